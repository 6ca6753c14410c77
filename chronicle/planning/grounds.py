"""Grounds: what pages rest on besides what they are about, noted while they are planned.

    notes = Notes()
    held = Noted(held, "of", notes)     # in the place of a mapping that many pages ask
    with notes.apart() as grounds:
        pages = tuple(plan(...))
    grounds                             # what it was asked for meanwhile, found or not

So when a few values of such a mapping become others, it is known which pages cannot but stay as they were.
"""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

Ground = tuple[str, Hashable]
"""A mapping by its name, and a key; None in the place of that for all that the mapping has."""


class Notes:
    """What is noted, in one process."""

    def __init__(self) -> None:
        self._taken: set[Ground] = set()

    def add(self, *grounds: Ground) -> None:
        """Note grounds of whatever is planned now."""
        self._taken.update(grounds)

    @contextmanager
    def apart(self) -> Iterator[set[Ground]]:
        """What is noted meanwhile, which is no ground of what is planned around it."""
        before, self._taken = self._taken, set()
        try:
            yield self._taken
        finally:
            self._taken = before


class Noted(Mapping[Key, Value]):
    """A mapping that notes for what it is asked."""

    def __init__(self, mapping: Mapping[Key, Value], name: str, notes: Notes) -> None:
        self._mapping = mapping
        self._name = name
        self._notes = notes

    def __getitem__(self, key: Key) -> Value:
        self._notes.add((self._name, key))
        return self._mapping[key]

    def __iter__(self) -> Iterator[Key]:
        self._notes.add((self._name, None))
        return iter(self._mapping)

    def __len__(self) -> int:
        self._notes.add((self._name, None))
        return len(self._mapping)


def differing(
    old: Mapping[str, Mapping[Any, object]], new: Mapping[str, Mapping[Any, object]]
) -> frozenset[Ground]:
    """The grounds that are not what they were, of mappings by their names."""
    found: set[Ground] = set()
    for name, values in new.items():
        before = old[name]
        keys = [
            key
            for key in values.keys() | before.keys()
            if key not in values or key not in before or values[key] != before[key]
        ]
        found.update((name, key) for key in keys)
        if keys:
            found.add((name, None))
    return frozenset(found)
