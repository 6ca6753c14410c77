"""Maps: projections, frames, lines and names; outlines; where entries happened; what pages show of it."""

import json
import re
from contextlib import suppress
from datetime import date
from itertools import pairwise
from math import cos, dist, isfinite, radians
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sample_site import entry
from test_planning import pages, planned

from chronicle.drawing import labelling
from chronicle.drawing.maps import WIDTH, arc, core, sheet_for
from chronicle.drawing.paths import path
from chronicle.drawing.polygons import (
    area,
    contains,
    middle,
    stretches_within,
    unrolled,
    within,
)
from chronicle.drawing.projecting import Azimuthal, EqualEarth, distance, projection_for
from chronicle.drawing.simplifying import simplified
from chronicle.outlines import BadOutlines, natural_earth, open_outlines, read_geojson
from chronicle.planning.views import IndexView, MapChart, PersonView, PicturesView, RelationView
from chronicle.settings import read_settings

Point = tuple[float, float]

points = st.tuples(st.floats(-180, 180), st.floats(-89, 89))
flat = st.tuples(st.floats(-100, 100), st.floats(-100, 100))
FRAME = (-50.0, -30.0, 40.0, 60.0)

MOSCOW, ISLAMABAD, SAMARKAND = (37.62, 55.75), (73.06, 33.69), (66.96, 39.65)


# Drawing


@given(points, points)
def test_an_azimuthal_map_has_its_middle_in_the_middle_and_keeps_near_and_far(
    centre: Point, point: Point
) -> None:
    projection = Azimuthal(centre)
    x, y = projection.point(point)
    assert dist(projection.point(centre), (0, 0)) < 1e-7
    assert dist((x, y), (0, 0)) <= 2
    assert isfinite(x)
    assert isfinite(y)


@given(points, st.floats(-80, 80))
def test_a_cell_of_an_azimuthal_map_is_as_large_as_on_the_globe(
    centre: Point, height: float
) -> None:
    lon = centre[0] + 20
    assume(distance(centre, (lon, height)) < 100)
    step = 0.01
    corners = [
        (lon, height),
        (lon + step, height),
        (lon + step, height + step),
        (lon, height + step),
    ]
    drawn = area_of(Azimuthal(centre).line(corners))
    globe = area_of([(x, y) for x, y in corners])
    assert drawn == pytest.approx(
        radians(1) ** 2 * globe * cos(radians(height + step / 2)), rel=1e-3
    )


def area_of(ring: list[Point]) -> float:
    sides = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a * d - c * b for (a, b), (c, d) in sides)) / 2


def test_places_of_a_part_of_the_earth_have_an_azimuthal_map_and_those_of_all_have_equal_earth() -> (
    None
):
    assert isinstance(projection_for([MOSCOW, ISLAMABAD]), Azimuthal)
    assert isinstance(projection_for([(-77, 39), (140, 36), (151, -34), (18, -34)]), EqualEarth)


def test_the_earth_is_cut_where_there_are_no_places() -> None:
    projection = projection_for(
        [(170, -40), (-150, 20), (140, 36), (-77, 39), (151, -34), (-70, -33)]
    )
    assert isinstance(projection, EqualEarth)
    assert abs(abs(projection.meridian) - 180) < 60


@given(st.lists(points, min_size=1, max_size=12))
def test_a_sheet_shows_all_places_that_it_is_made_for(found: list[Point]) -> None:
    sheet = sheet_for(found)
    assert all(sheet.shows(point) for point in found)
    assert sheet.width == WIDTH
    assert 0.49 * WIDTH <= sheet.height <= 0.73 * WIDTH


@given(st.dictionaries(points, st.integers(1, 50), min_size=1, max_size=12))
def test_the_core_of_places_has_nine_tenths_of_their_weight(weights: dict[Point, int]) -> None:
    kept = core(weights)
    assert sum(weights[point] for point in kept) >= 0.9 * sum(weights.values())


def test_two_cities_across_an_ocean_do_not_make_everything_else_small() -> None:
    assert (-74.0, 40.7) not in core({MOSCOW: 20, ISLAMABAD: 20, (-74.0, 40.7): 2})


@given(st.lists(flat, min_size=1, max_size=40), st.floats(0.01, 20))
def test_a_simplified_line_keeps_its_ends_and_passes_near_all_its_points(
    line: list[Point], tolerance: float
) -> None:
    fewer = simplified(line, tolerance)
    assert (fewer[0], fewer[-1]) == (line[0], line[-1])
    if len(fewer) > 1:
        assert all(
            min(off(point, *side) for side in pairwise(fewer)) <= tolerance + 1e-6 for point in line
        )


def off(point: Point, one: Point, other: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, one, other
    length = dist(one, other)
    if length < 1e-12:
        return dist(point, one)
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2
    along = min(max(along, 0.0), 1.0)
    return dist(point, (x0 + along * (x1 - x0), y0 + along * (y1 - y0)))


@given(st.lists(flat, min_size=3, max_size=20))
def test_what_a_frame_shows_of_an_area_is_within_it(ring: list[Point]) -> None:
    assert all(is_in(point) for point in within(ring, FRAME))


def test_a_frame_within_an_area_is_filled() -> None:
    around = [(-100.0, -100.0), (100.0, -100.0), (100.0, 100.0), (-100.0, 100.0)]
    assert area_of(within(around, FRAME)) == pytest.approx(90 * 90)


@given(st.lists(flat, min_size=2, max_size=20))
def test_what_a_frame_shows_of_a_line_is_within_it_and_all_that_is(line: list[Point]) -> None:
    shown = list(stretches_within(line, FRAME))
    assert all(is_in(point) for stretch in shown for point in stretch)
    seen = {point for stretch in shown for point in stretch}
    joined = [point for point in line[1:-1] if is_in(point, -1e-9)]
    assert all(min(dist(point, other) for other in seen) < 1e-6 for point in joined if seen)


def is_in(point: Point, slack: float = 1e-6) -> bool:
    left, top, right, bottom = FRAME
    return left - slack <= point[0] <= right + slack and top - slack <= point[1] <= bottom + slack


def test_a_ring_across_the_180th_meridian_is_one_and_as_large_as_elsewhere() -> None:
    ring = [(179.0, 0.0), (-179.0, 0.0), (-179.0, 2.0), (179.0, 2.0)]
    assert area(ring) == pytest.approx(4)
    assert middle(ring)[0] in (180.0, -180.0)
    assert len(EqualEarth(0.0).rings(ring)) == 2
    assert len(EqualEarth(180.0).rings(ring)) == 1


def test_the_middle_of_a_crescent_lies_within_it() -> None:
    ring = [
        (0.0, 0.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (0.0, 10.0),
        (0.0, 9.0),
        (9.0, 9.0),
        (9.0, 1.0),
        (0.0, 1.0),
    ]
    assert contains(unrolled(ring), middle(ring))


def test_land_on_the_far_side_of_the_earth_does_not_cover_the_map() -> None:
    africa = [(-20.0, -35.0), (50.0, -35.0), (50.0, 37.0), (-20.0, 37.0)]
    africa_and_asia = [(-20.0, -35.0), (140.0, -35.0), (140.0, 60.0), (-20.0, 60.0)]
    pacific = Azimuthal((-170.0, -5.0))
    assert pacific.rings(africa) == []
    # Its line, and the horizon: what lies within both lies outside of the land.
    assert len(pacific.rings(africa_and_asia)) == 2


@given(st.lists(st.lists(flat, min_size=2, max_size=9), max_size=4))
def test_a_path_can_be_read_back_to_a_tenth(lines: list[list[Point]]) -> None:
    text = path(lines)
    assert re.fullmatch(r"(M-?[\d.]+[ -][\d.]+l(-?[\d.]+[ -]?)*)*", text)
    drawn = [points_of(part) for part in text.split("M")[1:]]
    ends = [(line[0], line[-1]) for line in lines if len({rounded(each) for each in line}) > 1]
    for line, (first, last) in zip(drawn, ends, strict=True):
        assert dist(line[0], rounded(first)) < 1e-6
        assert dist(line[-1], rounded(last)) < 1e-6


def rounded(point: Point) -> Point:
    return (round(point[0] * 10) / 10, round(point[1] * 10) / 10)


def points_of(part: str) -> list[Point]:
    numbers = [float(each) for each in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part)]
    x, y = numbers[:2]
    found = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


marks = st.builds(
    labelling.Mark,
    st.floats(0, 700),
    st.floats(0, 400),
    st.floats(2, 20),
    st.text("abcXYZ ", min_size=1, max_size=16),
)


@given(st.lists(marks, max_size=25))
def test_no_name_on_a_map_covers_another_or_leaves_the_frame(found: list[labelling.Mark]) -> None:
    frame = (0.0, 0.0, 720.0, 420.0)
    boxes = [
        labelling.room(mark.text, place, 15)
        for mark, place in zip(found, labelling.placed(found, 15, frame), strict=True)
        if place
    ]
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= -0.1
        assert right <= 720.1
        assert top >= -0.1
        assert bottom <= 420.1
        for other in boxes[:number]:
            apart = left >= other[2] - 0.2 or other[0] >= right - 0.2
            assert apart or top >= other[3] - 0.2 or other[1] >= bottom - 0.2


def test_a_name_with_room_on_both_sides_stands_right_of_its_mark() -> None:
    (place,) = labelling.placed([labelling.Mark(300, 200, 5, "Moscow")], 15, (0, 0, 720, 420))
    assert place
    assert place.anchor == "start"
    assert place.x > 305


def test_there_and_back_are_two_curves() -> None:
    there, back = arc((0, 0), (100, 0)), arc((100, 0), (0, 0))
    assert there[1] != back[1]


# Outlines


def test_every_state_of_natural_earth_has_a_middle_on_its_land() -> None:
    outlines = natural_earth()
    assert {"PK", "RU", "US", "IN", "CN", "AF", "GB", "ZA", "BR", "AU"} <= outlines.middles.keys()
    land = [unrolled(ring) for ring in outlines.land]
    off_land = [
        code
        for code, point in outlines.middles.items()
        if sum(contains(ring, point) for ring in land) % 2 == 0
    ]
    # Lines are simplified, so that the middle of a tiny island may lie beside it.
    assert len(off_land) < 20
    assert {"PK", "RU", "US", "IN", "CN", "AF", "GB", "ZA", "BR", "AU"}.isdisjoint(off_land)


def test_the_line_of_control_in_kashmir_is_disputed_and_the_border_in_the_punjab_is_not() -> None:
    outlines = natural_earth()

    def is_near(lines: tuple[tuple[Point, ...], ...], point: Point) -> bool:
        return any(distance(each, point) < 0.3 for line in lines for each in line)

    kashmir, punjab = (74.0, 34.0), (74.5, 31.1)
    assert is_near(outlines.disputed, kashmir)
    assert not is_near(outlines.borders, kashmir)
    assert is_near(outlines.borders, punjab)
    assert not is_near(outlines.disputed, punjab)


def square(left: float, code: str = "") -> dict[str, object]:
    ring = [[left, 0], [left + 10, 0], [left + 10, 10], [left, 10], [left, 0]]
    return {
        "type": "Feature",
        "properties": {"iso_a2": code} if code else None,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def geojson(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_outlines_of_ones_own_have_boundaries_where_two_areas_share_an_edge() -> None:
    outlines = read_geojson(geojson(square(0, "PK"), square(10, "IN"), square(40)))
    assert [set(line) for line in outlines.borders] == [{(10.0, 0.0), (10.0, 10.0)}]
    assert outlines.middles == {"PK": (5.0, 5.0), "IN": (15.0, 5.0)}
    assert len(outlines.land) == 3


def test_lines_of_a_file_are_the_boundaries_and_those_marked_so_are_disputed() -> None:
    def line(disputed: bool) -> dict[str, object]:
        geometry = {"type": "LineString", "coordinates": [[0, 0], [5, 5]]}
        return {"type": "Feature", "properties": {"disputed": disputed}, "geometry": geometry}

    outlines = read_geojson(geojson(square(0), square(10), line(True), line(False)))
    assert (len(outlines.borders), len(outlines.disputed)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"{", "it is not JSON"),
        (b"[1, 2]", "it is not GeoJSON"),
        (b'{"type": "Topology"}', "it is not GeoJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "it has no areas"),
        (b'{"type": "Polygon", "coordinates": [[[1, 2], ["a", 3]]]}', "a position is not"),
        (b'{"type": "Polygon", "coordinates": [[[1, 2], [500000, 3]]]}', "no place on the earth"),
        (b'{"type": "Polygon", "coordinates": [5]}', "not nested"),
        (b'{"type": "Polygon", "coordinates": 5}', "it is not GeoJSON"),
        (b'{"type": "Polygon", "coordinates": [[]]}', "fewer than two"),
    ],
)
def test_a_file_that_is_no_outlines_says_why(text: bytes, why: str) -> None:
    with pytest.raises(BadOutlines, match=why):
        read_geojson(text)


def test_a_bad_file_of_outlines_is_found_at_its_line_and_maps_are_drawn_without_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "content/media").mkdir(parents=True)
    (tmp_path / "content/media/ours.json").write_bytes(b"[]")
    (tmp_path / "site.yaml").write_text("title: A\nmap:\n  outlines: media/ours.json\n", "utf-8")
    settings, _ = read_settings(tmp_path, date(2026, 1, 1))
    assert settings
    outlines, (problem,) = open_outlines(settings)
    assert (problem.code, problem.location and problem.location.line) == ("bad-outlines", 3)
    assert outlines == natural_earth()
    (tmp_path / "content/media/ours.json").write_bytes(geojson(square(0, "PK")))
    outlines, problems = open_outlines(settings)
    assert (len(outlines.land), problems) == (1, [])


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "features", "geometry", "properties"]), inner
        )
        | inner.map(lambda value: {"type": "Polygon", "coordinates": value})
        | inner.map(lambda value: {"type": "Feature", "geometry": value})
    ),
    max_leaves=12,
)


@given(json_values)
def test_whatever_the_file_holds_is_outlines_or_bad_ones(value: object) -> None:
    with suppress(BadOutlines):
        read_geojson(json.dumps(value).encode())


# What pages show

PLACES = {
    "places/moscow.md": "---\nname: Moscow\ncountry: Russia\nlat: 55.75\nlon: 37.62\n---\n",
    "places/islamabad.md": "---\nname: Islamabad\ncountry: Pakistan\nlat: 33.69\nlon: 73.06\n---\n",
}


def at(place: str, day: str, more: str = "") -> str:
    return entry(f"place: {place}\n{more}" if place else more, date=day)


def visit(place: str, day: str, guest: str = "Imran Khan", party: str = "Pakistan") -> str:
    people = f"people: [{{name: {guest}, for: {party}, role: guest}}]\n"
    return at(place, day, f"kind: visit\n{people}")


def map_in(files: dict[str, str], site: str = "", address: str = "/pictures/") -> MapChart | None:
    view = pages(planned(files, site)[0])[address].view
    assert isinstance(view, PicturesView | IndexView | PersonView | RelationView)
    return view.map


def drawn(files: dict[str, str], site: str = "", address: str = "/pictures/") -> MapChart:
    chart = map_in(files, site, address)
    assert chart
    return chart


TWO = PLACES | {
    "entries/a.md": at("Moscow", "2001"),
    "entries/b.md": at("Moscow", "2002"),
    "entries/c.md": visit("Moscow", "2003"),
    "entries/d.md": at("Islamabad", "2004"),
    "entries/e.md": at("", "2005"),
}


def test_a_map_has_a_disc_for_each_place_that_leads_to_it_and_whose_area_grows_with_its_entries() -> (
    None
):
    moscow, islamabad = drawn(TWO).spots
    assert (moscow.label, moscow.address) == ("Moscow: 3 entries", "/places/moscow/")
    assert islamabad.label == "Islamabad: 1 entry"
    assert moscow.radius**2 / islamabad.radius**2 == pytest.approx(3, rel=0.1)


def test_a_map_says_how_many_entries_it_shows_and_how_many_it_does_not() -> None:
    chart = drawn(TWO)
    assert chart.description == (
        "4 of 5 entries, by place: the larger a disc, the more entries."
        " Most are at Moscow: 3 entries."
    )
    assert "1 entry names no place." in chart.notes


def test_a_visit_goes_from_the_visitors_country_to_the_place() -> None:
    chart = drawn(TWO)
    assert [way.label for way in chart.ways] == ["Pakistan to Moscow: 1 visit"]
    assert chart.table.rows[0].cells == ("3", "Pakistan (1)")


def test_a_visit_of_which_nobody_tells_who_visited_has_no_way() -> None:
    files = TWO | {"entries/c.md": at("Moscow", "2003", "kind: visit\n")}
    assert drawn(files).ways == ()


def test_a_denied_entry_is_not_on_the_map() -> None:
    files = TWO | {"entries/b.md": at("Moscow", "2002", "status: denied\n")}
    assert drawn(files).spots[0].label == "Moscow: 2 entries"


def test_a_place_without_coordinates_is_drawn_as_its_country_and_told_as_one() -> None:
    files = TWO | {
        "places/sochi.md": "---\nname: Sochi\ncountry: Russia\n---\n",
        "entries/f.md": at("Sochi", "2006"),
        "entries/g.md": at("Sochi", "2007"),
    }
    chart = drawn(files)
    russia = next(spot for spot in chart.spots if spot.style == "map-country")
    assert (russia.label, russia.address) == ("Russia: 2 entries", "/parties/russia/")
    assert "map-country" in [item.style for item in chart.legend]


def test_a_place_of_which_nothing_is_known_is_said_to_be_left_out() -> None:
    chart = drawn(TWO | {"entries/f.md": at("Atlantis", "2006")})
    assert "The place of 1 entry is not on the map, as no coordinates are recorded." in chart.notes


def test_a_place_far_from_all_others_is_named_below_the_map() -> None:
    files = TWO | {f"entries/m{n}.md": at("Moscow", f"20{n}") for n in range(10, 40)}
    files |= {
        "places/lima.md": "---\nname: Lima\ncountry: Peru\nlat: -12.05\nlon: -77.04\n---\n",
        "entries/f.md": at("Lima", "2006"),
    }
    chart = drawn(files)
    assert "Beyond the edge of the map: Lima: 1 entry." in chart.notes
    assert "Lima" not in [label.text for label in chart.labels]


def test_where_there_is_one_place_there_is_no_map() -> None:
    assert map_in({**PLACES, "entries/a.md": at("Moscow", "2001")}) is None
    assert map_in({"entries/a.md": entry()}) is None


def test_the_map_names_natural_earth_and_says_what_its_boundaries_are() -> None:
    chart = drawn(TWO)
    assert chart.credit == "Natural Earth"
    assert chart.disputed
    assert any(note.startswith("Boundaries are those of Natural Earth") for note in chart.notes)


def test_a_site_may_leave_boundaries_out_or_the_map() -> None:
    chart = drawn(TWO, "map: {borders: false}")
    assert (chart.borders, chart.disputed) == ("", "")
    assert not any("Boundaries" in note for note in chart.notes)
    assert map_in(TWO, "map: {show: false}") is None


def test_a_site_may_say_of_boundaries_what_it_wants() -> None:
    chart = drawn(TWO, "map: {note: As the ministry draws them., credit: The ministry}")
    assert chart.notes[-1] == "As the ministry draws them."
    assert chart.credit == "The ministry"


def test_a_leaders_map_has_the_visits_on_which_they_acted_for_the_visitor() -> None:
    files = TWO | {"entries/f.md": visit("Islamabad", "2006", "Vladimir Putin", "Russia")}
    chart = drawn(
        TWO | {"entries/f.md": visit("Islamabad", "2006")}, address="/leaders/imran-khan/"
    )
    assert chart.is_small
    assert [way.label for way in chart.ways] == ["Pakistan to Moscow: 1 visit"]
    assert [way.label for way in drawn(files).ways] == [
        "Russia to Islamabad: 1 visit",
        "Pakistan to Moscow: 1 visit",
    ]


def test_a_relations_map_shows_where_its_entries_happened() -> None:
    chart = drawn(TWO, address="/relations/pakistan-russia/")
    assert {spot.label for spot in chart.spots} == {"Moscow: 3 entries", "Islamabad: 1 entry"}


def test_the_index_of_places_begins_with_the_map() -> None:
    assert drawn(TWO, address="/places/").land == drawn(TWO).land


def test_the_land_of_a_map_is_of_bounded_size() -> None:
    chart = drawn(TWO)
    assert 1_000 < len(chart.land) + len(chart.borders) + len(chart.disputed) < 70_000
    small = drawn(TWO, address="/relations/pakistan-russia/")
    assert len(small.land) < len(chart.land)
