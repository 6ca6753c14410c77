"""A site on disk, written from a dict and built: what tests of more than one pass start from."""

import datetime
import fcntl
import functools
import http.server
import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from chronicle.building import Report, build
from chronicle.drawing_up import draw
from chronicle.ledger import survey
from chronicle.mending import mend
from chronicle.settings import Settings, read_settings
from chronicle.spreading import Spread
from chronicle.writing import MANIFEST

# How long an example takes says nothing about a property, and much about what else a machine does.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

# A run in the background ignores Ctrl-C, and so would the programs that it starts, which some tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

TODAY = datetime.date(2026, 11, 23)
CHECKOUT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SOURCES = ("content", "templates", "site.yaml")

CALL = """---
date: 2022-01-17
kind: call
parties: [Pakistan, Russia]
people: [Imran Khan, Vladimir Putin]
topics: [energy, Afghanistan]
---
# Khan and Putin speak by telephone

They discussed the pipeline.
"""


@dataclass(frozen=True)
class Site:
    """A site's folder; paths are relative to it."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "public"

    def write(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def delete(self, path: str) -> None:
        (self.root / path).unlink()

    def age(self) -> None:
        """Let every source look as if nobody had touched it for a day."""
        for name in SOURCES:
            for path in [self.root / name, *(self.root / name).rglob("*")]:
                if path.exists():
                    changed = path.stat().st_mtime_ns - 86_400_000_000_000
                    os.utime(path, ns=(changed, changed))

    def git(self, *arguments: str) -> None:
        """Let git work in the site's folder, for somebody."""
        who = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org")
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)

    def settings(
        self, *, search: bool = False, today: datetime.date = TODAY, **options: Any
    ) -> Settings:
        """The site's settings; without `search`, as to make an index takes longer than most tests."""
        settings, problems = read_settings(self.root, today, **options)
        assert settings, problems
        if search:
            return settings
        return replace(settings, site=settings.site.model_copy(update={"search": False}))

    def build(self, *, options: Mapping[str, Any] | None = None, **how: Any) -> Report:
        return build(self.settings(**(options or {})), **{"jobs": 1, **how})

    def mend(self, **asked: Any) -> Report | None:
        """What `build` does after a small edit; None where that may not do."""
        return mend(self.root, TODAY, survey(self.root), **asked)

    def tree(self, output: Path | None = None) -> dict[str, bytes]:
        """Every file of the output with its bytes."""
        folder = output or self.output
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != MANIFEST
        }

    def copy(self, root: Path) -> "Site":
        """The same sources elsewhere, where nothing has ever been built."""
        root.mkdir(parents=True)
        for name in SOURCES:
            source = self.root / name
            if source.is_dir():
                shutil.copytree(source, root / name)
            elif source.exists():
                shutil.copy(source, root / name)
        return Site(root)


def clean_tree(site: Site, place: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the same sources."""
    copy = site.copy(place)
    try:
        report = copy.build()
        assert not report.failed, report.problems
        return copy.tree()
    finally:
        shutil.rmtree(place)


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Site]:
    """Writes a site into a folder of its own; site.yaml only if it is not given."""

    def make(files: Mapping[str, str | bytes]) -> Site:
        made = Site(tmp_path / f"site-{len(list(tmp_path.iterdir()))}")
        for path, text in {"site.yaml": "title: Calls\n", **files}.items():
            made.write(path, text)
        return made

    return make


@pytest.fixture
def example(tmp_path: Path) -> Site:
    """A copy of the example chronicle, to edit freely."""
    made = Site(CHECKOUT).copy(tmp_path / "example")
    shutil.rmtree(made.root / "templates")  # In the checkout these are the default theme.
    return made


class _Files(http.server.SimpleHTTPRequestHandler):
    """Files as a host gives them, without a word about it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address below which a folder can be asked for over HTTP, on this machine alone."""
    handler = functools.partial(_Files, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@dataclass(frozen=True)
class Published:
    """The example as its readers meet it: nobody may change it, as all tests share it."""

    output: Path
    host: str
    """Without a slash at its end, so that `host + address` is where a page is."""
    made_by: Mapping[str, tuple[str, ...]]
    """The addresses of the pages that each template made, in order."""

    def file(self, address: str) -> Path:
        return self.output / (address + "index.html" if address.endswith("/") else address)[1:]


BASE = "/repo/chronicle"


def _publish(folder: Path) -> None:
    """Build the example below a base path, and note what made each page."""
    options = {"url": f"https://example.org{BASE}/", "output": folder / BASE[1:], "search": True}
    site = Site(CHECKOUT)
    report = site.build(options=options)
    assert not report.failed, report.problems
    outline, _ = draw(site.settings(**options), Spread(1))
    made_by: dict[str, list[str]] = {}
    for page in outline.everything():
        made_by.setdefault(page.template, []).append(page.address)
    (folder / "made-by.json").write_text(json.dumps(made_by), "utf-8")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The example built below a base path, once for all processes that test, and served."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "published"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made-by.json").exists():
            _publish(folder)
    made_by = json.loads((folder / "made-by.json").read_text("utf-8"))
    with served(folder) as host:
        yield Published(
            folder / BASE[1:],
            host + BASE,
            {template: tuple(addresses) for template, addresses in made_by.items()},
        )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser for the whole run. It lasts a second to start; ask for `browser`, which is clean."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found and os.environ.get("CI"):
        pytest.fail("there is no Chromium")
    if not found:
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    """A browser in which nothing stays open that a test opens."""
    before = chromium.contexts
    yield chromium
    for context in chromium.contexts:
        if context not in before:
            context.close()
