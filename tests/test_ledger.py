"""The ledger on disk: what is saved is what is loaded, and anything else is nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.diagnostics import Location, warning
from chronicle.ledger import Ledger, Made, Options
from chronicle.staging import Stamp

FILES: dict[str, Made] = {
    "index.html": ("made of this", 10, 1_700_000_000_123_456_789),
    "entries/“a”/index.html": ("made of that", 0, 0),
}


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(
        output=str(tmp_path),
        url="https://example.org/",
        drafts=False,
        future=False,
        today="2026-11-23",
        usual_output=str(tmp_path),
        usual_url="",
        usual_today=None,
    )


def saved(memory: Path, ledger: Ledger) -> Path:
    ledger.save(memory)
    (place,) = (memory / "ledgers").iterdir()
    return place


@pytest.mark.parametrize("files", [FILES, {}], ids=["files", "no files"])
def test_what_was_saved_of_files_is_loaded(
    tmp_path: Path, options: Options, files: dict[str, Made]
) -> None:
    problems = (warning("a-code", "Something", Location("content/a.md", 3, 4, 5), "do this"),)
    saved(tmp_path, Ledger(options, "a survey", problems, files))
    loaded = Ledger.load(tmp_path, options)
    assert loaded == Ledger(options, problems=problems, files=files)
    for path, (source, size, changed) in files.items():
        assert loaded.covers(path, source, Stamp(size, changed))
        assert not loaded.covers(path, source, Stamp(size, changed + 1))
        assert not loaded.covers(path, "", Stamp(size, changed))


@pytest.mark.parametrize("line", range(5))
@pytest.mark.parametrize("junk", [b"", b"{", b"{}", b"[]", b"[1]", b"7", b'"text"', b"null"])
def test_a_ledger_with_a_damaged_line_is_an_empty_one(
    tmp_path: Path, options: Options, line: int, junk: bytes
) -> None:
    place = saved(tmp_path, Ledger(options, files=FILES))
    lines = place.read_bytes().split(b"\n")
    lines[line] = junk
    place.write_bytes(b"\n".join(lines))
    assert Ledger.load(tmp_path, options).files == {}


def test_a_ledger_that_was_cut_short_is_an_empty_one(tmp_path: Path, options: Options) -> None:
    place = saved(tmp_path, Ledger(options, files=FILES))
    whole = place.read_bytes()
    for length in range(len(whole)):
        place.write_bytes(whole[:length])
        assert Ledger.load(tmp_path, options).files == {}


def test_saving_forgets_the_ledgers_of_folders_that_are_gone(
    tmp_path: Path, options: Options
) -> None:
    gone = tmp_path / "gone"
    saved(tmp_path, Ledger(replace(options, output=str(gone))))
    assert saved(tmp_path, Ledger(options)).read_bytes()
