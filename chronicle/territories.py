"""States by name and code, in every language of CLDR, and the states that are no more.

Names come from CLDR (through Babel), alpha-3 codes and official names from ISO 3166 (through
pycountry), all else from `data/states.yaml`. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chronicle.dates import Date, parse
from chronicle.languages import locale
from chronicle.slugs import fold, slug

Index = Mapping[str, tuple[str, ...]]

_BRACKETED = re.compile(r"\s*[(（].*?[)）]")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory, living or former.

    `id` is the slug of its plain English name. `code` and `alpha3` are ISO 3166's; of a former
    state, those that it had. `start` and `end` are given where a chronicle could go wrong;
    the day of a change belongs to both sides. Predecessors and successors are ids.
    """

    id: str
    name: str
    code: str | None = None
    alpha3: str | None = None
    aliases: tuple[str, ...] = ()
    official: str | None = None
    start: Date | None = None
    end: Date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


def find_state(name: str, language: str = "en") -> State | None:
    """The one state that a reference means; None when there is none, or more than one."""
    found = find_states(name, language)
    return found[0] if len(found) == 1 else None


def find_states(name: str, language: str = "en") -> tuple[State, ...]:
    """Every state that a reference may mean; more than one only for names such as "Korea".

    A reference is an id, a name, an alias, an official name or an ISO 3166 code, in any letter
    case; its name in `language`; or, when all of these know nothing, its name in one of its own
    official languages. What an earlier of these knows, a later one cannot make ambiguous.
    """
    return tuple(_states()[each] for each in _found(name, language))


def is_a_state_in_english(name: str) -> bool:
    """Whether a text is an id, a code or an English name of some state; loads no other language."""
    key = _key(name)
    return any(key in index for index in _indexes()) or key in _spoken("en")


def state(id: str) -> State | None:
    """The state with this id."""
    return _states().get(id)


def all_states() -> tuple[State, ...]:
    """All states and territories, living and former, by id."""
    return tuple(_states().values())


def state_name(id: str, language: str) -> str | None:
    """A state's name in a language, else in English; None when no state has this id."""
    known = state(id)
    if known is None:
        return None
    return _named(known, language) or known.name


def translated_name(id: str, language: str) -> str | None:
    """A state's name in a language; None when CLDR has none, or no state has this id."""
    known = state(id)
    return _named(known, language) if known else None


@cache
def _found(name: str, language: str) -> tuple[str, ...]:
    key = _key(name)
    if not key:
        return ()
    for index in _indexes():
        if key in index:
            return index[key]
    # Every language that has to be loaded costs milliseconds, all of them half a second.
    return _spoken(language).get(key) or _native().get(key, ())


def _key(name: str) -> str:
    """What is compared: `fold`, and what people write in more than one way in names of states."""
    words = fold(name.replace("&", " and ").replace(",", " ")).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) > 1 and words[0] == "st":
        words[0] = "saint"
    return " ".join(words)


@cache
def _table() -> dict[str, Any]:
    import yaml

    # The base loader leaves everything a text: NO is Norway, 1858 a date.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = files("chronicle").joinpath("data/states.yaml").read_text("utf-8")
    table: dict[str, Any] = yaml.load(text, loader)
    return table


@cache
def _states() -> dict[str, State]:
    states = [*_living(), *_former()]
    return {each.id: each for each in sorted(states, key=lambda each: each.id)}


def _living() -> Iterable[State]:
    import pycountry

    english = _territories("en")
    table = _table()
    for country in pycountry.countries:
        code = country.alpha_2
        name = _english(code, english)
        other_names = (
            english[code],
            country.name,
            _uninverted(country.name),
            getattr(country, "common_name", name),
            *table["aliases"].get(code, ()),
        )
        official = table["official"].get(code, getattr(country, "official_name", ""))
        yield _state(
            name,
            code=code,
            alpha3=country.alpha_3,
            aliases=tuple(dict.fromkeys(each for each in other_names if each != name)),
            official=official.removeprefix("the ") or None,
            start=table["starts"].get(code),
        )
    # Kosovo's code is in use, but not ISO's.
    yield _state("Kosovo", code="XK", alpha3="XKX", start=table["starts"]["XK"])


def _former() -> Iterable[State]:
    for id_, fields in _table()["former"].items():
        code, alpha3 = fields.get("codes", (None, None))
        yield _state(
            fields["name"],
            id_,
            code=code,
            alpha3=alpha3,
            aliases=tuple(fields.get("aliases", ())),
            start=fields["start"],
            end=fields["end"],
            successors=tuple(fields["successors"]),
        )


def _state(
    name: str,
    id: str = "",
    *,
    start: str | None = None,
    end: str | None = None,
    **known: Any,
) -> State:
    id_ = id or slug(name)
    return State(
        id_,
        name,
        start=parse(start) if start else None,
        end=parse(end) if end else None,
        predecessors=_predecessors(id_),
        **known,
    )


def _predecessors(id_: str) -> tuple[str, ...]:
    former = _table()["former"].items()
    return tuple(each for each, fields in former if id_ in fields["successors"])


def _english(code: str, english: Mapping[str, str]) -> str:
    """The plain English name: "Saint Kitts and Nevis" for CLDR's "St Kitts & Nevis"."""
    chosen = _table()["names"].get(code)
    if chosen:
        return str(chosen["en"])
    return re.sub(r"^St\.? ", "Saint ", english[code].replace("&", "and"))


def _uninverted(name: str) -> str:
    """Korea, Republic of → Republic of Korea."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and " and " not in name else name


@cache
def _indexes() -> tuple[Index, ...]:
    """What finds a state without CLDR's other languages, the plainest names first."""
    states, table = _states().values(), _table()
    ids = {each.code: each.id for each in states if each.end is None and each.code}
    withdrawn = ((ids[code], each) for code, former in table["codes"].items() for each in former)
    ambiguous = ((ids[code], name) for name, codes in table["ambiguous"].items() for code in codes)
    return (
        _index((each.id, text) for each in states for text in (each.id, each.name)),
        _index((*((each.id, text) for each in states for text in each.aliases), *ambiguous)),
        _index((each.id, each.official) for each in states if each.official),
        _index((each.id, code) for each in states for code in (each.code, each.alpha3) if code),
        _index(withdrawn),
    )


@cache
def _spoken(language: str) -> Index:
    """The names of states in one language, with what CLDR adds in brackets and without."""
    names = [(each.id, _named(each, language)) for each in all_states()]
    territories = _territories(language)
    names += [(each.id, territories.get(each.code or "")) for each in all_states() if not each.end]
    known = [(id_, name) for id_, name in names if name]
    return _index((*known, *((id_, _BRACKETED.sub("", name)) for id_, name in known)))


@cache
def _native() -> Index:
    """The names of states in their own official languages, and the table's in all of its."""
    from babel.languages import get_official_languages

    names = [
        (each.id, _territories(language).get(each.code))
        for each in all_states()
        if each.code and not each.end
        for language in get_official_languages(each.code, de_facto=True)
    ]
    names += [(each.id, name) for each in all_states() for name in _chosen(each).values()]
    return _index((id_, name) for id_, name in names if name)


def _index(names: Iterable[tuple[str, str]]) -> Index:
    index: dict[str, tuple[str, ...]] = {}
    for id_, name in names:
        key = _key(name)
        known = index.get(key, ())
        if key and id_ not in known:
            index[key] = (*known, id_)
    return index


def _named(known: State, language: str) -> str | None:
    """The name of a state in a language: the table's, else CLDR's."""
    cldr = locale(language)
    if cldr is None:
        return None
    if cldr.language == "en":
        return known.name
    # The table's Chinese is in simplified characters.
    if cldr.script != "Hant" and (name := _chosen(known).get(cldr.language)):
        return name
    return None if known.end else _territories(language).get(known.code or "")


def _chosen(known: State) -> dict[str, str]:
    """The names that the table gives a state, by language."""
    table = _table()
    names: dict[str, str] = (
        table["former"][known.id].get("names", {})
        if known.end
        else table["names"].get(known.code, {})
    )
    return names


def _territories(language: str) -> Mapping[str, str]:
    cldr = locale(language)
    return cldr.territories if cldr else {}
