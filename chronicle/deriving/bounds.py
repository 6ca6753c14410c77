"""Between which days an event began and ended, as far as its date binds them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chronicle.dates import Date, beginning, ending, is_vague
from chronicle.model import Entry

_NEVER, _EVER = datetime.date.min, datetime.date.max


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which an event may have begun, and on which it may have ended.

    An open, unknown, approximate or uncertain side of a date reaches as far as days go.
    """

    first_begin: datetime.date
    last_begin: datetime.date
    first_end: datetime.date
    last_end: datetime.date


@lru_cache(maxsize=20_000)  # A date is asked for in every list of its entry.
def bounds_of(date: Date) -> Bounds:
    """What a date says of when an event began and ended."""
    first_begin, last_begin = _side(beginning(date))
    first_end, last_end = _side(ending(date))
    return Bounds(first_begin, min(last_begin, last_end), max(first_end, first_begin), last_end)


def _side(date: Date | None) -> tuple[datetime.date, datetime.date]:
    if date is None or is_vague(date):
        return _NEVER, _EVER
    return date.earliest, date.latest


def year_of_beginning(date: Date) -> int | None:
    """The year in which an event certainly began, or None."""
    bounds = bounds_of(date)
    year = bounds.first_begin.year
    return year if year == bounds.last_begin.year else None


def earliest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those entries that may have begun first: more than one where dates overlap or tie."""
    if len(entries) < 2:
        return tuple(entries)
    known = [(bounds_of(entry.date), entry) for entry in entries]
    limit = min(bounds.last_begin for bounds, _ in known)
    return tuple(entry for bounds, entry in known if bounds.first_begin <= limit)


def latest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those entries that may have begun last."""
    if len(entries) < 2:
        return tuple(entries)
    known = [(bounds_of(entry.date), entry) for entry in entries]
    limit = max(bounds.first_begin for bounds, _ in known)
    return tuple(entry for bounds, entry in known if bounds.last_begin >= limit)
