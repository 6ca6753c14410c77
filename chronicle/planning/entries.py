"""The page of one entry, and those of its translations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronicle import urls
from chronicle.deriving.accounts import accounts_of
from chronicle.deriving.tenures import members_on, membership_term
from chronicle.languages import language_name
from chronicle.linking import Chronicle, pairs_of
from chronicle.model import Entry, Mention, Source, Translation
from chronicle.planning import views
from chronicle.planning.commitments import commitment_view
from chronicle.planning.corrections import correction_views, discrepancy_views, page_history
from chronicle.planning.coverage import coverage_link
from chronicle.planning.mentions import MOST_MENTIONS, all_mentions, links_to
from chronicle.planning.neighbours import Neighbourhood
from chronicle.planning.offices import doubt_text
from chronicle.planning.parts import Parts
from chronicle.planning.readouts import account_views, comparison_views
from chronicle.planning.record import Record
from chronicle.planning.views import EntryView, Head, Link, Page, Related, Statement

MOST_RELATIONS = 6


def plan_entries(parts: Parts, entries: Sequence[Entry]) -> Iterator[Page]:
    """A page for each of some entries, and for every translation of one that the edition has."""
    neighbourhood = parts.once(Neighbourhood)
    record = parts.once(_record)
    for entry in entries:
        for translation in parts.heads.versions(entry):
            view = _EntryPage(parts, entry, translation).view(neighbourhood, record)
            yield Page(view.head.address, "entry.html", view)


def _record(parts: Parts) -> Record:
    return parts.facts.record.called(parts.content, parts.settings.kinds)


class _EntryPage:
    """One entry in one language."""

    def __init__(self, parts: Parts, entry: Entry, translation: Translation | None) -> None:
        self.parts = parts
        self.entry = entry
        self.translation = translation
        self.language = translation.language if translation else entry.language
        self.sources = [source.id for source in entry.sources]

    @property
    def chronicle(self) -> Chronicle:
        return self.parts.chronicle

    def view(self, neighbourhood: Neighbourhood, records: Record) -> EntryView:
        entry, parts = self.entry, self.parts
        text = self.translation or entry
        owner = ("entry", entry.id, self.translation.language if self.translation else "")
        standfirst = text.summary or parts.opening(text.body, owner)
        prose = parts.prose(owner, text.body, self.sources) or views.Prose(text.body)
        prose = replace(prose, file=text.origin.file)
        sources = tuple(self.source(n, source) for n, source in enumerate(entry.sources, 1))
        head = self.head(text.title, standfirst)
        accounts = accounts_of(entry, parts.settings.site.relation_max_parties)
        record = tuple(self.record(records))
        mention = Mention("entry", entry.id)
        return EntryView(
            head=head,
            id=entry.id,
            title=text.title,
            when=parts.when(entry.date, self.language),
            kind=parts.kind(entry.kind, self.language),
            level=entry.level,
            status=entry.status,
            standfirst=text.summary or "",
            parties=parts.links("party", entry.parties),
            topics=parts.links("topic", entry.topics),
            prose=prose,
            participants=tuple(self.participants()),
            places=parts.links("place", entry.places),
            mentions=parts.named_at(entry, entry.mentions, self.language),
            members=tuple(self.members()),
            relations=tuple(
                parts.relation(pair) for pair in pairs_of(entry) if pair in self.chronicle.between
            )[:MOST_RELATIONS],
            sources=sources,
            accounts=account_views(parts, entry, self.language, sources, accounts),
            comparisons=comparison_views(parts, accounts),
            commitments=tuple(
                commitment_view(parts, promise, self.language)
                for promise in parts.promises.at.get(entry.id, ())
            ),
            fulfils=tuple(self.fulfils()),
            dossiers=tuple(
                views.Milestone(
                    parts.when(entry.date, self.language),
                    parts.link("dossier", step.dossier),
                    *parts.milestone(entry, step, self.language),
                )
                for step in entry.dossiers
            ),
            follows=tuple(
                self.related(self.chronicle.entries[id], "")
                for id in entry.follows
                if id in self.chronicle.entries
            ),
            followed_by=tuple(
                self.related(other, "")
                for other in self.chronicle.followers.get(entry.id, ())[:MOST_MENTIONS]
            ),
            corrections=tuple(correction_views(parts, entry, self.language)),
            discrepancies=tuple(discrepancy_views(parts, entry, self.language)),
            image=parts.picture(entry.image, parts.unlike(entry.language, self.language)),
            record=record,
            scope=parts.scope(self.language) if record else "",
            coverage=coverage_link(parts, self.language) if record else None,
            backlinks=links_to(parts, self.chronicle.backlinks.get(mention, ())),
            all_mentions=all_mentions(parts, mention),
            related=neighbourhood.related(entry, self.language),
            neighbours=neighbourhood.of(entry, self.language),
            original=self.original(),
            citation=self.citation(text.title, head.address),
            history=page_history(parts, text.origin, self.language, entry),
        )

    def head(self, title: str, standfirst: str) -> Head:
        entry, parts = self.entry, self.parts
        origin = self.translation.origin if self.translation else entry.origin
        trail = [parts.way(urls.TIMELINE, self.language)]
        pair = next(pairs_of(entry), None)
        if pair in self.chronicle.between:
            assert pair is not None
            trail = [parts.way(urls.RELATIONS, self.language), parts.relation(pair)]
        return parts.head(
            title,
            urls.translated(
                urls.ORIGINAL.address("entry", entry.id),
                self.translation.language if self.translation else None,
            ),
            trail,
            description=standfirst,
            origin=origin,
            language=self.language,
            translations=parts.heads.in_languages("entry", entry),
            image=parts.picture(entry.image, parts.unlike(entry.language, self.language)),
            type="article",
            published=entry.date.earliest.isoformat() if entry.date.earliest.year > 1 else None,
        )

    def original(self) -> Link | None:
        """The page that this one translates."""
        if self.translation is None:
            return None
        address = urls.ORIGINAL.address("entry", self.entry.id)
        return Link(self.entry.title, address, self.entry.language)

    def participants(self) -> Iterator[views.Participant]:
        for participant in self.entry.people:
            person = self.parts.content.people[participant.person]
            offices = (
                (self.parts.offices.title(person.id, participant.office),)
                if participant.office
                else self.parts.offices.on(person.id, self.entry.date, self.language)
            )
            yield views.Participant(
                self.parts.link("person", person.id),
                self.parts.words_in(self.language).series(offices),
                self.parts.link("party", participant.party) if participant.party else None,
                participant.role,
                person.native_names,
                self.parts.offices.spoken(self.entry, person.id, self.language),
            )

    def members(self) -> Iterator[views.Members]:
        """Who belonged on the day to the organisations that took part, as far as is recorded."""
        parts, words = self.parts, self.parts.words_in(self.language)
        for organisation in self.entry.parties:
            party = parts.content.parties[organisation]
            found = []
            for member, certainty in members_on(party, self.entry.date):
                link = parts.link("party", member.party)
                if certainty == "perhaps":
                    doubt = doubt_text(membership_term(member), self.entry.date, words)
                    link = replace(link, note=doubt)
                found.append(link)
            if found:
                yield views.Members(parts.link("party", organisation), tuple(found))

    def source(self, number: int, source: Source) -> views.Source:
        parts = self.parts
        id = self.chronicle.source_ids[source.key]
        return views.Source(
            number=number,
            title=source.title,
            link=parts.link("source", id) if parts.has("sources") else None,
            url=source.url,
            publisher=source.publisher,
            when=parts.when(source.date, self.language) if source.date else None,
            language=source.language,
            language_name=language_name(source.language, self.language)
            if source.language
            else None,
            type=source.type,
            side=parts.link("party", source.side) if source.side else None,
            author=source.author,
            accessed=parts.when(source.accessed, self.language) if source.accessed else None,
            archived=source.archived,
            note=source.note,
            note_language=parts.unlike(self.entry.language, self.language),
        )

    def fulfils(self) -> Iterator[views.Commitment]:
        """The promises that this entry keeps, as they were made."""
        for fulfilment in self.entry.fulfils:
            for promise in self.parts.promises.at.get(fulfilment.entry, ()):
                if promise.commitment.id == fulfilment.commitment:
                    yield commitment_view(self.parts, promise, self.language)

    def record(self, record: Record) -> Iterator[Statement]:
        """The place of this entry in the record, in sentences."""
        for told in record.of(self.entry, self.parts.words_in(self.language)):
            links = self.parts.links("entry", (entry.id for entry in told.rests_on))
            yield Statement(told.text, links)

    def related(self, other: Entry, reason: str) -> Related:
        when = self.parts.when(other.date, self.language)
        return Related(self.parts.link("entry", other.id), when, reason)

    def citation(self, title: str, address: str) -> str:
        """How to cite this page: who, what, where; no day of access, which only the reader knows."""
        site = self.parts.settings.site
        who = f"{', '.join(site.authors)}. " if site.authors else ""
        where = urls.Urls(self.parts.settings.url).absolute(address)
        when = self.parts.when(self.entry.date, self.language).text
        return f"{who}“{title}” ({when}). {site.title}. {where}"
