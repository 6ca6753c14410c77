"""What the entries between two parties add up to: counts, visits, levels, the first and the latest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from chronicle.deriving.bounds import earliest, latest
from chronicle.deriving.coverage import Coverage
from chronicle.deriving.levels import LEVELS
from chronicle.deriving.matrices import Matrix, Sides, matrix_of
from chronicle.deriving.silences import Silences, longest_silences
from chronicle.deriving.visits import VISIT, Journey, ground_of, journey
from chronicle.deriving.years import Busiest, busiest_years
from chronicle.linking import Chronicle, Entries, Pair
from chronicle.model import Entry

K = TypeVar("K", bound=Hashable)

Level = Callable[[Entry, str], str | None]
"""At what level a side took part in an entry."""


@dataclass(frozen=True, slots=True)
class Contact:
    """An entry as what two parties had to do with each other."""

    entry: Entry
    journey: Journey | None
    """Who visited whom, of a visit."""
    levels: tuple[str | None, str | None]
    people: Sides


@dataclass(frozen=True, slots=True)
class Facts:
    """What a list of entries between two parties adds up to.

    `counted` are those that facts rest on: neither denied nor of too many parties. Several `first`
    or `latest` may each be it. `visits` and `levels` hold the entries of each direction and level
    that occurs; a key of None stands for what is not recorded.
    """

    pair: Pair
    counted: Entries
    multilateral: Entries
    denied: Entries
    first: Entries
    latest: Entries
    silences: Silences
    busiest: Busiest | None
    kinds: tuple[tuple[str, Entries], ...]
    visits: tuple[tuple[Journey | None, Entries], ...]
    levels: tuple[tuple[tuple[str | None, Entries], ...], ...]
    """For each of the two parties; empty where no level of it is recorded."""
    matrix: Matrix | None


def contacts_between(chronicle: Chronicle, level: Level, pair: Pair) -> dict[str, Contact]:
    """The entries of a pair that facts rest on, by id, each looked at once for all lists of the pair."""
    content = chronicle.content
    ground = ground_of(pair, content.places, content.parties)
    return {
        entry.id: Contact(
            entry,
            journey(entry, ground) if entry.kind == VISIT else None,
            (level(entry, pair[0]), level(entry, pair[1])),
            (_people(entry, pair[0]), _people(entry, pair[1])),
        )
        for entry in chronicle.between[pair]
        if entry.status != "denied" and entry.id not in chronicle.multilateral
    }


def facts_of(
    pair: Pair, entries: Entries, contacts: Mapping[str, Contact], coverage: Coverage
) -> Facts:
    """What those entries of a pair add up to that are in one list."""
    found = [contacts[entry.id] for entry in entries if entry.id in contacts]
    counted = tuple(contact.entry for contact in found)
    denied = tuple(entry for entry in entries if entry.status == "denied")
    return Facts(
        pair=pair,
        counted=counted,
        multilateral=tuple(
            entry for entry in entries if entry.id not in contacts and entry.status != "denied"
        ),
        denied=denied,
        first=earliest(counted),
        latest=latest(counted),
        silences=longest_silences(
            [entry for entry in entries if entry.status != "denied"], coverage
        ),
        busiest=busiest_years(counted),
        kinds=_most_first(_by((entry.kind, entry) for entry in counted)),
        visits=_most_first(
            _by(
                (contact.journey, contact.entry) for contact in found if contact.entry.kind == VISIT
            )
        ),
        levels=tuple(_levels(found, side) for side in (0, 1)),
        matrix=matrix_of([(contact.entry, contact.people) for contact in found]),
    )


def _people(entry: Entry, side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.person for one in entry.people if one.party == side))


def _by(pairs: Iterable[tuple[K, Entry]]) -> dict[K, Entries]:
    found: dict[K, list[Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _most_first(found: Mapping[K, Entries]) -> tuple[tuple[K, Entries], ...]:
    """The largest first, what is not recorded last, and of equals that which stands first in a list by name."""
    return tuple(
        sorted(found.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), str(pair[0])))
    )


def _levels(contacts: Iterable[Contact], side: int) -> tuple[tuple[str | None, Entries], ...]:
    """The entries of each level on one side, the highest level first."""
    found = _by((contact.levels[side], contact.entry) for contact in contacts)
    if set(found) == {None}:
        return ()
    order = {level: place for place, level in enumerate((*LEVELS, None))}
    return tuple(sorted(found.items(), key=lambda pair: order[pair[0]]))
