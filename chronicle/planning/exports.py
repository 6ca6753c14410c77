"""The data that the site gives away, as JSON and CSV, and the page that says what is in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle import urls
from chronicle.deriving.changes import changes_of
from chronicle.deriving.promises import Promise
from chronicle.model import Discrepancy, Entry
from chronicle.planning.parts import Parts
from chronicle.planning.views import Dataset, DataView, DownloadsView, Link, Page
from chronicle.wording import Words

FORMATS = ("json", "csv")

Row = tuple[str | tuple[str, ...] | None, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """One of the files: what it is called and has in it, and its columns with their meaning."""

    name: str
    title: str
    about: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def plan_exports(parts: Parts) -> Iterator[Page]:
    """Each table in each format, once for all editions, and the page that lists them with the feeds."""
    tables = (_entries(parts), _commitments(parts), _corrections(parts), _discrepancies(parts))
    for table in tables if parts.edition.is_first else ():
        for format in FORMATS:
            address = _address(table, format)
            head = parts.head(table.title, address, listed=False)
            columns = tuple(name for name, _ in table.columns)
            yield Page(address, format, DataView(head=head, columns=columns, rows=table.rows))
    title = parts.words("Data")
    about = parts.words("All that is recorded here, to be used elsewhere.")
    view = DownloadsView(
        head=parts.head(title, parts.at.here(urls.DATA), description=about),
        title=title,
        datasets=tuple(_dataset(table) for table in tables),
        feeds=(
            Link(parts.settings.site.title, parts.at.here(urls.FEED)),
            Link(parts.words("Corrections"), parts.at.here(urls.FEED_OF_CORRECTIONS)),
        ),
    )
    yield Page(view.head.address, "data.html", view)


def _address(table: _Table, format: str) -> str:
    return f"{urls.DATA}{table.name}.{format}"


def _dataset(table: _Table) -> Dataset:
    return Dataset(
        id=table.name,
        title=table.title,
        about=table.about,
        count=len(table.rows),
        files=tuple(Link(f"{table.name}.{each}", _address(table, each)) for each in FORMATS),
        columns=table.columns,
    )


def _entries(parts: Parts) -> _Table:
    words = parts.words
    columns = (
        ("id", words("The entry's id.")),
        ("date", words("When it happened, in EDTF (ISO 8601-2).")),
        ("earliest", words("The first day that the date may mean.")),
        ("latest", words("The last day that the date may mean.")),
        ("title", words("Its title.")),
        ("kind", words("The kind of event.")),
        ("status", words("How sure the record is: confirmed, reported, disputed or denied.")),
        ("parties", words("The ids of the parties.")),
        ("people", words("The ids of those who took part.")),
        ("topics", words("The ids of the topics.")),
        ("places", words("The ids of the places.")),
        ("dossiers", words("The ids of the dossiers.")),
        ("summary", words("The summary, else the first sentence.")),
        ("sources", words("The addresses of the sources, else their titles.")),
        ("first_published", words("The day on which its page was first published, if known.")),
        (
            "last_changed",
            words("The day on which its page last changed, if it did and that is known."),
        ),
        _address_column(words),
    )
    rows = tuple(_entry(parts, entry) for entry in parts.chronicle.entries.values())
    about = words("Every event, one a row.")
    return _Table("entries", words("Entries"), about, columns, rows)


def _entry(parts: Parts, entry: Entry) -> Row:
    date = entry.date
    past = parts.history.of(entry.origin.file)
    changes = changes_of(past, entry.corrections, entry.publish)
    return (
        entry.id,
        date.text,
        date.earliest.isoformat() if date.earliest.year > 1 else None,
        date.latest.isoformat() if date.latest.year < 9999 else None,
        entry.title,
        entry.kind,
        entry.status,
        entry.parties,
        tuple(each.person for each in entry.people),
        entry.topics,
        entry.places,
        tuple(step.dossier for step in entry.dossiers),
        parts.standfirst(entry) or None,
        tuple(source.url or source.title for source in entry.sources),
        changes.first.isoformat() if changes.first else None,
        changes.last.isoformat() if changes.last else None,
        _absolute(parts, entry),
    )


def _commitments(parts: Parts) -> _Table:
    words = parts.words
    columns = (
        ("id", words("The entry's id and the commitment's, with # between them.")),
        ("entry", words("The entry at which it was made.")),
        ("made", words("The date of that entry, in EDTF.")),
        ("by", words("Who promised: the kind and the id, party:pakistan.")),
        ("to", words("Whom it was promised to, in the same way.")),
        ("text", words("What was promised.")),
        ("due", words("When it was due, in EDTF.")),
        ("status", words("What became of it as of the day of the build.")),
        ("kept_by", words("The entries that kept it.")),
        ("partly_kept_by", words("The entries that kept a part of it.")),
        ("note", words("The author's note.")),
        _address_column(words),
    )
    made = parts.promises.at
    rows = tuple(
        _commitment(parts, promise)
        for entry in parts.chronicle.entries.values()
        for promise in made.get(entry.id, ())
    )
    about = words("Every promise, one a row.")
    return _Table("commitments", words("Commitments"), about, columns, rows)


def _commitment(parts: Parts, promise: Promise) -> Row:
    entry, commitment = promise.entry, promise.commitment
    return (
        f"{entry.id}#{commitment.id}",
        entry.id,
        entry.date.text,
        tuple(f"{kind}:{id}" for kind, id in commitment.by),
        tuple(f"{kind}:{id}" for kind, id in commitment.to),
        commitment.text,
        commitment.due.text if commitment.due else None,
        promise.status,
        tuple(later.id for later, kept in promise.kept if not kept.partly),
        tuple(later.id for later, kept in promise.kept if kept.partly),
        commitment.note,
        _absolute(parts, entry),
    )


def _corrections(parts: Parts) -> _Table:
    words = parts.words
    columns = (
        ("entry", words("The entry's id.")),
        ("date", words("When it was corrected, in EDTF.")),
        ("field", words("What it is about.")),
        ("reported", words("The value as reported.")),
        ("corrected", words("The value that is used.")),
        ("text", words("What was wrong, and how that is known.")),
        ("evidence", words("The evidence: the address of a source, else words.")),
        _address_column(words),
    )
    rows = tuple(
        (
            entry.id,
            each.date.text,
            each.field,
            each.reported,
            each.corrected,
            each.text,
            _source(entry, each.evidence),
            _absolute(parts, entry),
        )
        for entry in parts.chronicle.entries.values()
        for each in entry.corrections
    )
    about = words("Every correction, one a row.")
    return _Table("corrections", words("Corrections"), about, columns, rows)


def _discrepancies(parts: Parts) -> _Table:
    words = parts.words
    columns = (
        ("entry", words("The entry's id.")),
        ("number", words("Which of the entry's discrepancies it is, counted from 1.")),
        ("field", words("What it is about.")),
        ("text", words("What the sources disagree on.")),
        ("value", words("What one of them says, if that is set down.")),
        ("source", words("Who says it: the address of a source, else words.")),
        _address_column(words),
    )
    rows = tuple(
        row
        for entry in parts.chronicle.entries.values()
        for number, each in enumerate(entry.discrepancies, 1)
        for row in _claims(parts, entry, number, each)
    )
    about = words("Every value that sources disagree on, one a row.")
    return _Table("discrepancies", words("Discrepancies"), about, columns, rows)


def _claims(parts: Parts, entry: Entry, number: int, each: Discrepancy) -> Iterator[Row]:
    """A row for each claim, or one without."""
    for claim in each.claims or (None,):
        yield (
            entry.id,
            str(number),
            each.field,
            each.text,
            claim.value if claim else None,
            _source(entry, claim.source) if claim else None,
            _absolute(parts, entry),
        )


def _source(entry: Entry, named: str | None) -> str | None:
    """The address, or the title, of the source of an entry that is named by its id; else the words."""
    source = next((source for source in entry.sources if source.id == named), None)
    return (source.url or source.title) if source else named


def _address_column(words: Words) -> tuple[str, str]:
    return "address", words("Where the entry's page is.")


def _absolute(parts: Parts, entry: Entry) -> str:
    return urls.Urls(parts.settings.url).absolute(parts.at.address("entry", entry.id))
