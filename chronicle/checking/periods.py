"""Dates as findings speak of them."""

from datetime import date, timedelta

from chronicle.dates import Date, parse, show

DAY = timedelta(days=1)


def in_words(date: Date) -> str:
    """A date with its preposition: on 26 December 1991, in 1966."""
    return f"{'on' if date.precision in ('day', 'time') else 'in'} {show(date, 'en')}"


def show_day(day: date) -> str:
    """A day in words: 26 December 1991."""
    return show(parse(day.isoformat()), "en")
