import random

from hypothesis import given
from hypothesis import strategies as st

from chronicle.diagnostics import (
    Diagnostic,
    Location,
    Severity,
    did_you_mean,
    error,
    nearest,
    note,
    sort_diagnostics,
    warning,
)


def test_each_kind_of_finding_has_its_severity() -> None:
    assert error("a", "b").severity is Severity.ERROR
    assert warning("a", "b").severity is Severity.WARNING
    assert note("a", "b").severity is Severity.NOTE


def test_a_slip_of_the_pen_is_recognised() -> None:
    fields = ["date", "parties", "topics", "title"]
    assert did_you_mean("dat", fields) == "did you mean “date”?"
    assert did_you_mean("titel", fields) == "did you mean “title”?"
    assert did_you_mean("partys", fields) == "did you mean “parties”?"


def test_a_word_unlike_all_others_gets_no_suggestion() -> None:
    assert did_you_mean("weather", ["date", "parties"]) is None
    assert did_you_mean("", ["a"]) is None
    assert did_you_mean("date", []) is None


def test_short_words_do_not_resemble_each_other() -> None:
    assert did_you_mean("no", ["on", "to"]) is None


def test_letter_case_is_no_difference() -> None:
    assert did_you_mean("DATE", ["date"]) == "did you mean “date”?"


def test_several_suggestions_are_offered_the_nearest_first() -> None:
    known = ["imran-shah", "imram-khan", "imran-khan", "weather"]
    assert nearest("imran-khan", known, limit=3) == ["imran-khan", "imram-khan", "imran-shah"]
    assert (
        did_you_mean("imran-kha", ["imran-khan", "imran-shah"], limit=2)
        == "did you mean “imran-khan” or “imran-shah”?"
    )


@given(st.lists(st.text("ab", max_size=4)), st.text("ab", max_size=4), st.randoms())
def test_suggestions_do_not_depend_on_the_order_of_the_known_words(
    known: list[str], word: str, chance: random.Random
) -> None:
    shuffled = list(known)
    chance.shuffle(shuffled)
    assert nearest(word, known, limit=2) == nearest(word, shuffled, limit=2)


def test_findings_are_ordered_by_file_line_column_code_and_message() -> None:
    ordered = [
        error("z", "without a place"),
        error("z", "m", Location("a.md", 1, 1)),
        error("z", "m", Location("a.md", 2, 1)),
        error("a", "m", Location("a.md", 2, 3)),
        error("b", "l", Location("a.md", 2, 3)),
        error("b", "m", Location("a.md", 2, 3)),
        error("a", "m", Location("b.md", 1, 1)),
    ]
    assert sort_diagnostics(reversed(ordered)) == ordered


_findings = st.builds(
    Diagnostic,
    code=st.sampled_from("ab"),
    severity=st.sampled_from(Severity),
    message=st.sampled_from("mn"),
    location=st.none()
    | st.builds(Location, st.sampled_from("fg"), st.integers(1, 2), st.integers(1, 2)),
    hint=st.sampled_from([None, "h"]),
)


@given(st.lists(_findings, max_size=8), st.randoms())
def test_the_order_of_findings_is_total(findings: list[Diagnostic], chance: random.Random) -> None:
    shuffled = list(findings)
    chance.shuffle(shuffled)
    assert sort_diagnostics(findings) == sort_diagnostics(shuffled)


@given(st.text("ab\n", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_an_offset_becomes_the_line_and_column_where_its_character_stands(
    text: str, start: int, length: int
) -> None:
    place = Location.of("f", text, start, start + length)
    line = text.split("\n")[place.line - 1]
    assert place.column <= len(line) + 1
    assert sum(len(before) + 1 for before in text.split("\n")[: place.line - 1]) + (
        place.column - 1
    ) == min(start, len(text))
    assert (
        place.length == 1
        or line[place.column - 1 :][: place.length] == text[start:][: place.length]
    )
