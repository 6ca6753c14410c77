"""Which program makes the pages: the same one installed anew, another one where anything in it is otherwise."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

import chronicle.program
from chronicle.program import program

PACKAGE = Path(chronicle.program.__file__).parent


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Installs this program in a folder, beside another package, and makes it the one that runs."""

    def install(name: str) -> Path:
        site = tmp_path / name
        (site / "orjson").mkdir(parents=True)
        (site / "orjson-3.10.0.dist-info").mkdir()
        for part in ("catalogues", "data"):
            shutil.copytree(PACKAGE / part, site / "chronicle" / part, copy_function=shutil.copy)
        (site / "chronicle" / "program.py").write_text("# This one.\n")
        monkeypatch.setattr(chronicle.program, "__file__", f"{site}/chronicle/program.py")
        monkeypatch.setattr(orjson, "__file__", f"{site}/orjson/__init__.py")
        return site

    return install


def test_installed_anew_it_is_the_same(install: Callable[[str], Path], tmp_path: Path) -> None:
    install("one")
    before = program(tmp_path / "memory")
    site = install("other")
    os.utime(site / "chronicle" / "program.py", ns=(10**18, 10**18))
    assert program(tmp_path / "memory") == before
    assert program(tmp_path / "new memory") == before


def test_a_file_that_says_something_else_makes_another(
    install: Callable[[str], Path], tmp_path: Path
) -> None:
    site = install("site")
    found = {program(tmp_path)}
    module = site / "chronicle" / "program.py"
    size = module.stat().st_size
    module.write_text("# That one.\n")
    assert module.stat().st_size == size
    os.utime(module, ns=(10**18, 10**18))
    found.add(program(tmp_path))
    catalogue = site / "chronicle" / "catalogues" / "ru.po"
    catalogue.write_text('msgid "Sources"\nmsgstr "Источники"\n')
    found.add(program(tmp_path))
    catalogue.rename(catalogue.with_name("uk.po"))
    found.add(program(tmp_path))
    assert len(found) == 4


def test_another_version_of_what_it_needs_makes_another(
    install: Callable[[str], Path], tmp_path: Path
) -> None:
    site = install("site")
    before = program(tmp_path)
    (site / "orjson-3.10.0.dist-info").rename(site / "orjson-3.11.0.dist-info")
    assert program(tmp_path) != before


@pytest.mark.parametrize("junk", [b"", b"{", b"{}", b"[]", b'["1", "2"]', b"7"])
def test_what_is_remembered_of_it_may_be_damaged(
    install: Callable[[str], Path], tmp_path: Path, junk: bytes
) -> None:
    install("site")
    before = program(tmp_path)
    (tmp_path / "program.json").write_bytes(junk)
    assert program(tmp_path) == before


def test_files_that_look_as_they_did_are_not_read(
    install: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("site")
    before = program(tmp_path)
    read: list[Path] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    assert program(tmp_path) == before
    assert read == [tmp_path / "program.json"]
