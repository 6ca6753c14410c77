# ruff: noqa: SIM905 - a list of words reads best as words
"""The last pass over sanitised HTML: ids, addresses, headings, tables, quotes; and the plain text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

from chronicle.converting import slots
from chronicle.converting.addresses import is_elsewhere, page_of, resolve
from chronicle.converting.anchors import Anchors, anchor
from chronicle.converting.headings import contents
from chronicle.converting.nouns import Body, Heading, Picture, Reference
from chronicle.converting.slots import slot
from chronicle.converting.typography import Typesetter

# What nh3 writes: lower-case names, every value in double quotes.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s="<>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s="<>]+)="([^"]*)"')
_ID = re.compile(r'<[a-z0-9]+(?: [^\s="<>]+="[^"]*")*? id="([^"]+)"')
_LEVEL = re.compile(r"<h([1-6])[ >]")
_CONTENTS = "[TOC]"

_BLOCKS = frozenset(
    "aside blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre"
    " section summary table tbody tfoot thead tr ul".split()
)
_CONTAINERS = frozenset("aside blockquote dd details div figure li section table".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VERBATIM = frozenset("code kbd pre samp".split())
_ALIGNMENTS = frozenset("left center right".split())
_PLAIN = frozenset("blockquote code em li ol p pre strong tbody td thead tr ul".split())
_READ_OUT = frozenset("abbr alt title".split())

_Attributes = dict[str, str]


def finish(
    html: str, references: list[Reference], citations: Iterable[str], *, smart: bool
) -> Body:
    """Return the body of a piece of sanitised HTML; links to other files join the references."""
    finisher = _Finisher(html, references, smart=smart)
    end = 0
    for tag in _TAG.finditer(html):
        finisher.run(html[end : tag.start()])
        end = tag.end()
        if tag[1]:
            finisher.end(tag[2])
        else:
            finisher.start(tag[2], tag[3])
    finisher.run(html[end:])
    return finisher.body(tuple(citations))


@dataclass(slots=True)
class _Link:
    """The link that is open."""

    out: int
    plain: int
    reference: int | None = None
    silent: bool = False  # the number of a footnote, or its way back: no words of the text
    citations: str = ""


@dataclass(frozen=True, slots=True)
class _OpenHeading:
    out: int
    plain: int
    level: int
    attributes: _Attributes


class _Finisher:
    """Walks over the tags and the runs of text between them, and collects what it meets."""

    def __init__(self, html: str, references: list[Reference], *, smart: bool) -> None:
        self.references = references
        self.smart = smart
        self.typesetter = Typesetter()
        self.anchors = Anchors(unescape(written) for written in _ID.findall(html))
        # The highest heading comes right under the page's title, which is its only h1.
        self.demotion = 2 - int(min(_LEVEL.findall(html), default="2"))

        self.out: list[str] = []
        self.plain: list[str] = []
        self.lead = ""
        self.headings: list[Heading] = []
        self.pictures: list[Picture] = []
        self.links: list[str] = []
        self.inner_links: list[tuple[int, _Attributes]] = []

        self.link: _Link | None = None
        self.open_headings: list[_OpenHeading] = []
        self.paragraph: int | None = None  # where the first one's plain text begins
        self.verbatim = self.containers = self.tables = 0

    def run(self, text: str) -> None:
        """Take a run of text between two tags."""
        if not text:
            return
        if text == "\n" and not self.link:  # between two blocks, as most runs are
            self.typesetter.skip(text)
            self.plain.append("\n" if self.verbatim else " ")
            self.out.append(text)
            return
        if self.smart and not self.verbatim and not (self.link and "://" in text):
            text = self.typesetter.set(text)
        else:
            self.typesetter.skip(text)
        text = slots.restored(text)
        if not (self.link and self.link.silent):
            words = slots.without_citations(unescape(text))
            self.plain.append(words if self.verbatim else words.replace("\n", " "))
        if self.link:
            text, citations = slots.in_link(text)
            self.link.citations += citations
        self.out.append(text)

    def start(self, tag: str, written: str) -> None:
        """Take an opening tag, with its attributes as they are written."""
        self._begin(tag)
        if tag in _PLAIN and not written:
            self.out.append(f"<{tag}>")
            return
        attributes = {
            name: slots.in_attribute(unescape(value), None if name in _READ_OUT else self._source)
            for name, value in _ATTRIBUTE.findall(written)
        }
        if tag in _HEADINGS:
            level = min(int(tag[1]) + self.demotion, 6)
            opened = _OpenHeading(len(self.out), len(self.plain), level, attributes)
            self.open_headings.append(opened)
            self.out.append("")
            return
        if attributes.get("id"):
            attributes["id"] = slots.PREFIX + self.anchors.of_author(attributes["id"])
        if tag == "a":
            self._start_link(attributes)
        elif tag == "img":
            self._show(attributes)
        else:
            self._start_other(tag, attributes)

    def end(self, tag: str) -> None:
        """Take a closing tag."""
        if tag in _HEADINGS:
            self._end_heading()
        elif tag == "a":
            self._end_link()
        else:
            self.out.append(f"</{tag}>")
        self._finish(tag)

    def body(self, citations: tuple[str, ...]) -> Body:
        """Return all that was collected."""
        for index, attributes in self.inner_links:
            name = anchor(attributes["href"][1:])
            # What is not in the body may still be on its page: #sources.
            prefix = slots.PREFIX if name in self.anchors else ""
            attributes["href"] = f"#{prefix}{name}"
            if not prefix and attributes.get("class") == "footnote-backref":
                del attributes["href"]  # Nothing refers to this footnote.
            self.out[index] = _tag("a", attributes)
        html = "".join(self.out).strip()
        if _CONTENTS in html:
            html = html.replace(f"<p>{_CONTENTS}</p>", contents(self.headings))
        lines = (" ".join(line.split()) for line in "".join(self.plain).split("\n") if line)
        text = "\n".join(line for line in lines if line not in ("", _CONTENTS))
        return Body(
            html=html,
            headings=tuple(self.headings),
            references=tuple(self.references),
            citations=citations,
            pictures=tuple(self.pictures),
            links=tuple(self.links),
            text=self._named(text),
            lead=self.lead or text.partition("\n")[0],
        )

    # Blocks

    def _begin(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.plain.append("\n")
            self.typesetter.start()
        elif tag in ("td", "th", "br"):
            self.plain.append(" ")
            self.typesetter.start()
        if tag == "p" and not self.lead and not self.containers:
            self.paragraph = len(self.plain)
        if tag in _CONTAINERS:
            self.containers += 1
        elif tag in _VERBATIM:
            self.verbatim += 1

    def _finish(self, tag: str) -> None:
        if tag == "p" and self.paragraph is not None:
            self.lead = " ".join("".join(self.plain[self.paragraph :]).split())
            self.paragraph = None
        if tag in _CONTAINERS:
            self.containers -= 1
        elif tag in _VERBATIM:
            self.verbatim -= 1
        if tag == "table":
            self.tables -= 1
            if not self.tables:
                self.out.append("</div>")
        if tag in _BLOCKS:
            self.plain.append("\n")
            self.typesetter.start()

    def _start_other(self, tag: str, attributes: _Attributes) -> None:
        if (alignment := attributes.pop("align", "")) in _ALIGNMENTS:
            attributes["class"] = f"{attributes.get('class', '')} {alignment}".strip()
        if tag == "div" and attributes.get("class") == "footnote":
            attributes |= {"class": "footnotes", "role": "doc-endnotes", "aria-label": slots.NOTES}
        if tag == "table":
            if not self.tables:
                # A wide table scrolls by itself, also by keyboard.
                frame = {"class": "table", "role": "region", "tabindex": "0"}
                self.out.append(_tag("div", frame | {"aria-label": slots.TABLE}))
            self.tables += 1
        self.out.append(_tag(tag, attributes))

    def _end_heading(self) -> None:
        heading = self.open_headings.pop()
        text = self._named(" ".join("".join(self.plain[heading.plain :]).split()))
        written = heading.attributes.get("id")
        name = self.anchors.of_author(written) if written else self.anchors.of_heading(text)
        attributes = heading.attributes | {"id": slots.PREFIX + name}
        self.out[heading.out] = _tag(f"h{heading.level}", attributes)
        self.out.append(f"</h{heading.level}>")
        self.headings.append(Heading(heading.level, text, name))

    # Links and pictures

    def _start_link(self, attributes: _Attributes) -> None:
        self.link = _Link(len(self.out), len(self.plain))
        kind, href = attributes.get("class"), attributes.get("href", "")
        if kind == "footnote-ref":
            self.link.silent = True
            attributes["role"] = "doc-noteref"
        elif kind == "footnote-backref":
            self.link.silent = True
            note = attributes.pop("title", "")
            back = slot(slots.BACK, int(note) if re.fullmatch("[0-9]{1,4}", note) else 0)
            attributes |= {"role": "doc-backlink", "aria-label": back}
        page = page_of(href)
        if page is not None and len(self.references) < slots.MOST:
            self.link.reference = len(self.references)
            self.references.append(Reference(page))
            self.out.append(slot(slots.LINK_START, self.link.reference))
        elif href.startswith("#"):
            self.inner_links.append((len(self.out), attributes))
            self.out.append("")
        else:
            if href and not is_elsewhere(href):
                self.links.append(href)
            self.out.append(
                _tag("a", {**attributes, "href": resolve(href)} if href else attributes)
            )

    def _end_link(self) -> None:
        link = self.link
        if link is None:
            return
        if link.reference is None:
            self.out.append("</a>")
        else:
            label = self._named(" ".join("".join(self.plain[link.plain :]).split()))
            reference = self.references[link.reference]
            self.references[link.reference] = Reference(reference.target, label or None)
            if label or len(self.out) > link.out + 1:
                self.out.append(slot(slots.LINK_END, link.reference))
            else:
                whole = slot(slots.LINK, link.reference)
                self.out[link.out] = whole
                self.plain.append(whole)
        self.out.append(link.citations)
        self.link = None

    def _show(self, attributes: _Attributes) -> None:
        source, alt = attributes.get("src", ""), attributes.get("alt", "")
        if source:
            self.pictures.append(Picture(source, self._named(alt)))
        if source and not is_elsewhere(source):
            self.out.append(_tag("img", {**attributes, "alt": alt, "src": resolve(source)}))
            return
        # A page asks nothing of other hosts: their pictures are linked to, not shown.
        words = escape(alt or source, quote=False)
        if source and self.link is None:
            words = _tag("a", {"class": "picture", "href": resolve(source)}) + words + "</a>"
        self.out.append(words)

    def _named(self, text: str) -> str:
        if not self.references:
            return text  # Plain text has no other slots.
        return slots.named(text, lambda number: self.references[number].text)

    def _source(self, number: int) -> str:
        reference = self.references[number]
        label = f"|{reference.label}" if reference.label else ""
        return f"[[{reference.target}{label}]]"


def _tag(name: str, attributes: _Attributes) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
