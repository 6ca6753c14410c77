"""Work over several processes: the same results in the same order, however many there are."""

import gc
import io
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from types import TracebackType
from typing import Any, Self, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

FEW = 4
"""So many batches are done sooner than a process starts."""


class Spread:
    """Applies a pure function to batches: here while they are few, else in an executor.

    `jobs` is how many processes to use (None: one a core). An `executor` of the
    caller's is used instead of processes of our own, and left running.
    """

    def __init__(self, jobs: int | None = None, executor: Executor | None = None) -> None:
        self._jobs = jobs or _cores()
        self._executor = executor
        self._own: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._own:
            self._own.shutdown(cancel_futures=True)

    def map(
        self, function: Callable[[Batch], Result], batches: Sequence[Batch]
    ) -> Iterator[Result]:
        """The results in the order of the batches, as they come.

        Function and batches must be picklable: a module's own function, and plain data.
        """
        alone = self._executor is None and self._jobs == 1
        if alone or len(batches) < FEW:
            return map(function, batches)
        if self._executor is None:
            # A process inherits what the caller has switched off, and may work for long.
            self._executor = self._own = ProcessPoolExecutor(self._jobs, initializer=gc.enable)
        afar = isinstance(self._executor, ProcessPoolExecutor)
        return self._executor.map(function, map(_Sent, batches) if afar else batches)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A batch on its way to another process, where it arrives as itself.

    It is taken apart only when a process is about to be free for it.
    """

    batch: Any

    def __reduce__(self) -> tuple[Callable[[bytes], Any], tuple[bytes]]:
        data = io.BytesIO()
        pickler = pickle.Pickler(data, protocol=5)
        pickler.dispatch_table = _Ways()
        pickler.dump(self.batch)
        return pickle.loads, (data.getvalue(),)


class _Ways(dict[type, Callable[[Any], tuple[type, tuple[Any, ...]]]]):
    """How to take dataclasses apart: into their class and its arguments.

    Views are many small ones, and pickle by itself asks each for the names of its fields, which
    takes twice as long.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
        named = fields(kind) if is_dataclass(kind) else ()
        whole = all(each.init and not each.kw_only for each in named)
        if len(named) < 2 or not whole or hasattr(kind, "__post_init__"):
            raise KeyError(kind)
        values = attrgetter(*(each.name for each in named))
        self[kind] = way = lambda item: (kind, values(item))
        return way


def _cores() -> int:
    """The cores that this process may use, which a container can have fewer of than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
