"""What search compares: texts in which all ways to write a letter are one.

The same is done to what is searched and to what is looked for, so the browser does it, too
(`templates/static/search.js`), from the same `LETTERS`. Nothing of it is ever shown. Letter case is
left alone: the index cares for that, and looks into words such as “MoU”.
"""

import re
import unicodedata

# The Arabic forms of letters of which Urdu and Persian have their own are those that the stemmer
# for Arabic knows. Hamza on its own is left out as often as not; tatweel only stretches a word.
_ARABIC = {
    "\u064a": "\u06cc\u0649\u06cd",  # yeh
    "\u0643": "\u06a9\u06aa",  # kaf
    "\u0647": "\u06c1\u06be\u06d5\u0629\u06c3",  # heh
    "": "\u0621\u0640",  # hamza, tatweel
}
_DIGITS = {str(digit): chr(0x0660 + digit) + chr(0x06F0 + digit) for digit in range(10)}
_LATIN = {
    "ae": "æ",
    "d": "đð",
    "h": "ħ",
    "i": "ı",
    "l": "ł",
    "o": "ø",
    "oe": "œ",
    "ss": "ß",
    "t": "ŧ",
}
_CAPITALS = {
    plain.upper(): marked.upper() for plain, marked in _LATIN.items() if plain not in "iss"
}
_OTHERS = {
    "σ": "ς",
    # The index parts words at marks of ASCII only.
    "-": "‐‑‒–—―−־·",
    "'": "‘’‛ʻʼʹ′",
    '"': "“”„«»″",
    ".": "۔。",
    ",": "،、，",
    ";": "؛",
    "?": "؟",
}

LETTERS = " ".join(
    f"{letter}{plain}"
    for plain, letters in {**_ARABIC, **_DIGITS, **_LATIN, **_CAPITALS, **_OTHERS}.items()
    for letter in letters
)
"""Each letter that another stands for, followed by that (or nothing); a space between two."""

_PLAIN = str.maketrans({pair[0]: pair[1:] for pair in LETTERS.split(" ")})
_SPACES = re.compile(r"\s+")


def fold(word: str) -> str:
    """A word, or several, as search compares it: without marks, invisible characters and variants.

    >>> fold("Café"), fold("ёлка"), fold("کیك")
    ('Cafe', 'елка', 'كيك')
    """
    if word.isascii():
        return word
    kept = (
        character
        for character in unicodedata.normalize("NFKD", word)
        if unicodedata.category(character) not in _LEFT_OUT
    )
    return "".join(kept).translate(_PLAIN)


_LEFT_OUT = frozenset({"Mn", "Mc", "Me", "Cf"})


def fold_words(text: str) -> str:
    """A text folded word by word: there are as many as before, so that a place in it is one in the other."""
    return " ".join(_SPACES.sub("", fold(word)) or "-" for word in words(text))


def words(text: str) -> list[str]:
    """What stands between spaces."""
    return _CONTROLS.sub(" ", text).split()


_CONTROLS = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\u200b]+")
