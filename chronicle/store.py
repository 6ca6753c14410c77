"""What is worth keeping between builds: converted bodies and what front matter means, by digests.

A body depends on its text and the dialect alone, and a meaning on its text and the program, so that
what is kept is good for every output folder and for a build that trusts nothing else. It can be
deleted at any time, and is read with suspicion: whatever is damaged is forgotten and made again.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import orjson

from chronicle.converting import Body, Dialect, Heading, Picture, Reference, convert
from chronicle.diagnostics import Diagnostic
from chronicle.ledger import program
from chronicle.reading import Content, read
from chronicle.reading.meanings import Meanings
from chronicle.settings import Settings
from chronicle.spreading import Spread

BATCH = 25
"""Texts that a process converts at a time, some fifty milliseconds' work."""
_TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID"
_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_MOST_KEYS = 500  # that a statement asks for at once
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
        rows: list[tuple[bytes, bytes]] = self._attempt(
            lambda database: list(_rows(database, keys)), []
        )
        return {key: data[_SEAL:] for key, data in rows if _is_whole(data)}

    def keep(self, new: Mapping[bytes, bytes], used: Collection[bytes]) -> None:
        """Add what is new; and once most of what is kept is not `used` any more, drop that."""
        rows = [(key, _seal(data) + data) for key, data in sorted(new.items())]
        if rows:
            self._attempt(lambda database: _add(database, rows, used), None)

    def _attempt(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Work with the file; if it is damaged, with a new one."""
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(sqlite3.connect(self.path)) as database, database:
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


def read_again(
    settings: Settings,
    spread: Spread,
    count: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Content, list[Diagnostic]]:
    """Read the content folder of a site, doing only what was not done for an earlier build.

    `count` is told how many of how many new texts are converted.
    """
    dialect = Dialect(smart_quotes=settings.site.markdown.smart_quotes)
    bodies = Store(settings.memory / "bodies.sqlite")
    understood = Store(settings.memory / "front-matter.sqlite")
    meanings = Meanings(program(), understood.known())
    content, problems = read(settings, converter(bodies, dialect, spread, count), meanings)
    understood.keep(meanings.new, meanings.used)
    return content, problems


def converter(
    store: Store, dialect: Dialect, spread: Spread, count: Callable[[int, int], None]
) -> Callable[[Sequence[str]], list[Body]]:
    """A `Convert` for reading that converts only what is not in the store.

    `count` is told how many of how many new texts are done.
    """

    def convert_new(texts: Sequence[str]) -> list[Body]:
        keys = [key_of(text, dialect) for text in texts]
        kept = ((key, read_body(data, key.hex())) for key, data in store.known(set(keys)).items())
        bodies = {key: body for key, body in kept if body is not None}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in bodies}
        converted = _convert(list(new.values()), dialect, spread, count)
        fresh = {
            key: replace(body, key=key.hex()) for key, body in zip(new, converted, strict=True)
        }
        store.keep({key: orjson.dumps(body) for key, body in fresh.items()}, set(keys))
        bodies |= fresh
        return [bodies[key] for key in keys]

    return convert_new


def key_of(text: str, dialect: Dialect) -> bytes:
    """What a body is kept by: a digest of all that decides how it comes out."""
    data = f"{dialect.version}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=20).digest()


def read_body(data: bytes, key: str = "") -> Body | None:
    """A body as it was kept by this key, or None for anything that is not one."""
    try:
        fields: dict[str, Any] = orjson.loads(data)
        return Body(
            html=_text(fields["html"]),
            headings=tuple(
                Heading(int(each["level"]), _text(each["text"]), _text(each["anchor"]))
                for each in fields["headings"]
            ),
            references=tuple(
                Reference(_text(each["target"]), each["label"] and _text(each["label"]))
                for each in fields["references"]
            ),
            citations=_texts(fields["citations"]),
            pictures=tuple(
                Picture(_text(each["src"]), _text(each["alt"])) for each in fields["pictures"]
            ),
            links=_texts(fields["links"]),
            undefined_footnotes=_texts(fields["undefined_footnotes"]),
            text=_text(fields["text"]),
            lead=_text(fields["lead"]),
            unconverted=bool(fields["unconverted"]),
            key=key,
        )
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)


def _convert(
    texts: Sequence[str], dialect: Dialect, spread: Spread, count: Callable[[int, int], None]
) -> Iterator[Body]:
    batches = [(dialect, texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
    done = 0
    for bodies in spread.map(convert_batch, batches):
        yield from bodies
        done += len(bodies)
        count(done, len(texts))


def convert_batch(batch: tuple[Dialect, Sequence[str]]) -> list[Body]:
    """Convert some texts: the unit of work of a process."""
    dialect, texts = batch
    return [convert(text, dialect) for text in texts]


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL).digest()


def _is_whole(data: object) -> bool:
    return isinstance(data, bytes) and data[:_SEAL] == _seal(data[_SEAL:])


def _check_table(database: sqlite3.Connection) -> None:
    """Make the table in a new file; another program's file, or an older one's, is damaged."""
    found = database.execute("SELECT sql FROM sqlite_master").fetchall()
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
    database: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]], used: Collection[bytes]
) -> None:
    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
    kept = [key for (key,) in database.execute("SELECT key FROM kept")]
    unused = [(key,) for key in kept if key not in used]
    if len(unused) * 2 > len(kept):
        database.executemany("DELETE FROM kept WHERE key = ?", unused)
