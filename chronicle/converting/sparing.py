"""Spares Python-Markdown looking for what a text cannot hold; what comes out is the same.

Each of its steps looks through all of a text for marks of its own, and most texts have few marks. A
step is left out where a character is absent without which it finds nothing.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString, Registry

# What one of must be in a text, or else the inline pattern of this name finds nothing in it.
NEEDED = {
    "backtick": "`",
    "straight-quote": "\\",
    "escape": "\\",
    "chronicle-reference": "[",
    "chronicle-citation": "[",
    "footnote": "[",
    "undefined-footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "nl": "\n",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
_ALL_NEEDED = frozenset("".join(NEEDED.values()) + "{")
_MARKUP = re.compile(rf"[\\`*_\[<&!{{{STX}]")


class Sparing(Extension):
    """Puts in the place of some steps what leaves them out; the last of a list of extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register all of it: block processors before any other, the rest under the old names."""
        blocks = md.parser.blockprocessors
        blocks.register(_PlainParagraph(md.parser), "plain-paragraph", 202)
        blocks.register(_PlainHeading(md.parser), "plain-heading", 201)
        for name, priority, needed in (("fenced_code_block", 25, "`~"), ("html_block", 20, "<&")):
            spared = _Preprocessor(md, md.preprocessors[name], needed)
            md.preprocessors.register(spared, name, priority)
        usual = md.preprocessors["normalize_whitespace"]
        md.preprocessors.register(_Whitespace(md, usual), "normalize_whitespace", 30)
        md.parser.blockprocessors = _Settled(blocks)
        inline = _Inline(md)
        md.treeprocessors.register(inline, "inline", 20)
        md.treeprocessors.register(_Attributes(md, inline), "attr_list", 8)
        md.treeprocessors.register(_Unescape(md, inline), "unescape", 0)


# A line that begins with a letter, or anything else that no block begins with; without a bar, it
# is no row of a table.
_LINE = r"(?:[^\s\d#>:*+\-=_\[!|]|\d++(?!\.)|\[\[|\*\*(?=\w))[^|\n]*"


class _PlainParagraph(ParagraphProcessor):
    """A block that can only be a paragraph."""

    PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*\n?")

    def test(self, parent: Element, block: str) -> bool:
        return self.PLAIN.fullmatch(block) is not None


class _PlainHeading(HashHeaderProcessor):
    """A block that can only be a heading."""

    PLAIN = re.compile(r"#{1,6}[^\\#|\n]*\n?")

    def test(self, parent: Element, block: str) -> bool:
        return self.PLAIN.fullmatch(block) is not None


class _Preprocessor(Preprocessor):
    """Another preprocessor, left out where none of the characters is there that it needs."""

    def __init__(self, md: Markdown, spared: Preprocessor, needed: str) -> None:
        super().__init__(md)
        self.spared = spared
        self.needed = needed

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self.spared.run(lines) if any(each in text for each in self.needed) else lines


class _Whitespace(Preprocessor):
    """Tabs, spaces on empty lines and foreign marks brought into order, where there are any."""

    def __init__(self, md: Markdown, usual: Preprocessor) -> None:
        super().__init__(md)
        self.usual = usual

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(each in text for each in ("\n ", "\t", "\r", STX, ETX)):
            return self.usual.run(lines)
        return [*lines, "", ""]


class _Settled(Registry[BlockProcessor]):
    """A registry to which nothing is added any more, and which is not put in order for each block anew."""

    def __init__(self, registry: Registry[BlockProcessor]) -> None:
        super().__init__()
        vars(self).update(vars(registry))
        self._in_order = tuple(registry)

    def __iter__(self) -> Iterator[BlockProcessor]:
        return iter(self._in_order)


class _Inline(InlineProcessor):
    """The inline stage, with the patterns that may find something and the texts that have markup."""

    present: frozenset[str]
    """Those of the needed characters that the body at hand has."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._chosen: dict[frozenset[str], list[Pattern]] = {}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        text = "".join(tree.itertext())
        self.present = frozenset(each for each in _ALL_NEEDED if each in text)
        patterns = self._chosen.get(self.present)
        if patterns is None:
            patterns = self._chosen[self.present] = self._that_may_match()
        self.inlinePatterns = patterns  # type: ignore[assignment]  # Any sequence does.
        # In a text that is marked as finished, abbreviations would not be found.
        if not getattr(self.md.treeprocessors["abbr"], "abbrs", None):
            self._finish_plain_texts(tree)
        return super().run(tree, ancestors)

    def _that_may_match(self) -> list[Pattern]:
        known = self.md.inlinePatterns
        barren = [
            known[name]
            for name, needed in NEEDED.items()
            if name in known and self.present.isdisjoint(needed)
        ]
        return [pattern for pattern in known if pattern not in barren]

    def _finish_plain_texts(self, tree: Element) -> None:
        breaks = "\n" if "nl" in self.md.inlinePatterns else "  \n"
        for element in tree.iter():
            text = element.text
            if text and breaks not in text and not _MARKUP.search(text):
                element.text = AtomicString(text)


class _Attributes(AttrListTreeprocessor):
    """Attribute lists, which stand in braces."""

    def __init__(self, md: Markdown, inline: _Inline) -> None:
        super().__init__(md)
        self.inline = inline

    def run(self, doc: Element) -> None:
        if "{" in self.inline.present:
            super().run(doc)


class _Unescape(UnescapeTreeprocessor):
    """Escaped characters, which had a backslash before them."""

    def __init__(self, md: Markdown, inline: _Inline) -> None:
        super().__init__(md)
        self.inline = inline

    def run(self, root: Element) -> None:
        if "\\" in self.inline.present:
            super().run(root)
