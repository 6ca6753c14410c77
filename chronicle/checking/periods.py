"""What can be said for certain about two dates, each as exactly as it is known."""

from datetime import timedelta

from chronicle.dates import Date, show

DAY = timedelta(days=1)


def certainly_before(one: Date, other: Date, grace: timedelta = timedelta()) -> bool:
    """Whether all of `one` lies more than `grace` before all of `other`.

    Nothing is certain about a date that is marked as approximate or uncertain.
    """
    if _is_vague(one) or _is_vague(other):
        return False
    return other.earliest - one.latest > grace


def in_words(date: Date) -> str:
    """A date with its preposition: on 26 December 1991, in 1966."""
    return f"{'on' if date.precision in ('day', 'time') else 'in'} {show(date, 'en')}"


def _is_vague(date: Date) -> bool:
    return date.is_approximate or date.is_uncertain
