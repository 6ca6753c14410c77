"""At what level two sides dealt with each other: the highest office on each side that is certainly held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from chronicle.deriving.tenures import Tenures
from chronicle.model import Entry, Participant, Party
from chronicle.offices import kind_of
from chronicle.schema import OfficeKind

LEVELS: tuple[str, ...] = get_args(OfficeKind)
"""The kinds of office, the highest first."""


def level_of(entry: Entry, side: str, tenures: Tenures, parties: Mapping[str, Party]) -> str | None:
    """The highest kind of office among those who took part for a side, or None where that is not recorded.

    An office counts if it is certainly held on every day that the date may mean. Somebody who may
    have held a higher one leaves it open.
    """
    certain: set[str] = set()
    possible: set[str] = set()
    for one in entry.people:
        if one.party != side:
            continue
        if kind := _titled(one, parties[side]):
            certain.add(kind)
            continue
        for standing in tenures.on(one.person, entry.date):
            kind = standing.tenure.office.kind
            if standing.state == "held":
                certain.add(kind)
            elif standing.state == "perhaps":
                possible.add(kind)
    highest = min(certain, key=LEVELS.index, default=None)
    if highest is None or any(LEVELS.index(kind) < LEVELS.index(highest) for kind in possible):
        return None
    return highest


def _titled(one: Participant, party: Party) -> str | None:
    """The kind of an office that the entry names by a title which leaves no doubt."""
    if one.office is None:
        return None
    kind = kind_of(one.office, party.id if party.type == "state" else None)
    return kind if kind != "other" else None
