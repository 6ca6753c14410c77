"""After an edit of the theme, or without an output, pages are printed from their plates, and come out the same."""

import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from conftest import CALL, TODAY, Site, clean_tree
from hypothesis import HealthCheck, given
from hypothesis import settings as how_long
from hypothesis import strategies as st

from chronicle import building, reprinting, spreading
from chronicle.ledger import unchanged

MakeSite = Callable[[Mapping[str, str | bytes]], Site]

VISIT = """---
date: 2022-02-23/2022-02-24
parties: [Pakistan, Russia]
people: [Imran Khan]
topics: [energy]
---
# Khan visits Moscow

As agreed in [[call]].
"""
FILE = "content/entries/visit.md"
FOOTER = "templates/partials/footer.html"


class Counted:
    """How often the chronicle was read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        read = building.draw

        def counted(*given: Any) -> Any:
            self.times += 1
            return read(*given)

        monkeypatch.setattr(building, "draw", counted)

    def during(self, work: Callable[[], object]) -> int:
        before = self.times
        work()
        return self.times - before


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


@pytest.fixture
def visited(site: MakeSite) -> Site:
    """A site that was built, with pages, lists, media and a translation."""
    made = site(
        {
            "site.yaml": "title: Calls\nlanguages: [en, ur]\npage_size: 1\n",
            "content/entries/call.md": CALL,
            "content/entries/call.ur.md": "# بات\n\nمتن\n",
            FILE: VISIT,
            "content/pages/about.md": "# About\n\nWhy.\n",
            "content/media/map.png": b"\x89PNG small",
        }
    )
    assert not made.build().failed
    return made


def test_after_an_edit_of_the_theme_nothing_is_read_and_all_is_printed(
    visited: Site, tmp_path: Path, readings: Counted
) -> None:
    for words in ("one", "two"):
        visited.write(FOOTER, f"<footer>{words}</footer>")
        assert readings.during(visited.build) == 0
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")
    visited.delete(FOOTER)
    assert readings.during(visited.build) == 0
    assert visited.tree() == clean_tree(visited, tmp_path / "cleaner")


def test_an_edit_of_one_template_renders_the_pages_made_with_it_alone(
    visited: Site, readings: Counted
) -> None:
    visited.write("templates/pictures.html", "{{ view.head.title }}")
    report = visited.build()
    assert readings.times == 0
    assert report.rendered == 2
    assert report.written == ("pictures/index.html", "ur/pictures/index.html")


def test_a_checkout_with_other_times_is_no_edit(visited: Site, readings: Counted) -> None:
    before = visited.tree()
    shutil.rmtree(visited.output)
    visited.age()
    assert readings.during(visited.build) == 0
    assert visited.tree() == before


def test_an_output_that_is_gone_is_printed_again(visited: Site, readings: Counted) -> None:
    before = visited.tree()
    shutil.rmtree(visited.output)
    assert readings.during(visited.build) == 0
    assert visited.tree() == before


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_however_started_print_the_same(
    visited: Site, tmp_path: Path, method: str, monkeypatch: pytest.MonkeyPatch, readings: Counted
) -> None:
    monkeypatch.setattr(building, "LITTLE", 1)
    monkeypatch.setattr(spreading, "_context", lambda: multiprocessing.get_context(method))
    visited.build(jobs=2, force=True)
    visited.write(FOOTER, "<footer></footer>")
    assert readings.during(lambda: visited.build(jobs=2)) == 0
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


def test_an_executor_prints_the_same(visited: Site, tmp_path: Path, readings: Counted) -> None:
    with ThreadPoolExecutor(2) as executor:
        visited.build(executor=executor, force=True)
        visited.write(FOOTER, "<footer></footer>")
        assert readings.during(lambda: visited.build(executor=executor)) == 0
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


@pytest.mark.parametrize(
    "edit",
    [
        lambda site: site.replace(FILE, "topics: [energy]", "topics: [trade]"),
        lambda site: site.replace(FILE, "As agreed in", "As they agreed in"),
        lambda site: site.write("content/entries/new.md", VISIT),
        lambda site: site.delete("content/entries/call.ur.md"),
        lambda site: site.write("content/media/map.png", b"\x89PNG large"),
        lambda site: site.replace("site.yaml", "title: Calls", "title: Other"),
    ],
)
def test_whatever_else_is_edited_is_read(
    visited: Site, tmp_path: Path, edit: Callable[[Site], object], readings: Counted
) -> None:
    edit(visited)
    visited.write(FOOTER, "<footer></footer>")
    assert readings.during(visited.build) == 1
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


@pytest.mark.parametrize("options", [{"drafts": True}, {"url": "https://example.org/"}])
def test_what_is_asked_for_otherwise_is_read(
    visited: Site, options: dict[str, Any], readings: Counted
) -> None:
    assert readings.during(lambda: visited.build(options=options)) == 1


def test_force_reads_everything(visited: Site, readings: Counted) -> None:
    assert readings.during(lambda: visited.build(force=True)) == 1


def test_after_an_edit_of_the_content_the_plates_of_other_pages_are_taken_over(
    visited: Site, tmp_path: Path, readings: Counted
) -> None:
    before = {path.name: path.stat().st_ino for path in plates(visited)}
    for topic in ("trade", "peace"):
        visited.write(FILE, VISIT.replace("energy", topic))
        assert readings.during(visited.build) == 1
        visited.write(FOOTER, f"<footer>{topic}</footer>")
        assert readings.during(visited.build) == 0
        assert visited.tree() == clean_tree(visited, tmp_path / topic)
    after = {path.name: path.stat().st_ino for path in plates(visited)}
    same = {name for name in before if before[name] == after.get(name)}
    assert any(name.endswith(".plate") for name in same)
    assert any(name.endswith(".plate") for name in before.keys() - same)


def test_plates_are_made_anew_once_there_are_many_files_of_cards(
    visited: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reprinting, "MOST_CARDS", 1)
    for title in ("one", "two", "three"):
        visited.write(FILE, VISIT.replace("Khan visits", f"Khan, {title}, visits"))
        visited.build()
    assert (
        len({path.name.split("-")[0] for path in plates(visited) if path.suffix == ".cards"}) == 1
    )
    visited.write(FOOTER, "<footer></footer>")
    visited.build()
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


def test_a_retouched_text_is_printed_as_it_is_now(
    visited: Site, tmp_path: Path, readings: Counted
) -> None:
    for words in ("a", "another"):
        visited.write(FILE, f"{VISIT}\nAnd {words} line.\n")
        assert visited.mend()
        visited.write(FOOTER, f"<footer>{words}</footer>")
        visited.build()
        visited.write("content/pages/about.md", f"# About\n\nWhy.\n\nAnd {words}.\n")
        assert visited.mend()
    assert readings.times == 0
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


def test_a_fault_in_a_template_leaves_the_last_good_site_until_it_is_mended(
    visited: Site, tmp_path: Path, readings: Counted
) -> None:
    before = visited.tree()
    visited.write("templates/page.html", "{{ view.nothing }}")
    assert visited.build().failed
    assert visited.tree() == before
    visited.write("templates/page.html", "{{ view.title }}")
    assert not visited.build().failed
    assert readings.times == 0
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


def test_findings_are_told_again(site: MakeSite, readings: Counted) -> None:
    made = site({FILE: VISIT.replace("[[call]].", "a note.[^1]")})
    first = made.build()
    made.write(FOOTER, "<footer></footer>")
    assert made.build(strict=True).failed
    assert made.build().problems == first.problems
    assert readings.times == 1
    assert "undefined-footnote" in {problem.code for problem in first.problems}


def test_after_it_was_printed_there_is_nothing_to_do(visited: Site) -> None:
    visited.write(FOOTER, "<footer></footer>")
    visited.age()
    visited.build()
    assert visited.settings().site.search is False
    assert unchanged(visited.root, TODAY)


def plates(site: Site) -> Iterator[Path]:
    return (path for path in (site.root / ".chronicle" / "plates").rglob("*") if path.is_file())


@pytest.mark.parametrize("harm", ["damaged", "cut", "gone"])
@pytest.mark.parametrize("ending", ["plate", "cards", "imprint"])
def test_what_is_not_whole_is_read(
    visited: Site, tmp_path: Path, harm: str, ending: str, readings: Counted
) -> None:
    harmed = [path for path in plates(visited) if path.name.endswith(ending)]
    assert harmed
    for path in harmed:
        if harm == "gone":
            path.unlink()
        else:
            data = path.read_bytes()
            path.write_bytes(data[:-1] if harm == "cut" else data[:-1] + b"\0")
    visited.write(FOOTER, "<footer></footer>")
    assert not visited.build().failed
    if (harm, ending) != ("gone", "cards"):
        assert readings.times == 1
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


def test_the_plates_of_builds_before_are_dropped(visited: Site) -> None:
    visited.build(force=True)
    visited.replace(FILE, "topics: [energy]", "topics: [trade]")
    visited.build()
    assert len({path.parent for path in plates(visited)}) == 1


def test_an_index_that_is_behind_is_made_and_one_that_is_lost_too(
    visited: Site, readings: Counted
) -> None:
    build = {"options": {"search": True}}
    assert visited.build(index=False, **build).is_behind
    visited.write(FOOTER, "<footer></footer>")
    assert readings.during(lambda: visited.build(index=False, **build)) == 0
    assert readings.during(lambda: visited.build(**build)) == 1
    assert not visited.build(**build).is_behind
    before = visited.tree()
    shutil.rmtree(visited.output)
    assert readings.during(lambda: visited.build(**build)) == 0
    assert visited.tree() == before
    shutil.rmtree(visited.root / ".chronicle" / "search")
    visited.write(FOOTER, "<footer>again</footer>")
    assert readings.during(lambda: visited.build(**build)) == 1


EDIT = st.one_of(
    st.tuples(st.just("theme"), st.sampled_from(["<footer>a</footer>", "<footer>b</footer>", ""])),
    st.tuples(st.just("text"), st.sampled_from(["Words.", "*Other* words.", "[[call]]"])),
    st.tuples(st.just("topic"), st.sampled_from(["energy", "trade"])),
    st.tuples(st.just("gone"), st.just("")),
)


@how_long(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(EDIT, min_size=2, max_size=6))
def test_after_any_edits_the_output_is_what_a_build_from_nothing_makes(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]
) -> None:
    place = tmp_path_factory.mktemp("edits")
    site = Site(place / "site")
    site.write("site.yaml", "title: Calls\n")
    site.write("content/entries/call.md", CALL)
    site.write(FILE, VISIT)
    site.build()
    for what, how in edits:
        if what == "theme":
            site.write(FOOTER, how) if how else (site.root / FOOTER).unlink(missing_ok=True)
        elif what == "text":
            front, _, _ = (site.root / FILE).read_text().partition("# Khan")
            site.write(FILE, f"{front}# Khan visits Moscow\n\n{how}\n")
        elif what == "topic":
            site.write(FILE, VISIT.replace("energy", how))
        else:
            shutil.rmtree(site.output)
        if site.mend() is None:
            assert not site.build().failed
    assert site.tree() == clean_tree(site, place / "clean")
    assert not any((site.root / ".chronicle" / "stages").iterdir())
