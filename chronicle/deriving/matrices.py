"""Who of one side took part with whom of the other, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.deriving.bounds import earliest, latest
from chronicle.model import Entry

MOST_PEOPLE = 12
"""How many people of a side a matrix shows."""

Sides = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries in which two people took part, of which several may be the first, or the latest."""

    entries: tuple[Entry, ...]
    first: tuple[Entry, ...]
    latest: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The people of two sides, the most frequent first, and what they have in common; None for nothing.

    `left_out` counts the people of each side who would have rows, or columns, if there were room.
    """

    people: Sides
    cells: tuple[tuple[Cell | None, ...], ...]
    left_out: tuple[int, int] = (0, 0)


def matrix_of(taking_part: Sequence[tuple[Entry, Sides]]) -> Matrix | None:
    """Who took part with whom, of entries with the people of both sides; None where nobody did."""
    together = [(entry, sides) for entry, sides in taking_part if all(sides)]
    if not together:
        return None
    ones, all_ones = _most_frequent([sides[0] for _, sides in together])
    others, all_others = _most_frequent([sides[1] for _, sides in together])
    found: dict[tuple[str, str], list[Entry]] = {}
    shown = frozenset(ones), frozenset(others)
    for entry, sides in together:
        for one in sides[0]:
            if one in shown[0]:
                for other in sides[1]:
                    if other in shown[1]:
                        found.setdefault((one, other), []).append(entry)
    # Somebody whose counterparts are all left out has nothing to show.
    rows = tuple(one for one in ones if any((one, other) in found for other in others))
    columns = tuple(other for other in others if any((one, other) in found for one in rows))
    return Matrix(
        (rows, columns),
        tuple(
            tuple(_cell(found[one, other]) if (one, other) in found else None for other in columns)
            for one in rows
        ),
        (all_ones - len(rows), all_others - len(columns)),
    )


def _most_frequent(people: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """Those who took part most often, and how many people there are in all."""
    counts = Counter(person for some in people for person in some)
    ranked = sorted(counts, key=lambda person: (-counts[person], person))
    return tuple(ranked[:MOST_PEOPLE]), len(ranked)


def _cell(entries: list[Entry]) -> Cell:
    return Cell(tuple(entries), earliest(entries), latest(entries))
