"""Where a long list is cut into pages, so that an addition leaves nearly all of them as they are.

A list has joints of its own: where a decade, a year, a month or a day begins. It is cut at some of
these, and a page is called by what begins with it: /topics/energy/page/2018/. Which joints are taken
depends on what is listed near them, and never on how many entries come before.
"""

import datetime
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from chronicle import dates

LEAST_SHARE = 4
"""A page has at least a quarter of the entries that it may have."""

ONE_DAY = datetime.timedelta(days=1)

DECADE, YEAR, MONTH, DAY, ITEM = range(5)
"""How deep the units of time lie in each other, as `units_of_time` names them."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a page begins: the place of its first item, and the outermost unit that begins with it.

    `depth` is how many units this lies in. The first page, which no cut begins, has no `name`.
    """

    start: int
    depth: int = 0
    name: str = ""


FIRST = Cut(0)


def cuts_of(units: Sequence[Sequence[str]], size: int) -> tuple[Cut, ...]:
    """Where the pages of a list begin, none of them with more than `size` items.

    `units` are the names of those that each item lies in, the outermost first and the item itself
    last; what lies in a unit stands together. What is too long is cut where its outermost unit
    begins, but not near its ends. Of several such units a digest of the name decides: it is as
    good as chance, but stays the same when others come.
    """
    joints = [FIRST, *(_joint(n, *units[n - 1 : n + 1]) for n in range(1, len(units)))]
    ranks = [(cut.depth, crc32(cut.name.encode()), cut.name) for cut in joints]
    least = max(1, size // LEAST_SHARE)
    found, todo = [], [(0, len(joints))]
    while todo:
        start, end = todo.pop()
        if end - start <= size:
            found.append(joints[start])
            continue
        middle = min(range(start + least, end - least + 1), key=ranks.__getitem__)
        todo += [(middle, end), (start, middle)]
    return tuple(found)


def _joint(place: int, before: Sequence[str], units: Sequence[str]) -> Cut:
    for depth, (one, other) in enumerate(zip(before, units, strict=False)):
        if one != other:
            return Cut(place, depth, other)
    raise AssertionError("each item is a unit of its own")


def units_of_time(
    day: datetime.date, id: str, prefix: str = "", *, is_newest_first: bool
) -> tuple[str, ...]:
    """The units that something of a day lies in, as `cuts_of` takes them.

    A decade is called by the year with which it begins, as the list is read.
    """
    iso = prefix + day.isoformat()
    decade = f"{iso[:-7]}{9 if is_newest_first else 0}"
    return decade, iso[:-6], iso[:-3], iso, f"{iso}-{id}"


def time_between(
    here: tuple[datetime.date, int] | None,
    beyond: tuple[datetime.date, int] | None,
    language: str,
    *,
    is_newest_first: bool,
) -> str:
    """The time that a page is about, in words: "2018–2020", "until July 2014".

    `here` are the first day on the page and the depth of the unit that it begins, None on the first
    page, and `beyond` those of the next page. What is said follows from these alone, so that it
    stays when entries are added. A page that goes on with a day has dots before it.
    """
    first = _bounds(*here)[is_newest_first] if here else None
    last = _neighbour(*beyond, is_newest_first=is_newest_first) if beyond else None
    start, end = (last, first) if is_newest_first else (first, last)
    text = dates.show(dates.parse(_edtf(start, end)), language) if start or end else ""
    return f"… {text}".rstrip() if here and (here[1] == ITEM or not text) else text


def _neighbour(day: datetime.date, depth: int, *, is_newest_first: bool) -> datetime.date | None:
    """The last day, as the page is read, before a unit of time; that day itself if it is divided."""
    start, end = _bounds(day, depth)
    if start is None or end is None or depth == ITEM:
        return start
    return end + ONE_DAY if is_newest_first else start - ONE_DAY


def _bounds(day: datetime.date, depth: int) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a unit of time; None for what has no beginning."""
    if day == datetime.date.min:
        return None, None
    match depth:
        case n if n == DECADE:
            decade = day.year // 10 * 10
            return datetime.date(max(decade, 1), 1, 1), datetime.date(decade + 9, 12, 31)
        case n if n == YEAR:
            return datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)
        case n if n == MONTH:
            last = monthrange(day.year, day.month)[1]
            return day.replace(day=1), day.replace(day=last)
    return day, day


def _edtf(start: datetime.date | None, end: datetime.date | None) -> str:
    """An interval, by years or months where it is made up of whole ones."""
    length = 10
    if (start is None or start.day == 1) and (end is None or (end + ONE_DAY).day == 1):
        is_whole = (start is None or start.month == 1) and (end is None or end.month == 12)
        length = 4 if is_whole else 7
    return "/".join(day.isoformat()[:length] if day else ".." for day in (start, end))
