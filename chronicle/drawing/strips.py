"""An axis of time in bars that are as fine as the time is short, and in coarser steps that a finger can hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.drawing.scales import FULL, Stretch, placed

MONTH, YEAR, DECADE, CENTURY = 1, 12, 120, 1200
"""How many months each is."""

MOST_BARS = 120
MOST_STEPS = 28
"""So many steps are 24 pixels wide each, where they stand side by side."""

GAP = 0.2
"""The part of a bar's place that stays free."""
WIDEST = 2.5
"""A bar is not wider than this, in hundredths: few of them are not walls."""

_GRAINS = (
    (MONTH, YEAR),
    (YEAR, YEAR),
    (YEAR, DECADE),
    (DECADE, DECADE),
    (DECADE, CENTURY),
    (CENTURY, CENTURY),
)


def month_number(year: int, month: int = 1) -> int:
    """The place of a month in the row of all months."""
    return YEAR * year + month - 1


@dataclass(frozen=True, slots=True)
class StripAxis:
    """The months from `first` to before `end`, in bars of `bar` months and steps of `step`.

    Both are whole numbers of steps, and a step of bars.
    """

    first: int
    end: int
    bar: int
    step: int
    is_mirrored: bool = False

    @property
    def steps(self) -> range:
        """The first month of each step, in order."""
        return range(self.first, self.end, self.step)

    def bar_of(self, month: int) -> int:
        """The first month of the bar that a month lies in."""
        return month - month % self.bar

    def step_of(self, month: int) -> int:
        """The first month of the step that a month lies in."""
        return month - month % self.step

    def drawn(self, start: int) -> Stretch:
        """Where the bar that begins with a month is drawn: in the middle of its place."""
        room = self._length(self.bar)
        width = min(room * (1 - GAP), WIDEST)
        begin = self._length(start - self.first) + (room - width) / 2
        return placed(begin, width, is_mirrored=self.is_mirrored)

    def stretch(self, start: int, end: int) -> Stretch:
        """From one month to before another."""
        return placed(
            self._length(start - self.first),
            self._length(end - start),
            is_mirrored=self.is_mirrored,
        )

    def whole_bars(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the end of those bars that lie wholly between two months; None where none does."""
        begins = max(start + -start % self.bar, self.first)
        ends = min(end - end % self.bar, self.end)
        return (begins, ends) if begins < ends else None

    def _length(self, months: int) -> float:
        return FULL * months / (self.end - self.first)


def strip_axis(
    first: int, last: int, *, by_month: bool = True, is_mirrored: bool = False
) -> StripAxis:
    """The axis from one year to another, as fine as there is room for; in months only `by_month`."""
    if by_month and first == last:
        return StripAxis(*_aligned(first, last, YEAR), MONTH, MONTH, is_mirrored)
    for bar, step in _grains(by_month=by_month):
        start, end = _aligned(first, last, step)
        if (end - start) // bar <= MOST_BARS and (end - start) // step <= MOST_STEPS:
            break
    return StripAxis(start, end, bar, step, is_mirrored)


def _grains(*, by_month: bool) -> Iterator[tuple[int, int]]:
    return (grain for grain in _GRAINS if by_month or grain[0] != MONTH)


def _aligned(first: int, last: int, step: int) -> tuple[int, int]:
    """The beginning of the first step and the end of the last, for years from one to another."""
    start, end = month_number(first), month_number(last + 1)
    return start - start % step, end + -end % step
