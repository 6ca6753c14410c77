"""What Lighthouse says of the example's home page, of an entry and of a leader, as a table in Markdown.

    python benchmarks/lighthouse.py

It needs Chromium, and Node with npm, which fetches Lighthouse. The example is built anew and served from
this machine, compressed and with a life in caches, as any host of static sites does.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from chronicle.building import build
from chronicle.settings import read_settings

LIGHTHOUSE = "lighthouse@12.8.2"
"""The newest for Node 20."""
SITE = Path(__file__).parents[1]
PAGES = {
    "Home": "/",
    "An entry": "/entries/2022-01-17-khan-putin-call/",
    "A leader": "/leaders/putin/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DEVICES: dict[str, tuple[str, ...]] = {"phone": (), "desktop": ("--preset=desktop",)}
COMPRESSED = {".html", ".css", ".js", ".svg", ".xml", ".json"}


class _Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The head of a file, and its bytes as they are sent."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in COMPRESSED:
            return super().send_head()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        return BytesIO(body)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        found = super().guess_type(path)
        return f"{found}; charset=utf-8" if found.startswith("text/") else found

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the table is the output."""


@contextmanager
def _published() -> Iterator[str]:
    """The address of the example while the block runs."""
    with tempfile.TemporaryDirectory() as folder:
        handler = functools.partial(_Host, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            address = f"http://127.0.0.1:{server.server_port}/chronicle"
            output = Path(folder, "chronicle")
            settings, problems = read_settings(
                SITE, date(2026, 11, 23), output=output, url=f"{address}/"
            )
            report = build(settings, problems=problems) if settings else None
            if report is None or report.failed:
                raise SystemExit("the example does not build: see `chronicle check`")
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield address
            server.shutdown()


def _ask(address: str, options: tuple[str, ...]) -> dict[str, object]:
    """Lighthouse's report of a page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    command = [
        *("npx", "--yes", LIGHTHOUSE, address, "--output=json", "--quiet", *options),
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
    ]
    ran = subprocess.run(
        command,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "CHROME_PATH": browser},
    )
    report: dict[str, object] = json.loads(ran.stdout)
    return report


def main() -> None:
    """Print the scores, and below them every audit that a page does not pass."""
    print("| page | device | performance | accessibility | best practices | SEO |")
    print("|---|---|---|---|---|---|")
    wrong: list[str] = []
    with _published() as address:
        for name, path in PAGES.items():
            for device, options in DEVICES.items():
                report = _ask(address + path, options)
                scores = [
                    f"{report['categories'][category]['score'] * 100:.0f}"  # type: ignore[index]
                    for category in CATEGORIES
                ]
                print(f"| {name} | {device} | {' | '.join(scores)} |", flush=True)
                wrong += [
                    f"- {name}, {device}: {audit['title']} ({audit.get('displayValue') or audit['id']})"
                    for audit in report["audits"].values()  # type: ignore[attr-defined]
                    if audit["score"] is not None and audit["score"] < 0.9
                ]
    print("", *wrong, sep="\n")


if __name__ == "__main__":
    main()
