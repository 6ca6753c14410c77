"""The strip above a timeline: how many entries began when, and the way to jump there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from chronicle.deriving.coverage import DAY, Coverage
from chronicle.deriving.yearly import Yearly, yearly
from chronicle.drawing.scales import FULL, stacked
from chronicle.drawing.strips import (
    CENTURY,
    DECADE,
    MONTH,
    YEAR,
    StripAxis,
    month_number,
    strip_axis,
)
from chronicle.model import Entry, Family
from chronicle.planning.charts import LEAST_ENTRIES, LEAST_YEARS
from chronicle.planning.charts.years import notes
from chronicle.planning.groups import month_anchor, year_anchor
from chronicle.planning.offices import span_text
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    Blank,
    ChartRow,
    ChartTable,
    LegendItem,
    Segment,
    Strip,
    StripBar,
    StripStep,
)
from chronicle.planning.years import year_of
from chronicle.settings import FAMILIES
from chronicle.wording import Words

FEW_STEPS = 20
"""Of more steps than these only every fifth is named everywhere."""

MOST_KEPT = 20_000
"""How many words and figures are kept that the strips of other lists have, too."""

Addresses = Mapping[int, str]
"""Where the entries of a step begin, by its first month."""

Bars = Mapping[int, tuple[int, ...]]
"""How many entries of each family every bar has that has some, by its first month."""


def strip_of(
    parts: Parts,
    entries: Sequence[Entry],
    listed: Sequence[Entry],
    page_of: Callable[[int], str],
) -> Strip | None:
    """The strip of some entries; None where it would say nothing that the list does not.

    `listed` are these and others in the order of the list, and `page_of` gives the address of the
    page that the one at a place is on; it is empty for the page with the strip.
    """
    if len(entries) < LEAST_ENTRIES:
        return None
    kinds = parts.settings.kinds
    facts = yearly(entries, lambda entry: (kinds[entry.kind].family,), parts.collected)
    if facts is None or facts.counted < LEAST_ENTRIES:
        return None
    counted = [entry for entry in entries if entry.status != "denied" and entry.date.year]
    axis = strip_axis(
        facts.first,
        facts.last,
        by_month=all(entry.date.month for entry in counted),
        is_mirrored=parts.is_mirrored,
    )
    found: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in counted:
        found[axis.bar_of(_month(entry))][kinds[entry.kind].family] += 1
    if len(found) < LEAST_YEARS:
        return None
    occurring = set(facts.undated).union(*found.values())
    families = [family for family in FAMILIES if family.id in occurring]
    bars = {
        start: tuple(found[start].get(family.id, 0) for family in families)
        for start in sorted(found)
    }
    return _strip(parts, facts, axis, families, bars, _addresses(axis, listed, page_of))


def _month(entry: Entry) -> int:
    """The month that an entry is listed under, or the first of its year."""
    return month_number(year_of(entry), entry.date.month or 1)


def _addresses(
    axis: StripAxis, listed: Sequence[Entry], page_of: Callable[[int], str]
) -> Addresses:
    found: dict[int, str] = {}
    for place, entry in enumerate(listed):
        step = axis.step_of(_month(entry))
        if step not in found:
            year = year_of(entry)
            by_month = axis.step == MONTH and entry.date.month
            anchor = month_anchor(year, entry.date.month or 0) if by_month else year_anchor(year)
            found[step] = f"{page_of(place)}#{anchor}"
    return found


def _strip(
    parts: Parts,
    facts: Yearly,
    axis: StripAxis,
    families: Sequence[Family],
    bars: Bars,
    addresses: Addresses,
) -> Strip:
    words = parts.words
    blanks = list(_blanks(axis, parts.collected))
    legend = [LegendItem(f"family-{family.id}", words(family.name)) for family in families]
    if blanks:
        legend.append(LegendItem("uncollected", words("not collected")))
    top = max(sum(counts) for counts in bars.values())
    ids = tuple(family.id for family in families)
    undated = tuple(facts.undated.get(id, 0) for id in ids)
    return Strip(
        id="strip",
        title=_title(axis, words),
        description=_description(facts, axis, words),
        table=ChartTable(
            (
                _unit(axis, words),
                *(words(family.name) for family in families),
                words("All"),
            ),
            tuple(_rows(axis, bars, undated, blanks, addresses, words)),
        ),
        legend=tuple(legend),
        notes=tuple(notes(facts, 0, words)),
        is_mirrored=axis.is_mirrored,
        most=words.number(top),
        unit=round(FULL / top, 3),
        is_coarse=axis.step > axis.bar,
        bars=tuple(_bar(axis, start, counts, top, ids, words) for start, counts in bars.items()),
        steps=tuple(_steps(axis, bars, addresses, words)),
        blanks=tuple(
            Blank(where.start, where.length)
            for where in (axis.stretch(start, end) for start, end in blanks)
        ),
    )


def _title(axis: StripAxis, words: Words) -> str:
    match axis.bar:
        case n if n == MONTH:
            return words("Entries by month and kind")
        case n if n == YEAR:
            return words("Entries by year and kind")
        case n if n == DECADE:
            return words("Entries by decade and kind")
    return words("Entries by century and kind")


def _unit(axis: StripAxis, words: Words) -> str:
    """The head of the column of times."""
    match axis.bar:
        case n if n == MONTH:
            return words("Month")
        case n if n == YEAR:
            return words("Year")
    return words("Years")


def _description(facts: Yearly, axis: StripAxis, words: Words) -> str:
    years = span_text(facts.first, facts.last, words)
    if axis.bar == MONTH:
        return words.plural(
            "Each bar is a month: %(number)s entry of %(years)s, by kind.",
            "Each bar is a month: %(number)s entries of %(years)s, by kind.",
            facts.counted,
            years=years,
        )
    if axis.bar == YEAR:
        return words.plural(
            "Each bar is a year: %(number)s entry of %(years)s, by kind.",
            "Each bar is a year: %(number)s entries of %(years)s, by kind.",
            facts.counted,
            years=years,
        )
    return words.plural(
        "Each bar is %(step)s years: %(number)s entry of %(years)s, by kind.",
        "Each bar is %(step)s years: %(number)s entries of %(years)s, by kind.",
        facts.counted,
        step=words.number(axis.bar // YEAR),
        years=years,
    )


@lru_cache(MOST_KEPT)
def _time(start: int, size: int, words: Words) -> str:
    """A bar or a step in words: "November 2021", "2021", "1970–1979"."""
    year, month = divmod(start, YEAR)
    if size == MONTH:
        return words("%(month)s %(year)s", month=words.month(month + 1), year=year)
    return span_text(year, year + size // YEAR - 1, words)


@lru_cache(MOST_KEPT)
def _figure(start: int, size: int, number: int, words: Words) -> str:
    entries = words.plural("%(number)s entry", "%(number)s entries", number)
    return words("%(years)s: %(entries)s", years=_time(start, size, words), entries=entries)


def _bar(
    axis: StripAxis,
    start: int,
    counts: tuple[int, ...],
    top: int,
    ids: tuple[str, ...],
    words: Words,
) -> StripBar:
    where = axis.drawn(start)
    year, month = divmod(start, YEAR)
    return StripBar(
        key=f"{year:04d}-{month + 1:02d}"
        if axis.bar == MONTH
        else f"{year:04d}"[: {YEAR: 4, DECADE: 3, CENTURY: 2}[axis.bar]],
        label=_figure(start, axis.bar, sum(counts), words),
        x=where.start,
        width=where.length,
        segments=_segments(ids, counts, top),
    )


@lru_cache(MOST_KEPT)
def _segments(ids: tuple[str, ...], counts: tuple[int, ...], top: int) -> tuple[Segment, ...]:
    return tuple(
        Segment(f"family-{id}", part.start, part.length)
        for id, part, number in zip(ids, stacked(counts, top), counts, strict=True)
        if number
    )


def _steps(axis: StripAxis, bars: Bars, addresses: Addresses, words: Words) -> Iterator[StripStep]:
    numbers: defaultdict[int, int] = defaultdict(int)
    for start, counts in bars.items():
        numbers[axis.step_of(start)] += sum(counts)
    is_crowded = len(axis.steps) > FEW_STEPS
    for start in axis.steps:
        year, month = divmod(start, YEAR)
        yield StripStep(
            label=words.month(month + 1, "abbreviated") if axis.step == MONTH else str(year),
            text=_figure(start, axis.step, numbers[start], words),
            count=words.number(numbers[start]),
            address=addresses.get(start),
            is_minor=is_crowded and start // axis.step % 5 != 0,
        )


def _blanks(axis: StripAxis, coverage: Coverage) -> Iterator[tuple[int, int]]:
    """The first month of bars of which nothing is collected, and the end of them."""
    for first, last in coverage.silences():
        start = month_number(first.year, first.month) + (first.day != 1)
        # The month of the last day ends with it, if the day after is of another.
        is_whole = last == last.max or (last + DAY).day == 1
        end = month_number(last.year, last.month) + is_whole
        if bars := axis.whole_bars(start, end):
            yield bars


def _rows(
    axis: StripAxis,
    bars: Bars,
    undated: tuple[int, ...],
    blanks: Sequence[tuple[int, int]],
    addresses: Addresses,
    words: Words,
) -> Iterator[ChartRow]:
    """Each bar that has entries, the time that is not collected, and what no bar has."""
    rows = [
        (
            start,
            ChartRow(
                _time(start, axis.bar, words),
                _cells(counts, words),
                addresses.get(axis.step_of(start)),
            ),
        )
        for start, counts in bars.items()
    ]
    rows += [
        (start, ChartRow(_stretch(axis, start, end, words), text=words("not collected")))
        for start, end in blanks
    ]
    yield from (row for _, row in sorted(rows, key=lambda pair: (pair[0], bool(pair[1].text))))
    if any(undated):
        yield ChartRow(words("Year not known"), _cells(undated, words))


@lru_cache(MOST_KEPT)
def _cells(counts: tuple[int, ...], words: Words) -> tuple[str, ...]:
    """Counts and their sum."""
    return tuple(words.number(number) for number in (*counts, sum(counts)))


def _stretch(axis: StripAxis, start: int, end: int, words: Words) -> str:
    first, last = _time(start, axis.bar, words), _time(end - axis.bar, axis.bar, words)
    if axis.bar != MONTH:
        return span_text(start // YEAR, end // YEAR - 1, words)
    return first if first == last else words("%(first)s–%(last)s", first=first, last=last)
