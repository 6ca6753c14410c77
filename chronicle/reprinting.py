"""Reprinting: the theme was edited or the output is gone, and the chronicle is as it was, so it is not read again.

    source = standing(settings, last, sighting) # None: it has to be read
    let_stand(settings, drawing, others)        # at the end of one that read it

What is planned depends on no template. So where the content, the settings, the program and what was asked for
are the same, the pages are planned as they were, and their plates (`plates`) are printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chronicle.converting import Whole
from chronicle.diagnostics import Diagnostic
from chronicle.engraving import Drawing
from chronicle.history import read_history
from chronicle.keeping import Bodies, Texts
from chronicle.planning.lots import CLOSING, Lot
from chronicle.planning.placing import Placed
from chronicle.planning.views import Asset, Page, Site
from chronicle.plates import KeptPlate, PlateLost, Plates, folder_of
from chronicle.searching import Bundle
from chronicle.settings import Settings
from chronicle.sightings import Sighting

TEMPLATES = "templates/"
"""Where the files lie, below the site, on which nothing depends that is planned."""


IMPRINT, HISTORY = "imprint", "history"
"""What is kept with the plates besides the scene of a retouch."""
MOST_CARDS = 2_000
"""With more files of cards, many of them of builds before, all plates are made anew."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a build found out besides its pages, and what it was asked for."""

    settings: Settings
    sites: tuple[Site, ...]
    lots: tuple[Lot, ...]
    extent: int
    media: tuple[Asset, ...]
    has_index: bool
    problems: tuple[Diagnostic, ...]
    """The findings that were not accepted."""
    hidden: frozenset[str]
    """What was left out, as a draft or under embargo."""


class Standing:
    """The pages of a site as the last build planned them: a source like that which plans them."""

    def __init__(self, imprint: Imprint, plates: Plates, sighting: Sighting, whole: Whole) -> None:
        self._plates = plates
        self.sighting = sighting
        self.whole = whole
        self.sites = imprint.sites
        self.lots = imprint.lots
        self.extent = imprint.extent
        self.media = imprint.media
        self.has_index = imprint.has_index
        self.problems = imprint.problems

    def plate(self, lot: Lot) -> KeptPlate:
        """The pages of a lot. Raises PlateLost."""
        return self._plates.plate(lot)

    def pages(self, lot: Lot) -> Iterable[Page]:
        """The pages of a lot, one by one. Raises PlateLost."""
        plate = self.plate(lot)
        return (plate.page(number) for number in range(len(plate.drafts)))

    def closing(self, known: Iterable[Placed]) -> KeptPlate:
        """What was planned when all other pages were known, as they are again. Raises PlateLost."""
        return self.plate(CLOSING)

    def seen_again(self, sighting: Sighting) -> Sighting:
        """A sighting of the same chronicle, with what is known of it."""
        return replace(sighting, plates=self.sighting.plates, retouched=self.sighting.retouched)

    def clashes(self, known: Iterable[Placed]) -> list[Diagnostic]:
        """No two pages want one address: else nothing had been kept."""
        return []


def standing(
    settings: Settings, last: Sighting | None, sighting: Sighting, *, with_index: bool = True
) -> Standing | None:
    """The pages of the `last` build of an output folder, if it would plan the same of what is seen now.

    `with_index`: the index to search in must not be behind them.
    """
    changed = sighting.changed_since(last) if last else None
    if last is None or (last.is_behind and with_index):
        return None
    if changed is None or not all(path.startswith(TEMPLATES) for path in changed):
        return None
    plates = _plates(settings, last)
    try:
        imprint: Imprint = plates.enclosed(IMPRINT)
        is_as_known = last.revision == sighting.revision or plates.enclosed(
            HISTORY
        ) == read_history(settings.root, settings.memory, wanted=settings.site.history)
    except PlateLost:
        return None
    if imprint.settings != settings or not is_as_known:
        return None
    bundle = Bundle(settings.memory, settings.output)
    if imprint.has_index and not last.is_behind and not bundle.files():
        return None
    try:
        plates.gather()
    except PlateLost:
        return None
    return Standing(imprint, plates, last, Texts(Bodies.of(settings.memory)))


def new_plates(settings: Settings, last: Sighting | None, sighting: Sighting, now: int) -> Plates:
    """The plates that a build is to keep at a time, which takes over those of the last one that stay as they were."""
    before = None
    if last and last.plates and last.program == sighting.program:
        found = _plates(settings, last)
        before = found if len(found.cards) <= MOST_CARDS else None
    return Plates(folder_of(settings.memory, settings.output) / str(now), before=before)


def let_stand(settings: Settings, drawing: Drawing, others: Mapping[str, object]) -> str:
    """Complete the plates of a build with what else it found out, and `others`; what they are called, if they are kept."""
    plates = drawing.plates
    if not plates:
        return ""
    imprint = Imprint(
        settings,
        drawing.sites,
        drawing.lots,
        drawing.extent,
        drawing.media,
        drawing.has_index,
        drawing.problems,
        drawing.outline.content.hidden,
    )
    is_whole = plates.complete({IMPRINT: imprint, HISTORY: drawing.outline.history, **others})
    plates.stand_alone()
    return plates.folder.name if is_whole else ""


def _plates(settings: Settings, sighting: Sighting) -> Plates:
    """Those that were kept of what was seen."""
    folder = folder_of(settings.memory, settings.output) / sighting.plates
    return Plates(folder, edited=sighting.retouched)
