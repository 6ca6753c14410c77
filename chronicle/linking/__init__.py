"""Content → Chronicle: every list that a page may need, the links within bodies, the backlinks.

Nothing is derived later than here: planning only chooses from it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, count
from typing import TypeVar

from chronicle.diagnostics import Diagnostic
from chronicle.linking.bodies import Links, Owner, Pair, bodies_of, link_bodies, names_of
from chronicle.model import Entry, Fulfilment, Mention, Person, Relation, Source
from chronicle.reading import Content
from chronicle.settings import Settings
from chronicle.slugs import slug

__all__ = [
    "Chronicle",
    "Entries",
    "Links",
    "Owner",
    "Pair",
    "bodies_of",
    "link",
    "names_of",
    "pairs_of",
    "with_nouns",
]

Entries = tuple[Entry, ...]
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All nouns, and every way in which they belong together; entries are in the order of their dates.

    `topics` are those of each entry and all that are broader, nearest first;
    `on_topic` and `between_on` count an entry on a narrower topic to the
    broader ones. `between` holds the entries of each pair of parties; an
    entry of too many parties makes no pair, but is in those that exist, and
    in `multilateral`. `pairs_with` are the pairs of each party, `pairs_on`
    those with entries on each topic. `people_of` are those who act for each
    party by their own file. `links` are the targets of a body's references by slot,
    None where there is none.
    """

    content: Content
    with_person: Mapping[str, Entries]
    with_party: Mapping[str, Entries]
    topics: Mapping[str, tuple[str, ...]]
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
    pairs_with: Mapping[str, tuple[Pair, ...]]
    pairs_on: Mapping[str, tuple[Pair, ...]]
    people_of: Mapping[str, tuple[Person, ...]]
    introductions: Mapping[tuple[Pair, str | None], Relation]
    links: Links
    backlinks: Mapping[Mention, tuple[Mention, ...]]
    mentioned_in: Mapping[Mention, Entries]
    kept: Mapping[tuple[str, str], tuple[tuple[Entry, Fulfilment], ...]]
    followers: Mapping[str, Entries]

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self.content.entries

    def topics_of(self, entry: Entry) -> tuple[str, ...]:
        """An entry's topics and all that are broader, nearest first."""
        return self.topics[entry.id]


def link(content: Content, settings: Settings) -> tuple[Chronicle, list[Diagnostic]]:
    """Link the nouns. Codes: dead-link, ambiguous-reference, hidden-reference."""
    entries = tuple(content.entries.values())
    topics = {entry.id: _with_broader(content, entry.topics) for entry in entries}
    between, between_on, multilateral = _pairs(content, topics, settings.site.relation_max_parties)
    links, problems = link_bodies(content, between, settings.language)
    sources, source_ids, resting_on = _sources(entries)
    chronicle = Chronicle(
        content=content,
        with_person=_by(entries, lambda entry: (person.person for person in entry.people)),
        with_party=_by(entries, lambda entry: entry.parties),
        topics=topics,
        on_topic=_by(entries, lambda entry: topics[entry.id]),
        of_kind=_by(entries, lambda entry: (entry.kind,)),
        at_place=_by(entries, lambda entry: entry.places),
        in_dossier=_by(entries, lambda entry: (step.dossier for step in entry.dossiers)),
        resting_on=resting_on,
        sources=sources,
        source_ids=source_ids,
        between=between,
        between_on=between_on,
        multilateral=multilateral,
        pairs_with=_by(between, lambda pair: pair),
        pairs_on={
            topic: tuple(pair for pair, _ in found)
            for topic, found in _by(between_on, lambda key: (key[1],)).items()
        },
        people_of=_people_of(content),
        introductions=_introductions(content),
        links=links,
        backlinks=_backlinks(links),
        mentioned_in=_by(entries, lambda entry: entry.mentions),
        kept=_kept(entries),
        followers=_by(entries, lambda entry: entry.follows),
    )
    return chronicle, problems


def with_nouns(chronicle: Chronicle, content: Content, links: Links) -> Chronicle:
    """The same chronicle of nouns that are called otherwise, with what their bodies refer to."""
    return replace(
        chronicle,
        content=content,
        people_of=_people_of(content),
        introductions=_introductions(content),
        links=links,
    )


def _people_of(content: Content) -> dict[str, tuple[Person, ...]]:
    return _by(content.people.values(), lambda person: (person.party,) if person.party else ())


def _introductions(content: Content) -> dict[tuple[Pair, str | None], Relation]:
    return {(relation.parties, relation.topic): relation for relation in content.relations.values()}


def _by(items: Iterable[T], keys_of: Callable[[T], Iterable[K]]) -> dict[K, tuple[T, ...]]:
    """Things, such as entries, under each of their keys; a thing is under a key once."""
    lists: dict[K, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys_of(item)):
            lists[key].append(item)
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
    content: Content, topics: Mapping[str, tuple[str, ...]], most: int
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
            for topic in topics[entry.id]:
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


def _backlinks(links: Links) -> dict[Mention, tuple[Mention, ...]]:
    """For each noun the nouns whose bodies link to it, each once; an introduction's are its pair's."""
    found: dict[Mention, dict[Mention, None]] = defaultdict(dict)
    for (kind, id, _), targets in links.items():
        for target in targets:
            if target and target != (kind, id):
                found[target][Mention(kind, id)] = None
    return {target: tuple(sorted(sources)) for target, sources in found.items()}
