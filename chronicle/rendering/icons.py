"""Icons: a page carries the symbols that it refers to, once, and no others."""

import re
from functools import lru_cache

REFERENCE = 'href="#icon-'
SYMBOL = re.compile(r'<symbol id="icon-([^"]+)".*?</symbol>\n?', re.DOTALL)
BEGIN, END, CLOSE = '<symbol id="icon-', "</symbol>", "</svg>"


def without_unused_icons(html: str) -> str:
    """A page without those symbols of the sprite within it that nothing on the page shows.

    Cards are made once for all lists, so only the finished page knows what it refers to.
    """
    begin = html.find(BEGIN)
    last = html.rfind(END, begin, html.find(CLOSE, begin))
    if begin < 0 or last < 0:
        return html
    end = last + len(END)
    end += html.startswith("\n", end)
    used = frozenset(after[: after.find('"')] for after in html.split(REFERENCE)[1:])
    return f"{html[:begin]}{_those_of(html[begin:end], used)}{html[end:]}"


@lru_cache(maxsize=256)
def _those_of(sprite: str, used: frozenset[str]) -> str:
    """A sprite with the used symbols alone; pages are of few sorts by what they show."""
    return SYMBOL.sub(lambda symbol: symbol[0] if symbol[1] in used else "", sprite)
