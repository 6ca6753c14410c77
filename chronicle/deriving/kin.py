"""States that took one another's place, and so the relations before and after a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Literal

from chronicle.linking import Chronicle, Entries, Pair
from chronicle.model import Party

Side = Literal["predecessors", "successors"]


def kin_of(parties: Mapping[str, Party], id: str, side: Side) -> Iterator[str]:
    """The parties before or after one, the nearest first, and those before or after these."""
    found = {id: None}
    waiting = [id]
    while waiting:
        party = parties.get(waiting.pop(0))
        kin = (party.predecessors if side == "predecessors" else party.successors) if party else ()
        for relative in kin:
            if relative not in found:
                found[relative] = None
                waiting.append(relative)
                yield relative


def pairs_beside(chronicle: Chronicle, pair: Pair, side: Side) -> tuple[Pair, ...]:
    """The pairs that exist of which one or both parties stand before, or after, those of a pair."""
    parties = chronicle.content.parties
    ones, others = ((id, *kin_of(parties, id, side)) for id in pair)
    found = []
    for one, other in product(ones, others):
        beside = (one, other) if one < other else (other, one)
        if beside != pair and beside in chronicle.between and beside not in found:
            found.append(beside)
    return tuple(found)


def entries_of(chronicle: Chronicle, pair: Pair, topic: str | None) -> Entries:
    """The entries of a pair, or of a pair and a topic."""
    if topic is None:
        return chronicle.between.get(pair, ())
    return chronicle.between_on.get((pair, topic), ())


def included_in(chronicle: Chronicle, pair: Pair, topic: str | None) -> dict[str, Pair]:
    """The entries of the pairs before one that its page lists, too, as its introduction asks; each with its pair."""
    introduction = chronicle.introductions.get((pair, topic))
    if introduction is None or not introduction.predecessors:
        return {}
    own = {entry.id for entry in entries_of(chronicle, pair, topic)}
    included: dict[str, Pair] = {}
    for before in pairs_beside(chronicle, pair, "predecessors"):
        for entry in entries_of(chronicle, before, topic):
            if entry.id not in own:
                included.setdefault(entry.id, before)
    return included


def with_included(chronicle: Chronicle, entries: Entries, included: Mapping[str, Pair]) -> Entries:
    """The entries of a list and those included in it, in their order."""
    if not included:
        return entries
    more = (chronicle.entries[id] for id in included)
    return tuple(sorted((*entries, *more), key=lambda entry: entry.order))
