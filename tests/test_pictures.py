"""The record in pictures: what is counted, what is left out, and what is said of both."""

from test_planning import entry, pages, planned

from chronicle.planning.views import BarChart, HomeView, PicturesView

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
