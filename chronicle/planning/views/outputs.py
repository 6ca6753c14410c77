"""What free pages, and all that is not read on the screen, may show."""

from dataclasses import dataclass

from chronicle.planning.views.pieces import Head, Link, PageHistory, Panel, Picture, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """templates: page.html (free pages), 404.html"""

    head: Head
    title: str
    prose: Prose | None = None
    panels: tuple[Panel, ...] = ()
    image: Picture | None = None
    backlinks: tuple[Link, ...] = ()
    all_mentions: Link | None = None
    """Where all that mention it are listed, if they are more than it names."""
    history: PageHistory | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table that can be downloaded: its files, and each column with its meaning."""

    id: str
    title: str
    about: str
    count: int
    """Rows."""
    files: tuple[Link, ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsView(TextView):
    """template: data.html"""

    datasets: tuple[Dataset, ...] = ()
    feeds: tuple[Link, ...] = ()


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


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page as the sitemap tells it, with itself in each language that it is in."""

    address: str
    translations: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """templates: feeds/sitemap.xml, feeds/sitemap-index.xml, feeds/robots.txt

    A sitemap has `pages`, or is one of those whose addresses are `parts` of that at /sitemap.xml.
    """

    pages: tuple[MappedPage, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """no template ("json", "csv"): the tables below /data/

    A value is text, several texts (a list in JSON, joined by "; " in CSV) or none.
    """

    head: Head
    columns: tuple[str, ...]
    rows: tuple[tuple[str | tuple[str, ...] | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """no template ("text"): .nojekyll, CNAME"""

    text: str = ""
