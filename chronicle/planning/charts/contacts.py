"""Entries by year and kind, as bars."""

from collections.abc import Iterator, Sequence

from chronicle.deriving.periods import Run
from chronicle.deriving.yearly import Yearly, span_of_coverage, yearly
from chronicle.deriving.years import busiest_years
from chronicle.drawing.scales import height_of, stacked, ticks
from chronicle.drawing.years import YearAxis, year_axis
from chronicle.languages import direction
from chronicle.model import Entry, Family
from chronicle.planning.charts import LEAST_ENTRIES, LEAST_YEARS
from chronicle.planning.contacts import busiest_text
from chronicle.planning.coverage import run_text
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    Bar,
    BarChart,
    Blank,
    ChartRow,
    ChartTable,
    LegendItem,
    Mark,
    Segment,
)
from chronicle.settings import FAMILIES
from chronicle.wording import Words

ROOM_FOR_WORDS = 30
"""How wide a stretch must be to have words in it, in hundredths: on a telephone it is a thumb wide."""


def contacts_chart(
    parts: Parts,
    entries: Sequence[Entry],
    span: Run | None = None,
    *,
    apart: Sequence[Entry] = (),
    is_linked: bool = False,
) -> BarChart | None:
    """Entries by year and family of kinds, over their own years and those of `span`.

    `apart` are entries of too many parties, which are not counted; `is_linked` where the bars are
    those of the whole chronicle, whose years have pages. None where there is too little to see.
    """
    facts = yearly(
        entries, lambda entry: [parts.settings.kinds[entry.kind].family], parts.collected, span
    )
    if facts is None or facts.counted < LEAST_ENTRIES or len(facts.years) < LEAST_YEARS:
        return None
    words = parts.words
    axis = year_axis(facts.first, facts.last, is_mirrored=direction(parts.language) == "rtl")
    families = [family for family in FAMILIES if any(family.id in each for each in _counts(facts))]
    legend = [LegendItem(f"family-{family.id}", words(family.name)) for family in families]
    if facts.outside:
        legend.append(LegendItem("uncollected", words("not collected")))
    counts = _binned(facts, axis, families)
    scale = ticks(max(sum(each) for each in counts.values()))
    return BarChart(
        id="chart-contacts",
        title=words("Entries by year and kind"),
        description=_description(parts, facts, axis, entries),
        table=_table(parts, facts, axis, counts, families, is_linked=is_linked),
        legend=tuple(legend),
        notes=tuple(_notes(facts, len(apart), words)),
        is_linked=is_linked and axis.step == 1,
        is_mirrored=axis.is_mirrored,
        scale=tuple(
            Mark(100 - height_of(count, scale[-1]), words.number(count)) for count in scale
        ),
        years=year_marks(axis),
        bars=tuple(
            _bar(parts, axis, first, counts[first], scale[-1], families, is_linked=is_linked)
            for first, _ in axis.bins
            if first in counts
        ),
        blanks=blanks(axis, facts, words),
    )


def contacts_of_all(parts: Parts) -> BarChart | None:
    """All entries by year and kind, over all years that the chronicle covers."""
    entries = tuple(parts.chronicle.entries.values())
    return contacts_chart(parts, entries, span_of_coverage(parts.collected), is_linked=True)


def year_marks(axis: YearAxis) -> tuple[Mark, ...]:
    """The years that are named below an axis."""
    return tuple(Mark(label.at, str(label.year), label.is_minor) for label in axis.labels())


def blanks(axis: YearAxis, facts: Yearly, words: Words) -> tuple[Blank, ...]:
    """The years of which nothing is collected, where they lie on an axis."""
    found = []
    for first, last in facts.outside:
        where = axis.stretch(first, last)
        text = words("not collected") if where.length >= ROOM_FOR_WORDS else ""
        found.append(Blank(where.start, where.length, text))
    return tuple(found)


def bin_text(axis: YearAxis, first: int, words: Words) -> str:
    """A bin in words: "1971", "1970–1974"."""
    return run_text((first, first + axis.step - 1), words)


def _counts(facts: Yearly) -> Iterator[dict[str, int]]:
    yield from (dict(count) for count in (*facts.years.values(), facts.undated))


def _binned(
    facts: Yearly, axis: YearAxis, families: Sequence[Family]
) -> dict[int, tuple[int, ...]]:
    """How many entries of each family every bin has that has some, by its first year."""
    found: dict[int, list[int]] = {}
    for year, count in facts.years.items():
        into = found.setdefault(axis.bin_of(year), [0] * len(families))
        for place, family in enumerate(families):
            into[place] += count.get(family.id, 0)
    return {year: tuple(counts) for year, counts in sorted(found.items())}


def _bar(
    parts: Parts,
    axis: YearAxis,
    first: int,
    counts: Sequence[int],
    top: int,
    families: Sequence[Family],
    *,
    is_linked: bool,
) -> Bar:
    words = parts.words
    last = first + axis.step - 1
    room, bar = axis.stretch(first, last), axis.bar(first, last)
    entries = words.plural("%(number)s entry", "%(number)s entries", sum(counts))
    return Bar(
        label=words("%(years)s: %(entries)s", years=bin_text(axis, first, words), entries=entries),
        start=room.start,
        room=room.length,
        x=bar.start,
        width=bar.length,
        segments=tuple(
            Segment(f"family-{family.id}", part.start, part.length)
            for family, part, count in zip(families, stacked(counts, top), counts, strict=True)
            if count
        ),
        address=parts.at.year(first) if is_linked and axis.step == 1 else None,
    )


def _description(parts: Parts, facts: Yearly, axis: YearAxis, entries: Sequence[Entry]) -> str:
    """What is to be seen: how many entries over which years, and when most."""
    words = parts.words
    values = {"years": run_text((facts.first, facts.last), words)}
    if axis.step == 1:
        text = words.plural(
            "Each bar is a year: %(number)s entry of %(years)s, by kind.",
            "Each bar is a year: %(number)s entries of %(years)s, by kind.",
            facts.counted,
            **values,
        )
    else:
        text = words.plural(
            "Each bar is %(step)s years: %(number)s entry of %(years)s, by kind.",
            "Each bar is %(step)s years: %(number)s entries of %(years)s, by kind.",
            facts.counted,
            step=words.number(axis.step),
            **values,
        )
    busiest = busiest_years([entry for entry in entries if entry.status != "denied"])
    return f"{text} {busiest_text(busiest, words)}" if busiest else text


def _notes(facts: Yearly, apart: int, words: Words) -> Iterator[str]:
    """What is counted where, and what is not."""
    undated = sum(facts.undated.values())
    if facts.vague:
        yield words.plural(
            "%(number)s entry whose date is approximate or uncertain stands in the year that it is given.",
            "%(number)s entries whose dates are approximate or uncertain stand in the years that they are given.",
            facts.vague,
        )
    if undated:
        yield words.plural(
            "%(number)s entry whose year is not known is in the table only.",
            "%(number)s entries whose years are not known are in the table only.",
            undated,
        )
    if apart:
        yield words.plural(
            "%(number)s entry of many parties is not counted.",
            "%(number)s entries of many parties are not counted.",
            apart,
        )
    if facts.denied:
        yield words.plural(
            "%(number)s denied entry is not counted.",
            "%(number)s denied entries are not counted.",
            facts.denied,
        )


def _table(
    parts: Parts,
    facts: Yearly,
    axis: YearAxis,
    counts: dict[int, tuple[int, ...]],
    families: Sequence[Family],
    *,
    is_linked: bool,
) -> ChartTable:
    """Every bin with entries, the years that are not collected, and what no bin has."""
    words = parts.words

    def row(label: str, numbers: Sequence[int], address: str | None = None) -> ChartRow:
        cells = tuple(words.number(number) for number in (*numbers, sum(numbers)))
        return ChartRow(label, cells, address)

    rows = [
        (
            first,
            row(
                bin_text(axis, first, words),
                numbers,
                parts.at.year(first) if is_linked and axis.step == 1 else None,
            ),
        )
        for first, numbers in counts.items()
    ]
    rows += [
        (run[0], ChartRow(run_text(run, words), text=words("not collected")))
        for run in facts.outside
    ]
    ordered = [row for _, row in sorted(rows, key=lambda pair: (pair[0], bool(pair[1].text)))]
    if facts.undated:
        numbers = [facts.undated.get(family.id, 0) for family in families]
        ordered.append(row(words("Year not known"), numbers))
    return ChartTable(
        (
            words("Year") if axis.step == 1 else words("Years"),
            *(words(family.name) for family in families),
            words("All"),
        ),
        tuple(ordered),
    )
