"""The dialect of GitHub: comrak, an extra, and the marks of our own.

comrak makes HTML of a text, and lets nobody in between. So every mark is taken out of the text before
and leaves a slot, which is a letter to comrak, and is understood where that stands in the HTML: within
code it is what was written.
"""

import re
from collections.abc import Sequence
from functools import cache
from html import escape, unescape
from urllib.parse import unquote

import comrak

from chronicle.converting.marks import CITED, Marks
from chronicle.converting.nouns import Dialect
from chronicle.converting.sanitising import sanitise
from chronicle.converting.slots import (
    KEPT,
    MOST,
    STRAIGHT_DOUBLE,
    STRAIGHT_SINGLE,
    number,
    slot,
)

# A reference may go on in the next line of its paragraph, but not in the next item or row. What is
# sought begins with a character of its own everywhere: re then passes quickly over all others.
_REFERENCE = r"\[\[(?:[^\[\]\n]|\n(?![ \t>]*(?:\n|[-*+#|]))){1,500}\]\]"
_MARK = re.compile(
    rf"\\.|{_REFERENCE}|{CITED}"
    r"|`(?<!``)(?P<more>`*)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)*?)(?<!`)`(?P=more)(?!`)",
    re.DOTALL,
)
_MARK_IN_CODE = re.compile(f"{_REFERENCE}|{CITED}")
_ESCAPES = {r"\"": STRAIGHT_DOUBLE, r"\'": STRAIGHT_SINGLE, r"\[": "["}

_FOUND = re.compile(
    r'<(?P<tag>pre|code)(?: [^\s="<>]+="[^"]*")*>.*?</(?P=tag)>'
    rf"|{KEPT}(?P<kept>.)"
    rf"|\[\^(?P<footnote>[^\[\]\n<>{KEPT}]{{1,200}})\](?!:)",
    re.DOTALL,
)
_KEPT = re.compile(f"{KEPT}(.)", re.DOTALL)
_ADDRESS = re.compile(r'(?:(?<= href=)|(?<= src=))"kept:([0-9]{1,7})"')

_QUOTED = re.compile(r"\n[ \t>]*")
_LITERAL = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)|\\([!-/:-@\[-`{-~])", re.DOTALL)

# What comrak writes for footnotes and alerts, which Python-Markdown writes otherwise.
_NOTES = '<section class="footnotes" data-footnotes>'
_NOTE = re.compile(r'<li id="fn-([^"]+)">')
_TO_NOTE = re.compile(
    r'<sup class="footnote-ref"><a href="#fn-([^"]+)" id="fnref-\1(?:-([0-9]+))?" data-footnote-ref>'
)
_FROM_NOTE = re.compile(
    r' <a href="#fnref-([^"]+)" class="footnote-backref" data-footnote-backref'
    r' data-footnote-backref-idx="([0-9]+)(?:-([0-9]+))?" aria-label="[^"]*">'
    r'↩(?:<sup class="footnote-ref">[0-9]+</sup>)?</a>'
)
_ALERT = re.compile(
    r'<div class="markdown-alert markdown-alert-([a-z]+)">\n<p class="markdown-alert-title">'
)
# A page has no form for a box to be in.
_BOXES = {
    '<input type="checkbox" checked="" disabled="" />': "☑",
    '<input type="checkbox" disabled="" />': "☐",
}


def mark_up(text: str, dialect: Dialect) -> tuple[str, Marks]:
    """Return the HTML that comrak makes of a text, sanitised, and the marks found in it."""
    kept: dict[str, int] = {}
    text = _MARK.sub(lambda found: _keep(found, kept), text)
    marks, written = Marks(), list(kept)
    html = sanitise(_in_our_shape(_render(text, written, line_breaks=dialect.line_breaks)))
    return _FOUND.sub(lambda found: _understood(found, written, marks), html), marks


def _keep(found: re.Match[str], kept: dict[str, int]) -> str:
    """Replace a mark by a slot, the same for the same mark; in what may be code, all marks."""
    mark = found[0]
    if mark[0] == "`":
        ticks = "`" + found["more"]
        within = _MARK_IN_CODE.sub(lambda inner: _slot(inner[0], kept), found["code"])
        return f"{ticks}{within}{ticks}"
    if mark[0] == "\\" and mark not in _ESCAPES:
        return mark
    return _slot(mark, kept)


def _slot(mark: str, kept: dict[str, int]) -> str:
    if mark not in kept and len(kept) >= MOST:
        return mark
    return slot(KEPT, kept.setdefault(mark, len(kept)))


def _understood(found: re.Match[str], written: Sequence[str], marks: Marks) -> str:
    """Replace what stands for a mark by what the mark means there; remember undefined footnotes."""
    if found["tag"]:
        return _KEPT.sub(lambda inner: escape(written[number(inner[1])], quote=False), found[0])
    if found["footnote"]:
        marks.undefined_footnote(unescape(found["footnote"]))
        return found[0]
    mark = written[number(found["kept"])]
    if mark in _ESCAPES:
        return _ESCAPES[mark]
    if mark.startswith("[[") and (reference := marks.reference(_plain(mark[2:-2]))):
        return reference
    if mark.startswith("[^") and (citation := marks.citation(_plain(mark[6:-1]))):
        return citation
    return escape(mark)


def _plain(written: str) -> str:
    """Return what is written within a mark as plain text: it may have code, escapes and entities."""
    lines = _QUOTED.sub("\n", written)
    return unescape(_LITERAL.sub(lambda found: found[2] or found[3], lines))


def _in_address(mark: str) -> str:
    """Return what a mark is in an address: a citation right after one is not part of it."""
    if mark in _ESCAPES:
        return mark[1:]
    return "" if mark.startswith("[^") else mark


def _render(text: str, written: Sequence[str], *, line_breaks: bool) -> str:
    """Return comrak's HTML, with addresses as they were written instead of percent-encoded."""
    addresses: list[str] = []

    def keep(address: str) -> str:
        addresses.append(_KEPT.sub(lambda found: _in_address(written[number(found[1])]), address))
        return f"kept:{len(addresses) - 1}"

    def put_back(found: re.Match[str]) -> str:
        place = int(found[1])
        return f'"{escape(addresses[place])}"' if place < len(addresses) else found[0]

    extensions, rendering = _options(line_breaks)
    extensions.link_url_rewriter = extensions.image_url_rewriter = keep
    try:
        html = comrak.render_markdown(text, extension_options=extensions, render_options=rendering)
    except BaseException as fault:
        # A panic within Rust is no Exception.
        if type(fault).__name__ == "PanicException":
            raise RuntimeError(str(fault)) from fault
        raise
    return _ADDRESS.sub(put_back, html)


@cache
def _options(line_breaks: bool) -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    extensions = comrak.ExtensionOptions()
    extensions.alerts = extensions.autolink = extensions.footnotes = True
    extensions.strikethrough = extensions.table = extensions.tasklist = True
    rendering = comrak.RenderOptions()
    rendering.gfm_quirks = rendering.unsafe_ = True  # HTML is sanitised later.
    rendering.hardbreaks = line_breaks
    return extensions, rendering


def _in_our_shape(html: str) -> str:
    """Write footnotes and alerts as Python-Markdown does, for the rest of the program knows no other."""
    for box, character in _BOXES.items():
        html = html.replace(box, character)
    html = _ALERT.sub(r'<div class="admonition \1">\n<p class="admonition-title">', html)
    body, mark, notes = html.rpartition(_NOTES)
    if not mark:
        return html
    notes = _NOTE.sub(lambda found: f'<li id="fn:{_name(found[1])}">', notes)
    notes = notes.rstrip().removesuffix("</section>")
    html = f'{body}<div class="footnote">\n<hr>{notes}</div>'
    return _FROM_NOTE.sub(_from_note, _TO_NOTE.sub(_to_note, html))


def _to_note(found: re.Match[str]) -> str:
    name, count = _name(found[1]), found[2] or ""
    return f'<sup id="fnref{count}:{name}"><a class="footnote-ref" href="#fn:{name}">'


def _from_note(found: re.Match[str]) -> str:
    count = found[3] or ""
    name = _name(found[1].removesuffix(f"-{count}") if count else found[1])
    address = f"#fnref{count}:{name}"
    space = "" if count else "&nbsp;"
    return f'{space}<a class="footnote-backref" href="{address}" title="{found[2]}">↩</a>'


def _name(encoded: str) -> str:
    return escape(unquote(unescape(encoded)))
