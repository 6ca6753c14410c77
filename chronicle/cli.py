"""The command line: thin commands over the passes, and the only place that prints, reads the clock or exits.

Nothing but click is loaded before a command needs it, so that help and a build with nothing to do
are there at once.
"""

import atexit
import contextlib
import gc
from pathlib import Path
from typing import Any

import click

from chronicle import __version__
from chronicle.commands.build import build
from chronicle.commands.check import check
from chronicle.commands.completion import completion
from chronicle.commands.init import init
from chronicle.commands.list import list_entries
from chronicle.commands.new import new
from chronicle.commands.serve import serve
from chronicle.commands.show import show
from chronicle.commands.templates import templates


class Commands(click.Group):
    """The commands, in the order in which somebody meets them; what a disk refuses is one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # click ends quietly when a pager or `head` has seen enough.
        except OSError as problem:
            where = f"{problem.filename}: " if problem.filename else ""
            raise click.ClickException(f"{where}{problem.strerror or problem}") from problem


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chronicle")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Run as if started in DIR.",
)
@click.pass_context
def main(context: click.Context, folder: Path | None) -> None:
    """Make a website of a chronicle: one Markdown file an event.

    \b
    A first site:
      chronicle init my-chronicle
      cd my-chronicle
      chronicle serve --open
    """
    # The system takes back all memory at once: to take a chronicle apart before takes up to a second.
    atexit.register(gc.freeze)
    if folder:
        context.with_resource(contextlib.chdir(folder))


for command in (init, new, serve, build, check, show, list_entries, templates, completion):
    main.add_command(command)
