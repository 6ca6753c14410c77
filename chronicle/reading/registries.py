"""Registry files (people, parties, topics, places, dossiers, relations) → nouns."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from chronicle import territories
from chronicle.converting import Body
from chronicle.dates import Date
from chronicle.diagnostics import Location, error
from chronicle.documents import Document
from chronicle.model import (
    Claim,
    Dossier,
    Image,
    Membership,
    Office,
    Party,
    Person,
    Place,
    Relation,
    Topic,
)
from chronicle.offices import kind_of
from chronicle.reading.naming import Register
from chronicle.reading.references import References
from chronicle.reading.written import Folder, Written
from chronicle.schema import (
    DossierFields,
    Fields,
    ImageFields,
    OfficeFields,
    PartyFields,
    PersonFields,
    PlaceFields,
    RelationFields,
    TopicFields,
)
from chronicle.validating import located

Bodies = Mapping[str, Body]
"""Converted bodies by their text."""


def register_names(folder: Folder, references: References) -> None:
    """Make every registry file known by its id, its names and its aliases."""
    for kind, name in _FOLDERS.items():
        register = references.registers[kind]
        for file in folder.files:
            if file.folder == name:
                register.add(file.id, _names(file.fields))
        for broken_folder, id in sorted(folder.broken):
            if broken_folder == name:
                register.add(id, ())
    _register_states(folder, references.registers["party"])


def _register_states(folder: Folder, register: Register) -> None:
    """Let a party file that is a state under another id (uk.md, burma.md) be that state."""
    files = list(folder.of("parties"))
    ids = {file.id for file in files}
    for file in files:
        state = _state_in(file)
        if state and state.id not in ids:
            register.stand_for(state.id, file.id)


def _state_in(file: Written) -> territories.State | None:
    """The state that a party file is about: by its name, else by its id."""
    fields = file.fields
    assert isinstance(fields, PartyFields)
    if fields.type not in (None, "state"):
        return None
    named = territories.find_state(fields.name) if fields.name else None
    return named or territories.state(file.id)


def _names(fields: Fields) -> list[str]:
    own = [getattr(fields, "name", None), getattr(fields, "code", None)]
    native = getattr(fields, "native_name", {}).values()
    return [name for name in (*own, *native, *getattr(fields, "aliases", ())) if name]


_FOLDERS = {
    "party": "parties",
    "person": "people",
    "topic": "topics",
    "dossier": "dossiers",
    "place": "places",
}


def read_people(folder: Folder, refs: References, bodies: Bodies) -> dict[str, Person]:
    people = {}
    states = {file.id: _is_state(file) for file in folder.of("parties")}
    for file in folder.of("people"):
        assert isinstance(file.fields, PersonFields)
        people[file.id] = _person(file, file.fields, refs, bodies, states)
    return people


def _is_state(file: Written) -> bool:
    fields = file.fields
    assert isinstance(fields, PartyFields)
    return fields.type == "state" or _state_in(file) is not None


def _person(
    file: Written,
    fields: PersonFields,
    refs: References,
    bodies: Bodies,
    states: Mapping[str, bool],
) -> Person:
    at = _at(file.document)
    party = refs.one("party", fields.party, at("party")) if fields.party else None
    offices = tuple(
        _office(
            office,
            refs.one("party", office.of, at("offices", number, "of")) if office.of else party,
            states,
            refs,
        )
        for number, office in enumerate(fields.offices)
    )
    return Person(
        id=file.id,
        name=fields.name,
        origin=file.document,
        sort_name=fields.sort_name,
        native_names=tuple(fields.native_name.items()),
        aliases=tuple(fields.aliases),
        party=party,
        offices=offices,
        born=fields.born,
        died=fields.died,
        wikidata=fields.wikidata,
        image=image(fields.image),
        body=bodies[file.text],
    )


def _office(
    fields: OfficeFields, of: str | None, states: Mapping[str, bool], refs: References
) -> Office:
    """An office; `states` says of parties with files whether they are states."""
    register = refs.registers["party"]
    is_state = of is not None and states.get(
        of, territories.state(register.state_of(of)) is not None
    )
    return Office(
        title=fields.title,
        kind=fields.kind
        or kind_of(fields.title, register.state_of(of) if of and is_state else None),
        of=of,
        start=fields.from_,
        end=_end(fields.to),
        end_unknown=fields.to == "unknown",
        source=fields.source,
    )


def _end(to: Date | Literal["unknown"] | None) -> Date | None:
    return None if to == "unknown" else to


def read_parties(folder: Folder, refs: References, bodies: Bodies) -> dict[str, Party]:
    parties = {}
    for file in folder.of("parties"):
        assert isinstance(file.fields, PartyFields)
        parties[file.id] = _party(file, file.fields, refs, bodies)
    return parties


def _party(file: Written, fields: PartyFields, refs: References, bodies: Bodies) -> Party:
    """A party file; for a state it adds to, or changes, what is known of that state anyway."""
    at = _at(file.document)

    def ids(key: str, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(refs.one("party", name, at(key, n)) for n, name in enumerate(names))

    known = known_state(file.id, refs)
    return Party(
        id=file.id,
        name=fields.name or (known.name if known else file.id),
        origin=file.document,
        type=fields.type or (known.type if known else "entity"),
        code=fields.code or (known.code if known else None),
        aliases=tuple(fields.aliases),
        native_names=tuple(fields.native_name.items()),
        demonym=fields.demonym,
        start=fields.from_ or (known.start if known else None),
        end=fields.to or (known.end if known else None),
        predecessors=ids("predecessors", fields.predecessors)
        or (known.predecessors if known else ()),
        successors=ids("successors", fields.successors) or (known.successors if known else ()),
        members=tuple(
            Membership(
                refs.one("party", member.party, at("members", number)),
                member.from_,
                _end(member.to),
                member.to == "unknown",
            )
            for number, member in enumerate(fields.members)
        ),
        image=image(fields.image),
        body=bodies[file.text],
    )


def known_state(id: str, refs: References) -> Party | None:
    """The state with this id as CLDR and the table of former states know it."""
    register = refs.registers["party"]
    state = territories.state(register.state_of(id))
    if state is None:
        return None
    return Party(
        id=id,
        name=territories.state_name(state.id, refs.language) or state.name,
        type="state",
        code=state.code,
        start=state.start,
        end=state.end,
        predecessors=tuple(map(register.party_of, state.predecessors)),
        successors=tuple(map(register.party_of, state.successors)),
    )


def read_topics(folder: Folder, refs: References, bodies: Bodies) -> dict[str, Topic]:
    topics = {}
    for file in folder.of("topics"):
        fields = file.fields
        assert isinstance(fields, TopicFields)
        broader = (
            refs.one("topic", fields.broader, _at(file.document)("broader"))
            if fields.broader
            else None
        )
        topics[file.id] = Topic(
            file.id, fields.name, file.document, tuple(fields.aliases), broader, bodies[file.text]
        )
    return topics


def read_places(folder: Folder, refs: References, bodies: Bodies) -> dict[str, Place]:
    places = {}
    for file in folder.of("places"):
        fields = file.fields
        assert isinstance(fields, PlaceFields)
        places[file.id] = Place(
            id=file.id,
            name=fields.name,
            origin=file.document,
            country=refs.country(fields.country),
            lat=fields.lat,
            lon=fields.lon,
            aliases=tuple(fields.aliases),
            body=bodies[file.text],
        )
    return places


def read_dossiers(folder: Folder, refs: References, bodies: Bodies) -> dict[str, Dossier]:
    dossiers = {}
    for file in folder.of("dossiers"):
        fields = file.fields
        assert isinstance(fields, DossierFields)
        at = _at(file.document)
        dossiers[file.id] = Dossier(
            id=file.id,
            name=fields.name,
            origin=file.document,
            type=fields.type,
            parties=tuple(
                refs.one("party", name, at("parties", n)) for n, name in enumerate(fields.parties)
            ),
            topics=tuple(
                refs.one("topic", name, at("topics", n)) for n, name in enumerate(fields.topics)
            ),
            status=fields.status,
            signed=fields.signed,
            in_force=fields.in_force,
            ended=fields.ended,
            aliases=tuple(fields.aliases),
            claims=tuple(
                Claim(claim.value, claim.source, claim.name, claim.date) for claim in fields.claims
            ),
            body=bodies[file.text],
        )
    return dossiers


def read_relations(folder: Folder, refs: References, bodies: Bodies) -> dict[str, Relation]:
    relations: dict[str, Relation] = {}
    introduced: dict[tuple[tuple[str, str], str | None], Relation] = {}
    for file in folder.of("relations"):
        assert isinstance(file.fields, RelationFields)
        relation = _relation(file, file.fields, refs, bodies)
        first = introduced.setdefault((relation.parties, relation.topic), relation)
        if relation.parties[0] == relation.parties[1]:
            refs.problems.append(
                error(
                    "bad-value", "`parties` names one party twice", _at(file.document)("parties")()
                )
            )
        elif first is not relation:
            refs.problems.append(
                error(
                    "duplicate-relation",
                    f"{first.origin.file} introduces the same relation",
                    file.document.locate(),
                    "keep one of the two, or give this one a topic",
                )
            )
        else:
            relations[file.id] = relation
    return relations


def _relation(file: Written, fields: RelationFields, refs: References, bodies: Bodies) -> Relation:
    at = _at(file.document)
    first, second = sorted(
        refs.one("party", name, at("parties", n)) for n, name in enumerate(fields.parties)
    )
    return Relation(
        id=file.id,
        parties=(first, second),
        origin=file.document,
        topic=refs.one("topic", fields.topic, at("topic")) if fields.topic else None,
        title=fields.title,
        predecessors=fields.predecessors,
        body=bodies[file.text],
    )


def image(fields: ImageFields | None) -> Image | None:
    return Image(fields.src, fields.alt, fields.caption, fields.credit) if fields else None


def _at(document: Document) -> Callable[..., Callable[[], Location]]:
    """Positions in a document, looked up only when there is something to report."""
    return lambda *path: lambda: located(document, path)
