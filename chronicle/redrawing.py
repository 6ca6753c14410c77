"""Redrawing: only texts were edited, or git knows more than it did, so that few lots have to be planned anew.

    stale = stale_lots(outline, settings, last, sighting, plates.before)   # None: all of them
    Drawing(outline, plates, problems, stale)

This is for a chronicle that was read again, because a retouch (`retouching`) must be sure of more: that there
is nothing to find in the files, and nothing new in the repository. What is planned depends on a text only by
what is asked about it. What git knows of a file is told on its own page, and in the sections that say so.
"""

from collections.abc import Iterator, Mapping

from chronicle.converting import Body
from chronicle.documents import Document
from chronicle.editing import MOST
from chronicle.history import History
from chronicle.planning.lots import Lot
from chronicle.planning.outlining import Outline
from chronicle.planning.sections import SECTIONS
from chronicle.planning.views import Page, Prose
from chronicle.plates import PlateLost, Plates
from chronicle.reprinting import HISTORY, IMPRINT, TEMPLATES, Imprint
from chronicle.retouching import SCENE, Manuscript, Scene
from chronicle.settings import Settings
from chronicle.sightings import Sighting


def stale_lots(
    outline: Outline,
    settings: Settings,
    last: Sighting | None,
    sighting: Sighting,
    plates: Plates | None,
) -> frozenset[Lot] | None:
    """The lots whose pages may be planned otherwise than they were in the last build; None if all may.

    `last` is the sighting of that build, and `plates` are those that it left.
    """
    changed = sighting.changed_since(last) if last else None
    if last is None or plates is None or changed is None:
        return None
    try:
        plates.gather()
        imprint: Imprint = plates.enclosed(IMPRINT)
        as_it_was = (imprint.settings, imprint.has_index, imprint.lots, imprint.sites)
        if as_it_was != (settings, outline.has_index, outline.lots, outline.sites):
            return None
        scene: Scene = plates.enclosed(SCENE)
        history: History = plates.enclosed(HISTORY)
        edited = [file for file in changed if not file.startswith(TEMPLATES)]
        texts = outline.texts()
        if len(edited) > MOST or not all(
            _differs_in_text_only(file, texts, scene, plates) for file in edited
        ):
            return None
    except PlateLost:
        return None
    if history.folder != outline.history.folder:
        return None
    known = [file for file in texts if history.of(file) != outline.history.of(file)]
    # A text that was retouched since is another one than on its plate.
    touched = {*edited, *known, *last.retouched}
    if not touched <= scene.manuscripts.keys():
        return None
    stale = {scene.manuscripts[file].lot for file in touched}
    return frozenset(stale.union(_that_tell_history(outline) if known else ()))


def _differs_in_text_only(
    file: str, texts: Mapping[str, tuple[Body, Document]], scene: Scene, plates: Plates
) -> bool:
    """Whether nothing around the text of a file is new, nor anything that is asked about the text."""
    manuscript: Manuscript | None = scene.manuscripts.get(file)
    if manuscript is None or file not in texts:
        return False
    body, document = texts[file]
    page: Page = plates.page_of(file, manuscript.lot)
    prose = getattr(page.view, "prose", None)
    return manuscript.fits(document) and isinstance(prose, Prose) and prose.body == body


def _that_tell_history(outline: Outline) -> Iterator[Lot]:
    """The lots of the sections that tell what git knows of any file."""
    return (lot for lot in outline.lots if SECTIONS[lot.section].tells_history)
