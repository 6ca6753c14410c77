"""The pages of the ledger of commitments: which there are, what they count, and what a browser makes of them."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Published
from sample_site import entry
from test_planning import pages, pages_of, planned

from chronicle.planning.dossiers import MOST_MOMENTS, MOST_PROMISES
from chronicle.planning.views import CommitmentsView, DossierView, EntryView, ListView, Page

PROMISES = """commitments:
  - {id: gas, by: Russia, to: Pakistan, text: Gas., due: 2023}
  - {id: oil, by: Russia, to: Pakistan, text: Oil.}
  - {id: rail, by: Pakistan, text: Rail., status: not met, dossier: railway}
people: [Imran Khan]"""
FILES = {
    "entries/call.md": entry(PROMISES),
    "entries/visit.md": entry("fulfils: call#oil", date="2022-02-23", title="They meet"),
}


def ledgers(files: dict[str, str], site: str = "") -> dict[str, CommitmentsView]:
    """The pages of the ledger by their addresses below /commitments/."""
    drawn, problems = planned(files, site)
    assert problems == []
    return {
        address.removeprefix("/commitments/"): page.view
        for address, page in pages(drawn).items()
        if isinstance(page.view, CommitmentsView)
    }


def texts(view: CommitmentsView) -> list[list[str]]:
    return [[row.commitment.text for row in section.rows] for section in view.sections]


def test_the_ledger_has_pages_by_status_party_person_relation_and_dossier() -> None:
    assert {address: texts(view) for address, view in ledgers(FILES).items()} == {
        "": [["Gas.", "Oil.", "Rail."]],
        "status/overdue/": [["Gas."]],
        "status/fulfilled/": [["Oil."]],
        "status/not-met/": [["Rail."]],
        "parties/russia/": [["Gas.", "Oil."]],
        "parties/pakistan/": [["Rail."], ["Gas.", "Oil."]],
        "people/imran-khan/": [["Gas.", "Oil.", "Rail."]],
        "relations/pakistan-russia/": [["Gas.", "Oil.", "Rail."]],
        "dossiers/railway/": [["Rail."]],
    }


def test_the_counts_lead_to_the_pages_of_each_status_or_filter_the_page() -> None:
    found = ledgers(FILES)
    assert [(each.status, each.count, each.address) for each in found[""].outcomes] == [
        (None, 3, "/commitments/"),
        ("overdue", 1, "/commitments/status/overdue/"),
        ("fulfilled", 1, "/commitments/status/fulfilled/"),
        ("not met", 1, "/commitments/status/not-met/"),
    ]
    assert [each.is_current for each in found["status/overdue/"].outcomes][:2] == [False, True]
    assert [each.address for each in found["parties/pakistan/"].outcomes][:2] == [
        "/commitments/parties/pakistan/#all",
        "/commitments/parties/pakistan/#status-overdue",
    ]


def test_a_long_ledger_goes_on_and_its_counts_lead_to_the_page_where_a_status_begins() -> None:
    found = ledgers(FILES, "page_size: 2")
    assert texts(found[""]) + texts(found["page/fulfilled/"]) == [["Gas."], ["Oil.", "Rail."]]
    own, later = "/commitments/relations/pakistan-russia/", "page/fulfilled/"
    assert [
        (each.count, each.address) for each in found["relations/pakistan-russia/"].outcomes
    ] == [
        (3, f"{own}#all"),
        (1, f"{own}#status-overdue"),
        (1, f"{own}{later}#status-fulfilled"),
        (1, f"{own}{later}#status-not-met"),
    ]


def test_a_later_page_of_a_ledger_counts_what_is_on_it() -> None:
    found = ledgers(FILES, "page_size: 2")
    assert (found[""].count, found["page/fulfilled/"].count) == (3, 2)
    assert found["page/fulfilled/"].outcomes == ()
    here = "/commitments/relations/pakistan-russia/page/fulfilled/"
    later = found["relations/pakistan-russia/page/fulfilled/"]
    assert [(each.count, each.address) for each in later.outcomes] == [
        (2, f"{here}#all"),
        (1, f"{here}#status-fulfilled"),
        (1, f"{here}#status-not-met"),
    ]


def test_a_row_says_how_long_a_promise_took_and_what_it_is_sorted_by() -> None:
    [section] = ledgers(FILES)["status/fulfilled/"].sections
    [row] = section.rows
    assert (row.commitment.taken, row.days, row.made) == ("37 days", 37, "2022-01-17/2022-01-17")
    assert row.who == "russia, pakistan"


def test_the_pages_of_parties_people_and_relations_lead_to_their_ledgers() -> None:
    drawn, _ = planned(FILES)
    expected = {
        "/parties/pakistan/": ("3, of which 1 overdue", "/commitments/parties/pakistan/"),
        "/leaders/imran-khan/": ("3, of which 1 overdue", "/commitments/people/imran-khan/"),
        "/relations/pakistan-russia/": (
            "3, of which 1 overdue",
            "/commitments/relations/pakistan-russia/",
        ),
        "/dossiers/railway/": ("1", "/commitments/dossiers/railway/"),
    }
    assert {address: _ledger_of(pages(drawn)[address]) for address in expected} == expected


def _ledger_of(page: Page) -> tuple[str, str]:
    assert isinstance(page.view, ListView)
    [fact] = [fact for fact in page.view.facts if fact.label == "Commitments"]
    return fact.links[0].text, fact.links[0].address


def test_a_translation_says_in_its_own_language_how_long_a_promise_took() -> None:
    files = FILES | {"entries/call.fr.md": "---\ntitle: Appel\n---\nIls parlent."}
    view = pages(planned(files)[0])["/fr/entries/call/"].view
    assert isinstance(view, EntryView)
    oil = next(each for each in view.commitments if each.id == "oil")
    assert (oil.taken or "").split() == ["37", "jours"]
    assert oil.made.text == "17 janvier 2022"


def test_the_story_of_a_dossier_is_on_the_first_of_its_pages() -> None:
    files = {
        f"entries/e{n}.md": entry(
            f"dossiers: {{dossier: pipeline, milestone: Step {n}}}", date=f"202{n}", title=f"{n}"
        )
        for n in range(3)
    }
    drawn, _ = planned(files, "page_size: 2")
    stories = []
    for view in pages_of(drawn, "/dossiers/pipeline/"):
        assert isinstance(view, DossierView)
        stories.append([moment.text for moment in view.milestones])
    assert stories == [["Step 0", "Step 1", "Step 2"], []]


def test_a_dossier_tells_the_latest_of_a_long_story_and_leads_to_the_rest() -> None:
    files = {
        f"entries/e{n:03}.md": entry(
            "dossiers: {dossier: pipeline, milestone: Step}\n"
            "commitments: [{id: a, by: Russia, to: Pakistan, text: To pay}]",
            date=str(1800 + n),
            title=f"{n}",
        )
        for n in range(MOST_MOMENTS + 10)
    }
    files["dossiers/pipeline.md"] = "---\nname: Pipeline\nsigned: 1700\n---\n"
    view = pages(planned(files)[0])["/dossiers/pipeline/"].view
    assert isinstance(view, DossierView)
    assert [moment.when.text for moment in view.milestones][:2] == ["1700", "1810"]
    assert len(view.milestones) == MOST_MOMENTS + 1
    assert len(view.commitments) == MOST_PROMISES
    assert (view.outcomes[0].count, view.outcomes[0].address) == (
        MOST_MOMENTS + 10,
        "/commitments/dossiers/pipeline/#all",
    )


def test_a_chronicle_without_promises_has_an_empty_ledger_and_no_other() -> None:
    found = ledgers({"entries/a.md": entry()})
    assert [(address, view.count) for address, view in found.items()] == [("", 0)]


@pytest.fixture
def ledger(published: Published) -> str:
    """The address of the example's ledger, served."""
    return f"{published.host}/commitments/"


def _made(page: Any) -> list[str]:
    """The days on which the promises in view were made, in their order."""
    days = page.locator("tbody tr:visible td[data-label=Made]")
    return [str(day)[:10] for day in days.evaluate_all("all => all.map(one => one.dataset.value)")]


@pytest.mark.browser
def test_a_ledger_is_sorted_by_days_with_the_keyboard_and_says_so(
    ledger: str, browser: Any
) -> None:
    page = browser.new_page()
    page.goto(ledger)
    before = _made(page)
    assert before != sorted(before)
    page.get_by_role("button", name="Made").first.focus()
    page.keyboard.press("Enter")
    assert _made(page) == sorted(before)
    head = page.locator("th[aria-sort]")
    assert (head.count(), head.get_attribute("aria-sort")) == (1, "ascending")
    assert page.get_by_role("status").inner_text() == "Sorted by Made, ascending"
    page.keyboard.press("Enter")
    assert _made(page) == sorted(before, reverse=True)
    assert page.get_by_role("status").inner_text() == "Sorted by Made, descending"


@pytest.mark.browser
def test_promises_without_a_value_come_last_in_both_directions(ledger: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(ledger)
    button = page.get_by_role("button", name="Time taken").first
    for falling in (False, True):
        button.click()
        cells = page.locator("tbody td[data-label='Time taken']")
        found = cells.evaluate_all("all => all.map(one => one.dataset.value)")
        days = [int(day) for day in found if day]
        assert days == sorted(days, reverse=falling)
        assert found[: len(days)] == [str(day) for day in days]


@pytest.mark.browser
def test_sorting_moves_nothing_but_rows(ledger: str, browser: Any) -> None:
    heads: Callable[[Any], list[Any]] = lambda page: page.locator("thead th").evaluate_all(  # noqa: E731
        "all => all.map(one => { const box = one.getBoundingClientRect();"
        " return [box.x, box.y, box.width, box.height] })"
    )
    plain = browser.new_context(java_script_enabled=False).new_page()
    scripted = browser.new_page()
    for page in (plain, scripted):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(ledger)
    assert scripted.get_by_role("button").count() == 5
    assert heads(scripted) == heads(plain)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375, 320])
def test_without_a_script_the_ledger_is_whole_and_its_links_filter_it(
    ledger: str, browser: Any, width: int
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{ledger}parties/russia/")
    assert page.locator("button").count() == 0
    with page.expect_navigation():
        page.locator("nav.outcomes a", has_text="Not met").click()
    everything = page.locator("tbody tr").count()
    shown = page.locator("tbody tr:visible")
    assert 0 < shown.count() < everything
    assert set(shown.evaluate_all("all => all.map(one => one.dataset.status)")) == {"not met"}
    with page.expect_navigation():
        page.locator("nav.outcomes a", has_text="All").click()
    assert page.locator("tbody tr:visible").count() == everything
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_script_that_sorts_is_small_and_only_where_there_is_something_to_sort(
    published: Published,
) -> None:
    output = published.output
    assert (output / "static/sort.js").stat().st_size < 2048
    having = {
        path.relative_to(output).as_posix().removeprefix("ur/").removeprefix("ru/").split("/")[0]
        for path in output.rglob("*.html")
        if "sort.js" in path.read_text("utf-8")
    }
    assert having == {"commitments"}


@pytest.mark.browser
def test_who_promises_stands_before_the_arrow_whichever_way_a_page_reads(
    ledger: str, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(ledger.replace("/commitments/", "/entries/2022-01-17-khan-putin-call/"))
    between = page.locator(".between", has=page.locator(".arrow")).first
    assert between.inner_text().split() == ["Russia", "→", "to", "Pakistan"]

    def places() -> list[float]:
        return [float(each.bounding_box()["x"]) for each in between.locator("a, .arrow").all()]

    assert places() == sorted(places())
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert places() == sorted(places(), reverse=True)
