"""Dossiers as stories: what happened in which order, what sources say differently, what lies around."""

from itertools import permutations

import pytest
from conftest import CHECKOUT, TODAY
from hypothesis import given
from hypothesis import settings as how_long
from hypothesis import strategies as st
from sample_site import chronicle_of, entry

from chronicle.dates import Elapsed, parse
from chronicle.deriving.dossiers import Moment, figures_of, kin_of, story_of
from chronicle.linking import Chronicle, link
from chronicle.model import Claim, Dossier
from chronicle.reading import read
from chronicle.settings import read_settings


@pytest.fixture(scope="module")
def example() -> Chronicle:
    settings, _ = read_settings(CHECKOUT, TODAY)
    assert settings
    content, _ = read(settings)
    return link(content, settings)[0]


def moved(milestone: str, date: str, more: str = "") -> str:
    fields = f"dossiers: {{dossier: pipeline, milestone: {milestone}}}\n{more}"
    return entry(fields, date=date, title=f"They {milestone.lower()}")


def told(files: dict[str, str], file: str = "name: The pipeline") -> list[tuple[str, str | None]]:
    """The dates of a story and what is told of each."""
    chronicle, _ = chronicle_of(files | {"dossiers/pipeline.md": f"---\n{file}\n---\n"})
    dossier = chronicle.content.dossiers["pipeline"]
    story = story_of(dossier, chronicle.in_dossier.get("pipeline", ()))
    return [(str(moment.date), moment.text or ", ".join(moment.keys)) for moment in story]


def test_the_story_of_the_pipeline_begins_with_its_signature_and_tells_the_time_between(
    example: Chronicle,
) -> None:
    dossier = example.content.dossiers["pakistan-stream"]
    story = story_of(dossier, example.in_dossier[dossier.id])
    assert [(str(moment.date), moment.since) for moment in story[:5]] == [
        ("2015-10-16", None),
        ("2017-06-09", Elapsed(years=1, months=7)),
        ("2021-04-06/2021-04-07", Elapsed(years=3, months=9)),
        ("2021-05-28", Elapsed(days=52)),
        ("2021-08-25", Elapsed(days=89)),
    ]
    assert story[0].keys == ("signed",)
    assert story[0].entry
    assert story[0].entry.id == "2015-10-16-north-south-iga"
    assert len(story) == 11


def test_the_sources_of_the_example_differ_on_six_figures_of_the_pipeline(
    example: Chronicle,
) -> None:
    figures = figures_of(example.content.dossiers["pakistan-stream"].claims)
    assert [(figure.name, len(figure.claims)) for figure in figures if figure.is_disputed] == [
        ("Length", 2),
        ("Capacity", 2),
        ("Cost", 5),
        ("End points", 2),
        ("Ownership", 2),
        ("Completion target", 3),
    ]


def test_the_steel_mill_has_two_entries_around_it(example: Chronicle) -> None:
    kin = kin_of(example, example.content.dossiers["pakistan-steel-mills"])
    assert [(each.entry.id, each.reason, each.of and each.of.id) for each in kin] == [
        ("2024-07-03-astana", "followed by", "2025-09-02-beijing"),
        ("2025-11-17-dar-moscow", "keeps a promise of", "2025-09-02-beijing"),
    ]


def test_the_dates_of_a_dossiers_file_are_woven_into_its_milestones() -> None:
    files = {"entries/a.md": moved("Agree", "2015-03"), "entries/b.md": moved("Build", "2019")}
    file = "name: The pipeline\nsigned: 2015-03-02\nin_force: 2016\nended: 2020-01-01"
    assert told(files, file) == [
        ("2015-03", "Agree"),
        ("2015-03-02", "signed"),
        ("2016", "in force"),
        ("2019", "Build"),
        ("2020-01-01", "ended"),
    ]


def test_what_was_denied_is_no_milestone() -> None:
    files = {
        "entries/a.md": moved("Agree", "2015"),
        "entries/b.md": moved("Quarrel", "2016", "status: denied"),
        "entries/c.md": moved("Build", "2017"),
    }
    assert [text for _, text in told(files)] == ["Agree", "Build"]


def test_the_time_between_is_left_out_where_it_cannot_be_said() -> None:
    files = {
        "entries/a.md": moved("Agree", "2015"),
        "entries/b.md": moved("Meet", "2015-06"),
        "entries/c.md": moved("Talk", "2016?"),
        "entries/d.md": moved("Build", "2018-01-01"),
    }
    chronicle, _ = chronicle_of(files)
    story = story_of(Dossier("pipeline", "The pipeline"), chronicle.in_dossier["pipeline"])
    assert [moment.since for moment in story] == [None, None, None, None]


def test_the_same_value_twice_is_no_difference() -> None:
    alike = (Claim("1,100 km", name="Length"), Claim("1,100  KM", name="Length"))
    [figure] = figures_of(alike)
    assert (figure.name, figure.is_disputed) == ("Length", False)
    [figure] = figures_of((*alike, Claim("1,040 km", name="Length")))
    assert figure.is_disputed


def test_an_entry_around_a_dossier_is_named_once_with_the_strongest_reason() -> None:
    inside = moved("Agree", "2015", "commitments: {id: gas, by: Russia, text: Gas.}")
    outside = entry("fulfils: a#gas\nfollows: a", "After [[a]] they met.", date="2016", title="Met")
    chronicle, _ = chronicle_of({"entries/a.md": inside, "entries/b.md": outside})
    kin = kin_of(chronicle, chronicle.content.dossiers["pipeline"])
    assert [(each.entry.id, each.reason) for each in kin] == [("b", "keeps a promise of")]


@how_long(max_examples=50)
@given(
    st.lists(
        st.sampled_from(
            ["2015", "2015~", "2015-03", "2015-03-02", "2015-03-02?", "201X", "../2015"]
        ),
        min_size=1,
        max_size=3,
    )
)
def test_the_order_of_a_story_does_not_depend_on_that_of_the_entries(dates: list[str]) -> None:
    files = {f"entries/e{n}.md": moved(f"Step {n}", date) for n, date in enumerate(dates)}
    chronicle, _ = chronicle_of(files)
    dossier = Dossier("pipeline", "The pipeline", signed=parse("2015-03-02"))
    entries = chronicle.in_dossier["pipeline"]
    story = story_of(dossier, entries)
    for order in permutations(entries):
        assert _outline(story_of(dossier, order)) == _outline(story)


def _outline(story: tuple[Moment, ...]) -> list[tuple[object, ...]]:
    return [(str(each.date), each.keys, each.text, each.since) for each in story]
