"""A dossier as a story: what happened in which order, the figures that are given, what lies around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from chronicle.dates import Date, Elapsed, elapsed
from chronicle.linking import Chronicle
from chronicle.model import Claim, Dossier, Entry, Mention

Key = Literal["signed", "in force", "ended"]
Reason = Literal["follows", "followed by", "keeps a promise of", "promised", "links to"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of a dossier: what its file says of it (`keys`), what an entry tells of it, or both.

    `since` is the time from the moment before, where that can be said.
    """

    date: Date
    keys: tuple[Key, ...] = ()
    entry: Entry | None = None
    text: str | None = None
    since: Elapsed | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What is said of one figure; the sources differ if they give different values."""

    name: str | None
    claims: tuple[Claim, ...]

    @property
    def is_disputed(self) -> bool:
        return len({" ".join(claim.value.casefold().split()) for claim in self.claims}) > 1


@dataclass(frozen=True, slots=True)
class Kin:
    """An entry outside a dossier that has to do with it: with one of its entries, or with the whole."""

    entry: Entry
    reason: Reason
    of: Entry | None = None


def story_of(dossier: Dossier, entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """The milestones of a dossier and the dates in its file, in the order of time.

    Of moments on the same days the file's come first. A date in the file that a milestone has,
    too, is told with it. What is denied is no milestone.
    """
    keys: dict[Date, list[Key]] = {}
    dates: tuple[tuple[Key, Date | None], ...] = (
        ("signed", dossier.signed),
        ("in force", dossier.in_force),
        ("ended", dossier.ended),
    )
    for key, date in dates:
        if date:
            keys.setdefault(date, []).append(key)
    found = []
    for entry in sorted(entries, key=lambda entry: entry.order):
        for step in entry.dossiers if entry.status != "denied" else ():
            if step.dossier == dossier.id and step.milestone:
                own = tuple(keys.pop(entry.date, ()))
                found.append(Moment(entry.date, own, entry, step.milestone))
    found += [Moment(date, tuple(named)) for date, named in keys.items()]
    return tuple(_timed(sorted(found, key=_order)))


def _order(moment: Moment) -> tuple[object, ...]:
    entry = moment.entry
    return (*moment.date.sort_key, entry is not None, entry.id if entry else moment.date.text)


def _timed(moments: Iterable[Moment]) -> Iterator[Moment]:
    before: Date | None = None
    for moment in moments:
        since = elapsed(before, moment.date) if before else None
        yield Moment(moment.date, moment.keys, moment.entry, moment.text, since)
        before = moment.date


def figures_of(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """The claims under the figures that they are about, both in the order in which they were written."""
    named: dict[str, list[Claim]] = {}
    for claim in claims:
        named.setdefault(" ".join((claim.name or "").split()), []).append(claim)
    return tuple(Figure(name or None, tuple(each)) for name, each in named.items())


def kin_of(chronicle: Chronicle, dossier: Dossier) -> tuple[Kin, ...]:
    """The entries outside a dossier that have to do with it, each with its first reason, by date."""
    inside = chronicle.in_dossier.get(dossier.id, ())
    own = {entry.id for entry in inside}
    found: dict[str, Kin] = {}
    for entry, reason, of in _ties(chronicle, inside):
        if entry.id not in own:
            found.setdefault(entry.id, Kin(entry, reason, of))
    for entry in _linking(chronicle, Mention("dossier", dossier.id)):
        if entry.id not in own:
            found.setdefault(entry.id, Kin(entry, "links to"))
    return tuple(sorted(found.values(), key=lambda kin: kin.entry.order))


def _ties(chronicle: Chronicle, inside: tuple[Entry, ...]) -> Iterator[tuple[Entry, Reason, Entry]]:
    """Every tie of an entry to one of a dossier's, the strongest first."""
    for entry in inside:
        for promise in entry.commitments:
            for later, _ in chronicle.kept.get((entry.id, promise.id), ()):
                yield later, "keeps a promise of", entry
        for fulfilment in entry.fulfils:
            if made := chronicle.entries.get(fulfilment.entry):
                yield made, "promised", entry
    for entry in inside:
        for later in chronicle.followers.get(entry.id, ()):
            yield later, "follows", entry
        for id in entry.follows:
            if earlier := chronicle.entries.get(id):
                yield earlier, "followed by", entry
    for entry in inside:
        for other in _linking(chronicle, Mention("entry", entry.id)):
            yield other, "links to", entry


def _linking(chronicle: Chronicle, target: Mention) -> Iterator[Entry]:
    """The entries whose text links to something."""
    for kind, id in chronicle.backlinks.get(target, ()):
        if kind == "entry":
            yield chronicle.entries[id]
