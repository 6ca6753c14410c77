"""What the author's addresses mean: a page of the chronicle, a file of the site, or somewhere else."""

import re
from urllib.parse import quote, unquote

from chronicle.converting.slots import BASE

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\")
_UPWARDS = re.compile(r"(?:\.{1,2}/)*(?:content/)?")
_LANGUAGE = re.compile(r"(?<=.)\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*$")
_KINDS = {
    "people": "person",
    "parties": "party",
    "topics": "topic",
    "relations": "relation",
    "dossiers": "dossier",
    "places": "place",
    "pages": "page",
    "entries": "entry",
}


def is_elsewhere(address: str) -> bool:
    """Say whether an address leads out of the site: it has a scheme or names a host."""
    return _ELSEWHERE.match(address) is not None


def page_of(address: str) -> str | None:
    """Return the target of a link to another Markdown file of the chronicle; else None.

    `../people/imran-khan.md#life` is `person:imran-khan#life`; a translation is its original.
    """
    path, mark, fragment = address.partition("#")
    if not path.endswith(".md") or is_elsewhere(path):
        return None
    *folders, name = unquote(path).split("/")
    stem = _LANGUAGE.sub("", name.removesuffix(".md"))
    if not stem:
        return None
    kind = next((_KINDS[folder] for folder in folders if folder in _KINDS), None)
    return (f"{kind}:" if kind else "") + stem + mark + fragment


def resolve(address: str) -> str:
    """Return an address as it stands in HTML, those within the site below the base slot."""
    address = quote(address, safe="/:?#[]@!$&'()*+,;=%~-._")
    if is_elsewhere(address):
        return address
    if address.startswith("/"):
        return BASE + address.lstrip("/")
    below = _UPWARDS.sub("", address, count=1)
    return BASE + below if below.startswith("media/") else address
