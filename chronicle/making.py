"""The workshop: pages planned, compared with what is there, rendered if they are stale, and put on a stage.

    shop = Workshop(source, theme, program, ledger, output, stage)
    for sheets in spread.share(shop, lots, Workshop.make):
        ...

A lot is worked on in one go, in whatever process, and what comes back are sheets: small notes of what
became of each page. Views and HTML are never all there at once, nor sent from process to process.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from markupsafe import Markup

from chronicle.converting import Whole
from chronicle.diagnostics import Diagnostic
from chronicle.drafts import Draft
from chronicle.inventory import Fingerprints
from chronicle.ledger import Ledger
from chronicle.planning.lots import Lot
from chronicle.planning.placing import Placed
from chronicle.planning.views import Asset, Page, Site
from chronicle.plates import Plate
from chronicle.rendering.pages import Batch, pack, render_batch, render_page, with_texts
from chronicle.rendering.theme import Theme
from chronicle.staging import Stage, Stamp
from chronicle.writing import Output

LITTLE = 500
"""The pages of so few subjects are made sooner than a process starts."""

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
    lot: Lot | None = None
    """With which it was planned, if it was made with all of that."""
    file: str = ""
    """Whose text the page shows, if it is that file's own."""
    language: str = ""
    """Of that text."""


class Pages(Protocol):
    """Where a workshop has its pages from, in lots."""

    @property
    def whole(self) -> Whole:
        """What gives a body what it says at length."""

    def plate(self, lot: Lot) -> Plate:
        """The pages of a lot."""

    def pages(self, lot: Lot) -> Iterable[Page]:
        """The same, one by one."""


class Source(Pages, Protocol):
    """Where a build has its pages from, and what else there is to the site."""

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

    def closing(self, known: Iterable[Placed]) -> Plate:
        """What can be planned only when all other pages are `known`."""

    def clashes(self, known: Iterable[Placed]) -> list[Diagnostic]:
        """An error for every page that wants the address of another, or of a file."""


class Workshop:
    """Makes pages of one site in one process; with `force` also those that are as they should be."""

    def __init__(
        self,
        source: Pages,
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
            sheet = self.look(draft, plate.lot)
            if not self.covers(sheet):
                sheet = self._put(sheet, self.render(plate.page(number)))
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
                self._put(sheet, next(made)) if page else sheet for sheet, page in sent.popleft()
            ]

    def _in_batches(self, lots: Iterable[Lot]) -> Iterator[list[tuple[Sheet, Page | None]]]:
        """The sheet of each page, and the page if it is stale, until so many are as make a batch."""
        some: list[tuple[Sheet, Page | None]] = []
        stale = 0
        for plate in map(self._source.plate, lots):
            for number, draft in enumerate(plate.drafts):
                sheet = self.look(draft, plate.lot)
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

    def look(self, draft: Draft, lot: Lot | None = None) -> Sheet:
        """What is known of a page before it is made: what from, and how its file is that is there."""
        stamp = None if self._output.is_fresh else self._output.stamp(draft.path)
        made_from = self._fingerprints.of(draft.template, draft.edition, draft.shown)
        return Sheet(
            path=draft.path,
            placed=draft.placed,
            made_from=made_from,
            stamp=stamp,
            lot=lot,
            file=draft.file,
            language=draft.language,
        )

    def covers(self, sheet: Sheet) -> bool:
        """Whether the page is there as it should be."""
        return not self._force and self._ledger.covers(sheet.path, sheet.made_from, sheet.stamp)

    def _put(self, sheet: Sheet, outcome: bytes | Diagnostic) -> Sheet:
        """Put a rendered page on the stage, unless the output has it with the same bytes."""
        if isinstance(outcome, Diagnostic):
            return sheet._replace(stamp=None, fault=outcome)
        if sheet.stamp and self._output.holds(sheet.path, outcome):
            return sheet._replace(is_rendered=True)
        stamp = self._stage.put(sheet.path, outcome)
        return sheet._replace(stamp=stamp, is_rendered=True, is_staged=True)
