"""All that the chronicle knows of one thing, as values that JSON can hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from chronicle import urls
from chronicle.dates import Date
from chronicle.deriving.dossiers import figures_of, kin_of, story_of
from chronicle.deriving.promises import Promise, Promises, by_status, promises_of
from chronicle.deriving.tenures import Holder, Tenure, Tenures, tenures_of
from chronicle.history import NO_HISTORY, History
from chronicle.inspecting.accounts import accounts
from chronicle.inspecting.coverage import coverage, years_between
from chronicle.inspecting.finding import COVERAGE, Between, Thing, nouns_of
from chronicle.inspecting.past import past
from chronicle.inspecting.record import record, related
from chronicle.inspecting.relations import relation_facts
from chronicle.linking import Chronicle, Entries
from chronicle.model import (
    Dossier,
    Entry,
    Mention,
    Party,
    Person,
    Place,
    Source,
    Topic,
)
from chronicle.planning.offices import standing_text
from chronicle.settings import Settings
from chronicle.wording import words_of

Description = dict[str, Any]


def describe(
    chronicle: Chronicle, settings: Settings, thing: Thing, history: History = NO_HISTORY
) -> Description:
    """Everything about a thing: names, dates, entries, counts, counterparts, promises, sources, backlinks.

    What it has none of is left out; the order of keys is the order to read them in. Dates are
    EDTF, other things are `{kind, id, name}`. `address` is the path of its page below the site's
    base, `url` is there when the site has one.
    """
    desk = _Desk(chronicle, settings, history)
    if isinstance(thing, Between):
        about = _between(desk, thing)
    elif thing == COVERAGE:
        about = {
            **desk.head(*COVERAGE, "Coverage", urls.COVERAGE),
            **coverage(chronicle, settings, listed),
        }
    else:
        about = _of_kind[thing.kind](desk, thing)
    told: Description = told_of(about)
    return told


def told_of(value: Any) -> Any:
    """A value without what it says nothing of, at any depth."""
    if isinstance(value, dict):
        told = {key: told_of(each) for key, each in value.items()}
        return {key: each for key, each in told.items() if each not in (None, "", [], {})}
    return [told_of(each) for each in value] if isinstance(value, list) else value


class _Desk:
    """What every description needs at hand."""

    def __init__(self, chronicle: Chronicle, settings: Settings, history: History) -> None:
        self.chronicle = chronicle
        self.settings = settings
        self.past = history

    @cached_property
    def tenures(self) -> Tenures:
        return tenures_of(self.chronicle.content.people)

    def offices(self, person: str, date: Date) -> str:
        """The offices of a person on a date as pages show them."""
        parties, words = self.chronicle.content.parties, words_of("en")
        held = self.tenures.on(person, date)
        return ", ".join(standing_text(each, date, parties, words) for each in held)

    def name(self, mention: Mention) -> str:
        """The name or title of a noun."""
        kind, id = mention
        if kind == "relation":
            relation = self.chronicle.content.relations[id]
            return relation.title or self.between(Between(relation.parties, relation.topic))
        noun = nouns_of(self.chronicle, kind).get(id)
        return str(getattr(noun, "name", None) or getattr(noun, "title", id))

    def between(self, between: Between) -> str:
        """The name of a pair: "Pakistan–Russia", "Pakistan–Russia: Energy"."""
        pair = "–".join(self.name(Mention("party", id)) for id in between.pair)
        if between.topic is None:
            return pair
        return f"{pair}: {self.name(Mention('topic', between.topic))}"

    def ref(self, kind: str, id: str) -> Description:
        return {"kind": kind, "id": id, "name": self.name(Mention(kind, id))}

    def refs(self, kind: str, ids: Iterable[str]) -> list[Description]:
        return [self.ref(kind, id) for id in ids]

    def counted(self, kind: str, ids: Iterable[str]) -> list[Description]:
        """The nouns with how many times each comes up, the most frequent first."""
        counts = Counter(ids)
        ranked = sorted(counts, key=lambda id: (-counts[id], id))
        return [{**self.ref(kind, id), "entries": counts[id]} for id in ranked]

    def head(self, kind: str, id: str, name: str, address: str) -> Description:
        url = urls.Urls(self.settings.url).absolute(address) if self.settings.url else None
        return {"kind": kind, "id": id, "name": name, "address": address, "url": url}

    def backlinks(self, mention: Mention) -> Description:
        linked = self.chronicle.backlinks.get(mention, ())
        return {
            "mentioned_in": listed(self.chronicle.mentioned_in.get(mention, ())),
            "linked_from": [self.ref(*source) for source in linked],
        }

    @cached_property
    def promises(self) -> Promises:
        return promises_of(self.chronicle, self.settings)

    def commitments(self, promises: Iterable[Promise]) -> Description:
        """How many promises have each status, then the promises, in the given order."""
        known = tuple(promises)
        return {
            "commitments_by_status": by_status(known),
            "commitments": [self._promise(promise) for promise in known],
        }

    def made_at(self, entries: Iterable[Entry]) -> Description:
        """The promises made at some entries."""
        return self.commitments(
            promise for entry in entries for promise in self.promises.at.get(entry.id, ())
        )

    def _promise(self, promise: Promise) -> Description:
        entry, commitment = promise.entry, promise.commitment
        words = words_of("en")
        timing = promise.timing
        return {
            "id": f"{entry.id}#{commitment.id}",
            "status": promise.status,
            "text": commitment.text,
            "by": [self.ref(*mention) for mention in commitment.by],
            "to": [self.ref(*mention) for mention in commitment.to],
            "made": str(entry.date),
            "due": _text(commitment.due),
            "note": commitment.note,
            "kept_by": [
                {"id": later.id, "date": str(later.date), "partly": fulfilment.partly}
                for later, fulfilment in promise.kept
            ],
            "taken": words.elapsed(promise.taken) if promise.taken else None,
            "late": timing.is_late if timing else None,
            "covered": None if promise.is_watched else "not all the time till it was due",
            "stale_since": str(promise.moved.date) if promise.is_stale else None,
        }

    def sources(self, entries: Iterable[Entry]) -> list[Description]:
        """Each source once, in the order in which the entries first cite it."""
        citing: dict[str, list[Source]] = {}
        for entry in entries:
            for source in {source.key: source for source in entry.sources}.values():
                citing.setdefault(self.chronicle.source_ids[source.key], []).append(source)
        return [
            {
                "id": id,
                "title": cited[0].title,
                "publisher": cited[0].publisher,
                "date": _text(cited[0].date),
                "type": cited[0].type,
                "side": cited[0].side,
                "url": cited[0].url,
                "entries": len(cited),
            }
            for id, cited in citing.items()
        ]

    def history(self, entries: Entries) -> Description:
        """What a list of entries adds up to, then the list."""
        return {
            "count": len(entries),
            "first": str(entries[0].date) if entries else None,
            "last": str(entries[-1].date) if entries else None,
            "by_kind": _counts(entry.kind for entry in entries),
            "by_topic": _counts(topic for entry in entries for topic in entry.topics),
            "by_year": dict(sorted(Counter(_year(entry.date) for entry in entries).items())),
            "entries": listed(entries),
        }


def listed(entries: Iterable[Entry]) -> list[Description]:
    """Entries as a description lists them."""
    return [
        {"id": entry.id, "date": str(entry.date), "title": entry.title, "kind": entry.kind}
        for entry in entries
    ]


def _entry(desk: _Desk, mention: Mention) -> Description:
    chronicle = desk.chronicle
    entry = chronicle.entries[mention.id]
    pairs = [
        desk.between(Between(pair)) for pair, found in chronicle.between.items() if entry in found
    ]
    earlier = [chronicle.entries[id] for id in entry.follows if id in chronicle.entries]
    return {
        **desk.head("entry", entry.id, entry.title, urls.address("entry", entry.id)),
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
        "record": record(chronicle, desk.settings, entry),
        "follows": listed(earlier),
        "followed_by": listed(chronicle.followers.get(entry.id, ())),
        **desk.made_at([entry]),
        "fulfils": [f"{kept.entry}#{kept.commitment}" for kept in entry.fulfils],
        **accounts(chronicle, entry, desk.settings.site.relation_max_parties),
        **past(entry, desk.past.of(entry.origin.file)),
        "sources": desk.sources([entry]),
        "related": related(chronicle, desk.settings, entry),
        **desk.backlinks(mention),
    }


def _person(desk: _Desk, mention: Mention) -> Description:
    chronicle = desk.chronicle
    person = chronicle.content.people[mention.id]
    entries = chronicle.with_person.get(person.id, ())
    others = (
        one.person for entry in entries for one in {p.person: p for p in entry.people}.values()
    )
    return {
        **_registered(desk, mention, person),
        "native_names": dict(person.native_names),
        "aliases": list(person.aliases),
        "party": desk.ref("party", person.party) if person.party else None,
        "offices": [_office(desk, tenure) for tenure in desk.tenures.of[person.id]],
        "born": _text(person.born),
        "died": _text(person.died),
        "wikidata": person.wikidata,
        "counterparts": desk.counted("person", (id for id in others if id != person.id)),
        **_named_in(desk, mention),
        "sources": desk.sources(entries),
        **desk.backlinks(mention),
        **desk.history(entries),
    }


def _office(desk: _Desk, tenure: Tenure) -> Description:
    office = tenure.office
    before, after = desk.tenures.before(tenure), desk.tenures.after(tenure)
    return {
        "title": office.title,
        "of": desk.ref("party", office.of) if office.of else None,
        "kind": office.kind,
        "from": _text(office.start),
        "to": "unknown" if office.end_unknown else _text(office.end),
        "preceded_by": _holders(desk, before, touching=True),
        "earlier_holder": _holders(desk, before, touching=False),
        "followed_by": _holders(desk, after, touching=True),
        "later_holder": _holders(desk, after, touching=False),
    }


def _holders(desk: _Desk, holders: Iterable[Holder], *, touching: bool) -> list[Description]:
    """Those whose term touched this one's, or those whose did not."""
    return [
        {
            **desk.ref("person", each.tenure.person),
            "from": _text(each.tenure.term.start),
            "to": _text(each.tenure.term.end),
        }
        for each in holders
        if each.touches is touching
    ]


def _party(desk: _Desk, mention: Mention) -> Description:
    chronicle = desk.chronicle
    party = chronicle.content.parties[mention.id]
    entries = chronicle.with_party.get(party.id, ())
    people = (one.person for entry in entries for one in entry.people if one.party == party.id)
    others = (id for entry in entries for id in entry.parties if id != party.id)
    return {
        **_registered(desk, mention, party),
        "type": party.type,
        "code": party.code,
        "native_names": dict(party.native_names),
        "aliases": list(party.aliases),
        "from": _text(party.start),
        "to": _text(party.end),
        "predecessors": _known(desk, party.predecessors),
        "successors": _known(desk, party.successors),
        "members": [
            {
                **desk.ref("party", each.party),
                "from": _text(each.start),
                "to": "unknown" if each.end_unknown else _text(each.end),
            }
            for each in party.members
        ],
        "counterparts": desk.counted("party", others),
        "people": desk.counted("person", people),
        **_named_in(desk, mention),
        "sources": desk.sources(entries),
        **desk.backlinks(mention),
        **desk.history(entries),
    }


def _known(desk: _Desk, ids: Iterable[str]) -> list[Description]:
    """Those states before or after a party that this chronicle speaks of."""
    return desk.refs("party", (id for id in ids if id in desk.chronicle.content.parties))


def _named_in(desk: _Desk, mention: Mention) -> Description:
    """The promises by somebody and to them, as the ledger has them."""
    promises = desk.promises
    named = (*promises.by.get(mention, ()), *promises.to.get(mention, ()))
    return desk.commitments(dict.fromkeys(named))


def _topic(desk: _Desk, mention: Mention) -> Description:
    content = desk.chronicle.content
    topic = content.topics[mention.id]
    entries = desk.chronicle.on_topic.get(topic.id, ())
    narrower = (id for id, other in content.topics.items() if other.broader == topic.id)
    return {
        **_registered(desk, mention, topic),
        "aliases": list(topic.aliases),
        "broader": desk.ref("topic", topic.broader) if topic.broader else None,
        "narrower": desk.refs("topic", narrower),
        **_shared(desk, mention, entries),
    }


def _dossier(desk: _Desk, mention: Mention) -> Description:
    dossier = desk.chronicle.content.dossiers[mention.id]
    entries = desk.chronicle.in_dossier.get(dossier.id, ())
    return {
        **_registered(desk, mention, dossier),
        "type": dossier.type,
        "status": dossier.status,
        "aliases": list(dossier.aliases),
        "signed": _text(dossier.signed),
        "in_force": _text(dossier.in_force),
        "ended": _text(dossier.ended),
        "topics": desk.refs("topic", dossier.topics),
        "claims": [
            {
                "name": claim.name,
                "value": claim.value,
                "date": _text(claim.date),
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
                "after": words_of("en").elapsed(moment.since) if moment.since else None,
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
        **desk.commitments(desk.promises.in_dossier.get(dossier.id, ())),
        **({"parties": desk.refs("party", dossier.parties)} if dossier.parties else {}),
    }


def _place(desk: _Desk, mention: Mention) -> Description:
    place = desk.chronicle.content.places[mention.id]
    parties = desk.chronicle.content.parties
    country = parties.get(place.country) if place.country else None
    return {
        **_registered(desk, mention, place),
        "country": country.name if country else place.country,
        "latitude": place.lat,
        "longitude": place.lon,
        "aliases": list(place.aliases),
        **_shared(desk, mention, desk.chronicle.at_place.get(place.id, ())),
    }


def _page(desk: _Desk, mention: Mention) -> Description:
    page = desk.chronicle.content.pages[mention.id]
    return {
        **desk.head("page", page.id, page.title, urls.address("page", page.id)),
        "file": page.origin.file,
        "summary": page.summary,
        "language": page.language,
        "translations": [translation.language for translation in page.translations],
        **desk.backlinks(mention),
    }


def _between(desk: _Desk, between: Between) -> Description:
    chronicle = desk.chronicle
    pair, topic = between.pair, between.topic
    entries = chronicle.between[pair] if topic is None else chronicle.between_on[pair, topic]
    address = urls.relation(pair, topic)
    introduction = chronicle.introductions.get((pair, topic))
    mention = Mention("relation", introduction.id) if introduction else None
    return {
        **desk.head(
            "relation",
            address.removeprefix(urls.RELATIONS).rstrip("/"),
            (introduction and introduction.title) or desk.between(between),
            address,
        ),
        "file": introduction.origin.file if introduction else None,
        "parties": desk.refs("party", pair),
        "topic": desk.ref("topic", topic) if topic else None,
        **relation_facts(
            chronicle, desk.settings, between, lambda kind, id: desk.name(Mention(kind, id))
        ),
        **years_between(chronicle, desk.settings, pair, entries),
        "people": desk.counted("person", _people(entries)),
        **(
            desk.made_at(entries)
            if topic
            else desk.commitments(desk.promises.between.get(pair, ()))
        ),
        "sources": desk.sources(entries),
        **(desk.backlinks(mention) if mention else {}),
        **desk.history(entries),
    }


def _registered(
    desk: _Desk, mention: Mention, noun: Person | Party | Topic | Dossier | Place
) -> Description:
    return {
        **desk.head(*mention, noun.name, urls.address(*mention)),
        "file": noun.origin.file if noun.origin else None,
    }


def _shared(desk: _Desk, mention: Mention, entries: Entries) -> Description:
    """What is told alike of all that entries are about: who took part, promises, sources, the list."""
    return {
        "parties": desk.counted("party", (id for entry in entries for id in entry.parties)),
        "people": desk.counted("person", _people(entries)),
        **desk.made_at(entries),
        "sources": desk.sources(entries),
        **desk.backlinks(mention),
        **desk.history(entries),
    }


def _people(entries: Entries) -> Iterable[str]:
    return (one.person for entry in entries for one in entry.people)


def _counts(values: Iterable[str]) -> dict[str, int]:
    """How many of each, the most first."""
    counts = Counter(values)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _year(date: Date) -> str:
    return f"{date.year:04d}" if date.year else str(date)


def _text(date: Date | None) -> str | None:
    return str(date) if date else None


_of_kind: Mapping[str, Callable[[_Desk, Mention], Description]] = {
    "entry": _entry,
    "person": _person,
    "party": _party,
    "topic": _topic,
    "dossier": _dossier,
    "place": _place,
    "page": _page,
}
