"""`chronicle show`: all that is known of one thing."""

import click

from chronicle.commands.opening import open_chronicle, open_site
from chronicle.commands.telling import tell


@click.command(short_help="Tell all that is known of something.")
@click.argument("name", metavar="ID")
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How."
)
@click.option("--drafts", is_flag=True, help="Take drafts into account.")
@click.option("--future", is_flag=True, help="Take what is under embargo into account.")
def show(name: str, format: str, drafts: bool, future: bool) -> None:
    """Tell all that the chronicle knows of an entry, a person, a party, a topic, a pair …

    ID is an id, a name or an alias; a kind before a colon settles which of two is meant.

    \b
    Examples:
      chronicle show 2022-01-17-khan-putin-call
      chronicle show "Imran Khan"
      chronicle show topic:afghanistan
      chronicle show pakistan-russia --format json
    """
    from chronicle.inspecting import as_json, as_text, describe, find

    settings, problems = open_site(drafts=drafts, future=future)
    chronicle, _ = open_chronicle(settings, problems)
    things, unknown = find(chronicle, name, settings.language)
    if unknown:
        tell(unknown)
        raise SystemExit(1)
    told = [describe(chronicle, settings, thing) for thing in things]
    if format == "json":
        click.echo(as_json(told[0] if len(told) == 1 else told), nl=False)
    else:
        click.echo("\n".join(as_text(each) for each in told), nl=False)
