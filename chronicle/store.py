"""What is worth keeping between builds: bytes by digests of all that they follow from.

So what is kept is good for every output folder and for a build that trusts nothing else. It can be
deleted at any time, and is read with suspicion: whatever is damaged is forgotten and made again.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

# With its rows in the order in which they come, and an index of keys beside them: rows of some kilobytes in the
# order of keys, which are digests, would take three times as long to write, and half as much room again.
_TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, data BLOB NOT NULL)"
_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_MOST_KEYS = 500  # that a statement asks for at once
_MOST_MAPPED = 1 << 31
_SEAL = 8
"""Bytes of a digest that stand before what is kept, and tell whether it is whole."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Store:
    """Bytes by key in one SQLite file, which is made when there is something to keep.

    Whatever befalls the file, nothing is raised: it is then as if nothing were known.
    """

    path: Path

    def known(self, keys: Collection[bytes] | None = None) -> dict[bytes, bytes]:
        """Those that are kept of these, or all."""
        if not self.path.exists():
            return {}
        return self._attempt(
            lambda database: {
                key: data[_SEAL:] for key, data in _rows(database, keys) if _is_whole(data)
            },
            {},
        )

    def keys(self) -> set[bytes]:
        """By what something is kept, whole or not."""
        if not self.path.exists():
            return set()
        return self._attempt(
            lambda database: {key for (key,) in database.execute("SELECT key FROM kept")}, set()
        )

    def keep(self, new: Mapping[bytes, bytes], used: Collection[bytes] | None = None) -> bool:
        """Add what is new; and once most of what is kept is not `used` any more, drop that.

        Without `used` nothing is dropped. Whether all could be kept.
        """
        rows = [(key, _seal(data) + data) for key, data in sorted(new.items())]
        return not rows or self._attempt(lambda database: _add(database, rows, used), False)

    def drop(self, keys: Collection[bytes]) -> None:
        """Drop what is kept by these."""
        rows = [(key,) for key in sorted(keys)]
        if rows:
            self._attempt(
                lambda database: database.executemany("DELETE FROM kept WHERE key = ?", rows), None
            )

    def forget(self) -> None:
        """Drop all that is kept."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _attempt(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Work with the file; if it is damaged, with a new one."""
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(sqlite3.connect(self.path)) as database, database:
                    # What a power cut takes is made again, so that nobody need wait for the disk.
                    database.execute("PRAGMA synchronous = OFF")
                    _check_table(database)
                    return work(database)
            except sqlite3.Error as problem:
                if getattr(problem, "sqlite_errorcode", None) in _IN_USE:
                    return otherwise
                with suppress(OSError):
                    self.path.unlink(missing_ok=True)
            except OSError:
                return otherwise
        return otherwise


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL).digest()


def _is_whole(data: object) -> bool:
    return isinstance(data, bytes) and data[:_SEAL] == _seal(data[_SEAL:])


def _check_table(database: sqlite3.Connection) -> None:
    """Make the table in a new file; another program's file, or an older one's, is damaged."""
    found = database.execute("SELECT sql FROM sqlite_master WHERE sql NOTNULL").fetchall()
    if not found:
        database.execute(_TABLE)
    elif found != [(_TABLE,)]:
        raise sqlite3.DatabaseError("not a store of what is kept")


def _rows(
    database: sqlite3.Connection, keys: Collection[bytes] | None
) -> Iterator[tuple[bytes, bytes]]:
    if keys is None:
        yield from database.execute("SELECT key, data FROM kept")
        return
    asked = sorted(keys)
    for at in range(0, len(asked), _MOST_KEYS):
        some = asked[at : at + _MOST_KEYS]
        marks = ",".join("?" * len(some))
        yield from database.execute(f"SELECT key, data FROM kept WHERE key IN ({marks})", some)


def _add(
    database: sqlite3.Connection,
    rows: Sequence[tuple[bytes, bytes]],
    used: Collection[bytes] | None,
) -> bool:
    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
    if used is None:
        return True
    kept = [key for (key,) in database.execute("SELECT key FROM kept")]
    unused = [(key,) for key in kept if key not in used]
    if len(unused) * 2 > len(kept):
        database.executemany("DELETE FROM kept WHERE key = ?", unused)
    return True


class Reader:
    """Reads one thing after another from a store, in whatever process it was sent or forked to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._database: sqlite3.Connection | None = None
        self._process = 0

    def __reduce__(self) -> tuple[type["Reader"], tuple[Store]]:
        return Reader, (self._store,)

    def get(self, key: bytes) -> bytes | None:
        """What is kept by a key, if it is and is whole."""
        try:
            found = self._open().execute("SELECT data FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return found[0][_SEAL:] if found and _is_whole(found[0]) else None

    def _open(self) -> sqlite3.Connection:
        # A connection must not be used in a process forked from the one that made it.
        if self._database is None or self._process != os.getpid():
            self._database = sqlite3.connect(
                f"{self._store.path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            # What is read here and there comes in half of the time if nothing of it is copied first.
            self._database.execute(f"PRAGMA mmap_size = {_MOST_MAPPED}")
            self._process = os.getpid()
        return self._database
