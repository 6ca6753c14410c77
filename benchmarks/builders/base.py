"""What the benchmarks ask of a program that builds a site."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from benchmarks.model import Corpus, Entry, Leader

ROOT = Path(__file__).parent.parent.parent
TITLE = "A made-up chronicle"
URL = "https://example.org/"
PAGE_SIZE = 50

Files = Iterator[tuple[str, str]]


class Builder(ABC):
    """A program, and how its project of a made-up chronicle is laid out.

    All paths are relative to the folder of the project. Every builder writes its
    site to `public`, an entry to `entries/ID/index.html` within.
    """

    name: str
    install: str
    """How to get the program, for those who have not."""
    output = "public"
    memory: tuple[str, ...] = ()
    """What the program keeps of earlier builds, besides the output."""
    partial: str
    """The template of the footer, which every page uses."""

    def __init__(self, program: str | None = None) -> None:
        self.program = self.find(program)

    @abstractmethod
    def find(self, program: str | None) -> str | None:
        """The program, at the path given or where it is installed; None if it is not."""

    @abstractmethod
    def version(self) -> str:
        """What the program calls itself."""

    @abstractmethod
    def files(self, corpus: Corpus) -> Files:
        """The files of the project, as path and text."""

    @abstractmethod
    def build(self, site: Path) -> list[str]:
        """The command that builds the site."""

    @abstractmethod
    def serve(self, site: Path, port: int) -> list[str]:
        """The command that serves the site on this machine and follows its changes."""

    @abstractmethod
    def entry_file(self, entry: Entry) -> str:
        """The file that an entry is written in."""

    @abstractmethod
    def leader_file(self, leader: Leader) -> str:
        """The file that tells of the offices of a leader."""

    def working_folder(self, site: Path) -> Path:
        """The folder in which the commands are to be run."""
        return site

    def write(self, corpus: Corpus, site: Path) -> None:
        """Write the project into a folder, which need not exist."""
        write(site, self.files(corpus))

    def forget(self, site: Path, *, keep_memory: bool = False) -> None:
        """Take away the output and, unless it is kept, all memory of earlier builds."""
        for name in (self.output, *(() if keep_memory else self.memory)):
            shutil.rmtree(site / name, ignore_errors=True)


def write(folder: Path, files: Files) -> None:
    """Write files into a folder, which need not exist."""
    for path, text in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def project(name: str) -> Files:
    """The files of a peer's project that are the same whatever the entries: settings and theme."""
    folder = ROOT / "benchmarks" / "projects" / name
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def static(folder: str) -> Files:
    """The style sheets and scripts of Chronicle's theme, which a peer serves as they are."""
    for path in sorted((ROOT / "templates" / "static").iterdir()):
        yield f"{folder}/{path.name}", path.read_text(encoding="utf-8")


def page(entry: Entry) -> str:
    """Where in the output an entry stands."""
    return f"entries/{entry.id}/index.html"


def quoted(text: str) -> str:
    """A text as YAML, where it might be taken for something else."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(texts: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    """Texts as a list of YAML on one line."""
    return "[" + ", ".join(map(quoted, texts)) + "]"
