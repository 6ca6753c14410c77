"""When Python is to look for garbage: not while nearly all that is made is kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collector() -> Iterator[None]:
    """Spare the search for garbage: nearly all that is made is kept, and looking takes a quarter longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def no_collector_at_all() -> Iterator[None]:
    """Spare the search for garbage in a process that is to end then: what was made here is never looked through.

    Else the first search, which looks through all of it, comes between the work and the end.
    """
    with no_collector():
        try:
            yield
        finally:
            gc.freeze()


@contextmanager
def collector() -> Iterator[None]:
    """Search for garbage after all, as templates leave some, but only among what is made here."""
    usual = gc.get_threshold()
    gc.freeze()
    look_seldom()
    try:
        yield
    finally:
        gc.disable()
        gc.set_threshold(*usual)
        gc.unfreeze()


def look_seldom() -> None:
    """Search for garbage, but only when much has come together: nearly all goes without being searched for."""
    gc.set_threshold(20_000, 20, 1_000)
    gc.enable()
