"""States and organisations against their own dates."""

from collections.abc import Iterator, Sequence

from chronicle import territories
from chronicle.checking import spots
from chronicle.checking.periods import in_words
from chronicle.dates import Date, certainly_before
from chronicle.diagnostics import Diagnostic, warning
from chronicle.linking import Chronicle
from chronicle.settings import Settings

_NAMED = 3


def states_outside_dates(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """state-outside-dates: nobody takes part before they exist or after they have ceased to.

    The day of a change belongs to both sides.
    """
    parties = chronicle.content.parties
    dated = {id: party for id, party in parties.items() if party.start or party.end}
    for entry in chronicle.entries.values():
        for id in entry.parties:
            party = dated.get(id)
            if party is None:
                continue
            if party.end and certainly_before(party.end, entry.date):
                message = f"{party.name} ended {in_words(party.end)}"
                others, one, many = list(party.successors), "successor", "successors"
            elif party.start and certainly_before(entry.date, party.start):
                message = f"{party.name} began {in_words(party.start)}"
                others, one, many = list(party.predecessors), "predecessor", "predecessors"
            else:
                continue
            others = [id for id in others if _may_have_existed(chronicle, id, entry.date)]
            if others:
                message += f"; its {_are(chronicle, others, one, many)}"
            yield warning(
                "state-outside-dates",
                message,
                spots.party(entry, id),
                "correct the date, or name the party that existed then",
            )


def _may_have_existed(chronicle: Chronicle, id: str, date: Date) -> bool:
    """Whether a state may have been there on a date: it is no help to be told of one that was not."""
    known = chronicle.content.parties.get(id) or territories.state(id)
    if known is None:
        return True
    began_later = known.start is not None and certainly_before(date, known.start)
    ended_before = known.end is not None and certainly_before(known.end, date)
    return not (began_later or ended_before)


def _are(chronicle: Chronicle, ids: Sequence[str], one: str, many: str) -> str:
    names = [_name(chronicle, id) for id in ids]
    if len(names) == 1:
        return f"{one} is {names[0]}"
    if len(names) > _NAMED:
        return f"{many} include {', '.join(names[:_NAMED])}"
    return f"{many} are {', '.join(names[:-1])} and {names[-1]}"


def _name(chronicle: Chronicle, id: str) -> str:
    party, state = chronicle.content.parties.get(id), territories.state(id)
    return party.name if party else state.name if state else id
