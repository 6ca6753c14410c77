"""Natural Earth's countries → `chronicle/data/outlines.json`, the outlines of the map.

    npm pack world-atlas@2.0.2
    tar xzf world-atlas-2.0.2.tgz package/countries-50m.json
    python -m tools.outlines package/countries-50m.json

The npm package `world-atlas` 2.0.2 (ISC) carries the countries of Natural Earth 4.1.0 at 1:50m, which
are in the public domain, as TopoJSON: lines that two countries share are in it once. From it this
takes the land, the lines between countries and a middle of each country; makes lines simpler by
0.06 degrees, which no map of a chronicle shows; and leaves out islands too small to be seen.

Natural Earth draws who controls what. Its layer of disputed lines is not in the package, so those
lines are told here: all around what has no country code, and those of `DISPUTED`, which Natural
Earth marks as disputed or as lines of control, too.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

from chronicle.drawing.polygons import area, middle
from chronicle.drawing.simplifying import simplified

TARGET = Path(__file__).parents[1] / "chronicle" / "data" / "outlines.json"
TOLERANCE = 0.06
"""Degrees of latitude by which a line may be off."""
SMALLEST = 0.04
"""Square degrees; an island that is smaller is left out, unless its country has no larger one."""
UNITS = 100
"""Parts of a degree that the file counts in."""

Line = list[tuple[float, float]]
Box = tuple[float, float, float, float]
EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)

DISPUTED: tuple[tuple[str, str, Box], ...] = (
    ("India", "Pakistan", (73.6, 32.4, 78.0, 36.0)),  # the line of control in Kashmir
    ("China", "India", EVERYWHERE),
    ("Russia", "Ukraine", (32.0, 45.0, 37.0, 46.5)),  # Crimea
    ("Morocco", "W. Sahara", EVERYWHERE),
    ("Israel", "Palestine", EVERYWHERE),
    ("Israel", "Syria", EVERYWHERE),  # the Golan Heights
    ("Egypt", "Sudan", (33.0, 21.5, 38.0, 23.5)),  # Halaib
    ("North Korea", "South Korea", EVERYWHERE),  # the armistice line
)
"""Two countries by Natural Earth's names, and the box (west, south, east, north) where it is disputed."""


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The content of the file: lines, and which of them are land, boundaries and disputed."""
    arcs = _arcs(topology)
    countries = topology["objects"]["countries"]["geometries"]
    sides: dict[int, set[str]] = defaultdict(set)
    uncoded: set[str] = set()
    rings_of: dict[str, list[Line]] = {}
    largest: set[int] = set()
    for country in sorted(countries, key=lambda each: str(each["properties"]["name"])):
        name = country["properties"]["name"]
        rings = list(_rings(country))
        for ring in rings:
            for number in ring:
                sides[_number(number)].add(name)
        main = max(rings, key=lambda ring: area(_joined(arcs, ring)))
        largest.update(map(_number, main))
        known = pycountry.countries.get(numeric=country.get("id") or "")
        if known is None:
            uncoded.add(name)
        else:
            rings_of.setdefault(known.alpha_2, []).append(_joined(arcs, main))
    land = [
        ring
        for ring in _rings(topology["objects"]["land"])
        if len(_joined(arcs, ring)) > 2
        and (area(_joined(arcs, ring)) > SMALLEST or largest.intersection(map(_number, ring)))
    ]
    borders, disputed = _borders(arcs, sides, uncoded)
    lines: list[list[int]] = []
    places: dict[int, int] = {}

    def placed(ring: Sequence[int]) -> Iterator[int]:
        for number in ring:
            arc = _number(number)
            if arc not in places:
                places[arc] = len(lines)
                lines.append(_deltas(arcs[arc]))
            yield places[arc] if number >= 0 else ~places[arc]

    def added(found: list[Line]) -> list[int]:
        start = len(lines)
        lines.extend(map(_deltas, found))
        return list(range(start, len(lines)))

    return {
        "source": "Natural Earth 4.1.0, 1:50m, public domain, by world-atlas 2.0.2",
        "units": UNITS,
        "land": [list(placed(ring)) for ring in land],
        "borders": added(borders),
        "disputed": added(disputed),
        "middles": {code: _middle(rings) for code, rings in sorted(rings_of.items())},
        "lines": lines,
    }


def _middle(rings: list[Line]) -> list[float]:
    """The middle of the largest of some rings: islands far away may have the code of their country."""
    return [round(value, 2) for value in middle(max(rings, key=area))]


def _borders(
    arcs: list[Line], sides: dict[int, set[str]], uncoded: set[str]
) -> tuple[list[Line], list[Line]]:
    """The lines between countries: those that nobody disputes here, and the others."""
    borders: list[Line] = []
    disputed: list[Line] = []
    for number, names in sorted(sides.items()):
        if len(names) < 2:
            continue
        boxes = [box for one, other, box in DISPUTED if names == {one, other}]
        if names & uncoded:
            boxes = [EVERYWHERE]
        for is_within, part in _parted(arcs[number], boxes):
            (disputed if is_within else borders).append(part)
    return borders, disputed


def _parted(line: Line, boxes: list[Box]) -> Iterator[tuple[bool, Line]]:
    """A line in stretches within and without boxes."""

    def within(point: tuple[float, float]) -> bool:
        return any(w <= point[0] <= e and s <= point[1] <= n for w, s, e, n in boxes)

    part = [line[0]]
    for before, point in pairwise(line):
        part.append(point)
        if within(point) != within(before):
            yield within(before), part
            part = [point]
    if len(part) > 1:
        yield within(part[-1]), part


def _arcs(topology: dict[str, Any]) -> list[Line]:
    """The lines of a TopoJSON in degrees, simplified."""
    (scale_x, scale_y), (x0, y0) = (topology["transform"][key] for key in ("scale", "translate"))
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            line.append((x * scale_x + x0, y * scale_y + y0))
        arcs.append(simplified(line, TOLERANCE))
    return arcs


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Every ring of a geometry or a collection, as numbers of arcs; a negative one runs backwards."""
    match geometry["type"]:
        case "GeometryCollection":
            for each in geometry["geometries"]:
                yield from _rings(each)
        case "Polygon":
            yield from geometry["arcs"]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon


def _joined(arcs: list[Line], ring: Sequence[int]) -> Line:
    found: Line = []
    for number in ring:
        arc = arcs[_number(number)]
        found.extend((arc if number >= 0 else arc[::-1])[:-1])
    return found


def _number(number: int) -> int:
    return number if number >= 0 else ~number


def _deltas(line: Line) -> list[int]:
    """Whole units: the first point, then from each to the next."""
    x = y = 0
    found: list[int] = []
    for lon, lat in line:
        column, row = round(lon * UNITS), round(lat * UNITS)
        if not found or (column, row) != (x, y):
            found += (column - x, row - y)
        x, y = column, row
    return found


def main(source: str) -> None:
    text = json.dumps(outlines(json.loads(Path(source).read_text("utf-8"))), separators=(",", ":"))
    # A line of the file for each of the map, so that a change of the outlines can be read.
    TARGET.write_text(text.replace("],[", "],\n[") + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
