"""Who took part in the same entries for different parties, and how often: a network of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chronicle.deriving.leaders import Two, leaders_of
from chronicle.linking import Entries
from chronicle.model import Entry

HUB = 0.8
"""The part of all ties that one party must have for the network to be its people and everybody else."""


@dataclass(frozen=True, slots=True)
class Company:
    """People, their ties, and what of them is left out.

    `ties` are the entries that two people took part in for different parties. `people` are those
    of the ties, with whom they acted for (most often, of equals the first by id) and their entries.
    """

    people: Mapping[str, Person]
    ties: Mapping[Two, Entries]

    def hub(self) -> str | None:
        """The party that nearly all ties have, if there is one: of two such, the more frequent in ties."""
        counts: Counter[str] = Counter()
        for (one, other), entries in self.ties.items():
            for party in {self.people[one].party, self.people[other].party}:
                counts[party] += len(entries)
        hub = min(counts, key=lambda party: (-counts[party], party), default=None)
        total = sum(map(len, self.ties.values()))
        return hub if hub and counts[hub] >= HUB * total else None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a network: whom they acted for, and the entries in which they faced somebody."""

    id: str
    party: str
    entries: Entries


def company_of(entries: Iterable[Entry]) -> Company:
    """The network of some entries; those that are denied, or of many people, make no ties."""
    ties: dict[Two, list[Entry]] = {}
    parties: dict[str, Counter[str]] = {}
    found: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        if entry.status == "denied":
            continue
        sides = {each.person: each.party for each in entry.people if each.party}
        for two in leaders_of(entry):
            ties.setdefault(two, []).append(entry)
            for person in two:
                found.setdefault(person, {})[entry.id] = entry
        for person, party in sides.items():
            parties.setdefault(person, Counter())[party] += 1
    people = {
        id: Person(
            id,
            min(parties[id], key=lambda party: (-parties[id][party], party)),
            tuple(each.values()),
        )
        for id, each in sorted(found.items())
    }
    return Company(people, {two: tuple(ties[two]) for two in sorted(ties)})
