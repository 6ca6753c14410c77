"""Dates that cannot all be right."""

from collections.abc import Iterator

from chronicle.checking.periods import DAY, in_words
from chronicle.dates import Date, certainly_before, show
from chronicle.diagnostics import Diagnostic, error, warning
from chronicle.documents import Document
from chronicle.linking import Chronicle
from chronicle.settings import Settings
from chronicle.validating import located

_Span = tuple[str, Date | None, Date | None, Document, tuple[str | int, ...]]
"""What it is, its start and its end, and where the end was written."""


def ends_before_starts(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """end-before-start: whatever has two dates has them in order."""
    for what, start, end, document, path in _spans(chronicle, settings):
        if start and end and certainly_before(end, start):
            yield error(
                "end-before-start",
                f"this {what} ends {in_words(end)}, before it starts {in_words(start)}",
                located(document, path),
                "exchange the two dates, or correct one of them",
            )


def _spans(chronicle: Chronicle, settings: Settings) -> Iterator[_Span]:
    content = chronicle.content
    for person in content.people.values():
        if person.origin:
            yield "life", person.born, person.died, person.origin, ("died",)
            for n, office in enumerate(person.offices):
                yield "office", office.start, office.end, person.origin, ("offices", n, "to")
    for party in content.parties.values():
        if party.origin:
            yield "party", party.start, party.end, party.origin, ("to",)
            for n, member in enumerate(party.members):
                yield "membership", member.start, member.end, party.origin, ("members", n, "to")
    for dossier in content.dossiers.values():
        if dossier.origin:
            yield "dossier", dossier.signed, dossier.ended, dossier.origin, ("ended",)
    coverage = settings.site.coverage
    yield "coverage", coverage.from_, coverage.to, settings.document, ("coverage", "to")


def future_dates(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """future-date: what is confirmed has happened, and what is cited has been published.

    A day is allowed for, since it begins earlier elsewhere on the globe.
    """
    tomorrow = settings.today + DAY
    for entry in chronicle.entries.values():
        if entry.date.earliest > tomorrow and entry.status == "confirmed":
            yield warning(
                "future-date",
                f"{show(entry.date, 'en')} is still to come, and the entry is confirmed",
                entry.origin.locate(("date",)),
                "correct the date, or write `status: reported`",
            )
            continue
        for number, source in enumerate(entry.sources):
            if source.date and source.date.earliest > tomorrow:
                yield warning(
                    "future-date",
                    f"{show(source.date, 'en')} is still to come, and the source is dated so",
                    located(entry.origin, ("sources", number, "date")),
                    "correct the date of the source",
                )


def due_dates(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """due-before-made: a promise is due after it was made."""
    for entry in chronicle.entries.values():
        for number, promise in enumerate(entry.commitments):
            if promise.due and certainly_before(promise.due, entry.date):
                yield warning(
                    "due-before-made",
                    f"this is due {in_words(promise.due)}, before it was promised "
                    f"({show(entry.date, 'en')})",
                    located(entry.origin, ("commitments", number, "due")),
                    "correct one of the two dates",
                )
