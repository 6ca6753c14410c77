"""Files that no template makes: the chronicle's data, and plain text."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from chronicle import tables
from chronicle.planning.views import DataView, TextFile


def as_json(view: DataView) -> bytes:
    """A list of objects, one a row; several values are a list, none is null."""
    rows = [dict(zip(view.columns, row, strict=True)) for row in view.rows]
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(rows, option=options)


def as_csv(view: DataView) -> bytes:
    """A table with a line of names; several values stand in one cell, separated by "; "."""
    return tables.as_csv(view.columns, view.rows).encode()


def as_text(view: TextFile) -> bytes:
    """The text as it is."""
    return view.text.encode()


SERIALISERS: Mapping[str, Callable[[Any], bytes]] = {
    "json": as_json,
    "csv": as_csv,
    "text": as_text,
}
"""What makes a page in the place of a template of this name."""
