"""Markdown bodies: what they become, and what is found in them."""

import pickle
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.converting import (
    Body,
    Dialect,
    Heading,
    Picture,
    Reference,
    Words,
    fill,
    find_in_source,
    split_heading,
)
from chronicle.converting import convert as convert_in

ENGINES = ("python-markdown", "gfm")
dialect_at_hand = Dialect()

PIECES = [*"[]()<>*_`~#|\\\"'!^:&;-=+.{}/ \n\t1axس", "[[", "]]", "[^src:", "[^1]", "\n\n"]
MARKUP = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.fixture(autouse=True, scope="module", params=ENGINES)
def _each_engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test of this module holds for both engines."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(globals(), "dialect_at_hand", Dialect(engine=request.param))
        yield


def convert(text: str, dialect: Dialect | None = None) -> Body:
    return convert_in(text, replace(dialect or dialect_at_hand, engine=dialect_at_hand.engine))


def shown(text: str, dialect: Dialect | None = None, **given: str) -> str:
    body = convert(text, dialect)
    return fill(
        body,
        link=lambda n: f'<a href="/to/{n}/">{body.references[n].text}</a>',
        citation=lambda n: f"<sup>{body.citations[n]}</sup>",
        **given,  # type: ignore[arg-type]
    )


def link(n: int, text: str) -> str:
    return f'<a href="/to/{n}/">{text}</a>'


# References


def test_a_reference_becomes_a_slot_that_a_link_fills() -> None:
    body = convert("He met [[imran-khan]].")
    assert body.references == (Reference("imran-khan"),)
    assert "imran-khan" not in body.html
    assert shown("He met [[imran-khan]].") == f"<p>He met {link(0, 'imran-khan')}.</p>"


def test_a_reference_may_have_a_kind_a_label_and_a_part_of_the_page() -> None:
    text = "[[topic:energy|the energy\ntalks]] and [[2022-01-17-call#gas]]"
    assert convert(text).references == (
        Reference("topic:energy", "the energy talks"),
        Reference("2022-01-17-call#gas"),
    )


@pytest.mark.parametrize("text", ["`[[a|b]]`", "    [[a|b]]", "```\n[[a|b]]\n```", "``[[a|b]]``"])
def test_code_keeps_its_brackets(text: str) -> None:
    body = convert(text)
    assert body.references == ()
    assert "[[a|b]]" in body.html


@pytest.mark.parametrize("text", [r"\[[a]]", r"[\[a]]"])
def test_a_backslash_keeps_brackets(text: str) -> None:
    assert convert(text).references == ()
    assert shown(text) == "<p>[[a]]</p>"


@pytest.mark.parametrize("text", ["[[]]", "[[ ]]", "[[|label]]"])
def test_brackets_without_a_target_stay_text(text: str) -> None:
    assert convert(text).references == ()
    assert text in shown(text)


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("*[[a]]*", "<em>{}</em>"),
        ("- [[a]]", "<li>{}</li>"),
        ("> [[a]]", "<p>{}</p>"),
        ("x[^1]\n\n[^1]: [[a]]", "<p>{}&nbsp;"),
        ("## [[a]]", ">{}</h2>"),
    ],
)
def test_references_work_wherever_there_is_text(text: str, around: str) -> None:
    assert around.format(link(0, "a")) in shown(text)


@pytest.mark.parametrize("written", ["[[a|b]]", r"[[a\|b]]"])
def test_the_bar_of_a_label_does_not_end_a_table_cell(written: str) -> None:
    text = f"| x | y |\n|---|---|\n| {written} | z |"
    assert convert(text).references == (Reference("a", "b"),)
    assert f"<td>{link(0, 'b')}</td>\n<td>z</td>" in shown(text)


def test_a_reference_within_a_link_is_bare_text() -> None:
    assert shown("[see [[a]]](https://e.org/)") == '<p><a href="https://e.org/">see a</a></p>'


def test_a_reference_within_an_attribute_is_bare_text() -> None:
    assert 'alt="The a"' in shown("![The [[a]]](media/x.jpg)")
    assert convert("![The [[a]]](media/x.jpg)").pictures == (Picture("media/x.jpg", "The a"),)


def test_a_name_with_quotes_cannot_leave_its_attribute() -> None:
    body = convert("![[[a]]](media/x.jpg)")
    html = fill(body, link=lambda n: '<a href="/">"x" onload="y</a>', citation=str)
    assert 'alt="&quot;x&quot; onload=&quot;y"' in html


def test_a_label_is_plain_text_with_its_code_and_escapes_resolved() -> None:
    assert convert(r"[[a|`x` & 1\*2]]").references == (Reference("a", "x & 1*2"),)


def test_a_label_may_have_escaped_quotes() -> None:
    assert convert(r"[[a|\"b\"]]").references == (Reference("a", '"b"'),)


# Citations and footnotes


def test_a_citation_becomes_a_slot() -> None:
    body = convert("So it was said.[^src:tdi]")
    assert body.citations == ("tdi",)
    assert shown("So it was said.[^src:tdi]") == "<p>So it was said.<sup>tdi</sup></p>"
    assert body.text == "So it was said."


def test_a_citation_within_a_link_stands_after_it() -> None:
    assert shown("[a [^src:s]](https://e.org/)").endswith("a</a><sup>s</sup></p>")


def test_footnotes_are_numbered_as_they_are_referred_to() -> None:
    html = shown("One[^b] two[^a].\n\n[^a]: A\n[^b]: B")
    assert re.findall(r'class="footnote-ref"[^>]*>(\d)', html) == ["1", "2"]
    assert html.index("<p>B") < html.index("<p>A")


def test_the_way_back_from_a_footnote_says_so_in_the_words_of_the_page() -> None:
    body = convert("x[^1]\n\n[^1]: Note")
    html = fill(body, link=str, citation=str, words=Words(back="Zurück zu {}", notes="Noten"))
    assert 'aria-label="Zurück zu 1"' in html
    assert 'role="doc-endnotes" aria-label="Noten"' in html


def test_undefined_footnotes_stay_text_and_are_reported_once() -> None:
    body = convert(r"a[^x] b[^x] c[^y] d[^1] \[^e] `[^f]`" + "\n\n[^1]: Note")
    assert body.undefined_footnotes == ("x", "y")
    assert "[^x]" in body.html


def test_an_empty_footnote_does_not_spoil_the_others() -> None:
    body = convert("a[^2] b[^1]\n\n[^1]:\n[^2]: Two")
    assert not body.unconverted
    assert body.undefined_footnotes == ()


def test_a_footnote_that_nothing_refers_to_leads_nowhere() -> None:
    assert "href" not in shown("a\n\n[^1]: Note")


def test_a_mark_within_the_name_of_another_is_the_only_one() -> None:
    body = convert("[^src:[[a]]] [^[[b]]]")
    assert body.references == (Reference("a"), Reference("b"))
    assert body.citations == body.undefined_footnotes == ()


# Ids


def test_ids_of_two_bodies_on_one_page_do_not_clash() -> None:
    text = "## Background\n\nx[^1] [up](#background)\n\n[^1]: Note"
    one, two = shown(text, prefix="a-"), shown(text, prefix="b-")
    ids = [set(re.findall(r' id="([^"]+)"', html)) for html in (one, two)]
    assert ids[0] == {"a-background", "a-fn:1", "a-fnref:1"}
    assert not ids[0] & ids[1]


def test_every_link_within_a_body_leads_to_an_id_in_it() -> None:
    html = shown("x[^1] y[^1] z[^my-note]\n\n[TOC]\n\n## A\n\n[^1]: N\n[^my-note]: M", prefix="p-")
    targets = re.findall(r'href="#([^"]+)"', html)
    assert len(targets) == 7
    assert set(targets) <= set(re.findall(r' id="([^"]+)"', html))


def test_a_link_to_a_part_of_the_page_outside_the_body_stays() -> None:
    assert 'href="#sources"' in shown("[s](#sources)", prefix="p-")


def test_ids_are_unique_and_those_of_the_author_come_first() -> None:
    text = '## A\n\n## A\n\n<h2 id="a">B</h2>\n\n<p id="c">x</p>\n\n<p id="c">y</p>'
    assert [heading.anchor for heading in convert(text).headings] == ["a-2", "a-3", "a"]
    assert re.findall(r'<p id="([^"]+)"', shown(text)) == ["c", "c-2"]


# Headings


@pytest.mark.parametrize(
    ("text", "levels"),
    [("# A\n\n## B", [2, 3]), ("## A\n\n### B", [2, 3]), ("### A", [2]), ("## A\n\n# B", [3, 2])],
)
def test_the_highest_heading_comes_right_under_the_title_of_the_page(
    text: str, levels: list[int]
) -> None:
    assert [heading.level for heading in convert(text).headings] == levels
    assert "<h1" not in shown(text)


def test_six_levels_are_all_there_are() -> None:
    assert [h.level for h in convert("# A\n\n###### B").headings] == [2, 6]


def test_headings_are_plain_text_with_an_ascii_anchor() -> None:
    body = convert("## The *energy* [[topic:energy|talks]] & more[^src:a]\n\n## История")
    assert body.headings[0] == Heading(2, "The energy talks & more", "the-energy-talks-more")
    assert body.headings[1].anchor.isascii()


def test_a_table_of_contents_stands_where_the_author_wants_it() -> None:
    html = shown("[TOC]\n\n## A\n\n### B\n\n## C", prefix="p-")
    assert (
        '<nav class="contents" aria-label="Contents"><ol><li><a href="#p-a">A</a><ol><li><a href="#p-b">B</a>'
        '</li></ol></li><li><a href="#p-c">C</a></li></ol></nav>'
    ) in html
    assert "[TOC]" not in convert("[TOC]\n\n## A").text


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("# Title\n\nText", "Title", "\n\nText"),
        ("\n\n# Title #\nText", "Title", "\n\n\nText"),
        ("Title\n=====\n\nText", "Title", "\n\n\nText"),
        ('# A *b* [[c|d]] `e` & "f" {#id}\n', 'A b d e & "f"', "\n"),
        ("# 1. *A*", "1. A", ""),
        ("# A\r\nText", "A", "\nText"),
        ("## Not\n\n# The first", None, "## Not\n\n# The first"),
        ("Text\n\n# Later", None, "Text\n\n# Later"),
        ("#\n\nText", None, "#\n\nText"),
        ("", None, ""),
    ],
)
def test_the_first_heading_is_the_title(text: str, heading: str | None, rest: str) -> None:
    assert split_heading(text) == (heading, rest)


@given(MARKUP)
def test_taking_out_the_title_keeps_the_lines_in_their_places(text: str) -> None:
    heading, rest = split_heading("# " + text)
    assert rest.count("\n") == text.count("\n")
    assert heading is None or "\n" not in heading


# Addresses


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/about/", "/repo/about/"),
        ("/media/a.pdf", "/repo/media/a.pdf"),
        ("media/a b.pdf", "/repo/media/a%20b.pdf"),
        ("../media/a.pdf", "/repo/media/a.pdf"),
        ("../../media/a.pdf", "/repo/media/a.pdf"),
        ("https://e.org/x?a=1&b=2#c", "https://e.org/x?a=1&amp;b=2#c"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("//e.org/x", "//e.org/x"),
        ("other/", "other/"),
    ],
)
def test_addresses_within_the_site_stand_below_its_base(written: str, address: str) -> None:
    assert shown(f"[x](<{written}>)", base="/repo/") == f'<p><a href="{address}">x</a></p>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "java&#115;cript:x"]
)
def test_addresses_that_run_code_are_dropped(address: str) -> None:
    assert "href" not in shown(f"[x]({address})")
    assert "src" not in shown(f'<img src="{address}">')


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("2022-01-17-call.md", "2022-01-17-call"),
        ("../people/imran-khan.md#life", "person:imran-khan#life"),
        ("../entries/2022/a.md", "entry:a"),
        ("/content/topics/energy.md", "topic:energy"),
        ("a.ur.md", "a"),
    ],
)
def test_a_link_to_another_file_is_a_reference(address: str, target: str) -> None:
    body = convert(f"[The *call*]({address})")
    assert body.references == (Reference(target, "The call"),)
    assert shown(f"[The *call*]({address})") == '<p><a href="/to/0/">The <em>call</em></a></p>'


def test_a_link_to_another_file_without_a_label_takes_the_name_of_the_page() -> None:
    assert shown("[](a.md)") == f"<p>{link(0, 'a')}</p>"


def test_a_dead_reference_may_be_filled_with_text_alone() -> None:
    assert fill(convert("[x *y*](a.md)"), link=lambda n: "", citation=str) == "<p>x <em>y</em></p>"


def test_links_within_the_site_are_listed_as_written() -> None:
    assert convert("[a](/about/) [b](https://e.org) [c](../media/x.pdf) [d](x.md)").links == (
        "/about/",
        "../media/x.pdf",
    )


def test_pictures_are_listed_as_written_and_need_no_alt() -> None:
    body = convert("![A map](../media/a.jpg) ![](media/b.jpg)")
    assert body.pictures == (Picture("../media/a.jpg", "A map"), Picture("media/b.jpg", ""))
    assert 'src="/media/a.jpg"' in shown("![A map](../media/a.jpg)")


def test_a_picture_of_another_host_is_linked_to_and_not_loaded() -> None:
    html = shown("![A map](https://e.org/a.png)")
    assert html == '<p><a class="picture" href="https://e.org/a.png">A map</a></p>'


# HTML


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="x">a</p>',
        '<iframe src="https://e.org"></iframe>',
        "<style>p{}</style>",
        '<p style="position:fixed">a</p>',
        "<svg><a onload=x></a></svg>",
        "<form action=x><input></form>",
        "<!-- comment -->",
    ],
)
def test_html_that_does_something_is_taken_out(html: str) -> None:
    clean = shown(html)
    assert not re.search("script|onclick|iframe|style|svg|onload|form|input|<!--", clean)


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="/media/a.jpg" alt="A"><figcaption>B</figcaption></figure>',
        "<details><summary>A</summary><p>B</p></details>",
        '<p><bdi dir="rtl" lang="ur">متن</bdi></p>',
        "<p><ruby>漢<rt>kan</rt></ruby></p>",
        "<p>H<sub>2</sub>O <ins>a</ins> <del>b</del> <q>c</q> <cite>d</cite></p>",
        '<ol start="3"><li>A</li></ol>',
    ],
)
def test_html_that_says_something_stays(html: str) -> None:
    assert re.sub("></", ">\n</", shown(html)) == re.sub("></", ">\n</", html)


def test_tables_scroll_by_themselves_and_align_by_class() -> None:
    html = shown("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert html.startswith(
        '<div class="table" role="region" tabindex="0" aria-label="Table"><table>'
    )
    assert html.endswith("</table></div>")
    assert '<td class="right">2</td>' in html
    assert "style" not in html


def test_line_breaks_are_kept_when_the_site_says_so() -> None:
    assert "<br>" not in shown("a\nb")
    assert "<br>" in shown("a\nb", Dialect(line_breaks=True))


# Plain text


def test_plain_text_has_a_line_for_each_block_and_none_of_the_marks() -> None:
    text = "A *b*\nc[^src:s] [[d|e]].[^1]\n\n- one\n- two\n\n| x | y |\n|--|--|\n| 1 | 2 |\n\n[^1]: Note"
    assert convert(text).text == "A b c e.\none\ntwo\nx y\n1 2\nNote"


# Any text


@given(MARKUP | st.text())
@settings(max_examples=300)
def test_any_text_converts_and_fills(text: str) -> None:
    body = convert(text)
    html = shown(text, prefix="p-", base="/b/")
    assert not re.search("[\uf4c0-\uf4cd\U000f0000-\U000fffff]", html + body.text)
    ids = re.findall(r'<[a-z0-9]+(?: [a-z-]+="[^"]*")* id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", name) for name in ids)


@given(st.lists(MARKUP, max_size=3), MARKUP)
@settings(max_examples=100)
def test_a_conversion_does_not_depend_on_those_before(before: list[str], text: str) -> None:
    first = convert(text)
    for other in before:
        convert(other)
    assert convert(text) == first


@pytest.mark.parametrize(
    "forged", ["\uf4c0\U000f0005", "&#xF4C0;&#xF0005;", "&#62656;&#983045;", "&#xF4&#xF4C0;C0;"]
)
def test_a_slot_cannot_be_forged(forged: str) -> None:
    assert "\ufffd" in shown(forged)
    assert "\uf4c0" not in convert(forged).html


def test_character_references_stay() -> None:
    assert shown("&eacute; &#233; &#xE9;") == "<p>é é é</p>"


@pytest.mark.parametrize(
    "text",
    [
        ">" * 5000,
        "- " * 3000 + "a",
        "1. " * 3000,
        "[" * 100_000,
        "[[a|" * 20_000,
        "    " * 200 + "- a",
    ],
)
def test_what_is_nested_beyond_reason_is_shown_as_written(text: str) -> None:
    body = convert(text)
    assert body.unconverted
    assert body.text == " ".join(text.split())


def test_a_rule_is_not_nesting() -> None:
    assert convert("- " * 40).html == "<hr>"


def test_lone_surrogates_and_nulls_are_replaced() -> None:
    assert convert("a\ud800b\x00c").text == "a\ufffdb\ufffdc"


def test_an_empty_text_is_an_empty_body() -> None:
    assert convert("") == Body("")
    assert convert(" \n\n") == Body("")


# Keeping


def test_bodies_and_dialects_can_be_kept() -> None:
    body = convert("# A\n\n[[b]] ![c](d.jpg)[^src:e]")
    assert pickle.loads(pickle.dumps(body)) == body
    assert pickle.loads(pickle.dumps(Dialect())) == Dialect()


def test_every_option_of_a_dialect_is_part_of_its_version() -> None:
    changed = Dialect(smart_quotes=False), Dialect(line_breaks=True), Dialect(engine="gfm")
    assert len({dialect.version for dialect in (Dialect(), *changed)}) == 4


# Places


@pytest.mark.parametrize(
    ("text", "wanted", "nth", "found"),
    [
        ("a [[b]] [[c|d]]", "c", 0, "[[c|d]]"),
        ("`[[b]]` [[b]]!", "b", 0, "[[b]]!"),
        ("```\n[[b]]\n```\n[[b]]!", "b", 0, "[[b]]!"),
        (r"\[[b]] [[b]]!", "b", 0, "[[b]]!"),
        ("[[b]] [[b]]!", "b", 1, "[[b]]!"),
        (r"| [[b\|c]] |", "b", 0, r"[[b\|c]]"),
        ("x[^src:s] y", "^src:s", 0, "[^src:s]"),
        ("x[^n] y", "^n", 0, "[^n]"),
        ("[x](../people/a.md) y", "person:a", 0, "../people/a.md"),
        ("![x](media/a.jpg)", "media/a.jpg", 0, "media/a.jpg"),
        ('<img src="media/a.jpg">', "media/a.jpg", 0, "media/a.jpg"),
        ("[x][y]\n\n[y]: /about/", "/about/", 0, "/about/"),
    ],
)
def test_what_a_body_refers_to_is_found_in_its_source(
    text: str, wanted: str, nth: int, found: str
) -> None:
    offset = find_in_source(text, wanted, nth)
    assert offset is not None
    assert text[offset:].startswith(found)


def test_what_is_not_there_is_not_found() -> None:
    assert find_in_source("`[[a]]`", "a") is None
    assert find_in_source("[[a]]", "a", 1) is None


def test_threads_that_convert_at_the_same_time_get_what_each_text_says() -> None:
    texts = [
        f"# {n}\n\nSee [[{n}]], [[{n}-b|b]] and[^src:s{n}].\n\n[^{n}]: Note.\n" for n in range(99)
    ]
    wanted = list(map(convert, texts))
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(convert, texts)) == wanted
    finally:
        sys.setswitchinterval(interval)
