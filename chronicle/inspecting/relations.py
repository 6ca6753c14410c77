"""What the entries of a relation add up to, as values that JSON can hold; each fact names its entries."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from chronicle.deriving.contacts import Facts, contacts_between, facts_of
from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.kin import Side, entries_of, included_in, pairs_beside
from chronicle.deriving.matrices import Matrix
from chronicle.deriving.silences import Silence
from chronicle.deriving.tenures import tenures_of
from chronicle.inspecting.finding import Between
from chronicle.linking import Chronicle
from chronicle.model import Entry
from chronicle.planning.contacts import statements
from chronicle.planning.scope import scope
from chronicle.settings import Settings
from chronicle.wording import words_of

Name = Callable[[str, str], str]
"""What a noun of a kind and an id is called."""


def relation_facts(
    chronicle: Chronicle, settings: Settings, between: Between, name: Name
) -> dict[str, Any]:
    """The facts of a pair, or of a pair and a topic, and the relations before and after it."""
    pair, topic = between.pair, between.topic
    entries = entries_of(chronicle, pair, topic)
    coverage = coverage_of(settings.site.coverage)
    contacts = contacts_between(chronicle, tenures_of(chronicle.content.people), pair)
    facts = facts_of(pair, entries, contacts, coverage)
    words = words_of(settings.language)
    return {
        "counted": len(facts.counted),
        "multilateral": _ids(facts.multilateral),
        "denied": _ids(facts.denied),
        "scope": scope(coverage, words),
        "facts": [
            {"text": text, "rests_on": _ids(found)} for text, found in statements(facts, words)
        ],
        "first_entry": _ids(facts.first),
        "latest_entry": _ids(facts.latest),
        "longest_silence": [_silence(each) for each in facts.silences.longest],
        "busiest_year": _busiest(facts),
        "visits": [
            {
                "guest": name("party", journey.guest) if journey else "not recorded",
                "host": name("party", journey.host) if journey else "not recorded",
                **_counted(found),
            }
            for journey, found in facts.visits
        ],
        "levels": [
            {
                "side": name("party", side),
                "level": level or "not recorded",
                **_counted(found),
            }
            for side, levels in zip(pair, facts.levels, strict=True)
            for level, found in levels
        ],
        "took_part_together": _together(facts.matrix, name) if facts.matrix else [],
        "before": _beside(chronicle, between, "predecessors", name),
        "after": _beside(chronicle, between, "successors", name),
        "also_lists": list(included_in(chronicle, pair, topic)),
    }


def _ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def _counted(entries: Sequence[Entry]) -> dict[str, Any]:
    return {"count": len(entries), "rests_on": _ids(entries)}


def _silence(silence: Silence) -> dict[str, Any]:
    days = silence.least if silence.least == silence.most else None
    return {
        "from": str(silence.start),
        "to": str(silence.end),
        "days": days,
        "rests_on": _ids((*silence.after, *silence.before)),
    }


def _busiest(facts: Facts) -> list[dict[str, Any]]:
    busiest = facts.busiest
    if busiest is None:
        return []
    return [
        {"year": str(year), "count": busiest.count, "at_least": busiest.is_least}
        for year in busiest.years
    ]


def _together(matrix: Matrix, name: Name) -> list[dict[str, Any]]:
    return [
        {
            "one": name("person", one),
            "other": name("person", other),
            "count": len(cell.entries),
            "first": _ids(cell.first),
            "latest": _ids(cell.latest),
        }
        for one, row in zip(matrix.people[0], matrix.cells, strict=True)
        for other, cell in zip(matrix.people[1], row, strict=True)
        if cell
    ]


def _beside(chronicle: Chronicle, between: Between, side: Side, name: Name) -> list[dict[str, Any]]:
    found = (
        (pair, entries_of(chronicle, pair, between.topic))
        for pair in pairs_beside(chronicle, between.pair, side)
    )
    return [
        {
            "name": "–".join(name("party", id) for id in pair),
            "count": len(entries),
            "first": str(entries[0].date),
            "last": str(entries[-1].date),
        }
        for pair, entries in found
        if entries
    ]
