"""What the pages on the coverage say; of the example, as it was counted by hand."""

import json

import pytest
from click.testing import CliRunner
from conftest import CHECKOUT, Site
from sample_site import chronicle_of, entry, settings_of
from test_planning import drawn_up, listed, pages
from test_planning import entry as dated

from chronicle.cli import main
from chronicle.inspecting import describe, find
from chronicle.inspecting.finding import COVERAGE
from chronicle.linking import link
from chronicle.model import Mention
from chronicle.planning.outlining import plan
from chronicle.planning.views import CoverageView, ExplainedListView, ListView, Page, RelationView
from chronicle.reading import read


@pytest.fixture(scope="module")
def example_pages() -> dict[str, Page]:
    settings = Site(CHECKOUT).settings()
    content, _ = read(settings)
    chronicle, _ = link(content, settings)
    return pages(plan(chronicle, settings)[0])


def drawn(*dates: str, site: str = "") -> CoverageView:
    files = {f"entries/e{n}.md": dated(date) for n, date in enumerate(dates)}
    view = pages(drawn_up(files, site)[0])["/coverage/"].view
    assert isinstance(view, CoverageView)
    return view


def coverage_page(found: dict[str, Page]) -> CoverageView:
    view = found["/coverage/"].view
    assert isinstance(view, CoverageView)
    return view


def test_of_the_45_entries_of_the_example_9_have_the_account_of_one_side(
    example_pages: dict[str, Page],
) -> None:
    view = coverage_page(example_pages)
    assert [(each.link.address, each.count) for each in view.lists] == [
        ("/coverage/one-source/", 0),
        ("/coverage/no-source/", 0),
        ("/coverage/one-side/", 9),
        ("/coverage/no-side/", 4),
        ("/coverage/absent-account/", 4),
    ]


def test_a_list_says_which_side_is_missing_and_how_often(example_pages: dict[str, Page]) -> None:
    view = example_pages["/coverage/one-side/"].view
    assert isinstance(view, ExplainedListView)
    notes = {each.card.id: each.note for group in view.groups for each in group.entries}
    assert notes["2015-10-16-north-south-iga"] == "No account of this side: Pakistan"
    assert notes["2007-04-fradkov-islamabad"] == "No account of this side: Russia"
    [missing] = view.panels
    assert [(each.link.text, each.count) for each in missing.items] == [
        ("Russia", 6),
        ("Afghanistan", 1),
        ("Pakistan", 1),
        ("Soviet Union", 1),
    ]


def test_the_sources_of_the_example_are_counted_by_side_language_and_type(
    example_pages: dict[str, Page],
) -> None:
    sides, languages, types = coverage_page(example_pages).shares
    assert [(row.text, row.sources, row.entries) for row in sides.rows] == [
        ("independent", 117, 40),
        ("Pakistan", 80, 37),
        ("Russia", 44, 28),
        ("Soviet Union", 1, 1),
        ("United States", 1, 1),
    ]
    assert [(row.text, row.sources) for row in languages.rows][:3] == [
        ("English", 207),
        ("Russian", 23),
        ("Urdu", 6),
    ]
    assert types.rows[0].text == "news report"


def test_the_years_of_the_example_without_entries_are_told_in_stretches(
    example_pages: dict[str, Page],
) -> None:
    rows = coverage_page(example_pages).rows
    assert [(row.label, row.state) for row in rows if row.state] == [
        ("1950–1965", "quiet"),
        ("1967–1970", "quiet"),
        ("1973–1998", "outside"),
        ("2000–2002", "quiet"),
        ("2004–2006", "quiet"),
        ("2008–2010", "quiet"),
        ("2013", "quiet"),
        ("2020", "quiet"),
    ]
    steel = next(row for row in rows if row.label == "1971")
    assert steel.undated == 1
    assert {cell.state for cell in steel.cells} == {"reached"}


def test_a_pair_of_the_example_is_not_quiet_before_its_states_were_there(
    example_pages: dict[str, Page],
) -> None:
    view = example_pages["/relations/pakistan-russia/"].view
    assert isinstance(view, RelationView)
    assert view.coverage is not None
    assert [(fact.label, fact.text) for fact in view.coverage.facts] == [
        ("Years with entries", "1999, 2003, 2007, 2011–2012, 2014–2019, 2021–2025"),
        ("Quiet years", "2000–2002, 2004–2006, 2008–2010, 2013, 2020"),
        ("Not collected", "1992–1998"),
    ]
    assert [row.text for row in view.coverage.sides.rows][:2] == ["Pakistan", "Russia"]


def test_every_count_of_a_month_is_that_of_the_page_behind_it(
    example_pages: dict[str, Page],
) -> None:
    cells = [cell for row in coverage_page(example_pages).rows for cell in row.cells if cell.count]
    assert sum(cell.count for cell in cells) == 44
    for cell in cells:
        assert cell.address is not None
        behind = example_pages[cell.address].view
        assert isinstance(behind, ListView)
        assert behind.count == cell.count


def test_a_gap_is_told_with_its_note() -> None:
    site = (
        "coverage: {from: 2001, to: 2009, gaps: [{period: 2003/2005, note: The archive is shut}]}"
    )
    view = drawn("2001-03-05", "2007-03-05", site=site)
    assert [(row.label, row.text) for row in view.rows if row.state] == [
        ("2002", "quiet"),
        ("2003–2005", "not collected: The archive is shut"),
        ("2006", "quiet"),
        ("2008–2009", "quiet"),
    ]
    assert [fact.text for fact in view.facts if fact.label == "Not collected"] == [
        "The archive is shut"
    ]


def test_an_entry_in_a_month_that_is_partly_collected_is_counted_and_marked() -> None:
    view = drawn("2001-03-05", site="coverage: {from: 2001-03-02, to: 2001}")
    assert view.rows[0].cells[2].label == "1 entry, partly collected"
    assert view.rows[0].cells[1].label == "not collected"


def test_a_chronicle_that_does_not_state_its_coverage_calls_nothing_quiet() -> None:
    view = drawn("2001-03-05", "2004-03-05")
    assert "does not state what it covers" in view.scope
    assert view.facts == ()
    assert [(row.label, row.text) for row in view.rows if row.state] == [("2002–2003", "no entry")]
    assert "quiet" not in str(view.rows).casefold()


def test_what_has_no_year_is_below_the_table() -> None:
    view = drawn("198X", "198X", "2001", site="coverage: {from: 1979, to: 2001}")
    assert [(each.link.text, each.count) for each in view.undated] == [("the 1980s", 2)]
    assert view.rows[-1].undated == 1


def test_lists_of_what_rests_on_little_continue_on_further_pages() -> None:
    files = {f"entries/e{n}.md": dated(f"20{n:02d}-03-05") for n in range(3)}
    drawn_plan, _ = drawn_up(files, "page_size: 2")
    assert listed(drawn_plan, "/coverage/no-source/") == ["e2", "e1"]
    assert listed(drawn_plan, "/coverage/no-source/page/2000/") == ["e0"]


def test_the_command_line_tells_the_coverage() -> None:
    result = CliRunner().invoke(main, ["-C", str(CHECKOUT), "show", "coverage", "--format", "json"])
    told = json.loads(result.output)
    assert (told["from"], told["to"], told["stated"], told["count"]) == (
        "1948-05-01",
        "2025-12-31",
        True,
        45,
    )
    assert told["years"][2] == {"period": "1950/1965", "state": "quiet"}
    assert told["sources_by_side"][0] == {"name": "independent", "sources": 117, "resting": 40}
    assert len(told["one_side"]) == 9


def test_a_topic_called_coverage_is_told_besides_and_alone_when_it_is_meant() -> None:
    chronicle, _ = chronicle_of({"entries/e.md": entry(topics="coverage")})
    topic = Mention("topic", "coverage")
    assert find(chronicle, "Coverage") == ((topic, COVERAGE), [])
    assert find(chronicle, "topic:coverage") == ((topic,), [])


def test_a_relation_is_told_with_its_quiet_years() -> None:
    site = "coverage: {from: 2001, to: 2004}"
    chronicle, _ = chronicle_of({"entries/e.md": entry(date="2002-03-05")}, site)
    [pair], _ = find(chronicle, "pakistan-russia")
    told = describe(chronicle, settings_of(site), pair)
    assert told["years_with_entries"] == ["2002"]
    assert told["quiet_years"] == ["2001", "2003/2004"]


@pytest.mark.parametrize("day", ["01", "13-01", "02-30", "1-17"])
def test_a_day_of_the_year_has_a_month_and_a_number(day: str) -> None:
    result = CliRunner().invoke(main, ["-C", str(CHECKOUT), "list", "--on-day", day])
    assert result.exit_code == 1


def test_entries_can_be_listed_by_the_day_of_the_year() -> None:
    result = CliRunner().invoke(main, ["-C", str(CHECKOUT), "list", "--on-day", "01-17"])
    assert result.output.splitlines()[-1] == "1 entry"
    assert "[2022-01-17-khan-putin-call]" in result.output
