"""Prose: a converted body with its links and the numbers of its sources filled in."""

from collections.abc import Callable
from html import escape

from markupsafe import Markup

from chronicle.converting import fill
from chronicle.planning.views import Prose


def html_of(prose: Prose, url: Callable[[str], str]) -> Markup:
    """The HTML of a body as a page shows it; `url` turns an address into a link.

    A reference to nothing is shown as its words, a citation of nothing (number 0) not at all.
    """

    def link(slot: int) -> str:
        target = prose.links[slot] if slot < len(prose.links) else None
        label = prose.body.references[slot].label
        if target is None:
            return escape(prose.body.references[slot].text)
        # The author's own words are in the page's language, a title in that of its page.
        foreign = f' lang="{escape(target.language)}"' if target.language and not label else ""
        return (
            f'<a href="{escape(url(target.address))}"{foreign}>{escape(label or target.text)}</a>'
        )

    def citation(slot: int) -> str:
        source = prose.citations[slot] if slot < len(prose.citations) else 0
        if not source:
            return ""
        return f'<sup class="citation"><a href="#source-{source}">[{source}]</a></sup>'

    html = fill(prose.body, link=link, citation=citation, prefix=prose.prefix, base=url("/"))
    return Markup(html)
