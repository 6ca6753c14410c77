"""The made-up chronicle of the benchmarks is the same each time, and one that Chronicle reads."""

import datetime
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.run import Measured, Times, report
from chronicle.converting import Dialect, convert
from chronicle.diagnostics import Severity
from chronicle.linking import link
from chronicle.reading import read
from chronicle.settings import read_settings


def test_the_same_seed_gives_the_same_chronicle() -> None:
    assert list(corpus.generate(50, 7)) == list(corpus.generate(50, 7))


def test_another_seed_gives_another_chronicle() -> None:
    assert list(corpus.generate(50, 7)) != list(corpus.generate(50, 8))


def test_each_entry_is_a_file_of_its_own_in_the_order_of_dates() -> None:
    paths = [path for path, _ in corpus.generate(200, 1)]
    assert paths[0] == "site.yaml"
    assert len(set(paths)) == 201
    assert paths[1:] == sorted(paths[1:])


def test_bodies_have_about_300_words() -> None:
    bodies = [text.split("\n---\n", 1)[1] for _, text in list(corpus.generate(100, 1))[1:]]
    assert 250 < sum(len(body.split()) for body in bodies) / len(bodies) < 400


def test_few_pairs_have_most_of_the_contacts() -> None:
    lines = [
        text.split("parties: [")[1].split("]")[0]
        for _, text in corpus.generate(1000, 1)
        if "parties" in text
    ]
    pairs = sorted((lines.count(pair) for pair in set(lines)), reverse=True)
    assert sum(pairs[: len(pairs) // 5]) > 500


@pytest.mark.parametrize("seed", [1, 2])
def test_a_made_up_chronicle_reads_and_links_without_error(tmp_path: Path, seed: int) -> None:
    corpus.write(tmp_path, 60, seed)
    settings, problems = read_settings(tmp_path, datetime.date(2026, 1, 1))
    assert settings
    content, found = read(settings, lambda texts: [convert(text, Dialect()) for text in texts])
    _, dead = link(content, settings)
    errors = [each for each in [*problems, *found, *dead] if each.severity is Severity.ERROR]
    assert errors == []
    assert len(content.entries) == 60


def test_the_report_compares_with_a_cold_build_and_with_the_smaller_size() -> None:
    small = Measured(1000, 4000, 10, Times((4.0, 5.0, 6.0)), Times((0.5,)), Times((1.0,)))
    large = Measured(10000, 40000, 100, Times((50.0,)), Times((1.0,)), Times((4.0,)))
    text = report([small, large])
    assert "5.00 s (4.00–6.00)" in text
    assert "1,000 entries: nothing to do takes 10.0% of a cold build, one edit 20.0%." in text
    assert "(10.0 times the files): cold 10.0 times, nothing to do 2.0, one edit 4.0." in text
