"""What can be said for certain about two dates, each as exactly as it is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from chronicle.dates.parsing import Date

_DAY, _MONTH, _YEAR = range(3)
_UNITS = {"time": _DAY, "day": _DAY, "month": _MONTH, "year": _YEAR}


def is_vague(date: Date) -> bool:
    """Whether a date is marked as approximate or uncertain, so that its days bound nothing."""
    return date.is_approximate or date.is_uncertain


def certainly_before(
    one: Date, other: Date, grace: datetime.timedelta = datetime.timedelta()
) -> bool:
    """Whether all of `one` lies more than `grace` before all of `other`.

    Nothing is certain about a date that is marked as approximate or uncertain.
    """
    if is_vague(one) or is_vague(other):
        return False
    return other.earliest - one.latest > grace


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time from one date to a later one, as exactly as both are known.

    `days` where both are known to the day and less than a year lies between them, else whole
    `years` and `months`, and `years` alone where one of the two is a year. `is_about` when a date
    is marked as approximate.
    """

    days: int = 0
    months: int = 0
    years: int = 0
    is_about: bool = False


def elapsed(earlier: Date, later: Date) -> Elapsed | None:
    """The time from the beginning of `earlier` to that of `later`.

    None where it cannot be said: either is uncertain, or less exact than a year, or they are not
    certainly one after the other. A month against a day is counted in months of the calendar,
    as people do: from April 1999 to 23 February 2022 there are 22 years 10 months.
    """
    first, last = beginning(earlier), beginning(later)
    if first is None or last is None or first.is_uncertain or last.is_uncertain:
        return None
    if first.latest >= last.earliest:
        return None
    is_about = first.is_approximate or last.is_approximate
    units = [_UNITS.get(date.precision) for date in (first, last)]
    if None in units:
        return None
    one, other = first.earliest, last.earliest
    if _YEAR in units:
        return Elapsed(years=other.year - one.year, is_about=is_about)
    months = 12 * (other.year - one.year) + other.month - one.month
    if _MONTH not in units:
        months -= other.day < one.day
        if months < 12:
            return Elapsed(days=(other - one).days, is_about=is_about)
    return Elapsed(months=months % 12, years=months // 12, is_about=is_about)


def beginning(date: Date) -> Date | None:
    """The date on which something began: of an interval its start, which may be unknown."""
    return date.start if date.precision == "interval" else date


def ending(date: Date) -> Date | None:
    """The date on which something ended: of an interval its end, which may be unknown."""
    return date.end if date.precision == "interval" else date
