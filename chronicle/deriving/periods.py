"""Years and months of a chronicle: which have entries, which are quiet, which nobody collected."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby

from chronicle.dates import Date, is_vague
from chronicle.deriving.coverage import Coverage
from chronicle.model import Entry, Party

Run = tuple[int, int]
"""The first and the last of years that follow one another."""


class State(StrEnum):
    """What is to be said of a time apart from the entries that begin in it."""

    QUIET = "quiet"
    """Collected, and no entry lies in it or may lie in it."""
    REACHED = "reached"
    """An entry lies in it or may lie in it: one that goes on, or whose date is not that exact."""
    PARTLY = "partly"
    """Some of its days are not collected."""
    OUTSIDE = "outside"
    """None of its days is collected."""
    UNSTATED = "unstated"
    """The chronicle does not say whether it is collected."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month, how many entries begin in it, and its state."""

    number: int
    entries: int
    state: State


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year with its twelve months, or several without entries that are of one state throughout.

    `undated` are those of its `entries` whose month is not known.
    """

    first: int
    last: int
    months: tuple[Month, ...]
    entries: int = 0
    undated: int = 0

    @property
    def state(self) -> State | None:
        """The state of all of it, where it has no entries and is of one state."""
        states = {month.state for month in self.months}
        return None if self.entries or len(states) > 1 else states.pop()


def stretches(entries: Sequence[Entry], coverage: Coverage) -> tuple[Stretch, ...]:
    """A chronicle's years from the first to the last that it has entries of or covers, in order."""
    counted = Counter((entry.date.year, entry.date.month or 0) for entry in entries)
    years = [year for year, _ in counted if year]
    years += [side.earliest.year for side in (coverage.start, coverage.end) if side]
    if not years:
        return ()
    first, last = min(years), max(years)
    reached = _reached(entries, first, last)
    claimed = _claimed(entries, coverage)
    found = []
    for year in range(first, last + 1):
        months = tuple(
            Month(
                month,
                counted[year, month],
                _state(coverage, claimed, year, month, reached[12 * (year - first) + month - 1]),
            )
            for month in range(1, 13)
        )
        undated = counted[year, 0]
        total = sum(month.entries for month in months) + undated
        found.append(Stretch(year, year, months, total, undated))
    return tuple(
        _joined(list(group)) for _, group in groupby(found, key=lambda year: year.state or year)
    )


def _joined(years: list[Stretch]) -> Stretch:
    first, last = years[0], years[-1]
    return Stretch(first.first, last.last, first.months, first.entries, first.undated)


def _claimed(
    entries: Sequence[Entry], coverage: Coverage
) -> tuple[datetime.date, datetime.date] | None:
    """The days between which silence may be spoken of; an open side of the coverage ends with the entries."""
    if not coverage.is_stated:
        return None
    known = [entry.date for entry in entries]
    starts = [date.earliest for date in known if date.earliest > datetime.date.min]
    ends = [date.latest for date in known if date.latest < datetime.date.max]
    return (
        coverage.start.earliest if coverage.start else min(starts, default=datetime.date.max),
        coverage.end.latest if coverage.end else max(ends, default=datetime.date.min),
    )


def _state(
    coverage: Coverage,
    claimed: tuple[datetime.date, datetime.date] | None,
    year: int,
    month: int,
    is_reached: bool,
) -> State:
    first = datetime.date(year, month, 1)
    last = datetime.date(year, month, monthrange(year, month)[1])
    if coverage.is_outside(first, last):
        return State.OUTSIDE
    if not coverage.collects(first, last):
        return State.PARTLY
    if is_reached:
        return State.REACHED
    if claimed is None or last < claimed[0] or claimed[1] < first:
        return State.UNSTATED
    return State.QUIET


def span(date: Date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that an event may lie on.

    An approximate or uncertain date is taken to be off by as much as it is long: "about 1966" may be
    any day of 1965 to 1967.
    """
    if not is_vague(date):
        return date.earliest, date.latest
    length = (date.latest - date.earliest).days + 1
    first = max(date.earliest.toordinal() - length, datetime.date.min.toordinal())
    last = min(date.latest.toordinal() + length, datetime.date.max.toordinal())
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)


def _reached(entries: Sequence[Entry], first: int, last: int) -> list[bool]:
    """For each month from the first year to the last whether an entry may lie in it."""
    size = 12 * (last - first + 1)
    changes = [0] * (size + 1)
    for entry in entries:
        start, end = span(entry.date)
        begins = 12 * (start.year - first) + start.month - 1
        ends = 12 * (end.year - first) + end.month
        if begins < size and ends > 0:
            changes[max(begins, 0)] += 1
            changes[min(ends, size)] -= 1
    return [open_now > 0 for open_now in accumulate(changes[:-1])]


@dataclass(frozen=True, slots=True)
class Years:
    """The years of some entries, and between the first and last of the coverage those without any.

    A year that is collected, and that an entry of another year reaches into, is in none of the four.
    """

    with_entries: tuple[Run, ...] = ()
    quiet: tuple[Run, ...] = ()
    partly: tuple[Run, ...] = ()
    outside: tuple[Run, ...] = ()


def years(
    entries: Sequence[Entry], coverage: Coverage, bounds: Sequence[Date | None] = (None, None)
) -> Years:
    """What is to be said of each year of a chronicle when only some of its entries are looked at.

    A side that the coverage leaves open ends with these entries. Without a coverage only the years
    with entries are known. `bounds` are a beginning and an end, such as a state's, outside which nothing
    is said of years without entries.
    """
    own = _runs((entry.date.year, entry.date.year) for entry in entries if entry.date.year)
    first = coverage.start.earliest.year if coverage.start else own[0][0] if own else None
    last = coverage.end.latest.year if coverage.end else own[-1][1] if own else None
    if first is None or last is None or not coverage.is_stated:
        return Years(own)
    first, last = _narrowed(first, last, *bounds)
    spans = (span(entry.date) for entry in entries)
    taken = _runs([*own, *((start.year, end.year) for start, end in spans)])
    outside, partly = uncollected(coverage, first, last)
    return Years(
        own,
        _without(((first, last),), _runs([*taken, *outside, *partly])),
        _without(partly, own),
        _without(outside, own),
    )


def lifetime(parties: Sequence[Party]) -> tuple[Date | None, Date | None]:
    """From when to when all of some parties existed, as far as is known."""
    starts = [party.start for party in parties if party.start]
    ends = [party.end for party in parties if party.end]
    return (
        max(starts, key=lambda date: date.latest, default=None),
        min(ends, key=lambda date: date.earliest, default=None),
    )


def _narrowed(first: int, last: int, start: Date | None, end: Date | None) -> Run:
    """Those of some years that lie wholly between a beginning and an end."""
    if start and start.latest.year >= first:
        first = start.latest.year + ((start.latest.month, start.latest.day) != (1, 1))
    if end and end.earliest.year <= last:
        last = end.earliest.year - ((end.earliest.month, end.earliest.day) != (12, 31))
    return first, last


def uncollected(
    coverage: Coverage, first: int, last: int
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The years of which nothing is collected, and those of which a part is, from the first to the last."""
    outside: list[Run] = []
    partly: list[Run] = []
    for start, end in coverage.silences():
        whole = (start.year + ((start.month, start.day) != (1, 1)), end.year)
        if (end.month, end.day) != (12, 31):
            whole = (whole[0], end.year - 1)
        if whole[0] <= whole[1]:
            outside.append(whole)
        partly += [(year, year) for year in (start.year, end.year) if not _is_in(year, whole)]
    bounds = (first, last)
    return _within(_runs(outside), bounds), _within(_runs(partly), bounds)


def _is_in(year: int, run: Run) -> bool:
    return run[0] <= year <= run[1]


def _within(runs: Sequence[Run], bounds: Run) -> tuple[Run, ...]:
    cut = ((max(first, bounds[0]), min(last, bounds[1])) for first, last in runs)
    return tuple((first, last) for first, last in cut if first <= last)


def _runs(years: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in order, those that touch or overlap as one."""
    joined: list[Run] = []
    for first, last in sorted(years):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def _without(runs: Sequence[Run], taken: Sequence[Run]) -> tuple[Run, ...]:
    """What is left of runs when others (in order, none touching another) are taken away."""
    left: list[Run] = []
    for first, last in runs:
        for start, end in taken:
            if end < first or start > last:
                continue
            if first < start:
                left.append((first, start - 1))
            first = end + 1
        if first <= last:
            left.append((first, last))
    return tuple(left)
