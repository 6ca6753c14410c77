"""The sheet that all maps of a site are drawn on, and the land on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from chronicle.deriving.whereabouts import Point, Record, Whereabouts
from chronicle.drawing.maps import Sheet, core, sheet_for
from chronicle.drawing.paths import path
from chronicle.linking import Chronicle
from chronicle.outlines import Outlines, open_outlines
from chronicle.settings import Settings

FINE, COARSE = 0.6, 1.4
"""How far lines may be off, in units of the sheet: on the map of a whole site, and on small ones."""
MOST = 70_000, 25_000
"""How many letters the land and the lines of a map may take; more, and they are drawn more simply."""


@dataclass(frozen=True, slots=True)
class Base:
    """The land, the boundaries and the disputed ones, as paths of SVG."""

    land: str
    borders: str
    disputed: str


class Atlas:
    """Draws maps of one chronicle, all on one sheet, so that a reader learns it once.

    The sheet follows from the whole record: that of a single leader would cost a drawing of the land
    for each of them.
    """

    def __init__(self, chronicle: Chronicle, settings: Settings) -> None:
        self._chronicle = chronicle
        self._settings = settings
        self._bases: dict[bool, Base] = {}

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where entries happened."""
        return Whereabouts(self._chronicle, self._outlines.middles)

    @cached_property
    def record(self) -> Record:
        """All that is to be shown of the chronicle."""
        return self.whereabouts.of(self._chronicle.entries.values())

    @cached_property
    def sheet(self) -> Sheet | None:
        """Where it is shown; None where there is nothing to show, or no map is wanted."""
        if not self._settings.site.map.show:
            return None
        weights: Counter[Point] = Counter()
        for spot, entries in self.record.spots:
            weights[spot.point] += len(entries)
        for way, entries in self.record.ways:
            weights[way.start.point] += len(entries)
        return sheet_for(core(weights)) if weights else None

    def base(self, *, is_small: bool) -> Base:
        """The land of the sheet."""
        if is_small not in self._bases:
            self._bases[is_small] = self._base(COARSE if is_small else FINE, MOST[is_small])
        return self._bases[is_small]

    def _base(self, tolerance: float, most: int) -> Base:
        """The land with lines as exact as there is room for."""
        while True:
            base = Base(
                path(self._sheet.areas(self._outlines.land, tolerance), is_closed=True),
                self._lines(self._outlines.borders, tolerance),
                self._lines(self._outlines.disputed, tolerance),
            )
            if len(base.land) + len(base.borders) + len(base.disputed) <= most:
                return base
            tolerance *= 1.5

    def _lines(self, lines: Sequence[Sequence[Point]], tolerance: float) -> str:
        if not self._settings.site.map.borders:
            return ""
        return path(self._sheet.lines(lines, tolerance))

    @property
    def _sheet(self) -> Sheet:
        assert self.sheet is not None, "there is something to show"
        return self.sheet

    @cached_property
    def _outlines(self) -> Outlines:
        outlines, _ = open_outlines(self._settings)
        return outlines
