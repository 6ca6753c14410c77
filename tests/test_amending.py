"""After an edit of offices only what shows them is planned and made, and all is as a build from nothing makes it."""

import ast
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TODAY, Site
from hypothesis import HealthCheck, given
from hypothesis import settings as how_long
from hypothesis import strategies as st
from sample_site import chronicle_of, settings_of

from chronicle.checking import ON_OFFICES, RULES, check
from chronicle.ledger import Report, survey, unchanged
from chronicle.linking import with_nouns
from chronicle.mending import mend
from chronicle.planning.lots import Lot
from chronicle.planning.outlining import Outline
from chronicle.planning.sections import SECTIONS, Run
from chronicle.proofing import Proofs

PREMIER = "{title: Prime Minister, of: Pakistan, from: 2018-08-18, to: 2022-04-10}"
PRESIDENT = "{title: President, of: Russia, from: 2012-05-07}"
FILES = {
    "site.yaml": "title: Calls\nsearch: false\nlanguages: [en, ur]\nurl: https://example.org/\n",
    "content/people/imran-khan.md": f"---\nname: Imran Khan\nparty: Pakistan\noffices: [{PREMIER}]\n---\nA cricketer.\n",
    "content/people/imran-khan.ur.md": "---\nname: عمران خان\noffices: {Prime Minister: وزیر اعظم}\n---\n",
    "content/people/vladimir-putin.md": f"---\nname: Vladimir Putin\noffices: [{PRESIDENT}]\n---\n",
    "content/people/shehbaz-sharif.md": (
        "---\nname: Shehbaz Sharif\nparty: Pakistan\n"
        "offices: [{title: Prime Minister, of: Pakistan, from: 2022-04-11}]\n---\n"
    ),
    "content/people/xi-jinping.md": (
        "---\nname: Xi Jinping\nparty: China\n"
        "offices: [{title: President, of: China, from: 2013-03-14}]\n---\n"
    ),
    "content/entries/call.md": (
        "---\ndate: 2022-01-17\nkind: call\nparties: [Pakistan, Russia]\npeople: [Imran Khan, Vladimir Putin]\n"
        "topics: [energy]\ncommitments: [{id: gas, by: Imran Khan, to: Russia, text: To buy gas., due: 2022-12-31}]\n"
        "---\n# Khan and Putin speak\n\nThey spoke.\n"
    ),
    "content/entries/visit.md": (
        "---\ndate: 2022-02-23/2022-02-24\nkind: visit\nparties: [Pakistan, Russia]\nplace: [{name: Moscow, country: Russia}]\n"
        "people: [{name: Imran Khan, for: Pakistan}, {name: Vladimir Putin, for: Russia}]\ntopics: [energy]\n"
        "follows: [call]\n---\n# Khan visits Moscow\n\nHe met [[Vladimir Putin]].\n"
    ),
    "content/entries/earlier.md": (
        "---\ndate: 1999-04-20\nkind: visit\nparties: [Pakistan, Russia]\nplace: [{name: Moscow, country: Russia}]\n"
        "people: [{name: Nawaz Sharif, for: Pakistan, as: Prime Minister}]\ntopics: [trade]\n---\n# Sharif visits Moscow\n"
    ),
    "content/entries/of-others.md": (
        "---\ndate: 2022-02-04\nkind: meeting\nparties: [China, Russia]\npeople: [Xi Jinping, Vladimir Putin]\n"
        "topics: [energy]\n---\n# Xi and Putin meet\n"
    ),
    "content/entries/told.md": (
        "---\ndate: 2023-05-09\nparties: [Pakistan, China]\npeople: [Shehbaz Sharif]\ntopics: [trade]\n"
        "mentions: [Imran Khan]\n---\n# A talk about Khan\n\nThey met.\n\nThey spoke.\n"
    ),
}
KHAN = "content/people/imran-khan.md"


@pytest.fixture
def built(tmp_path: Path) -> Site:
    """A site that was built a while ago."""
    site = Site(tmp_path / "site")
    for file, text in FILES.items():
        site.write(file, text)
    assert not site.build().failed
    return site


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """The sections and the addresses of what is planned from now on."""
    found: list[tuple[str, tuple[str, ...]]] = []
    run = Outline.run

    def noted(self: Outline, lot: Lot, number: int) -> Run:
        made = run(self, lot, number)
        found.append((SECTIONS[lot.section].name, tuple(page.address for page in made.pages)))
        return made

    monkeypatch.setattr(Outline, "run", noted)
    return found


def assert_as_from_nothing(site: Site, place: Path) -> Report:
    report = site.build(options={"output": place}, force=True)
    assert site.tree() == site.tree(place)
    return report


def shown(site: Site, path: str) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", (site.output / path / "index.html").read_text("utf-8"))


def test_an_edited_office_is_told_wherever_it_was(built: Site, tmp_path: Path) -> None:
    assert "Prime Minister of Pakistan" in shown(built, "entries/call")
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    report = built.mend()
    assert report
    assert "Premier of Pakistan" in shown(built, "entries/call")
    assert "Premier of Pakistan" in shown(built, "topics/energy")
    assert_as_from_nothing(built, tmp_path / "other")


def test_only_what_shows_the_office_is_planned_and_written(
    built: Site, planned: list[tuple[str, tuple[str, ...]]]
) -> None:
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    report = built.mend()
    assert report
    entries = {address for section, each in planned if section == "entries" for address in each}
    assert entries == {"/entries/call/", "/entries/visit/", "/entries/told/"}
    assert not any("of-others" in path or "xi-jinping" in path for path in report.written)
    assert "leaders/imran-khan/index.html" in report.written
    assert 0 < report.rendered < report.pages / 2


def test_a_build_after_an_amendment_has_nothing_to_do(built: Site) -> None:
    built.age()
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    built.age()
    assert built.mend()
    assert unchanged(built.root, TODAY, seen=survey(built.root))
    report = built.build()
    assert (report.rendered, report.written, report.removed) == (0, (), ())


def test_amendments_one_after_another_and_then_another_theme(built: Site, tmp_path: Path) -> None:
    for number, title in enumerate(("Premier", "Chief Executive", "Prime Minister")):
        text = built.read(KHAN)
        built.write(KHAN, re.sub(r"title: [^,]+", f"title: {title}", text))
        assert built.mend()
        assert_as_from_nothing(built, tmp_path / f"other-{number}")
    built.write("templates/partials/entry-card.html", "<b>{{ card.people | length }}</b>")
    built.build()
    assert_as_from_nothing(built, tmp_path / "other-theme")


def test_processes_share_the_work(built: Site, tmp_path: Path) -> None:
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    assert built.mend(jobs=2)
    assert_as_from_nothing(built, tmp_path / "other")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to: 2022-04-10}", "to: 2022-02-01}"),
        (", to: 2022-04-10}", "}"),
        (PREMIER, f"{PREMIER}, {{title: Chairman of the PTI, from: 1996}}"),
        (PREMIER, "{title: Captain, of: Pakistan, from: 1982, to: 1992}"),
        ("title: Prime Minister", "title: Acting Prime Minister"),
        ("name: Imran Khan", "# the captain\nname: Imran Khan"),
    ],
)
def test_other_days_and_other_offices_are_amended(
    built: Site, tmp_path: Path, old: str, new: str
) -> None:
    built.replace(KHAN, old, new)
    report = built.mend()
    assert report
    assert report.problems == assert_as_from_nothing(built, tmp_path / "other").problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Imran Khan", "name: Imran Ahmed Khan"),
        ("party: Pakistan", "party: India"),
        ("of: Pakistan", "of: India"),
        ("A cricketer.", "A captain."),
        ("A cricketer.", "# A cricketer."),
        ("party: Pakistan", "party: Pakistan\naliases: [Captain]"),
        ("party: Pakistan", "party: Pakistan\nborn: 1952-10-05"),
        ("from: 2018-08-18", "from: 2018-18-08"),
        ("from: 2018-08-18", "from: 2022-06-01"),
        ("offices:", "ofices:"),
        ("---\nname", "--\nname"),
    ],
)
def test_where_more_than_offices_was_edited_a_build_has_to(
    built: Site, tmp_path: Path, old: str, new: str
) -> None:
    built.replace(KHAN, old, new)
    before = built.tree()
    assert built.mend() is None
    assert built.tree() == before
    if not built.build().failed:
        assert_as_from_nothing(built, tmp_path / "other")


def test_of_two_people_of_one_name_an_office_may_tell_which_is_meant(
    built: Site, tmp_path: Path
) -> None:
    built.write(
        "content/people/the-other.md",
        "---\nname: Imran Khan\nparty: Pakistan\n"
        "offices: [{title: Judge, of: Pakistan, from: 2023, to: 2024}]\n---\n",
    )
    assert not built.build().failed
    built.replace("content/people/the-other.md", "Judge", "Chief Justice")
    assert built.mend(), "the days are as they were"
    assert_as_from_nothing(built, tmp_path / "other")
    built.replace("content/people/the-other.md", "from: 2023", "from: 2020")
    assert built.mend() is None


def test_findings_come_and_go_with_offices(built: Site, tmp_path: Path) -> None:
    built.replace("content/entries/call.md", "[Imran Khan,", "[{name: Imran Khan, as: Premier},")
    assert not built.build().failed
    built.replace(KHAN, PREMIER, "{title: Premier, of: Pakistan, from: 2022-03}")
    report = built.mend()
    assert report
    assert "office-outside-dates" in {each.code for each in report.problems}
    assert report.problems == assert_as_from_nothing(built, tmp_path / "other").problems
    built.replace(KHAN, "2022-03", "2018")
    report = built.mend()
    assert report
    assert "office-outside-dates" not in {each.code for each in report.problems}
    assert report.problems == assert_as_from_nothing(built, tmp_path / "other").problems


def test_a_strict_build_says_itself_what_stops_it(built: Site) -> None:
    built.replace("content/entries/call.md", "[Imran Khan,", "[{name: Imran Khan, as: Premier},")
    assert not built.build().failed
    built.replace(KHAN, PREMIER, "{title: Premier, of: Pakistan, from: 2022-03}")
    assert built.mend(strict=True) is None


def test_a_text_that_was_retouched_before_stays(built: Site, tmp_path: Path) -> None:
    built.replace("content/entries/told.md", "They spoke", "They spoke at length")
    report = built.mend()
    assert report
    assert report.rendered == 1
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    assert built.mend()
    assert "They spoke at length" in shown(built, "entries/told")
    assert_as_from_nothing(built, tmp_path / "other")
    built.replace("content/entries/told.md", "at length", "for long")
    assert built.mend()
    assert_as_from_nothing(built, tmp_path / "other-2")


def test_an_introduction_and_an_office_may_be_edited_one_after_the_other(
    built: Site, tmp_path: Path
) -> None:
    built.replace(KHAN, "A cricketer.", "A cricketer.\n\nOf note.")
    built.build()
    for number, (old, new) in enumerate(
        (
            ("Of note.", "Of some note."),
            ("Prime Minister, of", "Premier, of"),
            ("Of some note.", "Of note."),
            ("Premier, of", "Prime Minister, of"),
        )
    ):
        built.replace(KHAN, old, new)
        assert built.mend()
        assert_as_from_nothing(built, tmp_path / f"other-{number}")


def test_the_page_that_somebody_looks_at_is_made_first(built: Site, tmp_path: Path) -> None:
    page = "entries/visit/index.html"
    before = built.tree()
    seen: list[tuple[list[str], set[str]]] = []

    def show(paths: Sequence[str]) -> None:
        new = {path for path, data in built.tree().items() if before[path] != data}
        seen.append((list(paths), new))

    proofs = Proofs(lambda: [page], show)
    built.build(proofs=proofs, force=True)
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    report = built.mend(proofs=proofs)
    assert report
    assert seen == [([page], {page})]
    assert page in report.written
    assert_as_from_nothing(built, tmp_path / "other")


def test_with_an_index_to_search_in_it_is_left_to_a_build_unless_that_may_wait(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path / "site")
    for file, text in FILES.items():
        site.write(file, text.replace("search: false\n", ""))
    assert not site.build(options={"search": True}).failed
    site.replace(KHAN, "Prime Minister, of", "Premier, of")
    assert site.mend() is None
    report = site.mend(goes_on=True)
    assert report
    assert report.is_behind
    assert "Premier of Pakistan" in shown(site, "entries/call")
    report = site.build(options={"search": True})
    assert (report.written, report.is_behind) != ((), True)


def test_in_a_repository_the_page_tells_that_it_is_being_edited(
    tmp_path: Path, built: Site
) -> None:
    built.write(".gitignore", "/.chronicle/\n/public/\n")
    built.git("init", "--quiet")
    built.git("add", ".")
    built.git("commit", "--quiet", "-m", "All")
    built.build()
    built.replace(KHAN, "Prime Minister, of", "Premier, of")
    assert built.mend()
    assert_as_from_nothing(built, tmp_path / "other")
    built.git("commit", "--quiet", "-am", "An office")
    assert built.mend() is None
    built.build()
    assert_as_from_nothing(built, tmp_path / "other-2")


TITLES = st.sampled_from(
    ["Prime Minister", "Acting Prime Minister", "President", "Foreign Minister", "Chief", "Captain"]
)
DAYS = st.sampled_from(
    [
        "from: 2018",
        "from: 2018, to: 2022-01",
        "to: 2022-03",
        "from: 2022-02-24",
        "from: 1999, to: unknown",
        "",
    ]
)
OFFICES = st.lists(
    st.builds(
        lambda title, days, kind: f"{{title: {title}, of: OF, {days}{kind}}}".replace(", }", "}"),
        TITLES,
        DAYS,
        st.sampled_from(["", ", kind: minister"]),
    ).map(lambda text: text.replace(", , ", ", ")),
    max_size=3,
)
PEOPLE = {"imran-khan": "Pakistan", "vladimir-putin": "Russia", "shehbaz-sharif": "Pakistan"}
EDITS = st.lists(
    st.dictionaries(st.sampled_from(sorted(PEOPLE)), OFFICES, min_size=1, max_size=2),
    min_size=1,
    max_size=3,
)


@how_long(max_examples=10, suppress_health_check=list(HealthCheck))
@given(EDITS)
def test_any_offices_are_told_as_by_a_build_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, days: list[dict[str, list[str]]]
) -> None:
    place = tmp_path_factory.mktemp("days")
    site = Site(place / "site")
    for file, text in FILES.items():
        site.write(file, text)
    assert not site.build().failed
    for number, edits in enumerate(days):
        for id, offices in edits.items():
            file = f"content/people/{id}.md"
            listed = ", ".join(offices).replace("OF", PEOPLE[id])
            site.write(file, re.sub(r"offices: .*", f"offices: [{listed}]", site.read(file)))
        report = mend(site.root, TODAY, survey(site.root)) or site.build()
        made = assert_as_from_nothing(site, place / f"other-{number}")
        assert report.problems == made.problems
    shutil.rmtree(place)


def test_no_other_rule_looks_at_offices() -> None:
    files = {
        file.removeprefix("content/"): text for file, text in FILES.items() if "content" in file
    }
    chronicle, settings = chronicle_of(files)[0], settings_of("")
    others = [rule for rule in RULES if rule not in ON_OFFICES]

    class Looked(Exception):  # noqa: N818
        pass

    class Offices(tuple):  # type: ignore[type-arg]
        def __iter__(self) -> Iterator[object]:
            raise Looked

        def __len__(self) -> int:
            raise Looked

    content = replace(
        chronicle.content,
        people={
            id: replace(person, offices=Offices())
            for id, person in chronicle.content.people.items()
        },
    )
    without = with_nouns(chronicle, content, chronicle.links)
    assert check(without, settings, others) == check(chronicle, settings, others)
    for rule in ON_OFFICES:
        with pytest.raises(Looked):
            list(rule(without, settings))


def test_pages_have_offices_from_where_that_is_noted() -> None:
    """The offices of somebody's file are read by what is told here, and by nothing else that plans pages."""
    folder = Path(__file__).parents[1] / "chronicle" / "planning"
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "offices":
                owner = ast.unparse(node.value)
                if owner not in ("parts", "self", "self.parts"):
                    found.add(path.relative_to(folder).as_posix())
    # An edition calls them by other names; a tenure is noted before its office is looked up; search is told all anew.
    assert found == {"editions.py", "offices.py", "search.py"}
