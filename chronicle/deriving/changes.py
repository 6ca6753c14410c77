"""When a page was first published, when it last changed, and why, as far as that is known."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.dates import Date, is_vague
from chronicle.history import Change, Past
from chronicle.model import Correction


@dataclass(frozen=True, slots=True)
class Changes:
    """What is known of a page's past; None is what is not known, or did not happen.

    `last` is there only where nothing later can have been: where git knows the last commit.
    `correction` is what the last change put right, or (without `last`) the latest correction.
    """

    first: datetime.date | None = None
    last: datetime.date | None = None
    commit: Change | None = None
    """The commit of the last change."""
    correction: Correction | None = None

    @property
    def why(self) -> str | None:
        """The reason for the last change that is known: a correction's text, or a commit's subject."""
        if self.correction:
            return self.correction.text
        return (self.commit and self.commit.subject) or None


def changes_of(
    past: Past | None, corrections: Sequence[Correction] = (), embargo: Date | None = None
) -> Changes:
    """What git and the corrections say together of one page.

    A page under an embargo was published no earlier than on the day of that. The latest correction
    explains the last change unless a commit was made on a later day.
    """
    past = past or Past()
    first = past.first.date if past.first else None
    if first and embargo:
        first = max(first, embargo.earliest)
    latest = max(corrections, key=lambda each: each.date, default=None)
    if past.last is None:
        return Changes(first, correction=latest)
    if past.last == past.first or (first and past.last.date < first):
        return Changes(first)
    if latest and _is_a_day(latest.date) and latest.date.earliest >= past.last.date:
        return Changes(first, latest.date.earliest, past.last, latest)
    return Changes(first, past.last.date, past.last)


def _is_a_day(date: Date) -> bool:
    return date.precision in ("day", "time") and not is_vague(date)
