"""From a site's files to its outline, and all that is wrong with them: what a build, a check and a dry run begin with."""

from collections.abc import Callable

from chronicle.checking import check, without_ignored
from chronicle.diagnostics import Diagnostic, note
from chronicle.history import read_history
from chronicle.keeping import Bodies, Texts
from chronicle.linking import link
from chronicle.planning.outlining import Outline, outline_of
from chronicle.planning.placing import placed
from chronicle.reading.shelves import Shelf
from chronicle.remembering import read_again
from chronicle.searching import is_installed
from chronicle.settings import Settings
from chronicle.spreading import Spread

_NO_SEARCH = note(
    "no-search",
    "the site has no index to search in: Pagefind is not installed",
    hint="install it with `pip install 'diplomatic-chronicle[search]'`, or write `search: false` in site.yaml",
)


def draw(
    settings: Settings,
    spread: Spread,
    count: Callable[[int, int], None] = lambda _done, _all: None,
    shelf: Shelf | None = None,
) -> tuple[Outline, list[Diagnostic]]:
    """From files to the outline of the site, and all that is wrong with them and was not accepted.

    `count` is told how many of the bodies are converted that were not before.
    """
    content, problems = read_again(settings, spread, count, shelf)
    chronicle, dead = link(content, settings)
    problems += dead + check(chronicle, settings)
    history = read_history(settings.root, settings.memory, wanted=settings.site.history)
    has_index = settings.site.search and is_installed()
    if settings.site.search and not has_index:
        problems.append(_NO_SEARCH)
    whole = Texts(Bodies.of(settings.memory))
    outline, faults = outline_of(chronicle, settings, history, has_index=has_index, whole=whole)
    return outline, [*without_ignored(problems, content, settings), *faults]


def clashes_of(outline: Outline, spread: Spread) -> list[Diagnostic]:
    """The pages that want one address, found without making any."""
    known = [
        place for some in spread.share(outline, outline.lots, Outline.places) for place in some
    ]
    known += map(placed, outline.closing(known))
    return outline.clashes(known)
