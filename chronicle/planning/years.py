"""The years under which entries are listed."""

from collections.abc import Sequence

from chronicle.model import Entry


def year_of(entry: Entry) -> int:
    """The year that an entry is listed under: that in which it began, as far as is known."""
    date = entry.date
    return date.year or (date.earliest if date.earliest.year > 1 else date.latest).year


def span_of(entries: Sequence[Entry]) -> str:
    """The years of the first and the last of some entries in order."""
    if not entries:
        return ""
    first, last = year_of(entries[0]), max(year_of(entry) for entry in entries)
    return str(first) if first == last else f"{first}–{last}"
