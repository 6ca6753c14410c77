"""What each file of a site is made from, as digests that tell whether it would be the same again.

A page is made again if anything differs that it may show: its view, its template, the program.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from chronicle import urls
from chronicle.diagnostics import Diagnostic, error
from chronicle.ledger import fingerprint
from chronicle.looks import RACY
from chronicle.planning.views import Asset, Card, EntryView, Group, ListView, Page, Prose
from chronicle.rendering.data import SERIALISERS
from chronicle.rendering.theme import Theme, card_key, digest
from chronicle.urls import file_of


class Fingerprints:
    """What pages are made from: what they show, their template, the program."""

    def __init__(self, program: str, theme: Theme) -> None:
        self._program = program
        self._theme = theme

    def of(self, template: str, edition: str, shown: str) -> str:
        """The fingerprint of all that a page depends on, which shows this much in an edition."""
        behind = "" if template in SERIALISERS else digest(self._theme, template, edition)
        return fingerprint(self._program, template, behind, shown)


class Digests:
    """Digests of all that pages may show; a card is digested once for all the lists that show it."""

    def __init__(self) -> None:
        self._cards: dict[str, str] = {}

    def of(self, page: Page) -> str:
        """The digest of a page's view."""
        return fingerprint(self._shown(page))

    def _shown(self, page: Page) -> object:
        """All that a page may show, with what stands for its bulk in the place of that.

        A body has the key that it is kept by, a card its own fingerprint.
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
                                [(self._card(each.card), each.note) for each in month.entries],
                            )
                            for month in group.months
                        ],
                    )
                    for group in view.groups
                ]
            case EntryView(prose=Prose(body=body) as prose) as view if body.key:
                return _besides("prose", view), _besides("body", prose), body.key
        return page.view

    def _card(self, card: Card) -> str:
        key = card_key(card)
        if key not in self._cards:
            self._cards[key] = fingerprint(card)
        return self._cards[key]


def assets_of(
    assets: Iterable[Asset], taken: Mapping[str, str]
) -> tuple[dict[str, Asset], list[Diagnostic]]:
    """Files to copy by their paths in the output, and those that cannot be, or lie where a page is.

    `taken` is what makes the page at each path. Codes: address-clash, unreadable-file.
    """
    found: dict[str, Asset] = {}
    problems = []
    for asset in assets:
        path = file_of(asset.address)
        whose = str(found[path].path) if path in found else taken.get(path)
        if whose:
            problems.append(_clash(asset, whose))
        elif not os.access(asset.path, os.R_OK):
            problems.append(error("unreadable-file", f"{asset.path} cannot be read"))
        else:
            found[path] = asset
    return found, problems


def index_files(made: Mapping[str, Path]) -> dict[str, Asset]:
    """The files of the index to search in, which lie where `made` says, by their paths in the output."""
    assets = (Asset(f"{urls.PAGEFIND}{path}", place) for path, place in made.items())
    return {file_of(asset.address): asset for asset in assets}


def in_the_way_of_index(paths: Collection[str]) -> list[Diagnostic]:
    """An error for each file that lies where the index is to be. Codes: address-clash."""
    return [
        error(
            "address-clash",
            f"/{path} lies where the index to search in has its files",
            hint="rename it, or write `search: false` in site.yaml",
        )
        for path in paths
        if is_of_index(path)
    ]


def is_of_index(path: str) -> bool:
    """Whether this is where the index to search in has its files."""
    return path.startswith(urls.PAGEFIND[1:])


def look_of(asset: Asset, now: int) -> str:
    """What tells a file to copy from what it was, without reading it; nothing, if it is too young."""
    look = asset.path.stat()
    young = look.st_mtime_ns >= now - RACY
    return "" if young else fingerprint(str(asset.path), look.st_size, look.st_mtime_ns)


def _besides(name: str, view: ListView | EntryView | Prose | Group) -> list[object]:
    """What a view has in all its fields but one."""
    return [getattr(view, each.name) for each in fields(view) if each.name != name]


def _clash(asset: Asset, whose: str) -> Diagnostic:
    return error(
        "address-clash",
        f"{asset.path} and {whose} both want the address {asset.address}",
        hint="rename one of the two",
    )
