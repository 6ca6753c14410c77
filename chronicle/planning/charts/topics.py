"""Topics over time: a small picture for each of those with most entries, all of one scale."""

from collections import Counter
from collections.abc import Mapping, Sequence

from chronicle.deriving.periods import Run
from chronicle.deriving.yearly import yearly
from chronicle.drawing.sparks import spark
from chronicle.model import Entry
from chronicle.planning.charts.names import cut
from chronicle.planning.charts.years import (
    are_enough,
    axis_of,
    binned,
    blank_legend,
    blanks,
    notes,
    table_of,
    year_marks,
)
from chronicle.planning.parts import Parts
from chronicle.planning.scope import run_text
from chronicle.planning.views import Link, Row, RowsChart

MOST_TOPICS = 12
"""How many topics are drawn."""
LONGEST_NAME = 26
LEAST_TOPICS = 2
"""One topic alone has nothing to be compared with."""


def topics_chart(
    parts: Parts,
    entries: Sequence[Entry],
    span: Run | None = None,
    *,
    pages: Mapping[str, Link] | None = None,
    apart: Sequence[Entry] = (),
) -> RowsChart | None:
    """The topics of some entries by year, those with most entries first; None where there is too little to see.

    A topic leads to its own page, or to that in `pages`. `apart` are entries of many parties, which
    are not counted.
    """
    topics_of = parts.chronicle.topics_of
    facts = yearly(entries, topics_of, parts.collected, span)
    if facts is None or not are_enough(facts):
        return None
    totals = Counter(
        topic for entry in entries if entry.status != "denied" for topic in topics_of(entry)
    )
    order = parts.words.order
    ranked = sorted(totals, key=lambda id: (-totals[id], order(parts.name("topic", id)), id))
    shown = ranked[:MOST_TOPICS]
    if len(shown) < LEAST_TOPICS:
        return None
    words, axis = parts.words, axis_of(parts, facts)
    bins = binned(facts, axis, shown)
    top = max(max(counts) for counts in bins.values())
    links = {id: parts.link("topic", id) for id in shown} | dict(pages or {})
    return RowsChart(
        id="chart-topics",
        title=words("Topics over time"),
        description=_description(parts, axis.step, top, run_text((facts.first, facts.last), words)),
        table=table_of(parts, facts, axis, bins, {id: parts.name("topic", id) for id in shown}),
        legend=blank_legend(facts, words),
        notes=(
            *notes(facts, len(apart), words),
            words("An entry counts for each of its topics, and for those that are broader."),
            *_left_out(parts, len(ranked) - len(shown)),
        ),
        is_linked=True,
        is_mirrored=axis.is_mirrored,
        bins=(axis.last - axis.first + 1) // axis.step,
        top=top,
        rows=tuple(
            Row(
                Link(cut(links[id].text, LONGEST_NAME), links[id].address),
                words.number(totals[id]),
                spark(
                    {first: counts[place] for first, counts in bins.items() if counts[place]},
                    axis,
                    top,
                ),
            )
            for place, id in enumerate(shown)
        ),
        years=year_marks(axis),
        blanks=blanks(axis, facts, words),
    )


def _left_out(parts: Parts, number: int) -> tuple[str, ...]:
    """How many topics are not drawn."""
    if not number:
        return ()
    words = parts.words
    return (
        words.plural(
            "%(number)s topic with fewer entries is not drawn.",
            "%(number)s topics with fewer entries are not drawn.",
            number,
        ),
    )


def _description(parts: Parts, step: int, top: int, years: str) -> str:
    words = parts.words
    if step == 1:
        return words.plural(
            "How many entries each topic has in each year of %(years)s. All are of one scale: the highest bar is %(number)s entry.",
            "How many entries each topic has in each year of %(years)s. All are of one scale: the highest bar is %(number)s entries.",
            top,
            years=years,
        )
    return words.plural(
        "How many entries each topic has in every %(step)s years of %(years)s. All are of one scale: the highest bar is %(number)s entry.",
        "How many entries each topic has in every %(step)s years of %(years)s. All are of one scale: the highest bar is %(number)s entries.",
        top,
        step=words.number(step),
        years=years,
    )
