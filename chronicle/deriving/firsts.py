"""First visits: to a place, by the holder of an office of a party, ever or since a visit of long ago."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.dates import Elapsed, elapsed, is_vague
from chronicle.deriving.coverage import Coverage
from chronicle.deriving.journeys import Journeys
from chronicle.deriving.tenures import Tenures
from chronicle.deriving.visits import VISIT, Journey
from chronicle.linking import Chronicle
from chronicle.model import Entry

LEADING = ("head of state", "head of government", "foreign minister")
"""The kinds of offices whose holders' visits are told."""

DISTANT = frozenset(
    {
        "aid",
        "appointment",
        "call",
        "decision",
        "message",
        "milestone",
        "protest",
        "statement",
        "vote",
    }
)
"""The kinds of events whose participants need not have been where it happened."""

LONG = 5
"""The years after which a visit is told as the first since another."""

FIRSTS_AFTER = 10
"""How many entries of the chronicle stand before the first visit that is worth telling."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a visit went: a place, or where none is told the party that was host."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class First:
    """That an entry is the first visit to a goal by a holder of an office of a party.

    `title` is the office as the record calls it, where both visitors had it by the same name.
    `previous` is the visit before, None for the first of all. Without `is_collected` there may
    have been visits since then of which the chronicle says nothing.
    """

    goal: Goal
    guest: str
    office: str
    title: str | None = None
    previous: Entry | None = None
    elapsed: Elapsed | None = None
    is_collected: bool = True


@dataclass(frozen=True, slots=True)
class _Visit:
    """A visit in a chain, with the title of the visitor's office; None where it is not certain to be in it."""

    entry: Entry
    title: str | None


Travels = tuple[Journey, ...]
"""The journeys of one visit."""

Key = tuple[Goal, str, str]
"""Where to, by which party, by the holder of which kind of office."""


def firsts(
    chronicle: Chronicle, coverage: Coverage, tenures: Tenures, journeys: Journeys
) -> Mapping[str, tuple[First, ...]]:
    """What each entry is the first of, by the id of the entry.

    A first rests on a confirmed entry with a date that bounds it, on an office that was certainly
    held all that time, and on there being nothing else in the chronicle that may have been such a
    visit before it, or since the one before it.
    """
    order = {id: number for number, id in enumerate(chronicle.entries)}
    found: dict[str, list[First]] = defaultdict(list)
    for key, visits in _chains(chronicle, tenures, journeys).items():
        for place, first in _firsts(key, visits, coverage):
            entry = visits[place].entry
            if first.previous or order[entry.id] >= FIRSTS_AFTER:
                found[entry.id].append(first)
    return {
        id: tuple(sorted(each, key=lambda first: (LEADING.index(first.office), first.guest)))
        for id, each in found.items()
    }


def _firsts(key: Key, visits: list[_Visit], coverage: Coverage) -> Iterator[tuple[int, First]]:
    """The visits of a chain, in the order of time, that are the first at all or for long."""
    goal, guest, office = key
    if any(is_vague(visit.entry.date) for visit in visits):
        return
    before = settled = datetime.date.min
    for place, visit in enumerate(visits):
        date = visit.entry.date
        rest = visits[place + 1 : place + 2]
        stands = (
            visit.title is not None
            and (goal.kind == "place" or not visit.entry.places)
            and visit.entry.status == "confirmed"
            and (not place or before < date.earliest)
            and all(date.latest < other.entry.date.earliest for other in rest)
        )
        if stands and not place:
            yield place, First(goal, guest, office, visit.title)
        elif stands and visits[place - 1].title and settled <= visits[place - 1].entry.date.latest:
            last = visits[place - 1]
            time = elapsed(last.entry.date, date)
            if time and not time.is_about and time.years >= LONG:
                title = visit.title if visit.title == last.title else None
                collected = coverage.collects(last.entry.date.latest, date.earliest)
                yield place, First(goal, guest, office, title, last.entry, time, collected)
        settled = before
        before = max(before, date.latest)


def _chains(chronicle: Chronicle, tenures: Tenures, journeys: Journeys) -> dict[Key, list[_Visit]]:
    """The visits of every chain in the order of time, and all that may have been one."""
    entries = [entry for entry in chronicle.entries.values() if entry.status != "denied"]
    travels = {entry.id: tuple(journeys.of(entry)) for entry in entries if entry.kind == VISIT}
    certain = _certain(tenures, entries, travels)
    places_of = _places_of(chronicle, travels)
    found: dict[Key, list[_Visit]] = {key: [] for key in certain}
    for entry in entries:
        if entry.kind in DISTANT:
            continue
        goals = _may_reach(chronicle, entry, travels.get(entry.id, ()), places_of)
        for key in _keys(goals, entry.parties):
            if key not in certain:
                continue
            title = certain[key].get(entry.id)
            if title is not None or _may_be(tenures, entry, key):
                found[key].append(_Visit(entry, title))
    return found


def _keys(goals: Iterable[Goal], guests: Iterable[str]) -> Iterator[Key]:
    guests = tuple(guests)
    for goal in dict.fromkeys(goals):
        for guest in guests:
            for office in LEADING:
                yield goal, guest, office


def _certain(
    tenures: Tenures, entries: Iterable[Entry], travels: Mapping[str, Travels]
) -> dict[Key, dict[str, str]]:
    """By chain, the entries that are visits of it for certain, each with the title of the visitor."""
    found: dict[Key, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        for travel in travels.get(entry.id, ()):
            goals = [Goal("place", place) for place in entry.places] or [Goal("party", travel.host)]
            for office, title in _titles(tenures, entry, travel.guest).items():
                for goal in goals:
                    found[goal, travel.guest, office][entry.id] = title
    return found


def _titles(tenures: Tenures, entry: Entry, party: str) -> dict[str, str]:
    """The leading offices that participants for a party certainly held on every day that the date may mean."""
    found: dict[str, str] = {}
    for each in entry.people:
        if each.party != party:
            continue
        for standing in tenures.on(each.person, entry.date):
            office = standing.tenure.office
            if standing.state == "held" and office.kind in LEADING and office.of in (party, None):
                found.setdefault(office.kind, office.title)
    return found


def _places_of(chronicle: Chronicle, travels: Mapping[str, Travels]) -> dict[str, tuple[Goal, ...]]:
    """The places of each party: those that are in it, and those where it was host."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in chronicle.content.places.values():
        if place.country:
            found[place.country].add(place.id)
    for id, each in travels.items():
        for travel in each:
            found[travel.host].update(chronicle.entries[id].places)
    return {
        party: tuple(Goal("place", place) for place in sorted(places))
        for party, places in found.items()
    }


def _may_reach(
    chronicle: Chronicle,
    entry: Entry,
    travels: Travels,
    places_of: Mapping[str, tuple[Goal, ...]],
) -> Iterator[Goal]:
    """Where those who took part went, or may have gone: without a place, to any of the host's."""
    for place in entry.places:
        yield Goal("place", place)
        if country := chronicle.content.places[place].country:
            yield Goal("party", country)
    hosts = [travel.host for travel in travels] or entry.parties
    if entry.kind == VISIT:
        for host in hosts:
            yield Goal("party", host)
            if not entry.places:
                yield from places_of.get(host, ())


def _may_be(tenures: Tenures, entry: Entry, key: Key) -> bool:
    """Whether a holder of an office may have been there: by what is known of those named, or not known."""
    _, party, kind = key
    own = [tenures.of.get(each.person, ()) for each in entry.people if each.party in (party, None)]
    if entry.kind == VISIT and not any(own):
        return True
    return any(
        tenure.office.kind == kind
        and tenure.office.of in (party, None)
        and (tenure.term.on(entry.date) or not tenure.term.is_dated)
        for tenures_of_one in own
        for tenure in tenures_of_one
    )
