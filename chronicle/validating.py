"""Validate what an author wrote against what the schema declares, and say all that is wrong.

pydantic finds the faults and knows the path to each; the document knows the
line and column of every path; the words are for somebody who edits, not programs.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from chronicle.dates import BadDate, EndBeforeStart
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error
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


def located(document: Document, path: Sequence[str | int], *, key: bool = False) -> Location:
    """Where the field at a path of the schema was written, also in a shorter way than the schema's."""
    return document.locate(_written_path(document, path), key=key)


def example(declared: type[Fields]) -> str:
    """The required fields, written on one line, for who has written none of them."""
    fields = _fields_of(declared).items()
    return ", ".join(
        f"`{name}: {_as_yaml(info.examples[0])}`" for name, info in fields if info.examples
    )


def _diagnostic(declared: type[Fields], document: Document, detail: ErrorDetails) -> Diagnostic:
    path = _written_path(document, detail["loc"])
    field = f"`{_dotted(path)}`" if path else "the front matter"
    code, message, hint = _words(declared, field, path, detail)
    at_key = code == "unknown-field" or detail["loc"][-1:] == ("[key]",)
    return error(code, message, document.locate(path, key=at_key), hint)


def _words(
    declared: type[Fields], field: str, path: Sequence[str | int], detail: ErrorDetails
) -> tuple[str, str, str | None]:
    """The code, the message and the hint for one fault."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        at = _model_at(declared, path[:-1])
        known = at.names() if at else []
        hint = did_you_mean(str(path[-1]), known) or f"known here: {', '.join(known)}"
        return "unknown-field", f"{field} is not a field that is known here", hint
    if kind == "missing" or value is None:
        return "missing-field", f"{field} is missing", _purpose(declared, path)
    if isinstance(reason := context.get("error"), BadDate):
        code = "end-before-start" if isinstance(reason, EndBeforeStart) else "bad-date"
        return code, f"{field}: {reason}", reason.hint
    if kind == "literal_error":
        choices = _choices(context["expected"])
        near = did_you_mean(value, choices) if isinstance(value, str) else None
        hint = near or f"one of: {', '.join(choices)}"
        return "bad-value", f"{field} cannot be {_what(value)}", hint
    if kind == "string_too_long":
        most = context["max_length"]
        return "too-long", f"{field} has {len(str(value))} characters; at most {most} fit", None
    if kind in _WANTED:
        return "bad-type", f"{field} must be {_WANTED[kind]}, not {_what(value)}", None
    return "bad-value", _said(field, kind, value, context), _purpose(declared, path)


def _said(field: str, kind: str, value: object, context: Mapping[str, Any]) -> str:
    """What is wrong with a value of the right type."""
    if kind == "string_too_short":
        return f"{field} is empty"
    if kind == "too_short":
        least = context["min_length"]
        return f"{field} needs {'one at least' if least == 1 else f'{least} of them'}"
    if kind == "too_long":
        return f"{field} takes {context['max_length']}, not {context['actual_length']}"
    if reason := context.get("error"):
        return f"{field}: {reason}"
    return f"{field} cannot be {_what(value)}"


def _written_path(document: Document, path: Sequence[str | int]) -> tuple[str | int, ...]:
    """A path of the schema → that of the document.

    A list of one may be written without its brackets, and a participant
    written as plain text has no `name` key.
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


def _purpose(declared: type[Fields], path: Sequence[str | int]) -> str | None:
    """What the field at this path is for, in the schema's own words."""
    names = [step for step in path if isinstance(step, str)]
    at = _model_at(declared, names[:-1])
    info = _fields_of(at).get(names[-1]) if at and names else None
    if info is None:
        return None
    shown = [f"for example `{names[-1]}: {_as_yaml(info.examples[0])}`"] if info.examples else []
    return ", ".join([*filter(None, [info.description]), *shown]) or None


def _as_yaml(example: object) -> str:
    return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)


def _fields_of(declared: type[Fields]) -> dict[str, FieldInfo]:
    """The fields by their names as they are written."""
    return dict(zip(declared.names(), declared.model_fields.values(), strict=True))


def _model_at(declared: type[Fields], path: Sequence[str | int]) -> type[Fields] | None:
    at: type[Fields] | None = declared
    for step in path:
        if at is None or isinstance(step, int):
            continue
        fields = _fields_of(at)
        at = _model_in(fields[step].annotation) if step in fields else at
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
    shown = str(value)
    return f"“{shown if len(shown) <= 60 else shown[:59] + '…'}”"
