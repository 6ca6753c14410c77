"""Whether the map can be drawn as site.yaml wants it."""

from collections.abc import Iterator

from chronicle.diagnostics import Diagnostic
from chronicle.linking import Chronicle
from chronicle.outlines import open_outlines
from chronicle.settings import Settings


def outlines(_chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """bad-outlines: the site's own file of outlines is GeoJSON with areas."""
    if settings.site.map.outlines:
        _, problems = open_outlines(settings)
        yield from problems
