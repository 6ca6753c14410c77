"""The order of names in the languages that Chronicle speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_site import entry
from test_planning import planned

from chronicle.planning.views import IndexView
from chronicle.wording.ordering import ALPHABETS, ordering

ORDERED = {
    "en": "Aïmene, Åland, Álvaro, Amir, Aziz, de Gaulle, Łukasz, Lula, Öz, Zardari, پاکستان",
    "fr": "Cote, Côte, Coter, Élysée, Engels",
    "es": "Nuñez, Núñez, Nuzo, Nz, Ñandú, Oz",
    "ru": "Егоров, Ёлкин, Жуков, Израиль, Йемен, Китай, Яковлев, Nixon",
    "ar": "أحمد, إدريس, باكستان, روسيا, فؤاد, فوزي, هند, وليد, يوسف",
    "ur": "اشرف, آصف, بشیر, بھٹو, پاکستان, تہران, ٹوکیو, کریم, گل, نواز, ولادیمیر, ہند, یوسف, Nixon",
    "hi": "कमल, किरण, कुमार, खान",
    "zh": "巴基斯坦, 俄罗斯, 印度, 中国",
}


@pytest.mark.parametrize("language", ORDERED)
def test_names_are_in_the_order_of_the_letters_of_a_language(language: str) -> None:
    names = ORDERED[language].split(", ")
    assert sorted(set(names), key=ordering(language)) == names


def test_a_language_with_a_region_has_the_order_of_the_language() -> None:
    assert ordering("ur-PK")("پاکستان") == ordering("ur")("پاکستان")


def test_a_letter_has_the_place_of_its_variant_and_a_stretched_word_that_of_the_word() -> None:
    order = ordering("ur")
    assert order("كراچي").partition("\0")[0] == order("کراچی").partition("\0")[0]
    assert order("کـریم").partition("\0")[0] == order("کریم").partition("\0")[0]


def test_spaces_and_signs_come_before_letters() -> None:
    names = ["Al Thani", "Al-Sisi", "Alabi"]
    assert sorted(set(names), key=ordering("en")) == names


@given(st.sampled_from([*ALPHABETS, "en", "zh"]), st.text(), st.text())
def test_two_names_never_have_one_place(language: str, one: str, other: str) -> None:
    order = ordering(language)
    assert (order(one) == order(other)) == (one == other)


def test_an_index_is_in_the_order_of_its_language() -> None:
    names = {"gul": ("Álvaro", "گل"), "butto": ("Zardari", "بھٹو"), "pak": ("Amir", "پاکستان")}
    files = {"entries/call.md": entry("people: [gul, butto, pak]")}
    for id, (name, urdu) in names.items():
        files[f"people/{id}.md"] = f"---\nname: {name}\nnative_name: {{ur: {urdu}}}\n---\n"
    drawn, _ = planned(files, "languages: [en, ur]\n")
    pages = {page.address: page for page in drawn.pages}
    orders = {}
    for address in ("/leaders/", "/ur/leaders/"):
        view = pages[address].view
        assert isinstance(view, IndexView)
        orders[address] = [tally.link.text for part in view.sections for tally in part.items]
    assert orders == {
        "/leaders/": ["Álvaro", "Amir", "Zardari"],
        "/ur/leaders/": ["بھٹو", "پاکستان", "گل"],
    }
