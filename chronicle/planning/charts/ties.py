"""The network of who took part with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from chronicle.deriving.company import Company, Person, company_of
from chronicle.deriving.leaders import MOST_LEADERS
from chronicle.drawing import networks
from chronicle.model import Entry
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    ChartRow,
    ChartTable,
    Tie,
    TiesChart,
    TiesColumn,
    TiesPerson,
)

LEAST_PEOPLE, LEAST_TIES = 4, 3
"""A network of fewer people or ties says nothing that a list does not."""
MOST_OF_A_SIDE, MOST_IN_ALL = 16, 24
MOST_ROWS = 200
LARGEST, SMALLEST = 9.0, 2.5
"""The radius of the largest disc and the least of any, in pixels."""
WIDTHS = (1, 2, 4, 8)
"""A tie of at least so many entries is drawn as the first, the second … in width."""


def ties_chart(parts: Parts, entries: Sequence[Entry]) -> TiesChart | None:
    """Who took part with whom for another party; None where there is too little to see.

    Where nearly all ties are of one party, its people stand on one side and all others on the
    other; else all stand in one column, by party.
    """
    company = company_of(entries)
    if len(company.people) < LEAST_PEOPLE or len(company.ties) < LEAST_TIES:
        return None
    words = parts.words
    hub = company.hub()
    columns = _sides(company, hub) if hub else [_by_party(company)]
    shown = {person.id for column in columns for person in column}
    places = {
        person.id: (side, networks.row(number, len(column)))
        for side, column in enumerate(columns)
        for number, person in enumerate(column)
    }
    most = max(len(company.people[id].entries) for id in shown)
    is_mirrored = parts.is_mirrored
    drawn = [
        (two, found)
        for two, found in company.ties.items()
        if shown.issuperset(two) and (not hub or places[two[0]][0] != places[two[1]][0])
    ]
    return TiesChart(
        id="chart-ties",
        title=words("Who took part with whom"),
        description=_description(parts, company, hub),
        table=_table(parts, company),
        notes=tuple(_notes(parts, company, len(shown), len(drawn))),
        is_mirrored=is_mirrored,
        columns=tuple(
            TiesColumn(
                _heading(parts, column, hub),
                tuple(
                    _person(parts, person, places[person.id][1], most, _is_new(column, number, hub))
                    for number, person in enumerate(column)
                ),
            )
            for column in columns
        ),
        ties=tuple(
            Tie(
                f"tie-{sum(len(found) >= least for least in WIDTHS)}",
                _curve(places[two[0]], places[two[1]], is_mirrored=is_mirrored),
                _told(parts, two, len(found)),
            )
            for two, found in sorted(drawn, key=lambda tie: (len(tie[1]), tie[0]))
        ),
    )


def _sides(company: Company, hub: str) -> list[list[Person]]:
    """The people of one party, and those whom they had to do with; both in the order of time."""
    own = [person for person in company.people.values() if person.party == hub]
    others = [person for person in company.people.values() if person.party != hub]
    first, second = (_most_frequent(side, MOST_OF_A_SIDE) for side in (own, others))
    ids = {person.id for person in (*first, *second)}
    tied = {
        id
        for two in company.ties
        if ids.issuperset(two)
        and (company.people[two[0]].party == hub) != (company.people[two[1]].party == hub)
        for id in two
    }
    # Somebody whose counterparts are all left out has nothing to show.
    return [
        sorted((person for person in side if person.id in tied), key=_in_time)
        for side in (first, second)
    ]


def _by_party(company: Company) -> list[Person]:
    """The most frequent people, those of one party together, the party with most people first."""
    people = _most_frequent(list(company.people.values()), MOST_IN_ALL)
    sizes = {each.party: sum(other.party == each.party for other in people) for each in people}
    return sorted(people, key=lambda each: (-sizes[each.party], each.party, _in_time(each)))


def _most_frequent(people: Sequence[Person], most: int) -> list[Person]:
    return sorted(people, key=lambda person: (-len(person.entries), person.id))[:most]


def _in_time(person: Person) -> tuple[object, ...]:
    """By the middle one of their entries: who was there at the same time stands side by side."""
    return (person.entries[len(person.entries) // 2].order, person.id)


def _curve(one: tuple[int, float], other: tuple[int, float], *, is_mirrored: bool) -> str:
    first, last = sorted((one, other))
    if first[0] == last[0]:
        return networks.beside(first[1], last[1], is_mirrored=is_mirrored)
    return networks.across(first[1], last[1], is_mirrored=is_mirrored)


def _person(parts: Parts, person: Person, y: float, most: int, is_new: bool) -> TiesPerson:
    number = len(person.entries)
    return TiesPerson(
        link=parts.link("person", person.id),
        party=parts.name("party", person.party) if is_new else "",
        count=parts.words.number(number),
        y=y,
        radius=round(max(LARGEST * sqrt(number / most), SMALLEST), 1),
    )


def _is_new(column: Sequence[Person], number: int, hub: str | None) -> bool:
    """Whether somebody is the first of their party, where parties are told in the column."""
    if hub and len({person.party for person in column}) == 1:
        return False
    return number == 0 or column[number - 1].party != column[number].party


def _heading(parts: Parts, column: Sequence[Person], hub: str | None) -> str:
    """What all in a column have in common."""
    parties = sorted({person.party for person in column})
    if len(parties) == 1:
        return parts.name("party", parties[0])
    return parts.words("Others") if hub else ""


def _description(parts: Parts, company: Company, hub: str | None) -> str:
    words = parts.words
    text = words.plural(
        "A line joins two people who took part in an entry for different parties: %(number)s person.",
        "A line joins two people who took part in an entry for different parties: %(number)s people.",
        len(company.people),
    )
    order = words("They stand in the order of time.") if hub else ""
    two, found = max(company.ties.items(), key=lambda tie: (len(tie[1]), tie[0]))
    if len(found) < 2:
        return " ".join(filter(None, (text, order)))
    most = words("Most often: %(tie)s.", tie=_told(parts, two, len(found)))
    return " ".join(filter(None, (text, order, most)))


def _told(parts: Parts, two: tuple[str, str], number: int) -> str:
    return parts.words.plural(
        "%(person)s and %(other)s: %(number)s entry",
        "%(person)s and %(other)s: %(number)s entries",
        number,
        person=parts.name("person", two[0]),
        other=parts.name("person", two[1]),
    )


def _notes(parts: Parts, company: Company, shown: int, drawn: int) -> Iterator[str]:
    words = parts.words
    if left_out := len(company.people) - shown:
        yield words.plural(
            "%(number)s more person, with fewer entries, is in the table.",
            "%(number)s more people, with fewer entries, are in the table.",
            left_out,
        )
    yield words.plural(
        "Entries with more than %(number)s person make no lines.",
        "Entries with more than %(number)s people make no lines.",
        MOST_LEADERS,
    )
    yield words("That two took part in an entry does not say that they met.")


def _table(parts: Parts, company: Company) -> ChartTable:
    """Every two with their entries, the most frequent first."""
    words = parts.words
    ranked = sorted(company.ties.items(), key=lambda tie: (-len(tie[1]), tie[0]))
    rows = [
        ChartRow(
            parts.name("person", one),
            (parts.name("person", other), words.number(len(found))),
            parts.link("person", one).address,
        )
        for (one, other), found in ranked[:MOST_ROWS]
    ]
    if len(ranked) > MOST_ROWS:
        text = words.plural(
            "%(number)s more line of one or a few entries",
            "%(number)s more lines of one or a few entries",
            len(ranked) - MOST_ROWS,
        )
        rows.append(ChartRow(words("Others"), text=text))
    return ChartTable((words("Who"), words("With whom"), words("Entries")), tuple(rows), texts=1)
