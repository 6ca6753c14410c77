"""The days of a year as a calendar, shaded by how many entries they have."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from chronicle.deriving.calendars import YearDays, days_of_year
from chronicle.drawing.calendars import Square, month_squares, squares_path
from chronicle.drawing.shades import shade_of, upper_bounds
from chronicle.languages import locale
from chronicle.linking import Entries
from chronicle.model import Entry
from chronicle.planning.charts import LEAST_DAYS
from chronicle.planning.charts.shades import shade_legend
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    ChartRow,
    ChartTable,
    LegendItem,
    YearChart,
    YearDay,
    YearMonth,
)
from chronicle.wording import Words


def year_chart(parts: Parts, entries: Sequence[Entry], year: int) -> YearChart | None:
    """The days of a year with its entries; None where too few of its days have some."""
    facts = days_of_year(entries, year)
    if len(facts.days) < LEAST_DAYS:
        return None
    words = parts.words
    bounds = upper_bounds(max(len(found) for found in facts.days.values()))
    months = tuple(_month(parts, facts, month, bounds) for month in range(1, 13))
    legend = shade_legend(bounds, words) if len(bounds) > 1 else ()
    if any(month.uncollected for month in months):
        legend = (*legend, LegendItem("uncollected", words("not collected")))
    return YearChart(
        id="chart-year",
        title=words("Day by day"),
        description=_description(parts, facts),
        table=ChartTable(
            (words("Day"), words("Entries")),
            tuple(
                ChartRow(
                    parts.on(day).text, (words.number(len(found)),), _address(parts, day, found)
                )
                for day, found in facts.days.items()
            ),
        ),
        legend=legend,
        notes=tuple(_notes(facts, words)),
        is_linked=True,
        is_mirrored=parts.is_mirrored,
        months=months,
    )


def _month(parts: Parts, facts: YearDays, month: int, bounds: tuple[int, ...]) -> YearMonth:
    words, known = parts.words, locale(parts.language) or locale("en")
    assert known
    squares = month_squares(facts.year, month, known.first_week_day, is_mirrored=parts.is_mirrored)
    free: dict[bool, list[Square]] = {True: [], False: []}
    for square in squares:
        if square.day not in facts.days:
            free[parts.collected.collects(square.day, square.day)].append(square)
    name = words.month(month)
    return YearMonth(
        name=name,
        label=words("%(month)s %(year)s", month=name, year=facts.year),
        address=parts.at.month(facts.year, month) if _begins(facts, month) else None,
        days=tuple(
            _day(parts, square, facts.days, bounds)
            for square in squares
            if square.day in facts.days
        ),
        free=squares_path(free[True]),
        uncollected=squares_path(free[False]),
    )


def _begins(facts: YearDays, month: int) -> bool:
    """Whether an entry is known to begin in a month, so that it has a page."""
    return any(
        day.month == month and any(entry.date.month == month for entry in found)
        for day, found in facts.days.items()
    )


def _day(
    parts: Parts,
    square: Square,
    days: Mapping[datetime.date, Entries],
    bounds: tuple[int, ...],
) -> YearDay:
    words, found = parts.words, days[square.day]
    told = (
        parts.name("entry", found[0].id)
        if len(found) == 1
        else words.plural("%(number)s entry", "%(number)s entries", len(found))
    )
    return YearDay(
        x=square.x,
        y=square.y,
        style=f"shade-{shade_of(len(found), bounds)}",
        text=str(square.day.day),
        label=words("%(day)s: %(entries)s", day=parts.on(square.day).text, entries=told),
        address=_address(parts, square.day, found),
    )


def _address(parts: Parts, day: datetime.date, found: Entries) -> str:
    """The one entry of a day, or, where there are several, the month in which the first of them began."""
    if len(found) == 1:
        return parts.link("entry", found[0].id).address
    begun = found[0].date.earliest
    return parts.at.month(begun.year, begun.month)


def _description(parts: Parts, facts: YearDays) -> str:
    words = parts.words
    text = words.plural(
        "Each square is a day of %(year)s, each row a week: %(number)s day has an entry.",
        "Each square is a day of %(year)s, each row a week: %(number)s days have entries.",
        len(facts.days),
        year=facts.year,
    )
    most = max(len(found) for found in facts.days.values())
    fullest = [day for day, found in facts.days.items() if len(found) == most]
    if most == 1 or len(fullest) > 1:
        return text
    said = words.plural(
        "Most are on %(day)s: %(number)s entry.",
        "Most are on %(day)s: %(number)s entries.",
        most,
        day=parts.on(fullest[0]).text,
    )
    return f"{text} {said}"


def _notes(facts: YearDays, words: Words) -> Iterator[str]:
    if facts.apart:
        yield words.plural(
            "%(number)s entry whose day is not known for certain is in the list only.",
            "%(number)s entries whose days are not known for certain are in the list only.",
            len(facts.apart),
        )
    if facts.denied:
        yield words.plural(
            "%(number)s denied entry is not counted.",
            "%(number)s denied entries are not counted.",
            len(facts.denied),
        )
