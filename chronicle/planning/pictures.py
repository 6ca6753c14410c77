"""The page that shows the record in pictures."""

from chronicle import urls
from chronicle.deriving.yearly import span_of_coverage
from chronicle.planning.charts.contacts import contacts_of_all
from chronicle.planning.charts.grids import leaders_grid, parties_grid
from chronicle.planning.charts.maps import map_of_all
from chronicle.planning.charts.ties import ties_chart
from chronicle.planning.charts.topics import topics_chart
from chronicle.planning.coverage import coverage_link
from chronicle.planning.parts import Parts
from chronicle.planning.views import Page, PicturesView


def plan_pictures(parts: Parts) -> Page:
    """Every picture of the whole record; one that would say nothing is left out."""
    entries = tuple(parts.chronicle.entries.values())
    words, link = parts.words, parts.way(urls.PICTURES)
    intro = words(
        "What the entries of this chronicle add up to, drawn. Behind each picture are its figures."
    )
    view = PicturesView(
        head=parts.head(link.text, link.address, description=intro),
        title=link.text,
        intro=intro,
        count=len(entries),
        scope=parts.scope(),
        coverage=coverage_link(parts),
        contacts=contacts_of_all(parts),
        leaders=leaders_grid(parts),
        parties=parties_grid(parts),
        topics=topics_chart(parts, entries, span_of_coverage(parts.collected)),
        map=map_of_all(parts),
        ties=ties_chart(parts, tuple(parts.chronicle.entries.values())),
    )
    return Page(link.address, "pictures.html", view)
