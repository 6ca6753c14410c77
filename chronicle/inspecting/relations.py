"""What the entries of a relation add up to, as values that JSON can hold; each fact names its entries."""

from collections.abc import Iterable, Sequence

from chronicle import urls
from chronicle.deriving.contacts import Facts, contacts_between, facts_of
from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.kin import Side, entries_of, included_in, pairs_beside
from chronicle.deriving.matrices import Matrix
from chronicle.deriving.silences import Silence
from chronicle.inspecting.coverage import years_between
from chronicle.inspecting.desk import Description, Desk, people_of
from chronicle.inspecting.finding import Between
from chronicle.inspecting.promises import commitments, made_at
from chronicle.model import Entry, Mention
from chronicle.planning.contacts import statements
from chronicle.planning.scope import scope


def about_relation(desk: Desk, between: Between) -> Description:
    """What a pair, or a pair and a topic, adds up to, with promises, sources and entries."""
    chronicle = desk.chronicle
    pair, topic = between.pair, between.topic
    entries = chronicle.between[pair] if topic is None else chronicle.between_on[pair, topic]
    address = urls.ORIGINAL.relation(pair, topic)
    introduction = chronicle.introductions.get((pair, topic))
    mention = Mention("relation", introduction.id) if introduction else None
    return {
        **desk.head(
            "relation",
            address.removeprefix(urls.RELATIONS).rstrip("/"),
            (introduction and introduction.title) or desk.between(between),
            address,
        ),
        "file": introduction.origin.file if introduction else None,
        "parties": desk.refs("party", pair),
        "topic": desk.ref("topic", topic) if topic else None,
        **_facts(desk, between),
        **years_between(desk, pair, entries),
        "people": desk.counted("person", people_of(entries)),
        **(
            made_at(desk, entries)
            if topic
            else commitments(desk, desk.promises.between.get(pair, ()))
        ),
        "sources": desk.sources(entries),
        **(desk.backlinks(mention) if mention else {}),
        **desk.history(entries),
    }


def _facts(desk: Desk, between: Between) -> Description:
    """The facts of a pair, or of a pair and a topic, and the relations before and after it."""
    chronicle, settings = desk.chronicle, desk.settings
    pair, topic = between.pair, between.topic
    entries = entries_of(chronicle, pair, topic)
    coverage = coverage_of(settings.site.coverage)
    contacts = contacts_between(chronicle, desk.level, pair)
    facts = facts_of(pair, entries, contacts, coverage)
    return {
        "counted": len(facts.counted),
        "multilateral": _ids(facts.multilateral),
        "denied": _ids(facts.denied),
        "scope": scope(coverage, desk.words),
        "facts": [
            {"text": text, "rests_on": _ids(found)} for text, found in statements(facts, desk.words)
        ],
        "first_entry": _ids(facts.first),
        "latest_entry": _ids(facts.latest),
        "longest_silence": [_silence(each) for each in facts.silences.longest],
        "busiest_year": _busiest(facts),
        "visits": [
            {
                "guest": desk.name(Mention("party", journey.guest)) if journey else "not recorded",
                "host": desk.name(Mention("party", journey.host)) if journey else "not recorded",
                **_counted(found),
            }
            for journey, found in facts.visits
        ],
        "levels": [
            {
                "side": desk.name(Mention("party", side)),
                "level": level or "not recorded",
                **_counted(found),
            }
            for side, levels in zip(pair, facts.levels, strict=True)
            for level, found in levels
        ],
        "took_part_together": _together(desk, facts.matrix) if facts.matrix else [],
        "before": _beside(desk, between, "predecessors"),
        "after": _beside(desk, between, "successors"),
        "also_lists": list(included_in(chronicle, pair, topic)),
    }


def _ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def _counted(entries: Sequence[Entry]) -> Description:
    return {"count": len(entries), "rests_on": _ids(entries)}


def _silence(silence: Silence) -> Description:
    days = silence.least if silence.least == silence.most else None
    return {
        "from": str(silence.start),
        "to": str(silence.end),
        "days": days,
        "rests_on": _ids((*silence.after, *silence.before)),
    }


def _busiest(facts: Facts) -> list[Description]:
    busiest = facts.busiest
    if busiest is None:
        return []
    return [
        {"year": str(year), "count": busiest.count, "at_least": busiest.is_least}
        for year in busiest.years
    ]


def _together(desk: Desk, matrix: Matrix) -> list[Description]:
    return [
        {
            "one": desk.name(Mention("person", one)),
            "other": desk.name(Mention("person", other)),
            "count": len(cell.entries),
            "first": _ids(cell.first),
            "latest": _ids(cell.latest),
        }
        for one, row in zip(matrix.people[0], matrix.cells, strict=True)
        for other, cell in zip(matrix.people[1], row, strict=True)
        if cell
    ]


def _beside(desk: Desk, between: Between, side: Side) -> list[Description]:
    chronicle = desk.chronicle
    found = (
        (pair, entries_of(chronicle, pair, between.topic))
        for pair in pairs_beside(chronicle, between.pair, side)
    )
    return [
        {
            "name": desk.between(Between(pair)),
            "count": len(entries),
            "first": str(entries[0].date),
            "last": str(entries[-1].date),
        }
        for pair, entries in found
        if entries
    ]
