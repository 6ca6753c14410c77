"""How many entries began in each year, by groups: what a picture over time is drawn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicle.dates import beginning, is_vague
from chronicle.deriving.coverage import Coverage
from chronicle.deriving.periods import Run, uncollected
from chronicle.model import Entry

Count = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Yearly:
    """The entries of each year by group, from the `first` to the `last` year.

    An entry counts for the year in which it began, as its date has it, also where that is
    approximate or uncertain; how many are so is in `vague`. Those of which no year is known are in
    `undated`. All these are `counted`; what was `denied` is not. Nothing is collected of the years in `outside`.
    """

    first: int
    last: int
    years: Mapping[int, Count]
    undated: Count
    counted: int
    vague: int
    denied: int
    outside: tuple[Run, ...]


def yearly(
    entries: Sequence[Entry],
    groups_of: Callable[[Entry], Iterable[str]],
    coverage: Coverage,
    span: Run | None = None,
) -> Yearly | None:
    """The entries by year and group, over their own years and those of `span`; None where no year is known.

    An entry of several groups counts in each.
    """
    counted = [entry for entry in entries if entry.status != "denied"]
    years: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    undated: defaultdict[str, int] = defaultdict(int)
    for entry in counted:
        year = entry.date.year
        counts = years[year] if year else undated
        for group in groups_of(entry):
            counts[group] += 1
    known = [*years, *(span or ())]
    if not years:
        return None
    first, last = min(known), max(known)
    return Yearly(
        first,
        last,
        {year: dict(years[year]) for year in sorted(years)},
        dict(undated),
        len(counted),
        sum(1 for entry in counted if entry.date.year and _is_vague(entry)),
        len(entries) - len(counted),
        uncollected(coverage, first, last)[0],
    )


def _is_vague(entry: Entry) -> bool:
    begun = beginning(entry.date)
    return begun is None or is_vague(begun)


def span_of_coverage(coverage: Coverage) -> Run | None:
    """The first and the last year that a chronicle says it covers, if it names one."""
    sides = [side.earliest.year for side in (coverage.start, coverage.end) if side]
    return (min(sides), max(sides)) if sides else None
