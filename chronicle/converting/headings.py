"""Headings: the first one, which is the title, and the list of those that are left."""

import re
from collections.abc import Sequence
from html import escape

from chronicle.converting import slots
from chronicle.converting.nouns import Heading

_ATX = re.compile(r"\s*?^ {0,3}#(?!#)[ \t]*(?P<text>[^\n]*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_SETEXT = re.compile(r"\s*?^ {0,3}(?P<text>\S[^\n]*?)[ \t]*\r?\n=+[ \t]*\r?$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*#*[ \t]+\{:?[^{}]*\}$")


def split_first_heading(text: str) -> tuple[str | None, str]:
    """Return the Markdown of the level-one heading that a text begins with, and the text without it.

    The heading's lines are left blank, so that every other line keeps its number.
    """
    match = _ATX.match(text) or _SETEXT.match(text)
    if match is None:
        return None, text
    heading = _ATTRIBUTES.sub("", match["text"]).strip()
    if not heading:
        return None, text
    return heading, "\n" * match[0].count("\n") + text[match.end() :]


def contents(headings: Sequence[Heading]) -> str:
    """Return a list of links to the headings, nested by level, for a `[TOC]` in the body."""
    pieces: list[str] = []
    levels: list[int] = []
    for heading in headings:
        while len(levels) > 1 and heading.level < levels[-1]:
            pieces.append("</li></ol>")
            levels.pop()
        if not levels or heading.level > levels[-1]:
            pieces.append("<ol>")
            levels.append(heading.level)
        else:
            pieces.append("</li>")
            levels[-1] = heading.level
        address = f"#{slots.PREFIX}{escape(heading.anchor)}"
        pieces.append(f'<li><a href="{address}">{escape(heading.text, quote=False)}</a>')
    pieces.append("</li></ol>" * len(levels))
    return f'<nav class="contents" aria-label="{slots.CONTENTS}">{"".join(pieces)}</nav>'
