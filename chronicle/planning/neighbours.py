"""What stands before, after and near an entry: in its relations, between its leaders, in its dossiers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Self

from chronicle import urls
from chronicle.linking import Entries, pairs_of
from chronicle.model import Entry
from chronicle.planning.parts import Parts
from chronicle.planning.views import Link, Neighbour, Related

MOST_NEIGHBOURS = 6
MOST_RELATED = 5
MOST_LEADERS = 10
"""An entry with more people than this makes no pairs of leaders: a summit's family photograph."""

NEAR = 6
"""How many entries on either side in a list are looked at for related ones."""


class Neighbourhood:
    """The lists in which an entry has neighbours."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        entries = parts.chronicle.entries
        self._with_both = _with_both(entries.values())
        self._traits = {id: _Traits.of(entry) for id, entry in entries.items()}

    def of(self, entry: Entry) -> tuple[Neighbour, ...]:
        """The entries just before and after in each relation, and of the same two leaders."""
        return tuple(islice(self._all(entry), MOST_NEIGHBOURS))

    def _all(self, entry: Entry) -> Iterator[Neighbour]:
        parts = self._parts
        for pair in pairs_of(entry):
            if entries := parts.chronicle.between.get(pair):
                yield from self._neighbour(parts.relation(pair), entries, entry)
        for two in _leaders(entry):
            names = " and ".join(parts.name("person", person) for person in two)
            label = Link(names, urls.address("person", two[0]))
            yield from self._neighbour(label, self._with_both[two], entry)

    def _neighbour(self, label: Link, entries: Entries, entry: Entry) -> Iterator[Neighbour]:
        place = _place(entries, entry)
        before = entries[place - 1] if place else None
        after = entries[place + 1] if place + 1 < len(entries) else None
        link, when = self._parts.link, self._parts.when
        if before or after:
            yield Neighbour(
                label,
                link("entry", before.id) if before else None,
                when(before.date) if before else None,
                link("entry", after.id) if after else None,
                when(after.date) if after else None,
            )

    def related(self, entry: Entry) -> tuple[Related, ...]:
        """The entries that share most with this one, with the reason, the nearest in time first of equals."""
        scored = []
        for other in self._candidates(entry):
            days = abs((other.date.earliest - entry.date.earliest).days)
            scored.append((-self._score(entry, other), days, other.id))
        link, when = self._parts.link, self._parts.when
        entries = self._parts.chronicle.entries
        return tuple(
            Related(link("entry", id), when(entries[id].date), self._reason(entry, entries[id]))
            for score, _, id in sorted(scored)[:MOST_RELATED]
            if score < 0
        )

    def _candidates(self, entry: Entry) -> list[Entry]:
        """What stands near the entry in its dossiers, between its leaders, in its relations."""
        chronicle = self._parts.chronicle
        lists = [chronicle.in_dossier[step.dossier] for step in entry.dossiers]
        lists += [self._with_both[two] for two in _leaders(entry)]
        for pair in pairs_of(entry):
            lists += [chronicle.between_on.get((pair, topic), ()) for topic in entry.topics]
        found: dict[str, Entry] = {}
        for entries in lists:
            place = _place(entries, entry)
            for other in entries[max(0, place - NEAR) : place + NEAR + 1]:
                found[other.id] = other
        found.pop(entry.id, None)
        return list(found.values())

    def _score(self, entry: Entry, other: Entry) -> int:
        """Four points a shared dossier, two a person (two at most), one a topic."""
        one, two = self._traits[entry.id], self._traits[other.id]
        return (
            4 * len(one.dossiers & two.dossiers)
            + 2 * min(2, len(one.people & two.people))
            + len(one.topics & two.topics)
        )

    def _reason(self, entry: Entry, other: Entry) -> str:
        """The best of what two entries share: a dossier, people, a topic."""
        name, theirs = self._parts.name, self._traits[other.id]
        for step in entry.dossiers:
            if step.dossier in theirs.dossiers:
                return name("dossier", step.dossier)
        people = dict.fromkeys(each.person for each in entry.people)
        if shared := [person for person in people if person in theirs.people][:2]:
            return " and ".join(name("person", person) for person in shared)
        return next((name("topic", topic) for topic in entry.topics if topic in theirs.topics), "")


@dataclass(frozen=True, slots=True)
class _Traits:
    """What an entry can share with another."""

    dossiers: frozenset[str]
    people: frozenset[str]
    topics: frozenset[str]

    @classmethod
    def of(cls, entry: Entry) -> Self:
        return cls(
            frozenset(step.dossier for step in entry.dossiers),
            frozenset(each.person for each in entry.people),
            frozenset(entry.topics),
        )


def _place(entries: Entries, entry: Entry) -> int:
    """Where an entry stands in a list, which is in the order of time."""
    return bisect_left(entries, entry.order, key=lambda other: other.order)


def _leaders(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every two participants who acted for different parties."""
    sides = {participant.person: participant.party for participant in entry.people}
    if len(sides) > MOST_LEADERS:
        return
    for one, other in combinations(sorted(sides), 2):
        if sides[one] != sides[other]:
            yield one, other


def _with_both(entries: Iterable[Entry]) -> dict[tuple[str, str], Entries]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for two in _leaders(entry):
            found[two].append(entry)
    return {two: tuple(each) for two, each in found.items()}
