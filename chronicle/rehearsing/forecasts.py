"""A forecast: what a build would do, how large the site would be, and what could be left out of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from chronicle.changes import Change
from chronicle.diagnostics import Diagnostic
from chronicle.planning.views import SearchRecord
from chronicle.rehearsing.foreseeing import Foreseen
from chronicle.schema import SpareSection

LIMIT = 1_000_000_000
"""Bytes of a site that GitHub Pages publishes. Source: docs.github.com, "GitHub Pages limits"."""

NEARLY = LIMIT * 8 // 10
"""From here on it should be said what can be left out."""

_IN_EDITION = r"(?:[a-z][a-z0-9-]*/)?"
_LEFT_OUT = {
    "a higher `relation_topic_min`": rf"{_IN_EDITION}relations/(?!page/)[^/]+/(?!page/)[^/]+/",
    "`search: false`": "pagefind/",
    **{f"`without: [{name}]`": rf"{_IN_EDITION}{name}/" for name in get_args(SpareSection)},
}
"""The paths of what a setting leaves out."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many files, and how many bytes they have together."""

    files: int = 0
    bytes: int = 0
    is_estimated: bool = False

    @classmethod
    def of(cls, files: Iterable[Foreseen]) -> "Size":
        """That of some files."""
        some = list(files)
        estimated = any(file.is_estimated for file in some)
        return cls(len(some), sum(file.size for file in some), estimated)

    def __add__(self, other: "Size") -> "Size":
        estimated = self.is_estimated or other.is_estimated
        return Size(self.files + other.files, self.bytes + other.bytes, estimated)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a build would do, and what the site would then be; if it `failed`, why there would be none."""

    problems: tuple[Diagnostic, ...] = ()
    files: tuple[Foreseen, ...] = ()
    removed: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    """Since the last build, as far as that is remembered."""
    index: Size | None = None
    """Of the index to search in, if that would be made anew; else it is among the files."""
    failed: bool = False

    @property
    def sections(self) -> dict[str, Size]:
        """The size of each section, the largest first."""
        found: dict[str, list[Foreseen]] = {}
        for file in self.files:
            found.setdefault(file.section, []).append(file)
        sizes = {name: Size.of(some) for name, some in found.items()}
        if self.index:
            sizes["pagefind"] = self.index
        return dict(sorted(sizes.items(), key=lambda item: -item[1].bytes))

    @property
    def size(self) -> Size:
        """The size of the site."""
        return Size.of(self.files) + (self.index or Size())

    @property
    def savings(self) -> dict[str, Size]:
        """What settings could leave out, the most first."""
        found = {
            setting: Size.of(file for file in self.files if re.match(paths, file.path))
            for setting, paths in _LEFT_OUT.items()
        }
        if self.index:
            found["`search: false`"] = self.index
        ranked = sorted(found.items(), key=lambda item: -item[1].bytes)
        return {setting: size for setting, size in ranked if size.files}


def size_of_index(records: Sequence[SearchRecord]) -> Size:
    """About what Pagefind 1.5 makes: its programs, the words of all, and of each record what results show."""
    letters = sum(len(record.text.encode()) for record in records)
    return Size(40 + len(records), 300_000 + 250 * len(records) + letters * 5 // 4, True)
