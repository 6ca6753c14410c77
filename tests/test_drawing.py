"""Where things stand in a picture, whatever the numbers are."""

from calendar import monthrange
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chronicle.drawing.calendars import month_squares
from chronicle.drawing.grids import Lattice
from chronicle.drawing.scales import FULL, placed, stacked, ticks
from chronicle.drawing.shades import SHADES, shade_of, upper_bounds
from chronicle.drawing.sparks import spark
from chronicle.drawing.years import FEW_LABELS, LABELS, MOST_BINS, year_axis

COUNTS = st.integers(0, 100_000)
SPANS = st.tuples(st.integers(1, 9999), st.integers(1, 9999)).map(sorted)


@given(COUNTS)
def test_round_numbers_lead_from_nothing_to_the_largest_count(most: int) -> None:
    found = ticks(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert 2 <= len(found) <= 6
    steps = {later - earlier for earlier, later in pairwise(found)}
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")


def test_a_scale_ends_with_the_first_round_number_that_is_large_enough() -> None:
    assert ticks(7) == (0, 2, 4, 6, 8)
    assert ticks(3) == (0, 1, 2, 3)
    assert ticks(0) == (0, 1)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8))
def test_what_is_stacked_leaves_no_gap_and_stays_within(counts: list[int]) -> None:
    top = ticks(sum(counts))[-1]
    parts = stacked(counts, top)
    assert len(parts) == len(counts)
    assert all(part.length >= 0 for part in parts)
    assert abs(parts[0].start + parts[0].length - FULL) < 0.11
    for lower, upper in pairwise(parts):
        assert abs(upper.start + upper.length - lower.start) < 0.11
    assert parts[-1].start >= 0


@given(SPANS, st.booleans())
def test_every_year_is_in_one_bin_and_every_bin_within_the_axis(
    span: list[int], is_mirrored: bool
) -> None:
    first, last = span
    axis = year_axis(first, last, is_mirrored=is_mirrored)
    bins = list(axis.bins)
    assert len(bins) <= MOST_BINS
    assert axis.first <= first <= last <= axis.last
    assert [start for start, _ in bins[1:]] == [end + 1 for _, end in bins[:-1]]
    assert bins[-1][1] == axis.last
    for year in (first, last):
        assert axis.bin_of(year) <= year < axis.bin_of(year) + axis.step
    for start, end in (bins[0], bins[-1]):
        bar = axis.bar(start, end)
        assert bar.start >= 0
        assert bar.start + bar.length <= FULL + 0.01


@given(SPANS)
def test_time_runs_from_the_right_where_a_page_does(span: list[int]) -> None:
    one, other = year_axis(*span), year_axis(*span, is_mirrored=True)
    for first, last in one.bins:
        left, right = one.stretch(first, last), other.stretch(first, last)
        assert left.length == right.length
        assert abs(left.start + left.length + right.start - FULL) < 0.03


@given(SPANS)
def test_an_axis_names_a_few_years_and_fewer_where_there_is_little_room(span: list[int]) -> None:
    labels = year_axis(*span).labels()
    assert 1 <= len(labels) <= LABELS
    assert 1 <= sum(not label.is_minor for label in labels) <= FEW_LABELS
    places = [label.at for label in labels]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_years_are_taken_together_at_round_numbers_where_they_are_many() -> None:
    axis = year_axis(1781, 2025)
    assert (axis.first, axis.last, axis.step) == (1780, 2029, 5)
    assert axis.bin_of(1783) == 1780


def test_few_years_are_all_named() -> None:
    assert [label.year for label in year_axis(2011, 2014).labels()] == [2011, 2012, 2013, 2014]


@given(st.floats(0, 60), st.floats(0, 40))
def test_mirroring_twice_changes_nothing(start: float, length: float) -> None:
    once = placed(start, length, is_mirrored=True)
    again = placed(once.start, once.length, is_mirrored=True)
    assert abs(again.start - start) < 0.02


@given(st.integers(1, 100_000))
def test_a_larger_count_is_never_paler(most: int) -> None:
    bounds = upper_bounds(most)
    assert len(bounds) <= SHADES
    assert list(bounds) == sorted(set(bounds))
    assert bounds[-1] == most
    shades = [shade_of(bound, bounds) for bound in bounds]
    assert shades == sorted(set(shades))
    assert (shade_of(0, bounds), shade_of(most, bounds)) == (0, SHADES)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 6), st.booleans())
def test_every_day_of_a_month_has_a_square_of_its_own(
    year: int, month: int, first_weekday: int, is_mirrored: bool
) -> None:
    squares = month_squares(year, month, first_weekday, is_mirrored=is_mirrored)
    places = {(square.x, square.y) for square in squares}
    assert len(places) == len(squares) == monthrange(year, month)[1]
    assert all(0 <= x < 70 and 0 <= y < 60 for x, y in places)
    for square in squares:
        column = square.x // 10 if not is_mirrored else 6 - square.x // 10
        assert (square.day.weekday() - first_weekday) % 7 == column


@given(st.dictionaries(st.integers(1950, 2020), st.integers(1, 9)), st.booleans())
def test_the_bars_of_a_small_picture_stay_within_it(
    counts: dict[int, int], is_mirrored: bool
) -> None:
    axis = year_axis(1950, 2020, is_mirrored=is_mirrored)
    path = spark(counts, axis, 9)
    starts = [float(part.split()[0]) for part in path.split("M")[1:]]
    assert len(starts) == len(counts)
    assert all(0 <= start <= 70.2 for start in starts)
    assert starts == sorted(starts, reverse=is_mirrored)


def test_a_few_counts_have_a_shade_each_and_many_share_them() -> None:
    assert upper_bounds(3) == (1, 2, 3)
    assert upper_bounds(100) == (3, 6, 16, 40, 100)


@given(st.integers(1, 40), st.booleans())
def test_the_cells_of_a_lattice_lie_side_by_side(columns: int, is_mirrored: bool) -> None:
    lattice = Lattice(columns, is_mirrored)
    starts = [lattice.x(column) for column in range(columns)]
    assert starts == sorted(starts, reverse=is_mirrored)
    for column, start in enumerate(starts):
        assert -0.01 <= start <= start + lattice.width <= FULL + 0.3
        assert start < lattice.middle(column) < start + lattice.width
