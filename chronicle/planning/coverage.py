"""The pages on what is collected: quiet or not looked at, whose account, and what rests on little."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronicle import urls
from chronicle.deriving.evidence import (
    JOINT,
    Share,
    Side,
    absences,
    shares,
    side_of,
    sides_missing,
    weak,
)
from chronicle.deriving.periods import Month, Run, State, Stretch, lifetime, stretches, years
from chronicle.languages import language_name
from chronicle.linking import Pair
from chronicle.model import Entry, Readout
from chronicle.planning.lists import count, panel, panels, plan_list
from chronicle.planning.parts import Parts
from chronicle.planning.scope import run_text
from chronicle.planning.views import (
    CoverageCell,
    CoveragePanel,
    CoverageRow,
    CoverageView,
    ExplainedListView,
    Fact,
    Link,
    Page,
    Panel,
    ShareRow,
    ShareTable,
    Tally,
)
from chronicle.planning.years import year_of
from chronicle.wording import Words


def plan_coverage(parts: Parts) -> Iterator[Page]:
    """The page on the coverage, and a list of each sort of entry that rests on little."""
    words, entries = parts.words, list(parts.chronicle.entries.values())
    link = _to_coverage(parts, words("Coverage"))
    lacks = _lacks(parts, entries)
    names = _names(words)
    rows = tuple(_row(parts, stretch, names) for stretch in stretches(entries, parts.collected))
    view = CoverageView(
        head=parts.head(
            link.text,
            link.address,
            description=words("What this chronicle collects, and what its entries rest on."),
        ),
        title=link.text,
        count=len(entries),
        facts=_stated(parts),
        scope=parts.scope(),
        months=tuple(
            (words.month(each, "abbreviated"), words.month(each)) for each in range(1, 13)
        ),
        rows=rows,
        legend=_legend(rows, words),
        undated=_undated(parts, entries),
        shares=(
            _by_side(parts, entries),
            _by_language(parts, entries),
            _by_type(parts, entries),
        ),
        lists=tuple(
            Tally(Link(lack.title, parts.at.coverage_list(lack.id)), len(lack.entries))
            for lack in lacks
        ),
    )
    yield Page(link.address, "coverage.html", view)
    for lack in lacks:
        yield from _plan_lack(parts, lack)


def coverage_link(parts: Parts, language: str | None = None) -> Link | None:
    """A link to the page on what the chronicle covers, called as in a language; None without that page."""
    words = parts.words_in(language or parts.language)
    return _to_coverage(parts, words("Coverage")) if parts.has("coverage") else None


def _to_coverage(parts: Parts, text: str) -> Link:
    return Link(text, parts.at.here(urls.COVERAGE))


def coverage_panel(parts: Parts, entries: Sequence[Entry], pair: Pair) -> CoveragePanel | None:
    """What is collected of a pair's entries, and whose accounts they rest on; None without entries."""
    if not entries:
        return None
    words = parts.words
    found = years(
        entries, parts.collected, lifetime([parts.content.parties[party] for party in pair])
    )
    outside = [
        words("%(years)s (%(note)s)", years=run_text(run, words), note="; ".join(notes))
        if (notes := _notes(parts, run))
        else run_text(run, words)
        for run in found.outside
    ]
    told = (
        (words("Years with entries"), [run_text(run, words) for run in found.with_entries]),
        (words("Quiet years"), [run_text(run, words) for run in found.quiet]),
        (words("Partly collected, no entry"), [run_text(run, words) for run in found.partly]),
        (words("Not collected"), outside),
    )
    return CoveragePanel(
        facts=tuple(Fact(label, words.series(texts)) for label, texts in told if texts),
        sides=_by_side(parts, entries, pair),
        more=_to_coverage(parts, words("Coverage of this chronicle"))
        if parts.has("coverage")
        else None,
    )


def _stated(parts: Parts) -> tuple[Fact, ...]:
    """What the chronicle says of its coverage, in its own words."""
    words, coverage = parts.words, parts.coverage
    facts = []
    if coverage.start:
        facts.append(Fact(words("Collected from"), when=parts.when(coverage.start)))
    if coverage.end:
        facts.append(Fact(words("Collected to"), when=parts.when(coverage.end)))
    facts += [
        Fact(words("Not collected"), gap.note, when=parts.when(gap.date)) for gap in coverage.gaps
    ]
    if coverage.note:
        facts.append(Fact(words("Note"), coverage.note))
    return tuple(facts)


def _row(parts: Parts, stretch: Stretch, names: Mapping[State, str]) -> CoverageRow:
    words, state = parts.words, stretch.state
    label = run_text((stretch.first, stretch.last), words)
    if state:
        notes = _notes(parts, (stretch.first, stretch.last)) if state is State.OUTSIDE else ()
        text = names[state]
        if notes:
            text = words("%(state)s: %(note)s", state=text, note="; ".join(notes))
        return CoverageRow(label=label, state=state.value, text=text)
    return CoverageRow(
        label=label,
        address=parts.at.year(stretch.first) if stretch.entries else None,
        cells=tuple(_cell(parts, month, stretch.first, names) for month in stretch.months),
        undated=stretch.undated,
    )


def _cell(parts: Parts, month: Month, year: int, names: Mapping[State, str]) -> CoverageCell:
    words, state = parts.words, names[month.state]
    if not month.entries:
        return CoverageCell(0, month.state.value, state)
    label = words.plural("%(number)s entry", "%(number)s entries", month.entries)
    if month.state in (State.PARTLY, State.OUTSIDE):
        label = words("%(entries)s, %(state)s", entries=label, state=state)
    return CoverageCell(month.entries, month.state.value, label, parts.at.month(year, month.number))


def _names(words: Words) -> dict[State, str]:
    return {
        State.QUIET: words("quiet"),
        State.REACHED: words("no entry of its own"),
        State.PARTLY: words("partly collected"),
        State.OUTSIDE: words("not collected"),
        State.UNSTATED: words("no entry"),
    }


def _legend(rows: Sequence[CoverageRow], words: Words) -> tuple[tuple[str, str], ...]:
    """What the states mean that the table has."""
    shown = {row.state for row in rows} | {cell.state for row in rows for cell in row.cells}
    meanings = {
        State.QUIET: words("Quiet: collected, and there is no entry."),
        State.REACHED: words(
            "No entry begins here, but one goes on into it, or may lie in it, as its date is less exact."
        ),
        State.PARTLY: words("Partly collected: some of its days are left out."),
        State.OUTSIDE: words("Not collected: no entry says nothing."),
        State.UNSTATED: words("No entry. Whether it was collected is not stated."),
    }
    return tuple((state.value, text) for state, text in meanings.items() if state.value in shown)


def _undated(parts: Parts, entries: Sequence[Entry]) -> tuple[Tally, ...]:
    """How many entries have each date of which not even the year is known."""
    counted: dict[Link, int] = {}
    for entry in entries:
        if not entry.date.year:
            link = Link(parts.when(entry.date).text, parts.at.year(year_of(entry)))
            counted[link] = counted.get(link, 0) + 1
    return tuple(Tally(link, number) for link, number in counted.items())


def _notes(parts: Parts, run: Run) -> tuple[str, ...]:
    """What is said of the gaps that some years lie in."""
    first, last = run
    return tuple(
        gap.note
        for gap in parts.coverage.gaps
        if gap.note and gap.first.year <= last and first <= gap.last.year
    )


def _by_side(parts: Parts, entries: Sequence[Entry], pair: Pair | None = None) -> ShareTable:
    """Sources by side: the two sides of a pair first."""
    words = parts.words

    def row(side: Side, share: Share) -> ShareRow:
        if side.party:
            link = parts.link("party", side.party)
            return ShareRow(link.text, share.sources, share.entries, link)
        text = words(JOINT) if side.is_joint else words("independent")
        return ShareRow(text, share.sources, share.entries)

    found = shares(entries, side_of)
    if pair:
        own = {Side(party): found.get(Side(party), Share(0, 0)) for party in pair}
        found = {**own, **{side: share for side, share in found.items() if side not in own}}
    rows = tuple(row(side, share) for side, share in found.items())
    return ShareTable(words("Sources by side"), words("Side"), rows)


def _by_language(parts: Parts, entries: Sequence[Entry]) -> ShareTable:
    words = parts.words
    rows = tuple(
        ShareRow(
            language_name(language, parts.language) if language else words("not stated"),
            share.sources,
            share.entries,
        )
        for language, share in shares(entries, lambda source: source.language).items()
    )
    return ShareTable(words("Sources by language"), words("Language"), rows)


def _by_type(parts: Parts, entries: Sequence[Entry]) -> ShareTable:
    words = parts.words
    rows = tuple(
        ShareRow(words(type), share.sources, share.entries)
        for type, share in shares(entries, lambda source: source.type).items()
    )
    return ShareTable(words("Sources by type"), words("Type"), rows)


@dataclass(frozen=True, slots=True)
class _Lack:
    """A list of entries that rest on little, what it says of itself, and of each entry."""

    id: str
    title: str
    explained: str
    entries: Sequence[Entry]
    note: Callable[[Entry], str | None] = lambda entry: None
    panels: tuple[Panel, ...] = ()


def _lacks(parts: Parts, entries: Sequence[Entry]) -> tuple[_Lack, ...]:
    words, found = parts.words, weak(entries)

    def missing(entry: Entry) -> str:
        sides = [parts.name("party", party) for party in sides_missing(entry)]
        return words("No account of this side: %(party)s", party=words.list(sides))

    def searched(entry: Entry) -> str:
        return "; ".join(_absence(parts, readout) for readout in absences(entry))

    tallies = count(found.one_side, sides_missing, lambda party: parts.link("party", party))
    return (
        _Lack(
            "one-source",
            words("Entries with one source only"),
            words("These entries cite a single source."),
            found.one_source,
        ),
        _Lack(
            "no-source",
            words("Entries without a source"),
            words("These entries cite no source."),
            found.no_source,
        ),
        _Lack(
            "one-side",
            words("Entries with the account of one side only"),
            words(
                "Of these entries of two parties there is the account of one party only: a source of that side, a"
                " readout of it, or a joint statement."
            ),
            found.one_side,
            missing,
            panels(panel(parts, words("Side without an account"), tallies)),
        ),
        _Lack(
            "no-side",
            words("Entries without an account of either side"),
            words(
                "Of these entries of two parties there is no account of either: no source of a side, no readout of"
                " it, and no joint statement."
            ),
            found.no_side,
        ),
        _Lack(
            "absent-account",
            words("Entries with a documented absence"),
            words("For these entries the account of a side was looked for and not found."),
            found.absent_account,
            searched,
        ),
    )


def _plan_lack(parts: Parts, lack: _Lack) -> Iterator[Page]:
    address, whole = parts.at.coverage_list(lack.id), _to_coverage(parts, parts.words("Coverage"))
    view = ExplainedListView(
        head=parts.head(lack.title, address, [whole], description=lack.explained),
        title=lack.title,
        kicker=whole.text,
        explained=lack.explained,
        scope=parts.scope(),
        panels=lack.panels,
    )
    yield from plan_list(
        parts, "coverage-list.html", view, lack.entries, lack.note, is_timeline=False
    )


def _absence(parts: Parts, readout: Readout) -> str:
    """That an account was not found, and on which day it was looked for."""
    words = parts.words
    side = words.list([parts.name("party", party) for party in readout.sides])
    if readout.searched is None:
        return words("No account of this side was found: %(party)s", party=side)
    return words(
        "No account of this side was found on %(date)s: %(party)s",
        party=side,
        date=words.date(readout.searched),
    )
