"""Language tags → CLDR's locales."""

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
