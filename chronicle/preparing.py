"""Files read ahead of reading, in several processes, when most of them are new.

What a front matter means and what a body is converted to depend on nothing but their texts, so that any
process can find it out. It goes into the stores, a batch at a time, and on a shelf, where reading finds
it: nothing else depends on whether files were prepared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from chronicle.converting import Body, Dialect, convert
from chronicle.keeping import Bodies, key_of
from chronicle.reading.files import MEDIA, list_files, type_file
from chronicle.reading.meanings import Meanings
from chronicle.reading.shelves import Shelf, digest_of
from chronicle.reading.written import Written
from chronicle.schema import FOLDERS
from chronicle.spreading import Spread
from chronicle.store import Store

BATCH = 50
"""Files that a process reads at a time, some fifty milliseconds' work."""


class Prepared(NamedTuple):
    """What was found out about some files: what their front matter means, and their bodies, by the keys that both are kept by.

    `files` are those without a finding as they were typed, with the digests of their bytes.
    """

    files: Mapping[str, tuple[bytes, Written]]
    meanings: Mapping[bytes, bytes]
    bodies: Mapping[bytes, Body]


@dataclass(frozen=True, slots=True)
class Preparing:
    """What all files of a site are prepared with; `stems` are their paths without `.md`."""

    content: Path
    stems: frozenset[str]
    program: str
    dialect: Dialect

    def batch(self, paths: tuple[str, ...]) -> Prepared:
        """Read some files, as paths below content/."""
        meanings = Meanings(self.program)
        files, bodies = dict[str, tuple[bytes, Written]](), dict[bytes, Body]()
        for path in paths:
            try:
                data = (self.content / path).read_bytes()
            except OSError:
                continue  # Reading will say so.
            written, problems = type_file(f"content/{path}", data, self.stems, meanings)
            if isinstance(written, Written):
                key = key_of(written.text, self.dialect)
                bodies[key] = convert(written.text, self.dialect)
                if not problems:
                    files[path] = digest_of(data), written
        return Prepared(files, meanings.new, bodies)


def prepare(
    content: Path,
    program: str,
    dialect: Dialect,
    understood: Store,
    kept: Bodies,
    spread: Spread,
    count: Callable[[int, int], None],
    shelf: Shelf,
) -> set[bytes]:
    """Put what is new of a content folder of which most is into the stores, and all of it on an empty shelf.

    Where most is known, nothing is done. The keys of the front matter that was read come back. `count` is
    told of bodies.
    """
    every = list_files(content)
    paths = [
        path
        for path in every
        if path.endswith(".md") and path.partition("/")[0] in FOLDERS.keys() - {MEDIA}
    ]
    known = max(len(understood.keys()), len(kept.texts.keys()))
    if spread.is_alone or known * 2 > len(paths):
        return set()
    stems = frozenset(path.removesuffix(".md") for path in every)
    state = Preparing(content, stems, program, dialect)
    batches = [tuple(paths[at : at + BATCH]) for at in range(0, len(paths), BATCH)]
    keys, all_bodies = set[bytes](), dict[bytes, Body]()
    shelf.open(stems)
    done = 0
    for files, meanings, bodies in spread.share(state, batches, Preparing.batch):
        understood.keep(meanings)
        keys |= meanings.keys()
        all_bodies |= kept.keep(bodies)
        for path, (digest, written) in files.items():
            shelf.put(path, digest, written)
        done += len(bodies)
        count(done, max(done, len(paths)))
    count(done, done)
    shelf.bodies = all_bodies
    return keys
