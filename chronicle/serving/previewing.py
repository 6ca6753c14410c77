"""The preview's own build of a site: its state, and what a browser must be told after each change."""

import gc
import json
import traceback
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from chronicle import urls
from chronicle.building import Report, build
from chronicle.diagnostics import Diagnostic, Severity, error
from chronicle.garbage import no_collector
from chronicle.ledger import Survey
from chronicle.mending import mend
from chronicle.proofing import Proofs
from chronicle.reading.shelves import Shelf
from chronicle.remembering import read_again
from chronicle.reporting import report as reported
from chronicle.settings import Settings
from chronicle.spreading import Spread
from chronicle.urls import Urls

OpenSettings = Callable[[], tuple[Settings | None, list[Diagnostic]]]

FOLDER = ".chronicle/preview"
EVERYTHING = "*"
"""Told to a browser in the place of a path: load the page again."""
OVERLAY = "livereload/problems.json"
"""Told to a browser: what is wrong is no longer the same."""
_LONG = ("render", "index")
"""Stages of a build that are given up if there is something newer to build."""


@dataclass(frozen=True, slots=True)
class State:
    """What is there to be served.

    `base` is the path of the site on its host ("" or "/repo"), None until its
    settings could be read once. `overlay` is the JSON of the errors, `text`
    the same for people.
    """

    base: str | None = None
    is_built: bool = False
    overlay: str = '{"problems": []}'
    text: str = ""


class Superseded(Exception):  # noqa: N818 - says why a build was given up
    """Something has changed since the build began, so that another follows."""


class Readers:
    """Those who look at the preview: here nobody."""

    def looked_at(self) -> Collection[str]:
        """The files that they see, as paths in the output."""
        return ()

    def show(self, files: Collection[str]) -> None:
        """Let them see these files as they are now."""


class Preview:
    """Builds the site into a folder of its own, as often as asked, and first what its readers look at.

    `is_behind`: search does not know what the pages say. `fresh`: the pages that readers were shown
    before the last rebuild had ended, and that have all they need.
    """

    def __init__(
        self,
        root: Path,
        open_settings: OpenSettings,
        announce: Callable[[str], None],
        readers: Readers | None = None,
    ) -> None:
        self.root = root.absolute()
        self.folder = self.root / FOLDER
        self.state = State()
        self.is_behind = False
        self.fresh: frozenset[str] = frozenset()
        self._open_settings = open_settings
        self._announce = announce
        self._readers = readers or Readers()
        self._proofs = Proofs(self._readers.looked_at, self._show)
        self._shelf = Shelf()
        self._shown: set[str] = set()
        self._said: tuple[Diagnostic, ...] = ()
        self._is_whole = (
            False  # Whether the folder is as it was left by the last build, or mending.
        )

    @no_collector()
    def rebuild(
        self,
        seen: Survey | None = None,
        *,
        jobs: int | None = 1,
        index: bool = True,
        is_outdated: Callable[[], bool] = lambda: False,
    ) -> tuple[str, ...]:
        """Bring the preview up to date; what to tell the browsers, as paths. Raises nothing.

        `seen` is what the site looks like, if that was not built yet. Without `index` search may be left
        behind. Once it `is_outdated`, all that takes long is given up, as another rebuild is to follow.
        """

        def go_on(stage: str, *_: object) -> None:
            if stage in _LONG and is_outdated():
                raise Superseded

        before = self.state
        was_whole, self._is_whole = self._is_whole, False
        self._shown.clear()
        try:
            base, report = self._build(
                seen if was_whole else None,
                jobs,
                partial(
                    build,
                    jobs=jobs,
                    index=index,
                    progress=go_on,
                    proofs=self._proofs,
                    shelf=self._shelf,
                ),
            )
        except Superseded:
            self._is_whole = was_whole and not self._shown
            return ()
        except Exception as bug:
            # A preview outlives a fault of the program: the next edit may get around it.
            self._announce(traceback.format_exc())
            base, report = None, Report((_fault(bug),), failed=True)
        self._is_whole = not report.failed
        self.is_behind = report.is_behind
        base = before.base if base is None else base
        errors = [each for each in report.problems if each.severity is Severity.ERROR]
        self.state = State(
            base=base,
            is_built=base is not None and (self.folder / "index.html").is_file(),
            overlay=_overlay(errors, self._lines),
            text=reported(errors, lines=self._lines) if errors else "",
        )
        self._say(report)
        self.fresh = frozenset(() if any(map(_is_asset, report.written)) else self._shown)
        return news(before, self.state, report, self._shown)

    @no_collector()
    def read_ahead(self) -> None:
        """Read the site while nobody waits for it, unless a rebuild has: the next one then reads what changed."""
        with suppress(Exception):  # Whatever is wrong, the rebuild that meets it will say.
            settings, _ = self._open_settings()
            if settings and self._shelf.is_empty:
                read_again(settings, Spread(1), shelf=self._shelf)

    def _build(
        self, seen: Survey | None, jobs: int | None, build: Callable[..., Report]
    ) -> tuple[str | None, Report]:
        """The base path, and the report of mending if that is to be tried and will do, else of a build."""
        settings, problems = self._open_settings()
        if settings is None:
            return None, Report(tuple(problems), failed=True)
        settings = replace(settings, output=self.folder)
        report = self._mend(settings, seen, jobs) if seen else None
        if report is None:
            report = build(settings, problems=problems)
            gc.collect()  # A chronicle that is done with refers to itself, and would stay.
        return Urls(settings.url).base, report

    def _mend(self, settings: Settings, seen: Survey, jobs: int | None) -> Report | None:
        return mend(
            self.root,
            settings.today,
            seen,
            jobs=jobs,
            proofs=self._proofs,
            goes_on=True,
            show=self._show,
            date=settings.today,
            output=settings.output,
            url=settings.url,
            drafts=settings.drafts,
            future=settings.future,
        )

    def _show(self, files: Collection[str]) -> None:
        """Let readers see files; a page is made only where there is no error, so none is shown over it."""
        self.state = replace(self.state, overlay=_overlay((), self._lines), text="")
        self._shown.update(files)
        self._readers.show(files)

    def _lines(self, file: str) -> Sequence[str] | None:
        try:
            return (self.root / file).read_text("utf-8", "replace").split("\n")
        except OSError:
            return None

    def _say(self, report: Report) -> None:
        """Announce the findings when they are new, and what was done."""
        if report.problems and report.problems != self._said:
            self._announce(reported(report.problems, lines=self._lines).rstrip("\n"))
        self._said = report.problems
        if report.failed:
            kept = "the last good site is still shown" if self.state.is_built else "no site yet"
            self._announce(f"Not built: {kept}.")
        else:
            count = len(report.written)
            self._announce(f"Built: {count} {'file' if count == 1 else 'files'} changed.")


def news(
    before: State, after: State, report: Report, shown: Collection[str] = ()
) -> tuple[str, ...]:
    """What browsers must be told: stylesheets to exchange, or that the page is to be loaded again.

    Of the files in `shown` they know.
    """
    if (before.is_built, before.base) != (after.is_built, after.base):
        return (EVERYTHING,)
    written = _seen(path for path in report.written if path not in shown)
    changed = () if report.failed else (*written, *_seen(report.removed))
    overlay = (OVERLAY,) if after.overlay != before.overlay else ()
    if changed and all(path.endswith(".css") for path in changed):
        return (*written, *overlay)
    if changed or (overlay and not after.is_built):
        return (EVERYTHING,)
    return overlay


def _is_asset(path: str) -> bool:
    """Whether a file is one that pages show within them."""
    return path.startswith(("static/", "media/"))


def _seen(paths: Iterable[str]) -> tuple[str, ...]:
    """Those files that a page may show: not the index to search in, which is asked for when it is used."""
    return tuple(path for path in paths if not path.startswith(urls.PAGEFIND[1:]))


def _overlay(errors: Sequence[Diagnostic], lines: Callable[[str], Sequence[str] | None]) -> str:
    """The errors as the overlay shows them, each with the line that it is about."""
    return json.dumps({"problems": [_shown(each, lines) for each in errors]}, ensure_ascii=False)


def _shown(
    problem: Diagnostic, lines: Callable[[str], Sequence[str] | None]
) -> dict[str, str | int | None]:
    place = problem.location
    text = (lines(place.file) if place else None) or ()
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": place.length if place else None,
        "excerpt": text[place.line - 1] if place and 1 <= place.line <= len(text) else None,
    }


def _fault(bug: Exception) -> Diagnostic:
    return error(
        "internal-error",
        f"Chronicle failed: {type(bug).__name__}: {bug}",
        hint="this is a fault of the program, not of the site; the terminal shows where",
    )
