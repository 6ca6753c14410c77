"""The stage: where files wait, whole, until all that a build writes is made."""

# For tens of thousands of files, Path objects would cost as much as the system calls.
# ruff: noqa: PTH102, PTH103, PTH123

import os
import shutil
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What one look at a file tells: bytes, and nanoseconds of its last change."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder beside the output, in which files wait whole until all that a build writes is made.

    They lie as they will in the output, so that it can be moved there as a whole; or, where the output is
    there already, side by side, since folders cost as much as files.
    """

    folder: Path
    is_flat: bool = False

    def clear(self) -> None:
        """Remove it, and what a build left there that was killed."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def put(self, path: str, data: bytes) -> Stamp:
        """Write a file; nobody else writes one at this path."""
        target = self.place(path)
        _make_folders(target.rpartition("/")[0])
        with open(target, "wb") as file:
            file.write(data)
            file.flush()
            found = os.fstat(file.fileno())
        return Stamp(found.st_size, found.st_mtime_ns)

    def place(self, path: str) -> str:
        """Where the file waits that goes to a path in the output."""
        name = path.encode("utf-8", "surrogateescape")
        waits = blake2b(name, digest_size=16).hexdigest() if self.is_flat else path
        return f"{self.folder}/{waits}"


def _make_folders(path: str) -> None:
    """Make a folder, and those above it, unless it is there: the first guess is that only it is missing."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
