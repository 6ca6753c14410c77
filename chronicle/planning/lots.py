"""Lots: the shares in which a site is planned, so that each can be planned alone, in any process, and kept."""

from typing import NamedTuple


class Lot(NamedTuple):
    """A run of the subjects of a section in an edition, both by their numbers."""

    edition: int
    section: int
    start: int
    stop: int


CLOSING = Lot(-1, -1, 0, 0)
"""What is planned when all other pages are known."""
