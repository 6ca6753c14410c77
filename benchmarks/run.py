"""How long whole builds take: from nothing, with nothing to do, and after one edit.

Each figure is the wall time of a process of its own, `chronicle build`, from its start to its end.

    python benchmarks/run.py --entries 1000 10000 --rounds 5
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import corpus

SETTLED = 2.5
"""Seconds after which a file's time of last change tells whether it has changed again."""

DATE = "2026-01-01"
"""What counts as today, so that a benchmark over midnight measures the same."""


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds of each round of one kind of build."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        return f"{self.median:.2f} s ({min(self.seconds):.2f}–{max(self.seconds):.2f})"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured with one size of chronicle; and how many files and bytes its site has."""

    entries: int
    files: int
    bytes: int
    cold: Times
    nothing: Times
    edit: Times


def measure(site: Path, entries: int, rounds: int, seed: int) -> Measured:
    """Build a chronicle of that many entries in a folder, again and again."""
    corpus.write(site, entries, seed)
    time.sleep(SETTLED)
    cold = _timed(site, rounds, before=_forget)
    files = [path for path in (site / "public").rglob("*") if path.is_file()]
    nothing = _timed(site, rounds)
    edit = _timed(site, rounds, before=_edit)
    size = sum(path.stat().st_size for path in files)
    return Measured(entries, len(files), size, cold, nothing, edit)


def report(measured: Sequence[Measured]) -> str:
    """The figures as a table, and how they compare."""
    lines = [
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
        "",
        "| entries | files | size | cold | nothing to do | one edit |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {each.entries:,} | {each.files:,} | {each.bytes / 1e6:.0f} MB "
        f"| {each.cold} | {each.nothing} | {each.edit} |"
        for each in measured
    ]
    lines.append("")
    lines += [
        f"{each.entries:,} entries: nothing to do takes {_share(each.nothing, each.cold)} "
        f"of a cold build, one edit {_share(each.edit, each.cold)}."
        for each in measured
    ]
    lines += [_growth(small, large) for small, large in pairwise(measured)]
    return "\n".join(lines)


def _growth(small: Measured, large: Measured) -> str:
    cold = large.cold.median / small.cold.median
    nothing = large.nothing.median / small.nothing.median
    edit = large.edit.median / small.edit.median
    return (
        f"{large.entries:,} against {small.entries:,} entries ({large.files / small.files:.1f} "
        f"times the files): cold {cold:.1f} times, nothing to do {nothing:.1f}, one edit {edit:.1f}."
    )


def _timed(site: Path, rounds: int, before: Callable[[Path], None] | None = None) -> Times:
    found = []
    for _ in range(rounds):
        if before:
            before(site)
        start = time.perf_counter()
        _build(site)
        found.append(time.perf_counter() - start)
    return Times(tuple(found))


def _build(site: Path) -> None:
    command = [sys.executable, "-m", "chronicle", "-C", str(site), "build", "--date", DATE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _forget(site: Path) -> None:
    """Take away the output and all that was kept of earlier builds."""
    for name in ("public", ".chronicle"):
        shutil.rmtree(site / name, ignore_errors=True)


def _edit(site: Path) -> None:
    """Add a sentence to the body of the entry in the middle."""
    entries = sorted((site / "content" / "entries").rglob("*.md"))
    with entries[len(entries) // 2].open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence was added.\n")


def _share(part: Times, whole: Times) -> str:
    return f"{part.median / whole.median:.1%}"


def main() -> None:
    """Measure what the command line asks for, and print it."""
    parser = argparse.ArgumentParser(description="Time whole builds of made-up chronicles.")
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    measured = []
    for entries in asked.entries:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(Path(folder), entries, asked.rounds, asked.seed))
    print(report(measured))


if __name__ == "__main__":
    main()
