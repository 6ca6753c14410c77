"""`chronicle check`: find what is wrong, and write nothing."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.opening import Day, find_site
from chronicle.commands.telling import lines_below
from chronicle.garbage import no_collector_at_all

if TYPE_CHECKING:
    from chronicle.diagnostics import Diagnostic


@click.command(short_help="Find what is wrong, and write nothing.")
@click.option(
    "--format",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for GitHub's checks, for other programs.",
)
@click.option("--strict", is_flag=True, help="Let notes count, too.")
@click.option("--drafts", is_flag=True, help="Check drafts.")
@click.option("--future", is_flag=True, help="Check what is under embargo.")
@click.option("--date", type=Day(), help="The day that counts as today.")
@no_collector_at_all()
def check(
    format: str, strict: bool, drafts: bool, future: bool, date: datetime.date | None
) -> None:
    """Find what is wrong with the content, the settings and the templates.

    Everything is listed at once, with its file, line and column. Notes are listed but do not
    count. A finding that is accepted goes by its code to `ignore:`, of the file or of site.yaml.

    \b
    Examples:
      chronicle check
      chronicle check --format github        (in a workflow: shown beside the lines)
      chronicle check --format sarif > chronicle.sarif

    Ends with 0 when all is well, 1 when there are errors or warnings, 2 when it was asked wrongly.
    """
    from chronicle.diagnostics import Severity
    from chronicle.reporting import report

    found = _findings(date, drafts=drafts, future=future)
    click.echo(report(found, format, lines_below(Path.cwd())), nl=False)
    if any(strict or finding.severity is not Severity.NOTE for finding in found):
        raise SystemExit(1)


def _findings(date: datetime.date | None, *, drafts: bool, future: bool) -> list["Diagnostic"]:
    """All that a build would find before it makes its first page."""
    from chronicle.drawing_up import clashes_of, draw
    from chronicle.rendering.theme import open_theme
    from chronicle.spreading import Spread

    settings, problems = find_site(date, drafts=drafts, future=future)
    if settings is None:
        return problems
    spread = Spread()
    outline, found = draw(settings, spread)
    _, faults = open_theme(outline.sites, settings.templates)
    return [*problems, *found, *clashes_of(outline, spread), *faults]
