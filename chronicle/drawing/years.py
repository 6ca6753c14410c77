"""An axis of years: each by itself, or several as one where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.drawing.scales import FULL, Stretch, placed

MOST_BINS = 80
"""More years than this are drawn together, two by two, five by five …"""
GAP = 0.2
"""The part of a bin that stays free between two bars."""
LABELS = 12
FEW_LABELS = 5
"""How many years have a label on a wide screen, and on a narrow one."""

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Label:
    """A year that is named below the axis, at the middle of its bin; `is_minor` on wide screens only."""

    year: int
    at: float
    is_minor: bool


@dataclass(frozen=True, slots=True)
class YearAxis:
    """The years from `first` to `last`, in bins of `step` years; both ends are those of a bin."""

    first: int
    last: int
    step: int = 1
    is_mirrored: bool = False

    @property
    def bins(self) -> Iterator[tuple[int, int]]:
        """The first and the last year of each bin, in order."""
        return (
            (year, year + self.step - 1) for year in range(self.first, self.last + 1, self.step)
        )

    def bin_of(self, year: int) -> int:
        """The first year of the bin that a year lies in."""
        return year - (year - self.first) % self.step

    def stretch(self, first: int, last: int) -> Stretch:
        """From the beginning of one year to the end of another."""
        size = FULL / (self.last - self.first + 1)
        return placed(
            (first - self.first) * size, (last - first + 1) * size, is_mirrored=self.is_mirrored
        )

    def bar(self, first: int, last: int) -> Stretch:
        """A stretch of years without the space between two bars."""
        whole = self.stretch(first, last)
        return Stretch(
            round(whole.start + whole.length * GAP / 2, 2), round(whole.length * (1 - GAP), 2)
        )

    def labels(self) -> tuple[Label, ...]:
        """Years that are named: round ones, or all where there are few."""
        wide, narrow = self._named(LABELS), frozenset(self._named(FEW_LABELS))
        found = []
        for year in wide:
            whole = self.stretch(year, year + self.step - 1)
            at = round(whole.start + whole.length / 2, 2)
            found.append(Label(year, at, year not in narrow))
        return tuple(found)

    def _named(self, most: int) -> list[int]:
        """The first years of bins that are multiples of the least round number that leaves so many."""
        starts = [first for first, _ in self.bins]
        for every in _rounds():
            named = [year for year in starts if year % every == 0]
            if every >= self.step and len(named) <= most:
                # A span between two round years has its first year named.
                return named or starts[:1]
        raise AssertionError("some round number is larger than all years")


def year_axis(
    first: int, last: int, *, most: int = MOST_BINS, is_mirrored: bool = False
) -> YearAxis:
    """The axis from one year to another, in as many bins as there is room for, at round years."""
    for step in _rounds():
        start = first - first % step
        bins = (last - start) // step + 1
        if bins <= most:
            return YearAxis(start, start + bins * step - 1, step, is_mirrored)
    raise AssertionError("some round number is larger than all years")


def _rounds() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …"""
    size = 1
    while size <= 100_000:
        yield from (step * size for step in _STEPS)
        size *= 10
