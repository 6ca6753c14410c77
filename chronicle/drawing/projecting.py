"""The round earth on a flat page, with areas as large as they are (Lambert 1772; Equal Earth 2018).

A map of a part of the earth is Lambert's azimuthal equal-area projection about its middle; one of
most of it is the Equal Earth projection of Šavrič, Patterson and Jenny (doi:10.1080/13658816.2018.1504949).
Coordinates are degrees (longitude, latitude) before, and multiples of the earth's radius after,
with y growing downwards, as it does on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, dist, hypot, radians, sin, sqrt

from chronicle.drawing.polygons import contains, over_the_pole, stretches_within, unrolled, within

Point = tuple[float, float]
Vector = tuple[float, float, float]

WIDEST = 65.0
"""A map that shows places farther than this from its middle, in degrees, is one of the earth."""
HORIZON = 115.0
"""How far from its middle a map of a part of the earth may draw, in degrees; beyond, all is squeezed."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""The coefficients of Equal Earth, as its authors give them."""


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection about `middle`."""

    middle: Point

    def point(self, point: Point) -> Point:
        """Where a point lies; one beyond the horizon is put on it, in the same direction."""
        return self.line((point,))[0]

    def line(self, line: Iterable[Point]) -> list[Point]:
        """Where the points of a line lie."""
        lon0, lat0 = radians(self.middle[0]), radians(self.middle[1])
        sin0, cos0 = sin(lat0), cos(lat0)
        horizon = cos(radians(HORIZON))
        edge = 2 * sin(radians(HORIZON) / 2)
        found = []
        for lon, lat in line:
            turn, height = radians(lon) - lon0, radians(lat)
            up, flat = sin(height), cos(height)
            ahead = flat * cos(turn)
            x, y = flat * sin(turn), cos0 * up - sin0 * ahead
            depth = sin0 * up + cos0 * ahead
            if depth >= horizon:
                scale = sqrt(2 / (1 + depth))
            else:
                far = hypot(x, y)
                scale = edge / far if far else 0.0
            found.append((x * scale, -y * scale))
        return found

    def rings(self, ring: Sequence[Point]) -> list[list[Point]]:
        """A closed line; none if all of it is beyond the horizon.

        What contains the far side of the earth lies outside of its line, up to the horizon, which
        comes as a second one: areas are what an odd number of lines goes round.
        """
        far_side = (self.middle[0] + 180.0, -self.middle[1])
        found = self.lines(ring)
        if found and contains(over_the_pole(unrolled(ring, far_side[0])), far_side):
            edge = 2 * sin(radians(HORIZON) / 2)
            turns = [radians(turn) for turn in range(0, 360, 5)]
            found.append([(edge * cos(turn), edge * sin(turn)) for turn in turns])
        return found

    def lines(self, line: Sequence[Point]) -> list[list[Point]]:
        """An open line; none if all of it is beyond the horizon."""
        if all(distance(self.middle, point) > HORIZON for point in line):
            return []
        return [self.line(line)]


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The Equal Earth projection about a meridian; what crosses the opposite one is cut there."""

    meridian: float

    def point(self, point: Point) -> Point:
        """Where a point lies."""
        lon = point[0] - self.meridian
        return _equal_earth((lon - 360.0 * round(lon / 360.0), point[1]))

    def rings(self, ring: Sequence[Point]) -> list[list[Point]]:
        """A closed line in the pieces that the cut makes of it."""

        points = over_the_pole(unrolled(ring, self.meridian))
        found = []
        for turn in (-360.0, 0.0, 360.0):
            turned = [(lon - self.meridian + turn, lat) for lon, lat in points]
            if piece := within(turned, (-180.0, -90.0, 180.0, 90.0)):
                found.append([_equal_earth(point) for point in piece])
        return found

    def lines(self, line: Sequence[Point]) -> list[list[Point]]:
        """An open line in the pieces that the cut makes of it."""

        points = unrolled(line, self.meridian)
        return [
            [_equal_earth(point) for point in piece]
            for turn in (-360.0, 0.0, 360.0)
            for piece in stretches_within(
                [(lon - self.meridian + turn, lat) for lon, lat in points],
                (-180.0, -90.0, 180.0, 90.0),
            )
        ]


Projection = Azimuthal | EqualEarth


def projection_for(points: Sequence[Point]) -> Projection:
    """The projection that shows some points best: of a part of the earth, or of all of it."""
    middle = middle_of(points)
    if all(distance(middle, point) <= WIDEST for point in points):
        return Azimuthal(middle)
    return EqualEarth(_meridian([lon for lon, _ in points]))


def middle_of(points: Sequence[Point]) -> Point:
    """The middle of some points on the sphere: half way between two that are far apart.

    Rounded to a whole degree, so that a map does not move for every place that is added.
    """
    # The farthest of the farthest of any: at most a little less far apart than the two farthest.
    vectors = sorted(set(map(_vector, points)))
    one = _farthest(vectors, vectors[0])
    other = _farthest(vectors, one)
    x, y, z = (a + b for a, b in zip(one, other, strict=True))
    if hypot(x, y, z) < 1e-6:
        x, y, z = one
    return (float(round(degrees(atan2(y, x)))), float(round(degrees(atan2(z, hypot(x, y))))))


def weighted_middle(weights: Mapping[Point, int]) -> Point:
    """The middle of points that count more or less; the weightiest, where they are all around the earth."""
    x = y = z = 0.0
    for point, weight in sorted(weights.items()):
        a, b, c = _vector(point)
        x, y, z = x + weight * a, y + weight * b, z + weight * c
    if hypot(x, y, z) < 1e-6 * sum(weights.values()):
        return max(weights, key=lambda point: (weights[point], point))
    return (degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y))))


def distance(one: Point, other: Point) -> float:
    """How far it is from one point of the sphere to another, in degrees."""
    lat0, lat1 = radians(one[1]), radians(other[1])
    across = sin((lat1 - lat0) / 2) ** 2
    along = cos(lat0) * cos(lat1) * sin(radians(other[0] - one[0]) / 2) ** 2
    return degrees(2 * asin(min(sqrt(across + along), 1.0)))


def _meridian(longitudes: Sequence[float]) -> float:
    """The meridian opposite to the widest gap between longitudes, to ten degrees."""
    ordered = sorted({lon % 360.0 for lon in longitudes})
    gaps = zip(ordered, [*ordered[1:], ordered[0] + 360.0], strict=True)
    start, end = max(gaps, key=lambda gap: (round(gap[1] - gap[0], 6), -gap[0]))
    meridian = 10.0 * round(((start + end) / 2 + 180.0) / 10.0)
    return meridian - 360.0 * round(meridian / 360.0)


def _vector(point: Point) -> Vector:
    lon, lat = radians(point[0]), radians(point[1])
    return (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))


def _farthest(vectors: Sequence[Vector], one: Vector) -> Vector:
    return max(vectors, key=lambda other: (round(dist(one, other), 9), other))


def _equal_earth(point: Point) -> Point:
    theta = asin(sqrt(3) / 2 * sin(radians(point[1])))
    square = theta * theta
    sixth = square**3
    x = (
        2
        * sqrt(3)
        * radians(point[0])
        * cos(theta)
        / (3 * (9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1))
    )
    y = theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)
    return (x, -y)
