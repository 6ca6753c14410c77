import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_dates import edtf

from chronicle.dates import parse, show


def says(text: str, language: str) -> str:
    # CLDR keeps Russian's "г." on the year's line with a narrow no-break space.
    return show(parse(text), language).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022-01-17", "17 January 2022"),
        ("2021-12", "December 2021"),
        ("2021-12-XX", "December 2021"),
        ("2021-XX", "2021"),
        ("2021", "2021"),
        ("1966~", "about 1966"),
        ("1966?", "1966 (uncertain)"),
        ("1966%", "about 1966 (uncertain)"),
        ("2022-01-17~", "about 17 January 2022"),
        ("198X", "the 1980s"),
        ("19XX", "the 20th century"),
        ("20XX", "the 21st century"),
        ("11XX", "the 12th century"),
        ("2021-24", "winter 2021"),
        ("2022-02-23/2022-02-24", "23–24 February 2022"),
        ("2021-09-28/2021-10-09", "28 September – 9 October 2021"),
        ("2021-12-26/2022-01-03", "26 December 2021 – 3 January 2022"),
        ("2021-12/2022-02", "December 2021 – February 2022"),
        ("2003/2006", "2003–2006"),
        ("2003/2006~", "2003 – about 2006"),
        ("2003-05/2006", "May 2003 – 2006"),
        ("198X/199X", "the 1980s – the 1990s"),
        ("2019/..", "from 2019"),
        ("../2019", "until 2019"),
        ("2019~/..", "from about 2019"),
        ("2019/", "from 2019 (end unknown)"),
        ("/2019", "until 2019 (start unknown)"),
        ("2019?/..", "from 2019 (uncertain)"),
        ("2022-01-17T16:30+05:00", "17 January 2022, 16:30 (UTC+5)"),
        ("2022-01-17T16:30-03:30", "17 January 2022, 16:30 (UTC−3:30)"),
        ("2022-01-17T16:30Z", "17 January 2022, 16:30 (UTC)"),
        ("2022-01-17T16:30", "17 January 2022, 16:30"),
    ],
)
def test_english_dates_read_as_a_person_would_say_them(text, shown):
    assert says(text, "en") == shown


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("fr", "2022-01-17", "17 janvier 2022"),
        ("fr", "2022-01-01~", "vers le 1er janvier 2022"),
        ("fr", "2022-01-01/2022-01-03", "1er–3 janvier 2022"),
        ("fr", "198X", "années 1980"),
        ("fr", "../198X", "jusqu’aux années 1980"),
        ("fr", "../2019", "jusqu’en 2019"),
        ("fr", "../2021-23", "jusqu’à l’automne 2021"),
        ("fr", "19XX", "XXe siècle"),
        ("es", "2022-02-23/2022-02-24", "23–24 de febrero de 2022"),
        ("es", "2022-01-17/..", "desde el 17 de enero de 2022"),
        ("es", "198X~", "hacia la década de 1980"),
        ("ru", "2021-12", "декабрь 2021 г."),
        ("ru", "2021-12~", "около декабря 2021 г."),
        ("ru", "2021-12/..", "с декабря 2021 г."),
        ("ru", "1966~", "около 1966 г."),
        ("ru", "198X", "1980-е годы"),
        ("ru", "../198X", "до 1980-х годов"),
        ("ru", "19XX/..", "с XX века"),
        ("ru", "2019~/..", "примерно с 2019 г."),
        ("ru", "2021-24~", "около зимы 2021 г."),
        ("ar", "1966~", "نحو عام 1966"),
        ("ar", "198X", "ثمانينيات القرن الـ20"),
        ("ar", "2022-01-17/..", "منذ 17 يناير 2022"),
        ("zh", "2022-02-23/2022-02-24", "2022年2月23日至24日"),
        ("zh", "198X", "20世纪80年代"),
        ("zh", "2019/..", "2019年起"),
        ("zh", "2022-01-17T16:30+05:00", "2022年1月17日 16:30（UTC+5）"),
        ("zh", "2022-01-17T16:30", "2022年1月17日 16:30"),
        ("zh-TW", "19XX~", "約20世紀"),
        ("ur", "2022-01-17", "17 جنوری، 2022"),
        ("ur", "198X", "1980 کی دہائی"),
        ("ur", "2019/..", "2019 سے"),
        ("ur", "2021-24~", "تقریباً موسم سرما 2021"),
    ],
)
def test_words_around_a_date_follow_the_grammar_of_the_language(language, text, shown):
    assert says(text, language) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1966~", "ca. 1966"),
        ("1966?", "1966?"),
        ("198X", "1980–1989"),
        ("2021-24", "Dezember 2021 – Februar 2022"),
        ("2019/..", "2019 – …"),
        ("../2019", "… – 2019"),
    ],
)
def test_a_language_without_words_here_gets_typography(text, shown):
    assert says(text, "de") == shown


def test_a_region_keeps_its_own_order():
    assert says("2022-01-17", "en-US") == "January 17, 2022"
    assert says("2022-01-17", "en-PK") == "17 January 2022"


def test_an_unknown_region_falls_back_to_its_language():
    assert says("2021-12", "fr-XQ") == "décembre 2021"


def test_a_language_that_cldr_does_not_know_gets_the_edtf_text():
    assert says("2022-02-23/2022-02-24", "tlh") == "2022-02-23/2022-02-24"


@given(edtf, st.sampled_from(["en", "fr", "es", "ru", "ar", "zh", "ur", "de", "fa", "th", "ja"]))
def test_every_date_can_be_shown_in_every_language(text, language):
    shown = show(parse(text), language)
    assert shown
    assert not set("{}\u2009") & set(shown)
