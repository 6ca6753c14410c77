"""Who faced whom: the participants of an entry who acted for different parties, two by two."""

from collections.abc import Iterator
from itertools import combinations

from chronicle.model import Entry

MOST_LEADERS = 10
"""An entry with more people than this makes no pairs of leaders: a summit's family photograph."""

Two = tuple[str, str]
"""Two people, in alphabetical order of id."""


def leaders_of(entry: Entry) -> Iterator[Two]:
    """Every two participants who acted for different parties; none of an entry of many people."""
    if len(entry.people) <= MOST_LEADERS:
        yield from all_leaders_of(entry)


def all_leaders_of(entry: Entry) -> Iterator[Two]:
    """Every two participants who acted for different parties, however many took part."""
    sides = {each.person: each.party for each in entry.people if each.party}
    for one, other in combinations(sorted(sides), 2):
        if sides[one] != sides[other]:
            yield one, other
