"""The place of an entry in the record, and what is like it, for those who ask for the entry."""

from typing import Any

from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.tenures import tenures_of
from chronicle.linking import Chronicle
from chronicle.model import Entry
from chronicle.planning.neighbours import Neighbourhood
from chronicle.planning.parts import Parts
from chronicle.planning.record import Record
from chronicle.settings import Settings
from chronicle.wording import words_of


def record(chronicle: Chronicle, settings: Settings, entry: Entry) -> list[dict[str, Any]]:
    """What is told of an entry, each with the ids of the entries that it rests on."""
    coverage = coverage_of(settings.site.coverage)
    told = Record(chronicle, coverage, tenures_of(chronicle.content.people), settings.kinds)
    return [
        {"text": each.text, "rests_on": [other.id for other in each.rests_on]}
        for each in told.of(entry, words_of(settings.language))
    ]


def related(chronicle: Chronicle, settings: Settings, entry: Entry) -> list[dict[str, Any]]:
    """The entries most like one, each with its score and the reason."""
    neighbourhood = Neighbourhood(Parts(chronicle, settings))
    words = words_of(settings.language)
    return [
        {
            "title": other.title,
            "date": str(other.date),
            "reason": neighbourhood.reason(entry, other, words),
            "score": score,
            "id": other.id,
        }
        for other, score in neighbourhood.most_like(entry)
    ]
