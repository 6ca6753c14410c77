"""Areas within closed lines: their size, a point in their midst, and what of them a frame shows.

A ring is a line whose last point is joined to its first. Across the 180th meridian it is to be
unrolled first (`unrolled`), so that no two neighbours are half the earth apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

Point = tuple[float, float]
Frame = tuple[float, float, float, float]
"""Left, top, right and bottom; the second is the smaller of the two that stand upright."""


def unrolled(line: Sequence[Point], nearest_to: float = 0.0) -> list[Point]:
    """A line in degrees whose longitudes run on past 180, beginning within 180 of a meridian."""
    found: list[Point] = []
    before = nearest_to
    for lon, lat in line:
        lon -= 360.0 * round((lon - before) / 360.0)
        found.append((lon, lat))
        before = lon
    return found


def over_the_pole(points: Sequence[Point]) -> list[Point]:
    """An unrolled ring; one that goes round a pole goes to it at its end, and back along it."""
    found = list(points)
    if found and abs(found[-1][0] - found[0][0]) > 180.0:
        pole = 90.0 if found[0][1] > 0 else -90.0
        found += [(found[-1][0], pole), (found[0][0], pole)]
    return found


def contains(points: Sequence[Point], point: Point) -> bool:
    """Whether a point is within an unrolled ring, on whichever turn round the earth."""
    crossings = list(_crossings(points, point[1]))
    return any(
        sum(x > point[0] + turn for x in crossings) % 2 == 1 for turn in (-360.0, 0.0, 360.0)
    )


def area(ring: Sequence[Point]) -> float:
    """How large a ring is, whichever way it runs."""
    return abs(_signed(unrolled(ring)))


def middle(ring: Sequence[Point]) -> Point:
    """A point within a ring, near its middle: the centre of its mass, if that is within it.

    Otherwise the middle of the longest stretch that the ring has on the height of that centre.
    """
    points = unrolled(ring)
    x, y = _centre(points)
    crossings = sorted(_crossings(points, y))
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if stretches and not any(left <= x <= right for left, right in stretches):
        left, right = max(stretches, key=lambda stretch: (stretch[1] - stretch[0], stretch))
        x = (left + right) / 2
    return (x - 360.0 * round(x / 360.0), y)


def _signed(points: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(points)) / 2


def _centre(points: Sequence[Point]) -> Point:
    size = _signed(points)
    if not size:
        return points[0]
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(points))
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(points))
    return (x / (6 * size), y / (6 * size))


def _crossings(points: Sequence[Point], y: float) -> Iterator[float]:
    """Where a ring crosses a height."""
    for (x0, y0), (x1, y1) in _sides(points):
        if (y0 <= y) != (y1 <= y):
            yield x0 + (y - y0) / (y1 - y0) * (x1 - x0)


def _sides(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise(chain(points, points[:1]))


def within(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """What of a ring a frame shows, as a ring; empty where it shows nothing (Sutherland and Hodgman).

    A ring that the frame cuts in several pieces stays one, joined along the edge of the frame.
    """
    left, top, right, bottom = frame
    points = list(ring)
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if not points:
            break
        points = list(_cut(points, axis, edge, sign))
    return points


def _cut(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """What of a ring lies on one side of a line, upright (`axis` 0) or level."""
    before = points[-1]
    was_in = (before[axis] - edge) * sign >= 0
    for point in points:
        is_in = (point[axis] - edge) * sign >= 0
        if is_in != was_in:
            yield _at_edge(before, point, axis, edge)
        if is_in:
            yield point
        before, was_in = point, is_in


def _at_edge(one: Point, other: Point, axis: int, edge: float) -> Point:
    part = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + part * (other[1 - axis] - one[1 - axis])
    return (edge, across) if axis == 0 else (across, edge)


def stretches_within(line: Sequence[Point], frame: Frame) -> Iterator[list[Point]]:
    """Those stretches of an open line that a frame shows, in order (Liang and Barsky)."""
    stretch: list[Point] = []
    for one, other in pairwise(line):
        shown = _shown(one, other, frame)
        if shown is None:
            if len(stretch) > 1:
                yield stretch
            stretch = []
            continue
        start, end = shown
        if not stretch or stretch[-1] != start:
            if len(stretch) > 1:
                yield stretch
            stretch = [start]
        if end != start:
            stretch.append(end)
    if len(stretch) > 1:
        yield stretch


def _shown(one: Point, other: Point, frame: Frame) -> tuple[Point, Point] | None:
    """The part of a straight line that a frame shows."""
    first, last = 0.0, 1.0
    dx, dy = other[0] - one[0], other[1] - one[1]
    left, top, right, bottom = frame
    for step, room in (
        (-dx, one[0] - left),
        (dx, right - one[0]),
        (-dy, one[1] - top),
        (dy, bottom - one[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    start = one if first == 0.0 else (one[0] + first * dx, one[1] + first * dy)
    end = other if last == 1.0 else (one[0] + last * dx, one[1] + last * dy)
    return (start, end)
