"""Findings written out: for a terminal, for GitHub's checks, for other programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, takewhile
from unicodedata import category, east_asian_width
from urllib.parse import quote

from chronicle import __version__
from chronicle.diagnostics import Diagnostic, Location, Severity, sort_diagnostics

Lines = Callable[[str], Sequence[str] | None]
"""Gives the lines of a file of the site, or None when they cannot be had."""

_EXCERPT = 100  # cells of a long line that are shown, the caret about a third of the way in
_TAB = "    "
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def report(
    diagnostics: Iterable[Diagnostic], format: str = "text", lines: Lines = lambda _: None
) -> str:
    """Write findings out in one of `FORMATS`, in their order, ending in a line break."""
    return FORMATS[format](sort_diagnostics(diagnostics), lines)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count findings in words: `2 errors, 1 warning, 3 notes`."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts) or "no findings"


def as_text(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """For people: each finding with the line that it is about, then the summary."""
    findings = [_paragraph(diagnostic, lines) for diagnostic in diagnostics]
    return "\n\n".join([*findings, summary(diagnostics)]) + "\n"


def as_github(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request.

    Source: docs.github.com, "Workflow commands for GitHub Actions"; their escapes are those of
    the actions/toolkit repository.
    """
    return "".join(_annotation(diagnostic) + "\n" for diagnostic in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """One object: `diagnostics`, a list of flat objects, and `summary`, a count a severity."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return _json(
        {
            "diagnostics": [flat(diagnostic) for diagnostic in diagnostics],
            "summary": {f"{severity}s": counts[severity] for severity in Severity},
        }
    )


def as_sarif(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """A log of one run in SARIF 2.1.0 (OASIS), the format of code scanning tools."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {
        "name": "Chronicle",
        "semanticVersion": __version__,
        "rules": [{"id": code} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics
        ],
    }
    return _json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Lines], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}


def _paragraph(diagnostic: Diagnostic, lines: Lines) -> str:
    place = diagnostic.location
    where = f"{place.file}:{place.line}:{place.column}: " if place else ""
    message = _printable(f"{where}{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}")
    excerpt = _excerpt(place, lines) if place else []
    hint = [f"  hint: {_printable(diagnostic.hint)}"] if diagnostic.hint else []
    return "\n".join([message, *excerpt, *hint])


def _excerpt(place: Location, lines: Lines) -> list[str]:
    """The line that a place is on and, under it, a caret for each of the place's cells."""
    text = lines(place.file)
    if text is None or not 1 <= place.line <= len(text):
        return []
    line = text[place.line - 1].rstrip("\r\n")
    start = min(place.column - 1, len(line))
    before, marked, after = (
        line[:start],
        line[start : start + place.length],
        line[start + place.length :],
    )
    before = _last_cells(_printable(before), _EXCERPT // 3)
    marked = _first_cells(_printable(marked), _EXCERPT - _width(before))
    after = _first_cells(_printable(after), _EXCERPT - _width(before + marked))
    caret = " " * _width(before) + "^" * max(1, _width(marked))
    return [f"  {before}{marked}{after}".rstrip(), f"  {caret}"]


def _first_cells(text: str, cells: int) -> str:
    if _width(text) <= cells:
        return text
    fits = takewhile(lambda width: width < cells, accumulate(map(_cells, text)))
    return text[: sum(1 for _ in fits)] + "…"


def _last_cells(text: str, cells: int) -> str:
    if _width(text) <= cells:
        return text
    fits = takewhile(lambda width: width < cells, accumulate(map(_cells, reversed(text))))
    return "…" + text[len(text) - sum(1 for _ in fits) :]


def _printable(text: str) -> str:
    """The text with tabs made visible and without what would drive a terminal astray."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", _TAB))


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    """How many cells of a terminal a character takes (Unicode Standard Annex 11)."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _annotation(diagnostic: Diagnostic) -> str:
    command = "notice" if diagnostic.severity is Severity.NOTE else diagnostic.severity.value
    fields: dict[str, str | int] = {}
    if place := diagnostic.location:
        fields |= {"file": place.file, "line": place.line, "col": place.column}
        fields |= {"endColumn": place.column + place.length}
    fields |= {"title": diagnostic.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{command} {properties}::{_data(_with_hint(diagnostic))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _with_hint(diagnostic: Diagnostic) -> str:
    return "\n".join(filter(None, [diagnostic.message, diagnostic.hint]))


def flat(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """A finding as plain values by their names."""
    place = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": place.length if place else None,
        "hint": diagnostic.hint,
    }


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": _with_hint(diagnostic)},
    }
    if place := diagnostic.location:
        physical = {
            "artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.length,
            },
        }
        result["locations"] = [{"physicalLocation": physical}]
    return result


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
