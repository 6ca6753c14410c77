"""What the chronicle collects: where silence means that nothing is known, and where it means nothing at all."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Literal

from chronicle.dates import Date, parse
from chronicle.schema import CoverageFields

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time that is not collected, with its first and last day."""

    date: Date
    first: datetime.date
    last: datetime.date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days between which a chronicle collects, and the gaps within; `start` and `end` may be open.

    Without a start, an end or gaps nothing is known to be left out: `is_stated` is False.
    """

    start: Date | None = None
    end: Date | None = None
    gaps: tuple[Gap, ...] = ()
    note: str | None = None

    @property
    def is_stated(self) -> bool:
        return bool(self.start or self.end or self.gaps)

    def until(self, today: datetime.date) -> Coverage:
        """The coverage without what is still to come after the month of a day."""
        if self.end is None or self.end.latest <= today:
            return self
        return replace(self, end=parse(f"{today:%Y-%m}"))

    def collects(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether every day from the first to the last is collected, as far as is stated."""
        if self.start and first < self.start.earliest:
            return False
        if self.end and last > self.end.latest:
            return False
        return all(gap.last < first or last < gap.first for gap in self.gaps)

    def is_outside(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether no day from the first to the last is collected."""
        day = first
        while day <= last:
            blocked = self._end_of_silence(day)
            if blocked is None:
                return False
            if blocked == datetime.date.max:
                return True
            day = blocked + DAY
        return True

    def without_entries(self, year: int) -> Literal["not collected", "partly", "no entries"]:
        """What is to be said of a year without entries."""
        days = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if self.is_outside(*days):
            return "not collected"
        return "no entries" if self.collects(*days) else "partly"

    def silences(self) -> tuple[tuple[datetime.date, datetime.date], ...]:
        """The first and last days of all that is not collected, in order; what touches is one."""
        stretches = [(gap.first, gap.last) for gap in self.gaps]
        if self.start and self.start.earliest > datetime.date.min:
            stretches.append((datetime.date.min, self.start.earliest - DAY))
        if self.end and self.end.latest < datetime.date.max:
            stretches.append((self.end.latest + DAY, datetime.date.max))
        merged: list[tuple[datetime.date, datetime.date]] = []
        for first, last in sorted(stretches):
            before = merged[-1] if merged else None
            if before and (before[1] == datetime.date.max or first <= before[1] + DAY):
                merged[-1] = (before[0], max(before[1], last))
            else:
                merged.append((first, last))
        return tuple(merged)

    def _end_of_silence(self, day: datetime.date) -> datetime.date | None:
        """The last day of what is not collected around a day, or None for a day that is collected."""
        if self.end and day > self.end.latest:
            return datetime.date.max
        if self.start and day < self.start.earliest:
            return self.start.earliest - DAY
        return next((gap.last for gap in self.gaps if gap.first <= day <= gap.last), None)


def coverage_of(fields: CoverageFields) -> Coverage:
    """The coverage that site.yaml states."""
    gaps = (
        Gap(gap.period, gap.period.earliest, gap.period.latest, gap.note) for gap in fields.gaps
    )
    return Coverage(
        fields.from_, fields.to, tuple(sorted(gaps, key=lambda gap: gap.first)), fields.note
    )
