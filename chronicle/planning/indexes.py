"""The indexes: every leader, party, relation, topic, kind, dossier, place, source; the log of corrections; home."""

from collections.abc import Iterator, Mapping

from chronicle import dates, urls
from chronicle.deriving.days import by_day
from chronicle.planning.charts.contacts import contacts_of_all
from chronicle.planning.charts.maps import map_of_all
from chronicle.planning.days import anniversaries_ahead, day_ahead
from chronicle.planning.directories import Sections, plan_directory
from chronicle.planning.dossiers import DOSSIER_TYPES
from chronicle.planning.lists import by_count, by_name, panel, panels
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    HomeView,
    Link,
    Listed,
    Page,
    Tally,
)
from chronicle.planning.years import span_of
from chronicle.urls import host_of

LATEST = 10
"""How many entries the home page shows."""


def plan_indexes(parts: Parts) -> Iterator[Page]:
    """Every index; one of nothing is a page all the same, since the navigation leads to it."""
    yield from plan_directory(
        parts, parts.way(urls.LEADERS), parts.words("Everyone who took part."), _leaders(parts)
    )
    yield from plan_directory(
        parts,
        parts.way(urls.PARTIES),
        parts.words("States and organisations that took part."),
        _parties(parts),
    )
    relations = [
        Tally(parts.relation(pair), len(entries), span_of(entries))
        for pair, entries in parts.chronicle.between.items()
    ]
    yield from plan_directory(
        parts,
        parts.way(urls.RELATIONS),
        parts.words("Every pair of parties."),
        [("", by_count(parts, relations))],
    )
    yield from plan_directory(
        parts, parts.way(urls.TOPICS), parts.words("What the entries are about."), _topics(parts)
    )
    kinds = [
        Tally(parts.link("kind", id), len(entries))
        for id, entries in parts.chronicle.of_kind.items()
    ]
    yield from plan_directory(
        parts,
        parts.way(urls.KINDS),
        parts.words("What sorts of event there are."),
        [("", by_count(parts, kinds))],
    )
    dossiers = [
        Tally(
            parts.link("dossier", dossier.id),
            len(parts.chronicle.in_dossier.get(dossier.id, ())),
            parts.words(DOSSIER_TYPES[dossier.type]),
        )
        for dossier in parts.content.dossiers.values()
    ]
    intro = parts.words("Agreements, projects, processes and disputes followed across entries.")
    yield from plan_directory(
        parts, parts.way(urls.DOSSIERS), intro, [("", by_name(parts, dossiers))]
    )
    places = [
        Tally(
            parts.link("place", place.id),
            len(parts.chronicle.at_place.get(place.id, ())),
            parts.country(place.country),
        )
        for place in parts.content.places.values()
    ]
    yield from plan_directory(
        parts,
        parts.way(urls.PLACES),
        parts.words("Where it happened."),
        [("", by_name(parts, places))],
        map=map_of_all(parts),
    )
    if parts.has("sources"):
        yield from plan_directory(
            parts,
            parts.way(urls.SOURCES),
            parts.words("What the entries rest on, by publisher."),
            _sources(parts),
        )


def _leaders(parts: Parts) -> Sections:
    """People under the party that they act for, in the order of their sorting names."""
    content, chronicle, order = parts.content, parts.chronicle, parts.words.order
    sections: dict[str, list[Tally]] = {}
    for person in sorted(
        content.people.values(), key=lambda each: (order(each.sort_name or each.name), each.id)
    ):
        party = (
            parts.name("party", person.party)
            if person.party and person.party in content.parties
            else ""
        )
        entries = chronicle.with_person.get(person.id, ())
        tally = Tally(parts.link("person", person.id), len(entries), span_of(entries))
        sections.setdefault(party, []).append(tally)
    rest = parts.words("Others") if len(sections) > 1 else ""
    return [(title or rest, people) for title, people in _by_title(parts, sections)]


def _parties(parts: Parts) -> Sections:
    words = parts.words
    titles = {
        "state": words("States"),
        "organisation": words("Organisations"),
        "bloc": words("Blocs"),
        "entity": words("Others"),
    }
    return [
        (
            title,
            by_name(
                parts,
                [
                    Tally(
                        parts.link("party", party.id),
                        len(parts.chronicle.with_party.get(party.id, ())),
                    )
                    for party in parts.content.parties.values()
                    if party.type == type
                ],
            ),
        )
        for type, title in titles.items()
    ]


def _topics(parts: Parts) -> Sections:
    topics = parts.content.topics
    return [
        (
            "",
            by_name(
                parts,
                [
                    Tally(
                        parts.link("topic", topic.id),
                        len(parts.chronicle.on_topic.get(topic.id, ())),
                        parts.words("part of %(topic)s", topic=topics[topic.broader].name)
                        if topic.broader
                        else None,
                    )
                    for topic in topics.values()
                ],
            ),
        )
    ]


def _sources(parts: Parts) -> Sections:
    sections: dict[str, list[Tally]] = {}
    for id, source in parts.chronicle.sources.items():
        when = dates.show(source.date, parts.language) if source.date else None
        tally = Tally(parts.link("source", id), len(parts.chronicle.resting_on[id]), when)
        publisher = source.publisher or host_of(source.url or "")
        sections.setdefault(publisher, []).append(tally)
    return [
        (title or parts.words("No publisher named"), by_name(parts, tallies))
        for title, tallies in _by_title(parts, sections)
    ]


def _by_title(parts: Parts, sections: Mapping[str, list[Tally]]) -> list[tuple[str, list[Tally]]]:
    """Sections in the order of their titles; what has none comes last."""
    order = parts.words.order
    return sorted(sections.items(), key=lambda each: (not each[0], order(each[0])))


def plan_home(parts: Parts) -> Page:
    """The front page: how much there is, the latest entries, the ways in."""
    chronicle, content = parts.chronicle, parts.content
    entries = list(chronicle.entries.values())
    counts = (
        Tally(Link(parts.words("Entries"), parts.at.here(urls.TIMELINE)), len(entries)),
        Tally(parts.way(urls.LEADERS), len(content.people)),
        Tally(parts.way(urls.RELATIONS), len(chronicle.between)),
        Tally(parts.way(urls.TOPICS), len(content.topics)),
        Tally(parts.way(urls.DOSSIERS), len(content.dossiers)),
        *([Tally(parts.way(urls.SOURCES), len(chronicle.sources))] if parts.has("sources") else []),
    )
    about = content.pages.get("about")
    days = by_day(entries)
    view = HomeView(
        head=parts.head(
            parts.settings.site.title,
            parts.at.here(urls.HOME),
            description=parts.settings.site.tagline
            or (parts.opening(about.body, ("page", "about", "")) if about else ""),
            feed=parts.at.here(urls.FEED),
        ),
        intro=None,
        counts=tuple(tally for tally in counts if tally.count),
        span=span_of(entries),
        latest=tuple(Listed(parts.card(entry)) for entry in entries[: -LATEST - 1 : -1]),
        panels=panels(
            panel(
                parts,
                parts.words("Relations"),
                [
                    Tally(parts.relation(pair), len(each))
                    for pair, each in chronicle.between.items()
                ],
                more=parts.way(urls.RELATIONS),
                most=8,
            ),
            panel(
                parts,
                parts.words("Leaders"),
                [
                    Tally(parts.link("person", id), len(each))
                    for id, each in chronicle.with_person.items()
                ],
                more=parts.way(urls.LEADERS),
                most=8,
            ),
            panel(
                parts,
                parts.words("Topics"),
                [
                    Tally(parts.link("topic", id), len(each))
                    for id, each in chronicle.on_topic.items()
                ],
                more=parts.way(urls.TOPICS),
            ),
            panel(
                parts,
                parts.words("Dossiers"),
                [
                    Tally(parts.link("dossier", id), len(each))
                    for id, each in chronicle.in_dossier.items()
                ],
                more=parts.way(urls.DOSSIERS),
                most=8,
            ),
        ),
        contacts=contacts_of_all(parts),
        day=day_ahead(parts, days),
        anniversaries=anniversaries_ahead(parts, days),
    )
    return Page(view.head.address, "home.html", view)
