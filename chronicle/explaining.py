"""What a YAML parser's complaint means to the author of the front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import MarkedYAMLError

_FIELD = re.compile(r"(?P<lead>\s*(?:- +)?)(?P<name>[^\s:#'\"][^:]*?):\s+(?P<value>\S.*?)\s*$")
_ONE_FIELD_A_LINE = "each line is “field: value”, and the items of a list start with “- ”"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the text stops making sense (an offset in characters), why, and what to do."""

    offset: int
    message: str
    hint: str | None = None


def explain(error: MarkedYAMLError, text: str) -> Explanation:
    """Say what is wrong with `text` in the words of somebody who writes it.

    libyaml and PyYAML word their complaints differently; both are understood. One that is not
    known is passed on as it is.
    """
    problem = f"{error.context or ''} {error.problem or ''}"
    at = _index(error.problem_mark, len(text))
    opened = _index(error.context_mark, at)
    return (
        _about_tabs(problem, text, at)
        or _about_quotes(problem, text, at, opened)
        or _about_colons(problem, text, at, opened)
        or _about_brackets(problem, opened)
        or _about_signs(problem, text, at, opened)
        or _about_lines(problem, at, opened)
        or Explanation(at, f"this is not YAML: {error.problem or error}")
    )


def _about_tabs(problem: str, text: str, at: int) -> Explanation | None:
    if "\\t" in problem or "a tab" in problem or text[at : at + 1] == "\t":
        return Explanation(at, "a tab stands where only spaces may", "indent with spaces")
    return None


def _about_quotes(problem: str, text: str, at: int, opened: int) -> Explanation | None:
    if "escape" in problem and "a tag" not in problem:
        hint = "write “\\\\” for a backslash, or use 'single quotes'"
        return Explanation(at, "a backslash in double quotes begins an escape, not this one", hint)
    if "quoted scalar" in problem:
        return Explanation(opened, "the quotes that open here are never closed")
    if text[:at].rstrip(" ")[-1:] in ("'", '"') and _does_not_fit(problem):
        return Explanation(
            at,
            "the text goes on after its closing quote",
            "use the other kind of quotes around it, or double the quote inside it",
        )
    return None


def _about_colons(problem: str, text: str, at: int, opened: int) -> Explanation | None:
    if "mapping values are not allowed" not in problem:
        return None
    start = _line_start(text, at)
    field = _FIELD.match(_line(text, at))
    if field is None or at - start <= field.end("name"):
        return Explanation(
            at, "a field begins here, where none may", "line it up with the fields above"
        )
    message = "a colon and a space inside a value look like another field"
    return Explanation(at, message, _quote_it(text, at))


def _about_brackets(problem: str, opened: int) -> Explanation | None:
    for context, name, close in (("flow sequence", "list", "]"), ("flow mapping", "group", "}")):
        if context in problem:
            return Explanation(
                opened, f"the {name} that opens here lacks a comma or its closing “{close}”"
            )
    if "flow node" in problem:
        return Explanation(opened, "the brackets that open here are never closed")
    return None


def _about_signs(problem: str, text: str, at: int, opened: int) -> Explanation | None:
    for context, meaning in (
        ("an alias", "stands for a value named elsewhere"),
        ("an anchor", "names a value"),
        ("a tag", "gives a value a type"),
        ("a directive", "begins an instruction to the parser"),
    ):
        if context in problem:
            message = f"“{text[opened : opened + 1]}” at the start of a value {meaning}"
            return Explanation(opened, message, _quote_it(text, at))
    if "cannot start any token" in problem:
        return Explanation(
            at, f"a value cannot start with “{text[at : at + 1]}”", _quote_it(text, at)
        )
    if "block scalar" in problem:
        message = "“|” and “>” announce a text on the lines below: nothing may follow them here"
        return Explanation(at, message, _quote_it(text, at))
    return None


def _about_lines(problem: str, at: int, opened: int) -> Explanation | None:
    if "simple key" in problem:
        # Noticed only after the line that lacks its colon.
        return Explanation(opened, "this line is not “field: value”", _ONE_FIELD_A_LINE)
    if _does_not_fit(problem):
        message = "this line does not fit with the lines above it"
        return Explanation(at, message, _ONE_FIELD_A_LINE)
    return None


def _does_not_fit(problem: str) -> bool:
    return any(part in problem for part in ("expected key", "block end", "'-' indicator"))


def _quote_it(text: str, at: int) -> str:
    """Advise quotes, and show the line with them if it is a plain field."""
    field = _FIELD.match(_line(text, at))
    if field is None or field["value"][0] in "'\"[{|>":
        return "put the whole value in quotes"
    value = field["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'put the whole value in quotes: {field["name"]}: "{value}"'


def _index(mark: object, otherwise: int) -> int:
    index = getattr(mark, "index", None)
    return index if isinstance(index, int) else otherwise


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line(text: str, at: int) -> str:
    start = _line_start(text, at)
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]
