"""A sheet of a map: a projection, and the frame about what is to be shown; and the land on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from chronicle.drawing.polygons import stretches_within, within
from chronicle.drawing.projecting import (
    WIDEST,
    Point,
    Projection,
    distance,
    projection_for,
    weighted_middle,
)
from chronicle.drawing.simplifying import simplified

WIDTH = 720.0
"""Units that a sheet is wide."""
LOWEST, HIGHEST = 0.5, 0.72
"""How high a sheet may be, in its widths."""
ROOM = 0.1
"""The part of a sheet that is kept free of places on either side, for their names."""
LEAST = 0.45
"""The least that a sheet shows across, in radii of the earth: 2,900 km."""
BEND = 0.18
"""How far an arc swings out, in the length of its chord."""
SMALLEST = 4.0
"""Islands that take less of a sheet than this, in square units, are left out."""


CORE = 0.9
"""The part of all that is to be shown which has to be on the sheet."""
NEAR = 40.0
"""Places no farther than this from their middle, in degrees, are all on the sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map's frame: its projection, its upper left corner and its scale, its size in units."""

    projection: Projection
    left: float
    top: float
    scale: float
    height: float
    width: float = WIDTH

    def place(self, point: Point) -> Point:
        """Where a point of the earth lies on the sheet."""
        return self._placed((self.projection.point(point),))[0]

    def areas(self, rings: Iterable[Sequence[Point]], tolerance: float) -> list[list[Point]]:
        """What the sheet shows of areas, with lines that are off by no more than the tolerance."""
        # A little more than the sheet, so that no edge of an area is seen on its border.
        frame = (-4.0, -4.0, self.width + 4.0, self.height + 4.0)
        found = []
        for ring in rings:
            for piece in self.projection.rings(ring):
                shown = within(self._placed(piece), frame)
                if _extent(shown) >= SMALLEST:
                    fewer = simplified([*shown, shown[0]], tolerance)
                    if len(fewer) > 3:
                        found.append(fewer[:-1])
        return found

    def lines(self, lines: Iterable[Sequence[Point]], tolerance: float) -> list[list[Point]]:
        """What the sheet shows of lines."""
        frame = (0.0, 0.0, self.width, self.height)
        return [
            simplified(shown, tolerance)
            for line in lines
            for piece in self.projection.lines(line)
            for shown in stretches_within(self._placed(piece), frame)
        ]

    def shows(self, point: Point) -> bool:
        """Whether a point of the earth lies on the sheet."""
        x, y = self.place(point)
        return 0.0 <= x <= self.width and 0.0 <= y <= self.height

    def _placed(self, points: Sequence[Point]) -> list[Point]:
        return [((x - self.left) * self.scale, (y - self.top) * self.scale) for x, y in points]


def sheet_for(points: Sequence[Point]) -> Sheet:
    """The sheet that shows some points of the earth, one or more, with some room about them."""
    projection = projection_for(points)
    found = [projection.point(point) for point in points]
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    top, bottom = min(y for _, y in found), max(y for _, y in found)
    wide = max((right - left) / (1 - 2 * ROOM), LEAST)
    high = max((bottom - top) / (1 - 2 * ROOM), LEAST * LOWEST)
    wide = max(wide, high / HIGHEST)
    high = max(high, wide * LOWEST)
    scale = WIDTH / wide
    return Sheet(
        projection,
        (left + right - wide) / 2,
        (top + bottom - high) / 2,
        scale,
        float(round(high * scale)),
    )


def core(weights: Mapping[Point, int]) -> list[Point]:
    """Those of some points that a sheet should show: all, or most where few lie far from the others.

    Two cities across an ocean would make everything else small. What is left out has less than a
    tenth of the weight, and is half as far again from the middle as all that is shown.
    """
    middle = weighted_middle(weights)
    ordered = sorted(weights, key=lambda point: (round(distance(middle, point), 6), point))
    least = CORE * sum(weights.values())
    reached, within_core = 0, 0.0
    for point in ordered:
        reached += weights[point]
        within_core = distance(middle, point)
        if reached >= least:
            break
    reach = max(within_core * 1.5, NEAR)
    if reach > WIDEST:
        return ordered
    return [point for point in ordered if distance(middle, point) <= reach]


def arc(one: Point, other: Point, short: float = 0.0) -> tuple[Point, Point, Point]:
    """A curve from one point of a sheet to another: its start, its control point and its end.

    It swings out to the left of who goes along it, so that there and back are two curves, and ends
    `short` of where it goes, if it is long enough for that.
    """
    (x0, y0), (x1, y1) = one, other
    x, y = (x0 + x1) / 2 + (y1 - y0) * BEND, (y0 + y1) / 2 - (x1 - x0) * BEND
    last = hypot(x1 - x, y1 - y)
    part = max(1 - short / last, 0.5) if last else 1.0
    return one, (x, y), (x + (x1 - x) * part, y + (y1 - y) * part)


def _extent(ring: Sequence[Point]) -> float:
    """The size of the box about a ring."""
    if len(ring) < 3:
        return 0.0
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
