"""What follows from the record, worked out once for all editions of a site."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.promises import Promises, promises_of
from chronicle.deriving.tenures import Tenures, tenures_of
from chronicle.linking import Chronicle
from chronicle.planning.charts.atlas import Atlas
from chronicle.planning.grounds import Noted, Notes
from chronicle.planning.record import Record
from chronicle.settings import Settings


class Facts:
    """Facts without words, each worked out when it is first asked for."""

    def __init__(self, chronicle: Chronicle, settings: Settings) -> None:
        self._chronicle = chronicle
        self._settings = settings
        self.notes = Notes()

    @cached_property
    def promises(self) -> Promises:
        """What has become of every promise."""
        return promises_of(self._chronicle, self._settings)

    @cached_property
    def tenures(self) -> Tenures:
        """Who held which office when; who asks has it for a ground."""
        found = self._tenures
        return replace(
            found,
            of=Noted(found.of, "of", self.notes),
            in_seat=Noted(found.in_seat, "in seat", self.notes),
            of_kind=Noted(found.of_kind, "of kind", self.notes),
        )

    @cached_property
    def _tenures(self) -> Tenures:
        return tenures_of(self._chronicle.content.people)

    @cached_property
    def atlas(self) -> Atlas:
        """The sheet that all maps are drawn on."""
        return Atlas(self._chronicle, self._settings)

    @cached_property
    def record(self) -> Record:
        """The place of each entry in the record; who asks has its firsts for a ground."""
        record = self._record
        return record.with_firsts(Noted(record.firsts, "firsts", self.notes))

    @cached_property
    def _record(self) -> Record:
        coverage = coverage_of(self._settings.site.coverage)
        return Record(self._chronicle, coverage, self._tenures, self._settings.kinds)

    @property
    def grounds(self) -> Mapping[str, Mapping[Any, object]]:
        """What pages can have for a ground, by the names under which that is noted."""
        tenures = self._tenures
        return {
            "of": tenures.of,
            "in seat": tenures.in_seat,
            "of kind": tenures.of_kind,
            "firsts": self._record.firsts,
        }
