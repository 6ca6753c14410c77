"""What a site was made from, in the terms of those who write it: remembered, so that changes can be named.

Of each file of the content that is its front matter, its heading and a checksum of its text; of each template
a digest; and what every page knows of the site. What is stale is known without it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self
from zlib import crc32

import orjson

from chronicle.converting import split_first_heading
from chronicle.documents import Document
from chronicle.ledger import name_of
from chronicle.store import Store

_COMMON = b""
"""By what the store keeps all that is not said in a file of the content."""


class Said(NamedTuple):
    """What a file of the content says, and the noun that it says it of: what this is called, and its address."""

    called: str
    address: str
    front: str
    heading: str | None
    text: int
    """Checksum of what comes after the heading."""


@dataclass(frozen=True, slots=True)
class Common:
    """What is not said in a file of the content."""

    program: str
    today: str
    asked: str
    """Whether drafts and what is under embargo are shown."""
    revision: str
    settings: str
    """site.yaml as it stands."""
    templates: Mapping[str, str]
    """Digests by names."""
    editions: Mapping[str, Mapping[str, Any]]
    """What the pages of each know of the site."""
    media: Mapping[str, int]
    """Sizes by addresses."""


@dataclass(frozen=True, slots=True)
class Causes:
    """What a site was made from; `files` by their paths."""

    common: Common
    files: Mapping[str, Said]

    @classmethod
    def known(cls, memory: Path, output: Path) -> Self | None:
        """Those of the last build of an output folder, if they are remembered."""
        kept = _store(memory, output).known()
        try:
            common = Common(**orjson.loads(kept.pop(_COMMON)))
            return cls(common, {_path(key): Said(*orjson.loads(kept[key])) for key in kept})
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, memory: Path, output: Path) -> None:
        """Remember them in the place of those of the last build."""
        store = _store(memory, output)
        kept = {_key(path): orjson.dumps(list(said)) for path, said in self.files.items()}
        kept[_COMMON] = orjson.dumps(self.common)
        before = store.known()
        store.keep({key: data for key, data in kept.items() if before.get(key) != data})
        store.drop(before.keys() - kept.keys())


def said_in(document: Document, called: str, address: str) -> Said:
    """What a file says of a noun."""
    heading, rest = split_first_heading(document.body)
    return Said(called, address, document.source, heading, crc32(rest.encode()))


def note_texts(memory: Path, output: Path, documents: Iterable[Document]) -> None:
    """Remember the texts of files in which nothing else was edited since a build."""
    store = _store(memory, output)
    edited = {_key(document.file): document for document in documents}
    known = {key: Said(*orjson.loads(data)) for key, data in store.known(edited).items()}
    said = {key: said_in(edited[key], each.called, each.address) for key, each in known.items()}
    store.keep({key: orjson.dumps(list(each)) for key, each in said.items()})


def note_templates(memory: Path, output: Path, templates: Mapping[str, str]) -> None:
    """Remember the digests of templates, when nothing else changed since a build."""
    store = _store(memory, output)
    data = store.known([_COMMON]).get(_COMMON)
    if data:
        store.keep({_COMMON: orjson.dumps({**orjson.loads(data), "templates": templates})})


def _store(memory: Path, output: Path) -> Store:
    return Store(memory / "causes" / f"{name_of(str(output))}.sqlite")


def _key(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _path(key: bytes) -> str:
    return key.decode("utf-8", "surrogateescape")
