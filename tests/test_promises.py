"""What has become of promises: the example's as one works them out by hand, and what may not be said."""

import datetime
import re
from collections.abc import Mapping

import pytest
from conftest import CHECKOUT, TODAY
from hypothesis import given
from hypothesis import settings as how_long
from hypothesis import strategies as st
from sample_site import chronicle_of, entry, settings_of

from chronicle.dates import SPAN, Elapsed, day_before, parse
from chronicle.deriving.promises import (
    STATUSES,
    Promise,
    Promises,
    Timing,
    by_status,
    promises_of,
    timing,
)
from chronicle.linking import link
from chronicle.model import Mention
from chronicle.reading import read
from chronicle.settings import read_settings

Files = Mapping[str, str]


def derived(files: Files, site: str = "") -> Promises:
    """What became of the promises in some files, on 1 January 2026."""
    chronicle, _ = chronicle_of(files, site)
    return promises_of(chronicle, settings_of(site))


def the_one(files: Files, site: str = "") -> Promise:
    [promise] = derived(files, site).ledger
    return promise


def promised(more: str = "", *, date: str = "2022-01-17", **fields: str) -> str:
    """An entry with one promise, of Russia's to Pakistan."""
    text = "commitments:\n  - {id: gas, by: Russia, to: Pakistan, text: Gas." + more + "}"
    return entry(text, date=date, **fields)


def keeping(date: str, *, extent: str = "wholly", status: str = "confirmed") -> str:
    return entry(
        f"status: {status}\nfulfils: {{commitment: call#gas, extent: {extent}}}",
        date=date,
        title="They meet",
    )


@pytest.fixture(scope="module")
def example() -> Promises:
    settings, _ = read_settings(CHECKOUT, TODAY)
    assert settings
    content, _ = read(settings)
    chronicle, _ = link(content, settings)
    return promises_of(chronicle, settings)


def of(promises: Promises, entry: str, id: str) -> Promise:
    return next(each for each in promises.at[entry] if each.commitment.id == id)


def test_the_example_has_64_promises_of_which_24_are_fulfilled_and_none_is_overdue(
    example: Promises,
) -> None:
    assert by_status(example.ledger) == {
        "open": 22,
        "partly fulfilled": 5,
        "fulfilled": 24,
        "not met": 10,
        "lapsed": 3,
    }


@pytest.mark.parametrize(
    ("entry", "id", "taken"),
    [
        # 17 January to 23 February 2022; 14 September 2021 to the same day.
        ("2022-01-17-khan-putin-call", "c1", Elapsed(days=37)),
        ("2021-09-14-khan-putin-call", "c1", Elapsed(days=162)),
        # 6 April to 28 May 2021, and to 24 November 2021.
        ("2021-04-06-lavrov-islamabad", "c1", Elapsed(days=52)),
        ("2021-04-06-lavrov-islamabad", "c2", Elapsed(days=232)),
        # April 1999, of which the day is not known, to 30 November 2017.
        ("1999-04-nawaz-sharif-moscow", "c1", Elapsed(years=18, months=7)),
        # Fulfilled by the author's word, which has no date.
        ("1971-steel-mill-agreement", "c1", None),
        # Kept in part only.
        ("2023-01-18-igc-8", "c1", None),
    ],
)
def test_the_time_that_the_examples_promises_took(
    example: Promises, entry: str, id: str, taken: Elapsed | None
) -> None:
    assert of(example, entry, id).taken == taken


def test_a_commission_promised_for_december_2017_met_in_time(example: Promises) -> None:
    promise = of(example, "2017-06-09-astana", "c1")
    assert promise.keeper
    assert promise.keeper.id == "2017-11-30-sochi"
    assert promise.timing == Timing(is_late=False)


def test_the_ledger_of_two_parties_has_what_names_both(example: Promises) -> None:
    [tashkent] = example.between["india", "pakistan"]
    assert tashkent.entry.id == "1966-01-10-tashkent"
    assert tashkent not in example.between["pakistan", "soviet-union"]
    # By Pakistan, to nobody in particular, in a call with Russia.
    stream = of(example, "2022-01-17-khan-putin-call", "c5")
    assert stream in example.between["pakistan", "russia"]


def test_a_promise_that_names_its_dossier_is_in_no_other_nor_are_its_neighbours(
    example: Promises,
) -> None:
    ids = [
        (each.entry.id, each.commitment.id)
        for each in example.in_dossier["pakistan-stream"]
        if each.entry.id == "2022-01-17-khan-putin-call"
    ]
    assert ids == [("2022-01-17-khan-putin-call", "c5")]


def test_a_promise_past_its_last_day_is_overdue() -> None:
    statuses = [
        the_one({"entries/call.md": promised(f", due: {due}")}).status
        for due in ("2025-12-31", "2025", "2026-01-01", "2026", "2025~", "2025?")
    ]
    assert statuses == ["overdue", "overdue", "open", "open", "open", "open"]


def test_an_overdue_promise_says_if_it_may_have_been_kept_while_nothing_was_collected() -> None:
    files = {"entries/call.md": promised(", due: 2025-06")}
    found = {
        site: (promise.status, promise.is_watched)
        for site in ("", "coverage: {to: 2025-05-31}", "coverage: {gaps: [2023]}")
        for promise in [the_one(files, site)]
    }
    assert list(found.values()) == [("overdue", True), ("overdue", False), ("overdue", False)]


def test_what_was_denied_keeps_no_promise_and_makes_none() -> None:
    files = {"entries/call.md": promised(), "entries/visit.md": keeping("2022-02", status="denied")}
    assert the_one(files).status == "open"
    denied = derived({"entries/call.md": promised().replace("---\n#", "status: denied\n---\n#")})
    assert denied.ledger == ()
    assert len(denied.at["call"]) == 1


def test_an_entry_before_a_promise_cannot_keep_it() -> None:
    files = {"entries/call.md": promised(), "entries/visit.md": keeping("2022-01-16")}
    assert (the_one(files).status, the_one(files).kept) == ("open", ())


def test_it_is_not_said_how_long_it_took_if_either_of_two_may_have_been_the_first() -> None:
    call = promised()
    unsure = {
        "entries/call.md": call,
        "entries/a.md": keeping("2022-03"),
        "entries/b.md": keeping("2022-03-20"),
    }
    assert (the_one(unsure).status, the_one(unsure).taken) == ("fulfilled", None)
    sure = unsure | {"entries/b.md": keeping("2022-03-31")}
    assert the_one(sure).taken == Elapsed(months=2)


def test_a_promise_is_stale_only_if_all_the_time_without_movement_was_collected() -> None:
    files = {"entries/call.md": promised()}
    assert the_one(files).is_stale
    assert not the_one(files, "commitment_stale_after: 4 years").is_stale
    assert not the_one(files, "coverage: {to: 2023-12-31}").is_stale
    assert not the_one(files, "coverage: {gaps: [2025-03]}").is_stale
    assert the_one(files, "coverage: {gaps: [2023-03]}").is_stale
    assert not the_one({"entries/call.md": promised(date="2022~")}).is_stale


@pytest.mark.parametrize(
    ("later", "dossier"),
    [
        (keeping("2025", extent="partly"), False),
        (entry("follows: call", date="2025", title="They meet"), False),
        (entry("dossiers: [pipeline]", date="2025", title="They meet"), True),
    ],
    ids=["kept in part", "followed", "the dossier moved on"],
)
def test_movement_keeps_a_promise_from_being_stale(later: str, dossier: bool) -> None:
    call = promised(", dossier: pipeline" if dossier else "")
    promise = the_one({"entries/call.md": call, "entries/later.md": later})
    assert (promise.moved.id, promise.is_stale) == ("later", False)


def test_a_dossier_that_a_promise_does_not_name_does_not_move_it() -> None:
    call = promised().replace("commitments", "dossiers: [pipeline]\ncommitments")
    later = entry("dossiers: [pipeline]", date="2025", title="They meet")
    promise = the_one({"entries/call.md": call, "entries/later.md": later})
    assert (promise.dossiers, promise.moved.id, promise.is_stale) == (("pipeline",), "call", True)


def test_a_persons_ledger_has_what_was_promised_in_their_presence() -> None:
    call = promised().replace("commitments", "people: [Imran Khan]\ncommitments")
    promises = derived({"entries/call.md": call})
    assert list(promises.before) == ["imran-khan"]
    assert Mention("person", "imran-khan") not in promises.by


def test_a_person_promises_for_the_party_for_which_they_took_part() -> None:
    call = promised().replace("by: Russia, to: Pakistan", "by: Imran Khan, to: Russia")
    call = call.replace("commitments", "people: [{name: Imran Khan, for: Pakistan}]\ncommitments")
    promises = derived({"entries/call.md": call})
    assert list(promises.between) == [("pakistan", "russia")]
    assert list(promises.by) == [Mention("person", "imran-khan")]


def test_what_is_overdue_comes_first_and_then_what_is_due_first() -> None:
    files = {
        f"entries/e{n}.md": promised(f", due: {due}" if due else "", title=f"Number {n}")
        for n, due in enumerate(("", "2027", "2026", "2024", "2025"))
    }
    assert [each.entry.id for each in derived(files).ledger] == ["e3", "e4", "e2", "e1", "e0"]


@pytest.mark.parametrize(
    ("due", "kept", "expected"),
    [
        ("2023-03", "2023-06-11", Timing(is_late=True, margin=Elapsed(days=72))),
        ("2023-03-31", "2023-03-01", Timing(is_late=False, margin=Elapsed(days=30))),
        ("2023", "2023-03-01", Timing(is_late=False)),
        ("2023-03-31", "2023-03-31", Timing(is_late=False)),
        ("2023-03-15", "2023-03", None),
        ("2023~", "2024", None),
        ("2023", "2024?", None),
        (None, "2024", None),
    ],
)
def test_how_late_is_counted_from_the_last_day_when_it_was_due(
    due: str | None, kept: str, expected: Timing | None
) -> None:
    assert timing(parse(due) if due else None, parse(kept)) == expected


@how_long(max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1966", "1966-01", "1966~", "1966-01-10", "2021/2023", "198X"]),
            st.sampled_from(
                ["", ", due: 2025", ", due: 2027", ", due: 2025-02-01", ", due: 2025?"]
            ),
            st.sampled_from(["", *(f", status: {status}" for status in STATUSES[2:])]),
        ),
        max_size=6,
    )
)
def test_the_order_of_the_ledger_does_not_depend_on_that_of_the_files(
    rows: list[tuple[str, str, str]],
) -> None:
    files = {
        f"entries/e{n}.md": promised(due + status, date=date, title=f"Number {n}")
        for n, (date, due, status) in enumerate(rows)
    }
    ledger = derived(files).ledger
    orders = [promise.order for promise in ledger]
    assert len(set(orders)) == len(rows)
    assert orders == sorted(orders)  # type: ignore[type-var]  # tuples of the same make
    backwards = derived(dict(reversed(files.items()))).ledger
    assert [each.entry.id for each in ledger] == [each.entry.id for each in backwards]


@given(
    st.dates(),
    st.integers(0, 4000),
    st.sampled_from(["day", "days", "week", "weeks", "month", "months", "year", "years"]),
)
def test_a_time_before_a_day_lies_before_it_and_more_of_it_lies_further_back(
    day: datetime.date, number: int, unit: str
) -> None:
    nearer, further = day_before(day, f"{number} {unit}"), day_before(day, f"{number + 1} {unit}")
    assert further <= nearer <= day
    assert further < nearer or nearer == datetime.date.min or further == datetime.date.min


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("90 days", "2025-12-31"),
        ("2 weeks", "2026-03-17"),
        ("1 month", "2026-02-28"),
        ("13 months", "2025-02-28"),
        ("2 years", "2024-03-31"),
        ("9999 years", "0001-01-01"),
    ],
)
def test_a_time_before_the_last_of_march(span: str, expected: str) -> None:
    assert day_before(datetime.date(2026, 3, 31), span).isoformat() == expected


def test_the_time_of_the_settings_is_one_that_can_be_counted_back() -> None:
    for span in ("1 day", "2 weeks", "18 months", "2 years", "0 years"):
        assert re.match(SPAN, span)
        assert day_before(TODAY, span) <= TODAY
