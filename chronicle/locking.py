"""One build at a time: who writes to an output folder has it alone, whichever process it is.

The system takes the lock back when a process ends, however it ends. On a file system without locks,
and where the lock's own file cannot be made, there is none: a build that fails for that would be worse.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronicle.ledger import name_of
from chronicle.writing import OutputRefused


@contextmanager
def alone(memory: Path, output: Path) -> Iterator[None]:
    """Hold the lock on an output folder. Raises OutputRefused (output-busy)."""
    place = memory / "locks" / name_of(str(output))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        yield
        return
    try:
        if not _take(lock):
            raise OutputRefused(
                "output-busy",
                f"another build is writing to {output}",
                "wait until it has ended, or name another folder with --output",
            )
        yield
    finally:
        os.close(lock)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        # Unlike that of `flock`, this lock does not pass to processes that are forked meanwhile, so that none
        # of them can hold it when the build is no more.
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _take(file: int) -> bool:
    """Whether no other process has the lock, which now is ours."""
    try:
        _lock(file)
    except OSError as problem:
        return problem.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True
