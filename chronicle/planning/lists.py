"""Long lists of entries: cut into pages, each with the same head, introduction and particulars."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any, TypeVar
from urllib.parse import urlencode

from chronicle import urls
from chronicle.deriving.tenures import Tenure
from chronicle.model import Entry
from chronicle.planning.charts.strips import strip_of
from chronicle.planning.groups import Noted, by_year
from chronicle.planning.parts import Parts, span_of, year_of
from chronicle.planning.spines import Divide, Spine
from chronicle.planning.views import (
    Filters,
    Head,
    Link,
    ListView,
    Page,
    Pagination,
    Panel,
    Strip,
    Tally,
)
from chronicle.planning.views.pieces import ONE_PAGE
from chronicle.wording import Words

LEAST_FILTERED = 6
"""A page with fewer entries needs no filters."""

MOST_TALLIES = 12
"""How many items a panel shows before it refers to the whole list."""

T = TypeVar("T")


def plan_list(
    parts: Parts,
    template: str,
    view: ListView,
    entries: Sequence[Entry],
    note: Callable[[Entry], str | None] = lambda entry: None,
    *,
    counted: Sequence[Entry] | None = None,
    first: Mapping[str, Any] | None = None,
    divide: Divide = by_year,
    tenures: Sequence[Tenure] = (),
    about: Sequence[tuple[str, str]] | None = None,
    is_timeline: bool = True,
) -> Iterator[Page]:
    """The pages of one list of entries, which come oldest first and are shown as site.yaml wants.

    `view` is what all the pages have; the introduction, the panels and the fields in `first` stand
    on the first only. `counted` are those entries that are said to be in the list, if not all.
    `divide` makes the groups of a year: one with its months marked, if nothing else is said.
    `tenures` run beside the years. `about` are the facets of search by which it finds the list, and
    their values; None where it knows none. A list that is no timeline has not all entries of a subject:
    nothing is said of years without any.
    """
    ordered = parts.ordered(entries)
    shown = [(entry, note(entry)) for entry in ordered]
    own = entries if counted is None else counted
    span = span_of(own)
    known = {entry.id for entry in own}
    spine = Spine(parts, ordered, tenures, is_timeline=is_timeline)
    before = None
    for pagination, chunk in paginate(view.head.address, shown, parts.settings.site.page_size):
        particular = first or {}
        if pagination.number > 1:
            head = numbered(view.head, pagination.number, parts.words)
            particular = {"head": head, "intro": None, "panels": ()}
        page = replace(
            view,
            groups=tuple(spine.groups(chunk, before, divide)),
            count=len(own),
            span=span,
            pagination=pagination,
            strip=_strip(parts, view.head.address, ordered, own, known, pagination, chunk)
            if is_timeline
            else None,
            filters=_filters(parts, ordered, pagination, about)
            if is_timeline and len(chunk) >= LEAST_FILTERED
            else None,
            **particular,
        )
        yield Page(page.head.address, template, page)
        before = year_of(chunk[-1][0]) if chunk else None


def _filters(
    parts: Parts,
    entries: Sequence[Entry],
    pagination: Pagination,
    about: Sequence[tuple[str, str]] | None,
) -> Filters:
    if pagination.total == 1:
        return Filters()
    search = parts.at.here(urls.SEARCH)
    return Filters(
        parts.words.number(len(entries)),
        None if about is None else f"{search}?{urlencode(about)}" if about else search,
    )


def _strip(
    parts: Parts,
    address: str,
    ordered: Sequence[Entry],
    own: Sequence[Entry],
    known: Collection[str],
    pagination: Pagination,
    chunk: Sequence[Noted],
) -> Strip | None:
    """How dense a list is on its first page, and elsewhere how dense that page is; `known` are the ids of its `own`."""
    if pagination.number > 1:
        here = [entry for entry, _ in chunk]
        return strip_of(
            parts, [entry for entry in here if entry.id in known], here, lambda place: ""
        )
    size = parts.settings.site.page_size
    return strip_of(
        parts,
        own,
        ordered,
        lambda place: urls.numbered(address, place // size + 1) if place >= size else "",
    )


def paginate(
    address: str, items: Sequence[T], size: int
) -> Iterator[tuple[Pagination, Sequence[T]]]:
    """Cut a list into pages; an empty list has one."""
    if len(items) <= size:
        yield ONE_PAGE, items
        return
    total = ceil(len(items) / size)
    pages = tuple(Link(str(n), urls.numbered(address, n)) for n in range(1, total + 1))
    for number in range(1, total + 1):
        yield (
            Pagination(
                number=number,
                total=total,
                previous=urls.numbered(address, number - 1) if number > 1 else None,
                next=urls.numbered(address, number + 1) if number < total else None,
                pages=_near(pages, number),
            ),
            items[(number - 1) * size : number * size],
        )


def _near(pages: Sequence[Link], number: int) -> tuple[Link, ...]:
    """The first page, the last and those around this one: a list of 200 pages needs no 200 links."""
    wanted = {1, len(pages), *range(number - 2, number + 3)}
    return tuple(page for n, page in enumerate(pages, 1) if n in wanted)


def numbered(head: Head, number: int, words: Words) -> Head:
    """The head of page `number` of a list."""
    return replace(
        head,
        title=words("%(title)s, page %(number)s", title=head.title, number=number),
        address=urls.numbered(head.address, number),
        translations=_numbered(head.translations, number),
        languages=_numbered(head.languages, number),
        breadcrumbs=(*head.breadcrumbs, Link(head.title, head.address)),
    )


def _numbered(links: tuple[Link, ...], number: int) -> tuple[Link, ...]:
    return tuple(replace(link, address=urls.numbered(link.address, number)) for link in links)


def panel(
    title: str, tallies: Sequence[Tally], *, more: Link | None = None, most: int = MOST_TALLIES
) -> Panel:
    """The largest of some tallies, and a link to all of them where some are left out."""
    chosen = sorted(tallies, key=lambda tally: (-tally.count, tally.link.text))[:most]
    return Panel(title, tuple(chosen), more if len(tallies) > most else None)


def count(
    entries: Sequence[Entry], keys_of: Callable[[Entry], Any], link: Callable[[Any], Link]
) -> list[Tally]:
    """How many of the entries are under each key."""
    counted: dict[Any, int] = {}
    for entry in entries:
        for key in dict.fromkeys(keys_of(entry)):
            counted[key] = counted.get(key, 0) + 1
    return [Tally(link(key), number) for key, number in counted.items()]


def panels(*found: Panel) -> tuple[Panel, ...]:
    """Those panels that have something in them."""
    return tuple(each for each in found if each.items)
