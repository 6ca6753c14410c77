"""Files that are read ahead in several processes are read as they would be without."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from conftest import CALL, Site

from chronicle.keeping import Bodies
from chronicle.preparing import prepare
from chronicle.program import program
from chronicle.reading.files import type_file
from chronicle.reading.shelves import Shelf
from chronicle.remembering import dialect_of, read_again
from chronicle.spreading import Spread
from chronicle.store import Store

MakeSite = Callable[[Mapping[str, str | bytes]], Site]
FAULTY = CALL.replace("kind: call", "kind: cal")


@pytest.fixture
def calls(site: MakeSite) -> Site:
    return site(
        {f"content/entries/{number}.md": f"{CALL}\nOf {number}.\n" for number in range(300)}
        | {
            "content/entries/1.ur.md": "---\ntitle: کال\n---\nمتن\n",
            "content/entries/faulty.md": FAULTY,
            "content/entries/raw.md": b"\xff",
            "content/media/notes.md": "No entry",
            "content/people/imran-khan.md": "---\nname: Imran Khan\n---\nA life.\n",
        }
    )


def test_reading_finds_all_that_was_prepared(calls: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    typed: list[str] = []

    def noted(path: str, *rest: Any) -> Any:
        typed.append(path)
        return type_file(path, *rest)

    monkeypatch.setattr("chronicle.reading.files.type_file", noted)
    settings = calls.settings()
    told: list[tuple[int, int]] = []
    content, problems = read_again(settings, Spread(2), lambda *done: told.append(done))
    # 300 calls, one of an unknown kind, a translation and a life; what cannot be read is left to reading.
    assert told[-1] == (303, 303)
    # Only what has a finding of its own was typed once more.
    assert typed == ["content/entries/raw.md"]
    Bodies.of(settings.memory).forget()
    (settings.memory / "front-matter.sqlite").unlink()
    assert (content, problems) == read_again(settings, Spread(1))
    assert {problem.location.file for problem in problems if problem.location} == {
        "content/entries/faulty.md",
        "content/entries/raw.md",
    }


def test_files_are_prepared_only_while_most_are_new(calls: Site) -> None:
    settings = calls.settings()
    understood, bodies = Store(settings.memory / "a.sqlite"), Bodies.of(settings.memory)

    makes = program(settings.memory)

    def prepared(spread: Spread) -> int:
        told = [0]
        prepare(
            *(settings.content, makes, dialect_of(settings), understood, bodies, spread),
            lambda done, _: told.append(done),
            Shelf(),
        )
        return told[-1]

    assert prepared(Spread(1)) == 0
    assert prepared(Spread(2)) == 303
    assert prepared(Spread(2)) == 0
