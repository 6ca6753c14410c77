"""The pages of leaders and organisations: bands, successions, counterparts, members."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.planning.views import (
    EntryView,
    Group,
    PartyView,
    PersonView,
)
from tests.test_planning import pages, planned


def person(name: str, *offices: str, more: str = "") -> str:
    listed = "".join(f"  - {{{office}}}\n" for office in offices)
    return f"---\nname: {name}\n{more}offices:\n{listed}---\n"


def entry(date: str, people: str, parties: str = "Pakistan, Russia") -> str:
    return (
        f"---\ndate: {date}\nparties: [{parties}]\npeople: [{people}]\ntopics: [x]\n---\n"
        f"# Of {date}\n"
    )


PUTIN = person(
    "Vladimir Putin",
    "title: President, of: Russia, from: 2000-05-07, to: 2008-05-07",
    "title: Prime Minister, of: Russia, from: 2008-05-08, to: 2012-05-07",
    "title: President, of: Russia, from: 2012-05-07",
)
MEDVEDEV = person(
    "Dmitry Medvedev",
    "title: President, of: Russia, from: 2008-05-07, to: 2012-05-07",
    "title: Prime Minister, of: Russia, from: 2012-05-08, to: 2020-01-15",
)
MISHUSTIN = person("Mikhail Mishustin", "title: Prime Minister, of: Russia, from: 2020-01-16")
KHAN = person("Imran Khan", "title: Prime Minister, of: Pakistan, from: 2018-08-18, to: 2022-04-10")


def leader(files: dict[str, str], id: str, site: str = "", page: str = "") -> PersonView:
    view = pages(planned(files, site)[0])[f"/leaders/{id}/{page}"].view
    assert isinstance(view, PersonView)
    return view


def drawn(group: Group) -> list[str | None]:
    """The bands of a group: the kind of office, and where it begins (⌃) and ends (⌄)."""
    return [
        band and f"{'⌃' if band.begins else ''}{band.kind}{'⌄' if band.ends else ''}"
        for band in group.bands
    ]


def putin(*years: int, site: str = "", page: str = "") -> PersonView:
    files = {f"entries/{year}.md": entry(f"{year}-06-01", "putin") for year in years}
    return leader(files | {"people/putin.md": PUTIN}, "putin", site, page)


def test_bands_run_beside_the_years_in_which_an_office_was_held() -> None:
    groups = putin(2007, 2008, 2009).groups
    assert [(group.label, drawn(group)) for group in groups] == [
        ("2009", ["⌃head of government", None]),
        ("2008", ["head of government⌄", "⌃head of state"]),
        ("2007", [None, "head of state⌄"]),
    ]


def test_silent_years_are_divided_where_offices_change() -> None:
    groups = putin(2007, 2013).groups
    assert [group.quiet for group in groups] == [None, "2008–2012: no entries", "", "", None]
    assert [drawn(group) for group in groups] == [
        ["⌃head of state", None],
        ["head of state⌄", "⌃head of government"],
        [None, "head of government"],
        ["⌃head of state", "head of government⌄"],
        ["head of state⌄", None],
    ]


def test_what_a_band_stands_for_is_told_where_it_begins() -> None:
    groups = putin(2007, 2013).groups
    assert [[office.text for office in group.offices] for group in groups] == [
        ["President of Russia, from 7 May 2012"],
        ["Prime Minister of Russia, 8 May 2008 – 7 May 2012"],
        [],
        ["President of Russia, 7 May 2000 – 7 May 2008"],
        [],
    ]


def test_bands_go_on_on_the_next_page_and_are_told_again() -> None:
    site = "page_size: 1\n"
    second = putin(2014, 2016, site=site, page="page/2014/").groups
    assert [group.label or group.quiet for group in second] == ["2015: no entries", "2014"]
    assert [drawn(group) for group in second] == [["head of state"], ["head of state⌄"]]
    assert [len(group.offices) for group in second] == [1, 0]


def test_offices_and_counterparts_stand_on_the_first_page_only() -> None:
    site = "page_size: 1\n"
    assert putin(2014, 2016, site=site).offices
    assert not putin(2014, 2016, site=site, page="page/2014/").offices


def test_years_that_are_not_collected_are_told_from_those_without_entries() -> None:
    site = "coverage: {from: 2000, to: 2025, gaps: [2005/2006, 2008-05/2008-06]}\n"
    groups = putin(2004, 2010, site=site).groups
    assert [group.quiet for group in groups if group.quiet] == [
        "2009: no entries",
        "2008: no entries, and not all collected",
        "2007: no entries",
        "2005–2006: not collected",
    ]


def test_an_office_that_was_perhaps_held_has_an_unsure_band() -> None:
    files = {
        "entries/a.md": entry("1990-06-01", "X"),
        "entries/b.md": entry("1991-06-01", "X"),
        "people/x.md": person("X", "title: Envoy, of: Russia, from: 1990-01-01, to: 1991~"),
    }
    groups = leader(files, "x").groups
    assert [[band and band.is_sure for band in group.bands] for group in groups] == [
        [False],
        [False],
    ]


def test_a_leader_of_two_states_has_one_timeline_and_acts_for_both_in_order() -> None:
    yeltsin = person(
        "Boris Yeltsin",
        "title: President, of: Russia, from: 1991-07-10, to: 1999-12-31",
        "title: Deputy Chairman, of: Soviet Union, from: 1985, to: 1987",
        more="party: Russia\n",
    )
    files = {
        "entries/a.md": entry("1986-05-01", "yeltsin", "Pakistan, Soviet Union"),
        "entries/b.md": entry("1993-05-01", "yeltsin"),
        "people/yeltsin.md": yeltsin,
    }
    drawn_up = pages(planned(files)[0])
    view = drawn_up["/leaders/yeltsin/"].view
    assert isinstance(view, PersonView)
    assert [party.text for party in view.parties] == ["Soviet Union", "Russia"]
    assert [each.card.id for group in view.groups for each in group.entries] == ["b", "a"]
    sides = []
    for id in "ab":
        entry_page = drawn_up[f"/entries/{id}/"].view
        assert isinstance(entry_page, EntryView)
        sides.append(entry_page.participants[0].party)
    assert [side and side.text for side in sides] == ["Soviet Union", "Russia"]


def test_a_tenure_tells_who_came_before_and_after() -> None:
    files = {
        "entries/a.md": entry("2021-06-01", "putin, medvedev, mishustin"),
        "people/putin.md": PUTIN,
        "people/medvedev.md": MEDVEDEV,
        "people/mishustin.md": MISHUSTIN,
    }
    president, prime_minister = leader(files, "medvedev").offices
    assert [(each.label, each.person.text) for each in president.holders] == [
        ("Preceded by", "Vladimir Putin"),
        ("Followed by", "Vladimir Putin"),
    ]
    assert [(each.label, each.person.text) for each in prime_minister.holders] == [
        ("Preceded by", "Vladimir Putin"),
        ("Followed by", "Mikhail Mishustin"),
    ]


@pytest.fixture(scope="module")
def khan() -> PersonView:
    files = {
        "entries/a.md": entry("2019-06-01", "imran-khan, medvedev"),
        "entries/b.md": entry("2022-02-23", "imran-khan, mishustin"),
        "entries/c.md": entry("2021-02-23", "imran-khan, mishustin"),
        "people/imran-khan.md": KHAN,
        "people/medvedev.md": MEDVEDEV,
        "people/mishustin.md": MISHUSTIN,
    }
    return leader(files, "imran-khan")


def test_counterparts_are_told_year_by_year_with_those_met(khan: PersonView) -> None:
    (table,) = khan.counterparts
    assert table.state.text == "Russia"
    assert [
        (row.years, [holder.text for holder in row.holders], row.together) for row in table.rows
    ] == [
        ("2018–2019", ["Dmitry Medvedev"], "1 entry with both"),
        ("2020", ["Dmitry Medvedev", "Mikhail Mishustin"], ""),
        ("2021–2022", ["Mikhail Mishustin"], "2 entries with both"),
    ]


def test_no_counterpart_is_told_after_the_last_entry() -> None:
    files = {
        "entries/a.md": entry("2014-06-01", "putin", "Russia, Pakistan"),
        "people/putin.md": PUTIN,
        "people/z.md": person("Z", "title: President, of: Pakistan, from: 2013-09-09"),
    }
    *_, table = leader(files, "putin").counterparts
    assert [row.years for row in table.rows] == ["2013–2014"]


def test_an_organisation_shows_its_members_and_its_entries_those_of_the_day() -> None:
    sco = (
        "---\nname: SCO\ntype: organisation\nmembers:\n"
        "  - {party: Pakistan, from: 2017-06-09}\n  - {party: India, from: 2019-06}\n  - Iran\n---\n"
    )
    files = {"entries/a.md": entry("2019-06-14", "X", "SCO, Russia"), "parties/sco.md": sco}
    drawn_up = pages(planned(files)[0])
    party, event = drawn_up["/parties/sco/"].view, drawn_up["/entries/a/"].view
    assert isinstance(party, PartyView)
    assert isinstance(event, EntryView)
    assert [(each.party.text, each.when) for each in party.members] == [
        ("Pakistan", "from 9 June 2017"),
        ("India", "from June 2019"),
        ("Iran", ""),
    ]
    assert [
        (each.organisation.text, [(one.text, one.note) for one in each.members])
        for each in event.members
    ] == [("SCO", [("Pakistan", None), ("India", "from June 2019")])]


def test_a_card_gives_the_offices_of_a_few_and_the_names_of_many() -> None:
    names = ["imran-khan", "A", "B", "C", "D"]
    for people, note in ((names[:4], "Prime Minister of Pakistan"), (names, None)):
        files = {
            "entries/a.md": entry("2022-01-17", ", ".join(people)),
            "people/imran-khan.md": KHAN,
        }
        (group,) = leader(files, "imran-khan").groups
        assert group.entries[0].card.people[0].note == note


YEARS = st.lists(st.integers(1998, 2016), min_size=1, max_size=4)


@settings(max_examples=8)
@given(YEARS, st.sampled_from(["newest", "oldest"]), st.integers(1, 4))
def test_every_page_of_a_leader_has_all_lanes_and_no_year_is_left_untold(
    years: list[int], order: str, size: int
) -> None:
    files = {
        f"entries/{number}.md": entry(f"{year}-06-01", "putin") for number, year in enumerate(years)
    }
    site = f"order: {order}\npage_size: {size}\n"
    found = pages(planned(files | {"people/putin.md": PUTIN}, site)[0])
    views = [
        page.view
        for address, page in sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0]))
        if address.startswith("/leaders/putin/") and isinstance(page.view, PersonView)
    ]
    groups = [group for view in views for group in view.groups]
    assert len({len(group.bands) for group in groups}) == 1
    told = {int(group.label) for group in groups if group.label}
    for group in groups:
        if group.quiet:
            first, _, last = group.quiet.partition(":")[0].partition("–")
            told |= set(range(int(first), int(last or first) + 1))
    assert told == set(range(min(years), max(years) + 1))
