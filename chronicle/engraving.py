"""Engraving: pages planned as they are asked for, and kept on plates.

source = Drawing(outline, plates)
plate = source.plate(lot)
"""

from collections.abc import Collection, Iterable, Iterator

from chronicle.diagnostics import Diagnostic
from chronicle.drafts import draft_of
from chronicle.inventory import Digests
from chronicle.planning.lots import CLOSING, Lot
from chronicle.planning.outlining import Outline
from chronicle.planning.placing import Placed
from chronicle.planning.sections import Run
from chronicle.planning.views import Page
from chronicle.plates import Drawn, Plate, Plates, Stretch


class Drawing:
    """Plans pages as they are asked for, and keeps `plates` of them where there are some to keep."""

    def __init__(
        self,
        outline: Outline,
        plates: Plates | None = None,
        problems: Iterable[Diagnostic] = (),
        stale: Collection[Lot] | None = None,
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
        if self.plates is None or self._stale is None or lot in self._stale:
            return self._engraved(lot, self.outline.runs(lot))
        return self.plates.take_over(lot)

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
