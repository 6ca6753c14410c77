"""Pages → their bytes: one by one, or in batches that are rendered wherever they are sent."""

import pickle
import zlib
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from chronicle.converting import Whole
from chronicle.diagnostics import Diagnostic
from chronicle.planning.views import Page, Prose
from chronicle.rendering.data import SERIALISERS
from chronicle.rendering.theme import TemplateFault, Theme, render


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages and all that it takes to render them, which is picklable as a whole."""

    theme: bytes
    """As it is packed."""
    pages: tuple[Page, ...]


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
    prose = prose_of(page)
    if prose is None or not prose.body.is_apart:
        return page
    return with_prose(page, replace(prose, body=whole(prose.body)))


def prose_of(page: Page) -> Prose | None:
    """The text of a page: all that it is about, or the introduction to a list."""
    prose = getattr(page.view, "prose", None) or getattr(page.view, "intro", None)
    return prose if isinstance(prose, Prose) else None


def with_prose(page: Page, prose: Prose) -> Page:
    """The same page with another text in the place of its own."""
    field = "prose" if getattr(page.view, "prose", None) else "intro"
    return replace(page, view=replace(page.view, **{field: prose}))  # type: ignore[type-var]


def file_shown(page: Page) -> str:
    """The file whose text a page shows, if the page is that file's own."""
    prose = prose_of(page)
    return prose.file if prose and prose.body.is_apart else ""


def pack(theme: Theme) -> bytes:
    """A theme to go with each batch, small, without the files that it has here."""
    return zlib.compress(pickle.dumps(replace(theme, statics=(), kept=None), protocol=5))


def render_batch(batch: Batch) -> tuple[bytes | Diagnostic, ...]:
    """The bytes of each page, in order; a template's fault stands in the place of its page."""
    theme, cards = _unpacked(batch.theme), dict[str, Markup]()
    return tuple(render_page(theme, page, cards) for page in batch.pages)


# A process that works for several builds, one after another, needs only the last.
@lru_cache(maxsize=2)
def _unpacked(theme: bytes) -> Theme:
    found = pickle.loads(zlib.decompress(theme))
    assert isinstance(found, Theme)
    return found
