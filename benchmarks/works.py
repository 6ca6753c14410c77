"""The works that are compared: what is changed before a build, and how one sees that it was made."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builders import Builder
from benchmarks.builders.base import page
from benchmarks.measuring import ProgramError, peak_memory, seconds, settle
from benchmarks.model import Corpus

SAMPLES = 100
"""How many pages are looked at to see that a change of the theme has reached every page."""

REDIRECT = b'http-equiv="refresh"'


@dataclass(frozen=True, slots=True)
class Output:
    """How much a builder writes. Pages are the HTML files that do more than redirect."""

    pages: int
    files: int
    bytes: int


class Project:
    """A builder's project of a made-up chronicle, on disk, and what is done with it.

    Each work is told the number of the round, so that no round saves what another saved.
    """

    def __init__(self, builder: Builder, corpus: Corpus, site: Path) -> None:
        self.builder, self.corpus, self.site = builder, corpus, site
        builder.write(corpus, site)
        self.entry = corpus.example
        self._leader = corpus.officeholder
        self._entry_file = site / builder.entry_file(self.entry)
        self._leader_file = site / builder.leader_file(self._leader)
        self._partial = site / builder.partial
        self._originals = {
            file: file.read_text(encoding="utf-8")
            for file in (self._entry_file, self._leader_file, self._partial)
        }

    def cold(self, number: int) -> float:
        """Build with neither an output nor anything kept of earlier builds."""
        self.builder.forget(self.site)
        return self._built()

    def kept(self, number: int) -> float:
        """Build without an output, with what is kept of earlier builds."""
        self.builder.forget(self.site, keep_memory=True)
        return self._built()

    def nothing(self, number: int) -> float:
        """Build again what was built."""
        return self._built()

    def body(self, number: int) -> float:
        """Build after a sentence was added to one body."""
        sentence = self.edit(number)
        taken = self._built()
        self._demand([self._output / page(self.entry)], sentence)
        return taken

    def office(self, number: int) -> float:
        """Build after an office that a leader held was given another title."""
        office = self._leader.offices[-1]
        title = f"{office.title} ({number})"
        before, _, after = self._originals[self._leader_file].rpartition(office.title)
        self._leader_file.write_text(f"{before}{title}{after}", encoding="utf-8")
        taken = self._built()
        entries = self.corpus.in_office(self._leader, office)
        self._demand([self._output / page(entry) for entry in entries], title)
        return taken

    def theme(self, number: int) -> float:
        """Build after the footer was changed, which is on every page."""
        words = f"Imprint number {number}"
        changed = f"{self._originals[self._partial]}<p>{words}</p>\n"
        self._partial.write_text(changed, encoding="utf-8")
        taken = self._built()
        pages = self._pages()
        self._demand(pages[:: len(pages) // SAMPLES + 1], words)
        return taken

    def memory(self, number: int) -> float:
        """Build as if for the first time, and look at the memory meanwhile."""
        self.builder.forget(self.site)
        settle()
        return peak_memory(self.builder.build(self.site), self.builder.working_folder(self.site))

    def edit(self, number: int) -> str:
        """Add a sentence to the body of the entry in the middle, and say which."""
        sentence = f"Sentence number {number} was added."
        changed = f"{self._originals[self._entry_file]}\n{sentence}\n"
        self._entry_file.write_text(changed, encoding="utf-8")
        return sentence

    def written(self) -> Output:
        """How much the last build has written."""
        files = list(_files(self._output))
        size = sum(file.stat().st_size for file in files)
        return Output(len(self._pages()), len(files), size)

    def check(self) -> None:
        """Raise if a page of an entry is missing, or has not the text of its entry."""
        entries = self.corpus.entries
        for entry in entries:
            if not (self._output / page(entry)).exists():
                raise ProgramError(f"{self.builder.name} made no page of {entry.id}")
        for entry in entries[:: len(entries) // SAMPLES + 1]:
            last = entry.body.rstrip().rpartition("- ")[2]
            self._demand([self._output / page(entry)], last)

    @property
    def _output(self) -> Path:
        return self.site / self.builder.output

    def _built(self) -> float:
        settle()
        return seconds(self.builder.build(self.site), self.builder.working_folder(self.site))

    def _pages(self) -> list[Path]:
        return [
            file
            for file in _files(self._output)
            if file.suffix == ".html" and REDIRECT not in _beginning(file)
        ]

    def _demand(self, pages: Iterable[Path], text: str) -> None:
        for place in pages:
            if text not in place.read_text(encoding="utf-8"):
                raise ProgramError(f"{self.builder.name}: {place} has not the text {text!r}")


@dataclass(frozen=True, slots=True)
class Work:
    """A work of which the time, or the memory, is compared."""

    name: str
    title: str
    do: Callable[[Project, int], float]
    unit: str = "s"


WORKS = (
    Work("cold", "Cold build, nothing kept", Project.cold),
    Work("kept", "Cold output, converted bodies kept", Project.kept),
    Work("nothing", "Nothing changed", Project.nothing),
    Work("body", "One body edited", Project.body),
    Work("office", "A leader's office changed", Project.office),
    Work("theme", "A partial of every page changed", Project.theme),
    Work("memory", "Peak memory of a cold build", Project.memory, "MiB"),
)
"""In an order in which each finds what it needs; all but the first need an output."""


def _files(folder: Path) -> Iterable[Path]:
    for at, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(at, name)


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(1024)
