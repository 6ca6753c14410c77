"""Whose account an entry rests on, and which entries rest on little."""

import pytest
from sample_site import chronicle_of, entry

from chronicle.deriving.evidence import Share, Side, shares, side_of, sides_missing, weak
from chronicle.model import Entry

PAKISTAN = "{url: 'https://a.example/1', side: Pakistan}"
RUSSIA = "{url: 'https://a.example/2', side: Russia}"
NEITHER = "{url: 'https://a.example/3'}"
JOINT = "{url: 'https://a.example/4', type: joint statement}"


def one(fields: str, parties: str = "Pakistan, Russia") -> Entry:
    chronicle, problems = chronicle_of({"entries/e.md": entry(fields, parties=parties)})
    assert "e" in chronicle.entries, problems
    return chronicle.entries["e"]


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        (f"sources: [{PAKISTAN}, {RUSSIA}]", ()),
        (f"sources: [{PAKISTAN}, {NEITHER}]", ("russia",)),
        (f"sources: [{NEITHER}]", ("pakistan", "russia")),
        ("", ("pakistan", "russia")),
        (f"sources: [{JOINT}]", ()),
        (f"sources: [{PAKISTAN}]\nreadouts: [{{side: Russia, text: They spoke.}}]", ()),
        (f"sources: [{PAKISTAN}]\nreadouts: [{{side: Russia, absent: true}}]", ("russia",)),
        ("sources: [{url: 'https://a.example/5', side: China}]", ("pakistan", "russia")),
    ],
)
def test_a_side_has_an_account_by_a_source_a_readout_or_a_joint_statement(
    fields: str, missing: tuple[str, ...]
) -> None:
    assert sides_missing(one(fields)) == missing


def test_an_entry_of_one_party_or_of_three_has_no_two_sides() -> None:
    assert sides_missing(one("", "Pakistan")) == ()
    assert sides_missing(one("", "Pakistan, Russia, China")) == ()


def test_a_source_that_two_entries_cite_counts_once_and_both_rest_on_it() -> None:
    chronicle, _ = chronicle_of(
        {
            "entries/a.md": entry(f"sources: [{PAKISTAN}, {NEITHER}]", topics="a"),
            "entries/b.md": entry(f"sources: [{PAKISTAN}, {JOINT}]", topics="b"),
        }
    )
    assert shares(chronicle.entries.values(), side_of) == {
        Side("pakistan"): Share(1, 2),
        Side(): Share(1, 1),
        Side(is_joint=True): Share(1, 1),
    }


def test_entries_that_rest_on_little_are_told_by_what_they_lack() -> None:
    chronicle, _ = chronicle_of(
        {
            "entries/a.md": entry(f"sources: [{PAKISTAN}]", topics="a"),
            "entries/b.md": entry("readouts: [{side: Russia, absent: true}]", topics="b"),
            "entries/c.md": entry(f"sources: [{PAKISTAN}, {RUSSIA}]", topics="c"),
            "entries/d.md": entry(f"sources: [{NEITHER}, 'https://a.example/3']", topics="d"),
        }
    )
    found = weak(list(chronicle.entries.values()))
    assert [entry.id for entry in found.one_source] == ["a", "d"]
    assert [entry.id for entry in found.no_source] == ["b"]
    assert [entry.id for entry in found.one_side] == ["a"]
    assert [entry.id for entry in found.no_side] == ["b", "d"]
    assert [entry.id for entry in found.absent_account] == ["b"]
