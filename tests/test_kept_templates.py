"""What is kept of templates between builds."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_theme import CARD, SITE, VIEW

from chronicle.rendering import theme as themes
from chronicle.rendering.compiling import Generator
from chronicle.rendering.kept import Kept
from chronicle.rendering.theme import digest, open_theme, render, render_card


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """As in a new process, and leave nothing of it to the next."""
    _forget()
    yield
    _forget()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile = Generator.visit_Template

    def noted(self: Generator, *args: object) -> None:
        names.append(str(self.name))
        compile(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Generator, "visit_Template", noted)
    return names


def _forget() -> None:
    for remembered in (themes._environment, themes._uses, themes.digest):
        remembered.cache_clear()


def _made(
    folder: Path, *, program: str = "1", own: Path | None = None, site=SITE
) -> tuple[str, ...]:
    """What a process that begins now makes with what is kept in a folder."""
    _forget()
    theme, _ = open_theme((site,), own, Kept(folder, program))
    digests = (digest(theme, "page.html"), digest(theme, "list.html"))
    return (render(theme, "page.html", VIEW), render_card(theme, CARD), *digests)


def test_what_was_compiled_once_is_not_compiled_again(tmp_path: Path, compiled: list[str]) -> None:
    first = _made(tmp_path)
    assert "page.html" in compiled
    compiled.clear()
    assert _made(tmp_path) == first
    assert compiled == []


def test_what_is_kept_changes_no_page(tmp_path: Path) -> None:
    _made(tmp_path)
    theme, _ = open_theme((SITE,), None)
    kept = _made(tmp_path)
    _forget()
    assert kept[0] == render(theme, "page.html", VIEW)
    assert kept[2] == digest(theme, "page.html")


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_damage_costs_time_and_nothing_else(tmp_path: Path, damage: str) -> None:
    first = _made(tmp_path)
    for file in tmp_path.iterdir():
        data = file.read_bytes()
        middle = len(data) // 2
        other = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes({"cut": data[:middle], "changed": other, "empty": b""}[damage])
    assert _made(tmp_path) == first


def test_a_folder_that_cannot_be_written_to_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _made(tmp_path / "file") == _made(tmp_path / "folder")


def test_another_program_compiles_anew(tmp_path: Path, compiled: list[str]) -> None:
    first = _made(tmp_path)
    compiled.clear()
    assert _made(tmp_path, program="2") == first
    assert "page.html" in compiled


def test_an_edited_template_is_compiled_anew_and_alone(tmp_path: Path, compiled: list[str]) -> None:
    _made(tmp_path / "kept")
    own = tmp_path / "templates"
    own.mkdir()
    (own / "page.html").write_text("{{ view.title }}, {{ site.title }}", "utf-8")
    compiled.clear()
    assert _made(tmp_path / "kept", own=own)[0] == "About &lt;this&gt;, Testland, a chronicle"
    assert compiled == ["page.html"]


def test_what_the_site_says_of_itself_is_that_of_today(tmp_path: Path) -> None:
    _made(tmp_path)
    assert "Another title" in _made(tmp_path, site=replace(SITE, title="Another title"))[0]
