"""What the pages of pairs, and of pairs and topics, may show besides their list."""

from dataclasses import dataclass

from chronicle.planning.views.charts import MapChart, RowsChart
from chronicle.planning.views.coverage import CoveragePanel
from chronicle.planning.views.lists import ListView
from chronicle.planning.views.pieces import Link, Statement


@dataclass(frozen=True, slots=True)
class Count:
    """A number of entries and links to them by their dates; `more` says how many are not linked."""

    label: str
    count: int
    rests_on: tuple[Link, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one sort under a title: by kind, visits, the levels of a side."""

    title: str
    items: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """In how many entries two people took part; `first` and `latest` are links by date, empty where not certain."""

    count: int
    first: Link | None = None
    latest: Link | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A person of one side, and a cell for each of the other; None where they never took part together."""

    person: Link
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who of one side took part with whom of the other."""

    caption: str
    corner: str
    """Which side the rows are, and which the columns."""
    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    note: str = ""
    """How many people have no row or column, for want of room."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """What the entries of a relation add up to, in words, each fact with the entries that it rests on."""

    statements: tuple[Statement, ...]
    counts: tuple[Counts, ...]
    matrix: Matrix | None
    scope: str
    """The sentence that says what the chronicle covers."""
    coverage: Link | None
    """Where that is told in full, if it is."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A relation before or after this one, and how much there is of it."""

    label: str
    relation: Link
    extent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView(ListView):
    """template: relation.html; an entry of another relation is noted with its name"""

    contacts: Contacts | None = None
    """On the first page of a list only."""
    kin: tuple[Kin, ...] = ()
    included: str = ""
    """That entries of the relations before are listed, too; they are not in `count`."""
    map: MapChart | None = None
    """Where entries of the two happened, and who visited whom; on the first page of a list only."""
    coverage: CoveragePanel | None = None
    topics: RowsChart | None = None
    """The topics of a pair over time, on the first page of its list."""
