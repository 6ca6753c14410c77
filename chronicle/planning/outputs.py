"""Free pages, and all that is not read on the screen: the feed, sitemap, redirects, hosts' files."""

from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace
from itertools import zip_longest

from chronicle import urls
from chronicle.diagnostics import Diagnostic, error
from chronicle.model import Entry, FreePage, Mention
from chronicle.planning.corrections import page_history
from chronicle.planning.cutting import cuts_of
from chronicle.planning.mentions import all_mentions, links_to, mentions_of
from chronicle.planning.parts import Parts
from chronicle.planning.search import plan_search
from chronicle.planning.views import (
    FeedItem,
    FeedView,
    MappedPage,
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

SITEMAP_SIZE = 20_000
"""How many pages one file of a sitemap has; of a site in ten languages that is half of what it may weigh."""


def plan_pages(parts: Parts) -> Iterator[Page]:
    """The free pages with their translations, search, and the page for a wrong address."""
    for page in parts.original.pages.values():
        yield from _plan_free_page(parts, page)
    chronicle, content, words = parts.chronicle, parts.content, parts.words
    indexes: dict[str, Sized] = {
        urls.TIMELINE: chronicle.entries,
        urls.LEADERS: content.people,
        urls.PARTIES: content.parties,
        urls.RELATIONS: chronicle.between,
        urls.TOPICS: content.topics,
        urls.KINDS: chronicle.of_kind,
        urls.DOSSIERS: content.dossiers,
        urls.PLACES: content.places,
    }
    if parts.has("sources"):
        indexes[urls.SOURCES] = chronicle.sources
    sizes = (Tally(parts.way(address), len(nouns)) for address, nouns in indexes.items())
    ways_in = Panel(words("Indexes"), tuple(sizes))
    yield plan_search(parts, ways_in, has_index=parts.has_index)
    if parts.edition.is_first:
        title = words("Page not found")
        head = parts.head(title, urls.NOT_FOUND, listed=False)
        yield Page(urls.NOT_FOUND, "404.html", TextView(head=head, title=title, panels=(ways_in,)))


def _plan_free_page(parts: Parts, page: FreePage) -> Iterator[Page]:
    address, mention = urls.ORIGINAL.address("page", page.id), Mention("page", page.id)
    for translation in parts.heads.versions(page):
        text = translation or page
        language = text.language
        owner = ("page", page.id, translation.language if translation else "")
        head = parts.head(
            text.title,
            urls.translated(address, translation.language if translation else None),
            description=text.summary or parts.opening(text.body, owner),
            origin=text.origin,
            language=language,
            translations=parts.heads.in_languages("page", page),
            image=parts.picture(page.image, parts.unlike(page.language, language)),
        )
        view = TextView(
            head=head,
            title=text.title,
            prose=replace(parts.prose(owner, text.body) or Prose(text.body), file=text.origin.file),
            image=parts.picture(page.image, parts.unlike(page.language, language)),
            backlinks=links_to(parts, mentions_of(parts, mention)),
            all_mentions=all_mentions(parts, mention),
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


def plan_feed(parts: Parts) -> Page:
    """The feed of an edition."""
    return Page(parts.at.here(urls.FEED), "feeds/atom.xml", _feed(parts))


def plan_outputs(parts: Parts, listed: Iterable[MappedPage]) -> Iterator[Page]:
    """What hosts and search engines look for; `listed` are the pages that these are to know."""
    site = parts.settings.site
    yield from sitemap_of(listed)
    yield Page("/robots.txt", "feeds/robots.txt", SitemapView())
    yield Page("/.nojekyll", "text", TextFile(text=""))
    if site.cname:
        yield Page("/CNAME", "text", TextFile(text=f"{site.cname}\n"))
    if site.theme.accent or site.theme.fonts:
        yield Page("/static/theme.css", "theme.css", None)


def sitemap_of(listed: Iterable[MappedPage]) -> Iterator[Page]:
    """The map of a site, or the maps of its parts and what tells of them; a new page changes one of these."""
    mapped = {page.address: page for page in listed}
    pages = tuple(mapped[address] for address in sorted(mapped))
    cuts = cuts_of([(page.address,) for page in pages], SITEMAP_SIZE)
    if len(cuts) == 1:
        yield Page(urls.SITEMAP, "feeds/sitemap.xml", SitemapView(pages=pages))
        return
    addresses = tuple(urls.part_of_sitemap(number) for number in range(1, len(cuts) + 1))
    for address, cut, beyond in zip_longest(addresses, cuts, cuts[1:]):
        part = pages[cut.start : beyond.start if beyond else None]
        yield Page(address, "feeds/sitemap.xml", SitemapView(pages=part))
    yield Page(urls.SITEMAP, "feeds/sitemap-index.xml", SitemapView(parts=addresses))


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
    text = parts.text(entry)
    days = [entry.date.earliest, *(each.date.earliest for each in entry.corrections)]
    return FeedItem(
        id=entry.id,
        address=parts.at.address("entry", entry.id),
        title=text.title,
        updated=max(days).isoformat(),
        summary=parts.standfirst(entry),
        language=text.language,
        categories=tuple(parts.name("topic", topic) for topic in entry.topics),
    )
