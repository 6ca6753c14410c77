"""The office that a person held on a day, as pages show it beside the name."""

from collections.abc import Mapping
from typing import get_args

from chronicle.dates import Date
from chronicle.model import Office, Party, Person
from chronicle.schema import OfficeKind

_RANKS = {kind: rank for rank, kind in enumerate(get_args(OfficeKind))}


def offices_on(person: Person, date: Date) -> tuple[Office, ...]:
    """The dated offices that a person may have held on a date, the highest first.

    An office without any date proves nothing. A day of change belongs to both holders.
    """
    held = [
        office
        for office in person.offices
        if (office.start or office.end)
        and (office.start is None or office.start.earliest <= date.latest)
        and (office.end is None or office.end.latest >= date.earliest)
    ]
    return tuple(sorted(held, key=lambda office: _RANKS[office.kind]))


def office_title(office: Office, parties: Mapping[str, Party]) -> str:
    """An office in full: "Prime Minister of Pakistan"."""
    party = parties.get(office.of) if office.of else None
    if party is None or party.name in office.title or " of " in office.title:
        return office.title
    return f"{office.title} of {party.name}"


def titles_on(person: Person, date: Date, parties: Mapping[str, Party]) -> tuple[str, ...]:
    """What to show beside a name on a date: the offices held, else the last before or the first after."""
    held = offices_on(person, date)
    if held:
        return tuple(dict.fromkeys(office_title(office, parties) for office in held))
    past = [office for office in person.offices if office.end and office.end.latest < date.earliest]
    if past:
        last = max(
            past, key=lambda office: (office.end.latest if office.end else None, office.title)
        )
        return (f"former {office_title(last, parties)}",)
    coming = [
        office for office in person.offices if office.start and office.start.earliest > date.latest
    ]
    if coming:
        first = min(
            coming,
            key=lambda office: (office.start.earliest if office.start else None, office.title),
        )
        return (f"later {office_title(first, parties)}",)
    return ()
