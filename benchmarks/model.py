"""What a made-up chronicle consists of, before any program's files tell of it."""

import datetime
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

RELATION_TOPIC_MIN = 3
"""How many entries a pair needs on a topic before the two have a list."""

HUNDREDS = 300


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a leader held from one day of the chronicle until another."""

    title: str
    kind: str
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Leader:
    """One who speaks for a state; with offices if there is a file that tells of them."""

    name: str
    state: str
    first: int
    last: int
    offices: tuple[Office, ...] = ()

    @property
    def id(self) -> str:
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Source:
    """A report or a yearbook that entries rest on."""

    cited_as: str
    title: str
    publisher: str
    url: str
    side: str | None = None

    @property
    def id(self) -> str:
        return slug(self.title)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A process between two states that some of their contacts move on."""

    name: str
    parties: tuple[str, ...]
    topic: str

    @property
    def id(self) -> str:
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event: who met about what, and a body in the Markdown of Chronicle."""

    number: int
    date: datetime.date
    kind: str
    parties: tuple[str, ...]
    people: tuple[Leader, ...]
    topics: tuple[str, ...]
    sources: tuple[Source, ...]
    dossier: Dossier | None
    body: str
    """In Chronicle's Markdown, beginning with links to the first person and the first topic."""

    @property
    def id(self) -> str:
        return f"{self.date}-{self.number:05}"

    @property
    def title(self) -> str:
        return f"{' and '.join(self.parties[:2])} discuss {self.topics[0]}"

    @property
    def summary(self) -> str:
        return f"{self.people[0].name} spoke of {self.topics[0]} first."

    @property
    def pairs(self) -> tuple[str, ...]:
        """Every two of the parties, as "Austria–Chile"."""
        return tuple("–".join(pair) for pair in combinations(sorted(self.parties, key=slug), 2))

    @property
    def pairs_on_topics(self) -> tuple[str, ...]:
        """Every pair with every topic, as "Austria–Chile, trade"."""
        return tuple(f"{pair}, {topic}" for pair in self.pairs for topic in self.topics)

    def plain_body(self) -> str:
        """The body in anybody's Markdown, with the addresses that peers give people and topics."""
        name, topic = self.people[0].name, self.topics[0]
        return (
            self.body.replace(f"[[{name}]]", f"[{name}](/people/{slug(name)}/)")
            .replace(f"[[topic:{topic}]]", f"[{topic}](/topics/{slug(topic)}/)")
            .replace("[^src:report]", "[[1]](#source-1)")
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of a made-up chronicle, its entries in the order of dates."""

    entries: tuple[Entry, ...]
    leaders: tuple[Leader, ...]
    dossiers: tuple[Dossier, ...]

    @property
    def listed_pairs_on_topics(self) -> frozenset[str]:
        """The pairs on topics that have entries enough for a list."""
        found = Counter(each for entry in self.entries for each in entry.pairs_on_topics)
        return frozenset(name for name, count in found.items() if count >= RELATION_TOPIC_MIN)

    @property
    def example(self) -> Entry:
        """The entry in the middle, which is the one that benchmarks edit."""
        return self.entries[len(self.entries) // 2]

    def in_office(self, leader: Leader, office: Office) -> list[Entry]:
        """The entries in which a leader took part while in an office, and not on its last day."""
        return [
            entry
            for entry in self.entries
            if leader in entry.people and office.first < entry.date < office.last
        ]

    @property
    def officeholder(self) -> Leader:
        """The leader with a file who has nearest to 300 entries in the last office."""
        known = [leader for leader in self.leaders if leader.offices]
        return min(known, key=lambda one: abs(HUNDREDS - len(self.in_office(one, one.offices[-1]))))


def slug(name: str) -> str:
    """The id that a name has in addresses."""
    letters = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join("".join(one if one.isalnum() else " " for one in plain).split())
