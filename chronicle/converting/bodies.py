"""From a Markdown text to its body."""

import re
from dataclasses import replace

from chronicle.converting.finishing import finish
from chronicle.converting.headings import split_first_heading
from chronicle.converting.marks import Marks
from chronicle.converting.nouns import Body, Dialect
from chronicle.converting.sanitising import as_written, sanitise
from chronicle.converting.slots import without_slots

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(r"[\\`*_\[\]<>&{}!]")

# Every level of nesting takes several frames of Python's stack, and how many are left depends on the
# caller: what is nested deeper than anybody writes is not tried, so that the outcome does not.
_TOO_DEEP = re.compile(
    r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}\.)[ \t]*){25}|^(?: {4}|\t){25}[ \t]*(?:>|[-*+] |\d{1,9}\. )",
    re.MULTILINE,
)
_MAY_BE_TOO_DEEP = re.compile(r"^[-\s>*+.\d]{25}", re.MULTILINE)
"""Finds all that `_TOO_DEEP` does and more, in a fraction of the time."""
_MOST_OPEN = 100
_RULE = re.compile(r"[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$", re.MULTILINE)


def convert(text: str, dialect: Dialect = Dialect()) -> Body:  # noqa: B008 - frozen
    """Convert a Markdown text. Never raises; what cannot be converted is shown as written."""
    text = without_slots(_SURROGATE.sub("\ufffd", text).replace("\x00", "\ufffd"))
    if not _nested_too_deeply(text):
        try:
            html, marks = _mark_up(text, dialect)
        except Exception:
            pass  # A text must not stop a build, whatever Markdown makes of it.
        else:
            body = finish(html, marks.references, marks.citations, smart=dialect.smart_quotes)
            return replace(body, undefined_footnotes=tuple(marks.undefined))
    return replace(finish(sanitise(as_written(text)), [], (), smart=False), unconverted=True)


def _mark_up(text: str, dialect: Dialect) -> tuple[str, Marks]:
    # Only the engine that a site has chosen is loaded; the other one may not be installed.
    if dialect.engine == "gfm":
        from chronicle.converting.gfm import mark_up
    else:
        from chronicle.converting.marking import mark_up
    return mark_up(text, dialect)


def split_heading(text: str) -> tuple[str | None, str]:
    """Take the level-one heading with which a body begins out of it: plain text, and the rest.

    None when the body begins with something else. The rest has as many lines as before.
    """
    heading, rest = split_first_heading(text)
    if heading is not None and _MARKUP.search(heading):
        # A title is kept as typed: nobody searches for curly quotes.
        heading = (
            convert(f"# {heading}", Dialect(smart_quotes=False)).text.replace("\n", " ") or None
        )
    return heading, (text if heading is None else rest)


def _nested_too_deeply(text: str) -> bool:
    # For every bracket left open, Python-Markdown reads to the end of the paragraph, several times.
    if any(
        text.count(opening) - text.count(closing) > _MOST_OPEN for opening, closing in ("[]", "()")
    ):
        return True
    if not _MAY_BE_TOO_DEEP.search(text):
        return False
    return any(not _RULE.match(text, found.start()) for found in _TOO_DEEP.finditer(text))
