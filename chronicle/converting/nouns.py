"""What a converted body is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

import nh3

_EDITION = 1  # raised whenever the same text would come out otherwise than before


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a site may change about its Markdown."""

    smart_quotes: bool = True
    """Curl straight quotes and apostrophes, and set --, --- and ... as –, — and …"""
    line_breaks: bool = False
    """Keep every line break of a paragraph."""
    engine: Literal["python-markdown", "gfm"] = "python-markdown"
    """Which program reads it; `gfm` needs an extra (see `chronicle.converting.gfm`)."""

    @property
    def version(self) -> str:
        """Name all that decides how a text comes out: part of the key under which a body is kept."""
        options = f"quotes={self.smart_quotes:d} breaks={self.line_breaks:d}"
        return f"{_EDITION} {options} {_programs(self.engine)}"


@cache
def _programs(engine: str) -> str:
    """Name the programs that read Markdown and sanitise HTML, with their versions."""
    sanitiser = nh3.__version__  # type: ignore[attr-defined]  # its stub does not say so
    if engine == "gfm":
        from importlib.metadata import version  # It is slow to load.

        return f"comrak={version('comrak')} nh3={sanitiser}"
    import markdown  # Not loaded by a site that reads its bodies otherwise.

    return f"markdown={markdown.__version__} nh3={sanitiser}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a page of the chronicle: `[[target|label]]`, or a link to another Markdown file.

    `target` is as written, without surrounding space: an id or a name, perhaps with its kind
    before it (`topic:energy`) or a part of the page after it (`2022-01-17-call#gas`).
    `label` is plain text; None where the title of the page is to be shown.
    """

    target: str
    label: str | None = None

    @property
    def text(self) -> str:
        """The words that stand for the page as long as its title is not known."""
        return self.label or self.target.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level on the page (2 to 6), its plain text, its anchor without the prefix."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, its `src` as the author wrote it; `alt` is empty when there is none."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body: HTML with slots, and what the rest of the program asks about it."""

    html: str
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    """By slot number, which is not always the order on the page (footnotes come last)."""
    citations: tuple[str, ...] = ()
    """Ids of sources, by slot number."""
    pictures: tuple[Picture, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses within the site and relative ones, as the author wrote them, in order."""
    undefined_footnotes: tuple[str, ...] = ()
    """Names of footnotes that are referred to but not there; each once."""
    text: str = ""
    """Plain text, one paragraph, heading, list item or table row a line."""
    lead: str = ""
    """The first paragraph as plain text, with slots for its references (see `opening`)."""
    unconverted: bool = False
    """The text is nested too deeply to be converted, and shown as it was written."""
    key: str = field(default="", compare=False)
    """What stands for all of this where bodies are kept; empty where they are not."""
    is_apart: bool = False
    """HTML and plain text are kept elsewhere, by the key, and are not here."""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.is_apart and not self.html.strip()

    def apart(self, key: str) -> "Body":
        """The same body, with its HTML and plain text kept elsewhere by the key, if there is any."""
        if self.is_blank:
            return replace(self, key=key)
        return replace(self, html="", text="", key=key, is_apart=True)


Whole = Callable[[Body], Body]
"""Gives a body its HTML and plain text, wherever these are kept."""


def as_it_is(body: Body) -> Body:
    """For bodies that have their texts with them."""
    return body
