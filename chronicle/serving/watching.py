"""When a site's files have changed, and have come to rest.

The operating system's notices only say when to look; a look at all files says whether anything is
otherwise. So a notice that is lost, or that a file system does not send, costs time and nothing else.
"""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, awatch

from chronicle.ledger import Survey, survey
from chronicle.rendering.theme import default_templates

REST = 25
"""Milliseconds without a notice after which a save is complete, with its temporary files and renames."""
_LONGEST_UNREST = 1_000
UNASKED = 2.0
"""Seconds without a notice after which a look is taken all the same."""
PAUSE = 0.2
"""Seconds between two looks where there are no notices, or where files come and go."""
_SHARE = 20
"""No more than one part in so many of the time goes into looks without a notice."""
_MOST_LOOKS = 5


def look(root: Path) -> Survey | None:
    """What the site is made from now; None while files come and go under our eyes."""
    try:
        return survey(root)
    except OSError:
        return None


async def changes(root: Path, seen: Survey | None) -> AsyncGenerator[Survey | None, None]:
    """Yield what is there after each change since `seen` was looked at; many quick saves are one change.

    What changes while the caller is busy is yielded when it asks again.
    """
    clock = asyncio.get_running_loop().time
    due = 0.0
    while True:
        folders = await asyncio.to_thread(_folders, root)
        async for is_noticed in _notices(folders):
            start = clock()
            if not is_noticed and start < due:
                continue
            now = await _look_in_peace(root)
            due = clock() + _SHARE * (clock() - start)
            if _digest(now) != _digest(seen):
                seen = now
                yield now
            if await asyncio.to_thread(_folders, root) != folders:
                break


async def _look_in_peace(root: Path) -> Survey | None:
    """What is there once nothing goes while it is looked at; None if that does not come about."""
    for _ in range(_MOST_LOOKS):
        if now := await asyncio.to_thread(look, root):
            return now
        await asyncio.sleep(PAUSE)
    return None


async def _notices(folders: Sequence[str]) -> AsyncIterator[bool]:
    """Whether there was notice of a change in a folder, or only time has passed."""
    notices = awatch(
        *folders,
        watch_filter=_matters,
        debounce=_LONGEST_UNREST,
        step=REST,
        rust_timeout=round(UNASKED * 1_000),
        yield_on_timeout=True,
        recursive=False,
    )
    # A folder may be gone, or there may be more of them than the system watches.
    with suppress(OSError, RuntimeError):
        async for found in notices:
            yield bool(found)
    await asyncio.sleep(PAUSE)
    yield False


def _matters(_: Change, path: str) -> bool:
    """Whether a look would see the file."""
    return not _is_hidden(Path(path).name)


def _folders(root: Path) -> list[str]:
    """All folders with something that a site is made from: the site's own, and the theme's.

    Each is watched alone: below the site's root lies the output, too, with more folders than a
    system may watch.
    """
    found = [str(root)]
    for top in (root / "content", root / "templates", default_templates()):
        for folder, inside, _ in os.walk(top, followlinks=True):
            found.append(folder)
            inside[:] = sorted(name for name in inside if not _is_hidden(name))
    return found


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def _digest(seen: Survey | None) -> str | None:
    return seen.digest if seen else None
