"""Offices and memberships at a date: what is certain, what is perhaps, and what is not said."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chronicle.dates import is_vague, parse
from chronicle.deriving.tenures import Tenures, members_on, tenures_of
from chronicle.linking import Chronicle
from chronicle.model import Office, Person
from chronicle.offices import kind_of
from chronicle.planning.offices import standing_text
from chronicle.terms import Term
from chronicle.wording import words_of
from tests.sample_site import chronicle_of, entry


def office(
    start: str | None, end: str | None = None, title: str = "Prime Minister", **more: object
) -> Office:
    """A head of government's office, dated by EDTF texts."""
    return Office(
        title=title,
        kind=str(more.get("kind", "head of government")),
        of="pakistan",
        start=parse(start) if start else None,
        end=parse(end) if end and end != "unknown" else None,
        end_unknown=end == "unknown",
    )


def people(*persons: Person) -> Tenures:
    return tenures_of({person.id: person for person in persons})


def shown(date: str, *offices: Office, died: str | None = None) -> list[str]:
    """What stands beside a name on a date, without whose the offices are."""
    who = Person("x", "X", offices=offices, died=parse(died) if died else None)
    day = parse(date)
    return [standing_text(each, day, {}, words_of("en")) for each in people(who).on("x", day)]


def test_an_office_held_on_every_possible_day_is_shown_as_it_is() -> None:
    assert shown("2022-01", office("2018-08-18", "2022-04-10")) == ["Prime Minister"]
    assert shown("2022-01-17", office("2018", "2023-05")) == ["Prime Minister"]


def test_the_day_that_makes_an_office_unsure_is_told() -> None:
    assert shown("1999-10", office("1997-02-17", "1999-10-12")) == [
        "Prime Minister (until 12 October 1999)"
    ]
    assert shown("2000-05", office("2000-05-07")) == ["Prime Minister (from 7 May 2000)"]
    assert shown("2000", office("2000-05", "2000-08")) == ["Prime Minister (May – August 2000)"]
    assert shown("2001", office("2000-05", "unknown")) == ["Prime Minister (end not known)"]


def test_the_first_and_the_last_day_are_days_of_the_term() -> None:
    term = office("2018-08-18", "2022-04-10")
    assert shown("2018-08-18", term) == shown("2022-04-10", term) == ["Prime Minister"]


def test_of_several_offices_the_higher_comes_first() -> None:
    minister = office("2018", "2023", "Minister of Energy", kind="minister")
    assert shown("2020", minister, office("2019", "2022")) == [
        "Prime Minister",
        "Minister of Energy",
    ]


def test_nobody_is_former_or_later_by_a_date_that_bounds_nothing() -> None:
    assert shown("2023", office("2018", "2022")) == ["former Prime Minister"]
    assert shown("2017", office("2018", "2022")) == ["later Prime Minister (from 2018)"]
    assert shown("2023", office("2018", "2022~")) == []
    assert shown("2017", office("2018?", "2022")) == []


def test_nobody_is_former_while_perhaps_in_office_again() -> None:
    first, again = office("1990", "1993"), office("1997~", "1999")
    assert shown("1995", first, again) == []
    assert shown("1995", first, office("1997", "1999")) == ["former Prime Minister"]


def test_an_approximate_entry_is_told_the_whole_term() -> None:
    assert shown("2020~", office("2018", "2022")) == ["Prime Minister (2018–2022)"]


def test_an_office_without_an_end_ends_with_its_holder() -> None:
    term = office("1964-06-09")
    assert shown("1966-01-10", term, died="1966-01-11") == ["Prime Minister"]
    assert shown("1966-01-12", term, died="1966-01-11") == ["former Prime Minister"]


def test_an_office_without_an_end_ends_when_the_next_holder_begins() -> None:
    tenures = people(
        Person("a", "A", offices=(office("2018"),)), Person("b", "B", offices=(office("2022"),))
    )
    states = {
        date: [each.state for each in tenures.on("a", parse(date))]
        for date in ("2018", "2020", "2022", "2023")
    }
    assert states == {
        "2018": ["perhaps"],
        "2020": ["perhaps"],
        "2022": ["perhaps"],
        "2023": ["former"],
    }


def test_an_office_for_several_goes_on_when_another_holder_begins() -> None:
    deputy = "Deputy Prime Minister"
    tenures = people(
        Person("a", "A", offices=(office("2018", None, deputy, kind="minister"),)),
        Person("b", "B", offices=(office("2022", None, deputy, kind="minister"),)),
    )
    assert [each.state for each in tenures.on("a", parse("2023"))] == ["held"]


def test_who_stands_in_for_somebody_does_not_end_their_term() -> None:
    tenures = people(
        Person("a", "A", offices=(office("2018"),)),
        Person("b", "B", offices=(office("2020", "2021", "Acting Prime Minister"),)),
    )
    assert [each.state for each in tenures.on("a", parse("2023"))] == ["held"]


def test_holders_before_and_after_touch_only_where_the_dates_do() -> None:
    tenures = people(
        Person("a", "A", offices=(office("2008-05-08", "2012-05-07"),)),
        Person("b", "B", offices=(office("2012-05-08", "2020-01"),)),
        Person("c", "C", offices=(office("2021"),)),
    )
    (b,) = tenures.of["b"]
    assert [(each.tenure.person, each.touches) for each in tenures.before(b)] == [("a", True)]
    assert [(each.tenure.person, each.touches) for each in tenures.after(b)] == [("c", False)]


def test_an_acting_holder_has_a_place_in_the_succession() -> None:
    tenures = people(
        Person("a", "A", offices=(office("1999-12-31", "2000-05-07", "Acting President"),)),
        Person("b", "B", offices=(office("2000-05-07", None, "President"),)),
    )
    (b,) = tenures.of["b"]
    assert [(each.tenure.person, each.touches) for each in tenures.before(b)] == [("a", True)]


@pytest.mark.parametrize(
    ("title", "state", "kind"),
    [
        ("Prime Minister", "pakistan", "head of government"),
        ("President of the United States", "united-states", "head of state"),
        ("Acting President", "russia", "head of state"),
        ("Chairman of the Council of Ministers of the USSR", "soviet-union", "head of government"),
        ("Minister for Foreign Affairs", "pakistan", "foreign minister"),
        ("Foreign Secretary", "united-kingdom", "foreign minister"),
        ("Foreign Secretary", "pakistan", "other"),
        ("President", "spain", "other"),
        ("President of the Government", "spain", "head of government"),
        ("Minister of Energy", "russia", "minister"),
        ("Minister of State for Petroleum", "pakistan", "other"),
        ("Deputy Prime Minister", "pakistan", "other"),
        ("Vice President", "united-states", "other"),
        ("President of the National Assembly", "france", "other"),
        ("President", None, "other"),
        ("Ambassador to Russia", "pakistan", "ambassador"),
    ],
)
def test_a_title_gives_the_kind_where_it_leaves_no_doubt(
    title: str, state: str | None, kind: str
) -> None:
    assert kind_of(title, state) == kind


def test_the_kind_that_an_author_gives_comes_first() -> None:
    assert the_office("title: President, kind: other").kind == "other"
    assert the_office("title: President").kind == "head of state"
    assert the_office("title: President, of: Gazprom").kind == "other"


def the_office(fields: str) -> Office:
    files = {
        "entries/a.md": entry("people: [X]"),
        "people/x.md": f"---\nname: X\nparty: Russia\noffices: [{{{fields}}}]\n---\n",
    }
    return chronicle_of(files)[0].content.people["x"].offices[0]


def organisation(members: str) -> Chronicle:
    files = {
        "entries/a.md": entry(),
        "parties/sco.md": f"---\nname: SCO\ntype: organisation\nmembers: [{members}]\n---\n",
    }
    chronicle, problems = chronicle_of(files)
    assert not problems
    return chronicle


def test_members_on_a_date_are_as_certain_as_their_dates() -> None:
    sco = organisation(
        "{party: Pakistan, from: 2017-06-09}, {party: India, from: 2018, to: unknown}, Russia"
    ).content.parties["sco"]
    assert [(each.party, state) for each, state in members_on(sco, parse("2020"))] == [
        ("pakistan", "held"),
        ("india", "perhaps"),
    ]
    assert members_on(sco, parse("2016")) == ()


DATES = st.builds(
    lambda year, rest, mark: f"{year}{rest}{mark}",
    st.integers(1990, 1994),
    st.sampled_from(["", "-03", "-12", "-03-15", "-12-31"]),
    st.sampled_from(["", "", "", "~", "?"]),
)


def days(data: st.DataObject, text: str) -> datetime.date:
    """A day that a date may mean; one with a mark may mean any."""
    date = parse(text)
    low, high = (datetime.date(1980, 1, 1), datetime.date(2005, 1, 1))
    bounds = (low, high) if is_vague(date) else (date.earliest, date.latest)
    return data.draw(st.dates(*bounds))


@given(DATES, st.none() | DATES, st.none() | DATES | st.just("unknown"), st.data())
def test_what_is_said_of_an_office_is_true_on_every_day_that_the_dates_may_mean(
    when: str, start: str | None, end: str | None, data: st.DataObject
) -> None:
    found = people(Person("x", "X", offices=(office(start, end),))).on("x", parse(when))
    day = days(data, when)
    first = days(data, start) if start else data.draw(st.dates(datetime.date(1970, 1, 1), day))
    if end == "unknown":
        last = data.draw(st.dates(first, datetime.date(2010, 1, 1)))
    else:
        last = days(data, end) if end else datetime.date.max
    assume(first <= last)
    for standing in found:
        match standing.state:
            case "held":
                assert first <= day <= last
            case "former":
                assert last < day
            case "later":
                assert day < first


@given(DATES, st.none() | DATES, st.none() | DATES)
def test_a_term_is_not_both_running_and_over_or_to_come(
    when: str, start: str | None, end: str | None
) -> None:
    term = Term(parse(start) if start else None, parse(end) if end else None)
    date = parse(when)
    assume(not (term.is_over(date) and term.is_to_come(date)))
    if term.on(date):
        assert not term.is_over(date)
        assert not term.is_to_come(date)


@given(DATES, st.lists(DATES, min_size=2, max_size=3), st.data())
def test_what_is_said_of_a_seat_for_one_is_true_of_all_its_holders(
    when: str, starts: list[str], data: st.DataObject
) -> None:
    assume(not any(is_vague(parse(start)) for start in starts))
    holders = [Person(str(n), str(n), offices=(office(start),)) for n, start in enumerate(starts)]
    tenures, date = people(*holders), parse(when)
    firsts = [days(data, start) for start in starts]
    day = days(data, when)
    # Somebody who came later ended the term of each who came before.
    lasts = [min((other for other in firsts if other > first), default=None) for first in firsts]
    for holder, first, last in zip(holders, firsts, lasts, strict=True):
        for standing in tenures.on(holder.id, date):
            match standing.state:
                case "held":
                    assert first <= day <= (last or day)
                case "former":
                    assert last is not None
                    assert last < day
                case "later":
                    assert day < first
