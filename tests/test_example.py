"""The example chronicle, built as a whole: what is true of every page of a real site."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from chronicle.building import build
from chronicle.diagnostics import Severity
from chronicle.schema import SpareSection
from tests.conftest import CHECKOUT, Site

SITES = {
    "root": ("https://chronicle.example/", "", ()),
    "base": ("https://org.example/a/repo/", "/a/repo", ()),
    "without": ("https://chronicle.example/", "", get_args(SpareSection)),
}
"""The root and the base path of a site, and the sections that it does without."""


class Marks(HTMLParser):
    """The links, the resources, the ids and the scripts of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.resources: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.headings: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if id := values.get("id"):
            self.ids.append(id)
        if tag == "a" and (href := values.get("href")):
            self.links.append(href)
        if tag == "link" and values.get("rel") in ("stylesheet", "icon"):
            self.resources.append(values.get("href") or "")
        if tag in ("img", "script", "iframe", "audio", "video", "source") and "src" in values:
            self.resources.append(values["src"] or "")
        if (tag == "script" and "src" not in values) or tag == "style" or "style" in values:
            self.inline.append(tag)
        self.inline += [name for name in values if name.startswith("on")]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.fixture(scope="session", params=list(SITES))
def example(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str, str]:
    """The built example, its root and its base path."""
    root, base, without = SITES[request.param]
    output = tmp_path_factory.mktemp("example") / "public"
    settings = Site(CHECKOUT).settings(url=root, output=output)
    site = settings.site.model_copy(update={"without": list(without)})
    report = build(replace(settings, site=site), jobs=1)
    assert not report.failed, report.problems
    return output, root, base


@pytest.fixture(scope="session")
def marks(example: tuple[Path, str, str]) -> dict[str, Marks]:
    output = example[0]
    return {
        path.relative_to(output).as_posix(): Marks(path.read_text("utf-8"))
        for path in sorted(output.rglob("*.html"))
    }


def test_the_example_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    report = Site(CHECKOUT).build(options={"output": tmp_path / "public"})
    assert [each for each in report.problems if each.severity is not Severity.NOTE] == []


def test_the_example_has_a_page_for_each_of_its_45_events(marks: dict[str, Marks]) -> None:
    assert sum(bool(re.fullmatch(r"entries/[^/]+/index.html", path)) for path in marks) == 45


def test_every_link_leads_to_a_page_and_to_a_part_that_it_has(
    example: tuple[Path, str, str], marks: dict[str, Marks]
) -> None:
    output, root, base = example
    host = urlsplit(root).netloc
    dead = []
    for path, page in marks.items():
        here = urljoin(root, path)
        for link in page.links + page.resources:
            target = urlsplit(urljoin(here, link))
            if target.netloc != host:
                continue
            if not target.path.startswith(f"{base}/"):
                dead.append((path, link, "outside the base path"))
                continue
            file = unquote(target.path.removeprefix(f"{base}/"))
            file = f"{file}index.html" if not file or file.endswith("/") else file
            if not (output / file).is_file():
                dead.append((path, link, "no such page"))
            elif target.fragment and unquote(target.fragment) not in marks[file].ids:
                dead.append((path, link, "no such part"))
    assert dead == []


def test_no_page_asks_anything_of_a_third_party(
    example: tuple[Path, str, str], marks: dict[str, Marks]
) -> None:
    host = urlsplit(example[1]).netloc
    foreign = {
        resource
        for page in marks.values()
        for resource in page.resources
        if urlsplit(resource).netloc not in ("", host)
    }
    assert foreign == set()


def test_no_page_has_a_script_or_style_of_its_own(marks: dict[str, Marks]) -> None:
    assert {path: page.inline for path, page in marks.items() if page.inline} == {}


def test_no_page_has_an_id_twice(marks: dict[str, Marks]) -> None:
    doubled = {
        path: {id for id in page.ids if page.ids.count(id) > 1} for path, page in marks.items()
    }
    assert {path: ids for path, ids in doubled.items() if ids} == {}


def test_headings_begin_with_one_h1_and_skip_no_level(marks: dict[str, Marks]) -> None:
    for path, page in marks.items():
        if page.headings:  # a redirect has none
            levels = page.headings
            assert levels.count(1) == 1, path
            assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_the_call_of_2022_keeps_the_date_that_was_reported_beside_its_own(
    example: tuple[Path, str, str],
) -> None:
    html = (example[0] / "entries/2022-01-17-khan-putin-call/index.html").read_text("utf-8")
    assert "17 January 2022" in html
    assert re.search(r"<(del|s)[^>]*>17 January 2021</", html)
