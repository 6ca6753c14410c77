"""Editions: a whole site in each language, with everything under its name in that language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from conftest import BASE, Published
from sample_site import chronicle_of, entry
from test_planning import planned

from chronicle.inspecting import select
from chronicle.planning.views import EntryView, Link, ListView, Page, Plan, TextView

SITE = """
url: https://example.org/repo/
languages: [en, ur, ru]
page_size: 2
navigation: [/timeline/, {label: Method, address: /method/}]
coverage: {from: 2000, to: 2030, note: Official ones}
editions:
  ur: {title: رابطے, tagline: کس نے, note: سرکاری, navigation: {/method/: طریقہ}}
"""
FILES = {
    "entries/call.md": (
        "---\ndate: 2022-01-17\nparties: [Pakistan, Russia]\ntopics: [gas]\nkind: call\n"
        "people: [Imran Khan, {name: Vladimir Putin, as: Host}]\n"
        "commitments: [{id: gas, by: Russia, text: To sell gas}]\n"
        "dossiers: [{dossier: pipe, milestone: They agree}]\n---\n# They speak\n\nThey spoke.\n"
    ),
    "entries/call.ur.md": (
        "---\ntitle: بات چیت\ncommitments: {gas: گیس بیچنا}\nmilestones: {pipe: اتفاق}\n---\n"
        "انہوں نے بات کی۔ [[khan]]\n"
    ),
    "entries/visit.md": (
        "---\ndate: 2022-02-23\nparties: [Pakistan, Russia]\ntopics: [gas]\nkind: visit\n"
        "place: Moscow\npeople: [Imran Khan]\n---\n# He goes there\n\nHe went.\n"
    ),
    "entries/talks.md": (
        "---\ndate: 2023-02-23\nparties: [Pakistan, Iran]\ntopics: [gas]\n---\n# Talks\n\nTalks.\n"
    ),
    "people/khan.md": (
        "---\nname: Imran Khan\nsort_name: Khan, Imran\nparty: Pakistan\naliases: [Khan Sahib]\n"
        "offices: [{title: Prime Minister, from: 2018, to: 2022-04, source: known}]\n---\nA biography.\n"
    ),
    "people/khan.ur.md": (
        "---\nname: عمران خان\naliases: خان صاحب\noffices: {Prime Minister: وزیرِ اعظم, known: معلوم}\n---\nسوانح۔\n"
    ),
    "people/putin.md": (
        "---\nname: Vladimir Putin\nnative_name: {ru: Владимир Путин}\nparty: Russia\n---\n"
    ),
    "people/putin.ur.md": "---\noffices: {Host: میزبان}\n---\n",
    "topics/gas.md": "---\nname: Gas\n---\nOf gas.\n",
    "topics/gas.ur.md": "---\nname: گیس\n---\n",
    "dossiers/pipe.md": (
        "---\nname: The pipe\nclaims: [{name: Length, value: 1100 km, source: A}]\n---\n"
    ),
    "dossiers/pipe.ur.md": "---\nname: پائپ\nclaims: {Length: لمبائی, A: الف}\n---\n",
    "pages/method.md": "---\n---\n# Method\n\nHow.\n",
    "pages/method.ur.md": "---\n---\n# طریقہ\n\nکیسے۔\n",
}


@pytest.fixture(scope="module")
def drawn() -> Plan:
    found, problems = planned(FILES, SITE)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def pages(drawn: Plan) -> dict[str, Page]:
    return {page.address: page for page in drawn.pages}


def links(value: Any) -> Iterator[Link]:
    """Every link in a view."""
    if isinstance(value, Link):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from links(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from links(item)


def test_every_page_but_texts_is_in_each_edition(pages: dict[str, Page]) -> None:
    once = {"/404.html", "/sitemap.xml", "/robots.txt", "/.nojekyll"}
    first = {
        address
        for address in pages
        if not address.startswith(("/ur/", "/ru/", "/data/")) and address not in once
    }
    texts = {address for address in first if address.startswith(("/entries/", "/method/"))}
    for tag, translated in {"ur": {"/entries/call/", "/method/"}, "ru": set()}.items():
        there = {address.removeprefix(f"/{tag}") for address in pages if address[1:3] == tag}
        assert there - {"/data/"} == (first - texts) | translated


def test_the_tables_are_made_once_and_linked_from_each_edition(pages: dict[str, Page]) -> None:
    assert [address for address in pages if address.endswith("entries.csv")] == [
        "/data/entries.csv"
    ]
    assert "/data/entries.csv" in {link.address for link in links(pages["/ur/data/"].view)}
    assert "/ur/feed.xml" in {link.address for link in links(pages["/ur/data/"].view)}


def test_each_edition_has_feeds_of_its_own(pages: dict[str, Page]) -> None:
    feed: Any = pages["/ur/feed.xml"].view
    assert [(item.title, item.address) for item in feed.items] == [
        ("Talks", "/entries/talks/"),
        ("He goes there", "/entries/visit/"),
        ("بات چیت", "/ur/entries/call/"),
    ]
    assert feed.title == "رابطے"
    assert "/ur/corrections/feed.xml" in pages


def test_things_have_the_names_of_the_edition(pages: dict[str, Page]) -> None:
    called = {
        "/ur/leaders/khan/": "عمران خان",
        "/ur/topics/gas/": "گیس",
        "/ur/dossiers/pipe/": "پائپ",
        "/ur/parties/russia/": "روس",
        "/ur/relations/pakistan-russia/": "پاکستان اور روس",
        "/ur/kinds/call/": "ٹیلی فون کالیں",
        "/ru/leaders/putin/": "Владимир Путин",
        "/ru/parties/pakistan/": "Пакистан",
        "/ru/leaders/khan/": "Imran Khan",
    }
    found = {address: getattr(pages[address].view, "title", None) for address in called}
    found["/ur/kinds/call/"] = called["/ur/kinds/call/"]
    assert found == called


def test_a_name_without_a_translation_says_which_language_it_is_in(pages: dict[str, Page]) -> None:
    named = {link.text: link.language for link in links(pages["/ru/leaders/"].view)}
    assert named["Imran Khan"] == "en"
    assert named["Владимир Путин"] is None
    head: Any = getattr(pages["/ru/leaders/khan/"].view, "head", None)
    assert head.title_language == "en"
    assert getattr(pages["/leaders/khan/"].view, "head", head).title_language is None


def test_the_first_edition_marks_no_names_of_its_own(pages: dict[str, Page]) -> None:
    for address in ("/", "/leaders/", "/topics/gas/", "/entries/call/"):
        view: Any = pages[address].view
        known = {*view.head.translations, *view.head.languages}
        assert [link for link in links(view) if link.language and link not in known] == []


def test_an_untranslated_entry_is_listed_by_its_original_title_and_leads_to_its_page(
    pages: dict[str, Page],
) -> None:
    view = pages["/ur/timeline/2022/"].view
    assert isinstance(view, ListView)
    cards = {listed.card.id: listed.card for group in view.groups for listed in group.entries}
    assert (cards["visit"].title, cards["visit"].language) == ("He goes there", "en")
    assert cards["visit"].address == "/entries/visit/"
    assert (cards["call"].title, cards["call"].language) == ("بات چیت", "ur")
    assert cards["call"].address == "/ur/entries/call/"
    assert {card.edition for card in cards.values()} == {"ur"}


def test_a_page_of_an_edition_leads_to_the_pages_of_that_edition(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        if address.startswith("/ur/") and hasattr(page.view, "head"):
            view: Any = page.view
            known = {*view.head.translations, *view.head.languages}
            away = {
                link.address
                for link in links(view)
                if link.address.startswith("/")
                and not link.address.startswith(("/ur/", "/data/"))
                and link not in known
            }
            originals = {"/entries/visit/", "/entries/talks/", "/entries/call/"}
            assert {link.partition("#")[0] for link in away} <= originals, address


def test_every_link_leads_to_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for link in links(page.view):
            if link.address.startswith("/"):
                assert link.address.partition("#")[0] in pages, (page.address, link)


def test_a_page_names_itself_in_each_edition_and_so_does_the_sitemap(
    pages: dict[str, Page],
) -> None:
    head: Any = getattr(pages["/ur/topics/gas/page/2022/"].view, "head", None)
    there = ["/topics/gas/page/2022/", "/ur/topics/gas/page/2022/", "/ru/topics/gas/page/2022/"]
    assert [link.address for link in head.translations] == there
    assert [link.language for link in head.translations] == ["en", "ur", "ru"]
    assert head.languages == head.translations
    sitemap: Any = pages["/sitemap.xml"].view
    mapped = {page.address: [link.address for link in page.translations] for page in sitemap.pages}
    assert mapped["/ur/topics/gas/page/2022/"] == there
    assert mapped["/entries/visit/"] == []
    assert mapped["/entries/call/"] == ["/entries/call/", "/ur/entries/call/"]


def test_whoever_changes_language_where_a_page_is_not_translated_comes_to_the_front(
    pages: dict[str, Page],
) -> None:
    call: Any = getattr(pages["/entries/call/"].view, "head", None)
    assert [link.address for link in call.languages] == [
        "/entries/call/",
        "/ur/entries/call/",
        "/ru/",
    ]
    visit: Any = getattr(pages["/entries/visit/"].view, "head", None)
    assert [link.address for link in visit.languages] == ["/", "/ur/", "/ru/"]
    assert visit.translations == ()


def test_languages_stand_in_the_same_order_on_every_page() -> None:
    files = FILES | {"entries/talks.ru.md": "---\n---\n# Переговоры\n\nБыли.\n"}
    plan, _ = planned(files, SITE)
    shown = {
        tuple(link.language for link in view.head.languages)
        for view in (page.view for page in plan.pages)
        if isinstance(view, EntryView)
    }
    assert shown == {("en", "ur", "ru")}


def test_an_entry_in_an_edition_says_offices_and_promises_in_its_language(
    pages: dict[str, Page],
) -> None:
    view = pages["/ur/entries/call/"].view
    assert isinstance(view, EntryView)
    [khan, putin] = view.participants
    assert khan.person == Link("عمران خان", "/ur/leaders/khan/")
    assert "وزیرِ اعظم" in khan.offices
    assert putin.person.language == "en"
    assert [promise.text for promise in view.commitments] == ["گیس بیچنا"]
    assert [step.text for step in view.dossiers] == ["اتفاق"]
    assert view.original == Link("They speak", "/entries/call/", "en")
    assert view.prose.links == (Link("عمران خان", "/ur/leaders/khan/"),)


def test_the_source_of_an_office_is_said_in_the_language_of_the_edition(
    pages: dict[str, Page],
) -> None:
    views: list[Any] = [pages[f"{tag}/leaders/khan/"].view for tag in ("/ur", "/ru")]
    offices = [office for view in views for office in view.offices]
    assert [(each.source, each.source_language) for each in offices] == [
        ("معلوم", None),
        ("known", "en"),
    ]


def test_what_is_not_translated_keeps_its_language(pages: dict[str, Page]) -> None:
    view: Any = pages["/ru/dossiers/pipe/"].view
    assert [(moment.text, moment.language) for moment in view.milestones] == [("They agree", "en")]
    assert [(each.text, each.language) for each in view.commitments] == [("To sell gas", "en")]
    gas: Any = pages["/ru/topics/gas/"].view
    assert gas.intro.language == "en"
    promised: Any = pages["/ru/commitments/"].view
    row = promised.sections[0].rows[0].commitment
    assert (row.text, row.language) == ("To sell gas", "en")
    first: Any = pages["/commitments/"].view
    assert first.sections[0].rows[0].commitment.language is None


def test_other_names_and_offices_that_are_not_translated_keep_their_language(
    pages: dict[str, Page],
) -> None:
    told = {
        address: [fact.names for fact in getattr(pages[address].view, "facts", ()) if fact.names]
        for address in ("/leaders/khan/", "/ru/leaders/khan/", "/ur/leaders/khan/")
    }
    assert told["/leaders/khan/"] == [(("Khan Sahib", None),)]
    assert told["/ru/leaders/khan/"] == [(("Khan Sahib", ""),)]
    assert told["/ur/leaders/khan/"] == [(("خان صاحب", None), ("Khan Sahib", ""))]
    notes = {
        address: [
            (link.note, link.note_language) for link in links(pages[address].view) if link.note
        ]
        for address in ("/timeline/2022/", "/ru/timeline/2022/", "/ur/timeline/2022/")
    }
    assert ("Host", None) in notes["/timeline/2022/"]
    assert ("Host", "en") in notes["/ru/timeline/2022/"]
    assert ("میزبان", None) in notes["/ur/timeline/2022/"]


def test_figures_have_the_labels_of_the_edition(pages: dict[str, Page]) -> None:
    view: Any = pages["/ur/dossiers/pipe/"].view
    assert [figure.name for figure in view.figures] == ["لمبائی"]
    assert [claim.source for figure in view.figures for claim in figure.claims] == ["الف"]


def test_a_site_says_its_title_and_labels_in_each_edition(drawn: Plan) -> None:
    first, urdu, russian = drawn.sites
    assert (urdu.title, urdu.tagline, urdu.prefix) == ("رابطے", "کس نے", "/ur")
    assert [(link.text, link.address) for link in urdu.navigation][1] == ("طریقہ", "/ur/method/")
    assert (urdu.coverage or "").endswith("سرکاری")
    assert (first.title, russian.title) == ("A chronicle", "A chronicle")
    # What is not there in a language is read where it is.
    assert russian.navigation[1] == Link("Method", "/method/", "en")


def test_a_page_at_the_address_of_an_edition_is_an_error() -> None:
    _, problems = planned(FILES | {"pages/ur.md": "# Of Ur\n"}, SITE)
    assert problems == ["address-clash"]


def test_an_entry_written_in_another_language_is_at_home_in_that_edition() -> None:
    files = {
        "entries/a.md": entry("language: ru", title="Они говорят"),
        "entries/a.en.md": "# They speak\n",
    }
    found, problems = planned(files, "languages: [en, ru]")
    pages = {page.address: page for page in found.pages}
    assert problems == []
    assert {"/entries/a/", "/en/entries/a/"} <= set(pages)
    assert "/ru/entries/a/" not in pages
    cards = {
        tag: next(
            listed.card
            for group in getattr(pages[f"{tag}/timeline/"].view, "groups", ())
            for listed in group.entries
        )
        for tag in ("", "/ru")
    }
    assert (cards[""].language, cards[""].edition) == ("ru", "en")
    assert (cards["/ru"].language, cards["/ru"].edition) == ("ru", "ru")
    assert {card.address for card in cards.values()} == {"/entries/a/"}


def test_free_pages_are_in_the_editions_that_they_have_a_translation_for(
    pages: dict[str, Page],
) -> None:
    view = pages["/ur/method/"].view
    assert isinstance(view, TextView)
    assert (view.title, view.head.edition) == ("طریقہ", "ur")
    assert "/ru/method/" not in pages


def test_an_editor_finds_the_entries_that_are_not_translated() -> None:
    chronicle, _ = chronicle_of(FILES | {"entries/ru.md": entry("language: ru")})
    assert [each.id for each in select(chronicle, untranslated="UR")[0]] == [
        "ru",
        "visit",
        "talks",
    ]
    assert "ru" not in {each.id for each in select(chronicle, untranslated="ru")[0]}


def test_without_languages_there_is_one_edition_and_no_switch() -> None:
    found, _ = planned(FILES)
    assert len(found.sites) == 1
    tags = {page.address.split("/")[1] for page in found.pages}
    assert "ru" not in tags
    for page in found.pages:
        head: Any = getattr(page.view, "head", None)
        is_text = "/entries/call/" in page.address or "/method/" in page.address
        assert head is None or bool(head.languages) == is_text


ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


def test_the_editions_of_the_example_lead_to_one_another(published: Published) -> None:
    named: dict[str, dict[str, str]] = {}
    for tag, direction in (("ur", "rtl"), ("ru", "ltr")):
        for path in sorted((published.output / tag).rglob("*.html")):
            html = path.read_text("utf-8")
            if "http-equiv" in html:
                continue
            assert f'<html lang="{tag}" dir="{direction}"' in html, path
            canonical = re.search(r'<link rel="canonical" href="([^"]+)">', html)
            assert canonical, path
            named[canonical[1]] = dict(ALTERNATE.findall(html))
            assert named[canonical[1]][tag] == canonical[1]
            assert 'class="languages"' in html
    for there in named.values():
        assert there["x-default"] == there["en"]
        path = published.file(there["en"].partition(BASE)[2])
        assert dict(ALTERNATE.findall(path.read_text("utf-8"))) == there


def test_whoever_reads_a_page_can_go_on_with_it_in_another_language(
    published: Published, browser: Any
) -> None:
    page = browser.new_page()
    page.goto(f"{published.host}/leaders/imran-khan/")
    with page.expect_navigation():
        page.get_by_role("link", name="اردو").click()
    assert page.url.endswith("/ur/leaders/imran-khan/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("h1").inner_text() == "عمران خان"
    page.locator(".languages [aria-current]").wait_for()
    assert page.locator(".languages [aria-current]").inner_text() == "اردو"
    page.close()
