"""Dates as history gives them: parsed from EDTF, ordered, and shown as a person would say them."""

from chronicle.dates.parsing import BadDate, Date, EndBeforeStart, Precision, interval, parse
from chronicle.dates.showing import datetime_attribute, show

__all__ = [
    "BadDate",
    "Date",
    "EndBeforeStart",
    "Precision",
    "datetime_attribute",
    "interval",
    "parse",
    "show",
]
