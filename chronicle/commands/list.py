"""`chronicle list`: entries chosen by who, what and when."""

import click

from chronicle.commands.opening import open_chronicle, open_site
from chronicle.commands.telling import tell
from chronicle.garbage import no_collector_at_all


@click.command("list")
@click.option("--party", multiple=True, metavar="NAME", help="With this party (and this one …).")
@click.option("--person", multiple=True, metavar="NAME", help="With this person.")
@click.option("--topic", multiple=True, metavar="NAME", help="On this topic, or a narrower one.")
@click.option("--kind", multiple=True, metavar="NAME", help="Of this kind (or of this one …).")
@click.option("--from", "since", metavar="DATE", help="Not before this day, month or year.")
@click.option("--to", "until", metavar="DATE", help="Not after this day, month or year.")
@click.option("--on-day", metavar="MM-DD", help="On this day of any year.")
@click.option("--untranslated", metavar="LANG", help="Not in this language yet, such as ur.")
@click.option(
    "--format",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For people, for programs, for spreadsheets.",
)
@click.option("--drafts", is_flag=True, help="List drafts.")
@click.option("--future", is_flag=True, help="List what is under embargo.")
@no_collector_at_all()
def list_entries(
    party: tuple[str, ...],
    person: tuple[str, ...],
    topic: tuple[str, ...],
    kind: tuple[str, ...],
    since: str | None,
    until: str | None,
    on_day: str | None,
    untranslated: str | None,
    format: str,
    drafts: bool,
    future: bool,
) -> None:
    """List entries by date.

    \b
    Examples:
      chronicle list --party Pakistan --party Russia --topic energy
      chronicle list --kind visit --from 2021 --to 2022-06 --format csv
      chronicle list --on-day 01-17
      chronicle list --untranslated ur
    """
    from chronicle.inspecting import as_csv, as_json, as_text, rows, select

    settings, problems = open_site(drafts=drafts, future=future)
    chronicle, _ = open_chronicle(settings, problems)
    entries, unknown = select(
        chronicle,
        party=party,
        person=person,
        topic=topic,
        kind=kind,
        since=since,
        until=until,
        on_day=on_day,
        untranslated=untranslated,
        kinds=settings.kinds,
        language=settings.language,
    )
    if unknown:
        tell(unknown)
        raise SystemExit(1)
    write = {"text": as_text, "json": as_json, "csv": as_csv}[format]
    click.echo(write(rows(entries)), nl=False)
