"""The editions of a site: one chronicle, with its nouns called as they are in each language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from chronicle import territories
from chronicle.linking import Chronicle, with_nouns
from chronicle.model import (
    Claim,
    Dossier,
    FreePage,
    NounTranslation,
    Office,
    Party,
    Person,
    Place,
    Relation,
    Topic,
    Translation,
)
from chronicle.reading import Content
from chronicle.reading.translations import Registered
from chronicle.settings import Settings
from chronicle.urls import ORIGINAL, Addresses, edition_prefix

Titled = TypeVar("Titled", Topic, Place)
Translated = TypeVar("Translated", Translation, NounTranslation)
Noun = Person | Party | Topic | Place | Dossier


@dataclass(frozen=True, slots=True)
class Edition:
    """A site in one language: its settings, its addresses, its nouns under their names in it.

    `foreign` are the nouns without a name in that language, `untold` those whose text is not in
    it; of both their language is said. `texts` are the translations of entries by id: the entries
    of `chronicle` are as they were written, since all that is worked out has them so.
    """

    settings: Settings
    at: Addresses
    chronicle: Chronicle
    foreign: Mapping[tuple[str, str], str] = field(default_factory=dict)
    untold: Mapping[tuple[str, str], str] = field(default_factory=dict)
    texts: Mapping[str, Translation] = field(default_factory=dict)

    @property
    def is_first(self) -> bool:
        """Whether this is the edition in the site's own language."""
        return self.at is ORIGINAL


def original(chronicle: Chronicle, settings: Settings) -> Edition:
    """The first edition, in the site's own language."""
    return Edition(settings, ORIGINAL, chronicle)


def translated(chronicle: Chronicle, settings: Settings, language: str) -> Edition:
    """The edition in another language."""
    content = chronicle.content
    texts = {
        id: found
        for id, entry in content.entries.items()
        if (found := in_language(language, entry.translations))
    }
    nouns = _Nouns(content, language, settings.language)
    called = nouns.content()
    elsewhere = {
        *(("entry", id) for id in content.entries if id not in texts),
        *(("page", id) for id in content.pages if ("page", id) in nouns.untold),
    }
    links = dict(chronicle.links)
    for kind, id in nouns.told:
        links[kind, id, ""] = links[kind, id, nouns.told[kind, id]]
    return Edition(
        settings.in_language(language),
        Addresses(edition_prefix(language), frozenset(elsewhere)),
        with_nouns(chronicle, called, links),
        nouns.foreign,
        nouns.untold,
        texts,
    )


def in_language(language: str, translations: Iterable[Translated]) -> Translated | None:
    """The translation into a language, whose tag may be in any letter case."""
    tag = language.casefold()
    return next((each for each in translations if each.language.casefold() == tag), None)


class _Nouns:
    """The nouns of a content as they are called in a language; `own` is the site's.

    `told` says which translation's body stands for that of a noun.
    """

    def __init__(self, content: Content, language: str, own: str) -> None:
        self._content = content
        self._language = language
        self._own = own
        self.foreign: dict[tuple[str, str], str] = {}
        self.untold: dict[tuple[str, str], str] = {}
        self.told: dict[tuple[str, str], str] = {}

    def content(self) -> Content:
        content = self._content
        return replace(
            content,
            people={id: self._person(each) for id, each in content.people.items()},
            parties={id: self._party(each) for id, each in content.parties.items()},
            topics={id: self._titled("topic", each) for id, each in content.topics.items()},
            places={id: self._titled("place", each) for id, each in content.places.items()},
            dossiers={id: self._dossier(each) for id, each in content.dossiers.items()},
            relations={id: self._relation(each) for id, each in content.relations.items()},
            pages={id: self._page(each) for id, each in content.pages.items()},
        )

    def _person(self, person: Person) -> Person:
        said = in_language(self._language, person.translations)
        name = (said and said.name) or self._native(person.native_names)
        titles = dict(said.terms) if said else {}
        sort_name = said.sort_name if said else None
        person = self._with_text("person", person, said)
        return replace(
            person,
            name=self._name("person", person, name),
            sort_name=sort_name or (None if name else person.sort_name),
            native_names=self._natives(person, name),
            aliases=_aliases(person, said),
            offices=tuple(_office(office, titles) for office in person.offices),
        )

    def _party(self, party: Party) -> Party:
        said = in_language(self._language, party.translations)
        name = (said and said.name) or self._native(party.native_names) or self._state(party)
        party = self._with_text("party", party, said)
        return replace(
            party,
            name=self._name("party", party, name),
            native_names=self._natives(party, name),
            aliases=_aliases(party, said),
            demonym=(said and said.demonym) or party.demonym,
        )

    def _titled(self, kind: str, noun: Titled) -> Titled:
        said = in_language(self._language, noun.translations)
        noun = self._with_text(kind, noun, said)
        name = self._name(kind, noun, said.name if said else None)
        return replace(noun, name=name, aliases=_aliases(noun, said))

    def _dossier(self, dossier: Dossier) -> Dossier:
        said = in_language(self._language, dossier.translations)
        terms = dict(said.terms) if said else {}
        dossier = self._with_text("dossier", dossier, said)
        return replace(
            dossier,
            name=self._name("dossier", dossier, said.name if said else None),
            aliases=_aliases(dossier, said),
            status=(said and said.status) or dossier.status,
            claims=tuple(_claim(claim, terms) for claim in dossier.claims),
        )

    def _relation(self, relation: Relation) -> Relation:
        """Without a title of its own it is called by the names of what it is about."""
        said = in_language(self._language, relation.translations)
        return replace(
            self._with_text("relation", relation, said), title=said.name if said else None
        )

    def _page(self, page: FreePage) -> FreePage:
        said = in_language(self._language, page.translations)
        if said is None:
            if page.language != self._language:
                self.foreign["page", page.id] = page.language
            self.untold["page", page.id] = page.language
            return page
        self.told["page", page.id] = said.language
        return replace(
            page,
            title=said.title,
            body=said.body,
            origin=said.origin,
            language=said.language,
            summary=said.summary,
        )

    def _name(self, kind: str, noun: Noun, name: str | None) -> str:
        if name is None:
            self.foreign[kind, noun.id] = self._own
        return name or noun.name

    def _with_text(self, kind: str, noun: Registered, said: NounTranslation | None) -> Registered:
        if said and not said.body.is_blank:
            self.told[kind, noun.id] = said.language
            return replace(noun, body=said.body, origin=said.origin)
        if noun.body and not noun.body.is_blank:
            self.untold[kind, noun.id] = self._own
        return replace(noun, origin=said.origin) if said else noun

    def _native(self, names: Iterable[tuple[str, str]]) -> str | None:
        tag = self._language.casefold()
        return next((name for language, name in names if language.casefold() == tag), None)

    def _natives(self, noun: Person | Party, name: str | None) -> tuple[tuple[str, str], ...]:
        """A noun's other names: its name as it was written, if it has another here, and those in other languages."""
        own = {self._own: noun.name} if name and name != noun.name else {}
        others = {tag: text for tag, text in noun.native_names if text != name}
        return tuple((own | others).items())

    def _state(self, party: Party) -> str | None:
        """What CLDR calls a state."""
        if party.type != "state":
            return None
        known = {own: state for state, own in self._content.states.items()}
        return territories.translated_name(known.get(party.id, party.id), self._language)


def _aliases(noun: Noun, said: NounTranslation | None) -> tuple[str, ...]:
    return (*said.aliases, *noun.aliases) if said else noun.aliases


def _office(office: Office, titles: Mapping[str, str]) -> Office:
    title = titles.get(office.title, office.title)
    source = titles.get(office.source or "", office.source)
    changed = (title, source) != (office.title, office.source)
    return replace(office, title=title, source=source) if changed else office


def _claim(claim: Claim, terms: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        name=terms.get(claim.name or "", claim.name),
        value=terms.get(claim.value, claim.value),
        source=terms.get(claim.source or "", claim.source),
    )
