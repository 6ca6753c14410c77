"""Where in a file the value stands that a rule finds fault with."""

from chronicle import territories
from chronicle.converting import find_in_source
from chronicle.diagnostics import Location
from chronicle.documents import Document
from chronicle.front_matter import Value
from chronicle.model import Entry
from chronicle.slugs import slug
from chronicle.validating import located


def listed(document: Document, key: str) -> list[Value]:
    """The items that a list has in the front matter; one value alone is a list of one."""
    value = document.data.get(key)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def party(entry: Entry, id: str) -> Location:
    """The place of one of an entry's parties, under whatever name it was written."""
    names = [str(name) for name in listed(entry.origin, "parties")]
    if len(names) == len(entry.parties):
        return located(entry.origin, ("parties", entry.parties.index(id)))
    # A party that was named twice is one in the entry, so that positions no longer agree.
    for number, name in enumerate(names):
        state = territories.find_state(name)
        if id in (slug(name), state.id if state else None):
            return located(entry.origin, ("parties", number))
    return entry.origin.locate(("parties",))


def mention(entry: Entry, number: int) -> Location:
    """The place of one of an entry's mentions."""
    if len(listed(entry.origin, "mentions")) == len(entry.mentions):
        return located(entry.origin, ("mentions", number))
    return entry.origin.locate(("mentions",))


def in_body(document: Document, wanted: str, nth: int = 0) -> Location:
    """The place of what a body refers to as `wanted` (see `find_in_source`), the nth time."""
    offset = find_in_source(document.body, wanted, nth)
    if offset is None:
        return document.locate()
    return document.locate_in_body(offset, len(wanted))


def in_value(document: Document, key: str, text: str) -> Location:
    """The place of some words within the value of a field; the value's when it is written otherwise."""
    value = document.locate((key,))
    line = document.source.split("\n")[value.line - 1] if document.source else ""
    column = line.find(text, value.column - 1)
    return value if column < 0 else Location(value.file, value.line, column + 1, len(text))
