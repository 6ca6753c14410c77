"""A month as weeks below one another: where each day stands."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

WEEK = 7
SIDE = 9
PITCH = 10
"""The side of a day, and the distance from one to the next: a month is 70 wide and 60 high."""


@dataclass(frozen=True, slots=True)
class Square:
    """A day and the upper left corner of its square."""

    day: datetime.date
    x: int
    y: int


def month_squares(
    year: int, month: int, first_weekday: int, *, is_mirrored: bool = False
) -> tuple[Square, ...]:
    """The days of a month, in weeks that begin with a weekday (0 is Monday)."""
    starts, number = monthrange(year, month)
    offset = (starts - first_weekday) % WEEK
    found = []
    for day in range(1, number + 1):
        row, column = divmod(offset + day - 1, WEEK)
        if is_mirrored:
            column = WEEK - 1 - column
        found.append(Square(datetime.date(year, month, day), PITCH * column, PITCH * row))
    return tuple(found)


def squares_path(squares: Iterable[Square]) -> str:
    """Several days as one path."""
    return "".join(f"M{each.x} {each.y}h{SIDE}v{SIDE}h-{SIDE}z" for each in squares)
