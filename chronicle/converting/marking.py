"""The dialect of Python-Markdown: its extensions, and the marks of our own."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from threading import Lock
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

from chronicle.converting.marks import CITED, FOOTNOTE, REFERENCE, Marks
from chronicle.converting.nouns import Dialect
from chronicle.converting.sanitising import sanitise
from chronicle.converting.slots import (
    BAR,
    STRAIGHT_DOUBLE,
    STRAIGHT_SINGLE,
    has_slots,
    restored,
)
from chronicle.converting.sparing import Sparing

_BAR_WITHIN = re.compile(r"(\[\[[^\[\]|\\]{1,250})\|(?=[^\[\]|]{1,250}\]\])")
_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
# A Markdown object has the text at hand within it. Threads would gain nothing by having one each.
_ALONE = Lock()


class OurMarks(Extension):
    """The marks of our own; `found` are those of the body at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def reset(self) -> None:
        """Forget the last body."""
        self.found = Marks()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add the marks: after code and escapes, and the last of them right after footnotes."""
        md.registerExtension(self)
        for pattern, act, name, priority in (
            (r"""\\(["'])""", _quote, "straight-quote", 182),
            (REFERENCE, lambda written: self.found.reference(written), "chronicle-reference", 178),
            (CITED, lambda written: self.found.citation(written), "chronicle-citation", 177),
            (
                FOOTNOTE,
                lambda written: self.found.undefined_footnote(written),
                "undefined-footnote",
                174,
            ),
        ):
            md.inlinePatterns.register(_Mark(pattern, md, act), name, priority)


def _quote(written: str) -> str:
    """An escaped quote, which is not to be curled."""
    return STRAIGHT_DOUBLE if written == '"' else STRAIGHT_SINGLE


class _Mark(InlineProcessor):
    """Gives what a pattern found, as plain text, to a function that says what shall stand there."""

    def __init__(self, pattern: str, md: Markdown, found: Callable[[str], str | None]) -> None:
        super().__init__(pattern, md)
        self.found = found

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """Return what stands in the place of the match, or three times None to leave it."""
        # Code within a label is by now a placeholder, and escaped characters are numbers.
        written = _ESCAPED.sub(lambda escaped: chr(int(escaped[1])), self.unescape(m[1]))
        written = unescape(restored(written))
        # One mark within another's name is none.
        replacement = None if has_slots(written) else self.found(written)
        return (None, None, None) if replacement is None else (replacement, m.start(0), m.end(0))


class _Footnotes(FootnoteExtension):
    """Footnotes that are numbered as they are referred to, and may be empty."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - Python-Markdown's name
        """Return the notes, each with its way back: putting them in order relies on it."""
        notes = super().makeFootnotesDiv(root)
        for item in () if notes is None else notes.iterfind("ol/li"):
            if not len(item):
                reference = "#" + item.attrib["id"].replace("fn", "fnref", 1)
                back = {"class": "footnote-backref", "href": reference}
                SubElement(SubElement(item, "p"), "a", back).text = "↩"
        return notes


def mark_up(text: str, dialect: Dialect) -> tuple[str, Marks]:
    """Return the HTML that Python-Markdown makes of a text, sanitised, and the marks found in it.

    Raises whatever Python-Markdown may: RecursionError for a text that is nested too deeply.
    """
    # Within a table the bar of [[a|b]] would end the cell; elsewhere the change is not seen.
    text = _BAR_WITHIN.sub(rf"\1{BAR}", text)
    with _ALONE:
        markdown, marks = _markdown(dialect)
        markdown.reset()
        try:
            html, found = markdown.convert(text), marks.found
        except Exception:
            # The block parser's state is not part of reset(): what stopped half-way is not used again.
            _markdown.cache_clear()
            raise
    return sanitise(html.replace(BAR, "|")), found


@cache
def _markdown(dialect: Dialect) -> tuple[Markdown, OurMarks]:
    marks = OurMarks()
    return Markdown(
        extensions=[*extensions(dialect, marks), Sparing()], output_format="html"
    ), marks


def extensions(dialect: Dialect, marks: OurMarks) -> list[Extension]:
    """What Python-Markdown is extended by: objects, as names would cost a search for entry points."""
    return [
        AbbrExtension(),
        AdmonitionExtension(),
        AttrListExtension(),
        DefListExtension(),
        FencedCodeExtension(),
        _Footnotes(BACKLINK_TEXT="↩", BACKLINK_TITLE="{}", USE_DEFINITION_ORDER=False),
        SaneListExtension(),
        TableExtension(use_align_attribute=True),
        marks,
        *([Nl2BrExtension()] if dialect.line_breaks else []),
    ]
