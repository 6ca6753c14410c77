"""What two dates allow to be said of each other."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.dates import Elapsed, certainly_before, elapsed, parse


@pytest.mark.parametrize(
    ("earlier", "later", "between"),
    [
        ("2021-09-14", "2022-01-17", Elapsed(days=125)),
        ("1999-04", "2022-02-23/2022-02-24", Elapsed(years=22, months=10)),
        ("1966", "1971", Elapsed(years=5)),
        ("1966~", "1971-01-22", Elapsed(years=5, is_about=True)),
        ("2021-12", "2022-01-05", Elapsed(months=1)),
        ("2020-01-31", "2021-01-30", Elapsed(days=365)),
        ("2020-01-31", "2021-01-31", Elapsed(years=1)),
        ("2020-02-29", "2021-03-01", Elapsed(years=1)),
        ("2019-06-15", "2021-06-14", Elapsed(years=1, months=11)),
        ("2022-01-17T10:00", "2022-01-18", Elapsed(days=1)),
    ],
)
def test_the_time_between_two_dates_is_as_exact_as_they_are(
    earlier: str, later: str, between: Elapsed
) -> None:
    assert elapsed(parse(earlier), parse(later)) == between


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2022-01", "2022-01-17"),  # perhaps the same day
        ("2022-01-17", "2022-01-17"),
        ("2022-01-18", "2022-01-17"),
        ("198X", "2022-01-17"),
        ("2021-21", "2022-01-17"),
        ("2021-01-05?", "2022-01-17"),
        ("../2021-01-05", "2022-01-17"),
    ],
)
def test_no_time_is_given_between_dates_that_do_not_allow_it(earlier: str, later: str) -> None:
    assert elapsed(parse(earlier), parse(later)) is None


days = st.dates(datetime.date(1, 1, 1), datetime.date(9000, 12, 31))


@given(days, days)
def test_the_time_between_two_days_leads_from_one_to_the_other(
    one: datetime.date, other: datetime.date
) -> None:
    first, last = sorted((one, other))
    between = elapsed(parse(first.isoformat()), parse(last.isoformat()))
    if between is None:
        assert first == last
    elif between.days:
        assert first + datetime.timedelta(between.days) == last
    else:
        months = first.month - 1 + between.months
        year, month = first.year + between.years + months // 12, months % 12 + 1
        reached = (year, month, first.day)
        assert reached <= (last.year, last.month, last.day)
        following = (year + month // 12, month % 12 + 1, first.day)
        assert following > (last.year, last.month, last.day)


def test_an_approximate_date_is_before_nothing() -> None:
    assert certainly_before(parse("1966"), parse("1971"))
    assert not certainly_before(parse("1966~"), parse("1971"))
