"""Work over several processes gives what it gives here."""

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from operator import floordiv
from typing import Any

import pytest

from chronicle import spreading
from chronicle.planning.views import Link
from chronicle.spreading import FEW, Spread, _Sent


class Side(Enum):
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    link: Link
    side: Side = Side.HOST


@dataclass(frozen=True, slots=True)
class One:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    name: str
    number: int = 0


@dataclass
class Derived:
    name: str
    length: int = field(init=False)

    def __post_init__(self) -> None:
        self.length = len(self.name)


@dataclass
class Counting:
    name: str
    times: int = 0

    def __post_init__(self) -> None:
        self.times += 1


LINK = Link("Pakistan", "/parties/pakistan/")
THINGS = [Plain("a", LINK), One("b"), Keyed(name="c"), Derived("d"), Counting("e"), LINK, None, 7]


def doubled(batch: list[Any]) -> list[Any]:
    return batch * 2


@pytest.fixture(params=[ThreadPoolExecutor, ProcessPoolExecutor])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    with request.param(2) as made:
        yield made


@pytest.mark.parametrize("thing", THINGS, ids=repr)
def test_a_batch_arrives_in_another_process_as_it_was_sent(thing: object) -> None:
    assert pickle.loads(pickle.dumps(_Sent([thing, thing]))) == [thing, thing]


def test_what_is_shared_in_a_batch_arrives_shared() -> None:
    first, second = pickle.loads(pickle.dumps(_Sent([Plain("a", LINK), Plain("b", LINK)])))
    assert first.link is second.link


def test_the_results_are_the_same_wherever_they_are_made(executor: Executor) -> None:
    batches = [[thing, number] for number, thing in enumerate(THINGS * FEW)]
    spread = Spread(executor=executor)
    assert list(spread.map(doubled, batches)) == list(map(doubled, batches))
    assert list(Spread(2).map(doubled, batches)) == list(map(doubled, batches))


class Later(Future[Any]):
    """Work that nobody does until its result is asked for."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.work = work

    def result(self, timeout: float | None = None) -> Any:
        return self.work()


class Waiting(Executor):
    """Does all work as late as can be."""

    def __init__(self) -> None:
        self.futures: list[Later] = []

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Later:
        self.futures.append(Later(partial(work, *arguments, **named)))
        return self.futures[-1]


def test_an_executor_has_no_more_at_once_than_is_on_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreading, "ON_THE_WAY", 10_000)
    executor = Waiting()
    sizes = Spread(executor=executor).map(len, (bytes(1_000) for _ in range(100)))
    held = [len(executor.futures) - done for done, size in enumerate(sizes) if size == 1_000]
    assert len(held) == 100
    assert max(held) == 10


def test_who_has_read_enough_ends_what_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "ON_THE_WAY", 10_000)
    executor = Waiting()
    sizes = Spread(executor=executor).map(len, (bytes(1_000) for _ in range(100)))
    assert next(sizes) == 1_000
    sizes.close()
    assert len(executor.futures) == 10
    assert all(future.cancelled() for future in executor.futures[1:])


def test_a_state_is_packed_once_for_all_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = []

    def pack(thing: object) -> bytes:
        packed.append(thing)
        return pickle.dumps(thing)

    monkeypatch.setattr(spreading, "packed", pack)
    sent = _Sent("the state")
    assert [pickle.loads(pickle.dumps(sent)) for _ in range(3)] == ["the state"] * 3
    assert packed == ["the state"]


class Memory:
    """A state that grows with the work that is done on it."""

    def __init__(self, factor: int) -> None:
        self.factor = factor
        self.seen: list[int] = []

    def work(self, number: int) -> tuple[int, bool]:
        self.seen.append(number)
        return number * self.factor, len(self.seen) <= number + 1


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_work_on_a_shared_state_comes_in_order_however_processes_start(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "_context", lambda: multiprocessing.get_context(method))
    memory, numbers = Memory(3), range(FEW * 30)
    found = list(Spread(3).share(memory, numbers, Memory.work))
    assert found == [(number * 3, True) for number in numbers]
    assert len(memory.seen) < len(numbers)


class Stuck(Executor):
    """Begins the first of all that it is given, and nothing else; that is done when somebody asks."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future = Future[Any]() if self.futures else Later(lambda: "elsewhere")
        if not self.futures:
            future.set_running_or_notify_cancel()
        self.futures.append(future)
        return future


def test_what_nobody_has_begun_is_done_here_while_the_first_is_waited_for() -> None:
    memory = Memory(2)
    found = spreading._together(Stuck(), memory, range(10), Memory.work, 4)
    assert next(found) == "elsewhere"
    assert memory.seen == [1, 2, 3]
    assert [value for value, _ in found] == [2, 4, 6, 8, 10, 12, 14, 16, 18]


def test_an_error_here_ends_what_is_not_begun() -> None:
    executor = Stuck()
    with pytest.raises(ZeroDivisionError):
        list(spreading._together(executor, 1, [1, 0, 1, 1, 1], floordiv, 4))
    assert [future.cancelled() for future in executor.futures] == [False, True, True, True]


def test_little_work_is_done_here() -> None:
    memory = Memory(2)
    assert [value for value, _ in Spread(2).share(memory, range(FEW - 1), Memory.work)] == [0, 2, 4]
    assert memory.seen == [0, 1, 2]


def end_if_not(process: int, _: int) -> None:
    """Work that ends any process but one."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.01)


# The pool of Python 3.11 stumbles over futures that were cancelled, in a thread of its own, once all is over.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_process_that_is_ended_from_outside_is_told_of() -> None:
    with pytest.raises(ChildProcessError, match="for want of memory"):
        list(Spread(2).share(os.getpid(), range(FEW * 10), end_if_not))


def test_an_error_in_another_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Spread(2).share(1, [1, 1, 0, 1, 1], floordiv))
