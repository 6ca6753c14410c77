"""Lines → the path data of SVG, in as few letters as they can be told in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def path(lines: Iterable[Sequence[Point]], *, is_closed: bool = False, places: int = 1) -> str:
    """The `d` of a path of several lines, rounded to so many decimal places; lines of one point are left out.

    Each line begins where it is and goes on by steps. Steps are of what is already rounded, so that
    no error adds up.
    """
    units = 10**places
    found = []
    for line in lines:
        steps: list[tuple[int, int]] = []
        x = y = 0
        start = None
        for point in line:
            column, row = round(point[0] * units), round(point[1] * units)
            if start is None:
                start = (column, row)
            elif (column, row) != (x, y):
                steps.append((column - x, row - y))
            x, y = column, row
        if start is None or len(steps) < (2 if is_closed else 1):
            continue
        begin = f"M{_number(start[0], units)}{_next(start[1], units)}"
        rest = "".join(_next(step, units) for pair in steps for step in pair).removeprefix(" ")
        found.append(f"{begin}l{rest}{'z' if is_closed else ''}")
    return "".join(found)


def _next(value: int, units: int) -> str:
    """A number after another: a minus parts the two, else a space."""
    number = _number(value, units)
    return number if number.startswith("-") else f" {number}"


def _number(value: int, units: int) -> str:
    """Parts of a unit as SVG's shortest number: 12, .5, -3.1."""
    whole, part = divmod(abs(value), units)
    sign = "-" if value < 0 else ""
    if not part:
        return f"{sign}{whole}"
    digits = str(part).rjust(len(str(units)) - 1, "0").rstrip("0")
    return f"{sign}{whole or ''}.{digits}"
