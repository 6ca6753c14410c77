"""On this day: which day an entry is on, what comes round, and the pages that say so."""

import datetime
from typing import Any

import pytest
from conftest import CHECKOUT, Published
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_site import chronicle_of
from test_planning import drawn_up, entry, pages

from chronicle.dates import parse
from chronicle.deriving.days import anniversaries, by_day, day_of, is_round, rounds
from chronicle.linking import Entries
from chronicle.planning.days import MOST_AHEAD
from chronicle.planning.views import CalendarView, ExplainedListView, HomeView, Page

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(str)
WRITTEN = st.one_of(
    DAYS,
    st.tuples(DAYS, DAYS).map(lambda both: "/".join(sorted(both))),
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: day[:4]),
    st.tuples(DAYS, st.sampled_from("?~%")).map("".join),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"{day}T16:30+05:00"),
)


def of(*dates: str, more: str = "") -> Entries:
    files = {
        f"entries/e{n}.md": f"---\ndate: '{date}'\nparties: [Pakistan]\ntopics: [t{n}]\n{more}\n---\n# E{n}\n"
        for n, date in enumerate(dates)
    }
    return tuple(chronicle_of(files)[0].entries.values())


def drawn(*dates: str, site: str = "") -> dict[str, Page]:
    files = {f"entries/e{n}.md": entry(f"'{date}'") for n, date in enumerate(dates)}
    return pages(drawn_up(files, site)[0])


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2022-01-17", (1, 17)),
        ("2022-01-17T16:30+05:00", (1, 17)),
        ("2021-12-31/2022-01-02", (12, 31)),
        ("2020-02-29", (2, 29)),
        ("2022-01-17~", None),
        ("2022-01-17?", None),
        ("2022-01-17/2022-01-18~", None),
        ("2022-01-17/..", None),
        ("2022-01-17/2022-02", None),
        ("2022-01", None),
        ("2022-01-XX", None),
    ],
)
def test_only_a_certain_day_is_a_day_of_the_year(date: str, day: tuple[int, int] | None) -> None:
    assert day_of(parse(date)) == day


@settings(max_examples=25)
@given(st.lists(WRITTEN, max_size=8))
def test_an_entry_with_a_certain_day_is_on_exactly_one_day_page_and_no_other_is_on_any(
    dates: list[str],
) -> None:
    found = drawn(*dates, site="order: oldest")
    shown = [
        listed.card.id
        for page in found.values()
        if page.template == "day.html" and isinstance(page.view, ExplainedListView)
        for group in page.view.groups
        for listed in group.entries
    ]
    certain = [f"e{n}" for n, date in enumerate(dates) if day_of(parse(date))]
    assert sorted(shown) == sorted(certain)
    calendar = found["/on-this-day/"].view
    assert isinstance(calendar, CalendarView)
    days = [day for month in calendar.months for day in month.days]
    assert len(days) == 366
    assert sum(day.count for day in days) == calendar.count == len(certain)
    assert {day.address for day in days if day.count} == {
        address for address, page in found.items() if page.template == "day.html"
    }


def test_the_days_before_and_after_are_those_that_have_entries() -> None:
    found = drawn("2001-03-05", "2022-01-17", "1999-12-01")
    view = found["/on-this-day/01-17/"].view
    assert isinstance(view, ExplainedListView)
    assert view.previous is None
    assert view.next is not None
    assert (view.next.text, view.next.address) == ("5 March", "/on-this-day/03-05/")


def test_round_are_5_10_25_50_75_100_and_every_25_years_from_there() -> None:
    assert [years for years in range(160) if is_round(years)] == [5, 10, 25, 50, 75, 100, 125, 150]


def test_the_years_of_anniversaries_do_not_depend_on_the_build_date() -> None:
    assert rounds(1972) == ((5, 1977), (10, 1982), (25, 1997), (50, 2022), (75, 2047), (100, 2072))
    view = drawn("1972-01-17")["/on-this-day/01-17/"].view
    assert isinstance(view, ExplainedListView)
    assert view.groups[0].entries[0].note == (
        "Round anniversaries, in years: 5 in 1977, 10 in 1982, 25 in 1997, 50 in 2022, 75 in 2047 and 100 in 2072,"
        " and every 25 years from there."
    )


def test_what_was_denied_has_no_anniversary() -> None:
    denied = of("1972-01-17", more="status: denied")
    assert list(anniversaries(by_day(denied), datetime.date(2022, 1, 17), 1)) == []
    file = entry("1972-01-17").replace("topics", "status: denied\ntopics")
    view = pages(drawn_up({"entries/e.md": file})[0])["/on-this-day/01-17/"].view
    assert isinstance(view, ExplainedListView)
    assert [each.note for group in view.groups for each in group.entries] == [None]


@pytest.mark.parametrize(
    ("day", "years"),
    [("2025-02-28", [5]), ("2024-02-28", []), ("2024-02-29", [4]), ("2025-03-01", [])],
)
def test_a_29_february_is_remembered_on_the_28th_where_there_is_none(
    day: str, years: list[int]
) -> None:
    found = anniversaries(by_day(of("2020-02-29")), datetime.date.fromisoformat(day), 1)
    assert [each.years for each in found] == years


def test_anniversaries_ahead_go_on_into_the_next_year() -> None:
    found = anniversaries(by_day(of("2002-01-05")), datetime.date(2026, 12, 20), 31)
    assert [(each.on, each.years) for each in found] == [(datetime.date(2027, 1, 5), 25)]


def home(*dates: str, today: str) -> HomeView:
    view = drawn(*dates, site=f"date: {today}")["/"].view
    assert isinstance(view, HomeView)
    return view


def test_the_front_page_tells_the_entries_of_the_build_date() -> None:
    view = home("2016-11-23", "2020-11-23", "2001-12-01", "2030-11-23", today="2026-11-23")
    assert view.day is not None
    assert (view.day.title, view.day.day) == ("On this day", "23 November")
    assert [(each.when.text, each.reason) for each in view.day.entries] == [
        ("23 November 2020", ""),
        ("23 November 2016", "10 years ago"),
    ]
    assert [(each.when.text, each.reason) for each in view.anniversaries] == [
        ("1 December 2026", "25 years")
    ]


def test_the_front_page_tells_the_next_day_with_entries_across_the_end_of_the_year() -> None:
    view = home("2016-01-05", "2020-11-22", today="2026-11-23")
    assert view.day is not None
    assert (view.day.title, view.day.day) == ("The next day with entries", "5 January")


def test_the_front_page_tells_the_first_of_many_anniversaries_and_entries_of_a_day() -> None:
    years = range(1851, 1851 + MOST_AHEAD + 1)
    view = home(*(f"{year}-11-23" for year in years), today="2026-11-23")
    assert view.day
    assert len(view.day.entries) == MOST_AHEAD
    ahead = [f"{2026 - n}-12-{day:02}" for day in range(1, 11) for n in (5, 10, 25, 50, 75, 100)]
    assert len(home(*ahead, today="2026-11-23").anniversaries) == MOST_AHEAD


def test_the_front_page_of_a_chronicle_without_a_certain_day_tells_none() -> None:
    assert home("2016", today="2026-11-23").day is None


def test_a_new_entry_changes_its_day_the_calendar_and_the_coverage_page_alone() -> None:
    sources = "sources: ['https://a.example/1', 'https://a.example/2']"

    def planned(*dates: str) -> dict[str, Page]:
        files = {
            f"entries/e{date}.md": entry(f"{date}\n{sources}", topics=f"[t{date}]")
            for date in dates
        }
        found = pages(drawn_up(files, "coverage: {from: 2000}")[0])
        return {
            address: page
            for address, page in found.items()
            if address.startswith(("/coverage/", "/on-this-day/"))
        }

    before = planned("2001-03-05", "2011-01-17", "2015-06-01")
    after = planned("2001-03-05", "2011-01-17", "2015-06-01", "2022-01-17")
    assert {address for address in after if before.get(address) != after[address]} == {
        "/coverage/",
        "/coverage/no-side/",
        "/on-this-day/",
        "/on-this-day/01-17/",
    }


@pytest.fixture
def host(published: Published) -> str:
    return published.host


CALENDAR = "/on-this-day/?today"


def at(browser: Any, day: str) -> Any:
    """A page whose clock says noon of a day."""
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    return page


@pytest.mark.browser
def test_the_link_to_today_leads_to_the_page_of_the_visitors_day(browser: Any, host: str) -> None:
    page = at(browser, "2031-01-17")
    page.goto(f"{host}/")
    page.get_by_role("link", name="Today").click()
    page.wait_for_url("**/on-this-day/01-17/")


@pytest.mark.browser
def test_on_a_day_without_entries_it_leads_to_the_day_in_the_calendar(
    browser: Any, host: str
) -> None:
    page = at(browser, "2031-01-16")
    page.goto(f"{host}{CALENDAR}")
    page.wait_for_url("**/on-this-day/?today#day-01-16")
    assert page.locator("#day-01-16").get_attribute("aria-current") == "date"
    assert page.locator("[aria-current=date]").count() == 1


@pytest.mark.browser
def test_the_calendar_marks_the_visitors_day_and_stays(browser: Any, host: str) -> None:
    page = at(browser, "2032-02-29")
    page.goto(f"{host}/on-this-day/")
    assert page.locator("#day-02-29").get_attribute("aria-current") == "date"
    assert page.locator("#today").is_visible()
    assert page.locator("#today a").get_attribute("href") == "#day-02-29"
    assert page.url == f"{host}/on-this-day/"


@pytest.mark.browser
def test_without_javascript_the_link_to_today_leads_to_the_calendar(
    browser: Any, host: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host}/")
    page.get_by_role("link", name="Today").click()
    page.wait_for_url(f"**{CALENDAR}")
    assert page.locator("#today").is_hidden()
    assert page.locator("main li a").count() == 42


def test_the_script_of_the_calendar_is_below_a_kilobyte() -> None:
    assert (CHECKOUT / "templates/static/today.js").stat().st_size < 1000
