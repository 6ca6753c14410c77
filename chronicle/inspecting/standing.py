"""Who held what on a day: the offices of a person, those of a party, the members of an organisation."""

from collections.abc import Mapping

from chronicle.dates import Date
from chronicle.deriving.tenures import (
    Standing,
    Tenures,
    members_on,
    membership_term,
    tenures_of,
)
from chronicle.inspecting.describing import told_of
from chronicle.inspecting.desk import Description
from chronicle.linking import Chronicle
from chronicle.model import Mention, Party
from chronicle.planning.offices import doubt_text, standing_text
from chronicle.settings import Settings
from chronicle.wording import Words, words_of


def describe_on(
    chronicle: Chronicle, settings: Settings, thing: Mention, date: Date
) -> Description:
    """What a person or a party was on a date, each office or member with how certain it is.

    `certainty` is held, perhaps, former or later; `shown` is what pages show,
    in the language of the site.
    """
    told: Description = told_of(_about(chronicle, thing, date, words_of(settings.language)))
    return told


def _about(chronicle: Chronicle, thing: Mention, date: Date, words: Words) -> Description:
    content = chronicle.content
    tenures = tenures_of(content.people)
    if thing.kind == "person":
        person = content.people[thing.id]
        found = [_office(each, date, content.parties, words) for each in tenures.on(thing.id, date)]
        return {**_head(thing, person.name, date), "offices": found}
    party = content.parties[thing.id]
    offices = [
        {
            **_office(each, date, content.parties, words),
            "holder": content.people[each.tenure.person].name,
            "person": each.tenure.person,
        }
        for each in _held_for(tenures, party, date)
    ]
    members = [
        {
            "party": each.party,
            "name": content.parties[each.party].name,
            "certainty": certainty,
            "because": doubt_text(membership_term(each), date, words)
            if certainty == "perhaps"
            else None,
        }
        for each, certainty in members_on(party, date)
    ]
    return {**_head(thing, party.name, date), "offices": offices, "members": members}


def _head(thing: Mention, name: str, date: Date) -> Description:
    return {"kind": thing.kind, "id": thing.id, "name": name, "on": str(date)}


def _office(
    standing: Standing, date: Date, parties: Mapping[str, Party], words: Words
) -> Description:
    return {
        "title": standing.tenure.office.title,
        "certainty": standing.state,
        "shown": standing_text(standing, date, parties, words),
    }


def _held_for(tenures: Tenures, party: Party, date: Date) -> list[Standing]:
    """The offices of a party that were held on a date, perhaps at least, the highest first."""
    found = [
        each
        for person in tenures.of
        for each in tenures.on(person, date)
        if each.tenure.office.of == party.id and each.state in {"held", "perhaps"}
    ]
    return sorted(found, key=lambda each: each.rank)
