"""The place of an entry in the record, and what is like it, for those who ask for the entry."""

from chronicle.inspecting.desk import Description, Desk
from chronicle.model import Entry
from chronicle.planning.facts import Facts
from chronicle.planning.neighbours import Neighbourhood
from chronicle.planning.parts import Parts


def record(desk: Desk, entry: Entry) -> list[Description]:
    """What is told of an entry, each with the ids of the entries that it rests on."""
    told = Facts(desk.chronicle, desk.settings).record.of(entry, desk.words)
    return [{"text": each.text, "rests_on": [other.id for other in each.rests_on]} for each in told]


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
