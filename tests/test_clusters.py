"""Work by an executor of the caller's: named at the command line, and on a cluster of Dask's."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import CALL, Site
from distributed import LocalCluster, default_client

from chronicle import spreading
from chronicle.cli import main
from chronicle.commands import executing
from chronicle.converting import Body, Dialect
from chronicle.making import BATCH
from chronicle.remembering import convert_batch
from chronicle.rendering.pages import Batch, render_batch

COMMANDS = Path(__file__).parents[1] / "docs" / "commands.md"
FACTORIES = """
from concurrent.futures import ThreadPoolExecutor

class Noted(ThreadPoolExecutor):
    def submit(self, *work):
        open("works", "w").close()
        return super().submit(*work)

    def shutdown(self, *how, **else_):
        super().shutdown(*how, **else_)
        open("ended", "w").close()

class Dead(ThreadPoolExecutor):
    def submit(self, *work):
        raise ModuleNotFoundError("No module named 'chronicle'")

def threads():
    return Noted(2)

def dead():
    return Dead(2)

def nothing():
    return None

def unreachable():
    raise OSError("no scheduler answers")

number = 3
"""


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner(env={"SOURCE_DATE_EPOCH": "1795392000"}).invoke(
        main, ["-C", str(root), "build", *arguments]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def site_with_factories(
    site: Callable[[Mapping[str, str]], Site], monkeypatch: pytest.MonkeyPatch
) -> Site:
    """A site with a module of its own, which is forgotten with it."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "factories", raising=False)
    return site({"content/entries/a.md": CALL, "factories.py": FACTORIES, "faulty.py": "1 / 0\n"})


# The option


def test_a_factory_beside_the_settings_gives_the_executor_which_ends_with_the_build(
    site_with_factories: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "FEW", 1)
    root = site_with_factories.root
    plain = site_with_factories.copy(root / "plain")
    assert run(plain.root).exit_code == 0
    result = run(root, "--executor", "factories:threads")
    assert result.exit_code == 0, result.stderr
    assert (root / "works").exists()
    assert (root / "ended").exists()
    assert site_with_factories.tree() == plain.tree()


def test_a_dry_run_takes_no_executor(site_with_factories: Site) -> None:
    result = run(site_with_factories.root, "--dry-run", "--executor", "factories:threads")
    assert result.exit_code == 2
    assert "a dry run works on this machine alone" in result.output


def test_with_nothing_to_do_no_executor_is_made(site_with_factories: Site) -> None:
    site_with_factories.age()
    assert run(site_with_factories.root).exit_code == 0
    result = run(site_with_factories.root, "--executor", "factories:unreachable")
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("factories",), "is not MODULE:FACTORY"),
        (("factories:",), "is not MODULE:FACTORY"),
        (("a/factories.py:threads",), "is not MODULE:FACTORY"),
        (("factories:threads", "--jobs", "2"), "give one of the two"),
        (("no_such_module:threads",), "a file no_such_module.py beside site.yaml"),
        (("no.such.module:threads",), "a file no/such/module.py beside site.yaml"),
        (("faulty:threads",), "ZeroDivisionError: division by zero"),
        (("factories:thread",), "has no function thread()"),
        (("factories:number",), "has no function number()"),
        (("factories:nothing",), "not a concurrent.futures.Executor"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_gives_no_executor_is_bad_usage_and_nothing_is_written(
    site_with_factories: Site, arguments: Sequence[str], said: str
) -> None:
    result = run(site_with_factories.root, "--executor", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not site_with_factories.output.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unreachable", "gave no executor: OSError: no scheduler answers"),
        ("dead", "Chronicle has to be installed there, too"),
    ],
)
def test_an_executor_that_does_no_work_is_told_before_anything_is_written(
    site_with_factories: Site, name: str, said: str
) -> None:
    result = run(site_with_factories.root, "--executor", f"factories:{name}")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not site_with_factories.output.exists()


def test_an_executor_with_another_version_is_refused(
    site_with_factories: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = iter(["theirs", "ours"])
    monkeypatch.setattr(executing, "program", lambda: next(digests))
    result = run(site_with_factories.root, "--executor", "factories:threads")
    assert result.exit_code == 1
    assert "another version of Chronicle" in result.stderr


# The work


def note(work: str, number: int) -> None:
    """Leave word of which process does some work, and of how much."""
    with Path(os.environ["CHRONICLE_TEST_NOTES"], f"{work}-{os.getpid()}").open("a") as file:
        file.write(f"{number}\n")


def convert_noted(batch: tuple[Dialect, Sequence[str]]) -> list[Body]:
    note("convert", len(batch[1]))
    return convert_batch(batch)


def render_noted(batch: Batch) -> Sequence[object]:
    note("render", len(batch.pages))
    return render_batch(batch)


@dataclass(frozen=True)
class Notes:
    """What was noted of work, in whatever process."""

    folder: Path

    def numbers(self, work: str) -> list[int]:
        """How much each batch was."""
        files = self.folder.glob(f"{work}-*")
        return [int(line) for file in files for line in file.read_text().split()]

    def processes(self, work: str) -> set[int]:
        """Where it was done."""
        return {int(file.name.partition("-")[2]) for file in self.folder.glob(f"{work}-*")}


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notes:
    """Notes of all that is converted and rendered in batches."""
    folder = tmp_path / "notes"
    folder.mkdir()
    monkeypatch.setenv("CHRONICLE_TEST_NOTES", str(folder))
    monkeypatch.setattr("chronicle.remembering.convert_batch", convert_noted)
    monkeypatch.setattr("chronicle.making.render_batch", render_noted)
    return Notes(folder)


def test_an_executor_gets_the_pages_that_are_stale_and_no_others(
    example: Site, notes: Notes
) -> None:
    with ThreadPoolExecutor(2) as executor:
        first = example.build(executor=executor)
        sent = notes.numbers("render")
        assert max(sent) == BATCH
        assert sum(sent) > first.rendered / 2
        example.replace("content/topics/energy.md", "name: Energy", "name: Energy and power")
        second = example.build(executor=executor)
    assert 0 < sum(notes.numbers("render")) - sum(sent) <= second.rendered < first.rendered


@pytest.fixture
def dask(tmp_path: Path, notes: Notes) -> Iterator[LocalCluster]:
    """Two worker processes of Dask's, which nobody but this machine can reach."""
    cluster = LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        worker_dashboard_address=None,
        local_directory=tmp_path / "dask",
    )
    with cluster:
        cluster.wait_for_workers(2, timeout=120)
        yield cluster


def test_workers_of_dask_convert_and_render_the_site_that_is_made_here(
    example: Site, tmp_path: Path, notes: Notes, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "cluster", raising=False)
    (text,) = re.findall(r"^```python\n(.+?)^```$", COMMANDS.read_text("utf-8"), re.S | re.M)
    assert "tcp://scheduler.example.org:8786" in text
    example.write(
        "cluster.py", text.replace("tcp://scheduler.example.org:8786", dask.scheduler_address)
    )
    example.write("site.yaml", (example.root / "site.yaml").read_text("utf-8") + "search: false\n")
    result = run(example.root, "--executor", "cluster:workers")
    default_client().close()  # That of the factory, which else lasts as long as its process.
    assert result.exit_code == 0, result.stderr
    workers = {nanny.pid for nanny in dask.workers.values()}
    assert os.getpid() not in workers
    for work in ("convert", "render"):
        assert notes.processes(work)
        assert notes.processes(work) <= workers
    copy = example.copy(tmp_path / "here")
    assert run(copy.root).exit_code == 0
    assert example.tree() == copy.tree()
