"""Which months and years have entries, which are quiet, and of which nothing can be said."""

from sample_site import chronicle_of, entry

from chronicle.dates import parse
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.deriving.periods import State, Stretch, Years, lifetime, span, stretches, years
from chronicle.linking import Entries
from chronicle.model import Party
from chronicle.schema import CoverageFields

Q, R, P, N, U = "quiet", "reached", "partly", "outside", "unstated"


def of(*dates: str) -> Entries:
    files = {
        f"entries/e{n}.md": entry(date=f"'{date}'", topics=f"t{n}") for n, date in enumerate(dates)
    }
    chronicle, _ = chronicle_of(files)
    return tuple(chronicle.entries.values())


def covering(**fields: object) -> Coverage:
    return coverage_of(CoverageFields.model_validate(fields))


def row(found: Stretch) -> list[int | str]:
    """A year's months: how many entries begin in each, or its state."""
    return [month.entries or month.state.value for month in found.months]


def test_a_month_without_an_entry_is_quiet_if_all_of_it_is_collected() -> None:
    [year] = stretches(of("2001-03-05"), covering(**{"from": "2001", "to": "2001"}))
    assert row(year) == [Q, Q, 1, *[Q] * 9]


def test_the_edges_of_the_coverage_make_months_partly_and_not_collected() -> None:
    [year] = stretches(of("2001-06-05"), covering(**{"from": "2001-02-15", "to": "2001-10-15"}))
    assert row(year) == [N, P, Q, Q, Q, 1, Q, Q, Q, P, N, N]


def test_a_gap_within_a_month_makes_it_partly_collected() -> None:
    coverage = covering(**{"from": "2001", "to": "2001", "gaps": ["2001-04-30/2001-06-01"]})
    [year] = stretches(of("2001-04-02"), coverage)
    assert row(year) == [Q, Q, Q, 1, N, P, *[Q] * 6]
    assert year.months[3].state is State.PARTLY


def test_gaps_that_meet_within_a_month_leave_nothing_of_it_collected() -> None:
    gaps = ["2001-05-01/2001-05-10", "2001-05-11/2001-05-31"]
    [year] = stretches(of("2001-04-02"), covering(**{"from": "2001", "to": "2001", "gaps": gaps}))
    assert year.months[4].state is State.OUTSIDE


def test_an_entry_without_a_month_leaves_no_month_of_its_year_quiet() -> None:
    [year] = stretches(of("2001"), covering(**{"from": "2001", "to": "2001"}))
    assert row(year) == [R] * 12
    assert (year.entries, year.undated) == (1, 1)


def test_an_entry_that_goes_on_reaches_into_the_months_after_it() -> None:
    [year] = stretches(of("2001-03-30/2001-05-02"), covering(**{"from": "2001", "to": "2001"}))
    assert row(year) == [Q, Q, 1, R, R, *[Q] * 7]


def test_an_approximate_date_may_be_off_by_as_much_as_it_is_long() -> None:
    first, last = span(parse("1966~"))
    assert (first.year, last.year) == (1965, 1967)
    assert span(parse("1966")) == (parse("1966").earliest, parse("1966").latest)
    before, year, after = stretches(of("2001-06~"), covering(**{"from": "2000", "to": "2002"}))
    assert (before.state, after.state) == (State.QUIET, State.QUIET)
    assert row(year) == [Q, Q, Q, Q, R, 1, R, *[Q] * 5]


def test_an_approximate_date_at_the_end_of_time_is_no_fault() -> None:
    assert span(parse("9999~"))[1].year == 9999
    assert span(parse("0001~"))[0].year == 1


def test_an_entry_of_a_decade_has_no_year_and_makes_none_of_its_years_quiet() -> None:
    found = stretches(of("198X"), covering(**{"from": "1979", "to": "1990"}))
    assert [(each.first, each.last, each.state) for each in found] == [
        (1979, 1979, State.QUIET),
        (1980, 1989, State.REACHED),
        (1990, 1990, State.QUIET),
    ]
    assert sum(each.entries for each in found) == 0


def test_years_of_which_one_thing_is_to_be_said_are_one_stretch() -> None:
    coverage = covering(**{"from": "1948-05-01", "to": "2000", "gaps": ["1973/1998"]})
    found = stretches(of("1948-05-01", "1972-03", "1999-04"), coverage)
    assert [(each.first, each.last, each.state) for each in found] == [
        (1948, 1948, None),
        (1949, 1971, State.QUIET),
        (1972, 1972, None),
        (1973, 1998, State.OUTSIDE),
        (1999, 1999, None),
        (2000, 2000, State.QUIET),
    ]


def test_without_a_coverage_nothing_is_quiet() -> None:
    found = stretches(of("2001-03-05", "2004-03-05"), Coverage())
    states = {month.state for each in found for month in each.months}
    assert State.QUIET not in states
    assert found[1].state is State.UNSTATED


def test_after_the_last_entry_nothing_is_quiet_if_the_coverage_has_no_end() -> None:
    [year] = stretches(of("2001-03-05", "2001-06-05"), covering(**{"from": "2001"}))
    assert row(year) == [Q, Q, 1, Q, Q, 1, *[U] * 6]


def test_a_chronicle_without_entries_shows_the_years_that_it_covers() -> None:
    [whole] = stretches((), covering(**{"from": "2001", "to": "2003"}))
    assert (whole.first, whole.last, whole.state) == (2001, 2003, State.QUIET)
    assert stretches((), Coverage()) == ()


def test_the_years_of_a_relation_are_with_entries_quiet_partly_or_not_collected() -> None:
    coverage = covering(**{"from": "1948-05-01", "to": "2003", "gaps": ["1973/1998", "2001-07"]})
    assert years(of("1949-06-02/1950-01-03", "1966", "1999-04"), coverage) == Years(
        with_entries=((1949, 1949), (1966, 1966), (1999, 1999)),
        quiet=((1951, 1965), (1967, 1972), (2000, 2000), (2002, 2003)),
        partly=((1948, 1948), (2001, 2001)),
        outside=((1973, 1998),),
    )


def test_an_open_side_of_the_coverage_ends_with_the_entries_of_the_relation() -> None:
    found = years(of("1950-01-01", "1953-01-01"), covering(**{"from": "1949"}))
    assert found.quiet == ((1949, 1949), (1951, 1952))


def test_without_a_coverage_only_the_years_with_entries_are_known() -> None:
    assert years(of("1950-01-01", "1953-01-01"), Coverage()) == Years(((1950, 1950), (1953, 1953)))


def test_a_relation_is_not_quiet_before_its_parties_were_there() -> None:
    parties = (
        Party("a", "A", start=parse("1991-12-25")),
        Party("b", "B", start=parse("1947-08-14")),
    )
    found = years(of("1999-04"), covering(**{"from": "1948", "to": "2000"}), lifetime(parties))
    assert found.quiet == ((1992, 1998), (2000, 2000))
    ended = (Party("a", "A", end=parse("1998-12-30")),)
    assert years(of("1996"), covering(**{"from": "1995", "to": "2000"}), lifetime(ended)).quiet == (
        (1995, 1995),
        (1997, 1997),
    )
