"""Chronicle → Plan: every file that the site has, each with all that it may show."""

from collections.abc import Iterator

from chronicle import urls
from chronicle.diagnostics import Diagnostic, Location, error
from chronicle.history import NO_HISTORY, History
from chronicle.linking import Chronicle
from chronicle.planning.commitments import plan_commitments
from chronicle.planning.corrections import plan_corrections
from chronicle.planning.coverage import plan_coverage
from chronicle.planning.days import plan_days
from chronicle.planning.dossiers import plan_dossiers
from chronicle.planning.entries import plan_entries
from chronicle.planning.exports import plan_exports
from chronicle.planning.indexes import plan_home, plan_indexes
from chronicle.planning.leaders import plan_leaders
from chronicle.planning.nouns import plan_nouns
from chronicle.planning.outputs import plan_feed, plan_outputs, plan_pages, plan_redirects
from chronicle.planning.parts import Parts
from chronicle.planning.pictures import plan_pictures
from chronicle.planning.relations import plan_other_orders, plan_relations
from chronicle.planning.search import plan_records
from chronicle.planning.site import site_of
from chronicle.planning.timelines import plan_timelines
from chronicle.planning.views import Asset, Page, Plan
from chronicle.settings import Settings


def plan(
    chronicle: Chronicle,
    settings: Settings,
    history: History = NO_HISTORY,
    *,
    has_index: bool = False,
) -> tuple[Plan, list[Diagnostic]]:
    """Draw up every page of the site. Codes: address-clash, bad-value (an impossible alias).

    `has_index`: the site gets an index to search in, so the records of all pages are wanted.
    """
    first = Parts(chronicle, settings, history)
    editions = (first, *first.others())
    pages = [page for parts in editions for page in _plan_edition(parts, has_index=has_index)]
    redirects, problems = plan_redirects(first)
    pages += redirects
    for parts in editions:
        pages += plan_other_orders(parts, pages)
    pages += plan_outputs(first, pages)
    media = tuple(
        Asset(f"/media/{path}", settings.content / "media" / path)
        for path in chronicle.content.media
    )
    kept, clashes = _without_clashes(pages, media, chronicle)
    wanted = editions if has_index else ()
    records = tuple(record for parts in wanted for record in plan_records(parts))
    return Plan(tuple(map(site_of, editions)), kept, media, records), problems + clashes


def _plan_edition(parts: Parts, *, has_index: bool) -> Iterator[Page]:
    """All that is to be read in one language."""
    yield plan_home(parts)
    yield from plan_entries(parts)
    yield from plan_timelines(parts)
    yield from plan_leaders(parts)
    yield from plan_nouns(parts)
    yield from plan_dossiers(parts)
    yield from plan_relations(parts)
    yield from plan_indexes(parts)
    yield from plan_commitments(parts)
    yield from plan_corrections(parts)
    yield from plan_coverage(parts)
    yield from plan_days(parts)
    yield plan_pictures(parts)
    yield from plan_pages(parts, has_index=has_index)
    yield plan_feed(parts)
    yield from plan_exports(parts)


def _without_clashes(
    pages: list[Page], media: tuple[Asset, ...], chronicle: Chronicle
) -> tuple[tuple[Page, ...], list[Diagnostic]]:
    """The first page at each address, and an error for every other that wants it."""
    kept: dict[str, Page] = {}
    problems = []
    assets = {urls.file_of(asset.address): asset for asset in media}
    for page in pages:
        file = urls.file_of(page.address)
        first = kept.setdefault(file, page)
        other = assets.get(file)
        if first is not page or other:
            rival = f"media/{other.path.name}" if other else _who(first)
            problems.append(
                error(
                    "address-clash",
                    f"{_who(page)} and {rival} both want the address {page.address}",
                    _where(page, chronicle) or _where(first, chronicle),
                    "rename one of the two files, or take away the alias",
                )
            )
    return tuple(kept.values()), problems


def _who(page: Page) -> str:
    """A page as an author would call it."""
    head = getattr(page.view, "head", None)
    target = getattr(page.view, "target", None)
    if target:
        return f"the redirect to “{target.text}”"
    return f"“{head.title}” ({page.template.removesuffix('.html')})" if head else page.address


def _where(page: Page, chronicle: Chronicle) -> Location | None:
    """Where a page was written, if it was: its file, or the alias that asks for it."""
    target = getattr(page.view, "target", None)
    id = (target.address if target else page.address).strip("/").rpartition("/")[2]
    content = chronicle.content
    nouns = (content.entries.get(id), content.pages.get(id), content.topics.get(id))
    noun = next((noun for noun in nouns if noun and noun.origin), None)
    if noun is None or noun.origin is None:
        return None
    for number, alias in enumerate(noun.aliases if target else ()):
        if alias.strip("/") == page.address.strip("/"):
            return noun.origin.locate(("aliases", number))
    return noun.origin.locate()
