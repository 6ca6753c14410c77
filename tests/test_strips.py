"""The strip above a timeline: what its bars count, how fine they are, and where it leads."""

from hypothesis import given
from hypothesis import strategies as st

from chronicle.drawing.strips import (
    DECADE,
    MONTH,
    MOST_BARS,
    MOST_STEPS,
    YEAR,
    month_number,
    strip_axis,
)
from chronicle.planning.views import ListView, Strip
from tests.test_planning import entry, pages, planned
from tests.test_timelines import timeline

YEARS = st.integers(1, 2400)


@given(YEARS, st.integers(0, 3000), st.booleans(), st.booleans(), st.data())
def test_every_month_of_the_years_has_a_bar_within_a_step_within_the_strip(
    first: int, length: int, by_month: bool, is_mirrored: bool, data: st.DataObject
) -> None:
    last = first + length
    axis = strip_axis(first, last, by_month=by_month, is_mirrored=is_mirrored)
    assert axis.first <= month_number(first)
    assert month_number(last, 12) < axis.end
    assert by_month or axis.bar != MONTH
    month = data.draw(st.integers(month_number(first), month_number(last, 12)))
    bar, step = axis.bar_of(month), axis.step_of(month)
    assert axis.first <= step <= bar <= month < bar + axis.bar <= step + axis.step <= axis.end
    drawn, room = axis.drawn(bar), axis.stretch(bar, bar + axis.bar)
    assert 0 <= room.start <= drawn.start + 0.02
    assert drawn.start + drawn.length <= room.start + room.length + 0.02 <= 100.04


@given(YEARS, st.integers(0, 1200), st.booleans())
def test_a_strip_is_never_finer_than_eyes_and_fingers(
    first: int, length: int, by_month: bool
) -> None:
    axis = strip_axis(first, first + length, by_month=by_month)
    assert (axis.end - axis.first) // axis.bar <= MOST_BARS
    assert len(axis.steps) <= MOST_STEPS


@given(YEARS, st.integers(0, 300), st.integers(0, 5000), st.integers(0, 5000))
def test_only_bars_that_lie_wholly_in_a_time_are_taken(
    first: int, length: int, start: int, size: int
) -> None:
    axis = strip_axis(first, first + length)
    begin = axis.first + start - 500
    bars = axis.whole_bars(begin, begin + size)
    if bars:
        assert max(begin, axis.first) <= bars[0] < bars[1] <= min(begin + size, axis.end)
        assert (bars[0] - axis.first) % axis.bar == (bars[1] - axis.first) % axis.bar == 0


def test_the_shorter_the_time_the_finer_the_bars() -> None:
    def grain(first: int, last: int, *, by_month: bool = True) -> tuple[int, int]:
        axis = strip_axis(first, last, by_month=by_month)
        return axis.bar, axis.step

    assert grain(2021, 2021) == (MONTH, MONTH)
    assert grain(2018, 2022) == (MONTH, YEAR)
    assert grain(2018, 2022, by_month=False) == (YEAR, YEAR)
    assert grain(1999, 2025) == (YEAR, YEAR)
    assert grain(1948, 2025) == (YEAR, DECADE)
    assert grain(1800, 2025) == (DECADE, DECADE)


def strip(dates: list[str], address: str = "/topics/energy/", site: str = "") -> Strip:
    found = timeline(dates, address, site).strip
    assert found
    return found


def steps(found: Strip) -> dict[str, str]:
    return {step.text: step.address for step in found.steps if step.address}


DATES = ["2011-03-01", "2011", "2015-05-01", "2017-01-01", "2021-12-19", "2021-12-23"]


def test_a_bar_counts_the_entries_of_its_time_and_a_step_leads_to_them() -> None:
    found = strip(DATES)
    assert [bar.label for bar in found.bars] == [
        "2011: 2 entries",
        "2015: 1 entry",
        "2017: 1 entry",
        "2021: 2 entries",
    ]
    assert steps(found)["2021: 2 entries"] == "#y2021"
    assert found.most == "2"
    assert [row.label for row in found.table.rows] == ["2011", "2015", "2017", "2021"]


def test_bars_are_months_if_all_months_are_known() -> None:
    found = strip([*DATES[2:], "2014-02"])
    assert [bar.key for bar in found.bars][-1] == "2021-12"
    assert found.bars[-1].label == "December 2021: 2 entries"
    assert found.is_coarse


def test_the_steps_of_one_year_are_its_months() -> None:
    dates = ["2021-01-03", "2021-03-02", "2021-03-09", "2021-07-01", "2021-12-19"]
    for address in ("/topics/energy/", "/timeline/2021/"):
        found = strip(dates, address)
        assert [step.label for step in found.steps][:3] == ["Jan", "Feb", "Mar"]
        assert steps(found)["March 2021: 2 entries"] == "#m2021-03"


def test_few_entries_or_few_bars_have_no_strip() -> None:
    assert timeline(DATES[:4]).strip is None
    assert (
        timeline(["2021-01-01", "2021-01-02", "2021-01-03", "2021-02-03", "2021-02-04"]).strip
        is None
    )


def test_what_was_denied_is_not_counted_and_said() -> None:
    files = {f"entries/{n}.md": entry(date) for n, date in enumerate(DATES)}
    files["entries/denied.md"] = entry("2017-02-01").replace("topics:", "status: denied\ntopics:")
    view = pages(planned(files)[0])["/topics/energy/"].view
    assert isinstance(view, ListView)
    assert view.strip
    assert "2017: 1 entry" in [bar.label for bar in view.strip.bars]
    assert view.strip.notes == ("1 denied entry is not counted.",)


def test_time_that_is_not_collected_is_hatched_and_told_in_the_table() -> None:
    found = strip(DATES, site="coverage: {from: 2011, to: 2025, gaps: [2018/2020-06]}\n")
    assert ("2018–2019", "not collected") in [(row.label, row.text) for row in found.table.rows]
    assert [item.text for item in found.legend][-1] == "not collected"
    assert len(found.blanks) == 1


def test_the_first_page_leads_into_the_others_which_show_only_themselves() -> None:
    site = "page_size: 8\n"
    dates = [f"20{year}-01-01" for year in range(10, 22)]
    found = strip(dates, site=site)
    assert steps(found)["2021: 1 entry"] == "#y2021"
    assert steps(found)["2010: 1 entry"] == "/topics/energy/page/2017/#y2010"
    second = strip(dates, "/topics/energy/page/2017/", site)
    assert [bar.key[:4] for bar in second.bars] == [f"{year}" for year in range(2010, 2018)]
    assert set(steps(second).values()) == {f"#y{year}" for year in range(2010, 2018)}


def test_a_new_entry_elsewhere_leaves_the_other_pages_of_a_list_as_they_were() -> None:
    site = "page_size: 8\n"
    dates = [f"20{year}-01-01" for year in range(10, 22)]
    before = timeline(dates, "/topics/energy/page/2017/", site)
    assert before.strip
    assert before == timeline([*dates, "2021-02-01"], "/topics/energy/page/2017/", site)
