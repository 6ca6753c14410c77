"""Names made into ids, and into keys by which two spellings of a name are the same."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_LONGEST = 80
_APOSTROPHES = "'’‘‛ʻʼʽʾʿˈ`´′＇՚׳ꞌ"
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)

UNDECOMPOSED = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "ŧ": "t",
    "æ": "ae",
    "œ": "oe",
}
"""Letters that Unicode does not decompose, but that people type without their stroke or ligature."""
# One letter to a reader of Urdu, Persian or Arabic, several on their keyboards.
_ARABIC_VARIANTS = {"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ە": "ہ"}
_ARABIC_VOWELS = "".join(map(chr, [0x0640, *range(0x064B, 0x0653), *range(0x0656, 0x0660), 0x0670]))
_FOLDED = str.maketrans(
    {
        **UNDECOMPOSED,
        **_ARABIC_VARIANTS,
        **dict.fromkeys(_ARABIC_VOWELS + _APOSTROPHES + ".․…", ""),
        **dict.fromkeys("-‐‑‒–—―−־﹘﹣－_", " "),
    }
)
_SCRIPTS_WITH_DIACRITICS = ("LATIN", "GREEK", "CYRILLIC")


def slug(name: str) -> str:
    """Make the id of a name: lower-case ASCII letters and digits, joined by single hyphens.

    Any script is transliterated. At most 80 characters long; what is cut off is told apart by a
    digest, and so are names in which there is nothing to spell (`…`).
    """
    name = unicodedata.normalize("NFC", name)
    spelt = name if name.isascii() else _transliterate(name)
    # Transliteration brings in apostrophes of its own: Urdu's ain, Russian's soft sign.
    words = re.findall("[a-z0-9]+", spelt.translate(_NO_APOSTROPHES).lower())
    whole = "-".join(words)
    if not whole:
        return f"id-{_digest(name)}"
    return whole if len(whole) <= _LONGEST else _shortened(whole)


def fold(name: str) -> str:
    """Make the key by which a reference finds a name, whatever way it is spelt.

    Letter case, diacritics, apostrophes, dots, hyphens for spaces and runs of spaces do not
    matter. Scripts stay what they are; Arabic letters with several code points become one.
    """
    # Apostrophes go first, because "´" decomposes into a space and an accent. Folding case can undo
    # the normal form, hence the second normalisation (Unicode 3.13, D146).
    text = unicodedata.normalize("NFKD", name.translate(_NO_APOSTROPHES)).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = text.translate(_FOLDED)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _without_marks(text))
    return " ".join(text.split())


def _transliterate(name: str) -> str:
    # Imported here because it takes longer to load than most names take to spell.
    from anyascii import anyascii

    return anyascii("".join(map(_sounding, name)))


def _sounding(character: str) -> str:
    """The character if it is part of a word, a space if it parts words."""
    kind = unicodedata.category(character)
    if kind == "Cf" or character in _APOSTROPHES:
        return ""
    return character if kind[0] in "LNM" else " "


def _shortened(whole: str) -> str:
    digest = _digest(whole)
    head = whole[: _LONGEST - len(digest)]
    return f"{head.rpartition('-')[0] or head[:-1]}-{digest}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _without_marks(text: str) -> str:
    """The decomposed text without the accents of alphabets in which they only qualify a letter.

    In other scripts, such as Devanagari, marks are vowels. Invisible characters go everywhere.
    """
    kept = []
    plain = False
    for character in text:
        kind = unicodedata.category(character)
        if kind == "Mn":
            if plain:
                continue
        elif kind == "Cf":
            continue
        else:
            plain = unicodedata.name(character, "").startswith(_SCRIPTS_WITH_DIACRITICS)
        kept.append(character)
    return "".join(kept)
