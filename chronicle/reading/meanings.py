"""What front matter means, remembered: text that was understood once is not parsed again."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from chronicle.front_matter import Value
from chronicle.schema import Fields


@dataclass(frozen=True, slots=True)
class Meaning:
    """What front matter without a fault says: as plain values, and as typed fields."""

    values: Mapping[str, Value]
    fields: Fields


class Meanings:
    """The meanings of front matter by its text and by what that declares.

    Only what has no fault is remembered, so that a finding is made anew in every build, at its
    place. `known` are meanings as `new` gives them, of the same `edition` of the program; any
    others are not understood. `used` are the keys of all that was asked for.
    """

    def __init__(self, edition: str = "", known: Mapping[bytes, bytes] | None = None) -> None:
        self._edition = edition
        self._known = known or {}
        self.new: dict[bytes, bytes] = {}
        self.used: set[bytes] = set()

    def recall(self, declared: type[Fields], source: str) -> Meaning | None:
        """What front matter was found to mean as fields of that kind, if it was met before."""
        key = self._key(declared, source)
        self.used.add(key)
        data = self._known.get(key)
        if data is None:
            return None
        try:
            values, fields = pickle.loads(data)
        except Exception:  # What a damaged pickle raises may be anything.
            return None
        return Meaning(values, fields) if isinstance(fields, declared) else None

    def remember(self, declared: type[Fields], source: str, meaning: Meaning) -> None:
        """Keep what front matter means, for the next build."""
        data = pickle.dumps((meaning.values, meaning.fields), protocol=5)
        self.new[self._key(declared, source)] = data

    def _key(self, declared: type[Fields], source: str) -> bytes:
        data = f"{self._edition}\0{declared.__name__}\0{source}".encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=20).digest()
