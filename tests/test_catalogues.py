"""The catalogues of translations: complete, well formed, and what pages are said with."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message

from chronicle.planning.views import Head, TextView
from chronicle.rendering.theme import Theme, open_theme, render
from chronicle.wording import words_of
from chronicle.wording.catalogues import FOLDER, catalogue_name, open_catalogue, read_catalogue
from tests.sample_views import SITE
from tools.messages import TEMPLATE, extracted, of_program, of_templates, opened, updated, written

LANGUAGES = [path.stem for path in sorted(FOLDER.glob("*.po"))]
PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
INSTEAD = {"visitor": {"office", "party"}}
"""Places that a translation may have instead: English joins the two with articles and demonyms."""


def places(text: str) -> set[str]:
    return {name for names in PLACE.findall(text) for name in names if name}


@pytest.fixture(scope="module")
def messages() -> Catalog:
    """All that the program and its theme say."""
    return extracted()


def catalogue_of(language: str) -> Catalog:
    return opened(FOLDER / f"{language}.po")


def translations(language: str) -> list[tuple[str, str]]:
    """Every message with each of its translations."""
    return [
        (" ".join(message.id) if message.pluralizable else message.id, text)
        for message in catalogue_of(language)
        if message.id
        for text in (message.string if message.pluralizable else [message.string])
        if text
    ]


def test_what_a_call_says_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'words("First %(kind)s", kind=kind)\n'
        'parts.words("one" if a else "two")\n'
        'self.parts.words_in(language)("third")\n'
        'words.plural("%(number)s call", "%(number)s calls", len(calls))\n'
        'TITLES = messages({"a": "A title", "b": ("Two", "titles")})\n'
        "words(TITLES[kind])\n"
        'words_of("fr")\n'
    )
    assert sorted((text, plural) for text, plural, _ in of_program(tmp_path)) == [
        ("%(number)s call", "%(number)s calls"),
        ("A title", ""),
        ("First %(kind)s", ""),
        ("Two", ""),
        ("one", ""),
        ("third", ""),
        ("titles", ""),
        ("two", ""),
    ]


def test_what_a_template_marks_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '{{ _("Sources") }}{% trans number=1, total=2 %}Page {{ number }} of {{ total }}{% endtrans %}'
        "{% trans count=3 %}\n  {{ count }} entry\n  {% pluralize %}{{ count }} entries{% endtrans %}"
    )
    assert sorted((text, plural) for text, plural, _ in of_templates(tmp_path)) == [
        ("%(count)s entry", "%(count)s entries"),
        ("Page %(number)s of %(total)s", ""),
        ("Sources", ""),
    ]


def test_a_message_keeps_its_translation_while_it_stays_the_same() -> None:
    old, template = Catalog(locale="fr"), Catalog()
    old.add("Sources", "Sources")
    old.add("Gone", "Parti")
    template.add("Sources")
    template.add(("%(number)s call", "%(number)s calls"))
    new = updated(old, template)
    assert {message.id: message.string for message in new if message.id} == {
        "Sources": "Sources",
        ("%(number)s call", "%(number)s calls"): ("", ""),
    }


def test_the_template_of_catalogues_is_up_to_date(messages: Catalog) -> None:
    assert TEMPLATE.read_bytes() == written(messages), "run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_in_a_language(messages: Catalog, language: str) -> None:
    catalogue = catalogue_of(language)
    missing = []
    for message in messages:
        known = catalogue.get(message.id)
        if message.id and not (
            known and known.pluralizable == message.pluralizable and is_whole(known)
        ):
            missing.append(message.id)
    assert missing == []


def is_whole(message: Message) -> bool:
    """Whether every form of a message is translated, by somebody who is sure of it."""
    forms = message.string if message.pluralizable else (message.string,)
    return all(forms) and not message.fuzzy


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_places_of_each_message(language: str) -> None:
    wrong = []
    for message, text in translations(language):
        needed, found = places(message), places(text)
        for place in needed & INSTEAD.keys() - found:
            needed = needed - {place} | INSTEAD[place]
        # A form for one number may say it in words.
        if not needed - {"number", "count"} <= found <= needed:
            wrong.append((message, text))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_a_form(language: str) -> None:
    catalogue = catalogue_of(language)
    form = read_catalogue(FOLDER / f"{language}.po").form
    assert {form(number) for number in range(1001)} == set(range(catalogue.num_plurals))
    for message in catalogue:
        if message.pluralizable:
            assert len(message.string) == catalogue.num_plurals


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_without_its_number_is_one_of_a_single_number(language: str) -> None:
    """Arabic says "two entries" in one word, but what stands for 3 and for 11 has to say which."""
    catalogue = catalogue_of(language)
    form = read_catalogue(FOLDER / f"{language}.po").form
    single = {
        index
        for index in range(catalogue.num_plurals)
        if sum(form(number) == index for number in range(1001)) == 1
    }
    wrong = [
        (message.id, text)
        for message in catalogue
        if message.pluralizable
        for place in {"number", "count"} & places(message.id[1])
        for index, text in enumerate(message.string)
        if text and index not in single and place not in places(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_as_it_would_be_written(language: str) -> None:
    path = FOLDER / f"{language}.po"
    assert written(opened(path)) == path.read_bytes()


def test_a_region_has_the_catalogue_of_its_language() -> None:
    assert catalogue_name("ru-KZ") == "ru"
    assert open_catalogue("ru-KZ") is open_catalogue("ru")


def test_a_language_without_a_catalogue_is_said_in_english() -> None:
    assert words_of("tlh")("Sources") == "Sources"


def test_a_language_with_one_form_for_all_numbers_says_it_of_any() -> None:
    words = words_of("zh")
    one, two = (
        words.plural("%(count)s entry", "%(count)s entries", number, count=number)
        for number in (1, 2)
    )
    assert two == one.replace("1", "2") != "2 entries"


def page(language: str) -> TextView:
    return TextView(head=Head("404", "/404.html", language), title="404", prose=None)


@pytest.fixture(scope="module")
def theme() -> Theme:
    theme, _ = open_theme((SITE,), None)
    return theme


def test_a_page_is_said_in_its_own_language(theme: Theme) -> None:
    said = {language: render(theme, "404.html", page(language)) for language in ("en", "ru", "fr")}
    assert "Skip to the text" in said["en"]
    assert words_of("ru")("Skip to the text") in said["ru"]
    assert words_of("fr")("Skip to the text") in said["fr"]
    assert "Skip to the text" not in said["ru"] + said["fr"]


def test_extraction_is_the_same_each_time(messages: Catalog) -> None:
    assert written(extracted()) == written(messages)
