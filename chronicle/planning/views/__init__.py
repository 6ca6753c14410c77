"""What each kind of page may show: closed, frozen data, and nothing to ask for more.

A template gets one of these as `view`. Whatever it shows is in there (dates
already put into words, references already turned into links), so that the
digest of a view says whether its page is stale. `docs/themes.md` lists them.

All addresses are paths below the site's base; templates pass them to `url()`.
"""

from dataclasses import dataclass
from pathlib import Path

from chronicle.planning.views.charts import (
    Bar,
    BarChart,
    Blank,
    Chart,
    ChartRow,
    ChartTable,
    GridCell,
    GridChart,
    GridName,
    LegendItem,
    MapChart,
    MapLabel,
    MapSpot,
    MapWay,
    Mark,
    PicturesView,
    Row,
    RowsChart,
    Segment,
    Strip,
    StripBar,
    StripStep,
    Tie,
    TiesChart,
    TiesColumn,
    TiesPerson,
    YearChart,
    YearDay,
    YearMonth,
)
from chronicle.planning.views.coverage import (
    CalendarDay,
    CalendarMonth,
    CalendarView,
    CoverageCell,
    CoveragePanel,
    CoverageRow,
    CoverageView,
    ShareRow,
    ShareTable,
)
from chronicle.planning.views.entries import (
    Account,
    Claim,
    Commitment,
    Comparison,
    Correction,
    Discrepancy,
    EntryView,
    Kept,
    Members,
    Milestone,
    Naming,
    Neighbour,
    Participant,
    Readout,
    Related,
    Source,
)
from chronicle.planning.views.ledgers import (
    CommitmentsView,
    CorrectionsView,
    LedgerRow,
    LedgerSection,
    Outcome,
)
from chronicle.planning.views.lists import (
    Counterparts,
    CounterpartYears,
    DayAhead,
    DossierView,
    ExplainedListView,
    Figure,
    Holder,
    HomeView,
    IndexView,
    ListView,
    Member,
    Moment,
    PartyView,
    PersonView,
    Tenure,
    YearView,
)
from chronicle.planning.views.outputs import (
    Dataset,
    DataView,
    DownloadsView,
    FeedItem,
    FeedView,
    MappedPage,
    RedirectView,
    SitemapView,
    TextFile,
    TextView,
)
from chronicle.planning.views.pieces import (
    Band,
    BandLabel,
    Card,
    Fact,
    Filters,
    Group,
    Head,
    Link,
    Listed,
    Month,
    PageHistory,
    Pagination,
    Panel,
    Picture,
    Prose,
    Statement,
    Tally,
    When,
)
from chronicle.planning.views.relations import (
    Contacts,
    Count,
    Counts,
    Kin,
    Matrix,
    MatrixCell,
    MatrixRow,
    RelationView,
)
from chronicle.planning.views.search import Facet, SearchRecord, SearchView

__all__ = [
    "Account",
    "Asset",
    "Band",
    "BandLabel",
    "Bar",
    "BarChart",
    "Blank",
    "CalendarDay",
    "CalendarMonth",
    "CalendarView",
    "Card",
    "Chart",
    "ChartRow",
    "ChartTable",
    "Claim",
    "Commitment",
    "CommitmentsView",
    "Comparison",
    "Contacts",
    "Correction",
    "CorrectionsView",
    "Count",
    "CounterpartYears",
    "Counterparts",
    "Counts",
    "CoverageCell",
    "CoveragePanel",
    "CoverageRow",
    "CoverageView",
    "DataView",
    "Dataset",
    "DayAhead",
    "Discrepancy",
    "DossierView",
    "DownloadsView",
    "EntryView",
    "ExplainedListView",
    "Facet",
    "Fact",
    "FeedItem",
    "FeedView",
    "Figure",
    "Filters",
    "GridCell",
    "GridChart",
    "GridName",
    "Group",
    "Head",
    "Holder",
    "HomeView",
    "IndexView",
    "Kept",
    "Kin",
    "LedgerRow",
    "LedgerSection",
    "LegendItem",
    "Link",
    "ListView",
    "Listed",
    "MapChart",
    "MapLabel",
    "MapSpot",
    "MapWay",
    "MappedPage",
    "Mark",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "Member",
    "Members",
    "Milestone",
    "Moment",
    "Month",
    "Naming",
    "Neighbour",
    "Outcome",
    "Page",
    "PageHistory",
    "Pagination",
    "Panel",
    "Participant",
    "PartyView",
    "PersonView",
    "Picture",
    "PicturesView",
    "Plan",
    "Prose",
    "Readout",
    "RedirectView",
    "Related",
    "RelationView",
    "Row",
    "RowsChart",
    "SearchRecord",
    "SearchView",
    "Segment",
    "ShareRow",
    "ShareTable",
    "Site",
    "SitemapView",
    "Source",
    "Statement",
    "Strip",
    "StripBar",
    "StripStep",
    "Tally",
    "Tenure",
    "TextFile",
    "TextView",
    "Tie",
    "TiesChart",
    "TiesColumn",
    "TiesPerson",
    "View",
    "When",
    "YearChart",
    "YearDay",
    "YearMonth",
    "YearView",
]


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of its site: template variable `site`."""

    title: str
    tagline: str
    root: str
    language: str
    authors: tuple[str, ...]
    license: str | None
    license_url: str | None
    repository: str | None
    navigation: tuple[Link, ...]
    accent: str | None
    logo: str | None
    fonts: tuple[tuple[str, str], ...]
    coverage: str | None
    """What the chronicle covers, in words."""
    generator: str
    prefix: str = ""
    """What the addresses of this edition begin with: "/ur", or nothing."""
    without: tuple[str, ...] = ()
    """The sections that the site does without."""
    logo_dark: str | None = None
    """The logo for dark pages, if it is another."""
    title_language: str | None = None
    """Of the title, where it is not that of the edition; so for the tagline."""
    tagline_language: str | None = None
    elsewhere: tuple[str, ...] = ()
    """The free pages that this edition has not, by their addresses in the first."""


View = (
    EntryView
    | ListView
    | IndexView
    | HomeView
    | CommitmentsView
    | CorrectionsView
    | CoverageView
    | CalendarView
    | PicturesView
    | TextView
    | RedirectView
    | FeedView
    | SitemapView
    | DataView
    | TextFile
)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its address, what makes it, and all that it may show."""

    address: str
    template: str
    view: "View | None"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is, from anywhere on disk."""

    address: str
    path: Path


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file that the site has; no two at one address."""

    sites: tuple[Site, ...]
    """What the pages of each edition know of it, the first first."""
    pages: tuple[Page, ...]
    media: tuple[Asset, ...]
    records: tuple[SearchRecord, ...] = ()
    """What search knows of the pages; nothing where the site has no search."""
