"""Long lists on several pages: what each is called, where it leads, and how they are named on the first."""

import datetime
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from math import ceil
from typing import TypeVar

from chronicle import urls
from chronicle.planning.cutting import FIRST, Cut, cuts_of, time_between, units_of_time
from chronicle.planning.parts import Parts
from chronicle.planning.views import Head, Link, Pagination
from chronicle.planning.views.pieces import ONE_PAGE
from chronicle.wording import Words

MOST_PAGES = 24
"""How many pages a list names on its first; of more it names those with which larger parts begin."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Division:
    """A list cut into pages; `label` says what lies between a cut and one of those after it, or the end."""

    cuts: tuple[Cut, ...] = (FIRST,)
    label: Callable[[Cut, Cut | None], str] = lambda cut, beyond: ""


WHOLE = Division()
"""How a list is divided that has one page."""


def divided_by_time(parts: Parts, dated: Sequence[tuple[datetime.date, str]]) -> Division:
    """The division of what has a day and an id, in the order in which it is listed."""
    size = parts.settings.site.page_size
    if len(dated) <= size:
        return WHOLE

    is_newest_first = dated[0] > dated[-1]

    def label(cut: Cut, beyond: Cut | None) -> str:
        here, there = (
            (dated[each.start][0], each.depth) if each else None for each in (cut, beyond)
        )
        return time_between(
            here if cut.name else None, there, parts.language, is_newest_first=is_newest_first
        )

    units = [units_of_time(*each, is_newest_first=is_newest_first) for each in dated]
    return Division(cuts_of(units, size), label)


def paginate(
    address: str, items: Sequence[T], division: Division
) -> Iterator[tuple[Pagination, Sequence[T]]]:
    """The pages of a list; an empty list has one."""
    cuts = division.cuts
    if len(cuts) == 1:
        yield ONE_PAGE, items
        return
    addresses = [urls.continued(address, cut.name) for cut in cuts]
    around = [None, *addresses, None]
    for n, (cut, beyond) in enumerate(pairwise([*cuts, None])):
        assert cut is not None, "only the last is followed by none"
        yield (
            Pagination(
                name=cut.name,
                label=division.label(cut, beyond),
                first=address if n else None,
                previous=around[n],
                next=around[n + 2],
                pages=() if n else tuple(_overview(address, division)),
            ),
            items[cut.start : beyond.start if beyond else None],
        )


def _overview(address: str, division: Division) -> Iterator[Link]:
    """The pages of a list, or of many those that begin its larger parts."""
    chosen = list(division.cuts)
    for depth in range(max(cut.depth for cut in chosen), 0, -1):
        if len(chosen) > MOST_PAGES:
            chosen = [cut for cut in chosen if cut.depth < depth]
    chosen = chosen[:: ceil(len(chosen) / MOST_PAGES)]
    for cut, beyond in zip_longest(chosen, chosen[1:]):
        yield Link(division.label(cut, beyond), urls.continued(address, cut.name))


def page_at(address: str, division: Division, place: int) -> str:
    """The address of the page with the item at a place, empty for the first page."""
    page = bisect(division.cuts, place, key=lambda cut: cut.start) - 1
    return urls.continued(address, division.cuts[page].name) if page else ""


def continued(head: Head, pagination: Pagination, words: Words) -> Head:
    """The head of a later page of a list."""
    name = pagination.name
    return replace(
        head,
        title=words("%(title)s, %(part)s", title=head.title, part=pagination.label),
        address=urls.continued(head.address, name),
        translations=_continued(head.translations, name),
        languages=_continued(head.languages, name),
        breadcrumbs=(*head.breadcrumbs, Link(head.title, head.address)),
    )


def _continued(links: tuple[Link, ...], name: str) -> tuple[Link, ...]:
    return tuple(replace(link, address=urls.continued(link.address, name)) for link in links)
