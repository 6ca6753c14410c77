"""What lists of entries, the pages of nouns among them, and indexes may show."""

from dataclasses import dataclass

from chronicle.planning.views.charts import BarChart, MapChart, Strip, YearChart
from chronicle.planning.views.entries import Claim, Commitment, Related
from chronicle.planning.views.ledgers import Outcome
from chronicle.planning.views.pieces import (
    ONE_PAGE,
    Fact,
    Filters,
    Group,
    Head,
    Link,
    Listed,
    Pagination,
    Panel,
    Picture,
    Prose,
    Tally,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """templates: timeline.html, topic.html, kind.html, place.html, source.html

    A list of entries under a title, with an introduction and particulars.
    """

    head: Head
    title: str
    kicker: str
    """What sort of page this is: "Topic", "Relation"."""
    native_names: tuple[tuple[str, str], ...] = ()
    intro: Prose | None = None
    image: Picture | None = None
    facts: tuple[Fact, ...] = ()
    count: int = 0
    """Entries in the whole list, not only on this page."""
    span: str = ""
    """The years of the first and the last, "1948–2025"."""
    strip: Strip | None = None
    """How dense the list is: the whole of it on its first page, else this page."""
    filters: Filters | None = None
    groups: tuple[Group, ...] = ()
    panels: tuple[Panel, ...] = ()
    pagination: Pagination = ONE_PAGE
    previous: Link | None = None
    """The neighbour in a sequence of such pages: the year before."""
    next: Link | None = None
    backlinks: tuple[Link, ...] = ()
    all_mentions: Link | None = None
    """Where all that mention it are listed, if they are more than it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedListView(ListView):
    """templates: coverage-list.html, day.html: a list with a sentence on what belongs to it"""

    explained: str
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView(ListView):
    """template: year.html: the entries of a year, with its days on the first page"""

    calendar: YearChart | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held an office before or after; `label` says which, and whether at once."""

    label: str
    person: Link
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office, when it was held, and who held it before and after."""

    title: str
    span: str
    kind: str
    source: str | None = None
    holders: tuple[Holder, ...] = ()
    source_language: str | None = None
    """Of the source, where it is in words that are not in the page's."""


@dataclass(frozen=True, slots=True)
class CounterpartYears:
    """Who held the same office elsewhere in some years; `together` counts the entries with both."""

    years: str
    holders: tuple[Link, ...]
    together: str = ""


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The holders of the same office in another state during one tenure.

    `office` says which and when; `relation` is the one with that state.
    """

    office: str
    state: Link
    relation: Link | None
    rows: tuple[CounterpartYears, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(ListView):
    """template: person.html; an entry's note is the office held on that day, where its card has none"""

    parties: tuple[Link, ...] = ()
    """Whom they acted for, in the order of their offices."""
    offices: tuple[Tenure, ...] = ()
    counterparts: tuple[Counterparts, ...] = ()
    scope: str = ""
    """How far what is worked out reaches; empty where nothing is."""
    map: MapChart | None = None
    """Where they took part, and where their visits went; on the first page of a list only."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an organisation and since and until when; `when` is empty where nothing is recorded."""

    party: Link
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView(ListView):
    """template: party.html"""

    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in the story of a dossier: of its file (`labels`: "Signed"), of an entry, or of both."""

    when: When
    labels: tuple[str, ...] = ()
    entry: Link | None = None
    status: str = "confirmed"
    """How sure the record of the entry is."""
    text: str | None = None
    since: str | None = None
    """The time from the moment before, where it can be said: "41 days later"."""
    language: str | None = None
    """Of the text, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what is said of it; the sources differ if the values do."""

    name: str
    claims: tuple[Claim, ...]
    is_disputed: bool
    language: str | None = None
    """Of the name, where it is not the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView(ListView):
    """template: dossier.html"""

    status: str | None = None
    status_language: str | None = None
    milestones: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """How many of the commitments have each status; links to the dossier's ledger."""
    related: tuple[Related, ...] = ()
    """Entries outside the dossier that have to do with it, and what."""
    scope: str = ""
    """How far what is worked out reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """template: index.html: every leader, party, relation, topic, kind, dossier, place or source

    It is also that of all that mention something.
    """

    head: Head
    title: str
    kicker: str
    intro: str
    count: int
    sections: tuple[Panel, ...]
    """One section, or several (an alphabet, kinds of party); `items` carry counts and a note."""
    is_counted: bool = True
    """Whether the counts are told; not in the list of all that mention something."""
    pagination: Pagination = ONE_PAGE
    map: MapChart | None = None
    """On the first page of the index of places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """template: home.html"""

    head: Head
    intro: Prose | None
    counts: tuple[Tally, ...]
    """How much there is: entries, leaders, relations …; links to the indexes."""
    span: str
    latest: tuple[Listed, ...]
    panels: tuple[Panel, ...]
    contacts: BarChart | None = None
    """Entries by year and kind, if they are enough to make a picture."""
    day: "DayAhead | None" = None
    """What happened on the day of the build, or on the next day of the year that has entries."""
    anniversaries: tuple[Related, ...] = ()
    """What comes round in the next thirty days: the day, the entry and how many years it has been."""


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day of the year and what happened on it, with the years that it has been if they are round."""

    title: str
    day: str
    address: str | None
    """Of the page of that day, if there is one."""
    entries: tuple[Related, ...]
