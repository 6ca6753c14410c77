"""The place of an entry in the record, and what is like it, for those who ask for the entry."""

from chronicle.deriving.coverage import coverage_of
from chronicle.inspecting.desk import Description, Desk
from chronicle.model import Entry
from chronicle.planning.neighbours import Neighbourhood
from chronicle.planning.parts import Parts
from chronicle.planning.record import Record


def record(desk: Desk, entry: Entry) -> list[Description]:
    """What is told of an entry, each with the ids of the entries that it rests on."""
    settings = desk.settings
    coverage = coverage_of(settings.site.coverage)
    told = Record(desk.chronicle, coverage, desk.tenures, settings.kinds)
    return [
        {"text": each.text, "rests_on": [other.id for other in each.rests_on]}
        for each in told.of(entry, desk.words)
    ]


def related(desk: Desk, entry: Entry) -> list[Description]:
    """The entries most like one, each with its score and the reason."""
    neighbourhood = Neighbourhood(Parts(desk.chronicle, desk.settings))
    return [
        {
            "title": other.title,
            "date": str(other.date),
            "reason": neighbourhood.reason(entry, other, desk.words),
            "score": score,
            "id": other.id,
        }
        for other, score in neighbourhood.most_like(entry)
    ]
