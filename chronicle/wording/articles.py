"""The articles that English gives to names in running text: the United States, a Pakistani prime minister."""

import re

_WITH_ARTICLE = re.compile(
    r"(united |democratic republic|republic of |central african |czech republic|dominican republic"
    r"|islamic republic|people.s republic|kingdom of |state of |holy see|organi[sz]ation |league of |commonwealth of ).*"
    r"|.*\b(union|emirates|kingdom|states|federation|republic|commonwealth|empire|organi[sz]ation"
    r"|league|nations|netherlands|philippines|maldives|bahamas|gambia|seychelles|comoros|islands)",
    re.IGNORECASE,
)

_SOUNDS_LIKE_A_CONSONANT = re.compile(r"eu|uk|uga|uru|uni|us\b|un\b|u\.", re.IGNORECASE)

_TITLES = re.compile(
    "(prime|foreign) minister|president|chancellor|premier|king|queen|emperor|emir|sultan"
    "|minister (of|for) foreign affairs"
)
"""Titles that go with a demonym, in small letters."""


def with_article(name: str) -> str:
    """A name as it stands after "of" in English: "the Soviet Union", but "Pakistan"."""
    if name.lower().startswith("the ") or not _WITH_ARTICLE.fullmatch(name):
        return name
    return f"the {name}"


def holder(office: str, title: str | None, party: str, demonym: str | None) -> str:
    """Somebody who held an office: a Pakistani prime minister, a head of state of the United States.

    The title is taken where it is one that goes with a demonym, else the kind of office.
    """
    noun = title.lower() if title and _TITLES.fullmatch(title.lower()) else office
    words = f"{demonym} {noun}" if demonym else f"{noun} of {with_article(party)}"
    return f"{_article(words)} {words}"


def _article(words: str) -> str:
    is_vowel = words[0] in "aeiouAEIOU" and not _SOUNDS_LIKE_A_CONSONANT.match(words)
    return "an" if is_vowel else "a"
