"""The outline of a site: what there is to plan, in lots, and what can be planned only at the end.

    outline, problems = outline_of(chronicle, settings, history)
    for lot in outline.lots:            # in any order, in any process
        for page in outline.pages(lot):
            ...
    outline.closing(placed)             # what can be planned only when all pages are known

`plan` does all of it at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from chronicle import urls
from chronicle.converting import Body, Whole, as_it_is
from chronicle.diagnostics import Diagnostic, Location, error
from chronicle.documents import Document
from chronicle.history import NO_HISTORY, History
from chronicle.linking import Chronicle, bodies_of
from chronicle.model import Entry
from chronicle.planning.facts import Facts
from chronicle.planning.lots import Lot
from chronicle.planning.outputs import plan_outputs, plan_redirects
from chronicle.planning.parts import Parts
from chronicle.planning.placing import Placed, placed
from chronicle.planning.relations import plan_other_orders
from chronicle.planning.search import plan_records
from chronicle.planning.sections import Run, lots_of, plan_lot, plan_run, plan_runs
from chronicle.planning.site import site_of
from chronicle.planning.views import Asset, Card, Page, Plan, SearchRecord, Site
from chronicle.reading import Content
from chronicle.settings import Settings

__all__ = ["Outline", "outline_of", "plan"]


class Outline:
    """A site of which no page is planned yet: its editions, and the lots in which they can be."""

    def __init__(self, first: Parts) -> None:
        """`first` are the parts of the first edition; those of the others follow from them."""
        self._first = first
        self._editions = (first, *first.others())
        self._redirects, self.problems = plan_redirects(first)

    def __reduce__(self) -> tuple[Callable[..., "Outline"], tuple[object, ...]]:
        """Sent to another process, it is drawn up there anew: what it keeps has no end, and is soon made."""
        first = self._first
        return _drawn_up, (
            *(first.chronicle, first.settings, first.history, first.has_index),
            first.whole,
        )

    @property
    def has_index(self) -> bool:
        """Whether the site gets an index to search in."""
        return self._first.has_index

    @property
    def content(self) -> Content:
        """What the files say."""
        return self._first.content

    @property
    def history(self) -> History:
        """What git knows of the files."""
        return self._first.history

    @property
    def whole(self) -> Whole:
        """What gives a body what it says at length."""
        return self._first.whole

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """What the pages of each edition know of it, the first first."""
        return tuple(map(site_of, self._editions))

    @cached_property
    def media(self) -> tuple[Asset, ...]:
        """The files below content/media, which are copied as they are."""
        folder = self._first.settings.content / "media"
        return tuple(Asset(f"/media/{path}", folder / path) for path in self._first.content.media)

    @cached_property
    def lots(self) -> tuple[Lot, ...]:
        """All work that there is for `pages`."""
        return tuple(lots_of(self._editions))

    @cached_property
    def extent(self) -> int:
        """How many subjects the lots have, by which to tell little work from much."""
        return sum(lot.stop - lot.start for lot in self.lots)

    def pages(self, lot: Lot) -> Iterator[Page]:
        """The pages of one lot."""
        return plan_lot(self._editions, lot)

    def runs(self, lot: Lot) -> Iterator[Run]:
        """The pages of one lot, subject by subject, with the grounds of each."""
        return plan_runs(self._editions, lot)

    def run(self, lot: Lot, number: int) -> Run:
        """Those of one of its subjects."""
        return plan_run(self._editions, lot, number)

    def cards(self, entries: Iterable[Entry]) -> Iterator[Card]:
        """The cards of some entries, one in each edition."""
        return (parts.card(entry) for entry in entries for parts in self._editions)

    @property
    def chronicle(self) -> Chronicle:
        """What the pages are about."""
        return self._first.chronicle

    @property
    def facts(self) -> Facts:
        """What follows from that for all editions."""
        return self._first.facts

    def places(self, lot: Lot) -> list[Placed]:
        """Where the pages of a lot are to be."""
        return [placed(page) for page in self.pages(lot)]

    def everything(self) -> list[Page]:
        """Every page there is, planned here and at once."""
        pages = [page for lot in self.lots for page in self.pages(lot)]
        return pages + self.closing(map(placed, pages))

    def texts(self) -> dict[str, tuple[Body, Document]]:
        """The texts of the content, by the files that they are written in."""
        return {document.file: (body, document) for _, body, document in bodies_of(self.content)}

    def closing(self, known: Iterable[Placed]) -> list[Page]:
        """What can be planned only when all other pages are `known`: redirects, what search engines look for."""
        known = list(known)
        taken = {page.address for page in known} | {page.address for page in self._redirects}
        others = [
            page for parts in self._editions for page in plan_other_orders(parts, frozenset(taken))
        ]
        listed = (page.mapped for page in known if page.mapped)
        return [*self._redirects, *others, *plan_outputs(self._first, listed)]

    def records(self) -> tuple[SearchRecord, ...]:
        """What search knows of the pages; nothing where the site has no index."""
        wanted = self._editions if self.has_index else ()
        return tuple(record for parts in wanted for record in plan_records(parts))

    def clashes(self, known: Iterable[Placed]) -> list[Diagnostic]:
        """An error for every page that wants the address of another, or of a file. Codes: address-clash."""
        first: dict[str, Placed] = {}
        assets = {urls.file_of(asset.address): asset for asset in self.media}
        problems = []
        for page in known:
            file = urls.file_of(page.address)
            rival = first.setdefault(file, page)
            other = assets.get(file)
            if rival is not page or other:
                called = f"media/{other.path.name}" if other else rival.called
                problems.append(self._clash(page, rival, called))
        return problems

    def _clash(self, page: Placed, rival: Placed, called: str) -> Diagnostic:
        chronicle = self._first.chronicle
        return error(
            "address-clash",
            f"{page.called} and {called} both want the address {page.address}",
            _where(page, chronicle) or _where(rival, chronicle),
            "rename one of the two files, or take away the alias",
        )


def outline_of(
    chronicle: Chronicle,
    settings: Settings,
    history: History = NO_HISTORY,
    *,
    has_index: bool = False,
    whole: Whole = as_it_is,
) -> tuple[Outline, list[Diagnostic]]:
    """The outline of a site. Codes: bad-value (an impossible alias).

    `has_index`: the site gets an index to search in. `whole` gives a body what it says at length.
    """
    outline = _drawn_up(chronicle, settings, history, has_index, whole)
    return outline, list(outline.problems)


def _drawn_up(
    chronicle: Chronicle, settings: Settings, history: History, has_index: bool, whole: Whole
) -> Outline:
    return Outline(Parts(chronicle, settings, history, has_index=has_index, whole=whole))


def plan(
    chronicle: Chronicle,
    settings: Settings,
    history: History = NO_HISTORY,
    *,
    has_index: bool = False,
) -> tuple[Plan, list[Diagnostic]]:
    """Draw up every page of the site, here and at once. Codes: address-clash, bad-value."""
    outline, problems = outline_of(chronicle, settings, history, has_index=has_index)
    pages = outline.everything()
    problems += outline.clashes(map(placed, pages))
    kept: Mapping[str, Page] = {urls.file_of(page.address): page for page in reversed(pages)}
    ordered = tuple(page for page in pages if kept[urls.file_of(page.address)] is page)
    return Plan(outline.sites, ordered, outline.media, outline.records()), problems


def _where(page: Placed, chronicle: Chronicle) -> Location | None:
    """Where a page was written, if it was: its file, or the alias that asks for it."""
    id = (page.target or page.address).strip("/").rpartition("/")[2]
    content = chronicle.content
    nouns = (content.entries.get(id), content.pages.get(id), content.topics.get(id))
    noun = next((noun for noun in nouns if noun and noun.origin), None)
    if noun is None or noun.origin is None:
        return None
    for number, alias in enumerate(noun.aliases if page.target else ()):
        if alias.strip("/") == page.address.strip("/"):
            return noun.origin.locate(("aliases", number))
    return noun.origin.locate()
