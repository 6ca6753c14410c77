"""An entry's sources: an id for each within the entry, and a key by which a document is one everywhere."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import count

from chronicle.diagnostics import error
from chronicle.documents import Document
from chronicle.model import Source
from chronicle.reading.references import References
from chronicle.schema import SourceFields
from chronicle.slugs import slug
from chronicle.urls import host_of
from chronicle.validating import located


def read_sources(
    document: Document, written: Sequence[SourceFields], refs: References
) -> tuple[Source, ...]:
    """The sources of one entry. Findings (duplicate-id, missing-field) go to `refs.problems`."""
    found: dict[str, Source] = {}
    chosen = {fields.id for fields in written if fields.id}
    for number, fields in enumerate(written):
        id = fields.id or _unused_id(fields, chosen | found.keys())
        at = ("sources", number)
        if id in found:
            refs.problems.append(
                error(
                    "duplicate-id",
                    f"two sources of this entry have the id “{id}”",
                    located(document, (*at, "id")),
                )
            )
        if not (fields.url or fields.title):
            refs.problems.append(
                error(
                    "missing-field",
                    f"`sources[{number + 1}]` has neither a title nor a url",
                    located(document, at),
                )
            )
        side = None
        if fields.side and fields.side.lower() != "independent":
            side = refs.one("party", fields.side, partial(located, document, (*at, "side")))
        found.setdefault(id, _source(id, side, fields))
    return tuple(found.values())


def _source(id: str, side: str | None, fields: SourceFields) -> Source:
    title = fields.title or _bare(fields.url or "")
    return Source(
        id=id,
        key=_key(fields, title),
        title=title,
        url=fields.url,
        publisher=fields.publisher,
        date=fields.date,
        language=fields.language,
        type=fields.type,
        side=side,
        author=fields.author,
        accessed=fields.accessed,
        archived=fields.archived,
        note=fields.note,
    )


def _unused_id(fields: SourceFields, used: Collection[str]) -> str:
    """An id for a source without one: its publisher or host, numbered when that is taken."""
    stem = slug(fields.publisher or host_of(fields.url or "") or fields.title or "source")
    if stem not in used:
        return stem
    return next(id for n in count(2) if (id := f"{stem}-{n}") not in used)


def _key(fields: SourceFields, title: str) -> str:
    """What tells a document from all others: its URL, else who published what when."""
    if fields.url:
        return fields.url.split("#")[0]
    said = (fields.publisher, title, fields.date and fields.date.text)
    return " ".join(part for part in said if part)


def _bare(url: str) -> str:
    """A URL as a title: without its scheme."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url
