"""Findings told at a terminal."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chronicle.diagnostics import Diagnostic


def tell(problems: Iterable["Diagnostic"], *, notes: bool = False) -> None:
    """Print findings to the error stream; notes, unless wanted, are only counted."""
    if not (found := list(problems)):
        return
    from chronicle.diagnostics import Severity
    from chronicle.reporting import report, summary

    quiet = [] if notes else [each for each in found if each.severity is Severity.NOTE]
    told = [each for each in found if each not in quiet]
    if told:
        click.echo(report(told, lines=lines_below(Path.cwd())), err=True, nl=False)
    if quiet:
        click.echo(f"{summary(quiet)}: `chronicle check` shows them", err=True)


def lines_below(root: Path) -> Callable[[str], Sequence[str] | None]:
    """Gives the lines of the files below a folder, each file read once."""

    @cache
    def lines(file: str) -> Sequence[str] | None:
        try:
            return (root / file).read_text("utf-8", "replace").split("\n")
        except (OSError, ValueError):
            return None

    return lines
