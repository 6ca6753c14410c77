"""`chronicle show`: all that is known of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from chronicle.commands.opening import open_chronicle, open_site
from chronicle.commands.telling import tell
from chronicle.garbage import no_collector_at_all

if TYPE_CHECKING:
    from chronicle.dates import Date
    from chronicle.inspecting import Thing
    from chronicle.model import Mention


@click.command(short_help="Tell all that is known of something.")
@click.argument("name", metavar="ID")
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How."
)
@click.option("--on", "day", metavar="DATE", help="The offices or members on this date (EDTF).")
@click.option("--drafts", is_flag=True, help="Take drafts into account.")
@click.option("--future", is_flag=True, help="Take what is under embargo into account.")
@no_collector_at_all()
def show(name: str, format: str, day: str | None, drafts: bool, future: bool) -> None:
    """Tell all that the chronicle knows of an entry, a person, a party, a topic, a pair …

    ID is an id, a name or an alias; a kind before a colon settles which of two is meant.
    "coverage" tells what the chronicle collects.

    \b
    Examples:
      chronicle show 2022-01-17-khan-putin-call
      chronicle show "Imran Khan"
      chronicle show topic:afghanistan
      chronicle show pakistan-russia --format json
      chronicle show Pakistan --on 1999-10
    """
    from chronicle.history import read_history
    from chronicle.inspecting import as_json, as_text, describe, describe_on, find

    settings, problems = open_site(drafts=drafts, future=future)
    chronicle, _ = open_chronicle(settings, problems)
    things, unknown = find(chronicle, name, settings.language)
    if unknown:
        tell(unknown)
        raise SystemExit(1)
    if day is None:
        history = read_history(settings.root, settings.memory, wanted=settings.site.history)
        told = [describe(chronicle, settings, thing, history) for thing in things]
    else:
        told = [
            describe_on(chronicle, settings, each, _date(day)) for each in _with_offices(things)
        ]
    if format == "json":
        click.echo(as_json(told[0] if len(told) == 1 else told), nl=False)
    else:
        click.echo("\n".join(as_text(each) for each in told), nl=False)


def _date(text: str) -> Date:
    from chronicle.dates import BadDate, parse

    try:
        return parse(text)
    except BadDate as bad:
        raise click.BadParameter(f"{bad}: {bad.hint}", param_hint="--on") from None


def _with_offices(things: Sequence[Thing]) -> list[Mention]:
    """Those of several things that have offices or members."""
    from chronicle.model import Mention

    found = [
        each for each in things if isinstance(each, Mention) and each.kind in {"person", "party"}
    ]
    if not found:
        raise click.BadParameter("only people and parties have offices", param_hint="--on")
    return found
