"""Every kind of page in a real browser, as WCAG 2.2 AA and its readers ask for it.

A kind of page is a template. Of each kind stands the page of the example for it that shows the most sorts of
things, and beside it the one that shows the fewest where what is missing could matter.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Published, Site, served
from sample_site import entry

from chronicle.rendering.theme import default_templates

pytestmark = pytest.mark.browser

SHARED = {"base.html", "list.html"}
"""What other templates extend, and no page is made with."""
LEFT_AT_ONCE = {"redirect.html"}
TEMPLATES = {path.name for path in default_templates().glob("*.html")} - SHARED
EVERY_RULE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOUR = ("color-contrast", "link-in-text-block")
OF_WIDTH = ("target-size", "scrollable-region-focusable")
ELEMENT = re.compile(r'<(\w+(?: class="[^"]*")?)')
EDITIONS = ("/ur/", "/ru/")
WIDTHS = (320, 375, 768, 1280, 1920)

every_kind = pytest.mark.parametrize("template", sorted(TEMPLATES - LEFT_AT_ONCE))


@dataclass(frozen=True)
class Samples:
    """The addresses of the pages that stand for a kind, by its template."""

    host: str
    richest: Mapping[str, str]
    """What shows most sorts of things."""
    barest: Mapping[str, str]
    urdu: Mapping[str, str]
    """The richest in Urdu: of all kinds but the page for what is missing, which is there once."""


@pytest.fixture(scope="session")
def samples(published: Published) -> Samples:
    def ordered(template: str, prefix: str) -> list[str]:
        sorts = {}
        for address in published.made_by[template]:
            if (address[:4] if address[:4] in EDITIONS else "/") == prefix:
                html = published.file(address).read_text("utf-8")
                sorts[address] = (len(set(ELEMENT.findall(html))), -len(html), address)
        return sorted(sorts, key=lambda address: sorts[address])

    own = {template: ordered(template, "/") for template in TEMPLATES}
    urdu = {template: ordered(template, "/ur/") for template in TEMPLATES - {"404.html"}}
    return Samples(
        published.host,
        {template: addresses[-1] for template, addresses in own.items()},
        {template: addresses[0] for template, addresses in own.items()},
        {template: addresses[-1] for template, addresses in urdu.items()},
    )


# What is out of sight is not drawn yet, and has no true place until it is.
DRAWN = "* { content-visibility: visible !important }"


@contextmanager
def reading(browser: Any, address: str, **context: Any) -> Iterator[Any]:
    """A page that a reader has open, in a browser of their own."""
    opened = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | context)
    page = opened.new_page()
    page.goto(address, wait_until="load")
    yield page
    opened.close()


def violations(page: Any, rules: tuple[str, ...] = EVERY_RULE) -> list[str]:
    """What axe finds: the rule, the element and what to do."""
    page.add_style_tag(content=DRAWN)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    return [
        f"{found['id']}: {node['html'][:200]} — {node['failureSummary']}"
        for found in Axe().run(page, options=options).response["violations"]
        for node in found["nodes"]
    ]


def test_every_template_makes_a_page_of_the_example(published: Published) -> None:
    assert set(published.made_by) >= TEMPLATES


@every_kind
def test_axe_finds_nothing_in_the_light(browser: Any, samples: Samples, template: str) -> None:
    for address in {samples.richest[template], samples.barest[template]}:
        with reading(browser, samples.host + address) as page:
            assert violations(page) == [], address


@every_kind
def test_axe_finds_nothing_that_darkness_or_a_narrow_screen_makes_wrong(
    browser: Any, samples: Samples, template: str
) -> None:
    address = samples.host + samples.richest[template]
    with reading(browser, address, color_scheme="dark") as page:
        assert violations(page, OF_COLOUR) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert violations(page, OF_WIDTH) == []


def test_axe_finds_nothing_where_readers_filter_and_search(
    browser: Any, published: Published
) -> None:
    with reading(browser, f"{published.host}/topics/energy/?kind=visit") as page:
        page.locator(".filters summary").click()
        assert violations(page) == []
    for scheme in ("light", "dark"):
        with reading(browser, f"{published.host}/search/?q=gas", color_scheme=scheme) as page:
            page.locator(".found .card").first.wait_for()
            assert violations(page) == []
            page.set_viewport_size({"width": 320, "height": 640})
            assert page.evaluate(OVERFLOW) == []


@every_kind
def test_a_page_asks_only_its_own_site_and_has_nothing_to_complain_of(
    browser: Any, samples: Samples, template: str
) -> None:
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on(
        "response",
        lambda answer: answer.ok or complaints.append(f"{answer.status}: {answer.url}"),
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(samples.host + samples.richest[template], wait_until="networkidle")
    assert complaints == []
    assert [url for url in asked if not url.startswith(samples.host)] == []


OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > width + 1 || one.getBoundingClientRect().left < -1)
        .map(one => one.outerHTML.slice(0, 120)).slice(0, 5).concat(["the page"]);
}"""


@every_kind
def test_no_width_needs_scrolling_sideways(browser: Any, samples: Samples, template: str) -> None:
    with reading(browser, samples.host + samples.richest[template]) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.reload()
            assert page.evaluate(OVERFLOW) == [], width


WIDER = """() => [...document.querySelectorAll("main :is(li, p, dd, h1)")]
    .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1 && !one.closest("svg, .unseen"))
    .map(one => one.outerHTML.slice(0, 120))"""
"""What is wider than the place that it stands in."""
ADDRESS = "https://archive.example.org/departmenthistory/travels/secretary/northern-ireland"


@pytest.mark.parametrize("address", ["/sources/", "/entries/call/", "/leaders/a/", "/leaders/"])
def test_words_that_nobody_would_break_stay_in_their_column(
    browser: Any, site: Callable[[Mapping[str, str | bytes]], Site], address: str
) -> None:
    name = "Donaudampfschifffahrtsgesellschaft"
    made = site(
        {
            "site.yaml": f"title: {name}\nsearch: false\n",
            "content/people/a.md": f"---\nname: {name}\n---\n",
            **{
                f"content/entries/{id}.md": entry(
                    f"people: [a]\nsources: ['{ADDRESS}-{id}']", title=f"{name} {id}"
                )
                for id in ("call", "later", "again")
            },
        }
    )
    assert not made.build().failed
    with served(made.output) as host, reading(browser, host + address) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) == [], width
            assert page.evaluate(WIDER) == [], width


@pytest.mark.parametrize("template", sorted(TEMPLATES - LEFT_AT_ONCE - {"404.html"}))
def test_a_page_that_reads_from_the_right_is_as_good(
    browser: Any, samples: Samples, template: str
) -> None:
    with reading(browser, samples.host + samples.urdu[template]) as page:
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert violations(page) == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.reload()
            assert page.evaluate(OVERFLOW) == [], width


# Text that its box cuts off. What screen readers alone are meant to find is cut off on purpose, and so is the word
# beside the glass on a phone.
CUT = """() => [...document.querySelectorAll("body *")]
    .filter(one => ["hidden", "clip"].some(how => [getComputedStyle(one).overflowX, getComputedStyle(one).overflowY].includes(how)))
    .filter(one => !one.matches(".unseen, .to-search, svg *") && one.innerText && one.clientWidth > 1)
    .filter(one => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
    .map(one => one.outerHTML.slice(0, 160))"""
TWICE = "html { font-size: 200% !important }"
# WCAG 2.2, 1.4.12
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""


@every_kind
def test_larger_and_wider_text_fits(browser: Any, samples: Samples, template: str) -> None:
    with reading(browser, samples.host + samples.richest[template]) as page:
        for text, width in ((TWICE, 1280), (TWICE, 640), (SPACED, 320)):
            page.set_viewport_size({"width": width, "height": 800})
            page.reload()
            page.add_style_tag(content=text)
            assert page.evaluate(OVERFLOW) == [], (text, width)
            assert page.evaluate(CUT) == [], (text, width)


# Where the keyboard stops, in the order of the document.
STOPS = """window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(one => one.tabIndex >= 0 && !one.disabled && !one.matches("[type=radio]:not(:checked)"))
    .filter(one => one.checkVisibility({visibilityProperty: true}))"""
# Gives each stop the focus, as the keyboard would, and names those that do not show it.
UNMARKED = """window.stops.filter(one => {
    one.focus();
    const shown = one.closest("label") ?? one;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return !(marked && box.width && box.height && box.bottom > 0 && box.top < innerHeight);
}).map(one => one.outerHTML.slice(0, 120))"""
# Goes back through them, and names those that something else then hides whole (WCAG 2.2, 2.4.11).
COVERED = """[...window.stops].reverse().filter(one => {
    one.focus();
    const shown = one.closest("label") ?? one;
    const parts = [0.1, 0.5, 0.9];
    return ![...shown.getClientRects()].some(box => parts.some(across => parts.some(down => {
        const hit = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
        return hit && (shown.contains(hit) || hit.contains(shown));
    })));
}).map(one => one.outerHTML.slice(0, 120))"""
HERE = "window.stops.indexOf(document.activeElement)"


@every_kind
def test_the_keyboard_goes_through_a_page_in_its_order_and_out_of_it(
    browser: Any, samples: Samples, template: str
) -> None:
    address = samples.host + samples.richest[template]
    with reading(browser, address, reduced_motion="reduce") as page:
        count = page.evaluate(f"({STOPS}).length")
        assert page.evaluate("stops[0].matches('.skip')")
        walked = []
        for _ in range(min(count, 40)):
            page.keyboard.press("Tab")
            walked.append(page.evaluate(HERE))
        assert walked == list(range(len(walked)))
        assert page.evaluate(COVERED) == []
        assert page.evaluate(UNMARKED) == []
        page.keyboard.press("Tab")
        assert page.evaluate(HERE) in (-1, 0)


def test_the_skip_link_leads_past_the_navigation(browser: Any, published: Published) -> None:
    # Without motion it is in its place at once, and not on its way there.
    with reading(browser, f"{published.host}/", reduced_motion="reduce") as page:
        page.keyboard.press("Tab")
        assert page.locator(".skip").bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


# The link to a visitor's own day can only be there with a script.
SHOWN = """() => [...document.querySelectorAll("main :is(a[href], h1, h2, h3, h4, td, th)")]
    .filter(one => !one.closest("#today") && one.checkVisibility({visibilityProperty: true}))
    .map(one => one.textContent.trim() + (one.href ?? "")).filter(text => text.trim())"""


@every_kind
def test_without_javascript_nothing_is_missing(
    browser: Any, samples: Samples, template: str
) -> None:
    address = samples.host + samples.richest[template]
    with reading(browser, address, java_script_enabled=False) as page:
        plain = set(page.evaluate(SHOWN))
    with reading(browser, address) as page:
        scripted = set(page.evaluate(SHOWN))
    assert scripted - plain == set()


UNNAMED = """() => {
    const named = one => one.getAttribute("aria-label")
        || (one.getAttribute("aria-labelledby") ?? "").split(" ").some(id => document.getElementById(id)?.textContent.trim());
    const drawings = [...document.querySelectorAll("svg:not(svg svg)")]
        .filter(one => !one.closest("[aria-hidden=true]") && !(one.getAttribute("role") && named(one)));
    const tables = [...document.querySelectorAll("table")]
        .filter(one => !one.querySelector("th") || [...one.querySelectorAll("th")].some(head => !head.scope)
            || !(one.caption || named(one) || one.closest("[aria-labelledby], [aria-label], details, figure")));
    return [...drawings, ...tables].map(one => one.outerHTML.slice(0, 160));
}"""


@every_kind
def test_drawings_have_a_name_or_are_ornament_and_tables_have_heads_and_a_name(
    browser: Any, samples: Samples, template: str
) -> None:
    with reading(browser, samples.host + samples.richest[template]) as page:
        assert page.evaluate(UNNAMED) == []


SCRIPTS = {
    re.compile("[\u0621-\u06d3]{2}"): {"ar", "fa", "ps", "sd", "ur"},
    re.compile("[\u0400-\u04ff]{2}"): {"be", "kk", "mn", "ru", "tg", "uk"},
}
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Phrases(HTMLParser):
    """Texts in a script that the language they are marked with is not written in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str, bool]] = [("", "", False)]
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            _, language, spared = self.open[-1]
            # Names are spared (WCAG 2.2, 3.1.2): the title of a site, and what a thing is also called.
            spared |= tag == "title" or given.get("class") == "facts"
            self.open.append((tag, given.get("lang") or language, spared))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _, language, spared = self.open[-1]
        for script, written in SCRIPTS.items():
            if script.search(data) and language.split("-")[0] not in written and not spared:
                self.wrong.append(f"{language}: {data.strip()}")


@every_kind
def test_a_phrase_in_another_script_says_its_language(
    published: Published, samples: Samples, template: str
) -> None:
    for kind in (samples.richest, samples.urdu):
        if address := kind.get(template):
            assert Phrases(published.file(address).read_text("utf-8")).wrong == [], address
