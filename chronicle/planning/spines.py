"""The years of a list one after the other: with entries, without any, and a leader's offices beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from chronicle.dates import is_vague
from chronicle.deriving.periods import span
from chronicle.deriving.tenures import Tenure
from chronicle.model import Entry
from chronicle.planning.groups import Noted
from chronicle.planning.offices import office_title, span_text, term_text
from chronicle.planning.parts import Parts
from chronicle.planning.views import Band, BandLabel, Group
from chronicle.planning.years import year_of

Divide = Callable[[Parts, int, Sequence[Noted]], Sequence[Group]]
"""Makes the groups of one year of a list."""


class _Row(NamedTuple):
    """A stretch of the list: a year with entries, or several without, in which the same offices were held.

    `quiet` says what is known of years without entries. `silence` is the first and the last of all
    of these, told with the first stretch of them; where an entry of another year may lie in them,
    nothing is told.
    """

    first: int
    last: int
    quiet: str | None = None
    silence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """The rows, by number in the order of the page, beside which a tenure runs, and in which lane."""

    tenure: Tenure
    top: int
    bottom: int
    lane: int


class Spine:
    """What runs down beside a whole list, of which each page shows its part."""

    def __init__(
        self,
        parts: Parts,
        entries: Sequence[Entry],
        tenures: Sequence[Tenure] = (),
        *,
        is_timeline: bool = True,
    ) -> None:
        """`entries` are in the order in which they are listed."""
        self._parts = parts
        years = [year_of(entry) for entry in entries]
        reached = _reached(entries, min(years, default=0), max(years, default=0))
        self._rows = list(_rows(years, reached, parts.without_entries, tenures))
        self._runs = _runs(tenures, self._rows)
        self._is_timeline = is_timeline
        self._lanes = 1 + max((run.lane for run in self._runs), default=-1)
        self._numbers = {row.first: n for n, row in enumerate(self._rows) if row.quiet is None}

    def groups(
        self, listed: Sequence[Noted], before: int | None, divide: Divide
    ) -> Iterator[Group]:
        """The groups of one page, and what lies between them, each with its bands.

        `before` is the year with which the page before ended. A page repeats what its first bands
        stand for.
        """
        is_first, known = True, set[str]()
        for year, found in groupby(listed, key=lambda noted: year_of(noted[0])):
            number = self._numbers[year]
            start = number
            while start and year != before and self._rows[start - 1].quiet:
                start -= 1
            for between in range(start, number):
                if self._lanes or (self._is_timeline and self._rows[between].silence):
                    yield self._beside(Group(""), between, is_first)
                    is_first = False
            for group in divide(self._parts, year, list(found)):
                # What has no beginning comes first, though it is listed under the year in which it ended.
                anchored = replace(group, id="") if group.id in known else group
                yield self._beside(anchored, number, is_first)
                is_first = False
                known.add(group.id)
            before = year

    def _beside(self, group: Group, number: int, is_first: bool) -> Group:
        row = self._rows[number]
        here = [run for run in self._runs if run.top <= number <= run.bottom]
        if row.quiet is None and not here and not self._lanes:
            return group
        lanes: list[Band | None] = [None] * self._lanes
        for run in here:
            lanes[run.lane] = Band(
                run.tenure.office.kind,
                run.tenure.term.within(*_days(row.first, row.last)) == "held",
                number == run.top,
                number == run.bottom,
            )
        return replace(
            group,
            bands=tuple(lanes),
            offices=tuple(self._label(run.tenure) for run in here if is_first or number == run.top),
            quiet=self._quiet(row) if row.quiet else None,
            is_collected=row.quiet != "not collected",
        )

    def _label(self, tenure: Tenure) -> BandLabel:
        parts, words = self._parts, self._parts.words
        title = office_title(parts.offices.called(tenure).office, parts.content.parties, words)
        text = words("%(office)s, %(time)s", office=title, time=term_text(tenure.term, words))
        return BandLabel(tenure.office.kind, text)

    def _quiet(self, row: _Row) -> str:
        words = self._parts.words
        if row.silence is None:
            return ""
        years = span_text(*row.silence, words)
        match row.quiet:
            case "not collected":
                return words("%(years)s: not collected", years=years)
            case "partly":
                return words("%(years)s: no entries, and not all collected", years=years)
        return words("%(years)s: no entries", years=years)


def _rows(
    years: Sequence[int],
    reached: Collection[int],
    without_entries: Callable[[int], str],
    tenures: Sequence[Tenure],
) -> Iterator[_Row]:
    """The rows of a whole list, in its order."""
    before = None
    for year, _ in groupby(years):
        if before is not None and abs(year - before) > 1:
            yield from _between(before, year, reached, without_entries, tenures)
        yield _Row(year, year)
        before = year


def _between(
    one: int,
    other: int,
    reached: Collection[int],
    without_entries: Callable[[int], str],
    tenures: Sequence[Tenure],
) -> Iterator[_Row]:
    """The years between two, divided where what is known of them changes, and where offices do."""
    step = 1 if other > one else -1
    silent = range(one + step, other, step)

    def quietness(year: int) -> str:
        said = without_entries(year)
        return "reached" if year in reached and said != "not collected" else said

    for quiet, group in groupby(silent, key=quietness):
        whole = list(group)
        silence = (min(whole), max(whole)) if quiet != "reached" else None
        if not tenures:
            yield _Row(min(whole), max(whole), quiet, silence)
            continue
        for _, stretch in groupby(whole, key=lambda year: _held_in(year, tenures)):
            run = list(stretch)
            yield _Row(min(run), max(run), quiet, silence)
            silence = None


def _reached(entries: Sequence[Entry], first: int, last: int) -> set[int]:
    """Those years from the first to the last in which an entry may lie that is listed under another."""
    found: set[int] = set()
    for entry in entries:
        date = entry.date
        if date.earliest.year != date.latest.year or is_vague(date):
            start, end = span(date)
            found.update(range(max(start.year, first), min(end.year, last) + 1))
    return found


def _held_in(year: int, tenures: Sequence[Tenure]) -> tuple[int, ...]:
    return tuple(each.number for each in tenures if _runs_in(each, year, year))


def _days(first: int, last: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


def _runs(tenures: Sequence[Tenure], rows: Sequence[_Row]) -> tuple[_Run, ...]:
    """Where each tenure runs; two that share a row stand in different lanes."""
    found: list[_Run] = []
    bottoms: list[int] = []
    spans = [(rows_of, each) for each in tenures if (rows_of := _span(each, rows))]
    for (top, bottom), tenure in sorted(spans, key=lambda pair: (pair[0], pair[1].order)):
        lane = next((n for n, last in enumerate(bottoms) if last < top), len(bottoms))
        bottoms[lane : lane + 1] = [bottom]
        found.append(_Run(tenure, top, bottom, lane))
    return tuple(found)


def _span(tenure: Tenure, rows: Sequence[_Row]) -> tuple[int, int] | None:
    """The first and the last row in whose years a tenure may have run."""
    near = [n for n, row in enumerate(rows) if _runs_in(tenure, row.first, row.last)]
    return (near[0], near[-1]) if near else None


def _runs_in(tenure: Tenure, first: int, last: int) -> bool:
    """Whether a tenure may have run in the years from one to another."""
    term = tenure.term
    if term.start is None or (term.is_end_unknown and term.no_later is None):
        # Beyond the one date that is known it may reach anywhere, which is no band.
        known = term.start or term.end
        return bool(known and first <= known.latest.year and known.earliest.year <= last)
    return term.within(*_days(first, last)) is not None
