"""Markdown bodies to HTML: converted once by their text alone, filled cheaply wherever they are shown.

    body = convert(text)                     # slow, kept by the text's digest and the dialect's version
    html = fill(body, link=…, citation=…)    # fast, once a page

What depends on the rest of the chronicle (the address and title of a linked page, the number of a
cited source, the path below which the site lives, the page's language) is left as *slots*.
"""

from chronicle.converting.bodies import convert, split_heading
from chronicle.converting.headings import split_first_heading
from chronicle.converting.locating import find_in_source
from chronicle.converting.nouns import (
    Body,
    Dialect,
    Heading,
    Picture,
    Reference,
    Whole,
    as_it_is,
)
from chronicle.converting.sentences import opening
from chronicle.converting.slots import Words, fill

__all__ = [
    "Body",
    "Dialect",
    "Heading",
    "Picture",
    "Reference",
    "Whole",
    "Words",
    "as_it_is",
    "convert",
    "fill",
    "find_in_source",
    "opening",
    "split_first_heading",
    "split_heading",
]
