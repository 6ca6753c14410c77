"""Offices: what sort one is, and whether only one person at a time can hold it."""

import re

from chronicle.model import Office
from chronicle.schema import OfficeKind
from chronicle.slugs import fold
from chronicle.territories import is_a_state_in_english

_TITLES: dict[OfficeKind, re.Pattern[str]] = {
    "head of state": re.compile(
        r"(federal )?president( of the republic)?|head of state|king|queen|emperor|sultan|emir|amir"
    ),
    "head of government": re.compile(
        r"(federal )?prime minister|premier( of the state council)?|head of government"
        r"|(federal )?chancellor|taoiseach"
        r"|(chairman|president) of the (government|council of ministers)"
    ),
    "foreign minister": re.compile(
        r"(federal )?(foreign|external affairs) minister"
        r"|(federal )?minister (of|for) (foreign|external) (affairs|relations)"
    ),
    "minister": re.compile(
        r"(federal )?minister (of|for) (?!state\b).+"
        r"|(federal )?(defence|defense|interior|finance|energy|trade|commerce|health) minister"
    ),
    "ambassador": re.compile(r"(ambassador|high commissioner)( (of|to) .+)?"),
}
_NATIONAL = {
    ("secretary of state", "united-states"): "foreign minister",
    ("foreign secretary", "united-kingdom"): "foreign minister",
    ("president", "spain"): "other",
}
"""Titles that mean one thing in this state and another elsewhere; a President of Spain headed its
government, or under the Republic the state."""

_FOR_A_TIME = re.compile(r"^(acting|interim|caretaker|provisional) ")
_ONE_HOLDER = {"head of state", "head of government", "foreign minister"}
_MINISTRY = re.compile(r"minister (of|for) (?!state\b)")
_ONE_AT_A_TIME = re.compile(
    r"(chief|commander|speaker|chair(man|woman|person)?|governor|secretary general"
    r"|foreign secretary|(ambassador|high commissioner) (.+ )?to)\b"
)
_NOT_ALONE = re.compile(
    r"\b(deputy|vice|assistant|former|elect|designate|joint|co"
    r"|members?|councillors?|captains?|without portfolio)\b"
)


def kind_of(title: str, state: str | None) -> str:
    """The kind of an office by a title that leaves no doubt, "other" where it leaves some.

    `state` is the id of the state whose office it is. Where there is none, nobody is its head, its
    foreign minister or its minister: the president of a bank is no head of state. A state's name
    at the end does not matter, nor that somebody holds an office for a time.
    """
    plain = _FOR_A_TIME.sub("", _without_state(fold(title)))
    if state and (plain, state) in _NATIONAL:
        return _NATIONAL[plain, state]
    for kind, titles in _TITLES.items():
        if titles.fullmatch(plain) and (state or kind == "ambassador"):
            return kind
    return "other"


def _without_state(title: str) -> str:
    """A folded title without the state at its end: "president of the united states" → "president"."""
    office, of, rest = title.rpartition(" of ")
    return office if of and is_a_state_in_english(rest) else title


def is_acting(office: Office) -> bool:
    """Whether an office is held for a time, in somebody's place or until somebody is chosen."""
    return _FOR_A_TIME.match(fold(office.title)) is not None


def is_seat(office: Office) -> bool:
    """Whether an office has one holder at a time; those of deputies and members have several."""
    return not is_acting(office) and _is_for_one(office)


def has_succession(office: Office) -> bool:
    """Whether those who hold an office, be it for a time, come one after the other."""
    title = seat_of(office)[0]
    return _is_for_one(office) or (
        not _NOT_ALONE.search(title) and _ONE_AT_A_TIME.match(title) is not None
    )


def _is_for_one(office: Office) -> bool:
    title = seat_of(office)[0]
    if _NOT_ALONE.search(title):
        return False
    return office.kind in _ONE_HOLDER or (
        office.kind == "minister" and _MINISTRY.search(title) is not None
    )


def seat_of(office: Office) -> tuple[str, str | None]:
    """What two holders of one office share: its title, be it acting or not, and whose it is."""
    return _FOR_A_TIME.sub("", fold(office.title)), office.of
