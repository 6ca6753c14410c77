"""Slots: the places in a converted body that are filled when it is put on a page.

A slot is one private-use character that says what goes there, followed for the numbered kinds by one
of Unicode's plane 15 that says which. Both are taken out of the author's text first (`without_slots`), so
that a slot cannot be forged; none is a letter to a regular expression or a mark to Markdown, so that
no later step of the conversion can take it apart.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from chronicle.converting.nouns import Body

LINK: Final = "\uf4c0"  # the whole link to a reference
LINK_START: Final = "\uf4c1"  # its opening tag, where the label has markup of its own
LINK_END: Final = "\uf4c2"
LINK_NAME: Final = "\uf4c3"  # its bare text, within an attribute or another link
CITATION: Final = "\uf4c4"
BACK: Final = "\uf4c5"  # the accessible name of a way back from a footnote
PREFIX: Final = "\uf4c6"  # before every id
BASE: Final = "\uf4c7"  # before every address within the site
NOTES: Final = "\uf4c8"
TABLE: Final = "\uf4c9"
CONTENTS: Final = "\uf4ca"

# These never outlive the conversion: an upright bar within [[a|b]], escaped quotes, and (numbered)
# what is kept from an engine that knows nothing of it.
BAR: Final = "\uf4cb"
STRAIGHT_DOUBLE: Final = "\uf4cc"
STRAIGHT_SINGLE: Final = "\uf4cd"
KEPT: Final = "\uf4ce"

_FIRST: Final = 0xF0000
MOST: Final = 0xFFFD
"""How many slots of one kind a body can have."""

_RESERVED = re.compile("[\uf4c0-\uf4ce\U000f0000-\U000fffff]")
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_SLOT = re.compile("([\uf4c0-\uf4ca])([\U000f0000-\U000fffff]?)")
_CITED = re.compile(f"[ \n]*{CITATION}.")
_RESTORED = ((BAR, "|"), (STRAIGHT_DOUBLE, '"'), (STRAIGHT_SINGLE, "'"))
_NAMED = (LINK, LINK_NAME)
_TAG = re.compile(r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that a body says to those who cannot see it, in the language of the page."""

    back: str = "Back to reference {}"
    notes: str = "Notes"
    table: str = "Table"
    contents: str = "Contents"


def slot(kind: str, number: int) -> str:
    """Return the slot of this kind and number."""
    return kind + chr(_FIRST + number)


def number(mark: str) -> int:
    """Return the number that the second character of a slot stands for."""
    return ord(mark) - _FIRST


def without_slots(text: str) -> str:
    """Replace what could pass for a slot, written out or as a character reference, by U+FFFD."""
    text = _RESERVED.sub("\ufffd", text)
    return _ENTITY.sub(_harmless, text) if "&#" in text else text


def _harmless(entity: re.Match[str]) -> str:
    digits, base = (entity[1], 16) if entity[1] else (entity[2], 10)
    # No character has a number of more than seven digits, and int() refuses very long ones.
    point = int(digits, base) if len(digits.lstrip("0")) <= 7 and len(digits) < 100 else 0x110000
    if point > 0x10FFFF or _RESERVED.match(chr(point)):
        return "\ufffd"
    return entity[0]


def fill(
    body: "Body",
    *,
    link: Callable[[int], str],
    citation: Callable[[int], str],
    prefix: str = "",
    base: str = "/",
    words: Words = Words(),
) -> str:
    """Return the body's HTML for one page.

    `link(n)` is the HTML of the whole link to `body.references[n]`, `citation(n)` that of the mark for
    `body.citations[n]`. `prefix` keeps the ids of several bodies on one page apart. `base` is the
    address of the site's root as seen from the page, ending in a slash.
    """
    fixed = {
        PREFIX: prefix,
        BASE: base,
        NOTES: words.notes,
        TABLE: words.table,
        CONTENTS: words.contents,
    }
    link = cache(link)

    def filled(match: re.Match[str]) -> str:
        kind, mark = match[1], match[2]
        if kind == LINK:
            return link(number(mark))
        if kind == CITATION:
            return citation(number(mark))
        if not mark:
            return escape(fixed[kind])
        if kind == BACK:
            return escape(words.back.replace("{}", str(number(mark))))
        if kind == LINK_NAME:
            return _TAG.sub("", link(number(mark))).replace('"', "&quot;")
        tag = _TAG.match(link(number(mark)))
        if tag is None:
            return ""
        return tag[0] if kind == LINK_START else f"</{tag[0][1:-1].split()[0]}>"

    # A fixed slot may stand before a plane-15 character only if that is a slot's number,
    # and no numbered slot begins with a number: the two cannot meet.
    return _SLOT.sub(filled, body.html)


def named(text: str, name: Callable[[int], str]) -> str:
    """Replace the reference slots of a plain text by the names of what they refer to."""
    return _SLOT.sub(lambda match: name(number(match[2])) if match[1] in _NAMED else "", text)


def has_slots(text: str) -> bool:
    """Say whether there is a slot in a text."""
    return _SLOT.search(text) is not None


def restored(text: str) -> str:
    """Put back the characters of the author for which others stand during the conversion."""
    for mark, character in _RESTORED:
        text = text.replace(mark, character)
    return text


def without_citations(text: str) -> str:
    """Take out the citations, with the space before them."""
    return _CITED.sub("", text) if CITATION in text else text


def in_attribute(value: str, source: Callable[[int], str] | None = None) -> str:
    """Make the slots of an attribute's value bare text; `source(n)` puts an address back as written."""

    def bare(match: re.Match[str]) -> str:
        if match[1] != LINK:
            return ""
        return source(number(match[2])) if source else LINK_NAME + match[2]

    return _SLOT.sub(bare, restored(value))


def in_link(text: str) -> tuple[str, str]:
    """Return text for a link's label, references as bare text, and the citations taken out of it."""
    citations = "".join(mark.strip(" \n") for mark in _CITED.findall(text))
    return without_citations(text).replace(LINK, LINK_NAME), citations
