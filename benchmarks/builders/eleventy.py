"""The made-up chronicle as one writes it for Eleventy: lists are collections, and paged."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.builders.base import Builder, Files, common, facts, front, project, static
from benchmarks.model import Corpus, Entry, Leader


class Eleventy(Builder):
    """Eleventy, with the templates that Pelican has, which Nunjucks reads as Jinja does."""

    name = "Eleventy"
    install = "npm install --global @11ty/eleventy@3.1.8"
    partial = "_includes/partials/footer.html"

    def find(self, program: str | None) -> str | None:
        """The command of its package."""
        return program or shutil.which("eleventy")

    def version(self) -> str:
        """What `eleventy --version` says."""
        asked = subprocess.run([str(self.program), "--version"], capture_output=True, text=True)
        return f"Eleventy {asked.stdout.strip()}"

    def files(self, corpus: Corpus) -> Files:
        """A project, with what leaders held as data."""
        yield from project("eleventy")
        yield from common("_includes")
        yield from static("static")
        for leader in corpus.leaders:
            if leader.offices:
                yield self.leader_file(leader), facts(leader)
        listed_pairs = corpus.listed_pairs_on_topics
        for entry in corpus.entries:
            head = f'id: {entry.id}\nday: "{entry.date}"\n{front(entry, listed_pairs)}'
            yield self.entry_file(entry), f"---\n{head}---\n{entry.plain_body()}"

    def build(self, site: Path) -> list[str]:
        """`eleventy`, without a line for each file that it writes."""
        return [str(self.program), "--quiet"]

    def serve(self, site: Path, port: int) -> list[str]:
        """`eleventy --serve`, in which only what changed is made again."""
        return [*self.build(site), "--serve", "--incremental", "--port", str(port)]

    def entry_file(self, entry: Entry) -> str:
        """A page of the folder of entries."""
        return f"entries/{entry.id}.md"

    def leader_file(self, leader: Leader) -> str:
        """Global data."""
        return f"_data/leaders/{leader.id}.json"
