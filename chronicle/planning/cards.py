"""Cards, which stand for entries in lists: what was it, when, and who took part in which office."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from chronicle.deriving.tenures import Tenures
from chronicle.languages import direction
from chronicle.model import Entry, Mention
from chronicle.planning.editions import Edition
from chronicle.planning.facts import Facts
from chronicle.planning.offices import Offices
from chronicle.planning.passages import Passages
from chronicle.planning.views import Card, Link, Listed
from chronicle.reading import Content

MOST_WITH_OFFICES = 4
"""A card of an entry with more people than this gives their names only."""


class Cards(Passages):
    """Texts and names, those of people with their offices; an entry's card is made once and shared by every list."""

    def __init__(
        self, edition: Edition, languages: tuple[str, ...], original: Content, facts: Facts
    ) -> None:
        super().__init__(edition, languages, original)
        self.facts = facts
        self._cards: dict[str, Card] = {}
        self._listed: dict[tuple[str, str | None], Listed] = {}

    @property
    def tenures(self) -> Tenures:
        """Who held which office when, as offices are called by their authors."""
        return self.facts.tenures

    @cached_property
    def offices(self) -> Offices:
        """The offices of people, as they are called here."""
        return Offices(self.edition, self.tenures)

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

    def card(self, entry: Entry) -> Card:
        """An entry as every list shows it."""
        card = self._cards.get(entry.id)
        if card is None:
            # What it rests on is no ground of the list for which it is made first.
            with self.facts.notes.apart():
                card = self._cards[entry.id] = self._card(entry)
        return card

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

    def shows_offices(self, entry: Entry) -> bool:
        """Whether an entry's card has the offices of its people: of a few, not of a whole summit."""
        return len({each.person for each in entry.people}) <= MOST_WITH_OFFICES

    def listed(self, entry: Entry, note: str | None) -> Listed:
        """A card in a list; one for all the lists that say the same of it."""
        key = (entry.id, note)
        listed = self._listed.get(key)
        if listed is None:
            listed = self._listed[key] = Listed(self.card(entry), note)
        return listed
