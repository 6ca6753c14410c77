"""After an edit of a text alone its page is made again without reading the chronicle, and comes out the same."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import CALL, CHECKOUT, TODAY, Site, clean_tree
from hypothesis import HealthCheck, given
from hypothesis import settings as how_long
from hypothesis import strategies as st

from chronicle.documents import split_document
from chronicle.ledger import unchanged
from chronicle.writing import MANIFEST

MakeSite = Callable[[Mapping[str, str | bytes]], Site]

VISIT = """---
date: 2022-02-23/2022-02-24
parties: [Pakistan, Russia]
people: [Imran Khan]
topics: [energy]
sources: [{id: tdi, title: A report, url: "https://example.org/report"}]
---
# Khan visits Moscow

As agreed in [[call]].[^src:tdi]

## Gas

They spoke of a pipeline.
"""
FILE = "content/entries/visit.md"


@pytest.fixture
def visited(site: MakeSite) -> Site:
    """A site that was built when its files had long been as they are."""
    made = site(
        {
            "content/entries/call.md": CALL,
            FILE: VISIT,
            "content/pages/about.md": "# About\n\nWhy.\n\nAnd how.\n",
        }
    )
    made.age()
    assert not made.build().failed
    return made


def test_an_edited_text_is_read_converted_and_rendered_and_nothing_else(
    visited: Site, tmp_path: Path
) -> None:
    visited.replace(FILE, "a pipeline.", "a *long* pipeline.\n\n> So it was said.")
    report = visited.mend()
    assert report
    assert (report.converted, report.rendered) == (1, 1)
    assert report.written == ("entries/visit/index.html",)
    assert report.pages == len(visited.tree())
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


INTRODUCED = {
    "content/people/imran-khan.md": "---\nname: Imran Khan\n---\nA captain.\n\nHe led.\n",
    "content/parties/pakistan.md": "---\nname: Pakistan\n---\n# A state\n\nIt was founded.\n\nHe led.\n",
    "content/topics/energy.md": "---\nname: Energy\n---\nGas.\n\nHe led.\n",
    "content/topics/energy.ur.md": "---\nname: توانائی\n---\nGas.\n\nHe led.\n",
    "content/dossiers/pipeline.md": "---\nname: Pipeline\n---\nOf steel.\n\nHe led.\n",
    "content/places/moscow.md": "---\nname: Moscow\n---\nA city.\n\nHe led.\n",
    "content/relations/old.md": "---\nparties: [Pakistan, Russia]\n---\nOf old.\n\nHe led.\n",
}


@pytest.fixture
def introduced(site: MakeSite) -> Site:
    """A site in two languages whose nouns have introductions."""
    visit = VISIT.replace("topics:", "dossiers: [pipeline]\nplace: [Moscow]\ntopics:")
    made = site({"content/entries/call.md": CALL, FILE: visit, **INTRODUCED})
    made.write("site.yaml", f"{made.read('site.yaml')}languages: [en, ur]\n")
    made.age()
    assert not made.build().failed
    return made


@pytest.mark.parametrize("file", sorted(INTRODUCED))
def test_an_introduction_is_retouched_wherever_it_stands(
    introduced: Site, tmp_path: Path, file: str
) -> None:
    pages = 1 if "energy" in file else 2  # What has no translation stands in both editions.
    for number, text in enumerate(("He led *them*.", "He led on.")):
        introduced.write(file, introduced.read(file).rpartition("\n\n")[0] + f"\n\n{text}\n")
        report = introduced.mend()
        assert report
        assert (report.converted, report.rendered, len(report.written)) == (1, pages, pages)
        assert introduced.tree() == clean_tree(introduced, tmp_path / str(number))
    introduced.write("templates/partials/footer.html", "<footer>Ours</footer>")
    introduced.build()
    assert introduced.tree() == clean_tree(introduced, tmp_path / "with another footer")


def test_a_build_after_a_retouch_has_nothing_to_do(visited: Site) -> None:
    visited.replace(FILE, "a pipeline", "the pipeline")
    os.utime(visited.root / FILE, (1_700_000_000, 1_700_000_000))
    assert visited.mend()
    assert unchanged(visited.root, TODAY)
    report = visited.build()
    assert (report.converted, report.rendered, report.written) == (0, 0, ())


def test_edits_one_after_another_are_all_retouched(visited: Site, tmp_path: Path) -> None:
    for word in ("one", "two", "three"):
        visited.write(FILE, VISIT + f"\nAnd {word}.\n")
        report = visited.mend()
        assert report
        assert report.written == ("entries/visit/index.html",)
    visited.replace("content/pages/about.md", "how", "when")
    report = visited.mend()
    assert report
    assert report.written == ("about/index.html",)
    assert visited.tree() == clean_tree(visited, tmp_path / "clean")


def test_a_file_that_was_saved_as_it_was_makes_no_page(visited: Site) -> None:
    visited.write(FILE, VISIT)
    report = visited.mend()
    assert report
    assert report.written == ()


@pytest.mark.parametrize(
    "edit",
    [
        lambda site: site.replace(FILE, "topics: [energy]", "topics: [trade]"),
        lambda site: site.replace(FILE, "# Khan visits", "# Imran Khan visits"),
        lambda site: site.replace(FILE, "As agreed in", "As they agreed in"),
        lambda site: site.replace(FILE, "[[call]]", "[[energy]]"),
        lambda site: site.replace(FILE, "a pipeline.", "a pipeline.[^src:tdi]"),
        lambda site: site.replace(FILE, "## Gas", "## Oil"),
        lambda site: site.replace(FILE, "a pipeline.", "a pipeline, ![](map.png)."),
        lambda site: site.replace(FILE, "a pipeline.", "it on Monday, 23 February 2022."),
        lambda site: site.replace(FILE, "---\ndate", "---\n\ndate"),
        lambda site: site.write("content/entries/new.md", VISIT),
        lambda site: site.delete("content/entries/call.md"),
        lambda site: site.write("templates/page.html", "{{ view.title }}"),
        lambda site: site.write("site.yaml", "title: Other\n"),
        lambda site: site.delete("public/entries/call/index.html"),
        lambda site: site.delete(f"public/{MANIFEST}"),
        lambda site: site.write(FILE, b"\xff"),
    ],
)
def test_whatever_else_may_be_otherwise_is_left_to_a_build(
    visited: Site, edit: Callable[[Site], object]
) -> None:
    edit(visited)
    before = visited.tree()
    assert visited.mend() is None
    assert visited.tree() == before


@pytest.mark.parametrize(
    "options", [{"drafts": True}, {"url": "https://example.org/"}, {"output": Path("other")}]
)
def test_a_build_that_is_asked_for_something_else_is_not_retouched(
    visited: Site, options: dict[str, Any]
) -> None:
    visited.replace(FILE, "a pipeline", "the pipeline")
    assert visited.mend(**options) is None


def test_a_file_with_a_finding_is_left_to_a_build_since_its_lines_may_move(site: MakeSite) -> None:
    made = site({FILE: VISIT.replace("[[call]].", "a note.[^1]")})
    made.age()
    assert "undefined-footnote" in {problem.code for problem in made.build().problems}
    made.replace(FILE, "a pipeline", "the pipeline")
    assert made.mend() is None


def test_an_edit_that_changes_what_is_told_of_a_files_past_is_left_to_a_build(
    visited: Site, tmp_path: Path
) -> None:
    visited.git("init", "--quiet")
    visited.git("add", "content")
    visited.git("commit", "--quiet", "-m", "Begin")
    visited.replace(FILE, "a pipeline", "pipelines")
    visited.git("commit", "--quiet", "--all", "-m", "There are two")
    visited.build()
    # The first edit takes the last change from the page, and taking it back brings it there again.
    visited.write(FILE, VISIT + "\nMore.\n")
    assert visited.mend() is None
    visited.build()
    visited.write(FILE, VISIT + "\nStill more.\n")
    assert visited.mend()
    visited.git("checkout", "--quiet", FILE)
    assert visited.mend() is None


def test_a_site_with_an_index_is_said_to_be_behind_until_it_is_built(site: MakeSite) -> None:
    made = site({"content/entries/call.md": CALL, FILE: VISIT})
    made.age()
    made.build(options={"search": True})
    made.replace(FILE, "a pipeline", "the pipeline")
    report = made.mend()
    assert report
    assert report.is_behind
    assert unchanged(made.root, TODAY) is None
    assert made.mend() is None
    assert made.build(options={"search": True}).indexed


def test_who_goes_on_may_leave_the_index_behind(site: MakeSite) -> None:
    made = site({"content/entries/call.md": CALL, FILE: VISIT})
    made.age()
    made.build(options={"search": True})
    for word in ("one", "two"):
        made.write(FILE, VISIT + f"\nAnd {word}.\n")
        report = made.mend(goes_on=True)
        assert report
        assert report.is_behind
    report = made.mend(goes_on=True)
    assert report
    assert report.is_behind
    assert made.build(options={"search": True}).indexed


def test_a_page_is_shown_before_it_is_recorded(visited: Site) -> None:
    shown: list[tuple[Sequence[str], bool]] = []
    visited.replace(FILE, "a pipeline", "the pipeline")
    ledger = next((visited.root / ".chronicle/ledgers").iterdir())
    before = ledger.read_bytes()
    visited.mend(show=lambda paths: shown.append((paths, ledger.read_bytes() == before)))
    assert shown == [(["entries/visit/index.html"], True)]
    assert ledger.read_bytes() != before


def test_a_file_that_is_edited_while_it_is_retouched_is_retouched_again(
    visited: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_and_edit(data: bytes, file: str) -> Any:
        monkeypatch.undo()
        visited.replace(FILE, "a railway", "a harbour")
        return split_document(data, file)

    monkeypatch.setattr("chronicle.retouching.split_document", read_and_edit)
    visited.replace(FILE, "a pipeline", "a railway")
    assert visited.mend()
    assert b"a railway" in visited.tree()["entries/visit/index.html"]
    assert visited.mend()
    assert b"a harbour" in visited.tree()["entries/visit/index.html"]


def test_after_a_build_that_was_broken_off_nothing_is_retouched(
    visited: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    visited.replace(FILE, "topics: [energy]", "topics: [trade]")
    monkeypatch.setattr("chronicle.building.let_stand", fail)
    with pytest.raises(KeyboardInterrupt):
        visited.build()
    visited.replace(FILE, "topics: [trade]", "topics: [energy]")
    assert visited.mend() is None


def test_front_matter_that_only_other_pages_show_is_no_text(visited: Site) -> None:
    """An alias is seen on no page but the one that leads on; taken back with an edit of the text it must be missed."""
    visited.replace(FILE, "topics: [energy]", "topics: [energy]\naliases: [/gas/]")
    assert "gas/index.html" in visited.build().written
    visited.replace(FILE, "\naliases: [/gas/]", "")
    visited.replace(FILE, "a pipeline", "the pipeline")
    assert visited.mend() is None
    assert visited.build().removed == ("gas/index.html",)


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b"junk" * 100])
def test_a_damaged_memory_leaves_all_to_a_build(visited: Site, junk: bytes) -> None:
    for path in (visited.root / ".chronicle" / "plates").rglob("*"):
        if path.is_file():
            path.write_bytes(junk)
    visited.replace(FILE, "a pipeline", "the pipeline")
    assert visited.mend() is None
    assert visited.build().written == ("entries/visit/index.html",)


TEXTS = st.lists(
    st.sampled_from(
        [
            "Words.",
            "*More* words.",
            "## Gas",
            "[[call]]",
            "[^src:tdi]",
            "- an item",
            "> said",
            "Monday",
        ]
    ),
    max_size=5,
).map("\n\n".join)


@how_long(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_after_any_edits_of_a_text_the_output_is_what_a_build_from_nothing_makes(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    place = tmp_path_factory.mktemp("texts")
    site = Site(place / "site")
    site.write("site.yaml", "title: Calls\n")
    site.write("content/entries/call.md", CALL)
    site.write(FILE, VISIT)
    site.build()
    for text in texts:
        site.write(FILE, f"{VISIT}\n{text}\n")
        if site.mend() is None:
            assert not site.build().failed
    assert site.tree() == clean_tree(site, place / "clean")


def test_a_retouch_loads_nothing_that_reads_or_plans_a_chronicle() -> None:
    """To load what a retouch has no use for takes longer than the retouch."""
    script = (
        "import sys, chronicle.retouching\n"
        "print(*(name for name in sys.modules if name.startswith('chronicle.')))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    loaded = run.stdout.split()
    assert "chronicle.planning.views" in loaded
    unused = ("reading", "linking", "checking", "deriving", "drawing", "building", "schema")
    assert [name for name in loaded if name.split(".")[1] in unused] == []
    assert [
        name
        for name in loaded
        if name.startswith("chronicle.planning.")
        and not name.startswith(
            tuple(f"chronicle.planning.{each}" for each in ("views", "placing", "lots", "grounds"))
        )
    ] == []
