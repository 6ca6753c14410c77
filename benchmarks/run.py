"""Chronicle against its peers: the same made-up chronicle, the same work, in turn.

python benchmarks/run.py                                 # against Hugo, 10,000 entries
python benchmarks/run.py --against hugo pelican eleventy --rounds 3
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.builders import PEERS, Builder
from benchmarks.builders.chronicle import ENGINES
from benchmarks.comparing import compare
from benchmarks.measuring import ProgramError, tells_memory
from benchmarks.reporting import growth, machine, report
from benchmarks.works import WORKS, Work

PREVIEW = "preview"


def main() -> None:
    """Measure what the command line asks for, and print it."""
    asked = _asked()
    print(machine(), flush=True)
    is_unfair = False
    for name in asked.against:
        peer = PEERS[name](asked.at.get(name))
        if peer.program is None:
            print(f"\n{peer.name} is not installed and was left out: {peer.install}", flush=True)
            continue
        try:
            is_unfair |= _race(peer, asked)
        except ProgramError as failure:
            raise SystemExit(f"error: {failure}") from None
    raise SystemExit(1 if is_unfair else 0)


def _race(peer: Builder, asked: argparse.Namespace) -> bool:
    """Print how Chronicle and a peer compare; whether the peer had more to do."""
    run = partial(compare, peer, seed=asked.seed, engine=asked.engine, tell=_tell)
    works = _works(asked.works)
    with _folder(asked.folder) as folder:
        found = run(
            folder,
            entries=asked.entries,
            rounds=asked.rounds,
            works=works,
            with_preview=PREVIEW in asked.works,
        )
    print(f"\n{report(found)}", flush=True)
    if not asked.tenfold:
        return found.is_unfair
    with _folder(asked.folder) as folder:
        large = run(
            folder, entries=10 * asked.entries, rounds=1, works=WORKS[:1], with_preview=False
        )
    print(f"\n{growth(found, large)}", flush=True)
    return found.is_unfair or large.is_unfair


def _works(names: Sequence[str]) -> list[Work]:
    """The works asked for, but for those that this system cannot measure."""
    found = [work for work in WORKS if work.name in names]
    if not tells_memory():
        print("Only Linux tells how much memory processes share: it is not measured here.")
        found = [work for work in found if work.name != "memory"]
    return found


@contextmanager
def _folder(parent: Path | None) -> Iterator[Path]:
    """A folder of its own for one comparison, taken away at the end."""
    if parent:
        parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="chronicle-benchmark-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell(line: str) -> None:
    """Say how far it has come, apart from the tables."""
    print(line, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    works = [*(work.name for work in WORKS), PREVIEW]
    parser = argparse.ArgumentParser(description="Compare Chronicle with its peers.")
    add = parser.add_argument
    add("--against", nargs="+", choices=PEERS, default=["hugo"], help="peers; default: hugo")
    add("--entries", type=int, default=10_000)
    add("--rounds", type=int, default=5)
    add("--seed", type=int, default=1)
    add("--works", nargs="+", choices=works, default=works, help="default: all")
    add("--engine", choices=ENGINES, default=ENGINES[0], help="Chronicle's Markdown")
    add("--tenfold", action="store_true", help="also build ten times as many entries, once")
    add("--folder", type=Path, help="where to build; a disk, not memory; default: a temporary one")
    add("--at", type=_place, nargs="+", default=[], metavar="PEER=PATH", help="where a peer is")
    asked = parser.parse_args()
    if asked.tenfold and "cold" not in asked.works:
        parser.error("--tenfold compares cold builds: leave cold among --works")
    asked.at = dict(asked.at)
    return asked


def _place(text: str) -> tuple[str, str]:
    name, _, path = text.partition("=")
    if name not in PEERS or not path:
        raise argparse.ArgumentTypeError(f"write PEER=PATH, not {text!r}")
    return name, path


if __name__ == "__main__":
    main()
