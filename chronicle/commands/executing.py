"""The executor that `--executor` names: found, made, tried, and shut down at the end."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from concurrent.futures import Executor


def check_name(name: str | None, jobs: int | None) -> None:
    """Refuse what can be seen to be wrong before anything is imported."""
    if name is None:
        return
    if jobs is not None:
        raise click.UsageError(
            "--jobs is for processes of this computer, and --executor is instead of them: "
            "give one of the two"
        )
    module, _, factory = name.partition(":")
    if not all(part.isidentifier() for part in (*module.split("."), factory)):
        raise _bad(
            f"“{name}” is not MODULE:FACTORY, such as cluster:workers, which is the function "
            "workers() of a file cluster.py beside site.yaml"
        )


@contextmanager
def executor_of(name: str | None) -> Iterator["Executor | None"]:
    """What the factory MODULE:FACTORY returns, until the work is done; None where none is named."""
    if name is None:
        yield None
        return
    # Imported here because a build with nothing to do needs none of it.
    from concurrent.futures import Executor

    factory = _factory(name)
    try:
        made = factory()
    except Exception as failure:
        raise click.ClickException(f"“{name}” gave no executor: {_said(failure)}") from failure
    if not isinstance(made, Executor):
        raise _bad(
            f"“{name}” returned a {type(made).__name__}, which is not a concurrent.futures.Executor; "
            "of a Client of Dask, return client.get_executor()"
        )
    with made:
        _try(made, name)
        yield made


def program() -> str:
    """Digest of what works here, to tell whether what works elsewhere is the same."""
    package = Path(__file__).parents[1]
    found = blake2b(f"{sys.version_info[:2]}".encode(), digest_size=16)
    for path in sorted(package.rglob("*.p[yo]")):
        found.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _factory(name: str) -> Callable[[], Any]:
    """The function of that name. The working folder can be imported from, as with `python -m`."""
    module, _, called = name.partition(":")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        found = getattr(importlib.import_module(module), called, None)
    except Exception as failure:
        raise _bad(
            f"“{module}” cannot be imported: {_said(failure)}; it is to be a file "
            f"{module.replace('.', '/')}.py beside site.yaml, or in a package that is installed"
        ) from failure
    if not callable(found):
        raise _bad(f"“{module}” has no function {called}(), which would return the executor")
    factory: Callable[[], Any] = found
    return factory


def _try(executor: "Executor", name: str) -> None:
    """Do a little work, since an executor elsewhere may lack this program, or have another."""
    try:
        theirs = executor.submit(program).result()
    except Exception as failure:
        raise click.ClickException(
            f"“{name}” does no work: {_said(failure)}; Chronicle has to be installed there, too"
        ) from failure
    if theirs != program():
        raise click.ClickException(
            f"“{name}” works with another version of Chronicle or of Python than this computer; "
            "install the same there"
        )


def _bad(problem: str) -> click.BadParameter:
    return click.BadParameter(problem, param_hint="--executor")


def _said(failure: Exception) -> str:
    return f"{type(failure).__name__}: {failure}"
