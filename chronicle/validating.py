"""Validate what an author wrote against what the schema declares, and say all that is wrong.

pydantic finds the faults and knows the path to each; the document knows the
line and column of every path; the words are for somebody who edits, not programs.
"""

from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from chronicle.dates import BadDate, EndBeforeStart
from chronicle.diagnostics import Diagnostic, did_you_mean, error
from chronicle.documents import Document
from chronicle.schema import Fields

F = TypeVar("F", bound=Fields)

_WANTED = {
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
}


def validate(declared: type[F], document: Document) -> tuple[F | None, list[Diagnostic]]:
    """The document's data as typed fields, or None and every fault in it.

    Codes: missing-field, unknown-field, bad-type, bad-value, too-long, bad-date, end-before-start.
    """
    try:
        return declared.model_validate(document.data), []
    except ValidationError as problem:
        details = problem.errors(include_url=False)
    return None, [_diagnostic(declared, document, detail) for detail in details]


def _diagnostic(declared: type[Fields], document: Document, detail: ErrorDetails) -> Diagnostic:
    path = _written_path(document, detail["loc"])
    field = f"`{_dotted(path)}`" if path else "the front matter"
    code, message, hint = _words(declared, field, path, detail)
    at_key = code == "unknown-field"
    where = path[:-1] if code == "missing-field" else path
    return error(code, message, document.locate(where, key=at_key), hint)


def _words(
    declared: type[Fields], field: str, path: Sequence[str | int], detail: ErrorDetails
) -> tuple[str, str, str | None]:
    """The code, the message and the hint for one fault."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    reason = context.get("error")
    if kind == "missing" or (value is None and not isinstance(reason, EndBeforeStart)):
        return "missing-field", f"{field} is missing", _purpose(declared, path)
    if kind == "extra_forbidden":
        known = _fields_at(declared, path[:-1])
        hint = did_you_mean(str(path[-1]), known) or f"known here: {', '.join(known)}"
        return "unknown-field", f"{field} is not a field that is known here", hint
    if isinstance(reason, EndBeforeStart):
        return "end-before-start", f"{field}: {reason}", reason.hint
    if isinstance(reason, BadDate):
        return "bad-date", f"{field}: {reason}", reason.hint
    if kind == "literal_error":
        choices = _choices(context["expected"])
        hint = did_you_mean(str(value), choices) or f"one of: {', '.join(choices)}"
        return "bad-value", f"{field} cannot be “{value}”", hint
    if kind == "string_too_long":
        most = context["max_length"]
        return "too-long", f"{field} has {len(str(value))} characters; at most {most} fit", None
    if kind == "too_short":
        return "bad-value", f"{field} needs at least {context['min_length']}", None
    if kind in _WANTED:
        return "bad-type", f"{field} must be {_WANTED[kind]}, not {_what(value)}", None
    return "bad-value", f"{field}: {detail['msg'][0].lower()}{detail['msg'][1:]}", None


def _written_path(document: Document, path: Sequence[str | int]) -> tuple[str | int, ...]:
    """The part of pydantic's path that exists in the document, and the missing or last name after it.

    A participant written as plain text has no `name` key, and unions add
    names of their own to the path.
    """
    found: list[str | int] = []
    value: Any = document.data
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            found.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            found.append(step)
            value = value[step]
    return tuple(found)


def _dotted(path: Sequence[str | int]) -> str:
    """A path as an author would say it: people[2].for"""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)[1:]


def _fields_at(declared: type[Fields], path: Sequence[str | int]) -> list[str]:
    """The names that the mapping at this path may have, as they are written."""
    at = _model_at(declared, path)
    return [info.alias or name for name, info in at.model_fields.items()] if at else []


def _purpose(declared: type[Fields], path: Sequence[str | int]) -> str | None:
    """What the field at this path is for, in the schema's own words."""
    at = _model_at(declared, path[:-1])
    fields = {info.alias or name: info for name, info in at.model_fields.items()} if at else {}
    info = fields.get(str(path[-1])) if path else None
    return info.description if info else None


def _model_at(declared: type[Fields], path: Sequence[str | int]) -> type[Fields] | None:
    at: type[Fields] | None = declared
    for step in path:
        if at is None or isinstance(step, int):
            continue
        infos = {info.alias or name: info for name, info in at.model_fields.items()}
        at = _model_in(infos[step].annotation) if step in infos else at
    return at


def _model_in(annotation: Any) -> type[Fields] | None:
    """The model somewhere inside an annotation: list[Annotated[SourceFields, …]] → SourceFields."""
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _choices(expected: str) -> list[str]:
    """pydantic's "'state', 'official' or 'working'" as a list."""
    return [word for word in expected.split("'")[1::2] if word]


def _what(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"“{value}”"
