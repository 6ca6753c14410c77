"""Entries by year and kind, as bars."""

from collections.abc import Sequence

from chronicle.deriving.periods import Run
from chronicle.deriving.yearly import Yearly, span_of_coverage, yearly
from chronicle.deriving.years import busiest_years
from chronicle.drawing.scales import height_of, stacked, ticks
from chronicle.drawing.years import YearAxis
from chronicle.model import Entry
from chronicle.planning.charts.years import (
    are_enough,
    axis_of,
    bin_text,
    binned,
    blank_legend,
    blanks,
    notes,
    table_of,
    year_marks,
)
from chronicle.planning.contacts import busiest_text
from chronicle.planning.parts import Parts
from chronicle.planning.scope import run_text
from chronicle.planning.views import Bar, BarChart, LegendItem, Mark, Segment
from chronicle.settings import FAMILIES


def contacts_chart(
    parts: Parts, entries: Sequence[Entry], span: Run | None = None
) -> BarChart | None:
    """All entries by year and family of kinds, over their own years and those of `span`.

    Bars of one year lead to its page. None where there is too little to see.
    """
    facts = yearly(
        entries, lambda entry: [parts.settings.kinds[entry.kind].family], parts.collected, span
    )
    if facts is None or not are_enough(facts):
        return None
    words, axis = parts.words, axis_of(parts, facts)
    occurring = {id for count in (*facts.years.values(), facts.undated) for id in count}
    families = {each.id: words(each.name) for each in FAMILIES if each.id in occurring}
    bins = binned(facts, axis, tuple(families))
    scale = ticks(max(sum(counts) for counts in bins.values()))
    return BarChart(
        id="chart-contacts",
        title=words("Entries by year and kind"),
        description=_description(parts, facts, axis, entries),
        table=table_of(parts, facts, axis, bins, families, has_sums=True, is_linked=True),
        legend=(
            *(LegendItem(f"family-{id}", name) for id, name in families.items()),
            *blank_legend(facts, words),
        ),
        notes=tuple(notes(facts, 0, words)),
        is_linked=axis.step == 1,
        is_mirrored=axis.is_mirrored,
        scale=tuple(
            Mark(100 - height_of(count, scale[-1]), words.number(count)) for count in scale
        ),
        years=year_marks(axis),
        bars=tuple(
            _bar(parts, axis, first, counts, scale[-1], tuple(families))
            for first, counts in bins.items()
        ),
        blanks=blanks(axis, facts, words),
    )


def contacts_of_all(parts: Parts) -> BarChart | None:
    """All entries by year and kind, over all years that the chronicle covers."""
    entries = tuple(parts.chronicle.entries.values())
    return contacts_chart(parts, entries, span_of_coverage(parts.collected))


def _bar(
    parts: Parts,
    axis: YearAxis,
    first: int,
    counts: Sequence[int],
    top: int,
    families: Sequence[str],
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
            Segment(f"family-{family}", part.start, part.length)
            for family, part, count in zip(families, stacked(counts, top), counts, strict=True)
            if count
        ),
        address=parts.at.year(first) if axis.step == 1 else None,
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
