"""Upkeep: what stands twice, what nothing uses, and what is ignored in vain."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from chronicle.checking import spots
from chronicle.checking.codes import CODES
from chronicle.diagnostics import (
    Diagnostic,
    Location,
    Severity,
    did_you_mean,
    error,
    warning,
)
from chronicle.documents import Document
from chronicle.linking import Chronicle
from chronicle.model import Entry, Mention, Relation
from chronicle.reading import Content
from chronicle.settings import Settings
from chronicle.validating import located


def near_duplicates(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """near-duplicate: an event has one entry.

    Alike are two entries of one day, the same parties and one kind. Different people make different
    events, and so do different topics where neither entry names people.
    """
    days: dict[object, list[Entry]] = defaultdict(list)
    for entry in chronicle.entries.values():
        if entry.date.days == 1:
            days[entry.date.earliest, frozenset(entry.parties), entry.kind].append(entry)
    for entries in days.values():
        for number, entry in enumerate(entries):
            first = next((other for other in entries[:number] if _alike(other, entry)), None)
            if first:
                yield warning(
                    "near-duplicate",
                    f"this may be the same event as {first.id} ({first.origin.file})",
                    entry.origin.locate(),
                    "make one entry of the two, or `ignore: [near-duplicate]` here",
                )


def _alike(one: Entry, other: Entry) -> bool:
    mine = {participant.person for participant in one.people}
    yours = {participant.person for participant in other.people}
    if mine and yours:
        return bool(mine & yours)
    return bool(set(one.topics) & set(other.topics))


def unused_files(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """unused-file: something of the chronicle refers to whatever has a file.

    Nothing can be said while entries are left out or cannot be read: they may be the ones.
    """
    content = chronicle.content
    if content.hidden or content.broken:
        return
    used = _used(chronicle)
    nouns: dict[str, Mapping[str, object]] = {
        "person": content.people,
        "party": content.parties,
        "topic": content.topics,
        "dossier": content.dossiers,
        "place": content.places,
    }
    for kind, known in nouns.items():
        for id, noun in known.items():
            origin: Document | None = getattr(noun, "origin", None)
            if origin and Mention(kind, id) not in used:
                yield _unused(f"no entry names the {kind} “{id}”, and nothing links to it", origin)
    for relation in content.relations.values():
        if not _entries_of(chronicle, relation):
            about = f" on {relation.topic}" if relation.topic else ""
            parties = " and ".join(relation.parties)
            yield _unused(f"there is no entry of {parties}{about}", relation.origin)


def _unused(message: str, document: Document) -> Diagnostic:
    hint = "remove the file, or check its name and aliases against how entries write them"
    return warning("unused-file", message, Location(document.file), hint)


def _entries_of(chronicle: Chronicle, relation: Relation) -> tuple[Entry, ...]:
    if relation.topic:
        return chronicle.between_on.get((relation.parties, relation.topic), ())
    return chronicle.between.get(relation.parties, ())


def _used(chronicle: Chronicle) -> set[Mention]:
    """Everything that something else refers to."""
    content = chronicle.content
    used = set(chronicle.backlinks)
    for entry in content.entries.values():
        used.update(_used_by(entry))
    used.update(Mention(kind, id) for kind, id in _used_by_files(content) if id)
    return used


def _used_by(entry: Entry) -> Iterator[Mention]:
    yield from entry.mentions
    for kind, ids in (("party", entry.parties), ("topic", entry.topics), ("place", entry.places)):
        for id in ids:
            yield Mention(kind, id)
    for participant in entry.people:
        yield Mention("person", participant.person)
        if participant.party:
            yield Mention("party", participant.party)
    for step in entry.dossiers:
        yield Mention("dossier", step.dossier)
    for source in entry.sources:
        if source.side:
            yield Mention("party", source.side)
    for readout in entry.readouts:
        for side in readout.sides:
            yield Mention("party", side)
        for topic in readout.topics:
            yield Mention("topic", topic)
    for promise in entry.commitments:
        yield from promise.by
        yield from promise.to
        if promise.dossier:
            yield Mention("dossier", promise.dossier)


def _used_by_files(content: Content) -> Iterator[tuple[str, str | None]]:
    for person in content.people.values():
        yield "party", person.party
        for office in person.offices:
            yield "party", office.of
    for party in content.parties.values():
        for id in (*party.predecessors, *party.successors, *(m.party for m in party.members)):
            yield "party", id
    for topic in content.topics.values():
        yield "topic", topic.broader
    for place in content.places.values():
        yield "party", place.country
    for dossier in content.dossiers.values():
        for id in dossier.parties:
            yield "party", id
        for id in dossier.topics:
            yield "topic", id
    for relation in content.relations.values():
        yield "topic", relation.topic
        for id in relation.parties:
            yield "party", id


def circular_topics(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """circular-topic: no topic is broader than itself."""
    topics = chronicle.content.topics
    done: set[str] = set()
    for start in topics:
        path: dict[str, None] = {}
        id: str | None = start
        while id is not None and id in topics and id not in done and id not in path:
            path[id] = None
            id = topics[id].broader
        done.update(path)
        if id in path:
            ids = list(path)
            circle = ids[ids.index(id) :]
            origin = topics[min(circle)].origin
            yield error(
                "circular-topic",
                f"a topic cannot be broader than itself: {' → '.join([*circle, circle[0]])}",
                origin.locate(("broader",)) if origin else None,
                "take `broader` out of one of them",
            )


def ignored_codes(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """unknown-code, ignored-error: what is ignored is the code of a warning or a note."""
    for document in (settings.document, *documents(chronicle.content)):
        for number, written in enumerate(spots.listed(document, "ignore")):
            code = str(written).strip()
            if code not in CODES:
                yield warning(
                    "unknown-code",
                    f"no finding has the code “{code}”",
                    located(document, ("ignore", number)),
                    did_you_mean(code, CODES) or "docs/checks.md lists all codes",
                )
            elif CODES[code].severity is Severity.ERROR:
                yield warning(
                    "ignored-error",
                    f"“{code}” is an error, which cannot be ignored",
                    located(document, ("ignore", number)),
                    "leave this out, and put right what it reports",
                )


def documents(content: Content) -> Iterator[Document]:
    """Every file of the content that was read, translations with them."""
    for nouns in (
        content.people,
        content.parties,
        content.topics,
        content.places,
        content.dossiers,
        content.relations,
    ):
        for noun in nouns.values():
            origin: Document | None = getattr(noun, "origin", None)
            if origin:
                yield origin
            yield from (each.origin for each in noun.translations)
    for texts in (content.entries, content.pages):
        for text in texts.values():
            yield text.origin
            for translation in text.translations:
                yield translation.origin
