"""What has become of each promise: its status, what kept it and after how long, and where it belongs."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from chronicle.dates import (
    Date,
    Elapsed,
    beginning,
    certainly_before,
    day_before,
    elapsed,
    is_vague,
    parse,
)
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.linking import Chronicle, Pair
from chronicle.model import Commitment, Entry, Fulfilment, Mention
from chronicle.settings import Settings

K = TypeVar("K", bound=Hashable)

STATUSES = (
    "overdue",
    "open",
    "partly fulfilled",
    "fulfilled",
    "not met",
    "lapsed",
    "withdrawn",
    "superseded",
)
"""Every status that a promise may have, those first that somebody should look at."""

_RANK = {status: rank for rank, status in enumerate(STATUSES)}
_WAITING = ("open", "partly fulfilled")


@dataclass(frozen=True, slots=True)
class Timing:
    """How the keeping of a promise lies to the day when it was due at the latest.

    `margin` is the time between the two, where it can be said. Of a promise that was kept in
    time it is told only if that day was written; of one due "in 2021" it would say nothing.
    """

    is_late: bool
    margin: Elapsed | None = None


# Derived once, a promise is equal to itself alone, and can be counted.
@dataclass(frozen=True, slots=True, eq=False)
class Promise:
    """A commitment with all that follows from the record.

    `kept` are the entries that keep it, wholly or partly, in the order of time. `taken` is the
    time till the first that keeps it wholly, and `timing` how that lies to the date when it was
    due; both only where they are certain. `moved` is the entry at which something last happened
    to it: that which made it, unless a later one keeps a part of it, follows that entry, or
    belongs to the dossier which the commitment names. `dossiers` and `pairs` are those to which
    it belongs. `is_watched` says of an overdue promise whether all the time till it was due is
    collected: else it may have been kept without this chronicle knowing.
    """

    entry: Entry
    commitment: Commitment
    status: str
    kept: tuple[tuple[Entry, Fulfilment], ...]
    taken: Elapsed | None
    timing: Timing | None
    moved: Entry
    is_stale: bool
    is_watched: bool
    dossiers: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def keeper(self) -> Entry | None:
        """The first entry that keeps it wholly."""
        return next((entry for entry, kept in self.kept if not kept.partly), None)

    @property
    def order(self) -> tuple[object, ...]:
        """The total order of the ledger: what needs attention first, of that what is due first."""
        due = self.commitment.due
        return (
            _RANK[self.status],
            due is None,
            *((due.latest, due.earliest) if due else ()),
            self.entry.order,
            self.commitment.id,
        )


@dataclass(frozen=True, slots=True)
class Promises:
    """All promises, and which of them belong to whom and what; each list in the order of the ledger.

    `at` has those of every entry, in the order in which they were written. A promise made at an
    event that was denied is in that list only.
    """

    at: Mapping[str, tuple[Promise, ...]]
    ledger: tuple[Promise, ...]
    by: Mapping[Mention, tuple[Promise, ...]]
    to: Mapping[Mention, tuple[Promise, ...]]
    before: Mapping[str, tuple[Promise, ...]]
    """Of each person those made at events at which they took part."""
    between: Mapping[Pair, tuple[Promise, ...]]
    in_dossier: Mapping[str, tuple[Promise, ...]]


def by_status(promises: Iterable[Promise]) -> dict[str, int]:
    """How many promises have each status that one of them has, in the order of `STATUSES`."""
    counts = Counter(promise.status for promise in promises)
    return {status: counts[status] for status in STATUSES if status in counts}


def promises_of(chronicle: Chronicle, settings: Settings) -> Promises:
    """Every promise of a chronicle, as of the day that counts as today."""
    derive = _Derivation(chronicle, settings)
    at = {
        entry.id: tuple(derive.promise(entry, commitment) for commitment in entry.commitments)
        for entry in chronicle.entries.values()
        if entry.commitments
    }
    made = (each for promises in at.values() for each in promises)
    ledger = sorted(
        (each for each in made if each.entry.status != "denied"), key=lambda each: each.order
    )
    return Promises(
        at=at,
        ledger=tuple(ledger),
        by=_grouped((mention, each) for each in ledger for mention in each.commitment.by),
        to=_grouped((mention, each) for each in ledger for mention in each.commitment.to),
        before=_grouped((one.person, each) for each in ledger for one in each.entry.people),
        between=_grouped((pair, each) for each in ledger for pair in each.pairs),
        in_dossier=_grouped((dossier, each) for each in ledger for dossier in each.dossiers),
    )


def _grouped(pairs: Iterable[tuple[K, Promise]]) -> dict[K, tuple[Promise, ...]]:
    """The promises under each key, each once."""
    found: dict[K, dict[Promise, None]] = defaultdict(dict)
    for key, promise in pairs:
        found[key][promise] = None
    return {key: tuple(each) for key, each in found.items()}


class _Derivation:
    """What is derived, from one chronicle on one day."""

    def __init__(self, chronicle: Chronicle, settings: Settings) -> None:
        self.chronicle = chronicle
        self.today = settings.today
        self.coverage = coverage_of(settings.site.coverage)
        self.most_parties = settings.site.relation_max_parties
        end = self.coverage.end
        last = min(self.today, end.latest) if end else self.today
        self.silence = day_before(last, settings.site.commitment_stale_after), last
        self.latest: dict[str, tuple[Entry, ...]] = {}

    def promise(self, entry: Entry, commitment: Commitment) -> Promise:
        kept = tuple(
            (later, fulfilment)
            for later, fulfilment in self.chronicle.kept.get((entry.id, commitment.id), ())
            if later.status != "denied" and not certainly_before(later.date, entry.date)
        )
        status = self.status(commitment, [fulfilment for _, fulfilment in kept])
        keeper = _first([later for later, fulfilment in kept if not fulfilment.partly])
        is_kept = status == "fulfilled" and keeper is not None
        movements = [entry, *self.movements(entry, commitment, kept)]
        return Promise(
            entry=entry,
            commitment=commitment,
            status=status,
            kept=kept,
            taken=elapsed(entry.date, keeper.date) if is_kept and keeper else None,
            timing=timing(commitment.due, keeper.date) if is_kept and keeper else None,
            moved=max(movements, key=_lateness),
            is_stale=status in _WAITING
            and is_silent([each.date for each in movements], self.silence, self.coverage),
            is_watched=status != "overdue"
            or commitment.due is None
            or self.coverage.collects(entry.date.earliest, commitment.due.latest),
            dossiers=tuple(_dossiers(entry, commitment)),
            pairs=tuple(self.pairs(entry, commitment)),
        )

    def status(self, commitment: Commitment, kept: list[Fulfilment]) -> str:
        """The author's own word; else by the entries that keep it; else by the day when it was due."""
        if commitment.status:
            return commitment.status
        if kept:
            whole = any(not fulfilment.partly for fulfilment in kept)
            return "fulfilled" if whole else "partly fulfilled"
        due = commitment.due
        return "overdue" if due and not is_vague(due) and due.latest < self.today else "open"

    def movements(
        self, entry: Entry, commitment: Commitment, kept: tuple[tuple[Entry, Fulfilment], ...]
    ) -> Iterator[Entry]:
        """The entries after a promise at which something happened to it."""
        yield from (later for later, _ in kept)
        named = self.latest_in(commitment.dossier) if commitment.dossier else ()
        for later in (*self.chronicle.followers.get(entry.id, ()), *named):
            if later.status != "denied" and not certainly_before(later.date, entry.date):
                yield later

    def latest_in(self, dossier: str) -> tuple[Entry, ...]:
        """Of a dossier's entries those that can be its last movement: the latest, and one of unsure date."""
        if dossier not in self.latest:
            counted = [
                entry
                for entry in self.chronicle.in_dossier.get(dossier, ())
                if entry.status != "denied"
            ]
            dated = [entry for entry in counted if not is_vague(entry.date)]
            unsure = [entry for entry in counted if is_vague(entry.date)]
            self.latest[dossier] = (*sorted(dated, key=_lateness)[-1:], *unsure[-1:])
        return self.latest[dossier]

    def pairs(self, entry: Entry, commitment: Commitment) -> Iterator[Pair]:
        """The pairs of which both are named in a promise, as who promises or to whom.

        A promise to nobody in particular, made where two parties met, is between these two.
        """
        named = {self.side(entry, each) for each in (*commitment.by, *commitment.to)} - {None}
        if not commitment.to and len(entry.parties) == 2:
            named |= set(entry.parties)
        if len(named) <= self.most_parties:
            ids = sorted(id for id in named if id is not None)
            yield from (pair for pair in combinations(ids, 2) if pair in self.chronicle.between)

    def side(self, entry: Entry, mention: Mention) -> str | None:
        """The party that is meant, or for which a person took part."""
        if mention.kind == "party":
            return mention.id
        return next((one.party for one in entry.people if one.person == mention.id), None)


def _lateness(entry: Entry) -> tuple[object, ...]:
    return (entry.date.latest, entry.order)


def _dossiers(entry: Entry, commitment: Commitment) -> Iterator[str]:
    """The dossiers of a promise: its own, or all of its entry where no promise there names one."""
    if commitment.dossier:
        yield commitment.dossier
    elif not any(other.dossier for other in entry.commitments):
        yield from dict.fromkeys(step.dossier for step in entry.dossiers)


def is_silent(
    movements: Iterable[Date], limit: tuple[datetime.date, datetime.date], coverage: Coverage
) -> bool:
    """Whether nothing moved between two days, all of that time being collected.

    A date that is approximate or uncertain may lie anywhere, so that nothing can be said.
    """
    first, last = limit
    return coverage.collects(first, last) and all(
        not is_vague(date) and date.latest < first for date in movements
    )


def timing(due: Date | None, kept: Date) -> Timing | None:
    """How the day on which a promise was kept lies to that when it was due, if that is certain."""
    if due is None or is_vague(due) or is_vague(kept):
        return None
    last = parse(due.latest.isoformat())
    if certainly_before(due, kept):
        return Timing(is_late=True, margin=elapsed(last, kept))
    if kept.latest <= due.latest:
        return Timing(is_late=False, margin=elapsed(kept, last) if due.days == 1 else None)
    return None


def _first(entries: list[Entry]) -> Entry | None:
    """The first of some entries in the order of time, if it began before all others for certain."""
    if len(entries) < 2:
        return next(iter(entries), None)
    first, *others = entries
    start = beginning(first.date)
    starts = [beginning(other.date) for other in others]
    if start is None or is_vague(start):
        return None
    is_certain = all(
        other and not is_vague(other) and start.latest <= other.earliest for other in starts
    )
    return first if is_certain else None
