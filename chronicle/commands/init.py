"""`chronicle init`: begin a site."""

import re
import shlex
from pathlib import Path

import click

_OF_REPOSITORY = re.compile(
    r"\.git|\.gitattributes|\.gitignore|(readme|licen[cs]e|copying)(\..+)?", re.I
)
"""What a repository has in which nothing is begun yet, as hosts make them."""


@click.command(short_help="Begin a site.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's title (else the folder's name).")
@click.option(
    "--language", default="en", show_default=True, help="The site's language: en, ur, ru …"
)
def init(folder: Path, title: str | None, language: str) -> None:
    """Begin a site in DIR: settings, an entry, a page, and a workflow for GitHub Pages.

    It can be built as it is. A folder that holds anything is left alone, but for a repository that
    has no more than a README, a licence and a .gitignore, which stay as they are.

    \b
    Example:
      chronicle init my-chronicle --title "Pakistan and Russia, a chronicle"
    """
    from chronicle.scaffolding import skeleton

    there = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    other = [name for name in there if not _OF_REPOSITORY.fullmatch(name)]
    if other:
        raise click.UsageError(
            f"{folder} is not empty, but holds {other[0]}: name a folder that is new or empty"
        )
    named = folder.absolute().name.replace("-", " ").replace("_", " ").strip().capitalize()
    files = skeleton((title or "").strip() or named or "Chronicle", language)
    _check(files["site.yaml"])
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        _add(folder / path, data)
    click.echo(
        f"A chronicle is begun in {folder}: {len(files)} files.\n\n"
        "What next:\n"
        f"  cd {shlex.quote(str(folder))}\n"
        "  chronicle serve --open        look at it while you write\n"
        '  chronicle new entry "What happened" --date 2024-05-01 --parties A,B --topics trade\n'
        "  chronicle check               find slips\n"
        "  chronicle build               write the site to public/\n\n"
        "On GitHub: set Settings → Pages → Source to “GitHub Actions”, and push to main."
    )


def _add(place: Path, data: bytes) -> None:
    """Write a file; to a .gitignore that is there, at its end."""
    before = place.read_bytes() if place.exists() else b""
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    place.write_bytes(before + gap + data)


def _check(settings: bytes) -> None:
    """That the options make a site.yaml that can be read."""
    from chronicle.documents import read_yaml
    from chronicle.schema import SiteFields
    from chronicle.validating import validate

    document, problems = read_yaml(settings, "site.yaml")
    _, faults = validate(SiteFields, document)
    for problem in [*problems, *faults]:
        hint = f" ({problem.hint})" if problem.hint else ""
        raise click.UsageError(f"{problem.message}{hint}")
