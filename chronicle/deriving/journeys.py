"""The directions of all visits, between each two of their parties."""

from collections.abc import Iterator

from chronicle.deriving.visits import VISIT, Ground, Journey, ground_of, journey
from chronicle.linking import Chronicle, Pair, pairs_of
from chronicle.model import Entry


class Journeys:
    """Who visited whom at each visit of a chronicle; what is needed to tell is looked up once a pair."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._content = chronicle.content
        self._grounds: dict[Pair, Ground] = {}

    def of(self, entry: Entry) -> Iterator[Journey]:
        """The journeys of a visit, one for each two of its parties between which the direction is told."""
        if entry.kind == VISIT:
            for pair in pairs_of(entry):
                if travel := self.between(pair, entry):
                    yield travel

    def between(self, pair: Pair, entry: Entry) -> Journey | None:
        """Who of two parties visited the other at a visit; None where that is not told."""
        ground = self._grounds.get(pair)
        if ground is None:
            ground = ground_of(pair, self._content.places, self._content.parties)
            self._grounds[pair] = ground
        return journey(entry, ground)
