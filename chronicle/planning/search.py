"""The search page, and what search knows of every page of an edition."""

import re
from collections.abc import Iterator
from html import escape, unescape

from chronicle import urls
from chronicle.converting import Body, fill
from chronicle.folding import LETTERS
from chronicle.languages import direction, language_name
from chronicle.linking import Owner, names_of
from chronicle.model import Entry
from chronicle.planning.dossiers import DOSSIER_TYPES
from chronicle.planning.nouns import PARTY_TYPES
from chronicle.planning.parts import Parts
from chronicle.planning.views import Facet, Link, Page, Panel, SearchRecord, SearchView
from chronicle.planning.years import year_of
from chronicle.territories import state_name

_NOUNS = frozenset({"person", "party", "topic", "dossier", "place"})

_APART = re.compile(r"<sup\b.*?</sup>|<a\b[^>]*footnote-backref.*?</a>", re.DOTALL)
_WITHIN = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|time|u)\b[^>]*>"
)
_BETWEEN = re.compile(r"<[^>]*>")


def plan_search(parts: Parts, ways_in: Panel, *, has_index: bool) -> Page:
    """The page to search on; without an index, or without JavaScript, it offers the ways in."""
    words = parts.words
    title, address = words("Find"), parts.at.here(urls.SEARCH)
    facets = (
        Facet("kind", words("Kinds of event")),
        Facet("year", words("Years")),
        Facet("party", words("Parties")),
        Facet("leader", words("Leaders")),
        Facet("topic", words("Topics")),
        Facet("language", words("Sources by language")),
        Facet("text", words("Language")),
    )
    view = SearchView(
        head=parts.head(title, address),
        title=title,
        panels=(ways_in,),
        index=f"{urls.PAGEFIND}pagefind.js" if has_index else "",
        letters=LETTERS if has_index else "",
        facets=facets if has_index else (),
        kinds=tuple(map(parts.kind, parts.chronicle.of_kind)) if has_index else (),
    )
    return Page(address, "search.html", view)


def plan_records(parts: Parts) -> Iterator[SearchRecord]:
    """What search knows of each page: first of the entries, then of what they have to do with."""
    return _Records(parts).all()


class _Records:
    """The records of one edition; what a noun is called besides its name is found once."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._names: dict[tuple[str, str], tuple[str, ...]] = {}

    def all(self) -> Iterator[SearchRecord]:
        for entry in self.parts.chronicle.entries.values():
            yield self.entry(entry)
        yield from self.leaders()
        yield from self.others()

    def entry(self, entry: Entry) -> SearchRecord:
        """An entry: all that it says, all that it names by every name, and the titles of its sources."""
        parts = self.parts
        people = tuple(dict.fromkeys(each.person for each in entry.people))
        mentioned = tuple((mention.kind, mention.id) for mention in entry.mentions)
        named = [
            *(("person", id) for id in people),
            *(("party", id) for id in entry.parties),
            *(("place", id) for id in entry.places),
            *(("topic", id) for id in parts.chronicle.topics_of(entry)),
            *(("dossier", step.dossier) for step in entry.dossiers),
            *mentioned,
        ]
        offices = (office for id in people for office in parts.offices.at(entry, id))
        when, kind, text = parts.when(entry.date), parts.kind(entry.kind), parts.text(entry)
        return SearchRecord(
            address=parts.link("entry", entry.id).address,
            edition=parts.language,
            title=text.title,
            text=self.text(text.body, parts.owner(entry)),
            names=tuple(dict.fromkeys(name for noun in named for name in self.names(*noun))),
            about=(
                *((text.summary,) if text.summary else ()),
                kind.name,
                when.text,
                *dict.fromkeys(offices),
                *(readout.text for readout in entry.readouts if readout.text),
                *(commitment.text for commitment in entry.commitments),
                *(" ".join(filter(None, (s.title, s.publisher, s.author))) for s in entry.sources),
            ),
            facets=(
                ("kind", (_value(entry.kind, kind.plural),)),
                ("year", (str(year_of(entry)),)),
                ("party", tuple(self.value("party", id) for id in entry.parties)),
                ("leader", tuple(self.value("person", id) for id in people)),
                (
                    "topic",
                    tuple(self.value("topic", id) for id in parts.chronicle.topics_of(entry)),
                ),
                (
                    "language",
                    tuple(self.language(each.language) for each in entry.sources if each.language),
                ),
                ("text", (self.language(text.language),)),
            ),
            order=f"{entry.date.earliest.isoformat()} {entry.date.latest.isoformat()} {entry.id}",
            shown=(
                ("when", when.text),
                ("datetime", when.datetime or ""),
                ("id", kind.id),
                ("kind", kind.name),
                ("family", kind.family),
                ("status", entry.status),
                ("parties", " · ".join(parts.name("party", id) for id in entry.parties)),
                *_written_in(text.language, parts.language),
            ),
        )

    def leaders(self) -> Iterator[SearchRecord]:
        parts = self.parts
        for person in parts.content.people.values():
            titles = tuple(dict.fromkeys(office.title for office in person.offices))
            yield self.noun("person", person.id, parts.words("Leader"), person.body, titles)

    def others(self) -> Iterator[SearchRecord]:
        """Parties, relations, topics, dossiers, places and free pages."""
        parts, content, words = self.parts, self.parts.content, self.parts.words
        for party in content.parties.values():
            yield self.noun("party", party.id, words(PARTY_TYPES[party.type]), party.body)
        for pair in parts.chronicle.between:
            introduction = parts.chronicle.introductions.get((pair, None))
            names = tuple(name for party in pair for name in self.names("party", party))
            yield self.page(
                parts.relation(pair),
                words("Relation"),
                introduction.body if introduction else None,
                ("relation", introduction.id if introduction else "", ""),
                names=names,
            )
        for topic in content.topics.values():
            yield self.noun("topic", topic.id, words("Topic"), topic.body)
        for dossier in content.dossiers.values():
            kicker = words(DOSSIER_TYPES[dossier.type])
            yield self.noun("dossier", dossier.id, kicker, dossier.body)
        for place in content.places.values():
            yield self.noun("place", place.id, words("Place"), place.body)
        for page in content.pages.values():
            link = parts.link("page", page.id)
            yield self.page(link, "", page.body, ("page", page.id, ""), language=page.language)

    def noun(
        self, kind: str, id: str, kicker: str, body: Body | None, about: tuple[str, ...] = ()
    ) -> SearchRecord:
        """The page of a noun, which is found by every name that it has."""
        names = self.names(kind, id)
        return self.page(
            self.parts.link(kind, id), kicker, body, (kind, id, ""), called=names, about=about
        )

    def page(
        self,
        link: Link,
        kicker: str,
        body: Body | None,
        owner: Owner,
        *,
        called: tuple[str, ...] = (),
        names: tuple[str, ...] = (),
        about: tuple[str, ...] = (),
        language: str | None = None,
    ) -> SearchRecord:
        words = self.text(body, owner) if body else ""
        return SearchRecord(
            address=link.address,
            edition=self.parts.language,
            title=link.text,
            # A page without a word of its own would not be found by its names either.
            text=words or " · ".join(about or called[1:] or names or called),
            called=called,
            names=names,
            about=about,
            shown=(
                ("kind", kicker),
                *_written_in(language or self.parts.language, self.parts.language),
            ),
        )

    def names(self, kind: str, id: str) -> tuple[str, ...]:
        """What a noun is called: its name here, in its own languages, and otherwise."""
        if (kind, id) not in self._names:
            names = [self.parts.name(kind, id)]
            if kind in _NOUNS:
                noun = self.parts.noun(kind, id)
                names += names_of(id, noun)[1:]
                names += filter(None, [getattr(noun, "code", None)])
                for said in noun.translations:
                    names += filter(None, (said.name, *said.aliases))
                if kind == "party":
                    editions = self.parts.settings.languages
                    names += filter(None, (state_name(id, each) for each in editions))
            self._names[kind, id] = tuple(dict.fromkeys(names))
        return self._names[kind, id]

    def value(self, kind: str, id: str) -> str:
        return _value(id, self.parts.name(kind, id))

    def language(self, tag: str) -> str:
        return _value(tag, language_name(tag, self.parts.language))

    def text(self, body: Body, owner: Owner) -> str:
        """A body as plain text, with what it links to by name."""
        body = self.parts.whole(body)
        if all(reference.label for reference in body.references):
            return body.text
        targets = self.parts.chronicle.links.get(owner, ())

        def name(number: int) -> str:
            reference = body.references[number]
            target = targets[number] if number < len(targets) else None
            if reference.label or target is None:
                return escape(reference.text)
            return escape(self.parts.link(target.kind, target.id).text)

        html = _APART.sub("", fill(body, link=name, citation=lambda _: ""))
        return unescape(_BETWEEN.sub(" ", _WITHIN.sub("", html)))


def _value(id: str, label: str) -> str:
    """A value of a facet: the id that addresses have, and what it is called here."""
    return f"{id} {label}"


def _written_in(language: str, edition: str) -> tuple[tuple[str, str], ...]:
    """The language of a page, where that is not the edition's."""
    if language == edition:
        return ()
    return (("language", language), ("direction", direction(language)))
