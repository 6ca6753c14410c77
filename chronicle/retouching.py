"""Retouching: a text was edited, and nothing else, so its page is made again and all else left as it is.

    note = Note.of(root, seen, now)                          # before a build reads anything
    remember(memory, output, scene, note, manuscripts, …)    # at its end
    report = retouch(root, today, seen)                      # instead of the next one

What is planned cannot depend on a text but by what is asked about it (`Body` without its HTML and plain
text). So where front matter and all that is asked about the body are as they were, the page that shows
it differs in nothing else, and no other page at all. The page is remembered without its text; nothing
of the chronicle is read. Whatever is not certain is left to a build.
"""

import datetime
import pickle
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Self, Unpack

import orjson

from chronicle.causes import note_texts
from chronicle.converting import Body, Dialect, convert, split_heading
from chronicle.documents import Document, split_document
from chronicle.history import differs
from chronicle.inventory import Fingerprints
from chronicle.keeping import Bodies, key_of
from chronicle.ledger import (
    RACY,
    Asked,
    Ledger,
    Report,
    Survey,
    name_of,
    program,
    settled,
    stops,
    time_of,
    untouched,
)
from chronicle.planning.views import Page, Prose, Site
from chronicle.rendering.kept import Kept
from chronicle.rendering.pages import render_page, with_prose
from chronicle.rendering.theme import Theme, open_theme
from chronicle.store import Reader, Store
from chronicle.writing import OutputRefused, Stamp, exchange, replace_file

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
    made_from: str
    page: bytes
    """Pickled, as it comes from the process that made it."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the files of a site looked like before a build read them, by their paths below the site.

    Of a file so young that it may change again unseen the digest is noted instead. `is_behind`: the
    index to search in does not know what the pages say now.
    """

    besides: str
    looks: frozenset[tuple[str, int, int]]
    young: Mapping[str, str]
    is_behind: bool = False

    @classmethod
    def of(cls, root: Path, seen: Survey, now: int) -> Self:
        """A note on the files that were seen."""
        start, young, looks = len(str(root)) + 1, {}, []
        for path, size, changed in seen.files:
            if changed < now - RACY:
                looks.append((path[start:], size, changed))
            else:
                young[path[start:]] = _digest_of(Path(path))
        return cls(seen.besides, frozenset(looks), young)

    def edited(self, root: Path, seen: Survey) -> list[str] | None:
        """The files that are not as they were noted, in order; None if there are others, or more changed."""
        start = len(str(root)) + 1
        found = {(path[start:], size, changed) for path, size, changed in seen.files}
        names = {path for path, *_ in found}
        known = self.young.keys() | {path for path, *_ in self.looks}
        if self.besides != seen.besides or names != known:
            return None
        return sorted(
            path
            for path, *_ in found - self.looks
            if path not in self.young or self.young[path] != _digest_of(root / path)
        )


def remember(
    memory: Path,
    output: Path,
    note: Note,
    scene: Scene | None,
    manuscripts: Mapping[str, Manuscript],
    files: Collection[str] | None = None,
) -> None:
    """Keep what a retouch needs: the scene and the manuscripts that are new.

    `files` are all that have a manuscript; others are forgotten. None: no other is new.
    """
    new = {_key(file): pickle.dumps(each, protocol=5) for file, each in manuscripts.items()}
    if scene:
        new[_SCENE] = pickle.dumps(scene, protocol=5)
    used = None if files is None else {_SCENE, *map(_key, files)}
    _store(memory, output).keep(new, used)
    noted = {
        "besides": note.besides,
        "looks": sorted(note.looks),
        "young": note.young,
        "is_behind": note.is_behind,
    }
    with suppress(OSError):
        replace_file(_place(memory, output, "json"), orjson.dumps(noted))


def forget(memory: Path, output: Path) -> None:
    """Drop the note of the last build, before one changes what it is about."""
    _place(memory, output, "json").unlink(missing_ok=True)


def manuscript_of(
    document: Document, weekdays: re.Pattern[str] | None, path: str, made_from: str, page: bytes
) -> Manuscript:
    """What is to be remembered of a file that was read in this build."""
    heading, _ = split_heading(document.body)
    return Manuscript(
        _front(document), bool(document.data.get("title")), heading, weekdays, path, made_from, page
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
    noted = _noted(memory, Path(options.output))
    edited = noted.edited(root, seen) if noted else None
    if noted is None or edited is None or len(edited) > MOST or (noted.is_behind and not goes_on):
        return None
    ledger = Ledger.load(memory, options)
    if strict and stops(ledger.problems, strict=True):
        return None
    now = time_of(memory)
    # Before any file is read: one that changes after that has another look, or another digest.
    note = replace(Note.of(root, seen, now), is_behind=noted.is_behind)
    try:
        return _Retouch(root, ledger, settled(seen, now), note, show).of(edited)
    except OutputRefused:
        return None  # A build says why.


class _Retouch:
    """Makes the pages of edited files again: all of them, or none."""

    def __init__(
        self, root: Path, ledger: Ledger, survey: str | None, note: Note, show: Show
    ) -> None:
        self._root = root
        self._memory = root / ".chronicle"
        self._ledger = ledger
        self._survey = survey
        self._note = note
        self._show = show
        self._output = Path(ledger.options.output)
        self._reader = Reader(_store(self._memory, self._output))

    def of(self, edited: Sequence[str]) -> Report | None:
        data = self._reader.get(_SCENE)
        if data is None:
            return None
        scene: Scene = pickle.loads(data)
        told = {problem.location.file for problem in self._ledger.problems if problem.location}
        found: dict[str, tuple[Manuscript, Document]] = {}
        for file in edited:
            kept = self._reader.get(_key(file))
            manuscript: Manuscript | None = (
                pickle.loads(kept) if kept and file not in told else None
            )
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
        made = self._ledger.files.get(manuscript.path)
        heading, _ = split_heading(document.body)
        if (
            problems
            or _front(document) != manuscript.front
            or heading != manuscript.heading
            or made is None
            or made[0] != manuscript.made_from
            or (manuscript.weekdays and manuscript.weekdays.search(document.body))
            or (scene.has_history and not self._is_long_edited(file, manuscript))
        ):
            return None
        return document

    def _is_long_edited(self, file: str, manuscript: Manuscript) -> bool:
        """Whether a file differs from what is committed, and did so before: then its page tells of no last change."""
        page: Page = pickle.loads(manuscript.page)
        history = getattr(page.view, "history", None)
        return not (history and history.last) and differs(self._root, file)

    def _make(
        self, scene: Scene, found: Mapping[str, tuple[Manuscript, Document]]
    ) -> Report | None:
        """Convert the texts and render their pages, unless a body is not asked about as it was."""
        bodies: dict[bytes, Body] = {}
        rendered: dict[str, bytes] = {}
        made: dict[str, Manuscript] = {}
        for file, (manuscript, document) in found.items():
            text = document.body if manuscript.is_titled else split_heading(document.body)[1]
            key = key_of(text, scene.dialect)
            page: Page = pickle.loads(manuscript.page)
            body, prose = convert(text, scene.dialect), getattr(page.view, "prose", None)
            if not isinstance(prose, Prose) or body.apart("") != prose.body:
                return None
            page = with_prose(page, replace(prose, body=body.apart(key.hex())))
            theme, fingerprints = self._theme(scene)
            outcome = render_page(theme, with_prose(page, replace(prose, body=body)), {})
            if not isinstance(outcome, bytes):
                return None
            bodies[key], rendered[manuscript.path] = body, outcome
            made_from, data = fingerprints.of(page), pickle.dumps(page, protocol=5)
            made[file] = replace(manuscript, made_from=made_from, page=data)
        Bodies.of(self._memory).keep(bodies)
        stamps = {path: exchange(self._output, path, data) for path, data in rendered.items()}
        written = sorted(path for path, stamp in stamps.items() if stamp)
        self._show(written)
        is_behind = self._note.is_behind or (scene.has_index and bool(written))
        self._record(stamps, made, is_behind=is_behind)
        note_texts(self._memory, self._output, [document for _, document in found.values()])
        return Report(
            self._ledger.problems,
            pages=len(self._ledger.files),
            rendered=len(rendered),
            written=tuple(written),
            converted=len(bodies),
            is_behind=is_behind,
        )

    @cache  # noqa: B019 - a retouch lasts for one build
    def _theme(self, scene: Scene) -> tuple[Theme, Fingerprints]:
        kept = Kept(self._memory / "templates", program())
        theme, _ = open_theme(scene.sites, scene.templates, kept)
        return theme, Fingerprints(program(), theme)

    def _record(
        self,
        stamps: Mapping[str, Stamp | None],
        made: Mapping[str, Manuscript],
        *,
        is_behind: bool,
    ) -> None:
        """Enter what is new into the memory, so that the next build knows it."""
        files = dict(self._ledger.files)
        for each in made.values():
            _, *before = files[each.path]
            size, changed = stamps[each.path] or before
            files[each.path] = (each.made_from, size, changed)
        survey = None if is_behind else self._survey
        ledger = replace(self._ledger, survey=survey, files=files)
        ledger.save(self._memory)
        note = replace(self._note, is_behind=is_behind)
        remember(self._memory, self._output, note, None, made)


_SCENE = b"scene"


def _key(file: str) -> bytes:
    return blake2b(file.encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _front(document: Document) -> bytes:
    data = f"{document.body_line}\0{document.source}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).digest()


def _digest_of(path: Path) -> str:
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _place(memory: Path, output: Path, ending: str) -> Path:
    return memory / "retouching" / f"{name_of(str(output))}.{ending}"


def _store(memory: Path, output: Path) -> Store:
    return Store(_place(memory, output, "sqlite"))


def _noted(memory: Path, output: Path) -> Note | None:
    try:
        known = orjson.loads(_place(memory, output, "json").read_bytes())
        looks = frozenset((path, size, changed) for path, size, changed in known["looks"])
        return Note(known["besides"], looks, dict(known["young"]), bool(known["is_behind"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
