"""What the pages on what is collected, and on the days of the year, may show."""

from dataclasses import dataclass

from chronicle.planning.views.pieces import Fact, Head, Link, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """template: coverage.html: what is collected, what is quiet, and whose account it rests on"""

    head: Head
    title: str
    count: int
    facts: tuple[Fact, ...]
    """From when to when, the gaps, the note; empty when nothing is stated."""
    scope: str
    months: tuple[tuple[str, str], ...]
    """The twelve months: a letter or so, and the name in full."""
    rows: tuple["CoverageRow", ...]
    legend: tuple[tuple[str, str], ...]
    """Each state that comes up in the table, and what it means."""
    undated: tuple[Tally, ...]
    """Dates whose year is not known, and how many entries have each."""
    shares: tuple["ShareTable", ...]
    """The sources by side, by language and by type."""
    lists: tuple[Tally, ...]
    """Entries that rest on little; links to a list of each sort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A year with its months, or years of which one thing is to be said (`state`, `text`)."""

    label: str
    address: str | None = None
    state: str | None = None
    text: str = ""
    cells: tuple["CoverageCell", ...] = ()
    undated: int = 0
    """Entries of the year whose month is not known."""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """A month: how many entries (with a link to them), its state, and both in words."""

    count: int
    state: str
    label: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ShareTable:
    """How many sources there are of each sort, and how many entries rest on them."""

    title: str
    label: str
    rows: tuple["ShareRow", ...]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A sort of source: what it is called, with a link where it has a page."""

    text: str
    sources: int
    entries: int
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class CoveragePanel:
    """What is collected of a relation: years with entries, quiet and not collected, sources by side."""

    facts: tuple[Fact, ...]
    sides: ShareTable
    more: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """template: on-this-day.html: every day of the year, with how many entries it has"""

    head: Head
    title: str
    explained: str
    scope: str
    count: int
    """Entries whose day is certain."""
    months: tuple["CalendarMonth", ...]


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of any year, with all of its days."""

    name: str
    days: tuple["CalendarDay", ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the year; `id` is its anchor, "day-01-17"; without entries it has no address."""

    id: str
    number: str
    label: str
    """The day in full with its number of entries."""
    count: int = 0
    address: str | None = None
