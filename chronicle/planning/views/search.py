"""What the search page may show, and what search knows of every page."""

from dataclasses import dataclass

from chronicle.model import Kind
from chronicle.planning.views.outputs import TextView


@dataclass(frozen=True, slots=True)
class Facet:
    """A property by which what was found can be narrowed down: its name in addresses, and what it is called."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(TextView):
    """template: search.html; `index` is empty where the site has none"""

    index: str = ""
    """The address of the program that searches."""
    letters: str = ""
    """Letters that are one to search: each, and what stands for it (`chronicle.folding`)."""
    facets: tuple[Facet, ...] = ()
    kinds: tuple[Kind, ...] = ()
    """The kinds of event that there are, for the results."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """What search knows of a page. `called`, `title`, `names`, `text` and `about` are searched.

    `called` are the names of what the page is about, so that it comes before all that mention it;
    `names` those of everything that it has to do with. `facets` are the values of each, "ID what it is called". `order` sorts by date; what has no date
    has none. `shown` is what a result shows besides, by name.
    """

    address: str
    edition: str
    """The language of the edition that the page is found in."""
    title: str
    text: str
    called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    order: str | None = None
    shown: tuple[tuple[str, str], ...] = ()
