"""Retouching: a text was edited, and nothing else, so its page is made again and all else left as it is.

    remember(memory, output, scene, manuscripts)    # at the end of a build
    report = retouch(root, today, seen)             # instead of the next one

What is planned cannot depend on a text but by what is asked about it (`Body` without its HTML and plain
text). So where front matter and all that is asked about the body are as they were, the page that shows
it differs in nothing else, and no other page at all. The page is remembered without its text; nothing
of the chronicle is read. Whatever is not certain is left to a build.
"""

import datetime
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Unpack

from chronicle.causes import note_texts
from chronicle.converting import Body, Dialect, convert, split_heading
from chronicle.documents import Document, split_document
from chronicle.drafts import draft_of
from chronicle.history import differs
from chronicle.inventory import Digests, Fingerprints
from chronicle.keeping import Bodies, key_of
from chronicle.ledger import (
    Asked,
    Ledger,
    Options,
    Report,
    Survey,
    name_of,
    settled,
    stops,
    time_of,
    untouched,
)
from chronicle.locking import alone
from chronicle.packing import packed, unpacked
from chronicle.planning.views import Page, Prose, Site
from chronicle.program import program
from chronicle.rendering.kept import Kept
from chronicle.rendering.pages import render_page, with_prose
from chronicle.rendering.theme import Theme, open_theme
from chronicle.sightings import Sighting
from chronicle.staging import Stamp
from chronicle.store import Reader, Store
from chronicle.writing import OutputRefused, exchange

Show = Callable[[Sequence[str]], None]
"""Told of files, as paths in the output, when they are there and all that follows is still to do."""

MOST = 20
"""With more files edited at once a build is as good."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the pages of a build have in common."""

    sites: tuple[Site, ...]
    templates: Path | None
    dialect: Dialect
    has_history: bool
    has_index: bool


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What is remembered of a file: what stands around its text, and its page without the text."""

    front: bytes
    """Digest of the front matter."""
    is_titled: bool
    """Its title is in the front matter, and the first heading part of its text."""
    heading: str | None
    weekdays: re.Pattern[str] | None
    """Finds weekdays in the text, which would have to be checked against their dates."""
    path: str
    """Where its page is in the output."""
    page: bytes
    """Pickled, as it comes from the process that made it."""


def remember(
    memory: Path,
    output: Path,
    scene: Scene | None,
    manuscripts: Mapping[str, Manuscript],
    files: Collection[str] | None = None,
) -> None:
    """Keep what a retouch needs: the scene and the manuscripts that are new.

    `files` are all that have a manuscript; others are forgotten. None: no other is new.
    """
    new = {_key(file): packed(each) for file, each in manuscripts.items()}
    if scene:
        new[_SCENE] = packed(scene)
    used = None if files is None else {_SCENE, *map(_key, files)}
    _store(memory, output).keep(new, used)


def manuscript_of(
    document: Document, weekdays: re.Pattern[str] | None, path: str, page: bytes
) -> Manuscript:
    """What is to be remembered of a file that was read in this build."""
    heading, _ = split_heading(document.body)
    return Manuscript(
        _front(document), bool(document.data.get("title")), heading, weekdays, path, page
    )


def retouch(
    root: Path,
    today: datetime.date,
    seen: Survey,
    *,
    strict: bool = False,
    goes_on: bool = False,
    show: Show = lambda _written: None,
    **asked: Unpack[Asked],
) -> Report | None:
    """The report of a build after which only texts were edited, whose pages are made again.

    None where anything else may have changed, or may have to. Takes what `unchanged` takes, and `show`,
    which is told what is new in the output before it is recorded. `goes_on`: who asks made the last
    build, too, so that nobody else has touched its output, and lets the index to search in be behind.
    """
    memory = root / ".chronicle"
    options = untouched(root, today, is_known=goes_on, **asked)
    if options is None:
        return None
    try:
        with alone(memory, Path(options.output)):
            return _retouch(root, seen, options, strict=strict, goes_on=goes_on, show=show)
    except OutputRefused:
        return None  # A build says why.


def _retouch(
    root: Path, seen: Survey, options: Options, *, strict: bool, goes_on: bool, show: Show
) -> Report | None:
    memory = root / ".chronicle"
    last = Sighting.last(memory, Path(options.output))
    edited = last.changed(root, seen) if last else None
    if last is None or edited is None or len(edited) > MOST or (last.is_behind and not goes_on):
        return None
    ledger = Ledger.load(memory, options)
    if strict and stops(ledger.problems, strict=True):
        return None
    now = time_of(memory)
    # Before any file is read: one that changes after that has another look, or another digest.
    sighting = replace(
        Sighting.of(root, seen, now),
        is_behind=last.is_behind,
        plates=last.plates,
        retouched=last.retouched,
    )
    return _Retouch(root, ledger, settled(seen, now), sighting, show).of(edited)


class _Retouch:
    """Makes the pages of edited files again: all of them, or none."""

    def __init__(
        self, root: Path, ledger: Ledger, survey: str | None, sighting: Sighting, show: Show
    ) -> None:
        self._root = root
        self._memory = root / ".chronicle"
        self._ledger = ledger
        self._survey = survey
        self._sighting = sighting
        self._show = show
        self._output = Path(ledger.options.output)
        self._reader = Reader(_store(self._memory, self._output))

    def of(self, edited: Sequence[str]) -> Report | None:
        data = self._reader.get(_SCENE)
        if data is None:
            return None
        scene: Scene = unpacked(data)
        told = {problem.location.file for problem in self._ledger.problems if problem.location}
        found: dict[str, tuple[Manuscript, Document]] = {}
        for file in edited:
            kept = self._reader.get(_key(file))
            manuscript: Manuscript | None = unpacked(kept) if kept and file not in told else None
            document = self._read(file, manuscript, scene) if manuscript else None
            if manuscript is None or document is None:
                return None
            found[file] = (manuscript, document)
        return self._make(scene, found)

    def _read(self, file: str, manuscript: Manuscript, scene: Scene) -> Document | None:
        """A file, if all around its text is as it was, and nothing in that needs to be checked."""
        try:
            document, problems = split_document((self._root / file).read_bytes(), file)
        except OSError:
            return None
        heading, _ = split_heading(document.body)
        if (
            problems
            or _front(document) != manuscript.front
            or heading != manuscript.heading
            or manuscript.path not in self._ledger.files
            or (manuscript.weekdays and manuscript.weekdays.search(document.body))
            or (scene.has_history and not self._is_long_edited(file, manuscript))
        ):
            return None
        return document

    def _is_long_edited(self, file: str, manuscript: Manuscript) -> bool:
        """Whether a file differs from what is committed, and did so before: then its page tells of no last change."""
        page: Page = unpacked(manuscript.page)
        history = getattr(page.view, "history", None)
        return not (history and history.last) and differs(self._root, file)

    def _make(
        self, scene: Scene, found: Mapping[str, tuple[Manuscript, Document]]
    ) -> Report | None:
        """Convert the texts and render their pages, unless a body is not asked about as it was."""
        bodies: dict[bytes, Body] = {}
        keys: dict[str, str] = {}
        rendered: dict[str, bytes] = {}
        made: dict[str, tuple[Manuscript, str]] = {}
        theme, fingerprint = self._theme(scene)
        for file, (manuscript, document) in found.items():
            text = document.body if manuscript.is_titled else split_heading(document.body)[1]
            key = key_of(text, scene.dialect)
            page: Page = unpacked(manuscript.page)
            body, prose = convert(text, scene.dialect), getattr(page.view, "prose", None)
            if (
                not isinstance(prose, Prose)
                or prose.body != body.apart("")
                or self._ledger.files[manuscript.path][0] != fingerprint(page)
            ):
                return None
            page = with_prose(page, replace(prose, body=body.apart(key.hex())))
            outcome = render_page(theme, with_prose(page, replace(prose, body=body)), {})
            if not isinstance(outcome, bytes):
                return None
            bodies[key], keys[file], rendered[manuscript.path] = body, key.hex(), outcome
            data = packed(page)
            made[file] = (replace(manuscript, page=data), fingerprint(page))
        Bodies.of(self._memory).keep(bodies)
        stamps = {path: exchange(self._output, path, data) for path, data in rendered.items()}
        written = sorted(path for path, stamp in stamps.items() if stamp)
        self._show(written)
        is_behind = self._sighting.is_behind or (scene.has_index and bool(written))
        self._record(stamps, made, keys, is_behind=is_behind)
        note_texts(self._memory, self._output, [document for _, document in found.values()])
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
        makes = program(self._memory)
        kept = Kept(self._memory / "templates", makes)
        theme, _ = open_theme(scene.sites, scene.templates, kept)
        digests, fingerprints = Digests(), Fingerprints(makes, theme)

        def made_from(page: Page) -> str:
            draft = draft_of(page, digests)
            return fingerprints.of(draft.template, draft.edition, draft.shown)

        return theme, made_from

    def _record(
        self,
        stamps: Mapping[str, Stamp | None],
        made: Mapping[str, tuple[Manuscript, str]],
        keys: Mapping[str, str],
        *,
        is_behind: bool,
    ) -> None:
        """Enter what is new into the memory, so that the next build knows it."""
        files = dict(self._ledger.files)
        for manuscript, made_from in made.values():
            _, *before = files[manuscript.path]
            size, changed = stamps[manuscript.path] or before
            files[manuscript.path] = (made_from, size, changed)
        survey = None if is_behind else self._survey
        replace(self._ledger, survey=survey, files=files).save(self._memory)
        manuscripts = {file: manuscript for file, (manuscript, _) in made.items()}
        remember(self._memory, self._output, None, manuscripts)
        retouched = {**self._sighting.retouched, **keys}
        sighting = replace(self._sighting, is_behind=is_behind, retouched=retouched)
        sighting.keep(self._memory, self._output)


_SCENE = b"scene"


def _key(file: str) -> bytes:
    return blake2b(file.encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _front(document: Document) -> bytes:
    data = f"{document.body_line}\0{document.source}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).digest()


def _store(memory: Path, output: Path) -> Store:
    return Store(memory / "retouching" / f"{name_of(str(output))}.sqlite")
