"""Timelines: years and months marked on the spine, and what is said of years without entries."""

import pytest

from chronicle.planning.views import ListView
from tests.test_planning import entry, pages, planned


def timeline(dates: list[str], address: str = "/topics/energy/", site: str = "") -> ListView:
    """A list of entries on these dates."""
    files = {f"entries/{number}.md": entry(date) for number, date in enumerate(dates)}
    view = pages(planned(files, site)[0])[address].view
    assert isinstance(view, ListView)
    return view


def marks(view: ListView) -> list[tuple[str, list[str]]]:
    """The headings of a list, each with the marks below it; what is told of years without entries in brackets."""
    return [
        (group.label or f"({group.quiet})", [month.label for month in group.months])
        for group in view.groups
    ]


def test_months_are_marked_where_a_year_has_several() -> None:
    view = timeline(["2021-03-01", "2021-03-09", "2021-12", "2022-01-17"])
    assert marks(view) == [("2022", [""]), ("2021", ["Dec", "Mar"])]
    assert [month.id for month in view.groups[1].months] == ["m2021-12", "m2021-03"]
    assert [group.id for group in view.groups] == ["y2022", "y2021"]


def test_an_entry_without_a_month_is_under_no_month_of_another() -> None:
    assert marks(timeline(["2021", "2021-03-01"])) == [("2021", ["Mar", "Month not known"])]


def test_the_page_of_a_year_is_divided_into_its_months() -> None:
    view = timeline(["2021-03-01", "2021-03-09", "2021-12"], "/timeline/2021/")
    assert marks(view) == [("December", [""]), ("March", [""])]
    assert view.groups[0].address == "/timeline/2021/12/"


@pytest.mark.parametrize("address", ["/topics/energy/", "/parties/russia/", "/timeline/"])
def test_every_timeline_tells_which_years_are_silent_and_which_not_collected(address: str) -> None:
    site = "coverage: {from: 2000, to: 2025, gaps: [2005/2006, 2008-05/2008-06]}\n"
    view = timeline(["2004-06-01", "2010-06-01"], address, site)
    assert [group.quiet for group in view.groups if group.quiet] == [
        "2009: no entries",
        "2008: no entries, and not all collected",
        "2007: no entries",
        "2005–2006: not collected",
    ]
    assert [group.is_collected for group in view.groups if group.quiet] == [True, True, True, False]


@pytest.mark.parametrize("date", ["2004/2006", "200X", "2005~"])
def test_nothing_is_said_of_years_in_which_an_entry_of_another_may_lie(date: str) -> None:
    view = timeline([date, "2010-06-01"])
    told = [group.quiet for group in view.groups if group.quiet]
    assert told == {"2004/2006": ["2007–2009: no entries"], "200X": []}.get(
        date, ["2007–2009: no entries"]
    )


def test_a_list_that_is_not_of_all_entries_says_nothing_of_silent_years() -> None:
    source = "sources: [{title: A book, url: https://example.org/book}]\n"
    files = {
        f"entries/{year}.md": entry(f"{year}-06-01").replace("topics:", f"{source}topics:")
        for year in (2004, 2010)
    }
    drawn = pages(planned(files)[0])
    (view,) = (
        page.view
        for address, page in drawn.items()
        if address.startswith("/sources/") and "x" in address[9:]
    )
    assert isinstance(view, ListView)
    assert [group.quiet for group in view.groups] == [None, None]


def test_no_anchor_comes_twice() -> None:
    dates = ["2021-03-01", "2021-21", "2021-03-15", "../2021-05", "1990"]
    view = timeline(dates)
    ids = [group.id for group in view.groups]
    ids += [month.id for group in view.groups for month in group.months]
    known = [id for id in ids if id]
    assert len(known) == len(set(known))
