"""The year with most entries, where no other can have as many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.deriving.bounds import bounds_of, year_of_beginning
from chronicle.model import Entry

MOST_TIES = 3
_AGE = 1000
"""What may have begun in more years than this may have begun in any."""


@dataclass(frozen=True, slots=True)
class Busiest:
    """The year, or years, in which most entries began; each has `count`, or at the least that many."""

    years: tuple[int, ...]
    count: int
    entries: tuple[Entry, ...]
    is_least: bool = False


def busiest_years(entries: Sequence[Entry]) -> Busiest | None:
    """The busiest year, or up to three that tie.

    None where no year has two entries, where all are of one year, or where an entry whose year is not certain could make
    another the busiest, or break or make a tie.
    """
    certain = [(year, entry) for entry in entries if (year := year_of_beginning(entry.date))]
    counts = Counter(year for year, _ in certain)
    most = max(counts.values(), default=0)
    years = tuple(sorted(year for year, number in counts.items() if number == most))
    if most < 2 or len(counts) < 2 or len(years) > MOST_TIES:
        return None
    possible: Counter[int] = Counter()
    anywhere = 0
    for entry in entries:
        if year_of_beginning(entry.date) is None:
            bounds = bounds_of(entry.date)
            first, last = bounds.first_begin.year, bounds.last_begin.year
            if last - first > _AGE:
                anywhere += 1
            else:
                possible.update(range(first, last + 1))
    if anywhere >= most or any(
        counts[year] + possible[year] + anywhere >= most
        for year in counts.keys() | possible.keys()
        if year not in years
    ):
        return None
    is_least = any(possible[year] + anywhere for year in years)
    if is_least and len(years) > 1:
        return None
    rests_on = tuple(entry for year, entry in certain if year in years)
    return Busiest(years, most, rests_on, is_least)
