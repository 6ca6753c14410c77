"""Who held which office when, as certainly as the dates allow, and who before and after."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from chronicle.dates import Date, is_vague
from chronicle.model import Membership, Office, Party, Person
from chronicle.offices import has_succession, is_seat, seat_of
from chronicle.schema import OfficeKind
from chronicle.terms import Certainty, Term, touches

_RANKS: Mapping[str, int] = {kind: rank for rank, kind in enumerate(get_args(OfficeKind))}


Seat = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody's time in an office; `number` is its place among their offices.

    `seat` is what all holders of that office share.
    """

    person: str
    number: int
    office: Office
    term: Term
    seat: Seat

    @property
    def came(self) -> Date | None:
        """When it began, if that is known as more than a guess."""
        start = self.term.start
        return None if start is None or is_vague(start) else start

    @property
    def order(self) -> tuple[datetime.date, datetime.date, str, int]:
        start = self.term.start
        days = start.sort_key if start else (datetime.date.min, datetime.date.min)
        return (*days, self.person, self.number)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an office is to its holder on a date: held, perhaps held, held before, or held later."""

    tenure: Tenure
    state: Literal["held", "perhaps", "former", "later"]

    @property
    def rank(self) -> tuple[object, ...]:
        """A total order: by the kind of office, what is certain before what is not."""
        return (_RANKS[self.tenure.office.kind], self.state == "perhaps", self.tenure.order)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office before or after somebody; `touches` if one term ended as the other began."""

    tenure: Tenure
    touches: bool


@dataclass(frozen=True, slots=True)
class Tenures:
    """The tenures of each person, in the order in which they are written; those of each seat, by start."""

    of: Mapping[str, tuple[Tenure, ...]]
    in_seat: Mapping[Seat, tuple[Tenure, ...]]
    of_kind: Mapping[tuple[str, str], tuple[Tenure, ...]]
    """By kind and the party whose office it is, by start."""

    def on(self, person: str, date: Date) -> tuple[Standing, ...]:
        """The offices of a person on a date, the highest first.

        Where none was held, not even perhaps: the one before, else the one after, if that is
        certain. An office without any date proves nothing.
        """
        tenures = self.of.get(person, ())
        found = [Standing(each, state) for each in tenures if (state := each.term.on(date))]
        if found:
            if len(found) > 1:
                found = sorted(_once(found), key=lambda each: each.rank)
            return tuple(found)
        outside = [each for each in tenures if _is_settled(each, tenures, date)]
        if past := [each for each in outside if each.term.is_over(date)]:
            return (Standing(max(past, key=_last), "former"),)
        if coming := [each for each in outside if each.term.is_to_come(date)]:
            return (Standing(min(coming, key=lambda each: each.order), "later"),)
        return ()

    def before(self, tenure: Tenure) -> tuple[Holder, ...]:
        """Who certainly came to the office before, the last of them; several where they came at once."""
        start = tenure.came
        if start is None:
            return ()
        earlier = [
            each for each in self._others(tenure) if each.came and each.came.latest < start.earliest
        ]
        last = max(map(_first_day, earlier), default=None)
        return _edge(earlier, last, lambda each: touches(each.term, tenure.term))

    def after(self, tenure: Tenure) -> tuple[Holder, ...]:
        """Who certainly came to the office after, the first of them; several where they came at once."""
        start = tenure.came
        if start is None:
            return ()
        later = [
            each for each in self._others(tenure) if each.came and each.came.earliest > start.latest
        ]
        first = min(map(_first_day, later), default=None)
        return _edge(later, first, lambda each: touches(tenure.term, each.term))

    def _others(self, tenure: Tenure) -> list[Tenure]:
        if not has_succession(tenure.office):
            return []
        return [each for each in self.in_seat[tenure.seat] if each is not tenure]


def tenures_of(people: Mapping[str, Person]) -> Tenures:
    """Every tenure, with its end as far as it follows from a death or from who came next."""
    of: dict[str, tuple[Tenure, ...]] = {}
    seats: dict[Seat, list[Tenure]] = defaultdict(list)
    for person in people.values():
        of[person.id] = tuple(
            Tenure(person.id, number, office, _term(person, office), seat_of(office))
            for number, office in enumerate(person.offices)
        )
        for tenure in of[person.id]:
            seats[tenure.seat].append(tenure)
    limited = {
        (each.person, each.number): _limited(each, found)
        for found in seats.values()
        for each in found
    }
    of = {id: tuple(limited[id, each.number] for each in own) for id, own in of.items()}
    kinds: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in limited.values():
        if tenure.office.of:
            kinds[tenure.office.kind, tenure.office.of].append(tenure)
    return Tenures(
        of,
        {
            seat: _by_start(limited[each.person, each.number] for each in found)
            for seat, found in seats.items()
        },
        {key: _by_start(found) for key, found in kinds.items()},
    )


def _by_start(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    return tuple(sorted(tenures, key=lambda each: each.order))


def _term(person: Person, office: Office) -> Term:
    """An office without a `to` is still held, and ends with its holder's life."""
    if office.end_unknown:
        return Term(office.start, None, True, person.died)
    return Term(office.start, office.end or (person.died if office.start else None))


def _limited(tenure: Tenure, seat: list[Tenure]) -> Tenure:
    """A tenure of a seat for one ends when the next begins: when exactly is then not known, but not later."""
    term, office = tenure.term, tenure.office
    if term.start is None or office.end is not None or not is_seat(office):
        return tenure
    rivals = [
        each.term.start
        for each in seat
        if each.number != tenure.number or each.person != tenure.person
        if each.term.start
        and is_seat(each.office)
        and each.term.start.latest >= term.start.earliest
    ]
    if not rivals:
        return tenure
    next_one = [start for start in rivals if start.earliest > term.start.latest]
    limits = [*next_one, *([died] if (died := term.end or term.no_later) else [])]
    # A vague limit bounds nothing, so any other comes before it.
    first = min(limits, key=lambda day: (is_vague(day), day.latest, day.text), default=None)
    return replace(tenure, term=Term(term.start, None, True, first))


def _edge(
    found: list[Tenure], edge: datetime.date | None, is_touching: Callable[[Tenure], bool]
) -> tuple[Holder, ...]:
    """Those of some tenures that began on one day, or within one month or year; ties are ties."""
    at = [each for each in found if each.term.start and each.term.start.earliest == edge]
    return tuple(Holder(each, is_touching(each)) for each in at)


def _first_day(tenure: Tenure) -> datetime.date:
    return tenure.came.earliest if tenure.came else datetime.date.max


def _once(found: list[Standing]) -> list[Standing]:
    """Standings without the doubts about an office that is certainly held by another term."""
    held = {each.tenure.seat for each in found if each.state == "held"}
    return [each for each in found if each.state == "held" or each.tenure.seat not in held]


def _last(tenure: Tenure) -> tuple[object, ...]:
    """What the last of several tenures that are over is found by."""
    end = tenure.term.end or tenure.term.no_later
    return (end.sort_key if end else (), tenure.order)


def _is_settled(tenure: Tenure, own: tuple[Tenure, ...], date: Date) -> bool:
    """Whether no other term of the same person in the same office may be running on a date."""
    return all(
        each.term.is_over(date) or each.term.is_to_come(date)
        for each in own
        if each.seat == tenure.seat
    )


def members_on(party: Party, date: Date) -> tuple[tuple[Membership, Certainty], ...]:
    """The recorded members of an organisation on a date, each with how certain that is.

    One whose dates are not recorded is left out: nothing says that it was a member then.
    """
    found = ((each, membership_term(each).on(date)) for each in party.members)
    return tuple((member, state) for member, state in found if state)


def membership_term(member: Membership) -> Term:
    """From when to when a party belonged to an organisation."""
    return Term(member.start, member.end, member.end_unknown)
