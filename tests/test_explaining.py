import pytest
import yaml

from chronicle.explaining import Explanation, explain

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]


def explained(text: str, loader: type = yaml.CSafeLoader) -> Explanation:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(text, Loader=loader)
    return explain(caught.value, text)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("title: Talks: round two", ": round", "a colon and a space inside a value"),
        ("a: b\n  c: d", ": d", "a field begins here"),
        ("a: b\n\tc: d", "\t", "a tab"),
        ("a: 'open\nb: c", "'", "the quotes that open here are never closed"),
        ('a: "open\nb: c', '"', "the quotes that open here are never closed"),
        ("a: 'It's here'", "s here", "goes on after its closing quote"),
        ("a: [b, c\nd: e", "[", "the list that opens here"),
        ("a: {b: c", "{", "the group that opens here"),
        ("a: b\nno colon\nc: d", "no colon", "this line is not “field: value”"),
        ("a: b\nno colon", "no colon", "this line is not “field: value”"),
        ("a: b\n- c", "- c", "does not fit with the lines above"),
        ("a: @home", "@", "cannot start with “@”"),
        ("a: `code`", "`", "cannot start with “`”"),
        ("a: **bold**", "*", "“*” at the start of a value"),
        ("a: & more", "&", "“&” at the start of a value"),
        ("a: > quoted", "quoted", "announce a text on the lines below"),
    ],
)
def test_a_mistake_is_explained_where_it_was_made(
    text: str, at: str, words: str, loader: type
) -> None:
    found = explained(text, loader)
    assert words in found.message
    assert text[found.offset :].startswith(at)


def test_the_line_is_shown_as_it_should_be_written() -> None:
    assert explained("title: Talks: round two").hint == (
        'put the whole value in quotes: title: "Talks: round two"'
    )
    assert explained('- note: He said: "no"').hint == (
        'put the whole value in quotes: note: "He said: \\"no\\""'
    )
    assert explained("- @home").hint == "put the whole value in quotes"


@pytest.mark.parametrize("loader", LOADERS)
def test_a_backslash_that_begins_no_escape_is_explained(loader: type) -> None:
    assert "a backslash in double quotes" in explained('a: "C:\\people"', loader).message


def test_an_unknown_complaint_is_passed_on() -> None:
    assert explain(yaml.MarkedYAMLError(problem="found a unicorn"), "a: b") == Explanation(
        4, "this is not YAML: found a unicorn"
    )
