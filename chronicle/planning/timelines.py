"""The timeline: all entries, those of a year, those of a month."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import babel.dates

from chronicle import urls
from chronicle.languages import locale
from chronicle.linking import pairs_of
from chronicle.model import Entry
from chronicle.planning.lists import count, panel, panels, plan_list
from chronicle.planning.parts import Parts, year_of
from chronicle.planning.views import Link, ListView, Page, Panel, Tally


def plan_timelines(parts: Parts) -> Iterator[Page]:
    """The whole timeline, one of each year, one of each month in which something is known to begin."""
    entries = list(parts.chronicle.entries.values())
    years = years_of(entries)
    tallies = tuple(Tally(year_link(year), len(found)) for year, found in years.items())
    whole = ListView(
        head=parts.head(
            "Timeline",
            urls.TIMELINE,
            description="Every entry of this chronicle by date.",
            feed="/feed.xml",
        ),
        title="Timeline",
        kicker="All entries",
        panels=panels(Panel("Years", tallies[::-1])),
    )
    yield from plan_list(parts, "timeline.html", whole, entries)
    for place, (year, found) in enumerate(years.items()):
        before = list(years)[place - 1] if place else None
        after = list(years)[place + 1] if place + 1 < len(years) else None
        yield from _plan_year(parts, year, found, before, after)


def _plan_year(
    parts: Parts, year: int, entries: Sequence[Entry], before: int | None, after: int | None
) -> Iterator[Page]:
    months = {
        month: list(found)
        for month, found in groupby(
            (entry for entry in entries if entry.date.month),
            key=lambda entry: entry.date.month or 0,
        )
    }
    names = {month: _month_name(parts, month) for month in months}
    view = ListView(
        head=parts.head(
            str(year), urls.year(year), [parts.timelines], description=f"Entries of {year}."
        ),
        title=str(year),
        kicker="Year",
        panels=panels(
            Panel(
                "Months",
                tuple(
                    Tally(Link(names[month], urls.month(year, month)), len(found))
                    for month, found in months.items()
                ),
            ),
            panel("Relations", relation_tallies(parts, entries)),
        ),
        previous=year_link(before) if before else None,
        next=year_link(after) if after else None,
    )
    yield from plan_list(parts, "timeline.html", view, entries)
    for month, found in months.items():
        title = f"{names[month]} {year}"
        one = ListView(
            head=parts.head(
                title,
                urls.month(year, month),
                [parts.timelines, year_link(year)],
                description=f"Entries of {title}.",
            ),
            title=title,
            kicker="Month",
        )
        yield from plan_list(parts, "timeline.html", one, found)


def years_of(entries: Sequence[Entry]) -> dict[int, list[Entry]]:
    """The entries of each year, in order; what began in a year is of that year."""
    years: dict[int, list[Entry]] = {}
    for entry in entries:
        years.setdefault(year_of(entry), []).append(entry)
    return dict(sorted(years.items()))


def year_link(year: int) -> Link:
    return Link(str(year), urls.year(year))


def relation_tallies(parts: Parts, entries: Sequence[Entry]) -> list[Tally]:
    """How many of the entries belong to each pair that has a page."""
    between = parts.chronicle.between
    return count(
        [entry for entry in entries if entry.id not in parts.chronicle.multilateral],
        lambda entry: [pair for pair in pairs_of(entry) if pair in between],
        parts.relation,
    )


def _month_name(parts: Parts, month: int) -> str:
    known = locale(parts.language) or "en"
    return str(babel.dates.get_month_names("wide", "stand-alone", known)[month])
