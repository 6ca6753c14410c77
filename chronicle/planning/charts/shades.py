"""What shades mean."""

from chronicle.drawing.shades import shade_of
from chronicle.planning.views import LegendItem
from chronicle.wording import Words


def shade_legend(bounds: tuple[int, ...], words: Words) -> tuple[LegendItem, ...]:
    """The counts of each shade: "1", "2–3", "4–6"."""
    found = []
    for number, last in enumerate(bounds, 1):
        first = bounds[number - 2] + 1 if number > 1 else 1
        text = words.number(last)
        if first < last:
            text = words("%(first)s–%(last)s", first=words.number(first), last=text)
        found.append(LegendItem(f"shade-{shade_of(first, bounds)}", text))
    return tuple(found)
