"""Rows and columns of those who have most to do with one another, and how often they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chronicle.linking import Chronicle, Entries, Pair


@dataclass(frozen=True, slots=True)
class Grid:
    """Who has the rows and the columns, the most frequent first, and the entries of each two that have some.

    In a square grid rows and columns are the same, and each two stand in it twice. `left_out` counts
    those who have neither a row nor a column.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Pair, Entries]
    is_square: bool
    left_out: int


def grid_of(
    ties: Mapping[Pair, Entries], most: int, has_row: Callable[[str], bool] | None = None
) -> Grid:
    """The grid of those with most entries, so many at the most to a side.

    `has_row` tells those who have rows from those who have columns; ties among these or those are
    then left out. Without it the grid is square.
    """
    if has_row is None:
        oriented = dict(ties)
    else:
        oriented = {
            (two if has_row(two[0]) else (two[1], two[0])): entries
            for two, entries in ties.items()
            if has_row(two[0]) != has_row(two[1])
        }
    rows = _most_frequent(oriented, (0,) if has_row else (0, 1), most)
    columns = _most_frequent(oriented, (1,), most) if has_row else rows
    shown = frozenset(rows), frozenset(columns)
    cells = {
        two: entries
        for two, entries in oriented.items()
        if two[0] in shown[0] and two[1] in shown[1]
    }
    # Somebody whose counterparts are all left out has nothing to show.
    found = [{two[0] for two in cells}, {two[1] for two in cells}]
    if has_row is None:
        found = [found[0] | found[1]] * 2
        cells |= {(two[1], two[0]): entries for two, entries in cells.items()}
    rows = tuple(id for id in rows if id in found[0])
    columns = tuple(id for id in columns if id in found[1])
    everybody = {id for two in ties for id in two}
    return Grid(rows, columns, cells, has_row is None, len(everybody - {*rows, *columns}))


def party_ties(chronicle: Chronicle) -> dict[Pair, Entries]:
    """The entries of each two parties, without what was denied and without those of too many parties."""
    found = {
        pair: tuple(
            entry
            for entry in entries
            if entry.status != "denied" and entry.id not in chronicle.multilateral
        )
        for pair, entries in chronicle.between.items()
    }
    return {pair: entries for pair, entries in found.items() if entries}


def _most_frequent(
    ties: Mapping[Pair, Entries], places: tuple[int, ...], most: int
) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for two, entries in ties.items():
        for place in places:
            counts[two[place]] += len(entries)
    return tuple(sorted(counts, key=lambda id: (-counts[id], id))[:most])
