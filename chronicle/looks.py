"""Looks at files: how large they are and when they changed, by which to tell that one may be another."""

import os
from hashlib import blake2b
from pathlib import Path

RACY = 2_000_000_000
"""Nanoseconds in which a file can change twice and look as if it had once."""

Look = tuple[str, int, int]
"""A file as one look shows it: its path, its size, and the time of its last change."""


def looks(path: Path) -> list[Look]:
    """A look at a file, or at every file in a folder, in order; at none where there is nothing.

    What begins with a dot is not looked at, nor what Python keeps.
    """
    if not path.is_dir():
        return [_look(str(path), path.stat())] if path.exists() else []
    found, folders = [], [str(path)]
    while folders:
        with os.scandir(folders.pop()) as inside:
            for each in inside:
                if each.name.startswith(".") or each.name == "__pycache__":
                    continue
                if each.is_dir():
                    folders.append(each.path)
                elif each.is_file():
                    found.append(_look(each.path, each.stat()))
    return sorted(found)


def digest(data: object) -> str:
    """Digest of looks and other plain data, by how Python writes it."""
    return blake2b(repr(data).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _look(path: str, stat: os.stat_result) -> Look:
    return path, stat.st_size, stat.st_mtime_ns
