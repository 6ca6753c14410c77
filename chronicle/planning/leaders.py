"""The pages of leaders: their offices, who held them before and after, their counterparts, their timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronicle import urls
from chronicle.deriving import counterparts as deriving
from chronicle.deriving.counterparts import counterparts_of
from chronicle.deriving.tenures import Holder, Tenure
from chronicle.model import Entry, Mention, Person
from chronicle.offices import is_acting
from chronicle.planning import views
from chronicle.planning.charts.maps import map_of
from chronicle.planning.lists import count, panel, panels, plan_list
from chronicle.planning.mentions import all_mentions, links_to, mentions_of
from chronicle.planning.nouns import (
    aliases_fact,
    date_fact,
    description,
    kind_panel,
    promises_fact,
    topic_panel,
)
from chronicle.planning.offices import office_title, span_text, term_text
from chronicle.planning.parts import Parts
from chronicle.planning.views import Fact, Page, PersonView, Tally


def plan_leaders(parts: Parts, people: Sequence[Person]) -> Iterator[Page]:
    """A page for each of some people whom the chronicle names."""
    for person in people:
        yield from _plan_person(parts, person)


def _plan_person(parts: Parts, person: Person) -> Iterator[Page]:
    entries = parts.chronicle.with_person.get(person.id, ())
    offices = tuple(_tenure(parts, each) for each in parts.tenures.of[person.id])
    counterparts = tuple(
        _counterparts(parts, person.id, each)
        for each in counterparts_of(parts.chronicle, parts.tenures, person.id)
    )
    view = PersonView(
        head=parts.head(
            person.name,
            parts.at.address("person", person.id),
            [parts.way(urls.LEADERS)],
            description=description(parts, person, "person"),
            origin=person.origin,
            title_language=parts.foreign("person", person.id),
        ),
        title=person.name,
        kicker=parts.words("Leader"),
        native_names=person.native_names,
        intro=parts.prose(("person", person.id, ""), person.body),
        image=parts.picture(person.image, parts.unlike(parts.first_language)),
        facts=(
            *date_fact(parts, parts.words("Born"), person.born),
            *date_fact(parts, parts.words("Died"), person.died),
            *aliases_fact(
                parts, parts.words("Also written"), person, parts.original.people[person.id]
            ),
            *(
                [
                    Fact(
                        "Wikidata",
                        text=person.wikidata,
                        url=f"https://www.wikidata.org/wiki/{person.wikidata}",
                    )
                ]
                if person.wikidata
                else []
            ),
            *promises_fact(parts, "person", person.id),
        ),
        panels=panels(
            panel(parts, parts.words("Met"), _met(parts, entries, person.id)),
            topic_panel(parts, entries),
            kind_panel(parts, entries),
        ),
        backlinks=links_to(parts, mentions_of(parts, Mention("person", person.id))),
        all_mentions=all_mentions(parts, Mention("person", person.id)),
        parties=parts.links("party", _parties(parts, person)),
    )

    def note(entry: Entry) -> str | None:
        if parts.shows_offices(entry):
            return None
        return "; ".join(parts.offices.at(entry, person.id)) or None

    yield from plan_list(
        parts,
        "person.html",
        view,
        entries,
        note,
        first={
            "offices": offices,
            "counterparts": counterparts,
            "map": map_of(
                parts, entries, lambda entry, way: way.guest == _acted_for(entry, person.id)
            ),
            "scope": parts.scope() if counterparts or any(each.holders for each in offices) else "",
        },
        tenures=parts.tenures.of.get(person.id, ()),
        about=[("leader", person.id)],
    )


def _acted_for(entry: Entry, person: str) -> str | None:
    """Whom somebody acted for in an entry that they took part in."""
    return next(each.party for each in entry.people if each.person == person)


def _met(parts: Parts, entries: Sequence[Entry], person: str) -> list[Tally]:
    """Those who took part for another party, and how often."""

    def others(entry: Entry) -> list[str]:
        side = _acted_for(entry, person)
        return [each.person for each in entry.people if each.party != side]

    return count(entries, others, lambda id: parts.link("person", id))


def _parties(parts: Parts, person: Person) -> list[str]:
    """Whom a person acted for, in the order of their offices: a leader may outlive a state."""
    ordered = sorted(parts.tenures.of[person.id], key=lambda each: each.order)
    found = dict.fromkeys([*(each.office.of for each in ordered), person.party])
    return [id for id in found if id and id in parts.content.parties]


def _tenure(parts: Parts, tenure: Tenure) -> views.Tenure:
    """An office with those who certainly held it before and after."""
    words, tenures = parts.words, parts.tenures
    before = (
        _holder(
            parts, tenure, each, words("Preceded by") if each.touches else words("Earlier holder")
        )
        for each in tenures.before(tenure)
    )
    after = (
        _holder(
            parts, tenure, each, words("Followed by") if each.touches else words("Later holder")
        )
        for each in tenures.after(tenure)
    )
    office = parts.offices.called(tenure).office
    is_translated = office.source != tenure.office.source
    return views.Tenure(
        title=office_title(office, parts.content.parties, words),
        span=term_text(tenure.term, words),
        kind=tenure.office.kind,
        source=office.source,
        holders=(*before, *after),
        source_language=None if is_translated else parts.unlike(parts.first_language),
    )


def _holder(parts: Parts, tenure: Tenure, holder: Holder, label: str) -> views.Holder:
    """Another holder, with the title where that is another: "Acting President, …"."""
    words, other = parts.words, parts.offices.called(holder.tenure)
    when = term_text(other.term, words)
    if holder.tenure.office.title != tenure.office.title:
        when = words("%(office)s, %(time)s", office=other.office.title, time=when)
    return views.Holder(label, parts.link("person", other.person), when)


def _counterparts(
    parts: Parts, person: str, counterparts: deriving.Counterparts
) -> views.Counterparts:
    tenure, state, words = counterparts.tenure, counterparts.state, parts.words
    pair = tuple(sorted((tenure.office.of or "", state)))
    known = pair in parts.chronicle.between
    return views.Counterparts(
        office=words(
            "while %(office)s (%(time)s)",
            office=office_title(parts.offices.called(tenure).office, parts.content.parties, words),
            time=term_text(tenure.term, words),
        ),
        state=parts.link("party", state),
        relation=parts.relation((pair[0], pair[1])) if known else None,
        rows=tuple(_years(parts, each) for each in counterparts.years),
    )


def _years(parts: Parts, years: deriving.Years) -> views.CounterpartYears:
    words, number = parts.words, len(years.together)
    return views.CounterpartYears(
        years=span_text(years.first, years.last, words),
        holders=tuple(_held(parts, each) for each in years.holders),
        together=words.plural("%(number)s entry with both", "%(number)s entries with both", number)
        if number
        else "",
    )


def _held(parts: Parts, held: deriving.Held) -> views.Link:
    """Somebody who held an office, with their title where they stood in, and with what is unsure."""
    office, words = held.tenure.office, parts.words
    notes = [parts.offices.called(held.tenure).office.title] if is_acting(office) else []
    notes += [words("perhaps")] if held.certainty == "perhaps" else []
    return replace(parts.link("person", held.tenure.person), note=words.series(notes) or None)
