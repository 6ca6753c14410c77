"""When a site's files have changed, and have come to rest."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from chronicle.ledger import survey

PAUSE = 0.2
"""Seconds between two looks; more where a look takes long, so that it never takes a tenth of the time."""
REST = 0.1
"""Seconds without a change after which a save is complete, with its temporary files and renames."""
_MOST_WAITS = 30


def look(root: Path) -> str | None:
    """Digest of what the site is made from; None while files come and go under our eyes."""
    try:
        return survey(root).digest
    except OSError:
        return None


async def changes(root: Path, seen: str | None) -> AsyncIterator[None]:
    """Yield after each change since `seen` was looked at; many quick saves are one change."""
    clock = asyncio.get_running_loop().time
    pause = PAUSE
    while True:
        await asyncio.sleep(pause)
        start = clock()
        now = await asyncio.to_thread(look, root)
        pause = max(PAUSE, 10 * (clock() - start))
        if now != seen:
            seen = await _rested(root, now)
            yield


async def _rested(root: Path, seen: str | None) -> str | None:
    """What is seen once two looks in a row see the same, or when that takes too long."""
    for _ in range(_MOST_WAITS):
        await asyncio.sleep(REST)
        now = await asyncio.to_thread(look, root)
        if now == seen and now is not None:
            break
        seen = now
    return seen
