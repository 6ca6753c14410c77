"""Ties between people: as curves between two columns, or as arcs beside one.

Places are in hundredths of the width, and along the height in rows: the middle of the first of
four is at 12.5. Nothing is left to chance, so that a network looks the same whenever it is drawn.
"""

from __future__ import annotations

from chronicle.drawing.scales import FULL

Point = tuple[float, float]


def row(number: int, rows: int) -> float:
    """The middle of a row, counted from 0, in hundredths of the height."""
    return round(FULL * (number + 0.5) / rows, 2)


def across(one: float, other: float, *, is_mirrored: bool = False) -> str:
    """A curve from a height at one side to another at the other, level at both ends."""
    start, end = (FULL, 0.0) if is_mirrored else (0.0, FULL)
    return f"M{start:g} {one:g}C50 {one:g} 50 {other:g} {end:g} {other:g}"


def beside(one: float, other: float, *, is_mirrored: bool = False) -> str:
    """An arc from a height at one side to another at the same side; the farther, the more it swings out."""
    reach = 12 + 1.1 * abs(other - one)
    start, out = (FULL, FULL - reach) if is_mirrored else (0.0, reach)
    return f"M{start:g} {one:g}C{out:g} {one:g} {out:g} {other:g} {start:g} {other:g}"
