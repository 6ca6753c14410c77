"""The pages of pairs, and of pairs and topics."""

from collections.abc import Iterator

from chronicle import urls
from chronicle.linking import Pair
from chronicle.model import Entry
from chronicle.planning.commitments import commitments_fact
from chronicle.planning.coverage import coverage_panel
from chronicle.planning.lists import panel, panels, plan_list
from chronicle.planning.nouns import kind_panel, leader_panel, topic_panel
from chronicle.planning.parts import Parts
from chronicle.planning.views import Fact, Link, ListView, Page, RedirectView, Tally

RELATIONS = Link("Relations", urls.RELATIONS)


def plan_relations(parts: Parts) -> Iterator[Page]:
    """A page for every pair, and for a pair and a topic with entries enough; the other order redirects."""
    chronicle = parts.chronicle
    topics: dict[Pair, list[str]] = {}
    for pair, topic in chronicle.between_on:
        introduced = (pair, topic) in chronicle.introductions
        least = parts.settings.site.relation_topic_min
        if introduced or len(chronicle.between_on[pair, topic]) >= least:
            topics.setdefault(pair, []).append(topic)
    for pair in chronicle.between:
        own = topics.get(pair, [])
        yield from _plan_relation(parts, pair, None, own)
        for topic in own:
            yield from _plan_relation(parts, pair, topic, own)


def plan_other_orders(parts: Parts, pages: list[Page]) -> Iterator[Page]:
    """A redirect from the other order of each pair, where no page has that address."""
    taken = {page.address for page in pages}
    pairs = [(pair, None) for pair in parts.chronicle.between]
    for pair, topic in [*pairs, *parts.chronicle.between_on]:
        target, other = parts.relation(pair, topic), urls.relation((pair[1], pair[0]), topic)
        if target.address in taken and other not in taken:
            head = parts.head(target.text, other, listed=False)
            yield Page(other, "redirect.html", RedirectView(head=head, target=target))


def _plan_relation(
    parts: Parts, pair: Pair, topic: str | None, topics: list[str]
) -> Iterator[Page]:
    chronicle = parts.chronicle
    entries = chronicle.between_on[pair, topic] if topic else chronicle.between[pair]
    introduction = chronicle.introductions.get((pair, topic))
    prose, opening = None, ""
    if introduction and introduction.body:
        owner = ("relation", introduction.id, "")
        prose = parts.prose(owner, introduction.body)
        opening = parts.opening(introduction.body, owner)
    link = parts.relation(pair, topic)
    view = ListView(
        head=parts.head(
            link.text,
            link.address,
            [RELATIONS, parts.relation(pair)] if topic else [RELATIONS],
            description=opening or f"{link.text}: every contact in this chronicle.",
            origin=introduction.origin if introduction else None,
        ),
        title=link.text,
        kicker="Relation and topic" if topic else "Relation",
        intro=prose,
        facts=(
            Fact("Parties", links=parts.links("party", pair)),
            *([Fact("Topic", links=(parts.link("topic", topic),))] if topic else []),
            *_successions(parts, pair),
            *(
                commitments_fact(
                    parts, parts.promises.between.get(pair, ()), urls.commitments_between(pair)
                )
                if topic is None
                else []
            ),
        ),
        panels=panels(
            panel(
                "Topics",
                [
                    Tally(
                        Link(parts.name("topic", id), urls.relation(pair, id)),
                        len(chronicle.between_on[pair, id]),
                    )
                    for id in topics
                    if id != topic
                ],
                most=len(topics),
            ),
            leader_panel(parts, entries),
            *([topic_panel(parts, entries)] if topic else []),
            kind_panel(parts, entries),
        ),
        coverage=coverage_panel(parts, entries, pair),
    )

    def note(entry: Entry) -> str | None:
        return "multilateral" if entry.id in chronicle.multilateral else None

    yield from plan_list(parts, "relation.html", view, entries, note)


def _successions(parts: Parts, pair: Pair) -> list[Fact]:
    """The relations before and after this one, where a party is a state that took another's place."""
    facts = []
    for label, kin in (("Before", "predecessors"), ("After", "successors")):
        found = [
            parts.relation(other)
            for n, party in enumerate(pair)
            for relative in getattr(parts.content.parties[party], kin)
            for other in [tuple(sorted((relative, pair[1 - n])))]
            if other in parts.chronicle.between and other != pair
        ]
        if found:
            facts.append(Fact(label, links=tuple(dict.fromkeys(found))))
    return facts
