"""Sightings: what the files of a site were before a build read them, so that the next knows which were edited.

    last = Sighting.last(memory, output)
    sighting = Sighting.of(root, seen, now, last)
    sighting.changed_since(last)
    sighting.keep(memory, output)           # at the end of a build

A file is read only if it does not look as it did: its size or its time of change is another one, or it was
so young then that it may have changed again unseen. What decides is what it says, so that a checkout of the
same files, with other times, is no edit.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Self

import orjson

from chronicle.ledger import Survey, name_of
from chronicle.looks import RACY
from chronicle.writing import replace_file


class Seen(NamedTuple):
    """A file as it was seen: its size in bytes, when it had changed, in nanoseconds, and the digest of what it says.

    The time is 0 of one so young that it may change again unseen; the digest is empty of one that cannot be read.
    """

    size: int
    changed: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """The files of a site as they were seen, by their paths below it, and what was made of them.

    `is_behind`: the index to search in does not know what the pages say.
    """

    program: str
    revision: str
    files: Mapping[str, Seen]
    is_behind: bool = False
    plates: str = ""
    """Which plates were made of them, if any were kept."""
    retouched: Mapping[str, str] = field(default_factory=dict)
    """The keys of the bodies, by their files, that have been retouched since."""

    @classmethod
    def of(cls, root: Path, seen: Survey, now: int, last: Self | None) -> Self:
        """The files as a survey saw them; of those that look as in the `last` sighting none is read."""
        start = len(str(root)) + 1
        known = last.files if last else {}
        files = {}
        for path, size, changed in seen.files:
            file = path[start:]
            lasting = changed if changed < now - RACY else 0
            before = known.get(file)
            if before is None or not lasting or before[:2] != (size, lasting):
                before = Seen(size, lasting, _digest_of(path))
            files[file] = before
        return cls(seen.program, seen.revision, files)

    @classmethod
    def last(cls, memory: Path, output: Path) -> Self | None:
        """That of the last build of an output folder, if nothing was changed after it."""
        try:
            known = orjson.loads(_place(memory, output).read_bytes())
            return cls(
                program=str(known["program"]),
                revision=str(known["revision"]),
                files={file: Seen(*seen) for file, seen in known["files"].items()},
                is_behind=bool(known["is_behind"]),
                plates=str(known["plates"]),
                retouched=dict(known["retouched"]),
            )
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def keep(self, memory: Path, output: Path) -> None:
        """Remember it as that of the last build."""
        known = {
            "program": self.program,
            "revision": self.revision,
            "files": {file: tuple(seen) for file, seen in self.files.items()},
            "is_behind": self.is_behind,
            "plates": self.plates,
            "retouched": self.retouched,
        }
        with suppress(OSError):
            replace_file(_place(memory, output), orjson.dumps(known))

    def changed_since(self, last: "Sighting") -> list[str] | None:
        """The files that are not as they were, or new, or gone, in order; None if the program is another one."""
        if self.program != last.program:
            return None
        gone = last.files.keys() - self.files.keys()
        other = (
            file
            for file, seen in self.files.items()
            if not seen.digest or file not in last.files or last.files[file].digest != seen.digest
        )
        return sorted(gone.union(other))


def forget(memory: Path, output: Path) -> None:
    """Drop the sighting of the last build, before one changes what it is about."""
    _place(memory, output).unlink(missing_ok=True)


def _digest_of(path: str) -> str:
    try:
        # Thousands of files: one system call less for each, and no Path.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _place(memory: Path, output: Path) -> Path:
    return memory / "sightings" / f"{name_of(str(output))}.json"
