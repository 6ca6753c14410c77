"""The command line: what each command says, writes and ends with."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from conftest import CALL, Site

from chronicle import __version__
from chronicle.cli import main
from chronicle.commands.progress import Progress

Make = Callable[[Mapping[str, str | bytes]], Site]
LOADED = """
import sys
before = set(sys.modules)
from pathlib import Path
from sysconfig import get_path
from chronicle.cli import main
try:
    main(sys.argv[1:], prog_name="chronicle")
except SystemExit as end:
    installed = Path(get_path("purelib"))
    for name in sorted(set(sys.modules) - before):
        place = getattr(sys.modules[name], "__file__", None)
        if name.startswith("chronicle.") or place and installed in Path(place).parents:
            print("loaded", name)
    raise
"""
"""A program that does a command, and then says which modules of Chronicle and of others it loaded."""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(root: Path, *arguments: str, **environment: str) -> Result:
    """A command as if started in `root`."""
    variables = {"SOURCE_DATE_EPOCH": "1795392000", **environment}  # 2026-11-23
    result = CliRunner(env=variables).invoke(main, ["-C", str(root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def calls(site: Make) -> Site:
    return site({"content/entries/2022/2022-01-17-khan-putin-call.md": CALL})


@pytest.fixture
def faulty(site: Make) -> Site:
    """One error, at the third line."""
    return site({"content/entries/a.md": CALL.replace("kind: call", "kind: [call")})


def commands(
    group: click.Group = main, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    for name, command in group.commands.items():
        found.append(((*path, name), command))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def loaded_by(*arguments: str, **environment: str) -> tuple[str, set[str]]:
    """What a command says, and what it loads: the modules of Chronicle, and the packages of others."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795392000", **environment},
    )
    assert done.returncode == 0, done.stderr
    said, _, names = done.stdout.partition("loaded ")
    modules = names.replace("loaded ", "").split()
    assert "chronicle.cli" in modules
    return said, {
        name if name.startswith("chronicle.") else name.split(".")[0]
        for name in modules
        if name != "chronicle.cli" and not name.startswith("chronicle.commands")
    }


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["completion", "bash"]]
    + [[*path, "--help"] for path, _ in commands()],
    ids=" ".join,
)
def test_help_loads_nothing_but_the_commands(arguments: list[str]) -> None:
    said, loaded = loaded_by(*arguments)
    assert "chronicle" in said
    assert loaded == {"click", "chronicle.garbage"}


def test_to_complete_a_word_loads_nothing_but_the_commands() -> None:
    said, loaded = loaded_by(
        _CHRONICLE_COMPLETE="bash_complete", COMP_WORDS="chronicle build --forc", COMP_CWORD="2"
    )
    assert said == "plain,--force\n"
    assert loaded == {"click", "chronicle.garbage"}


def test_the_version_is_the_package_s() -> None:
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


@pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)
def test_every_command_s_help_shows_an_example(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    if path != ("templates",):
        assert f"chronicle {' '.join(path)}" in result.output


@pytest.mark.parametrize(("path", "command"), commands(), ids=lambda value: str(value))
def test_every_option_says_what_it_does(path: tuple[str, ...], command: click.Command) -> None:
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["check"], ["serve"], ["list"], ["show", "x"], ["new", "topic", "x"]],
    ids=" ".join,
)
def test_without_a_site_one_line_says_so(tmp_path: Path, arguments: list[str]) -> None:
    result = run(tmp_path, *arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "there is no site.yaml" in result.stderr
    assert "chronicle init" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--date", "yesterday"],
        ["build", "--jobs", "0"],
        ["build", "--base-url", "example.org"],
        ["build", "--unknown"],
        ["check", "--format", "xml"],
        ["list", "--nobody"],
        ["new", "planet", "Mars"],
        ["new", "topic", " "],
        ["new", "topic", "Trade", "--date", "2022"],
        ["new", "topic", "Trade", "--parties", "Russia"],
        ["new", "entry", "A call"],
        ["new", "entry", "A call", "--parties", "A,B", "--topics", "x", "--date", "2022-13"],
        ["new", "relation", "Russia"],
        ["new", "relation", "Russia", "China", "--topics", "x,y"],
        ["templates", "copy", "no-such.html"],
        ["init", "new", "--language", "no language"],
        ["completion", "tcsh"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_bad_usage_ends_with_2_and_writes_nothing(calls: Site, arguments: list[str]) -> None:
    before = sorted(calls.root.rglob("*"))
    result = run(calls.root, *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert sorted(calls.root.rglob("*")) == before


def test_a_source_date_epoch_that_is_no_number_is_bad_usage(calls: Site) -> None:
    result = run(calls.root, "build", SOURCE_DATE_EPOCH="soon")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


# build


def test_a_build_says_what_it_wrote(calls: Site) -> None:
    result = run(calls.root, "build")
    files = len(calls.tree())
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{files} pages, {files} written, 0 removed in ")
    assert (calls.output / "entries/2022-01-17-khan-putin-call/index.html").is_file()


def test_a_second_build_writes_nothing(calls: Site) -> None:
    run(calls.root, "build")
    files = len(calls.tree())
    assert run(calls.root, "build").stdout.startswith(f"{files} pages, 0 written, 0 removed in ")


def test_a_build_with_nothing_to_do_loads_what_compares_and_nothing_else(calls: Site) -> None:
    calls.age()
    assert run(calls.root, "build").exit_code == 0
    said, loaded = loaded_by("-C", str(calls.root), "build")
    assert ", 0 written, 0 removed" in said
    ours = (
        *("diagnostics", "garbage", "ledger", "looks", "program", "repository"),
        *("staging", "swapping", "writing"),
    )
    assert loaded == {"click", "orjson", *(f"chronicle.{name}" for name in ours)}


def test_an_error_stops_a_build_and_is_shown_at_its_line(faulty: Site) -> None:
    result = run(faulty.root, "build")
    assert result.exit_code == 1
    assert "content/entries/a.md:" in result.stderr
    assert "error[" in result.stderr
    assert result.stderr.endswith("nothing was written\n")
    assert result.stdout == ""
    assert not faulty.output.exists()


def test_a_quiet_build_says_nothing(calls: Site) -> None:
    assert run(calls.root, "build", "--quiet").output == ""


def test_a_build_writes_where_it_is_told(calls: Site) -> None:
    assert run(calls.root, "build", "--output", "elsewhere").exit_code == 0
    assert (calls.root / "elsewhere/index.html").is_file()
    assert not calls.output.exists()


def test_a_base_url_is_where_links_lead(calls: Site) -> None:
    run(calls.root, "build", "--base-url", "https://org.example/repo/")
    assert 'href="/repo/timeline/"' in (calls.output / "index.html").read_text("utf-8")


def test_drafts_are_built_only_when_asked_for(site: Make) -> None:
    made = site({"content/entries/a.md": CALL.replace("kind: call", "draft: true")})
    page = made.output / "entries/a/index.html"
    run(made.root, "build")
    assert not page.exists()
    run(made.root, "build", "--drafts")
    assert page.exists()


def test_the_date_decides_what_is_under_embargo(site: Make) -> None:
    made = site({"content/entries/a.md": CALL.replace("kind: call", "publish: 2030-01-01")})
    page = made.output / "entries/a/index.html"
    run(made.root, "build", "--date", "2029-12-31")
    assert not page.exists()
    run(made.root, "build", "--date", "2030-01-01")
    assert page.exists()


def test_a_date_asked_for_counts_for_that_build_alone(site: Make) -> None:
    made = site(
        {
            "site.yaml": "title: Calls\ndate: 2029-12-31\n",
            "content/entries/a.md": CALL.replace("kind: call", "publish: 2030-01-01"),
        }
    )
    page = made.output / "entries/a/index.html"
    for options, shown in ((), False), (("--date", "2030-01-01"), True), ((), False):
        made.age()
        run(made.root, "build", *options)
        assert page.exists() is shown


def test_warnings_stop_a_strict_build_only(site: Make) -> None:
    made = site(
        {"content/entries/a.md": CALL, "content/people/nobody.md": "---\nname: No One\n---\n"}
    )
    assert run(made.root, "build", "--strict").exit_code == 1
    assert not made.output.exists()
    result = run(made.root, "build")
    assert result.exit_code == 0
    assert "warning[unused-file]" in result.stderr


def test_a_foreign_output_folder_is_refused_in_words(calls: Site) -> None:
    calls.write("public/thesis.doc", "years of work")
    result = run(calls.root, "build")
    assert result.exit_code == 1
    assert "output-not-ours" in result.stderr
    assert list(calls.output.iterdir()) == [calls.output / "thesis.doc"]


def test_what_the_disk_refuses_is_one_line(calls: Site) -> None:
    calls.write(".chronicle", "a file where the folder should be")
    result = run(calls.root, "build")
    assert result.exit_code == 1
    assert ".chronicle" in result.stderr
    assert "Traceback" not in result.output


# check


def test_a_clean_site_has_no_findings(calls: Site) -> None:
    result = run(calls.root, "check")
    assert (result.exit_code, result.stdout) == (0, "no findings\n")


def test_a_check_ends_with_1_when_there_are_findings(faulty: Site) -> None:
    result = run(faulty.root, "check")
    assert result.exit_code == 1
    assert "content/entries/a.md:" in result.stdout
    assert "1 error" in result.stdout


def test_a_check_makes_no_output(calls: Site) -> None:
    run(calls.root, "check")
    assert not calls.output.exists()


def test_a_check_finds_what_is_wrong_with_templates(calls: Site) -> None:
    calls.write("templates/entry.html", "{% if %}")
    result = run(calls.root, "check")
    assert result.exit_code == 1
    assert "templates/entry.html:1" in result.stdout


def test_notes_count_in_a_strict_check_only(site: Make) -> None:
    made = site({"content/entries/a.md": CALL.replace("They discussed the pipeline.", "")})
    result = run(made.root, "check")
    assert (result.exit_code, "note[" in result.stdout) == (0, True)
    assert run(made.root, "check", "--strict").exit_code == 1


def test_a_build_only_counts_notes_unless_asked(site: Make) -> None:
    made = site({"content/entries/a.md": CALL.replace("They discussed the pipeline.", "")})
    result = run(made.root, "build")
    assert "note[" not in result.stderr
    assert "1 note: `chronicle check` shows them" in result.stderr
    assert "note[" in run(made.root, "build", "--notes").stderr


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_findings_are_given_to_programs(faulty: Site, format: str) -> None:
    result = run(faulty.root, "check", "--format", format)
    assert result.exit_code == 1
    assert "content/entries/a.md" in json.dumps(json.loads(result.stdout))


def test_findings_are_given_to_github(faulty: Site) -> None:
    assert run(faulty.root, "check", "--format", "github").stdout.startswith(
        "::error file=content/entries/a.md,"
    )


def test_a_faulty_site_yaml_is_a_finding(site: Make) -> None:
    made = site({"site.yaml": "tittle: Calls\n"})
    for command in ("build", "check"):
        result = run(made.root, command)
        assert result.exit_code == 1
        assert "site.yaml:1:1" in result.output
        assert "did you mean “title”?" in result.output


def test_a_check_of_a_faulty_site_yaml_keeps_its_format(site: Make) -> None:
    made = site({"site.yaml": "tittle: Calls\n"})
    found = json.loads(run(made.root, "check", "--format", "json").stdout)
    assert {each["file"] for each in found["diagnostics"]} == {"site.yaml"}


# new

NEW = [
    ("person", ["Imran Khan"], "people/imran-khan.md"),
    ("person", ["Владимир", "Путин"], "people/vladimir-putin.md"),
    ("party", ["Russian Federation"], "parties/russia.md"),
    ("party", ["Troika Plus"], "parties/troika-plus.md"),
    ("topic", ["Energy: gas, oil"], "topics/energy-gas-oil.md"),
    ("dossier", ["Pakistan Stream", "--parties", "Pakistan,Russia"], "dossiers/pakistan-stream.md"),
    ("place", ["no"], "places/no.md"),
    ("page", ["How it is made"], "pages/how-it-is-made.md"),
    ("relation", ["Russia", "US"], "relations/russia-united-states.md"),
    (
        "relation",
        ["Russia", "Pakistan", "--topics", "Energy"],
        "relations/pakistan-russia-energy.md",
    ),
    (
        "entry",
        ["A call", "--date", "2022-01-17", "--parties", "A,B", "--topics", "x"],
        "entries/2022/2022-01-17-a-call.md",
    ),
    (
        "entry",
        ["Talks: “gas”", "--date", "2022-02-23/2022-02-24", "--parties", "A, B", "--topics", "x"],
        "entries/2022/2022-02-23-talks-gas.md",
    ),
    (
        "entry",
        ["Then", "--date", "198X", "--parties", "A,B", "--topics", "x"],
        "entries/198x/198x-then.md",
    ),
]


@pytest.mark.parametrize(("kind", "names", "path"), NEW, ids=[path for *_, path in NEW])
def test_a_new_file_has_the_right_name_and_no_fault(
    calls: Site, kind: str, names: list[str], path: str
) -> None:
    result = run(calls.root, "new", kind, *names)
    assert (result.exit_code, result.stdout) == (0, f"content/{path}\n"), result.output
    assert (calls.root / "content" / path).is_file()
    found = json.loads(run(calls.root, "check", "--format", "json").stdout)
    # Nothing can refer yet to what has just been begun.
    counted = [each for each in found["diagnostics"] if each["severity"] != "note"]
    assert {each["code"] for each in counted} <= {"unused-file"}


def test_a_new_entry_is_of_today_by_default(calls: Site) -> None:
    result = run(calls.root, "new", "entry", "Talks", "--parties", "A,B", "--topics", "x")
    assert result.stdout == "content/entries/2026/2026-11-23-talks.md\n"


def test_nothing_that_exists_is_written_over(calls: Site) -> None:
    calls.write("content/people/old/imran-khan.md", "---\nname: Imran Khan\n---\n")
    result = run(calls.root, "new", "person", "Imran Khan")
    assert result.exit_code == 1
    assert "content/people/old/imran-khan.md is there already" in result.stderr
    assert not (calls.root / "content/people/imran-khan.md").exists()


def test_edit_opens_the_new_file_in_the_editor(calls: Site) -> None:
    editor = f'{sys.executable} -c \'import sys; open(sys.argv[1], "a").write("Edited.")\''
    result = run(calls.root, "new", "topic", "Gas", "--edit", VISUAL=editor)
    assert result.exit_code == 0
    assert (calls.root / "content/topics/gas.md").read_text("utf-8").endswith("Edited.")


def test_an_editor_that_is_not_there_is_one_line(calls: Site) -> None:
    result = run(calls.root, "new", "topic", "Gas", "--edit", VISUAL="no-such-editor")
    assert result.exit_code == 1
    assert "no-such-editor" in result.stderr


# init


def test_a_new_site_is_clean_and_builds(tmp_path: Path) -> None:
    begun = run(tmp_path, "init", "mine", "--title", "Ours: a chronicle")
    assert begun.exit_code == 0
    assert "chronicle serve" in begun.stdout
    checked = run(tmp_path / "mine", "check", "--strict")
    assert (checked.exit_code, checked.stdout) == (0, "no findings\n")
    assert run(tmp_path / "mine", "build", "--strict").exit_code == 0
    home = (tmp_path / "mine/public/index.html").read_text("utf-8")
    assert "Ours: a chronicle" in home
    assert "Imran Khan and Vladimir Putin speak by telephone" in home


def test_a_new_site_may_be_in_another_language(tmp_path: Path) -> None:
    run(tmp_path, "init", "mine", "--language", "ur")
    assert run(tmp_path / "mine", "check").stdout == "no findings\n"
    assert "\nlanguage: ur\n" in (tmp_path / "mine/site.yaml").read_text("utf-8")


def test_a_new_site_is_ready_for_git_and_github(tmp_path: Path) -> None:
    run(tmp_path, "init", "mine")
    ignored = (tmp_path / "mine/.gitignore").read_text("utf-8")
    assert "/public/" in ignored
    assert "/.chronicle/" in ignored
    workflow = (tmp_path / "mine/.github/workflows/pages.yml").read_text("utf-8")
    for step in (
        'pip install "diplomatic-chronicle[search]"',
        "check --format github",
        "deploy-pages",
    ):
        assert step in workflow


def test_every_line_of_a_new_site_yaml_is_valid_without_its_hash(tmp_path: Path) -> None:
    run(tmp_path, "init", "mine")
    path = tmp_path / "mine/site.yaml"
    head, *lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(head + "".join(line.removeprefix("# ") for line in lines), "utf-8")
    assert run(tmp_path / "mine", "check").stdout == "no findings\n"


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", "utf-8")
    result = run(tmp_path, "init", "mine")
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_site_is_begun_in_a_repository_that_a_host_made(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / ".git").mkdir(parents=True)
    (mine / "README.md").write_text("mine", "utf-8")
    (mine / "LICENSE").write_text("mine", "utf-8")
    (mine / ".gitignore").write_text("*.bak", "utf-8")
    assert run(mine, "init", ".", "--title", "Contacts").exit_code == 0
    assert (mine / "README.md").read_text("utf-8") == "mine"
    ignored = (mine / ".gitignore").read_text("utf-8").splitlines()
    assert ignored[0] == "*.bak"
    assert "/public/" in ignored
    assert run(mine, "check").stdout == "no findings\n"


# templates


def test_templates_are_listed_with_where_they_come_from(calls: Site) -> None:
    calls.write("templates/entry.html", '{% extends "!theme/entry.html" %}')
    lines = run(calls.root, "templates", "list").stdout.splitlines()
    assert "site   entry.html  (instead of the theme's)" in lines
    assert "theme  base.html" in lines
    assert any("static/chronicle.css" in line for line in lines)


def test_a_template_is_copied_to_be_changed(calls: Site) -> None:
    name = "partials/entry-card.html"
    result = run(calls.root, "templates", "copy", name)
    assert (result.exit_code, result.stdout) == (0, f"templates/{name}\n")
    assert (calls.root / "templates" / name).stat().st_size
    assert run(calls.root, "check").exit_code == 0


def test_a_changed_template_is_not_copied_over(calls: Site) -> None:
    calls.write("templates/entry.html", "mine")
    assert run(calls.root, "templates", "copy", "entry.html").exit_code == 1
    assert (calls.root / "templates/entry.html").read_text("utf-8") == "mine"
    assert run(calls.root, "templates", "copy", "entry.html", "--force").exit_code == 0
    assert (calls.root / "templates/entry.html").read_text("utf-8") != "mine"


def test_a_slip_in_a_template_s_name_is_guessed(calls: Site) -> None:
    assert "did you mean “entry.html”?" in run(calls.root, "templates", "copy", "entri.html").stderr


# show and list


def test_show_tells_what_is_known_under_any_name(calls: Site) -> None:
    for name in ("Pakistan", "PK", "party:pakistan"):
        result = run(calls.root, "show", name)
        assert result.exit_code == 0
        assert "2022-01-17-khan-putin-call" in result.stdout


def test_show_as_json_is_one_object(calls: Site) -> None:
    told = json.loads(run(calls.root, "show", "topic:afghanistan", "--format", "json").stdout)
    assert (told["kind"], told["id"]) == ("topic", "afghanistan")


def test_show_of_something_unknown_ends_with_1(calls: Site) -> None:
    result = run(calls.root, "show", "Imran Kahn")
    assert result.exit_code == 1
    assert "did you mean" in result.stderr


def test_show_on_a_date_tells_offices_as_certainly_as_it_can(calls: Site) -> None:
    calls.write(
        "content/people/imran-khan.md",
        "---\nname: Imran Khan\noffices:\n"
        "  - {title: Prime Minister, of: Pakistan, from: 2018-08-18, to: 2022-04-10}\n---\n",
    )
    told = json.loads(
        run(calls.root, "show", "Imran Khan", "--on", "2022-04", "--format", "json").stdout
    )
    assert told["offices"] == [
        {
            "title": "Prime Minister",
            "certainty": "perhaps",
            "shown": "Prime Minister of Pakistan (until 10 April 2022)",
        }
    ]
    told = json.loads(run(calls.root, "show", "PK", "--on", "2020", "--format", "json").stdout)
    assert [(each["holder"], each["certainty"]) for each in told["offices"]] == [
        ("Imran Khan", "held")
    ]


def test_only_people_and_parties_are_shown_on_a_date(calls: Site) -> None:
    assert run(calls.root, "show", "topic:afghanistan", "--on", "2020").exit_code == 2
    assert run(calls.root, "show", "Pakistan", "--on", "soon").exit_code == 2


def test_entries_are_listed_by_who_what_and_when(calls: Site) -> None:
    chosen = ["--party", "Russia", "--person", "Imran Khan", "--kind", "call", "--from", "2022"]
    found = json.loads(run(calls.root, "list", *chosen, "--format", "json").stdout)
    assert [each["id"] for each in found] == ["2022-01-17-khan-putin-call"]
    assert json.loads(run(calls.root, "list", "--to", "2021", "--format", "json").stdout) == []


def test_a_list_as_csv_has_a_header_and_a_row_an_entry(calls: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(run(calls.root, "list", "--format", "csv").stdout)))
    assert [row["parties"] for row in rows] == ["pakistan; russia"]


def test_a_list_by_something_unknown_ends_with_1(calls: Site) -> None:
    assert run(calls.root, "list", "--party", "Atlantis").exit_code == 1


# The program as it is started


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(tmp_path: Path, shell: str) -> None:
    assert "_CHRONICLE_COMPLETE" in run(tmp_path, "completion", shell).stdout


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "chronicle", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_module_is_the_program(calls: Site) -> None:
    program = start(calls.root, "build")
    said, errors = program.communicate(timeout=60)
    assert program.returncode == 0, errors
    assert " written, 0 removed in " in said


def test_a_preview_starts_says_where_and_ends_on_ctrl_c(calls: Site) -> None:
    program = start(calls.root, "serve", "--port", "0")
    assert program.stdout
    said = ""
    deadline = time.monotonic() + 60
    while "Serving at http://127.0.0.1:" not in said and time.monotonic() < deadline:
        line = program.stdout.readline()
        if not line:
            break
        said += line
    address = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert address, said
    with urllib.request.urlopen(address[0], timeout=60) as answer:
        assert answer.status == 200
    program.send_signal(signal.SIGINT)
    rest, errors = program.communicate(timeout=60)
    assert (program.returncode, "Traceback" in errors) == (0, False), errors
    assert "ended" in rest


def test_progress_on_a_terminal_starts_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    threads = threading.active_count()
    with Progress(time.monotonic() - 10, quiet=False) as progress:
        for done in range(3):
            progress("render", done + 1, 3)
            assert threading.active_count() == threads
    assert "Making pages" in sys.stderr.getvalue()  # type: ignore[attr-defined]


def test_progress_elsewhere_is_a_line_a_finished_stage(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(time.monotonic() - 10, quiet=False) as progress:
        for done in range(2000):
            progress("render", done + 1, 2000)
    assert capsys.readouterr().err == "Making pages: 2,000\n"


def test_a_build_that_is_over_at_once_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(time.monotonic(), quiet=False) as progress:
        progress("render", 1, 1)
    assert capsys.readouterr().err == ""
