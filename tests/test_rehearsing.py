"""A dry run tells what the next build will do and why, how large the site will be, and writes nothing."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import TODAY, Site
from test_building import EDITION_EDITS, EDITS, PERSON, SMALL, SMALL_EDITS, Edits

from chronicle.cli import main
from chronicle.rehearsing import rehearse
from chronicle.rehearsing.forecasts import LIMIT, Forecast, Size
from chronicle.rehearsing.foreseeing import FORCED, NEW, OTHERWISE, TOUCHED, Foreseen
from chronicle.rehearsing.telling import as_json, as_text

MakeSite = Callable[[Mapping[str, str | bytes]], Site]

CALLER = (
    "---\nname: Imran Khan\noffices: [{title: Premier, from: 2018, to: 2022-04}]\n---\nA life.\n"
)
ABOUT = "# About\n\nWhy.\n\nAnd how.\n"
PROMISE = "commitments: [{id: letter, by: India, text: To write., due: 2027-01-01}]\n"
PUTIN = "---\nname: Vladimir Putin\noffices: [{title: President, from: 2012}]\n---\n"


@pytest.fixture
def small(site: MakeSite) -> Site:
    people = {PERSON: CALLER, "content/people/vladimir-putin.md": PUTIN}
    made = site({**SMALL, **people, "content/pages/about.md": ABOUT})
    assert not made.build().failed
    return made


def foretold(site: Site, *, options: Mapping[str, Any] | None = None, **how: Any) -> Forecast:
    return rehearse(site.settings(**(options or {})), **{"jobs": 1, **how})


def reasons(forecast: Forecast) -> dict[str, tuple[str, ...]]:
    """Of each file that would be made, by its path."""
    return {file.path: file.reasons for file in forecast.files if file.reasons}


def everything(site: Site) -> dict[str, tuple[int, bytes]]:
    """All files of a site and of its output, and what is recorded of the last build."""
    memory = site.root / ".chronicle"
    kept = [*(memory / "ledgers").rglob("*"), *(memory / "causes").rglob("*")]
    files = [path for path in site.root.rglob("*") if memory not in path.parents]
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in [*files, *kept]
        if path.is_file()
    }


# Nothing is written


def test_a_dry_run_of_a_new_site_makes_no_output_and_no_ledger(site: MakeSite) -> None:
    new = site(SMALL)
    before = everything(new)
    assert not foretold(new).failed
    assert everything(new) == before
    assert not new.output.exists()


def test_a_dry_run_changes_nothing_of_what_is_there(small: Site) -> None:
    small.write("content/entries/new.md", SMALL["content/entries/talks.md"])
    small.delete("content/entries/visit.md")
    small.write("public/.chronicle-part-1", "left by a build that was killed")
    before = everything(small)
    forecast = foretold(small)
    assert reasons(forecast)
    assert forecast.removed
    assert everything(small) == before


def test_a_folder_with_other_things_is_refused(site: MakeSite) -> None:
    made = site({**SMALL, "public/own.txt": "mine"})
    forecast = foretold(made)
    assert forecast.failed
    assert "output-not-ours" in {problem.code for problem in forecast.problems}


# What would be made and removed


@pytest.mark.parametrize(
    "edits", [EDITS, SMALL_EDITS, EDITION_EDITS], ids=["all", "few", "editions"]
)
def test_what_is_foretold_is_what_the_next_build_does(
    request: pytest.FixtureRequest, edits: Edits
) -> None:
    site: Site = request.getfixturevalue("example" if edits is EDITS else "small")
    if edits is EDITS:
        site.replace("site.yaml", "languages: [en, ur, ru]\n", "")
        site.build()
    elif edits is SMALL_EDITS:
        site.delete(PERSON)
    for name, edit in edits.items():
        edit(site)
        forecast = foretold(site)
        made = set(reasons(forecast))
        report = site.build()
        assert set(report.written) <= made, name
        assert forecast.removed == report.removed, name
        assert {file.path for file in forecast.files} == set(site.tree()), name
        assert not reasons(foretold(site)), name


def test_the_pages_foretold_to_be_made_are_as_many_as_are_rendered(small: Site) -> None:
    small.replace(PERSON, "Premier", "Prime Minister")
    made = reasons(foretold(small))
    assert len(made) == small.build().rendered


def test_processes_foretell_the_same(example: Site) -> None:
    assert foretold(example, jobs=2) == foretold(example, jobs=1)


def test_with_force_every_page_would_be_made(small: Site) -> None:
    found = reasons(foretold(small, force=True))
    assert found["index.html"] == (FORCED,)
    assert len(found) >= small.build(force=True).rendered


# Why


def test_nothing_was_ever_built(site: MakeSite) -> None:
    forecast = foretold(site(SMALL))
    assert {reason for found in reasons(forecast).values() for reason in found} == {NEW}
    assert all(file.is_new for file in forecast.files)


def test_pages_are_stale_because_the_offices_of_a_person_changed(small: Site) -> None:
    small.replace(PERSON, "Premier", "Prime Minister")
    found = reasons(foretold(small))
    assert {"leaders/imran-khan/index.html", "entries/call/index.html"} <= found.keys()
    assert set(found.values()) == {("the offices of imran-khan changed",)}


def test_of_two_changes_a_page_is_told_those_that_it_shows(small: Site) -> None:
    small.replace("content/people/vladimir-putin.md", "President", "Leader")
    small.replace("content/entries/talks.md", "# Talks", "# Long talks")
    found = reasons(foretold(small))
    assert found["leaders/vladimir-putin/index.html"] == ("the offices of vladimir-putin changed",)
    assert found["entries/talks/index.html"] == ("the heading of talks changed",)
    assert set(found["timeline/index.html"]) == {
        "the offices of vladimir-putin changed",
        "the heading of talks changed",
    }


def test_a_text_and_each_field_are_changes_of_their_own(small: Site) -> None:
    small.replace("content/entries/talks.md", "pipelines", "gas")
    small.replace("content/entries/talks.md", "topics: [peace]", "topics: [peace]\nkind: talks")
    assert reasons(foretold(small))["entries/talks/index.html"] == (
        "the kind of talks changed",
        "the text of talks changed",
    )


def test_a_new_entry_and_one_that_is_gone_are_named(small: Site) -> None:
    small.delete("content/entries/talks.md")
    small.write("content/entries/new.md", SMALL["content/entries/talks.md"])
    forecast = foretold(small)
    found = reasons(forecast)
    assert "content/entries/new.md is new in the site" in found["entries/new/index.html"]
    assert "entries/talks/index.html" in forecast.removed
    told = [change.what for change in forecast.changes]
    assert "content/entries/talks.md is no longer in the site" in told


def test_a_template_is_named_on_the_pages_that_it_makes(small: Site) -> None:
    small.write("templates/partials/entry-card.html", "<b>{{ card.title }}</b>")
    small.replace("content/entries/talks.md", "# Talks", "# Long talks")
    found = reasons(foretold(small))
    changed = "templates/partials/entry-card.html changed"
    assert changed in found["timeline/index.html"]
    assert found["entries/talks/index.html"] == ("the heading of talks changed",)


def test_what_pages_know_of_their_site_is_told_by_its_setting(small: Site) -> None:
    small.write("site.yaml", "title: Other calls\npage_size: 1\n")
    forecast = foretold(small)
    assert reasons(forecast)["entries/talks/index.html"] == ("site.yaml: title changed",)
    assert "site.yaml: page_size changed" in [change.what for change in forecast.changes]


def test_where_no_change_can_be_named_that_is_said(small: Site) -> None:
    small.write("site.yaml", "title: Calls\npage_size: 1\n")
    small.replace("content/entries/talks.md", "# Talks", "# Long talks")
    assert reasons(foretold(small))["topics/energy/index.html"] == (OTHERWISE,)


def test_without_memory_of_the_last_build_no_change_is_named(small: Site) -> None:
    for path in (small.root / ".chronicle/causes").iterdir():
        path.write_bytes(b"junk")
    small.replace(PERSON, "Premier", "Prime Minister")
    forecast = foretold(small)
    assert set(reasons(forecast).values()) == {(OTHERWISE,)}
    assert forecast.changes == ()


def test_a_touched_file_is_told_from_a_stale_page(small: Site) -> None:
    small.write("public/index.html", "not what was built")
    assert reasons(foretold(small)) == {"index.html": (TOUCHED,)}


def test_another_build_date_is_named(small: Site) -> None:
    small.replace("content/entries/talks.md", "topics:", f"{PROMISE}topics:")
    small.build()
    days = {"date": TODAY.replace(year=TODAY.year + 1)}
    found = set(reasons(foretold(small, options=days)).values())
    assert found == {(f"the build date is {days['date']}, and was {TODAY}",)}


def test_a_comment_in_front_matter_is_no_change(small: Site) -> None:
    small.replace(PERSON, "name:", "# As he is called.\nname:")
    forecast = foretold(small)
    assert (forecast.changes, reasons(forecast)) == ((), {})


def test_a_text_that_was_retouched_is_no_change_any_more(small: Site) -> None:
    small.age()
    small.build()
    small.replace("content/pages/about.md", "And how.", "How, too.")
    assert small.mend()
    assert foretold(small).changes == ()
    small.replace("content/pages/about.md", "# About", "---\nsummary: Why\n---\n# About")
    assert [change.what for change in foretold(small).changes] == ["the summary of about changed"]


# How large the site would be


def test_the_size_of_a_site_that_was_built_is_that_of_its_files(small: Site) -> None:
    files = small.tree()
    size = foretold(small).size
    assert size == Size(len(files), sum(map(len, files.values())))


def test_the_size_of_a_site_that_never_was_is_nearly_what_it_will_be(example: Site) -> None:
    size = foretold(example).size
    assert size.is_estimated
    example.build()
    files = example.tree()
    assert size.files == len(files)
    assert size.bytes == pytest.approx(sum(map(len, files.values())), rel=0.02)


def test_an_index_that_is_still_to_be_made_is_estimated(small: Site) -> None:
    forecast = foretold(small, options={"search": True})
    assert forecast.index
    assert forecast.index.is_estimated
    assert forecast.sections["pagefind"] == forecast.index
    assert "The index to search in would be made anew." in as_text(forecast)


def test_a_fault_of_a_template_fails_the_dry_run(small: Site) -> None:
    small.write("templates/entry.html", "{{ view.nothing.at_all }}")
    small.delete("public/entries/call/index.html")
    assert foretold(small).failed


def test_of_a_site_that_is_nearly_too_large_it_is_said_what_can_be_left_out() -> None:
    pair = Foreseen("relations/a-b/trade/index.html", "relations", LIMIT // 2)
    entry = Foreseen("entries/a/index.html", "entries", LIMIT // 2)
    source = Foreseen("ur/sources/a/index.html", "sources", 9)
    large = Forecast(files=(pair, entry, source), index=Size(9, LIMIT // 10, True))
    assert "`relation_topic_min`" in as_text(large)
    assert "`search: false`" in as_text(large)
    assert large.savings["`without: [sources]`"] == Size(1, 9)
    assert "`without: [sources]`" in as_text(large)
    assert "`without: [pictures]`" not in as_text(large)
    assert "110.0% of the 1 GB" in as_text(large)
    assert "`relation_topic_min`" not in as_text(Forecast(files=(pair,)))


# What is told


def test_programs_are_told_every_file(small: Site) -> None:
    small.replace(PERSON, "Premier", "Prime Minister")
    forecast = foretold(small)
    told = json.loads(as_json(forecast))
    assert {each["file"] for each in told["made"]} == reasons(forecast).keys()
    assert told["size"]["files"] == len(forecast.files)
    assert sum(each["bytes"] for each in told["sections"].values()) == told["size"]["bytes"]


def test_people_are_told_a_few_of_many(small: Site) -> None:
    small.write("site.yaml", "title: Other calls\n")
    told = as_text(foretold(small))
    assert "  site.yaml: title changed\n" in told
    assert " more\n" in told


@pytest.fixture
def at_site(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    small.write("site.yaml", "title: Calls\nsearch: false\n")
    monkeypatch.chdir(small.root)
    return small


def test_the_command_says_what_a_build_would_do_and_does_nothing(at_site: Site) -> None:
    before = everything(at_site)
    text = CliRunner().invoke(main, ["build", "--dry-run"])
    assert (text.exit_code, text.stdout.startswith("Nothing was written.")) == (0, True)
    programs = CliRunner().invoke(main, ["build", "--dry-run", "--format", "json"])
    assert json.loads(programs.stdout)["size"]["files"] == len(at_site.tree())
    assert everything(at_site) == before


def test_a_dry_run_with_errors_ends_with_1(at_site: Site) -> None:
    at_site.write("content/entries/bad.md", "---\ndate: tomorrow\n---\n# Bad\n")
    result = CliRunner().invoke(main, ["build", "--dry-run", "--format", "json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["diagnostics"]


def test_a_build_that_is_none_of_a_dry_run_has_no_format(at_site: Site) -> None:
    assert CliRunner().invoke(main, ["build", "--format", "json"]).exit_code == 2
