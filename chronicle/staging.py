"""The stage: where files wait, whole, until all that a build writes is made."""

# For tens of thousands of files, Path objects would cost as much as the system calls.
# ruff: noqa: PTH102, PTH103, PTH108, PTH123, PTH208

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

MANY = 500
"""So many files are worth what it takes to free them several at a time."""
_AT_A_TIME = 4


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
        if self.is_flat:
            _clear(self.folder)
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


def _clear(folder: Path) -> None:
    """Remove the files of a folder, several at a time if they are many."""
    with suppress(OSError):
        names = os.listdir(folder)
        if len(names) >= MANY:
            # Imported here because few builds remove that many.
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(_AT_A_TIME) as threads:
                for at in range(_AT_A_TIME):
                    threads.submit(_remove, folder, names[at::_AT_A_TIME])


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        with suppress(OSError):
            os.unlink(f"{folder}/{name}")


def _make_folders(path: str) -> None:
    """Make a folder, and those above it, unless it is there: the first guess is that only it is missing."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
