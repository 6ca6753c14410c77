"""Days of the year and anniversaries: what happened on this day."""

from __future__ import annotations

import datetime
from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronicle.dates import Date, beginning, is_vague
from chronicle.model import Entry

Day = tuple[int, int]
"""A day of any year: its month and its number."""

ROUND = (5, 10, 25, 50, 75, 100)
"""The anniversaries that are round; after the last of them every 25th is."""

STEP = 25
LEAP_DAY: Day = (2, 29)


def day_of(date: Date) -> Day | None:
    """The day of the year on which something happened, or began; None where it is not certain.

    Certain is a day, and an interval whose first and last day are both known, unless any of it is
    marked as approximate or uncertain.
    """
    start = beginning(date)
    if start is None or date.days is None or is_vague(date):
        return None
    return start.earliest.month, start.earliest.day


def by_day(entries: Iterable[Entry]) -> dict[Day, tuple[Entry, ...]]:
    """The entries of each day of the year that has some, in the order of the calendar, then of time."""
    found: dict[Day, list[Entry]] = {}
    for entry in entries:
        if day := day_of(entry.date):
            found.setdefault(day, []).append(entry)
    return {day: tuple(found[day]) for day in sorted(found)}


def is_round(years: int) -> bool:
    """Whether so many years make a round anniversary."""
    return years in ROUND or (years > ROUND[-1] and years % STEP == 0)


def rounds(year: int) -> tuple[tuple[int, int], ...]:
    """The first round anniversaries of what happened in a year: how many years on, and in which year."""
    return tuple((n, year + n) for n in ROUND if year + n <= datetime.MAXYEAR)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An entry whose day comes round, on which day, and how many years it has been by then."""

    entry: Entry
    on: datetime.date
    years: int


def anniversaries(
    entries: Mapping[Day, Sequence[Entry]], first: datetime.date, days: int
) -> Iterator[Anniversary]:
    """What comes round on the first day and on those after it, in order; nothing that is denied.

    In a year without a 29 February, what happened on one is remembered on the 28th.
    """
    for ahead in range(days):
        if first.toordinal() + ahead > datetime.date.max.toordinal():
            return
        on = first + datetime.timedelta(ahead)
        for day in days_told_on(on):
            for entry in entries.get(day, ()):
                years = on.year - entry.date.earliest.year
                if years > 0 and entry.status != "denied":
                    yield Anniversary(entry, on, years)


def days_told_on(date: datetime.date) -> tuple[Day, ...]:
    """The days of the year that are told on a date: its own, and on some 28 February the 29th."""
    day = (date.month, date.day)
    return (day, LEAP_DAY) if day == (2, 28) and not isleap(date.year) else (day,)
