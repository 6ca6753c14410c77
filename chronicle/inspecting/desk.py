"""What every description needs at hand."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from chronicle import urls
from chronicle.dates import Date
from chronicle.deriving.levels import level_of
from chronicle.deriving.promises import Promises, promises_of
from chronicle.deriving.tenures import Tenures, tenures_of
from chronicle.history import History
from chronicle.inspecting.finding import Between, nouns_of
from chronicle.linking import Chronicle, Entries
from chronicle.model import Dossier, Entry, Mention, Party, Person, Place, Source, Topic
from chronicle.planning.offices import standing_text
from chronicle.settings import Settings
from chronicle.wording import Words, words_of

Description = dict[str, Any]


class Desk:
    """A chronicle, its settings and its history, and how things are named and counted by them."""

    def __init__(self, chronicle: Chronicle, settings: Settings, history: History) -> None:
        self.chronicle = chronicle
        self.settings = settings
        self.past = history

    @cached_property
    def words(self) -> Words:
        """Sentences are told as pages tell them, in the language of the site."""
        return words_of(self.settings.language)

    @cached_property
    def tenures(self) -> Tenures:
        return tenures_of(self.chronicle.content.people)

    def level(self, entry: Entry, side: str) -> str | None:
        """At what level a side took part in an entry."""
        return level_of(entry, side, self.tenures, self.chronicle.content.parties)

    @cached_property
    def promises(self) -> Promises:
        return promises_of(self.chronicle, self.settings)

    def offices(self, person: str, date: Date) -> str:
        """The offices of a person on a date as pages show them."""
        parties, held = self.chronicle.content.parties, self.tenures.on(person, date)
        return ", ".join(standing_text(each, date, parties, self.words) for each in held)

    def name(self, mention: Mention) -> str:
        """The name or title of a noun."""
        kind, id = mention
        if kind == "relation":
            relation = self.chronicle.content.relations[id]
            return relation.title or self.between(Between(relation.parties, relation.topic))
        noun = nouns_of(self.chronicle, kind).get(id)
        return str(getattr(noun, "name", None) or getattr(noun, "title", id))

    def between(self, between: Between) -> str:
        """The name of a pair: "Pakistan–Russia", "Pakistan–Russia: Energy"."""
        pair = "–".join(self.name(Mention("party", id)) for id in between.pair)
        if between.topic is None:
            return pair
        return f"{pair}: {self.name(Mention('topic', between.topic))}"

    def ref(self, kind: str, id: str) -> Description:
        """A noun as `{kind, id, name}`."""
        return {"kind": kind, "id": id, "name": self.name(Mention(kind, id))}

    def refs(self, kind: str, ids: Iterable[str]) -> list[Description]:
        """Nouns of a kind, in the given order."""
        return [self.ref(kind, id) for id in ids]

    def counted(self, kind: str, ids: Iterable[str]) -> list[Description]:
        """The nouns with how many times each comes up, the most frequent first."""
        counts = Counter(ids)
        ranked = sorted(counts, key=lambda id: (-counts[id], id))
        return [{**self.ref(kind, id), "entries": counts[id]} for id in ranked]

    def head(self, kind: str, id: str, name: str, address: str) -> Description:
        """What a description begins with."""
        url = urls.Urls(self.settings.url).absolute(address) if self.settings.url else None
        return {"kind": kind, "id": id, "name": name, "address": address, "url": url}

    def registered(
        self, mention: Mention, noun: Person | Party | Topic | Dossier | Place
    ) -> Description:
        """What the description of a noun begins with that may have a file of its own."""
        return {
            **self.head(*mention, noun.name, urls.ORIGINAL.address(*mention)),
            "file": noun.origin.file if noun.origin else None,
        }

    def backlinks(self, mention: Mention) -> Description:
        """The entries that mention a noun, and the texts that link to it."""
        linked = self.chronicle.backlinks.get(mention, ())
        return {
            "mentioned_in": listed(self.chronicle.mentioned_in.get(mention, ())),
            "linked_from": [self.ref(*source) for source in linked],
        }

    def sources(self, entries: Iterable[Entry]) -> list[Description]:
        """Each source once, in the order in which the entries first cite it."""
        citing: dict[str, list[Source]] = {}
        for entry in entries:
            for source in {source.key: source for source in entry.sources}.values():
                citing.setdefault(self.chronicle.source_ids[source.key], []).append(source)
        return [
            {
                "id": id,
                "title": cited[0].title,
                "publisher": cited[0].publisher,
                "date": edtf(cited[0].date),
                "type": cited[0].type,
                "side": cited[0].side,
                "url": cited[0].url,
                "entries": len(cited),
            }
            for id, cited in citing.items()
        ]

    def history(self, entries: Entries) -> Description:
        """What a list of entries adds up to, then the list."""
        return {
            "count": len(entries),
            "first": str(entries[0].date) if entries else None,
            "last": str(entries[-1].date) if entries else None,
            "by_kind": _counts(entry.kind for entry in entries),
            "by_topic": _counts(topic for entry in entries for topic in entry.topics),
            "by_year": dict(sorted(Counter(_year(entry.date) for entry in entries).items())),
            "entries": listed(entries),
        }


def listed(entries: Iterable[Entry]) -> list[Description]:
    """Entries as a description lists them."""
    return [
        {"id": entry.id, "date": str(entry.date), "title": entry.title, "kind": entry.kind}
        for entry in entries
    ]


def people_of(entries: Entries) -> Iterable[str]:
    """Who took part, once for each entry."""
    return (one.person for entry in entries for one in entry.people)


def _counts(values: Iterable[str]) -> dict[str, int]:
    """How many of each, the most first."""
    counts = Counter(values)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _year(date: Date) -> str:
    return f"{date.year:04d}" if date.year else str(date)


def edtf(date: Date | None) -> str | None:
    """A date as an author writes it."""
    return str(date) if date else None
