"""Redrawing: only texts were edited, git knows more than it did, or it is another day, so few lots have to be planned anew.

    stale = stale_lots(outline, settings, last, sighting, plates.before)   # None: all of them
    Drawing(outline, plates, problems, stale)

This is for a chronicle that was read again, because a retouch (`retouching`) must be sure of more: that there
is nothing to find in the files, and nothing new in the repository. What is planned depends on a text only by
what is asked about it. What git knows of a file is told on its own page, and in the sections that say so. And
what rests on the day has that among its grounds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from chronicle.converting import Body
from chronicle.documents import Document
from chronicle.editing import MOST
from chronicle.engraving import Stale
from chronicle.history import History
from chronicle.planning.facts import Facts
from chronicle.planning.grounds import Ground, differing
from chronicle.planning.lots import Lot
from chronicle.planning.outlining import Outline
from chronicle.planning.sections import SECTIONS
from chronicle.plates import PlateLost, Plates
from chronicle.rendering.pages import prose_of
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
) -> Stale | None:
    """The lots whose pages may be planned otherwise than they were in the last build; None if all may.

    `last` is the sighting of that build, and `plates` are those that it left.
    """
    changed = sighting.changed_since(last) if last else None
    if last is None or plates is None or changed is None:
        return None
    try:
        plates.gather()
        imprint: Imprint = plates.enclosed(IMPRINT)
        if not _is_as_it_was(imprint, outline, settings):
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
    stale = {lot for file in touched for _, lot in scene.manuscripts[file].places}
    return Stale(
        frozenset(stale.union(_that_tell_history(outline) if known else ())),
        _of_another_day(outline, imprint.settings),
    )


def _is_as_it_was(imprint: Imprint, outline: Outline, settings: Settings) -> bool:
    """Whether a site is asked for as it was, but for the day, and has the same things to tell of."""
    before = (
        replace(imprint.settings, today=settings.today),
        *(imprint.has_index, imprint.lots, imprint.sites, imprint.hidden),
    )
    return before == (
        settings,
        *(outline.has_index, outline.lots, outline.sites, outline.content.hidden),
    )


def _of_another_day(outline: Outline, before: Settings) -> frozenset[Ground]:
    """What pages can have for a ground that is another since the day of the last build."""
    then = Facts(outline.chronicle, before)
    return differing(then.of_the_day, outline.facts.of_the_day)


def _differs_in_text_only(
    file: str, texts: Mapping[str, tuple[Body, Document]], scene: Scene, plates: Plates
) -> bool:
    """Whether nothing around the text of a file is new, nor anything that is asked about the text."""
    manuscript: Manuscript | None = scene.manuscripts.get(file)
    if manuscript is None or file not in texts:
        return False
    body, document = texts[file]
    proses = [prose_of(plates.page_of(file, lot)) for _, lot in manuscript.places]
    return manuscript.fits(document) and all(prose and prose.body == body for prose in proses)


def _that_tell_history(outline: Outline) -> Iterator[Lot]:
    """The lots of the sections that tell what git knows of any file."""
    return (lot for lot in outline.lots if SECTIONS[lot.section].tells_history)
