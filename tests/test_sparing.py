"""What Python-Markdown is spared makes no difference to what comes out."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension

from chronicle.converting import Dialect
from chronicle.converting.marking import OurMarks, extensions
from chronicle.converting.sparing import NEEDED, Sparing
from chronicle.documents import split_document

EXAMPLE = Path(__file__).parents[1] / "content"
DIALECTS = (Dialect(), Dialect(line_breaks=True))

BEGINNINGS = [
    *(
        "",
        "",
        "",
        " ",
        "    ",
        "        ",
        "\t",
        "> ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "12. ",
        "۱. ",
        "12 ",
    ),
    *(
        "# ",
        "##",
        "###### ",
        "= ",
        "---",
        "***",
        "===",
        ": ",
        ":   ",
        "!!! note",
        "| ",
        "```",
        "~~~",
    ),
    *("[^1]: ", "*[UN]: ", "[a]: ", "[[", "**", "__", "\\", "{: .a }", "<div>", "</div>", "<!-- "),
]
MIDDLES = [
    *(
        "UN",
        "word",
        "é",
        "اب",
        "3",
        " ",
        "  ",
        ". ",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "[[",
        "]]",
    ),
    *(
        "[a]",
        "[^1]",
        "[^src:s]",
        "[[a|b]]",
        "(x)",
        '(x "t")',
        "![",
        "<b>",
        "</b>",
        "<x@y.org>",
        "|",
    ),
    *(
        "<https://e.org>",
        "&amp;",
        "&",
        "<",
        ">",
        "\\",
        "\\*",
        "\\[",
        "#",
        ":",
        "--",
        "{#a}",
        "{",
        "}",
    ),
    *('"', "'", "!", "\x02", "\x03", "\r", "@", "\u2028", "\u00a0", "klzzwxh:0000", "wzxhzdk:0"),
]
ENDS = ["\n", "\n", "\n\n", "\n\n\n", "  \n", "\n \n", "\r\n", ""]
LINES = st.tuples(
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(MIDDLES), max_size=6).map("".join),
    st.sampled_from(ENDS),
).map("".join)
TEXTS = st.lists(LINES, max_size=10).map("".join)

Outcome = tuple[object, ...]


class Converter:
    """Python-Markdown with the extensions of a dialect, and perhaps one more."""

    def __init__(self, dialect: Dialect, *more: Extension) -> None:
        self.marks = OurMarks()
        self.markdown = Markdown(
            extensions=[*extensions(dialect, self.marks), *more], output_format="html"
        )

    def outcome(self, text: str) -> Outcome:
        html = self.markdown.reset().convert(text)
        return html, self.marks.found


def outcomes(dialect: Dialect, texts: list[str], *more: Extension) -> list[Outcome]:
    converter = Converter(dialect, *more)
    return [converter.outcome(text) for text in texts]


@given(st.lists(TEXTS | st.text(), max_size=3), st.sampled_from(DIALECTS))
@example(["a\n\n    b", "*[UN]: x\n\nUN"], DIALECTS[0])
@settings(max_examples=500)
def test_of_any_texts_the_same_comes_out(texts: list[str], dialect: Dialect) -> None:
    assert outcomes(dialect, texts, Sparing()) == outcomes(dialect, texts)


@pytest.mark.parametrize("dialect", DIALECTS, ids=["plain", "breaks"])
def test_of_the_bodies_of_the_example_the_same_comes_out(dialect: Dialect) -> None:
    texts = [
        split_document(path.read_bytes(), path.name)[0].body
        for path in sorted(EXAMPLE.rglob("*.md"))
    ]
    assert len(texts) > 100
    assert outcomes(dialect, texts, Sparing()) == outcomes(dialect, texts)


def test_a_pattern_is_tried_where_its_character_is() -> None:
    found = Converter(Dialect(), Sparing())
    assert "<em>b</em>" in str(found.outcome("a *b*")[0])
    assert "em_strong" in names_tried(found)
    assert found.outcome("a [[b]]")[0]
    assert "em_strong" not in names_tried(found)


def test_what_is_spared_goes_by_the_names_that_python_markdown_has() -> None:
    patterns = Converter(DIALECTS[1], Sparing()).markdown.inlinePatterns
    assert set(NEEDED) == {name for name in NEEDED if name in patterns}
    assert len(NEEDED) == len(patterns)


def names_tried(converter: Converter) -> set[str]:
    tried = list(converter.markdown.treeprocessors["inline"].inlinePatterns)
    known = converter.markdown.inlinePatterns
    return {name for name in NEEDED if name in known and known[name] in tried}
