"""All that the chronicle knows of an entry."""

from chronicle import urls
from chronicle.inspecting.accounts import accounts
from chronicle.inspecting.desk import Description, Desk, listed
from chronicle.inspecting.finding import Between
from chronicle.inspecting.past import past
from chronicle.inspecting.promises import made_at
from chronicle.inspecting.record import record, related
from chronicle.model import Mention


def about_entry(desk: Desk, mention: Mention) -> Description:
    """What was written of an entry, its place in the record, and what is near it."""
    chronicle = desk.chronicle
    entry = chronicle.entries[mention.id]
    pairs = [
        desk.between(Between(pair)) for pair, found in chronicle.between.items() if entry in found
    ]
    earlier = [chronicle.entries[id] for id in entry.follows if id in chronicle.entries]
    return {
        **desk.head("entry", entry.id, entry.title, urls.ORIGINAL.address("entry", entry.id)),
        "file": entry.origin.file,
        "date": str(entry.date),
        "event": entry.kind,
        "level": entry.level,
        "status": entry.status,
        "summary": entry.summary,
        "language": entry.language,
        "translations": [translation.language for translation in entry.translations],
        "parties": desk.refs("party", entry.parties),
        "people": [
            {
                **desk.ref("person", one.person),
                "for": one.party,
                "as": one.office,
                "office": desk.offices(one.person, entry.date) if one.office is None else None,
                "role": one.role,
            }
            for one in entry.people
        ],
        "places": desk.refs("place", entry.places),
        "topics": desk.refs("topic", entry.topics),
        "relations": pairs,
        "dossiers": [
            {**desk.ref("dossier", step.dossier), "milestone": step.milestone}
            for step in entry.dossiers
        ],
        "mentions": [desk.ref(*each) for each in entry.mentions],
        "record": record(desk, entry),
        "follows": listed(earlier),
        "followed_by": listed(chronicle.followers.get(entry.id, ())),
        **made_at(desk, [entry]),
        "fulfils": [f"{kept.entry}#{kept.commitment}" for kept in entry.fulfils],
        **accounts(desk, entry),
        **past(entry, desk.past.of(entry.origin.file)),
        "sources": desk.sources([entry]),
        "related": related(desk, entry),
        **desk.backlinks(mention),
    }
