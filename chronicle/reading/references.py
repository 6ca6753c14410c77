"""One set of registers for a whole reading, and the references that need the context of an entry."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from chronicle.dates import Date
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error
from chronicle.model import Mention, Person
from chronicle.reading.naming import Register, Where, kinds_that_know, prefixed
from chronicle.settings import Settings
from chronicle.slugs import slug

_STRICT_NAMES = {"party": "parties", "person": "people", "topic": "topics"}
KINDS = ("party", "person", "topic", "dossier", "place")


@dataclass(slots=True)
class References:
    """Resolves references and gathers what is wrong with them in `problems`."""

    registers: Mapping[str, Register]
    language: str = "en"
    problems: list[Diagnostic] = field(default_factory=list)
    people: Mapping[str, Person] = field(default_factory=dict)
    """The people with files, by whom a name that fits two is settled."""

    @classmethod
    def of(cls, settings: Settings) -> "References":
        """Empty registers, as strict as site.yaml says."""
        strict = settings.site.strict
        return cls(
            {
                kind: Register(
                    kind, strict=_STRICT_NAMES.get(kind) in strict, language=settings.language
                )
                for kind in KINDS
            },
            settings.language,
        )

    def one(self, kind: str, text: str, where: Where) -> str:
        """The id of a noun whose kind the field says; a prefix that says it again is allowed."""
        named, rest = prefixed(text)
        return self.registers[kind].resolve(rest if named == kind else text, where, self.problems)

    def person(self, text: str, where: Where, parties: Collection[str], date: Date | None) -> str:
        """The id of a person; of two of one name, the one whom the parties and the date allow."""
        named, rest = prefixed(text)
        return self.registers["person"].resolve(
            rest if named == "person" else text,
            where,
            self.problems,
            lambda ids: self._fitting(ids, parties, date),
        )

    def mention(
        self,
        text: str,
        where: Where,
        kinds: Collection[str],
        fallback: str,
        parties: Collection[str],
        date: Date,
    ) -> Mention:
        """A reference that may be of any of these `kinds`; what nothing knows becomes a `fallback`."""
        named, rest = prefixed(text)
        if named is not None and named in kinds:
            return self._of_kind(named, rest, where, parties, date)
        registers = {kind: self.registers[kind] for kind in kinds}
        found = kinds_that_know(text, registers)
        known = dict.fromkeys(kind for kind, _ in found) or dict.fromkeys(
            kind for kind, register in registers.items() if register.expects(text)
        )
        if len(known) > 1:
            offers = found or [(kind, slug(text)) for kind in known]
            self.problems.append(ambiguous(text, offers, where()))
        return self._of_kind(next(iter(known), fallback), text, where, parties, date)

    def _of_kind(
        self, kind: str, text: str, where: Where, parties: Collection[str], date: Date
    ) -> Mention:
        if kind == "person":
            return Mention(kind, self.person(text, where, parties, date))
        return Mention(kind, self.registers[kind].resolve(text, where, self.problems))

    def _fitting(
        self, ids: Collection[str], parties: Collection[str], date: Date | None
    ) -> list[str]:
        """Those of several people whom the parties and the date allow, or else the parties alone."""
        known = [self.people[id] for id in ids if id in self.people]
        for on in dict.fromkeys((date, None)):
            if fitting := [person.id for person in known if _fits(person, parties, on)]:
                return fitting
        return []

    def country(self, text: str | None) -> str | None:
        """The id of a place's country, without making a party of it."""
        if text is None:
            return None
        known = self.registers["party"].known(text)
        return known[0] if known else text


def ambiguous(text: str, found: Collection[tuple[str, str]], where: Location) -> Diagnostic:
    """A reference that may mean nouns of several kinds, or several of one."""
    offers = " or ".join(f"`{kind}:{id}`" for kind, id in found)
    return error(
        "ambiguous-reference", f"“{text}” may be any of {len(found)}", where, f"write {offers}"
    )


def _fits(person: Person, parties: Collection[str], date: Date | None) -> bool:
    """Whether a person could have taken part for one of these parties on this date."""
    for_one = {person.party, *(office.of for office in person.offices)} - {None}
    if for_one and not for_one & set(parties):
        return False
    if date is None:
        return True
    if person.born and person.born.earliest > date.latest:
        return False
    if person.died and person.died.latest < date.earliest:
        return False
    dated = [office for office in person.offices if office.start or office.end]
    return not dated or any(
        (office.start is None or office.start.earliest <= date.latest)
        and (office.end is None or office.end.latest >= date.earliest)
        for office in dated
    )


def unknown_kind(kind: str, kinds: Collection[str], where: Location) -> Diagnostic:
    """A kind of event that neither Chronicle nor site.yaml knows."""
    return error(
        "unknown-kind",
        f"there is no kind “{kind}”",
        where,
        did_you_mean(kind, kinds) or "add it to `kinds` in site.yaml",
    )
