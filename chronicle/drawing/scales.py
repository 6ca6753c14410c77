"""Scales of counts, with round numbers beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

FULL = 100.0
"""The width and the height of a plot."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an axis: where it begins, counted from the left or from above, and how long it is."""

    start: float
    length: float


def placed(start: float, length: float, *, is_mirrored: bool = False) -> Stretch:
    """A part of the axis along the text, which begins on the right where a page is read from there.

    Rounded to a hundredth, which is less than anybody can see.
    """
    return Stretch(round(FULL - start - length if is_mirrored else start, 2), round(length, 2))


def ticks(most: int, about: int = 4) -> tuple[int, ...]:
    """Round whole numbers at one distance, from 0 to the first that is not below `most`; about so many steps."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * about >= most:
                steps = max(-(-most // step), 1)
                return tuple(step * number for number in range(steps + 1))
        size *= 10


def height_of(count: int, top: int) -> float:
    """How far up a count reaches on a scale that ends with `top`, which is not 0."""
    return round(FULL * count / top, 1)


def stacked(counts: Sequence[int], top: int) -> tuple[Stretch, ...]:
    """Counts one upon the other, the first at the bottom; one of 0 has no height."""
    ends = [height_of(total, top) for total in accumulate(counts)]
    return tuple(
        Stretch(round(FULL - end, 1), round(end - start, 1))
        for start, end in zip([0.0, *ends], ends, strict=False)
    )
