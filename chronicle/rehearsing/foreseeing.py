"""What would become of each file of a site: whether it would be made, why, and how large it would be."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import linear_regression
from typing import NamedTuple

import orjson

from chronicle.changes import Change, signs_of
from chronicle.engraving import Drawing
from chronicle.inventory import look_of
from chronicle.ledger import Ledger
from chronicle.making import Sheet, Workshop
from chronicle.planning.lots import Lot
from chronicle.planning.placing import Placed
from chronicle.planning.sections import SECTIONS
from chronicle.planning.views import Asset, Page
from chronicle.plates import Plate
from chronicle.rendering.theme import Theme
from chronicle.writing import Output

FORCED = "made anew as asked for"
NEW = "new"
TOUCHED = "changed or removed by somebody"
OTHERWISE = "its data changed"
"""What is said where no change can be named."""

LAST = "redirects and sitemap"
"""What is planned last, as a section."""

AT_LEAST, ONE_IN = 4, 8
"""Of the pages of a lot that never were, those of one template: so many are rendered to know their size."""

NEVER = 1 << 63
"""A time that every file is older than."""


class Foreseen(NamedTuple):
    """What would become of a file: `reasons` to make it, none if it is as it should be."""

    path: str
    section: str
    size: int
    reasons: tuple[str, ...] = ()
    is_new: bool = False
    """There is no such file."""
    is_estimated: bool = False
    """Its size follows from that of its like."""


class Rehearsal:
    """Looks at the pages of one site in one process."""

    def __init__(
        self,
        shop: Workshop,
        source: Drawing,
        theme: Theme,
        ledger: Ledger,
        changes: Sequence[Change],
        *,
        force: bool = False,
    ) -> None:
        self._shop = shop
        self._source = source
        self._theme = theme
        self._ledger = ledger
        self._changes = changes
        self._force = force

    def look(self, lot: Lot) -> list[tuple[Sheet, Foreseen]]:
        """What would become of the pages of a lot."""
        return self._look_at(self._source.plate(lot), SECTIONS[lot.section].name)

    def look_at_last(self, known: Iterable[Placed]) -> list[tuple[Sheet, Foreseen]]:
        """What would become of the pages that are planned when all others are known."""
        return self._look_at(self._source.closing(known), LAST)

    def _look_at(self, plate: Plate, section: str) -> list[tuple[Sheet, Foreseen]]:
        planned = [plate.page(number) for number in range(len(plate.drafts))]
        sheets = [self._shop.look(draft) for draft in plate.drafts]
        sizes: dict[str, int] = {}
        faults: dict[str, Sheet] = {}
        missing: dict[str, list[tuple[Sheet, Page]]] = defaultdict(list)
        for sheet, page in zip(sheets, planned, strict=True):
            if sheet.stamp:
                sizes[sheet.path] = sheet.stamp.size
            else:
                missing[page.template].append((sheet, page))
        for some in missing.values():
            for sheet in self._measure(some, sizes):
                faults[sheet.path] = sheet
        return [
            (
                faults.get(sheet.path, sheet),
                Foreseen(
                    sheet.path,
                    section,
                    sizes[sheet.path],
                    self._reasons(sheet, page),
                    is_new=not sheet.stamp,
                    is_estimated=not sheet.stamp,
                ),
            )
            for sheet, page in zip(sheets, planned, strict=True)
        ]

    def _measure(
        self, some: Sequence[tuple[Sheet, Page]], sizes: dict[str, int]
    ) -> Iterator[Sheet]:
        """Estimate the sizes of pages of one template from a sample of them; those that cannot be made.

        A page is about as much larger than another as it has more to show.
        """
        shown = {sheet.path: len(orjson.dumps(page.view)) for sheet, page in some}
        count = max(min(AT_LEAST, len(some)), len(some) // ONE_IN)
        made: dict[str, int] = {}
        for number in range(count):
            # From the middle of each share, so that neither end counts more.
            sheet, page = some[(2 * number + 1) * len(some) // (2 * count)]
            outcome = self._shop.render(page)
            if isinstance(outcome, bytes):
                made[sheet.path] = len(outcome)
            else:
                yield sheet._replace(fault=outcome)
        size = _line([(shown[path], made[path]) for path in made])
        sizes.update({path: made.get(path) or size(shown[path]) for path in shown})

    def _reasons(self, sheet: Sheet, page: Page) -> tuple[str, ...]:
        """Why a page would be made; of what changed, all that it can see."""
        if self._force:
            return (FORCED,)
        if self._shop.covers(sheet):
            return ()
        made = self._ledger.files.get(sheet.path)
        if made and made[0] == sheet.made_from:
            return (TOUCHED,)
        if len(self._changes) == 1:
            return (self._changes[0].what,)
        signs = signs_of(page, self._theme) if self._changes else set()
        seen = tuple(change.what for change in self._changes if change.sign in signs)
        return seen or (OTHERWISE if made else NEW,)


def _line(points: Sequence[tuple[int, int]]) -> Callable[[int], int]:
    """The straight line that runs nearest to some points, but never below all of them."""
    widths, heights = [width for width, _ in points], [height for _, height in points]
    least = min(heights, default=0)
    if len(set(widths)) < 2:
        return lambda width: sum(heights) // max(len(heights), 1)
    slope, start = linear_regression(widths, heights)
    return lambda width: max(least, round(start + slope * width))


def foresee_assets(
    assets: Mapping[str, Asset], output: Output, ledger: Ledger, *, force: bool
) -> Iterator[Foreseen]:
    """What would become of files that are copied: sizes and reasons are certain."""
    for path, asset in assets.items():
        stamp = output.stamp(path)
        reasons: tuple[str, ...] = ()
        if force or not ledger.covers(path, look_of(asset, NEVER), stamp):
            if not stamp:
                reasons = (NEW,)
            elif not output.holds(path, asset.path.read_bytes()):
                reasons = ("a copy of a file that changed",)
        section = path.partition("/")[0]
        yield Foreseen(path, section, asset.path.stat().st_size, reasons, is_new=not stamp)
