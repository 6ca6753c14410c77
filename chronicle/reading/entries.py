"""Entry files → entries, with every reference resolved."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicle.converting import Body
from chronicle.dates import Date, EndBeforeStart, interval
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error
from chronicle.model import (
    Claim,
    Commitment,
    Correction,
    Discrepancy,
    Entry,
    Fulfilment,
    Mention,
    Participant,
    Place,
    Readout,
    Step,
    Translation,
)
from chronicle.reading.references import References, unknown_kind
from chronicle.reading.registries import Bodies, image
from chronicle.reading.sources import read_sources
from chronicle.reading.written import Written, titled
from chronicle.schema import EntryFields, PlaceReference
from chronicle.settings import Settings
from chronicle.slugs import slug
from chronicle.validating import located

Described = tuple[str, PlaceReference]
"""A place's id, and what an entry says of it."""


def read_entry(
    file: Written,
    refs: References,
    settings: Settings,
    bodies: Bodies,
    translations: tuple[Translation, ...] = (),
) -> tuple[Entry, list[Described]]:
    """One entry, and the places that it describes itself. Findings go to `refs.problems`."""
    fields = file.fields
    assert isinstance(fields, EntryFields)
    reading = _Reading(file, fields, refs, bodies[file.text])
    described = [
        (refs.one("place", place.name, reading.at("place", n)), place)
        for n, place in enumerate(fields.place)
    ]
    places = tuple(dict.fromkeys(id for id, _ in described))
    return reading.entry(settings, places, translations), described


def expect_names(files: Iterable[Written], refs: References) -> None:
    """Say what these entries name, so that a mention of a noun without a file finds it."""
    parties, topics, people = set[str](), set[str](), set[str]()
    for file in files:
        fields = file.fields
        assert isinstance(fields, EntryFields)
        parties.update(fields.parties)
        topics.update(fields.topics)
        people.update(person.name for person in fields.people)
    refs.registers["party"].expect(parties)
    refs.registers["topic"].expect(topics)
    refs.registers["person"].expect(people)


@dataclass(slots=True)
class _Reading:
    """One entry's fields and what is needed to resolve them."""

    file: Written
    fields: EntryFields
    refs: References
    body: Body

    def at(self, *path: str | int) -> Callable[[], Location]:
        """The position of a field, looked up only when there is something to report."""
        return lambda: located(self.file.document, path)

    def report(self, diagnostic: Diagnostic) -> None:
        self.refs.problems.append(diagnostic)

    def many(self, kind: str, key: str, names: Sequence[str]) -> tuple[str, ...]:
        """References of one kind, each once, in the author's order."""
        ids = (self.refs.one(kind, name, self.at(key, n)) for n, name in enumerate(names))
        return tuple(dict.fromkeys(ids))

    def entry(
        self, settings: Settings, places: tuple[str, ...], translations: tuple[Translation, ...]
    ) -> Entry:
        fields = self.fields
        if fields.kind not in settings.kinds:
            self.report(unknown_kind(fields.kind, settings.kinds, self.at("kind")()))
        date = self.date()
        parties = self.many("party", "parties", fields.parties)
        sources = read_sources(self.file.document, fields.sources, self.refs)
        cited = {source.id for source in sources}
        return Entry(
            id=self.file.id,
            origin=self.file.document,
            date=date,
            title=titled(self.file),
            parties=parties,
            topics=self.many("topic", "topics", fields.topics),
            body=self.body,
            language=fields.language or settings.language,
            kind=fields.kind,
            level=fields.level,
            status=fields.status,
            summary=fields.summary,
            publish=fields.publish,
            people=self.people(parties, date),
            places=places,
            mentions=self.mentions(parties, date),
            sources=sources,
            readouts=self.readouts(cited),
            commitments=self.commitments(cited, parties, date),
            fulfils=self.fulfils(),
            dossiers=tuple(
                Step(self.refs.one("dossier", step.dossier, self.at("dossiers", n)), step.milestone)
                for n, step in enumerate(fields.dossiers)
            ),
            follows=tuple(slug(id) for id in fields.follows),
            corrections=tuple(
                Correction(
                    date=item.date,
                    text=item.text,
                    field=item.field,
                    reported=item.reported,
                    corrected=item.corrected,
                    evidence=item.evidence,
                )
                for item in fields.corrections
            ),
            discrepancies=tuple(
                Discrepancy(
                    item.text,
                    item.field,
                    tuple(Claim(claim.value, claim.source) for claim in item.claims),
                )
                for item in fields.discrepancies
            ),
            image=image(fields.image),
            aliases=tuple(fields.aliases),
            ignore=tuple(fields.ignore),
            translations=translations,
        )

    def date(self) -> Date:
        """`date`, or the interval from it to `end_date`."""
        start, end = self.fields.date, self.fields.end_date
        if end is None:
            return start
        try:
            return interval(start, end)
        except EndBeforeStart as problem:
            self.report(
                error("end-before-start", str(problem), self.at("end_date")(), problem.hint)
            )
        except ValueError as problem:
            self.report(error("bad-date", str(problem), self.at("end_date")()))
        return start

    def people(self, parties: tuple[str, ...], date: Date) -> tuple[Participant, ...]:
        found = []
        for number, person in enumerate(self.fields.people):
            at = self.at("people", number)
            for_ = (
                self.refs.one("party", person.for_, self.at("people", number, "for"))
                if person.for_
                else None
            )
            within = (for_,) if for_ else parties
            id = self.refs.person(person.name, at, within, date)
            found.append(
                Participant(id, for_ or self.side_of(id, parties), person.as_, person.role)
            )
        return tuple(found)

    def side_of(self, person: str, parties: tuple[str, ...]) -> str | None:
        """Whom a participant acts for when the entry does not say: the party of their file, or of an office."""
        known = self.refs.people.get(person)
        if known is None:
            return None
        own = [known.party, *(office.of for office in known.offices)]
        return next((party for party in own if party in parties), known.party)

    def mentions(self, parties: tuple[str, ...], date: Date) -> tuple[Mention, ...]:
        kinds = ("party", "person", "topic")
        found = (
            self.refs.mention(name, self.at("mentions", n), kinds, "topic", parties, date)
            for n, name in enumerate(self.fields.mentions)
        )
        return tuple(dict.fromkeys(found))

    def readouts(self, cited: set[str]) -> tuple[Readout, ...]:
        found = []
        for n, item in enumerate(self.fields.readouts):
            if not item.text and not item.absent:
                self.report(
                    error(
                        "missing-field",
                        f"`readouts[{n + 1}]` has no text",
                        self.at("readouts", n)(),
                        "write `text: …`, or `absent: true` if none was found",
                    )
                )
            self.check_source(item.source, cited, "readouts", n)
            topics = tuple(
                self.refs.one("topic", name, self.at("readouts", n, "topics", t))
                for t, name in enumerate(item.topics)
            )
            sides = tuple(
                self.refs.one("party", name, self.at("readouts", n, "side", s))
                for s, name in enumerate(item.side)
            )
            found.append(
                Readout(
                    sides=tuple(dict.fromkeys(sides)),
                    text=item.text,
                    source=item.source,
                    topics=topics,
                    absent=item.absent,
                    searched=item.searched,
                    language=item.language,
                )
            )
        return tuple(found)

    def commitments(
        self, cited: set[str], parties: tuple[str, ...], date: Date
    ) -> tuple[Commitment, ...]:
        def actors(n: int, key: str, names: Sequence[str]) -> tuple[Mention, ...]:
            kinds = ("party", "person")
            return tuple(
                self.refs.mention(
                    name, self.at("commitments", n, key, m), kinds, "party", parties, date
                )
                for m, name in enumerate(names)
            )

        found: dict[str, Commitment] = {}
        for n, item in enumerate(self.fields.commitments):
            if item.id in found:
                self.report(
                    error(
                        "duplicate-id",
                        f"two commitments of this entry have the id “{item.id}”",
                        self.at("commitments", n, "id")(),
                    )
                )
            self.check_source(item.source, cited, "commitments", n)
            found[item.id] = Commitment(
                id=item.id,
                by=actors(n, "by", item.by),
                to=actors(n, "to", item.to),
                text=item.text,
                due=item.due,
                dossier=item.dossier
                and self.refs.one("dossier", item.dossier, self.at("commitments", n, "dossier")),
                status=item.status,
                note=item.note,
                source=item.source,
            )
        return tuple(found.values())

    def check_source(self, id: str | None, cited: set[str], key: str, number: int) -> None:
        """A `source:` within an entry names one of that entry's sources."""
        if id is not None and id not in cited:
            self.report(
                error(
                    "unknown-source",
                    f"this entry has no source “{id}”",
                    self.at(key, number, "source")(),
                    did_you_mean(id, cited) or "give one of `sources` that id",
                )
            )

    def fulfils(self) -> tuple[Fulfilment, ...]:
        found = []
        for n, item in enumerate(self.fields.fulfils):
            entry, hash_, commitment = item.commitment.partition("#")
            if not (entry and hash_ and commitment):
                self.report(
                    error(
                        "bad-value",
                        f"“{item.commitment}” does not name a commitment",
                        self.at("fulfils", n)(),
                        "write `entry-id#commitment-id`",
                    )
                )
                continue
            found.append(Fulfilment(slug(entry), commitment, item.extent == "partly", item.note))
        return tuple(found)


def described_places(
    described: Sequence[Described], places: Mapping[str, Place], refs: References
) -> dict[str, Place]:
    """Places without a file, from the first entry that says more than their name."""
    found = {}
    names = refs.registers["place"].met()
    for id, fields in described:
        if id not in places and id not in found and (fields.country or fields.lat is not None):
            found[id] = Place(
                id, names[id], None, refs.country(fields.country), fields.lat, fields.lon
            )
    return found
