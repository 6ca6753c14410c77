"""The time and the memory that a program takes, with all the processes that it starts."""

import contextlib
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SETTLED = 2.5
"""Seconds after which a file's time of last change tells whether it has changed again."""

BETWEEN_SAMPLES = 0.05
PROC = Path("/proc")


class ProgramError(Exception):
    """A program did not do what it should have."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured in each round, in one unit."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    def over(self, other: "Figures") -> "Figures":
        """The ratios to what was measured of another, round by round."""
        return Figures(tuple(one / its for one, its in zip(self.values, other.values, strict=True)))


def settle() -> None:
    """Wait until what was written is on the disk, so that no other program pays for it."""
    if hasattr(os, "sync"):
        os.sync()
    time.sleep(SETTLED)


def seconds(command: Sequence[str], cwd: Path) -> float:
    """The wall time of a program from its start to its end."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        ended = subprocess.run(command, cwd=cwd, stdout=said, stderr=said, check=False)
        taken = time.perf_counter() - start
        demand(ended.returncode == 0, command, said)
    return taken


def peak_memory(command: Sequence[str], cwd: Path) -> float:
    """The most MiB that a program and all processes it starts have at one time.

    Memory that several of them share counts once (PSS, from Linux's `smaps_rollup`).
    """
    most = 0
    with tempfile.TemporaryFile() as said:
        program = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=said)
        while program.poll() is None:
            most = max(most, sum(map(_kilobytes, family(program.pid))))
            time.sleep(BETWEEN_SAMPLES)
        demand(program.returncode == 0, command, said)
    return most / 1024


def tells_memory() -> bool:
    """Whether this system says how much memory a process has to itself."""
    return (PROC / "self" / "smaps_rollup").exists()


def family(pid: int) -> list[int]:
    """A process and all that descend from it, as they are now."""
    children: dict[int, list[int]] = {}
    for place in PROC.glob("[0-9]*/stat"):
        # A process may end while it is looked at.
        with contextlib.suppress(OSError):
            parent = int(_stat(place)[1])
            children.setdefault(parent, []).append(int(place.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def processor_time(pid: int) -> int:
    """The ticks of processor time that a process and all that descend from it have taken."""
    ticks = 0
    for one in family(pid):
        with contextlib.suppress(OSError):
            fields = _stat(PROC / str(one) / "stat")
            ticks += int(fields[11]) + int(fields[12])
    return ticks


def demand(succeeded: bool, command: Sequence[str], said: IO[bytes]) -> None:
    """Raise what a program said, unless it succeeded."""
    if not succeeded:
        said.seek(0)
        words = said.read().decode(errors="replace")
        raise ProgramError(f"{' '.join(command)}\n{words[-2000:]}")


def _stat(place: Path) -> list[str]:
    """What follows the name of a process, which stands in brackets and may hold any character."""
    return place.read_text().rpartition(")")[2].split()


def _kilobytes(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
