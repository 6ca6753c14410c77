"""Files that authors write, read into plain values that know where they were written.

Front matter and body are told apart here; what front matter says is read in `front_matter`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chronicle.diagnostics import Diagnostic, Location, error
from chronicle.front_matter import UNFIT, Value, locate, read_mapping, unfit

LARGEST_FILE = 4 * 1024 * 1024

# The front matter may come after blank lines, and its two fences may have spaces after them.
_OPENING = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_NEARLY_CLOSING = re.compile(r"^[ \t]*[-–—]{2,}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its data, then its body, with line breaks as `\\n` in both.

    A Markdown file without front matter has no data, and its body begins on line 1. `source` is
    the text from which positions are found: empty when it could not be read.
    """

    file: str
    data: Mapping[str, Value]
    body: str = ""
    body_line: int = 1
    source: str = field(default="", repr=False)

    @property
    def has_front_matter(self) -> bool:
        """Whether the file has, or at least opens, front matter (a YAML file is nothing else)."""
        return self.body_line > 1

    def with_data(self, data: Mapping[str, Value]) -> Document:
        """The same file, with what its front matter says."""
        source = self.source if data else ""
        return Document(self.file, data, self.body, self.body_line, source)

    def locate(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Find where the value at `path` was written, or its key.

        A path that leads nowhere gives the key, or else the list item, that it got to: a field
        that is missing is missed there. So does the path of an empty value.
        """
        return locate(self.source, self.file, path, key=key)

    def locate_in_body(self, offset: int, length: int = 1) -> Location:
        """Find the line and column of `length` characters of the body, from `offset` on."""
        place = Location.of(self.file, self.body, offset, offset + length)
        return Location(self.file, place.line + self.body_line - 1, place.column, place.length)


def read_document(text: str | bytes, file: str) -> tuple[Document, list[Diagnostic]]:
    """Read a Markdown file with front matter between two lines of `---`.

    Front matter that cannot be read is empty in the document, and a finding.
    """
    document, problems = split_document(text, file)
    document, found = read_front_matter(document)
    return document, problems + found


def split_document(text: str | bytes, file: str) -> tuple[Document, list[Diagnostic]]:
    """Tell front matter, as the `source` of a document without data yet, and body apart."""
    text, problems = _clean(text, file)
    opening = _OPENING.match(text)
    if opening is None:
        return Document(file, {}, text), problems
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        problems.append(_unclosed(text, opening, file))
        return Document(file, {}, "", text.count("\n") + 2), problems
    source, body = text[: closing.start()], text[closing.end() :]
    body_line = text.count("\n", 0, closing.end()) + (1 if closing[0].endswith("\n") else 2)
    return Document(file, {}, body, body_line, source), problems


def read_front_matter(document: Document) -> tuple[Document, list[Diagnostic]]:
    """Give a document that was split the data that its source says."""
    data, problems = read_mapping(document.source, document.file)
    return document.with_data(data), problems


def read_yaml(text: str | bytes, file: str) -> tuple[Document, list[Diagnostic]]:
    """Read a file that is one YAML mapping, such as `site.yaml`."""
    source, problems = _clean(text, file)
    document, found = read_front_matter(Document(file, {}, "", source.count("\n") + 2, source))
    return document, problems + found


def _clean(text: str | bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Decode a file and bring its line breaks and its characters into order."""
    if len(text) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1024**2} MiB"
        return "", [error("too-large", message, Location(file), "split it into several files")]
    problems: list[Diagnostic] = []
    if isinstance(text, bytes):
        text, problems = _decode(text, file)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = UNFIT.search(text)
    if found is None:
        return text, problems
    place = Location.of(file, text, found.start(), found.end())
    return UNFIT.sub("\N{REPLACEMENT CHARACTER}", text), [*problems, unfit(found[0], place)]


def _decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    try:
        return data.decode(), []
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode().replace("\r\n", "\n").replace("\r", "\n")
        place = Location.of(file, before, len(before), len(before) + 1)
        message = f"the byte {data[problem.start]:#04x} is not UTF-8"
    hint = "save the file in the encoding UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "the file is in UTF-16, not in UTF-8"
        return data.decode("utf-16", "replace"), [error("not-utf-8", message, place, hint)]
    return data.decode(errors="replace"), [error("not-utf-8", message, place, hint)]


def _unclosed(text: str, opening: re.Match[str], file: str) -> Diagnostic:
    near = _NEARLY_CLOSING.search(text, opening.end())
    hint = "close it with a line of three hyphens: ---"
    if near:
        line = text.count("\n", 0, near.start()) + 1
        hint = f"line {line}, “{near[0].strip()}”, should be exactly three hyphens: ---"
    start = opening.group().index("---")
    place = Location.of(file, text, start, start + 3)
    return error(
        "unclosed-front-matter", "the front matter that opens here has no end", place, hint
    )
