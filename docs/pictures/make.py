"""Make the pictures of the documentation again, from a build of the example in this checkout.

    python docs/pictures/make.py

It needs Chromium: the one of `playwright install chromium`, or one on the PATH. The pictures are
taken without JavaScript.
"""

import functools
import http.server
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from chronicle.building import build
from chronicle.settings import read_settings

HERE = Path(__file__).parent
SITE = HERE.parents[1]
PICTURES = {
    "home.png": "/",
    "entry.png": "/entries/2022-01-17-khan-putin-call/",
    "relation.png": "/relations/pakistan-russia/#section-contacts",
}
WIDTH, HEIGHT = 1200, 900


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the pictures are the output."""


@contextmanager
def _served(folder: str) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    handler = functools.partial(_Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def main() -> None:
    """Build the example for the root of a host, and photograph its pages."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        settings, problems = read_settings(
            SITE, date(2026, 11, 23), output=output, url="http://localhost/"
        )
        report = build(settings, problems=problems) if settings else None
        if report is None or report.failed:
            raise SystemExit("the example does not build: see `chronicle check`")
        with _served(str(output)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
            context = browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme="light",
                java_script_enabled=False,
            )
            page = context.new_page()
            for name, path in PICTURES.items():
                page.goto(address + path)
                page.screenshot(path=HERE / name)
                print(HERE / name)
            browser.close()


if __name__ == "__main__":
    main()
