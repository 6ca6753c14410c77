"""What follows from the record, worked out once for all editions of a site."""

from functools import cached_property

from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.promises import Promises, promises_of
from chronicle.deriving.tenures import Tenures, tenures_of
from chronicle.linking import Chronicle
from chronicle.planning.charts.atlas import Atlas
from chronicle.planning.record import Record
from chronicle.settings import Settings


class Facts:
    """Facts without words, each worked out when it is first asked for."""

    def __init__(self, chronicle: Chronicle, settings: Settings) -> None:
        self._chronicle = chronicle
        self._settings = settings

    @cached_property
    def promises(self) -> Promises:
        """What has become of every promise."""
        return promises_of(self._chronicle, self._settings)

    @cached_property
    def tenures(self) -> Tenures:
        """Who held which office when."""
        return tenures_of(self._chronicle.content.people)

    @cached_property
    def atlas(self) -> Atlas:
        """The sheet that all maps are drawn on."""
        return Atlas(self._chronicle, self._settings)

    @cached_property
    def record(self) -> Record:
        """The place of each entry in the record."""
        coverage = coverage_of(self._settings.site.coverage)
        return Record(self._chronicle, coverage, self.tenures, self._settings.kinds)
