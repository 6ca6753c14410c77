import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.slugs import slug
from chronicle.territories import all_states, find_state, find_states, state, state_name


def found(name: str, language: str = "en") -> str | None:
    known = find_state(name, language)
    return known.id if known else None


@pytest.mark.parametrize(
    ("id_", "names"),
    [
        ("russia", "Russia|RUSSIA|RU|ru|RUS|RF|Russian Federation|the Russian Federation"),
        ("pakistan", "pakistan|PK|PAK|Islamic Republic of Pakistan"),
        ("united-states", "US|us|USA|U.S.|U.S.A.|United States of America|united-states|America"),
        ("united-kingdom", "UK|U.K.|GB|Great Britain|Britain"),
        ("norway", "no|NO|Norway|Norge|Kingdom of Norway"),
        ("united-arab-emirates", "UAE|U.A.E."),
        ("dr-congo", "DRC|DR Congo|D.R. Congo|Zaire|Zaïre|Democratic Republic of the Congo|CD|ZR"),
        ("congo", "Congo|Republic of the Congo|Congo-Brazzaville|CG"),
        ("china", "PRC|People's Republic of China|People’s Republic of China"),
        ("taiwan", "Taiwan|Republic of China|ROC"),
        ("north-korea", "DPRK|North Korea|Democratic People's Republic of Korea"),
        ("south-korea", "ROK|South Korea|Republic of Korea|Korea, Republic of"),
        ("saudi-arabia", "KSA|Kingdom of Saudi Arabia"),
        ("myanmar", "Burma|Myanmar|Myanmar (Burma)|BU"),
        ("cote-divoire", "Ivory Coast|Cote d'Ivoire|Côte d’Ivoire|cote-divoire"),
        ("eswatini", "Swaziland|Eswatini"),
        ("turkiye", "Turkey|Türkiye|Turkiye|Republic of Türkiye"),
        ("czechia", "Czech Republic|Czechia|Česko"),
        ("north-macedonia", "Macedonia|FYROM|North Macedonia"),
        ("cape-verde", "Cape Verde|Cabo Verde"),
        ("timor-leste", "East Timor|Timor-Leste|Timor Leste"),
        ("holy-see", "Holy See|The Holy See|Vatican|Vatican City|VA"),
        ("palestine", "Palestine|State of Palestine|Palestinian Authority|PS"),
        ("macao", "Macao|Macau|MO"),
        ("sri-lanka", "Ceylon|Sri Lanka"),
        ("gambia", "The Gambia|Gambia"),
        ("bahamas", "The Bahamas|Bahamas|the bahamas"),
        ("saint-lucia", "St. Lucia|St Lucia|Saint Lucia"),
        ("saint-kitts-and-nevis", "St. Kitts & Nevis|Saint Kitts and Nevis"),
        ("bosnia-and-herzegovina", "Bosnia & Herzegovina|Bosnia and Herzegovina|Bosnia-Herzegovina"),
        ("germany", "West Germany|FRG|Federal Republic of Germany|Deutschland"),
        ("georgia", "Georgia|საქართველო"),
        ("india", "India|in|भारत"),
        ("kosovo", "Kosovo|XK"),
        ("soviet-union", "USSR|U.S.S.R.|SU|Union of Soviet Socialist Republics|Soviet Union|СССР"),
        ("east-germany", "GDR|DDR|DD|German Democratic Republic"),
        ("yugoslavia", "Yugoslavia|SFRY|YU"),
        ("serbia-and-montenegro", "Federal Republic of Yugoslavia|Serbia & Montenegro|SCG"),
        ("south-yemen", "YD|PDRY|South Yemen"),
        ("north-yemen", "Yemen Arab Republic"),
        ("rhodesia", "Southern Rhodesia|Zimbabwe Rhodesia"),
        ("hong-kong", "Hong Kong|HK|香港"),
    ],
)  # fmt: skip
def test_a_state_is_found_by_all_that_it_is_called(id_, names):
    assert {name: found(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), id_)


@pytest.mark.parametrize(
    ("name", "language", "id_"),
    [
        ("Allemagne", "fr", "germany"),
        ("Пакистан", "ru", "pakistan"),
        ("Советский Союз", "ru", "soviet-union"),
        ("Union soviétique", "fr", "soviet-union"),
        ("روس", "ur", "russia"),
        ("Гонконг", "ru", "hong-kong"),
        ("Мьянма", "ru", "myanmar"),
        ("Allemagne", "en", None),
    ],
)
def test_a_state_is_found_in_the_language_of_the_site(name, language, id_):
    assert found(name, language) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Polska", "poland"), ("Suomi", "finland"), ("日本", "japan"), ("Россия", "russia"),
     ("پاکستان", "pakistan"), ("中国", "china"), ("Österreich", "austria"), ("Ελλάδα", "greece")],
)  # fmt: skip
def test_a_state_is_found_by_its_name_in_its_own_language(name, id_):
    assert found(name) == id_


@pytest.mark.parametrize(
    ("name", "ids"),
    [("Korea", {"north-korea", "south-korea"}), ("CS", {"czechoslovakia", "serbia-and-montenegro"}),
     ("Virgin Islands", {"british-virgin-islands", "us-virgin-islands"})],
)  # fmt: skip
def test_an_ambiguous_name_finds_no_state_but_says_which_it_may_be(name, ids):
    assert find_state(name) is None
    assert {each.id for each in find_states(name)} == ids


@pytest.mark.parametrize("name", ["", "   ", "European Union", "EU", "UN", "World", "OPEC", "Zz"])
def test_what_is_no_state_finds_nothing(name):
    assert find_states(name) == ()


@given(st.text())
def test_any_text_can_be_looked_up(name):
    assert all(state(each.id) is each for each in find_states(name))


def test_every_state_is_found_by_its_id_name_and_official_name():
    for each in all_states():
        assert find_state(each.id) is each
        assert find_state(each.name) is each
        if each.official:
            assert find_state(each.official) is each


def test_every_living_state_is_found_by_its_codes():
    for each in all_states():
        if each.end is None:
            assert {find_state(each.code), find_state(each.alpha3)} == {each}


def test_an_id_is_the_slug_of_the_english_name():
    assert [each.id for each in all_states() if each.id != slug(each.name)] == []


def test_states_come_in_the_order_of_their_ids():
    ids = [each.id for each in all_states()]
    assert ids == sorted(set(ids))
    assert len(ids) > 250


def test_successors_and_predecessors_mirror_each_other():
    for each in all_states():
        for id_ in each.successors:
            assert each.id in state(id_).predecessors
        for id_ in each.predecessors:
            assert each.id in state(id_).successors


def test_a_former_state_ends_after_it_starts_and_has_a_successor():
    former = [each for each in all_states() if each.end]
    assert len(former) >= 40
    for each in former:
        assert each.start.earliest < each.end.latest
        assert each.successors


def test_the_day_of_a_change_belongs_to_both_sides():
    assert state("russia").start.earliest <= state("soviet-union").end.latest
    assert state("czechia").start == state("czechoslovakia").end
    assert state("yemen").start == state("north-yemen").end == state("south-yemen").end


def test_the_soviet_union_and_russia_point_to_each_other():
    union = state("soviet-union")
    assert (union.start.text, union.end.text) == ("1922-12-30", "1991-12-26")
    assert "russia" in union.successors
    assert state("russia").predecessors == ("soviet-union",)


@pytest.mark.parametrize(
    ("id_", "start"),
    [("pakistan", "1947-08-14"), ("india", "1947-08-15"), ("bangladesh", "1971-03-26"),
     ("south-sudan", "2011-07-09"), ("kazakhstan", "1991-12-16"), ("slovakia", "1993-01-01")],
)  # fmt: skip
def test_a_young_state_has_a_start(id_, start):
    assert state(id_).start.text == start


@pytest.mark.parametrize(
    ("id_", "language", "name"),
    [
        ("russia", "ru", "Россия"),
        ("russia", "fr-CA", "Russie"),
        ("pakistan", "ur", "پاکستان"),
        ("dr-congo", "en", "DR Congo"),
        ("dr-congo", "ru", "ДР Конго"),
        ("bosnia-and-herzegovina", "en-GB", "Bosnia and Herzegovina"),
        ("soviet-union", "en", "Soviet Union"),
        ("soviet-union", "ru", "СССР"),
        ("soviet-union", "zh", "苏联"),
        ("soviet-union", "zh-TW", "Soviet Union"),
        ("hong-kong", "zh", "香港"),
        ("hawaii", "ru", "Hawaii"),
        ("germany", "tlh", "Germany"),
        ("atlantis", "en", None),
    ],
)
def test_a_state_has_a_name_in_each_language(id_, language, name):
    assert state_name(id_, language) == name


def test_importing_the_module_loads_no_data():
    script = (
        "import sys, chronicle.territories\n"
        "print({'babel', 'pycountry', 'yaml'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
