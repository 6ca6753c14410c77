"""Who gave an account of an event, and which account names which topic."""

from dataclasses import astuple

import pytest

from chronicle.deriving.accounts import Account, accounts_of, compared
from chronicle.diagnostics import Severity
from chronicle.inspecting import describe
from chronicle.linking import Chronicle
from chronicle.model import Mention
from tests.sample_site import chronicle_of, entry, settings_of
from tests.test_planning import pages, planned

GAS = {"topics/gas.md": "---\nname: Gas\nbroader: energy\n---\n"}


def told(fields: str, parties: str = "Pakistan, Russia", most: int = 5) -> tuple[Account, ...]:
    return told_in(linked(fields, parties), most)


def linked(fields: str, parties: str = "Pakistan, Russia") -> Chronicle:
    chronicle, problems = chronicle_of({"entries/a.md": entry(fields, parties=parties), **GAS})
    assert not [each for each in problems if each.severity is Severity.ERROR]
    return chronicle


def told_in(chronicle: Chronicle, most: int = 5) -> tuple[Account, ...]:
    return accounts_of(chronicle.entries["a"], most)


def states(accounts: tuple[Account, ...]) -> dict[str, str]:
    return {"+".join(account.sides): account.state for account in accounts}


def table(fields: str, parties: str = "Pakistan, Russia") -> dict[str, list[object]]:
    """Each topic with what the accounts do with it."""
    chronicle = linked(fields, parties)
    return {
        row.topic: [cell.naming if not cell.through else astuple(cell) for cell in row.cells]
        for row in compared(told_in(chronicle), chronicle.content.topics)
    }


def test_several_readouts_of_one_side_share_a_column() -> None:
    (pakistan, russia) = told(
        "readouts: [{side: PK, text: A}, {side: RU, text: B}, {side: PK, text: C}]"
    )
    assert [each.text for each in pakistan.readouts] == ["A", "C"]
    assert [each.text for each in russia.readouts] == ["B"]


def test_an_entry_without_readouts_has_no_accounts() -> None:
    assert told("") == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("readouts: [{side: PK, text: A}]", {"pakistan": "given", "russia": "not recorded"}),
        (
            "readouts: [{side: RU, absent: true}]",
            {"russia": "not found", "pakistan": "not recorded"},
        ),
        (
            "sources: [{title: T, side: RU}]\nreadouts: [{side: PK, text: A}]",
            {"pakistan": "given", "russia": "not summarised"},
        ),
        ("readouts: [{side: [PK, RU], text: A}]", {"pakistan+russia": "given"}),
        (
            "readouts: [{side: [PK, RU], absent: true}]",
            {"pakistan+russia": "not found", "pakistan": "not recorded", "russia": "not recorded"},
        ),
        (
            "readouts: [{side: [PK, RU], text: A}, {side: [RU, PK], text: B}, {side: CN, text: C}]",
            {"pakistan+russia": "given", "china": "given"},
        ),
    ],
)
def test_a_party_of_whom_nothing_is_recorded_is_told_apart(
    fields: str, expected: dict[str, str]
) -> None:
    assert states(told(fields)) == expected


def test_at_an_event_of_many_parties_only_those_that_are_named_are_told() -> None:
    fields = "readouts: [{side: PK, text: A}]"
    assert states(told(fields, "PK, RU, CN", most=2)) == {"pakistan": "given"}


def test_topics_stand_in_the_order_in_which_they_are_named() -> None:
    assert table(
        "readouts: [{side: PK, text: A, topics: [trade, energy]}, {side: RU, text: B, topics: [arms, trade]}]"
    ) == {"trade": ["named", "named"], "energy": ["named", "silent"], "arms": ["silent", "named"]}


def test_one_readout_is_a_table_too() -> None:
    assert table("readouts: {side: PK, text: A, topics: trade}") == {
        "trade": ["named", "not recorded"]
    }


def test_who_names_a_narrower_topic_has_mentioned_the_broader_but_not_the_other_way() -> None:
    assert table(
        "readouts: [{side: PK, text: A, topics: [gas]}, {side: RU, text: B, topics: [energy]}]"
    ) == {
        "gas": ["named", ("named in part", ("energy",))],
        "energy": [("named", ("gas",)), "named"],
    }


def test_no_side_is_called_silent_whose_topics_are_not_recorded() -> None:
    assert table("readouts: [{side: PK, text: A, topics: [trade]}, {side: RU, text: B}]") == {
        "trade": ["named", "not listed"]
    }
    assert table(
        "readouts: [{side: PK, text: A, topics: trade}, {side: RU, text: B}, {side: RU, text: C, topics: arms}]"
    )["trade"] == ["named", "not listed"]


def test_a_text_is_marked_with_its_language_where_the_page_has_another() -> None:
    drawn, _ = planned(
        {
            "entries/a.md": entry(
                "readouts: [{side: PK, text: بات, language: ur}, {side: RU, text: They spoke.}]"
            ),
            "entries/a.ur.md": "---\ntitle: بات چیت\n---\n\nبات\n",
        }
    )
    found = {}
    for address in ("/entries/a/", "/ur/entries/a/"):
        view = pages(drawn)[address].view
        found[address] = [
            (each.language, each.direction) for one in view.accounts for each in one.readouts
        ]
    assert found == {
        "/entries/a/": [("ur", "rtl"), (None, "ltr")],
        "/ur/entries/a/": [(None, "rtl"), ("en", "ltr")],
    }


def test_a_joint_account_is_called_so() -> None:
    drawn, _ = planned({"entries/a.md": entry("readouts: {side: [PK, RU], text: They spoke.}")})
    (account,) = pages(drawn)["/entries/a/"].view.accounts
    assert account.name == "Pakistan and Russia, jointly"


def test_accounts_can_be_asked_for() -> None:
    chronicle = linked(
        "readouts: [{side: PK, text: A, topics: [gas]}, {side: CN, absent: true, searched: 2022-02}]"
    )
    told = describe(chronicle, settings_of(), Mention("entry", "a"))
    assert [(row["name"], row["account"]) for row in told["readouts"]] == [
        ("Pakistan", "given"),
        ("China", "not found"),
        ("Russia", "not recorded"),
    ]
    assert told["topics_by_side"] == [
        {"name": "Gas", "Pakistan": "named", "China": "not found", "Russia": "not recorded"}
    ]
