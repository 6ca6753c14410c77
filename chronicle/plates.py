"""Plates: pages as they were planned, kept so that they can be printed again without reading the chronicle.

    source = Drawing(outline, plates)       # plans what is asked of it, and keeps it
    plate = source.plate(lot)
    plate = plates.plate(lot)               # the same, some other time
    for number, draft in enumerate(plate.drafts):
        plate.page(number)

A plate has the pages of a lot; what is known of each lies apart from what it shows, so that a page that
is as it should be is not unpacked. A card, which many lists show, is kept once for all of them.
"""

import io
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from chronicle.converting import Whole
from chronicle.diagnostics import Diagnostic
from chronicle.drafts import Draft, draft_of
from chronicle.garbage import no_collector
from chronicle.inventory import Digests
from chronicle.packing import Ways, packed, unpacked
from chronicle.planning.outlining import Lot, Outline
from chronicle.planning.placing import Placed
from chronicle.planning.views import Asset, Card, Page, Prose, Site
from chronicle.rendering.pages import with_prose
from chronicle.rendering.theme import card_key

CLOSING = Lot(-1, -1, 0, 0)
"""What is planned when all other pages are known, as a lot."""
_SEAL = 16
_CARDS, _IMPRINT = ".cards", "imprint"


class PlateLost(Exception):  # noqa: N818 - says what happened to the memory, not that a bug was met
    """A plate is not there, or not whole, though it was kept."""


class Plate(Protocol):
    """The pages of a lot: what is known of each, and by its number the page."""

    @property
    def drafts(self) -> Sequence[Draft]: ...

    def page(self, number: int) -> Page: ...


class Source(Protocol):
    """Where a build has its pages from, in lots, and what else there is to the site."""

    @property
    def sites(self) -> tuple[Site, ...]:
        """What the pages of each edition know of it, the first first."""

    @property
    def lots(self) -> tuple[Lot, ...]:
        """All that there is for `plate`."""

    @property
    def extent(self) -> int:
        """How many subjects the lots have, by which to tell little work from much."""

    @property
    def media(self) -> tuple[Asset, ...]:
        """Files that are copied as they are."""

    @property
    def has_index(self) -> bool:
        """Whether the site gets an index to search in."""

    @property
    def whole(self) -> Whole:
        """What gives a body what it says at length."""

    @property
    def is_drawn(self) -> bool:
        """Whether pages are planned anew."""

    def plate(self, lot: Lot) -> Plate:
        """The pages of a lot."""

    def pages(self, lot: Lot) -> Iterable[Page]:
        """The same, one by one."""

    def closing(self, known: Iterable[Placed]) -> Plate:
        """What can be planned only when all other pages are `known`."""

    def clashes(self, known: Iterable[Placed]) -> list[Diagnostic]:
        """An error for every page that wants the address of another, or of a file."""


class Drawn(NamedTuple):
    """Pages that were planned just now, as a plate."""

    drafts: Sequence[Draft]
    pages: Sequence[Page]

    def page(self, number: int) -> Page:
        return self.pages[number]


class Drawing:
    """Plans pages as they are asked for, and keeps `plates` of them where there are some to keep."""

    is_drawn = True

    def __init__(self, outline: Outline, plates: "Plates | None" = None) -> None:
        self.outline = outline
        self.plates = plates
        self.sites = outline.sites
        self.lots = outline.lots
        self.extent = outline.extent
        self.media = outline.media
        self.has_index = outline.has_index
        self.whole = outline.whole
        self._digests = Digests()

    def pages(self, lot: Lot) -> Iterator[Page]:
        """The pages of a lot, one by one; no more are planned than are asked for."""
        return self.outline.pages(lot)

    def plate(self, lot: Lot) -> Drawn:
        """The pages of a lot."""
        return self._engraved(lot, self.pages(lot))

    def closing(self, known: Iterable[Placed]) -> Drawn:
        """What can be planned only when all other pages are `known`: redirects, what search engines look for."""
        return self._engraved(CLOSING, self.outline.closing(known))

    def clashes(self, known: Iterable[Placed]) -> list[Diagnostic]:
        """An error for every page that wants the address of another, or of a file. Codes: address-clash."""
        return self.outline.clashes(known)

    def _engraved(self, lot: Lot, pages: Iterable[Page]) -> Drawn:
        planned = list(pages)
        plate = Drawn([draft_of(page, self._digests) for page in planned], planned)
        if self.plates:
            self.plates.keep(lot, plate)
        return plate


class KeptPlate:
    """A plate that was kept, whose pages are unpacked when the first of them is asked for."""

    def __init__(self, drafts: Sequence[Draft], unpack: Callable[[], list[Page]]) -> None:
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
        whole: Whole,
        *,
        edited: Mapping[str, str] | None = None,
        before: "Plates | None" = None,
    ) -> None:
        """`edited` are the keys of the bodies, by their files, that are other ones than on the plates.

        `before` are those of an earlier build, from which each is taken over that has the same pages.
        """
        self.whole = whole
        self.folder = folder
        self._edited = edited or {}
        self._before = before
        self._packed: set[str] = set()
        self._all_cards: dict[str, bytes] = {}
        self._cards: dict[str, Card] = {}
        self._digests = Digests()

    def keep(self, lot: Lot, plate: Drawn) -> None:
        """Keep a plate, and the cards that this process has not kept yet. What cannot be kept will be lost."""
        if self._before and self._before.has(lot, plate.drafts):
            _link(self._before.place(lot), self.place(lot))
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
            _write(self.place(lot), packed((plate.drafts, pages)))
            if cards:
                # A card that is another one now is on other plates: who gathers them takes the last.
                place = self.folder / f"{self.folder.name}-{self.place(lot).stem}{_CARDS}"
                _write(place, packed((tuple(cards), packed(cards))))

    def has(self, lot: Lot, drafts: Sequence[Draft]) -> bool:
        """Whether there is a plate of these pages."""
        try:
            return bool(unpacked(_read(self.place(lot)))[0] == drafts)
        except PlateLost:
            return False

    def plate(self, lot: Lot) -> KeptPlate:
        """The plate of a lot. Raises PlateLost."""
        drafts, pages = unpacked(_read(self.place(lot)))
        plate = KeptPlate(drafts, partial(self._unpack, pages))
        for number, draft in enumerate(drafts):
            if draft.file and draft.file in self._edited:
                page = _with_key(plate.page(number), self._edited[draft.file])
                plate.exchange(number, page, draft_of(page, self._digests))
        return plate

    def complete(self, imprint: object) -> bool:
        """Keep what else is known of the site, if that can be, and the cards of the plates taken over."""
        for place in self._before.cards if self._before else ():
            _link(place, self.folder / place.name)
        try:
            _write(self.folder / _IMPRINT, packed(imprint))
        except OSError:
            return False
        return True

    def imprint(self) -> Any:
        """What else is known of the site. Raises PlateLost."""
        return unpacked(_read(self.folder / _IMPRINT))

    def gather(self) -> None:
        """Gather the cards, once for all processes that unpack what they come upon. Raises PlateLost."""
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
            if key not in self._all_cards:
                raise PlateLost(key)
            self._cards |= unpacked(self._all_cards[key])
        return self._cards[key]

    def place(self, lot: Lot) -> Path:
        """Where the plate of a lot is, if it is kept."""
        return self.folder / f"{'-'.join(map(str, lot))}.plate"


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
