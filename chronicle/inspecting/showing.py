"""Descriptions and lists of entries written out: for a terminal, for a spreadsheet, for other programs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from chronicle import tables

_HEADINGS = frozenset({"kind", "id", "name"})
_LINES = frozenset({"entries", "mentioned_in", "follows", "followed_by"}) | {
    "one_source",
    "no_source",
    "one_side",
    "no_side",
    "absent_account",
}


def as_json(value: object) -> str:
    """A description, or rows, as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV with a header; a list is joined by semicolons."""
    return tables.as_csv(list(rows[0]), [row.values() for row in rows]) if rows else ""


def as_text(told: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """A description, or rows, for people at a terminal."""
    return _description(told) if isinstance(told, Mapping) else _listed(told)


def _listed(rows: Sequence[Mapping[str, Any]]) -> str:
    """One line an entry, then how many there are."""
    count = f"{len(rows)} entries" if len(rows) != 1 else "1 entry"
    return "\n".join([*_entries(rows), count]) + "\n"


def _entries(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    dates = max((len(row["date"]) for row in rows), default=0)
    kinds = max((len(row["kind"]) for row in rows), default=0)
    return [
        f"{row['date']:{dates}}  {row['kind']:{kinds}}  {row['title']}  [{row['id']}]"
        for row in rows
    ]


def _description(told: Mapping[str, Any]) -> str:
    """The name, then a line for each fact and a block for each list."""
    lines = [f"{told['name']}  ({told['kind']} {told['id']})"]
    blocks: list[str] = []
    for key, value in told.items():
        label = key.replace("_", " ").capitalize()
        if key in _HEADINGS:
            continue
        if _is_block(key, value):
            rows = _entries(value) if key in _LINES else [_sentence(each) for each in value]
            blocks += ["", label, *(f"  {row}" for row in rows)]
        else:
            lines.append(f"  {label}: {_fact(value)}")
    return "\n".join(lines + blocks) + "\n"


def _is_block(key: str, value: object) -> bool:
    """Whether a value is a list of more than names."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    return key in _LINES or any(set(each) - _HEADINGS - {"entries"} for each in value)


def _fact(value: object) -> str:
    if isinstance(value, Mapping):
        return _name(value) if "name" in value else ", ".join(f"{k} {v}" for k, v in value.items())
    if isinstance(value, list):
        return ", ".join(_fact(each) for each in value)
    return str(value)


def _name(value: Mapping[str, Any]) -> str:
    return f"{value['name']} ({value['entries']})" if "entries" in value else str(value["name"])


def _sentence(value: Mapping[str, Any]) -> str:
    """One thing of a list on one line: what it is called, then the rest of what is known of it."""
    main = next(key for key in ("name", "title", "text", "milestone", "id", *value) if key in value)
    # A source's id is longer than its address and says less.
    hidden = _HEADINGS if main == "name" else {"id"} if "url" in value else set()
    rest = [
        f"{key.replace('_', ' ')}: {_short(each)}"
        for key, each in value.items()
        if key != main and key not in hidden and each is not False
    ]
    return f"{value[main]}  ({'; '.join(rest)})" if rest else str(value[main])


def _short(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_short(each) for each in value)
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("id") or _fact(value))
    return "yes" if value is True else str(value)
