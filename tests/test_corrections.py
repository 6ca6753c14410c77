"""What was set right, where sources disagree, and what is known of when a page changed. No disk."""

import csv
import datetime
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from sample_site import chronicle_of, entry, settings_of

from chronicle.dates import parse
from chronicle.deriving.changes import Changes, changes_of
from chronicle.history import NO_HISTORY, Change, History, Past
from chronicle.inspecting import as_text, describe
from chronicle.model import Correction, Mention
from chronicle.planning.outlining import plan
from chronicle.planning.views import (
    CorrectionsView,
    DataView,
    DownloadsView,
    EntryView,
    FeedView,
    Page,
    TextView,
)
from chronicle.tables import as_csv

ADDED = Change("a" * 40, "2024-01-05", "Add the call")
CHANGED = Change("b" * 40, "2024-03-05", "Name the second source")
WRONG_YEAR = """sources: [{id: tdi, publisher: The Diplomatic Insight, url: https://tdi.example/a}]
corrections:
  - {date: 2024-03-01, text: An earlier one.}
  - {date: 2024-05-01, text: The year was wrong., field: date, reported: '2021', corrected: '2022', evidence: tdi}
discrepancies:
  - Two counts.
  - {text: Where, field: place, claims: [{value: Moscow, source: tdi}, {value: Kazan, source: https://b.example/}]}
  - Two names.
  - {text: Where again, field: place}"""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def correction(date: str) -> Correction:
    return Correction(parse(date), f"Corrected {date}")


def pages_of(
    files: Mapping[str, str], site: str = "", history: History = NO_HISTORY
) -> dict[str, Page]:
    chronicle, _ = chronicle_of(files, site)
    drawn, _ = plan(chronicle, settings_of(site), history)
    return {page.address: page for page in drawn.pages}


def view_of(page: Page) -> EntryView:
    assert isinstance(page.view, EntryView)
    return page.view


def test_a_page_that_has_not_changed_has_no_last_change() -> None:
    assert changes_of(Past(ADDED, ADDED)) == Changes(day("2024-01-05"))
    # A correction that was there from the beginning changed nothing.
    assert changes_of(Past(ADDED, ADDED), [correction("2024-01-05")]) == Changes(day("2024-01-05"))


def test_the_last_change_is_explained_by_its_commit() -> None:
    changes = changes_of(Past(ADDED, CHANGED), [correction("2024-02-05")])
    assert (changes.first, changes.last) == (day("2024-01-05"), day("2024-03-05"))
    assert changes.why == "Name the second source"
    assert changes.commit == CHANGED


@pytest.mark.parametrize(
    ("date", "last"), [("2024-03-05", "2024-03-05"), ("2024-03-07", "2024-03-07")]
)
def test_a_correction_explains_the_last_change_unless_a_commit_is_later(
    date: str, last: str
) -> None:
    changes = changes_of(Past(ADDED, CHANGED), [correction(date), correction("2024-01-01")])
    assert (changes.last, changes.why) == (day(last), f"Corrected {date}")
    assert changes.commit == CHANGED


@pytest.mark.parametrize("date", ["2024-04", "2024-04-01~", "2024-04-01?", "2025"])
def test_a_correction_that_is_not_dated_to_a_day_dates_no_change(date: str) -> None:
    assert changes_of(Past(ADDED, CHANGED), [correction(date)]).why == "Name the second source"


@pytest.mark.parametrize("past", [None, Past(), Past(ADDED, None)])
def test_where_the_last_change_is_not_known_only_the_correction_is_told(past: Past | None) -> None:
    changes = changes_of(past, [correction("2024-02-05")])
    assert changes.last is None
    assert changes.commit is None
    assert changes.why == "Corrected 2024-02-05"


def test_under_an_embargo_nothing_is_published_before_its_day() -> None:
    embargo = parse("2024-04-01")
    assert changes_of(Past(ADDED, CHANGED), embargo=embargo) == Changes(day("2024-04-01"))
    assert changes_of(Past(ADDED, ADDED), embargo=parse("2020")) == Changes(day("2024-01-05"))


def test_an_entry_links_to_its_last_change_and_to_all_of_them() -> None:
    history = History({"content/entries/a.md": Past(ADDED, CHANGED)}, "docs/site/")
    site = "repository: https://github.com/org/repo/\nbranch: trunk\n"
    view = view_of(pages_of({"entries/a.md": entry()}, site, history)["/entries/a/"])
    told = view.history
    assert told is not None
    assert told.first is not None
    assert told.last is not None
    assert (told.first.text, told.last.text) == ("5 January 2024", "5 March 2024")
    assert told.commit == f"https://github.com/org/repo/commit/{'b' * 40}"
    file = "docs/site/content/entries/a.md"
    assert told.changes == f"https://github.com/org/repo/commits/trunk/{file}"
    assert view.head.edit == f"https://github.com/org/repo/edit/trunk/{file}"


def test_a_translation_and_a_free_page_have_the_past_of_their_own_files() -> None:
    files = {
        "entries/a.md": entry(),
        "entries/a.ur.md": "# عنوان\n",
        "pages/about.md": "# About\n\nThis.\n",
    }
    history = History(
        {
            "content/entries/a.ur.md": Past(CHANGED, CHANGED),
            "content/pages/about.md": Past(ADDED, CHANGED),
        }
    )
    found = pages_of(files, history=history)
    assert view_of(found["/entries/a/"]).history is None
    told = view_of(found["/ur/entries/a/"]).history
    assert told is not None
    assert told.first is not None
    assert told.first.datetime == "2024-03-05"
    page = found["/about/"].view
    assert isinstance(page, TextView)
    assert page.history is not None
    assert page.history.why == "Name the second source"


def test_a_correction_shows_what_was_reported_what_is_used_and_the_evidence() -> None:
    view = view_of(pages_of({"entries/a.md": entry(WRONG_YEAR)})["/entries/a/"])
    shown = view.corrections[1]
    assert (shown.field, shown.reported, shown.corrected) == ("date", "2021", "2022")
    assert (shown.evidence, shown.evidence_source) == ("The Diplomatic Insight", 1)
    assert shown.evidence_url == "https://tdi.example/a"
    assert view.discrepancies[1].claims[1].source_url == "https://b.example/"


def test_corrections_and_discrepancies_have_addresses_that_another_does_not_change() -> None:
    view = view_of(pages_of({"entries/a.md": entry(WRONG_YEAR)})["/entries/a/"])
    assert [each.anchor for each in view.corrections] == [
        "correction-2024-03-01",
        "correction-2024-05-01",
    ]
    assert [each.anchor for each in view.discrepancies] == [
        "discrepancy-1",
        "discrepancy-place",
        "discrepancy-2",
        "discrepancy-place-2",
    ]


def test_the_log_has_all_corrections_the_latest_first_and_its_feed_too() -> None:
    other = "corrections: {date: 2024-04-01, text: Another.}"
    files = {"entries/a.md": entry(WRONG_YEAR), "entries/b.md": entry(other, title="B")}
    found = pages_of(files, "url: https://org.example/site/\n")
    log = found["/corrections/"].view
    assert isinstance(log, CorrectionsView)
    addresses = [each.entry.address for each in log.corrections if each.entry]
    assert addresses == [
        "/entries/a/#correction-2024-05-01",
        "/entries/b/#correction-2024-04-01",
        "/entries/a/#correction-2024-03-01",
    ]
    assert (log.count, log.disputed) == (3, 4)
    assert log.head.feed == "/corrections/feed.xml"
    feed = found["/corrections/feed.xml"].view
    assert isinstance(feed, FeedView)
    assert [item.address for item in feed.items] == addresses
    assert feed.updated == feed.items[0].updated == "2024-05-01"
    assert feed.items[0].summary == (
        "The year was wrong. As reported: 2021. As used here: 2022. Evidence: The Diplomatic Insight."
    )


def rows_of(found: dict[str, Page], name: str) -> list[dict[str, object]]:
    """The rows of an export, which are the same in both formats."""
    json, csv = (found[f"/data/{name}.{kind}"].view for kind in ("json", "csv"))
    assert isinstance(json, DataView)
    assert isinstance(csv, DataView)
    assert (json.columns, json.rows) == (csv.columns, csv.rows)
    return [dict(zip(json.columns, row, strict=True)) for row in json.rows]


def test_the_exports_have_corrections_discrepancies_and_commitments() -> None:
    promise = "commitments: {id: c, by: Pakistan, to: [Russia], text: To pay, due: 2023}"
    kept = "fulfils: [{commitment: a#c, extent: partly}]"
    files = {
        "entries/a.md": entry(f"{WRONG_YEAR}\n{promise}"),
        "entries/b.md": entry(kept, date="2022-06-01"),
    }
    found = pages_of(files)
    _, second = rows_of(found, "corrections")
    assert (second["reported"], second["corrected"]) == ("2021", "2022")
    assert second["evidence"] == "https://tdi.example/a"
    claims = [
        (row["number"], row["value"], row["source"]) for row in rows_of(found, "discrepancies")
    ]
    assert claims == [
        ("1", None, None),
        ("2", "Moscow", "https://tdi.example/a"),
        ("2", "Kazan", "https://b.example/"),
        ("3", None, None),
        ("4", None, None),
    ]
    [row] = rows_of(found, "commitments")
    assert row["id"] == "a#c"
    assert (row["by"], row["to"]) == (("party:pakistan",), ("party:russia",))
    assert (row["kept_by"], row["partly_kept_by"]) == ((), ("b",))


def test_the_export_of_entries_says_when_they_were_published_where_that_is_known() -> None:
    history = History({"content/entries/a.md": Past(ADDED, CHANGED)})
    files = {"entries/a.md": entry(), "entries/b.md": entry()}
    one, other = rows_of(pages_of(files, history=history), "entries")
    assert (one["first_published"], one["last_changed"]) == ("2024-01-05", "2024-03-05")
    assert (other["first_published"], other["last_changed"]) == (None, None)


def test_the_page_of_the_data_names_every_file_and_the_meaning_of_every_column() -> None:
    found = pages_of({"entries/a.md": entry(WRONG_YEAR)})
    page = found["/data/"].view
    assert isinstance(page, DownloadsView)
    listed = {link.address for dataset in page.datasets for link in dataset.files}
    tables = {address for address in found if address.startswith("/data/") and address != "/data/"}
    assert listed == tables
    for dataset in page.datasets:
        view = found[dataset.files[0].address].view
        assert isinstance(view, DataView)
        assert tuple(name for name, _ in dataset.columns) == view.columns
        assert all(meaning for _, meaning in dataset.columns)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_an_export_is_a_formula(start: str) -> None:
    formula = f"{start}HYPERLINK(1)"
    text = as_csv(("a", "b", "c"), [(formula, (formula, "x"), None)])
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert row == {"a": f"'{formula}", "b": f"'{formula}; x", "c": ""}


def test_what_is_shown_of_an_entry_has_its_past_and_its_corrections() -> None:
    chronicle, _ = chronicle_of({"entries/a.md": entry(WRONG_YEAR)})
    changed = replace(CHANGED, day="2024-06-01")
    history = History({"content/entries/a.md": Past(ADDED, changed)})
    told = describe(chronicle, settings_of(), Mention("entry", "a"), history)
    assert (told["first_published"], told["last_changed"]) == ("2024-01-05", "2024-06-01")
    assert (told["why"], told["commit"]) == (changed.subject, changed.commit)
    assert told["corrections"][1]["reported"] == "2021"
    assert told["discrepancies"][1]["claims"][1]["value"] == "Kazan"
    text = as_text(told)
    assert "Last changed: 2024-06-01" in text
    assert "The year was wrong.  (date: 2024-05-01; field: date; reported: 2021" in text
    assert "last_changed" not in describe(chronicle, settings_of(), Mention("entry", "a"))
