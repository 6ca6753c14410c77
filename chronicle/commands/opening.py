"""What every command starts from: the day, the site in this folder, and its chronicle."""

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chronicle.commands.telling import tell

if TYPE_CHECKING:
    from chronicle.diagnostics import Diagnostic
    from chronicle.linking import Chronicle
    from chronicle.settings import Settings


class NoSite(click.ClickException):
    """The working folder is not a site's."""

    exit_code = 2


class Day(click.ParamType[datetime.date]):
    """A calendar day, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day such as 2022-01-17", param, ctx)


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH (in UTC), else today by the clock.

    Source: reproducible-builds.org, "SOURCE_DATE_EPOCH".
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is “{epoch}”, which is not a number of seconds since 1970"
        ) from None


def find_site(
    date: datetime.date | None = None, **options: Any
) -> tuple["Settings | None", list["Diagnostic"]]:
    """What `read_settings` makes of the working folder; a folder without a site.yaml is bad usage."""
    from chronicle.settings import read_settings

    settings, problems = read_settings(Path.cwd(), today(), date=date, **options)
    for problem in problems:
        if problem.code == "no-site":
            raise NoSite(f"{problem.message}: {problem.hint}")
    return settings, problems


def open_site(
    date: datetime.date | None = None, **options: Any
) -> tuple["Settings", list["Diagnostic"]]:
    """The settings of the site in the working folder; one that cannot be read ends the command."""
    settings, problems = find_site(date, **options)
    if settings is None:
        tell(problems)
        raise SystemExit(1)
    return settings, problems


def open_chronicle(
    settings: "Settings", problems: list["Diagnostic"]
) -> tuple["Chronicle", list["Diagnostic"]]:
    """Everything that the site says, linked; and what is wrong with it, added to `problems`."""
    from chronicle.linking import link
    from chronicle.remembering import read_again
    from chronicle.spreading import Spread

    content, found = read_again(settings, Spread())
    chronicle, dead = link(content, settings)
    return chronicle, [*problems, *found, *dead]
