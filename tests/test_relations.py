"""What the entries of a relation add up to: worked out by hand, and never more than dates allow."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_site import chronicle_of
from sample_site import entry as written
from test_planning import listed, pages, pages_of, planned

from chronicle.dates import beginning, ending, is_vague, parse
from chronicle.deriving.bounds import earliest, latest
from chronicle.deriving.contacts import Facts, contacts_between, facts_of
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.deriving.kin import entries_of, pairs_beside
from chronicle.deriving.levels import level_of
from chronicle.deriving.silences import longest_silences
from chronicle.deriving.tenures import tenures_of
from chronicle.deriving.visits import Journey
from chronicle.deriving.years import busiest_years
from chronicle.linking import Chronicle, Pair
from chronicle.model import Entry
from chronicle.planning.contacts import statements
from chronicle.planning.views import RelationView
from chronicle.schema import CoverageFields
from chronicle.wording import words_of

ROOT = Path(__file__).parents[1]
RUSSIA = ("pakistan", "russia")
SOVIET = ("pakistan", "soviet-union")
STATED = coverage_of(
    CoverageFields.model_validate({"from": "1948-05-01", "to": "2025-12-31", "gaps": ["1973/1998"]})
)


@pytest.fixture(scope="module")
def example() -> Chronicle:
    """The chronicle of this repository."""
    paths = sorted((ROOT / "content").rglob("*.md"))
    files = {str(path.relative_to(ROOT / "content")): path.read_text("utf-8") for path in paths}
    return chronicle_of(files)[0]


def worked_out(
    chronicle: Chronicle, pair: Pair, topic: str | None = None, coverage: Coverage = STATED
) -> Facts:
    tenures = tenures_of(chronicle.content.people)

    def level(entry: Entry, side: str) -> str | None:
        return level_of(entry, side, tenures, chronicle.content.parties)

    contacts = contacts_between(chronicle, level, pair)
    return facts_of(pair, entries_of(chronicle, pair, topic), contacts, coverage)


def of(files: Mapping[str, str], coverage: Coverage | None = None) -> Facts:
    """The facts of Pakistan and Russia in a small chronicle."""
    return worked_out(chronicle_of(files)[0], RUSSIA, coverage=coverage or Coverage())


def on(*dates: str, coverage: Coverage | None = None) -> Facts:
    """The facts of entries on some dates, called a, b, c …"""
    files = {
        f"entries/{id}.md": written(date=date) for id, date in zip("abcdefgh", dates, strict=False)
    }
    return of(files, coverage)


def counts(found: Iterable[tuple[object, tuple[Entry, ...]]]) -> dict[object, int]:
    return {key: len(entries) for key, entries in found}


def ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def told(facts: Facts) -> list[str]:
    return [text for text, _ in statements(facts, words_of("en"))]


def silence(facts: Facts) -> list[tuple[list[str], list[str], int, int]]:
    return [
        (ids(each.after), ids(each.before), each.least, each.most)
        for each in facts.silences.longest
    ]


def visit(people: str = "[]", place: str = "", parties: str = "Pakistan, Russia") -> str:
    fields = f"kind: visit\npeople: {people}\n" + (f"place: {place}\n" if place else "")
    return written(fields, parties=parties)


def direction(*texts: str) -> list[tuple[str, str] | None]:
    """Who visited whom in the entry of each text."""
    files = {f"entries/e{number}.md": text for number, text in enumerate(texts)}
    journeys = {entry.id: journey for journey, entries in of(files).visits for entry in entries}
    found = [journeys[f"e{number}"] for number in range(len(texts))]
    return [(journey.guest, journey.host) if journey else None for journey in found]


# The example, by hand from its front matter.


def test_the_contacts_of_pakistan_and_russia_are_those_counted_by_hand(example: Chronicle) -> None:
    facts = worked_out(example, RUSSIA)
    assert len(facts.counted) == 38
    assert ids(facts.multilateral) == ["2021-12-19-oic-islamabad"]
    assert counts(facts.kinds) == {
        "visit": 10,
        "meeting": 8,
        "talks": 6,
        "agreement": 4,
        "call": 3,
        "summit": 2,
        "exercise": 1,
        "message": 1,
        "milestone": 1,
        "statement": 1,
        "vote": 1,
    }
    assert counts(facts.visits) == {
        Journey("pakistan", "russia"): 6,
        Journey("russia", "pakistan"): 4,
    }
    assert counts(facts.levels[1]) == {
        "head of state": 15,
        "head of government": 3,
        "foreign minister": 6,
        "minister": 7,
        "official": 1,
        None: 6,
    }
    assert facts.busiest
    assert (facts.busiest.years, facts.busiest.count) == ((2021,), 7)
    assert silence(facts) == [
        (["2003-02-musharraf-moscow"], ["2007-04-fradkov-islamabad"], 1525, 1525)
    ]
    assert told(facts) == [
        "First entry in this chronicle: April 1999.",
        "Latest entry in this chronicle: 25–27 November 2025.",
        "Longest time between two entries in this chronicle: 4 years 2 months, "
        "from 6 February 2003 to 11 April 2007.",
        "Busiest year in this chronicle: 2021, with 7 entries.",
    ]


def test_khan_and_putin_took_part_together_six_times(example: Chronicle) -> None:
    matrix = worked_out(example, RUSSIA).matrix
    assert matrix
    row = matrix.people[0].index("imran-khan")
    cell = matrix.cells[row][matrix.people[1].index("putin")]
    assert cell
    assert ids(cell.entries) == [
        "2019-06-13-bishkek",
        "2021-08-25-khan-putin-call",
        "2021-09-14-khan-putin-call",
        "2021-12-23-putin-remark",
        "2022-01-17-khan-putin-call",
        "2022-02-23-khan-moscow",
    ]
    assert ids(cell.first) == ["2019-06-13-bishkek"]
    assert ids(cell.latest) == ["2022-02-23-khan-moscow"]
    assert matrix.cells[row][matrix.people[1].index("medvedev")] is None


def test_the_contacts_of_pakistan_and_the_soviet_union_are_those_counted_by_hand(
    example: Chronicle,
) -> None:
    facts = worked_out(example, SOVIET)
    assert counts(facts.kinds) == {"agreement": 3, "message": 1, "visit": 1}
    assert counts(facts.visits) == {Journey("pakistan", "soviet-union"): 1}
    assert counts(facts.levels[0]) == {
        "head of state": 2,
        "head of government": 1,
        "foreign minister": 1,
        None: 1,
    }
    assert counts(facts.levels[1]) == {"head of government": 2, None: 3}
    assert silence(facts) == [(["1949-liaquat-invitation"], ["1966-01-10-tashkent"], 5993, 5993)]
    assert facts.busiest is None
    assert facts.matrix
    assert len(facts.matrix.people[0]) == len(facts.matrix.people[1]) == 3


def test_the_contacts_on_islamophobia_are_those_counted_by_hand(example: Chronicle) -> None:
    facts = worked_out(example, RUSSIA, "islamophobia")
    assert counts(facts.kinds) == {"visit": 2, "call": 1, "statement": 1, "vote": 1}
    assert counts(facts.visits) == {
        Journey("pakistan", "russia"): 1,
        Journey("russia", "pakistan"): 1,
    }
    assert silence(facts) == [
        (["2022-03-15-unga-islamophobia"], ["2024-09-18-overchuk-islamabad"], 918, 918)
    ]
    assert facts.busiest
    assert (facts.busiest.years, facts.busiest.count) == ((2022,), 3)


# Visits of Iran's leaders to the United States, from the State Department's register (public domain).

SHAH = "Shah Mohammad Reza Pahlavi"
VISITS = (
    ("1949-11-16/1949-11-20", "Shah Mohammed Reza Pahlavi", "Shah", ""),
    ("1951-10-23/1951-11-18", "Mossadeq", "Prime Minister", ""),
    ("1954-12-13/1954-12-15", "Shah Mohammed Reza Pahlavi", "Shah", ""),
    ("1958-06-30/1958-07-02", SHAH, "Shah", ""),
    ("1959-10-07/1959-10-09", "Eghbal", "Prime Minister", ""),
    ("1962-04-11/1962-04-14", "Shah Mohammed Reza Pahlavi", "Shah", "Washington"),
    ("1964-06-05", "Shah Mohammed Reza Pahlavi", "Shah", ""),
    ("1967-08-22/1967-08-24", SHAH, "Shah", "New York City"),
    ("1968-06-12", SHAH, "Shah", ""),
    ("1968-12-05/1968-12-06", "Abbas Hoveyda", "Prime Minister Amir", ""),
    ("1969-03-31/1969-04-01", SHAH, "Shah", ""),
    ("1969-10-21/1969-10-23", SHAH, "Shah", ""),
    ("1973-07-24/1973-07-26", SHAH, "Shah", ""),
    ("1975-05-15/1975-05-18", SHAH, "Shah", ""),
    ("1977-11-15/1977-11-16", SHAH, "Shah", ""),
)
NIXON = ", {name: Richard M. Nixon, for: United States, as: President}"


def test_the_visits_between_iran_and_the_united_states_are_those_counted_by_hand() -> None:
    files = {}
    for date, name, title, place in VISITS:
        nixon = NIXON if date.startswith("1969-03") else ""
        people = f"people: [{{name: {name}, for: Iran, as: {title}}}{nixon}]\n"
        fields = f"kind: visit\n{people}" + (f"place: {place}\n" if place else "")
        id = date[:10]
        files[f"entries/{id}.md"] = written(fields, date=date, parties="United States, Iran")
    facts = worked_out(chronicle_of(files)[0], ("iran", "united-states"), coverage=Coverage())
    assert counts(facts.visits) == {Journey("iran", "united-states"): 14, None: 1}
    assert counts(facts.levels[0]) == {"head of government": 2, None: 13}
    assert counts(facts.levels[1]) == {"head of state": 1, None: 14}
    assert silence(facts) == [(["1969-10-21"], ["1973-07-24"], 1370, 1370)]
    assert facts.busiest
    assert (facts.busiest.years, facts.busiest.count) == ((1968, 1969), 2)
    assert facts.matrix
    assert facts.matrix.people == (
        ("shah-mohammad-reza-pahlavi",),
        ("richard-m-nixon",),
    )
    assert told(facts)[2:] == [
        "Longest time between two entries in this chronicle: 3 years 9 months, "
        "from 23 October 1969 to 24 July 1973.",
        "Busiest years in this chronicle: 1968 and 1969, with 2 entries each.",
    ]


# What dates leave open.


def test_one_entry_has_neither_silence_nor_busiest_year_nor_first() -> None:
    facts = on("2001-03-05")
    assert (facts.silences.longest, facts.busiest, told(facts)) == ((), None, [])


def test_two_entries_have_no_longest_silence() -> None:
    assert on("2001", "2005").silences.longest == ()


def test_the_longest_silence_goes_from_an_end_to_a_beginning() -> None:
    facts = on("2001-01-01/2001-12-31", "2002-02-01", "2002-06-01")
    assert silence(facts) == [(["b"], ["c"], 120, 120)]


def test_a_long_entry_that_goes_on_breaks_the_silences_of_those_within_it() -> None:
    assert silence(on("2001-01-01/2009-12-31", "2002-02-01", "2010-01-20")) == [
        (["a"], ["c"], 20, 20)
    ]


def test_silences_of_equal_length_are_told_together_and_at_most_three() -> None:
    facts = on("2001-01-01", "2001-01-11", "2001-01-21")
    assert [each[:2] for each in silence(facts)] == [(["a"], ["b"]), (["b"], ["c"])]
    assert (
        "Longest time between two entries in this chronicle: 10 days, "
        "from 1 January 2001 to 11 January 2001 and from 11 January 2001 to 21 January 2001."
    ) in told(facts)
    days = [f"2001-01-{day}" for day in ("01", "06", "11", "16", "21")]
    assert on(*days).silences.longest == ()


def test_a_month_that_could_make_another_silence_longer_leaves_the_longest_unsaid() -> None:
    assert silence(on("2001-01-01", "2001-06", "2001-12-01")) == []
    assert [each[:2] for each in silence(on("2001-01-01", "2001-06", "2003-12-01"))] == [
        (["b"], ["c"])
    ]


@pytest.mark.parametrize("vague", ["1966~", "1966?", "1966%", "../1966"])
def test_a_date_that_bounds_nothing_leaves_the_longest_silence_unsaid(vague: str) -> None:
    facts = on("1950-01-01", "1951-01-01", "1980-01-01", vague)
    assert facts.silences.longest == ()


def test_a_silence_that_is_not_collected_is_not_told() -> None:
    dates = ("1972-01-01", "1972-06-01", "1999-01-01", "2000-01-01")
    facts = on(*dates, coverage=STATED)
    assert silence(facts) == [(["c"], ["d"], 365, 365)]
    assert facts.silences.is_within
    assert (
        "Longest time between two entries within what this chronicle covers: 1 year, "
        "from 1 January 1999 to 1 January 2000."
    ) in told(facts)
    assert silence(on(*dates))[0][:2] == (["b"], ["c"])


def test_a_multilateral_or_disputed_entry_breaks_a_silence_and_a_denied_one_does_not() -> None:
    least = {f"entries/{date}.md": written(date=date) for date in ("2001", "2002", "2010")}
    six = written(date="2006", parties="Pakistan, Russia, China, Iran, India, Japan")
    broken = of({**least, "entries/six.md": six})
    assert [each[1] for each in silence(broken)] == []
    assert (ids(broken.multilateral), len(broken.counted)) == (["six"], 3)
    for status, count in (("disputed", 4), ("reported", 4), ("denied", 3)):
        entry = written(f"status: {status}", date="2003")
        facts = of({**least, "entries/x.md": entry})
        assert len(facts.counted) == count
        assert [each[0] for each in silence(facts)] == [["2002"] if count == 3 else ["x"]]


def test_the_first_is_one_of_those_whose_dates_overlap() -> None:
    facts = on("2001", "2001-05-03", "2004", "2006-01-01", "2006-01-01")
    assert (ids(facts.first), ids(facts.latest)) == (["a", "b"], ["d", "e"])
    assert told(facts)[:2] == [
        "First in this chronicle: one of 2 entries whose dates overlap.",
        "Latest in this chronicle: 2 entries of 1 January 2006.",
    ]


def test_a_year_alone_is_not_the_busiest() -> None:
    assert on("2022-01-17", "2022-02-23").busiest is None
    assert on("2021-08-25", "2022-01-17", "2022-02-23").busiest


def test_an_entry_of_no_certain_year_leaves_the_busiest_unsaid_if_it_could_change_it() -> None:
    assert on("2001-01-01", "2001-02-01", "2003", "2003~").busiest is None
    assert on("2001-01-01", "2002-02-01").busiest is None
    facts = on("2001-01-01", "2001-02-01", "2001-03-01", "2001-12/2002-01", "2003", "200X")
    assert facts.busiest
    assert facts.busiest.count == 4
    assert facts.busiest.is_least
    assert "Busiest year in this chronicle: 2001, with at least 4 entries." in told(facts)


# Who visited whom.


def test_roles_say_who_visited_whom() -> None:
    guest, host = "{name: A, for: Pakistan, role: guest}", "{name: B, for: Russia, role: host}"
    assert (
        direction(
            visit(f"[{guest}, {host}]"),
            visit(f"[{guest}]", "{name: Moscow, country: Russia}"),
            visit(f"[{host}]"),
            visit(f"[{guest}]", "{name: Ufa, country: China}"),
            visit(f"[{guest}, {{name: C, for: Russia, role: guest}}]"),
            visit(f"[{guest}]", parties="Pakistan, Russia, China"),
        )
        == [("pakistan", "russia")] * 3 + [None] * 3
    )


def test_without_roles_the_place_says_who_visited_whom_if_somebody_of_the_other_side_was_there() -> (
    None
):
    both = "[{name: A, for: Pakistan}, {name: B, for: Russia}]"
    moscow, kabul = "{name: Moscow, country: Russia}", "{name: Kabul, country: Afghanistan}"
    assert (
        direction(
            visit(both, moscow),
            visit(both, kabul),
            visit(both),
            visit("[]", moscow),
            visit("[{name: B, for: Russia}]", moscow),
            visit(both, f"[{moscow}, {{name: Lahore, country: Pakistan}}]"),
        )
        == [("pakistan", "russia")] + [None] * 5
    )


def test_the_only_side_that_took_part_made_the_visit_unless_a_place_says_otherwise() -> None:
    only = "[{name: A, for: Pakistan}]"
    assert (
        direction(
            visit(only),
            visit(only, "Somewhere"),
            visit(only, "{name: Lahore, country: Pakistan}"),
            visit(only, parties="Pakistan, Russia, China"),
        )
        == [("pakistan", "russia")] * 2 + [None] * 2
    )


# At what level.


@pytest.mark.parametrize(
    ("office", "date", "level"),
    [
        ("from: 2018-08-18, to: 2022-04-10", "2022-01-17", "head of government"),
        ("from: 2018-08-18, to: 2022-01", "2022-01-17", None),
        ("from: 2018-08-18", "2022-01-17", "head of government"),
        ("from: 2022-01~", "2022-03-17", None),
        ("from: 2018, to: 2021", "2022-01-17", None),
        ("from: 2018-08-18, to: 2022-04-10", "2022-01~", None),
    ],
)
def test_a_level_is_that_of_an_office_that_is_certainly_held(
    office: str, date: str, level: str | None
) -> None:
    khan = f"name: Imran Khan\noffices: [{{title: Prime Minister, of: Pakistan, {office}, kind: head of government}}]"
    entry = written("people: [{name: Imran Khan, for: Pakistan}]", date=date)
    facts = of({"entries/a.md": entry, "people/imran-khan.md": f"---\n{khan}\n---\n"})
    assert counts(facts.levels[0]) == ({level: 1} if level else {})


def test_somebody_who_may_have_held_a_higher_office_leaves_the_level_open() -> None:
    person = "---\nname: {}\noffices: [{{title: {}, of: Pakistan, {}, kind: {}}}]\n---\n"
    facts = of(
        {
            "entries/a.md": written("people: [{name: A, for: Pakistan}, {name: B, for: Pakistan}]"),
            "people/a.md": person.format("A", "President", "to: 2022", "head of state"),
            "people/b.md": person.format("B", "Governor", "from: 2020", "official"),
        }
    )
    assert facts.levels[0] == ()


def test_a_matrix_shows_the_most_frequent_and_says_how_many_are_left_out() -> None:
    people = ", ".join(f"{{name: P{number:02}, for: Pakistan}}" for number in range(15))
    files = {
        "entries/a.md": written(f"people: [{people}, {{name: R, for: Russia}}]"),
        "entries/b.md": written("people: [{name: P14, for: Pakistan}, {name: R, for: Russia}]"),
    }
    matrix = of(files).matrix
    assert matrix
    assert matrix.people[0][:2] == ("p14", "p00")
    assert (len(matrix.people[0]), matrix.left_out) == (12, (3, 0))


# The states before.

KIN = {
    "entries/then.md": written(date="1972-03", parties="Pakistan, Soviet Union"),
    "entries/now.md": written(date="2003"),
    "entries/gas.md": written(date="1971", parties="Pakistan, Soviet Union", topics="trade"),
}
ASKED = "---\nparties: [Pakistan, Russia]\npredecessors: true\n---\nAn introduction.\n"


def relation(files: Mapping[str, str], address: str) -> RelationView:
    view = pages(planned(dict(files))[0])[address].view
    assert isinstance(view, RelationView)
    return view


def test_a_pair_names_the_pairs_before_and_after_it_with_their_entries() -> None:
    now, then = "/relations/pakistan-russia/", "/relations/pakistan-soviet-union/"
    [before] = relation(KIN, now).kin
    [after] = relation(KIN, then).kin
    assert (before.label, before.relation.address) == ("Before", then)
    assert before.extent == "2 entries, 1971–1972"
    assert (after.label, after.extent) == ("After", "1 entry, 2003")


def test_pairs_of_which_both_states_have_changed_are_before_and_after_one_another() -> None:
    files = {
        "entries/a.md": written(date="1980", parties="Soviet Union, Czechoslovakia"),
        "entries/b.md": written(date="2000", parties="Russia, Slovakia"),
    }
    chronicle, _ = chronicle_of(files)
    old, new = ("czechoslovakia", "soviet-union"), ("russia", "slovakia")
    assert pairs_beside(chronicle, new, "predecessors") == (old,)
    assert pairs_beside(chronicle, old, "successors") == (new,)


def test_a_pair_lists_the_entries_of_those_before_it_only_if_asked_and_does_not_count_them() -> (
    None
):
    address = "/relations/pakistan-russia/"
    assert listed(planned(dict(KIN))[0], address) == ["now"]
    files = {**KIN, "relations/pakistan-russia.md": ASKED}
    assert listed(planned(files)[0], address) == ["now", "then", "gas"]
    view = relation(files, address)
    assert (view.count, view.span) == (1, "2003")
    notes = [each.note for group in view.groups for each in group.entries]
    assert notes == [None, "Pakistan–Soviet Union", "Pakistan–Soviet Union"]
    assert view.included == (
        "The list below also holds 2 entries of Pakistan–Soviet Union, marked as such and not counted."
    )
    assert view.contacts
    assert view.contacts.counts[0].items[0].count == 1


def test_a_pair_and_topic_lists_those_before_it_on_the_topic() -> None:
    asked = ASKED.replace("predecessors", "topic: trade\npredecessors")
    files = {**KIN, "relations/pakistan-russia-trade.md": asked}
    assert listed(planned(files)[0], "/relations/pakistan-russia/trade/") == ["gas"]


def test_facts_stand_on_the_first_page_of_a_list_only() -> None:
    files = {f"entries/e{n}.md": written(date=f"20{n:02}") for n in range(10, 15)}
    drawn, _ = planned(files, "page_size: 3\n")
    first, second, *_ = pages_of(drawn, "/relations/pakistan-russia/")
    assert first.contacts
    assert second.contacts is None


# Whatever the dates mean.

_TEMPLATE = next(iter(chronicle_of({"entries/a.md": written()})[0].entries.values()))
_DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2003, 12, 31))
_SIDES = st.one_of(
    _DAYS.map(str),
    _DAYS.map(lambda day: f"{day:%Y-%m}"),
    _DAYS.map(lambda day: f"{day:%Y}"),
)
_TEXTS = st.one_of(
    _SIDES,
    _SIDES,
    st.tuples(_SIDES, _SIDES).map(lambda sides: "/".join(sorted(sides))),
    _DAYS.map(lambda day: f"{day:%Y}~"),
    _DAYS.map(lambda day: f"{day:%Y-%m}/.."),
)
_WIDE = (datetime.date(1990, 1, 1), datetime.date(2015, 12, 31))


def readable(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def entries_on(texts: Iterable[str]) -> list[Entry]:
    found = [
        replace(_TEMPLATE, id=f"e{number}", date=parse(text)) for number, text in enumerate(texts)
    ]
    return sorted(found, key=lambda entry: entry.order)


@st.composite
def chosen(draw: st.DrawFn, entries: list[Entry]) -> list[tuple[datetime.date, datetime.date]]:
    """Days that the dates of entries may mean: of each when it began and ended."""
    found = []
    for entry in entries:
        sides = []
        for side in (beginning(entry.date), ending(entry.date)):
            known = side is not None and not is_vague(side)
            first, last = (side.earliest, side.latest) if side and known else _WIDE
            sides.append(draw(st.sampled_from((first, last)) | st.dates(first, last)))
        begin, end = sides
        last = _WIDE[1] if is_vague(entry.date) or not ending(entry.date) else entry.date.latest
        begin = min(begin, last)
        found.append((begin, max(begin, end) if entry.date.precision == "interval" else begin))
    return found


def silences_of(
    entries: list[Entry], days: list[tuple[datetime.date, datetime.date]]
) -> dict[tuple[str, ...], int]:
    """Every silence of an assignment of days: who begins after it, and how long it is."""
    ordered = sorted(zip(days, entries, strict=True), key=lambda pair: (pair[0], pair[1].id))
    found: dict[tuple[str, ...], int] = {}
    ended = ordered[0][0][1]
    for (begin, end), _ in ordered:
        if begin > ended:
            nearest = tuple(sorted(e.id for (day, _), e in ordered if day == begin))
            found[nearest] = (begin - ended).days
        ended = max(ended, end)
    return found


@given(st.lists(_TEXTS.filter(readable), min_size=1, max_size=6), st.data())
def test_what_is_said_holds_on_every_day_that_dates_may_mean(
    texts: list[str], data: st.DataObject
) -> None:
    entries = entries_on(texts)
    longest = longest_silences(entries, Coverage()).longest
    busiest = busiest_years(entries)
    days = data.draw(chosen(entries))
    found = silences_of(entries, days)
    for each in longest:
        length = next(found[nearest] for nearest in found if {*nearest} <= {*ids(each.before)})
        assert length == max(found.values())
        assert each.least <= length <= each.most
    begun = dict(zip(ids(entries), (begin for begin, _ in days), strict=True))
    first = {id for id, day in begun.items() if day == min(begun.values())}
    last = {id for id, day in begun.items() if day == max(begun.values())}
    assert first <= set(ids(earliest(entries)))
    assert last <= set(ids(latest(entries)))
    if busiest:
        years = Counter(day.year for day in begun.values())
        most = max(years.values())
        assert {year for year, count in years.items() if count == most} == set(busiest.years)
        assert most == busiest.count or (busiest.is_least and most > busiest.count)


@given(st.lists(_DAYS.map(str), min_size=3, max_size=8, unique=True))
def test_of_exact_days_the_longest_silence_is_always_told(texts: list[str]) -> None:
    entries = entries_on(texts)
    found = silences_of(entries, [(e.date.earliest, e.date.latest) for e in entries])
    longest = [id for id, length in found.items() if length == max(found.values())]
    told = longest_silences(entries, Coverage()).longest
    assert [tuple(ids(each.before)) for each in told] == (longest if len(longest) <= 3 else [])
