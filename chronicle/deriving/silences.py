"""The longest time without an entry, where it is the longest on every day that dates may mean."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from chronicle.dates import Date, beginning, ending
from chronicle.deriving.bounds import Bounds, bounds_of
from chronicle.deriving.coverage import DAY, Coverage
from chronicle.model import Entry

LEAST_ENTRIES = 3
MOST_TIES = 3


@dataclass(frozen=True, slots=True)
class Silence:
    """The time from the end of an entry to the beginning of the next, without one between.

    `after` and `before` hold several entries where these end, or begin, on the same date.
    """

    after: tuple[Entry, ...]
    before: tuple[Entry, ...]
    least: int
    """The days between the two dates, at the least; as many as `most` where both are known to the day."""
    most: int

    @property
    def start(self) -> Date:
        """The date on which the last entry before it ended."""
        date = ending(self.after[0].date)
        assert date is not None, "what has no end is before nothing"
        return date

    @property
    def end(self) -> Date:
        """The date on which the next entry began."""
        date = beginning(self.before[0].date)
        assert date is not None, "what has no beginning is after nothing"
        return date


@dataclass(frozen=True, slots=True)
class Silences:
    """The longest silence of some entries, or up to three that are equally long; empty where it is not certain.

    `is_within` says that a silence which reaches into what is not collected has been left out.
    """

    longest: tuple[Silence, ...] = ()
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What lies between the first k entries and the rest, in the order in which they may first have ended."""

    cut: int
    start: datetime.date
    """The first k have certainly ended."""
    end: datetime.date
    """None of the rest can have begun before."""
    first: datetime.date
    """The earliest day on which the silence may begin, and the latest on which it may end."""
    last: datetime.date
    before: int
    """The longest that a silence among the first k can be which begins after all of them may have ended."""
    is_collected: bool

    @property
    def is_certain(self) -> bool:
        return self.start < self.end

    @property
    def least(self) -> int:
        return (self.end - self.start).days

    @property
    def most(self) -> int:
        return (self.last - self.first).days


def longest_silences(entries: Sequence[Entry], coverage: Coverage) -> Silences:
    """The longest silence between the entries, of those that lie within what is collected.

    It is given if, whatever days the dates mean, no other is longer: its least possible length is
    at least the greatest possible length of every other. Sorting apart, one pass.
    """
    if len(entries) < LEAST_ENTRIES:
        return Silences()
    known = sorted(
        ((bounds_of(entry.date), entry) for entry in entries),
        key=lambda pair: (pair[0].first_end, pair[1].order),
    )
    stretches = _stretches([bounds for bounds, _ in known], coverage)
    left_out = {each.cut for each in stretches if each.is_certain and not each.is_collected}
    rivals = [
        each.before if each.cut in left_out else max(each.most, each.before) for each in stretches
    ]
    # What may lie behind the entry that may first have ended last of all.
    rivals.append(_days(known[-1][0].first_end, max(bounds.last_begin for bounds, _ in known)))
    greatest, second = sorted(rivals, reverse=True)[:2]
    longest = []
    for each, own in zip(stretches, rivals, strict=False):
        rival = max(each.before, second if own == greatest else greatest)
        if each.is_certain and each.cut not in left_out and each.least >= rival:
            if not coverage.collects(*_within(each.first, each.last)):
                return Silences(is_within=bool(left_out))
            longest.append(each)
    silences = [_silence(known, each) for each in longest[: MOST_TIES + 1]]
    if len(silences) > MOST_TIES or not all(silences):
        return Silences(is_within=bool(left_out))
    return Silences(tuple(each for each in silences if each), bool(left_out))


def _stretches(known: Sequence[Bounds], coverage: Coverage) -> list[_Stretch]:
    ended = list(accumulate((each.last_end for each in known), max))
    begun = list(accumulate((each.last_begin for each in known), max))
    rest = known[:0:-1]
    next_begins = list(accumulate((each.first_begin for each in rest), min))[::-1]
    last_begins = list(accumulate((each.last_begin for each in rest), min))[::-1]
    found = []
    for cut, (start, end) in enumerate(zip(ended, next_begins, strict=False)):
        first = known[cut].first_end
        found.append(
            _Stretch(
                cut=cut + 1,
                start=start,
                end=end,
                first=first,
                last=last_begins[cut],
                before=_days(first, begun[cut]),
                is_collected=start >= end or coverage.collects(*_within(start, end)),
            )
        )
    return found


def _within(start: datetime.date, end: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day between two; the second where none is."""
    return (start + DAY, end - DAY) if (end - start).days > 1 else (end, end)


def _days(start: datetime.date, end: datetime.date) -> int:
    return (end - start).days


def _silence(known: Sequence[tuple[Bounds, Entry]], stretch: _Stretch) -> Silence | None:
    """The entries on both sides, or None where more than one date may be the nearest."""
    left, right = known[: stretch.cut], known[stretch.cut :]
    end = max(bounds.first_end for bounds, _ in left)
    begin = min(bounds.last_begin for bounds, _ in right)
    after = tuple(entry for bounds, entry in left if bounds.last_end >= end)
    before = tuple(entry for bounds, entry in right if bounds.first_begin <= begin)
    ends = {ending(entry.date) for entry in after}
    begins = {beginning(entry.date) for entry in before}
    if len(ends) > 1 or len(begins) > 1:
        return None
    return Silence(after, before, stretch.least, stretch.most)
