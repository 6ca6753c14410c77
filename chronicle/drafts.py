"""Drafts: what is known of a page before it is made, by which to tell whether it has to be."""

from typing import NamedTuple

from chronicle.inventory import Digests
from chronicle.planning.placing import Placed, placed
from chronicle.planning.views import Head, Page
from chronicle.rendering.pages import file_shown, prose_of
from chronicle.urls import file_of


class Draft(NamedTuple):
    """What is known of a page before it is made: where it goes, and all that decides what it will be."""

    path: str
    placed: Placed
    template: str
    edition: str
    shown: str
    """Digest of all that it may show."""
    file: str = ""
    """Whose text the page shows, if it is that file's own."""
    language: str = ""
    """Of that text."""


def draft_of(page: Page, digests: Digests) -> Draft:
    """What is known of a page before it is made."""
    file, prose = file_shown(page), prose_of(page)
    head: Head | None = getattr(page.view, "head", None)
    return Draft(
        file_of(page.address),
        placed(page),
        page.template,
        head.edition if head else "",
        digests.of(page),
        file,
        (prose.language or head.language) if file and prose and head else "",
    )
