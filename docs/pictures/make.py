"""Make the pictures of the documentation again, from a build of the example in this checkout.

    python docs/pictures/make.py            # all of them
    python docs/pictures/make.py home map   # some

It needs Chromium: the one of `playwright install chromium`, or one on the PATH; and Noto's fonts for the picture in
Urdu (on Debian: fonts-noto-core). The same browser with the same fonts makes the same pictures.
"""

import base64
import functools
import http.server
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from chronicle.building import build
from chronicle.settings import read_settings

HERE = Path(__file__).parent
SITE = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a reader sees it: `part` is a selector of what stands at its top."""

    address: str
    part: str = ""
    width: int = 1280
    height: int = 900
    scheme: str = "light"


PICTURES = {
    "home": Picture("/"),
    "timeline": Picture("/leaders/imran-khan/?topic=energy", "#strip"),
    "entry": Picture("/entries/2022-01-17-khan-putin-call/", height=980),
    "leader": Picture("/leaders/putin/", "#entries", scheme="dark"),
    "relation": Picture("/relations/pakistan-russia/", "#section-contacts", height=760),
    "pictures": Picture("/pictures/"),
    "map": Picture("/pictures/", "#section-map", height=760),
    "ties": Picture("/pictures/", "#section-ties", height=760),
    "search": Picture("/search/?q=pipeline", height=860),
    "urdu": Picture("/ur/entries/2022-01-17-khan-putin-call/"),
    "phone": Picture("/leaders/imran-khan/", "#strip", width=375, height=760),
}
QUALITY = 82


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


def _photograph(browser: Browser, host: str, picture: Picture) -> bytes:
    """The picture as WebP, with two dots for each of its pixels on a phone, and one elsewhere."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
        device_scale_factor=2 if picture.width < 600 else 1,
    )
    page = context.new_page()
    page.goto(host + picture.address, wait_until="networkidle")
    if picture.part:
        page.locator(picture.part).first.evaluate("one => one.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(200)  # until what was out of sight is drawn
    taken = context.new_cdp_session(page).send(
        "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
    )
    context.close()
    return base64.b64decode(taken["data"])


def main(names: list[str]) -> None:
    """Build the example for the root of a host, and photograph its pages."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        settings, problems = read_settings(
            SITE, date(2026, 11, 23), output=output, url="http://localhost/"
        )
        report = build(settings, problems=problems) if settings else None
        if report is None or report.failed:
            raise SystemExit("the example does not build: see `chronicle check`")
        with _served(str(output)) as host, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for name in names or PICTURES:
                path = HERE / f"{name}.webp"
                path.write_bytes(_photograph(browser, host, PICTURES[name]))
                print(path)
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
