import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.diagnostics import Diagnostic, Location, Severity, error, note, warning
from chronicle.reporting import FORMATS, report, summary

FILE = "content/entries/a.md"


def _lines_of(*lines: str):
    return {FILE: lines}.get


def test_a_finding_shows_its_line_a_caret_and_its_hint() -> None:
    finding = error(
        "bad-date", "there is no 13th month", Location(FILE, 2, 7, 10), "say 2022-01-13"
    )
    assert report([finding], "text", _lines_of("---", "date: 2022-13-01", "---")) == (
        "content/entries/a.md:2:7: error[bad-date]: there is no 13th month\n"
        "  date: 2022-13-01\n"
        "        ^^^^^^^^^^\n"
        "  hint: say 2022-01-13\n"
        "\n"
        "1 error\n"
    )


def test_a_finding_without_a_place_or_a_readable_file_is_one_line() -> None:
    assert report([note("n", "hello")]) == "note[n]: hello\n\n1 note\n"
    assert report([warning("w", "m", Location("gone.md", 9))]).startswith(
        "gone.md:9:1: warning[w]: m\n\n"
    )


@pytest.mark.parametrize(
    ("before", "cells"),
    [("\t", 4), ("北京 ", 5), ("e\u0301 ", 2), ("\u200c", 0), ("Путин ", 6)],
)
def test_the_caret_stands_under_its_character_whatever_stands_before_it(
    before: str, cells: int
) -> None:
    finding = error("c", "m", Location(FILE, 1, len(before) + 1))
    _, _, caret, *_ = report([finding], "text", _lines_of(f"{before}x")).split("\n")
    assert caret == "  " + " " * cells + "^"


def test_a_long_line_is_shown_around_its_finding() -> None:
    finding = error("c", "m", Location(FILE, 1, 501, 4))
    text = report([finding], "text", _lines_of("a" * 500 + "HERE" + "b" * 500))
    _, shown, caret, *_ = text.split("\n")
    assert len(shown) < 110
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "HERE"
    assert "…a" in shown
    assert shown.endswith("b…")


def test_a_line_cannot_drive_the_terminal() -> None:
    text = report([error("c", "m\x1b[2J", Location(FILE))], "text", _lines_of("a\x1b[31m\u202e"))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_summary_counts_by_severity() -> None:
    findings = [error("e", "m")] * 2 + [warning("w", "m")] + [note("n", "m")] * 3
    assert summary(findings) == "2 errors, 1 warning, 3 notes"
    assert summary([]) == "no findings"


def test_a_github_annotation_escapes_what_its_syntax_uses() -> None:
    finding = note("n", "100 %:\na, b", Location("a,b:c.md", 3, 7, 2), "hint")
    assert report([finding], "github") == (
        "::notice file=a%2Cb%3Ac.md,line=3,col=7,endColumn=9,title=n::100 %25:%0Aa, b%0Ahint\n"
    )
    assert report([error("e", "m")], "github") == "::error title=e::m\n"


def test_json_gives_every_part_of_a_finding() -> None:
    found = json.loads(report([warning("w", "m", Location(FILE, 3, 7, 2), "h")], "json"))
    assert found == {
        "diagnostics": [
            {
                "code": "w",
                "severity": "warning",
                "message": "m",
                "file": FILE,
                "line": 3,
                "column": 7,
                "length": 2,
                "hint": "h",
            }
        ],
        "summary": {"errors": 0, "warnings": 1, "notes": 0},
    }


# What the SARIF 2.1.0 schema asks of the parts that are used here.
_POSITIVE = {"type": "integer", "minimum": 1}
_SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"required": ["id"]},
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {
                                    "required": ["text"],
                                    "properties": {"text": {"type": "string"}},
                                },
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": "^[!-~]+$"}
                                                        }
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": _POSITIVE,
                                                            "startColumn": _POSITIVE,
                                                            "endColumn": _POSITIVE,
                                                        }
                                                    },
                                                },
                                            }
                                        }
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}

_findings = st.builds(
    Diagnostic,
    code=st.sampled_from(["bad-date", "no-title"]),
    severity=st.sampled_from(Severity),
    message=st.text(st.characters(codec="utf-8")),
    location=st.none()
    | st.builds(
        Location,
        st.sampled_from([FILE, "content/entries/é b.md"]),
        st.integers(1, 4),
        st.integers(1, 30),
        st.integers(1, 30),
    ),
    hint=st.none() | st.text(st.characters(codec="utf-8")),
)


@given(st.lists(_findings, max_size=4))
def test_a_sarif_log_is_valid_and_its_results_point_at_their_rules(
    findings: list[Diagnostic],
) -> None:
    log = json.loads(report(findings, "sarif"))
    jsonschema.validate(log, _SARIF)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert len(run["results"]) == len(findings)


@given(st.lists(_findings, min_size=1, max_size=3), st.text(), st.sampled_from(sorted(FORMATS)))
def test_every_format_takes_any_finding_and_any_line(
    findings: list[Diagnostic], line: str, format: str
) -> None:
    assert report(findings, format, lambda _: [line]).encode().endswith(b"\n")
