"""However a build comes to its output, by a short way or the long one, it is what a build from nothing makes.

The long way reads the chronicle. The short ones are for when nothing changed, when only texts were
edited, and when only the theme was, or the output is gone, somebody made a commit, or it is another day. They follow each other here as a day's
work has it: edits of all sorts, some taken back, several at once.
"""

import datetime
import shutil
from typing import Any

import pytest
from conftest import CALL, TODAY, Site
from hypothesis import HealthCheck, given
from hypothesis import settings as how_long
from hypothesis import strategies as st

from chronicle.ledger import Report, survey, unchanged
from chronicle.mending import mend

HEADS = st.sampled_from(
    [
        "title: A visit\n",
        "title: A visit\naliases: [/old/]\n",
        "title: A visit\ndraft: true\n",
        "title: A visit # that was\n",
        "title: Another visit\n",
        "dossiers: [gas]\n",
        "",
    ]
)
TEXTS = st.sampled_from(
    ["Words.", "Other words.", "See [[call]].", "# A heading\n\nWords.", "## Gas\n\nOn Monday.", ""]
)
EDIT = st.one_of(
    st.tuples(st.just("visit"), HEADS, TEXTS),
    st.tuples(st.just("call"), st.just(""), TEXTS),
    st.tuples(st.just("page"), HEADS.filter(lambda head: "dossiers" not in head), TEXTS),
    st.tuples(st.just("dossier"), st.sampled_from(["", "aliases: [Gas deal]\n"]), TEXTS),
    st.tuples(st.just("person"), st.sampled_from(["Premier", "President"]), TEXTS),
    st.tuples(st.just("translation"), st.sampled_from(["دورہ", "گفتگو"]), TEXTS),
    st.tuples(
        st.just("card"), st.sampled_from(["<b>{{ card.title }}</b>", "<i>{{ card.id }}</i>"])
    ),
    st.tuples(st.just("no card")),
    st.tuples(st.just("break"), st.integers(0, 30)),
    st.tuples(st.just("no output")),
    st.tuples(st.just("checkout")),
    st.tuples(st.just("commit")),
    st.tuples(st.just("tomorrow")),
)
DAYS = st.lists(st.lists(EDIT, min_size=1, max_size=3), min_size=2, max_size=6)

VISIT = (
    "date: 2022-02-23\nparties: [Pakistan, Russia]\npeople: [Imran Khan]\ntopics: [energy]\n"
    f"commitments: [{{id: gas, by: Russia, text: To sell gas., due: {TODAY}}}]\n"
)
CARD = "templates/partials/entry-card.html"


def apply(site: Site, edit: tuple[Any, ...]) -> None:
    match edit:
        case ("visit", head, text):
            title = "" if "title" in head else "# A visit\n\n"
            site.write("content/entries/visit.md", f"---\n{VISIT}{head}---\n{title}{text}\n")
        case ("call", _, text):
            site.write("content/entries/call.md", f"{CALL}\n{text}\n")
        case ("page", head, text):
            title = "" if "title" in head else "# About\n\n"
            site.write("content/pages/about.md", f"---\n{head}---\n{title}{text}\n")
        case ("dossier", head, text):
            site.write("content/dossiers/gas.md", f"---\nname: Gas\n{head}---\n{text}\n")
        case ("person", office, text):
            head = f"name: Imran Khan\noffices: [{{title: {office}, from: 2018, to: 2022-04}}]"
            site.write("content/people/imran-khan.md", f"---\n{head}\n---\n{text}\n")
        case ("translation", title, text):
            site.write("content/entries/call.ur.md", f"---\ntitle: {title}\n---\n{text}\n")
        case ("card", template):
            site.write(CARD, template)
        case ("no card",):
            (site.root / CARD).unlink(missing_ok=True)
        case ("break", number):
            files = sorted(path for path in site.output.rglob("*.html"))
            if files:
                files[number % len(files)].write_text("not what was built")
        case ("no output",):
            shutil.rmtree(site.output, ignore_errors=True)
        case ("checkout",):
            site.age()
        case ("commit",):
            site.git("add", ".")
            site.git("commit", "--quiet", "--allow-empty", "-m", "A day's work")


def build_as_the_command_does(site: Site, today: datetime.date) -> Report:
    seen = survey(site.root)
    return (
        unchanged(site.root, today, seen=seen)
        or mend(site.root, today, seen)
        or site.build(options={"today": today})
    )


@how_long(max_examples=10, suppress_health_check=list(HealthCheck))
@given(DAYS)
def test_each_way_ends_where_a_build_from_nothing_does(
    tmp_path_factory: pytest.TempPathFactory, days: list[list[tuple[Any, ...]]]
) -> None:
    place = tmp_path_factory.mktemp("days")
    site = Site(place / "site")
    # As on the disk, since the ways that do not read the chronicle know no other settings.
    site.write("site.yaml", "title: Calls\nsearch: false\nlanguages: [en, ur]\n")
    site.write(".gitignore", "/.chronicle/\n/public/\n")
    site.git("init", "--quiet")
    for first in (("visit", "", "Words."), ("call", "", ""), ("dossier", "", "Of gas.")):
        apply(site, first)
    assert not site.build().failed
    today = TODAY
    for number, edits in enumerate(days):
        for edit in edits:
            apply(site, edit)
            today += datetime.timedelta(edit == ("tomorrow",))
        # Two files may want one address for a day: then the last good site stays.
        if not build_as_the_command_does(site, today).failed:
            other = place / f"other-{number}"
            site.build(options={"output": other, "today": today}, force=True)
            assert site.tree() == site.tree(other)
    shutil.rmtree(place)
