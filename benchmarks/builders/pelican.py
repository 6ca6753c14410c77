"""The made-up chronicle as one writes it for Pelican, with a plugin for lists that it has not."""

import json
import shutil
import subprocess
from pathlib import Path

from benchmarks.builders.base import (
    Builder,
    Files,
    common,
    facts,
    project,
    references,
    static,
    terms,
)
from benchmarks.model import Corpus, Entry, Leader


class Pelican(Builder):
    """Pelican, whose Markdown is Chronicle's: Python-Markdown."""

    name = "Pelican"
    install = "pip install 'pelican[markdown]==4.12.0'"
    partial = "theme/templates/partials/footer.html"

    def find(self, program: str | None) -> str | None:
        """The command of its package."""
        return program or shutil.which("pelican")

    def version(self) -> str:
        """What `pelican --version` says."""
        asked = subprocess.run([str(self.program), "--version"], capture_output=True, text=True)
        return f"Pelican {asked.stdout.strip()}"

    def files(self, corpus: Corpus) -> Files:
        """A project, with what leaders held in files of their own."""
        yield from project("pelican")
        yield from common("theme/templates")
        yield from static("theme/static")
        for leader in corpus.leaders:
            if leader.offices:
                yield self.leader_file(leader), facts(leader)
        listed_pairs = corpus.listed_pairs_on_topics
        for entry in corpus.entries:
            yield self.entry_file(entry), _entry(entry, listed_pairs)

    def build(self, site: Path) -> list[str]:
        """`pelican`, with the settings of the project."""
        return [str(self.program), "--settings", str(site / "pelicanconf.py")]

    def serve(self, site: Path, port: int) -> list[str]:
        """`pelican --listen --autoreload`."""
        return [*self.build(site), "--listen", "--autoreload", "--port", str(port)]

    def entry_file(self, entry: Entry) -> str:
        """An article."""
        return f"content/entries/{entry.id}.md"

    def leader_file(self, leader: Leader) -> str:
        """Data for the plugin."""
        return f"content/leaders/{leader.id}.json"


def _entry(entry: Entry, listed_pairs: frozenset[str]) -> str:
    return f"""\
Title: {entry.title}
Date: {entry.date}
Slug: {entry.id}
Standfirst: {entry.summary}
Lists: {json.dumps(terms(entry, listed_pairs), ensure_ascii=False)}
References: {json.dumps(references(entry), ensure_ascii=False)}

{entry.plain_body()}"""
