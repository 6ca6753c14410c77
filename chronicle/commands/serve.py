"""`chronicle serve`: a live preview."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.opening import find_site, today
from chronicle.commands.telling import tell

if TYPE_CHECKING:
    from chronicle.diagnostics import Diagnostic
    from chronicle.settings import Settings


@click.command(short_help="Show the site in a browser, live.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="This computer's address.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
@click.option("--drafts", is_flag=True, help="Show drafts.")
@click.option("--future", is_flag=True, help="Show what is under embargo.")
def serve(port: int, host: str, open_browser: bool, drafts: bool, future: bool) -> None:
    """Show the site in a browser, and every change as it is saved.

    The preview is made beside the site's output, which it leaves alone. What is wrong is shown
    over the page until it is put right. Ctrl-C ends it.

    \b
    Example:
      chronicle serve --open
    """
    from chronicle.serving import CannotServe
    from chronicle.serving import serve as serve_site
    from chronicle.settings import read_settings

    root = Path.cwd()
    find_site()

    def settings_now() -> tuple["Settings | None", list["Diagnostic"]]:
        return read_settings(root, today(), drafts=drafts, future=future)

    try:
        serve_site(
            root,
            settings_now,
            host=host,
            port=port,
            announce=lambda text: click.echo(text),
            open_browser=open_browser,
        )
    except CannotServe as problem:
        tell([problem.diagnostic])
        raise SystemExit(1) from None
