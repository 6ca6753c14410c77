"""How much entries have in common, and what is said of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.deriving.likeness import likeness, traits_of
from tests.sample_site import chronicle_of, entry

TOPICS = {
    "topics/energy.md": "---\nname: Energy\n---\n",
    "topics/gas.md": "---\nname: Gas\nbroader: Energy\n---\n",
}


def score(one: str, other: str) -> int:
    chronicle, _ = chronicle_of(TOPICS | {"entries/a.md": one, "entries/b.md": other})
    traits = [traits_of(chronicle, chronicle.entries[id]) for id in "ab"]
    assert likeness(*traits) == likeness(*reversed(traits))
    return likeness(*traits)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        # A topic, the pair; more than five years apart.
        (entry(date="2000"), entry(date="2020"), 2 + 1),
        # A month, a year, five years apart at most.
        (entry(date="2022-01-01"), entry(date="2022-02-01"), 2 + 1 + 3),
        (entry(date="2022-01-01"), entry(date="2022-02-02"), 2 + 1 + 2),
        (entry(date="2022-01"), entry(date="2022-02"), 2 + 1 + 2),
        (entry(date="2022-01-01"), entry(date="2023-02-01"), 2 + 1 + 1),
        # What a vague or open date may mean is not near.
        (entry(date="2022-01-01"), entry(date="2022-01~"), 2 + 1),
        (entry(date="2022-01-01"), entry(date="2022-01-02/.."), 2 + 1),
        # One party in common is no pair.
        (entry(date="2000"), entry(date="2020", parties="Pakistan, China"), 2),
        # A topic and the broader one of another, and two narrower ones.
        (entry(date="2000", topics="gas"), entry(date="2020"), 1 + 1),
        (entry(date="2000", topics="gas"), entry(date="2020", topics="gas"), 2 + 1 + 1),
        # Three topics at most, two people at most, two dossiers at most.
        (
            entry(date="2000", topics="a, b, c, d"),
            entry(date="2020", topics="a, b, c, d"),
            3 * 2 + 1,
        ),
        (
            entry("people: [A, B, C]", date="2000", topics="x"),
            entry("people: [A, B, C]", date="2020", topics="y"),
            2 * 3 + 1,
        ),
        (
            entry("dossiers: [A, B, C]", date="2000", topics="x"),
            entry("dossiers: [A, B, C]", date="2020", topics="y"),
            2 * 8 + 1,
        ),
        # A pair and nearness alone make nothing alike.
        (entry(date="2022-01-01", topics="x"), entry(date="2022-01-02", topics="y"), 0),
    ],
)
def test_likeness_is_the_sum_of_what_is_shared(one: str, other: str, points: int) -> None:
    assert score(one, other) == points


names = st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=4, unique=True).map(", ".join)


@st.composite
def entries(draw: st.DrawFn) -> str:
    fields = f"people: [{draw(names)}]\ndossiers: [{draw(names)}]"
    topics = draw(st.sampled_from(["gas", "energy", "gas, energy", "trade"]))
    date = draw(st.sampled_from(["2022-01-01", "2022-01", "2022", "1990~", "2021/..", "2020-12"]))
    return entry(fields, date=date, topics=topics)


@given(entries(), entries())
@settings(deadline=None)  # a chronicle is made for each; a machine may be busy
def test_two_entries_are_as_alike_one_way_as_the_other(one: str, other: str) -> None:
    assert score(one, other) >= 0
