"""The order of names: that of the letters of a language, not of their numbers in Unicode.

    key = ordering("ur")
    sorted(names, key=key)

Accents count only where a language says that they make another letter. The order is that of CLDR's
collations, of which this is what names need. https://www.unicode.org/reports/tr35/tr35-collation.html
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from chronicle.slugs import UNDECOMPOSED

ALPHABETS: Mapping[str, str] = {
    "ar": "ء ا ب ت/ة ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك/ک ل م ن ه/ہ و ي/ى/ی",
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "ur": "ا آ ب بھ پ پھ ت تھ ٹ ٹھ ث ج جھ چ چھ ح خ د دھ ڈ ڈھ ذ ر رھ ڑ ڑھ ز ژ س ش ص ض ط ظ ع غ ف ق "
    "ک/ك کھ گ گھ ل لھ م مھ ن نھ ں ںھ و وھ ہ/ه ھ ۃ/ة ء ی/ي/ى یھ ے",
}
"""The letters of languages whose order does not follow from Unicode's, variants of one beside it."""

_STRETCH = "\u0640"
_OWN, _OTHER = 0x100, 0x1000
"""Where letters of the language begin in a key, before those of all others; below are spaces and signs."""


@cache
def ordering(language: str) -> Callable[[str], str]:
    """What to sort names by in a language (a BCP 47 tag): no two names have the same key."""
    tag = language.partition("-")[0].lower()
    ranks: dict[str, str] = {}
    for rank, variants in enumerate(ALPHABETS.get(tag, "").split(), _OWN):
        ranks |= dict.fromkeys(variants.split("/"), chr(rank))

    def key(name: str) -> str:
        text = _sound(name) if tag == "zh" else name
        text = unicodedata.normalize("NFC", text).casefold().replace(_STRETCH, "")
        found = []
        at = 0
        while at < len(text):
            unit = text[at : at + 2] if text[at : at + 2] in ranks else text[at]
            at += len(unit)
            found.append(ranks.get(unit) or _plain(unit, ranks))
        return f"{''.join(found)}\0{name}"

    return key


def _sound(name: str) -> str:
    """A Chinese name as it is spoken, in Pinyin, by which Chinese names are ordered."""
    # Imported here because it takes long to load, and other languages do without.
    from anyascii import anyascii

    return anyascii(name)


def _plain(character: str, ranks: Mapping[str, str]) -> str:
    """A letter that the alphabet lacks, without its marks; a sign as it is, before all letters."""
    plain = unicodedata.normalize("NFKD", UNDECOMPOSED.get(character, character))
    return "".join(ranks.get(each) or _place(each) for each in plain if not _is_accent(each))


def _is_accent(character: str) -> bool:
    """Whether this only qualifies a letter; in other scripts, such as Devanagari, marks are vowels."""
    return unicodedata.category(character) == "Mn" and unicodedata.name(character, "").startswith(
        ("COMBINING ", "ARABIC ")
    )


def _place(character: str) -> str:
    is_letter = unicodedata.category(character)[0] in "LM"
    return chr(_OTHER + ord(character) if is_letter else min(ord(character), _OWN - 1))
