"""`chronicle templates`: the theme's files, and copies of them to change."""

from pathlib import Path

import click

from chronicle.commands.opening import open_site


@click.group(short_help="List or copy the theme's templates.")
def templates() -> None:
    """List the theme's templates, or copy some to change them.

    A file in the site's own templates/ takes the place of the theme's file of the same name.
    """


@templates.command("list")
def list_templates() -> None:
    """List every template, and whether it is the theme's or the site's own.

    \b
    Example:
      chronicle templates list
    """
    own, theme = _folders()
    mine, theirs = _files(own), _files(theme)
    for name in sorted({*mine, *theirs}):
        whose = "theme" if name not in mine or own == theme else "site"
        over = "  (instead of the theme's)" if whose == "site" and name in theirs else ""
        click.echo(f"{whose:5}  {name}{over}")


@templates.command("copy")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--force", is_flag=True, help="Write over files that are there.")
def copy_templates(names: tuple[str, ...], force: bool) -> None:
    """Copy templates of the theme into the site's templates/.

    To change one block, a template of two lines will do, and goes on following the theme:
    {% extends "!theme/entry.html" %} and the block.

    \b
    Example:
      chronicle templates copy entry.html partials/entry-card.html
    """
    from chronicle.diagnostics import did_you_mean

    own, theme = _folders()
    if own == theme:
        raise click.UsageError("this site's templates are the theme itself")
    theirs = _files(theme)
    for name in names:
        if name not in theirs:
            hint = did_you_mean(name, theirs) or "`chronicle templates list` lists them"
            raise click.UsageError(f"the theme has no “{name}”: {hint}")
        if (own / name).exists() and not force:
            raise click.ClickException(
                f"templates/{name} is there already (--force writes over it)"
            )
    for name in names:
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_bytes((theme / name).read_bytes())
        click.echo(f"templates/{name}")


def _folders() -> tuple[Path, Path]:
    """The site's own folder of templates, and the theme's."""
    from chronicle.rendering.theme import default_templates

    settings, _ = open_site()
    return settings.templates.resolve(), default_templates().resolve()


def _files(folder: Path) -> list[str]:
    """The files below a folder, hidden ones left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [
        path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)
    ]
