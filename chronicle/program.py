"""Which program makes the pages: its own files, Python and what else is installed, told by their contents.

Installed anew, as it is for each run of a workflow, it is the same program, and all that is remembered holds.
"""

import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import orjson

from chronicle.looks import digest, looks
from chronicle.writing import replace_file

_INSTALLED = {".dist-info", ".egg-info"}
"""How the names end that say what is installed, and which version of it."""


def program(memory: Path) -> str:
    """Digest of what makes the pages.

    Files are read only if one looks otherwise than it did when they were read last.
    """
    package = Path(__file__).parent
    # Whatever is installed or upgraded changes the folder that it is in.
    beside = Path(orjson.__file__).parents[1]
    files = [*looks(package), *looks(package.parent / "templates")]
    seen = digest([*files, sys.version, beside.stat().st_mtime_ns])
    place = memory / "program.json"
    with suppress(OSError, ValueError):
        known = orjson.loads(place.read_bytes())
        if isinstance(known, list) and known[:1] == [seen] and len(known) == 2:
            return str(known[1])
    installed = sorted(each.name for each in beside.iterdir() if each.suffix in _INSTALLED)
    read = blake2b(digest([sys.version, installed]).encode(), digest_size=16)
    for path, size, _ in files:
        name = path.removeprefix(str(package.parent))
        read.update(f"{name}\0{size}\0".encode() + Path(path).read_bytes())
    found = read.hexdigest()
    with suppress(OSError):
        replace_file(place, orjson.dumps([seen, found]))
    return found
