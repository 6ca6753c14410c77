"""The pipeline: from a site's settings to its output folder, and what changed in it."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from chronicle.checking import check, without_ignored
from chronicle.diagnostics import Diagnostic, note, sort_diagnostics, warning
from chronicle.history import read_history
from chronicle.inventory import File, files_of, index_files, made, outdated
from chronicle.ledger import Ledger, Options, Report, settled, stops, survey
from chronicle.linking import link
from chronicle.planning import plan
from chronicle.planning.views import Asset, Page, Plan, SearchRecord
from chronicle.rendering.pages import render_pages
from chronicle.rendering.theme import Theme, open_theme
from chronicle.searching import Bundle, IndexingFailed, is_installed
from chronicle.settings import Settings
from chronicle.spreading import Spread
from chronicle.store import read_again
from chronicle.urls import file_of
from chronicle.writing import Output, OutputRefused

__all__ = ["Progress", "Report", "build"]

Progress = Callable[[str, int, int], None]
"""Told of a stage ("convert", "render", "write", "index"), how much of it is done and how much there is."""


@contextmanager
def _no_collector() -> Iterator[None]:
    """Spare the search for garbage: nearly all that is made is kept, and looking takes a quarter longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _collector() -> Iterator[None]:
    """Search for garbage after all, as templates leave some, but only among what is made here."""
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.disable()
        gc.unfreeze()


@_no_collector()
def build(
    settings: Settings,
    *,
    problems: Iterable[Diagnostic] = (),
    force: bool = False,
    strict: bool = False,
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    index: bool = True,
) -> Report:
    """Bring the output up to date with the content, and say what changed.

    With an error (`strict`: or a warning) nothing is written, and the last good site stays.
    `problems` are findings from before, of the settings. `force` trusts no earlier page. The output
    is the same whatever `jobs` (processes; None: one a core) or `executor` does the work. Without
    `index` the index to search in stays as it is, even if it is behind.
    """
    found = list(problems)
    stages = _Stages(progress)
    now = _now(settings.memory)
    seen = survey(settings.root)
    try:
        with Spread(jobs, executor) as spread:
            drawn, unaccepted = draw(settings, spread, partial(stages, "convert"))
            found += unaccepted
            _stop(found, strict)
            theme, faults = open_theme(drawn.sites, settings.templates)
            files, clashes = files_of(drawn, theme, now)
            found += faults + clashes
            _stop(found, strict)
            output = Output.open(settings.output, settings.root)
            ledger = Ledger.load(settings.memory, _options(settings))
            stamps = {path: output.stamp(path) for path in files}
            stale = outdated(files, stamps, ledger, force=force)
            with _collector():
                rendered = _render(files, stale, theme, found, spread, stages)
            _stop(found, strict)
        written = _write(output, files, stale, rendered, stages)
        stamps |= {path: output.stamp(path) for path in stale}
        indexed, is_behind = 0, False
        if drawn.records:
            bundle = Bundle.of(settings.memory, settings.output)
            is_behind = bundle.is_behind(drawn.records)
            if is_behind and index:
                # All pages are there: what finds them is still to come, and may take long.
                Ledger(ledger.options, files=made(files, stamps)).save(settings.memory)
                faults = _index(bundle, drawn.records, stages)
                found += faults
                is_behind = bool(faults)
                indexed = 0 if faults else len(drawn.records)
            theirs = index_files(bundle.files(), now)
            stamps |= {path: output.stamp(path) for path in theirs}
            waiting = outdated(theirs, stamps, ledger, force=force)
            written += _write(output, theirs, waiting, {}, stages)
            stamps |= {path: output.stamp(path) for path in waiting}
            files |= theirs
        removed = output.sweep(files)
    except OutputRefused as refusal:
        return Report((refusal.diagnostic, *sort_diagnostics(found)), failed=True)
    except _Stopped:
        return Report(tuple(sort_diagnostics(found)), failed=True)
    report = Report(
        problems=tuple(sort_diagnostics(found)),
        pages=len(files),
        rendered=len(rendered),
        written=tuple(written),
        removed=tuple(removed),
        converted=stages.done["convert"],
        indexed=indexed,
        is_behind=is_behind,
    )
    survey_made = None if is_behind else settled(seen, now)
    Ledger(ledger.options, survey_made, report.problems, made(files, stamps)).save(settings.memory)
    return report


def _index(bundle: Bundle, records: Sequence[SearchRecord], stages: "_Stages") -> list[Diagnostic]:
    """Make the index anew. Codes: search-failed."""
    stages("index", 0, len(records))
    try:
        bundle.make(records)
    except IndexingFailed as failure:
        return [
            warning(
                "search-failed",
                f"the index to search in could not be made: {failure}",
                hint="the site is complete but for it; `search: false` in site.yaml does without",
            )
        ]
    stages("index", len(records), len(records))
    return []


class _Stopped(Exception):  # noqa: N818 - the findings say what is wrong
    """The findings so far do not allow a site."""


def _stop(found: list[Diagnostic], strict: bool) -> None:
    if stops(found, strict=strict):
        raise _Stopped


class _Stages:
    """How far each stage is, told to whoever wants to know."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self.done: Counter[str] = Counter()

    def __call__(self, stage: str, done: int, total: int) -> None:
        self.done[stage] = done
        if self._progress:
            self._progress(stage, done, total)


def draw(
    settings: Settings, spread: Spread, count: Callable[[int, int], None] = lambda _done, _all: None
) -> tuple[Plan, list[Diagnostic]]:
    """From files to the plan of the site, and all that is wrong with them and was not accepted.

    `count` is told how many of the bodies are converted that were not before.
    """
    content, problems = read_again(settings, spread, count)
    chronicle, dead = link(content, settings)
    problems += dead + check(chronicle, settings)
    history = read_history(settings.root, settings.memory, wanted=settings.site.history)
    has_index = settings.site.search and is_installed()
    if settings.site.search and not has_index:
        problems.append(_NO_SEARCH)
    drawn, clashes = plan(chronicle, settings, history, has_index=has_index)
    return drawn, [*without_ignored(problems, content, settings), *clashes]


_NO_SEARCH = note(
    "no-search",
    "the site has no index to search in: Pagefind is not installed",
    hint="install it with `pip install 'diplomatic-chronicle[search]'`, or write `search: false` in site.yaml",
)


def _render(
    files: Mapping[str, File],
    stale: Sequence[str],
    theme: Theme,
    found: list[Diagnostic],
    spread: Spread,
    stages: _Stages,
) -> dict[str, bytes]:
    """The bytes of the stale pages by path; the faults of templates are added to what was `found`.

    All are rendered before the first is written, so that no fault leaves half a site.
    """
    pages = [page for path in stale if isinstance(page := files[path].source, Page)]
    rendered: dict[str, bytes] = {}
    faults: dict[Diagnostic, None] = {}
    for done, (page, outcome) in enumerate(render_pages(theme, pages, spread.map), 1):
        if isinstance(outcome, Diagnostic):
            faults[outcome] = None
        else:
            rendered[file_of(page.address)] = outcome
        stages("render", done, len(pages))
    found += faults
    return rendered


def _write(
    output: Output,
    files: Mapping[str, File],
    stale: Sequence[str],
    rendered: Mapping[str, bytes],
    stages: _Stages,
) -> list[str]:
    """Write what is stale; the paths of those files whose bytes are new."""
    output.promise(files)
    written = []
    for done, path in enumerate(stale, 1):
        source = files[path].source
        data = source.path.read_bytes() if isinstance(source, Asset) else rendered[path]
        if output.write(path, data):
            written.append(path)
        stages("write", done, len(stale))
    return written


def _now(memory: Path) -> int:
    """The time by the clock of the file system that holds the site, in nanoseconds."""
    memory.mkdir(parents=True, exist_ok=True)
    mark = memory / "last-build"
    mark.write_bytes(b"\n")
    return mark.stat().st_mtime_ns


def _options(settings: Settings) -> Options:
    site = settings.site
    return Options(
        output=str(settings.output),
        url=settings.url,
        drafts=settings.drafts,
        future=settings.future,
        today=settings.today.isoformat(),
        usual_output=str((settings.root / site.output).absolute()),
        usual_url=site.url or "",
        usual_today=site.date.earliest.isoformat() if site.date else None,
    )
