"""What is said of front matter that is not what the schema declares."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.diagnostics import Diagnostic
from chronicle.documents import Document, read_document
from chronicle.schema import FOLDERS, EntryFields, Fields, SiteFields
from chronicle.validating import located, validate

LEAST = "date: 2022-01-17\nparties: [Pakistan, Russia]\ntopics: [energy]\n"


def faults_of(text: str, declared: type[Fields] = EntryFields) -> list[Diagnostic]:
    document, problems = read_document(f"---\n{text}\n---\n", "content/entries/a.md")
    assert not problems
    return validate(declared, document)[1]


def fault_of(text: str, declared: type[Fields] = EntryFields) -> Diagnostic:
    (fault,) = faults_of(text, declared)
    return fault


def spot(fault: Diagnostic) -> tuple[int, int, int]:
    assert fault.location
    return fault.location.line, fault.location.column, fault.location.length


def test_all_missing_fields_are_named_at_once_each_with_an_example() -> None:
    faults = faults_of("kind: call")
    assert [(fault.code, fault.message) for fault in faults] == [
        ("missing-field", "`date` is missing"),
        ("missing-field", "`parties` is missing"),
        ("missing-field", "`topics` is missing"),
    ]
    assert faults[1].hint is not None
    assert "`parties: [Pakistan, Russia]`" in faults[1].hint


def test_a_required_field_left_empty_is_missing_where_it_stands() -> None:
    fault = fault_of("parties: a\ndate:\ntopics: b")
    assert (fault.code, spot(fault)) == ("missing-field", (3, 1, 4))


@pytest.mark.parametrize(
    ("text", "place", "offer"),
    [
        (LEAST + "poeple: x", (5, 1, 6), "people"),
        (LEAST + "poeple:", (5, 1, 6), "people"),
        (LEAST + "people:\n- name: x\n  rol: y", (7, 3, 3), "role"),
        (LEAST + "people: {name: x, fo: y}", (5, 19, 2), None),
        (LEAST + "people: {name: x, for_: y}", (5, 19, 4), "for"),
        (LEAST + "sources: [a, {title: b, publsher: c}]", (5, 25, 8), "publisher"),
        (LEAST + "discrepancies: {text: a, claims: [{valu: 1, value: 2}]}", (5, 36, 4), "value"),
        (LEAST + "image: {src: a, alt: b, captoin: c}", (5, 25, 7), "caption"),
    ],
)
def test_an_unknown_field_is_found_at_its_key_at_every_depth(
    text: str, place: tuple[int, int, int], offer: str | None
) -> None:
    fault = fault_of(text)
    assert (fault.code, spot(fault)) == ("unknown-field", place)
    assert fault.hint == (
        f"did you mean “{offer}”?" if offer else "known here: name, for, as, role"
    )


@pytest.mark.parametrize(
    ("text", "code", "message", "place"),
    [
        ("sources:\n- title: a\n  date: 2022-13", "bad-date", "`sources[1].date`: ", (7, 9, 7)),
        (
            "commitments: {id: a, by: b, text: c, due: soon}",
            "bad-date",
            "`commitments.due`: ",
            None,
        ),
        ("end_date: 2022-02/2022-01", "end-before-start", "`end_date`: ", (5, 11, 15)),
        ("end_date: [2022]", "bad-date", "`end_date`: a date is one value", (5, 11, 6)),
        ("level: stat", "bad-value", "`level` cannot be “stat”", (5, 8, 4)),
        ("level: {a: b}", "bad-value", "`level` cannot be a mapping", None),
        ("status: true", "bad-value", "`status` cannot be “true”", None),
        ("title: [a]", "bad-type", "`title` must be text, not a list", None),
        ("title: ''", "bad-value", "`title` is empty", (5, 8, 2)),
        ("draft: no", "bad-type", "`draft` must be true or false, not “no”", None),
        ("place: {name: a, lat: 90.5}", "bad-value", "`place.lat` cannot be “90.5”", None),
        ("place: {name: a, lat: nan}", "bad-value", "`place.lat` cannot be “nan”", None),
        ("place: {name: a, lat: north}", "bad-type", "`place.lat` must be a number", None),
        (
            "sources: {url: 'javascript:a'}",
            "bad-value",
            "`sources.url`: “javascript:a” is no web",
            (5, 16, 14),
        ),
        (
            "sources: {title: a, archived: b}",
            "bad-value",
            "`sources.archived`: “b” is no web",
            (5, 31, 1),
        ),
        ("mentions: [a, [b]]", "bad-type", "`mentions[2]` must be text, not a list", (5, 15, 3)),
        ("sources: [[a]]", "bad-type", "`sources[1]` must be a mapping", (5, 11, 3)),
        ("mentions: [a, '', b]", "bad-value", "`mentions[2]` is empty", (5, 15, 2)),
        ("people:\n- name: a\n-", "missing-field", "`people[2]` is missing", None),
        ("people: [{for: b}]", "missing-field", "`people[1].name` is missing", (5, 10, 8)),
        ("image: {src: a}", "missing-field", "`image.alt` is missing", (5, 1, 5)),
        ("language: english", "bad-value", "`language` cannot be “english”", (5, 11, 7)),
        (f"summary: {'x' * 301}", "too-long", "`summary` has 301 characters", (5, 10, 301)),
    ],
)
def test_a_fault_is_said_in_words_at_its_place(
    text: str, code: str, message: str, place: tuple[int, int, int] | None
) -> None:
    fault = fault_of(LEAST + text)
    assert fault.code == code
    assert fault.message.startswith(message)
    assert place in (None, spot(fault))


def test_a_word_that_is_nearly_a_choice_is_asked_about() -> None:
    assert fault_of(LEAST + "level: offical").hint == "did you mean “official”?"
    assert (fault_of(LEAST + "status: x").hint or "").startswith("one of: confirmed, reported")


def test_a_list_without_items_misses_one() -> None:
    fault = fault_of("date: 2022\nparties: []\ntopics: a")
    assert fault.message == "`parties` needs one at least"


def test_a_relation_has_two_parties() -> None:
    assert fault_of("parties: Pakistan", FOLDERS["relations"]).message == (
        "`parties` needs 2 of them"
    )
    assert fault_of("parties: [a, b, c]", FOLDERS["relations"]).message == (
        "`parties` takes 2, not 3"
    )


def test_a_title_of_257_characters_is_nothing_to_complain_of() -> None:
    assert faults_of(f"{LEAST}title: {'x' * 257}") == []


def test_a_long_value_is_not_repeated_whole() -> None:
    assert len(fault_of(f"{LEAST}level: {'x' * 5000}").message) < 100


def test_a_key_that_may_not_be_one_is_found_at_the_key() -> None:
    fault = fault_of("title: a\nkinds: {Trade Talks: Talks on trade}", SiteFields)
    assert (fault.code, spot(fault)) == ("bad-value", (3, 9, 11))


def test_a_field_written_in_a_shorter_way_is_located_all_the_same() -> None:
    document, _ = read_document("---\nparties: Rusia\npeople: {name: A}\n---\n", "a.md")
    assert located(document, ("parties", 0)).column == 10
    assert located(document, ("people", 0, "name")).column == 16


VALUES = st.recursive(
    st.none() | st.text(max_size=12) | st.sampled_from(["2022-01-17", "true", "12:30", "energy"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=5)
            | st.sampled_from(["name", "for", "url", "date", "text", "id", "by", "src", "claims"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
MAPPINGS = st.sampled_from([*FOLDERS.values(), SiteFields]).flatmap(
    lambda declared: st.tuples(
        st.just(declared),
        st.dictionaries(
            st.sampled_from(declared.names()) | st.text(max_size=6), VALUES, max_size=6
        ),
    )
)


@given(MAPPINGS)
def test_any_mapping_gives_fields_or_diagnostics_and_never_raises(
    given: tuple[type[Fields], dict[str, Any]],
) -> None:
    declared, data = given
    fields, faults = validate(declared, Document("content/a.md", data, "", 2))
    assert (fields is None) == bool(faults)
    assert all(fault.message and fault.location for fault in faults)
