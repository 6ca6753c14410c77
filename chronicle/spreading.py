"""Work over several processes: the same results in the same order, however many there are."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from chronicle.garbage import look_seldom
from chronicle.packing import packed, unpacked

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext

State = TypeVar("State")
Batch = TypeVar("Batch")
Result = TypeVar("Result")

FEW = 4
"""So many batches are done sooner than a process starts."""
AHEAD = 100
"""So many items are with the processes, for each of them, before the first of them is back."""
MOST = 61
"""So many processes at once, of which Windows waits for no more."""
ON_THE_WAY = 32_000_000
"""So many bytes of batches are with an executor before the first of them is back.

What is on the way, and what came back before its turn, is all that there is of a site at once.
"""


class Spread:
    """Applies pure functions to batches: here while they are few, else in several processes.

    `jobs` is how many processes to use (None: one a core). An `executor` of the
    caller's is used instead of processes of our own, and left running.
    """

    def __init__(self, jobs: int | None = None, executor: Executor | None = None) -> None:
        self._jobs = jobs or _cores()
        self._executor = executor

    @property
    def is_afar(self) -> bool:
        """Whether work goes to an executor of the caller's, which may be on another machine.

        There are neither the site's files nor what this process knows.
        """
        return self._executor is not None

    @property
    def is_alone(self) -> bool:
        """Whether all work is done in this process."""
        return self._executor is None and self._jobs == 1

    def map(
        self, function: Callable[[Batch], Result], batches: Iterable[Batch]
    ) -> Iterator[Result]:
        """The results in the order of the batches, as they come.

        Function and batches must be picklable: a module's own function, and plain data. An executor
        gets them one by one as bytes, and the next is asked for when there is room for it.
        """
        if self._executor is None:
            yield from self.share(function, tuple(batches), _apply)
            return
        coming = iter(batches)
        first = tuple(islice(coming, FEW))
        if len(first) < FEW:
            yield from map(function, first)
            return
        sent = (packed((function, batch)) for batch in chain(first, coming))
        yield from _in_turn(self._executor, _unpack_and_apply, sent, ON_THE_WAY, len)

    def share(
        self, state: State, items: Sequence[Batch], work: Callable[[State, Batch], Result]
    ) -> Iterator[Result]:
        """The results of work on a state and each item, in the order of the items, as they come.

        This process and others of our own do the work. Each of those has the state as it is now: forked,
        where that is safe, so that nothing of it is sent; else sent to each once. What work changes in the
        state, such as what it keeps for later items, stays in its process. Raises ChildProcessError if one
        of them is ended from outside.
        """
        # This process is one of them.
        others = min(self._jobs, len(items), MOST) - 1
        if others < 1 or len(items) < FEW:
            for item in items:
                yield work(state, item)
            return
        from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

        try:
            with ProcessPoolExecutor(
                others, _context(), initializer=_enter, initargs=(_Sent(state),)
            ) as pool:
                yield from _together(pool, state, items, work, AHEAD * others)
        except BrokenProcessPool as broken:
            raise ChildProcessError(
                "one of the processes at work was ended from outside, often for want of memory: "
                "begin again, with `--jobs 1` if that was it"
            ) from broken


def _together(
    pool: Executor,
    state: State,
    items: Iterable[Batch],
    work: Callable[[State, Batch], Result],
    most: int,
) -> Iterator[Result]:
    """The results in the order of the items; what the others have not begun while one is waited for is done here.

    One process less has the state, which it would touch all over and so have for itself.
    """
    from concurrent.futures import Future

    coming = iter(items)
    waiting: deque[tuple[Batch, Future[Result]]] = deque()
    try:
        while True:
            for item in islice(coming, most - len(waiting)):
                waiting.append((item, pool.submit(_work, (work, item))))
            if not waiting:
                return
            _, first = waiting[0]
            own = None
            if not first.done():
                own = next((at for at, (_, one) in enumerate(waiting) if one.cancel()), None)
            if own is None:
                waiting.popleft()
                yield first.result()
            else:
                item, _ = waiting[own]
                done = Future[Result]()
                done.set_result(work(state, item))
                waiting[own] = item, done
    finally:
        # An error, or a reader who has enough, ends what is not begun yet.
        for _, future in waiting:
            future.cancel()


def _in_turn(
    executor: Executor,
    function: Callable[[Batch], Result],
    items: Iterable[Batch],
    most: int,
    size: Callable[[Batch], int] = lambda _: 1,
) -> Iterator[Result]:
    """The results in the order of the items, of which the executor has no more than `most` at once."""
    waiting: deque[tuple[Future[Result], int]] = deque()
    held = 0
    try:
        for item in items:
            waiting.append((executor.submit(function, item), size(item)))
            held += waiting[-1][1]
            while waiting and (held >= most or waiting[0][0].done()):
                future, freed = waiting.popleft()
                held -= freed
                yield future.result()
        while waiting:
            yield waiting.popleft()[0].result()
    finally:
        # An error, or a reader who has enough, ends what is not begun yet.
        for future, _ in waiting:
            future.cancel()


def _unpack_and_apply(data: bytes) -> Any:
    function, batch = unpacked(data)
    return function(batch)


def _apply(function: Callable[[Batch], Result], batch: Batch) -> Result:
    return function(batch)


_state: Any = None  # A process of a pool has no other place for what it is given when it starts.


def _enter(state: Any) -> None:
    global _state
    _state = state.state if isinstance(state, _Sent) else state
    # A process inherits what the caller has switched off, and may work for long. What it inherits
    # is looked through by nobody, so that the pages of memory that hold it stay shared.
    gc.freeze()
    look_seldom()


def _work(task: tuple[Callable[[Any, Any], Any], Any]) -> Any:
    work, item = task
    return work(_state, item)


def _context() -> BaseContext:
    """Fork where it is safe: not on macOS, whose libraries do not bear it, nor beside other threads."""
    import multiprocessing

    can_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    is_alone = threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork and is_alone else "spawn")


class _Sent:
    """A state on its way to other processes, where it arrives as itself.

    It is taken apart only if it is sent, which a fork does not, and once for all of them.
    """

    def __init__(self, state: Any) -> None:
        self.state = state

    @cached_property
    def _data(self) -> bytes:
        return packed(self.state)

    def __reduce__(self) -> tuple[Callable[[bytes], Any], tuple[bytes]]:
        return unpacked, (self._data,)


def _cores() -> int:
    """The cores that this process may use, which a container can have fewer of than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
