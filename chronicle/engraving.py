"""Engraving: pages planned as they are asked for, and kept on plates.

source = Drawing(outline, plates)
plate = source.plate(lot)
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from chronicle.diagnostics import Diagnostic
from chronicle.documents import Document
from chronicle.drafts import draft_of
from chronicle.inventory import Digests
from chronicle.packing import Ways, packed
from chronicle.planning.grounds import Ground
from chronicle.planning.lots import CLOSING, Lot
from chronicle.planning.outlining import Outline
from chronicle.planning.placing import Placed
from chronicle.planning.sections import Run
from chronicle.planning.views import Page
from chronicle.plates import Drawn, Plate, Plates, Stretch

CHRONICLE, AMENDED = "chronicle", "amended"
"""What is kept with the plates of a build: the chronicle, packed, and the people who were amended since."""

_LOOKED_AT = ("ignore", "offices", "people")
"""What the rules on offices look up in front matter, by which the place of a finding is told."""


class Stale(NamedTuple):
    """What has to be planned anew: some lots, and those with pages that have one of these grounds."""

    lots: frozenset[Lot]
    grounds: frozenset[Ground]


class Drawing:
    """Plans pages as they are asked for, and keeps `plates` of them where there are some to keep."""

    def __init__(
        self,
        outline: Outline,
        plates: Plates | None = None,
        problems: Iterable[Diagnostic] = (),
        stale: Stale | None = None,
    ) -> None:
        """`problems` are the findings that were not accepted.

        Only the lots that are `stale` are planned, and the others taken over from the plates of the last
        build; None: all of them are.
        """
        self.outline = outline
        self.plates = plates
        self.problems = tuple(problems)
        self._stale = stale
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

    def plate(self, lot: Lot) -> Plate:
        """The pages of a lot. Raises PlateLost."""
        if self.plates and lot == self.lots[0]:
            # With one of the lots, since other processes go on with the others meanwhile.
            self._keep_chronicle(self.plates)
        if self.plates and self._stale and lot not in self._stale.lots:
            kept = self.plates.earlier(lot)
            if all(self._stale.grounds.isdisjoint(each.grounds) for each in kept.stretches):
                self.plates.link(lot)
                return kept
        return self._engraved(lot, self.outline.runs(lot))

    def closing(self, known: Iterable[Placed]) -> Drawn:
        """What can be planned only when all other pages are `known`: redirects, what search engines look for."""
        pages = tuple(self.outline.closing(known))
        return self._engraved(CLOSING, (Run(pages, frozenset()),))

    def clashes(self, known: Iterable[Placed]) -> list[Diagnostic]:
        """An error for every page that wants the address of another, or of a file. Codes: address-clash."""
        return self.outline.clashes(known)

    def _engraved(self, lot: Lot, runs: Iterable[Run]) -> Drawn:
        pages: list[Page] = []
        stretches = []
        for run in runs:
            pages += run.pages
            stretches.append(Stretch(len(run.pages), run.grounds))
        plate = Drawn(lot, [draft_of(page, self._digests) for page in pages], pages, stretches)
        if self.plates:
            self.plates.keep(plate)
        return plate

    def _keep_chronicle(self, plates: Plates) -> None:
        """Keep the chronicle with the plates, without what its files say that nothing is planned from."""
        data = packed(self.outline.chronicle, Ways({Document: _without_text}))
        plates.enclose({CHRONICLE: data, AMENDED: {}})


def _without_text(document: Document) -> tuple[Callable[..., Document], tuple[Any, ...]]:
    data = {key: document.data[key] for key in _LOOKED_AT if key in document.data}
    return Document, (document.file, data, "", document.body_line, document.source)
