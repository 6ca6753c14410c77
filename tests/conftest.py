"""A site on disk, written from a dict and built: what tests of more than one pass start from."""

import datetime
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from chronicle.building import Report, build
from chronicle.settings import Settings, read_settings
from chronicle.writing import MANIFEST

# How long an example takes says nothing about a property, and much about what else a machine does.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

TODAY = datetime.date(2026, 11, 23)
CHECKOUT = Path(__file__).parents[1]
CHROMIUM = Path("/usr/bin/chromium")
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

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
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

    def settings(self, **options: Any) -> Settings:
        settings, problems = read_settings(self.root, TODAY, **options)
        assert settings, problems
        return settings

    def build(self, *, options: Mapping[str, Any] | None = None, **how: Any) -> Report:
        return build(self.settings(**(options or {})), **{"jobs": 1, **how})

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


@pytest.fixture
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"there is no {CHROMIUM}")
        pytest.skip(f"there is no {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
