"""On this day: a calendar of the year, a page for each of its days, and what comes round soon."""

import datetime
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import islice

import babel.dates

from chronicle import urls
from chronicle.dates import parse
from chronicle.deriving.days import (
    LEAP_DAY,
    ROUND,
    STEP,
    Day,
    anniversaries,
    by_day,
    days_told_on,
    is_round,
    rounds,
)
from chronicle.languages import locale
from chronicle.linking import Entries
from chronicle.model import Entry
from chronicle.planning.lists import plan_list
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    CalendarDay,
    CalendarMonth,
    CalendarView,
    DayAhead,
    ExplainedListView,
    Link,
    Page,
    Related,
)
from chronicle.wording import Words

LEAP_YEAR = 2000
"""A year that has all days, by which they are named."""

MOST_AHEAD = 50
"""How many entries of a day, and how many anniversaries, the home page tells."""

SOON = 30
"""How many days ahead the front page looks for anniversaries."""


def plan_days(parts: Parts) -> Iterator[Page]:
    """The calendar, and a page for every day of the year that has entries."""
    found = by_day(parts.chronicle.entries.values())
    yield _calendar(parts, found)
    days = list(found)
    rounds_of = cache(partial(_rounds, parts.words))

    def note(entry: Entry) -> str | None:
        return None if entry.status == "denied" else rounds_of(entry.date.earliest.year)

    for place, (day, entries) in enumerate(found.items()):
        before = days[place - 1] if place else None
        after = days[place + 1] if place + 1 < len(days) else None
        yield from _plan_day(parts, day, entries, note, (before, after))


def calendar_link(parts: Parts) -> Link:
    """A link to the calendar of the year."""
    return Link(parts.words("On this day"), parts.at.here(urls.ON_THIS_DAY))


def day_ahead(parts: Parts, found: Mapping[Day, Entries]) -> DayAhead | None:
    """The day of the build with its entries, else the next day that has some.

    What is denied, or lies ahead itself, is left out.
    """
    words, today = parts.words, parts.today
    told = {
        day: entries
        for day, whole in found.items()
        if (entries := tuple(entry for entry in whole if _has_happened(entry, today)))
    }
    if not told:
        return None
    days = [day for day in days_told_on(today) if day in told]
    title = words("On this day")
    if not days:
        days = [next((day for day in told if day > (today.month, today.day)), next(iter(told)))]
        title = words("The next day with entries")
    shown = [entry for day in days for entry in parts.ordered(told[day])]
    is_today = days[0] in days_told_on(today)
    return DayAhead(
        title,
        _day_name(days[0], parts.language),
        parts.at.day(*days[0]) if parts.has("on-this-day") else None,
        tuple(
            Related(
                parts.link("entry", entry.id),
                parts.when(entry.date),
                _ago(today.year - entry.date.earliest.year, words) if is_today else "",
            )
            for entry in shown[:MOST_AHEAD]
        ),
    )


def anniversaries_ahead(parts: Parts, found: Mapping[Day, Entries]) -> tuple[Related, ...]:
    """The round anniversaries of the thirty days after the day of the build, the soonest of them."""
    words, tomorrow = parts.words, parts.today + datetime.timedelta(1)
    ahead = (each for each in anniversaries(found, tomorrow, SOON) if is_round(each.years))
    return tuple(
        Related(
            parts.link("entry", each.entry.id),
            parts.when(parse(each.on.isoformat())),
            words.plural("%(number)s year", "%(number)s years", each.years),
        )
        for each in islice(ahead, MOST_AHEAD)
    )


def _ago(years: int, words: Words) -> str:
    """How long ago, if that is round."""
    if not is_round(years):
        return ""
    return words.plural("%(number)s year ago", "%(number)s years ago", years)


def _has_happened(entry: Entry, today: datetime.date) -> bool:
    return entry.status != "denied" and entry.date.earliest <= today


def _calendar(parts: Parts, found: Mapping[Day, Entries]) -> Page:
    words, link = parts.words, calendar_link(parts)
    explained = words(
        "The days of the year on which something happened, in any year. Entries whose day is not certain are left"
        " out; what took several days is on the day on which it began."
    )
    view = CalendarView(
        head=parts.head(link.text, link.address, description=explained),
        title=link.text,
        explained=explained,
        scope=parts.scope(),
        count=sum(map(len, found.values())),
        months=tuple(
            CalendarMonth(
                words.month(month),
                tuple(
                    _calendar_day(parts, (month, number), len(found.get((month, number), ())))
                    for number in range(1, monthrange(LEAP_YEAR, month)[1] + 1)
                ),
            )
            for month in range(1, 13)
        ),
    )
    return Page(link.address, "on-this-day.html", view)


def _calendar_day(parts: Parts, day: Day, count: int) -> CalendarDay:
    words, link = parts.words, _day_link(parts, day)
    id, number = f"day-{day[0]:02d}-{day[1]:02d}", str(day[1])
    if not count:
        return CalendarDay(id, number, link.text)
    label = words.plural(
        "%(day)s: %(number)s entry", "%(day)s: %(number)s entries", count, day=link.text
    )
    return CalendarDay(id, number, label, count, link.address)


def _plan_day(
    parts: Parts,
    day: Day,
    entries: Entries,
    note: Callable[[Entry], str | None],
    beside: tuple[Day | None, Day | None],
) -> Iterator[Page]:
    words, link = parts.words, _day_link(parts, day)
    explained = words("What began on this day of the year, in any year, in this chronicle.")
    if day == LEAP_DAY:
        explained = words(
            "What began on this day of the year, in any year, in this chronicle. In a year without it, it is"
            " remembered on the day before 1 March."
        )
    view = ExplainedListView(
        head=parts.head(link.text, link.address, [calendar_link(parts)], description=explained),
        title=link.text,
        kicker=words("On this day"),
        explained=explained,
        scope=parts.scope(),
        previous=_day_link(parts, beside[0]) if beside[0] else None,
        next=_day_link(parts, beside[1]) if beside[1] else None,
    )
    yield from plan_list(parts, "day.html", view, entries, note, is_timeline=False)


def _rounds(words: Words, year: int) -> str | None:
    """In which years round anniversaries of a year fall, whatever year it is now."""
    found = rounds(year)
    if len(found) < len(ROUND):
        return None
    times = words.list([words("%(years)s in %(year)s", years=n, year=then) for n, then in found])
    return words(
        "Round anniversaries, in years: %(times)s, and every %(step)s years from there.",
        times=times,
        step=STEP,
    )


def _day_link(parts: Parts, day: Day) -> Link:
    return Link(_day_name(day, parts.language), parts.at.day(*day))


def _day_name(day: Day, language: str) -> str:
    """A day of the year as a person would say it: 17 January."""
    date = parse(f"{LEAP_YEAR}-{day[0]:02d}-{day[1]:02d}").earliest
    known = locale(language) or "en"
    return str(babel.dates.format_skeleton("MMMMd", date, locale=known))
