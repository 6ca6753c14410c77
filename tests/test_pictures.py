"""The record in pictures: what is counted, what is left out, and what is said of both."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import served
from sample_site import chronicle_of, settings_of
from test_planning import entry, pages, pages_of, planned

from chronicle.planning.parts import Parts
from chronicle.planning.pictures import plan_pictures
from chronicle.planning.site import site_of
from chronicle.planning.views import (
    BarChart,
    GridChart,
    HomeView,
    PicturesView,
    RelationView,
    RowsChart,
    YearChart,
    YearView,
)
from chronicle.rendering.theme import Theme, open_theme, render

COVERED = "coverage: {from: 1990, to: 2010, gaps: [1995/1999]}"


def of_dates(*dates: str, **fields: str) -> dict[str, str]:
    return {f"entries/e{n}.md": entry(date, **fields) for n, date in enumerate(dates)}


def of_kind(kind: str, date: str) -> str:
    return entry(date).replace("date:", f"kind: {kind}\ndate:")


def pictures(files: dict[str, str], site: str = "") -> PicturesView:
    view = pages(planned(files, site)[0])["/pictures/"].view
    assert isinstance(view, PicturesView)
    return view


def contacts(files: dict[str, str], site: str = "") -> BarChart:
    chart = pictures(files, site).contacts
    assert chart
    return chart


SIX = of_dates("2001", "2001-05", "2002", "2003-02-01", "2003", "2005")


def test_a_bar_stands_for_each_year_with_entries_and_leads_to_it() -> None:
    chart = contacts(SIX)
    assert [(bar.label, bar.address) for bar in chart.bars] == [
        ("2001: 2 entries", "/timeline/2001/"),
        ("2002: 1 entry", "/timeline/2002/"),
        ("2003: 2 entries", "/timeline/2003/"),
        ("2005: 1 entry", "/timeline/2005/"),
    ]
    assert chart.is_linked


def test_a_picture_says_in_a_sentence_what_it_shows() -> None:
    assert contacts(of_dates("2001", "2001-05", "2001-06", "2002", "2003")).description == (
        "Each bar is a year: 5 entries of 2001–2003, by kind."
        " Busiest year in this chronicle: 2001, with 3 entries."
    )


def test_a_bar_is_divided_by_families_of_kinds() -> None:
    files = SIX | {
        "entries/a.md": of_kind("visit", "2001"),
        "entries/b.md": of_kind("call", "2001"),
        "entries/c.md": of_kind("message", "2001"),
    }
    chart = contacts(files)
    assert [item.style for item in chart.legend] == [
        "family-contact",
        "family-visit",
        "family-other",
    ]
    assert [segment.style for segment in chart.bars[0].segments] == [
        "family-contact",
        "family-visit",
        "family-other",
    ]
    assert chart.table.columns == ("Year", "Calls and messages", "Visits", "Other", "All")
    assert chart.table.rows[0].cells == ("2", "1", "2", "5")


def test_too_few_entries_or_years_make_no_picture() -> None:
    assert pictures(of_dates("2001", "2002", "2003")).contacts is None
    assert pictures(of_dates("2001", "2001-02", "2001-03", "2001-04", "2002")).contacts is None
    assert pictures({"pages/about.md": "# About\n\nSoon."}).contacts is None


def test_years_that_are_not_collected_are_hatched_and_never_0() -> None:
    chart = contacts(SIX, COVERED)
    assert len(chart.blanks) == 1
    assert (chart.blanks[0].x, chart.blanks[0].width) == (23.81, 23.81)
    assert chart.legend[-1].text == "not collected"
    assert ("1995–1999", "not collected") in [(row.label, row.text) for row in chart.table.rows]
    assert (chart.years[0].text, chart.years[-1].text) == ("1990", "2010")


def test_what_was_denied_is_not_counted_and_that_is_said() -> None:
    denied = entry("2001").replace("date:", "status: denied\ndate:")
    chart = contacts(SIX | {"entries/denied.md": denied})
    assert chart.bars[0].label == "2001: 2 entries"
    assert chart.notes == ("1 denied entry is not counted.",)


def test_a_vague_date_counts_for_its_year_and_one_without_a_year_in_the_table_only() -> None:
    chart = contacts(SIX | {"entries/about.md": entry("2004~"), "entries/x.md": entry("200X")})
    assert "2004: 1 entry" in [bar.label for bar in chart.bars]
    assert chart.notes == (
        "1 entry whose date is approximate or uncertain stands in the year that it is given.",
        "1 entry whose year is not known is in the table only.",
    )
    assert (chart.table.rows[-1].label, chart.table.rows[-1].cells) == (
        "Year not known",
        ("1", "1"),
    )


def test_long_spans_are_drawn_in_round_numbers_of_years() -> None:
    chart = contacts(of_dates("1781", "1782", "1790", "1900", "2020"))
    assert chart.bars[0].label == "1780–1784: 2 entries"
    assert chart.description.startswith("Each bar is 5 years: 5 entries of 1781–2020, by kind.")
    assert not chart.is_linked
    assert {bar.address for bar in chart.bars} == {None}


def test_time_runs_from_the_right_where_the_language_does() -> None:
    chart = contacts(SIX, "language: ur")
    assert chart.is_mirrored
    places = [bar.x for bar in chart.bars]
    assert places == sorted(places, reverse=True)


def test_home_has_the_bars_of_the_whole_record() -> None:
    drawn = pages(planned(SIX)[0])
    home = drawn["/"].view
    assert isinstance(home, HomeView)
    assert home.contacts == contacts(SIX)


def topics(files: dict[str, str], site: str = "") -> RowsChart:
    chart = pictures(files, site).topics
    assert chart
    return chart


def test_topics_are_drawn_one_above_the_other_the_most_frequent_first() -> None:
    files = SIX | {
        "entries/a.md": entry("2001", topics="[trade]"),
        "entries/b.md": entry("2004", topics="[trade, rail]"),
        "topics/rail.md": "---\nname: Rail\nbroader: transport\n---\n",
    }
    chart = topics(files)
    assert [(row.link.text, row.count) for row in chart.rows] == [
        ("energy", "6"),
        ("trade", "2"),
        ("Rail", "1"),
        ("transport", "1"),
    ]
    assert (chart.bins, chart.top) == (5, 2)
    assert chart.rows[0].path == "M0.1 2v-2h0.8v2zM1.1 2v-1h0.8v1zM2.1 2v-2h0.8v2zM4.1 2v-1h0.8v1z"
    assert chart.table.columns == ("Year", "energy", "trade", "Rail", "transport")
    assert chart.table.rows[0].cells == ("2", "1", "0", "0")


def test_topics_that_are_not_drawn_are_counted() -> None:
    files = {
        f"entries/t{n}.md": entry(f"{2001 + n % 5}", topics=f"[energy, topic {n:02}]")
        for n in range(15)
    }
    chart = topics(files)
    assert len(chart.rows) == 12
    assert chart.notes[-1] == "4 topics with fewer entries are not drawn."


def test_one_topic_alone_is_not_drawn() -> None:
    assert pictures(SIX).topics is None


def test_a_pair_shows_its_topics_on_its_first_page_and_links_to_those_of_the_pair() -> None:
    files = SIX | {"entries/a.md": entry("2001", topics="[trade]")}
    plan, _ = planned(files, "page_size: 3")
    first, second, *_ = pages_of(plan, "/relations/pakistan-russia/")
    assert isinstance(first, RelationView)
    assert isinstance(second, RelationView)
    assert first.topics
    assert [row.link.address for row in first.topics.rows] == [
        "/relations/pakistan-russia/energy/",
        "/relations/pakistan-russia/trade/",
    ]
    assert second.topics is None


def calendar(files: dict[str, str], site: str = "") -> YearChart:
    view = pages(planned(files, site)[0])["/timeline/2001/"].view
    assert isinstance(view, YearView)
    assert view.calendar
    return view.calendar


def test_a_year_is_a_calendar_of_its_days_with_entries() -> None:
    chart = calendar(of_dates("2001-01-30/2001-02-02", "2001-02-01", "2001-05", "2001-08-09?"))
    january, february = chart.months[:2]
    assert [day.text for day in january.days] == ["30", "31"]
    assert [(day.text, day.label) for day in february.days] == [
        ("1", "1 February 2001: 2 entries"),
        ("2", "2 February 2001: Of 2001-01-30/2001-02-02"),
    ]
    assert january.days[0].address == "/entries/e0/"
    assert february.days[0].address == "/timeline/2001/01/"
    assert chart.notes == ("2 entries whose days are not known for certain are in the list only.",)
    assert chart.description == (
        "Each square is a day of 2001, each row a week: 4 days have entries."
        " Most are on 1 February 2001: 2 entries."
    )


def test_a_week_begins_as_the_language_has_it() -> None:
    # The 1st of January 2001 was a Monday.
    files = of_dates("2001-01-01", "2001-01-02", "2001-01-03")
    assert [day.x for day in calendar(files).months[0].days] == [0, 10, 20]
    assert [day.x for day in calendar(files, "language: ar-EG").months[0].days] == [40, 30, 20]


def test_days_that_are_not_collected_are_told_from_those_without_entries() -> None:
    files = of_dates("2001-01-05", "2001-01-06", "2001-01-07")
    chart = calendar(files, "coverage: {from: 2001-01-03, to: 2001-03}")
    assert chart.months[0].uncollected.count("M") == 2
    assert chart.months[1].uncollected == ""
    assert chart.months[3].free == ""
    assert chart.legend[-1].text == "not collected"


def test_a_year_with_few_days_has_no_calendar() -> None:
    view = pages(planned(of_dates("2001-01-05", "2001-01-06"))[0])["/timeline/2001/"].view
    assert isinstance(view, YearView)
    assert view.calendar is None


def leaders(*people: tuple[str, str], parties: str = "Pakistan, Russia") -> dict[str, str]:
    """An entry for each two people, of whom each acts for one of two parties."""
    one, other = parties.split(", ")
    return {
        f"entries/l{n}.md": entry(f"{2001 + n}", parties=f"[{parties}]").replace(
            "topics:",
            f"people: [{{name: {left}, for: {one}}}, {{name: {right}, for: {other}}}]\ntopics:",
        )
        for n, (left, right) in enumerate(people)
    }


def numbers(chart: GridChart | None) -> dict[str, str]:
    assert chart
    return {cell.label: cell.text for cell in chart.cells}


def test_leaders_of_two_parties_have_rows_and_columns_of_their_own() -> None:
    files = leaders(("Khan", "Putin"), ("Khan", "Putin"), ("Khan", "Lavrov"), ("Sharif", "Putin"))
    chart = pictures(files).leaders
    assert chart
    assert [name.text for name in chart.rows] == ["Khan", "Sharif"]
    assert [name.text for name in chart.columns] == ["Putin", "Lavrov"]
    assert numbers(chart) == {
        "Khan and Putin: 2 entries": "2",
        "Khan and Lavrov: 1 entry": "1",
        "Sharif and Putin: 1 entry": "1",
    }
    assert chart.diagonal == ()
    assert "Rows are those who acted for Pakistan" in chart.description


def test_leaders_of_many_parties_stand_in_rows_and_in_columns() -> None:
    files = {}
    for parties, two in (
        ("Pakistan, Russia", ("Khan", "Putin")),
        ("China, India", ("Xi", "Modi")),
        ("Iran, Japan", ("Raisi", "Kishida")),
        ("Japan, Russia", ("Kishida", "Putin")),
    ):
        made = leaders(two, parties=parties)
        files |= {f"entries/{two[0]}.md": made["entries/l0.md"]}
    chart = pictures(files).leaders
    assert chart
    assert [name.text for name in chart.rows] == [name.text for name in chart.columns]
    assert len(chart.diagonal) == len(chart.rows) == 6
    assert numbers(chart)["Khan and Putin: 1 entry"] == "1"
    assert numbers(chart)["Putin and Khan: 1 entry"] == "1"


def test_the_table_of_leaders_has_more_names_than_the_picture_and_who_is_left_out_is_counted() -> (
    None
):
    files = leaders(*((f"Khan {n:02}", "Putin") for n in range(32)))
    chart = pictures(files).leaders
    assert chart
    assert len(chart.rows) == 12
    assert len(chart.table.rows) == 30
    assert chart.table.columns == ("Leader", "Putin")
    assert chart.notes[-1] == "2 people who took part less often are left out."


def test_parties_lead_to_their_relations_and_what_was_denied_is_not_counted() -> None:
    three = "[Pakistan, Russia, China]"
    many = "[Pakistan, Russia, China, India, Iran, Japan]"
    denied = entry("2001").replace("date:", "status: denied\ndate:")
    files = {
        "entries/a.md": entry("2001", parties=three),
        "entries/b.md": entry("2002"),
        "entries/many.md": entry("2003", parties=many),
        "entries/denied.md": denied,
    }
    chart = pictures(files).parties
    assert numbers(chart) == {
        "Pakistan and Russia: 2 entries": "2",
        "Russia and Pakistan: 2 entries": "2",
        "Pakistan and China: 1 entry": "1",
        "China and Pakistan: 1 entry": "1",
        "Russia and China: 1 entry": "1",
        "China and Russia: 1 entry": "1",
    }
    assert chart
    assert {cell.address for cell in chart.cells} == {
        "/relations/pakistan-russia/",
        "/relations/china-pakistan/",
        "/relations/china-russia/",
    }
    assert chart.notes[0] == "Entries of more than 5 parties are not counted."
    assert chart.table.rows[0].cells == ("Russia", "2")


def test_two_parties_alone_make_no_picture_of_parties() -> None:
    assert pictures(SIX).parties is None


@pytest.fixture(scope="module")
def crowded() -> tuple[Theme, str]:
    """All families in each of the most years that are drawn one by one, among many parties, topics and people."""
    kinds = ("call", "meeting", "visit", "agreement", "statement", "exercise", "other")
    files = {}
    for year in range(1945, 2025):
        for n, kind in enumerate(kinds):
            one, other = f"Party {year % 14}", f"Party {(year + n + 1) % 15}"
            people = f"[{{name: Somebody of a Long Name {year % 13}, for: {one}}}, {{name: Zulfikar Ali Somebody {n}, for: {other}}}]"
            files[f"entries/{year}-{n}.md"] = entry(
                f"{year}",
                parties=f"[{one}, {other}]",
                topics=f"[matters of weight {n}, matters of weight {n + 7}]",
            ).replace("date:", f"kind: {kind}\npeople: {people}\ndate:", 1)
    chronicle, _ = chronicle_of(files)
    parts = Parts(chronicle, settings_of())
    theme, _ = open_theme([site_of(parts)], None)
    page = plan_pictures(parts)
    return theme, render(theme, page.template, page.view)


def test_the_largest_picture_stays_small(crowded: tuple[Theme, str]) -> None:
    sizes = {
        part.partition('"')[0]: part.index("<details")
        for part in re.split('<figure class="chart[^"]*" id="', crowded[1])[1:]
    }
    assert {"chart-contacts", "chart-topics", "chart-leaders", "chart-parties"} <= set(sizes)
    assert max(sizes.values()) < 60_000


LETTERING = """() => {
    const kinds = ".scale text, .axis text, .rows .row, .rows .sum, .cells text, .grid .down text";
    const shown = [...document.querySelectorAll(kinds)].filter(text => text.getBoundingClientRect().width);
    const boxes = shown.map(text => [text.closest("figure").id, text.textContent, text.getBoundingClientRect()]);
    const small = shown.filter(text => parseFloat(getComputedStyle(text).fontSize) < 11).map(text => `small: ${text.textContent}`);
    const wide = boxes.filter(([, , box]) => box.left < 0 || box.right > innerWidth).map(([id, text]) => `${id} beyond the page: ${text}`);
    const clashes = boxes.flatMap(([id, text, one], n) => boxes.slice(n + 1)
        .filter(([where, , two]) => where === id && one.left < two.right && two.left < one.right
            && one.top + 3 < two.bottom && two.top + 3 < one.bottom)
        .map(([, other]) => `${id}: ${text} on ${other}`));
    return [...small, ...wide, ...clashes];
}"""


@pytest.mark.browser
def test_lettering_does_not_collide_however_wide_a_page_is(
    browser: Any, crowded: tuple[Theme, str], tmp_path: Path
) -> None:
    theme, html = crowded
    (tmp_path / "index.html").write_text(html, "utf-8")
    for address, path in theme.statics:
        if path.suffix == ".css":
            (tmp_path / address[1:]).parent.mkdir(exist_ok=True)
            (tmp_path / address[1:]).write_bytes(path.read_bytes())
    with served(tmp_path) as host:
        page = browser.new_page()
        page.goto(host)
        for width in (320, 375, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(LETTERING) == [], width
        page.close()
