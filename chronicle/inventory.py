"""The inventory of a site: every file that it has, and what each is made from.

    files, clashes = files_of(drawn, theme, now)
    stale = outdated(files, stamps, ledger, force=False)   # what is to be made again
    Ledger(options, files=made(files, stamps))             # what is known the next time

A file is made again if anything differs that it may show: its view, its template, the program.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from chronicle.diagnostics import Diagnostic, error
from chronicle.ledger import RACY, Ledger, Made, fingerprint, program
from chronicle.planning.search import PAGEFIND
from chronicle.planning.views import (
    Asset,
    Card,
    EntryView,
    Group,
    Head,
    ListView,
    Page,
    Plan,
    Prose,
)
from chronicle.rendering.data import SERIALISERS
from chronicle.rendering.theme import Theme, card_key, digest
from chronicle.urls import file_of
from chronicle.writing import Stamp


@dataclass(frozen=True, slots=True)
class File:
    """A file that the site has: what makes it, and the fingerprint of all that this depends on."""

    source: Page | Asset
    made_from: str


def files_of(drawn: Plan, theme: Theme, now: int) -> tuple[dict[str, File], list[Diagnostic]]:
    """Every file of a site but those of its index, by its path in the output, in order. Codes: address-clash, unreadable-file."""
    makes = program()
    cards: dict[str, str] = {}
    files = {
        file_of(page.address): File(
            page,
            fingerprint(makes, page.template, _digest(theme, page), _shown(page, cards)),
        )
        for page in drawn.pages
    }
    problems = []
    for asset in (*drawn.media, *(Asset(address, path) for address, path in theme.statics)):
        path = file_of(asset.address)
        if path in files:
            problems.append(_clash(asset, files[path].source))
        elif not os.access(asset.path, os.R_OK):
            problems.append(error("unreadable-file", f"{asset.path} cannot be read"))
        else:
            files[path] = File(asset, _fingerprint(asset, now))
    if drawn.records:
        problems += [_taken(path) for path in files if path.startswith(PAGEFIND[1:])]
    return dict(sorted(files.items())), problems


def index_files(made: Mapping[str, Path], now: int) -> dict[str, File]:
    """The files of the index, which lie where `made` says, by their paths in the output."""
    assets = (Asset(f"{PAGEFIND}{path}", place) for path, place in made.items())
    return {file_of(asset.address): File(asset, _fingerprint(asset, now)) for asset in assets}


def outdated(
    files: Mapping[str, File],
    stamps: Mapping[str, Stamp | None],
    ledger: Ledger,
    *,
    force: bool,
) -> list[str]:
    """The paths of those files that are not as the ledger has them."""
    return [
        path
        for path, file in files.items()
        if force or not ledger.covers(path, file.made_from, stamps[path])
    ]


def made(files: Mapping[str, File], stamps: Mapping[str, Stamp | None]) -> dict[str, Made]:
    """What the ledger is to know of the files that are there."""
    return {
        path: (file.made_from, *stamp) for path, file in files.items() if (stamp := stamps[path])
    }


def _shown(page: Page, cards: dict[str, str]) -> object:
    """All that a page may show, with what stands for its bulk in the place of that.

    A body has the key that it is kept by; the cards in lists are digested once for all lists.
    """
    match page.view:
        case ListView() as view:
            return _besides("groups", view), [
                (
                    _besides("months", group),
                    [
                        (
                            month.label,
                            month.id,
                            [(_card(e.card, cards), e.note) for e in month.entries],
                        )
                        for month in group.months
                    ],
                )
                for group in view.groups
            ]
        case EntryView(prose=Prose(body=body) as prose) as view if body.key:
            return _besides("prose", view), _besides("body", prose), body.key
    return page.view


def _card(card: Card, cards: dict[str, str]) -> str:
    key = card_key(card)
    if key not in cards:
        cards[key] = fingerprint(card)
    return cards[key]


def _besides(name: str, view: ListView | EntryView | Prose | Group) -> list[object]:
    """What a view has in all its fields but one."""
    return [getattr(view, each.name) for each in fields(view) if each.name != name]


def _digest(theme: Theme, page: Page) -> str:
    if page.template in SERIALISERS:
        return ""
    head: Head | None = getattr(page.view, "head", None)
    return digest(theme, page.template, head.edition if head else "")


def _fingerprint(asset: Asset, now: int) -> str:
    """What tells a file to copy from what it was, without reading it; nothing, if it is too young."""
    look = asset.path.stat()
    young = look.st_mtime_ns >= now - RACY
    return "" if young else fingerprint(str(asset.path), look.st_size, look.st_mtime_ns)


def _taken(path: str) -> Diagnostic:
    """What stands where the index is to be."""
    return error(
        "address-clash",
        f"/{path} lies where the index to search in has its files",
        hint="rename it, or write `search: false` in site.yaml",
    )


def _clash(asset: Asset, other: Page | Asset) -> Diagnostic:
    whose = f"the page of {other.template}" if isinstance(other, Page) else str(other.path)
    return error(
        "address-clash",
        f"{asset.path} and {whose} both want the address {asset.address}",
        hint="rename one of the two",
    )
