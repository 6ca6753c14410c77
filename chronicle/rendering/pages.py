"""Pages → their bytes: here, one by one, or in batches that any executor can run.

What a list shows of an entry, its card, is rendered once and handed to every
batch that has a list with it.
"""

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from chronicle.converting import Whole
from chronicle.diagnostics import Diagnostic
from chronicle.planning.views import Card, HomeView, ListView, Page, Prose, View
from chronicle.rendering.data import SERIALISERS
from chronicle.rendering.theme import TemplateFault, Theme, card_key, render, render_card

PAGES, CARDS = 100, 400
"""How many make a batch: enough to be worth the way to another process and back."""

Map = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""Like `map`: applies a function to each batch, here or elsewhere, and keeps the order."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to render and what the cards on them look like: picklable as a whole."""

    theme: Theme
    pages: tuple[Page, ...]
    cards: dict[str, Markup] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CardBatch:
    """Cards to render."""

    theme: Theme
    cards: tuple[Card, ...]


def render_page(theme: Theme, page: Page, cards: MutableMapping[str, Markup]) -> bytes | Diagnostic:
    """The bytes of a page, or what is wrong with its template; `cards` keeps those that are rendered."""
    serialise = SERIALISERS.get(page.template)
    if serialise:
        return serialise(page.view)
    try:
        text = render(theme, page.template, page.view, cards)
    except TemplateFault as fault:
        return fault.diagnostic
    return text.encode("utf-8", "replace")


def with_texts(page: Page, whole: Whole) -> Page:
    """A page that has with it what its bodies say at length."""
    prose = getattr(page.view, "prose", None) or getattr(page.view, "intro", None)
    if not isinstance(prose, Prose) or not prose.body.is_apart:
        return page
    return with_prose(page, replace(prose, body=whole(prose.body)))


def with_prose(page: Page, prose: Prose) -> Page:
    """The same page with another text in the place of its own."""
    field = "prose" if getattr(page.view, "prose", None) else "intro"
    return replace(page, view=replace(page.view, **{field: prose}))  # type: ignore[type-var]


def file_shown(page: Page) -> str:
    """The file whose text a page shows, if the page is that file's own."""
    prose = getattr(page.view, "prose", None)
    return prose.file if isinstance(prose, Prose) and prose.body.is_apart else ""


def render_pages(
    theme: Theme, pages: Sequence[Page], map: Map = map
) -> Iterator[tuple[Page, bytes | Diagnostic]]:
    """Each page with its bytes, or with what is wrong with its template; in the given order."""
    cards: dict[str, Markup | Diagnostic] = {}
    shown = {card_key(card): card for page in pages for card in cards_of(page.view)}
    batches = [CardBatch(theme, tuple(some)) for some in _batches(list(shown.values()), CARDS)]
    for batch, outcome in zip(batches, map(render_cards, batches), strict=True):
        cards.update(zip((card_key(card) for card in batch.cards), outcome, strict=True))
    work = [_batch(theme, some, cards) for some in _batches(pages, PAGES)]
    for some, made in zip(work, map(render_batch, work), strict=True):
        yield from zip(some.pages, made, strict=True)


def render_batch(batch: Batch) -> tuple[bytes | Diagnostic, ...]:
    """The bytes of each page, in order; a template's fault stands in the place of its page."""
    return tuple(render_page(batch.theme, page, batch.cards) for page in batch.pages)


def render_cards(batch: CardBatch) -> tuple[Markup | Diagnostic, ...]:
    """What each card looks like, in order; or the fault of its template."""
    return tuple(_render_card(batch.theme, card) for card in batch.cards)


def cards_of(view: View | None) -> Iterator[Card]:
    """Every card that a view shows, as often as it does."""
    match view:
        case ListView():
            for group in view.groups:
                yield from (listed.card for listed in group.entries)
        case HomeView():
            yield from (listed.card for listed in view.latest)


def _render_card(theme: Theme, card: Card) -> Markup | Diagnostic:
    try:
        return render_card(theme, card)
    except TemplateFault as fault:
        return fault.diagnostic


def _batch(theme: Theme, pages: Sequence[Page], cards: dict[str, Markup | Diagnostic]) -> Batch:
    # A card that could not be rendered is left out: its pages meet the same fault, and tell of it.
    shown = {card_key(card) for page in pages for card in cards_of(page.view)}
    known = {key: cards[key] for key in sorted(shown)}
    ready = {key: html for key, html in known.items() if isinstance(html, Markup)}
    return Batch(theme, tuple(pages), ready)


def _batches(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
