"""Search: which letters are one, what it knows of each page, when the index is made, and how readers use it."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import Published, Site
from hypothesis import given
from hypothesis import strategies as st
from sample_site import chronicle_of, settings_of

from chronicle import drawing_up
from chronicle.folding import fold, fold_words, words
from chronicle.planning.outlining import plan
from chronicle.searching.packing import Value, pack, unpack

PAIRS = (
    ("پاکستان", "پاكستان"),  # Urdu and Arabic kaf
    ("کی", "كي"),
    ("ہے", "هے"),
    ("آیا", "ايا"),
    ("مسئلہ", "مسيله"),  # hamza above
    ("علماء", "علما"),
    ("مُلک", "ملک"),  # a vowel sign
    ("می\u200cخواهد", "میخواهد"),
    ("۲۰۲۲", "2022"),
    ("٢٠٢٢", "2022"),
    ("ещё", "еще"),
    ("Café", "Cafe"),
    ("Erdoğan", "Erdogan"),
    ("Łódź", "Lodz"),
    ("Pakistan–Russia", "Pakistan-Russia"),
)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_search_takes_two_spellings_for_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_what_is_folded_is_folded_for_good(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)


@given(st.text())
def test_a_folded_text_has_as_many_words_as_the_text(text: str) -> None:
    assert len(words(fold_words(text))) == len(words(text))


values: st.SearchStrategy[Value] = st.recursive(
    st.integers(-(2**40), 2**40) | st.text(max_size=300), lambda inner: st.lists(inner, max_size=30)
)


@given(values)
def test_what_is_packed_is_unpacked_as_it_was(value: Value) -> None:
    assert unpack(pack(value)) == value


@given(values)
def test_what_was_cut_short_is_not_taken_for_whole(value: Value) -> None:
    with pytest.raises(ValueError, match=r".+"):
        unpack(pack(value)[:-1])


CALL = """---
date: 2022-01-17
kind: call
parties: [Pakistan, Russia]
people: [Imran Khan, {name: Vladimir Putin, for: Russia}]
topics: [energy]
sources: [{title: Kremlin readout, url: "https://example.org/a", language: ru}]
---
# They speak

They spoke of [[imran-khan]]'s visit and a pipeline.
"""
KHAN = """---
name: Imran Khan
native_name: {ur: عمران خان}
aliases: [Kaptaan]
party: Pakistan
offices: [{title: Prime Minister, of: Pakistan, from: 2018, to: 2022-04-10}]
---
He wrote.
"""
FILES = {"entries/call.md": CALL, "people/imran-khan.md": KHAN}


def records() -> dict[str, Any]:
    chronicle, _ = chronicle_of(FILES)
    drawn, _ = plan(chronicle, settings_of(), has_index=True)
    return {record.address: record for record in drawn.records}


def test_search_knows_an_entry_by_every_name_of_those_who_took_part() -> None:
    entry = records()["/entries/call/"]
    assert {"Imran Khan", "عمران خان", "Kaptaan", "Vladimir Putin", "PK"} <= {*entry.names}
    assert "Prime Minister of Pakistan" in entry.about
    assert any("Kremlin readout" in text for text in entry.about)
    assert "Imran Khan's visit" in entry.text.replace("’", "'")


def test_an_entry_has_its_facets_with_ids_and_names() -> None:
    facets = dict(records()["/entries/call/"].facets)
    assert facets["kind"] == ("call Calls",)
    assert facets["year"] == ("2022",)
    assert facets["party"] == ("pakistan Pakistan", "russia Russia")
    assert facets["leader"] == ("imran-khan Imran Khan", "vladimir-putin Vladimir Putin")
    assert facets["language"] == ("ru Russian",)


def test_a_leader_is_called_by_all_names_and_is_in_no_facet() -> None:
    leader = records()["/leaders/imran-khan/"]
    assert {"Imran Khan", "عمران خان", "Kaptaan"} <= {*leader.called}
    assert leader.facets == ()


def small(site: Callable[[Mapping[str, str | bytes]], Site]) -> Site:
    return site({f"content/{path}": text for path, text in FILES.items()})


def test_an_index_is_made_once_and_again_only_if_what_is_searched_has_changed(
    site: Callable[[Mapping[str, str | bytes]], Site],
) -> None:
    chronicle = small(site)
    search = {"search": True}
    assert chronicle.build(options=search).indexed == 7
    assert chronicle.build(options=search).indexed == 0
    assert chronicle.build(options=search, force=True).indexed == 0
    chronicle.replace("content/entries/call.md", "a pipeline", "another pipeline")
    assert chronicle.build(options=search).indexed == 7
    made = {path: data for path, data in chronicle.tree().items() if path.startswith("pagefind/")}
    again = chronicle.copy(chronicle.root.parent / "again")
    again.build(options=search)
    assert {
        path: data for path, data in again.tree().items() if path.startswith("pagefind/")
    } == made


def test_without_indexing_the_pages_are_made_and_search_is_known_to_be_behind(
    site: Callable[[Mapping[str, str | bytes]], Site],
) -> None:
    chronicle = small(site)
    report = chronicle.build(options={"search": True}, index=False)
    assert report.is_behind
    assert not (chronicle.output / "pagefind").exists()
    assert chronicle.build(options={"search": True}).indexed
    assert (chronicle.output / "pagefind/pagefind.js").is_file()


def test_a_site_without_search_offers_its_indexes_and_loses_the_index(
    site: Callable[[Mapping[str, str | bytes]], Site],
) -> None:
    chronicle = small(site)
    chronicle.build(options={"search": True})
    chronicle.build()
    assert not (chronicle.output / "pagefind").exists()
    html = (chronicle.output / "search/index.html").read_text("utf-8")
    assert "search.js" not in html
    assert "/leaders/" in html


def test_without_pagefind_there_is_a_note_and_a_site(
    site: Callable[[Mapping[str, str | bytes]], Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing_up, "is_installed", lambda: False)
    report = small(site).build(options={"search": True})
    assert not report.failed
    assert [problem.code for problem in report.problems] == ["no-search"]


def test_a_deleted_file_of_the_index_comes_back(
    site: Callable[[Mapping[str, str | bytes]], Site],
) -> None:
    chronicle = small(site)
    chronicle.build(options={"search": True})
    before = chronicle.tree()
    chronicle.delete("public/pagefind/pagefind.js")
    chronicle.build(options={"search": True})
    assert chronicle.tree() == before


def found(page: Any) -> list[str]:
    page.wait_for_function("/\\d/.test(document.getElementById('found').textContent)")
    page.wait_for_selector(".found h3 a")
    return [link.get_attribute("href") for link in page.query_selector_all(".found h3 a")]


CALL_OF_2022 = "/entries/2022-01-17-khan-putin-call/"


@pytest.mark.browser
def test_a_reader_types_narrows_down_sorts_and_goes_back(
    published: Published, browser: Any
) -> None:
    page = browser.new_page()
    page.goto(f"{published.host}/about/")
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
    page.keyboard.press("/")
    page.keyboard.type("Putin")
    first = found(page)[0]
    assert first.endswith("/leaders/putin/")
    page.check("input[name=kind][value=call]")
    page.wait_for_url(re.compile("kind=call"))
    page.select_option("[name=sort]", "oldest")
    page.wait_for_url(re.compile("q=Putin&kind=call&sort=oldest"))
    page.wait_for_function("!document.querySelector('.found h3 a').href.includes('leaders')")
    page.go_back()
    page.go_back()
    page.wait_for_url(lambda url: "kind" not in url)
    page.wait_for_function("document.querySelector('.found h3 a').href.includes('leaders')")
    assert page.input_value("#q") == "Putin"


@pytest.mark.browser
@pytest.mark.parametrize(
    "asked",
    [
        "/search/?q=عمران+خان&kind=call",
        "/search/?q=Путин&year=2022&kind=call",
        "/search/?q=" + "پاكستان" + "&year=2022&kind=call",
        "/search/?party=pakistan&leader=imran-khan&year=2022&kind=call",
    ],
)
def test_a_shared_address_finds_the_call_by_any_name(
    published: Published, browser: Any, asked: str
) -> None:
    page = browser.new_page()
    page.goto(f"{published.host}{asked}")
    assert any(link.endswith(CALL_OF_2022) for link in found(page))


@pytest.mark.browser
def test_an_excerpt_says_where_it_leaves_out_and_marks_only_words(
    published: Published, browser: Any
) -> None:
    page = browser.new_page()
    page.goto(f"{published.host}/search/?q=pipeline")
    found(page)
    excerpts = page.locator(".found .standfirst").all_inner_texts()
    assert any(text.startswith("… ") and text.endswith(" …") for text in excerpts)
    assert any(not text.startswith("…") for text in excerpts)
    assert all(mark.isalpha() for mark in page.locator(".found mark").all_inner_texts())


LATE = """
let waiting;
const { setTimeout, clearTimeout } = window;
window.setTimeout = (act, after, ...rest) => (after === 400 ? ((waiting = act), -1) : setTimeout(act, after, ...rest));
window.clearTimeout = (timer) => (timer === -1 ? (waiting = null) : clearTimeout(timer));
new MutationObserver(() => document.querySelector("#found")?.textContent && waiting?.()).observe(document, { childList: true, subtree: true });
"""
"""The time after which a search says that it goes on is up when it has just been said how much was found."""


@pytest.mark.browser
def test_a_search_whose_results_come_late_says_how_many_there_are(
    published: Published, browser: Any
) -> None:
    page = browser.new_page()
    page.add_init_script(LATE)
    page.goto(f"{published.host}/search/?q=pipeline")
    page.wait_for_selector(".found h3 a")
    assert re.search(r"\d", page.inner_text("#found"))


@pytest.mark.browser
def test_the_browser_folds_as_the_index_does(published: Published, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{published.host}/search/")
    texts = [text for pair in PAIRS for text in pair] + [
        "ﷺ",
        "Straße",
        "½",
        "한국",
        "a\u00adb",
        "ﬁ",
    ]
    script = "texts => import(document.querySelector('script[src$=\"search.js\"]').src).then(m => texts.map(m.fold))"
    assert page.evaluate(script, texts) == [fold_words(text) for text in texts]


@pytest.mark.browser
def test_nothing_found_says_so_suggests_and_offers_the_indexes(
    published: Published, browser: Any
) -> None:
    page = browser.new_page()
    page.goto(f"{published.host}/search/?q=Lavrow")
    page.wait_for_selector(".suggestions a")
    assert "Lavrov" in page.inner_text(".suggestions")
    assert page.is_visible(".ways .panel")
    page.click(".suggestions a")
    assert found(page)


@pytest.mark.browser
def test_without_javascript_the_search_page_offers_the_indexes(
    published: Published, browser: Any
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{published.host}/search/")
    assert page.is_visible(".ways .panel")
    assert not page.is_visible(".find")
    assert page.is_visible("noscript .note")


def test_the_index_has_one_part_for_each_edition(published: Published) -> None:
    entry = json.loads(Path(published.output / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert sorted(entry["languages"]) == ["en", "ru", "ur"]
