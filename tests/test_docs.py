"""The documentation says what the code does: every field, setting, command, option and code, and examples that work."""

import re
import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
import pytest
import yaml
from conftest import Site, served
from test_architecture import FLOORS

from chronicle import dates, schema
from chronicle.checking import CODES
from chronicle.cli import main
from chronicle.diagnostics import Severity
from chronicle.documents import read_document, read_yaml
from chronicle.planning import views
from chronicle.rendering.environment import NAMES
from chronicle.rendering.theme import default_templates
from chronicle.scaffolding import skeleton
from chronicle.schema import Fields
from chronicle.settings import KINDS
from chronicle.validating import validate

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LEAST = "date: 2022-01-17\nparties: [Pakistan, Russia]\ntopics: [energy]\n"

SECTIONS: Mapping[str, Mapping[type[Fields], str]] = {
    "content.md": {
        schema.EntryFields: "An entry",
        schema.ParticipantFields: "`people`",
        schema.PlaceReference: "`place`",
        schema.SourceFields: "`sources`",
        schema.ReadoutFields: "`readouts`",
        schema.CommitmentFields: "`commitments`",
        schema.FulfilmentFields: "`fulfils`",
        schema.StepFields: "`dossiers`",
        schema.CorrectionFields: "`corrections`",
        schema.DiscrepancyFields: "`discrepancies`",
        schema.ClaimFields: "`claims`",
        schema.ImageFields: "`image`",
        schema.EntryTranslationFields: "Translations",
        schema.PersonFields: "A person",
        schema.OfficeFields: "`offices`",
        schema.PartyFields: "A party",
        schema.MembershipFields: "`members`",
        schema.TopicFields: "A topic",
        schema.RelationFields: "A relation",
        schema.DossierFields: "A dossier",
        schema.DossierClaimFields: "`claims` of a dossier",
        schema.PlaceFields: "A place",
        schema.PageFields: "A free page",
        schema.NameTranslationFields: "A translation of a topic or a place",
        schema.PersonTranslationFields: "A translation of a person",
        schema.PartyTranslationFields: "A translation of a party",
        schema.DossierTranslationFields: "A translation of a dossier",
        schema.RelationTranslationFields: "A translation of a relation",
        schema.PageTranslationFields: "A translation of a free page",
    },
    "site.md": {
        schema.SiteFields: "Settings",
        schema.KindFields: "`kinds`",
        schema.CoverageFields: "`coverage`",
        schema.GapFields: "`gaps` of the coverage",
        schema.MarkdownFields: "`markdown`",
        schema.ThemeFields: "`theme`",
        schema.MapFields: "`map`",
        schema.NavigationFields: "`navigation`",
        schema.EditionFields: "Editions",
        schema.KindNames: "`kinds` of an edition",
    },
}
DECLARED = [
    pytest.param(page, declared, title, id=f"{page}-{declared.__name__}")
    for page, sections in SECTIONS.items()
    for declared, title in sections.items()
]


def text_of(page: str) -> str:
    return (ROOT / "docs" / page).read_text("utf-8")


def sections(text: str) -> dict[str, str]:
    """What stands under each heading, down to the next of any level."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    parts = re.split(r"^#+ +(.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(section: str) -> dict[str, str]:
    """The rows of a table by what their first cell says in code."""
    found = {}
    for line in section.splitlines():
        if match := re.match(r"\| *`([^`]+)`[^|]*\|", line):
            found[match[1]] = line
    return found


def choices(annotation: Any) -> Iterator[str]:
    """The words of which a field is one."""
    if get_origin(annotation) is Literal:
        yield from (str(word) for word in get_args(annotation))
    else:
        for inner in get_args(annotation):
            yield from choices(inner)


def blocks(path: Path) -> Iterator[tuple[str, str, str]]:
    """Fenced examples: language, what else the fence says, text."""
    fence = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    for match in fence.finditer(path.read_text("utf-8")):
        yield match[1], match[2], match[3]


@pytest.mark.parametrize(("page", "declared", "title"), DECLARED)
def test_every_field_is_documented_and_no_other(
    page: str, declared: type[Fields], title: str
) -> None:
    documented = rows(sections(text_of(page))[title])
    assert sorted(documented) == sorted(declared.names())


@pytest.mark.parametrize(("page", "declared", "title"), DECLARED)
def test_the_required_fields_are_marked(page: str, declared: type[Fields], title: str) -> None:
    documented = rows(sections(text_of(page))[title])
    required = {
        info.alias or name for name, info in declared.model_fields.items() if info.is_required()
    }
    assert {name for name, row in documented.items() if "**required.**" in row} == required


@pytest.mark.parametrize(("page", "declared", "title"), DECLARED)
def test_the_words_that_a_field_may_be_are_named_and_so_is_its_default(
    page: str, declared: type[Fields], title: str
) -> None:
    documented = rows(sections(text_of(page))[title])
    for name, info in declared.model_fields.items():
        row = documented[info.alias or name]
        for word in choices(info.annotation):
            assert f"`{word}`" in row
        if isinstance(info.default, str | int) and not isinstance(info.default, bool):
            assert re.search(rf"default `?{re.escape(str(info.default))}`?", row), name


def test_every_mapping_that_an_author_may_write_has_a_section() -> None:
    def all_of(declared: type[Fields]) -> set[type[Fields]]:
        return {declared}.union(*(all_of(each) for each in declared.__subclasses__()))

    documented = {declared for each in SECTIONS.values() for declared in each}
    assert all_of(Fields) - {Fields} == documented


def test_every_kind_of_event_is_named() -> None:
    section = sections(text_of("site.md"))["`kinds`"]
    assert all(f"`{kind.id}`" in section for kind in KINDS)


def test_every_finding_is_documented_and_no_other() -> None:
    named = set(re.findall(r"^\| *`([a-z0-9-]+)`", text_of("checks.md"), re.MULTILINE))
    assert named == set(CODES)


def test_the_table_of_dates_is_what_pages_show() -> None:
    table = re.findall(r"^\| `([^`]+)` \| (.+) \|$", sections(text_of("content.md"))["Dates"], re.M)
    assert len(table) > 10
    assert {written: dates.show(dates.parse(written), "en") for written, _ in table} == dict(table)


def options(command: click.Command) -> set[str]:
    """Every spelling of every option."""
    found = {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    if isinstance(command, click.Group):
        found |= {name for each in command.commands.values() for name in options(each)}
    return found


def named_options(section: str) -> set[str]:
    """The options in the first cells of a table."""
    cells = re.findall(r"^\|(.+?)\|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(--?[A-Za-z-]+)", cell)}


@pytest.mark.parametrize("name", list(main.commands))
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    section = sections(text_of("commands.md"))[f"`chronicle {name}`"]
    assert named_options(section) == options(main.commands[name])


def test_every_command_is_documented_and_no_other() -> None:
    documented = re.findall(r"^## `chronicle ([a-z]+)`$", text_of("commands.md"), re.MULTILINE)
    assert documented == list(main.commands)


def test_the_options_of_all_commands_are_documented() -> None:
    own = {name for option in main.params for name in option.opts}
    assert named_options(sections(text_of("commands.md"))["Commands"]) == own | {"-h", "--help"}


def command_lines() -> list[str]:
    return [
        line.strip()
        for path in PAGES
        for language, _, text in blocks(path)
        if language == "sh"
        for line in re.sub(r"\\\n", " ", text).splitlines()
        if line.strip().startswith("chronicle ")
    ]


@pytest.mark.parametrize("line", sorted(set(command_lines())))
def test_an_example_of_a_command_can_be_typed_as_it_is(line: str) -> None:
    words = shlex.split(line.partition(" > ")[0], comments=True)[1:]
    context = None
    command: click.Command | None = main
    with suppress(click.exceptions.Exit):  # as --version and --help end
        while isinstance(command, click.Group):
            named = next(
                (n for n, word in enumerate(words) if not word.startswith("-")), len(words)
            )
            context = command.make_context(command.name, words[: named + 1], parent=context)
            command, words = command.get_command(context, words[named]), words[named + 1 :]
        assert command is not None
        command.make_context(command.name, words, parent=context)


def example_files(path: Path) -> dict[str, str | bytes]:
    """The files of a site that a page shows, by the paths on their fences."""
    paths = ("content/", "templates/", "site.yaml")
    return {name: text for _, name, text in blocks(path) if name.startswith(paths)}


@pytest.mark.parametrize(
    "path", [path for path in PAGES if example_files(path)], ids=lambda path: path.name
)
def test_the_example_files_of_a_page_are_a_site_without_a_finding(
    path: Path, site: Callable[..., Any]
) -> None:
    files = example_files(path)
    if path.name in ("start.md", "themes.md"):
        files = {**skeleton("A chronicle", "en"), **files}
    report = site(files).build()
    assert [each for each in report.problems if each.severity is not Severity.NOTE] == []
    assert not report.failed


@pytest.fixture
def themed(site: Callable[..., Any]) -> Site:
    """A new site with all that the page on themes tells one to write, built."""
    made: Site = site({**skeleton("A chronicle", "en"), **example_files(ROOT / "docs/themes.md")})
    assert not made.build().failed
    return made


def test_the_examples_of_themes_are_in_the_pages_that_they_make(themed: Site) -> None:
    pages = {path: text.decode() for path, text in themed.tree().items() if path.endswith("html")}
    shown = [path for path, html in pages.items() if "Found a mistake on" in html]
    assert shown
    assert all(path.startswith("entries/") for path in shown)
    whole = [html for html in pages.values() if "site-header" in html]
    assert all('<p class="frame">A chronicle' in html for html in whole)
    assert all('href="/static/own.css"' in html for html in whole)
    assert b"#1f4e79" in themed.tree()["static/favicon.svg"]


@pytest.mark.browser
def test_the_style_sheet_of_themes_wins_over_that_of_the_theme(themed: Site, browser: Any) -> None:
    grounds = {}
    with served(themed.output) as host:
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.goto(f"{host}/timeline/")
            grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
            heading = page.locator("h1").evaluate(
                "one => getComputedStyle(one).borderBlockEndWidth"
            )
            assert heading == "2px"
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 19, 26)"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(path, text, id=f"{path.name}-{number}")
        for path in PAGES
        for number, (language, name, text) in enumerate(blocks(path))
        if language == "markdown" and not name
    ],
)
def test_an_example_without_a_name_is_a_complete_entry_of_a_new_site(
    path: Path, text: str, site: Callable[..., Any]
) -> None:
    saved = re.search(r"Saved as `(content/[^`]+)`", path.read_text("utf-8"))
    place = saved[1] if saved else "content/entries/example.md"
    report = site({**skeleton("A chronicle", "en"), place: text}).build()
    assert not report.failed
    assert [each for each in report.problems if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(path.name, text, id=f"{path.name}-{number}")
        for path in PAGES
        for number, (language, name, text) in enumerate(blocks(path))
        if language == "yaml" and not name
    ],
)
def test_an_example_in_yaml_is_front_matter_or_settings_without_a_fault(
    page: str, text: str
) -> None:
    if page == "content.md":
        document, problems = read_document(f"---\n{LEAST}{text}---\n", "content/entries/a.md")
        _, faults = validate(schema.EntryFields, document)
    else:
        title = "" if text.startswith("title:") else "title: A chronicle\n"
        document, problems = read_yaml(f"{title}{text}".encode(), "site.yaml")
        _, faults = validate(schema.SiteFields, document)
    assert problems + faults == []


def test_the_workflow_of_the_documentation_is_the_one_that_init_writes() -> None:
    [shown] = [
        text for _, name, text in blocks(ROOT / "docs/publishing.md") if name.endswith(".yml")
    ]
    written = (ROOT / "chronicle/skeleton/dot-github/workflows/pages.yml").read_text("utf-8")
    assert yaml.safe_load(shown) == yaml.safe_load(written)


def test_every_template_is_in_the_list_of_themes() -> None:
    folder = default_templates()
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    text = text_of("themes.md")
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_every_name_and_view_that_a_template_gets_is_documented() -> None:
    text = text_of("themes.md")
    shown = {
        name
        for name, kind in vars(views).items()
        if isinstance(kind, type) and name.endswith("View")
    }
    assert [name for name in sorted({*shown, *NAMES}) if f"`{name}`" not in text] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    needed = [
        *project["project"]["dependencies"],
        *(each for extra in extras for each in extra),
        *project["dependency-groups"]["dev"],
    ]
    text = text_of("architecture.md")
    names = [re.split(r"[\[><=~ ]", each)[0] for each in needed]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_module_is_in_the_architecture_on_its_floor() -> None:
    table = re.findall(r"^\| (\d+) \| (.+?) \|", text_of("architecture.md"), re.MULTILINE)
    named = [(int(floor), name) for floor, cell in table for name in re.findall(r"`(\w+)`", cell)]
    assert named == [(floor, name) for floor, names in enumerate(FLOORS, 1) for name in names]


def test_the_tests_that_the_architecture_names_exist() -> None:
    defined = {
        name
        for path in (ROOT / "tests").glob("test_*.py")
        for name in re.findall(r"^ *def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_[a-z0-9_]+)`", text_of("architecture.md")))
    assert named
    assert named <= defined


def anchors(path: Path) -> set[str]:
    """The ids that GitHub gives to headings."""
    titles = re.findall(r"^#+ +(.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_link_within_the_documentation_leads_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"`[^`\n]*`", lambda code: code[0] if "](" not in code[0] else "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        file, _, part = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        assert not part or part in anchors(there), target


def test_no_page_of_the_documentation_is_unreachable_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    pages = [path.relative_to(ROOT).as_posix() for path in PAGES if path.name != "README.md"]
    assert [page for page in pages if f"({page})" not in readme] == []
