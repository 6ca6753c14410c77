"""Plates: pages as they were planned, kept so that they can be printed again without reading the chronicle.

    plates.keep(drawn)
    plates.complete({name: thing})      # when all are kept
    plate = plates.plate(lot)           # the same, some other time
    for number, draft in enumerate(plate.drafts):
        plate.page(number)

A plate has the pages of a lot; what is known of each lies apart from what it shows, so that a page that
is as it should be is not unpacked. A card, which many lists show, is kept once for all of them.
"""

import io
import os
import pickle
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from chronicle.drafts import Draft, draft_of
from chronicle.garbage import no_collector
from chronicle.inventory import Digests
from chronicle.ledger import name_of
from chronicle.packing import Ways, packed, unpacked
from chronicle.planning.lots import Lot
from chronicle.planning.views import Card, Page, Prose
from chronicle.rendering.pages import with_prose
from chronicle.rendering.theme import card_key

_SEAL = 16
_CARDS = ".cards"


class PlateLost(Exception):  # noqa: N818 - says what happened to the memory, not that a bug was met
    """A plate is not there, or not whole, though it was kept."""


class Plate(Protocol):
    """The pages of a lot: what is known of each, and by its number the page."""

    @property
    def lot(self) -> Lot: ...

    @property
    def drafts(self) -> Sequence[Draft]: ...

    def page(self, number: int) -> Page: ...


class Drawn(NamedTuple):
    """Pages that were planned just now, as a plate."""

    lot: Lot
    drafts: Sequence[Draft]
    pages: Sequence[Page]

    def page(self, number: int) -> Page:
        return self.pages[number]


class KeptPlate:
    """A plate that was kept, whose pages are unpacked when the first of them is asked for."""

    def __init__(self, lot: Lot, drafts: Sequence[Draft], unpack: Callable[[], list[Page]]) -> None:
        self.lot = lot
        self.drafts = list(drafts)
        self._unpack = unpack

    def page(self, number: int) -> Page:
        return self._pages[number]

    def exchange(self, number: int, page: Page, draft: Draft) -> None:
        """Put another page in the place of one."""
        self._pages[number], self.drafts[number] = page, draft

    @cached_property
    def _pages(self) -> list[Page]:
        return self._unpack()


class Plates:
    """The plates of a site in a folder; only who keeps new ones knows what site that is."""

    def __init__(
        self,
        folder: Path,
        *,
        edited: Mapping[str, str] | None = None,
        before: "Plates | None" = None,
    ) -> None:
        """`edited` are the keys of the bodies, by their files, that are other ones than on the plates.

        `before` are those of an earlier build, from which each is taken over that has the same pages.
        """
        self.folder = folder
        self._edited = edited or {}
        self.before = before
        self._packed: set[str] = set()
        self._all_cards: dict[str, bytes] = {}
        self._cards: dict[str, Card] = {}
        self._digests = Digests()

    def keep(self, plate: Drawn) -> None:
        """Keep a plate, and the cards that this process has not kept yet. What cannot be kept will be lost."""
        place = self.place(plate.lot)
        if self.before and self.before.has(plate):
            _link(self.before.place(plate.lot), place)
            return
        cards: dict[str, Card] = {}

        def put_aside(card: Card) -> tuple[Callable[..., Any], tuple[str]]:
            key = card_key(card)
            if key not in self._packed:
                self._packed.add(key)
                cards[key] = card
            return _card, (key,)

        pages = packed(plate.pages, Ways({Card: put_aside}))
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(place, packed((plate.drafts, pages)))
            if cards:
                # A card that is another one now is on other plates: who gathers them takes the last.
                aside = self.folder / f"{self.folder.name}-{place.stem}{_CARDS}"
                _write(aside, packed((tuple(cards), packed(cards))))

    def take_over(self, lot: Lot) -> KeptPlate:
        """A plate of the earlier build, which is among these now. Raises PlateLost."""
        if self.before is None:
            raise PlateLost(str(self.place(lot)))
        plate = self.before.plate(lot)
        _link(self.before.place(lot), self.place(lot))
        return plate

    def has(self, plate: Drawn) -> bool:
        """Whether there is a plate of the same pages."""
        try:
            return bool(unpacked(_read(self.place(plate.lot)))[0] == plate.drafts)
        except PlateLost:
            return False

    def plate(self, lot: Lot) -> KeptPlate:
        """The plate of a lot. Raises PlateLost."""
        drafts, pages = unpacked(_read(self.place(lot)))
        plate = KeptPlate(lot, drafts, partial(self._unpack, pages))
        for number, draft in enumerate(drafts):
            if draft.file and draft.file in self._edited:
                page = _with_key(plate.page(number), self._edited[draft.file])
                plate.exchange(number, page, draft_of(page, self._digests))
        return plate

    def page_of(self, file: str, lot: Lot) -> Page:
        """The page that shows the text of a file. Raises PlateLost."""
        plate = self.plate(lot)
        for number, draft in enumerate(plate.drafts):
            if draft.file == file:
                return plate.page(number)
        raise PlateLost(file)

    def complete(self, enclosures: Mapping[str, object]) -> bool:
        """Keep what else is known of the site, by names, if that can be, and the cards of the plates taken over."""
        for place in self.before.cards if self.before else ():
            _link(place, self.folder / place.name)
        try:
            for name, enclosure in enclosures.items():
                _write(self.folder / name, packed(enclosure))
        except OSError:
            return False
        return True

    def enclosed(self, name: str) -> Any:
        """Something else that is known of the site. Raises PlateLost."""
        return unpacked(_read(self.folder / name))

    def gather(self) -> None:
        """Gather the cards, best before processes are forked that unpack what they come upon. Raises PlateLost."""
        for place in self.cards:
            keys, cards = unpacked(_read(place))
            self._all_cards |= dict.fromkeys(keys, cards)

    @property
    def cards(self) -> list[Path]:
        """The files of cards, the last ones last."""
        return sorted(self.folder.glob(f"*{_CARDS}"))

    @no_collector()
    def _unpack(self, pages: bytes) -> list[Page]:
        found: list[Page] = _Unpickler(pages, self._card).load()
        return found

    def _card(self, key: str) -> Card:
        if key not in self._cards:
            if not self._all_cards:
                self.gather()
            if key not in self._all_cards:
                raise PlateLost(key)
            self._cards |= unpacked(self._all_cards[key])
        return self._cards[key]

    def place(self, lot: Lot) -> Path:
        """Where the plate of a lot is, if it is kept."""
        return self.folder / f"{'-'.join(map(str, lot))}.plate"


def folder_of(memory: Path, output: Path) -> Path:
    """Where the plates of an output folder are, those of each build in a folder of their own."""
    return memory / "plates" / name_of(str(output))


def _with_key(page: Page, key: str) -> Page:
    """The same page with a body that differs in nothing that is asked about it."""
    prose = getattr(page.view, "prose", None)
    assert isinstance(prose, Prose), "it shows a file's text"
    return with_prose(page, replace(prose, body=replace(prose.body, key=key)))


def _card(key: str) -> Card:
    """Stands on a plate for a card that is kept apart."""
    raise PlateLost(key)


class _Unpickler(pickle.Unpickler):
    """Unpacks the pages of a plate, with the cards that are kept apart."""

    def __init__(self, data: bytes, card: Callable[[str], Card]) -> None:
        super().__init__(io.BytesIO(data))
        self._card = card

    def find_class(self, module: str, name: str) -> Any:
        return (
            self._card
            if (module, name) == (__name__, _card.__name__)
            else super().find_class(module, name)
        )


def _write(place: Path, data: bytes) -> None:
    place.write_bytes(blake2b(data, digest_size=_SEAL).digest() + data)


def _link(old: Path, new: Path) -> None:
    """Let a file, which nobody changes, be in another place, too."""
    with suppress(OSError):
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)


def _read(place: Path) -> bytes:
    try:
        found = place.read_bytes()
    except OSError as problem:
        raise PlateLost(str(place)) from problem
    seal, data = found[:_SEAL], found[_SEAL:]
    if blake2b(data, digest_size=_SEAL).digest() != seal:
        raise PlateLost(str(place))
    return data
