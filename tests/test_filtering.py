"""The filters of a timeline, used as a reader would: with a mouse, with keys, by address, and without a script."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from chronicle.planning.views import Filters, ListView
from tests.conftest import Published, Site, served
from tests.test_planning import entry, pages, planned

PAIR = "/relations/pakistan-russia/"
FITTING = ".chronology .cards:not([hidden]) > li:not([hidden]) > .card"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that fails when its scripts do."""
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    assert faults == []


def shown(page: Any) -> int:
    """How many entries are to be seen."""
    return page.locator(FITTING).count()  # type: ignore[no-any-return]


def told(page: Any) -> str:
    return page.locator(".filters [role=status]").inner_text()  # type: ignore[no-any-return]


def address(page: Any) -> str:
    """The browser's own word on it: a test is told of a new one a little later."""
    return page.evaluate("location.href")  # type: ignore[no-any-return]


def value(page: Any, facet: str, id: str) -> Any:
    return page.locator(f'.filters [data-facet="{facet}"] button[value="{id}"]')


def test_filters_leave_the_entries_that_fit_and_count_them(page: Any, published: Published) -> None:
    page.goto(published.host + PAIR)
    whole = shown(page)
    assert told(page) == ""
    page.click(".filters summary")
    count = int(value(page, "kind", "call").locator("span").inner_text())
    value(page, "kind", "call").click()
    assert shown(page) == count == page.locator(f'{FITTING}[data-kind="call"]').count()
    assert told(page) == f"Entries shown: {count} of {whole}"
    assert value(page, "kind", "call").get_attribute("aria-pressed") == "true"
    assert address(page).endswith("?kind=call")


def test_of_kinds_any_will_do_of_topics_an_entry_must_have_all(
    page: Any, published: Published
) -> None:
    page.goto(f"{published.host}{PAIR}?kind=call&kind=visit&topic=energy&topic=afghanistan")
    cards = page.locator(FITTING)
    assert 0 < cards.count() < int(told(page).rpartition(" ")[2])
    for card in cards.all():
        assert card.get_attribute("data-kind") in ("call", "visit")
        topics = card.locator(".card-topics").text_content()
        assert "Energy" in topics
        assert "Afghanistan" in topics


def test_a_counterpart_is_a_party_or_a_leader_that_not_all_entries_have(
    page: Any, published: Published
) -> None:
    page.goto(f"{published.host}/leaders/imran-khan/")
    page.click(".filters summary")
    assert value(page, "leader", "imran-khan").count() == 0
    assert value(page, "party", "pakistan").count() == 0
    value(page, "leader", "putin").click()
    assert shown(page) == page.locator(FITTING, has_text="Vladimir Putin").count() > 0


def test_dates_are_years_months_or_days_and_an_entry_need_only_touch_them(
    page: Any, published: Published
) -> None:
    page.goto(f"{published.host}/leaders/imran-khan/?from=2022-02-24&to=2022-02")
    (title,) = page.locator(f"{FITTING} h3").all_text_contents()
    assert "Moscow" in title
    page.click(".filters summary")
    assert page.input_value("[name=from]") == "2022-02-24"
    page.fill("[name=from]", "۲۰۲۲")
    assert "from=2022&" in address(page)
    page.fill("[name=to]", "never")
    assert page.get_attribute("[name=to]", "aria-invalid") == "true"
    assert shown(page) == 2, "what is no date changes nothing"


def test_a_view_is_shared_by_its_address_and_the_way_back_is_the_browsers(
    page: Any, published: Published
) -> None:
    page.goto(f"{published.host}/topics/energy/")
    whole = shown(page)
    page.click(".filters summary")
    value(page, "kind", "visit").click()
    visits = shown(page)
    value(page, "leader", "putin").click()
    link, both = address(page), shown(page)
    assert both < visits < whole
    page.go_back()
    assert shown(page) == visits
    page.go_back()
    assert shown(page) == whole
    page.go_forward()
    assert shown(page) == visits
    page.goto(link)
    assert shown(page) == both
    assert page.locator(".chosen button").all_inner_texts() == ["Visits", "Vladimir Putin"]


def test_nothing_that_fits_is_said_with_a_way_out(page: Any, published: Published) -> None:
    page.goto(f"{published.host}/topics/energy/?from=1950&to=1951")
    assert shown(page) == 0
    assert told(page).startswith("Entries shown: 0 of ")
    page.locator(".nothing button").click()
    assert shown(page) > 0
    assert not page.locator(".nothing").is_visible()
    assert "?" not in address(page)
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_all_of_it_works_with_keys(page: Any, published: Published) -> None:
    page.goto(f"{published.host}/leaders/putin/")
    whole = shown(page)
    page.locator(".filters summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert 0 < shown(page) < whole
    focused = page.evaluate("document.activeElement.getAttribute('aria-pressed')")
    assert focused == "true", "the focus stays where it was"
    page.keyboard.press("Escape")
    assert shown(page) == whole
    page.keyboard.press("Escape")
    assert page.get_attribute(".filters details", "open") is None
    page.locator(".card h3 a").first.focus()
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.href") == second
    assert page.locator(".card h3 a").nth(1).evaluate("link => link.href") == second


def test_a_chosen_filter_is_taken_back_by_itself(page: Any, published: Published) -> None:
    page.goto(f"{published.host}/topics/energy/?kind=visit&from=2015")
    page.get_by_role("button", name="Without the filter: Visits").click()
    assert address(page).endswith("?from=2015")
    assert page.locator(".chosen button").all_inner_texts() == ["from 2015"]


def test_years_without_an_entry_that_fits_have_no_heading_and_silence_claims_nothing(
    page: Any, published: Published
) -> None:
    page.goto(f"{published.host}/timeline/?kind=visit")
    headings = page.locator(".chronology h2:visible").all_inner_texts()
    dated = page.locator(f"{FITTING} time").all_text_contents()
    assert set(headings) == {date[-4:] for date in dated}
    quiet = page.locator(".quiet-years:visible").all_inner_texts()
    assert quiet == ["1973–1998: not collected"]
    assert all(mark.is_visible() for mark in page.locator(".month:visible").all())


def test_the_strip_shows_faintly_what_is_filtered_out(page: Any, published: Published) -> None:
    page.goto(f"{published.host}/topics/energy/?kind=visit")
    families = page.eval_on_selector_all(
        ".strip .left",
        "all => all.filter(e => parseFloat(e.getAttribute('height'))).map(e => e.classList[0])",
    )
    assert set(families) == {"family-visit"}
    page.keyboard.press("Escape")
    assert page.locator(".strip .left").count() == 0


def test_the_strip_jumps_to_its_years(page: Any, published: Published) -> None:
    page.goto(f"{published.host}/topics/energy/?from=2015")
    page.set_viewport_size({"width": 1200, "height": 700})
    page.locator(".steps a", has_text="2017").click()
    assert address(page).endswith("/topics/energy/?from=2015#y2017")
    assert 0 <= page.locator("#y2017").bounding_box()["y"] < 200


def test_without_a_script_the_timeline_is_whole_and_offers_no_filters(
    browser: Any, published: Published
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{published.host}/topics/energy/?kind=visit")
    assert not page.locator(".filters").is_visible()
    assert shown(page) > 20
    assert page.locator(".steps a").count() > 5


def test_nothing_moves_when_the_filters_start(page: Any, published: Published) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const each of list.getEntries())"
        " window.moved += each.value; }).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{published.host}/topics/energy/", wait_until="networkidle")
    assert page.evaluate("window.moved") < 0.01


def paged(number: int) -> dict[str, str]:
    kinds = ("call", "visit")
    return {
        f"entries/{n:02d}.md": entry(f"20{n + 10}-01-17").replace(
            "topics:", f"kind: {kinds[n % 2]}\ntopics:"
        )
        for n in range(number)
    }


def filters(files: Mapping[str, str], address: str, site: str) -> Filters | None:
    view = pages(planned(dict(files), site)[0])[address].view
    assert isinstance(view, ListView)
    return view.filters


def test_filters_of_a_long_list_know_of_the_whole_and_where_to_search_it() -> None:
    site = "page_size: 10\n"
    assert filters(paged(20), "/topics/energy/", site) == Filters(
        is_partial=True, search="/search/?topic=energy"
    )
    assert filters(paged(20), "/relations/pakistan-russia/energy/page/2019/", site) == Filters(
        is_partial=True, search="/search/?party=pakistan&party=russia&topic=energy"
    )
    assert filters(paged(20), "/timeline/", site) == Filters(is_partial=True, search="/search/")
    assert filters(paged(7), "/topics/energy/", site) == Filters()
    assert filters(paged(5), "/topics/energy/", site) is None


def test_on_one_of_several_pages_filters_speak_of_that_page_and_stay_for_the_next(
    page: Any, site: Callable[[Mapping[str, str | bytes]], Site]
) -> None:
    files = {f"content/{path}": text for path, text in paged(20).items()}
    made = site({"site.yaml": "title: Calls\npage_size: 10\n", **files})
    assert not made.build().failed
    with served(made.output) as host:
        page.goto(f"{host}/topics/energy/?kind=visit")
        assert told(page) == "Entries shown: 5 of 10 on this page"
        search = page.locator(".elsewhere")
        assert search.get_attribute("href").endswith("/search/?topic=energy&kind=visit")
        with page.expect_navigation():
            page.locator(".pagination [rel=next]").click()
        assert address(page).endswith("/topics/energy/page/2019/?kind=visit")
        assert told(page) == "Entries shown: 5 of 10 on this page"


def test_the_strip_and_its_steps_run_from_the_right_where_the_page_does(
    page: Any, site: Callable[[Mapping[str, str | bytes]], Site]
) -> None:
    files = {f"content/{path}": text for path, text in paged(16).items()}
    made = site({"site.yaml": "title: Calls\nlanguage: ur\n", **files})
    assert not made.build().failed
    page.set_viewport_size({"width": 1200, "height": 700})
    with served(made.output) as host:
        page.goto(f"{host}/topics/energy/?kind=visit")
        assert shown(page) == 8
        steps = page.locator(".steps a").evaluate_all(
            "all => all.map(e => [parseInt(e.hash.slice(2)), e.getBoundingClientRect().left])"
        )
        bars = page.locator(".strip [data-key]").evaluate_all(
            "all => all.map(e => [parseInt(e.dataset.key), parseFloat(e.children[0].getAttribute('x'))])"
        )
    for places in (steps, bars):
        along = [x for _, x in sorted(places)]
        assert len(along) == 16
        assert along == sorted(along, reverse=True)


def test_an_entry_on_a_narrower_topic_fits_the_broader_one(
    page: Any, site: Callable[[Mapping[str, str | bytes]], Site]
) -> None:
    files: dict[str, str | bytes] = {f"content/{path}": text for path, text in paged(6).items()}
    files["content/entries/gas.md"] = entry("2022-02-01", topics="[gas, trade]")
    files["content/topics/gas.md"] = "---\nname: Gas\nbroader: fuels\n---\n"
    files["content/topics/fuels.md"] = "---\nname: Fuels and power\n---\n"
    made = site(files)
    assert not made.build().failed
    with served(made.output) as host:
        page.goto(f"{host}/timeline/?topic=fuels")
        assert shown(page) == 1
        assert page.locator(".chosen").inner_text().startswith("Fuels and power")
