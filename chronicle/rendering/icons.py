"""Icons: a page carries the symbols that it refers to, once, and no others."""

import re

REFERENCE = re.compile(r'href="#(icon-[^"]+)"')
SYMBOL = re.compile(r'<symbol id="(icon-[^"]+)".*?</symbol>\n?', re.DOTALL)


def without_unused_icons(html: str) -> str:
    """A page without those symbols of the sprite within it that nothing on the page shows.

    Cards are made once for all lists, so only the finished page knows what it refers to.
    """
    used = frozenset(REFERENCE.findall(html))
    return SYMBOL.sub(lambda symbol: symbol[0] if symbol[1] in used else "", html)
