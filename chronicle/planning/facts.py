"""What follows from the record, worked out once for all editions of a site."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from chronicle.deriving.chains import ranks
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.deriving.firsts import First, firsts
from chronicle.deriving.journeys import Journeys
from chronicle.deriving.levels import level_of
from chronicle.deriving.promises import Promises, promises_of
from chronicle.deriving.tenures import Tenures, tenures_of
from chronicle.linking import Chronicle
from chronicle.model import Entry
from chronicle.planning.charts.atlas import Atlas
from chronicle.planning.grounds import Ground, Noted, Notes
from chronicle.planning.record import Record
from chronicle.settings import Settings

TODAY: Ground = ("today", None)
COLLECTED: Ground = ("collected", None)
PROMISES: Ground = ("promises", None)


class Facts:
    """Facts without words, each worked out when it is first asked for.

    Who asks for what follows from the offices of people, or from the day, has that for a ground.
    """

    def __init__(self, chronicle: Chronicle, settings: Settings) -> None:
        self._chronicle = chronicle
        self._settings = settings
        self.notes = Notes()

    @property
    def today(self) -> datetime.date:
        """The day of the build."""
        self.notes.add(TODAY)
        return self._settings.today

    @property
    def promises(self) -> Promises:
        """What has become of every promise."""
        self.notes.add(PROMISES)
        return self._promises

    @cached_property
    def _promises(self) -> Promises:
        return promises_of(self._chronicle, self._settings)

    @cached_property
    def tenures(self) -> Tenures:
        """Who held which office when."""
        found = self._tenures
        return replace(
            found,
            of=Noted(found.of, "of", self.notes),
            in_seat=Noted(found.in_seat, "in seat", self.notes),
            of_kind=Noted(found.of_kind, "of kind", self.notes),
        )

    def level(self, entry: Entry, side: str) -> str | None:
        """At what level a side took part in an entry."""
        self.notes.add(("level", (entry.id, side)))
        return level_of(entry, side, self._tenures, self._chronicle.content.parties)

    @cached_property
    def atlas(self) -> Atlas:
        """The sheet that all maps are drawn on."""
        return Atlas(self._chronicle, self._settings)

    @cached_property
    def record(self) -> Record:
        """The place of each entry in the record."""
        places = ranks(self._chronicle, self._coverage, self._journeys)
        found = Noted(self._firsts, "firsts", self.notes)
        return Record(self._chronicle.content, self._settings.kinds, found, places)

    @property
    def grounds(self) -> Mapping[str, Mapping[Any, object]]:
        """What pages can have for a ground, by the names under which that is noted, but for levels."""
        tenures = self._tenures
        return {
            "of": tenures.of,
            "in seat": tenures.in_seat,
            "of kind": tenures.of_kind,
            "firsts": self._firsts,
        }

    @property
    def of_the_day(self) -> Mapping[str, Mapping[Any, object]]:
        """What pages can have for a ground that is another on another day."""
        become = [
            (entry, promise.commitment.id, promise.status, promise.is_stale)
            for entry, promises in self._promises.at.items()
            for promise in promises
        ]
        collected = self._coverage.until(self._settings.today)
        values = ((TODAY, self._settings.today), (COLLECTED, collected), (PROMISES, become))
        return {name: {key: value} for (name, key), value in values}

    def levels(self, entries: Iterable[Entry]) -> Mapping[str, Mapping[Any, object]]:
        """The levels of the sides of some entries, as they are noted."""
        return {
            "level": {
                (entry.id, side): self.level(entry, side)
                for entry in entries
                for side in entry.parties
            }
        }

    @cached_property
    def _tenures(self) -> Tenures:
        return tenures_of(self._chronicle.content.people)

    @cached_property
    def _firsts(self) -> Mapping[str, tuple[First, ...]]:
        return firsts(self._chronicle, self._coverage, self._tenures, self._journeys)

    @cached_property
    def _journeys(self) -> Journeys:
        return Journeys(self._chronicle)

    @cached_property
    def _coverage(self) -> Coverage:
        return coverage_of(self._settings.site.coverage)
