"""The nouns of a chronicle, as it knows them once every reference is resolved.

All are frozen, made of tuples, and refer to one another by id. What an author
may *write* is declared in `chronicle.schema`; reading turns one into the other.
Each noun remembers the document that it was written in (`origin`), so that a
finding can name the line; a noun without a file of its own has none.
"""

from dataclasses import dataclass
from typing import NamedTuple

from chronicle.converting import Body
from chronicle.dates import Date
from chronicle.documents import Document


class Mention(NamedTuple):
    """A noun by its kind ("person", "party", "topic", "dossier", "place", "entry", "page") and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with the text that stands for it; `src` is a path below media or a URL."""

    src: str
    alt: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that an entry rests on, as that entry cites it.

    `id` is unique within the entry. `key` is the same for every citation of
    the same document across the chronicle.
    """

    id: str
    key: str
    title: str
    url: str | None = None
    publisher: str | None = None
    date: Date | None = None
    language: str | None = None
    type: str = "other"
    side: str | None = None
    author: str | None = None
    accessed: Date | None = None
    archived: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who took part, whom for, in what office and what role."""

    person: str
    party: str | None = None
    office: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Readout:
    """An account by one side, or by several jointly; or its documented absence (`absent`, looked for on `searched`)."""

    sides: tuple[str, ...]
    text: str | None = None
    source: str | None = None
    topics: tuple[str, ...] = ()
    absent: bool = False
    searched: Date | None = None
    language: str | None = None
    """Of the text, where it is not the entry's."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise made at an entry; `status` is set only where the author decided it.

    With a `dossier` it belongs to that one alone. Where no commitment of an entry names one, all
    belong to every dossier of the entry.
    """

    id: str
    by: tuple[Mention, ...]
    text: str
    to: tuple[Mention, ...] = ()
    due: Date | None = None
    dossier: str | None = None
    status: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A promise (`entry` and the id of its `commitment`) that an entry keeps, wholly or partly."""

    entry: str
    commitment: str
    partly: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """An entry's place in a dossier; a `milestone` is told on the dossier's page."""

    dossier: str
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to the record, or a reported value set right, with the evidence for it."""

    date: Date
    text: str
    field: str | None = None
    reported: str | None = None
    corrected: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that one source gives; `name` and `date` where a dossier compares figures."""

    value: str
    source: str | None = None
    name: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A point on which sources disagree and the chronicle does not decide."""

    text: str
    field: str | None = None
    claims: tuple[Claim, ...] = ()


Terms = tuple[tuple[str, str], ...]
"""What parts of a noun are called in another language, each by what stands for it in the original."""


@dataclass(frozen=True, slots=True)
class Translation:
    """An entry's or page's text in another language.

    `commitments` are texts by the commitments' ids, `milestones` by the ids of their dossiers.
    """

    language: str
    title: str
    summary: str | None
    body: Body
    origin: Document
    commitments: Terms = ()
    milestones: Terms = ()


@dataclass(frozen=True, slots=True)
class NounTranslation:
    """What a noun with a registry file is called, and what is written of it, in another language.

    What is None, or empty, is as in the original. `terms` are the titles of a person's offices,
    or the names, values and sources of a dossier's figures, by those of the original.
    """

    language: str
    origin: Document
    body: Body
    name: str | None = None
    sort_name: str | None = None
    demonym: str | None = None
    status: str | None = None
    aliases: tuple[str, ...] = ()
    terms: Terms = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One event."""

    id: str
    origin: Document
    date: Date
    title: str
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    body: Body
    language: str
    kind: str = "other"
    level: str | None = None
    status: str = "confirmed"
    summary: str | None = None
    people: tuple[Participant, ...] = ()
    places: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sources: tuple[Source, ...] = ()
    readouts: tuple[Readout, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    fulfils: tuple[Fulfilment, ...] = ()
    dossiers: tuple[Step, ...] = ()
    follows: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    image: Image | None = None
    aliases: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    publish: Date | None = None
    """An embargo: left out until then."""

    @property
    def order(self) -> tuple[object, ...]:
        """The total order of entries: earliest day, latest day, id."""
        return (self.date.earliest, self.date.latest, self.id)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held; without an `end` it is still held, unless `end_unknown`."""

    title: str
    kind: str = "other"
    of: str | None = None
    start: Date | None = None
    end: Date | None = None
    end_unknown: bool = False
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A leader, diplomat or official."""

    id: str
    name: str
    origin: Document | None = None
    sort_name: str | None = None
    native_names: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    party: str | None = None
    offices: tuple[Office, ...] = ()
    born: Date | None = None
    died: Date | None = None
    wikidata: str | None = None
    image: Image | None = None
    body: Body | None = None
    translations: tuple[NounTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's membership of an organisation; without an `end` it lasts, unless `end_unknown`."""

    party: str
    start: Date | None = None
    end: Date | None = None
    end_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A state, organisation, bloc or other entity; `predecessors` and `successors` are ids."""

    id: str
    name: str
    origin: Document | None = None
    type: str = "entity"
    code: str | None = None
    aliases: tuple[str, ...] = ()
    native_names: tuple[tuple[str, str], ...] = ()
    demonym: str | None = None
    start: Date | None = None
    end: Date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    image: Image | None = None
    body: Body | None = None
    translations: tuple[NounTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject; an entry on it is also on the `broader` one."""

    id: str
    name: str
    origin: Document | None = None
    aliases: tuple[str, ...] = ()
    broader: str | None = None
    body: Body | None = None
    translations: tuple[NounTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """An introduction to a pair of parties (ids in alphabetical order), or to a pair and a topic.

    With `predecessors` its page lists the entries of the pairs before it, too.
    """

    id: str
    parties: tuple[str, str]
    origin: Document
    topic: str | None = None
    title: str | None = None
    predecessors: bool = False
    body: Body | None = None
    translations: tuple[NounTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """An agreement, project, process or dispute that is followed across entries."""

    id: str
    name: str
    origin: Document | None = None
    type: str = "process"
    parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    status: str | None = None
    signed: Date | None = None
    in_force: Date | None = None
    ended: Date | None = None
    aliases: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    body: Body | None = None
    translations: tuple[NounTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened."""

    id: str
    name: str
    origin: Document | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()
    body: Body | None = None
    translations: tuple[NounTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page that is none of the above: about, method."""

    id: str
    title: str
    body: Body
    origin: Document
    language: str
    summary: str | None = None
    image: Image | None = None
    aliases: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds of event that pictures draw as one, in one colour: an id, and what they are together."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: its name, its plural, the id of its icon, and that of its family."""

    id: str
    name: str
    plural: str
    icon: str
    family: str = "other"
