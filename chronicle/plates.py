"""Plates: pages as they were planned, kept so that they can be printed again without reading the chronicle.

    plates.keep(drawn)
    plates.complete({name: thing})      # when all are kept
    plate = plates.plate(lot)           # the same, some other time
    for number, draft in enumerate(plate.drafts):
        plate.page(number)

A plate has the pages of a lot, each packed by itself, and apart from them what is known of each, so that
a page that is as it should be is not unpacked. A card, which many lists show, is kept once for all of them.
"""

import io
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from chronicle.drafts import Draft, draft_of
from chronicle.inventory import Digests
from chronicle.ledger import name_of
from chronicle.packing import Ways, packed, unpacked
from chronicle.planning.grounds import Ground
from chronicle.planning.lots import Lot
from chronicle.planning.views import Card, Page
from chronicle.rendering.pages import file_shown, prose_of, with_prose
from chronicle.rendering.theme import card_key

_SEAL = 16
_CARDS = ".cards"


class PlateLost(Exception):  # noqa: N818 - says what happened to the memory, not that a bug was met
    """A plate is not there, or not whole, though it was kept."""


class Stretch(NamedTuple):
    """The pages of one subject among those of a lot: how many, and the grounds on which they were planned."""

    length: int
    grounds: frozenset[Ground] = frozenset()


class Packed(NamedTuple):
    """A page as it lies on a plate, with the keys of the cards that it shows."""

    data: bytes
    cards: tuple[str, ...]


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
    stretches: Sequence[Stretch]

    def page(self, number: int) -> Page:
        return self.pages[number]


class KeptPlate:
    """A plate that was kept; a page is unpacked when it is asked for."""

    def __init__(
        self,
        lot: Lot,
        drafts: Sequence[Draft],
        stretches: Sequence[Stretch],
        packed: Sequence[Packed],
        unpack: Callable[[bytes], Page],
    ) -> None:
        self.lot = lot
        self.drafts = list(drafts)
        self.stretches = stretches
        self.packed = packed
        self._unpack = unpack
        self._exchanged: dict[int, Page] = {}

    def page(self, number: int) -> Page:
        return self._exchanged.get(number) or self._unpack(self.packed[number].data)

    def exchange(self, number: int, page: Page, draft: Draft) -> None:
        """Put another page in the place of one."""
        self._exchanged[number], self.drafts[number] = page, draft


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
        self._renewed: Mapping[str, Card] = {}
        self._digests = Digests()

    def keep(self, plate: Drawn) -> None:
        """Keep a plate, and the cards that this process has not kept yet. What cannot be kept will be lost."""
        place = self.place(plate.lot)
        if self.before and self.before.has(plate):
            _link(self.before.place(plate.lot), place)
            return
        packer = _Packer(self._packed)
        self._keep(plate.lot, plate.drafts, plate.stretches, map(packer.pack, plate.pages))
        self.keep_cards(packer.new, place.stem)

    def keep_altered(
        self, plate: "KeptPlate", pages: Mapping[int, Page], stretches: Sequence[Stretch]
    ) -> None:
        """Keep a plate of an earlier build, with its drafts as they are now, and other `pages` by their numbers."""
        packer = _Packer(self._packed)
        sheets = (
            packer.pack(pages[number]) if number in pages else sheet
            for number, sheet in enumerate(plate.packed)
        )
        self._keep(plate.lot, plate.drafts, stretches, sheets)
        self.keep_cards(packer.new, self.place(plate.lot).stem)

    def _keep(
        self,
        lot: Lot,
        drafts: Sequence[Draft],
        stretches: Sequence[Stretch],
        pages: Iterable[Packed],
    ) -> None:
        data = packed((drafts, stretches, tuple(pages)))
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(self.place(lot), data)

    def keep_cards(self, cards: Mapping[str, Card], name: str) -> None:
        """Keep cards under a name; where plates show others by the same keys, they show these from now on."""
        if cards:
            with suppress(OSError):
                self.folder.mkdir(parents=True, exist_ok=True)
                # Who gathers them takes the last.
                aside = self.folder / f"{self.folder.name}-{name}{_CARDS}"
                _write(aside, packed((tuple(cards), packed(cards))))

    def earlier(self, lot: Lot) -> KeptPlate:
        """A plate of the earlier build. Raises PlateLost."""
        if self.before is None:
            raise PlateLost(str(self.place(lot)))
        return self.before.plate(lot)

    def link(self, lot: Lot) -> None:
        """Let a plate of the earlier build be among these, if it is there."""
        if self.before:
            _link(self.before.place(lot), self.place(lot))

    def has(self, plate: Drawn) -> bool:
        """Whether there is a plate of the same pages."""
        try:
            drafts, stretches, _ = unpacked(_read(self.place(plate.lot)))
        except PlateLost:
            return False
        return bool(drafts == plate.drafts and stretches == plate.stretches)

    def plate(self, lot: Lot) -> KeptPlate:
        """The plate of a lot. Raises PlateLost."""
        drafts, stretches, pages = unpacked(_read(self.place(lot)))
        plate = KeptPlate(lot, drafts, stretches, pages, self._unpack)
        for number, draft in enumerate(drafts):
            if draft.file and draft.file in self._edited:
                page = self.retouched(plate.page(number))
                plate.exchange(number, page, draft_of(page, self._digests))
        return plate

    def retouched(self, page: Page) -> Page:
        """A page as it was planned by the build of these plates, with the text that was edited since."""
        key = self._edited.get(file_shown(page))
        return page if key is None else _with_key(page, key)

    def page_of(self, file: str, lot: Lot) -> Page:
        """The page that shows the text of a file. Raises PlateLost."""
        plate = self.plate(lot)
        for number, draft in enumerate(plate.drafts):
            if draft.file == file:
                return plate.page(number)
        raise PlateLost(file)

    def complete(self, enclosures: Mapping[str, object], lasting: Iterable[str] = ()) -> bool:
        """Keep what else is known of the site, by names, if that can be, and the cards of the plates taken over.

        What is `lasting` is known of the earlier build.
        """
        if self.before:
            for place in (*self.before.cards, *(self.before.folder / name for name in lasting)):
                _link(place, self.folder / place.name)
        return self.enclose(enclosures)

    def enclose(self, enclosures: Mapping[str, object]) -> bool:
        """Keep something else by its name with the plates; whether that could be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, enclosure in enclosures.items():
                _write(self.folder / name, packed(enclosure))
        except OSError:
            return False
        return True

    def stand_alone(self) -> None:
        """Remove the plates of all other builds of the same output folder."""
        for other in self.folder.parent.glob("*"):
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)

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

    def _unpack(self, page: bytes) -> Page:
        found: Page = _Unpickler(page, self._card).load()
        return found

    def renew(self, cards: Mapping[str, Card]) -> None:
        """Let pages show these cards by their keys, whatever is kept."""
        self._renewed = cards

    def _card(self, key: str) -> Card:
        if key in self._renewed:
            return self._renewed[key]
        if key not in self._cards:
            if not self._all_cards:
                self.gather()
            if key not in self._all_cards:
                raise PlateLost(key)
            together = self._all_cards[key]
            # Of those that are kept together some may be other ones now, and kept elsewhere.
            self._cards |= {
                each: card
                for each, card in unpacked(together).items()
                if self._all_cards[each] is together
            }
        return self._cards[key]

    def place(self, lot: Lot) -> Path:
        """Where the plate of a lot is, if it is kept."""
        return self.folder / f"{'-'.join(map(str, lot))}.plate"


def folder_of(memory: Path, output: Path) -> Path:
    """Where the plates of an output folder are, those of each build in a folder of their own."""
    return memory / "plates" / name_of(str(output))


def _with_key(page: Page, key: str) -> Page:
    """The same page with a body that differs in nothing that is asked about it."""
    prose = prose_of(page)
    assert prose, "it shows a file's text"
    return with_prose(page, replace(prose, body=replace(prose.body, key=key)))


def _card(key: str) -> Card:
    """Stands on a plate for a card that is kept apart."""
    raise PlateLost(key)


class _Packer:
    """Packs pages one by one; `known` are the keys of the cards that are kept, and `new` those to be."""

    def __init__(self, known: set[str]) -> None:
        self._known = known
        self._ways = Ways({Card: self._put_aside})
        self._shown: dict[str, None] = {}
        self._keys: dict[str, str] = {}
        self.new: dict[str, Card] = {}

    def pack(self, page: Page) -> Packed:
        self._shown = {}
        data = packed(page, self._ways)
        return Packed(data, tuple(self._shown))

    def _put_aside(self, card: Card) -> tuple[Callable[..., Any], tuple[str]]:
        key = card_key(card)
        # One string for all pages, which is then packed once.
        key = self._keys.setdefault(key, key)
        self._shown[key] = None
        if key not in self._known:
            self._known.add(key)
            self.new[key] = card
        return _card, (key,)


class _Unpickler(pickle.Unpickler):
    """Unpacks a page of a plate, with the cards that are kept apart."""

    def __init__(self, data: bytes, card: Callable[[str], Card]) -> None:
        super().__init__(io.BytesIO(data))
        self._card = card

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name == _card.__name__:
            return self._card
        if (module, name) not in _found:
            _found[module, name] = super().find_class(module, name)
        return _found[module, name]


_found: dict[tuple[str, str], Any] = {}
"""What pages are made of, which is looked up once for all of them."""


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
