"""The rules of `chronicle check`: what each finds, where, and what it leaves alone."""

import ast
import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import chronicle
from chronicle.checking import CODES, RULES, check, without_ignored
from chronicle.checking.codes import as_table
from chronicle.diagnostics import Diagnostic, Severity, sort_diagnostics
from chronicle.documents import read_yaml
from chronicle.linking import link
from chronicle.reading import resolve
from chronicle.reading.files import type_file
from chronicle.reading.written import Folder, Written
from chronicle.schema import SiteFields
from chronicle.settings import KINDS, Settings

ROOT = Path(chronicle.__file__).parent
DOCS = ROOT.parent / "docs" / "checks.md"

Files = Mapping[str, str]


def all_findings(files: Files) -> list[Diagnostic]:
    """Everything that linking and the rules find in these files, on 1 June 2026."""
    document, _ = read_yaml(files.get("site.yaml", "title: A chronicle"), "site.yaml")
    settings = Settings(
        root=Path("/site"),
        site=SiteFields.model_validate(document.data),
        document=document,
        output=Path("/site/public"),
        url="",
        kinds={kind.id: kind for kind in KINDS},
        today=datetime.date(2026, 6, 1),
    )
    media = tuple(path.removeprefix("media/") for path in files if path.startswith("media/"))
    paths = [path for path in files if path.endswith(".md")]
    stems = {path.removesuffix(".md") for path in paths}
    typed = [type_file(f"content/{path}", files[path].encode(), stems)[0] for path in paths]
    folder = Folder(
        tuple(file for file in typed if isinstance(file, Written)),
        frozenset(name for file in typed if not isinstance(file, Written) for name in file),
        media,
    )
    content, read = resolve(folder, settings)
    linked, dead = link(content, settings)
    problems = [*read, *dead, *check(linked, settings)]
    return sort_diagnostics(without_ignored(problems, content, settings))


def codes(files: Files) -> list[str]:
    return [finding.code for finding in all_findings(files)]


def entry(
    front: str = "",
    body: str = "A sentence.\n",
    *,
    date: str = "2022-01-17",
    parties: str = "[Pakistan, Russia]",
    title: str = "They meet",
) -> str:
    """An entry's file; what `front` says begins on line 5, and the body two lines after it."""
    front = front and front.strip("\n") + "\n"
    return (
        f"---\ndate: {date}\nparties: {parties}\ntopics: [energy]\n{front}---\n# {title}\n\n{body}"
    )


def person(name: str, front: str = "") -> str:
    return f"---\nname: {name}\n{front}---\nA life.\n"


def office(title: str, kind: str, start: str, end: str = "") -> str:
    """An office of Pakistan as the items of a list; its title is on the first line."""
    last = f"    to: {end}\n" if end else ""
    return f"  - title: {title}\n    of: Pakistan\n    kind: {kind}\n    from: {start}\n{last}"


def premier(name: str, start: str, end: str = "") -> str:
    """A person whose office begins on line 4: title, of, kind, from, to."""
    return person(name, "offices:\n" + office("Prime Minister", "head of government", start, end))


PROMISE = entry(
    "commitments:\n  - {id: gas, by: Russia, text: Send gas.}\n", date="2021-05-01", title="Promise"
)
KHAN = premier("Imran Khan", "2018-08-18", "2022-04-10")
AS_PREMIER = entry("people:\n  - name: Imran Khan\n    as: Prime Minister of Pakistan\n")


class Case(NamedTuple):
    """Files in which a rule finds something, at a place; and files so near that it must not."""

    code: str
    files: Files
    place: tuple[str, int, int]
    near_miss: Files


A = "content/entries/a.md"

CASES = [
    Case(
        "end-before-start",
        {"people/khan.md": premier("Khan", "2018-08-18", "2017-04-10"), "entries/a.md": entry("people: [Khan]")},
        ("content/people/khan.md", 8, 9),
        {"people/khan.md": premier("Khan", "2018-08-18", "2018-08-18"), "entries/a.md": entry("people: [Khan]")},
    ),
    Case(
        "end-before-start",
        {"site.yaml": "title: T\ncoverage:\n  from: 1950\n  to: 1949"},
        ("site.yaml", 4, 7),
        {"site.yaml": "title: T\ncoverage:\n  from: 1950\n  to: 1950"},
    ),
    Case(
        "future-date",
        {"entries/a.md": entry(date="2026-07-01")},
        (A, 2, 7),
        {"entries/a.md": entry("status: reported", date="2026-07-01")},
    ),
    Case(
        "future-date",
        {"entries/a.md": entry("sources: [{url: 'https://a.org', date: 2027}]")},
        (A, 5, 40),
        {"entries/a.md": entry("sources: [{url: 'https://a.org', date: 2026-06-02}]")},
    ),
    Case(
        "due-before-made",
        {"entries/a.md": entry("commitments:\n  - id: c\n    by: Russia\n    text: T\n    due: 2021\n")},
        (A, 9, 10),
        {"entries/a.md": entry("commitments:\n  - id: c\n    by: Russia\n    text: T\n    due: 2022\n")},
    ),
    Case(
        "weekday-mismatch",
        {"entries/a.md": entry(body="They met on Tuesday, 17 January 2022.\n")},
        (A, 8, 13),
        {"entries/a.md": entry(body="They met on Monday, 17 January 2022, and on Tuesday.\n")},
    ),
    Case(
        "office-outside-dates",
        {"people/khan.md": KHAN, "entries/a.md": AS_PREMIER.replace("2022-01-17", "2022-04-11")},
        (A, 7, 9),
        {"people/khan.md": KHAN, "entries/a.md": AS_PREMIER.replace("2022-01-17", "2022-04-10")},
    ),
    Case(
        "not-alive",
        {"people/khan.md": person("Khan", "died: 2022-01-16\n"), "entries/a.md": entry("people: [Khan]")},
        (A, 5, 10),
        {"people/khan.md": person("Khan", "died: 2022-01-17\n"), "entries/a.md": entry("people: [Khan]")},
    ),
    Case(
        "not-alive",
        {"people/khan.md": person("Khan", "born: 2022-01-18\n"), "entries/a.md": entry("mentions: [Khan]")},
        (A, 5, 12),
        {"people/khan.md": person("Khan", "died: 1951\n"), "entries/a.md": entry("mentions: [Khan]")},
    ),
    Case(
        "duplicate-participant",
        {"entries/a.md": entry("people:\n  - Imran Khan\n  - name: Imran  Khan\n    role: host\n")},
        (A, 7, 11),
        {"entries/a.md": entry("people:\n  - {name: Imran Khan, for: Pakistan}\n  - {name: Imran Khan, for: OIC}\n")},
    ),
    Case(
        "overlapping-offices",
        {
            "people/abbasi.md": premier("Abbasi", "2017-08-01", "2018-05-31"),
            "people/khan.md": premier("Khan", "2018-05-29", "2022-04-10"),
            "entries/a.md": entry("mentions: [Abbasi, Khan]"),
        },
        ("content/people/khan.md", 7, 11),
        {
            "people/abbasi.md": premier("Abbasi", "2017-08-01", "2018-05-31"),
            "people/khan.md": premier("Khan", "2018-05-31", "2022-04-10"),
            "people/sharif.md": premier("Sharif", "2022-04"),
            "entries/a.md": entry("mentions: [Abbasi, Khan, Sharif]"),
        },
    ),
    Case(
        "overlapping-offices",
        {
            "people/khan.md": premier("Khan", "2018-08-18"),
            "people/sharif.md": premier("Sharif", "2022-04-11"),
            "entries/a.md": entry("mentions: [Khan, Sharif]"),
        },
        ("content/people/khan.md", 4, 12),
        {
            "people/khan.md": premier("Khan", "2018-08-18").replace("Prime", "Deputy Prime"),
            "people/sharif.md": premier("Sharif", "2022-04-11").replace("Prime", "Deputy Prime"),
            "entries/a.md": entry("mentions: [Khan, Sharif]"),
        },
    ),
    Case(
        "state-outside-dates",
        {"entries/a.md": entry(date="1995-03-01", parties="[Pakistan, Soviet Union]")},
        (A, 3, 21),
        {"entries/a.md": entry(date="1991-12-26", parties="[Pakistan, Soviet Union]")},
    ),
    Case(
        "state-outside-dates",
        {"entries/a.md": entry(date="1940", parties="[Pakistan, Iran]")},
        (A, 3, 11),
        {"entries/a.md": entry(date="1940~/1947-09", parties="[Pakistan, Iran]")},
    ),
    Case(
        "dead-fulfils",
        {"entries/promise.md": PROMISE, "entries/a.md": entry("fulfils:\n  - promise#gaz\n")},
        (A, 6, 5),
        {"entries/promise.md": PROMISE, "entries/a.md": entry("fulfils:\n  - promise#gas\n")},
    ),
    Case(
        "dead-fulfils",
        {"entries/promise.md": PROMISE, "entries/a.md": entry("fulfils: {commitment: promiss#gas}")},
        (A, 5, 23),
        {"entries/promise.md": "---\nparties: 1\n---\n", "entries/a.md": entry("fulfils: promise#gas")},
    ),
    Case(
        "fulfilled-before-made",
        {"entries/promise.md": PROMISE, "entries/a.md": entry("fulfils: promise#gas", date="2021-04-30")},
        (A, 5, 10),
        {"entries/promise.md": PROMISE, "entries/a.md": entry("fulfils: promise#gas", date="2021")},
    ),
    Case(
        "own-fulfilment",
        {"entries/promise.md": PROMISE.replace("commitments", "fulfils: promise#gas\ncommitments")},
        ("content/entries/promise.md", 5, 10),
        {"entries/promise.md": PROMISE},
    ),
    Case(
        "commitment-overdue",
        {"entries/a.md": entry("commitments:\n  - {id: gas, by: Russia, text: Gas., due: 2025}")},
        (A, 6, 5),
        {"entries/a.md": entry("commitments:\n  - {id: gas, by: Russia, text: Gas., due: 2026}")},
    ),
    Case(
        "commitment-stale",
        {"entries/a.md": entry("commitments:\n  - {id: gas, by: Russia, text: Gas.}", date="2024-05-31")},
        (A, 6, 5),
        {"entries/a.md": entry("commitments:\n  - {id: gas, by: Russia, text: Gas.}", date="2024-06-01")},
    ),
    Case(
        "dead-follows",
        {"entries/a.md": entry("follows: [promise]")},
        (A, 5, 11),
        {"entries/promise.md": PROMISE, "entries/a.md": entry("follows: [promise]")},
    ),
    Case(
        "hidden-reference",
        {"entries/promise.md": PROMISE.replace("date", "draft: true\ndate"), "entries/a.md": entry("follows: promise")},
        (A, 5, 10),
        {"entries/promise.md": PROMISE, "entries/a.md": entry("follows: promise")},
    ),
    Case(
        "follows-later",
        {"entries/promise.md": PROMISE, "entries/a.md": entry("follows: promise", date="2021-04-30")},
        (A, 5, 10),
        {"entries/promise.md": PROMISE, "entries/a.md": entry("follows: promise", date="2021-05-01")},
    ),
    Case(
        "follows-itself",
        {"entries/a.md": entry("follows: a")},
        (A, 5, 10),
        {"entries/a.md": entry("follows: b"), "entries/b.md": entry(date="2022-01-16")},
    ),
    Case(
        "source-before-event",
        {"entries/a.md": entry("sources:\n  - url: https://a.org\n    date: 2021-01-17\n")},
        (A, 7, 11),
        {"entries/a.md": entry("sources:\n  - url: https://a.org\n    date: 2022-01-16\n")},
    ),
    Case(
        "accessed-before-published",
        {"entries/a.md": entry("sources: {url: 'https://a.org', date: 2022-02-01, accessed: 2022-01-20}")},
        (A, 5, 61),
        {"entries/a.md": entry("sources: {url: 'https://a.org', date: 2022-02, accessed: 2022-02-01}")},
    ),
    Case(
        "source-long-after",
        {"entries/a.md": entry("sources: {url: 'https://a.org', date: 2019}", date="1948")},
        (A, 5, 39),
        {"entries/a.md": entry("sources: [{url: 'https://a.org', date: 2019}, {url: 'https://b.org', date: 1948}]", date="1948")},
    ),
    Case(
        "unknown-source",
        {"entries/a.md": entry("sources: {id: tdi, url: 'https://a.org'}", "So they say.[^src:tdi] And.[^src:tid]\n")},
        (A, 9, 28),
        {"entries/a.md": entry("sources: {id: tdi, url: 'https://a.org'}", "So they say.[^src:tdi]\n")},
    ),
    Case(
        "unknown-source",
        {"topics/energy.md": "---\nname: Energy\n---\nGas.[^src:tdi]\n", "entries/a.md": entry()},
        ("content/topics/energy.md", 4, 5),
        {"topics/energy.md": "---\nname: Energy\n---\nGas `[^src:tdi]`\n", "entries/a.md": entry()},
    ),
    Case(
        "doubtful-source",
        {"entries/a.md": entry("sources: {id: dawn-1, url: 'https://a.org'}\ncorrections:\n  - {date: 2022, text: T, evidence: dawn1}\n")},
        (A, 7, 37),
        {"entries/a.md": entry("sources: {id: dawn-1, url: 'https://a.org'}\ncorrections:\n  - {date: 2022, text: T, evidence: Archive}\n")},
    ),
    Case(
        "contradictory-readout",
        {"entries/a.md": entry("readouts:\n  - {side: Russia, text: They met.}\n  - {side: Russia, absent: true}\n")},
        (A, 7, 28),
        {"entries/a.md": entry("readouts:\n  - {side: Russia, text: They met.}\n  - {side: Pakistan, absent: true}\n")},
    ),
    Case(
        "image-without-alt",
        {"media/x.jpg": "", "entries/a.md": entry(body="![](media/x.jpg)\n\nText.\n")},
        (A, 8, 5),
        {"media/x.jpg": "", "entries/a.md": entry(body="![Two men](media/x.jpg)\n\nText.\n")},
    ),
    Case(
        "missing-file",
        {"media/khan.jpg": "", "entries/a.md": entry(body="Text. ![Two men](../../media/kahn.jpg)\n")},
        (A, 8, 18),
        {"media/khan.jpg": "", "entries/a.md": entry(body="Text. ![Two men](../../media/khan.jpg)\n")},
    ),
    Case(
        "missing-file",
        {"entries/a.md": entry(body="[The text](/media/treaty%201.pdf#page=2)\n")},
        (A, 8, 12),
        {"media/treaty 1.pdf": "", "entries/a.md": entry(body="[The text](/media/treaty%201.pdf#page=2), [time](/timeline/)\n")},
    ),
    Case(
        "missing-file",
        {"entries/a.md": entry("image: {src: x.jpg, alt: Two men}")},
        (A, 5, 14),
        {"entries/a.md": entry("image: {src: 'https://a.org/x.jpg', alt: Two men}")},
    ),
    Case(
        "missing-file",
        {"site.yaml": "title: T\ntheme: {logo: logo.svg}"},
        ("site.yaml", 2, 15),
        {"site.yaml": "title: T\ntheme: {logo: logo.svg}", "media/logo.svg": ""},
    ),
    Case(
        "missing-file",
        {"site.yaml": "title: T\ntheme: {logo_dark: logo.svg}"},
        ("site.yaml", 2, 20),
        {"site.yaml": "title: T\ntheme: {logo_dark: logo.svg}", "media/logo.svg": ""},
    ),
    Case(
        "left-out",
        {"site.yaml": "title: T\nwithout: [data, coverage]", "entries/a.md": entry(body="Text. [All](/data/) of [it](/database/).\n")},
        (A, 8, 13),
        {"site.yaml": "title: T\nwithout: [coverage]", "entries/a.md": entry(body="Text. [All](/data/) of [it](/coverage-and-more/).\n")},
    ),
    Case(
        "left-out",
        {"site.yaml": "title: T\nlanguages: [en, ur]\nwithout: [data]", "entries/a.md": entry(body="[One](/x/data/), [all](/ur/data/all.csv)\n")},
        (A, 8, 24),
        {"site.yaml": "title: T\nlanguages: [en]\nwithout: [data]", "entries/a.md": entry(body="[One](/x/data/), [all](/ur/data/all.csv)\n")},
    ),
    Case(
        "left-out",
        {"site.yaml": "title: T\nwithout: [sources]\nnavigation: [/timeline/, {address: /sources/, label: Sources}]"},
        ("site.yaml", 3, 36),
        {"site.yaml": "title: T\nnavigation: [/timeline/, {address: /sources/, label: Sources}]"},
    ),
    Case(
        "missing-summary",
        {"entries/a.md": entry(body="")},
        (A, 1, 1),
        {"entries/a.md": entry("summary: They met.", body="")},
    ),
    Case(
        "undefined-footnote",
        {"entries/a.md": entry(body="They met.[^1]\n")},
        (A, 8, 10),
        {"entries/a.md": entry(body="They met.[^1]\n\n[^1]: In Moscow.\n")},
    ),
    Case(
        "too-deep-body",
        {"entries/a.md": entry("summary: S", body=">" * 400 + " deep\n")},
        (A, 7, 1),
        {"entries/a.md": entry("summary: S", body=">>> deep\n")},
    ),
    Case(
        "near-duplicate",
        {"entries/a.md": entry(title="Khan and Putin speak"), "entries/b.md": entry(title="Putin and Khan speak")},
        ("content/entries/b.md", 1, 1),
        {"entries/a.md": entry(title="Khan and Putin speak"), "entries/b.md": entry(title="Lavrov and Qureshi speak").replace("[energy]", "[trade]")},
    ),
    Case(
        "near-duplicate",
        {
            "entries/a.md": entry("kind: call\npeople: [Khan, Putin]", title="Gas"),
            "entries/b.md": entry("kind: call\npeople: [Putin, Khan]", title="A talk by telephone"),
        },
        ("content/entries/b.md", 1, 1),
        {
            "entries/a.md": entry("kind: call\npeople: [Khan, Putin]", title="A call on gas"),
            "entries/b.md": entry("kind: call\npeople: [Lavrov, Qureshi]", title="A call on gas"),
        },
    ),
    Case(
        "unused-file",
        {"people/khan.md": person("Khan"), "entries/a.md": entry()},
        ("content/people/khan.md", 1, 1),
        {"people/khan.md": person("Khan"), "entries/a.md": entry(body="[[khan]] spoke.\n")},
    ),
    Case(
        "unused-file",
        {"relations/iran-pakistan.md": "---\nparties: [Iran, Pakistan]\n---\n", "entries/a.md": entry()},
        ("content/relations/iran-pakistan.md", 1, 1),
        {"relations/pakistan-russia.md": "---\nparties: [Russia, Pakistan]\ntopic: energy\n---\n", "entries/a.md": entry()},
    ),
    Case(
        "circular-topic",
        {"topics/energy.md": "---\nname: Energy\nbroader: gas\n---\n", "topics/gas.md": "---\nname: Gas\nbroader: energy\n---\n", "entries/a.md": entry()},
        ("content/topics/energy.md", 3, 10),
        {"topics/energy.md": "---\nname: Energy\nbroader: trade\n---\n", "topics/gas.md": "---\nname: Gas\nbroader: energy\n---\n", "entries/a.md": entry("mentions: [gas]")},
    ),
    Case(
        "unknown-code",
        {"entries/a.md": entry("ignore: [missing-sumary]", body="")},
        (A, 5, 10),
        {"entries/a.md": entry("ignore: [missing-summary]", body="")},
    ),
    Case(
        "ignored-error",
        {"site.yaml": "title: T\nignore: [dead-link]"},
        ("site.yaml", 2, 10),
        {"site.yaml": "title: T\nignore: [not-alive]"},
    ),
    Case(
        "no-edition",
        {"topics/gas.md": "---\nname: Gas\n---\n", "topics/gas.ur.md": "---\nname: گیس\n---\n"},
        ("content/topics/gas.ur.md", 1, 1),
        {
            "site.yaml": "title: T\nlanguages: [en, ur]",
            "topics/gas.md": "---\nname: Gas\n---\n",
            "topics/gas.ur.md": "---\nname: گیس\n---\n",
        },
    ),
    Case(
        "no-edition",
        {"site.yaml": "title: T\nlanguages: [ru]\neditions: {ur: {title: ت}}"},
        ("site.yaml", 3, 16),
        {"site.yaml": "title: T\nlanguages: [UR]\neditions: {ur: {title: ت}}"},
    ),
    Case(
        "translation-of-nothing",
        {"site.yaml": "title: T\nlanguages: [ur]\neditions: {ur: {navigation: {/a/: ت}}}"},
        ("site.yaml", 3, 35),
        {
            "site.yaml": "title: T\nlanguages: [ur]\nnavigation: /a/\neditions: {ur: {navigation: {/a/: ت}}}"
        },
    ),
    Case(
        "translation-of-nothing",
        {
            "people/khan.md": "---\nname: Imran Khan\noffices: Prime Minister\n---\n",
            "people/khan.ur.md": "---\noffices: {Premier Minister: وزیر اعظم}\n---\n",
        },
        ("content/people/khan.ur.md", 2, 29),
        {
            "people/khan.md": "---\nname: Imran Khan\noffices: Prime Minister\n---\n",
            "people/khan.ur.md": "---\noffices: {Prime Minister: وزیر اعظم}\n---\n",
        },
    ),
]  # fmt: skip


def _ids() -> list[str]:
    return [f"{case.code}-{number}" for number, case in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=_ids())
def test_a_rule_finds_its_fault_at_its_line_and_column(case: Case) -> None:
    found = [finding for finding in all_findings(case.files) if finding.code == case.code]
    assert len(found) == 1
    location = found[0].location
    assert location
    assert (location.file, location.line, location.column) == case.place
    assert found[0].hint
    assert found[0].severity is CODES[case.code].severity


@pytest.mark.parametrize("case", CASES, ids=_ids())
def test_a_rule_leaves_alone_what_is_nearly_a_fault(case: Case) -> None:
    assert case.code not in codes(case.near_miss)


def test_every_rule_says_its_codes_and_every_code_has_a_case() -> None:
    said = {
        code.strip() for rule in RULES for code in (rule.__doc__ or "").partition(":")[0].split(",")
    }
    assert said <= set(CODES)
    # A file of outlines is read from the disk: see test_maps.
    assert {case.code for case in CASES} == (said - {"bad-outlines"}) | {"hidden-reference"}


def test_a_first_entry_gives_no_error_and_no_warning() -> None:
    text = "---\ndate: 2022-01-17\nparties: [Pakistan, Russia]\ntopics: [energy, Afghanistan]\n---\n# They speak\n"
    found = all_findings({"entries/2022-01-17-call.md": text})
    assert [(finding.code, finding.severity) for finding in found] == [
        ("missing-summary", Severity.NOTE)
    ]


def test_the_end_of_a_state_names_its_successor() -> None:
    files = {"entries/a.md": entry(date="1995", parties="[Pakistan, USSR]")}
    (found,) = (each for each in all_findings(files) if each.code == "state-outside-dates")
    assert "ended on 26 December 1991" in found.message
    assert "Russia" in found.message


def test_only_states_are_offered_that_may_have_existed_then() -> None:
    files = {"entries/a.md": entry(date="1950", parties="[Pakistan, Nigeria]")}
    (found,) = (each for each in all_findings(files) if each.code == "state-outside-dates")
    assert found.message == "Nigeria began on 1 October 1960"


def test_a_party_named_twice_is_found_under_the_name_that_was_written() -> None:
    files = {"entries/a.md": entry(date="1995", parties="[Pakistan, PAK, USSR]")}
    (found,) = (each for each in all_findings(files) if each.code == "state-outside-dates")
    assert found.location
    assert (found.location.line, found.location.column, found.location.length) == (3, 26, 4)


@pytest.mark.parametrize(
    "text",
    [
        "on Tuesday 17 January",
        "Tuesday the 17th of January 2022",
        "on Tuesday, January 17, 2022,",
        "Tuesday (17 Jan. 2022)",
        "17 January 2022 (Tuesday)",
        "January 17, 2022 (Tuesday)",
        "on Tuesday,\n17 January 2022",
    ],
)
def test_a_wrong_weekday_is_found_however_it_is_written(text: str) -> None:
    (found,) = all_findings({"entries/a.md": entry(body=f"They met {text}.\n")})
    assert found.code == "weekday-mismatch"
    assert found.message == "17 January 2022 was not a Tuesday"
    assert found.hint == "it was a Monday: correct the weekday or the date"
    assert found.location
    assert found.location.length == len("Tuesday")


@pytest.mark.parametrize(
    "text",
    [
        "on Monday 17 January",
        "on Tuesday 18 January",
        "on Tuesday 17 March",  # of some year
        "on Tuesday 17 people came",
        "on Tuesday. 17 January was quiet",
        "from Tuesday 17 to Wednesday",
        "on Tuesday 17 January 1922",  # perhaps of another calendar
        "on Tuesday 31 February 2022",
        "the Sunday Times, 17 January 2022",
    ],
)
def test_a_weekday_without_a_certain_date_is_left_alone(text: str) -> None:
    assert codes({"entries/a.md": entry(body=f"They met {text}.\n")}) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Во вторник, 17 января 2022 года, они встретились."),
        ("ru", "17 января 2022 г. (вторник) они встретились."),
        ("ru", "Встреча 17 января, во вторник, прошла в Москве."),
        ("ur", "منگل، 17 جنوری 2022 کو ملاقات ہوئی۔"),
        ("ur", "17 جنوری 2022 بروز منگل ملاقات ہوئی۔"),
    ],
)
def test_weekdays_are_known_in_the_languages_of_a_translation(language: str, text: str) -> None:
    files = {"entries/a.md": entry(), f"entries/a.{language}.md": f"# Title\n\n{text}\n"}
    (found,) = all_findings(files)
    assert found.code == "weekday-mismatch"
    assert found.location
    assert (found.location.file, found.location.line) == (f"content/entries/a.{language}.md", 3)


def test_a_weekday_in_a_title_or_summary_is_found_within_the_value() -> None:
    front = 'summary: "They met, Tuesday 17 January."'
    (found,) = all_findings({"entries/a.md": entry(front)})
    assert found.location
    assert (found.location.line, found.location.column, found.location.length) == (5, 21, 7)
    titled = entry(title="Meeting of Tuesday, 17 January 2022")
    (found,) = all_findings({"entries/a.md": titled})
    assert found.location
    assert (found.location.line, found.location.column) == (6, 14)


def test_an_approximate_date_is_certain_of_nothing() -> None:
    files = {
        "people/khan.md": person("Khan", "died: 2022-01-16~\n"),
        "entries/a.md": entry("people: [Khan]"),
        "entries/b.md": entry(date="1995~", parties="[Pakistan, USSR]"),
    }
    assert codes(files) == []


def test_an_office_of_other_words_is_the_author_s_to_judge() -> None:
    files = {"people/khan.md": KHAN, "entries/a.md": AS_PREMIER.replace("2022-01", "2017-01")}
    assert codes(files) == ["office-outside-dates"]
    leader = files["entries/a.md"].replace("Prime Minister of Pakistan", "leader of the opposition")
    assert codes({**files, "entries/a.md": leader}) == []


def test_of_an_office_held_twice_either_term_will_do() -> None:
    terms = office("Prime Minister", "head of government", "1990", "1993") + office(
        "Prime Minister", "head of government", "2013", "2017"
    )
    files = {"people/khan.md": person("Imran Khan", f"offices:\n{terms}")}
    for year, expected in (("1991", []), ("2000", ["office-outside-dates"]), ("2015", [])):
        dated = AS_PREMIER.replace("2022-01-17", year)
        assert codes({**files, "entries/a.md": dated}) == expected


def test_nothing_is_unused_while_a_draft_may_use_it() -> None:
    files = {
        "people/khan.md": person("Khan"),
        "entries/a.md": entry(),
        "entries/b.md": entry("draft: true\npeople: [Khan]"),
    }
    assert "unused-file" not in codes(files)


def test_a_picture_beside_nothing_is_missing_even_when_media_has_it() -> None:
    files = {"media/khan.jpg": "", "entries/a.md": entry(body="![Khan](khan.jpg) T.\n")}
    (found,) = all_findings(files)
    assert (found.code, found.hint) == ("missing-file", "did you mean “media/khan.jpg”?")


def test_addresses_elsewhere_and_pages_are_not_missing_files() -> None:
    body = "![x](https://a.org/x.png) [m](mailto:a@b.org) [t](#top) [p](/timeline/) [r](../x/)\n"
    assert codes({"entries/a.md": entry(body=body)}) == []


def test_offices_of_no_party_are_not_taken_for_one_seat() -> None:
    held = "offices: [{title: Foreign Minister, kind: foreign minister, from: 2010}]\n"
    files = {
        "people/khan.md": person("Khan", held),
        "people/lavrov.md": person("Lavrov", held),
        "entries/a.md": entry("people: [Khan, Lavrov]"),
    }
    assert codes(files) == []


def test_a_missing_file_is_found_where_it_was_moved_to() -> None:
    files = {"media/2022/khan.jpg": "", "entries/a.md": entry(body="![Khan](media/khan.jpg) T.\n")}
    (found,) = all_findings(files)
    assert found.hint == "did you mean “media/2022/khan.jpg”?"


def test_a_code_is_ignored_in_its_file_or_everywhere_but_an_error_nowhere() -> None:
    bare = {"entries/a.md": entry(body=""), "entries/b.md": entry(body="", date="2021")}
    assert codes(bare) == ["missing-summary"] * 2
    here = {**bare, "entries/a.md": entry("ignore: missing-summary", body="")}
    assert codes(here) == ["missing-summary"]
    assert codes({**bare, "site.yaml": "title: T\nignore: missing-summary"}) == []
    dead = {"entries/a.md": entry("follows: nothing\nignore: dead-follows")}
    assert codes(dead) == ["dead-follows", "ignored-error"]


def test_a_registry_file_accepts_findings_about_itself() -> None:
    files = {"people/khan.md": person("Khan", "ignore: [unused-file]\n"), "entries/a.md": entry()}
    assert codes(files) == []


def _raised() -> Iterator[tuple[str, str]]:
    """Every code that a call in the program gives a finding, and the file of the call."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", None))
                first = node.args[0]
                if (
                    name in {"error", "warning", "note", "refuse", "Diagnostic"}
                    and isinstance(first, ast.Constant)
                    and re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", str(first.value))
                ):
                    yield str(first.value), path.name


def test_every_code_of_the_program_is_listed() -> None:
    assert [(code, file) for code, file in _raised() if code not in CODES] == []


def test_every_listed_code_is_one_of_the_program() -> None:
    texts = [path.read_text("utf-8") for path in ROOT.rglob("*.py") if path.name != "codes.py"]
    assert [code for code in CODES if not any(f'"{code}"' in text for text in texts)] == []


def test_the_documentation_explains_exactly_these_codes() -> None:
    assert as_table() in DOCS.read_text("utf-8")
