"""Files that no template makes: the chronicle's data, and plain text."""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

import orjson

from chronicle.planning.views import DataView, TextFile


def as_json(view: DataView) -> bytes:
    """A list of objects, one a row; several values are a list, none is null."""
    rows = [dict(zip(view.columns, row, strict=True)) for row in view.rows]
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(rows, option=options)


def as_csv(view: DataView) -> bytes:
    """A table with a line of names; several values stand in one cell, separated by "; "."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(view.columns)
    writer.writerows([[_cell(value) for value in row] for row in view.rows])
    return table.getvalue().encode()


def as_text(view: TextFile) -> bytes:
    """The text as it is."""
    return view.text.encode()


SERIALISERS: Mapping[str, Callable[[Any], bytes]] = {
    "data/entries.json": as_json,
    "data/entries.csv": as_csv,
    "text": as_text,
}
"""What makes a page in the place of a template of this name."""


def _cell(value: str | tuple[str, ...] | None) -> str:
    return "; ".join(value) if isinstance(value, tuple) else value or ""
