"""Language tags → what CLDR knows of them: locales, names, which way they are written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale(language: str) -> Locale | None:
    """CLDR's locale for a BCP 47 tag, or None for a language that CLDR does not know.

    What a tag adds that CLDR does not know is left off. English without a region is British
    here, since CLDR's plain English is American.
    """
    # Babel is loaded when it is first needed: half of the commands never do.
    from babel import Locale, UnknownLocaleError

    tag = language.replace("-", "_")
    if tag.casefold() == "en":
        tag = "en_GB"
    while tag:
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("_")[0]
    return None


def direction(language: str) -> str:
    """Which way a language is written."""
    known = locale(language)
    return "rtl" if known and known.character_order == "right-to-left" else "ltr"


def language_name(language: str, within: str) -> str:
    """What a language is called in another, without its region, or its tag."""
    known = locale(language)
    return (known and known.get_language_name(locale(within))) or language


def own_name(language: str) -> str:
    """What a language calls itself."""
    known = locale(language)
    return (known and known.language_name) or language
