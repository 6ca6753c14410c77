import datetime
import pickle
from dataclasses import astuple
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.dates import (
    BadDate,
    Date,
    EndBeforeStart,
    datetime_attribute,
    interval,
    parse,
)

D = datetime.date

_year = st.integers(1, 9999).map("{:04}".format)
_qualifier = st.sampled_from(["", "?", "~", "%"])
_plain = st.one_of(
    st.dates().map(datetime.date.isoformat),
    st.builds("{}-{:02}".format, _year, st.integers(1, 12)),
    st.builds("{}-{}".format, _year, st.sampled_from(["21", "22", "23", "24", "XX", "XX-XX"])),
    st.builds("{}-{:02}-XX".format, _year, st.integers(1, 12)),
    _year,
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
)
_qualified = st.builds("{}{}".format, _plain, _qualifier)
_zones = st.sampled_from(["", "Z", "+05", "+05:30", "-0300", "-00:00"])
_times = st.builds(
    "{}T{}{}".format,
    st.dates().map(datetime.date.isoformat),
    st.times().map(lambda time: time.strftime("%H:%M")),
    _zones,
)
_open = st.builds(str.format, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"]), _qualified)
_pairs = st.tuples(_qualified, _qualified).map(
    lambda pair: "/".join(sorted(pair, key=lambda text: parse(text)))
)
edtf = st.one_of(_qualified, _times, _open, _pairs)
_near_misses = st.text(st.sampled_from("0123456789-/.?~%XxTZ:+ JanuryMchFebto"), max_size=24)


@given(edtf)
def test_every_date_of_levels_0_and_1_parses_and_its_text_is_normal(text):
    date = parse(text)
    assert parse(date.text) == date
    assert parse(date.text).text == date.text


@given(edtf)
def test_a_date_that_was_kept_is_the_same_in_all_it_says(text):
    date = parse(text)
    assert astuple(pickle.loads(pickle.dumps(date))) == astuple(date)


@given(edtf, edtf)
def test_an_interval_that_was_kept_is_the_same_in_all_it_says(one, other):
    start, end = sorted((parse(one), parse(other)))
    try:
        date = interval(start, end)
    except BadDate:
        return
    assert astuple(pickle.loads(pickle.dumps(date))) == astuple(date)


@given(edtf)
def test_the_earliest_day_is_never_after_the_latest(text):
    date = parse(text)
    assert date.earliest <= date.latest


@given(st.one_of(st.text(), _near_misses))
def test_any_text_is_a_date_or_a_bad_date_with_a_hint(text):
    try:
        known = parse(text).text
    except BadDate as bad:
        known = bad.hint and str(bad)
    assert known


@given(st.lists(edtf.map(parse), max_size=6))
def test_the_order_of_dates_is_total(dates):
    for one, other in pairwise(sorted(dates)):
        assert one < other or one == other
        assert not other < one
        assert one.sort_key <= other.sort_key


@given(edtf)
def test_every_datetime_attribute_is_valid_html(text):
    value = datetime_attribute(parse(text))
    if value is None:
        return
    if "T" in value:
        datetime.datetime.fromisoformat(value)
        return
    parts = [int(part) for part in value.split("-")]
    D(*parts, *[1] * (3 - len(parts)))
    assert [len(part) for part in value.split("-")] == [4, 2, 2][: len(parts)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2022-01-17", D(2022, 1, 17), D(2022, 1, 17), "day"),
        ("2022-02", D(2022, 2, 1), D(2022, 2, 28), "month"),
        ("2024-02-XX", D(2024, 2, 1), D(2024, 2, 29), "month"),
        ("2022", D(2022, 1, 1), D(2022, 12, 31), "year"),
        ("2022-XX", D(2022, 1, 1), D(2022, 12, 31), "year"),
        ("2022-XX-XX", D(2022, 1, 1), D(2022, 12, 31), "year"),
        ("198X", D(1980, 1, 1), D(1989, 12, 31), "decade"),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31), "century"),
        ("00XX", D(1, 1, 1), D(99, 12, 31), "century"),
        ("2021-21", D(2021, 3, 1), D(2021, 5, 31), "season"),
        ("2021-24", D(2021, 12, 1), D(2022, 2, 28), "season"),
        ("9999-24", D(9999, 12, 1), D(9999, 12, 31), "season"),
        ("2022-02-23/2022-02-24", D(2022, 2, 23), D(2022, 2, 24), "interval"),
        ("2003/2006-05", D(2003, 1, 1), D(2006, 5, 31), "interval"),
        ("2019/..", D(2019, 1, 1), D.max, "interval"),
        ("../2019", D.min, D(2019, 12, 31), "interval"),
        ("/2019", D.min, D(2019, 12, 31), "interval"),
        ("2022-01-17T23:30-09:00", D(2022, 1, 17), D(2022, 1, 17), "time"),
    ],
)
def test_a_date_lies_between_its_earliest_and_latest_day(text, earliest, latest, precision):
    date = parse(text)
    assert (date.earliest, date.latest, date.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "certain", "approximate"),
    [("1966", True, False), ("1966?", False, False), ("1966~", True, True), ("1966%", False, True),
     ("1966/1968?", False, False), ("1966~/..", True, True)],
)  # fmt: skip
def test_qualifiers_say_what_is_uncertain_and_what_is_approximate(text, certain, approximate):
    date = parse(text)
    assert (date.is_certain, date.is_approximate) == (certain, approximate)


def test_a_month_that_is_not_known_is_none():
    assert (parse("2021-XX").year, parse("2021-XX").month) == (2021, None)
    assert (parse("2021-12-XX").year, parse("2021-12-XX").month) == (2021, 12)
    assert (parse("198X").year, parse("2021-23").month) == (None, None)


def test_an_interval_has_the_year_and_month_with_which_it_begins():
    assert (parse("2021-12-26/2022-01-03").year, parse("2021-12-26/2022-01-03").month) == (2021, 12)
    assert (parse("../2019-05").year, parse("../2019-05").month) == (2019, 5)


@pytest.mark.parametrize(
    ("text", "days"),
    [("2022-01-17", 1), ("2022-01-17T16:30Z", 1), ("2022-02-27/2022-03-02", 4), ("2022-02", None),
     ("2022-02-27/2022-03", None), ("2022-02-27/..", None)],
)  # fmt: skip
def test_days_are_counted_only_when_both_ends_are_exact(text, days):
    assert parse(text).days == days


@pytest.mark.parametrize(
    ("text", "normal"),
    [(" 2022-01-17 ", "2022-01-17"), ("2022-01-17T16:30+05", "2022-01-17T16:30+05:00"),
     ("2022-01-17T16:30:05-0330", "2022-01-17T16:30:05-03:30"),
     ("2022-01-17T16:30-00:00", "2022-01-17T16:30Z"), ("2022-01-17T16:30", "2022-01-17T16:30"),
     ("2022-01-17/2022-01-17", "2022-01-17")],
)  # fmt: skip
def test_one_date_has_one_spelling(text, normal):
    assert parse(text).text == normal


def test_a_time_knows_its_offset_from_utc():
    time = parse("2022-01-17T16:30+05:00").time
    assert time is not None
    assert time.utcoffset() == datetime.timedelta(hours=5)
    local = parse("2022-01-17T16:30").time
    assert local is not None
    assert local.tzinfo is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("17/01/2022", "2022-01-17"),
        ("17.01.2022", "2022-01-17"),
        ("2022-1-7", "2022-01-07"),
        ("2022/01/17", "2022-01-17"),
        ("2022-17-01", "2022-01-17"),
        ("20220117", "2022-01-17"),
        ("17 January 2022", "2022-01-17"),
        ("January 17th, 2022", "2022-01-17"),
        ("17-Jan-2022", "2022-01-17"),
        ("January 2022", "2022-01"),
        ("Sept. 2021", "2021-09"),
        ("12/2021", "2021-12"),
        ("May 2022?", "2022-05?"),
        ("circa 1966", "1966~"),
        ("1984?~", "1984%"),
        ("the 1980s", "198X"),
        ("20th century", "19XX"),
        ("winter 2021", "2021-24"),
        ("2021-12-xx", "2021-12-XX"),
        ("2021-uu", "2021-XX"),
        ("2003–2006", "2003/2006"),
        ("2022-02-23 to 2022-02-24", "2022-02-23/2022-02-24"),
        ("2022-02-23/24", "2022-02-23/2022-02-24"),
        ("23–24 February 2022", "2022-02-23/2022-02-24"),
        ("since 2019", "2019/.."),
        ("1984/open", "1984/.."),
        ("2004/unknown", "2004/"),
        ("2022-01-17 16:30", "2022-01-17T16:30"),
        ("17 January 2022, 4.30", "2022-01-17T04:30"),
    ],
)
def test_a_date_in_another_notation_is_offered_as_edtf(text, meant):
    with pytest.raises(BadDate) as bad:
        parse(text)
    assert bad.value.hint == f"did you mean {meant}?"


def test_an_ambiguous_date_is_offered_in_both_readings():
    with pytest.raises(BadDate) as bad:
        parse("03/04/2022")
    assert bad.value.hint == "did you mean 2022-04-03 (3 April) or 2022-03-04 (4 March)?"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2022-13-45", "no month 13", "months are 01 to 12"),
        ("2021-02-29", "February 2021 has no day 29", "2021-02-28 or 2021-03-01"),
        ("2021-04-31", "April 2021 has no day 31", "April 2021 has 30 days"),
        ("Y17000", "0001–9999", ""),
        ("-0044", "0001–9999", ""),
        ("0000-01-01", "0001–9999", ""),
        ("12022", "0001–9999", ""),
        ("198X-05", "a month but not the year", ""),
        ("2021-XX-17", "a day but not the month", ""),
        ("2021-22-17", "a day of a season", ""),
        ("[1667,1668]", "level 2", ""),
        ("2004?-06", "level 2", ""),
        ("2022-01-17T25:00", "no such time", ""),
        ("2022-01-17T16:30+25:00", "no such zone", ""),
        ("2022-01-17T16:30/2022-01-17T18:00", "between days, not times", "2022-01-17"),
        ("../..", "is not a date", ""),
        ("", "empty", ""),
    ],
)
def test_a_bad_date_says_what_is_wrong(text, message, hint):
    with pytest.raises(BadDate) as bad:
        parse(text)
    assert message in str(bad.value)
    assert hint in bad.value.hint


def test_an_interval_that_runs_backwards_is_a_finding_of_its_own():
    with pytest.raises(EndBeforeStart) as bad:
        parse("2022-02-24/2022-02-23")
    assert bad.value.hint == "did you mean 2022-02-23/2022-02-24?"


def test_an_end_that_may_lie_after_the_start_is_no_error():
    assert parse("2022-06-15/2022").latest == D(2022, 12, 31)


def test_an_end_date_makes_an_interval():
    assert interval(parse("2022-02-23"), parse("2022-02-24")) == parse("2022-02-23/2022-02-24")
    assert interval(parse("2022-02"), parse("2022-03~")) == parse("2022-02/2022-03~")


def test_an_end_date_on_the_first_day_adds_nothing():
    start = parse("2022-01-17T16:30Z")
    assert interval(start, parse("2022-01-17")) is start


def test_an_end_date_takes_the_time_out_of_the_date():
    assert interval(parse("2022-01-17T16:30Z"), parse("2022-01-19")).text == "2022-01-17/2022-01-19"


def test_an_interval_takes_no_end_date():
    with pytest.raises(BadDate, match="an interval already"):
        interval(parse("2022-02-23/2022-02-24"), parse("2022-02-25"))


def test_an_end_date_before_the_date_is_found_out():
    with pytest.raises(EndBeforeStart):
        interval(parse("2022-02-24"), parse("2022-02-23"))


def test_dates_are_equal_when_their_texts_are():
    assert parse("2022-01-17") == parse(" 2022-01-17")
    assert len({parse("2022"), parse("2022-XX"), parse("2022")}) == 2


def test_a_day_sorts_before_the_month_that_it_begins():
    texts = ["2022-01", "2022-01-02", "2022-01-01", "2022", "../2021"]
    assert [date.text for date in sorted(map(parse, texts))] == [
        "../2021", "2022-01-01", "2022-01", "2022", "2022-01-02"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("2022-01-17", "2022-01-17"), ("2022-01-17~", "2022-01-17"), ("2021-12-XX", "2021-12"),
     ("2021-XX-XX", "2021"), ("1966?", "1966"), ("2021-24", "2021"), ("198X", None), ("19XX", None),
     ("2022-02-23/2022-02-24", "2022-02-23"), ("../2019-05", "2019-05"), ("198X/1991", None),
     ("2022-01-17T16:30+05", "2022-01-17T16:30+05:00")],
)  # fmt: skip
def test_a_datetime_attribute_is_the_first_part_that_html_takes(text, value):
    assert datetime_attribute(parse(text)) == value


def test_a_date_prints_as_its_edtf():
    assert str(parse("198X")) == "198X"
    assert isinstance(parse("198X"), Date)
