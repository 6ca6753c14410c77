"""The facts of a relation in words, each with links to the entries that it rests on."""

from collections.abc import Sequence

from chronicle.dates import Date, Elapsed, beginning, elapsed
from chronicle.deriving.contacts import Facts
from chronicle.deriving.matrices import Cell
from chronicle.deriving.matrices import Matrix as People
from chronicle.deriving.silences import Silence, Silences
from chronicle.deriving.visits import Journey
from chronicle.deriving.years import Busiest
from chronicle.model import Entry
from chronicle.planning.coverage import coverage_link
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    Contacts,
    Count,
    Counts,
    Link,
    Matrix,
    MatrixCell,
    MatrixRow,
    Statement,
)
from chronicle.wording import Words

MOST_LINKS = 12
"""How many entries a figure links to; all are in the list."""


def contacts_view(parts: Parts, facts: Facts) -> Contacts | None:
    """What a relation's page says of its facts; None where there is no entry that counts."""
    if not facts.counted:
        return None
    return Contacts(
        statements=tuple(
            Statement(text, _links(parts, rests_on))
            for text, rests_on in statements(facts, parts.words)
        ),
        counts=tuple(_counts(parts, facts)),
        matrix=_matrix(parts, facts, facts.matrix)
        if facts.matrix and len(facts.counted) > 1
        else None,
        scope=parts.scope(),
        coverage=coverage_link(parts),
    )


def statements(facts: Facts, words: Words) -> list[tuple[str, Sequence[Entry]]]:
    """The sentences that hold of a list, and the entries that each rests on."""
    told: list[tuple[str, Sequence[Entry]]] = []
    if len(facts.counted) > 1:
        told.append((_first(facts.first, words), facts.first))
        told.append((_latest(facts.latest, words), facts.latest))
    if facts.silences.longest and (text := _longest(facts.silences, words)):
        around = [
            entry
            for silence in facts.silences.longest
            for entry in (*silence.after, *silence.before)
        ]
        told.append((text, list({entry.id: entry for entry in around}.values())))
    if facts.busiest:
        told.append((busiest_text(facts.busiest, words), facts.busiest.entries))
    return told


def _first(entries: Sequence[Entry], words: Words) -> str:
    if len(entries) == 1:
        return words("First entry in this chronicle: %(date)s.", date=words.date(entries[0].date))
    if _are_of_one_day(entries):
        date = words.date(_begun(entries[0]))
        return words.plural(
            "First in this chronicle: %(number)s entry of %(date)s.",
            "First in this chronicle: %(number)s entries of %(date)s.",
            len(entries),
            date=date,
        )
    return words.plural(
        "First in this chronicle: %(number)s entry.",
        "First in this chronicle: one of %(number)s entries whose dates overlap.",
        len(entries),
    )


def _latest(entries: Sequence[Entry], words: Words) -> str:
    if len(entries) == 1:
        return words("Latest entry in this chronicle: %(date)s.", date=words.date(entries[0].date))
    if _are_of_one_day(entries):
        date = words.date(_begun(entries[0]))
        return words.plural(
            "Latest in this chronicle: %(number)s entry of %(date)s.",
            "Latest in this chronicle: %(number)s entries of %(date)s.",
            len(entries),
            date=date,
        )
    return words.plural(
        "Latest in this chronicle: %(number)s entry.",
        "Latest in this chronicle: one of %(number)s entries whose dates overlap.",
        len(entries),
    )


def _begun(entry: Entry) -> Date:
    return beginning(entry.date) or entry.date


def _are_of_one_day(entries: Sequence[Entry]) -> bool:
    days = {(_begun(entry).earliest, _begun(entry).latest) for entry in entries}
    return len(days) == 1 and len(set(*days)) == 1


def _longest(silences: Silences, words: Words) -> str | None:
    """The sentence on the longest silence, or on those that tie; None where its length has no words."""
    longest = silences.longest
    time = (
        elapsed(longest[0].start, longest[0].end)
        if len(longest) == 1
        else Elapsed(days=longest[0].least)
    )
    if time is None:
        return None
    values = {
        "time": words.elapsed(time),
        "periods": words.list([_period(silence, words) for silence in longest]),
    }
    if silences.is_within:
        return words(
            "Longest time between two entries within what this chronicle covers: %(time)s, %(periods)s.",
            **values,
        )
    return words(
        "Longest time between two entries in this chronicle: %(time)s, %(periods)s.", **values
    )


def _period(silence: Silence, words: Words) -> str:
    return words(
        "from %(start)s to %(end)s", start=words.date(silence.start), end=words.date(silence.end)
    )


def busiest_text(busiest: Busiest, words: Words) -> str:
    """The year, or the years, with most entries."""
    years = words.list([str(year) for year in busiest.years])
    if len(busiest.years) > 1:
        return words.plural(
            "Busiest years in this chronicle: %(years)s, with %(number)s entry each.",
            "Busiest years in this chronicle: %(years)s, with %(number)s entries each.",
            busiest.count,
            years=years,
        )
    if busiest.is_least:
        return words.plural(
            "Busiest year in this chronicle: %(years)s, with at least %(number)s entry.",
            "Busiest year in this chronicle: %(years)s, with at least %(number)s entries.",
            busiest.count,
            years=years,
        )
    return words.plural(
        "Busiest year in this chronicle: %(years)s, with %(number)s entry.",
        "Busiest year in this chronicle: %(years)s, with %(number)s entries.",
        busiest.count,
        years=years,
    )


def _counts(parts: Parts, facts: Facts) -> list[Counts]:
    """By kind, with what is counted apart; visits; the levels of each side."""
    words = parts.words
    by_kind = [
        _count(parts, parts.kind(id).plural if len(entries) > 1 else parts.kind(id).name, entries)
        for id, entries in facts.kinds
    ]
    apart = [
        (words("Of many parties, counted apart"), facts.multilateral),
        (words("Denied, not counted"), facts.denied),
    ]
    by_kind += [_count(parts, label, entries) for label, entries in apart if entries]
    found = [Counts(words("By kind"), tuple(by_kind))]
    if facts.visits:
        visits = (
            _count(parts, _direction(parts, journey), entries) for journey, entries in facts.visits
        )
        found.append(Counts(words("Visits"), tuple(visits)))
    for side, levels in zip(facts.pair, facts.levels, strict=True):
        if levels:
            title = words("Highest level: %(party)s", party=parts.name("party", side))
            items = (_count(parts, level_name(level, words), entries) for level, entries in levels)
            found.append(Counts(title, tuple(items)))
    return found


def _direction(parts: Parts, journey: Journey | None) -> str:
    if journey is None:
        return parts.words("Direction not recorded")
    return parts.words(
        "%(guest)s visited, %(host)s hosted",
        guest=parts.name("party", journey.guest),
        host=parts.name("party", journey.host),
    )


def level_name(level: str | None, words: Words) -> str:
    """What a kind of office is called."""
    names = {
        "head of state": words("Head of state"),
        "head of government": words("Head of government"),
        "foreign minister": words("Foreign minister"),
        "minister": words("Minister"),
        "ambassador": words("Ambassador"),
        "official": words("Official"),
        "envoy": words("Envoy"),
        "other": words("Other office"),
    }
    return names[level] if level else words("Not recorded")


def _count(parts: Parts, label: str, entries: Sequence[Entry]) -> Count:
    shown = parts.ordered(entries)[:MOST_LINKS]
    left = len(entries) - len(shown)
    return Count(
        label,
        len(entries),
        tuple(parts.by_date(entry) for entry in shown),
        parts.words.plural(
            "and %(number)s more in the list", "and %(number)s more in the list", left
        )
        if left
        else "",
    )


def _links(parts: Parts, entries: Sequence[Entry]) -> tuple[Link, ...]:
    """Links by title, or by date where there are many."""
    if len(entries) > MOST_LINKS // 2:
        return tuple(parts.by_date(entry) for entry in entries[:MOST_LINKS])
    return parts.links("entry", [entry.id for entry in entries])


def _matrix(parts: Parts, facts: Facts, people: People) -> Matrix:
    """The side with more people has the rows."""
    words = parts.words
    names = [parts.name("party", id) for id in facts.pair]
    rows, columns = 0, 1
    cells = people.cells
    if len(people.people[1]) > len(people.people[0]):
        rows, columns = 1, 0
        cells = tuple(zip(*people.cells, strict=True))
    left_out = sum(people.left_out)
    return Matrix(
        caption=words(
            "Entries in which both took part, with the first and the latest in this chronicle"
        ),
        corner=words(
            "%(rows)s, by row; %(columns)s, by column", rows=names[rows], columns=names[columns]
        ),
        columns=parts.links("person", people.people[columns]),
        rows=tuple(
            MatrixRow(
                parts.link("person", person),
                tuple(_cell(parts, cell) if cell else None for cell in row),
            )
            for person, row in zip(people.people[rows], cells, strict=True)
        ),
        note=words.plural(
            "%(number)s person who took part less often is left out.",
            "%(number)s people who took part less often are left out.",
            left_out,
        )
        if left_out
        else "",
    )


def _cell(parts: Parts, cell: Cell) -> MatrixCell:
    first, latest = (
        parts.by_date(entries[0]) if len(entries) == 1 else None
        for entries in (cell.first, cell.latest)
    )
    return MatrixCell(len(cell.entries), first, latest if len(cell.entries) > 1 else None)
