"""What each kind of page may show: closed, frozen data, and nothing to ask for more.

A template gets one of these as `view`. Whatever it shows is in there (dates
already put into words, references already turned into links), so that the
digest of a view says whether its page is stale. `docs/themes.md` lists them.

All addresses are paths below the site's base; templates pass them to `url()`.
"""

from dataclasses import dataclass
from pathlib import Path

from chronicle.converting import Body
from chronicle.model import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Something on this site by its name; `language` is set where it differs from the page's."""

    text: str
    address: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date in words and, where HTML allows one, as the value of `<time datetime>`."""

    text: str
    datetime: str | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """A converted body and what fills its slots: the chronicle's links and the numbers of sources.

    A link whose target is unknown is None: its label is shown as text.
    `prefix` keeps the ids of two bodies on one page apart.
    """

    body: Body
    links: tuple[Link | None, ...] = ()
    citations: tuple[int, ...] = ()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: an address below /media/ or a URL."""

    src: str
    alt: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What every page has: its title and place in the site."""

    title: str
    address: str
    language: str
    direction: str = "ltr"
    description: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    translations: tuple[Link, ...] = ()
    """The same page in other languages; `language` is the tag."""
    feed: str | None = None
    """The address of this page's own Atom feed."""
    image: Picture | None = None
    type: str = "website"
    published: str | None = None
    """An ISO date for Open Graph articles."""
    listed: bool = True
    """False keeps the page out of the sitemap and search engines."""
    edit: str | None = None
    """Where the source of the page can be edited, a URL."""


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as lists show it; rendered once and used by every list."""

    id: str
    address: str
    title: str
    when: When
    kind: Kind
    status: str
    standfirst: str
    parties: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    topics: tuple[Link, ...]
    language: str
    direction: str = "ltr"
    level: str | None = None
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A card in one list, with what that list adds to it ("multilateral", "Prime Minister of Pakistan")."""

    card: Card
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of a list under one heading: a year, or a month."""

    label: str
    entries: tuple[Listed, ...]
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A link and how many entries stand behind it."""

    link: Link
    count: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A short list beside a long one: narrower topics, counterparts, years."""

    title: str
    items: tuple[Tally, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a page's particulars: a label, and text or links."""

    label: str
    text: str | None = None
    links: tuple[Link, ...] = ()
    when: When | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where this page stands in a long list."""

    number: int = 1
    total: int = 1
    previous: str | None = None
    next: str | None = None
    pages: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at an event: the office held on that day, whom for, in what role."""

    person: Link
    offices: tuple[str, ...]
    party: Link | None = None
    role: str | None = None
    native_names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source as an entry cites it; `number` is what [1] in the body points to."""

    number: int
    title: str
    link: Link
    """Its own page: every entry that rests on it."""
    url: str | None = None
    publisher: str | None = None
    when: When | None = None
    language: str | None = None
    language_name: str | None = None
    type: str = "other"
    side: Link | None = None
    author: str | None = None
    accessed: When | None = None
    archived: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Readout:
    """One side's account of an event, or word that none was found."""

    side: Link
    text: str | None = None
    source: int | None = None
    topics: tuple[Link, ...] = ()
    absent: bool = False
    searched: When | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """A topic and which sides' readouts mention it, in the order of the readouts."""

    topic: Link
    mentioned: tuple[bool | None, ...]
    """None where that side's account does not exist."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry that kept a promise, or part of it."""

    entry: Link
    when: When
    partly: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise: by whom, to whom, when, and what became of it."""

    id: str
    anchor: str
    """The id of its row on the entry's page."""
    by: tuple[Link, ...]
    to: tuple[Link, ...]
    text: str
    status: str
    """open, fulfilled, partly fulfilled, overdue, not met, lapsed, withdrawn, superseded"""
    entry: Link
    made: When
    due: When | None = None
    note: str | None = None
    source: int | None = None
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to the record, as the entry and the log show it."""

    when: When
    text: str
    field: str | None = None
    reported: str | None = None
    corrected: str | None = None
    evidence: str | None = None
    evidence_source: int | None = None
    entry: Link | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that one source gives."""

    value: str
    source: str | None = None
    source_number: int | None = None
    source_url: str | None = None
    name: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A point on which sources disagree."""

    text: str
    field: str | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of a dossier as an entry took it."""

    when: When
    entry: Link
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The entries before and after this one in one relation, or of the same two leaders."""

    label: Link
    previous: Link | None = None
    previous_when: When | None = None
    next: Link | None = None
    next_when: When | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry worth reading, and why."""

    entry: Link
    when: When
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """template: entry.html"""

    head: Head
    id: str
    title: str
    when: When
    kind: Kind
    status: str
    standfirst: str
    parties: tuple[Link, ...]
    topics: tuple[Link, ...]
    prose: Prose
    level: str | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[Link, ...] = ()
    mentions: tuple[Link, ...] = ()
    relations: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    readouts: tuple[Readout, ...] = ()
    silences: tuple[Silence, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    fulfils: tuple[Commitment, ...] = ()
    dossiers: tuple[Milestone, ...] = ()
    """`entry` links to the dossier here."""
    follows: tuple[Related, ...] = ()
    followed_by: tuple[Related, ...] = ()
    corrections: tuple[Correction, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    image: Picture | None = None
    backlinks: tuple[Link, ...] = ()
    related: tuple[Related, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    original: Link | None = None
    """On a translation: the page that it translates."""
    citation: str = ""
    """How to cite this page, one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """templates: timeline.html, topic.html, kind.html, place.html, party.html, relation.html, source.html

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
    groups: tuple[Group, ...] = ()
    panels: tuple[Panel, ...] = ()
    pagination: Pagination = Pagination()
    previous: Link | None = None
    """The neighbour in a sequence of such pages: the year before."""
    next: Link | None = None
    backlinks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office and when it was held."""

    title: str
    span: str
    kind: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(ListView):
    """template: person.html; each listed entry's note is the office held on that day"""

    party: Link | None = None
    offices: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView(ListView):
    """template: dossier.html"""

    status: str | None = None
    milestones: tuple[Milestone, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """template: index.html: every leader, party, relation, topic, kind, dossier, place or source"""

    head: Head
    title: str
    kicker: str
    intro: str
    count: int
    sections: tuple[Panel, ...]
    """One section, or several (an alphabet, kinds of party); `items` carry counts and a note."""
    pagination: Pagination = Pagination()


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
    years: tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsView:
    """template: commitments.html"""

    head: Head
    title: str
    count: int
    statuses: tuple[tuple[str, int], ...]
    """How many have each status, over the whole ledger."""
    commitments: tuple[Commitment, ...]
    pagination: Pagination = Pagination()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """template: corrections.html"""

    head: Head
    title: str
    count: int
    corrections: tuple[Correction, ...]
    discrepancies: tuple[tuple[Link, Discrepancy], ...]
    pagination: Pagination = Pagination()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """templates: page.html (free pages), 404.html, search.html, data.html"""

    head: Head
    title: str
    prose: Prose | None = None
    panels: tuple[Panel, ...] = ()
    image: Picture | None = None
    backlinks: tuple[Link, ...] = ()
    updated: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """template: redirect.html: an address that has moved"""

    head: Head
    target: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """template: feeds/atom.xml; `updated` is the newest entry's date, never a clock"""

    head: Head
    title: str
    updated: str
    items: tuple["FeedItem", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An entry as a feed tells it, without its body."""

    id: str
    address: str
    title: str
    updated: str
    summary: str
    language: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """templates: feeds/sitemap.xml, feeds/robots.txt"""

    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """no template: data/entries.json, data/entries.csv

    A value is text, several texts (a list in JSON, joined by "; " in CSV) or none.
    """

    head: Head
    columns: tuple[str, ...]
    rows: tuple[tuple[str | tuple[str, ...] | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """no template ("text"): .nojekyll, CNAME"""

    text: str = ""


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


View = (
    EntryView
    | ListView
    | IndexView
    | HomeView
    | CommitmentsView
    | CorrectionsView
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

    site: Site
    pages: tuple[Page, ...]
    media: tuple[Asset, ...]
