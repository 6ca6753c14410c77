"""The preview's own build of a site: its state, and what a browser must be told after each change."""

import json
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chronicle import urls
from chronicle.building import Report, build
from chronicle.diagnostics import Diagnostic, Severity, error
from chronicle.ledger import survey
from chronicle.reporting import report as reported
from chronicle.retouching import retouch
from chronicle.settings import Settings
from chronicle.urls import Urls

OpenSettings = Callable[[], tuple[Settings | None, list[Diagnostic]]]

FOLDER = ".chronicle/preview"
EVERYTHING = "*"
"""Told to a browser in the place of a path: load the page again."""
OVERLAY = "livereload/problems.json"
"""Told to a browser: what is wrong is no longer the same."""


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


class Preview:
    """Builds the site into a folder of its own, as often as asked."""

    def __init__(
        self, root: Path, open_settings: OpenSettings, announce: Callable[[str], None]
    ) -> None:
        self.root = root.absolute()
        self.folder = self.root / FOLDER
        self.state = State()
        self.is_behind = False
        self._open_settings = open_settings
        self._announce = announce
        self._said: tuple[Diagnostic, ...] = ()

    def rebuild(self, jobs: int | None = 1, *, index: bool = True) -> tuple[str, ...]:
        """Bring the preview up to date; what to tell the browsers, as paths. Raises nothing.

        Without `index` search may be left behind, which `is_behind` then says.
        """
        try:
            base, report = self._build(jobs, index=index)
        except Exception as bug:
            # A preview outlives a fault of the program: the next edit may get around it.
            self._announce(traceback.format_exc())
            base, report = None, Report((_fault(bug),), failed=True)
        self.is_behind = report.is_behind
        before = self.state
        base = before.base if base is None else base
        errors = [each for each in report.problems if each.severity is Severity.ERROR]
        self.state = State(
            base=base,
            is_built=base is not None and (self.folder / "index.html").is_file(),
            overlay=_overlay(errors, self._lines),
            text=reported(errors, lines=self._lines) if errors else "",
        )
        self._say(report)
        return news(before, self.state, report)

    def _build(self, jobs: int | None, *, index: bool) -> tuple[str | None, Report]:
        settings, problems = self._open_settings()
        if settings is None:
            return None, Report(tuple(problems), failed=True)
        settings = replace(settings, output=self.folder)
        report = self._retouched(settings)
        if report is None or (report.is_behind and index):
            report = build(settings, problems=problems, jobs=jobs, index=index)
        return Urls(settings.url).base, report

    def _retouched(self, settings: Settings) -> Report | None:
        """The report of a build after which only texts were edited; None where more may have been."""
        return retouch(
            self.root,
            settings.today,
            survey(self.root),
            date=settings.today,
            output=self.folder,
            url=settings.url,
            drafts=settings.drafts,
            future=settings.future,
        )

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


def news(before: State, after: State, report: Report) -> tuple[str, ...]:
    """What browsers must be told: stylesheets to exchange, or that the page is to be loaded again."""
    if (before.is_built, before.base) != (after.is_built, after.base):
        return (EVERYTHING,)
    changed = () if report.failed else _seen((*report.written, *report.removed))
    overlay = (OVERLAY,) if after.overlay != before.overlay else ()
    if changed and all(path.endswith(".css") for path in changed):
        return (*_seen(report.written), *overlay)
    if changed or (overlay and not after.is_built):
        return (EVERYTHING,)
    return overlay


def _seen(paths: Sequence[str]) -> tuple[str, ...]:
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
