"""EDTF texts → dates with an earliest and a latest day.

Levels 0 and 1 of the Extended Date/Time Format (ISO 8601-2:2019, annex A;
https://www.loc.gov/standards/datetime/), within the years 0001 to 9999 that `datetime` covers,
and times to the minute as well as to the second, with or without a zone.
"""

from __future__ import annotations

import datetime
import re
from calendar import isleap, monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering
from typing import Literal

from chronicle.dates.guessing import MONTHS, guess

Precision = Literal["time", "day", "month", "season", "year", "decade", "century", "interval"]

EXAMPLES = "write 2022-01-17, 2022-01, 2022, 1966~ or 2022-02-23/2022-02-24"

_DAY_OR_LESS = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<qualifier>[?~%]?)"
)
_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|(?P<sign>[+-])(?P<ahead>[0-9]{2})(?::?(?P<past>[0-9]{2}))?)?"
)
_OTHER_YEARS = re.compile(r"Y-?[0-9]+.*|-[0-9]{4,}.*|[0-9]{5,}(-.*)?", re.IGNORECASE)
_LEVEL_2 = re.compile(r"[\[{].*|[?~%].+|.*[0-9][?~%]-.*|[0-9]{4}-(2[5-9]|3[0-9]|4[01])|.*S[0-9]+")

# A season is placed where the northern hemisphere has it (meteorological seasons); ISO 8601-2
# leaves it open. Winter is the one that begins in its year.
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


class BadDate(ValueError):  # noqa: N818 -- a finding for the author, not a failure
    """A text that is no date; the message and `hint` are written for the author."""

    def __init__(self, message: str, hint: str = EXAMPLES) -> None:
        super().__init__(message)
        self.hint = hint


class EndBeforeStart(BadDate):
    """An interval whose end lies wholly before its start."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Date:
    """A date, as exactly as it is known.

    `text` is normalised EDTF and says all the rest, so dates are equal when their texts are.
    `earliest` and `latest` are the days between which it lies; an interval's open or unknown side
    reaches to `datetime.date.min` or `datetime.date.max`. `month` is None where it is not known.
    A time keeps its own clock: its day is the day of the place, not of UTC.
    An interval has `start` and `end` (None where open or unknown) and the year and month with
    which it begins, or when that is not known, with which it ends.
    """

    text: str
    earliest: datetime.date = field(compare=False)
    latest: datetime.date = field(compare=False)
    precision: Precision = field(compare=False)
    year: int | None = field(default=None, compare=False)
    month: int | None = field(default=None, compare=False)
    season: int | None = field(default=None, compare=False)
    time: datetime.time | None = field(default=None, compare=False)
    is_uncertain: bool = field(default=False, compare=False)
    is_approximate: bool = field(default=False, compare=False)
    start: Date | None = field(default=None, compare=False)
    end: Date | None = field(default=None, compare=False)

    @property
    def is_certain(self) -> bool:
        """Whether nothing in it is marked as uncertain (`?` or `%`)."""
        return not self.is_uncertain

    @property
    def days(self) -> int | None:
        """How many days it lasts; None unless its first and last day are both known."""
        first, last = (self.start, self.end) if self.precision == "interval" else (self, self)
        exact = ("day", "time")
        if first is None or last is None or {first.precision, last.precision} - {*exact}:
            return None
        return (last.earliest - first.earliest).days + 1

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """What entries are sorted by, before their ids."""
        return self.earliest, self.latest

    def __lt__(self, other: Date) -> bool:
        # The text settles what falls on the same days, so that the order is total.
        return (*self.sort_key, self.text) < (*other.sort_key, other.text)

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], Date], tuple[str]]:
        # Its text says all, so that a date which is kept, or given to another process, is that
        # alone; and equal ones, which a chronicle has many of, are one.
        return _again, (self.text,)


def parse(text: str) -> Date:
    """The date that an EDTF text (levels 0 and 1) states.

    Raises BadDate, with a hint at what may have been meant, for anything else; EndBeforeStart for
    an interval that runs backwards.
    """
    text = text.strip()
    try:
        return _parse(text)
    except EndBeforeStart:
        raise
    except BadDate as bad:
        meant = _readable(guess(text))
        if not meant:
            raise
        raise BadDate(str(bad), f"did you mean {_listed(meant)}?") from None


@lru_cache(maxsize=20_000)
def _again(text: str) -> Date:
    return _parse(text)


def interval(start: Date, end: Date) -> Date:
    """The interval from a `date` to its `end_date`; the times of day of both are left out.

    An `end` on the day of `start` adds nothing. Raises BadDate when either is an interval itself.
    """
    for side in (start, end):
        if side.precision == "interval":
            raise BadDate(
                f"“{side.text}” is an interval already", "leave end_date out, or give it one day"
            )
    if start == end or (start.days == 1 and start.sort_key == end.sort_key):
        return start
    return _between(_without_time(start), _without_time(end))


def since(date: Date) -> Date:
    """The open interval that begins with a date; of an interval, with its start."""
    first = date.start if date.precision == "interval" else date
    return _between(_without_time(first), None) if first else date


def until(date: Date) -> Date:
    """The open interval that ends with a date; of an interval, with its end."""
    last = date.end if date.precision == "interval" else date
    return _between(None, _without_time(last)) if last else date


def _parse(text: str) -> Date:
    if "/" in text:
        return _interval(text)
    if match := _DAY_OR_LESS.fullmatch(text):
        return _day_or_less(match)
    if match := _TIME.fullmatch(text):
        return _time(match)
    if not text:
        raise BadDate("the date is empty")
    if _OTHER_YEARS.fullmatch(text):
        raise BadDate(f"“{text}” is out of range: Chronicle covers the years 0001–9999")
    if _LEVEL_2.fullmatch(text):
        raise BadDate(f"“{text}” looks like EDTF level 2; Chronicle reads levels 0 and 1")
    raise BadDate(f"“{text}” is not a date")


def _day_or_less(match: re.Match[str]) -> Date:
    text = match[0]
    year, month, day, qualifier = match["year"], match["month"], match["day"], match["qualifier"]
    uncertain, approximate = qualifier in {"?", "%"}, qualifier in {"~", "%"}
    if year.endswith("X"):
        if month:
            raise BadDate(f"“{text}” gives a month but not the year")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return Date(
            text,
            datetime.date(max(first, 1), 1, 1),
            datetime.date(last, 12, 31),
            "century" if year.endswith("XX") else "decade",
            is_uncertain=uncertain,
            is_approximate=approximate,
        )
    number = int(year)
    if number < 1:
        raise BadDate(f"“{text}” is out of range: Chronicle covers the years 0001–9999")
    precision, first_day, last_day = _span(text, number, month, day)
    return Date(
        text,
        first_day,
        last_day,
        precision,
        year=number,
        month=int(month) if precision in {"month", "day"} and month else None,
        season=int(month) if precision == "season" and month else None,
        is_uncertain=uncertain,
        is_approximate=approximate,
    )


def _span(
    text: str, year: int, month: str | None, day: str | None
) -> tuple[Precision, datetime.date, datetime.date]:
    """How precise a year with these digits is, and its first and last day."""
    if month is None or month == "XX":
        if day not in {None, "XX"}:
            raise BadDate(f"“{text}” gives a day but not the month")
        return "year", datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    number = int(month)
    if number in _SEASON_STARTS:
        if day is not None:
            raise BadDate(f"“{text}” gives a day of a season")
        return "season", *_season(year, number)
    if not 1 <= number <= 12:
        raise BadDate(f"“{text}” is not a date: there is no month {month}", "months are 01 to 12")
    length = monthrange(year, number)[1]
    if day is None or day == "XX":
        return "month", datetime.date(year, number, 1), datetime.date(year, number, length)
    if not 1 <= int(day) <= length:
        name = f"{MONTHS[number - 1]} {year}"
        raise BadDate(
            f"“{text}” is not a date: {name} has no day {int(day)}",
            _leap_hint(year) if (number, day) == (2, "29") else f"{name} has {length} days",
        )
    exact = datetime.date(year, number, int(day))
    return "day", exact, exact


def _season(year: int, season: int) -> tuple[datetime.date, datetime.date]:
    start = _SEASON_STARTS[season]
    if season != 24:
        return (
            datetime.date(year, start, 1),
            datetime.date(year, start + 2, monthrange(year, start + 2)[1]),
        )
    if year == datetime.MAXYEAR:
        return datetime.date(year, start, 1), datetime.date.max
    return datetime.date(year, start, 1), datetime.date(year + 1, 2, 29 if isleap(year + 1) else 28)


def _leap_hint(year: int) -> str:
    return f"did you mean {year:04}-02-28 or {year:04}-03-01? {year} was not a leap year"


def _time(match: re.Match[str]) -> Date:
    day = _parse(match["day"])
    if day.precision != "day":
        raise BadDate(f"“{match[0]}” gives a time, but not its day")
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise BadDate(f"“{match[0]}” is not a date: there is no such time", "00:00 to 23:59:59")
    zone, zone_text = _zone(match)
    seconds = f":{match['second']}" if match["second"] else ""
    return Date(
        f"{day.text}T{match['hour']}:{match['minute']}{seconds}{zone_text}",
        day.earliest,
        day.latest,
        "time",
        year=day.year,
        month=day.month,
        time=datetime.time(hour, minute, second, tzinfo=zone),
    )


def _zone(match: re.Match[str]) -> tuple[datetime.timezone | None, str]:
    """The offset of a time and its spelling, which is the one that HTML takes."""
    if match["zone"] is None:
        return None, ""
    ahead, past = int(match["ahead"] or 0), int(match["past"] or 0)
    if ahead > 23 or past > 59:
        raise BadDate(f"“{match[0]}” is not a date: there is no such zone", "write +05:00 or Z")
    if ahead == past == 0:
        return datetime.UTC, "Z"
    offset = datetime.timedelta(hours=ahead, minutes=past)
    sign = match["sign"]
    return datetime.timezone(-offset if sign == "-" else offset), f"{sign}{ahead:02}:{past:02}"


def _interval(text: str) -> Date:
    left, _, right = text.partition("/")
    if "/" in right or {left, right} <= {"", ".."}:
        raise BadDate(f"“{text}” is not a date")
    start, end = _side(left), _side(right)
    return _between(start, end, left, right)


def _side(text: str) -> Date | None:
    if text in {"", ".."}:
        return None
    date = _parse(text)
    if date.precision == "time":
        raise BadDate(
            f"an interval lies between days, not times: “{text}”", f"did you mean {text[:10]}?"
        )
    return date


def _between(start: Date | None, end: Date | None, left: str = "..", right: str = "..") -> Date:
    """The interval of two dates; `left` and `right` say how a missing one is spelt."""
    left, right = start.text if start else left, end.text if end else right
    if start and end:
        if start == end:
            return start
        if end.latest < start.earliest:
            raise EndBeforeStart(
                f"the interval ends before it starts: “{left}/{right}”",
                f"did you mean {right}/{left}?",
            )
    anchor = next(side for side in (start, end) if side)
    return Date(
        f"{left}/{right}",
        start.earliest if start else datetime.date.min,
        end.latest if end else datetime.date.max,
        "interval",
        year=anchor.year,
        month=anchor.month,
        is_uncertain=any(side.is_uncertain for side in (start, end) if side),
        is_approximate=any(side.is_approximate for side in (start, end) if side),
        start=start,
        end=end,
    )


def _without_time(date: Date) -> Date:
    return _parse(date.text[:10]) if date.precision == "time" else date


def _readable(texts: tuple[str, ...]) -> tuple[Date, ...]:
    dates = []
    for text in texts:
        try:
            dates.append(_parse(text))
        except BadDate:
            continue
    return tuple(dict.fromkeys(dates))


def _listed(dates: tuple[Date, ...]) -> str:
    if len(dates) == 1:
        return dates[0].text
    return " or ".join(
        f"{date.text} ({date.earliest.day} {MONTHS[date.earliest.month - 1]})" for date in dates
    )
