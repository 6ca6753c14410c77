"""`chronicle new`: begin a file of the content."""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.opening import open_site, today

if TYPE_CHECKING:
    from chronicle.scaffolding import Draft

KINDS = ("entry", "person", "party", "topic", "dossier", "place", "relation", "page")


@click.command(short_help="Begin an entry, or a file on a person, a party …")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--date", metavar="DATE", help="When it happened: 2022-01-17, 2022-01, 1966~ …")
@click.option("--parties", metavar="A,B", help="Who took part, separated by commas.")
@click.option("--topics", metavar="A,B", help="What it was about, separated by commas.")
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR.")
def new(
    kind: str,
    names: tuple[str, ...],
    date: str | None,
    parties: str | None,
    topics: str | None,
    edit: bool,
) -> None:
    """Begin an entry, or a file on a person, a party, a topic …

    The file gets its right name and place, and every field that it may have, with those that
    are not known yet as comments. What is there already is never written over.

    \b
    Examples:
      chronicle new entry "Khan and Putin speak" --date 2022-01-17 \\
          --parties Pakistan,Russia --topics energy
      chronicle new person Imran Khan
      chronicle new relation Pakistan Russia
      chronicle new relation Pakistan Russia --topics energy
    """
    settings, _ = open_site()
    drafted = _drafted(
        kind, names, date, _split(parties), _split(topics), language=settings.language
    )
    folder = settings.content / drafted.folder
    for there in sorted(folder.rglob(f"{drafted.id}.md")):
        raise click.ClickException(f"{there.relative_to(settings.root)} is there already")
    path = settings.root / drafted.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(drafted.text)
    click.echo(drafted.path)
    if edit:
        _edit(path)


def _drafted(
    kind: str,
    names: Sequence[str],
    date: str | None,
    parties: list[str],
    topics: list[str],
    *,
    language: str,
) -> "Draft":
    from chronicle import scaffolding

    name = " ".join(" ".join(names).split())
    if not name:
        raise click.UsageError(f"a name is needed for a new {kind}")
    if date and kind != "entry":
        raise click.UsageError(f"only an entry has --date, not a {kind}")
    if kind == "entry":
        return scaffolding.draft_entry(
            name,
            _date(date),
            parties or _asked("--parties", "Who took part (Pakistan, Russia)"),
            topics or _asked("--topics", "What it was about (energy, trade)"),
        )
    if kind == "relation":
        if len(names) != 2 or parties or len(topics) > 1:
            example = "chronicle new relation Pakistan Russia --topics energy"
            raise click.UsageError(f"a relation has two parties and at most one topic: {example}")
        return scaffolding.draft_relation(names, topics[0] if topics else None, language)
    if kind != "dossier" and (parties or topics):
        raise click.UsageError(f"a {kind} has no --parties and no --topics")
    if kind == "party":
        return scaffolding.draft_party(name, language)
    known = {"parties": parties, "topics": topics}
    return scaffolding.draft(kind, name, {key: value for key, value in known.items() if value})


def _date(text: str | None) -> str:
    from chronicle.dates import BadDate, parse

    if text is None:
        return today().isoformat()
    try:
        parse(text)
    except BadDate as bad:
        hint = f" ({bad.hint})" if bad.hint else ""
        raise click.BadParameter(f"{bad}{hint}", param_hint="--date") from None
    return text


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _asked(option: str, question: str) -> list[str]:
    """What an entry cannot do without, asked for where there is somebody to ask."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"an entry needs {option}, separated by commas")
    found: list[str] = []
    while not found:
        found = _split(click.prompt(question))
    return found


def _edit(path: Path) -> None:
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise click.UsageError("neither $VISUAL nor $EDITOR names an editor")
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)
    except (OSError, ValueError, subprocess.CalledProcessError) as problem:
        raise click.ClickException(f"the editor “{editor}” failed: {problem}") from None
