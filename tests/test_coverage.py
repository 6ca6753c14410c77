"""What a chronicle collects, and where silence means that nothing is known."""

import datetime

import pytest

from chronicle.dates import parse
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.schema import CoverageFields

STATED = coverage_of(
    CoverageFields.model_validate({"from": "1948-05-01", "to": "2025", "gaps": ["1973/1998"]})
)


def days(text: str) -> tuple[datetime.date, datetime.date]:
    date = parse(text)
    return date.earliest, date.latest


@pytest.mark.parametrize(
    ("time", "collected"),
    [
        ("1966", True),
        ("1948-05-01", True),
        ("1948-04-30", False),
        ("2025-12-31", True),
        ("2025-12-31/2026-01-01", False),
        ("1972-12-31/1973-01-01", False),
        ("1972/1999", False),
        ("1999", True),
    ],
)
def test_a_time_is_collected_if_every_day_of_it_is(time: str, collected: bool) -> None:
    assert STATED.collects(*days(time)) is collected


@pytest.mark.parametrize(
    ("time", "outside"),
    [("1947", True), ("1948", False), ("1973/1998", True), ("1972/1973", False), ("2026", True)],
)
def test_a_time_is_outside_if_no_day_of_it_is_collected(time: str, outside: bool) -> None:
    assert STATED.is_outside(*days(time)) is outside


def test_gaps_that_touch_are_one_silence() -> None:
    coverage = coverage_of(CoverageFields.model_validate({"gaps": ["1974", "1973"]}))
    assert coverage.is_outside(*days("1973/1974"))


def test_without_a_statement_nothing_is_known_to_be_left_out() -> None:
    assert not Coverage().is_stated
    assert Coverage().collects(*days("1648/2025"))


def test_what_is_still_to_come_is_not_collected_yet() -> None:
    today = datetime.date(2024, 3, 5)
    assert STATED.until(today).collects(*days("2024-03"))
    assert STATED.until(today).is_outside(*days("2024-04/2025"))
    assert STATED.until(datetime.date(2026, 1, 1)) == STATED
