"""Retouching: a text was edited, and nothing else, so its page is made again and all else left as it is.

    scene = Scene(…, manuscripts)   # is kept with the plates of a build
    report = retouch(edit)          # instead of the next one

What is planned cannot depend on a text but by what is asked about it (`Body` without its HTML and plain
text). So where front matter and all that is asked about the body are as they were, the page that shows
it differs in nothing else, and no other page at all. The page is on a plate, without its text; nothing
of the chronicle is read. Whatever is not certain is left to a build.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from chronicle.causes import note_texts
from chronicle.converting import Body, Dialect, convert, split_heading
from chronicle.documents import Document, split_document
from chronicle.drafts import draft_of
from chronicle.editing import Edit
from chronicle.history import differs
from chronicle.inventory import Digests, Fingerprints
from chronicle.keeping import Bodies, key_of
from chronicle.ledger import Report
from chronicle.planning.lots import Lot
from chronicle.planning.views import Page, Site
from chronicle.program import program
from chronicle.rendering.kept import Kept
from chronicle.rendering.pages import prose_of, render_page, with_prose
from chronicle.rendering.theme import Theme, open_theme
from chronicle.staging import Stamp
from chronicle.writing import exchange


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What is remembered of a file: what stands around its text. Its page is on a plate."""

    front: bytes
    """That of the file, as `front_of` tells it."""
    is_titled: bool
    """Its title is in the front matter, and the first heading part of its text."""
    heading: str | None
    """Taken out of the text for its title."""
    weekdays: re.Pattern[str] | None
    """Finds weekdays in the text, which would have to be checked against their dates."""
    places: tuple[tuple[str, Lot], ...]
    """The pages that show it, one in each edition at most: where they are in the output, and on which plates."""

    def fits(self, document: Document) -> bool:
        """Whether all around the text of a file is as it was."""
        heading, _ = self.split(document)
        return front_of(document) == self.front and heading == self.heading

    def text(self, document: Document) -> str:
        """The text of a file, without the heading that gives it its title."""
        return self.split(document)[1]

    def split(self, document: Document) -> tuple[str | None, str]:
        """The heading that gives the file its title, if one does, and its text."""
        return (None, document.body) if self.is_titled else split_heading(document.body)


TITLED = ("content/entries/", "content/pages/")
"""Where files may have their titles in their texts."""

SCENE = "scene"
"""What is kept with the plates for a retouch."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the pages of a build have in common, and the manuscripts of those that show the text of a file."""

    sites: tuple[Site, ...]
    templates: Path | None
    dialect: Dialect
    has_history: bool
    has_index: bool
    manuscripts: Mapping[str, Manuscript]


def manuscript_of(
    document: Document, weekdays: re.Pattern[str] | None, places: Iterable[tuple[str, Lot]]
) -> Manuscript:
    """What is to be remembered of a file that was read in this build, and is shown in these places."""
    has_name = not document.file.startswith(TITLED)
    is_titled = has_name or bool(document.data.get("title"))
    heading = None if is_titled else split_heading(document.body)[0]
    return Manuscript(front_of(document), is_titled, heading, weekdays, tuple(places))


def retouch(edit: Edit) -> Report | None:
    """Make the pages of texts that were edited again; None where anything else was, or may have to be.

    Raises PlateLost and OutputRefused.
    """
    return _Retouch(edit).of(edit.files)


class _Retouch:
    """Makes the pages of edited files again: all of them, or none."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._ledger = edit.ledger
        self._plates = edit.plates()

    def of(self, edited: Sequence[str]) -> Report | None:
        scene: Scene = self._plates.enclosed(SCENE)
        told = {problem.location.file for problem in self._ledger.problems if problem.location}
        found: dict[str, Document] = {}
        pages: dict[str, tuple[str, Page]] = {}
        for file in edited:
            manuscript = None if file in told else scene.manuscripts.get(file)
            document = self._read(file, manuscript) if manuscript else None
            if manuscript is None or document is None:
                return None
            found[file] = document
            for path, lot in manuscript.places:
                page = self._plates.page_of(file, lot)
                if scene.has_history and not self._is_long_edited(file, page):
                    return None
                pages[path] = (file, page)
        return self._make(scene, found, pages)

    def _read(self, file: str, manuscript: Manuscript) -> Document | None:
        """A file, if all around its text is as it was, and nothing in that needs to be checked."""
        try:
            document, problems = split_document((self._edit.root / file).read_bytes(), file)
        except OSError:
            return None
        if (
            problems
            or not manuscript.fits(document)
            or any(path not in self._ledger.files for path, _ in manuscript.places)
            or (manuscript.weekdays and manuscript.weekdays.search(document.body))
        ):
            return None
        return document

    def _is_long_edited(self, file: str, page: Page) -> bool:
        """Whether a file differs from what is committed, and did so before: then its page tells of no last change."""
        history = getattr(page.view, "history", None)
        return not (history and history.last) and differs(self._edit.root, file)

    def _make(
        self,
        scene: Scene,
        found: Mapping[str, Document],
        pages: Mapping[str, tuple[str, Page]],
    ) -> Report | None:
        """Convert the texts and render their pages, unless a body is not asked about as it was."""
        bodies: dict[bytes, Body] = {}
        keys: dict[str, bytes] = {}
        for file, document in found.items():
            text = scene.manuscripts[file].text(document)
            keys[file] = key_of(text, scene.dialect)
            bodies[keys[file]] = convert(text, scene.dialect)
        rendered: dict[str, bytes] = {}
        made: dict[str, str] = {}
        theme, fingerprint = self._theme(scene)
        for path, (file, page) in pages.items():
            body, prose = bodies[keys[file]], prose_of(page)
            if (
                prose is None
                or prose.body != body.apart("")
                or self._ledger.files[path][0] != fingerprint(page)
            ):
                return None
            outcome = render_page(theme, with_prose(page, replace(prose, body=body)), {})
            if not isinstance(outcome, bytes):
                return None
            rendered[path] = outcome
            apart = replace(prose, body=body.apart(keys[file].hex()))
            made[path] = fingerprint(with_prose(page, apart))
        Bodies.of(self._edit.memory).keep(bodies)
        stamps = {path: exchange(self._edit.output, path, data) for path, data in rendered.items()}
        written = sorted(path for path, stamp in stamps.items() if stamp)
        self._edit.show(written)
        is_behind = self._edit.sighting.is_behind or (scene.has_index and bool(written))
        self._record(stamps, made, keys, is_behind=is_behind)
        note_texts(self._edit.memory, self._edit.output, found.values())
        return Report(
            self._ledger.problems,
            pages=len(self._ledger.files),
            rendered=len(rendered),
            written=tuple(written),
            converted=len(bodies),
            is_behind=is_behind,
        )

    def _theme(self, scene: Scene) -> tuple[Theme, Callable[[Page], str]]:
        """The theme, and how to know what a page is made from with it."""
        makes = program(self._edit.memory)
        kept = Kept(self._edit.memory / "templates", makes)
        theme, _ = open_theme(scene.sites, scene.templates, kept)
        digests, fingerprints = Digests(), Fingerprints(makes, theme)

        def made_from(page: Page) -> str:
            draft = draft_of(page, digests)
            return fingerprints.of(draft.template, draft.edition, draft.shown)

        return theme, made_from

    def _record(
        self,
        stamps: Mapping[str, Stamp | None],
        made: Mapping[str, str],
        keys: Mapping[str, bytes],
        *,
        is_behind: bool,
    ) -> None:
        """Enter what is new into the memory, so that the next build knows it."""
        new = {}
        for path, made_from in made.items():
            _, *before = self._ledger.files[path]
            size, changed = stamps[path] or before
            new[path] = (made_from, size, changed)
        sighting = self._edit.sighting
        retouched = {**sighting.retouched, **{file: key.hex() for file, key in keys.items()}}
        self._edit.enter(new, replace(sighting, is_behind=is_behind, retouched=retouched))


def front_of(document: Document) -> bytes:
    """Digest of the front matter of a file, and of where its text begins."""
    data = f"{document.body_line}\0{document.source}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).digest()
