"""Dates as findings speak of them."""

from datetime import timedelta

from chronicle.dates import Date, show

DAY = timedelta(days=1)


def in_words(date: Date) -> str:
    """A date with its preposition: on 26 December 1991, in 1966."""
    return f"{'on' if date.precision in ('day', 'time') else 'in'} {show(date, 'en')}"
