"""The two dialects: what is either's own, and where the table of the documentation says that they differ."""

import builtins
import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import comrak
import pytest
from conftest import Site
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.converting import Body, Dialect, convert, fill
from chronicle.documents import split_document

ROOT = Path(__file__).parents[1]
PYTHON_MARKDOWN = Dialect()
GFM = Dialect(engine="gfm")
REFERENCE = "<i>a</i>"
PIECES = [
    *"[]()<>*_`~#|\\\"'!^:&;-=+.{}/ \n\t1axس",
    "[[",
    "]]",
    "[^src:",
    "[^1]",
    "[^1]: ",
    "\n\n",
    "> [!NOTE]\n",
]
MARKUP = st.lists(
    st.sampled_from([*PIECES, "[[a|b]]", "[^src:c]", "https://e.org/", "`[[a]]`", "- [x] "])
).map("".join)


def shown(text: str, dialect: Dialect) -> str:
    body = convert(text, dialect)
    assert not body.unconverted
    return re.sub(r"\s*\n\s*", " ", fill(body, link=lambda _: REFERENCE, citation=str))


# What is written; what must be in the HTML of Python-Markdown, and in that of GitHub's dialect.
DIFFERENCES = {
    "a bare address": ("see https://e.org", "see https://e.org", ">https://e.org</a>"),
    "words struck out": ("~~a~~", "~~a~~", "<del>a</del>"),
    "a list of tasks": ("- [x] a\n- [ ] b", "<li>[x] a</li>", "<li>☑ a</li> <li>☐ b</li>"),
    "an alert": ("> [!NOTE]\n> a", "<blockquote> <p>[!NOTE]", '<div class="admonition note">'),
    "an admonition": ("!!! note\n    a", '<div class="admonition note">', "<p>!!! note"),
    "a definition": ("a\n: b", "<dt>a</dt> <dd>b</dd>", "<p>a : b</p>"),
    "an abbreviation": ("UN\n\n*[UN]: b", '<abbr title="b">UN</abbr>', "<p>*[UN]: b</p>"),
    "an attribute list": ("a\n{: .b }", '<p class="b">a</p>', "<p>a {: .b }</p>"),
    "a list right below a paragraph": ("a\n- b", "<p>a - b</p>", "<p>a</p> <ul> <li>b</li> </ul>"),
    "a table right below a paragraph": (
        "a\n| b | c |\n|--|--|\n| d | e |",
        "<p>a | b",
        '<p>a</p> <div class="table"',
    ),
    "a list within a list": (
        "- a\n  - b",
        "<li>a</li> <li>b</li>",
        "<li>a <ul> <li>b</li> </ul> </li>",
    ),
    "a list numbered with brackets": ("1) a", "<p>1) a</p>", "<ol> <li>a</li> </ol>"),
    "a heading without a space": ("#a", "a</h2>", "<p>#a</p>"),
    "two quotations": (
        "> a\n\n> b",
        "<p>a</p> <p>b</p> </blockquote>",
        "<p>a</p> </blockquote> <blockquote> <p>b</p>",
    ),
    "fenced code within a list": (
        "- a\n\n    ```\n    b\n    ```",
        "<code>b</code>",
        "<pre><code>b",
    ),
    "a backslash that ends a line": ("a\\\nb", "<p>a\\ b</p>", "<p>a<br> b</p>"),
    "text within HTML": (
        "<details>\n\n*a*\n\n</details>",
        "<details> *a* </details>",
        "<details> <p><em>a</em></p> </details>",
    ),
    "a link within HTML": ("<div>[[a]]</div>", "[[a]]", REFERENCE),
    "the name of a footnote": ("a[^b c]\n\n[^b c]: d", "doc-noteref", ">^b c</a>"),
    "a footnote that nothing refers to": ("a\n\n[^1]: b", "doc-endnotes", "<p>a</p>"),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_dialects_differ_as_the_documentation_says(name: str) -> None:
    text, in_python_markdown, in_gfm = DIFFERENCES[name]
    assert in_python_markdown in shown(text, PYTHON_MARKDOWN)
    assert in_gfm in shown(text, GFM)
    assert shown(text, PYTHON_MARKDOWN) != shown(text, GFM)


def test_the_table_of_the_documentation_is_what_is_tested() -> None:
    page = (ROOT / "docs/markdown.md").read_text(encoding="utf-8")
    table = page.partition("## Where the two differ")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([^|]+) \| ", table, re.MULTILINE)[1:] == list(DIFFERENCES)


def test_bodies_of_the_example_are_the_same_in_both_but_for_bare_addresses() -> None:
    texts = [
        split_document(path.read_bytes(), path.name)[0].body
        for path in sorted((ROOT / "content").rglob("*.md"))
    ]
    different = [text for text in texts if convert(text, GFM) != convert(text, PYTHON_MARKDOWN)]
    assert all(re.search(r"(?<![(<])https://", text) for text in different)
    assert len(texts) > 100 * len(different)


# Python-Markdown


def test_the_extensions_of_python_markdown_are_there() -> None:
    text = (
        "Term\n: [[a]]\n\n!!! note\n    [[a]]\n\n```py\nx < 1\n```\n\nThe HTML.\n{: .lead #one }\n\n"
        "1. a\n\n* b\n\n*[HTML]: Hypertext"
    )
    html = shown(text, PYTHON_MARKDOWN)
    for part in (
        f"<dd>{REFERENCE}</dd>",
        f'<div class="admonition note"> <p class="admonition-title">Note</p> <p>{REFERENCE}</p>',
        '<pre><code class="language-py">x &lt; 1',
        '<p class="lead" id="one">',
        '<abbr title="Hypertext">HTML</abbr>',
        "</ol> <ul>",
    ):
        assert part in html


def test_attribute_lists_cannot_do_anything() -> None:
    assert shown("a\n{: onclick=x style=y }", PYTHON_MARKDOWN) == "<p>a</p>"


def test_the_author_names_a_heading_in_an_attribute_list() -> None:
    body = convert("## A\n\n## B {#a}", PYTHON_MARKDOWN)
    assert [heading.anchor for heading in body.headings] == ["a-2", "a"]


def test_a_failure_of_python_markdown_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = convert("- a\n- [[b]]")
    deep = "".join("    " * depth + "- a\n" for depth in range(24)) + "*" * 10
    convert(deep)
    with monkeypatch.context() as patched:
        patched.setattr("markdown.blockprocessors.UListProcessor.test", _fails)
        assert convert("- a\n- b").unconverted
    assert convert("- a\n- [[b]]") == good


def _fails(*_: object) -> bool:
    raise RecursionError


def test_abbreviations_are_found_in_text_without_markup() -> None:
    assert "<abbr" in shown("The UN said so\n\n*[UN]: United Nations", PYTHON_MARKDOWN)


# GitHub's dialect


def gfm(text: str) -> Body:
    return convert(text, GFM)


def test_a_footnote_is_the_same_html_in_both() -> None:
    text = "a[^1] b[^é] c[^1] d[^x-2] e[^x-2]\n\n[^1]: One\n\n    more\n[^é]: Two\n[^x-2]: *Three*"
    assert gfm(text) == convert(text)


def test_addresses_are_listed_as_the_author_wrote_them() -> None:
    body = gfm('![ü](<media/ü x.jpg> "t") [y](/م/) [z][]\n\n[z]: ../media/é.pdf')
    assert [picture.src for picture in body.pictures] == ["media/ü x.jpg"]
    assert body.links == ("/م/", "../media/é.pdf")


def test_the_place_of_an_address_cannot_be_forged() -> None:
    assert gfm('<a href="kept:0">x</a> <a href="kept:7">y</a>').links == ()


@pytest.mark.parametrize(
    "text", ["`[[` and `]]`", "``a` [[b]]``", "~~~\n[[b]]\n\n[^src:c]\n~~~", '`\\"` `[^src:a]`']
)
def test_what_looks_like_a_mark_in_code_is_as_written(text: str) -> None:
    assert gfm(text) == convert(text)
    assert gfm(text).references == gfm(text).citations == ()


def test_a_mark_between_two_ticks_that_are_no_code_counts() -> None:
    assert len(gfm("a ` b\n- [[c]]\n- d ` e").references) == 1


def test_a_label_goes_on_in_the_next_line_of_a_quotation_but_not_in_the_next_item() -> None:
    assert gfm("> [[a|b\n> c]]").references[0].label == "b c"
    assert gfm("- [[a|b\n- c]]").references == ()


def test_a_citation_right_after_a_bare_address_is_not_part_of_it() -> None:
    body = gfm("https://e.org/x[^src:a]")
    assert body.citations == ("a",)
    assert 'href="https://e.org/x">' in body.html


def test_a_comment_cites_nothing() -> None:
    assert gfm("a <!-- [[b]] [^src:c] -->").references == ()


def test_escaped_brackets_are_the_same_in_the_label_of_a_link_and_its_definition() -> None:
    assert gfm('[a\\[ \\"b]\n\n[a\\[ \\"b]: /x/').links == ("/x/",)


def test_a_panic_within_comrak_is_no_end_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panics(*_: object, **__: object) -> str:
        raise PanicException("byte index 1 is not a char boundary")

    monkeypatch.setattr(comrak, "render_markdown", panics)
    assert gfm("a").unconverted


def test_python_markdown_is_not_loaded_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuses(name: str, *rest: Any) -> Any:
        assert name.partition(".")[0] != "markdown"
        return real(name, *rest)

    with monkeypatch.context() as patched:
        patched.delitem(sys.modules, "chronicle.converting.gfm")
        patched.setattr(builtins, "__import__", refuses)
        assert gfm("*a*").html == "<p><em>a</em></p>"


def test_a_body_is_kept_by_the_program_that_read_it_and_its_version() -> None:
    assert f"comrak={version('comrak')}" in GFM.version
    assert "comrak" not in PYTHON_MARKDOWN.version


@given(MARKUP)
@settings(max_examples=300)
def test_any_text_converts_with_each_mark_once(text: str) -> None:
    marked = f"{text}\n\n[[one]] [^src:one]"
    body = gfm(marked)
    assert not re.search("[\uf4cb-\uf4ce]", body.html + body.text + body.lead)
    assert "%EF%93" not in body.html


# Sites

ENTRY = """---
date: 2022-01-17
parties: [Pakistan, Russia]
topics: energy
---
# A call

On [[energy]], `[[enrgy]]`, [[enrgy]].[^src:no] ![](media/gone.jpg)[^x] ~~no~~
"""


def test_findings_are_at_the_same_places_in_both(site: Callable[..., Site]) -> None:
    found = []
    for engine in ("python-markdown", "gfm"):
        settings = f"title: Calls\nmarkdown: {{engine: {engine}}}\n"
        report = site({"site.yaml": settings, "content/entries/a.md": ENTRY}).build()
        found.append([(each.code, each.location) for each in report.problems])
    assert found[0] == found[1]
    places = {code: (at.line, at.column) for code, at in found[1] if at}
    assert places["dead-link"] == (8, 31)


def test_with_another_engine_every_body_is_converted_again(site: Callable[..., Site]) -> None:
    text = ENTRY.partition("On")[0] + "It is ~~off~~."
    made = site({"content/entries/a.md": text})
    assert made.build().converted == 1
    made.write("site.yaml", "title: Calls\nmarkdown: {engine: gfm}\n")
    assert made.build().converted == 1
    assert b"<del>off</del>" in made.tree()["entries/a/index.html"]
    clean = made.copy(made.root.parent / "clean")
    clean.build()
    assert clean.tree() == made.tree()
