"""Files that stay on a shelf between readings: what is read with it is what is read without."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from conftest import CALL, Site
from hypothesis import given
from hypothesis import strategies as st

from chronicle.converting import convert
from chronicle.keeping import Bodies
from chronicle.reading.files import type_file, type_files
from chronicle.reading.shelves import Shelf
from chronicle.remembering import read_again
from chronicle.spreading import Spread

MakeSite = Callable[[Mapping[str, str | bytes]], Site]
PATHS = (
    "entries/a.md",
    "entries/a.ur.md",
    "entries/b/a.md",
    "people/imran-khan.md",
    "pages/about.md",
    "pages/about.fr.md",
    "notes/a.md",
)
TEXTS = (
    CALL.encode(),
    CALL.replace("kind: call", "kind: [").encode(),
    b"---\ntitle: A title\n---\nA text.\n",
    b"---\nname: Imran Khan\n---\n",
    b"# A heading\n\nA text.\n",
    b"\xff",
)
STATES = st.lists(
    st.dictionaries(st.sampled_from(PATHS), st.sampled_from(TEXTS)), min_size=2, max_size=6
)


@given(STATES)
def test_files_are_typed_as_without_a_shelf(states: Sequence[Mapping[str, bytes]]) -> None:
    shelf = Shelf()
    for state in states:
        typed = type_files(sorted(state), state.__getitem__, shelf=shelf)
        assert typed == type_files(sorted(state), state.__getitem__)


@pytest.fixture
def calls(site: MakeSite) -> Site:
    return site(
        {f"content/entries/{number}.md": f"{CALL}\nOf {number}.\n" for number in range(5)}
        | {"content/entries/1.ur.md": "---\ntitle: کال\n---\nمتن\n"}
    )


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are typed from now on."""
    paths: list[str] = []

    def noted(path: str, *rest: object) -> object:
        paths.append(path)
        return type_file(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("chronicle.reading.files.type_file", noted)
    return paths


def test_only_a_file_that_changed_is_typed_again(calls: Site, typed: list[str]) -> None:
    settings, shelf = calls.settings(), Shelf()
    read_again(settings, Spread(1), shelf=shelf)
    typed.clear()
    calls.replace("content/entries/3.md", "Of 3", "About 3")
    told: list[tuple[int, int]] = []
    found = read_again(settings, Spread(1), lambda *done: told.append(done), shelf)
    assert typed == ["content/entries/3.md"]
    assert told == [(1, 1)]
    assert found == read_again(settings, Spread(1))


def test_a_file_with_a_finding_is_typed_each_time(calls: Site, typed: list[str]) -> None:
    calls.replace("content/entries/3.md", "kind: call", "kind: [")
    settings, shelf = calls.settings(), Shelf()
    _, problems = read_again(settings, Spread(1), shelf=shelf)
    typed.clear()
    _, again = read_again(settings, Spread(1), shelf=shelf)
    assert again == problems != []
    assert typed == ["content/entries/3.md"]


def test_what_is_remembered_stays_though_it_is_not_asked_for(calls: Site) -> None:
    settings, shelf = calls.settings(), Shelf()
    for word in ("one", "two", "three"):
        calls.write("content/entries/3.md", CALL.replace("kind: call", f"summary: {word}"))
        read_again(settings, Spread(1), shelf=shelf)
    told: list[tuple[int, int]] = []
    read_again(settings, Spread(1), lambda *done: told.append(done))
    assert told == []


def test_texts_that_are_lost_are_converted_anew(calls: Site) -> None:
    shelf = Shelf()
    calls.build(shelf=shelf)
    clean = calls.tree()
    Bodies.of(calls.settings().memory).texts.forget()
    report = calls.build(shelf=shelf, force=True)
    assert (report.failed, report.converted) == (False, 6)
    assert calls.tree() == clean


def test_another_dialect_takes_no_body_from_the_shelf(calls: Site) -> None:
    calls.replace("content/entries/3.md", "Of 3", 'Of "3"')
    shelf = Shelf()
    read_again(calls.settings(), Spread(1), shelf=shelf)
    calls.write("site.yaml", "title: Calls\nmarkdown: {smart_quotes: false}\n")
    content, _ = read_again(calls.settings(), Spread(1), shelf=shelf)
    assert content == read_again(calls.settings(), Spread(1))[0]
    assert convert('"3"').lead != content.entries["3"].body.lead
