"""The outlines that a map is drawn from: Natural Earth's, or a file of the site's own.

`data/outlines.json` is made by `tools/outlines.py`, which tells what it is made of. A site's own is
GeoJSON (RFC 7946): areas are land, lines are boundaries, and those with `"disputed": true` are dashed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain, pairwise
from typing import Any

from chronicle.diagnostics import Diagnostic, error
from chronicle.drawing.polygons import area, middle
from chronicle.settings import Settings

Point = tuple[float, float]
Line = tuple[Point, ...]

CODES = ("code", "iso_a2", "ISO_A2", "ISO_A2_EH")
"""Properties of a site's own areas that may hold the ISO 3166 code of their country."""


class BadOutlines(ValueError):  # noqa: N818 - as BadDate is called
    """What is wrong with a file of outlines, as a phrase."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Land as rings, lines between countries, those that are disputed, and a middle of each country.

    All in degrees, longitude first. `middles` are by ISO 3166 alpha-2 code: a point well within.
    """

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    disputed: tuple[Line, ...]
    middles: Mapping[str, Point]


@cache
def natural_earth() -> Outlines:
    """The outlines that come with Chronicle."""
    data = json.loads(files("chronicle").joinpath("data/outlines.json").read_text("utf-8"))
    units = data["units"]
    lines = [_line(deltas, units) for deltas in data["lines"]]

    def ring(numbers: Sequence[int]) -> Line:
        parts = (lines[n] if n >= 0 else lines[~n][::-1] for n in numbers)
        return tuple(chain.from_iterable(part[:-1] for part in parts))

    return Outlines(
        land=tuple(map(ring, data["land"])),
        borders=tuple(lines[number] for number in data["borders"]),
        disputed=tuple(lines[number] for number in data["disputed"]),
        middles={code: (lon, lat) for code, (lon, lat) in data["middles"].items()},
    )


def _line(deltas: Sequence[int], units: int) -> Line:
    """A line from its first point and the steps to the next ones, in parts of a degree."""
    xs, ys = accumulate(deltas[::2]), accumulate(deltas[1::2])
    return tuple((x / units, y / units) for x, y in zip(xs, ys, strict=True))


def open_outlines(settings: Settings) -> tuple[Outlines, list[Diagnostic]]:
    """The outlines that site.yaml wants, or Natural Earth's; also where it wants what cannot be read.

    Codes: bad-outlines.
    """
    wanted = settings.site.map.outlines
    if wanted is None:
        return natural_earth(), []
    path = settings.content / "media" / wanted.removeprefix("/").removeprefix("media/")
    try:
        return read_geojson(path.read_bytes()), []
    except OSError:
        # That there is no such file, another rule says.
        return natural_earth(), []
    except BadOutlines as reason:
        problem = error(
            "bad-outlines",
            f"no map can be drawn from “{wanted}”: {reason}",
            settings.document.locate(("map", "outlines")),
            "save it as GeoJSON (RFC 7946), in degrees, with countries as polygons",
        )
        return natural_earth(), [problem]


def read_geojson(text: bytes) -> Outlines:
    """A site's own outlines. Raises BadOutlines where they are none.

    Where the file has no lines, the boundaries are the edges that two of its areas share.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as reason:
        raise BadOutlines(f"it is not JSON: {reason}") from None
    areas: list[tuple[str, list[Line]]] = []
    lines: list[Line] = []
    disputed: list[Line] = []
    for properties, geometry in _features(data):
        rings = list(_rings(geometry))
        if rings:
            areas.append((_code(properties), rings))
        (disputed if properties.get("disputed") is True else lines).extend(_lines(geometry))
    if not areas:
        raise BadOutlines("it has no areas: no Polygon and no MultiPolygon")
    rings_of: dict[str, list[Line]] = {}
    for code, rings in areas:
        if code:
            rings_of.setdefault(code, []).extend(rings)
    middles = {code: middle(max(rings, key=area)) for code, rings in sorted(rings_of.items())}
    borders = tuple(lines) if lines or disputed else tuple(_shared(areas))
    land = tuple(ring for _, rings in areas for ring in rings)
    return Outlines(land, borders, tuple(disputed), middles)


def _features(data: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The properties and the geometry of each feature; a geometry alone has no properties."""
    match data:
        case {"type": "FeatureCollection", "features": [*features]}:
            for feature in features:
                yield from _features(feature)
        case {"type": "Feature", "geometry": None}:
            return
        case {"type": "Feature", "geometry": geometry}:
            properties = data.get("properties")
            for _, part in _features(geometry):
                yield properties if isinstance(properties, dict) else {}, part
        case {"type": "GeometryCollection", "geometries": [*geometries]}:
            for geometry in geometries:
                yield from _features(geometry)
        case {"type": str(), "coordinates": [*_]}:
            yield {}, data
        case _:
            raise BadOutlines("it is not GeoJSON: a FeatureCollection is expected")


def _rings(geometry: dict[str, Any]) -> Iterator[Line]:
    """The rings of an area, without the point that is both their first and their last."""
    match geometry:
        case {"type": "Polygon", "coordinates": rings}:
            polygons = [rings]
        case {"type": "MultiPolygon", "coordinates": polygons}:
            pass
        case _:
            return
    for polygon in polygons:
        for ring in _each(polygon):
            line = _positions(ring)
            yield line[:-1] if line[0] == line[-1] and len(line) > 3 else line


def _lines(geometry: dict[str, Any]) -> Iterator[Line]:
    match geometry:
        case {"type": "LineString", "coordinates": line}:
            yield _positions(line)
        case {"type": "MultiLineString", "coordinates": lines}:
            yield from map(_positions, _each(lines))


def _positions(line: Any) -> Line:
    """The positions of a line: degrees east and north, within the earth."""
    found = []
    for position in _each(line):
        match position:
            case [float() | int() as lon, float() | int() as lat, *_]:
                if not (-540 <= lon <= 540 and -90 <= lat <= 90):
                    raise BadOutlines(f"[{lon}, {lat}] is no place on the earth, in degrees")
                found.append((float(lon), float(lat)))
            case _:
                raise BadOutlines("a position is not two numbers, longitude and latitude")
    if len(found) < 2:
        raise BadOutlines("a line has fewer than two positions")
    return tuple(found)


def _each(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise BadOutlines("coordinates are not nested as their type wants")
    return value


def _code(properties: dict[str, Any]) -> str:
    """The ISO 3166 alpha-2 code of an area, or nothing."""
    values = (properties.get(key) for key in CODES)
    codes = (value.upper() for value in values if isinstance(value, str))
    return next((code for code in codes if len(code) == 2 and code.isalpha()), "")


def _shared(areas: Sequence[tuple[str, Sequence[Line]]]) -> Iterator[Line]:
    """The edges that two areas share, joined to lines as they follow one another."""
    edges = [
        [frozenset(edge) for edge in pairwise((*ring, ring[0]))]
        for _, rings in areas
        for ring in rings
    ]
    counts = Counter(chain.from_iterable(edges))
    seen: set[frozenset[Point]] = set()
    rings = [ring for _, rings in areas for ring in rings]
    for ring, sides in zip(rings, edges, strict=True):
        line: list[Point] = []
        for start, end, edge in zip(ring, (*ring[1:], ring[0]), sides, strict=True):
            if counts[edge] > 1 and edge not in seen:
                seen.add(edge)
                line = [*line, end] if line else [start, end]
            elif line:
                yield tuple(line)
                line = []
        if line:
            yield tuple(line)
