"""Counts → a few shades, from the palest to the deepest."""

from __future__ import annotations

from bisect import bisect_left

SHADES = 5


def upper_bounds(most: int, shades: int = SHADES) -> tuple[int, ...]:
    """The largest count of each shade, the last being `most`.

    Each is about as many times the one before, since most counts are small; up to as many counts as
    there are shades have one each.
    """
    if most <= shades:
        return tuple(range(1, most + 1))
    bounds: list[int] = []
    for number in range(1, shades + 1):
        least = bounds[-1] + 1 if bounds else 1
        bounds.append(max(least, round(most ** (number / shades))))
    bounds[-1] = most
    return tuple(bounds)


def shade_of(count: int, bounds: tuple[int, ...]) -> int:
    """Which shade a count has, from 1 to 5; 0 for none. Where there are fewer, they are as far apart as can be."""
    if not count:
        return 0
    if len(bounds) == 1:
        return SHADES
    return 1 + round((SHADES - 1) * bisect_left(bounds, count) / (len(bounds) - 1))
