"""The pieces that every kind of page is made of."""

from dataclasses import dataclass

from chronicle.converting import Body
from chronicle.model import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Something on this site by its name; `language` is set where it differs from the page's.

    `note` stands beside it in quiet text: the office that a person held on the day, which may be
    in another language, too.
    """

    text: str
    address: str
    language: str | None = None
    note: str | None = None
    note_language: str | None = None


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
    language: str | None = None
    """Set where it differs from the page's."""
    file: str = ""
    """Where it is written, on the page of that file: an entry's, somebody's, a free page's."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: an address below /media/ or a URL."""

    src: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    size: tuple[int, int] | None = None
    """Width and height in pixels, where they can be told."""
    language: str | None = None
    """Of what is said of it, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Head:
    """What every page has: its title and place in the site."""

    title: str
    address: str
    language: str
    direction: str = "ltr"
    description: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    edition: str = "en"
    """The language of the edition that the page belongs to."""
    translations: tuple[Link, ...] = ()
    """The same page in each language that it is in, that of the original first; `language` is the tag."""
    languages: tuple[Link, ...] = ()
    """Where to go on in each language: with the same page, or at the front of its edition."""
    title_language: str | None = None
    """The language of the title, where it is not the page's."""
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
class PageHistory:
    """When a page was first published, when it last changed, and why; None is what is not known."""

    first: When | None = None
    last: When | None = None
    corrected: When | None = None
    """The date of the latest correction, where the day of the last change is not known."""
    why: str | None = None
    """What the last change was, or the latest correction."""
    commit: str | None = None
    """Where the last change can be seen, a URL."""
    changes: str | None = None
    """Where all changes can be seen, a URL."""


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as lists show it; rendered once and used by every list.

    `days` are those between which it lies, as filters compare them: "2022-02-23/2022-02-24".
    `broader` are the topics that it is also on because its own are narrower.
    """

    id: str
    address: str
    title: str
    when: When
    days: str
    kind: Kind
    status: str
    standfirst: str
    parties: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    topics: tuple[Link, ...]
    language: str
    """Of the title and the standfirst."""
    direction: str = "ltr"
    edition: str = "en"
    """The language of the edition in whose lists the card is, and of all else on it."""
    level: str | None = None
    sources: int = 0
    broader: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A card in one list, with what that list adds to it ("multilateral", "Prime Minister of Pakistan")."""

    card: Card
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """An office beside one stretch of a leader's list: part of the band that runs down its years.

    `kind` is the kind of office. `begins` and `ends` say whether the band does so here, as the
    page is read; `is_sure` whether the office was certainly held in these years.
    """

    kind: str
    is_sure: bool = True
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class BandLabel:
    """What a band stands for, told where it begins: "Prime Minister of Pakistan, 2018–2022"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """Entries of a group that began in one month; `label` is empty where months are not marked.

    `id` is the anchor of the mark.
    """

    label: str
    id: str
    entries: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of a list under one heading: a year, or a month; on a leader's page with bands.

    `id` is the anchor of the heading. `bands` has an item for each lane, None where no office was
    held. `quiet` tells of years without entries, and whether they are collected (`is_collected` is
    False where nothing of them is); it is empty where offices change in the midst of them. Such a
    group has no heading and no entries.
    """

    label: str
    months: tuple[Month, ...] = ()
    address: str | None = None
    id: str = ""
    bands: tuple[Band | None, ...] = ()
    offices: tuple[BandLabel, ...] = ()
    quiet: str | None = None
    is_collected: bool = True

    @property
    def entries(self) -> tuple[Listed, ...]:
        """Its entries, of whatever month."""
        return tuple(listed for month in self.months for listed in month.entries)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the filters of a list cannot read from its cards.

    `is_partial` where the list has several pages, and `search` is where all of these can be
    searched at once, if search knows what the list is about.
    """

    is_partial: bool = False
    search: str | None = None


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
    """A line of a page's particulars: a label, and text, names or links."""

    label: str
    text: str | None = None
    links: tuple[Link, ...] = ()
    when: When | None = None
    url: str | None = None
    names: tuple[tuple[str, str | None], ...] = ()
    """Other names, each with its language where that is not the page's, "" where it is not known."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where this page stands in a long list.

    A page after the first says nothing of the others but where they are, so that it stays as it
    is when entries are added elsewhere in the list.
    """

    name: str = ""
    """What its address ends with; empty on the first page."""
    label: str = ""
    """Which part of the list it has, "2018–2020"; empty where the list has one page."""
    first: str | None = None
    """The address of the first page, on all others."""
    previous: str | None = None
    next: str | None = None
    pages: tuple[Link, ...] = ()
    """On the first page: every page by its label, or of many those that begin larger parts."""

    @property
    def is_first(self) -> bool:
        """Whether it is the page that stands for the whole list."""
        return not self.name


ONE_PAGE = Pagination()
"""Where a list stands that is not divided."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that Chronicle worked out, and the entries that it rests on."""

    text: str
    rests_on: tuple[Link, ...] = ()
