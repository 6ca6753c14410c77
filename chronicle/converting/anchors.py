"""Ids within one body: valid, and each there once."""

from collections.abc import Iterable

from chronicle.slugs import slug


def anchor(name: str) -> str:
    """Return a name as a valid id: HTML allows anything but white space (HTML standard, 3.2.6)."""
    return "-".join(name.split())


class Anchors:
    """Gives out the ids of one body. Those that the author wrote go before those of headings."""

    __slots__ = ("_counts", "_given", "_written")

    def __init__(self, written: Iterable[str]) -> None:
        self._written = {anchor(name) for name in written}
        self._given: set[str] = set()
        self._counts: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def of_author(self, name: str) -> str:
        """Return the id that the author wrote, numbered when it was already given."""
        return self._give(anchor(name), frozenset())

    def of_heading(self, text: str) -> str:
        """Return the id of a heading without one of its own."""
        return self._give(slug(text), self._written)

    def _give(self, name: str, avoided: Iterable[str]) -> str:
        unique, count = name, self._counts.get(name, 1)
        while unique in self._given or unique in avoided:
            count += 1
            unique = f"{name}-{count}"
        self._counts[name] = count
        self._given.add(unique)
        return unique
