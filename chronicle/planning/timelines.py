"""The timeline: all entries, those of a year, those of a month."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from chronicle import urls
from chronicle.linking import pairs_of
from chronicle.model import Entry
from chronicle.planning.charts.calendars import year_chart
from chronicle.planning.groups import by_month, undivided
from chronicle.planning.lists import count, panel, panels, plan_list
from chronicle.planning.parts import Parts
from chronicle.planning.views import Link, ListView, Page, Panel, Tally, YearView
from chronicle.planning.years import year_of


def plan_timeline(parts: Parts) -> Iterator[Page]:
    """The whole timeline."""
    entries = list(parts.chronicle.entries.values())
    years = years_of(entries)
    tallies = tuple(Tally(year_link(parts, year), len(found)) for year, found in years.items())
    words, link = parts.words, parts.way(urls.TIMELINE)
    whole = ListView(
        head=parts.head(
            link.text,
            link.address,
            description=words("Every entry of this chronicle by date."),
            feed=parts.at.here(urls.FEED),
        ),
        title=link.text,
        kicker=words("All entries"),
        panels=panels(Panel(words("Years"), tallies[::-1])),
    )
    yield from plan_list(parts, "timeline.html", whole, entries, about=())


def plan_years(parts: Parts, some: Sequence[int]) -> Iterator[Page]:
    """A timeline for each of some years, and for each month in which something is known to begin."""
    years = parts.once(years_of_all)
    order = list(years)
    around = dict(zip(order, zip([None, *order], [*order[1:], None], strict=False), strict=True))
    for year in some:
        yield from _plan_year(parts, year, years[year], *around[year])


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
    words, timeline = parts.words, parts.way(urls.TIMELINE)
    names = {month: words.month(month) for month in months}
    view = YearView(
        head=parts.head(
            str(year),
            parts.at.year(year),
            [timeline],
            description=words("Entries of this chronicle in the time: %(time)s.", time=year),
        ),
        title=str(year),
        kicker=words("Year"),
        panels=panels(
            Panel(
                words("Months"),
                tuple(
                    Tally(Link(names[month], parts.at.month(year, month)), len(found))
                    for month, found in months.items()
                ),
            ),
            panel(parts, words("Relations"), relation_tallies(parts, entries)),
        ),
        previous=year_link(parts, before) if before else None,
        next=year_link(parts, after) if after else None,
    )
    first = {"calendar": year_chart(parts, entries, year)}
    about = [("year", str(year))]
    yield from plan_list(
        parts, "year.html", view, entries, divide=by_month, first=first, about=about
    )
    for month, found in months.items():
        title = words("%(month)s %(year)s", month=names[month], year=year)
        one = ListView(
            head=parts.head(
                title,
                parts.at.month(year, month),
                [timeline, year_link(parts, year)],
                description=words("Entries of this chronicle in the time: %(time)s.", time=title),
            ),
            title=title,
            kicker=words("Month"),
        )
        yield from plan_list(parts, "timeline.html", one, found, divide=undivided)


def years_of(entries: Sequence[Entry]) -> dict[int, list[Entry]]:
    """The entries of each year, in order; what began in a year is of that year."""
    years: dict[int, list[Entry]] = {}
    for entry in entries:
        years.setdefault(year_of(entry), []).append(entry)
    return dict(sorted(years.items()))


def years_of_all(parts: Parts) -> dict[int, list[Entry]]:
    """All entries by year."""
    return years_of(tuple(parts.chronicle.entries.values()))


def year_link(parts: Parts, year: int) -> Link:
    """A link to the page of a year."""
    return Link(str(year), parts.at.year(year))


def relation_tallies(parts: Parts, entries: Sequence[Entry]) -> list[Tally]:
    """How many of the entries belong to each pair that has a page."""
    between = parts.chronicle.between
    return count(
        [entry for entry in entries if entry.id not in parts.chronicle.multilateral],
        lambda entry: [pair for pair in pairs_of(entry) if pair in between],
        parts.relation,
    )
