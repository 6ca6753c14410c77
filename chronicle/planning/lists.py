"""Long lists of entries: cut into pages, each with the same head, introduction and particulars."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from chronicle import urls
from chronicle.deriving.tenures import Tenure
from chronicle.model import Entry
from chronicle.planning.charts.strips import strip_of
from chronicle.planning.groups import by_year
from chronicle.planning.paging import WHOLE, continued, divided_by_time, page_at, paginate
from chronicle.planning.parts import Parts
from chronicle.planning.spines import Divide, Spine
from chronicle.planning.views import (
    Filters,
    Head,
    Link,
    ListView,
    Page,
    Pagination,
    Panel,
    Tally,
)
from chronicle.planning.views.pieces import ONE_PAGE
from chronicle.planning.years import span_of, year_of

LEAST_FILTERED = 6
"""A page with fewer entries needs no filters."""

MOST_TALLIES = 12
"""How many items a panel shows before it refers to the whole list."""


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
    spine = Spine(parts, ordered, tenures, is_timeline=is_timeline)
    division = divided_by_time(parts, [(entry.date.earliest, entry.id) for entry in ordered])
    known, before = {entry.id for entry in own}, None
    for pagination, chunk in paginate(view.head.address, shown, division):
        # The first page tells of the whole list, each other of itself.
        if pagination.is_first:
            about_own, about_listed = own, ordered
            particular = {"span": span_of(own), **(first or {})}
        else:
            about_listed = [entry for entry, _ in chunk]
            about_own = [entry for entry in about_listed if entry.id in known]
            particular = _later(parts, view.head, pagination)
        page_of = partial(page_at, view.head.address, division if pagination.is_first else WHOLE)
        page = replace(
            view,
            groups=tuple(spine.groups(chunk, before, divide)),
            count=len(about_own),
            pagination=pagination,
            strip=strip_of(parts, about_own, about_listed, page_of) if is_timeline else None,
            filters=_filters(parts, pagination, about)
            if is_timeline and len(chunk) >= LEAST_FILTERED
            else None,
            **particular,
        )
        yield Page(page.head.address, template, page)
        before = year_of(chunk[-1][0]) if chunk else None


def _later(parts: Parts, head: Head, pagination: Pagination) -> dict[str, Any]:
    """What a later page has for itself, and not what is about the whole list."""
    return {
        "head": continued(head, pagination, parts.words),
        "intro": None,
        "image": None,
        "facts": (),
        "panels": (),
        "backlinks": (),
        "all_mentions": None,
        "span": pagination.label,
    }


def _filters(
    parts: Parts, pagination: Pagination, about: Sequence[tuple[str, str]] | None
) -> Filters:
    if pagination == ONE_PAGE:
        return Filters()
    search = parts.at.here(urls.SEARCH)
    return Filters(
        is_partial=True,
        search=None if about is None else f"{search}?{urlencode(about)}" if about else search,
    )


def panel(
    parts: Parts,
    title: str,
    tallies: Sequence[Tally],
    *,
    more: Link | None = None,
    most: int = MOST_TALLIES,
) -> Panel:
    """The largest of some tallies, and a link to all of them where some are left out."""
    chosen = by_count(parts, tallies)[:most]
    return Panel(title, tuple(chosen), more if len(tallies) > most else None)


def by_name(parts: Parts, tallies: Iterable[Tally]) -> list[Tally]:
    """Tallies in the order of their names."""
    order = parts.words.order
    return sorted(tallies, key=lambda tally: (order(tally.link.text), tally.link.address))


def by_count(parts: Parts, tallies: Iterable[Tally]) -> list[Tally]:
    """The largest first, those of one size in the order of their names."""
    return sorted(by_name(parts, tallies), key=lambda tally: -tally.count)


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
