"""Long lists on several pages: an addition anywhere leaves nearly all of them as they are."""

import datetime
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import hypothesis.strategies as st
import pytest
from conftest import Site
from hypothesis import given
from test_planning import entry, pages_of, planned

from chronicle.planning.cutting import (
    DAY,
    DECADE,
    ITEM,
    LEAST_SHARE,
    MONTH,
    YEAR,
    cuts_of,
    time_between,
    units_of_time,
)
from chronicle.planning.directories import INDEX_PAGE
from chronicle.planning.paging import MOST_PAGES
from chronicle.rendering.theme import open_theme, render

Dated = tuple[datetime.date, str]

PAIR = "relations/pakistan-russia/"


def dated(number: int, seed: int = 1) -> list[Dated]:
    """Entries of which most are of late, as in any chronicle."""
    chance = random.Random(seed)
    last = datetime.date(2025, 12, 31).toordinal()
    days = [last - int(27_000 * chance.random() ** 3) for _ in range(number)]
    return [(datetime.date.fromordinal(day), f"e{n:04}") for n, day in enumerate(sorted(days))]


def cut(listed: Sequence[Dated], size: int, *, is_newest_first: bool) -> dict[str, list[Dated]]:
    """The pages of a list by the end of their addresses."""
    ordered = sorted(listed, reverse=is_newest_first)
    cuts = cuts_of(
        [units_of_time(*each, is_newest_first=is_newest_first) for each in ordered], size
    )
    ends = [*(each.start for each in cuts[1:]), len(ordered)]
    found = {each.name: ordered[each.start : end] for each, end in zip(cuts, ends, strict=True)}
    assert len(found) == len(cuts), "two pages have one address"
    return found


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is no longer, or no longer the same."""
    return [name for name, page in before.items() if after.get(name) != page]


@pytest.mark.parametrize("is_newest_first", [True, False])
def test_wherever_an_entry_is_added_or_removed_few_pages_have_others(is_newest_first: bool) -> None:
    listed = dated(1000)
    whole = cut(listed, 50, is_newest_first=is_newest_first)
    assert len(whole) > 20
    counts = []
    for place in range(0, 1000, 7):
        fewer = [*listed[:place], *listed[place + 1 :]]
        less = cut(fewer, 50, is_newest_first=is_newest_first)
        counts += [len(changed(whole, less)), len(changed(less, whole))]
    assert max(counts) <= 3
    assert sum(counts) / len(counts) < 1.2


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2020, 12, 31))
FEW_DAYS = st.dates(datetime.date(1999, 12, 25), datetime.date(2000, 1, 5))


@given(
    st.one_of(st.lists(DAYS, max_size=150), st.lists(FEW_DAYS, max_size=150)),
    st.one_of(DAYS, FEW_DAYS),
    st.integers(1, 20),
    st.booleans(),
)
def test_an_added_entry_changes_pages_near_it_only(
    days: list[datetime.date], day: datetime.date, size: int, is_newest_first: bool
) -> None:
    listed, new = [(each, f"e{n:03}") for n, each in enumerate(days)], (day, "new")
    before = cut(listed, size, is_newest_first=is_newest_first)
    after = cut([*listed, new], size, is_newest_first=is_newest_first)
    ordered = sorted([*listed, new], reverse=is_newest_first)
    assert [each for page in after.values() for each in page] == ordered
    for page in after.values():
        assert len(page) <= size
        assert len(page) >= size // LEAST_SHARE or len(after) == 1
    place = ordered.index(new)
    near = {*ordered[max(0, place - 4 * size) : place + 4 * size]}
    assert all(near.intersection(before[name]) for name in changed(before, after) if before[name])
    assert len(changed(before, after)) <= 6


def test_the_place_of_a_cut_is_the_deepest_that_the_calendar_has() -> None:
    days = [f"20{year}-0{month}-01" for year in range(14, 26) for month in (1, 3, 6)]
    listed = [(datetime.date.fromisoformat(day), f"e{n}") for n, day in enumerate(days)]
    assert [*cut(listed, 20, is_newest_first=True)] == ["", "2019"]
    assert [*cut(listed, 20, is_newest_first=False)] == ["", "2020"]
    assert [*cut(listed[-18:], 17, is_newest_first=False)] != ["", "2020"], "too near the end"


def test_entries_of_one_day_are_cut_between_entries() -> None:
    listed = [(datetime.date(2022, 1, 17), f"e{n}") for n in range(10)]
    assert all(name[:11] in ("", "2022-01-17-") for name in cut(listed, 4, is_newest_first=True))


@pytest.mark.parametrize(
    ("here", "beyond", "is_newest_first", "text"),
    [
        (None, ("2018-05-01", YEAR), True, "from 2019"),
        (("2018-05-01", YEAR), ("2009-02-01", DECADE), True, "2010–2018"),
        (("2009-02-01", DECADE), None, True, "until 2009"),
        (("2018-05-01", YEAR), ("2018-02-03", MONTH), True, "March – December 2018"),
        (("2018-02-03", MONTH), ("2018-02-01", DAY), True, "2–28 February 2018"),
        (("2018-02-03", DAY), ("2018-02-03", ITEM), True, "3 February 2018"),
        (("2018-02-03", ITEM), ("2018-02-02", DAY), True, "… 3 February 2018"),
        (("2018-02-03", ITEM), ("0001-01-01", DECADE), True, "… until 3 February 2018"),
        (("0001-01-01", DECADE), None, True, "…"),
        (None, ("2018-05-01", YEAR), False, "until 2017"),
        (("2010-02-01", DECADE), ("2018-05-01", YEAR), False, "2010–2017"),
        (("2018-05-01", YEAR), None, False, "from 2018"),
        (("2018-02-03", DAY), ("2018-02-03", ITEM), False, "3 February 2018"),
    ],
)
def test_a_page_is_called_by_its_time(
    here: tuple[str, int] | None,
    beyond: tuple[str, int] | None,
    is_newest_first: bool,
    text: str,
) -> None:
    first, last = (
        (datetime.date.fromisoformat(each[0]), each[1]) if each else None for each in (here, beyond)
    )
    assert time_between(first, last, "en", is_newest_first=is_newest_first) == text


def test_an_entry_more_or_less_writes_few_pages_of_a_list_of_a_thousand(
    site: Callable[[Mapping[str, str | bytes]], Site],
) -> None:
    listed = dated(1000)
    made = site({f"content/entries/{id}.md": entry(str(day)) for day, id in listed})

    def touched() -> list[str]:
        report = made.build()
        assert not report.failed
        return [path for path in (*report.written, *report.removed) if path.startswith(PAIR)]

    assert len(touched()) > 20
    for day in (listed[500][0], datetime.date(1890, 1, 1), datetime.date(2026, 1, 1)):
        made.write(f"content/entries/of-{day}.md", entry(str(day)))
        paths = touched()
        assert f"{PAIR}index.html" in paths
        assert len(paths) <= 4
    made.delete(f"content/entries/{listed[700][1]}.md")
    assert len(touched()) <= 4


def test_the_first_page_names_the_pages_of_a_list_and_others_only_where_they_are() -> None:
    files = {f"entries/{id}.md": entry(str(day)) for day, id in dated(60)}
    first, *others = pages_of(planned(files, "page_size: 10")[0], f"/{PAIR}")
    assert [link.address for link in first.pagination.pages] == [
        view.head.address for view in (first, *others)
    ]
    assert [link.text for link in first.pagination.pages] == [
        view.pagination.label for view in (first, *others)
    ]
    for view in others:
        assert view.pagination.pages == ()
        assert (view.facts, view.panels, view.intro, view.backlinks) == ((), (), None, ())
        assert view.head.title == f"{first.head.title}, {view.pagination.label}"


def test_of_many_pages_the_first_names_those_that_begin_larger_parts() -> None:
    files = {f"entries/{id}.md": entry(str(day)) for day, id in dated(150)}
    first, *others = pages_of(planned(files, "page_size: 3")[0], f"/{PAIR}")
    named = first.pagination.pages
    assert len(others) > MOST_PAGES >= len(named) > 3
    assert {link.address for link in named} <= {view.head.address for view in (first, *others)}
    assert [link.text for link in named][1:3] == ["2010–2019", "2000–2009"]


def test_an_index_is_cut_before_items_and_a_new_one_changes_few_of_its_pages() -> None:
    def index(names: Sequence[str]) -> dict[str, Any]:
        people = ", ".join(names)
        files = {"entries/a.md": entry("2001").replace("topics:", f"people: [{people}]\ntopics:")}
        views = pages_of(planned(files)[0], "/leaders/")
        for view in views:
            assert sum(len(section.items) for section in view.sections) <= INDEX_PAGE
        return {view.head.address: view for view in views[1:]}

    names = [f"Person {chr(65 + n % 26)}{n:05}" for n in range(2000)]
    before, after = index(names), index([*names, "Person M00001"])
    assert len(before) > 3
    assert len(changed(before, after)) <= 1


def test_corrections_come_before_what_is_disputed_and_the_first_page_leads_there() -> None:
    log = (
        "corrections: [{date: 2023-0%s-01, text: One}]\n"
        "discrepancies: [{text: They differ, claims: [{value: a}, {value: b}]}]\ntopics:"
    )
    files = {
        f"entries/e{n}.md": entry(f"202{n}-01-01").replace("topics:", log % (n + 1))
        for n in range(4)
    }
    first, *others = pages_of(planned(files, "page_size: 4")[0], "/corrections/")
    assert (first.count, first.disputed, first.disputed_at) == (4, 4, "/corrections/page/disputed/")
    assert [len(view.corrections) for view in (first, *others)] == [4, 0]
    assert [len(view.discrepancies) for view in (first, *others)] == [0, 4]
    assert others[0].head.title == "Corrections, Where sources disagree"
    assert [link.text for link in first.pagination.pages] == [
        "Set right",
        "Where sources disagree",
    ]


def test_no_page_is_over_300_kb_where_there_is_much_of_everything() -> None:
    much = (
        "mentions: [Nepal, 'topic:rail']\nfollows: [e0000]\n"
        "dossiers: {dossier: pipeline, milestone: A step that is told in some words}\n"
        "commitments: [{id: a, by: Russia, to: Pakistan, text: To pay what is due, due: 2030}]\n"
        "corrections: [{date: 2023-01-01, text: It was a day later than what was said at first}]\n"
        "discrepancies: [{text: They differ, claims: [{value: a}, {value: b}]}]\n"
    )
    files = {
        f"entries/{id}.md": entry(str(day)).replace("topics:", f"{much}topics:")
        + "\nSee [[e0000]] and [[pipeline]].\n"
        for id, day in ((id, day) for day, id in dated(600))
    }
    files["dossiers/pipeline.md"] = "---\nname: Pipeline\n---\n"
    drawn, _ = planned(files)
    theme, _ = open_theme(drawn.sites, None)
    sizes = {
        page.address: len(render(theme, page.template, page.view, {}).encode())
        for page in drawn.pages
        if page.template.endswith(".html")
    }
    assert max(sizes.values()) < 300_000, max(sizes, key=lambda address: sizes[address])
