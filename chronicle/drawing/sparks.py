"""Bars over an axis of years as one path, for many small pictures of one scale."""

from __future__ import annotations

from collections.abc import Mapping

from chronicle.drawing.years import GAP, YearAxis


def spark(counts: Mapping[int, int], axis: YearAxis, top: int) -> str:
    """The bars of bins, by their first years, in units of one bin across and one entry down from `top`."""
    number = (axis.last - axis.first + 1) // axis.step
    width = f"{1 - GAP:g}"
    found = []
    for first, count in sorted(counts.items()):
        place = (first - axis.first) // axis.step
        if axis.is_mirrored:
            place = number - 1 - place
        found.append(f"M{place + GAP / 2:g} {top}v-{count}h{width}v{count}z")
    return "".join(found)
