"""The place of an entry in the record, in sentences, each with the entries that it rests on."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from itertools import islice

from chronicle.dates import Elapsed
from chronicle.deriving.chains import BUILT_IN, Rank
from chronicle.deriving.firsts import First
from chronicle.model import Entry, Kind
from chronicle.reading import Content
from chronicle.wording import Words, messages
from chronicle.wording.articles import holder

MOST_STATEMENTS = 4
"""How many sentences an entry has at most, the most telling first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about an entry, and the other entries that it rests on."""

    text: str
    rests_on: tuple[Entry, ...] = ()


class Record:
    """What is told of the place of each entry, worked out once for all."""

    def __init__(
        self,
        content: Content,
        kinds: Mapping[str, Kind],
        firsts: Mapping[str, tuple[First, ...]],
        ranks: Mapping[str, tuple[Rank, ...]],
    ) -> None:
        """`firsts` is what entries are the first of, `ranks` their places in chains, both by ids."""
        self._content = content
        self._kinds = kinds
        self._firsts = firsts
        self._ranks = ranks

    def called(self, content: Content, kinds: Mapping[str, Kind]) -> "Record":
        """The same places, told with the names that nouns and kinds have in an edition."""
        other = copy(self)
        other._content, other._kinds = content, kinds
        return other

    def of(self, entry: Entry, words: Words) -> tuple[Told, ...]:
        """First visits, then the places in chains: the highest first."""
        return tuple(islice(self._all(entry, words), MOST_STATEMENTS))

    def _all(self, entry: Entry, words: Words) -> Iterator[Told]:
        for first in self._firsts.get(entry.id, ()):
            yield self._first(first, words)
        told = set()
        for rank in self._ranks.get(entry.id, ()):
            # The third call of two leaders is often that of their states, too: once is enough.
            place = (rank.chain.kind, rank.number, rank.previous.id) if rank.previous else None
            if place in told:
                continue
            if place:
                told.add(place)
            fact = _capitalised(self._rank(rank, words))
            yield _with_previous(fact, rank.previous, rank.elapsed, rank.is_collected, words)

    def _rank(self, rank: Rank, words: Words) -> str:
        chain, ordinal = rank.chain, words.ordinal(rank.number)
        kind = words(self._kinds[chain.kind].name)
        if chain.sort == "leaders":
            one, other = (self._content.people[id].name for id in chain.members)
            message = _LEADERS.get(chain.kind, _OWN) if chain.kind in BUILT_IN else _OWN
            return words(message, ordinal=ordinal, kind=kind, one=one, other=other)
        names = [self._party(id, words) for id in chain.members]
        if chain.sort == "visits":
            return words(_VISITS, ordinal=ordinal, guest=names[0], host=names[1])
        if len(names) == 2:
            message = _PARTIES.get(chain.kind, _OWN_PARTIES)
            return words(message, ordinal=ordinal, kind=kind, one=names[0], other=names[1])
        message = _SEVERAL.get(chain.kind, _OWN_SEVERAL)
        return words(message, ordinal=ordinal, kind=kind, parties=words.list(names))

    def _first(self, first: First, words: Words) -> Told:
        party = self._content.parties[first.guest]
        if first.goal.kind == "place":
            goal = self._content.places[first.goal.id].name
        else:
            goal = self._party(first.goal.id, words)
        office = words(_OFFICES[first.office])
        values = {
            "place": goal,
            "visitor": holder(office, first.title, party.name, party.demonym),
            "office": office,
            "party": party.name,
        }
        previous, time = first.previous, first.elapsed
        if previous is None:
            return Told(
                words("First visit to %(place)s by %(visitor)s in this chronicle", **values)
            )
        assert time is not None, "A visit is only first since one of which the time since is known."
        values |= {"date": words.date(previous.date), "elapsed": words.elapsed(time)}
        text = words(_SINCE if first.is_collected else _NOT_SINCE, **values)
        if previous.status != "confirmed":
            text = words(_UNCONFIRMED[previous.status], fact=text)
        return Told(text, (previous,))

    def _party(self, id: str, words: Words) -> str:
        return words.named(self._content.parties[id].name)


def _with_previous(
    fact: str, previous: Entry | None, time: Elapsed | None, is_collected: bool, words: Words
) -> Told:
    """A fact with the entry before, when that was, and how long ago where that can be said."""
    if previous is None:
        return Told(fact)
    date = words.date(previous.date)
    if time is None:
        message = _PREVIOUS if is_collected else _PREVIOUS_HERE
        return Told(words(message, fact=fact, date=date), (previous,))
    message = _PREVIOUS_AGO if is_collected else _PREVIOUS_HERE_AGO
    return Told(words(message, fact=fact, date=date, elapsed=words.elapsed(time)), (previous,))


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


_OFFICES = messages(
    {
        "head of state": "head of state",
        "head of government": "head of government",
        "foreign minister": "foreign minister",
    }
)
_LEADERS = messages(
    {
        "call": "%(ordinal)s telephone call between %(one)s and %(other)s in this chronicle",
        "meeting": "%(ordinal)s meeting between %(one)s and %(other)s in this chronicle",
        "message": "%(ordinal)s message between %(one)s and %(other)s in this chronicle",
    }
)
_OWN = messages("%(ordinal)s %(kind)s between %(one)s and %(other)s in this chronicle")
_PARTIES = messages(
    {
        "call": "%(ordinal)s telephone call between %(one)s and %(other)s in this chronicle",
        "message": "%(ordinal)s message between %(one)s and %(other)s in this chronicle",
        "agreement": "%(ordinal)s agreement between %(one)s and %(other)s recorded as such in this chronicle",
        "exercise": "%(ordinal)s joint exercise of %(one)s and %(other)s in this chronicle",
        "meeting": "%(ordinal)s bilateral meeting between %(one)s and %(other)s recorded as such in this chronicle",
        "summit": "%(ordinal)s bilateral summit between %(one)s and %(other)s recorded as such in this chronicle",
        "talks": "%(ordinal)s round of bilateral talks between %(one)s and %(other)s recorded as such in this chronicle",
    }
)
_OWN_PARTIES = messages("%(ordinal)s %(kind)s of %(one)s and %(other)s in this chronicle")
_SEVERAL = messages(
    {
        "call": "%(ordinal)s telephone call of just these parties in this chronicle: %(parties)s",
        "message": "%(ordinal)s message of just these parties in this chronicle: %(parties)s",
        "agreement": "%(ordinal)s agreement of just these parties in this chronicle: %(parties)s",
        "exercise": "%(ordinal)s exercise of just these parties in this chronicle: %(parties)s",
        "meeting": "%(ordinal)s meeting of just these parties in this chronicle: %(parties)s",
        "summit": "%(ordinal)s summit of just these parties in this chronicle: %(parties)s",
        "talks": "%(ordinal)s round of talks of just these parties in this chronicle: %(parties)s",
    }
)
_OWN_SEVERAL = messages("%(ordinal)s %(kind)s of just these parties in this chronicle: %(parties)s")
_VISITS = messages("%(ordinal)s visit by %(guest)s to %(host)s recorded as such in this chronicle")
_PREVIOUS = messages("%(fact)s; previous: %(date)s")
_PREVIOUS_AGO = messages("%(fact)s; previous: %(date)s, %(elapsed)s earlier")
_PREVIOUS_HERE = messages(
    "%(fact)s; previous in this chronicle, which does not cover all the time between: %(date)s"
)
_PREVIOUS_HERE_AGO = messages(
    "%(fact)s; previous in this chronicle, which does not cover all the time between: %(date)s,"
    " %(elapsed)s earlier"
)
_SINCE = messages(
    "First visit to %(place)s by %(visitor)s in this chronicle since %(date)s, %(elapsed)s earlier"
)
_NOT_SINCE = messages(
    "Visit to %(place)s by %(visitor)s; previous in this chronicle, which does not cover all the"
    " time between: %(date)s, %(elapsed)s earlier"
)
_UNCONFIRMED = messages(
    {
        "reported": "%(fact)s; that earlier visit is reported, not confirmed",
        "disputed": "%(fact)s; that earlier visit is disputed",
    }
)
