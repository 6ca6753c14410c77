"""Lines with fewer points that look the same."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line without the points that it passes within `tolerance` anyway (Douglas and Peucker).

    The first and the last point stay. What is returned is made of points of the line, in order, and
    none that is left out is farther from it than the tolerance.
    """
    if len(line) < 3:
        return list(line)
    keep = bytearray(len(line))
    keep[0] = keep[-1] = 1
    limit = tolerance * tolerance
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, most = _farthest(line, first, last)
        if most > limit:
            keep[farthest] = 1
            if farthest - first > 1:
                stretches.append((first, farthest))
            if last - farthest > 1:
                stretches.append((farthest, last))
    return [point for point, kept in zip(line, keep, strict=True) if kept]


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two that is farthest from the straight way, and the square of how far."""
    (x0, y0), (x1, y1) = line[first], line[last]
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    most, farthest = -1.0, first
    for number in range(first + 1, last):
        x, y = line[number]
        along = ((x - x0) * dx + (y - y0) * dy) / length if length else 0.0
        along = 0.0 if along < 0 else 1.0 if along > 1 else along
        off_x, off_y = x - x0 - along * dx, y - y0 - along * dy
        distance = off_x * off_x + off_y * off_y
        if distance > most:
            most, farthest = distance, number
    return farthest, most
