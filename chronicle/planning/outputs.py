"""Free pages, and all that is not read on the screen: the feed, sitemap, redirects, hosts' files."""

from collections.abc import Iterator

from chronicle import urls
from chronicle.diagnostics import Diagnostic, error
from chronicle.languages import own_name
from chronicle.model import Entry, FreePage, Translation
from chronicle.planning.corrections import page_history
from chronicle.planning.indexes import pages_mentioning
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
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

FEED_SIZE = 50


def plan_pages(parts: Parts) -> Iterator[Page]:
    """The free pages with their translations, search, and the page for a wrong address."""
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
    for title, address, template in (
        (words("Find"), parts.at.here(urls.SEARCH), "search.html"),
        (words("Page not found"), urls.NOT_FOUND, "404.html"),
    ):
        head = parts.head(title, address, listed=address != urls.NOT_FOUND)
        yield Page(address, template, TextView(head=head, title=title, panels=(ways_in,)))


def _plan_free_page(parts: Parts, page: FreePage) -> Iterator[Page]:
    address = parts.at.address("page", page.id)
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
    """The feed, and what hosts and search engines look for."""
    site = parts.settings.site
    yield Page(parts.at.here(urls.FEED), "feeds/atom.xml", _feed(parts))
    heads = (getattr(page.view, "head", None) for page in pages)
    listed = sorted(head.address for head in heads if head and head.listed)
    yield Page(urls.SITEMAP, "feeds/sitemap.xml", SitemapView(addresses=tuple(listed)))
    yield Page("/robots.txt", "feeds/robots.txt", SitemapView(addresses=(urls.SITEMAP,)))
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
        head=parts.head(title, parts.at.here(urls.FEED), listed=False),
        title=title,
        updated=max((item.updated for item in items), default="1970-01-01"),
        items=items,
    )


def _item(parts: Parts, entry: Entry) -> FeedItem:
    """An entry in the feed; it is new on its day, or when it was last corrected."""
    days = [entry.date.earliest, *(each.date.earliest for each in entry.corrections)]
    return FeedItem(
        id=entry.id,
        address=parts.at.address("entry", entry.id),
        title=entry.title,
        updated=max(days).isoformat(),
        summary=parts.standfirst(entry),
        language=entry.language,
        categories=tuple(parts.name("topic", topic) for topic in entry.topics),
    )
