"""Names of states that English gives an article in running text: the United States."""

import re

_WITH_ARTICLE = re.compile(
    r"(united |democratic republic|republic of |central african |czech republic|dominican republic"
    r"|islamic republic|people.s republic|kingdom of |state of |holy see).*"
    r"|.*\b(union|emirates|kingdom|states|federation|republic|commonwealth|empire|organi[sz]ation"
    r"|league|nations|netherlands|philippines|maldives|bahamas|gambia|seychelles|comoros|islands)",
    re.IGNORECASE,
)


def with_article(name: str) -> str:
    """A name as it stands after "of" in English: "the Soviet Union", but "Pakistan"."""
    if name.lower().startswith("the ") or not _WITH_ARTICLE.fullmatch(name):
        return name
    return f"the {name}"
