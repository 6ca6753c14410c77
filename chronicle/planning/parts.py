"""The parts that pages are made of: links, dates in words, cards, bodies with their links."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any, TypeVar

from chronicle import dates, territories
from chronicle.converting import Body, Whole, as_it_is, opening
from chronicle.dates import Date
from chronicle.deriving.coverage import Coverage, coverage_of
from chronicle.deriving.promises import Promises
from chronicle.deriving.tenures import Tenures
from chronicle.history import NO_HISTORY, History
from chronicle.languages import direction
from chronicle.linking import Chronicle, Owner, Pair
from chronicle.measuring import size_at
from chronicle.model import (
    Dossier,
    Entry,
    Image,
    Kind,
    Mention,
    Party,
    Person,
    Place,
    Step,
    Topic,
    Translation,
)
from chronicle.planning.charts.atlas import Atlas
from chronicle.planning.editions import Edition, in_language, original, translated
from chronicle.planning.facts import COLLECTED, Facts
from chronicle.planning.grounds import Ground
from chronicle.planning.heads import Heads
from chronicle.planning.offices import Offices
from chronicle.planning.scope import scope
from chronicle.planning.views import Card, Link, Listed, Picture, Prose, When
from chronicle.planning.ways import way
from chronicle.schema import SpareSection
from chronicle.settings import Settings
from chronicle.wording import Words, words_of

MOST_WITH_OFFICES = 4
"""A card of an entry with more people than this gives their names only."""


Made = TypeVar("Made")


class Parts:
    """Makes parts for one chronicle; an entry's card is made once and shared by every list."""

    def __init__(
        self,
        chronicle: Chronicle,
        settings: Settings,
        history: History = NO_HISTORY,
        *,
        edition: Edition | None = None,
        facts: Facts | None = None,
        has_index: bool = False,
        whole: Whole = as_it_is,
    ) -> None:
        """Without an `edition` the parts are those of the first.

        `has_index`: the site gets an index to search in. `whole` gives a body what it says at length.
        """
        self.has_index = has_index
        self.whole = whole
        self.edition = edition or original(chronicle, settings)
        self.facts = facts or Facts(chronicle, settings)
        self.original = chronicle.content
        self.languages = settings.languages
        self.chronicle = self.edition.chronicle
        self.content = self.chronicle.content
        self.settings = self.edition.settings
        self.history = history
        self.language = self.settings.language
        self.at = self.edition.at
        self.words = words_of(self.language)
        self.coverage = coverage_of(self.settings.site.coverage)
        self.heads = Heads(self.edition, self.languages, history)
        self.head = self.heads.of
        self._links: dict[tuple[str, str], Link] = {}
        self._by_date: dict[str, Link] = {}
        self._ways: dict[tuple[str, str], Link] = {}
        self._relations: dict[tuple[Pair, str | None], Link] = {}
        self._dates: dict[tuple[str, str], When] = {}
        self._scopes: dict[str, str] = {}
        self._openings: dict[Owner, str] = {}
        self._kinds: dict[tuple[str, str], Kind] = {}
        self._cards: dict[str, Card] = {}
        self._listed: dict[tuple[str, str | None], Listed] = {}
        self._once: dict[Callable[[Parts], Any], tuple[Any, set[Ground]]] = {}

    def once(self, make: Callable[["Parts"], Made]) -> Made:
        """What `make` works out for this edition, when it is first asked for."""
        if make not in self._once:
            with self.facts.notes.apart() as grounds:
                self._once[make] = make(self), grounds
        found: Made
        found, grounds = self._once[make]
        self.facts.notes.add(*grounds)
        return found

    @property
    def today(self) -> datetime.date:
        """The day of the build."""
        return self.facts.today

    @property
    def collected(self) -> Coverage:
        """The coverage up to the month of the build: what lies in the future is not quiet."""
        self.facts.notes.add(COLLECTED)
        return self._collected

    @cached_property
    def _collected(self) -> Coverage:
        return self.coverage.until(self.settings.today)

    @cached_property
    def without_entries(self) -> Callable[[int], str]:
        """What is to be said of a year without entries: each is looked up once for all lists."""
        return cache(self.coverage.without_entries)

    @property
    def atlas(self) -> Atlas:
        """What maps are drawn with."""
        return self.facts.atlas

    @property
    def is_mirrored(self) -> bool:
        """Whether pages of this edition are read from the right."""
        return direction(self.language) == "rtl"

    def words_in(self, language: str) -> Words:
        """The words of a page that is in another language than the site."""
        return words_of(language)

    def scope(self, language: str | None = None) -> str:
        """The sentence that says how far facts reach, for every page that has some."""
        language = language or self.language
        if language not in self._scopes:
            self._scopes[language] = scope(self.coverage, self.words_in(language))
        return self._scopes[language]

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

    def milestone(
        self, entry: Entry, step: Step, page: str | None = None
    ) -> tuple[str | None, str | None]:
        """What an entry reached in a dossier, and the language of that, where it is not the page's."""
        said = in_language(page or self.language, entry.translations)
        text = dict(said.milestones).get(step.dossier) if said else None
        return (text, None) if text else (step.milestone, self.unlike(entry.language, page))

    def owner(self, entry: Entry) -> Owner:
        """Whose body the text of an entry is here."""
        text = self.text(entry)
        return ("entry", entry.id, "" if text is entry else text.language)

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

    def person_at(self, entry: Entry, person: str, language: str | None = None) -> Link:
        """A link to a person with the office on the day of an entry beside it."""
        link = self.link("person", person)
        offices = self.offices.at(entry, person, language)
        if not offices:
            return link
        note = self.words_in(language or self.language).series(offices)
        return replace(link, note=note, note_language=self.offices.spoken(entry, person, language))

    def named_at(
        self, entry: Entry, mentions: Iterable[Mention], language: str | None = None
    ) -> tuple[Link, ...]:
        """Links to nouns that an entry names, persons with their office on its day."""
        return tuple(
            self.person_at(entry, mention.id, language)
            if mention.kind == "person"
            else self.link(mention.kind, mention.id)
            for mention in mentions
        )

    @property
    def tenures(self) -> Tenures:
        """Who held which office when, as offices are called by their authors."""
        return self.facts.tenures

    @cached_property
    def offices(self) -> Offices:
        """The offices of people, as they are called here."""
        return Offices(self.edition, self.tenures)

    def standfirst(self, entry: Entry) -> str:
        """The summary, else the body's first sentence; may be empty."""
        text = self.text(entry)
        return text.summary or self.opening(text.body, self.owner(entry))

    def opening(self, body: Body, owner: Owner) -> str:
        """A body's first sentence, with the names of what it links to."""
        if owner not in self._openings:
            self._openings[owner] = self._opening(body, owner)
        return self._openings[owner]

    def _opening(self, body: Body, owner: Owner) -> str:
        targets = self.chronicle.links.get(owner, ())

        def name(number: int) -> str:
            reference, target = body.references[number], targets[number]
            if reference.label or target is None:
                return reference.text
            return self.link(target.kind, target.id).text

        return opening(body, name)

    def prose(self, owner: Owner, body: Body | None, sources: Sequence[str] = ()) -> Prose | None:
        """A body with what fills its slots; None when there is nothing to read."""
        if body is None or body.is_blank:
            return None
        numbers = {id: number for number, id in enumerate(sources, 1)}
        targets = self.chronicle.links.get(owner, ())
        links = tuple(
            self._reference(target, reference.target) if target else None
            for target, reference in zip(targets, body.references, strict=True)
        )
        citations = tuple(numbers.get(id, 0) for id in body.citations)
        language = self.edition.untold.get(owner[:2])
        return Prose(body, links, citations, language=language, file=self._written_in(owner))

    def _written_in(self, owner: Owner) -> str:
        """The file of a noun's text, be it a translation; an entry or a page says itself what its text is."""
        kind, id, _ = owner
        noun = self.original.introduced.get(kind, {}).get(id)
        if noun is None:
            return ""
        is_own = self.edition.is_first or (kind, id) in self.edition.untold
        said = None if is_own else in_language(self.language, noun.translations)
        origin = said.origin if said else noun.origin
        return origin.file if origin else ""

    def _reference(self, target: Mention, written: str) -> Link:
        """A link from a body, to a part of the page where the reference names one."""
        link = self.link(target.kind, target.id)
        part = written.partition("#")[2]
        return Link(link.text, f"{link.address}#{part}", link.language) if part else link

    def picture(self, image: Image | None, language: str | None = None) -> Picture | None:
        """A picture at the address where it stands in the site, or elsewhere.

        `language` is that of what is said of it, where it is not the page's.
        """
        if image is None:
            return None
        if "://" in image.src:
            return Picture(image.src, image.alt, image.caption, image.credit, language=language)
        path = image.src.removeprefix("/").removeprefix("media/")
        size = size_at(self.settings.content / "media" / path)
        return Picture(f"/media/{path}", image.alt, image.caption, image.credit, size, language)

    def card(self, entry: Entry) -> Card:
        """An entry as every list shows it."""
        card = self._cards.get(entry.id)
        if card is None:
            # What it rests on is no ground of the list for which it is made first.
            with self.facts.notes.apart():
                card = self._cards[entry.id] = self._card(entry)
        return card

    def has(self, section: SpareSection) -> bool:
        """Whether the site has a section that it could do without."""
        return section not in self.settings.site.without

    def listed(self, entry: Entry, note: str | None) -> Listed:
        """A card in a list; one for all the lists that say the same of it."""
        key = (entry.id, note)
        listed = self._listed.get(key)
        if listed is None:
            listed = self._listed[key] = Listed(self.card(entry), note)
        return listed

    def shows_offices(self, entry: Entry) -> bool:
        """Whether an entry's card has the offices of its people: of a few, not of a whole summit."""
        return len({each.person for each in entry.people}) <= MOST_WITH_OFFICES

    def _card(self, entry: Entry) -> Card:
        people = dict.fromkeys(participant.person for participant in entry.people)
        with_offices, text = self.shows_offices(entry), self.text(entry)
        return Card(
            id=entry.id,
            address=self.at.address("entry", entry.id),
            title=text.title,
            when=self.when(entry.date),
            days=f"{entry.date.earliest}/{entry.date.latest}",
            kind=self.kind(entry.kind),
            status=entry.status,
            standfirst=self.standfirst(entry),
            parties=self.links("party", entry.parties),
            people=tuple(
                self.person_at(entry, person) if with_offices else self.link("person", person)
                for person in people
            ),
            places=self.links("place", entry.places),
            topics=self.links("topic", entry.topics),
            language=text.language,
            direction=direction(text.language),
            edition=self.language,
            level=entry.level,
            sources=len(entry.sources),
            broader=self.links(
                "topic", [id for id in self.chronicle.topics_of(entry) if id not in entry.topics]
            ),
        )

    def ordered(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Entries in the order that site.yaml wants; they come oldest first."""
        return entries[::-1] if self.settings.site.order == "newest" else entries

    @cached_property
    def _pairs_by_id(self) -> dict[str, Pair]:
        return {"-".join(pair): pair for pair in self.chronicle.between}

    def country(self, id: str | None) -> str | None:
        """What a country without a page of its own is called."""
        return id and (territories.state_name(id, self.language) or id)

    def others(self) -> Iterator["Parts"]:
        """The parts of the other editions, which share the facts of these."""
        for language in self.languages[1:]:
            edition = translated(self.chronicle, self.settings, language)
            yield Parts(
                self.chronicle,
                self.settings,
                self.history,
                edition=edition,
                facts=self.facts,
                has_index=self.has_index,
                whole=self.whole,
            )

    @property
    def promises(self) -> Promises:
        """What has become of every promise."""
        return self.facts.promises

    def way(self, address: str, language: str | None = None) -> Link:
        """A link to the timeline, an index or the ledger, by its address."""
        key = (address, language or self.language)
        if key not in self._ways:
            self._ways[key] = way(self.at, address, self.words_in(key[1]))
        return self._ways[key]


def year_of(entry: Entry) -> int:
    """The year that an entry is listed under: that in which it began, as far as is known."""
    date = entry.date
    return date.year or (date.earliest if date.earliest.year > 1 else date.latest).year


def span_of(entries: Sequence[Entry]) -> str:
    """The years of the first and the last of some entries in order."""
    if not entries:
        return ""
    first, last = year_of(entries[0]), max(year_of(entry) for entry in entries)
    return str(first) if first == last else f"{first}–{last}"
