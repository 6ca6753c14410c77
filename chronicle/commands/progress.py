"""How far a build is, for whoever waits longer than a second."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

PATIENCE = 1.0
"""Seconds in which nobody wants to be told anything."""

REFRESH = 0.1
"""Seconds between two looks of a bar."""

STAGES = {
    "convert": "Reading bodies",
    "render": "Making pages",
    "look": "Looking at pages",
    "write": "Writing files",
    "index": "Indexing for search",
}


class Progress:
    """Bars on a terminal, a line a finished stage elsewhere; nothing for a build that is over at once."""

    def __init__(self, start: float, *, quiet: bool) -> None:
        self._start = start
        self._quiet = quiet
        self._refreshed = 0.0
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bars:
            self._bars.stop()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        if self._quiet or time.monotonic() - self._start < PATIENCE:
            return
        if sys.stderr.isatty():
            self._show(stage, done, total)
        elif done == total and done:
            click.echo(f"{STAGES.get(stage, stage)}: {done:,}", err=True)

    def _show(self, stage: str, done: int, total: int | None) -> None:
        if self._bars is None:
            from rich.console import Console
            from rich.progress import Progress as Bars

            # Refreshed from here: a thread for it would be forked with the processes that render.
            self._bars = Bars(console=Console(stderr=True), transient=True, auto_refresh=False)
            self._bars.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(STAGES.get(stage, stage), total=total)
        now = time.monotonic()
        is_due = done == total or now - self._refreshed >= REFRESH
        self._refreshed = now if is_due else self._refreshed
        self._bars.update(self._tasks[stage], completed=done, total=total, refresh=is_due)
