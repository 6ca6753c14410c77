"""A rehearsal: what a build would do, and why, and how large the site would be; nothing is written.

    forecast = rehearse(settings)

All is read, checked and planned as in a build, over as many processes, and each page compared with what is
there. Only of the pages that never were some are rendered, from which the sizes of the others follow.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from chronicle.building import Progress, assets_and_clashes, options_of
from chronicle.causes import Causes
from chronicle.changes import causes_of, changes
from chronicle.diagnostics import Diagnostic, sort_diagnostics
from chronicle.drawing_up import draw
from chronicle.engraving import Drawing
from chronicle.garbage import collector, no_collector
from chronicle.inventory import index_files, is_of_index
from chronicle.keeping import Bodies, TextLost
from chronicle.ledger import Ledger, name_of, stops
from chronicle.making import LITTLE, Sheet, Workshop
from chronicle.planning.outlining import Outline
from chronicle.program import program
from chronicle.rehearsing.forecasts import Forecast, size_of_index
from chronicle.rehearsing.foreseeing import Foreseen, Rehearsal, foresee_assets
from chronicle.rendering.kept import Kept
from chronicle.rendering.theme import open_theme
from chronicle.searching import Bundle
from chronicle.settings import Settings
from chronicle.spreading import Spread
from chronicle.staging import Stage
from chronicle.writing import Output, OutputRefused


def rehearse(
    settings: Settings,
    *,
    problems: Iterable[Diagnostic] = (),
    force: bool = False,
    strict: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Forecast:
    """Foretell what a build that is asked for the same would do.

    Nothing is written but memories that any command keeps, such as what Markdown was converted to.
    """
    ask = partial(_rehearse, settings, force=force, strict=strict, jobs=jobs, progress=progress)
    found = tuple(problems)
    try:
        return ask(found)
    except TextLost:
        Bodies.of(settings.memory).forget()
        return ask(found)


@no_collector()
def _rehearse(
    settings: Settings,
    problems: Iterable[Diagnostic],
    *,
    force: bool,
    strict: bool,
    jobs: int | None,
    progress: Progress | None,
) -> Forecast:
    spread = Spread(jobs)
    tell = progress or (lambda _stage, _done, _all: None)
    outline, unaccepted = draw(settings, spread, partial(tell, "convert"))
    makes = program(settings.memory)
    kept = Kept(settings.memory / "templates", makes)
    theme, faults = open_theme(outline.sites, settings.templates, kept)
    found = [*problems, *unaccepted, *faults]
    if stops(found, strict=strict):
        return Forecast(tuple(sort_diagnostics(found)), failed=True)
    try:
        output = Output.look_at(settings.output, settings.root)
    except OutputRefused as refusal:
        return Forecast((refusal.diagnostic, *sort_diagnostics(found)), failed=True)
    ledger = Ledger.load(settings.memory, options_of(settings))
    before = Causes.known(settings.memory, settings.output) if ledger.files else None
    changed = tuple(changes(before, causes_of(outline, settings, theme))) if before else ()
    stage = Stage(settings.memory / "stages" / name_of(str(settings.output)))
    source = Drawing(outline)
    shop = Workshop(source, theme, makes, ledger, output, stage, force=force)
    rehearsal = Rehearsal(shop, source, theme, ledger, changed, force=force)
    with collector():
        looked = list(_look(rehearsal, outline, spread, tell))
    assets, clashes = assets_and_clashes(source, theme, [sheet for sheet, _ in looked])
    found += clashes
    if stops(found, strict=strict):
        return Forecast(tuple(sort_diagnostics(found)), failed=True)
    records = outline.records()
    bundle = Bundle(settings.memory, settings.output)
    is_behind = bool(records) and bundle.is_behind(records)
    if records and not is_behind:
        assets |= index_files(bundle.files())
    files = [foreseen for _, foreseen in looked]
    files += foresee_assets(assets, output, ledger, force=force)
    surplus = output.surplus([file.path for file in files])
    return Forecast(
        problems=tuple(sort_diagnostics(found)),
        files=tuple(files),
        removed=tuple(path for path in surplus if not (is_behind and is_of_index(path))),
        changes=changed,
        index=size_of_index(records) if is_behind else None,
    )


def _look(
    rehearsal: Rehearsal, outline: Outline, spread: Spread, progress: Progress
) -> Iterator[tuple[Sheet, Foreseen]]:
    """What would become of every page: first of each lot, then of what all of them lead to."""
    placed = []
    lots = outline.lots
    few = outline.extent < LITTLE
    for some in map(rehearsal.look, lots) if few else spread.share(rehearsal, lots, Rehearsal.look):
        placed += [sheet.placed for sheet, _ in some]
        progress("look", len(placed), None)
        yield from some
    yield from rehearsal.look_at_last(placed)
    progress("look", len(placed), len(placed))
