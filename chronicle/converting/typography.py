"""Straight quotes to curly ones, hyphens to dashes, three points to an ellipsis.

The marks follow the script that they stand beside: “Latin”, «Cyrillic». Beside Arabic, Chinese and other
scripts, whose conventions differ from language to language, straight quotes stay as they are.
"""

import re
import unicodedata

from chronicle.converting.slots import STRAIGHT_DOUBLE, STRAIGHT_SINGLE

# Every alternative begins with a character of its own: re then passes quickly over all others.
_MARK = re.compile(r"""--+|\.\.\.+|"|'""")
_QUOTES = ('"', "'")
_FIXED = {"--": "–", "---": "—", "...": "…"}
_OPENERS = "([{<–—-/“‘«¿¡\u00a0" + STRAIGHT_DOUBLE + STRAIGHT_SINGLE
_NEAR = 40  # characters in which to look for a letter, which tells the script
_DOUBLE = {"LATIN": "“”", "GREEK": "“”", "CYRILLIC": "«»", "": "“”"}


class Typesetter:
    """Sets the runs of text of one block, across the tags between them.

    Instances remember the last character and the quotes still open; `start` begins a new block.
    """

    __slots__ = ("_before", "_closing")

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin a new block."""
        self._before = ""
        self._closing: list[str] = []

    def skip(self, text: str) -> None:
        """Pass over a run that stays as it is."""
        self._before = text[-1:] or self._before

    def set(self, text: str) -> str:
        """Return a run of text (HTML, without tags) with its marks set."""
        before = self._before
        pieces, end = [], 0
        for match in _MARK.finditer(text):
            pieces.append(text[end : match.start()])
            end = match.end()
            mark = match[0]
            if mark in _QUOTES:
                left = _left_of(text, match.start()) or before
                pieces.append(self._quote(mark, left, text[end : end + _NEAR]))
            else:
                pieces.append(_FIXED.get(mark, mark))
        self.skip(text)
        return "".join([*pieces, text[end:]]) if pieces else text

    def _quote(self, mark: str, left: str, rest: str) -> str:
        opens = not left or left.isspace() or left in _OPENERS
        right = rest[:1]
        if mark == "'":
            return _apostrophe(opens, left, right)
        if opens:
            if right.isspace() or (pair := _DOUBLE.get(_script(rest))) is None:
                return mark
            self._closing.append(pair[1])
            return pair[0]
        if self._closing:
            return self._closing.pop()
        return mark


def _left_of(text: str, position: int) -> str:
    """Return the character before a position; a no-break space is an entity in serialised HTML."""
    if text.endswith("&nbsp;", 0, position):
        return "\u00a0"
    return text[position - 1] if position else ""


def _apostrophe(opens: bool, left: str, right: str) -> str:
    if any(side and _DOUBLE.get(_script(side)) is None for side in (left, right)):
        return "'"
    if not opens:
        # After a figure it is a prime, minutes or feet: no letter follows.
        return "'" if left.isdigit() and not right.isalpha() else "’"
    if right.isdigit():
        return "’"  # the ’80s
    return "'" if right.isspace() else "‘"


def _script(text: str) -> str:
    """Name the script of the first letter among the next few characters; empty: there is none."""
    for character in text[:_NEAR]:
        if character.isalpha():
            return unicodedata.name(character, "").partition(" ")[0]
    return ""
