"""What the Nu Html Checker, the W3C's own, says of the whole example; and what its pages weigh."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BASE, Published

CHECKER = Path(sys.prefix, "node_modules/vnu-jar/build/dist/vnu.jar")
"""Where `make test` puts it."""
STYLES, SCRIPTS = 25_000, 15_000
"""Bytes that the style sheets and the scripts of one page may have, compressed."""
LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


@pytest.fixture(scope="module")
def checker() -> list[str]:
    java = shutil.which("java")
    missing = "Java" if not java else "the checker" if not CHECKER.exists() else None
    if missing and os.environ.get("CI"):
        pytest.fail(f"{missing} is not there: see `make checker`")
    if missing:
        pytest.skip(f"{missing} is not there: see `make checker`")
    return [java or "", "-jar", str(CHECKER)]


@pytest.mark.slow
def test_the_checker_has_nothing_to_say_of_any_page_or_drawing(
    checker: list[str], published: Published
) -> None:
    options = ["--skip-non-html", "--also-check-svg", "--format", "json", "--exit-zero-always"]
    ran = subprocess.run(
        [*checker, *options, "--stdout", str(published.output)],
        check=True,
        capture_output=True,
        text=True,
    )
    said = {
        (each["message"], each.get("extract", ""))
        for each in json.loads(ran.stdout)["messages"]
        # It guesses the language of a page from its words. A list of sources has more words of other
        # languages than of its own, and each title says which it is in.
        if "appears to be written in" not in each["message"]
    }
    assert sorted(said) == []


def test_the_styles_and_scripts_of_a_page_are_light(published: Published) -> None:
    weights: dict[str, int] = {}

    def weight(path: str) -> int:
        if path not in weights:
            weights[path] = len(gzip.compress((published.output / path).read_bytes()))
        return weights[path]

    heavy = {}
    for template, addresses in published.made_by.items():
        if template == "search.html" or not template.endswith(".html"):
            continue
        for address in addresses:
            html = published.file(address).read_text("utf-8")
            linked = [path.removeprefix(f"{BASE}/") for path in LINKED.findall(html)]
            styles = sum(weight(path) for path in linked if path.endswith(".css"))
            scripts = sum(weight(path) for path in linked if path.endswith(".js"))
            if styles > STYLES or scripts > SCRIPTS:
                heavy[address] = (styles, scripts)
    assert heavy == {}
