"""Converted bodies, kept between builds: what is asked about each in one store, what it says in another.

HTML and plain text are read only when a page is made that shows them. So a chronicle in memory has no
texts, and nothing that is planned can depend on them but by what is asked about them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from chronicle.converting import Body, Dialect, Heading, Picture, Reference
from chronicle.store import Reader, Store


class TextLost(Exception):  # noqa: N818 - says what happened to the store, not that a bug was met
    """What a body says at length is not in the store, though it was kept there."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The stores of converted bodies: what is asked about each, and what each says."""

    surfaces: Store
    texts: Store

    @classmethod
    def of(cls, memory: Path) -> "Bodies":
        """Those of a site."""
        return cls(Store(memory / "bodies.sqlite"), Store(memory / "texts.sqlite"))

    def known(self, keys: Iterable[bytes]) -> dict[bytes, Body]:
        """Those that are kept of these, their texts apart."""
        asked = set(keys)
        wanted = asked & self.texts.keys() if asked else asked
        kept = (
            (key, read_body(data, key.hex())) for key, data in self.surfaces.known(wanted).items()
        )
        return {key: body for key, body in kept if body is not None}

    def keep(
        self, new: Mapping[bytes, Body], used: Collection[bytes] | None = None
    ) -> dict[bytes, Body]:
        """Keep bodies; they come back as they are kept, or as they are where nothing can be kept."""
        apart = {key: body.apart(key.hex()) for key, body in new.items()}
        texts = {key: f"{body.html}\0{body.text}".encode() for key, body in new.items()}
        surfaces = {key: orjson.dumps(body) for key, body in apart.items()}
        if self.texts.keep(texts, used) and self.surfaces.keep(surfaces, used):
            return apart
        return {key: replace(body, key=key.hex()) for key, body in new.items()}

    def forget(self) -> None:
        """Drop all bodies, so that they are converted anew."""
        self.surfaces.forget()
        self.texts.forget()


class Texts:
    """What bodies say at length, in whatever process it is asked for."""

    def __init__(self, bodies: Bodies) -> None:
        self._reader = Reader(bodies.texts)

    def __call__(self, body: Body) -> Body:
        """A body with its HTML and plain text. Raises TextLost."""
        if not body.is_apart:
            return body
        data = self._reader.get(bytes.fromhex(body.key))
        if data is None:
            raise TextLost(body.key)
        html, _, text = data.decode().partition("\0")
        return replace(body, html=html, text=text, is_apart=False)


def key_of(text: str, dialect: Dialect) -> bytes:
    """What a body is kept by: a digest of all that decides how it comes out."""
    data = f"{dialect.version}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=20).digest()


def read_body(data: bytes, key: str = "") -> Body | None:
    """A body as it was kept by this key, or None for anything that is not one."""
    try:
        fields: dict[str, Any] = orjson.loads(data)
        return Body(
            html=_text(fields["html"]),
            is_apart=bool(fields["is_apart"]),
            headings=tuple(
                Heading(int(each["level"]), _text(each["text"]), _text(each["anchor"]))
                for each in fields["headings"]
            ),
            references=tuple(
                Reference(_text(each["target"]), each["label"] and _text(each["label"]))
                for each in fields["references"]
            ),
            citations=_texts(fields["citations"]),
            pictures=tuple(
                Picture(_text(each["src"]), _text(each["alt"])) for each in fields["pictures"]
            ),
            links=_texts(fields["links"]),
            undefined_footnotes=_texts(fields["undefined_footnotes"]),
            text=_text(fields["text"]),
            lead=_text(fields["lead"]),
            unconverted=bool(fields["unconverted"]),
            key=key,
        )
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)
