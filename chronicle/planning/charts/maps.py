"""Maps of where entries happened, and from where to where visits went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot, sqrt

from chronicle.deriving.whereabouts import Record, Spot, Wanted, Way
from chronicle.drawing import labelling
from chronicle.drawing.maps import Sheet, arc
from chronicle.drawing.paths import path
from chronicle.linking import Entries
from chronicle.model import Entry
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    ChartRow,
    ChartTable,
    LegendItem,
    MapChart,
    MapLabel,
    MapSpot,
    MapWay,
)

LEAST_SPOTS = 2
"""A map of fewer spots says nothing that a name does not."""
MOST_SPOTS, MOST_WAYS, MOST_ROWS = 150, 60, 200
LARGEST, SMALLEST = 20.0, 2.8
"""The radius of the largest spot, and the least of any, in units of the sheet."""
LARGE_TYPE, TYPE = 26.0, 15.0
"""The height of names on a narrow screen, and on a wide one, in units of the sheet."""
WIDTHS = (1, 3, 9)
"""A way that at least so many visits went is drawn as the first, the second or the third in width."""


def map_of_all(parts: Parts) -> MapChart | None:
    """The map of all entries; None where too little of them can be shown."""
    if parts.atlas.sheet is None:
        return None
    return _map(parts, parts.atlas.sheet, parts.atlas.record, is_small=False)


def map_of(parts: Parts, entries: Sequence[Entry], wanted: Wanted) -> MapChart | None:
    """A small map of some entries, with the ways of those visits that are wanted."""
    if parts.atlas.sheet is None:
        return None
    record = parts.atlas.whereabouts.of(entries, wanted)
    return _map(parts, parts.atlas.sheet, record, is_small=True)


def _map(parts: Parts, sheet: Sheet, record: Record, *, is_small: bool) -> MapChart | None:
    shown = [(spot, entries) for spot, entries in record.spots if sheet.shows(spot.point)]
    if len(shown) < LEAST_SPOTS:
        return None
    words = parts.words
    shown = shown[:MOST_SPOTS]
    radii = _radii(shown)
    ways = [
        (way, entries)
        for way, entries in record.ways
        if way.end in radii and sheet.shows(way.end.point)
    ][:MOST_WAYS]
    base = parts.atlas.base(is_small=is_small)
    return MapChart(
        id="chart-map",
        title=words("Places and visits") if record.ways else words("Places"),
        description=_description(parts, record),
        table=_table(parts, record),
        legend=tuple(_legend(parts, shown, ways)),
        notes=tuple(_notes(parts, sheet, record, is_drawn=bool(base.disputed))),
        is_linked=True,
        width=round(sheet.width),
        height=round(sheet.height),
        land=base.land,
        borders=base.borders,
        disputed=base.disputed,
        ways=tuple(_way(parts, sheet, way, entries, radii) for way, entries in reversed(ways)),
        spots=tuple(_spot(parts, sheet, spot, entries, radii[spot]) for spot, entries in shown),
        labels=tuple(_labels(parts, sheet, [spot for spot, _ in shown], radii)),
        credit=parts.settings.site.map.credit
        or ("" if parts.settings.site.map.outlines else words("Natural Earth")),
        is_small=is_small,
    )


def _radii(shown: Sequence[tuple[Spot, Entries]]) -> dict[Spot, float]:
    """How large each spot is: its area grows with the number of its entries."""
    most = max(len(entries) for _, entries in shown)
    # Where no place has many entries, none is drawn as if it had.
    largest = min(LARGEST, SMALLEST * sqrt(most) * 1.6)
    return {
        spot: round(max(largest * sqrt(len(entries) / most), SMALLEST), 1)
        for spot, entries in shown
    }


def _spot(parts: Parts, sheet: Sheet, spot: Spot, entries: Entries, radius: float) -> MapSpot:
    x, y = sheet.place(spot.point)
    return MapSpot(
        style=f"map-{spot.kind}",
        x=round(x, 1),
        y=round(y, 1),
        radius=radius,
        label=_counted(parts, name_of(parts, spot), entries),
        address=_address(parts, spot),
    )


def _way(
    parts: Parts, sheet: Sheet, way: Way, entries: Entries, radii: Mapping[Spot, float]
) -> MapWay:
    one, bend, other = arc(
        sheet.place(way.start.point), sheet.place(way.end.point), radii[way.end] + 1.5
    )
    x, y = other[0] - bend[0], other[1] - bend[1]
    size = 5.0 / (hypot(x, y) or 1.0)
    x, y = x * size, y * size
    head = [
        (other[0] - x - y * 0.6, other[1] - y + x * 0.6),
        other,
        (other[0] - x + y * 0.6, other[1] - y - x * 0.6),
    ]
    start, control, end = ((round(a, 1), round(b, 1)) for a, b in (one, bend, other))
    width = sum(len(entries) >= least for least in WIDTHS)
    return MapWay(
        style=f"way-{width}",
        path=f"M{start[0]:g} {start[1]:g}Q{control[0]:g} {control[1]:g} {end[0]:g} {end[1]:g}",
        head=path([head]),
        label=_visits(parts, way, entries),
    )


def _labels(
    parts: Parts, sheet: Sheet, spots: Sequence[Spot], radii: Mapping[Spot, float]
) -> Iterator[MapLabel]:
    """The names that have room: some in the large type of narrow screens, others in that of wide ones."""
    frame = (4.0, 4.0, sheet.width - 4.0, sheet.height - 4.0)
    marks = [
        labelling.Mark(*sheet.place(spot.point), radii[spot], name_of(parts, spot))
        for spot in spots
    ]
    large = labelling.placed(marks, LARGE_TYPE, frame)
    boxes = [
        labelling.room(mark.text, place, LARGE_TYPE)
        for mark, place in zip(marks, large, strict=True)
        if place
    ]
    small = labelling.placed(marks, TYPE, frame, boxes)
    for mark, major, minor in zip(marks, large, small, strict=True):
        if place := major or minor:
            yield MapLabel(place.x, place.y, place.anchor, mark.text, is_minor=major is None)


def _description(parts: Parts, record: Record) -> str:
    words = parts.words
    text = words.plural(
        "%(drawn)s of %(number)s entry, by place: the larger a disc, the more entries.",
        "%(drawn)s of %(number)s entries, by place: the larger a disc, the more entries.",
        record.counted,
        drawn=words.number(record.drawn),
    )
    spot, entries = record.spots[0]
    if len(record.spots[1][1]) == len(entries):
        return text
    most = words.plural(
        "Most are at %(place)s: %(number)s entry.",
        "Most are at %(place)s: %(number)s entries.",
        len(entries),
        place=name_of(parts, spot),
    )
    return f"{text} {most}"


def _legend(
    parts: Parts, shown: Sequence[tuple[Spot, Entries]], ways: Sequence[object]
) -> Iterator[LegendItem]:
    kinds = {spot.kind for spot, _ in shown}
    if "place" in kinds:
        yield LegendItem("map-place", parts.words("place"))
    if "country" in kinds:
        yield LegendItem("map-country", parts.words("country, of which no place is recorded"))
    if ways:
        yield LegendItem("map-way", parts.words("visit, from the visitor’s country"))


def _notes(parts: Parts, sheet: Sheet, record: Record, *, is_drawn: bool) -> Iterator[str]:
    """What is not on the map, and what its lines do not say."""
    words, wanted = parts.words, parts.settings.site.map
    without = record.counted - record.drawn - record.nowhere
    if without:
        yield words.plural(
            "%(number)s entry names no place.", "%(number)s entries name no place.", without
        )
    if record.nowhere:
        yield words.plural(
            "The place of %(number)s entry is not on the map, as no coordinates are recorded.",
            "The places of %(number)s entries are not on the map, as no coordinates are recorded.",
            record.nowhere,
        )
    beyond = [
        _counted(parts, name_of(parts, spot), entries)
        for spot, entries in record.spots
        if not sheet.shows(spot.point)
    ]
    if beyond:
        yield words("Beyond the edge of the map: %(places)s.", places=words.list(beyond[:12]))
    if record.ways:
        yield words("Where in the visitor’s country a line begins says nothing.")
    if wanted.note:
        yield wanted.note
    elif is_drawn and not wanted.outlines:
        yield words(
            "Boundaries are those of Natural Earth, which draws who controls what: they say nothing of who should. Dashed ones are disputed."
        )


def _table(parts: Parts, record: Record) -> ChartTable:
    """Every spot with its entries, and who visited it."""
    words = parts.words
    guests: dict[Spot, Counter[str]] = {}
    for way, entries in record.ways:
        guests.setdefault(way.end, Counter())[way.guest] += len(entries)
    rows = [
        ChartRow(
            name_of(parts, spot),
            (
                words.number(len(entries)),
                words.list(list(_guests(parts, guests.get(spot, Counter())))),
            ),
            _address(parts, spot),
        )
        for spot, entries in record.spots[:MOST_ROWS]
    ]
    others = record.spots[MOST_ROWS:]
    if others:
        total = sum(len(entries) for _, entries in others)
        rows.append(ChartRow(words("Others"), (words.number(total), "")))
    return ChartTable((words("Place"), words("Entries"), words("Visits from")), tuple(rows))


def _guests(parts: Parts, counts: Counter[str]) -> Iterable[str]:
    for party in sorted(counts, key=lambda party: (-counts[party], party)):
        yield parts.words(
            "%(name)s (%(number)s)",
            name=parts.name("party", party),
            number=parts.words.number(counts[party]),
        )


def _visits(parts: Parts, way: Way, entries: Entries) -> str:
    return parts.words.plural(
        "%(guest)s to %(place)s: %(number)s visit",
        "%(guest)s to %(place)s: %(number)s visits",
        len(entries),
        guest=parts.name("party", way.guest),
        place=name_of(parts, way.end),
    )


def _counted(parts: Parts, name: str, entries: Entries) -> str:
    return parts.words.plural(
        "%(place)s: %(number)s entry", "%(place)s: %(number)s entries", len(entries), place=name
    )


def name_of(parts: Parts, spot: Spot) -> str:
    """What a spot is called."""
    if spot.kind == "place":
        return parts.name("place", spot.id)
    if spot.id in parts.content.parties:
        return parts.name("party", spot.id)
    return parts.country(spot.id) or spot.id


def _address(parts: Parts, spot: Spot) -> str | None:
    """The page of a place, or that of a country which takes part."""
    if spot.kind == "place":
        return parts.link("place", spot.id).address
    if spot.id in parts.content.parties:
        return parts.link("party", spot.id).address
    return None
