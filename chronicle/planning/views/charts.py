"""What pictures may show: every chart has a title, a sentence on what it shows, and a table behind it.

Places within a picture are in hundredths of its plot (see `chronicle.drawing`), or, where a chart
says so, in units of its own `viewBox`. `Chart` is what all have; each sort of chart adds what it draws.
"""

from dataclasses import dataclass

from chronicle.planning.views.pieces import Head, Link


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the table behind a chart; `text` is said of all of it where there are no figures."""

    label: str
    cells: tuple[str, ...] = ()
    address: str | None = None
    """Where more is to be read of what the row is about."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The figures that a chart draws, with the heads of all columns, that of the labels first."""

    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    texts: int = 0
    """How many cells of a row are words and no figures: the first ones."""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What a mark stands for; `style` is its class: "family-visit", "uncollected", "shade-3"."""

    style: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What every chart has; `id` is unique on its page, and the ids of its parts begin with it."""

    id: str
    title: str
    description: str
    """A sentence or two that say what is to be seen."""
    table: ChartTable
    legend: tuple[LegendItem, ...] = ()
    notes: tuple[str, ...] = ()
    """What is counted, and what is left out."""
    is_linked: bool = False
    """Whether its marks are links, so that it is a group of them and not one image."""
    is_mirrored: bool = False
    """Whether it is read from the right."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or a word beside an axis; one that `is_minor` is left out where there is little room."""

    at: float
    text: str
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: the class of its colour, and where it begins from above, and its height."""

    style: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in segments; `start` and `room` are the place that is all its own, with the space beside it."""

    label: str
    """What it stands for, with its figure: "1966: 2 entries"."""
    start: float
    room: float
    x: float
    width: float
    segments: tuple[Segment, ...]
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """A stretch of time of which nothing is collected; `text` is empty where it has no room."""

    x: float
    width: float
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart(Chart):
    """charts/bars.html: bars over years, in segments one upon the other"""

    scale: tuple[Mark, ...]
    years: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One of several pictures of one scale; `path` are its bars, in units of a bin and an entry."""

    link: Link
    count: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsChart(Chart):
    """charts/rows.html: a small picture over years for each of several things, one above the other

    `bins` and `top` are what the paths are as wide and as high as.
    """

    bins: int
    top: int
    rows: tuple[Row, ...]
    years: tuple[Mark, ...]
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day with entries: the corner of its square, the class of its shade, and where it leads."""

    x: int
    y: int
    style: str
    text: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month in weeks, 70 wide and 60 high; `free` and `uncollected` are paths of days without entries."""

    name: str
    label: str
    address: str | None
    days: tuple[YearDay, ...]
    free: str
    uncollected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChart(Chart):
    """charts/year.html: the days of a year, month by month, shaded by their entries"""

    months: tuple[YearMonth, ...]


@dataclass(frozen=True, slots=True)
class StripBar:
    """A bar of a strip; `key` is what the dates of its entries begin with ("2021-11", "2021", "202")."""

    key: str
    label: str
    """What it stands for, with its figure: "1966: 2 entries"."""
    x: float
    width: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class StripStep:
    """A stretch of a strip that is a link to where its entries begin; without an `address` it has none.

    Where there is little room, the words of one that `is_minor` are left out.
    """

    label: str
    text: str
    """The label with the figure: "2021: 7 entries"."""
    count: str
    address: str | None = None
    is_minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip(Chart):
    """charts/strip.html: how dense a timeline is, by month, year, decade or century, and the way to jump within it

    `unit` is the height of one entry.
    """

    most: str
    """The largest figure, where the highest bar ends."""
    unit: float
    is_coarse: bool
    """Whether a step has several bars."""
    bars: tuple[StripBar, ...]
    steps: tuple[StripStep, ...]
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class MapSpot:
    """A place on a map, or a country; `label` is its name with the number of its entries."""

    style: str
    """ "map-place" or "map-country"."""
    x: float
    y: float
    radius: float
    label: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class MapWay:
    """The way of visits, as a path with the path of its arrowhead; `style` is "way-1" to "way-3", by number."""

    style: str
    path: str
    head: str
    label: str


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name on a map, beside its spot; one that `is_minor` is left out where there is little room."""

    x: float
    y: float
    anchor: str
    """ "start", "middle" or "end", as on a page read from the left."""
    text: str
    is_minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChart(Chart):
    """charts/map.html: where entries happened, and where visits went, in units of its viewBox

    `land`, `borders` and `disputed` are paths; the latter two are empty where boundaries are not drawn.
    """

    width: int
    height: int
    land: str
    borders: str
    disputed: str
    ways: tuple[MapWay, ...]
    spots: tuple[MapSpot, ...]
    labels: tuple[MapLabel, ...]
    credit: str
    """Whose outlines they are."""
    is_small: bool = False
    """Whether it is one of the small ones, on the page of a leader or a relation."""


@dataclass(frozen=True, slots=True)
class TiesPerson:
    """Somebody in a network: the middle of their row, in hundredths of the height, and their disc in pixels.

    `party` is set on the first of a party, where people of several stand in one column.
    """

    link: Link
    party: str
    count: str
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class TiesColumn:
    """People below one another; `title` is what all are of, or empty."""

    title: str
    people: tuple[TiesPerson, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two people, as a path in hundredths; `style` is "tie-1" to "tie-4", by number of entries."""

    style: str
    path: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TiesChart(Chart):
    """charts/ties.html: who took part with whom, in two columns, or beside one"""

    columns: tuple[TiesColumn, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class GridName:
    """Who has a row or a column: the middle of it, and the name, which is cut twice for less room."""

    at: float
    text: str
    short: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """How often two took part together: the corner of a square, the class of its shade, the number."""

    x: float
    y: int
    style: str
    text: str
    label: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridChart(Chart):
    """charts/grid.html: who took part with whom, in rows and columns, with numbers and shades

    A cell is `width` wide in hundredths of the plot, and `pitch` high in pixels. `diagonal` are the
    corners of those where somebody meets themselves.
    """

    width: float
    pitch: int
    rows: tuple[GridName, ...]
    columns: tuple[GridName, ...]
    cells: tuple[GridCell, ...]
    diagonal: tuple[tuple[float, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesView:
    """template: pictures.html: the record in pictures; a chart that would say nothing is None"""

    head: Head
    title: str
    intro: str
    count: int
    scope: str
    coverage: Link | None
    contacts: BarChart | None = None
    """Entries by year and kind."""
    topics: RowsChart | None = None
    leaders: GridChart | None = None
    parties: GridChart | None = None
    map: MapChart | None = None
    ties: TiesChart | None = None
    """Who took part with whom."""
