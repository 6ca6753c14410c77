"""Rows and columns of equal cells: as wide as the plot allows, and of one height."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.drawing.scales import FULL, placed

PITCH = 26
"""From one row to the next, in pixels: a line of text with some air."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Where the cells of a number of columns stand, across in hundredths, down in pixels."""

    columns: int
    is_mirrored: bool = False

    @property
    def width(self) -> float:
        """How wide a cell is."""
        return round(FULL / self.columns, 2)

    def x(self, column: int) -> float:
        """The left side of a column."""
        size = FULL / self.columns
        return placed(column * size, size, is_mirrored=self.is_mirrored).start

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return round(self.x(column) + FULL / self.columns / 2, 2)

    def y(self, row: int) -> int:
        """The upper side of a row."""
        return PITCH * row
