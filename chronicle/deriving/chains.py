"""The place of an entry in its chains: the third call of two leaders, the fourth visit of a party to another."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Literal, get_args

from chronicle.dates import Elapsed, elapsed, is_vague
from chronicle.deriving.coverage import Coverage
from chronicle.deriving.journeys import Journeys
from chronicle.deriving.leaders import MOST_LEADERS, Two, all_leaders_of, leaders_of
from chronicle.linking import Chronicle, pairs_of
from chronicle.model import Entry
from chronicle.settings import KINDS

MEETINGS = frozenset({"meeting", "summit", "talks", "visit"})
"""The kinds of events at which leaders meet; all of them count as meetings of two leaders."""

DISTANT = frozenset({"call", "message"})
"""The kinds of contacts that two leaders have without meeting."""

MATTERS = DISTANT | {"agreement", "exercise", "meeting", "summit", "talks"}
"""The kinds of events that parties have with one another."""

BUILT_IN = frozenset(kind.id for kind in KINDS)

FIRSTS_AFTER = 10
"""How many entries of the chronicle stand before the first of a chain that is worth telling."""

Sort = Literal["leaders", "visits", "parties"]
_SORTS = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Chain:
    """Events of one kind: of two leaders, of exactly these parties, or visits of the first party to the second."""

    sort: Sort
    kind: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of an entry in a chain, counted from 1, and what stood there before.

    `previous` is None for the first, and where two before it may have changed places.
    `is_collected` tells whether the chronicle collects the whole time since the previous.
    """

    chain: Chain
    number: int
    previous: Entry | None = None
    elapsed: Elapsed | None = None
    is_collected: bool = True


@dataclass(frozen=True, slots=True)
class _Event:
    """An entry in a chain; what is not `certain` may belong to it or not."""

    entry: Entry
    is_certain: bool


def ranks(
    chronicle: Chronicle, coverage: Coverage, journeys: Journeys
) -> Mapping[str, tuple[Rank, ...]]:
    """The places of every entry that are certain, by the id of the entry, the most telling first.

    A place is certain if the entry and all before it are confirmed and in the chain beyond doubt, and
    each other of the chain lies wholly before or wholly after it. A first is told only after the
    `FIRSTS_AFTER` first entries, among which nearly everything is one; that of two leaders only of
    an entry with no third person, that of more than two parties never, and that of two parties not
    for meetings, which visits bring about, too.
    """
    order = {id: number for number, id in enumerate(chronicle.entries)}
    found: dict[str, list[Rank]] = defaultdict(list)
    for chain, events in _chains(chronicle, journeys).items():
        for entry, number, previous in _places(events):
            if number > 1 or (order[entry.id] >= FIRSTS_AFTER and _tells_first(chain, entry)):
                found[entry.id].append(_rank(chain, number, previous, entry, coverage))
    return {id: tuple(sorted(each, key=_telling)) for id, each in found.items()}


def _telling(rank: Rank) -> tuple[object, ...]:
    """What has an earlier one before what has none; leaders, visits, parties; the higher before the lower."""
    chain = rank.chain
    return (rank.number == 1, _SORTS.index(chain.sort), -rank.number, chain.members)


def _tells_first(chain: Chain, entry: Entry) -> bool:
    if chain.sort == "leaders":
        return len(entry.people) == 2
    return len(chain.members) == 2 and chain.kind not in MEETINGS - {"visit"}


def _rank(
    chain: Chain, number: int, previous: Entry | None, entry: Entry, coverage: Coverage
) -> Rank:
    if previous is None:
        return Rank(chain, number)
    return Rank(
        chain,
        number,
        previous,
        elapsed(previous.date, entry.date),
        coverage.collects(previous.date.latest, entry.date.earliest),
    )


def _chains(chronicle: Chronicle, journeys: Journeys) -> dict[Chain, list[_Event]]:
    """The events of every chain in the order of time, without those that are denied."""
    found: dict[Chain, list[_Event]] = defaultdict(list)
    large = []
    for entry in chronicle.entries.values():
        if entry.status == "denied":
            continue
        is_multilateral = entry.id in chronicle.multilateral
        if is_multilateral or len(entry.people) > MOST_LEADERS:
            large.append(entry)
        if is_multilateral:
            continue
        for chain, is_certain in _chains_of(entry, journeys):
            found[chain].append(_Event(entry, is_certain and entry.status == "confirmed"))
    _add_large(found, large)
    return found


def _chains_of(entry: Entry, journeys: Journeys) -> Iterator[tuple[Chain, bool]]:
    """The chains that an entry is in, or may be in; kinds of a site's own are events of leaders and of parties."""
    kind, is_own = entry.kind, entry.kind not in BUILT_IN
    if is_own or kind in DISTANT | MEETINGS:
        for two in leaders_of(entry):
            yield _of_leaders(kind, two), kind not in MEETINGS or _met(entry, two)
    if is_own or kind in MATTERS:
        if len(entry.parties) > 1:
            yield Chain("parties", kind, tuple(sorted(entry.parties))), True
        if len(entry.parties) > 2 and kind not in MEETINGS:
            for pair in pairs_of(entry):
                yield Chain("parties", kind, pair), False
    elif kind == "visit":
        yield from _visits(entry, journeys)


def _of_leaders(kind: str, two: Two) -> Chain:
    return Chain("leaders", "meeting" if kind in MEETINGS else kind, two)


def _met(entry: Entry, two: Two) -> bool:
    """Whether two participants of an event met there for certain: of a visit or summit of many not all do."""
    if entry.kind in ("meeting", "talks") or len(entry.people) == 2:
        return True
    roles = {each.role for each in entry.people if each.person in two}
    return roles == {"guest", "host"}


def _visits(entry: Entry, journeys: Journeys) -> Iterator[tuple[Chain, bool]]:
    """A visit by its direction between each two parties; where that is not told, it may be either."""
    for pair in pairs_of(entry):
        travel = journeys.between(pair, entry)
        directions = [(travel.guest, travel.host)] if travel else permutations(pair)
        for guest, host in directions:
            yield Chain("visits", "visit", (guest, host)), travel is not None


def _add_large(chains: dict[Chain, list[_Event]], large: list[Entry]) -> None:
    """Add to the chains that there are the events of many, of which nobody can say whether they belong to them."""
    changed = set()
    for entry in large:
        for chain in _chains_of_large(entry):
            if chain in chains:
                chains[chain].append(_Event(entry, False))
                changed.add(chain)
    for chain in changed:
        chains[chain].sort(key=lambda event: event.entry.order)


def _chains_of_large(entry: Entry) -> Iterator[Chain]:
    """The chains of two that an event of many may be in."""
    kind, is_own = entry.kind, entry.kind not in BUILT_IN
    if is_own or kind in DISTANT | MEETINGS:
        for two in all_leaders_of(entry):
            yield _of_leaders(kind, two)
    if len(entry.parties) > 2 and (is_own or kind in MATTERS - MEETINGS):
        for pair in pairs_of(entry):
            yield Chain("parties", kind, pair)


def _places(events: list[_Event]) -> Iterator[tuple[Entry, int, Entry | None]]:
    """The events whose place in a chain is certain, with it, and with the one before where that is, too."""
    if any(is_vague(event.entry.date) for event in events):
        return
    before = datetime.date.min
    previous: Entry | None = None
    for place, event in enumerate(events):
        date = event.entry.date
        if not event.is_certain:
            return
        is_after_all = not place or before < date.earliest
        rest = events[place + 1 : place + 2]
        if is_after_all and all(date.latest < other.entry.date.earliest for other in rest):
            yield event.entry, place + 1, previous
        before = max(before, date.latest)
        previous = event.entry if is_after_all else None
