"""What the chronicle tells of a thing, whatever it is called, and of lists of entries."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from conftest import Site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronicle.dates import parse
from chronicle.deriving.promises import promises_of
from chronicle.inspecting import (
    Between,
    as_csv,
    as_json,
    as_text,
    describe,
    describe_on,
    find,
    rows,
    select,
)
from chronicle.linking import Chronicle, link
from chronicle.model import Mention
from chronicle.reading import read
from chronicle.settings import Settings
from tests.sample_site import chronicle_of, entry, settings_of

CALL = """---
date: 2022-01-17
kind: call
parties: [Pakistan, Russia]
people:
  - {name: Imran Khan, for: Pakistan}
  - {name: Vladimir Putin, for: Russia}
topics: [gas, Afghanistan]
mentions: [United States]
dossiers: [{dossier: Pakistan Stream, milestone: Both sides want it}]
sources: [https://example.org/call]
commitments:
  - {id: invitation, by: Russia, to: Pakistan, text: To receive Khan in Moscow}
  - {id: shares, by: [Pakistan, Russia], text: To sign the shareholders’ agreement, due: 2022-02}
  - {id: barter, by: Pakistan, text: To try barter}
  - {id: doses, by: Russia, text: To send vaccine, due: 2030}
  - {id: forum, by: Russia, text: To hold a forum, due: 2021, status: lapsed}
---
# Khan and Putin speak by telephone

They discussed the [[topic:gas|pipeline]].
"""
VISIT = """---
date: 2022-02-23/2022-02-24
kind: visit
parties: [Pakistan, Russia]
people: [Imran Khan, Vladimir Putin]
topics: [energy]
place: Moscow
fulfils:
  - 2022-01-17-call#invitation
  - {commitment: 2022-01-17-call#barter, extent: partly}
follows: [2022-01-17-call]
sources: [https://example.org/call, https://example.org/visit]
---
# Khan visits Moscow

After [[2022-01-17-call]].
"""
TALKS = """---
date: 2021
kind: talks
parties: [Pakistan, Iran]
topics: [trade]
---
# Talks on trade
"""
FILES = {
    "site.yaml": "title: Calls\nurl: https://example.org/repo/\ndate: 2026-11-23\n",
    "content/entries/2022-01-17-call.md": CALL,
    "content/entries/2022-02-23-visit.md": VISIT,
    "content/entries/2021-talks.md": TALKS,
    "content/people/imran-khan.md": (
        "---\nname: Imran Khan\nnative_name: {ur: عمران خان}\nparty: Pakistan\noffices:\n"
        "  - {title: Prime Minister, of: Pakistan, from: 2018-08-18, to: 2022-04-10}\n---\n"
    ),
    "content/topics/gas.md": "---\nname: Gas\nbroader: energy\n---\n",
    "content/relations/pakistan-russia.md": "---\nparties: [Pakistan, Russia]\n---\nA history.\n",
}

Known = tuple[Chronicle, Settings]


@pytest.fixture
def known(site: Callable[[Mapping[str, str]], Site]) -> Known:
    options = site(FILES).settings()
    content, problems = read(options)
    chronicle, dead = link(content, options)
    assert problems + dead == []
    return chronicle, options


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("2022-01-17-call", Mention("entry", "2022-01-17-call")),
        ("khan visits moscow", Mention("entry", "2022-02-23-visit")),
        ("IMRAN KHAN", Mention("person", "imran-khan")),
        ("عمران خان", Mention("person", "imran-khan")),
        ("leader:imran-khan", Mention("person", "imran-khan")),
        ("RUS", Mention("party", "russia")),
        ("Russian Federation", Mention("party", "russia")),
        ("Gas", Mention("topic", "gas")),
        ("pakistan stream", Mention("dossier", "pakistan-stream")),
        ("moscow", Mention("place", "moscow")),
        ("pakistan-russia", Between(("pakistan", "russia"))),
        ("Russia–Pakistan", Between(("pakistan", "russia"))),
        ("ru-pk/energy", Between(("pakistan", "russia"), "energy")),
        ("Pakistan–Russia gas", Between(("pakistan", "russia"), "gas")),
    ],
)
def test_a_thing_is_found_by_any_name(known: Known, text: str, thing: object) -> None:
    assert find(known[0], text) == ((thing,), [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Imran Kahn", "“imran-khan”"),
        ("khan", "“imran-khan”"),
        ("topic:gaz", "“gas”"),
        ("pakistan-russia/trade", "chronicle list"),
    ],
)
def test_what_is_not_found_is_answered_with_what_may_be_meant(
    known: Known, text: str, meant: str
) -> None:
    found, [problem] = find(known[0], text)
    assert found == ()
    assert problem.code == "unknown-reference"
    assert meant in (problem.hint or "")


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_whatever_is_typed_gets_an_answer(known: Known, text: str) -> None:
    found, problems = find(known[0], text)
    assert bool(found) != bool(problems)


def test_a_name_of_two_things_finds_both(site: Callable[[Mapping[str, str]], Site]) -> None:
    text = TALKS.replace("Iran", "Syria").replace("[trade]", "[Syria]")
    options = site({"content/entries/a.md": text}).settings()
    chronicle, _ = link(read(options)[0], options)
    both = (Mention("party", "syria"), Mention("topic", "syria"))
    assert find(chronicle, "Syria") == (both, [])
    assert find(chronicle, "topic:Syria") == (both[1:], [])


def test_a_person_comes_with_offices_counterparts_and_entries(known: Known) -> None:
    told = describe(*known, Mention("person", "imran-khan"))
    assert told["address"] == "/leaders/imran-khan/"
    assert told["url"] == "https://example.org/repo/leaders/imran-khan/"
    assert told["file"] == "content/people/imran-khan.md"
    assert told["native_names"] == {"ur": "عمران خان"}
    [office] = told["offices"]
    assert (office["title"], office["of"]["id"]) == ("Prime Minister", "pakistan")
    assert (office["from"], office["to"]) == ("2018-08-18", "2022-04-10")
    assert [(each["id"], each["entries"]) for each in told["counterparts"]] == [
        ("vladimir-putin", 2)
    ]
    assert [each["id"] for each in told["entries"]] == ["2022-01-17-call", "2022-02-23-visit"]
    assert told["by_kind"] == {"call": 1, "visit": 1}
    assert told["by_year"] == {"2022": 2}
    assert (told["first"], told["last"]) == ("2022-01-17", "2022-02-23/2022-02-24")
    assert "aliases" not in told


def test_a_leader_comes_with_those_who_held_the_same_office_elsewhere() -> None:
    office = "title: Prime Minister, kind: head of government"
    chronicle, _ = chronicle_of(
        {
            "entries/call.md": entry("people: [Imran Khan, {name: Dmitry Medvedev, for: Russia}]"),
            "people/imran-khan.md": "---\nname: Imran Khan\nparty: Pakistan\n"
            f"offices: [{{{office}, from: 2018-08-18, to: 2022-04-10}}]\n---\n",
            "people/medvedev.md": "---\nname: Dmitry Medvedev\nparty: Russia\n"
            f"offices: [{{{office}, from: 2012-05-08, to: 2020-01-16}}]\n---\n",
        }
    )
    [told] = describe(chronicle, settings_of(), Mention("person", "imran-khan"))[
        "same_office_elsewhere"
    ]
    assert (told["id"], told["years"], told["office"]) == (
        "russia",
        "2018/2020",
        "head of government",
    )
    assert [(each["id"], each["certain"]) for each in told["holders"]] == [("medvedev", True)]


def test_a_party_comes_with_counterparts_and_promises(known: Known) -> None:
    told = describe(*known, Mention("party", "pakistan"))
    assert [(each["id"], each["entries"]) for each in told["counterparts"]] == [
        ("russia", 2),
        ("iran", 1),
    ]
    assert {each["id"]: each["status"] for each in told["commitments"]} == {
        "2022-01-17-call#invitation": "fulfilled",
        "2022-01-17-call#shares": "overdue",
        "2022-01-17-call#barter": "partly fulfilled",
    }
    kept = {each["id"]: each.get("kept_by") for each in told["commitments"]}
    assert [each["id"] for each in kept["2022-01-17-call#invitation"]] == ["2022-02-23-visit"]
    assert told["by_year"] == {"2021": 1, "2022": 2}


def test_a_promise_is_as_good_as_what_kept_it(known: Known) -> None:
    chronicle, options = known
    call = chronicle.entries["2022-01-17-call"]
    made = promises_of(chronicle, options).at[call.id]
    found = {each.commitment.id: each.status for each in made}
    assert found == {
        "invitation": "fulfilled",
        "shares": "overdue",
        "barter": "partly fulfilled",
        "doses": "open",
        "forum": "lapsed",
    }


def test_a_pair_comes_with_the_entries_of_both_and_of_its_topic(known: Known) -> None:
    told = describe(*known, Between(("pakistan", "russia")))
    assert (told["id"], told["name"]) == ("pakistan-russia", "Pakistan–Russia")
    assert told["address"] == "/relations/pakistan-russia/"
    assert told["count"] == 2
    assert [(each["url"], each["entries"]) for each in told["sources"]] == [
        ("https://example.org/call", 2),
        ("https://example.org/visit", 1),
    ]
    on_gas = describe(*known, Between(("pakistan", "russia"), "gas"))
    assert [each["id"] for each in on_gas["entries"]] == ["2022-01-17-call"]
    assert on_gas["address"] == "/relations/pakistan-russia/gas/"


def test_an_entry_comes_with_what_follows_it_and_links_to_it(known: Known) -> None:
    told = describe(*known, Mention("entry", "2022-01-17-call"))
    assert told["file"] == "content/entries/2022-01-17-call.md"
    assert told["relations"] == ["Pakistan–Russia"]
    assert [each["id"] for each in told["followed_by"]] == ["2022-02-23-visit"]
    assert [each["id"] for each in told["linked_from"]] == ["2022-02-23-visit"]
    assert [each["id"] for each in told["mentions"]] == ["united-states"]
    assert told["dossiers"][0]["milestone"] == "Both sides want it"


def test_a_topic_counts_what_is_narrower(known: Known) -> None:
    told = describe(*known, Mention("topic", "energy"))
    assert told["count"] == 2
    assert [each["id"] for each in told["narrower"]] == ["gas"]
    gas = describe(*known, Mention("topic", "gas"))
    assert gas["broader"]["id"] == "energy"
    assert [each["id"] for each in gas["linked_from"]] == ["2022-01-17-call"]


def test_whatever_the_chronicle_holds_can_be_told_in_json_and_in_words(known: Known) -> None:
    chronicle, options = known
    content = chronicle.content
    kinds: dict[str, Mapping[str, Any]] = {
        "entry": content.entries,
        "person": content.people,
        "party": content.parties,
        "topic": content.topics,
        "dossier": content.dossiers,
        "place": content.places,
        "page": content.pages,
    }
    things: list[Any] = [Mention(kind, id) for kind, nouns in kinds.items() for id in nouns]
    for thing in [*things, *map(Between, chronicle.between)]:
        told = describe(chronicle, options, thing)
        assert json.loads(as_json(told)) == told
        assert told["name"] in as_text(told)
        for listed in told.get("entries", ()):
            assert f"[{listed['id']}]" in as_text(told)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["2021-talks", "2022-01-17-call", "2022-02-23-visit"]),
        ({"party": ["PK", "russian federation"]}, ["2022-01-17-call", "2022-02-23-visit"]),
        ({"party": ["PK", "RU", "IR"]}, []),
        ({"topic": ["Energy"]}, ["2022-01-17-call", "2022-02-23-visit"]),
        ({"topic": ["Gas"]}, ["2022-01-17-call"]),
        ({"person": ["vladimir putin"], "kind": ["Visits"]}, ["2022-02-23-visit"]),
        ({"kind": ["talks", "call"]}, ["2021-talks", "2022-01-17-call"]),
        ({"since": "2022-02-24"}, ["2022-02-23-visit"]),
        ({"since": "2021-12", "until": "2022-01"}, ["2021-talks", "2022-01-17-call"]),
    ],
)
def test_entries_are_selected_by_who_what_and_when(
    known: Known, wanted: dict[str, Any], ids: list[str]
) -> None:
    found, problems = select(known[0], **wanted)
    assert problems == []
    assert [entry.id for entry in found] == ids


def test_all_that_is_wrong_with_a_selection_is_said_at_once(known: Known) -> None:
    found, problems = select(
        known[0], party=["Pakistn"], topic=["enrgy"], kind=["cal"], since="22-1"
    )
    assert found == ()
    assert {problem.code for problem in problems} == {
        "unknown-reference",
        "unknown-kind",
        "bad-date",
    }
    hints = " ".join(problem.hint or "" for problem in problems)
    assert all(f"“{meant}”" in hints for meant in ("pakistan", "energy", "call"))


def test_a_list_is_a_table_for_a_spreadsheet(known: Known) -> None:
    found, _ = select(known[0], kind=["call"])
    [row] = csv.DictReader(io.StringIO(as_csv(rows(found))))
    assert row["id"] == "2022-01-17-call"
    assert row["parties"] == "pakistan; russia"
    assert row["file"] == "content/entries/2022-01-17-call.md"
    assert as_text(rows(found)).endswith("1 entry\n")


def test_no_cell_is_a_formula() -> None:
    assert as_csv([{"title": "=HYPERLINK(1)"}]).splitlines() == ["title", "'=HYPERLINK(1)"]


def test_what_pages_say_is_told_in_the_language_of_the_site() -> None:
    files = {
        "entries/a.md": entry("people: {name: Imran Khan, for: Pakistan}", date="2023-05-01"),
        "people/imran-khan.md": FILES["content/people/imran-khan.md"],
    }
    chronicle, _ = chronicle_of(files)
    options = settings_of("language: fr")
    told = describe(chronicle, options, Mention("entry", "a"))
    day = describe_on(chronicle, options, Mention("person", "imran-khan"), parse("2023-05-01"))
    assert told["people"][0]["office"] == "Prime Minister (Pakistan) (auparavant)"
    assert day["offices"][0]["shown"] == told["people"][0]["office"]
