"""How much two entries have in common, as a score that anybody can work out by hand."""

import datetime
from dataclasses import dataclass

from chronicle.dates import is_vague
from chronicle.linking import Chronicle
from chronicle.model import Entry

DOSSIER, MOST_DOSSIERS = 8, 2
PERSON, MOST_PEOPLE = 3, 2
TOPIC, MOST_TOPICS = 2, 3
BROADER, MOST_BROADER = 1, 1
"""What each shared thing is worth, and how many are counted; broader: above the topics of one or of both."""

PAIR = 1
"""What it is worth that two parties took part in both."""

NEARNESS = ((31, 3), (366, 2), (1827, 1))
"""Days that lie at most between two entries, and what that is worth: a month, a year, five years."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry can share with another; all its topics and those above them are `subjects`."""

    earliest: int
    latest: int
    is_bounded: bool
    parties: frozenset[str]
    dossiers: frozenset[str]
    people: frozenset[str]
    topics: frozenset[str]
    subjects: frozenset[str]


def traits_of(chronicle: Chronicle, entry: Entry) -> Traits:
    """What an entry can share with another; days are counted from the first of the calendar."""
    date = entry.date
    is_open = date.earliest == datetime.date.min or date.latest == datetime.date.max
    topics = frozenset(entry.topics)
    subjects = chronicle.topics_of(entry)
    return Traits(
        date.earliest.toordinal(),
        date.latest.toordinal(),
        not (is_vague(date) or is_open),
        frozenset(entry.parties),
        frozenset(step.dossier for step in entry.dossiers),
        frozenset(each.person for each in entry.people),
        topics,
        topics if len(subjects) == len(topics) else frozenset(subjects),
    )


def likeness(one: Traits, other: Traits) -> int:
    """How much two entries have in common; 0 where they share no dossier, person or topic.

    The same for both, whichever comes first. Nearness in time counts by the days that may at most
    lie between the two, and not at all for a date that is approximate, uncertain or open.
    """
    dossiers = len(one.dossiers & other.dossiers)
    people = len(one.people & other.people)
    topics = len(one.topics & other.topics)
    is_plain = one.subjects is one.topics and other.subjects is other.topics
    broader = 0 if is_plain else len(one.subjects & other.subjects) - topics
    if not (dossiers or people or topics or broader):
        return 0
    return (
        (DOSSIER * min(dossiers, MOST_DOSSIERS) if dossiers else 0)
        + (PERSON * min(people, MOST_PEOPLE) if people else 0)
        + (TOPIC * min(topics, MOST_TOPICS) if topics else 0)
        + (BROADER * min(broader, MOST_BROADER) if broader else 0)
        + (PAIR if len(one.parties & other.parties) > 1 else 0)
        + _nearness(one, other)
    )


def _nearness(one: Traits, other: Traits) -> int:
    if one.is_bounded and other.is_bounded:
        days = max(one.latest, other.latest) - min(one.earliest, other.earliest)
        for most, points in NEARNESS:
            if days <= most:
                return points
    return 0
