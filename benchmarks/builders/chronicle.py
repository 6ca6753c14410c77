"""The made-up chronicle as one writes it for Chronicle, with the default theme."""

import importlib.metadata
import sys
from pathlib import Path

from benchmarks.builders.base import ROOT, TITLE, URL, Builder, Files
from benchmarks.model import RELATION_TOPIC_MIN, Corpus, Dossier, Entry, Leader, Source

ENGINES = ("python-markdown", "gfm")
"""What a site can have its Markdown converted by, the usual one first."""

WITHOUT = ("coverage", "data", "pictures")
"""Sections of which no peer has the like."""

DATE = "2026-01-01"
"""What counts as today, so that a benchmark over midnight measures the same."""


class Chronicle(Builder):
    """Chronicle, as this checkout has it, without the sections and the index to search in that peers have not."""

    name = "Chronicle"
    install = "pip install --editable ."
    memory = (".chronicle",)
    partial = "templates/partials/footer.html"

    def __init__(self, program: str | None = None, engine: str = ENGINES[0]) -> None:
        """`engine` is the Markdown of the site."""
        super().__init__(program)
        self.engine = engine

    def find(self, program: str | None) -> str:
        """The Python that runs the benchmarks."""
        return program or sys.executable

    def version(self) -> str:
        """Chronicle's version, the Markdown unless it is the usual one, and Python's."""
        python = ".".join(map(str, sys.version_info[:3]))
        dialect = "" if self.engine == ENGINES[0] else f" ({self.engine})"
        version = importlib.metadata.version("diplomatic-chronicle")
        return f"Chronicle {version}{dialect}, Python {python}"

    def files(self, corpus: Corpus) -> Files:
        """A site; the footer is the default one, as a file of the site's own, to be changed."""
        yield "site.yaml", _settings(self.engine)
        for leader in corpus.leaders:
            if leader.offices:
                yield self.leader_file(leader), _leader(leader)
        for dossier in corpus.dossiers:
            yield f"content/dossiers/{dossier.id}.md", _dossier(dossier)
        for entry in corpus.entries:
            yield self.entry_file(entry), _entry(entry)
        footer = self.partial.removeprefix("templates/")
        yield self.partial, (ROOT / "templates" / footer).read_text(encoding="utf-8")

    def build(self, site: Path) -> list[str]:
        """`chronicle build`, on a fixed day."""
        return [*self._chronicle(site), "build", "--date", DATE]

    def serve(self, site: Path, port: int) -> list[str]:
        """`chronicle serve`."""
        return [*self._chronicle(site), "serve", "--port", str(port)]

    def entry_file(self, entry: Entry) -> str:
        """A file in the folder of its year."""
        return f"content/entries/{entry.date.year}/{entry.id}.md"

    def leader_file(self, leader: Leader) -> str:
        """The file of a person."""
        return f"content/people/{leader.id}.md"

    def working_folder(self, site: Path) -> Path:
        """This checkout, so that it is what runs."""
        return ROOT

    def _chronicle(self, site: Path) -> list[str]:
        return [str(self.program), "-m", "chronicle", "-C", str(site)]


def _settings(engine: str) -> str:
    return f"""\
title: {TITLE}
url: {URL}
relation_topic_min: {RELATION_TOPIC_MIN}
search: false
without: [{", ".join(WITHOUT)}]
markdown: {{engine: {engine}}}
"""


def _entry(entry: Entry) -> str:
    people = "\n".join(f"  - {{name: {one.name}, for: {one.state}}}" for one in entry.people)
    sources = "\n".join(map(_source, entry.sources))
    dossiers = f"\ndossiers: [{entry.dossier.id}]" if entry.dossier else ""
    return f"""\
---
date: {entry.date}
kind: {entry.kind}
parties: [{", ".join(entry.parties)}]
topics: [{", ".join(entry.topics)}]
people:
{people}
sources:
{sources}{dossiers}
---
# {entry.title}

{entry.body}"""


def _source(source: Source) -> str:
    side = f", side: {source.side}" if source.side else ""
    return (
        f'  - {{id: {source.cited_as}, title: "{source.title}", '
        f'publisher: {source.publisher}, url: "{source.url}"{side}}}'
    )


def _leader(leader: Leader) -> str:
    offices = "\n".join(
        f"  - {{title: {one.title}, of: {leader.state}, from: {one.first}, "
        f"to: {one.last}, kind: {one.kind}}}"
        for one in leader.offices
    )
    return f"""\
---
name: {leader.name}
party: {leader.state}
offices:
{offices}
---
{leader.name} spoke for {leader.state}.
"""


def _dossier(dossier: Dossier) -> str:
    return f"""\
---
name: {dossier.name}
type: process
parties: [{", ".join(dossier.parties)}]
topics: [{dossier.topic}]
---
What {" and ".join(dossier.parties)} have to settle about {dossier.topic}.
"""
