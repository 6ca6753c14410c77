"""Files → nouns: what `content/` says, typed, with every reference resolved to an id."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from chronicle.converting import Body, convert
from chronicle.dates import Date
from chronicle.diagnostics import Diagnostic
from chronicle.model import (
    Dossier,
    Entry,
    FreePage,
    Party,
    Person,
    Place,
    Relation,
    Topic,
)
from chronicle.reading.entries import Described, described_places, expect_names, read_entry
from chronicle.reading.files import read_files
from chronicle.reading.meanings import Meanings
from chronicle.reading.references import References
from chronicle.reading.registries import (
    Bodies,
    image,
    known_state,
    read_dossiers,
    read_parties,
    read_people,
    read_places,
    read_relations,
    read_topics,
    register_names,
)
from chronicle.reading.shelves import Shelf
from chronicle.reading.translations import Translations
from chronicle.reading.written import Folder, Written, titled
from chronicle.schema import Fields, PageFields
from chronicle.settings import Settings

Noun = TypeVar("Noun", Person, Party, Topic, Place, Dossier)

Introduced = Person | Party | Topic | Place | Dossier | Relation
"""A noun whose file may introduce it."""

Convert = Callable[[Sequence[str]], Sequence[Body]]
"""Markdown texts → bodies, in the same order; lets a caller keep them or spread the work."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was read, by id; entries in the order of their dates.

    `hidden` are the entries and pages left out as drafts or under embargo,
    `broken` the (folder, id) of files with faults: a reference to either is
    not dead. `states` are the parties whose file names a state otherwise, by
    that state's id.
    """

    entries: Mapping[str, Entry]
    people: Mapping[str, Person]
    parties: Mapping[str, Party]
    topics: Mapping[str, Topic]
    places: Mapping[str, Place]
    dossiers: Mapping[str, Dossier]
    relations: Mapping[str, Relation]
    pages: Mapping[str, FreePage]
    media: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    broken: frozenset[tuple[str, str]] = frozenset()
    states: Mapping[str, str] = field(default_factory=dict)

    @property
    def introduced(self) -> Mapping[str, Mapping[str, Introduced]]:
        """The nouns whose files may introduce them, by their kinds and ids."""
        return {
            "person": self.people,
            "party": self.parties,
            "topic": self.topics,
            "place": self.places,
            "dossier": self.dossiers,
            "relation": self.relations,
        }


def convert_all(texts: Sequence[str]) -> list[Body]:
    """Convert one after the other, keeping nothing."""
    return [convert(text) for text in texts]


def read(
    settings: Settings,
    convert: Convert = convert_all,
    meanings: Meanings | None = None,
    shelf: Shelf | None = None,
) -> tuple[Content, list[Diagnostic]]:
    """Read the content folder of a site; what is among the `meanings` is not parsed again, nor what is on the shelf."""
    folder, problems = read_files(settings.content, meanings, shelf)
    content, found = resolve(folder, settings, convert)
    return content, problems + found


def resolve(
    folder: Folder, settings: Settings, convert: Convert = convert_all
) -> tuple[Content, list[Diagnostic]]:
    """Typed files → nouns. Pure: no disk."""
    texts = list(dict.fromkeys(file.text for file in folder.files))
    bodies = dict(zip(texts, convert(texts), strict=True))
    refs = References.of(settings)
    register_names(folder, refs)
    translations = Translations(folder, bodies)
    people = translations.of_nouns("people", read_people(folder, refs, bodies))
    refs.people = people
    parties = translations.of_nouns("parties", read_parties(folder, refs, bodies))
    topics = translations.of_nouns("topics", read_topics(folder, refs, bodies))
    places = translations.of_nouns("places", read_places(folder, refs, bodies))
    dossiers = translations.of_nouns("dossiers", read_dossiers(folder, refs, bodies))
    relations = translations.of_nouns("relations", read_relations(folder, refs, bodies))
    shown, hidden = _shown(folder, settings)
    entries = []
    described: list[Described] = []
    expect_names(shown, refs)
    for file in shown:
        entry, at = read_entry(file, refs, settings, bodies, translations.of_text(file))
        entries.append(entry)
        described += at
    places |= described_places(described, places, refs)
    content = Content(
        entries={entry.id: entry for entry in sorted(entries, key=lambda entry: entry.order)},
        people=_with_new(people, refs, "person", lambda id, name: Person(id, name)),
        parties=_with_new(
            parties, refs, "party", lambda id, name: known_state(id, refs) or Party(id, name)
        ),
        topics=_with_new(topics, refs, "topic", lambda id, name: Topic(id, name)),
        places=_with_new(places, refs, "place", lambda id, name: Place(id, name)),
        dossiers=_with_new(dossiers, refs, "dossier", lambda id, name: Dossier(id, name)),
        relations=relations,
        pages=_pages(folder, settings, bodies, translations),
        media=folder.media,
        hidden=hidden,
        broken=folder.broken,
        states=refs.registers["party"].states,
    )
    doubts = [doubt for register in refs.registers.values() for doubt in register.doubts()]
    return content, refs.problems + doubts


def _shown(folder: Folder, settings: Settings) -> tuple[list[Written], frozenset[str]]:
    """The entries that this build shows, and the ids of the entries and pages that it leaves out."""
    entries = [file for file in folder.of("entries") if not _held_back(file.fields, settings)]
    shown = {file.id for file in entries}
    hidden = {file.id for file in folder.of("entries")} - shown
    pages = {file.id for file in folder.of("pages") if _held_back(file.fields, settings)}
    return entries, frozenset(hidden | pages)


def _held_back(fields: Fields, settings: Settings) -> bool:
    """Whether this is a draft, or under embargo."""
    draft = bool(getattr(fields, "draft", False))
    publish: Date | None = getattr(fields, "publish", None)
    embargoed = publish is not None and publish.earliest > settings.today
    return (draft and not settings.drafts) or (embargoed and not settings.future)


def _pages(
    folder: Folder, settings: Settings, bodies: Bodies, translations: Translations
) -> dict[str, FreePage]:
    pages = {}
    for file in folder.of("pages"):
        fields = file.fields
        assert isinstance(fields, PageFields)
        if _held_back(fields, settings):
            continue
        pages[file.id] = FreePage(
            id=file.id,
            title=titled(file),
            body=bodies[file.text],
            origin=file.document,
            language=fields.language or settings.language,
            summary=fields.summary,
            image=image(fields.image),
            aliases=tuple(fields.aliases),
            translations=translations.of_text(file),
        )
    return pages


def _with_new(
    known: Mapping[str, Noun], refs: References, kind: str, make: Callable[[str, str], Noun]
) -> dict[str, Noun]:
    """The nouns with files, and those that are only named, in the order of their ids."""
    nouns = dict(known)
    for id, name in refs.registers[kind].met().items():
        if id not in nouns:
            nouns[id] = make(id, name)
    return dict(sorted(nouns.items()))
