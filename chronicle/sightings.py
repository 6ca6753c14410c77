"""Sightings: what the files of a site looked like before a build read them, so that the next knows which were edited."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Self

import orjson

from chronicle.ledger import Survey, name_of
from chronicle.looks import RACY
from chronicle.writing import replace_file


@dataclass(frozen=True, slots=True)
class Sighting:
    """How files looked, by their paths below the site, and what was made of them.

    Of a file so young that it may change again unseen the digest is noted instead. `is_behind`: the
    index to search in does not know what the pages say.
    """

    program: str
    revision: str
    looks: frozenset[tuple[str, int, int]]
    young: Mapping[str, str]
    is_behind: bool = False
    plates: str = ""
    """Which plates were made of them, if any were kept."""
    retouched: Mapping[str, str] = field(default_factory=dict)
    """The keys of the bodies, by their files, that have been retouched since."""

    @classmethod
    def of(cls, root: Path, seen: Survey, now: int) -> Self:
        """The files as they were seen."""
        start, young, looks = len(str(root)) + 1, {}, []
        for path, size, changed in seen.files:
            if changed < now - RACY:
                looks.append((path[start:], size, changed))
            else:
                young[path[start:]] = _digest_of(Path(path))
        return cls(seen.program, seen.revision, frozenset(looks), young)

    @classmethod
    def last(cls, memory: Path, output: Path) -> Self | None:
        """That of the last build of an output folder, if nothing was changed after it."""
        try:
            known = orjson.loads(_place(memory, output).read_bytes())
            return cls(
                program=str(known["program"]),
                revision=str(known["revision"]),
                looks=frozenset((path, size, changed) for path, size, changed in known["looks"]),
                young=dict(known["young"]),
                is_behind=bool(known["is_behind"]),
                plates=str(known["plates"]),
                retouched=dict(known["retouched"]),
            )
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, memory: Path, output: Path) -> None:
        """Remember it as that of the last build."""
        known = {
            "program": self.program,
            "revision": self.revision,
            "looks": sorted(self.looks),
            "young": self.young,
            "is_behind": self.is_behind,
            "plates": self.plates,
            "retouched": self.retouched,
        }
        with suppress(OSError):
            replace_file(_place(memory, output), orjson.dumps(known))

    def changed(self, root: Path, seen: Survey) -> list[str] | None:
        """The files that are not as they were, or new, or gone, in order; None if the program is another one."""
        if self.program != seen.program:
            return None
        start = len(str(root)) + 1
        found = {(path[start:], size, changed) for path, size, changed in seen.files}
        known = self.young.keys() | {path for path, *_ in self.looks}
        gone = known - {path for path, *_ in found}
        other = (
            path
            for path, *_ in found - self.looks
            if path not in self.young or self.young[path] != _digest_of(root / path)
        )
        return sorted(gone.union(other))


def forget(memory: Path, output: Path) -> None:
    """Drop the sighting of the last build, before one changes what it is about."""
    _place(memory, output).unlink(missing_ok=True)


def _digest_of(path: Path) -> str:
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _place(memory: Path, output: Path) -> Path:
    return memory / "sightings" / f"{name_of(str(output))}.json"
