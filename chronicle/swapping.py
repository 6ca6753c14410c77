"""Two files that change places at one stroke, where the system can do that.

A file that is replaced is freed by the system before it goes on, one after the other. With tens of
thousands of files that takes longer than to render them; what has changed places is freed later, several
files at a time.
"""

import os
import sys
from collections.abc import Callable
from functools import cache

_HERE = -100
"""AT_FDCWD: paths are taken from the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE. Source: rename(2) of Linux."""


def swap(one: str, other: str) -> bool:
    """Let two files change places; False, and both as they were, where that cannot be done."""
    call = _call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """What the system does it with: Linux's call of its own, which Python has no name for."""
    if sys.platform != "linux":
        return None
    # Imported here because few builds exchange files enough for it.
    import ctypes

    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return None
    rename.argtypes = (
        *(ctypes.c_int, ctypes.c_char_p),
        *(ctypes.c_int, ctypes.c_char_p),
        ctypes.c_uint,
    )
    return lambda one, other: int(rename(_HERE, one, _HERE, other, _EXCHANGE))
