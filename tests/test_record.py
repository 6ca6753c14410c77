"""The place of an entry in the record: chains, firsts, and the sentences for them."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from chronicle.deriving import chains
from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.journeys import Journeys
from chronicle.linking import Chronicle, link
from chronicle.model import Kind
from chronicle.planning.facts import Facts
from chronicle.planning.record import MOST_STATEMENTS
from chronicle.reading import read
from chronicle.settings import Settings, read_settings
from chronicle.wording import words_of
from tests.sample_site import chronicle_of, entry, settings_of

ROOT = Path(__file__).parents[1]
CALLERS = (
    "kind: call\npeople: [{name: Imran Khan, for: Pakistan}, {name: Vladimir Putin, for: Russia}]\n"
)


def told(chronicle: Chronicle, settings: Settings, id: str) -> list[str]:
    record = Facts(chronicle, settings).record
    return [each.text for each in record.of(chronicle.entries[id], words_of("en"))]


def said(files: dict[str, str], id: str, site: str = "") -> list[str]:
    """What is told of an entry of a small chronicle."""
    chronicle, _ = chronicle_of(files, site)
    return told(chronicle, settings_of(site), id)


def calls(*dates: str, **fields: str) -> dict[str, str]:
    """Calls of two leaders by date, called a, b, c …; fields are added to those of the same name."""
    return {
        f"entries/{name}.md": entry(CALLERS + fields.get(name, ""), date=date)
        for name, date in zip("abcdefgh", dates, strict=False)
    }


def before(count: int = chains.FIRSTS_AFTER) -> dict[str, str]:
    """Enough entries of other parties for a first to be worth telling."""
    return {
        f"entries/x{n}.md": entry(date=f"19{n + 10}", parties="Peru, Chile") for n in range(count)
    }


@pytest.fixture(scope="module")
def example() -> tuple[Chronicle, Settings]:
    settings, _ = read_settings(ROOT, datetime.date(2026, 1, 1))
    assert settings
    content, _ = read(settings)
    return link(content, settings)[0], settings


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        (
            "2021-08-25-khan-putin-call",
            "First telephone call between Imran Khan and Vladimir Putin in this chronicle",
        ),
        (
            "2021-09-14-khan-putin-call",
            "Second telephone call between Imran Khan and Vladimir Putin in this chronicle;"
            " previous: 25 August 2021, 20 days earlier",
        ),
        (
            "2022-01-17-khan-putin-call",
            "Third telephone call between Imran Khan and Vladimir Putin in this chronicle;"
            " previous: 14 September 2021, 125 days earlier",
        ),
        (
            "2022-02-23-khan-moscow",
            "First visit to Moscow by a Pakistani prime minister in this chronicle since April 1999,"
            " 22 years 10 months earlier; that earlier visit is reported, not confirmed",
        ),
        (
            "2022-02-23-khan-moscow",
            "Second meeting between Imran Khan and Vladimir Putin in this chronicle;"
            " previous: 13–14 June 2019, 2 years 8 months earlier",
        ),
        (
            "2003-02-musharraf-moscow",
            "Visit to Moscow by a Pakistani president; previous in this chronicle, which does not cover"
            " all the time between: March 1972, 30 years 11 months earlier;"
            " that earlier visit is reported, not confirmed",
        ),
        (
            "2011-05-zardari-moscow",
            "First visit to Moscow by a Pakistani president in this chronicle since 4–6 February 2003,"
            " 8 years 3 months earlier",
        ),
    ],
)
def test_the_example_tells_what_an_editor_would_work_out(
    example: tuple[Chronicle, Settings], id: str, sentence: str
) -> None:
    assert sentence in told(*example, id)


def test_an_entry_of_the_example_rests_on_the_one_before(
    example: tuple[Chronicle, Settings],
) -> None:
    chronicle, settings = example
    record = Facts(chronicle, settings).record
    first, *_ = record.of(chronicle.entries["2022-01-17-khan-putin-call"], words_of("en"))
    assert [each.id for each in first.rests_on] == ["2021-09-14-khan-putin-call"]


def test_of_entries_without_a_confirmed_status_nothing_is_told(
    example: tuple[Chronicle, Settings],
) -> None:
    chronicle, settings = example
    doubtful = [entry.id for entry in chronicle.entries.values() if entry.status != "confirmed"]
    assert doubtful
    assert not any(told(chronicle, settings, id) for id in doubtful)


def test_no_entry_is_told_more_than_a_few_statements(example: tuple[Chronicle, Settings]) -> None:
    chronicle, settings = example
    assert max(len(told(chronicle, settings, id)) for id in chronicle.entries) <= MOST_STATEMENTS


@pytest.mark.parametrize("first", ["2021-09-14", "2021-09", "2021-09-14?", "2021-09~", "../2021"])
def test_calls_whose_order_is_not_certain_have_no_ordinal(first: str) -> None:
    assert said(calls(first, "2021-09-14"), "b") == []


@pytest.mark.parametrize("status", ["reported", "disputed"])
def test_an_ordinal_rests_on_confirmed_entries(status: str) -> None:
    files = calls("2021-08-25", "2021-09-14", "2022-01-17", b=f"status: {status}")
    assert said(files, "b") == said(files, "c") == []


def test_what_is_denied_is_not_counted() -> None:
    files = calls("2021-08-25", "2021-09-14", "2022-01-17", b="status: denied")
    assert said(files, "c")[0].startswith("Second telephone call")
    assert said(files, "b") == []


def test_an_ordinal_does_not_depend_on_later_entries() -> None:
    files = calls("2021-08-25", "2021-09-14")
    assert said(files, "b") == said(files | calls("2021-08-25", "2021-09-14", "2022-01-17"), "b")


def test_two_of_unknown_order_before_are_counted_and_neither_is_the_previous() -> None:
    assert said(calls("2021-09", "2021-09-14", "2022-01-17"), "c")[0] == (
        "Third telephone call between Imran Khan and Vladimir Putin in this chronicle"
    )


def test_over_a_time_that_is_not_collected_the_previous_is_that_of_this_chronicle() -> None:
    site = "coverage: {gaps: [2021-10]}"
    assert said(calls("2021-09-14", "2022-01-17"), "b", site)[0].endswith(
        "; previous in this chronicle, which does not cover all the time between:"
        " 14 September 2021, 125 days earlier"
    )


def test_a_first_among_the_first_entries_of_a_chronicle_is_not_told() -> None:
    assert said(calls("2021-09-14"), "a") == []
    assert said(before(9) | calls("2021-09-14"), "a") == []
    assert said(before(10) | calls("2021-09-14"), "a") == [
        "First telephone call between Imran Khan and Vladimir Putin in this chronicle",
        "First telephone call between Pakistan and Russia in this chronicle",
    ]


def test_a_visit_of_two_leaders_counts_as_their_meeting() -> None:
    people = "people: [{name: Khan, for: Pakistan}, {name: Putin, for: Russia}]\n"
    files = {
        "entries/a.md": entry(f"kind: visit\n{people}", date="2019-01-01"),
        "entries/b.md": entry(f"kind: meeting\n{people}", date="2020-01-01"),
    }
    assert said(files, "b")[0] == (
        "Second meeting between Khan and Putin in this chronicle; previous: 1 January 2019, 1 year earlier"
    )


def test_where_two_may_have_met_among_many_their_meetings_are_not_counted() -> None:
    people = "{name: Khan, for: Pakistan}, {name: Putin, for: Russia}"
    files = {
        "entries/a.md": entry(
            f"kind: summit\npeople: [{people}, {{name: Lavrov, for: Russia}}]", date="2019-01-01"
        ),
        "entries/b.md": entry(f"kind: meeting\npeople: [{people}]", date="2020-01-01"),
        "entries/c.md": entry(f"kind: meeting\npeople: [{people}]", date="2021-01-01"),
    }
    assert not [text for id in "bc" for text in said(files, id) if "Khan" in text]


def test_a_meeting_of_more_people_than_pair_off_leaves_the_number_of_meetings_open() -> None:
    people = "{name: Khan, for: Pakistan}, {name: Putin, for: Russia}"
    crowd = ", ".join(f"Guest {n}" for n in range(10))
    files = {
        "entries/a.md": entry(f"kind: meeting\npeople: [{people}, {crowd}]", date="2019-01-01"),
        "entries/b.md": entry(f"kind: meeting\npeople: [{people}]", date="2020-01-01"),
        "entries/c.md": entry(f"kind: meeting\npeople: [{people}]", date="2021-01-01"),
    }
    assert not [text for id in "bc" for text in said(files, id) if "Khan" in text]


def test_visits_are_counted_by_their_direction() -> None:
    def visit(guest: str, host: str, date: str) -> str:
        people = f"people: [{{name: G, for: {guest}, role: guest}}, {{name: H, for: {host}, role: host}}]"
        return entry(f"kind: visit\n{people}", date=date)

    files = {
        "entries/a.md": visit("Pakistan", "Russia", "2001-01-01"),
        "entries/b.md": visit("Russia", "Pakistan", "2002-01-01"),
        "entries/c.md": visit("Pakistan", "Russia", "2003-01-01"),
    }
    assert (
        "Second visit by Pakistan to Russia recorded as such in this chronicle;"
        " previous: 1 January 2001, 2 years earlier" in said(files, "c")
    )
    assert not [text for text in said(files, "b") if "visit" in text]


def test_parties_have_a_chain_of_their_own_for_those_who_took_part() -> None:
    files = {
        "entries/a.md": entry("kind: talks", date="2001-01-01", parties="Pakistan, Russia, China"),
        "entries/b.md": entry("kind: talks", date="2002-01-01"),
        "entries/c.md": entry("kind: talks", date="2003-01-01", parties="Pakistan, Russia, China"),
        "entries/d.md": entry("kind: talks", date="2004-01-01"),
    }
    assert said(files, "c") == [
        "Second round of talks of just these parties in this chronicle: China, Pakistan and Russia;"
        " previous: 1 January 2001, 2 years earlier"
    ]
    assert said(files, "d")[0].startswith("Second round of bilateral talks between Pakistan and")


@pytest.mark.parametrize("parties", ["Pakistan, Russia, China", "Pakistan, Russia, A, B, C, D"])
def test_an_agreement_with_a_third_leaves_the_number_of_those_of_two_open(parties: str) -> None:
    files = {
        "entries/a.md": entry("kind: agreement", date="2001-01-01", parties=parties),
        "entries/b.md": entry("kind: agreement", date="2002-01-01"),
        "entries/c.md": entry("kind: agreement", date="2003-01-01"),
    }
    assert said(files, "b") == said(files, "c") == []
    assert said({name: files[name] for name in list(files)[1:]}, "c") == [
        "Second agreement between Pakistan and Russia recorded as such in this chronicle;"
        " previous: 1 January 2002, 1 year earlier"
    ]


def test_a_kind_of_a_sites_own_is_called_by_its_name() -> None:
    site = "kinds: {consultation: {name: consultation, plural: Consultations}}"
    files = {
        f"entries/{n}.md": entry("kind: consultation", date=f"200{n}", parties="USA, Russia")
        for n in (1, 2)
    }
    chronicle, _ = chronicle_of(files, site)
    own = Kind("consultation", "consultation", "Consultations", "talks")
    settings = settings_of(site)
    assert told(chronicle, replace(settings, kinds={**settings.kinds, own.id: own}), "2") == [
        "Second consultation of Russia and the United States in this chronicle;"
        " previous: 2001, 1 year earlier"
    ]


ministers = {
    "parties/pakistan.md": "---\nname: Pakistan\ndemonym: Pakistani\n---\n",
    "places/moscow.md": "---\nname: Moscow\ncountry: Russia\n---\n",
    "people/sharif.md": "---\nname: Sharif\nparty: Pakistan\noffices:\n"
    "  - {title: Prime Minister, of: Pakistan, from: 1997-02-17, to: 1999-10-12}\n---\n",
    "people/khan.md": "---\nname: Khan\nparty: Pakistan\noffices:\n"
    "  - {title: Prime Minister, of: Pakistan, from: 2018-08-18, to: 2022-04-10}\n---\n",
    "people/qureshi.md": "---\nname: Qureshi\nparty: Pakistan\noffices:\n"
    "  - {title: Foreign Minister, of: Pakistan, from: 2018-08-20, to: 2022-04-10}\n---\n",
}


def to_moscow(guest: str, date: str, more: str = "") -> str:
    people = f"people: [{{name: {guest}, for: Pakistan, role: guest}}]"
    return entry(f"kind: visit\nplace: Moscow\n{people}\n{more}", date=date)


def visits(**more: str) -> dict[str, str]:
    return (
        before()
        | ministers
        | {
            "entries/a.md": to_moscow("Sharif", "1999-04"),
            "entries/z.md": to_moscow("Khan", "2022-02-23/2022-02-24"),
        }
        | {f"entries/{name}.md": text for name, text in more.items()}
    )


SINCE = (
    "First visit to Moscow by a Pakistani prime minister in this chronicle since April 1999,"
    " 22 years 10 months earlier"
)


def test_a_visit_is_the_first_since_the_one_before() -> None:
    assert said(visits(), "z")[0] == SINCE
    assert said(visits(), "a")[0] == (
        "First visit to Moscow by a Pakistani prime minister in this chronicle"
    )


def test_a_visit_by_the_holder_of_another_office_does_not_come_between() -> None:
    assert said(visits(m=to_moscow("Qureshi", "2019-01-01")), "z")[0] == SINCE


@pytest.mark.parametrize(
    "between",
    [
        entry("kind: visit\nplace: Moscow", date="2010-01-01"),
        entry("kind: visit\npeople: [{name: A stranger, for: Pakistan, role: guest}]", date="2010"),
        entry("kind: summit\nplace: Moscow\npeople: [Khan]", date="2019-01-01"),
        to_moscow("Khan", "2018-08"),
        to_moscow("Khan", "2019-01-01", "status: reported"),
        to_moscow("Qureshi, for: Pakistan}, {name: Khan", "2022~"),
    ],
)
def test_what_may_have_been_such_a_visit_leaves_a_first_since_unsaid(between: str) -> None:
    assert not [text for text in said(visits(m=between), "z") if "prime minister" in text]


def test_over_a_gap_no_visit_is_the_first_since() -> None:
    assert said(visits(), "z", "coverage: {gaps: [2005/2006]}")[0] == (
        "Visit to Moscow by a Pakistani prime minister; previous in this chronicle, which does not cover"
        " all the time between: April 1999, 22 years 10 months earlier"
    )


def test_a_first_since_is_told_after_long_only() -> None:
    files = visits(y=to_moscow("Khan", "2021-02-23"))
    assert not [text for text in said(files, "z") if "prime minister" in text]


def test_without_a_demonym_the_party_is_named() -> None:
    files = visits() | {"parties/pakistan.md": "---\nname: Pakistan\n---\n"}
    assert said(files, "z")[0].startswith(
        "First visit to Moscow by a prime minister of Pakistan in"
    )


days = st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 3, 31))
written = st.one_of(
    days.map(datetime.date.isoformat),
    days.map(lambda day: f"{day:%Y-%m}"),
    st.lists(days, min_size=2, max_size=2, unique=True).map(
        lambda pair: "/".join(map(datetime.date.isoformat, sorted(pair)))
    ),
)


@given(st.lists(written, min_size=1, max_size=6), st.data())
@tried(deadline=None)  # a chronicle is made for each; a machine may be busy
def test_an_ordinal_holds_on_all_days_that_the_dates_may_mean(
    dates: list[str], data: st.DataObject
) -> None:
    chronicle, _ = chronicle_of(calls(*dates))
    found = chains.ranks(chronicle, coverage_of(settings_of().site.coverage), Journeys(chronicle))
    on = {
        entry.id: data.draw(st.dates(entry.date.earliest, entry.date.latest))
        for entry in chronicle.entries.values()
    }
    for id, places in found.items():
        for place in places:
            assert place.number == 1 + sum(on[other] < on[id] for other in on if other != id)
            if place.previous:
                assert on[place.previous.id] == max(day for day in on.values() if day < on[id])
