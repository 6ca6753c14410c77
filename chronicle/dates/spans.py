"""Lengths of time as settings write them: 90 days, 6 months, 2 years."""

from __future__ import annotations

import datetime
from calendar import monthrange

SPAN = r"^\d+ (day|week|month|year)s?$"
"""What a length of time looks like."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def day_before(day: datetime.date, span: str) -> datetime.date:
    """The day that lies a length of time (see `SPAN`) before another.

    Months are those of the calendar, and where one is too short its last day counts: a month
    before 31 March is the last of February. What would lie before the year 1 is its first day.
    """
    number, unit = span.split()
    unit = unit.removesuffix("s")
    if unit in _DAYS:
        days = min(int(number) * _DAYS[unit], day.toordinal() - 1)
        return day - datetime.timedelta(days=days)
    months = 12 * day.year + day.month - 1 - int(number) * _MONTHS[unit]
    if months < 12:
        return datetime.date.min
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, monthrange(year, month)[1]))
