"""Whose account the record rests on: sources by side, language and type, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chronicle.model import Entry, Readout, Source

JOINT = "joint statement"
"""The type of source that is the account of both sides."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    """How many sources there are of one sort, and how many entries rest on at least one of them."""

    sources: int
    entries: int


def shares(entries: Iterable[Entry], sort: Callable[[Source], K]) -> dict[K, Share]:
    """The sources that entries cite, by sort, the largest first; the same source counts once.

    A source that two entries cite as of two sorts is of both.
    """
    sources: dict[K, set[str]] = defaultdict(set)
    resting: dict[K, int] = defaultdict(int)
    for entry in entries:
        sorts = [sort(source) for source in entry.sources]
        for each, source in zip(sorts, entry.sources, strict=True):
            sources[each].add(source.key)
        for each in dict.fromkeys(sorts):
            resting[each] += 1
    found = {each: Share(len(keys), resting[each]) for each, keys in sources.items()}
    ranked = sorted(found, key=lambda each: (-found[each].sources, -found[each].entries, str(each)))
    return {each: found[each] for each in ranked}


@dataclass(frozen=True, slots=True)
class Side:
    """Whose account a source is: a party's, both sides' (`is_joint`) or nobody's."""

    party: str | None = None
    is_joint: bool = False


def side_of(source: Source) -> Side:
    """Whose account a source is; a joint statement without a side is that of several."""
    return Side(source.side, is_joint=source.side is None and source.type == JOINT)


def sides_missing(entry: Entry) -> tuple[str, ...]:
    """Those of an entry's two parties of which there is no account, in the order of the entry.

    A side's account is a source of that side, a readout of it that was found, or a joint statement,
    which is both sides'. An entry of one party, or of more than two, has no such sides.
    """
    if len(entry.parties) != 2:
        return ()
    if any(side_of(source).is_joint for source in entry.sources):
        return ()
    told = {source.side for source in entry.sources}
    told.update(*(readout.sides for readout in entry.readouts if not readout.absent))
    return tuple(party for party in entry.parties if party not in told)


def absences(entry: Entry) -> tuple[Readout, ...]:
    """The accounts of an entry that were looked for and not found."""
    return tuple(readout for readout in entry.readouts if readout.absent)


@dataclass(frozen=True, slots=True)
class Weak:
    """The entries that rest on little, in the order of time."""

    one_source: tuple[Entry, ...] = ()
    no_source: tuple[Entry, ...] = ()
    one_side: tuple[Entry, ...] = ()
    """There is an account of one of the two parties only."""
    no_side: tuple[Entry, ...] = ()
    """There is an account of neither of the two parties."""
    absent_account: tuple[Entry, ...] = ()
    """An account was looked for and not found."""


def weak(entries: Sequence[Entry]) -> Weak:
    """Which entries rest on little."""
    sources = {entry.id: len({source.key for source in entry.sources}) for entry in entries}
    missing = {entry.id: len(sides_missing(entry)) for entry in entries}
    return Weak(
        one_source=tuple(entry for entry in entries if sources[entry.id] == 1),
        no_source=tuple(entry for entry in entries if sources[entry.id] == 0),
        one_side=tuple(entry for entry in entries if missing[entry.id] == 1),
        no_side=tuple(entry for entry in entries if missing[entry.id] == 2),
        absent_account=tuple(entry for entry in entries if absences(entry)),
    )
