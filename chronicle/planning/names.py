"""What nouns, kinds and days are called in an edition, and links to them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from chronicle import dates, territories
from chronicle.dates import Date
from chronicle.linking import Pair
from chronicle.model import (
    Dossier,
    Entry,
    Kind,
    Mention,
    Party,
    Person,
    Place,
    Topic,
    Translation,
)
from chronicle.planning.editions import Edition
from chronicle.planning.views import Link, When
from chronicle.planning.ways import way
from chronicle.wording import Words, words_of


class Names:
    """Names of one edition, each made once; `languages` are those of all editions, the first one's first."""

    def __init__(self, edition: Edition, languages: tuple[str, ...]) -> None:
        self.edition = edition
        self.languages = languages
        self.chronicle = edition.chronicle
        self.content = self.chronicle.content
        self.settings = edition.settings
        self.language = self.settings.language
        self.at = edition.at
        self.words = words_of(self.language)
        self._links: dict[tuple[str, str], Link] = {}
        self._by_date: dict[str, Link] = {}
        self._ways: dict[tuple[str, str], Link] = {}
        self._relations: dict[tuple[Pair, str | None], Link] = {}
        self._dates: dict[tuple[str, str], When] = {}
        self._kinds: dict[tuple[str, str], Kind] = {}

    def words_in(self, language: str) -> Words:
        """The words of a page that is in another language than the site."""
        return words_of(language)

    def link(self, kind: str, id: str) -> Link:
        """A link to a noun by its name."""
        link = self._links.get((kind, id))
        if link is None:
            link = self._links[kind, id] = self._link(kind, id)
        return link

    def _link(self, kind: str, id: str) -> Link:
        if kind == "relation":
            introduced = self.content.relations.get(id)
            if introduced:
                return self.relation(introduced.parties, introduced.topic)
            return self.relation(self._pairs_by_id[id])
        return Link(self.name(kind, id), self.at.address(kind, id), self.foreign(kind, id))

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to nouns of one kind, in the given order."""
        return tuple(self.link(kind, id) for id in ids)

    def by_date(self, entry: Entry) -> Link:
        """A link to an entry by its date."""
        if entry.id not in self._by_date:
            address = self.link("entry", entry.id).address
            self._by_date[entry.id] = Link(self.when(entry.date).text, address)
        return self._by_date[entry.id]

    def mentions(self, mentions: Iterable[Mention]) -> tuple[Link, ...]:
        """Links to nouns of any kind, in the given order."""
        return tuple(self.link(mention.kind, mention.id) for mention in mentions)

    def foreign(self, kind: str, id: str) -> str | None:
        """The language of a noun's name, where it is not that of this edition."""
        match kind:
            case "entry":
                language: str | None = self.text(self.content.entries[id]).language
            case "source":
                language = self.chronicle.sources[id].language
            case _:
                language = self.edition.foreign.get((kind, id))
        return self.unlike(language) if language else None

    @property
    def first_language(self) -> str:
        """The language of the first edition, in which registry files are written."""
        return self.languages[0]

    def unlike(self, text: str, page: str | None = None) -> str | None:
        """The language of a text, where it is not that of the page."""
        return text if text != (page or self.language) else None

    def text(self, entry: Entry) -> Entry | Translation:
        """What this edition shows of an entry: its translation, else what was written."""
        return self.edition.texts.get(entry.id, entry)

    def name(self, kind: str, id: str) -> str:
        """What a noun is called."""
        content = self.content
        match kind:
            case "entry":
                return self.text(content.entries[id]).title
            case "page":
                return content.pages[id].title
            case "kind":
                return self.words(self.settings.kinds[id].plural)
            case "source":
                return self.chronicle.sources[id].title
        return self.noun(kind, id).name

    def noun(self, kind: str, id: str) -> Person | Party | Topic | Dossier | Place:
        """A person, party, topic, dossier or place."""
        content = self.content
        nouns: dict[str, Mapping[str, Person | Party | Topic | Dossier | Place]] = {
            "person": content.people,
            "party": content.parties,
            "topic": content.topics,
            "dossier": content.dossiers,
            "place": content.places,
        }
        return nouns[kind][id]

    def relation(self, pair: Pair, topic: str | None = None) -> Link:
        """A link to a pair's page, or to that of the pair and a topic."""
        link = self._relations.get((pair, topic))
        if link is None:
            link = Link(self.relation_title(pair, topic), self.at.relation(pair, topic))
            self._relations[pair, topic] = link
        return link

    def relation_title(self, pair: Pair, topic: str | None = None) -> str:
        """ "Pakistan–Russia", "Pakistan–Russia energy", unless its introduction says otherwise."""
        introduction = self.chronicle.introductions.get((pair, topic))
        if introduction and introduction.title:
            return introduction.title
        one, other = (self.name("party", party) for party in pair)
        names = self.words("%(one)s–%(other)s", one=one, other=other)
        if topic is None:
            return names
        return self.words("%(pair)s %(topic)s", pair=names, topic=self._in_a_sentence(topic))

    def _in_a_sentence(self, topic: str) -> str:
        """A topic's name in running text: without its capital, unless it is a name of something."""
        name = self.name("topic", topic)
        words = name.split()
        is_name = topic in self.content.parties or topic in self.content.places
        if is_name or any(word[:1].isupper() for word in words[1:]) or name[1:2].isupper():
            return name
        return name[:1].lower() + name[1:]

    @cached_property
    def _pairs_by_id(self) -> dict[str, Pair]:
        return {"-".join(pair): pair for pair in self.chronicle.between}

    def country(self, id: str | None) -> str | None:
        """What a country without a page of its own is called."""
        return id and (territories.state_name(id, self.language) or id)

    def kind(self, id: str, language: str | None = None) -> Kind:
        """A kind of event, with its names in the words of a language; those of a site are as it has them."""
        key = (id, language or self.language)
        if key not in self._kinds:
            words, kind = self.words_in(key[1]), self.settings.kinds[id]
            self._kinds[key] = replace(kind, name=words(kind.name), plural=words(kind.plural))
        return self._kinds[key]

    def when(self, date: Date, language: str | None = None) -> When:
        """A date as a person would say it."""
        key = (date.text, language or self.language)
        when = self._dates.get(key)
        if when is None:
            when = When(self.words_in(key[1]).date(date), dates.datetime_attribute(date))
            self._dates[key] = when
        return when

    def on(self, day: datetime.date, language: str | None = None) -> When:
        """A day of the calendar, as a person would say it."""
        return self.when(dates.parse(day.isoformat()), language)

    def way(self, address: str, language: str | None = None) -> Link:
        """A link to the timeline, an index or the ledger, by its address."""
        key = (address, language or self.language)
        if key not in self._ways:
            self._ways[key] = way(self.at, address, self.words_in(key[1]))
        return self._ways[key]
