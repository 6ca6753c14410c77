"""What somebody types → the things of the chronicle that it may mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from chronicle import territories
from chronicle.diagnostics import Diagnostic, did_you_mean, error
from chronicle.linking import Chronicle, Pair, names_of
from chronicle.model import Mention
from chronicle.reading.naming import prefixed
from chronicle.slugs import fold, slug

KINDS = ("entry", "person", "party", "topic", "dossier", "place", "page")
_OFFERED = 3


@dataclass(frozen=True, slots=True, order=True)
class Between:
    """What lies between two parties (ids in alphabetical order), on one topic or on all."""

    pair: Pair
    topic: str | None = None


Thing = Mention | Between

COVERAGE = Mention("coverage", "coverage")
"""Not a noun, but what the chronicle collects of them all."""


def nouns_of(chronicle: Chronicle, kind: str) -> Mapping[str, object]:
    """All nouns of one of `KINDS`, by id."""
    content = chronicle.content
    nouns: dict[str, Mapping[str, object]] = {
        "entry": content.entries,
        "person": content.people,
        "party": content.parties,
        "topic": content.topics,
        "dossier": content.dossiers,
        "place": content.places,
        "page": content.pages,
    }
    return nouns[kind]


def find(
    chronicle: Chronicle, text: str, language: str = "en"
) -> tuple[tuple[Thing, ...], list[Diagnostic]]:
    """Everything that a text may mean: an id, a name, an alias, a code, "A–B", "a-b/topic".

    A kind before a colon ("topic:syria") settles a name that several things
    have; without one, all of them are returned. Codes: unknown-reference, when
    there is nothing. "coverage" is besides what the whole chronicle collects.
    """
    kind, name = prefixed(text)
    names = Names(chronicle, KINDS if kind is None else (kind,), language)
    nouns = names.known(name)
    if kind is None and fold(name) == COVERAGE.id:
        return (*nouns, COVERAGE), []
    if nouns:
        return nouns, []
    if kind is None and (pairs := _pairs(chronicle, name, language)):
        return pairs, []
    return (), [names.unknown(name)]


class Names:
    """The names of some kinds of nouns."""

    def __init__(self, chronicle: Chronicle, kinds: Iterable[str], language: str = "en") -> None:
        self._kinds = tuple(kinds)
        self._language = language
        self._states = chronicle.content.states
        named: dict[str, dict[Mention, None]] = defaultdict(dict)
        for kind in self._kinds:
            for id, noun in nouns_of(chronicle, kind).items():
                for name in names_of(id, noun):
                    named[fold(name)][Mention(kind, id)] = None
        self._named = {key: tuple(found) for key, found in named.items()}

    def known(self, text: str) -> tuple[Mention, ...]:
        """The nouns that a text names."""
        if found := self._named.get(fold(text)):
            return found
        if "party" in self._kinds and (state := territories.find_state(text, self._language)):
            id = self._states.get(state.id, state.id)
            return tuple(m for m in self._named.get(fold(id), ()) if m.kind == "party")
        return ()

    def unknown(self, text: str) -> Diagnostic:
        """That nothing is called so, with what may have been meant."""
        what = self._kinds[0] if len(self._kinds) == 1 else "thing"
        return error(
            "unknown-reference",
            f"the chronicle knows no {what} called “{text}”",
            hint=self._meant(text),
        )

    def _meant(self, text: str) -> str:
        mentions = {mention for found in self._named.values() for mention in found}
        words = set(slug(text).split("-"))
        holding = [m for m in sorted(mentions, key=_rank) if words <= set(m.id.split("-"))]
        if holding:
            return f"did you mean {' or '.join(f'“{m.id}”' for m in holding[:_OFFERED])}?"
        near = did_you_mean(slug(text), [mention.id for mention in mentions])
        return near or "`chronicle list` shows the ids of all entries"


def _rank(mention: Mention) -> tuple[bool, str]:
    """Entries last: most names that they hold are those of people and parties."""
    return mention.kind == "entry", mention.id


def _pairs(chronicle: Chronicle, text: str, language: str) -> tuple[Between, ...]:
    """The pairs, with or without a topic, that a text spells: "Pakistan–Russia", "ru-pk/energy"."""
    parties = Names(chronicle, ("party",), language)
    topics = Names(chronicle, ("topic",))
    found: dict[Between, None] = {}
    for one, other, rest in _parted(fold(text.replace("/", " ")).split()):
        on = [mention.id for mention in topics.known(rest)] if rest else [None]
        for left in parties.known(one) if on else ():
            for right in parties.known(other):
                first, second = sorted((left.id, right.id))
                for topic in on:
                    between = Between((first, second), topic)
                    if _exists(chronicle, between):
                        found[between] = None
    return tuple(found)


def _exists(chronicle: Chronicle, between: Between) -> bool:
    if between.topic is None:
        return between.pair in chronicle.between
    return (between.pair, between.topic) in chronicle.between_on


def _parted(words: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every way to part words into two names and what is left, which may be nothing."""
    for first, second in combinations(range(1, len(words) + 1), 2):
        yield (" ".join(words[:first]), " ".join(words[first:second]), " ".join(words[second:]))
