import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from chronicle import front_matter
from chronicle.diagnostics import Diagnostic, Location
from chronicle.documents import LARGEST_FILE, Document, read_document, read_yaml
from chronicle.front_matter import LARGEST_FRONT_MATTER, UNFIT, Value

FILE = "content/entries/a.md"

ENTRY = """\
---
date: 2022-01-17
parties: [Pakistan, Russia]
people:
  - Imran Khan
  - {name: Vladimir Putin, for: russia}
image:
  src: call.jpg
end_date:
---
# Khan and Putin speak

The Prime Minister
"""


def entry(front: str) -> tuple[Document, list[Diagnostic]]:
    return read_document(f"---\n{front}\n---\nBody\n", FILE)


def data(front: str) -> object:
    document, problems = entry(front)
    assert problems == []
    return document.data


def finding(text: str | bytes) -> Diagnostic:
    _, (problem,) = read_document(text, FILE)
    return problem


def codes(front: str) -> list[str]:
    return [problem.code for problem in entry(front)[1]]


# Values


def test_front_matter_and_body_are_told_apart() -> None:
    document, problems = read_document(ENTRY, FILE)
    assert problems == []
    assert document.data == {
        "date": "2022-01-17",
        "parties": ["Pakistan", "Russia"],
        "people": ["Imran Khan", {"name": "Vladimir Putin", "for": "russia"}],
        "image": {"src": "call.jpg"},
        "end_date": None,
    }
    assert document.body == "# Khan and Putin speak\n\nThe Prime Minister\n"
    assert document.body_line == 11


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "yes",
        "true",
        "NO",
        "2022-01",
        "2022-01-17",
        "2022-01-17T16:30:00Z",
        "1966~",
        "2021-12-XX",
        "0123",
        "12:30",
        "1_000",
        "1e3",
        "0x1F",
        ".5",
        ".inf",
        "=",
    ],
)
def test_a_scalar_is_the_text_that_the_author_wrote(text: str) -> None:
    assert data(f"a: {text}\nb: [{text}]\n{text}: c") == {"a": text, "b": [text], text: "c"}


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL", "# nothing", "!!null ''"])
def test_nothing_written_is_none(null: str) -> None:
    assert data(f"a: {null}\nb: c") == {"a": None, "b": "c"}


def test_a_null_in_quotes_is_a_text() -> None:
    assert data("a: 'null'\nb: ''\nc: !!str ~\nd: ! null") == {
        "a": "null",
        "b": "",
        "c": "~",
        "d": "null",
    }


def test_the_types_of_json_may_be_named_and_change_nothing() -> None:
    assert data("a: !!int 3\nb: !!seq [!!bool no]\nc: !!map {}") == {
        "a": "3",
        "b": ["no"],
        "c": {},
    }


def test_an_alias_repeats_the_value_that_it_names() -> None:
    assert data("a: &here {x: [1]}\nb: *here") == {"a": {"x": ["1"]}, "b": {"x": ["1"]}}


@pytest.mark.parametrize("empty", ["", "# only a comment", "~"])
def test_front_matter_may_be_empty(empty: str) -> None:
    assert data(empty) == {}


def test_a_yaml_file_has_no_body() -> None:
    document, problems = read_yaml("title: A\n---\n", "site.yaml")
    assert [problem.code for problem in problems] == ["malformed-front-matter"]
    document, problems = read_yaml("# site\ntitle: A\n", "site.yaml")
    assert (document.data, document.body, problems) == ({"title": "A"}, "", [])
    assert document.locate(["title"]) == Location("site.yaml", 2, 8, 1)


# Fences


def test_a_file_without_front_matter_is_all_body() -> None:
    document, problems = read_document("# About\n---\nus\n", FILE)
    assert (document.data, document.body, document.body_line) == ({}, "# About\n---\nus\n", 1)
    assert not document.has_front_matter
    assert problems == []
    assert entry("")[0].has_front_matter


@pytest.mark.parametrize("fence", ["---", "---  ", "---\t", "..."])
def test_front_matter_ends_at_three_hyphens_or_three_dots(fence: str) -> None:
    document, problems = read_document(f"--- \na: b\n{fence}\nBody", FILE)
    assert (document.data, document.body, document.body_line) == ({"a": "b"}, "Body", 4)
    assert problems == []


def test_blank_lines_may_stand_before_the_front_matter() -> None:
    document, _ = read_document("\n \n---\na: b\n---\nBody", FILE)
    assert document.locate(["a"]) == Location(FILE, 4, 4, 1)
    assert document.locate_in_body(0, 4) == Location(FILE, 6, 1, 4)


@pytest.mark.parametrize("end", ["\n---", "\n---\n"])
def test_a_body_may_be_missing(end: str) -> None:
    document, problems = read_document("---\na: b" + end, FILE)
    assert (document.body, document.body_line, problems) == ("", 4, [])


def test_front_matter_without_an_end_is_reported_where_it_opens() -> None:
    problem = finding("---\na: b\n\n# Heading\n")
    assert problem.code == "unclosed-front-matter"
    assert problem.location == Location(FILE, 1, 1, 3)


def test_a_line_that_was_meant_as_the_end_is_named() -> None:
    assert "line 3" in str(finding("---\na: b\n——\nBody\n").hint)


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_of_any_kind_become_one(line_break: str) -> None:
    assert read_document(ENTRY.replace("\n", line_break).encode(), FILE) == read_document(
        ENTRY, FILE
    )


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_document(ENTRY.encode("utf-8-sig"), FILE) == read_document(ENTRY, FILE)


# Places


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (["date"], Location(FILE, 2, 7, 10)),
        (["parties", 1], Location(FILE, 3, 21, 6)),
        (["people", 0], Location(FILE, 5, 5, 10)),
        (["people", 1, "for"], Location(FILE, 6, 33, 6)),
        (["image", "src"], Location(FILE, 8, 8, 8)),
    ],
)
def test_a_value_is_found_where_it_is_written(path: list[str | int], place: Location) -> None:
    assert read_document(ENTRY, FILE)[0].locate(path) == place


def test_a_key_is_found_where_it_is_written() -> None:
    document, _ = read_document(ENTRY, FILE)
    assert document.locate(["date"], key=True) == Location(FILE, 2, 1, 4)
    assert document.locate(["people", 1, "for"], key=True) == Location(FILE, 6, 28, 3)


def test_a_missing_field_is_missed_at_what_it_belongs_to() -> None:
    document, _ = read_document(ENTRY, FILE)
    assert document.locate(["image", "alt"]) == Location(FILE, 7, 1, 5)
    assert document.locate(["people", 1, "role"]) == Location(FILE, 6, 5, 35)
    assert document.locate(["parties", 9, "x"]) == Location(FILE, 3, 1, 7)
    assert document.locate(["title"]) == Location(FILE)
    assert document.locate() == Location(FILE)


def test_an_empty_value_is_found_at_its_key() -> None:
    assert read_document(ENTRY, FILE)[0].locate(["end_date"]) == Location(FILE, 9, 1, 8)


def test_columns_count_characters_whatever_their_width() -> None:
    document, _ = read_document("---\na: [é, 北京, 😀, 'x']\n---\n", FILE)
    assert document.locate(["a", 3]) == Location(FILE, 2, 15, 3)


def test_a_separator_that_only_yaml_takes_for_a_line_break_moves_no_line() -> None:
    document, _ = read_document("---\na: 'x\u2028y\x85z'\nb: c\n---\n", FILE)
    assert document.locate(["b"]) == Location(FILE, 3, 4, 1)


def test_a_place_in_the_body_is_a_place_in_the_file() -> None:
    document, _ = read_document(ENTRY, FILE)
    offset = document.body.index("Prime")
    assert document.locate_in_body(offset, 5) == Location(FILE, 13, 5, 5)
    assert document.locate_in_body(offset, 500).length == len("Prime Minister")


# What is wrong


def test_a_second_field_of_one_name_is_reported_at_its_line_and_the_first_counts() -> None:
    document, (problem,) = (
        entry("a: 1\nb: {c: 2,\n  c: 3}\na: 4")[0],
        entry("b: {c: 2,\n  c: 3}")[1],
    )
    assert document.data == {"a": "1", "b": {"c": "2"}}
    assert problem.code == "duplicate-key"
    assert problem.location == Location(FILE, 3, 3, 1)
    assert problem.hint == "it is first given on line 2"


@pytest.mark.parametrize("text", ["just text", "- a\n- b", "[a]"])
def test_front_matter_that_is_no_mapping_is_reported(text: str) -> None:
    assert codes(text) == ["not-a-mapping"]


@pytest.mark.parametrize("key", ["[a]: b", "{a: b}: c", "a: {{ b }}", "?\n: a", "? &x [a]\n: b"])
def test_the_name_of_a_field_must_be_a_text(key: str) -> None:
    assert codes(key) == ["bad-key"]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!secret", "!!binary", "!!set"])
def test_a_type_of_somebody_elses_is_an_error_and_its_value_a_text(tag: str) -> None:
    document, problems = entry(f"a: {tag} 'x'")
    assert [problem.code for problem in problems] == ["unknown-tag"]
    assert tag in problems[0].message
    assert document.data == {"a": "x"}


def test_a_merge_key_is_an_error_that_names_it() -> None:
    document, (problem,) = entry("a: &a {x: y}\nb:\n  <<: *a\n  z: w")
    assert problem.code == "merge-key"
    assert "<<" in problem.message
    assert problem.location == Location(FILE, 4, 3, 2)
    assert document.data == {"a": {"x": "y"}, "b": {"z": "w"}}
    assert data("'<<': x") == {"<<": "x"}


def test_bytes_that_are_not_utf_8_are_reported_where_they_stand() -> None:
    problem = finding("---\na: é\nb: ".encode() + b"caf\xe9\n---\nBody")
    assert (problem.code, problem.location) == ("not-utf-8", Location(FILE, 3, 7))
    document, problems = read_document(ENTRY.encode("utf-16"), FILE)
    assert [(each.code, "UTF-16" in each.message) for each in problems] == [("not-utf-8", True)]
    assert document.data["date"] == "2022-01-17"


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\x7f", "\ufffe", "\ud800"])
def test_a_character_that_no_page_can_show_is_reported_and_replaced(character: str) -> None:
    document, (problem,) = read_document(f"---\na: b{character}c\n---\nBo{character}dy", FILE)
    assert (problem.code, problem.location) == ("control-character", Location(FILE, 2, 5))
    assert (document.data, document.body) == ({"a": "b\ufffdc"}, "Bo\ufffddy")


def test_an_escape_cannot_bring_in_a_character_that_no_page_can_show() -> None:
    document, (problem,) = entry('a: "b\\0c"')
    assert problem.code == "control-character"
    assert document.data == {"a": "b\ufffdc"}


def test_the_size_of_a_file_and_of_its_front_matter_is_limited() -> None:
    assert finding("x" * (LARGEST_FILE + 1)).code == "too-large"
    assert finding(b"x" * (LARGEST_FILE + 1)).code == "too-large"
    assert codes("# " + "x" * LARGEST_FRONT_MATTER) == ["too-large"]
    assert read_document("---\na: b\n---\n" + "x" * LARGEST_FRONT_MATTER, FILE)[1] == []


@pytest.mark.parametrize(
    "deep",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 50_000,
        "- " * 100_000,
        "\n".join(" " * n + "a:" for n in range(200)),
        "".join(f"a{n}: &a{n} [[[[{f'*a{n - 1}' if n else ''}]]]]\n" for n in range(20)),
    ],
    ids=["lists", "mappings", "items", "indents", "aliases"],
)
def test_values_nested_too_deeply_are_refused(deep: str) -> None:
    assert codes(deep) == ["too-deep"]


def test_values_nested_32_levels_deep_are_read() -> None:
    assert data("a: " + "[" * 31 + "]" * 31)
    assert codes("a: " + "[" * 32 + "]" * 32) == ["too-deep"]


def test_a_billion_laughs_are_refused() -> None:
    laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
    )
    assert codes(laughs) == ["too-many-aliases"]


@pytest.mark.parametrize("front", ["a: &x [*x]", "a: &x {b: [*x]}", "a: &x 1\nb: &x 2", "a: *x"])
def test_an_alias_must_stand_for_one_value_that_is_complete(front: str) -> None:
    assert codes(front) == ["malformed-front-matter"]


def test_front_matter_that_cannot_be_read_leaves_the_body() -> None:
    document, problems = entry("a: b: c")
    assert [problem.code for problem in problems] == ["malformed-front-matter"]
    assert problems[0].location == Location(FILE, 2, 5)
    assert (document.data, document.body, document.body_line) == ({}, "Body\n", 4)
    assert document.locate(["a"]) == Location(FILE)


# Properties

# YAML 1.1 takes U+0085, U+2028 and U+2029 for line breaks, and folds them.
_texts = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")).filter(
    lambda text: not UNFIT.search(text)
)
_values = st.recursive(
    _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=8,
)
_yaml_like = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            ":",
            "-",
            "[",
            "]",
            "{",
            "}",
            "'",
            '"',
            "&x",
            "*x",
            "?",
            "---",
            "...",
            "!!int",
            "!x",
            "<<",
            "|",
            ">",
            "#",
            "%",
            "@",
            "\\",
            ",",
            "~",
            "\u2028",
            "\x85",
            "\ufeff",
            "é",
        ]
    )
    | st.sampled_from([" ", "\n", "\n  ", "\t", "\r", ": ", "- "])
).map("".join)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@given(text=st.text() | _yaml_like)
def test_any_text_is_read_without_raising(loader: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "_Loader", getattr(yaml, loader))
        for document, _ in (
            read_document(text, FILE),
            read_yaml(text, FILE),
            read_document(f"---\n{text}\n---\n", FILE),
        ):
            for path in _paths(document.data):
                document.locate(path)


@given(st.binary() | _yaml_like.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_without_raising(content: bytes) -> None:
    read_document(content, FILE)
    read_yaml(content, FILE)
    read_document(b"---\n" + content + b"\n---\n", FILE)


@given(st.dictionaries(_texts, _values, max_size=4), st.booleans())
def test_texts_come_back_as_they_were_dumped(values: dict[str, Value], flow: bool) -> None:
    dumped = yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    document, problems = read_document(f"---\n{dumped}---\n", FILE)
    assert problems == []
    assert document.data == values


_words = st.text("abcdefgh", min_size=1, max_size=4)


@given(
    st.dictionaries(
        _words,
        st.recursive(
            _words,
            lambda inner: (
                st.lists(inner, min_size=1, max_size=3)
                | st.dictionaries(_words, inner, min_size=1, max_size=3)
            ),
            max_leaves=8,
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_every_value_and_key_is_located_where_it_is_written(
    values: dict[str, Value], flow: bool
) -> None:
    text = f"---\n{yaml.safe_dump(values, default_flow_style=flow)}---\n"
    document, _ = read_document(text, FILE)
    for path, value in _paths(values).items():
        if isinstance(value, str):
            assert _at(text, document.locate(path)) == value
        if isinstance(path[-1], str):
            assert _at(text, document.locate(path, key=True)) == path[-1]


def _at(text: str, place: Location) -> str:
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 :][: place.length]


def _paths(value: object) -> dict[tuple[str | int, ...], object]:
    """Every path in a value, with what it leads to."""
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    found: dict[tuple[str | int, ...], object] = {}
    for step, child in children:
        found[step,] = child
        found |= {(step, *path): inner for path, inner in _paths(child).items()}
    return found
