"""The page that shows the record in pictures."""

from chronicle import urls
from chronicle.planning.charts.contacts import contacts_of_all
from chronicle.planning.coverage import coverage_link
from chronicle.planning.parts import Parts
from chronicle.planning.views import Page, PicturesView


def plan_pictures(parts: Parts) -> Page:
    """Every picture of the whole record; one that would say nothing is left out."""
    words, link = parts.words, parts.way(urls.PICTURES)
    intro = words(
        "What the entries of this chronicle add up to, drawn. Behind each picture are its figures."
    )
    view = PicturesView(
        head=parts.head(link.text, link.address, description=intro),
        title=link.text,
        intro=intro,
        count=len(parts.chronicle.entries),
        scope=parts.scope(),
        coverage=coverage_link(parts),
        contacts=contacts_of_all(parts),
    )
    return Page(link.address, "pictures.html", view)
