"""Terms: from when to when somebody held an office or belonged to an organisation, and what is certain of a day.

A first and a last day are known as exactly as their dates. A date that is marked as approximate or
uncertain bounds nothing: nothing is certain by it, and what its days as written allow may be.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from chronicle.dates import Date, is_vague

Certainty = Literal["held", "perhaps"]

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """A time with a first and a last day, both counted.

    Without an `end` it goes on, unless `is_end_unknown`: then it ended some time after it began,
    and not after the latest day of `no_later`, where there is one. Without a `start` it is not
    known when it began.
    """

    start: Date | None = None
    end: Date | None = None
    is_end_unknown: bool = False
    no_later: Date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of when it was; a term without dates proves nothing."""
        return self.start is not None or self.end is not None

    @property
    def surely_from(self) -> datetime.date | None:
        """The first day on which it had certainly begun."""
        first = self.start or self.end
        return None if first is None or is_vague(first) else first.latest

    @property
    def surely_until(self) -> datetime.date | None:
        """The last day on which it had certainly not ended, if it had begun."""
        if self.end is None and not self.is_end_unknown:
            return datetime.date.max
        last = self.end or self.start
        return None if last is None or is_vague(last) else last.earliest

    def on(self, date: Date) -> Certainty | None:
        """Whether it ran on a date: on every day that the dates may mean, on some of them, on none."""
        if not self._is_possible(date):
            return None
        return "perhaps" if any(self.doubts(date)) else "held"

    def doubts(self, date: Date) -> tuple[bool, bool]:
        """Whether it is unsure that it had begun, and that it had not ended, on each day of a date."""
        if is_vague(date):
            return True, True
        first, last = self.surely_from, self.surely_until
        return first is None or first > date.earliest, last is None or last < date.latest

    def _is_possible(self, date: Date) -> bool:
        last = self.no_later if self.is_end_unknown else self.end
        return (
            self.is_dated
            and (self.start is None or self.start.earliest <= date.latest)
            and (last is None or last.latest >= date.earliest)
        )

    def is_over(self, date: Date) -> bool:
        """Whether it had certainly ended before the first day of a date."""
        last = self.no_later if self.is_end_unknown else self.end
        return last is not None and _is_before(last, date)

    def is_to_come(self, date: Date) -> bool:
        """Whether it certainly began after the last day of a date."""
        return self.start is not None and _is_before(date, self.start)

    def within(self, first: datetime.date, last: datetime.date) -> Certainty | None:
        """Whether it ran on at least one of some days: certainly, perhaps, or not at all."""
        begun, ended = self.surely_from, self.surely_until
        if begun and ended and max(begun, first) <= min(ended, last):
            return "held"
        possible = (self.start is None or self.start.earliest <= last) and (
            self._latest is None or self._latest >= first
        )
        return "perhaps" if self.is_dated and possible else None

    @property
    def _latest(self) -> datetime.date | None:
        last = self.no_later if self.is_end_unknown else self.end
        return last.latest if last else None


def touches(earlier: Term, later: Term) -> bool:
    """Whether one term ended when another began: on the day or the day after, as exactly as is known."""
    end, start = earlier.end, later.start
    if end is None or start is None or is_vague(end) or is_vague(start):
        return False
    return end.earliest - DAY <= start.latest and start.earliest <= end.latest + DAY


def _is_before(one: Date, other: Date) -> bool:
    return not is_vague(one) and not is_vague(other) and one.latest < other.earliest
