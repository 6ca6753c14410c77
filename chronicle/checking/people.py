"""People, their lives and their offices, against the dates of the entries that name them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chronicle.checking import spots
from chronicle.checking.periods import in_words
from chronicle.dates import Date, certainly_before, show
from chronicle.diagnostics import Diagnostic, Location, warning
from chronicle.linking import Chronicle
from chronicle.model import Office, Participant, Person
from chronicle.offices import is_seat
from chronicle.settings import Settings
from chronicle.slugs import fold
from chronicle.validating import located


def offices_outside_dates(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """office-outside-dates: nobody appears in an office before or after holding it."""
    for entry in chronicle.entries.values():
        for number, participant in enumerate(entry.people):
            person = chronicle.content.people.get(participant.person)
            if person is None or participant.office is None:
                continue
            held = [office for office in person.offices if _names(participant, office, chronicle)]
            if not held or any(_may_hold(office, entry.date) for office in held):
                continue
            yield warning(
                "office-outside-dates",
                f"{person.name} was not {held[0].title} {in_words(entry.date)}: "
                f"{'; '.join(map(_term, held))}",
                located(entry.origin, ("people", number, "as")),
                f"correct `as`, the entry's date, or the offices in {_file(person)}",
            )


def _names(participant: Participant, office: Office, chronicle: Chronicle) -> bool:
    """Whether `as` is a way of writing this office's title."""
    names = [office.title]
    party = chronicle.content.parties.get(office.of) if office.of else None
    if party:
        names += [f"{office.title} of {party.name}", f"{party.name}'s {office.title}"]
        names += [f"{party.demonym} {office.title}"] if party.demonym else []
    return fold(participant.office or "") in {fold(name) for name in names}


def _may_hold(office: Office, when: Date) -> bool:
    early = office.start is not None and certainly_before(when, office.start)
    late = office.end is not None and certainly_before(office.end, when)
    return not early and not late


def _term(office: Office) -> str:
    start = f"from {show(office.start, 'en')}" if office.start else ""
    end = f"until {show(office.end, 'en')}" if office.end else ""
    return " ".join(part for part in (start, end) if part)


def _file(person: Person) -> str:
    return person.origin.file if person.origin else person.name


def not_alive(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """not-alive: the living take part, and nobody is spoken about before birth.

    The dead are spoken about for good reasons.
    """
    people = chronicle.content.people
    for entry in chronicle.entries.values():
        for number, participant in enumerate(entry.people):
            person = people.get(participant.person)
            if person is None:
                continue
            if person.died and certainly_before(person.died, entry.date):
                message = f"{person.name} died {in_words(person.died)}, before this"
            elif person.born and certainly_before(entry.date, person.born):
                message = f"{person.name} was born {in_words(person.born)}, after this"
            else:
                continue
            yield _not_alive(message, located(entry.origin, ("people", number, "name")))
        for number, mention in enumerate(entry.mentions):
            person = people.get(mention.id) if mention.kind == "person" else None
            if person and person.born and certainly_before(entry.date, person.born):
                message = f"{person.name} was born {in_words(person.born)}, after this"
                yield _not_alive(message, spots.mention(entry, number))


def _not_alive(message: str, where: Location) -> Diagnostic:
    hint = "is it somebody else of that name? If not, correct one of the dates"
    return warning("not-alive", message, where, hint)


def duplicate_participants(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """duplicate-participant: nobody takes part twice for the same party."""
    for entry in chronicle.entries.values():
        if len(entry.people) < 2:
            continue
        seen: set[tuple[str, str | None]] = set()
        for number, participant in enumerate(entry.people):
            key = (participant.person, participant.party)
            if key in seen:
                yield warning(
                    "duplicate-participant",
                    f"{chronicle.content.people[participant.person].name} is listed twice",
                    located(entry.origin, ("people", number, "name")),
                    "leave one of the two out",
                )
            seen.add(key)


@dataclass(frozen=True, slots=True)
class _Term:
    """Somebody's time in an office; `number` is its place among their offices."""

    person: Person
    number: int
    office: Office
    start: Date

    @property
    def order(self) -> tuple[date, date, str, int]:
        return (*self.start.sort_key, self.person.id, self.number)

    @property
    def last(self) -> date:
        """The last day on which it was certainly held; an office without an end is still held."""
        if self.office.end_unknown:
            return self.start.earliest
        return self.office.end.earliest if self.office.end else date.max


def overlapping_offices(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """overlapping-offices: a seat for one has one holder at a time.

    The day (or month, or year) of a change belongs to both. Offices that several may hold at
    once, such as those of deputies, are left alone.
    """
    seats: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for person in chronicle.content.people.values():
        for number, office in enumerate(person.offices):
            if office.of and office.start and is_seat(office):
                term = _Term(person, number, office, office.start)
                seats[fold(office.title), office.of].append(term)
    for terms in seats.values():
        terms.sort(key=lambda term: term.order)
        longest = terms[0]
        for term in terms[1:]:
            if _overlap(longest, term):
                yield _overlapping(longest, term)
            if term.last > longest.last:
                longest = term


def _overlap(earlier: _Term, later: _Term) -> bool:
    dates = [each for each in (earlier.office.end, earlier.start, later.start) if each]
    vague = any(each.is_approximate or each.is_uncertain for each in dates)
    return not vague and later.start.latest < earlier.last


def _overlapping(earlier: _Term, later: _Term) -> Diagnostic:
    """The finding, at the office that was never ended, else at the later one."""
    title = earlier.office.title
    same = earlier.person.id == later.person.id
    if earlier.office.end is None:
        at, field = earlier, "title"
        who = "they hold it again" if same else f"{later.person.name} holds it"
        message = (
            f"{earlier.person.name} is still {title}, and {who} from {show(later.start, 'en')}"
        )
        hint = "give this office a `to`; `to: unknown` if nobody knows when it ended"
    else:
        at, field = later, "from"
        until = show(earlier.office.end, "en")
        whose = "this very person is" if same else f"{earlier.person.name} is"
        message = (
            f"{whose} {title} until {until}, and {later.person.name} from {show(later.start, 'en')}"
        )
        hint = f"correct one of the two dates; the other is in {_file(earlier.person)}"
    assert at.person.origin is not None
    where = located(at.person.origin, ("offices", at.number, field))
    return warning("overlapping-offices", message, where, hint)
