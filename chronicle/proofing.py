"""Proofs: the pages that somebody is waiting for, pulled before all others are made.

    proofs = Proofs(wanted, show)
    build(settings, proofs=proofs)      # again and again

Where a page was planned last is remembered from build to build, so that the lot with it can be
planned first and alone. A proof goes to the output without being entered anywhere: the build makes
its page again in its turn, finds it there, and enters it. A build that ends before that leaves a file
which the ledger does not know, and which the next one makes again.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from chronicle.drafts import draft_of
from chronicle.inventory import Digests
from chronicle.ledger import Ledger
from chronicle.making import Pages, Sheet, Workshop
from chronicle.planning.lots import Lot
from chronicle.planning.views import Page
from chronicle.urls import file_of
from chronicle.writing import Output


class Proofs:
    """Pulls the pages that are `wanted`, by their paths in the output, and calls `show` with those that are new."""

    def __init__(
        self,
        wanted: Callable[[], Collection[str]] = tuple,
        show: Callable[[Sequence[str]], None] = lambda _paths: None,
    ) -> None:
        self._wanted = wanted
        self._lots: dict[str, Lot] = {}
        self._show = show

    def note(self, sheets: Iterable[Sheet]) -> None:
        """Remember with which lots pages were planned."""
        self._lots.update((sheet.path, sheet.lot) for sheet in sheets if sheet.lot)

    def pull(self, source: Pages, shop: Workshop, ledger: Ledger, output: Output) -> list[str]:
        """Make what is wanted and stale; the paths of what is new in the output.

        Only pages that are there already: what stands in the way of a new one is not known yet.
        """
        lots: defaultdict[Lot, set[str]] = defaultdict(set)
        for path in self._wanted():
            if path in self._lots and path in ledger.files:
                lots[self._lots[path]].add(path)
        written, digests = [], Digests()
        for page in _pages(source, lots):
            sheet = shop.look(draft_of(page, digests))
            outcome = None if shop.covers(sheet) else shop.render(page)
            if isinstance(outcome, bytes) and output.write(sheet.path, outcome):
                written.append(sheet.path)
        if written:
            self._show(written)
        return written


def _pages(source: Pages, lots: Mapping[Lot, set[str]]) -> Iterator[Page]:
    """Those pages of some lots that are at some paths; no more are planned than there are wanted."""
    for lot, paths in sorted(lots.items()):
        found = (page for page in source.pages(lot) if file_of(page.address) in paths)
        yield from islice(found, len(paths))
