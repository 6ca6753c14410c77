"""Offices, terms and memberships in words, with what makes them unsure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from chronicle.dates import BadDate, Date, interval, parse, since, until
from chronicle.deriving.tenures import Standing, Tenure, Tenures
from chronicle.model import Entry, Office, Party
from chronicle.planning.editions import Edition, in_language
from chronicle.slugs import fold
from chronicle.terms import Term
from chronicle.territories import is_a_state_in_english
from chronicle.wording import Words, words_of

_PORTFOLIO = re.compile(r"\bminister (of|for) ")


class Offices:
    """The offices of people on the days of entries, in words and by their names in an edition."""

    def __init__(self, edition: Edition, tenures: Tenures) -> None:
        self._content = edition.chronicle.content
        self._language = edition.settings.language
        self._tenures = tenures
        self._texts: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def at(self, entry: Entry, person: str, language: str | None = None) -> tuple[str, ...]:
        """The office of somebody on the day of an entry, or as the entry wants it shown."""
        given = _given(entry, person)
        return (self.title(person, given),) if given else self.on(person, entry.date, language)

    def on(self, person: str, date: Date, language: str | None = None) -> tuple[str, ...]:
        """The offices of a person on a date, the highest first, with what makes them unsure."""
        if not self._tenures.of.get(
            person
        ):  # Asked even for texts that are made: a ground of each page.
            return ()
        key = (person, date.text, language or self._language)
        if key not in self._texts:
            words, parties = words_of(key[2]), self._content.parties
            texts = (
                standing_text(self._standing(each), date, parties, words)
                for each in self._tenures.on(person, date)
            )
            self._texts[key] = tuple(dict.fromkeys(texts))
        return self._texts[key]

    def title(self, person: str, written: str) -> str:
        """The title of an office as an entry has it, in the language of the edition if that is known."""
        said = in_language(self._language, self._content.people[person].translations)
        return dict(said.terms).get(written, written) if said else written

    def spoken(self, entry: Entry, person: str, language: str | None = None) -> str | None:
        """The language of an office that an entry wants shown, where it is not the page's."""
        given = _given(entry, person)
        if given is None or self.title(person, given) != given:
            return None
        return entry.language if entry.language != (language or self._language) else None

    def called(self, tenure: Tenure) -> Tenure:
        """A tenure with its office called as it is in the edition."""
        office = self._content.people[tenure.person].offices[tenure.number]
        return tenure if office is tenure.office else replace(tenure, office=office)

    def _standing(self, standing: Standing) -> Standing:
        tenure = self.called(standing.tenure)
        return standing if tenure is standing.tenure else replace(standing, tenure=tenure)


def _given(entry: Entry, person: str) -> str | None:
    """The office that an entry itself gives somebody."""
    return next((p.office for p in entry.people if p.person == person and p.office), None)


def office_title(office: Office, parties: Mapping[str, Party], words: Words) -> str:
    """An office in full: "Prime Minister of Pakistan"; as it is, where its title says whose it is."""
    party = parties.get(office.of) if office.of else None
    if party is None or _says_whose(office.title, party):
        return office.title
    return words("%(office)s of %(party)s", office=office.title, party=words.named(party.name))


def _says_whose(title: str, party: Party) -> bool:
    native = (name for _, name in party.native_names)
    if any(name and name in title for name in (party.name, party.demonym, *party.aliases, *native)):
        return True
    before, of, rest = fold(title).rpartition(" of ")
    if not of:
        return False
    # "Minister of Energy" says of what, but not of whom.
    return is_a_state_in_english(rest) or not _PORTFOLIO.search(f"{before} of ")


def standing_text(
    standing: Standing, date: Date, parties: Mapping[str, Party], words: Words
) -> str:
    """An office on a date: what is certain as it is, what is not with the day that makes it unsure."""
    term = standing.tenure.term
    title = office_title(standing.tenure.office, parties, words)
    match standing.state:
        case "held":
            return title
        case "former":
            return words("former %(office)s", office=title)
        case "later":
            time = _since(term.start, words)
            return words("later %(office)s (%(time)s)", office=title, time=time)
    return words("%(office)s (%(time)s)", office=title, time=doubt_text(term, date, words))


def doubt_text(term: Term, date: Date, words: Words) -> str:
    """What makes it unsure that a term ran on a date: its beginning, its end, or both."""
    begun, ended = term.doubts(date)
    if term.start is None or (begun and ended):
        return term_text(term, words)
    if begun:
        return _since(term.start, words)
    return words("end not known") if term.is_end_unknown else _until(term.end, words)


def term_text(term: Term, words: Words) -> str:
    """From when to when, as far as is known: "from May 2000", "1947–1954", "from 1990, end not known"."""
    start, end = term.start, term.end
    if term.is_end_unknown:
        if start is None:
            return words("end not known")
        return words("%(time)s, end not known", time=_since(start, words))
    if start and end:
        try:
            return words.date(interval(start, end))
        except BadDate:
            # Either is itself an interval, or the two run backwards.
            return words("%(start)s to %(end)s", start=words.date(start), end=words.date(end))
    return _since(start, words) if start else _until(end, words)


@lru_cache(maxsize=10_000)  # Timelines and charts tell the same years again and again.
def span_text(first: int, last: int, words: Words) -> str:
    """Years from a first to a last: "2018–2020"."""
    return words.date(parse(f"{first:04}" if first == last else f"{first:04}/{last:04}"))


def _since(start: Date | None, words: Words) -> str:
    return words.date(since(start)) if start else ""


def _until(end: Date | None, words: Words) -> str:
    return words.date(until(end)) if end else ""
