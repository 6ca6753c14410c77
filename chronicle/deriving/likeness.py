"""How much two entries have in common, as a score that anybody can work out by hand."""

import datetime
from dataclasses import dataclass

from chronicle.dates import is_vague
from chronicle.linking import Chronicle
from chronicle.model import Entry

POINTS = {"dossier": 8, "person": 3, "topic": 2, "broader": 1}
"""What each shared thing is worth; `broader` is a topic above those of one entry or of both."""

MOST = {"dossier": 2, "person": 2, "topic": 3, "broader": 1}
"""How many shared things of a sort are counted."""

PAIR = 1
"""What it is worth that two parties took part in both."""

NEARNESS = ((31, 3), (366, 2), (1827, 1))
"""Days that lie at most between two entries, and what that is worth: a month, a year, five years."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry can share with another; `things` are sorts with ids, a topic being among the `broader`, too."""

    earliest: int
    latest: int
    is_vague: bool
    parties: frozenset[str]
    things: frozenset[tuple[str, str]]


def traits_of(chronicle: Chronicle, entry: Entry) -> Traits:
    """What an entry can share with another."""
    things = {("dossier", step.dossier) for step in entry.dossiers}
    things |= {("person", each.person) for each in entry.people}
    things |= {("topic", topic) for topic in entry.topics}
    things |= {("broader", topic) for topic in chronicle.topics_of(entry)}
    date = entry.date
    return Traits(
        date.earliest.toordinal(),
        date.latest.toordinal(),
        is_vague(date) or datetime.date.min == date.earliest or datetime.date.max == date.latest,
        frozenset(entry.parties),
        frozenset(things),
    )


def likeness(one: Traits, other: Traits) -> int:
    """How much two entries have in common; 0 where they share no dossier, person or topic.

    The same for both, whichever comes first. Nearness in time counts by the days that may at most
    lie between the two, and not at all for a date that is approximate, uncertain or open.
    """
    shared = one.things & other.things
    if not shared:
        return 0
    counts = dict.fromkeys(POINTS, 0)
    for sort, _ in shared:
        counts[sort] += 1
    counts["broader"] -= counts["topic"]
    score = sum(POINTS[sort] * min(MOST[sort], count) for sort, count in counts.items() if count)
    if len(one.parties & other.parties) > 1:
        score += PAIR
    return score + _nearness(one, other)


def _nearness(one: Traits, other: Traits) -> int:
    if one.is_vague or other.is_vague:
        return 0
    days = max(one.latest, other.latest) - min(one.earliest, other.earliest)
    return next((points for most, points in NEARNESS if days <= most), 0)
