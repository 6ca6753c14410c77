"""Where entries happened, and from where to where visits went, as far as that can be drawn on a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from chronicle import territories
from chronicle.deriving.journeys import Journeys
from chronicle.deriving.visits import VISIT, Journey
from chronicle.linking import Chronicle, Entries
from chronicle.model import Entry, Place

Point = tuple[float, float]
"""Degrees, longitude first."""

K = TypeVar("K", "Spot", "Way")
Wanted = Callable[[Entry, Journey], bool]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A point of a map: a place with coordinates, or a country by a point in its midst.

    `kind` is "place" or "country"; `id` that of the place, or of the state.
    """

    kind: str
    id: str
    point: Point


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """Where a visit went, and from whose country; where in that country it begins says nothing."""

    guest: str
    start: Spot
    end: Spot


@dataclass(frozen=True, slots=True)
class Record:
    """What of some entries a map can show, the most frequent first.

    `counted` are those that are not denied; of these `drawn` are at one spot at least, and
    `nowhere` name a place of which neither coordinates nor a known country are recorded.
    """

    spots: tuple[tuple[Spot, Entries], ...]
    ways: tuple[tuple[Way, Entries], ...]
    counted: int
    drawn: int
    nowhere: int


class Whereabouts:
    """Finds the spots and ways of a chronicle's entries; `middles` are points in countries, by ISO code."""

    def __init__(self, chronicle: Chronicle, middles: Mapping[str, Point]) -> None:
        self._chronicle = chronicle
        self._content = chronicle.content
        self._middles = middles
        self._journeys = Journeys(chronicle)
        self._places: dict[str, Spot | None] = {}
        self._seats: dict[str, Spot | None] = {}
        self._ways: dict[str, tuple[tuple[Journey, Way], ...]] = {}

    def of(self, entries: Iterable[Entry], wanted: Wanted = lambda entry, journey: True) -> Record:
        """The spots of some entries, and the ways of those visits that are `wanted`."""
        spots: dict[Spot, list[Entry]] = {}
        ways: dict[Way, list[Entry]] = {}
        counted = drawn = nowhere = 0
        for entry in entries:
            if entry.status == "denied":
                continue
            counted += 1
            found = self.spots(entry)
            drawn += bool(found)
            nowhere += bool(entry.places) and not found
            for spot in found:
                spots.setdefault(spot, []).append(entry)
            for journey, way in self.ways(entry):
                if wanted(entry, journey):
                    ways.setdefault(way, []).append(entry)
        return Record(_ranked(spots), _ranked(ways), counted, drawn, nowhere)

    def spots(self, entry: Entry) -> tuple[Spot, ...]:
        """Where an entry happened: its places, or the host's country of a visit that names none."""
        if entry.places:
            found = (self.place(id) for id in entry.places)
        elif entry.kind == VISIT:
            found = (self.country(journey.host) for journey in self._journeys.of(entry))
        else:
            return ()
        return tuple(dict.fromkeys(spot for spot in found if spot))

    def ways(self, entry: Entry) -> tuple[tuple[Journey, Way], ...]:
        """The ways of a visit, to each of its spots on the host's ground; none where nothing tells who visited."""
        if entry.kind != VISIT:
            return ()
        if entry.id not in self._ways:
            spots = self.spots(entry)
            self._ways[entry.id] = tuple(
                (journey, Way(journey.guest, start, end))
                for journey in self._journeys.of(entry)
                if (start := self.seat(journey.guest))
                for end in spots
                if end != start and self._country_of(end) not in self._kin(journey.guest)
            )
        return self._ways[entry.id]

    def place(self, id: str) -> Spot | None:
        """Where a place is: at its coordinates, else in its country."""
        if id not in self._places:
            self._places[id] = self._place(self._content.places[id])
        return self._places[id]

    def _place(self, place: Place) -> Spot | None:
        if place.lat is not None and place.lon is not None:
            return Spot("place", place.id, (place.lon, place.lat))
        # Entries name countries as places, too.
        return self.country(place.country or place.id)

    def country(self, id: str) -> Spot | None:
        """A state by a point in its midst; None of a state that is no more."""
        party, state = self._content.parties.get(id), territories.state(id)
        code = party.code if party else state.code if state else None
        middle = self._middles.get(code or "")
        return Spot("country", id, middle) if middle else None

    def seat(self, party: str) -> Spot | None:
        """Where the ways of a party's visits begin: the place of its country that has most of its entries.

        Without one, a point in the midst of the country. What lies in a state that came after counts
        as the country of the state before: Moscow for the Soviet Union.
        """
        if party not in self._seats:
            states = self._kin(party)
            counts = Counter(
                spot
                for entry in self._chronicle.with_party.get(party, ())
                for id in entry.places
                if (spot := self.place(id)) and spot.kind == "place"
                if self._content.places[id].country in states
            )
            most = min(counts, key=lambda spot: (-counts[spot], spot), default=None)
            self._seats[party] = most or self.country(party)
        return self._seats[party]

    def _kin(self, party: str) -> frozenset[str]:
        """A party and the states that came directly after it."""
        known = self._content.parties.get(party)
        return frozenset((party, *(known.successors if known else ())))

    def _country_of(self, spot: Spot) -> str | None:
        return spot.id if spot.kind == "country" else self._content.places[spot.id].country


def _ranked(found: Mapping[K, list[Entry]]) -> tuple[tuple[K, Entries], ...]:
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple((key, tuple(entries)) for key, entries in ranked)
