"""Who took part with whom: leaders and leaders, parties and parties, in rows and columns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.deriving.company import Company, company_of
from chronicle.deriving.grids import Grid, grid_of, party_ties
from chronicle.drawing.grids import PITCH, Lattice
from chronicle.drawing.shades import shade_of, upper_bounds
from chronicle.linking import Entries, Pair
from chronicle.planning.charts import LEAST_TIES
from chronicle.planning.charts.names import cut
from chronicle.planning.charts.shades import shade_legend
from chronicle.planning.parts import Parts
from chronicle.planning.views import ChartRow, ChartTable, GridCell, GridChart, GridName
from chronicle.wording import Words

MOST_NAMES = 12
"""How many rows and how many columns a picture has."""
MOST_IN_TABLE = 30
"""How many rows and columns the table behind leaders has: the network has the pairs."""
MOST_ROWS = 100
"""How many pairs are in the table behind parties."""
LONG, SHORT = 26, 13
"""How many letters of a name there is room for, on a wide screen and on a narrow one."""


def leaders_grid(parts: Parts) -> GridChart | None:
    """Leaders who took part in the same entries for different parties.

    Where nearly all of these have one party, its leaders have the rows and all others the columns.
    """
    company = company_of(parts.chronicle.entries.values())
    hub = company.hub()
    if len(company.ties) < LEAST_TIES:
        return None
    words, has_row = parts.words, _acts_for(company, hub) if hub else None
    if hub:
        rule = words(
            "Rows are those who acted for %(party)s, columns all others; both begin with those who took part most often.",
            party=words.named(parts.name("party", hub)),
        )
    else:
        rule = words("Rows and columns begin with those who took part most often.")
    text = words("In how many entries two leaders took part for different parties.")
    larger = grid_of(company.ties, MOST_IN_TABLE, has_row)
    return _chart(
        parts,
        grid_of(company.ties, MOST_NAMES, has_row),
        _Told(
            kind="person",
            id="chart-leaders",
            title=words("Leader by leader"),
            description=f"{text} {rule}",
            table=_matrix(parts, larger),
            notes=(
                words("Entries of more than ten people are not counted."),
                *_left_out(larger.left_out, words),
            ),
        ),
    )


def parties_grid(parts: Parts) -> GridChart | None:
    """Parties that took part in the same entries."""
    words, ties = parts.words, party_ties(parts.chronicle)
    if len(ties) < LEAST_TIES:
        return None
    text = words("How many entries two parties have in common.")
    rule = words("Rows and columns begin with those who took part most often.")
    return _chart(
        parts,
        grid_of(ties, MOST_NAMES),
        _Told(
            kind="party",
            id="chart-parties",
            title=words("Party by party"),
            description=f"{text} {rule}",
            table=_pairs(parts, ties),
            notes=(
                words.plural(
                    "Entries of more than %(number)s party are not counted.",
                    "Entries of more than %(number)s parties are not counted.",
                    parts.settings.site.relation_max_parties,
                ),
                *_not_in_table(len(ties) - MOST_ROWS, words),
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a grid of people, or of parties."""

    kind: str
    id: str
    title: str
    description: str
    table: ChartTable
    notes: tuple[str, ...]


def _acts_for(company: Company, party: str) -> Callable[[str], bool]:
    return lambda person: company.people[person].party == party


def _chart(parts: Parts, grid: Grid, told: _Told) -> GridChart:
    words, kind = parts.words, told.kind
    lattice = Lattice(len(grid.columns), parts.is_mirrored)
    bounds = upper_bounds(max(len(entries) for entries in grid.cells.values()))
    return GridChart(
        id=told.id,
        title=told.title,
        description=told.description,
        table=told.table,
        legend=shade_legend(bounds, words) if len(bounds) > 1 else (),
        notes=told.notes,
        is_linked=True,
        is_mirrored=lattice.is_mirrored,
        width=lattice.width,
        pitch=PITCH,
        rows=tuple(
            _name(parts, kind, one, lattice.y(place) + PITCH / 2)
            for place, one in enumerate(grid.rows)
        ),
        columns=tuple(
            _name(parts, kind, one, lattice.middle(place)) for place, one in enumerate(grid.columns)
        ),
        cells=tuple(_cells(parts, grid, lattice, kind, bounds)),
        diagonal=tuple((lattice.x(place), lattice.y(place)) for place in range(len(grid.rows)))
        if grid.is_square
        else (),
    )


def _name(parts: Parts, kind: str, id: str, at: float) -> GridName:
    link = parts.link(kind, id)
    return GridName(at, cut(link.text, LONG), cut(link.text, SHORT), link.address)


def _cells(
    parts: Parts, grid: Grid, lattice: Lattice, kind: str, bounds: tuple[int, ...]
) -> Iterator[GridCell]:
    words = parts.words
    for row, one in enumerate(grid.rows):
        for column, other in enumerate(grid.columns):
            entries = grid.cells.get((one, other))
            if entries:
                number = words.plural("%(number)s entry", "%(number)s entries", len(entries))
                yield GridCell(
                    lattice.x(column),
                    lattice.y(row),
                    f"shade-{shade_of(len(entries), bounds)}",
                    words.number(len(entries)),
                    words(
                        "%(one)s and %(other)s: %(entries)s",
                        one=parts.name(kind, one),
                        other=parts.name(kind, other),
                        entries=number,
                    ),
                    _together(parts, kind, (one, other), entries),
                )


def _together(parts: Parts, kind: str, two: Pair, entries: Entries) -> str | None:
    """Where more is to be read of two: the page of a pair, or the only entry."""
    if kind == "party":
        return parts.relation((min(two), max(two))).address
    return parts.link("entry", entries[0].id).address if len(entries) == 1 else None


def _matrix(parts: Parts, grid: Grid) -> ChartTable:
    """Rows and columns of leaders as a table."""
    words = parts.words
    return ChartTable(
        (words("Leader"), *(parts.name("person", id) for id in grid.columns)),
        tuple(
            ChartRow(
                parts.name("person", row),
                tuple(
                    words.number(len(grid.cells[row, column]))
                    if (row, column) in grid.cells
                    else ""
                    for column in grid.columns
                ),
                parts.link("person", row).address,
            )
            for row in grid.rows
        ),
    )


def _pairs(parts: Parts, ties: Mapping[Pair, Entries]) -> ChartTable:
    """The pairs of parties with most entries."""
    words = parts.words
    ranked = sorted(ties, key=lambda two: (-len(ties[two]), two))
    return ChartTable(
        (words("Party"), words("With"), words("Entries")),
        tuple(
            ChartRow(
                parts.name("party", two[0]),
                (parts.name("party", two[1]), words.number(len(ties[two]))),
                parts.relation(two).address,
            )
            for two in ranked[:MOST_ROWS]
        ),
        texts=1,
    )


def _not_in_table(number: int, words: Words) -> tuple[str, ...]:
    """For how many pairs there is no room."""
    if number <= 0:
        return ()
    return (
        words.plural(
            "%(number)s pair with fewer entries is not in the table.",
            "%(number)s pairs with fewer entries are not in the table.",
            number,
        ),
    )


def _left_out(number: int, words: Words) -> tuple[str, ...]:
    """How many have neither a row nor a column, in the table either."""
    if not number:
        return ()
    return (
        words.plural(
            "%(number)s person who took part less often is left out.",
            "%(number)s people who took part less often are left out.",
            number,
        ),
    )
