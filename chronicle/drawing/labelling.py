"""Names beside marks, as many as there is room for without one on top of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

WIDTH = 0.56
"""The width of an average letter of the data type, in heights of the type."""
WIDE = 1.0
"""That of a letter of the scripts whose letters are square."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc with a name; the most important comes first in a list."""

    x: float
    y: float
    radius: float
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a name stands: the point on its base line that it begins at, ends at, or has in its middle."""

    x: float
    y: float
    anchor: str
    """ "start" (to the right of the point), "end" or "middle", as on a page read from the left."""


def width_of(text: str, size: float) -> float:
    """About how wide a text is, in the units of `size`, the height of its type."""
    return sum((WIDE if ord(letter) > 0x2E7F else WIDTH) * size for letter in text)


def placed(
    marks: Sequence[Mark], size: float, frame: Box, taken: Sequence[Box] = ()
) -> list[Placed | None]:
    """Where the name of each mark stands, or None where it has no room.

    A name stands right of its mark, left of it, above or below, and covers no mark, no other name
    and nothing of what is `taken`; all of it is in the frame.
    """
    boxes = [*taken, *map(_disc, marks)]
    found: list[Placed | None] = []
    for mark in marks:
        choice = next(
            (
                (place, box)
                for place, box in _places(mark, size)
                if _is_inside(box, frame)
                and not any(_overlap(box, other) for other in boxes if other != _disc(mark))
            ),
            None,
        )
        if choice:
            boxes.append(choice[1])
        found.append(choice[0] if choice else None)
    return found


def room(text: str, place: Placed, size: float) -> Box:
    """The room that a name takes where it stands."""
    wide = width_of(text, size)
    left = {"start": place.x, "end": place.x - wide, "middle": place.x - wide / 2}[place.anchor]
    return (left, place.y - 0.8 * size, left + wide, place.y + 0.25 * size)


def _places(mark: Mark, size: float) -> Iterator[tuple[Placed, Box]]:
    """Where a name may stand, the best first, and the room that it takes there."""
    gap = mark.radius + size / 3
    for x, y, anchor in (
        (mark.x + gap, mark.y + 0.35 * size, "start"),
        (mark.x - gap, mark.y + 0.35 * size, "end"),
        (mark.x, mark.y - gap, "middle"),
        (mark.x, mark.y + gap + 0.7 * size, "middle"),
    ):
        place = Placed(round(x, 1), round(y, 1), anchor)
        yield place, room(mark.text, place, size)


def _disc(mark: Mark) -> Box:
    reach = mark.radius
    return (mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)


def _is_inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
