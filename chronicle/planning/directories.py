"""Directories: names under headings, on as many pages as it takes; the indexes are such."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from chronicle.planning.cutting import Cut, cuts_of
from chronicle.planning.paging import Division, continued, paginate
from chronicle.planning.parts import Parts
from chronicle.planning.views import IndexView, Link, MapChart, Page, Panel, Tally

INDEX_PAGE = 500
"""How many items one page lists."""

LONGEST_NAME = 40
"""To how many characters names are shortened where they say what is on a page."""

Sections = Sequence[tuple[str, Sequence[Tally]]]


def plan_directory(
    parts: Parts,
    link: Link,
    intro: str,
    sections: Sections,
    trail: Sequence[Link] = (),
    map: MapChart | None = None,
    *,
    is_counted: bool = True,
) -> Iterator[Page]:
    """The pages of a directory."""
    flat = [(title, tally) for title, tallies in sections for tally in tallies]
    head = parts.head(link.text, link.address, trail, description=intro)
    for pagination, chunk in paginate(link.address, flat, _division(link.address, flat)):
        view = IndexView(
            head=head if pagination.is_first else continued(head, pagination, parts.words),
            title=link.text,
            kicker=parts.words("Index"),
            intro=intro,
            count=len(flat) if pagination.is_first else len(chunk),
            sections=tuple(
                Panel(title, tuple(tally for _, tally in group))
                for title, group in groupby(chunk, key=lambda each: each[0])
            ),
            is_counted=is_counted,
            pagination=pagination,
            map=map if pagination.is_first else None,
        )
        yield Page(view.head.address, "index.html", view)


def _division(address: str, flat: Sequence[tuple[str, Tally]]) -> Division:
    """The pages of an index, each called by the item with which it begins."""
    ids = [
        tally.link.address.removeprefix(address).strip("/").replace("/", ".") for _, tally in flat
    ]

    def label(cut: Cut, beyond: Cut | None) -> str:
        first, last = flat[cut.start], flat[beyond.start - 1 if beyond else -1]
        # Sections have names of their own; within one, items are told apart by theirs.
        texts = [section or tally.link.text for section, tally in (first, last)]
        if texts[0] == texts[1]:
            texts = [tally.link.text for _, tally in (first, last)]
        return " – ".join(shorten(text, LONGEST_NAME, placeholder="…") for text in texts)

    return Division(cuts_of([(id,) for id in ids], INDEX_PAGE), label)
