"""What the rest of a site needs to know of a page."""

from dataclasses import dataclass

from chronicle.planning.views import MappedPage, Page


@dataclass(frozen=True, slots=True)
class Placed:
    """What the rest of a site needs to know of a page: where it is, and whether it is on the map.

    `called` is what an author would call it, `target` where a redirect leads.
    """

    address: str
    called: str
    mapped: MappedPage | None = None
    target: str | None = None


def placed(page: Page) -> Placed:
    """What the rest of a site needs to know of a page."""
    head = getattr(page.view, "head", None)
    target = getattr(page.view, "target", None)
    if target:
        return Placed(page.address, f"the redirect to “{target.text}”", None, target.address)
    if not head:
        return Placed(page.address, page.address)
    called = f"“{head.title}” ({page.template.removesuffix('.html')})"
    mapped = MappedPage(head.address, head.translations) if head.listed else None
    return Placed(page.address, called, mapped)
