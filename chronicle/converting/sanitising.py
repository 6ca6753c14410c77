# ruff: noqa: SIM905 - a list of words reads best as words
"""Which HTML a body may contain; everything else is taken out."""

from html import escape

import nh3

_TAGS = set(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em"
    " figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small"
    " span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)

_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope", "abbr"},
    "time": {"datetime"},
}

_GONE_WITH_THEIR_CONTENT = set(
    "iframe math noembed noframes noscript script style svg template title".split()
)

_SCHEMES = {"http", "https", "mailto", "tel"}


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    clean_content_tags=_GONE_WITH_THEIR_CONTENT,
    url_schemes=_SCHEMES,
    link_rel=None,
)


def sanitise(html: str) -> str:
    """Return well-formed HTML: lower-case tags, every attribute in double quotes, no comments."""
    return _CLEANER.clean(html)


def as_written(text: str) -> str:
    """Return a text that could not be converted as escaped paragraphs."""
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return "\n".join(f"<p>{escape(part)}</p>" for part in paragraphs if part)
