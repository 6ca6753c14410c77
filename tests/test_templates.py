"""The default theme: every template with a full view, as a browser and a reader meet it."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from sample_views import BARE_ENTRY, DOSSIER, ENTRY, HOME, JANUARY, LIST, PERSON, SITE, THIS, VIEWS

from chronicle.planning.views import Link, PageHistory, Picture, View, When
from chronicle.rendering.theme import default_templates, open_theme, render, render_card
from chronicle.settings import KINDS

THEME, _ = open_theme((SITE,), None)
NAMES = [f"{number}-{template}" for number, (template, _) in enumerate(VIEWS)]
PAGES = [(template, view) for template, view in VIEWS if template.endswith(".html")]
PAGE_NAMES = [f"{number}-{template}" for number, (template, _) in enumerate(PAGES)]
VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "wbr", "source", "col"})

every_page = pytest.mark.parametrize(("template", "view"), PAGES, ids=PAGE_NAMES)


class Outline(HTMLParser):
    """The elements of a page in order, and the tags that are not closed as they were opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        return [there[attribute] or "" for _, there in self.elements if attribute in there]


def outline(template: str, view: View) -> Outline:
    return Outline(render(THEME, template, view))


def text_of(template: str, view: View) -> str:
    return " ".join(" ".join(outline(template, view).text).split())


@pytest.mark.parametrize(("template", "view"), VIEWS, ids=NAMES)
def test_every_template_renders_the_same_bytes_again(template: str, view: View) -> None:
    assert render(THEME, template, view) == render(THEME, template, view)


def test_every_template_of_the_theme_is_shown_by_a_sample() -> None:
    pages = {name for name, _ in THEME.sources if "/" not in name and name.endswith(".html")}
    assert pages - {template for template, _ in VIEWS} == {"base.html", "list.html"}


@every_page
def test_tags_are_closed_and_ids_are_unique(template: str, view: View) -> None:
    page = outline(template, view)
    assert page.wrong == []
    assert page.open == []
    assert [id for id, count in Counter(page.values("id")).items() if count > 1] == []


@every_page
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(template: str, view: View) -> None:
    page = outline(template, view)
    assert page.all("style") == []
    waited_for = [
        there["src"]
        for there in page.all("script")
        if "defer" not in there and there.get("type") != "module"
    ]
    assert set(waited_for) <= {"/chronicle/static/theme.js"}
    assert not [
        name
        for _, there in page.elements
        for name in there
        if name == "style" or name.startswith("on")
    ]
    fetched = page.values("src") + [
        there["href"] or "" for there in page.all("link") if there["rel"] in ("stylesheet", "icon")
    ]
    assert all(address.startswith("/chronicle/") for address in fetched)


@every_page
def test_links_within_the_site_carry_its_path(template: str, view: View) -> None:
    for link in outline(template, view).values("href"):
        assert link.startswith(("/chronicle/", "https://", "#")), link


@every_page
def test_links_within_a_page_lead_somewhere(template: str, view: View) -> None:
    page = outline(template, view)
    if template not in ("page.html", "data.html"):  # whose sample cites sources that are not theirs
        targets = {link[1:] for link in page.values("href") if link.startswith("#")}
        assert targets <= set(page.values("id"))


@every_page
def test_headings_go_down_one_level_at_a_time(template: str, view: View) -> None:
    if template == "redirect.html":
        return
    levels = [
        int(tag[1]) for tag, _ in outline(template, view).elements if re.fullmatch("h[1-6]", tag)
    ]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@every_page
def test_labels_point_at_what_is_there(template: str, view: View) -> None:
    page = outline(template, view)
    named = {id for ids in page.values("aria-labelledby") for id in ids.split()}
    assert named <= set(page.values("id"))


@every_page
def test_every_page_says_its_title_language_and_direction(template: str, view: View) -> None:
    html = render(THEME, template, view)
    page = Outline(html)
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert re.search(r"<title>[^<]+</title>", html)
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all(
        "meta"
    )


@every_page
def test_files_hold_no_runs_of_blank_lines(template: str, view: View) -> None:
    assert "\n\n" not in render(THEME, template, view)


def metas(page: Outline) -> dict[str, str | None]:
    return {
        there.get("property") or there.get("name") or "": there.get("content")
        for there in page.all("meta")
    }


def test_the_head_of_an_entry_describes_it_to_other_sites() -> None:
    page = outline("entry.html", ENTRY)
    found = metas(page)
    assert found["og:title"] == ENTRY.title
    assert found["og:type"] == "article"
    assert found["og:url"] == "https://example.github.io/chronicle/entries/2022-01-17-call/"
    assert found["og:image"] == "https://example.github.io/chronicle/media/khan-putin.jpg"
    assert found["article:published_time"] == "2022-01-17"
    links = {(there["rel"], there.get("hreflang")): there["href"] for there in page.all("link")}
    assert links["canonical", None] == found["og:url"]
    assert (
        links["alternate", "ur"]
        == "https://example.github.io/chronicle/ur/entries/2022-01-17-call/"
    )
    assert links["alternate", "en"] == found["og:url"]
    assert links["alternate", "x-default"] == found["og:url"]


def test_a_page_with_a_feed_announces_it_beside_the_feed_of_the_site() -> None:
    feeds = [
        there["href"]
        for there in outline("topic.html", LIST).all("link")
        if there.get("type") == "application/atom+xml"
    ]
    assert feeds == ["/chronicle/feed.xml", "/chronicle/topics/energy/feed.xml"]


def test_the_title_of_the_front_page_is_not_said_twice() -> None:
    assert f"<title>{SITE.title}</title>" in render(THEME, "home.html", HOME)


def test_the_navigation_marks_the_page_and_the_section_one_is_in() -> None:
    there = replace(LIST, head=replace(LIST.head, address="/topics/"))
    assert 'topics/" aria-current="page"' in render(THEME, "topic.html", there)
    assert 'topics/" aria-current="true"' in render(THEME, "topic.html", LIST)


def test_an_entry_shows_everything_that_it_has() -> None:
    text = text_of("entry.html", ENTRY)
    for said in (
        "Who took part", "Prime Minister", "عمران خان", "host", "Spoken about", "What each side said",
        "No account found (searched on", "No account recorded.", "Who mentioned what", "silent", "mentioned, as", "only more broadly, as", "topics not recorded",
        "What was promised", "Not met", "Kept", "Partly kept", "Keeps these promises", "Dossiers",
        "Where sources disagree", "Khan contacted Putin", "Corrections", "17 January 2021", "Evidence:",
        "Sources", "archived copy", "what rests on it", "Follows", "Followed by", "Before and after",
        "Related", "Mentioned in", "How to cite", "Edit this page", "اردو",
    ):  # fmt: skip
        assert said in text, said


def test_a_picture_on_another_host_is_linked_to_and_not_fetched() -> None:
    address = "https://example.org/signing.jpg"
    view = replace(ENTRY, image=Picture(address, "The signing", credit="A photographer"))
    page = outline("entry.html", view)
    assert address not in page.values("src")
    assert address in page.values("href")
    assert "The signing" in page.text


def test_empty_sections_are_left_out() -> None:
    page = outline("entry.html", BARE_ENTRY)
    assert page.all("section") == []
    assert [tag for tag, _ in page.elements if tag in ("h2", "ol", "table")] == []


@pytest.mark.parametrize("status", ["reported", "disputed", "denied"])
def test_doubt_is_said_in_words_and_certainty_is_not(status: str) -> None:
    doubtful = render(THEME, "entry.html", replace(BARE_ENTRY, status=status))
    certain = render(THEME, "entry.html", replace(BARE_ENTRY, status="confirmed"))
    assert status.capitalize() in doubtful
    assert 'class="notice"' in doubtful
    assert "badge" not in certain
    assert "notice" not in certain


def test_a_corrected_value_stands_beside_what_was_reported() -> None:
    html = render(THEME, "entry.html", ENTRY)
    assert re.search(
        r"As reported</dt><dd><del dir=.auto.>17 January 2021</del>.*\n"
        r".*As used here</dt><dd><ins dir=.auto.>17 January 2022</ins>",
        html,
    )


def test_the_log_leads_to_each_correction_and_discrepancy_on_its_entry() -> None:
    view = next(view for template, view in VIEWS if template == "corrections.html")
    links = outline("corrections.html", view).values("href")
    entry = outline("entry.html", ENTRY).values("id")
    for part in ("correction-2026-11-23", "discrepancy-people"):
        assert f"/chronicle{THIS.address}#{part}" in links
        assert part in entry


def test_what_git_does_not_know_of_a_page_is_not_said() -> None:
    known = text_of("entry.html", ENTRY)
    assert "First published 17 January 2022" in known
    assert "Last changed 23–24 February 2022 : Name the <second> source" in known
    part = PageHistory(corrected=JANUARY, why="The year was wrong.")
    said = text_of("entry.html", replace(BARE_ENTRY, history=part))
    assert "Corrected 17 January 2022 : The year was wrong." in said
    assert not any(word in said for word in ("First published", "Last changed", "All changes"))


def test_a_citation_leads_to_its_numbered_source() -> None:
    html = render(THEME, "entry.html", ENTRY)
    assert '<sup class="citation"><a href="#source-1">[1]</a></sup>' in html
    assert '<li id="source-1" value="1">' in html


def test_a_reference_to_nothing_is_shown_as_its_words() -> None:
    assert "Another, about nobody-knows</li>" in render(THEME, "entry.html", ENTRY)


def test_a_date_without_a_machine_form_is_no_time_element() -> None:
    times = list(outline("entry.html", ENTRY).all("time"))
    assert times
    assert all(there.get("datetime") for there in times)
    assert '<span class="time">23–24 February 2022</span>' in render(THEME, "entry.html", ENTRY)


def test_names_in_other_languages_say_so() -> None:
    assert '<span lang="ur" dir="auto">عمران خان</span>' in render(THEME, "person.html", PERSON)


def test_a_title_in_a_card_says_that_it_is_in_another_language_than_the_edition() -> None:
    html = render(THEME, "topic.html", LIST)
    assert not re.search(r'<article class="card[^>]*lang=', html)
    assert re.search(r'<h3><a href="[^"]*" lang="ur" dir="auto">', html)
    assert re.search(r'<h3><a href="[^"]*">', html)
    assert '</article><p class="card-note">multilateral</p></li>' in html


def test_a_card_says_its_days_where_its_time_does_not() -> None:
    card = LIST.groups[0].months[0].entries[0].card
    one = replace(card, when=When("17 January 2022", "2022-01-17"), days="2022-01-17/2022-01-17")
    month = replace(card, when=When("January 2022", "2022-01"), days="2022-01-01/2022-01-31")
    assert "data-days" not in render_card(THEME, one)
    assert 'data-days="2022-01-01/2022-01-31"' in render_card(THEME, month)


def test_the_switch_of_colours_has_the_words_of_its_page() -> None:
    words = 'data-name="Colours" data-auto="Automatic" data-light="Light" data-dark="Dark"'
    assert f"<scheme-switch {words}></scheme-switch>" in render(THEME, "topic.html", LIST)


def test_a_page_in_another_direction_says_so() -> None:
    urdu = replace(LIST, head=replace(LIST.head, language="ur", direction="rtl"))
    assert '<html lang="ur" dir="rtl">' in render(THEME, "topic.html", urdu)


def test_a_dossier_gathers_what_is_said_of_a_figure_under_one_heading() -> None:
    html = render(THEME, "dossier.html", DOSSIER)
    [length, other] = re.findall(r'<section class="value">.*?</section>', html, re.DOTALL)
    assert length.count("<h3>Length") == 1
    assert length.count("<li>") == 2
    assert "Sources differ" in length
    assert "Sources differ" not in other


def test_the_missing_page_works_at_any_depth_and_is_not_indexed() -> None:
    [view] = [view for template, view in VIEWS if template == "404.html"]
    page = outline("404.html", view)
    assert metas(page)["robots"] == "noindex"
    assert not [link for link in page.values("href") if link.startswith(".")]


def test_a_redirect_names_where_it_goes() -> None:
    [view] = [view for template, view in VIEWS if template == "redirect.html"]
    html = render(THEME, "redirect.html", view)
    assert 'http-equiv="refresh" content="0; url=/chronicle/relations/pakistan-russia/"' in html
    assert '<a href="/chronicle/relations/pakistan-russia/">Pakistan–Russia</a>' in html


def feeds() -> Iterator[tuple[str, str]]:
    return ((name, render(THEME, name, view)) for name, view in VIEWS if name.startswith("feeds/"))


def test_feeds_are_well_formed_and_carry_absolute_addresses() -> None:
    atom = ElementTree.fromstring(dict(feeds())["feeds/atom.xml"])
    name = "{http://www.w3.org/2005/Atom}"
    assert atom.findtext(f"{name}updated") == "2022-01-17T00:00:00Z"
    assert atom.findtext(f"{name}entry/{name}title") == "Talks <on> gas & oil"
    assert atom.findtext(f"{name}author/{name}name") == "The editors"
    links = {link.get("rel"): link.get("href") for link in atom.findall(f"{name}link")}
    assert links["self"] == "https://example.github.io/chronicle/topics/energy/feed.xml"
    assert links["alternate"] == "https://example.github.io/chronicle/topics/energy/"
    sitemap = ElementTree.fromstring(dict(feeds())["feeds/sitemap.xml"])
    assert sitemap[1][0].text == "https://example.github.io/chronicle/topics/energy/"


def test_robots_are_told_of_the_sitemap_only_where_its_address_is_known() -> None:
    assert (
        "Sitemap: https://example.github.io/chronicle/sitemap.xml"
        in dict(feeds())["feeds/robots.txt"]
    )
    nowhere, _ = open_theme((replace(SITE, root=""),), None)
    assert "Sitemap" not in render(nowhere, "feeds/robots.txt")
    assert "canonical" not in render(nowhere, "topic.html", LIST)


def test_the_accent_and_the_fonts_of_a_site_become_a_style_sheet() -> None:
    css = render(THEME, "theme.css")
    assert "--site-accent: #7a1f2b;" in css
    assert "--site-text: Charter, Georgia, serif;" in css
    plain, _ = open_theme((replace(SITE, accent=None, fonts=()),), None)
    assert "theme.css" not in render(plain, "topic.html", LIST)


def test_every_built_in_kind_has_an_icon() -> None:
    sprite = (default_templates() / "partials/icons.svg").read_text("utf-8")
    assert {f"icon-{kind.icon}" for kind in KINDS} <= set(re.findall('symbol id="([^"]+)"', sprite))


@every_page
def test_a_page_carries_the_icons_that_it_shows_and_no_others(template: str, view: View) -> None:
    page = outline(template, view)
    carried = [there["id"] for there in page.all("symbol")]
    assert sorted(carried) == sorted({there["href"][1:] for there in page.all("use")})


def test_the_style_sheet_asks_nobody_else_and_knows_no_left_and_right() -> None:
    css = Path(default_templates() / "static/chronicle.css").read_text("utf-8")
    assert "url(" not in css
    assert "@import" not in css
    physical = (
        r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|text-align: (?:left|right)"
    )
    assert not re.search(physical, css)


def test_a_link_out_of_the_site_in_the_navigation_stays_as_it_is() -> None:
    outward, _ = open_theme(
        (replace(SITE, navigation=(Link("Us", "https://example.org/us"),)),), None
    )
    hrefs = Outline(render(outward, "topic.html", LIST)).values("href")
    assert "https://example.org/us" in hrefs
    assert all(urlsplit(href).scheme in ("", "https") for href in hrefs)


def test_the_class_of_a_page_is_that_of_nothing_on_it() -> None:
    pages = default_templates().glob("*.html")
    given = [re.findall(r"block class %}([^{]*)", path.read_text("utf-8")) for path in pages]
    names = {name for found in given for classes in found for name in classes.split()}
    sheets = default_templates().glob("static/*.css")
    css = "".join(path.read_text("utf-8") for path in sheets)
    assert [name for name in names if re.search(rf"^ *\.{name} *[,{{]", css, re.M)] == []
