"""Who visited whom: the direction of a visit between two parties, where it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chronicle.linking import Pair
from chronicle.model import Entry, Party, Place

VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Journey:
    """A visit's two sides."""

    guest: str
    host: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What is needed to tell on whose ground something happened: places, and the states of a pair over time."""

    pair: Pair
    places: Mapping[str, Place]
    states: tuple[frozenset[str], frozenset[str]]
    """Each party with those states that came directly before and after it."""

    def sides(self, entry: Entry) -> frozenset[str | None]:
        """The sides on whose ground an entry's places lie; None stands for the ground of others."""
        countries = {
            place.country for id in entry.places if (place := self.places.get(id)) and place.country
        }
        return frozenset(map(self._side, sorted(countries)))

    def _side(self, country: str) -> str | None:
        if country in self.pair:
            return country
        holding = [id for id, kin in zip(self.pair, self.states, strict=True) if country in kin]
        return holding[0] if len(holding) == 1 else None


def ground_of(pair: Pair, places: Mapping[str, Place], parties: Mapping[str, Party]) -> Ground:
    """The ground of a pair: what lay in a state that is no more is that of a state that came after."""

    def states(id: str) -> frozenset[str]:
        party = parties.get(id)
        return frozenset((*party.predecessors, *party.successors) if party else ())

    return Ground(pair, places, (states(pair[0]), states(pair[1])))


def journey(entry: Entry, ground: Ground) -> Journey | None:
    """Who visited whom, of a visit; None where that is not recorded, or recorded in two ways.

    What participants' roles say comes first, then the country of the place together with
    participants of the other side, then that of two parties only one took part as people.
    """
    pair = ground.pair
    guests, hosts = (_acting(entry, pair, role) for role in ("guest", "host"))
    if guests or hosts:
        return _by_roles(entry, ground, guests, hosts)
    sides = ground.sides(entry)
    present = {one.party for one in entry.people}
    if len(sides) == 1 and (host := next(iter(sides))) is not None:
        guest = _other(pair, host)
        return Journey(guest, host) if guest in present else None
    if not sides and len(present) == 1 and set(entry.parties) == set(pair):
        only = next(iter(present))
        if only in pair:
            return Journey(only, _other(pair, only))
    return None


def _by_roles(
    entry: Entry, ground: Ground, guests: frozenset[str], hosts: frozenset[str]
) -> Journey | None:
    """The direction that roles give: both sides by role, or one that nothing contradicts."""
    pair = ground.pair
    sides = guests or {_other(pair, host) for host in hosts}
    if len(sides) != 1 or len(hosts) > 1 or guests & hosts:
        return None
    guest = next(iter(sides))
    host = _other(pair, guest)
    if guests and hosts:
        return Journey(guest, host)
    grounds = ground.sides(entry)
    is_settled = grounds == {host} or (not grounds and set(entry.parties) == set(pair))
    return Journey(guest, host) if is_settled else None


def _acting(entry: Entry, pair: Pair, role: str) -> frozenset[str]:
    """The sides of those who had a role."""
    return frozenset(_parties(entry, role)) & frozenset(pair)


def _parties(entry: Entry, role: str) -> Iterable[str]:
    return (one.party for one in entry.people if one.role == role and one.party)


def _other(pair: Pair, side: str | None) -> str:
    return pair[1] if side == pair[0] else pair[0]
