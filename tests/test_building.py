"""What must stay true of every build, whatever was edited before it."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import fields
from itertools import count
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import CALL, CHECKOUT, TODAY, Site, clean_tree
from hypothesis import HealthCheck, given
from hypothesis import settings as how_long
from hypothesis import strategies as st

from chronicle import building, spreading
from chronicle.building import Report
from chronicle.ledger import unchanged
from chronicle.planning.views import Listed, Month
from chronicle.staging import Stage
from chronicle.writing import MANIFEST, Output

MakeSite = Callable[[Mapping[str, str | bytes]], Site]

VISIT = """---
date: 2022-02-23/2022-02-24
kind: visit
parties: [Pakistan, Russia]
people: [Imran Khan, Vladimir Putin]
place: Moscow
topics: [energy]
follows: [call]
---
# Khan visits Moscow

As agreed in [[call]].
"""
TALKS = """---
date: 1966-01-04
parties: [India, Pakistan]
topics: [peace]
---
# Talks in Tashkent

Nobody spoke of pipelines.
"""
SMALL = {
    "content/entries/call.md": CALL,
    "content/entries/visit.md": VISIT,
    "content/entries/talks.md": TALKS,
    "content/pages/about.md": "# About\n\nWhy.\n",
    "content/media/map.png": b"\x89PNG small",
}


class Killed(BaseException):
    """Stands for the end of the process in the middle of a build."""


@pytest.fixture
def small(site: MakeSite) -> Site:
    made = site(SMALL)
    assert not made.build().failed
    return made


def codes(report: Report) -> set[str]:
    return {problem.code for problem in report.problems}


def assert_same(found: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    """Compare trees so that a failure names files and not a megabyte of bytes."""
    assert sorted(found) == sorted(wanted)
    assert [path for path in wanted if found[path] != wanted[path]] == []


# Incremental is clean

PERSON = "content/people/imran-khan.md"
CALL_2022 = "content/entries/2022/2022-01-17-khan-putin-call.md"
KARACHI = "---\ndate: 2024-03-05\nparties: [Pakistan, Russia]\ntopics: [Energy]\n---\n"
SHORTER_CARD = (
    '<article class="card"><a href="{{ url(card.address) }}">{{ card.title }}</a></article>'
)


def rename(site: Site, old: str, new: str) -> None:
    (site.root / old).rename(site.root / new)


Edits = dict[str, Callable[[Site], object]]
EDITS: Edits = {
    "a body": lambda site: site.write(
        CALL_2022, (site.root / CALL_2022).read_text() + "\nOne more paragraph.\n"
    ),
    "a title": lambda site: site.replace(CALL_2022, "\ntitle: ", "\ntitle: Once more, "),
    "a date": lambda site: site.replace(
        "content/entries/2022/2022-09-15-samarkand.md", "\ndate: 2022-09-15", "\ndate: 2022-10-18"
    ),
    "a person's office": lambda site: site.replace(PERSON, "Prime Minister\n", "Premier\n"),
    "a topic's name": lambda site: site.replace(
        "content/topics/energy.md", "name: Energy\naliases: [", "name: Power\naliases: [Energy, "
    ),
    "the introduction of a relation": lambda site: site.replace(
        "content/relations/pakistan-russia.md", "Both governments", "The two governments"
    ),
    "a new entry": lambda site: site.write("content/entries/new.md", KARACHI + "# A new one\n"),
    "a renamed page": lambda site: [
        rename(site, f"content/pages/about{tag}.md", f"content/pages/us{tag}.md")
        for tag in ("", ".ru", ".ur")
    ],
    "a translation": lambda site: site.write(
        "content/pages/us.fr.md", "---\ntitle: À propos\n---\nTexte\n"
    ),
    "a partial": lambda site: site.write("templates/partials/entry-card.html", SHORTER_CARD),
    "the site's title": lambda site: site.replace(
        "site.yaml", "title: Pakistan", "title: The Pakistan"
    ),
    "the address of the site": lambda site: site.replace(
        "site.yaml", "https://example.github.io/chronicle/", "https://example.org/"
    ),
}

SMALL_EDITS: Edits = {
    "a partial": EDITS["a partial"],
    "a partial taken back": lambda site: site.delete("templates/partials/entry-card.html"),
    "another media file": lambda site: site.write("content/media/a/map.png", b"\x89PNG one"),
    "a media file": lambda site: site.write("content/media/a/map.png", b"\x89PNG two"),
    "no media file": lambda site: site.delete("content/media/a/map.png"),
    "the accent": lambda site: site.write(
        "site.yaml", (site.root / "site.yaml").read_text() + 'theme: {accent: "#123456"}\n'
    ),
    "the length of lists": lambda site: site.write(
        "site.yaml", (site.root / "site.yaml").read_text() + "page_size: 1\n"
    ),
    "a person's file": lambda site: site.write(
        PERSON, "---\nname: Imran Ahmed Khan\naliases: [Imran Khan]\n---\nA biography.\n"
    ),
    "a broader topic": lambda site: site.write(
        "content/topics/energy.md", "---\nname: Energy\nbroader: Trade\n---\n"
    ),
    "a status": lambda site: site.replace(
        "content/entries/call.md", "kind: call\n", "kind: call\nstatus: disputed\n"
    ),
    "a style sheet": lambda site: site.write("templates/static/chronicle.css", "body{}"),
    "a deleted entry": lambda site: site.delete("content/entries/visit.md"),
    "a draft": lambda site: site.replace(
        "content/entries/talks.md", "topics:", "draft: true\ntopics:"
    ),
}


EDITION_EDITS: Edits = {
    "editions": lambda site: site.write(
        "site.yaml", (site.root / "site.yaml").read_text() + "languages: [en, ur, ru]\n"
    ),
    "a translation": lambda site: site.write("content/entries/call.ur.md", "# بات\n\nمتن\n"),
    "a translated title": lambda site: site.replace("content/entries/call.ur.md", "بات", "گفتگو"),
    "a person": lambda site: site.write(PERSON, "---\nname: Imran Khan\n---\nA life.\n"),
    "a translated name": lambda site: site.write(
        PERSON.replace(".md", ".ur.md"), "---\nname: عمران خان\n---\n"
    ),
    "another": lambda site: site.replace(PERSON.replace(".md", ".ur.md"), "عمران خان", "خان"),
    "a translated text": lambda site: site.write(
        PERSON.replace(".md", ".ur.md"), "---\nname: خان\n---\nسوانح\n"
    ),
    "a native name": lambda site: site.write(
        PERSON, "---\nname: Imran Khan\nnative_name: {ru: Имран Хан}\n---\nA life.\n"
    ),
    "a title of the site": lambda site: site.write(
        "site.yaml", (site.root / "site.yaml").read_text() + "editions: {ur: {title: ریکارڈ}}\n"
    ),
    "a translated page": lambda site: site.write("content/pages/about.ru.md", "# О сайте\n"),
    "no translation": lambda site: site.delete("content/entries/call.ur.md"),
    "one edition less": lambda site: site.replace("site.yaml", "ur, ru]", "ur]"),
}


@pytest.mark.parametrize(
    ("start", "edits"),
    [("example", EDITS), ("small", SMALL_EDITS), ("small", EDITION_EDITS)],
    ids=["example", "small", "editions"],
)
def test_after_each_edit_the_output_is_what_a_build_from_nothing_makes(
    request: pytest.FixtureRequest, tmp_path: Path, start: str, edits: Edits
) -> None:
    site: Site = request.getfixturevalue(start)
    if start == "example":  # Its editions would take their time; those of a small site are tried.
        site.replace("site.yaml", "languages: [en, ur, ru]\n", "")
    site.build()
    for name, edit in edits.items():
        edit(site)
        report = site.build()
        assert not report.failed, (name, report.problems)
        assert report.written or report.removed, name
        site.build(options={"output": tmp_path / "other"}, force=True)
        assert_same(site.tree(), site.tree(tmp_path / "other"))
    assert_same(site.tree(), clean_tree(site, tmp_path / "clean"))


NAMES = st.sampled_from(["call", "visit", "talks", "new", "other"])
FIELDS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2022-01-17", "1966~", "2022-01", "2021-12-31/2022-01-02"]),
        "parties": st.sampled_from(["[Pakistan, Russia]", "[India]", "[India, Pakistan, China]"]),
        "topics": st.sampled_from(["[energy]", "[energy, peace]", "[trade]"]),
    },
    optional={
        "people": st.sampled_from(["[Imran Khan]", "[Imran Khan, Vladimir Putin]"]),
        "place": st.sampled_from(["Moscow", "Tashkent"]),
        "summary": st.just("In short"),
        "draft": st.just("true"),
    },
)
EDIT = st.one_of(
    st.tuples(st.just("write"), NAMES, FIELDS, st.sampled_from(["Words.", "Other *words*.", ""])),
    st.tuples(st.just("delete"), NAMES),
    st.tuples(st.just("setting"), st.sampled_from(["title: A", "title: B\npage_size: 1"])),
    st.tuples(st.just("person"), st.sampled_from(["Premier", "President"])),
    st.tuples(st.just("template"), st.sampled_from(["<b>{{ card.title }}</b>", None])),
    st.tuples(st.just("break"), st.integers(0, 30)),
)


def apply(site: Site, edit: tuple[Any, ...]) -> None:
    match edit:
        case ("write", name, fields, body):
            lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
            site.write(f"content/entries/{name}.md", f"---\n{lines}---\n# About {name}\n\n{body}\n")
        case ("delete", name):
            (site.root / f"content/entries/{name}.md").unlink(missing_ok=True)
        case ("setting", text):
            site.write("site.yaml", f"{text}\n")
        case ("person", office):
            text = f"name: Imran Khan\noffices: [{{title: {office}, from: 2018, to: 2022-04}}]"
            site.write("content/people/imran-khan.md", f"---\n{text}\n---\n")
        case ("template", text):
            path = "templates/partials/entry-card.html"
            site.write(path, text) if text else (site.root / path).unlink(missing_ok=True)
        case ("break", number):
            files = sorted(path for path in site.output.rglob("*.html"))
            if files:
                files[number % len(files)].write_text("not what was built")


@how_long(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(EDIT, min_size=1, max_size=5))
def test_after_any_edits_the_output_is_what_a_build_from_nothing_makes(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Any, ...]]
) -> None:
    place = tmp_path_factory.mktemp("edits")
    site = Site(place / "site")
    apply(site, ("setting", "title: A"))
    site.write("content/entries/call.md", CALL)
    site.build()
    for edit in edits:
        apply(site, edit)
        assert not site.build().failed
    assert_same(site.tree(), clean_tree(site, place / "clean"))
    shutil.rmtree(place)


# Same input, same bytes

SCRIPT = """
import datetime, os, sys
from pathlib import Path
if sys.argv[2] == "backwards":
    listdir, scandir = os.listdir, os.scandir
    class Backwards:
        def __init__(self, entries):
            self.next = iter(entries).__next__
        __next__ = lambda self: self.next()
        __iter__ = lambda self: self
        __enter__ = lambda self: self
        __exit__ = lambda *_: None
    os.listdir = lambda *path: sorted(listdir(*path), reverse=True)
    os.scandir = lambda *path: Backwards(sorted(scandir(*path), key=lambda e: e.name, reverse=True))
from chronicle.building import build
from chronicle.settings import read_settings
if __name__ == "__main__":
    settings, _ = read_settings(Path(sys.argv[1]), datetime.date(2026, 11, 23))
    report = build(settings, jobs=int(sys.argv[3]))
    sys.exit(report.failed)
"""


def test_the_bytes_do_not_depend_on_seed_zone_locale_machine_or_order(
    small: Site, tmp_path: Path
) -> None:
    small.build(options={"search": True})
    wanted = small.tree()
    for seed, zone, locale, order, jobs in (
        ("1", "Asia/Karachi", "tr_TR.UTF-8", "forwards", "1"),
        ("2", "America/St_Johns", "C", "backwards", "2"),
    ):
        copy = small.copy(tmp_path / f"seed-{seed}")
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        command = [sys.executable, "-c", SCRIPT, str(copy.root), order, jobs]
        subprocess.run(command, env={**os.environ, **environment}, cwd=CHECKOUT, check=True)
        assert_same(copy.tree(), wanted)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_however_started_make_the_same_site(
    small: Site, tmp_path: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "FEW", 1)
    copy = small.copy(tmp_path / "copy")
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as executor:
        copy.build(executor=executor)
    assert_same(copy.tree(), small.tree())


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_of_our_own_however_started_make_the_same_site(
    small: Site, tmp_path: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "LITTLE", 1)
    monkeypatch.setattr(spreading, "_context", lambda: multiprocessing.get_context(method))
    copy = small.copy(tmp_path / "copy")
    report = copy.build(jobs=2)
    assert report.rendered > 10
    assert_same(copy.tree(), small.tree())


def test_threads_make_the_same_site(small: Site, tmp_path: Path) -> None:
    copy = small.copy(tmp_path / "copy")
    with ThreadPoolExecutor(2) as executor:
        copy.build(executor=executor)
    assert_same(copy.tree(), small.tree())


# A build never harms


@pytest.mark.parametrize(
    ("step", "moment"),
    [
        *(((Stage, "put"), moment) for moment in (0, 1, 20)),
        *(((Output, "_move"), moment) for moment in (0, 1, 20)),
        *(((Output, "_remove"), moment) for moment in (0, 1)),
    ],
)
def test_a_killed_build_is_repaired_by_the_next(
    small: Site,
    tmp_path: Path,
    step: tuple[type, str],
    moment: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small.replace("site.yaml", "Calls", "Calls and visits")
    small.delete("content/entries/talks.md")
    whole, calls = getattr(*step), count()

    def killed(*arguments: object) -> object:
        if next(calls) == moment:
            raise Killed
        return whole(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(*step, killed)
        with pytest.raises(Killed):
            small.build(jobs=1)
    small.build()
    assert_same(small.tree(), clean_tree(small, tmp_path / "clean"))


def test_a_build_killed_before_it_is_recorded_is_repaired_by_the_next(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    small.delete("content/entries/talks.md")
    with monkeypatch.context() as patch:
        patch.setattr("chronicle.building.Ledger.save", killed)
        with pytest.raises(Killed):
            small.build()
    small.write("content/entries/talks.md", TALKS)
    small.build()
    assert_same(small.tree(), clean_tree(small, tmp_path / "clean"))


def test_what_others_put_into_the_output_stays(small: Site) -> None:
    mine = small.output / "entries" / "talks" / "note.txt"
    mine.write_text("mine")
    small.delete("content/entries/talks.md")
    report = small.build()
    assert "entries/talks/index.html" in report.removed
    assert mine.read_text() == "mine"
    assert not (small.output / "entries/talks/index.html").exists()


def test_a_folder_with_other_things_is_refused(site: MakeSite) -> None:
    made = site({**SMALL, "public/thesis.txt": "years of work"})
    report = made.build()
    assert report.failed
    assert codes(report) == {"output-not-ours"}
    assert made.tree() == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("other", ["public", "other"])
def test_two_builds_do_not_write_to_one_folder_at_a_time(
    small: Site, tmp_path: Path, other: str
) -> None:
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from chronicle.locking import alone\n"
        "with alone(Path(sys.argv[1]), Path(sys.argv[2])):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    before = small.tree()
    small.replace("content/entries/call.md", "the pipeline", "a pipeline")
    held = [sys.executable, "-c", script, small.root / ".chronicle", small.root / other]
    with subprocess.Popen(
        held, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        report = small.build()
        if other == "public":
            assert codes(report) == {"output-busy"}
            assert report.failed
            assert small.tree() == before
        else:
            assert not report.failed
        process.kill()
    assert not small.build().failed


def test_an_error_leaves_the_last_good_site(small: Site) -> None:
    before = small.tree()
    small.replace("content/entries/visit.md", "[[call]]", "[[no-such-page]]")
    report = small.build()
    assert report.failed
    assert "dead-link" in codes(report)
    assert not report.written
    assert small.tree() == before


def test_a_fault_in_a_template_is_a_finding_and_leaves_the_last_good_site(small: Site) -> None:
    before = small.tree()
    small.write("templates/partials/entry-card.html", "{{ card.titel }}")
    small.write("templates/page.html", "{{ view.title }}")
    report = small.build()
    assert report.failed
    assert [problem.code for problem in report.problems] == ["template-unknown-name"]
    assert small.tree() == before


def test_warnings_stop_a_strict_build_only(small: Site) -> None:
    small.write("content/notes/a.md", "misplaced")
    strict = small.build(strict=True)
    assert strict.failed
    assert "misplaced-file" in codes(strict)
    assert not small.build().failed


# The cost follows the change


def test_without_an_edit_nothing_is_converted_rendered_or_written(small: Site) -> None:
    report = small.build()
    assert (report.converted, report.rendered, report.written, report.removed) == (0, 0, (), ())
    assert report.pages == len(small.tree())


def test_an_edited_body_renders_the_pages_that_show_it_and_converts_one_text(small: Site) -> None:
    # Lists show the first sentence, and only the entry's own page the rest.
    small.replace("content/entries/talks.md", "pipelines.\n", "pipelines.\n\nA second part.\n")
    report = small.build()
    assert report.converted == 1
    assert report.rendered == 1
    assert report.written == ("entries/talks/index.html",)


def test_a_body_known_from_another_output_is_not_converted_again(
    small: Site, tmp_path: Path
) -> None:
    report = small.build(options={"output": tmp_path / "elsewhere"}, force=True)
    assert report.converted == 0
    assert report.rendered > 0
    assert_same(small.tree(tmp_path / "elsewhere"), small.tree())


def test_force_renders_everything_and_writes_nothing_that_is_there(small: Site) -> None:
    report = small.build(force=True)
    assert report.rendered > 10
    assert report.written == ()


@pytest.mark.parametrize("harm", ["deleted", "edited", "cut"])
def test_a_file_of_the_output_that_somebody_touched_is_made_again(small: Site, harm: str) -> None:
    before = small.tree()
    page = small.output / "entries" / "call" / "index.html"
    if harm == "deleted":
        page.unlink()
    else:
        page.write_bytes(b"" if harm == "cut" else before["entries/call/index.html"] + b" ")
    report = small.build()
    assert report.written == ("entries/call/index.html",)
    assert small.tree() == before


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b'{"edition": 3, "ledger": {}}', b"2\n3"])
def test_a_damaged_memory_is_forgotten(small: Site, junk: bytes) -> None:
    before = small.tree()
    for path in (small.root / ".chronicle").rglob("*"):
        if path.is_file():
            path.write_bytes(junk)
    report = small.build()
    assert not report.failed
    assert report.converted > 0
    assert small.tree() == before
    assert small.build().rendered == 0


@pytest.mark.parametrize("line", range(5))
def test_a_damaged_line_of_the_ledger_costs_no_more_than_time(settled: Site, line: int) -> None:
    before = settled.tree()
    (ledger,) = (settled.root / ".chronicle" / "ledgers").iterdir()
    lines = ledger.read_bytes().split(b"\n")
    lines[line] = b'{"index.html": [1, 2]}'
    ledger.write_bytes(b"\n".join(lines))
    # What files were made from does not matter until there is something to do.
    assert (unchanged(settled.root, TODAY) is None) == (line < 4)
    assert not settled.build().failed
    assert settled.tree() == before
    assert unchanged(settled.root, TODAY)


# Nothing to do


@pytest.fixture
def settled(small: Site) -> Site:
    """A site that was built when its files had long been as they are."""
    small.age()
    small.build()
    return small


def test_a_site_that_nobody_touched_is_known_as_such(settled: Site) -> None:
    report = unchanged(settled.root, TODAY)
    assert report
    assert report.pages == len(settled.tree())
    assert not report.rendered


@pytest.mark.parametrize(
    "edit",
    [
        lambda site: site.replace("content/entries/call.md", "They", "Both"),
        lambda site: site.write("content/entries/new.md", CALL),
        lambda site: site.delete("content/entries/talks.md"),
        lambda site: site.write("site.yaml", "title: Other\n"),
        lambda site: site.write("templates/page.html", "{{ view.title }}"),
        lambda site: site.delete("public/entries/call/index.html"),
        lambda site: site.write("public/entries/call/index.html", "edited"),
        lambda site: site.delete(f"public/{MANIFEST}"),
    ],
)
def test_any_touch_of_a_source_or_a_file_of_the_output_is_looked_into(
    settled: Site, edit: Callable[[Site], object]
) -> None:
    edit(settled)
    assert unchanged(settled.root, TODAY) is None


@pytest.mark.parametrize(
    "options",
    [
        {"today": TODAY.replace(day=24)},
        {"date": TODAY.replace(day=24)},
        {"url": "https://example.org/"},
        {"drafts": True},
        {"future": True},
        {"output": Path("other")},
    ],
)
def test_a_build_with_other_options_is_not_taken_for_this_one(
    settled: Site, options: dict[str, Any]
) -> None:
    assert unchanged(settled.root, **{"today": TODAY, **options}) is None


def test_a_commit_after_the_build_is_noticed_and_changes_the_pages_that_it_is_told_on(
    settled: Site,
) -> None:
    settled.git("init", "--quiet")
    assert unchanged(settled.root, TODAY) is None
    settled.build()
    assert unchanged(settled.root, TODAY)
    settled.git("add", "content")
    settled.git("commit", "--quiet", "-m", "Begin", "--date=2024-05-03T12:00:00")
    assert unchanged(settled.root, TODAY) is None
    report = settled.build()
    assert "entries/call/index.html" in report.written
    assert {path.split("/")[0] for path in report.written} == {"about", "data", "entries"}
    html = (settled.root / "public/entries/call/index.html").read_text()
    assert 'First published <time datetime="2024-05-03">' in html
    assert settled.build().rendered == 0
    assert unchanged(settled.root, TODAY)
    settled.replace("site.yaml", "title:", "history: false\ntitle:")
    settled.build()
    assert "First published" not in (settled.root / "public/entries/call/index.html").read_text()


def test_a_file_so_young_that_it_may_change_unseen_is_not_trusted(settled: Site) -> None:
    settled.write("content/entries/new.md", CALL)
    settled.build()
    assert unchanged(settled.root, TODAY) is None


def test_the_warnings_of_the_last_build_are_told_again(settled: Site) -> None:
    settled.write("content/notes/a.md", "misplaced")
    settled.age()
    settled.build()
    report = unchanged(settled.root, TODAY)
    assert report
    assert "misplaced-file" in codes(report)
    assert unchanged(settled.root, TODAY, strict=True) is None


# One path to disk


def test_a_page_and_a_static_file_that_want_one_address_are_a_finding(site: MakeSite) -> None:
    alias = CALL.replace("kind: call", "kind: call\naliases: [static/chronicle.css]")
    made = site({"content/entries/call.md": alias})
    report = made.build()
    assert report.failed
    assert codes(report) == {"address-clash"}
    assert not made.output.exists()


def test_media_and_static_files_are_copied_as_they_are(small: Site) -> None:
    tree = small.tree()
    assert tree["media/map.png"] == b"\x89PNG small"
    assert (
        tree["static/chronicle.css"] == (CHECKOUT / "templates/static/chronicle.css").read_bytes()
    )
    assert tree[".nojekyll"] == b""


def test_the_data_say_the_same_in_both_formats(small: Site) -> None:
    tree = small.tree()
    entries = orjson.loads(tree["data/entries.json"])
    names, *lines = tree["data/entries.csv"].decode().splitlines()
    assert [entry["id"] for entry in entries] == ["talks", "call", "visit"]
    assert [line.split(",")[0] for line in lines] == ["talks", "call", "visit"]
    assert set(names.split(",")) == set(entries[0])
    assert entries[1]["parties"] == ["pakistan", "russia"]
    assert "pakistan; russia" in lines[1]


def test_progress_counts_every_stage_to_its_end(small: Site) -> None:
    small.write("site.yaml", "title: Other\n")
    small.write("content/entries/new.md", VISIT.replace("[[call]]", "[[visit]]"))
    told: dict[str, tuple[int, int]] = {}
    small.build(progress=lambda stage, done, total: told.__setitem__(stage, (done, total)))
    assert set(told) == {"convert", "render", "write"}
    assert all(done == total > 0 for done, total in told.values())


def test_a_fingerprint_takes_in_all_that_a_list_shows_beside_its_cards() -> None:
    # These two are taken apart by name, so that a card is digested once for all the lists.
    assert [field.name for field in fields(Month)] == ["label", "id", "entries"]
    assert [field.name for field in fields(Listed)] == ["card", "note"]
