"""Who held the same office in other states, year by year of a tenure."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from chronicle.dates import is_vague
from chronicle.deriving.tenures import Tenure, Tenures
from chronicle.linking import Chronicle, Entries
from chronicle.model import Entry
from chronicle.terms import Certainty

KINDS = ("head of state", "head of government", "foreign minister")
MOST_STATES = 3
"""How many states are compared: those with which a leader has most entries."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's tenure within some years, and whether they held it then for certain."""

    tenure: Tenure
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Years:
    """Years from `first` to `last` with the same holders; `together` are the entries with one of them."""

    first: int
    last: int
    holders: tuple[Held, ...]
    together: Entries


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The holders of the same office in another state during a tenure."""

    tenure: Tenure
    state: str
    years: tuple[Years, ...]


def counterparts_of(
    chronicle: Chronicle, tenures: Tenures, person: str
) -> tuple[Counterparts, ...]:
    """The counterparts of a leader, for each of their tenures at the head of a state or of its diplomacy.

    A tenure counts on the days on which it was certainly held, and not after the leader's last
    entry. Denied entries are left out.
    """
    entries = tuple(
        each for each in chronicle.with_person.get(person, ()) if each.status != "denied"
    )
    own = [each for each in tenures.of.get(person, ()) if each.office.kind in KINDS]
    last = max((each.date.earliest for each in entries if not is_vague(each.date)), default=None)
    if not own or last is None:
        return ()
    company = [(each, frozenset(one.person for one in each.people) - {person}) for each in entries]
    served = {each.office.of for each in tenures.of[person]}
    states = [state for state in _states(chronicle, entries) if state not in served]
    found = []
    for tenure in own:
        kind, days = tenure.office.kind, _days(tenure, last)
        known = (state for state in states if (kind, state) in tenures.of_kind)
        if days is None:
            continue
        for state in islice(known, MOST_STATES):
            years = tuple(_years(days, tenures.of_kind[kind, state], company))
            if years:
                found.append(Counterparts(tenure, state, years))
    return tuple(found)


def _days(tenure: Tenure, last: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """The days on which a tenure was certainly held, up to a last one."""
    first, end = tenure.term.surely_from, tenure.term.surely_until
    if tenure.term.start is None or first is None or end is None or first > min(end, last):
        return None
    return first, min(end, last)


def _states(chronicle: Chronicle, entries: Entries) -> list[str]:
    """The states of a leader's entries, the most frequent first."""
    parties = chronicle.content.parties
    counts = Counter(
        party for entry in entries for party in entry.parties if parties[party].type == "state"
    )
    return sorted(counts, key=lambda state: (-counts[state], state))


def _years(
    days: tuple[datetime.date, datetime.date],
    tenures: Sequence[Tenure],
    company: Sequence[tuple[Entry, frozenset[str]]],
) -> Iterator[Years]:
    """Consecutive years with the same holders; those of which none is known are left out.

    `company` are the leader's entries with who else took part.
    """
    first, last = days
    tenures = [each for each in tenures if each.term.start and each.term.within(first, last)]
    by_year = [(year, _in_year(year, days, tenures)) for year in range(first.year, last.year + 1)]
    for holders, group in groupby(by_year, key=itemgetter(1)):
        years = [year for year, _ in group]
        if not holders:
            continue
        others = {each.tenure.person for each in holders}
        yield Years(
            years[0],
            years[-1],
            holders,
            tuple(
                entry
                for entry, people in company
                if others & people
                if years[0] <= entry.date.earliest.year and entry.date.latest.year <= years[-1]
            ),
        )


def _in_year(
    year: int, days: tuple[datetime.date, datetime.date], tenures: Sequence[Tenure]
) -> tuple[Held, ...]:
    """Who held the office on some of the days that are in a year."""
    first = max(days[0], datetime.date(year, 1, 1))
    last = min(days[1], datetime.date(year, 12, 31))
    return tuple(
        Held(each, certainty) for each in tenures if (certainty := each.term.within(first, last))
    )
