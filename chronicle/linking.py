"""Content → Chronicle: every list that a page may need, the links within bodies, the backlinks.

Nothing is derived later than here: planning only chooses from it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, count
from typing import TypeVar

from chronicle import territories
from chronicle.converting import Body, Reference, find_in_source, split_heading
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error, note
from chronicle.documents import Document
from chronicle.model import (
    Dossier,
    Entry,
    FreePage,
    Fulfilment,
    Mention,
    Party,
    Person,
    Place,
    Relation,
    Source,
    Topic,
)
from chronicle.reading import Content
from chronicle.reading.naming import prefixed
from chronicle.reading.references import ambiguous
from chronicle.settings import Settings
from chronicle.slugs import fold, slug

_Introduced = Person | Party | Topic | Place | Dossier | Relation
Pair = tuple[str, str]
Entries = tuple[Entry, ...]
K = TypeVar("K", bound=Hashable)
Problem = Callable[[Location], Diagnostic]
Owner = tuple[str, str, str]
"""Whose body it is: kind, id, and the language of a translation or ""."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All nouns, and every way in which they belong together; entries are in the order of their dates.

    `on_topic` and `between_on` count an entry on a narrower topic to the
    broader ones. `between` holds the entries of each pair of parties; an
    entry of too many parties makes no pair, but is in those that exist, and
    in `multilateral`. `links` are the targets of a body's references by slot,
    None where there is none.
    """

    content: Content
    with_person: Mapping[str, Entries]
    with_party: Mapping[str, Entries]
    on_topic: Mapping[str, Entries]
    of_kind: Mapping[str, Entries]
    at_place: Mapping[str, Entries]
    in_dossier: Mapping[str, Entries]
    resting_on: Mapping[str, Entries]
    sources: Mapping[str, Source]
    source_ids: Mapping[str, str]
    between: Mapping[Pair, Entries]
    between_on: Mapping[tuple[Pair, str], Entries]
    multilateral: frozenset[str]
    introductions: Mapping[tuple[Pair, str | None], Relation]
    links: Mapping[Owner, tuple[Mention | None, ...]]
    backlinks: Mapping[Mention, tuple[Mention, ...]]
    mentioned_in: Mapping[Mention, Entries]
    kept: Mapping[tuple[str, str], tuple[tuple[Entry, Fulfilment], ...]]
    followers: Mapping[str, Entries]

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self.content.entries

    def topics_of(self, entry: Entry) -> tuple[str, ...]:
        """An entry's topics and all that are broader, nearest first."""
        return _with_broader(self.content, entry.topics)


def link(content: Content, settings: Settings) -> tuple[Chronicle, list[Diagnostic]]:
    """Link the nouns. Codes: dead-link, ambiguous-reference, hidden-reference."""
    entries = tuple(content.entries.values())
    links, problems = _link_bodies(content, settings.language)
    between, between_on, multilateral = _pairs(content, settings.site.relation_max_parties)
    sources, source_ids, resting_on = _sources(entries)
    chronicle = Chronicle(
        content=content,
        with_person=_by(entries, lambda entry: (person.person for person in entry.people)),
        with_party=_by(entries, lambda entry: entry.parties),
        on_topic=_by(entries, lambda entry: _with_broader(content, entry.topics)),
        of_kind=_by(entries, lambda entry: (entry.kind,)),
        at_place=_by(entries, lambda entry: entry.places),
        in_dossier=_by(entries, lambda entry: (step.dossier for step in entry.dossiers)),
        resting_on=resting_on,
        sources=sources,
        source_ids=source_ids,
        between=between,
        between_on=between_on,
        multilateral=multilateral,
        introductions={
            (relation.parties, relation.topic): relation for relation in content.relations.values()
        },
        links=links,
        backlinks=_backlinks(links),
        mentioned_in=_by(entries, lambda entry: entry.mentions),
        kept=_kept(entries),
        followers=_by(entries, lambda entry: entry.follows),
    )
    return chronicle, problems


def _by(entries: Entries, keys_of: Callable[[Entry], Iterable[K]]) -> dict[K, Entries]:
    """The entries under each of their keys; an entry is under a key once."""
    lists: dict[K, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys_of(entry)):
            lists[key].append(entry)
    return {key: tuple(found) for key, found in lists.items()}


def _with_broader(content: Content, topics: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(topics)
    waiting = list(found)
    while waiting:
        topic = content.topics.get(waiting.pop(0))
        if topic and topic.broader and topic.broader not in found:
            found[topic.broader] = None
            waiting.append(topic.broader)
    return tuple(found)


def pairs_of(entry: Entry) -> Iterator[Pair]:
    """Every two of an entry's parties, in alphabetical order of id."""
    return combinations(sorted(entry.parties), 2)


def _pairs(
    content: Content, most: int
) -> tuple[dict[Pair, Entries], dict[tuple[Pair, str], Entries], frozenset[str]]:
    """The entries of each pair, and of each pair and topic, and the multilateral ones."""
    between: dict[Pair, list[Entry]] = defaultdict(list)
    large = []
    for entry in content.entries.values():
        if len(entry.parties) > most:
            large.append(entry)
            continue
        for pair in pairs_of(entry):
            between[pair].append(entry)
    for relation in content.relations.values():
        between.setdefault(relation.parties, [])
    for entry in large:
        for pair in pairs_of(entry):
            if pair in between:
                between[pair].append(entry)
    on: dict[tuple[Pair, str], list[Entry]] = defaultdict(list)
    for pair, found in between.items():
        found.sort(key=lambda entry: entry.order)
        for entry in found:
            for topic in _with_broader(content, entry.topics):
                on[pair, topic].append(entry)
    for relation in content.relations.values():
        if relation.topic:
            on.setdefault((relation.parties, relation.topic), [])
    return (
        {pair: tuple(between[pair]) for pair in sorted(between)},
        {key: tuple(on[key]) for key in sorted(on)},
        frozenset(entry.id for entry in large),
    )


def _sources(
    entries: Entries,
) -> tuple[dict[str, Source], dict[str, str], dict[str, Entries]]:
    """Every source once, under an id of its own; the id of each key; the entries that rest on each.

    Of several citations of one source the first is shown on its page. Two
    keys whose slugs clash are told apart by a number in the order of keys.
    """
    cited = _by(entries, lambda entry: (source.key for source in entry.sources))
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(cited):
        stem = slug(key.partition("://")[2] or key)
        numbered = (f"{stem}-{n}" for n in count(2))
        id = next(id for id in chain([stem], numbered) if id not in taken)
        taken.add(id)
        ids[key] = id
    sources: dict[str, Source] = {}
    for entry in entries:
        for source in entry.sources:
            sources.setdefault(ids[source.key], source)
    return sources, ids, {ids[key]: found for key, found in cited.items()}


def _kept(entries: Entries) -> dict[tuple[str, str], tuple[tuple[Entry, Fulfilment], ...]]:
    """What kept each promise, in the order of time."""
    found: dict[tuple[str, str], list[tuple[Entry, Fulfilment]]] = defaultdict(list)
    for entry in entries:
        for fulfilment in entry.fulfils:
            found[fulfilment.entry, fulfilment.commitment].append((entry, fulfilment))
    return {key: tuple(each) for key, each in found.items()}


def bodies_of(content: Content) -> Iterator[tuple[Owner, Body, Document]]:
    """Every body of the chronicle, with its owner and the file that it stands in."""
    kinds: dict[str, Mapping[str, _Introduced]] = {
        "person": content.people,
        "party": content.parties,
        "topic": content.topics,
        "place": content.places,
        "dossier": content.dossiers,
        "relation": content.relations,
    }
    for kind, nouns in kinds.items():
        for id, noun in nouns.items():
            if noun.body and noun.origin:
                yield (kind, id, ""), noun.body, noun.origin
    texts: list[tuple[str, Iterable[Entry | FreePage]]] = [
        ("entry", content.entries.values()),
        ("page", content.pages.values()),
    ]
    for kind, owners in texts:
        for text in owners:
            yield (kind, text.id, ""), text.body, text.origin
            for other in text.translations:
                yield (kind, text.id, other.language), other.body, other.origin


def _link_bodies(
    content: Content, language: str
) -> tuple[dict[Owner, tuple[Mention | None, ...]], list[Diagnostic]]:
    """What each reference within each body points to."""
    targets = _Targets(content, language)
    links: dict[Owner, tuple[Mention | None, ...]] = {}
    problems: list[Diagnostic] = []
    for owner, body, document in bodies_of(content):
        found = []
        before: Counter[str] = Counter()
        for reference in body.references:
            target, problem = targets.find(reference, owner)
            found.append(target)
            if problem:
                titled = owner[0] not in ("entry", "page") or bool(document.data.get("title"))
                nth = before[reference.target]
                problems.append(problem(_place(document, reference, nth, titled=titled)))
            before[reference.target] += 1
        links[owner] = tuple(found)
    return links, problems


def _place(document: Document, reference: Reference, nth: int, *, titled: bool) -> Location:
    """Where the nth reference to one target stands; what a body's title refers to does not count."""
    text = document.body if titled else split_heading(document.body)[1]
    offset = find_in_source(text, reference.target, nth)
    if offset is None:
        return document.locate()
    offset += len(document.body) - len(text)
    offset += 2 if document.body.startswith("[[", offset) else 0
    return document.locate_in_body(offset, len(reference.target))


# Where more links than these are dead, one cause has killed them, and to seek a name for each is slow.
_MOST_HINTS = 200
_ANY_ID = "write the id of an entry, person, party, topic, dossier, place or page"


class _Targets:
    """What a reference within a body may point to."""

    def __init__(self, content: Content, language: str) -> None:
        self._content = content
        self._language = language
        self._broken = {id for _, id in content.broken}
        self._hints: dict[tuple[str | None, str], str] = {}
        self._nouns: dict[str, Mapping[str, object]] = {
            "entry": content.entries,
            "person": content.people,
            "party": content.parties,
            "topic": content.topics,
            "dossier": content.dossiers,
            "place": content.places,
            "page": content.pages,
        }
        self._named: dict[str, dict[Mention, None]] = defaultdict(dict)
        for kind, nouns in self._nouns.items():
            for id, noun in nouns.items():
                for name in names_of(id, noun):
                    self._named[fold(name)][Mention(kind, id)] = None

    def find(self, reference: Reference, owner: Owner) -> tuple[Mention | None, Problem | None]:
        """The one noun that is meant, or how to report that there is none, or more than one."""
        kind, text = prefixed(reference.target.partition("#")[0])
        found = [m for m in self._named.get(fold(text), ()) if kind in (None, m.kind)]
        # What has this very id is meant before what has it for a name, among nouns of one kind.
        exact = {mention.kind for mention in found if mention.id == text}
        found = [m for m in found if m.kind not in exact or m.id == text]
        if not found and kind in (None, "party"):
            found = self._states(text)
        if len(found) > 1:
            own = [mention for mention in found if mention != Mention(owner[0], owner[1])]
            found = own if len(own) == 1 else found
        if len(found) == 1:
            return found[0], None
        if found:
            return None, lambda where: ambiguous(text, found, where)
        return None, self._dead(kind, text)

    def _states(self, text: str) -> list[Mention]:
        """The parties of this chronicle that are states by this name."""
        states = territories.find_states(text, self._language)
        parties = (self._content.states.get(state.id, state.id) for state in states)
        return [Mention("party", id) for id in parties if id in self._content.parties]

    def _dead(self, kind: str | None, text: str) -> Problem | None:
        id = slug(text)
        if id in self._content.hidden:
            return lambda where: note(
                "hidden-reference", f"“{text}” is left out of this build", where
            )
        if id in self._broken:
            return None
        hint = self._hint(kind, id)
        return lambda where: error(
            "dead-link", f"no page of this chronicle is called “{text}”", where, hint
        )

    def _hint(self, kind: str | None, id: str) -> str:
        """What else may be meant; found once, however often a link is dead."""
        if (kind, id) not in self._hints and len(self._hints) < _MOST_HINTS:
            kinds = [kind] if kind else list(self._nouns)
            known = (known for each in kinds for known in self._nouns[each])
            self._hints[kind, id] = did_you_mean(id, known) or _ANY_ID
        return self._hints.get((kind, id), _ANY_ID)


def names_of(id: str, noun: object) -> tuple[str, ...]:
    """Every name by which a reference finds a noun, its id first."""
    name = getattr(noun, "name", None) or getattr(noun, "title", None) or id
    native = tuple(text for _, text in getattr(noun, "native_names", ()))
    aliases = () if hasattr(noun, "title") else getattr(noun, "aliases", ())
    return (id, name, *native, *aliases)


def _backlinks(
    links: Mapping[Owner, tuple[Mention | None, ...]],
) -> dict[Mention, tuple[Mention, ...]]:
    """For each noun the nouns whose bodies link to it, each once; an introduction's are its pair's."""
    found: dict[Mention, dict[Mention, None]] = defaultdict(dict)
    for (kind, id, _), targets in links.items():
        for target in targets:
            if target and target != (kind, id):
                found[target][Mention(kind, id)] = None
    return {target: tuple(sorted(sources)) for target, sources in found.items()}
