"""On which days of a year something happened, where the days are known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.dates import is_vague
from chronicle.deriving.coverage import DAY
from chronicle.linking import Entries
from chronicle.model import Entry


@dataclass(frozen=True, slots=True)
class YearDays:
    """The entries of each day of a year that has some, in order.

    One that lasts several days is on each of them. `apart` are those whose days are not all known;
    what was denied is in `denied` alone.
    """

    year: int
    days: Mapping[datetime.date, Entries]
    apart: Entries
    denied: Entries


def days_of_year(entries: Sequence[Entry], year: int) -> YearDays:
    """The days of a year on which its entries lie."""
    found: dict[datetime.date, list[Entry]] = {}
    apart = []
    counted = [entry for entry in entries if entry.status != "denied"]
    for entry in counted:
        date = entry.date
        if date.days is None or is_vague(date):
            apart.append(entry)
            continue
        day = date.earliest
        while day <= date.latest:
            if day.year == year:
                found.setdefault(day, []).append(entry)
            day += DAY
    return YearDays(
        year,
        {day: tuple(found[day]) for day in sorted(found)},
        tuple(apart),
        tuple(entry for entry in entries if entry.status == "denied"),
    )
