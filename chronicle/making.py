"""The workshop: pages planned, compared with what is there, rendered if they are stale, and put on a stage.

    shop = Workshop(outline, theme, ledger, output, stage)
    for sheets in spread.share(shop, outline.lots, Workshop.make):
        ...

A lot is worked on in one go, in whatever process, and what comes back are sheets: small notes of what
became of each page. Views and HTML are never all there at once, nor sent from process to process.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from chronicle.diagnostics import Diagnostic
from chronicle.inventory import Fingerprints
from chronicle.ledger import Ledger, program
from chronicle.planning.outlining import Lot, Outline, Placed, placed
from chronicle.planning.views import Page
from chronicle.rendering.pages import Batch, file_shown, pack, render_batch, render_page, with_texts
from chronicle.rendering.theme import Theme
from chronicle.urls import file_of
from chronicle.writing import Output, Stage, Stamp

BATCH = 100
"""So many stale pages are sent at once, which are worth the way to another process and back."""

Outcome = bytes | Diagnostic
Map = Callable[[Callable[[Batch], Sequence[Outcome]], Iterable[Batch]], Iterable[Sequence[Outcome]]]
"""Like `map`: applies a function to each batch, here or elsewhere, and keeps the order.

It asks for the next batch when it has room for it.
"""


class Sheet(NamedTuple):
    """What became of a page: where it is, what it was made from, and how it is.

    It has the stamp of its file, in the output or on the stage; none if it could not be rendered, of
    which the `fault` tells, or if nothing was written because nothing was to be.
    """

    path: str
    placed: Placed
    made_from: str
    stamp: Stamp | None
    is_rendered: bool = False
    is_staged: bool = False
    fault: Diagnostic | None = None
    file: str = ""
    """Whose text the page shows, if it is that file's own."""
    language: str = ""
    """Of that text."""
    page: bytes = b""
    """The page of a file, as retouching takes it, if it was rendered."""


class Workshop:
    """Makes pages of one site in one process; with `force` also those that are as they should be."""

    def __init__(
        self,
        outline: Outline,
        theme: Theme,
        ledger: Ledger,
        output: Output,
        stage: Stage,
        *,
        force: bool = False,
    ) -> None:
        self._outline = outline
        self._theme = theme
        self._ledger = ledger
        self._output = output
        self._stage = stage
        self._force = force
        self._fingerprints = Fingerprints(program(), theme)
        self._cards: dict[str, Markup] = {}

    def make(self, lot: Lot) -> list[Sheet]:
        """Make the pages of a lot."""
        return self.finish(self._outline.pages(lot))

    def finish(self, pages: Iterable[Page]) -> list[Sheet]:
        """Make pages that are planned already."""
        sheets = []
        for page in pages:
            sheet = self.look(page)
            if not self.covers(sheet):
                sheet = self._put(sheet, page, self.render(page))
            sheets.append(sheet)
        return sheets

    def make_afar(self, lots: Iterable[Lot], map: Map) -> Iterator[list[Sheet]]:
        """Make the pages of lots, which are planned here and rendered wherever `map` does it."""
        theme = pack(self._theme)
        sent: deque[list[tuple[Sheet, Page | None]]] = deque()

        def batches() -> Iterator[Batch]:
            for some in self._in_batches(lots):
                sent.append(some)
                stale = (with_texts(page, self._outline.whole) for _, page in some if page)
                yield Batch(theme, tuple(stale))

        for outcomes in map(render_batch, batches()):
            made = iter(outcomes)
            yield [
                self._put(sheet, page, next(made)) if page else sheet
                for sheet, page in sent.popleft()
            ]

    def _in_batches(self, lots: Iterable[Lot]) -> Iterator[list[tuple[Sheet, Page | None]]]:
        """The sheet of each page, and the page if it is stale, until so many are as make a batch."""
        some: list[tuple[Sheet, Page | None]] = []
        stale = 0
        for page in chain.from_iterable(map(self._outline.pages, lots)):
            sheet = self.look(page)
            is_stale = not self.covers(sheet)
            some.append((sheet, page if is_stale else None))
            stale += is_stale
            if stale == BATCH:
                yield some
                some, stale = [], 0
        if some:
            yield some

    def render(self, page: Page) -> bytes | Diagnostic:
        """The bytes of a page, or what is wrong with its template."""
        return render_page(self._theme, with_texts(page, self._outline.whole), self._cards)

    def look(self, page: Page) -> Sheet:
        """What is known of a page before it is made: what from, and how its file is that is there."""
        path = file_of(page.address)
        stamp = None if self._output.is_fresh else self._output.stamp(path)
        made_from = self._fingerprints.of(page)
        file = file_shown(page)
        language = page.view.head.language if file else ""  # type: ignore[union-attr] # it has a text
        return Sheet(path, placed(page), made_from, stamp, file=file, language=language)

    def covers(self, sheet: Sheet) -> bool:
        """Whether the page is there as it should be."""
        return not self._force and self._ledger.covers(sheet.path, sheet.made_from, sheet.stamp)

    def _put(self, sheet: Sheet, page: Page, outcome: bytes | Diagnostic) -> Sheet:
        """Put a rendered page on the stage, unless the output has it with the same bytes."""
        if isinstance(outcome, Diagnostic):
            return sheet._replace(stamp=None, fault=outcome)
        if sheet.file:
            sheet = sheet._replace(page=pickle.dumps(page, protocol=5))
        if sheet.stamp and self._output.holds(sheet.path, outcome):
            return sheet._replace(is_rendered=True)
        stamp = self._stage.put(sheet.path, outcome)
        return sheet._replace(stamp=stamp, is_rendered=True, is_staged=True)
