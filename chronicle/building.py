"""The pipeline: from a site's settings to its output folder, and what changed in it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypedDict, Unpack

from chronicle.causes import note_templates
from chronicle.changes import causes_of, digests_of
from chronicle.checking.weekdays import naming
from chronicle.diagnostics import Diagnostic, sort_diagnostics, warning
from chronicle.drawing_up import draw
from chronicle.engraving import Drawing
from chronicle.garbage import collector, no_collector
from chronicle.inventory import assets_of, in_the_way_of_index, index_files
from chronicle.keeping import Bodies, TextLost
from chronicle.ledger import Ledger, Options, Report, name_of, settled, stops, survey, time_of
from chronicle.locking import alone
from chronicle.making import LITTLE, Sheet, Source, Workshop
from chronicle.planning.outlining import Outline
from chronicle.planning.views import Asset, SearchRecord
from chronicle.plates import PlateLost
from chronicle.program import program
from chronicle.proofing import Proofs
from chronicle.publishing import Publication
from chronicle.reading.shelves import Shelf
from chronicle.redrawing import stale_lots
from chronicle.remembering import dialect_of
from chronicle.rendering.kept import Kept
from chronicle.rendering.theme import Theme, open_theme
from chronicle.repository import revision
from chronicle.reprinting import Standing, let_stand, new_plates, standing
from chronicle.retouching import SCENE, Scene, manuscript_of
from chronicle.searching import Bundle, IndexingFailed
from chronicle.settings import Settings
from chronicle.sightings import Sighting, forget
from chronicle.spreading import Spread
from chronicle.staging import Stage
from chronicle.writing import Output, OutputRefused

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Progress", "Report", "build"]

Progress = Callable[[str, int, int | None], None]
"""Told of a stage ("convert", "render", "write", "index"), how much of it is done and how much there is.

How many pages there are to render is not known before the last of them is planned: None until then.
"""


class How(TypedDict, total=False):
    """What a build can be asked for besides its settings."""

    problems: Iterable[Diagnostic]
    """Findings from before, of the settings."""
    force: bool
    """Trust no earlier page."""
    strict: bool
    """Take warnings for errors."""
    jobs: int | None
    """How many processes to use; None: one a core."""
    executor: "Executor | None"
    """What does the work in the place of processes of our own."""
    progress: Progress | None
    index: bool
    """Without it the index to search in stays as it is, even if it is behind."""
    proofs: Proofs | None
    """Pulls pages for which somebody waits before the others are made."""
    shelf: Shelf | None
    """Holds the files that were read, for one build after another in one process."""


def build(settings: Settings, **how: Unpack[How]) -> Report:
    """Bring the output up to date with the content, and say what changed.

    With an error (`strict`: or a warning) nothing is written, and the last good site stays.
    The output is the same whatever does the work.
    """
    try:
        with alone(settings.memory, settings.output):
            return _build_whole(settings, **how)
    except OutputRefused as refusal:
        return Report((refusal.diagnostic,), failed=True)


def _build_whole(settings: Settings, **how: Unpack[How]) -> Report:
    """Build; once more, if what is remembered is damaged in a place that was not looked at until now."""
    try:
        return _build(settings, **how)
    except TextLost:
        Bodies.of(settings.memory).forget()
        if shelf := how.get("shelf"):
            shelf.forget()
    except PlateLost:
        forget(settings.memory, settings.output)
    return _build(settings, **how)


@no_collector()
def _build(
    settings: Settings,
    *,
    problems: Iterable[Diagnostic] = (),
    force: bool = False,
    strict: bool = False,
    jobs: int | None = None,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
    index: bool = True,
    proofs: Proofs | None = None,
    shelf: Shelf | None = None,
) -> Report:
    findings, stages = _Findings(problems, strict=strict), _Stages(progress)
    spread, proofs = Spread(jobs, executor), proofs or Proofs()
    now = time_of(settings.memory)
    seen = survey(settings.root)
    last = None if force else Sighting.last(settings.memory, settings.output)
    sighting = Sighting.of(settings.root, seen, now, last)
    stage = Stage(settings.memory / "stages" / name_of(str(settings.output)))
    try:
        source: Drawing | Standing | None
        source = standing(settings, last, sighting, with_index=index)
        if source is None:
            outline, unaccepted = draw(settings, spread, partial(stages, "convert"), shelf)
            plates = new_plates(settings, last, sighting, now)
            stale = stale_lots(outline, settings, last, sighting, plates.before)
            source = Drawing(outline, plates, unaccepted, stale)
        findings.add(source.problems)
        makes = program(settings.memory)
        kept = Kept(settings.memory / "templates", makes)
        theme, faults = open_theme(source.sites, settings.templates, kept)
        findings.add(faults)
        output = Output.open(settings.output, settings.root)
        ledger = Ledger.load(settings.memory, options_of(settings))
        stage = replace(stage, is_flat=not output.is_fresh)
        stage.clear()
        shop = Workshop(source, theme, makes, ledger, output, stage, force=force)
        with collector():
            pulled = proofs.pull(source, shop, ledger, output)
            sheets = _make(shop, source, spread, stages, proofs)
        assets, clashes = assets_and_clashes(source, theme, sheets)
        findings.add(clashes)
        publication = Publication(output, ledger, now, force=force)
        publication.promise(sheets, assets)
        forget(settings.memory, settings.output)
        stages.add("write", publication.take(stage, sheets))
        stages.end("write")
        publication.copy(assets)
        faults, is_behind = _index(settings, source, publication, ledger, stages, wanted=index)
        findings.note(faults)
        removed = publication.sweep()
    except OutputRefused as refusal:
        return Report((refusal.diagnostic, *findings.sorted), failed=True)
    except _Stopped:
        return Report(findings.sorted, failed=True)
    finally:
        stage.clear()
    report = Report(
        problems=findings.sorted,
        pages=len(publication),
        rendered=stages.done["render"],
        written=(*pulled, *publication.written),
        removed=tuple(removed),
        converted=stages.done["convert"],
        indexed=stages.done["index"],
        is_behind=is_behind,
    )
    survey_made = None if is_behind else settled(seen, now)
    Ledger(ledger.options, survey_made, report.problems, publication.files).save(settings.memory)
    sighting = _remember(settings, source, theme, sheets, sighting)
    replace(sighting, is_behind=is_behind).keep(settings.memory, settings.output)
    return report


def _remember(
    settings: Settings,
    source: Drawing | Standing,
    theme: Theme,
    sheets: Sequence[Sheet],
    sighting: Sighting,
) -> Sighting:
    """Keep what the next build needs besides the ledger; the sighting, with what was kept of what was seen."""
    if isinstance(source, Standing):
        note_templates(settings.memory, settings.output, digests_of(theme))
        return source.seen_again(sighting)
    causes_of(source.outline, settings, theme).keep(settings.memory, settings.output)
    others = {SCENE: _scene(settings, source.outline, sheets)}
    return replace(sighting, plates=let_stand(settings, source, others))


def _scene(settings: Settings, outline: Outline, sheets: Sequence[Sheet]) -> Scene:
    """What the next build needs if only texts are edited until then."""
    texts = outline.texts()
    shown: defaultdict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        if sheet.file and sheet.lot:
            shown[sheet.file].append(sheet)
    return Scene(
        outline.sites,
        settings.templates,
        dialect_of(settings),
        has_history=settings.site.history and bool(revision(settings.root)),
        has_index=outline.has_index,
        manuscripts={
            file: manuscript_of(
                texts[file][1],
                naming(own[0].language),
                [(sheet.path, sheet.lot) for sheet in own if sheet.lot],
            )
            for file, own in shown.items()
        },
    )


def _make(
    shop: Workshop, source: Source, spread: Spread, stages: "_Stages", proofs: Proofs
) -> list[Sheet]:
    """Every page, planned, and rendered if it is stale: first each lot, then what all of them lead to.

    All are on the stage before the first is in the output, so that no fault leaves half a site.
    """
    sheets: list[Sheet] = []
    lots = source.lots
    if spread.is_afar:
        made = shop.make_afar(lots, spread.map)
    elif source.extent < LITTLE:
        made = map(shop.make, lots)
    else:
        made = spread.share(shop, lots, Workshop.make)
    for some in made:
        sheets += some
        proofs.note(some)
        stages.add("render", sum(sheet.is_rendered for sheet in some))
    last = shop.finish(source.closing([sheet.placed for sheet in sheets]))
    stages.add("render", sum(sheet.is_rendered for sheet in last))
    stages.end("render")
    return sheets + last


def assets_and_clashes(
    source: Source, theme: Theme, sheets: Sequence[Sheet]
) -> tuple[dict[str, Asset], list[Diagnostic]]:
    """Files to copy, and all that is wrong with what is to be in the output."""
    faults = dict.fromkeys(sheet.fault for sheet in sheets if sheet.fault)
    clashes = source.clashes([sheet.placed for sheet in sheets])
    statics = (Asset(address, path) for address, path in theme.statics)
    taken = {sheet.path: f"the page {sheet.placed.called}" for sheet in sheets}
    assets, problems = assets_of((*source.media, *statics), taken)
    if source.has_index:
        problems += in_the_way_of_index([*taken, *assets])
    return assets, [*faults, *clashes, *problems]


def _index(
    settings: Settings,
    source: Drawing | Standing,
    publication: Publication,
    ledger: Ledger,
    stages: "_Stages",
    *,
    wanted: bool,
) -> tuple[list[Diagnostic], bool]:
    """Bring the index to search in up to date, if it is wanted; what went wrong, and whether it is behind."""
    bundle = Bundle(settings.memory, settings.output)
    faults: list[Diagnostic] = []
    if isinstance(source, Standing):
        is_behind, is_there = source.sighting.is_behind, source.has_index
    else:
        records = source.outline.records()
        is_behind, is_there = bool(records) and bundle.is_behind(records), bool(records)
        if is_behind and wanted:
            # All pages are there: what finds them is still to come, and may take long.
            Ledger(ledger.options, files=publication.files).save(settings.memory)
            faults = _make_index(bundle, records, stages)
            is_behind = bool(faults)
    if not is_there:
        return faults, is_behind
    files = index_files(bundle.files())
    publication.promise((), files)
    publication.copy(files)
    return faults, is_behind


def _make_index(
    bundle: Bundle, records: Sequence[SearchRecord], stages: "_Stages"
) -> list[Diagnostic]:
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


class _Findings:
    """What was found wrong so far; with an error (`strict`: or a warning) there is no site."""

    def __init__(self, found: Iterable[Diagnostic], *, strict: bool) -> None:
        self._found = list(found)
        self._strict = strict

    def note(self, more: Iterable[Diagnostic]) -> None:
        """Add some that come too late to stop a build."""
        self._found += more

    def add(self, more: Iterable[Diagnostic]) -> None:
        """Add some. Raises _Stopped if with all of them there is no site."""
        self.note(more)
        if stops(self._found, strict=self._strict):
            raise _Stopped

    @property
    def sorted(self) -> tuple[Diagnostic, ...]:
        return tuple(sort_diagnostics(self._found))


class _Stages:
    """How far each stage is, told to whoever wants to know."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self.done: Counter[str] = Counter()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        self.done[stage] = done
        if self._progress:
            self._progress(stage, done, total)

    def add(self, stage: str, number: int) -> None:
        """So much more of a stage is done of which nobody knows how much there is."""
        self(stage, self.done[stage] + number, None)

    def end(self, stage: str) -> None:
        """There is no more to do than was done."""
        self(stage, self.done[stage], self.done[stage])


def options_of(settings: Settings) -> Options:
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
