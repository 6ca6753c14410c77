"""The workshop: pages planned, compared with what is there, rendered if they are stale, and put on a stage.

    shop = Workshop(source, theme, program, ledger, output, stage)
    for sheets in spread.share(shop, lots, Workshop.make):
        ...

A lot is worked on in one go, in whatever process, and what comes back are sheets: small notes of what
became of each page. Views and HTML are never all there at once, nor sent from process to process.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronicle.diagnostics import Diagnostic
from chronicle.drafts import Draft
from chronicle.inventory import Fingerprints
from chronicle.ledger import Ledger
from chronicle.packing import packed
from chronicle.planning.outlining import Lot
from chronicle.planning.placing import Placed
from chronicle.planning.views import Page
from chronicle.plates import Plate, Source
from chronicle.rendering.pages import Batch, pack, render_batch, render_page, with_texts
from chronicle.rendering.theme import Theme
from chronicle.staging import Stage, Stamp
from chronicle.writing import Output

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
        source: Source,
        theme: Theme,
        program: str,
        ledger: Ledger,
        output: Output,
        stage: Stage,
        *,
        force: bool = False,
    ) -> None:
        self._source = source
        self._theme = theme
        self._ledger = ledger
        self._output = output
        self._stage = stage
        self._force = force
        self._fingerprints = Fingerprints(program, theme)
        self._cards: dict[str, Markup] = {}

    def make(self, lot: Lot) -> list[Sheet]:
        """Make the pages of a lot."""
        return self.finish(self._source.plate(lot))

    def finish(self, plate: Plate) -> list[Sheet]:
        """Make the pages of a plate."""
        sheets = []
        for number, draft in enumerate(plate.drafts):
            sheet = self.look(draft)
            if not self.covers(sheet):
                page = plate.page(number)
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
                stale = (with_texts(page, self._source.whole) for _, page in some if page)
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
        for plate in map(self._source.plate, lots):
            for number, draft in enumerate(plate.drafts):
                sheet = self.look(draft)
                is_stale = not self.covers(sheet)
                some.append((sheet, plate.page(number) if is_stale else None))
                stale += is_stale
                if stale == BATCH:
                    yield some
                    some, stale = [], 0
        if some:
            yield some

    def render(self, page: Page) -> bytes | Diagnostic:
        """The bytes of a page, or what is wrong with its template."""
        return render_page(self._theme, with_texts(page, self._source.whole), self._cards)

    def look(self, draft: Draft) -> Sheet:
        """What is known of a page before it is made: what from, and how its file is that is there."""
        stamp = None if self._output.is_fresh else self._output.stamp(draft.path)
        made_from = self._fingerprints.of(draft.template, draft.edition, draft.shown)
        return Sheet(
            draft.path, draft.placed, made_from, stamp, file=draft.file, language=draft.language
        )

    def covers(self, sheet: Sheet) -> bool:
        """Whether the page is there as it should be."""
        return not self._force and self._ledger.covers(sheet.path, sheet.made_from, sheet.stamp)

    def _put(self, sheet: Sheet, page: Page, outcome: bytes | Diagnostic) -> Sheet:
        """Put a rendered page on the stage, unless the output has it with the same bytes."""
        if isinstance(outcome, Diagnostic):
            return sheet._replace(stamp=None, fault=outcome)
        if sheet.file and self._source.is_drawn:
            sheet = sheet._replace(page=packed(page))
        if sheet.stamp and self._output.holds(sheet.path, outcome):
            return sheet._replace(is_rendered=True)
        stamp = self._stage.put(sheet.path, outcome)
        return sheet._replace(stamp=stamp, is_rendered=True, is_staged=True)
