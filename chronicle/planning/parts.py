"""The parts that pages are made of: names, texts and cards, and what follows from the record."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from chronicle.converting import Whole, as_it_is
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.deriving.promises import Promises
from chronicle.history import NO_HISTORY, History
from chronicle.languages import direction
from chronicle.linking import Chronicle
from chronicle.model import Entry
from chronicle.planning.cards import Cards
from chronicle.planning.charts.atlas import Atlas
from chronicle.planning.editions import Edition, original, translated
from chronicle.planning.facts import COLLECTED, Facts
from chronicle.planning.grounds import Ground
from chronicle.planning.heads import Heads
from chronicle.planning.scope import scope
from chronicle.schema import SpareSection
from chronicle.settings import Settings

Made = TypeVar("Made")


class Parts(Cards):
    """All that planners ask for, in one edition of one chronicle."""

    def __init__(
        self,
        chronicle: Chronicle,
        settings: Settings,
        history: History = NO_HISTORY,
        *,
        edition: Edition | None = None,
        facts: Facts | None = None,
        has_index: bool = False,
        whole: Whole = as_it_is,
    ) -> None:
        """Without an `edition` the parts are those of the first.

        `has_index`: the site gets an index to search in. `whole` gives a body what it says at length.
        """
        super().__init__(
            edition or original(chronicle, settings),
            settings.languages,
            chronicle.content,
            facts or Facts(chronicle, settings),
        )
        self.history = history
        self.has_index = has_index
        self.whole = whole
        self.coverage = coverage_of(self.settings.site.coverage)
        self.heads = Heads(self.edition, self.languages, history)
        self.head = self.heads.of
        self._scopes: dict[str, str] = {}
        self._once: dict[Callable[[Parts], Any], tuple[Any, set[Ground]]] = {}

    def once(self, make: Callable[["Parts"], Made]) -> Made:
        """What `make` works out for this edition, when it is first asked for."""
        if make not in self._once:
            with self.facts.notes.apart() as grounds:
                self._once[make] = make(self), grounds
        found: Made
        found, grounds = self._once[make]
        self.facts.notes.add(*grounds)
        return found

    def has(self, section: SpareSection) -> bool:
        """Whether the site has a section that it could do without."""
        return section not in self.settings.site.without

    @property
    def today(self) -> datetime.date:
        """The day of the build."""
        return self.facts.today

    @property
    def collected(self) -> Coverage:
        """The coverage up to the month of the build: what lies in the future is not quiet."""
        self.facts.notes.add(COLLECTED)
        return self._collected

    @cached_property
    def _collected(self) -> Coverage:
        return self.coverage.until(self.settings.today)

    @cached_property
    def without_entries(self) -> Callable[[int], str]:
        """What is to be said of a year without entries: each is looked up once for all lists."""
        return cache(self.coverage.without_entries)

    def scope(self, language: str | None = None) -> str:
        """The sentence that says how far facts reach, for every page that has some."""
        language = language or self.language
        if language not in self._scopes:
            self._scopes[language] = scope(self.coverage, self.words_in(language))
        return self._scopes[language]

    @property
    def promises(self) -> Promises:
        """What has become of every promise."""
        return self.facts.promises

    @property
    def atlas(self) -> Atlas:
        """What maps are drawn with."""
        return self.facts.atlas

    @property
    def is_mirrored(self) -> bool:
        """Whether pages of this edition are read from the right."""
        return direction(self.language) == "rtl"

    def ordered(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Entries in the order that site.yaml wants; they come oldest first."""
        return entries[::-1] if self.settings.site.order == "newest" else entries

    def others(self) -> Iterator["Parts"]:
        """The parts of the other editions, which share the facts of these."""
        for language in self.languages[1:]:
            edition = translated(self.chronicle, self.settings, language)
            yield Parts(
                self.chronicle,
                self.settings,
                self.history,
                edition=edition,
                facts=self.facts,
                has_index=self.has_index,
                whole=self.whole,
            )
