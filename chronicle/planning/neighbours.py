"""What stands before, after and near an entry: in its relations, between its leaders, in its dossiers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

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
    """The lists in which an entry has neighbours, and its place in each."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        chronicle = parts.chronicle
        self._with_both = _with_both(chronicle.entries.values())
        self._places: dict[str, dict[str, int]] = {}

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
        place = self._place(label.address + label.text, entries, entry)
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

    def _place(self, key: str, entries: Entries, entry: Entry) -> int:
        """Where an entry stands in a list; counted once a list."""
        if key not in self._places:
            self._places[key] = {other.id: place for place, other in enumerate(entries)}
        return self._places[key][entry.id]

    def related(self, entry: Entry) -> tuple[Related, ...]:
        """The entries that share most with this one, with the reason, the nearest in time first of equals."""
        scored = []
        for other in self._candidates(entry):
            score, reason = self._score(entry, other)
            days = abs((other.date.earliest - entry.date.earliest).days)
            scored.append((-score, days, other.id, reason))
        link, when = self._parts.link, self._parts.when
        entries = self._parts.chronicle.entries
        return tuple(
            Related(link("entry", id), when(entries[id].date), reason)
            for score, _, id, reason in sorted(scored)[:MOST_RELATED]
            if score < 0
        )

    def _candidates(self, entry: Entry) -> list[Entry]:
        chronicle = self._parts.chronicle
        lists: dict[str, Entries] = {
            **{f"in {step.dossier}": chronicle.in_dossier[step.dossier] for step in entry.dossiers},
            **{f"with {' '.join(two)}": self._with_both[two] for two in _leaders(entry)},
            **{
                f"on {pair} {topic}": chronicle.between_on[pair, topic]
                for pair in pairs_of(entry)
                for topic in entry.topics
                if (pair, topic) in chronicle.between_on
            },
        }
        found: dict[str, Entry] = {}
        for key, entries in lists.items():
            place = self._place(key, entries, entry)
            for other in entries[max(0, place - NEAR) : place + NEAR + 1]:
                found[other.id] = other
        found.pop(entry.id, None)
        return list(found.values())

    def _score(self, entry: Entry, other: Entry) -> tuple[int, str]:
        """Four points a shared dossier, two a person (two at most), one a topic; and the best reason."""
        dossiers = [step.dossier for step in entry.dossiers]
        shared = [step.dossier for step in other.dossiers if step.dossier in dossiers]
        theirs = {participant.person for participant in other.people}
        people = [each.person for each in entry.people if each.person in theirs][:2]
        topics = [topic for topic in entry.topics if topic in other.topics]
        name = self._parts.name
        reason = ""
        if shared:
            reason = name("dossier", shared[0])
        elif people:
            reason = " and ".join(name("person", person) for person in people)
        elif topics:
            reason = name("topic", topics[0])
        return 4 * len(shared) + 2 * len(people) + len(topics), reason


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
