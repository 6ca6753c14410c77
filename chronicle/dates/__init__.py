"""Dates as history gives them: parsed from EDTF, ordered, compared, and shown as a person would say them."""

from chronicle.dates.comparing import (
    Elapsed,
    beginning,
    certainly_before,
    elapsed,
    ending,
    is_vague,
)
from chronicle.dates.parsing import (
    BadDate,
    Date,
    EndBeforeStart,
    Precision,
    interval,
    parse,
    since,
    until,
)
from chronicle.dates.showing import datetime_attribute, show
from chronicle.dates.spans import SPAN, day_before

__all__ = [
    "SPAN",
    "BadDate",
    "Date",
    "Elapsed",
    "EndBeforeStart",
    "Precision",
    "beginning",
    "certainly_before",
    "datetime_attribute",
    "day_before",
    "elapsed",
    "ending",
    "interval",
    "is_vague",
    "parse",
    "show",
    "since",
    "until",
]
