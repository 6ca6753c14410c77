"""Sources: when they were published, and who cites them."""

from collections.abc import Iterator

from chronicle.checking import spots
from chronicle.checking.periods import DAY, in_words
from chronicle.dates import certainly_before, show
from chronicle.diagnostics import Diagnostic, did_you_mean, error, nearest, note, warning
from chronicle.linking import Chronicle, bodies_of
from chronicle.model import Entry
from chronicle.settings import Settings
from chronicle.validating import located

_YEARS_AFTER = 10
_RETROSPECTIVE = {"book", "dataset"}


def source_dates(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """source-before-event, accessed-before-published: a report follows what it reports.

    A day is allowed for, since a dateline may stand on the other side of the date line.
    """
    for entry in chronicle.entries.values():
        for number, source in enumerate(entry.sources):
            if source.date is None:
                continue
            if certainly_before(source.date, entry.date, DAY):
                yield warning(
                    "source-before-event",
                    f"this source was published {in_words(source.date)}, before the event "
                    f"({show(entry.date, 'en')})",
                    located(entry.origin, ("sources", number, "date")),
                    "correct one of the two dates; `ignore: [source-before-event]` if both are right",
                )
            if source.accessed and certainly_before(source.accessed, source.date, DAY):
                yield warning(
                    "accessed-before-published",
                    f"this source was read {in_words(source.accessed)}, before it was published "
                    f"({show(source.date, 'en')})",
                    located(entry.origin, ("sources", number, "accessed")),
                    "correct one of the two dates",
                )


def late_sources(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """source-long-after: an entry should rest on something of its own time.

    Only an entry of which every source is that late is worth a word; books and datasets look
    back by their nature.
    """
    for entry in chronicle.entries.values():
        dates = [source.date for source in entry.sources]
        first = min((date for date in dates if date), default=None)
        if first is None or None in dates or entry.date.latest.year >= first.earliest.year:
            continue
        if any(source.type in _RETROSPECTIVE for source in entry.sources):
            continue
        years = first.earliest.year - entry.date.latest.year
        if years > _YEARS_AFTER:
            yield note(
                "source-long-after",
                f"the earliest source is from {show(first, 'en')}, {years} years after the event",
                located(entry.origin, ("sources", dates.index(first), "date")),
                "a source of the time would make the entry firmer",
            )


def citations(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """unknown-source: what a body cites is one of its entry's sources."""
    for (kind, id, _), body, document in bodies_of(chronicle.content):
        if not body.citations:
            continue
        entry = chronicle.entries[id] if kind == "entry" else None
        known = {source.id for source in entry.sources} if entry else set()
        for number, cited in enumerate(body.citations):
            if cited in known:
                continue
            message = f"this entry has no source “{cited}”"
            hint = did_you_mean(cited, known) or "give one of `sources` that id"
            if entry is None:
                message = "only the body of an entry can cite a source"
                hint = "link to it instead: [label](address)"
            where = spots.in_body(document, f"^src:{cited}", body.citations[:number].count(cited))
            yield error("unknown-source", message, where, hint)


def evidence(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """doubtful-source: evidence is words, an address, or the id of one of the entry's sources."""
    for entry in chronicle.entries.values():
        known = [source.id for source in entry.sources]
        for path, text in _evidence(entry):
            if text is None or text in known or " " in text or "://" in text:
                continue
            if near := nearest(text, known):
                yield warning(
                    "doubtful-source",
                    f"this entry has no source “{text}”",
                    located(entry.origin, path),
                    f"did you mean “{near[0]}”?",
                )


def _evidence(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    """What may be a source's id without having to be, and where it was written."""
    for n, correction in enumerate(entry.corrections):
        yield ("corrections", n, "evidence"), correction.evidence
    for n, discrepancy in enumerate(entry.discrepancies):
        for m, claim in enumerate(discrepancy.claims):
            yield ("discrepancies", n, "claims", m, "source"), claim.source


def readouts(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """contradictory-readout: a side published something, or was not found to, but not both."""
    for entry in chronicle.entries.values():
        given = {
            frozenset(readout.sides)
            for readout in entry.readouts
            if readout.text and not readout.absent
        }
        for number, readout in enumerate(entry.readouts):
            if readout.absent and (readout.text or frozenset(readout.sides) in given):
                yield warning(
                    "contradictory-readout",
                    "this side's readout is both absent and given",
                    located(entry.origin, ("readouts", number, "absent")),
                    "leave out `absent`, or the text",
                )
