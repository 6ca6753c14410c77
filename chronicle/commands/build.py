"""`chronicle build`: write the site."""

import datetime
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.executing import check_name, executor_of
from chronicle.commands.opening import Day, open_site, today
from chronicle.commands.telling import tell
from chronicle.garbage import no_collector_at_all

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from chronicle.ledger import Asked, Report


@click.command(short_help="Write the site.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write, instead of site.yaml's.",
)
@click.option(
    "--base-url", metavar="URL", help="Where the site will stand, instead of site.yaml's."
)
@click.option("--drafts", is_flag=True, help="Show drafts.")
@click.option("--future", is_flag=True, help="Show what is under embargo.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, as errors do.")
@click.option("--force", is_flag=True, help="Make every page anew.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use (one a core)."
)
@click.option(
    "--executor",
    metavar="MODULE:FACTORY",
    help="What gives a concurrent.futures.Executor to work in the place of processes.",
)
@click.option(
    "--date",
    type=Day(),
    help="The day that counts as today (else site.yaml's, SOURCE_DATE_EPOCH's, or today).",
)
@click.option(
    "--dry-run", is_flag=True, help="Say what would be written and why, and write nothing."
)
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Of a dry run: for people, for programs.",
)
@click.option("--notes", is_flag=True, help="Show notes, which are only counted otherwise.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings and nothing else.")
@no_collector_at_all()
def build(
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    strict: bool,
    force: bool,
    jobs: int | None,
    executor: str | None,
    date: datetime.date | None,
    dry_run: bool,
    format: str,
    notes: bool,
    quiet: bool,
) -> None:
    """Write the site to its output folder.

    Only what changed is made again, and only what this or an earlier build wrote is ever
    replaced or removed. With an error nothing is written, and the last good site stays.

    \b
    Examples:
      chronicle build
      chronicle build --strict --base-url https://org.github.io/repo/
      chronicle build --executor cluster:workers        (workers() of cluster.py beside site.yaml)
      chronicle build --dry-run

    Ends with 0 when the site is built, 1 when findings stopped it, 2 when it was asked wrongly.
    """
    start = time.monotonic()
    _check_url(base_url)
    check_name(executor, jobs)
    asked: Asked = {
        "date": date,
        "output": output,
        "url": base_url,
        "drafts": drafts,
        "future": future,
    }
    if dry_run:
        if executor:
            raise click.BadParameter(
                "a dry run works on this machine alone", param_hint="--executor"
            )
        how = {"force": force, "strict": strict, "jobs": jobs}
        _rehearse(start, how, format, notes=notes, quiet=quiet, **asked)
        return
    if format != "text":
        raise click.BadParameter("a build has a format only with --dry-run", param_hint="--format")
    report = None if force else _without_reading(strict=strict, jobs=jobs, **asked)
    if report is None or report.is_behind:
        settings, problems = open_site(**asked)
        # Imported here because a build with nothing to do needs none of it.
        from chronicle.building import build as build_site
        from chronicle.commands.progress import Progress

        with executor_of(executor) as made, Progress(start, quiet=quiet) as progress:
            report = build_site(
                settings,
                problems=problems,
                force=force,
                strict=strict,
                jobs=jobs,
                executor=made,
                progress=progress,
            )
    tell(report.problems, notes=notes)
    if report.failed:
        click.echo("nothing was written", err=True)
        raise SystemExit(1)
    if not quiet:
        click.echo(_said(report, time.monotonic() - start))


def _rehearse(
    start: float,
    how: "Mapping[str, Any]",
    format: str,
    *,
    notes: bool,
    quiet: bool,
    **asked: "Unpack[Asked]",
) -> None:
    """Say what a build would do, and how large the site would be."""
    from chronicle.commands.progress import Progress
    from chronicle.rehearsing import rehearse
    from chronicle.rehearsing.telling import as_json, as_text

    settings, problems = open_site(**asked)
    with Progress(start, quiet=quiet) as progress:
        forecast = rehearse(settings, problems=problems, progress=progress, **how)
    if format == "json":
        click.echo(as_json(forecast), nl=False)
    else:
        tell(forecast.problems, notes=notes)
        if not forecast.failed and not quiet:
            click.echo(as_text(forecast), nl=False)
    if forecast.failed:
        raise SystemExit(1)


def _without_reading(
    *, strict: bool, jobs: int | None, **asked: "Unpack[Asked]"
) -> "Report | None":
    """The report of a build that need not read the chronicle: nothing changed, or little did."""
    from chronicle.ledger import survey, unchanged

    root = Path.cwd()
    if not (root / ".chronicle").is_dir():
        return None
    seen = survey(root)
    report = unchanged(root, today(), strict=strict, seen=seen, **asked)
    if report is None:
        # Imported here because a build with nothing to do needs none of it.
        from chronicle.mending import mend

        report = mend(root, today(), seen, jobs=jobs, strict=strict, **asked)
    return report


def _check_url(url: str | None) -> None:
    if url is not None and not url.startswith(("https://", "http://")):
        raise click.BadParameter(
            f"“{url}” is not an address such as https://org.github.io/repo/",
            param_hint="--base-url",
        )


def _said(report: "Report", seconds: float) -> str:
    pages = f"{report.pages:,} {'page' if report.pages == 1 else 'pages'}"
    changes = f"{len(report.written):,} written, {len(report.removed):,} removed"
    return f"{pages}, {changes} in {seconds:.2f} s"
