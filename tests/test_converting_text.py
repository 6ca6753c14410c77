"""Quotes, dashes and first sentences, in several scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.converting import Dialect, convert, opening


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('He said "yes".', "He said “yes”."),
        ('"*Yes*," he said', "“<em>Yes</em>,” he said"),
        ('*"Yes"*', "<em>“Yes”</em>"),
        ('("yes") -- "no"', "(“yes”) – “no”"),
        ("Khan's visit, the Khans' visit", "Khan’s visit, the Khans’ visit"),
        ("the '80s, 'twas, rock 'n' roll", "the ’80s, ‘twas, rock ‘n’ roll"),
        ("\"He said 'no'.\"", "“He said ‘no’.”"),
        ("5'10\" tall", "5'10\" tall"),
        ("1998--2001 --- so... it", "1998–2001 — so… it"),
        ("---- ....", "---- ...."),
        ('`"x" -- y`', '<code>"x" -- y</code>'),
        (r"\"x\" it\'s", '"x" it\'s'),
        ('Он сказал "привет".', "Он сказал «привет»."),
        ('Об этом сообщил "Reuters".', "Об этом сообщил “Reuters”."),
        ("об'єкт", "об’єкт"),
        ('اس نے کہا "متن" ہے۔', 'اس نے کہا "متن" ہے۔'),
        ('他说"你好"。', '他说"你好"。'),
        ("<https://e.org/a--b>", '<a href="https://e.org/a--b">https://e.org/a--b</a>'),
    ],
)
def test_marks_are_set_as_their_script_wants_them(text: str, html: str) -> None:
    assert convert(text).html == f"<p>{html}</p>"


def test_quotes_stay_straight_when_the_site_says_so() -> None:
    text = '"Khan\'s" -- ...'
    assert convert(text, Dialect(smart_quotes=False)).html == f"<p>{text}</p>"


def test_a_quote_around_a_reference_is_set_on_both_sides() -> None:
    assert convert('"[[a]]"').text == "“a”"


def test_quotes_left_open_do_not_reach_into_the_next_block() -> None:
    assert convert('"a\n\n5" b').html == '<p>“a</p>\n<p>5" b</p>'


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("One! Two.", "One!"),
        ("Mr. Khan met Dr. Lavrov. They spoke.", "Mr. Khan met Dr. Lavrov."),
        ("M. V. Degtyar came. He left.", "M. V. Degtyar came."),
        ("The U.S. Embassy spoke. So did others.", "The U.S. Embassy spoke."),
        ("It went to the U.S. The talks went on.", "It went to the U.S."),
        ("St. Petersburg hosted it. Yes.", "St. Petersburg hosted it."),
        ("Resolution No. 5 passed. Next.", "Resolution No. 5 passed."),
        ("The answer was no. Russia agreed.", "The answer was no."),
        ("They met on Jan. 17 in Moscow. Then.", "They met on Jan. 17 in Moscow."),
        ("It rose by 3.5 per cent. Good.", "It rose by 3.5 per cent."),
        ("“Really? Yes. No.” he said. Then he left.", "“Really? Yes. No.” he said."),
        ("He said “yes.” They agreed.", "He said “yes.”"),
        ("He came (see p. 5. Ibid.) late. Then.", "He came (see p. 5. Ibid.) late."),
        ("Well… so it went. Then.", "Well… so it went."),
        ("Встреча прошла в 2022 г. в Москве. Затем.", "Встреча прошла в 2022 г. в Москве."),
        ("В. В. Путин приехал. Он уехал.", "В. В. Путин приехал."),
        ("وزیراعظم نے بات کی۔ دوسرا جملہ۔", "وزیراعظم نے بات کی۔"),
        ("هل جاء؟ نعم.", "هل جاء؟"),
        ("首相会见了总统。他们讨论了。", "首相会见了总统。"),
        ("No full stop", "No full stop"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(text: str, first: str) -> None:
    assert opening(convert(text)) == first


@pytest.mark.parametrize(
    "text",
    [
        "## Heading\n\nThe text.",
        "> Quoted.\n\nThe text.",
        "- item\n\nThe text.",
        "| a | b |\n|--|--|\n| c | d |\n\nThe text.",
        "!!! note\n    Noted.\n\nThe text.",
        "![A map](media/a.jpg)\n\nThe text.",
        "The\ntext[^src:a][^1].\n\n[^1]: Note",
    ],
)
def test_the_opening_is_of_the_first_paragraph(text: str) -> None:
    assert opening(convert(text)) == "The text."


def test_a_body_without_paragraphs_opens_with_what_it_has() -> None:
    assert opening(convert("- One. Two.\n- Three.")) == "One."


def test_references_in_the_opening_take_the_name_of_their_page() -> None:
    body = convert("[[person:imran-khan]] met [[putin|Mr. Putin]]. Then.")
    assert opening(body) == "imran-khan met Mr. Putin."
    names = ("Imran Khan", "Vladimir Putin")
    assert opening(body, lambda n: names[n]) == "Imran Khan met Vladimir Putin."


def test_a_long_sentence_is_cut_between_words() -> None:
    short = opening(convert("word " * 100 + "end."))
    assert len(short) <= 300
    assert short.endswith("word…")


@given(st.text())
def test_an_opening_is_never_longer_than_a_summary_may_be(text: str) -> None:
    assert len(opening(convert(text))) <= 300
