"""After an edit of texts, a commit, or a night, few lots are planned anew, and the output is what a build from nothing makes."""

import datetime
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from conftest import CALL, TODAY, Site

from chronicle.drawing_up import draw
from chronicle.history import History, Past
from chronicle.planning.lots import Lot
from chronicle.planning.outlining import Outline
from chronicle.planning.sections import SECTIONS, Run
from chronicle.spreading import Spread

MakeSite = Callable[[Mapping[str, str | bytes]], Site]

NUMBERS = range(250)
"""More entries than a lot has."""


def entry(number: int) -> str:
    return f"content/entries/{number:03}.md"


@pytest.fixture
def kept(site: MakeSite) -> Site:
    """A site in a repository, committed and built."""
    calls = {entry(number): f"{CALL}\nOf {number}.[^1]\n" for number in NUMBERS}
    made = site({**calls, "content/people/imran-khan.md": "---\nname: Imran Khan\n---\nA life.\n"})
    made.write("content/pages/about.md", "# About\n\nWhy.\n")
    made.write(".gitignore", "/.chronicle/\n/public/\n")
    made.git("init", "--quiet")
    made.git("add", ".")
    made.git("commit", "--quiet", "-m", "Begin")
    made.age()
    assert not made.build().failed
    return made


@pytest.fixture
def planned(kept: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sections of the lots that are planned from now on."""
    sections: list[str] = []
    runs = Outline.runs

    def noted(self: Outline, lot: Lot) -> Iterator[Run]:
        sections.append(SECTIONS[lot.section].name)
        return runs(self, lot)

    monkeypatch.setattr(Outline, "runs", noted)
    return sections


def assert_as_from_nothing(site: Site, place: Path) -> None:
    site.build(options={"output": place}, force=True)
    assert site.tree() == site.tree(place)


def test_an_edit_of_a_text_plans_the_lot_with_its_page_alone(
    kept: Site, planned: list[str], tmp_path: Path
) -> None:
    new = entry(400)  # Git has nothing to tell of it.
    kept.write(new, (kept.root / entry(7)).read_text("utf-8"))
    kept.build()
    planned.clear()
    # Each of these has a finding, a footnote without a text, so that a retouch would not do.
    kept.replace(new, "Of 7.", "Of seven.")
    report = kept.build()
    assert planned == ["entries"]
    assert (report.written, report.converted) == (("entries/400/index.html",), 1)
    assert_as_from_nothing(kept, tmp_path / "other")


def test_a_commit_plans_what_tells_of_it(kept: Site, planned: list[str], tmp_path: Path) -> None:
    kept.replace(entry(7), "Of 7.", "Of seven.")
    kept.git("commit", "--quiet", "--all", "-m", "Spell the number", "--date=2030-05-03T12:00:00")
    report = kept.build()
    assert planned == ["data", "entries"]
    assert "entries/007/index.html" in report.written
    assert {path.split("/")[0] for path in report.written} == {"entries", "data"}
    assert "Spell the number" in (kept.output / "entries/007/index.html").read_text("utf-8")
    assert_as_from_nothing(kept, tmp_path / "other")


def test_a_workflow_plans_what_was_committed_since_its_cache(
    kept: Site, planned: list[str], tmp_path: Path
) -> None:
    kept.replace(entry(7), "Of 7.", "Of seven.")
    kept.git("commit", "--quiet", "--all", "-m", "Spell the number", "--date=2030-05-03T12:00:00")
    kept.age()
    shutil.rmtree(kept.output)
    kept.build()
    assert planned == ["data", "entries"]
    assert_as_from_nothing(kept, tmp_path / "other")


def test_a_commit_of_anything_else_plans_nothing(
    kept: Site, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write("README.md", "How we work\n")
    kept.write("templates/partials/footer.html", "<footer>Ours</footer>")
    kept.git("add", ".")
    kept.git("commit", "--quiet", "-m", "Say how")
    monkeypatch.setattr("chronicle.building.draw", None)  # It is not even read.
    report = kept.build()
    assert planned == []
    assert "entries/007/index.html" in report.written


@pytest.mark.parametrize(
    "edit",
    [
        lambda site: site.replace(entry(7), "kind: call", "kind: meeting"),
        lambda site: site.replace(entry(7), "Of 7.", "See [[008]]."),
        lambda site: site.write(entry(300), CALL),
        lambda site: site.delete(entry(7)),
        lambda site: site.write("content/people/imran-khan.md", "---\nname: I. Khan\n---\n"),
        lambda site: site.replace("content/people/imran-khan.md", "A life", "Lives"),
        lambda site: site.write("content/media/map.png", b"\x89PNG"),
        lambda site: site.write("site.yaml", "title: Other calls\n"),
    ],
)
def test_any_other_edit_plans_everything(
    kept: Site, planned: list[str], edit: Callable[[Site], None], tmp_path: Path
) -> None:
    edit(kept)
    assert not kept.build().failed
    assert set(planned) >= {"home", "entries", "leaders", "timeline", "data"}
    assert_as_from_nothing(kept, tmp_path / "other")


TOMORROW = TODAY + datetime.timedelta(1)


def assert_as_from_nothing_on(day: datetime.date, site: Site, place: Path) -> None:
    site.build(options={"output": place, "today": day}, force=True)
    assert site.tree() == site.tree(place)


def test_on_another_day_what_rests_on_the_day_is_planned(
    kept: Site, planned: list[str], tmp_path: Path
) -> None:
    report = kept.build(options={"today": TOMORROW})
    assert planned == ["home"]
    assert set(report.written) <= {"index.html"}
    assert_as_from_nothing_on(TOMORROW, kept, tmp_path / "other")


def test_on_the_day_after_a_promise_was_due_what_tells_of_promises_is_planned(
    kept: Site, planned: list[str], tmp_path: Path
) -> None:
    due = f"commitments: [{{id: gas, by: Russia, text: To sell gas., due: {TODAY}}}]\n"
    kept.replace(entry(7), "kind: call\n", f"kind: call\n{due}")
    kept.build()
    planned.clear()
    report = kept.build(options={"today": TOMORROW})
    assert {"entries", "commitments", "data", "relations"} <= set(planned)
    assert not {"timeline", "years", "topics", "on-this-day"} & set(planned)
    assert "entries/007/index.html" in report.written
    assert_as_from_nothing_on(TOMORROW, kept, tmp_path / "other")


def test_what_comes_out_on_a_day_is_planned_with_all_that_tells_of_it(
    kept: Site, tmp_path: Path
) -> None:
    kept.replace(entry(7), "kind: call\n", f"kind: call\npublish: {TOMORROW}\n")
    kept.build()
    assert "entries/007/index.html" not in kept.tree()
    kept.build(options={"today": TOMORROW})
    assert "entries/007/index.html" in kept.tree()
    assert_as_from_nothing_on(TOMORROW, kept, tmp_path / "other")


def test_in_another_month_what_tells_how_far_is_collected_is_planned(
    kept: Site, planned: list[str], tmp_path: Path
) -> None:
    kept.write("site.yaml", f"{kept.read('site.yaml')}coverage: {{from: 2000, to: 2050}}\n")
    kept.build()
    planned.clear()
    later = TODAY + datetime.timedelta(40)
    kept.build(options={"today": later})
    assert {"timeline", "coverage", "home"} <= set(planned)
    assert "entries" not in planned
    assert_as_from_nothing_on(later, kept, tmp_path / "other")


def test_a_text_that_was_retouched_before_is_not_taken_from_its_plate(
    kept: Site, planned: list[str], tmp_path: Path
) -> None:
    terms = "content/pages/terms.md"
    kept.write(terms, "# Terms\n\nThese.\n\nNone.\n")
    kept.build()
    kept.replace(terms, "None.", "Few.")
    assert kept.mend()
    kept.replace(entry(7), "Of 7.", "Of seven.")
    planned.clear()
    kept.build()
    assert sorted(planned) == ["data", "entries", "pages"]
    assert "Few." in (kept.output / "terms/index.html").read_text("utf-8")
    assert_as_from_nothing(kept, tmp_path / "other")


class Asked(History):
    """Remembers of which files it was asked."""

    files_asked: set[str] = set()  # noqa: RUF012 - all instances are one

    def of(self, file: str) -> Past | None:
        self.files_asked.add(file)
        return super().of(file)


def test_only_a_files_own_page_tells_its_past_and_the_sections_that_say_so(
    example: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronicle.drawing_up.read_history", lambda *_, **__: Asked())
    outline, _ = draw(example.settings(), Spread(1))
    telling = set()
    for lot in outline.lots:
        Asked.files_asked.clear()
        pages = list(outline.pages(lot))
        own = {getattr(getattr(page.view, "prose", None), "file", "") for page in pages}
        if not own.issuperset(Asked.files_asked):
            telling.add(lot.section)
    assert telling == {number for number, section in enumerate(SECTIONS) if section.tells_history}
