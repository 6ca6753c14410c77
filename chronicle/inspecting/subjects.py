"""All that the chronicle knows of what entries are about: topics, dossiers, places."""

from chronicle.deriving.dossiers import figures_of, kin_of, story_of
from chronicle.inspecting.desk import Description, Desk, edtf, people_of
from chronicle.inspecting.promises import commitments, made_at
from chronicle.linking import Entries
from chronicle.model import Mention


def about_topic(desk: Desk, mention: Mention) -> Description:
    """Its names, the broader and the narrower ones, and its entries."""
    content = desk.chronicle.content
    topic = content.topics[mention.id]
    entries = desk.chronicle.on_topic.get(topic.id, ())
    narrower = (id for id, other in content.topics.items() if other.broader == topic.id)
    return {
        **desk.registered(mention, topic),
        "aliases": list(topic.aliases),
        "broader": desk.ref("topic", topic.broader) if topic.broader else None,
        "narrower": desk.refs("topic", narrower),
        **_shared(desk, mention, entries),
    }


def about_dossier(desk: Desk, mention: Mention) -> Description:
    """Its dates, story, figures and promises, and what is around it."""
    dossier = desk.chronicle.content.dossiers[mention.id]
    entries = desk.chronicle.in_dossier.get(dossier.id, ())
    return {
        **desk.registered(mention, dossier),
        "type": dossier.type,
        "status": dossier.status,
        "aliases": list(dossier.aliases),
        "signed": edtf(dossier.signed),
        "in_force": edtf(dossier.in_force),
        "ended": edtf(dossier.ended),
        "topics": desk.refs("topic", dossier.topics),
        "claims": [
            {
                "name": claim.name,
                "value": claim.value,
                "date": edtf(claim.date),
                "source": claim.source,
            }
            for claim in dossier.claims
        ],
        "milestones": [
            {
                "id": moment.entry.id if moment.entry else None,
                "date": str(moment.date),
                "milestone": moment.text or ", ".join(moment.keys),
                "keys": list(moment.keys) if moment.text else None,
                "after": desk.words.elapsed(moment.since) if moment.since else None,
            }
            for moment in story_of(dossier, entries)
        ],
        "figures_on_which_sources_differ": [
            figure.name for figure in figures_of(dossier.claims) if figure.is_disputed
        ],
        "related": [
            {
                "id": kin.entry.id,
                "date": str(kin.entry.date),
                "title": kin.entry.title,
                "reason": f"{kin.reason} {kin.of.id if kin.of else 'the dossier'}",
            }
            for kin in kin_of(desk.chronicle, dossier)
        ],
        **_shared(desk, mention, entries),
        **commitments(desk, desk.promises.in_dossier.get(dossier.id, ())),
        **({"parties": desk.refs("party", dossier.parties)} if dossier.parties else {}),
    }


def about_place(desk: Desk, mention: Mention) -> Description:
    """Where it is, and its entries."""
    place = desk.chronicle.content.places[mention.id]
    parties = desk.chronicle.content.parties
    country = parties.get(place.country) if place.country else None
    return {
        **desk.registered(mention, place),
        "country": country.name if country else place.country,
        "latitude": place.lat,
        "longitude": place.lon,
        "aliases": list(place.aliases),
        **_shared(desk, mention, desk.chronicle.at_place.get(place.id, ())),
    }


def _shared(desk: Desk, mention: Mention, entries: Entries) -> Description:
    """What is told alike of all that entries are about: who took part, promises, sources, the list."""
    return {
        "parties": desk.counted("party", (id for entry in entries for id in entry.parties)),
        "people": desk.counted("person", people_of(entries)),
        **made_at(desk, entries),
        "sources": desk.sources(entries),
        **desk.backlinks(mention),
        **desk.history(entries),
    }
