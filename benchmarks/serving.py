"""How long a preview takes from the saving of an edit to the page that shows it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import PROC, SETTLED, ProgramError, demand, processor_time

BETWEEN_ASKS = 0.005
IDLE = 0.1
"""The part of a core that a server may take which is at rest."""
PATIENCE = 1800
"""Seconds after which a page is waited for no more."""


@contextlib.contextmanager
def served(command: Sequence[str], cwd: Path, url: str) -> Iterator[int]:
    """Run a server, with its page ready, for as long as the block lasts; its process is given."""
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            command, cwd=cwd, stdout=said, stderr=said, start_new_session=True
        )
        try:
            while _page(url) is None:
                demand(server.poll() is None, command, said)
                time.sleep(BETWEEN_ASKS)
            yield server.pid
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def seconds_until(url: str, text: str) -> float:
    """How long it takes from now until a page has a text."""
    start = time.perf_counter()
    while text not in (_page(url) or ""):
        if time.perf_counter() - start > PATIENCE:
            raise ProgramError(f"{url} never had the text {text!r}")
        time.sleep(BETWEEN_ASKS)
    return time.perf_counter() - start


def rest(pid: int) -> None:
    """Wait until a server has had nearly nothing to do for a while: it may look from time to time whether there is."""
    if not PROC.exists():
        time.sleep(4 * SETTLED)
        return
    most = IDLE * SETTLED * os.sysconf("SC_CLK_TCK")
    taken = most + 1.0
    while taken > most:
        before = processor_time(pid)
        time.sleep(SETTLED)
        taken = processor_time(pid) - before


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _page(url: str) -> str | None:
    """The page at an address; None if it is not there, or not there yet."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (OSError, http.client.HTTPException):
        return None
