"""Free pages, and all that is not read on the screen: feeds, sitemap, data, redirects, hosts' files."""

from collections.abc import Iterator

from chronicle import urls
from chronicle.diagnostics import Diagnostic, error
from chronicle.model import Entry, FreePage, Translation
from chronicle.planning.corrections import page_history
from chronicle.planning.indexes import pages_mentioning
from chronicle.planning.parts import Parts, own_name
from chronicle.planning.views import (
    DataView,
    FeedItem,
    FeedView,
    Link,
    Page,
    Panel,
    Prose,
    RedirectView,
    SitemapView,
    Tally,
    TextFile,
    TextView,
)

FEED = "/feed.xml"
FEED_SIZE = 50
SITEMAP = "/sitemap.xml"
COLUMNS = (
    "id",
    "date",
    "earliest",
    "latest",
    "title",
    "kind",
    "status",
    "parties",
    "people",
    "topics",
    "places",
    "dossiers",
    "summary",
    "sources",
    "address",
)


def plan_pages(parts: Parts) -> Iterator[Page]:
    """The free pages with their translations, search, data, and the page for a wrong address."""
    for page in parts.content.pages.values():
        yield from _plan_free_page(parts, page)
    indexes = (
        urls.TIMELINE,
        urls.LEADERS,
        urls.PARTIES,
        urls.RELATIONS,
        urls.TOPICS,
        urls.KINDS,
        urls.DOSSIERS,
        urls.PLACES,
        urls.SOURCES,
    )
    chronicle, content = parts.chronicle, parts.content
    sizes = (
        len(chronicle.entries),
        len(content.people),
        len(content.parties),
        len(chronicle.between),
        len(content.topics),
        len(chronicle.of_kind),
        len(content.dossiers),
        len(content.places),
        len(chronicle.sources),
    )
    words = parts.words
    ways_in = Panel(words("Indexes"), tuple(map(Tally, map(parts.way, indexes), sizes)))
    for title, address, template, panel in (
        (words("Find"), urls.SEARCH, "search.html", ways_in),
        (words("Page not found"), urls.NOT_FOUND, "404.html", ways_in),
        (words("Data"), urls.DATA, "data.html", _downloads(parts)),
    ):
        head = parts.head(title, address, listed=address != urls.NOT_FOUND)
        yield Page(address, template, TextView(head=head, title=title, panels=(panel,)))


def _downloads(parts: Parts) -> Panel:
    count = len(parts.chronicle.entries)
    return Panel(
        parts.words("Downloads"),
        (
            Tally(Link("entries.json", f"{urls.DATA}entries.json"), count, "JSON"),
            Tally(Link("entries.csv", f"{urls.DATA}entries.csv"), count, "CSV"),
            Tally(Link("feed.xml", FEED), min(count, FEED_SIZE), "Atom"),
        ),
    )


def _plan_free_page(parts: Parts, page: FreePage) -> Iterator[Page]:
    address = urls.address("page", page.id)
    editions = [(page.language, address)] + [
        (other.language, urls.translated(address, other.language)) for other in page.translations
    ]
    links = tuple(Link(own_name(language), where, language) for language, where in editions)
    texts: tuple[FreePage | Translation, ...] = (page, *page.translations)
    for text in texts:
        language = text.language
        owner = ("page", page.id, "" if text is page else language)
        head = parts.head(
            text.title,
            address if text is page else urls.translated(address, language),
            description=text.summary or parts.opening(text.body, owner),
            origin=text.origin,
            language=language,
            translations=links if len(links) > 1 else (),
            image=parts.picture(page.image),
        )
        view = TextView(
            head=head,
            title=text.title,
            prose=parts.prose(owner, text.body) or Prose(text.body),
            image=parts.picture(page.image),
            backlinks=pages_mentioning(parts, page.id),
            history=page_history(parts, text.origin, language),
        )
        yield Page(head.address, "page.html", view)


def plan_redirects(parts: Parts) -> tuple[list[Page], list[Diagnostic]]:
    """A redirect from every old path that an entry or page names."""
    pages, problems = [], []
    nouns: list[tuple[str, Entry | FreePage]] = [
        *(("entry", entry) for entry in parts.content.entries.values()),
        *(("page", page) for page in parts.content.pages.values()),
    ]
    for kind, noun in nouns:
        for number, alias in enumerate(noun.aliases):
            old = f"/{alias.strip('/')}"
            if ".." in old.split("/") or old == "/" or any(mark in old for mark in "?#\\:"):
                where = noun.origin.locate(("aliases", number))
                problems.append(
                    error(
                        "bad-value", f"“{alias}” is no path of this site", where, "write /old/path/"
                    )
                )
                continue
            old = old if "." in old.rpartition("/")[2] else f"{old}/"
            target = parts.link(kind, noun.id)
            head = parts.head(target.text, old, listed=False)
            pages.append(Page(old, "redirect.html", RedirectView(head=head, target=target)))
    return pages, problems


def plan_outputs(parts: Parts, pages: list[Page]) -> Iterator[Page]:
    """The feed, the data, and what hosts and search engines look for."""
    site = parts.settings.site
    yield Page(FEED, "feeds/atom.xml", _feed(parts))
    rows = tuple(_row(parts, entry) for entry in parts.chronicle.entries.values())
    for kind in ("json", "csv"):
        address = f"{urls.DATA}entries.{kind}"
        head = parts.head(parts.words("Entries"), address, listed=False)
        yield Page(address, f"data/entries.{kind}", DataView(head=head, columns=COLUMNS, rows=rows))
    heads = (getattr(page.view, "head", None) for page in pages)
    listed = sorted(head.address for head in heads if head and head.listed)
    yield Page(SITEMAP, "feeds/sitemap.xml", SitemapView(addresses=tuple(listed)))
    yield Page("/robots.txt", "feeds/robots.txt", SitemapView(addresses=(SITEMAP,)))
    yield Page("/.nojekyll", "text", TextFile(text=""))
    if site.cname:
        yield Page("/CNAME", "text", TextFile(text=f"{site.cname}\n"))
    if site.theme.accent or site.theme.fonts:
        yield Page("/static/theme.css", "theme.css", None)


def _feed(parts: Parts) -> FeedView:
    newest = list(parts.chronicle.entries.values())[: -FEED_SIZE - 1 : -1]
    title = parts.settings.site.title
    items = tuple(_item(parts, entry) for entry in newest)
    return FeedView(
        head=parts.head(title, FEED, listed=False),
        title=title,
        updated=max((item.updated for item in items), default="1970-01-01"),
        items=items,
    )


def _item(parts: Parts, entry: Entry) -> FeedItem:
    """An entry in the feed; it is new on its day, or when it was last corrected."""
    days = [entry.date.earliest, *(each.date.earliest for each in entry.corrections)]
    return FeedItem(
        id=entry.id,
        address=urls.address("entry", entry.id),
        title=entry.title,
        updated=max(days).isoformat(),
        summary=parts.standfirst(entry),
        language=entry.language,
        categories=tuple(parts.name("topic", topic) for topic in entry.topics),
    )


def _row(parts: Parts, entry: Entry) -> tuple[str | tuple[str, ...] | None, ...]:
    """An entry as the data exports give it, by the names of COLUMNS."""
    date = entry.date
    return (
        entry.id,
        date.text,
        date.earliest.isoformat() if date.earliest.year > 1 else None,
        date.latest.isoformat() if date.latest.year < 9999 else None,
        entry.title,
        entry.kind,
        entry.status,
        entry.parties,
        tuple(each.person for each in entry.people),
        entry.topics,
        entry.places,
        tuple(step.dossier for step in entry.dossiers),
        parts.standfirst(entry) or None,
        tuple(source.url or source.title for source in entry.sources),
        urls.Urls(parts.settings.url).absolute(urls.address("entry", entry.id)),
    )
