"""What stands before, after and near an entry: in its relations, between its leaders, in its dossiers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

from chronicle.dates import elapsed
from chronicle.deriving.leaders import Two, leaders_of
from chronicle.deriving.likeness import (
    MOST_DOSSIERS,
    MOST_PEOPLE,
    MOST_TOPICS,
    Traits,
    likeness,
    traits_of,
)
from chronicle.linking import Entries, pairs_of
from chronicle.model import Entry
from chronicle.planning.parts import Parts
from chronicle.planning.views import Link, Neighbour, Related
from chronicle.wording import Words, messages

MOST_NEIGHBOURS = 6
MOST_RELATED = 5

NEAR = 4
"""How many entries on either side in a list are looked at for related ones."""

MOST_LISTS = 12
"""In how many lists an entry is looked for related ones, the most telling first."""


class Neighbourhood:
    """The lists in which an entry has neighbours; `number` is its place among all, in the order of time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        entries = parts.chronicle.entries
        self._entries = tuple(entries.values())
        self._number = {id: number for number, id in enumerate(entries)}
        self._with_both = _with_both(self._entries)
        self._numbers: dict[int, list[int]] = {}
        self._reasons: dict[tuple[str, int, int], str] = {}

    @cached_property
    def _traits(self) -> tuple[Traits, ...]:
        return tuple(traits_of(self._parts.chronicle, entry) for entry in self._entries)

    def of(self, entry: Entry, language: str) -> tuple[Neighbour, ...]:
        """The entries just before and after in each relation, and of the same two leaders."""
        return tuple(islice(self._all(entry, language), MOST_NEIGHBOURS))

    def _all(self, entry: Entry, language: str) -> Iterator[Neighbour]:
        parts = self._parts
        for pair in pairs_of(entry):
            if entries := parts.chronicle.between.get(pair):
                yield from self._neighbour(parts.relation(pair), entries, entry, language)
        for two in leaders_of(entry):
            names = parts.words_in(language).list([parts.name("person", id) for id in two])
            label = Link(names, parts.at.address("person", two[0]))
            yield from self._neighbour(label, self._with_both[two], entry, language)

    def _neighbour(
        self, label: Link, entries: Entries, entry: Entry, language: str
    ) -> Iterator[Neighbour]:
        if len(entries) < 2:
            return
        place = self._place(entries, entry)
        before = entries[place - 1] if place else None
        after = entries[place + 1] if place + 1 < len(entries) else None
        link, when = self._parts.link, self._parts.when
        yield Neighbour(
            label,
            link("entry", before.id) if before else None,
            when(before.date, language) if before else None,
            link("entry", after.id) if after else None,
            when(after.date, language) if after else None,
        )

    def related(self, entry: Entry, language: str) -> tuple[Related, ...]:
        """The entries most like this one, with the reasons, the nearest in time first of equals."""
        link, when = self._parts.link, self._parts.when
        words = self._parts.words_in(language)
        return tuple(
            Related(
                link("entry", other.id),
                when(other.date, language),
                self.reason(entry, other, words),
            )
            for other, _ in self.most_like(entry)
        )

    def most_like(self, entry: Entry) -> list[tuple[Entry, int]]:
        """The best of what stands near in lists, with their scores; of equals the nearest in time, then by id."""
        entries, traits = self._entries, self._traits
        one = traits[self._number[entry.id]]
        scored = []
        for number in self._candidates(entry):
            other = traits[number]
            if score := likeness(one, other):
                days = abs(other.earliest - one.earliest)
                scored.append((-score, days, entries[number].id, number))
        return [(entries[number], -score) for score, *_, number in sorted(scored)[:MOST_RELATED]]

    def _candidates(self, entry: Entry) -> set[int]:
        """What stands near the entry in its dossiers, between its leaders, in its relations by topic."""
        found: set[int] = set()
        for entries in islice(self._lists_of(entry), MOST_LISTS):
            place = self._place(entries, entry)
            numbers = self._numbers_of(entries)
            found.update(numbers[max(0, place - NEAR) : place + NEAR + 1])
        found.discard(self._number[entry.id])
        return found

    def _lists_of(self, entry: Entry) -> Iterator[Entries]:
        """The lists in which what is like an entry stands near it, the most telling first."""
        chronicle = self._parts.chronicle
        for step in entry.dossiers:
            yield chronicle.in_dossier[step.dossier]
        for two in leaders_of(entry):
            yield self._with_both[two]
        topics = chronicle.topics_of(entry)
        pairs = [pair for pair in pairs_of(entry) if pair in chronicle.between]
        for pair in pairs:
            for topic in topics:
                yield chronicle.between_on[pair, topic]
        if not pairs:
            for topic in topics:
                yield chronicle.on_topic[topic]

    def _place(self, entries: Entries, entry: Entry) -> int:
        """Where an entry stands in a list, which is in the order of time."""
        return bisect_left(self._numbers_of(entries), self._number[entry.id])

    def _numbers_of(self, entries: Entries) -> list[int]:
        """The numbers of the entries of a list, worked out once; the chronicle keeps its lists as long as this."""
        numbers = self._numbers.get(id(entries))
        if numbers is None:
            numbers = self._numbers[id(entries)] = [self._number[each.id] for each in entries]
        return numbers

    def reason(self, entry: Entry, other: Entry, words: Words) -> str:
        """What two entries share, and how long after or before this one the other is."""
        one, two = self._number[entry.id], self._number[other.id]
        key = (words.language, min(one, two), max(one, two))
        reason = self._reasons.get(key)
        if reason is None:
            reason = self._in_common(self._traits[one], self._traits[two], words)
            self._reasons[key] = reason
        is_later = one < two
        earlier, later = (entry, other) if is_later else (other, entry)
        time = elapsed(earlier.date, later.date)
        if time is None:
            return reason
        said = words.elapsed(time)
        if is_later:
            return words("%(reason)s, %(time)s later", reason=reason, time=said)
        return words("%(reason)s, %(time)s earlier", reason=reason, time=said)

    def _in_common(self, one: Traits, two: Traits, words: Words) -> str:
        """The best of what is shared: dossiers, else people with a topic, else topics."""
        dossiers = self._names("dossier", one.dossiers & two.dossiers)[:MOST_DOSSIERS]
        if dossiers:
            message = _DOSSIERS[len(dossiers) > 1]
            return words(message, names=words.list(dossiers))
        topics = self._names("topic", (one.topics & two.topics) or (one.subjects & two.subjects))
        people = self._names("person", one.people & two.people)[:MOST_PEOPLE]
        if people:
            message = _PEOPLE[len(people) > 1, bool(topics)]
            return words(message, names=words.list(people), topic=topics[0] if topics else "")
        topics = topics[:MOST_TOPICS]
        return words(_TOPICS[len(topics) > 1], names=words.list(topics))

    def _names(self, kind: str, ids: Iterable[str]) -> list[str]:
        return [self._parts.name(kind, id) for id in sorted(ids)]


_DOSSIERS = messages(("same dossier (%(names)s)", "same dossiers (%(names)s)"))
_TOPICS = messages(("same topic (%(names)s)", "same topics (%(names)s)"))
_PEOPLE = messages(
    {
        (False, False): "same leader (%(names)s)",
        (True, False): "same leaders (%(names)s)",
        (False, True): "same leader (%(names)s) and topic (%(topic)s)",
        (True, True): "same leaders (%(names)s) and topic (%(topic)s)",
    }
)
"""By whether several people and whether a topic are shared."""


def _with_both(entries: Iterable[Entry]) -> Mapping[Two, Entries]:
    found: dict[Two, list[Entry]] = defaultdict(list)
    for entry in entries:
        for two in leaders_of(entry):
            found[two].append(entry)
    return {two: tuple(each) for two, each in found.items()}
