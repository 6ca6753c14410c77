"""Messages, numbers, lists and times in the words of a language."""

import pytest

from chronicle.dates import Elapsed
from chronicle.wording import words_of


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (Elapsed(days=1), "1 day"),
        (Elapsed(days=125), "125 days"),
        (Elapsed(years=22, months=10), "22 years 10 months"),
        (Elapsed(years=1), "1 year"),
        (Elapsed(years=5, is_about=True), "about 5 years"),
    ],
)
def test_a_length_of_time_is_in_words(time: Elapsed, text: str) -> None:
    assert words_of("en").elapsed(time) == text


def test_numbers_take_the_plural_of_their_language() -> None:
    assert [words_of("ru").elapsed(Elapsed(days=days)) for days in (1, 2, 5, 21)] == [
        "1 день",
        "2 дня",
        "5 дней",
        "21 день",
    ]


def test_a_length_of_time_is_said_in_languages_for_which_cldr_has_no_words() -> None:
    assert words_of("ur").elapsed(Elapsed(years=2)) == "2 سال"


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "first"), (3, "third"), (10, "tenth"), (11, "11th"), (22, "22nd"), (113, "113th")],
)
def test_a_place_in_a_row_is_in_words(number: int, text: str) -> None:
    assert words_of("en").ordinal(number) == text


def test_a_list_is_written_as_the_language_does() -> None:
    assert words_of("en").list(["gas", "oil", "trade"]) == "gas, oil and trade"
    assert words_of("ru").list(["газ", "нефть"]) == "газ и нефть"


def test_a_message_without_a_translation_stays_english() -> None:
    assert words_of("tlh")("in %(place)s", place="Moscow") == "in Moscow"
    assert words_of("tlh").plural("%(number)s call", "%(number)s calls", 2) == "2 calls"


def test_where_sentences_are_english_so_is_what_stands_in_them() -> None:
    words = words_of("de")
    assert (words.ordinal(3), words.list(["a", "b"]), words.number(1961)) == (
        "third",
        "a and b",
        "1,961",
    )
    assert words.elapsed(Elapsed(days=2)) == "2 days"


def test_things_side_by_side_are_divided_as_the_language_does() -> None:
    names = ["a", "b", "c"]
    assert words_of("en").series(names) == "a, b, c"
    assert words_of("ur").series(names) == "a، b، c"
    assert words_of("zh").series(names) == "a、b、c"
    assert words_of("en").series(["a"]) == "a"
