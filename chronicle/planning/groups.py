"""The entries of one year of a list, under their year or under their months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from chronicle.model import Entry
from chronicle.planning.parts import Parts
from chronicle.planning.views import Group, Listed, Month

Noted = tuple[Entry, str | None]
"""An entry of a list and what the list adds to it."""


def year_anchor(year: int) -> str:
    """The anchor of a year on a page."""
    return f"y{year}"


def month_anchor(year: int, month: int) -> str:
    """The anchor of a month on a page."""
    return f"m{year}-{month:02d}"


def by_year(parts: Parts, year: int, noted: Sequence[Noted]) -> tuple[Group, ...]:
    """One group under the year, with its months marked where there are several."""
    found = _by_month(parts, noted)
    months = (
        tuple(month for _, month in _months(parts, year, found))
        if len(found) > 1
        else tuple(Month("", "", listed) for _, listed in found)
    )
    return (Group(str(year), months, parts.at.year(year), year_anchor(year)),)


def by_month(parts: Parts, year: int, noted: Sequence[Noted]) -> tuple[Group, ...]:
    """A group under each month, for a page that is that of the year."""
    return tuple(
        Group(
            parts.words.month(number) if number else month.label,
            (Month("", "", month.entries),),
            parts.at.month(year, number) if number else None,
            month.id,
        )
        for number, month in _months(parts, year, _by_month(parts, noted))
    )


def undivided(parts: Parts, year: int, noted: Sequence[Noted]) -> tuple[Group, ...]:
    """One group without a heading, for a page that is that of the month."""
    return (Group("", (Month("", "", _listed(parts, noted)),)),)


def _by_month(parts: Parts, noted: Sequence[Noted]) -> Sequence[tuple[int, tuple[Listed, ...]]]:
    """What is listed under each month, in the order of the list; 0 where none is known."""
    return [
        (number, _listed(parts, group))
        for number, group in groupby(noted, key=lambda pair: pair[0].date.month or 0)
    ]


def _months(
    parts: Parts, year: int, found: Sequence[tuple[int, tuple[Listed, ...]]]
) -> Iterator[tuple[int, Month]]:
    words, known = parts.words, set[int]()
    for number, listed in found:
        label = words.month(number, "abbreviated") if number else words("Month not known")
        # A season stands between the months, so that one of them may come twice.
        id = month_anchor(year, number) if number and number not in known else ""
        known.add(number)
        yield number, Month(label, id, listed)


def _listed(parts: Parts, noted: Iterable[Noted]) -> tuple[Listed, ...]:
    return tuple(parts.listed(entry, note) for entry, note in noted)
