"""What the chronicle knows of something, and lists of entries: for people at a terminal and for other programs."""

from chronicle.inspecting.describing import describe
from chronicle.inspecting.finding import Between, Thing, find
from chronicle.inspecting.selecting import rows, select
from chronicle.inspecting.showing import as_csv, as_json, as_text
from chronicle.inspecting.standing import describe_on

__all__ = [
    "Between",
    "Thing",
    "as_csv",
    "as_json",
    "as_text",
    "describe",
    "describe_on",
    "find",
    "rows",
    "select",
]
