"""How the default theme looks: colours that can be read and told apart, and what a browser makes of the rest."""

import itertools
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from conftest import CALL, Published, Site, served

from chronicle.rendering.theme import default_templates
from chronicle.settings import FAMILIES

CSS = (default_templates() / "static/chronicle.css").read_text("utf-8")
Linear = tuple[float, float, float]

DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How colours are seen with no deficiency and with three whole ones, over linear sRGB.

Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
Deficiency, IEEE TVCG 15 (6), 2009, doi 10.1109/TVCG.2009.113: the matrices for severity 1.0.
"""


def linear(colour: str) -> Linear:
    """#rrggbb in linear light, 0 to 1 (WCAG 2.2, relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def times(matrix: tuple[Linear, ...], vector: Linear) -> Linear:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(
        sum(w * c for w, c in zip(weights, linear(colour), strict=True)) for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def oklab(colour: Linear) -> Linear:
    """Where a colour lies for the eye (Ottosson, A perceptual color space for image processing, 2020)."""
    to_cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    long, medium, short = (math.cbrt(cone) for cone in times(to_cones, colour))
    return times(to_lab, (long, medium, short))


def seen(colour: str, deficiency: str) -> Linear:
    red, green, blue = (
        min(1.0, max(0.0, c)) for c in times(DEFICIENCIES[deficiency], linear(colour))
    )
    return oklab((red, green, blue))


def colours(scheme: str) -> dict[str, str]:
    """The colours of the style sheet by their names, as a scheme has them."""
    at = ("light", "dark").index(scheme)
    pairs = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);"
    named = re.findall(rf"^    --([a-z]+): {pairs}", CSS, re.M)
    families = re.findall(rf"\.family-([a-z]+) {{ --family: {pairs}", CSS)
    base = {name: both[at] for name, *both in named}
    return base | {f"family-{name}": both[at] for name, *both in families}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_the_contrast_of_wcag_aa_in_both_schemes(scheme: str) -> None:
    known = colours(scheme)
    for text in ("ink", "quiet", "accent", "good", "warn", "bad"):
        for ground in ("paper", "sheet", "mark"):
            assert contrast(known[text], known[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_family_of_kinds_has_a_colour_that_stands_out_from_the_page(scheme: str) -> None:
    known = colours(scheme)
    for family in FAMILIES:
        for ground in ("paper", "sheet"):
            assert contrast(known[f"family-{family.id}"], known[ground]) >= 3, (family.id, ground)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_families_can_be_told_apart(scheme: str, deficiency: str) -> None:
    """A distance of 0.02 in Oklab can just be seen side by side; small marks need several times that."""
    known = colours(scheme)
    for one, other in itertools.combinations([f"family-{family.id}" for family in FAMILIES], 2):
        apart = math.dist(seen(known[one], deficiency), seen(known[other], deficiency))
        assert apart >= 0.09, (one, other)


LINES = """
paragraph => {
  const range = document.createRange(), lines = [];
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let top = null, node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest("sup")) continue;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (top === null || Math.abs(box.top - top) > 8) lines.push(0), (top = box.top);
      lines[lines.length - 1]++;
    }
  }
  return lines.slice(0, -1);
}
"""
"""How many characters stand in each line of a paragraph but its last, which is shorter by nature."""

MARKS = """
marks => marks.map(mark => {
  const before = mark.previousSibling, range = document.createRange();
  range.setStart(before, before.length - 1);
  range.setEnd(before, before.length);
  const text = range.getBoundingClientRect(), link = mark.querySelector("a");
  range.selectNodeContents(link);
  const number = range.getBoundingClientRect();
  return {gap: number.left - text.right, drop: number.top - text.top};
})
"""
"""How far right of the text that it stands for, and how far below its line, each mark of a source is."""

SHIFTS = """
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) window.shifted = (window.shifted ?? 0) + shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(252, 251, 248)", "rgb(22, 23, 25)"
CALL_PAGE = "/entries/2022-01-17-khan-putin-call/"


@pytest.fixture
def opened(browser: Any, published: Published) -> Callable[..., Any]:
    """Opens a page of the example in a context of its own, as wide as a desk's screen."""

    def open_page(address: str, width: int = 1280, **how: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **how)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.goto(published.host + address)
        return page

    return open_page


@pytest.mark.parametrize("width", [768, 1280, 1920])
def test_a_line_of_text_has_60_to_75_characters(opened: Callable[..., Any], width: int) -> None:
    page = opened(CALL_PAGE, width)
    lines = [n for p in page.query_selector_all(".prose > p") for n in p.evaluate(LINES)]
    assert 60 <= sum(lines) / len(lines) <= 75


@pytest.mark.parametrize("width", [375, 768, 1280])
def test_a_mark_of_a_source_stands_close_to_what_it_is_the_source_of(
    opened: Callable[..., Any], width: int
) -> None:
    marks = opened(CALL_PAGE, width).locator(".prose .citation").evaluate_all(MARKS)
    assert len(marks) > 3
    assert all(0 <= mark["gap"] < 3 and abs(mark["drop"]) < 15 for mark in marks), marks


def test_those_who_took_part_stand_side_by_side_below_their_heading(
    opened: Callable[..., Any],
) -> None:
    page = opened(CALL_PAGE, 768)
    heading = page.locator(".margin h2").first.bounding_box()
    first, second = (page.locator(".participants li").nth(n).bounding_box() for n in (0, 1))
    assert heading["y"] + heading["height"] <= first["y"] == second["y"]
    assert heading["width"] > 2 * first["width"]


@pytest.mark.parametrize("address", ["/ur/timeline/", "/ur" + CALL_PAGE])
def test_a_latin_phrase_among_nastaliq_has_its_own_fonts_and_leading(
    opened: Callable[..., Any], address: str
) -> None:
    page = opened(address)
    fonts = page.locator("main [lang=en]").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fontFamily)"
    )
    assert len(fonts) > 3
    assert not any("Urdu" in font or "Naskh" in font for font in fonts)
    leading = page.locator(
        "main :is(.source-title, .standfirst):has(> [lang=en]:only-child)"
    ).first.evaluate(
        "one => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"
    )
    assert leading < 1.6


def test_what_is_said_of_a_source_runs_the_way_of_the_page_with_its_separators(
    opened: Callable[..., Any],
) -> None:
    directions = (
        opened("/ur" + CALL_PAGE)
        .locator(".source-meta > span")
        .evaluate_all("all => [...new Set(all.map(one => getComputedStyle(one).direction))]")
    )
    assert directions == ["rtl"]


@pytest.mark.parametrize("address", ["/", CALL_PAGE, "/leaders/putin/"])
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_on_a_page_moves_while_it_comes(
    opened: Callable[..., Any], address: str, width: int
) -> None:
    page = opened(address, width)
    page.wait_for_timeout(100)
    assert page.evaluate("window.shifted ?? 0") == 0


def test_the_switch_of_light_and_dark_is_kept_and_comes_before_the_system(
    opened: Callable[..., Any], published: Published
) -> None:
    page = opened(CALL_PAGE, color_scheme="light")
    assert page.evaluate(GROUND) == LIGHT
    page.get_by_role("radio", name="Automatic").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(GROUND) == DARK
    page.goto(published.host + "/")
    assert page.evaluate(GROUND) == DARK
    assert page.get_by_role("radio", name="Dark").is_checked()
    assert page.evaluate(
        "matchMedia(document.querySelector('meta[content=\"#161719\"]').media).matches"
    )
    page.get_by_role("radio", name="Automatic").check()
    assert page.evaluate(GROUND) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(GROUND) == DARK


def test_the_choice_is_known_before_the_page_is_painted(opened: Callable[..., Any]) -> None:
    page = opened(CALL_PAGE)
    page.evaluate("localStorage.setItem('chronicle-scheme', 'dark')")
    page.add_init_script(
        "new MutationObserver(() => { if (document.body) window.first ??= document.documentElement"
        ".dataset.scheme }).observe(document, { childList: true, subtree: true })"
    )
    page.reload()
    assert page.evaluate("window.first") == "dark"


def test_without_scripts_there_is_no_switch_and_the_system_decides(
    opened: Callable[..., Any],
) -> None:
    page = opened(CALL_PAGE, java_script_enabled=False, color_scheme="dark")
    assert not page.locator(".scheme").is_visible()
    assert page.get_by_role("link", name="Search").is_visible()


def test_an_entry_prints_black_on_white_with_its_sources_written_out(
    opened: Callable[..., Any],
) -> None:
    page = opened(CALL_PAGE, color_scheme="dark")
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    for hidden in (".site-nav", ".breadcrumbs", ".site-tools", ".onward", ".site-footer"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".participants", ".prose", ".sources", ".how-to-cite"):
        assert page.locator(shown).first.is_visible(), shown
    written = page.evaluate(
        "getComputedStyle(document.querySelector('.source-title a'), '::after').content"
    )
    assert "https://" in written or "attr(href)" in written


def test_a_page_of_paper_is_as_wide_as_the_table_of_who_met_whom(
    opened: Callable[..., Any],
) -> None:
    """A4 less its margins is 176 mm: 665 CSS pixels."""
    page = opened("/relations/pakistan-russia/", 665)
    page.emulate_media(media="print")
    table = page.locator(".matrix table").bounding_box()
    assert table["x"] >= 0
    assert table["x"] + table["width"] <= 665


def test_a_printed_timeline_has_its_spine(opened: Callable[..., Any]) -> None:
    page = opened("/timeline/", 665)
    page.emulate_media(media="print")
    spine = "getComputedStyle(document.querySelector('.chronology .group'), '::before')"
    assert page.evaluate(f"{spine}.printColorAdjust") == "exact"
    assert page.evaluate(f"{spine}.backgroundColor") not in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def test_what_is_pressed_on_every_page_is_large_enough(opened: Callable[..., Any]) -> None:
    """24 by 24 CSS pixels at least (WCAG 2.2, 2.5.8)."""
    page = opened("/commitments/", 375)
    targets = page.locator(
        ".site-header a, .scheme label, .breadcrumbs a, .row-list a, .pagination a, .outcomes a"
    )
    small = targets.evaluate_all(
        "all => all.filter(one => { const box = one.getBoundingClientRect();"
        " return box.width < 24 || box.height < 24 }).map(one => one.outerHTML)"
    )
    assert small == []


def test_without_colours_of_its_own_a_page_keeps_its_shapes(opened: Callable[..., Any]) -> None:
    page = opened("/commitments/", forced_colors="active")
    widths = page.evaluate(
        "Object.fromEntries(['open', 'fulfilled', 'partly-fulfilled'].map(name => [name, getComputedStyle("
        "document.querySelector(`.outcome-${name}`), '::before').borderInlineStartWidth]))"
    )
    assert len(set(widths.values())) > 1
    assert all(float(width.removesuffix("px")) >= 1 for width in widths.values())


def test_a_site_sets_its_accent_logo_fonts_and_navigation_without_css(
    browser: Any, site: Callable[[Mapping[str, str | bytes]], Site]
) -> None:
    made = site(
        {
            "site.yaml": """
title: Calls
theme:
  accent: "#0b5fa5"
  logo: seal.svg
  logo_dark: moon.svg
  fonts: {text: "Georgia, serif", data: "Verdana, sans-serif"}
navigation:
  - /topics/
  - {label: Ours, address: /about/}
""",
            "content/media/seal.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            "content/media/moon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            "content/entries/call.md": CALL,
            "content/pages/about.md": "# About\n\nThis [link](https://example.org/) is accented.\n",
        }
    )
    assert not made.build().failed
    with served(made.output) as host:
        page = browser.new_context(color_scheme="light").new_page()
        page.goto(f"{host}/about/")
        logo = page.locator(".site-name img:visible")
        assert logo.get_attribute("src") == "/media/seal.svg"
        page.get_by_role("radio", name="Dark").check()
        assert logo.get_attribute("src") == "/media/moon.svg"
        assert page.locator(".site-nav li").all_inner_texts() == ["Topics", "Ours"]
        look = page.evaluate(
            "[...['.prose p', '.site-nav a'].map(each => getComputedStyle(document.querySelector(each)).fontFamily),"
            " getComputedStyle(document.querySelector('.site-header')).borderBlockStartColor]"
        )
        assert look[0].startswith("Georgia")
        assert look[1].startswith("Verdana")
        assert look[2] == "rgb(11, 95, 165)"
