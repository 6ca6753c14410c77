"""What charts over years share: their axis and the table behind them, what is not collected, what is not counted."""

from collections.abc import Iterator, Mapping, Sequence

from chronicle.deriving.yearly import Yearly
from chronicle.drawing.years import YearAxis, year_axis
from chronicle.planning.charts import LEAST_ENTRIES, LEAST_YEARS
from chronicle.planning.parts import Parts
from chronicle.planning.scope import run_text
from chronicle.planning.views import Blank, ChartRow, ChartTable, LegendItem, Mark
from chronicle.wording import Words

ROOM_FOR_WORDS = 30
"""How wide a stretch must be to have words in it, in hundredths: on a telephone it is a thumb wide."""

Bins = Mapping[int, tuple[int, ...]]
"""How many entries of each group every bin has that has some, by its first year."""


def are_enough(facts: Yearly) -> bool:
    """Whether there is something to see."""
    return facts.counted >= LEAST_ENTRIES and len(facts.years) >= LEAST_YEARS


def axis_of(parts: Parts, facts: Yearly) -> YearAxis:
    """The axis of a chart, as the page is read."""
    return year_axis(facts.first, facts.last, is_mirrored=parts.is_mirrored)


def binned(facts: Yearly, axis: YearAxis, groups: Sequence[str]) -> Bins:
    """The entries of each group in every bin that has some of these."""
    found: dict[int, list[int]] = {}
    for year, count in facts.years.items():
        if any(group in count for group in groups):
            into = found.setdefault(axis.bin_of(year), [0] * len(groups))
            for place, group in enumerate(groups):
                into[place] += count.get(group, 0)
    return {year: tuple(counts) for year, counts in sorted(found.items())}


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


def blank_legend(facts: Yearly, words: Words) -> tuple[LegendItem, ...]:
    """What hatching stands for, where there is some."""
    return (LegendItem("uncollected", words("not collected")),) if facts.outside else ()


def bin_text(axis: YearAxis, first: int, words: Words) -> str:
    """A bin in words: "1971", "1970–1974"."""
    return run_text((first, first + axis.step - 1), words)


def notes(facts: Yearly, apart: int, words: Words) -> Iterator[str]:
    """What is counted where, and what is not; `apart` are entries of many parties."""
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


def table_of(
    parts: Parts,
    facts: Yearly,
    axis: YearAxis,
    bins: Bins,
    groups: Mapping[str, str],
    *,
    has_sums: bool = False,
    is_linked: bool = False,
) -> ChartTable:
    """Bins with entries, years that are not collected, and what no bin has; `groups` are names by id.

    `is_linked` where the years are those of the whole chronicle.
    """
    words = parts.words

    def row(label: str, counts: Sequence[int], address: str | None = None) -> ChartRow:
        sums = (sum(counts),) if has_sums else ()
        return ChartRow(label, tuple(words.number(count) for count in (*counts, *sums)), address)

    rows = [
        (
            first,
            row(
                bin_text(axis, first, words),
                counts,
                parts.at.year(first) if is_linked and axis.step == 1 else None,
            ),
        )
        for first, counts in bins.items()
    ]
    rows += [
        (run[0], ChartRow(run_text(run, words), text=words("not collected")))
        for run in facts.outside
    ]
    ordered = [row for _, row in sorted(rows, key=lambda pair: (pair[0], bool(pair[1].text)))]
    if any(facts.undated.get(id) for id in groups):
        ordered.append(row(words("Year not known"), [facts.undated.get(id, 0) for id in groups]))
    return ChartTable(
        (
            words("Year") if axis.step == 1 else words("Years"),
            *groups.values(),
            *((words("All"),) if has_sums else ()),
        ),
        tuple(ordered),
    )
