"""The pages of nouns: leaders, parties, topics, kinds, places, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronicle import urls
from chronicle.dates import Date
from chronicle.deriving.tenures import membership_term
from chronicle.languages import language_name
from chronicle.model import Dossier, Entry, Membership, Mention, Party, Person, Place, Source, Topic
from chronicle.planning.commitments import commitments_fact, promises_with
from chronicle.planning.lists import count, panel, panels, plan_list
from chronicle.planning.mentions import all_mentions, links_to, mentions_of
from chronicle.planning.offices import term_text
from chronicle.planning.parts import Parts
from chronicle.planning.timelines import relation_tallies
from chronicle.planning.views import (
    Fact,
    Link,
    ListView,
    Member,
    Page,
    Panel,
    PartyView,
    Tally,
)
from chronicle.wording import messages

Named = Person | Party | Topic | Place | Dossier

PARTY_TYPES = messages(
    {"state": "State", "organisation": "Organisation", "bloc": "Bloc", "entity": "Entity"}
)


def plan_parties(parts: Parts, parties: Sequence[Party]) -> Iterator[Page]:
    """A page for each of some parties."""
    for party in parties:
        yield from _plan_party(parts, party)


def plan_topics(parts: Parts, topics: Sequence[Topic]) -> Iterator[Page]:
    """A page for each of some topics."""
    for topic in topics:
        yield from _plan_topic(parts, topic)


def plan_kinds(parts: Parts, kinds: Sequence[str]) -> Iterator[Page]:
    """A page for each of some kinds of event."""
    for kind in kinds:
        yield from _plan_kind(parts, kind, parts.chronicle.of_kind[kind])


def plan_places(parts: Parts, places: Sequence[Place]) -> Iterator[Page]:
    """A page for each of some places."""
    for place in places:
        yield from _plan_place(parts, place)


def plan_sources(parts: Parts, sources: Sequence[str]) -> Iterator[Page]:
    """A page for each of some sources, by their ids."""
    for id in sources:
        yield from _plan_source(parts, id, parts.chronicle.sources[id])


def topic_panel(parts: Parts, entries: Sequence[Entry]) -> Panel:
    """The topics of some entries, with how many of these each has."""
    return panel(
        parts,
        parts.words("Topics"),
        count(entries, parts.chronicle.topics_of, lambda id: parts.link("topic", id)),
        more=parts.way(urls.TOPICS),
    )


def leader_panel(parts: Parts, entries: Sequence[Entry], without: str | None = None) -> Panel:
    """Who took part in some entries, and in how many, except whom `without` names: the page is theirs."""
    return panel(
        parts,
        parts.words("Leaders"),
        count(
            entries,
            lambda entry: [each.person for each in entry.people if each.person != without],
            lambda id: parts.link("person", id),
        ),
        more=parts.way(urls.LEADERS),
    )


def kind_panel(parts: Parts, entries: Sequence[Entry]) -> Panel:
    """The kinds of some entries, with how many of these each has."""
    return panel(
        parts,
        parts.words("Kinds of event"),
        count(entries, lambda entry: [entry.kind], lambda id: parts.link("kind", id)),
        more=parts.way(urls.KINDS),
    )


def date_fact(parts: Parts, label: str, date: Date | None) -> list[Fact]:
    """A date under a label, if it is known."""
    return [Fact(label, when=parts.when(date))] if date else []


def text_fact(label: str, text: str | None) -> list[Fact]:
    """A text under a label, if there is one."""
    return [Fact(label, text=text)] if text else []


def aliases_fact(parts: Parts, label: str, noun: Named, written: Named) -> list[Fact]:
    """What else a noun is called; `written` is the noun as its file has it.

    The other names there may be in any language, which nobody says.
    """
    known = () if parts.edition.is_first else written.aliases
    names = tuple((name, "" if name in known else None) for name in noun.aliases)
    return [Fact(label, names=names)] if names else []


def links_fact(label: str, links: tuple[Link, ...]) -> list[Fact]:
    """Links under a label, if there are any."""
    return [Fact(label, links=links)] if links else []


def promises_fact(parts: Parts, kind: str, id: str) -> list[Fact]:
    """The promises with which a noun has to do, if there are any, with a link to their ledger."""
    return commitments_fact(parts, promises_with(parts, kind, id), parts.at.commitments(kind, id))


def description(parts: Parts, noun: Person | Party | Topic | Place, kind: str) -> str:
    """What search engines are told of a noun: the first sentence of its text."""
    return parts.opening(noun.body, (kind, noun.id, "")) if noun.body else ""


def _plan_party(parts: Parts, party: Party) -> Iterator[Page]:
    entries = parts.chronicle.with_party.get(party.id, ())
    known = parts.content.parties
    leaders = [
        Tally(parts.link("person", each.id), len(parts.chronicle.with_person.get(each.id, ())))
        for each in parts.chronicle.people_of.get(party.id, ())
    ]
    view = PartyView(
        head=parts.head(
            party.name,
            parts.at.address("party", party.id),
            [parts.way(urls.PARTIES)],
            description=description(parts, party, "party"),
            origin=party.origin,
            title_language=parts.foreign("party", party.id),
        ),
        title=party.name,
        kicker=parts.words(PARTY_TYPES[party.type]),
        native_names=party.native_names,
        intro=parts.prose(("party", party.id, ""), party.body),
        image=parts.picture(party.image, parts.unlike(parts.first_language)),
        facts=(
            *text_fact(parts.words("Code"), party.code),
            *date_fact(parts, parts.words("From"), party.start),
            *date_fact(parts, parts.words("To"), party.end),
            *links_fact(
                parts.words("Before"),
                parts.links("party", [id for id in party.predecessors if id in known]),
            ),
            *links_fact(
                parts.words("After"),
                parts.links("party", [id for id in party.successors if id in known]),
            ),
            *aliases_fact(
                parts, parts.words("Also called"), party, parts.original.parties[party.id]
            ),
            *promises_fact(parts, "party", party.id),
        ),
        panels=panels(
            panel(
                parts,
                parts.words("Relations"),
                [
                    Tally(parts.relation(pair), len(parts.chronicle.between[pair]))
                    for pair in parts.chronicle.pairs_with.get(party.id, ())
                ],
                more=parts.way(urls.RELATIONS),
            ),
            panel(parts, parts.words("Leaders"), leaders, more=parts.way(urls.LEADERS)),
            topic_panel(parts, entries),
        ),
        backlinks=links_to(parts, mentions_of(parts, Mention("party", party.id))),
        all_mentions=all_mentions(parts, Mention("party", party.id)),
        members=tuple(
            Member(parts.link("party", each.party), _member_since(parts, each))
            for each in party.members
        ),
    )
    for page in plan_list(parts, "party.html", view, entries, about=[("party", party.id)]):
        assert isinstance(page.view, PartyView)
        is_first = page.view.pagination.is_first
        yield page if is_first else replace(page, view=replace(page.view, members=()))


def _member_since(parts: Parts, member: Membership) -> str:
    term = membership_term(member)
    return term_text(term, parts.words) if term.is_dated else ""


def _plan_topic(parts: Parts, topic: Topic) -> Iterator[Page]:
    chronicle = parts.chronicle
    entries = chronicle.on_topic.get(topic.id, ())
    narrower = [
        Tally(parts.link("topic", other.id), len(chronicle.on_topic.get(other.id, ())))
        for other in parts.content.topics.values()
        if other.broader == topic.id
    ]
    least = parts.settings.site.relation_topic_min
    relations = [
        Tally(parts.relation(pair, topic.id), len(chronicle.between_on[pair, topic.id]))
        for pair in chronicle.pairs_on.get(topic.id, ())
        if len(chronicle.between_on[pair, topic.id]) >= least
    ]
    view = ListView(
        head=parts.head(
            topic.name,
            parts.at.address("topic", topic.id),
            [parts.way(urls.TOPICS)],
            description=description(parts, topic, "topic"),
            origin=topic.origin,
            title_language=parts.foreign("topic", topic.id),
        ),
        title=topic.name,
        kicker=parts.words("Topic"),
        intro=parts.prose(("topic", topic.id, ""), topic.body),
        facts=(
            *links_fact(
                parts.words("Broader"),
                parts.links("topic", [topic.broader] if topic.broader else []),
            ),
            *aliases_fact(parts, parts.words("Also"), topic, parts.original.topics[topic.id]),
        ),
        panels=panels(
            panel(parts, parts.words("Narrower topics"), narrower),
            panel(parts, parts.words("Relations"), relations),
            leader_panel(parts, entries),
            kind_panel(parts, entries),
        ),
        backlinks=links_to(parts, mentions_of(parts, Mention("topic", topic.id))),
        all_mentions=all_mentions(parts, Mention("topic", topic.id)),
    )
    yield from plan_list(parts, "topic.html", view, entries, about=[("topic", topic.id)])


def _plan_kind(parts: Parts, id: str, entries: Sequence[Entry]) -> Iterator[Page]:
    kind = parts.kind(id)
    view = ListView(
        head=parts.head(
            kind.plural,
            parts.at.address("kind", id),
            [parts.way(urls.KINDS)],
            description=parts.words("%(kinds)s in this chronicle.", kinds=kind.plural),
        ),
        title=kind.plural,
        kicker=parts.words("Kind of event"),
        panels=panels(
            panel(parts, parts.words("Relations"), relation_tallies(parts, entries)),
            topic_panel(parts, entries),
            leader_panel(parts, entries),
        ),
    )
    yield from plan_list(parts, "kind.html", view, entries, about=[("kind", id)])


def _plan_place(parts: Parts, place: Place) -> Iterator[Page]:
    entries = parts.chronicle.at_place.get(place.id, ())
    country = place.country
    facts = [
        *(
            links_fact(parts.words("Country"), parts.links("party", [country]))
            if country and country in parts.content.parties
            else text_fact(parts.words("Country"), parts.country(country))
        ),
        *(
            text_fact(parts.words("Coordinates"), f"{place.lat:g}, {place.lon:g}")
            if place.lat is not None and place.lon is not None
            else []
        ),
        *aliases_fact(parts, parts.words("Also called"), place, parts.original.places[place.id]),
    ]
    view = ListView(
        head=parts.head(
            place.name,
            parts.at.address("place", place.id),
            [parts.way(urls.PLACES)],
            description=description(parts, place, "place"),
            origin=place.origin,
            title_language=parts.foreign("place", place.id),
        ),
        title=place.name,
        kicker=parts.words("Place"),
        intro=parts.prose(("place", place.id, ""), place.body),
        facts=tuple(facts),
        panels=panels(leader_panel(parts, entries), topic_panel(parts, entries)),
        backlinks=links_to(parts, mentions_of(parts, Mention("place", place.id))),
        all_mentions=all_mentions(parts, Mention("place", place.id)),
    )
    yield from plan_list(parts, "place.html", view, entries)


def _plan_source(parts: Parts, id: str, source: Source) -> Iterator[Page]:
    facts = [
        *text_fact(parts.words("Publisher"), source.publisher),
        *text_fact(parts.words("Author"), source.author),
        *date_fact(parts, parts.words("Date"), source.date),
        *text_fact(parts.words("Type"), parts.words(source.type)),
        *text_fact(
            parts.words("Language"),
            language_name(source.language, parts.language) if source.language else None,
        ),
        *links_fact(
            parts.words("Account of"), parts.links("party", [source.side] if source.side else [])
        ),
        *([Fact(parts.words("Link"), text=source.url, url=source.url)] if source.url else []),
        *(
            [Fact(parts.words("Archived"), text=source.archived, url=source.archived)]
            if source.archived
            else []
        ),
        *text_fact(parts.words("Note"), source.note),
    ]
    view = ListView(
        head=parts.head(
            source.title,
            parts.at.address("source", id),
            [parts.way(urls.SOURCES)],
            description=parts.words("The entries of this chronicle that rest on this source."),
            title_language=parts.foreign("source", id),
        ),
        title=source.title,
        kicker=parts.words("Source"),
        facts=tuple(facts),
    )
    entries = parts.chronicle.resting_on[id]
    yield from plan_list(parts, "source.html", view, entries, is_timeline=False)
