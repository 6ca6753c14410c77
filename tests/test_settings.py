"""site.yaml: defaults for everything but a title, and faults said with their places."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from chronicle.diagnostics import Diagnostic
from chronicle.settings import FAMILIES, KINDS, Settings, read_settings

TODAY = datetime.date(2026, 11, 23)


def read(root: Path, text: str, **options: Any) -> tuple[Settings | None, list[Diagnostic]]:
    (root / "site.yaml").write_text(text, encoding="utf-8")
    return read_settings(root, TODAY, **options)


def settings_of(root: Path, text: str, **options: Any) -> Settings:
    settings, problems = read(root, text, **options)
    assert problems == []
    assert settings is not None
    return settings


def fault_of(root: Path, text: str) -> Diagnostic:
    settings, (problem,) = read(root, text)
    assert settings is None
    return problem


def test_everything_has_a_default_but_the_title(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "title: A chronicle")
    site = settings.site
    assert (site.language, site.order, site.page_size) == ("en", "newest", 50)
    assert (site.relation_topic_min, site.relation_max_parties) == (1, 5)
    assert (site.strict, site.ignore, site.commitment_stale_after) == ([], [], "2 years")
    assert settings.output == tmp_path / "public"
    assert settings.content == tmp_path / "content"
    assert (settings.url, settings.today) == ("", TODAY)


def test_every_key_of_the_contract_is_taken(tmp_path: Path) -> None:
    settings_of(
        tmp_path,
        """
title: Pakistan–Russia, a chronicle
tagline: Contacts between two states since 1948
url: https://org.github.io/repo/
language: en
languages: [en, ur, ru]
authors: [A, B]
license: CC-BY-4.0
repository: https://github.com/org/repo
output: public
kinds: {travel: {name: Trip, plural: Trips, icon: visit}}
order: oldest
page_size: 20
relation_topic_min: 2
relation_max_parties: 4
strict: [parties, people, topics]
ignore: [nearly-known]
coverage: {from: 1948-05-01, to: null, note: All}
commitment_stale_after: 18 months
markdown: {smart_quotes: false}
theme: {accent: "#7a1f2b", logo: logo.svg, fonts: {text: Georgia}}
navigation: [/about/, {label: Data, address: /data/}]
date: null
""",
    )


def test_a_site_without_a_title_is_told_what_is_missing(tmp_path: Path) -> None:
    problem = fault_of(tmp_path, "language: en")
    assert (problem.code, problem.message) == ("missing-field", "`title` is missing")
    assert fault_of(tmp_path, "").code == "missing-field"


def test_a_folder_without_site_yaml_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    settings, (problem,) = read_settings(tmp_path, TODAY)
    assert settings is None
    assert problem.code == "no-site"
    assert "chronicle init" in (problem.hint or "")


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("titel: b", "unknown-field", 2, 1, "did you mean “title”?"),
        ("coverage: {form: 1948}", "unknown-field", 2, 12, "did you mean “from”?"),
        ("order: newst", "bad-value", 2, 8, "did you mean “newest”?"),
        ("strict: [party]", "bad-value", 2, 10, None),
        ("page_size: many", "bad-type", 2, 12, None),
        ("page_size: 0", "bad-value", 2, 12, None),
        ("url: example.org", "bad-value", 2, 6, None),
        ("theme: {accent: red}", "bad-value", 2, 17, None),
        ("commitment_stale_after: soon", "bad-value", 2, 25, None),
        ("date: yesterday", "bad-date", 2, 7, None),
        ("kinds: {Trade Talks: A}", "bad-value", 2, 9, None),
        ("languages: [en, urdu]", "bad-value", 2, 17, None),
    ],
)
def test_a_fault_is_found_at_its_place(
    tmp_path: Path, text: str, code: str, line: int, column: int, hint: str | None
) -> None:
    problem = fault_of(tmp_path, f"title: a\n{text}\n")
    assert problem.location
    assert (problem.code, problem.location.line, problem.location.column) == (code, line, column)
    assert hint in (None, problem.hint)


def test_yaml_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    assert fault_of(tmp_path, "title: [a").code == "malformed-front-matter"


def test_the_day_of_the_command_line_comes_before_that_of_site_yaml(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: a\ndate: 2025-01-02", "utf-8")
    day = datetime.date(2024, 5, 6)
    settings, _ = read_settings(tmp_path, TODAY, date=day)
    assert settings
    assert settings.today == day


def test_the_build_date_of_site_yaml_comes_before_today(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "title: a\ndate: 2025-01-02").today == datetime.date(2025, 1, 2)


def test_the_command_line_comes_before_site_yaml(tmp_path: Path) -> None:
    text = "title: a\nurl: https://a.example/b\noutput: site"
    assert settings_of(tmp_path, text).url == "https://a.example/b/"
    assert settings_of(tmp_path, text).output == tmp_path / "site"
    other = settings_of(tmp_path, text, url="http://localhost:8000", output=tmp_path / "out")
    assert (other.url, other.output) == ("http://localhost:8000/", tmp_path / "out")
    assert settings_of(tmp_path, text, url="").url == ""


def test_a_site_adds_and_renames_kinds(tmp_path: Path) -> None:
    kinds = settings_of(
        tmp_path,
        "title: a\nkinds: {visit: {name: Trip}, trade-talks: , call: {plural: Rings}, vote: Ballot}",
    ).kinds
    assert (kinds["visit"].name, kinds["visit"].plural, kinds["visit"].icon) == (
        "Trip",
        "Trips",
        "visit",
    )
    assert (kinds["trade-talks"].name, kinds["trade-talks"].icon) == ("Trade talks", "other")
    assert (kinds["call"].name, kinds["call"].plural) == ("Call", "Rings")
    assert kinds["vote"].name == "Ballot"


def test_a_kind_is_of_the_family_that_it_names_or_whose_icon_it_has(tmp_path: Path) -> None:
    kinds = settings_of(
        tmp_path,
        "title: a\nkinds: {trip: {icon: visit}, ring: {icon: visit, family: contact}, odd: , aid: {family: other}}",
    ).kinds
    assert [kinds[id].family for id in ("trip", "ring", "odd", "aid", "call")] == [
        "visit",
        "contact",
        "other",
        "other",
        "contact",
    ]
    assert {kind.family for kind in KINDS} <= {family.id for family in FAMILIES}
    assert kinds["summit"].plural == "Summits"


def test_a_dialect_whose_program_is_not_installed_is_an_error_that_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "title: A chronicle\nmarkdown:\n  engine: gfm"
    assert settings_of(tmp_path, text).site.markdown.engine == "gfm"
    monkeypatch.setattr("chronicle.settings.find_spec", lambda _: None)
    problem = fault_of(tmp_path, text)
    assert (problem.code, problem.location.line, problem.location.column) == ("no-gfm", 3, 11)
    assert "pip install 'diplomatic-chronicle[gfm]'" in (problem.hint or "")
