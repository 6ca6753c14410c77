"""The pages of pairs, and of pairs and topics."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from chronicle import urls
from chronicle.deriving.contacts import Contact, contacts_between, facts_of
from chronicle.deriving.kin import Side, entries_of, included_in, pairs_beside, with_included
from chronicle.linking import Pair
from chronicle.model import Entry
from chronicle.planning.charts.maps import map_of
from chronicle.planning.charts.topics import topics_chart
from chronicle.planning.commitments import commitments_fact
from chronicle.planning.contacts import contacts_view
from chronicle.planning.coverage import coverage_panel
from chronicle.planning.lists import panel, panels, plan_list
from chronicle.planning.nouns import leader_panel, topic_panel
from chronicle.planning.parts import Parts
from chronicle.planning.views import Fact, Kin, Link, Page, RedirectView, RelationView, Tally
from chronicle.planning.years import span_of

MOST_TOPICS = 300
"""How many topics of a pair its pages lead to: of more, which no pair has in earnest, those with most entries."""


def plan_relations(parts: Parts, pairs: Sequence[Pair]) -> Iterator[Page]:
    """A page for each of some pairs, and for each with a topic on which there are entries enough."""
    topics = parts.once(_topics_of)
    for pair in pairs:
        own = {topic: _on(parts, pair, topic) for topic in topics.get(pair, ())}
        contacts = contacts_between(parts.chronicle, parts.facts.level, pair)
        yield from _plan_relation(parts, pair, None, own, contacts)
        for topic in own:
            yield from _plan_relation(parts, pair, topic, own, contacts)


def _topics_of(parts: Parts) -> Mapping[Pair, Sequence[str]]:
    """The topics on which each pair has a page."""
    topics: defaultdict[Pair, list[str]] = defaultdict(list)
    for pair, topic in parts.chronicle.between_on:
        if has_page(parts, pair, topic):
            topics[pair].append(topic)
    return topics


def has_page(parts: Parts, pair: Pair, topic: str | None) -> bool:
    """Whether there is a page of a pair, or of a pair and a topic: introduced, or with entries enough."""
    chronicle = parts.chronicle
    if topic is None or (pair, topic) in chronicle.introductions:
        return pair in chronicle.between
    entries = chronicle.between_on.get((pair, topic), ())
    return bool(entries) and len(entries) >= parts.settings.site.relation_topic_min


def _on(parts: Parts, pair: Pair, topic: str) -> Tally:
    """The page of a pair and a topic, as the other pages of the pair refer to it."""
    link = Link(parts.name("topic", topic), parts.at.relation(pair, topic))
    return Tally(link, len(parts.chronicle.between_on[pair, topic]))


def plan_other_orders(parts: Parts, taken: Collection[str]) -> Iterator[Page]:
    """A redirect from the other order of each pair, where no page has that address of those `taken`."""
    pairs = [(pair, None) for pair in parts.chronicle.between]
    for pair, topic in [*pairs, *parts.chronicle.between_on]:
        target, other = parts.relation(pair, topic), parts.at.relation((pair[1], pair[0]), topic)
        if target.address in taken and other not in taken:
            head = parts.head(target.text, other, listed=False)
            yield Page(other, "redirect.html", RedirectView(head=head, target=target))


def _plan_relation(
    parts: Parts,
    pair: Pair,
    topic: str | None,
    topics: Mapping[str, Tally],
    contacts: Mapping[str, Contact],
) -> Iterator[Page]:
    chronicle = parts.chronicle
    entries = entries_of(chronicle, pair, topic)
    introduction = chronicle.introductions.get((pair, topic))
    prose, opening = None, ""
    if introduction and introduction.body:
        owner = ("relation", introduction.id, "")
        prose = parts.prose(owner, introduction.body)
        opening = parts.opening(introduction.body, owner)
    link, relations, words = parts.relation(pair, topic), parts.way(urls.RELATIONS), parts.words
    view = RelationView(
        head=parts.head(
            link.text,
            link.address,
            [relations, parts.relation(pair)] if topic else [relations],
            description=opening
            or words("%(relation)s: every contact in this chronicle.", relation=link.text),
            origin=introduction.origin if introduction else None,
        ),
        title=link.text,
        kicker=words("Relation and topic") if topic else words("Relation"),
        intro=prose,
        facts=(
            Fact(words("Parties"), links=parts.links("party", pair)),
            *([Fact(words("Topic"), links=(parts.link("topic", topic),))] if topic else []),
            *(
                commitments_fact(
                    parts, parts.promises.between.get(pair, ()), parts.at.commitments_between(pair)
                )
                if topic is None
                else []
            ),
        ),
        panels=panels(
            panel(
                parts,
                words("Topics"),
                [tally for id, tally in topics.items() if id != topic],
                more=parts.way(urls.TOPICS),
                most=MOST_TOPICS,
            ),
            leader_panel(parts, entries),
            *([topic_panel(parts, entries)] if topic else []),
        ),
    )
    included = included_in(chronicle, pair, topic)

    def note(entry: Entry) -> str | None:
        if entry.id in included:
            return parts.relation_title(included[entry.id])
        return parts.words("multilateral") if entry.id in chronicle.multilateral else None

    facts = facts_of(pair, entries, contacts, parts.coverage)
    pages = {id: tally.link for id, tally in topics.items()}
    yield from plan_list(
        parts,
        "relation.html",
        view,
        with_included(chronicle, entries, included),
        note,
        counted=entries,
        about=[*(("party", id) for id in pair), *([("topic", topic)] if topic else [])],
        first={
            "contacts": contacts_view(parts, facts),
            "kin": tuple(_kin(parts, pair, topic)),
            "included": _included(parts, included),
            "map": None
            if topic
            else map_of(parts, entries, lambda entry, way: {way.guest, way.host} == set(pair)),
            "coverage": coverage_panel(parts, entries, pair),
            "topics": None
            if topic
            else topics_chart(parts, facts.counted, pages=pages, apart=facts.multilateral),
        },
    )


def _kin(parts: Parts, pair: Pair, topic: str | None) -> Iterator[Kin]:
    """The relations before and after this one, where a party is a state that took another's place."""
    words = parts.words
    labels: tuple[tuple[str, Side], ...] = (
        (words("Before"), "predecessors"),
        (words("After"), "successors"),
    )
    for label, side in labels:
        for other in pairs_beside(parts.chronicle, pair, side):
            if has_page(parts, other, topic):
                entries = entries_of(parts.chronicle, other, topic)
                extent = words.plural(
                    "%(number)s entry, %(years)s",
                    "%(number)s entries, %(years)s",
                    len(entries),
                    years=span_of(entries),
                )
                yield Kin(label, parts.relation(other, topic), extent if entries else "")


def _included(parts: Parts, included: Mapping[str, Pair]) -> str:
    """That a list holds entries of other relations, which its facts do not count."""
    if not included:
        return ""
    relations = [parts.relation_title(pair) for pair in dict.fromkeys(included.values())]
    return parts.words.plural(
        "The list below also holds %(number)s entry of %(relations)s, marked as such and not counted.",
        "The list below also holds %(number)s entries of %(relations)s, marked as such and not counted.",
        len(included),
        relations=parts.words.list(relations),
    )
