"""What the benchmarks ask of a program that builds a site."""

import json
import tempfile
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
        """Take away the output and, unless it is kept, all memory of earlier builds.

        They are put aside, not deleted: for minutes after many files are deleted, ext4 without a journal
        takes ten times as long to make new ones, and what is measured would be that.
        """
        for name in (self.output, *(() if keep_memory else self.memory)):
            if (site / name).exists():
                aside = tempfile.mkdtemp(prefix="aside-", dir=site.parent)
                (site / name).rename(f"{aside}/{Path(name).name}")


def write(folder: Path, files: Files) -> None:
    """Write files into a folder, which need not exist."""
    for path, text in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def project(name: str) -> Files:
    """The files of a peer's project that are the same whatever the entries: settings and theme."""
    return _copied(ROOT / "benchmarks" / "projects" / name, "")


def common(folder: str) -> Files:
    """The templates that Jinja and Nunjucks read alike."""
    return _copied(ROOT / "benchmarks" / "projects" / "common", f"{folder}/")


def static(folder: str) -> Files:
    """The style sheets and scripts of Chronicle's theme, which a peer serves as they are."""
    return _copied(ROOT / "templates" / "static", f"{folder}/")


def page(entry: Entry) -> str:
    """Where in the output an entry stands."""
    return f"entries/{entry.id}/index.html"


def terms(entry: Entry, listed_pairs: frozenset[str]) -> dict[str, list[str]]:
    """The lists that an entry belongs to, which peers know as taxonomies."""
    return {
        "kinds": [entry.kind],
        "parties": list(entry.parties),
        "people": [one.name for one in entry.people],
        "topics": list(entry.topics),
        "pairs": list(entry.pairs),
        "relation-topics": [each for each in entry.pairs_on_topics if each in listed_pairs],
        "sources": [source.title for source in entry.sources],
        "dossiers": [entry.dossier.name] if entry.dossier else [],
        "years": [f"{entry.date:%Y}"],
        "months": [f"{entry.date:%Y-%m}"],
        "days": [f"{entry.date:%m-%d}"],
    }


def references(entry: Entry) -> list[dict[str, str]]:
    """What an entry says of its sources."""
    return [
        {
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "side": source.side or "",
        }
        for source in entry.sources
    ]


def offices(leader: Leader) -> list[dict[str, str]]:
    """What a leader held, and when."""
    return [
        {"title": one.title, "of": leader.state, "from": str(one.first), "to": str(one.last)}
        for one in leader.offices
    ]


def facts(leader: Leader) -> str:
    """A leader as JSON."""
    return _json({"name": leader.name, "offices": offices(leader)}) + "\n"


def front(entry: Entry, listed_pairs: frozenset[str]) -> str:
    """Front matter of an entry for a peer: a line of YAML for each field, its value as JSON."""
    fields = {
        "title": entry.title,
        "standfirst": entry.summary,
        **terms(entry, listed_pairs),
        "references": references(entry),
    }
    return "".join(f"{name}: {_json(value)}\n" for name, value in fields.items())


def _copied(folder: Path, prefix: str) -> Files:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield f"{prefix}{name}", path.read_text(encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
