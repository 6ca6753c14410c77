"""What the site has: every address, and what each page may show. No disk."""

import datetime
from pathlib import Path
from typing import Any, get_args

import pytest

from chronicle.diagnostics import Diagnostic, Severity
from chronicle.documents import read_yaml
from chronicle.linking import link
from chronicle.planning import relations
from chronicle.planning.mentions import MOST_MENTIONS
from chronicle.planning.outlining import plan
from chronicle.planning.outputs import SITEMAP_SIZE, sitemap_of
from chronicle.planning.views import (
    EntryView,
    IndexView,
    ListView,
    MappedPage,
    Page,
    PersonView,
    Plan,
    RelationView,
)
from chronicle.reading import resolve
from chronicle.reading.files import type_file
from chronicle.reading.written import Folder, Written
from chronicle.schema import SiteFields, SpareSection
from chronicle.settings import KINDS, Settings
from chronicle.validating import validate

CALL = """---
date: 2022-01-17
kind: call
parties: [Pakistan, Russia]
people: [Imran Khan, {name: Vladimir Putin, for: Russia}]
topics: [energy, Afghanistan]
place: Islamabad
sources: ["https://example.org/call"]
---
# The call

They talked.
"""
KHAN = """---
name: Imran Khan
party: Pakistan
offices:
  - {title: Prime Minister, of: Pakistan, from: 2018-08-18, to: 2022-04-10, kind: head of government}
---
"""


def planned(files: dict[str, str], site: str = "") -> tuple[Plan, list[str]]:
    """A plan from texts by path, and the codes of what planning found wrong."""
    drawn, problems = drawn_up(files, site)
    return drawn, [problem.code for problem in problems]


def drawn_up(files: dict[str, str], site: str = "") -> tuple[Plan, list[Diagnostic]]:
    """A plan from texts by path, and what planning found wrong."""
    document, _ = read_yaml(f"title: A chronicle\n{site}", "site.yaml")
    fields, problems = validate(SiteFields, document)
    assert fields, problems
    settings = Settings(
        root=Path("site"),
        site=fields,
        document=document,
        output=Path("site/public"),
        url=fields.url or "",
        kinds={kind.id: kind for kind in KINDS},
        today=datetime.date(2026, 11, 23),
    )
    stems = {path.removesuffix(".md") for path in files}
    typed = [type_file(f"content/{path}", text.encode(), stems) for path, text in files.items()]
    written = tuple(file for file, _ in typed if isinstance(file, Written))
    assert len(written) == len(files), [problems for _, problems in typed]
    content, found = resolve(Folder(written, frozenset(), ()), settings)
    chronicle, dead = link(content, settings)
    assert not [each for each in found + dead if each.severity is Severity.ERROR]
    return plan(chronicle, settings)


def pages(drawn: Plan) -> dict[str, Page]:
    return {page.address: page for page in drawn.pages}


def entry(date: str, *, parties: str = "[Pakistan, Russia]", topics: str = "[energy]") -> str:
    return f"---\ndate: {date}\nparties: {parties}\ntopics: {topics}\n---\n# Of {date}\n"


def listed(drawn: Plan, address: str) -> list[str]:
    """The ids of the entries on a list page, in order."""
    view = pages(drawn)[address].view
    assert isinstance(view, ListView)
    return [each.card.id for group in view.groups for each in group.entries]


def pages_of(drawn: Plan, address: str) -> list[Any]:
    """The views of all pages of a list, in order."""
    found, next = pages(drawn), address
    views: list[Any] = []
    while next:
        views.append(found[next].view)
        next = views[-1].pagination.next
    return views


def test_every_address_of_the_content_model_has_a_page() -> None:
    drawn, _ = planned(
        {
            "entries/call.md": CALL,
            "people/imran-khan.md": KHAN,
            "dossiers/pakistan-stream.md": "---\nname: Pakistan Stream\n---\n",
            "pages/about.md": "# About\n\nThis.",
        }
    )
    assert set(pages(drawn)) >= {
        "/",
        "/entries/call/",
        "/timeline/",
        "/timeline/2022/",
        "/timeline/2022/01/",
        "/leaders/",
        "/leaders/imran-khan/",
        "/parties/",
        "/parties/pakistan/",
        "/relations/",
        "/relations/pakistan-russia/",
        "/relations/pakistan-russia/energy/",
        "/relations/russia-pakistan/",
        "/relations/russia-pakistan/energy/",
        "/topics/",
        "/topics/energy/",
        "/kinds/",
        "/kinds/call/",
        "/dossiers/",
        "/dossiers/pakistan-stream/",
        "/places/",
        "/places/islamabad/",
        "/commitments/",
        "/corrections/",
        "/sources/",
        "/sources/example-org-call/",
        "/search/",
        "/data/",
        "/about/",
        "/404.html",
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/.nojekyll",
    }


def test_an_entry_on_a_narrower_topic_is_on_the_broader_one_too() -> None:
    gas = "---\nname: Gas\nbroader: energy\n---\n"
    drawn, _ = planned({"entries/a.md": entry("2022", topics="[gas]"), "topics/gas.md": gas})
    assert listed(drawn, "/topics/energy/") == ["a"]
    assert listed(drawn, "/relations/pakistan-russia/energy/") == ["a"]


def test_lists_are_newest_first_unless_the_site_wants_them_oldest_first() -> None:
    files = {"entries/a.md": entry("2001"), "entries/b.md": entry("2002")}
    assert listed(planned(files)[0], "/timeline/") == ["b", "a"]
    assert listed(planned(files, "order: oldest")[0], "/timeline/") == ["a", "b"]


def test_a_long_list_goes_on_and_loses_no_entry() -> None:
    files = {f"entries/e{n}.md": entry(f"2001-01-{n:02}") for n in range(1, 8)}
    drawn, _ = planned(files, "page_size: 3")
    first, *others = pages_of(drawn, "/topics/energy/")
    parts = [listed(drawn, view.head.address) for view in (first, *others)]
    assert [id for part in parts for id in part] == [f"e{n}" for n in range(7, 0, -1)]
    assert max(map(len, parts)) <= 3
    assert first.count == 7
    assert [view.count for view in others] == [len(part) for part in parts[1:]]
    assert others[0].pagination.previous == "/topics/energy/"
    assert {view.pagination.first for view in others} == {"/topics/energy/"}


def test_a_page_names_the_first_of_many_who_mention_it_and_leads_to_all() -> None:
    files = {
        f"entries/e{n:03}.md": entry("2001").replace("topics:", "mentions: [Nepal]\ntopics:")
        for n in range(MOST_MENTIONS + 1)
    }
    few = pages(planned({**files, "entries/e000.md": entry("2001")})[0])
    view: Any = few["/parties/nepal/"].view
    assert (len(view.backlinks), view.all_mentions) == (MOST_MENTIONS, None)
    assert "/parties/nepal/mentions/" not in few
    many = pages(planned(files)[0])
    view = many["/parties/nepal/"].view
    assert len(view.backlinks) == MOST_MENTIONS
    assert view.all_mentions.address == "/parties/nepal/mentions/"
    index: Any = many["/parties/nepal/mentions/"].view
    assert index.count == MOST_MENTIONS + 1
    assert not index.is_counted
    assert index.sections[0].items[0].note == "2001"


def test_an_entry_with_many_that_follow_it_names_the_first_of_these() -> None:
    later = entry("2002").replace("topics:", "follows: [a]\ntopics:") + "\nSee [[a]].\n"
    files = {f"entries/e{n:03}.md": later for n in range(MOST_MENTIONS + 1)}
    found = pages(planned(files | {"entries/a.md": entry("2001")})[0])
    view = found["/entries/a/"].view
    assert isinstance(view, EntryView)
    assert (len(view.followed_by), len(view.backlinks)) == (MOST_MENTIONS, MOST_MENTIONS)
    index: Any = found["/entries/a/mentions/"].view
    assert index.count == MOST_MENTIONS + 1


def test_a_large_site_has_a_sitemap_in_parts_of_which_a_new_page_changes_one() -> None:
    def drawn(listed: list[str]) -> dict[str, Any]:
        parts = sitemap_of(MappedPage(address) for address in listed)
        return {page.address: page.view for page in parts}

    listed = [f"/entries/e{n:06}/" for n in range(3 * SITEMAP_SIZE)]
    before = drawn(listed)
    assert before["/sitemap.xml"].parts == tuple(sorted(before.keys() - {"/sitemap.xml"}))
    parts = [before[address].pages for address in before["/sitemap.xml"].parts]
    assert max(map(len, parts)) <= SITEMAP_SIZE
    assert [page.address for part in parts for page in part] == listed
    after = drawn(sorted([*listed, "/entries/e030000a/"]))
    assert sum(after[address] != view for address, view in before.items()) == 1
    assert [*drawn(listed[:SITEMAP_SIZE])] == ["/sitemap.xml"]


def test_a_pair_and_topic_has_a_page_only_with_entries_enough() -> None:
    files = {"entries/a.md": entry("2001"), "entries/b.md": entry("2002", topics="[energy, rail]")}
    addresses = set(pages(planned(files, "relation_topic_min: 2")[0]))
    assert "/relations/pakistan-russia/energy/" in addresses
    assert "/relations/pakistan-russia/rail/" not in addresses


@pytest.mark.parametrize("section", get_args(SpareSection))
def test_a_section_that_a_site_does_without_has_no_page_and_takes_no_other_with_it(
    section: str,
) -> None:
    sources = "sources: [{title: A report, url: https://example.org}]"
    files = {"entries/a.md": entry("2001").replace("topics:", f"{sources}\ntopics:")}
    whole = set(pages(planned(files, "languages: [en, ur]")[0]))
    rest = set(pages(planned(files, f"languages: [en, ur]\nwithout: [{section}]")[0]))
    own = {each for each in whole if each.removeprefix("/ur").startswith(f"/{section}/")}
    assert {f"/{section}/", f"/ur/{section}/"} <= own
    assert rest == whole - own


def test_of_very_many_topics_a_pair_leads_to_those_with_most_entries_and_to_all_topics(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relations, "MOST_TOPICS", 2)
    files = {"entries/a.md": entry("2001", topics="[energy, rail, steel]")}
    files["entries/b.md"] = entry("2002", topics="[steel, energy]")
    view = pages(planned(files)[0])["/relations/pakistan-russia/"].view
    assert isinstance(view, RelationView)
    (panel,) = (each for each in view.panels if each.title == "Topics")
    assert [each.link.text for each in panel.items] == ["energy", "steel"]
    assert panel.more
    assert panel.more.address == "/topics/"


def test_a_multilateral_entry_is_marked_on_the_pairs_that_exist_and_makes_none() -> None:
    many = entry("2003", parties="[Pakistan, Russia, China, India, Iran, Japan]")
    drawn, _ = planned({"entries/a.md": entry("2001"), "entries/summit.md": many})
    view = pages(drawn)["/relations/pakistan-russia/"].view
    assert isinstance(view, ListView)
    notes = {each.card.id: each.note for group in view.groups for each in group.entries}
    assert notes == {"a": None, "summit": "multilateral"}
    assert "/relations/china-india/" not in pages(drawn)


def test_a_leaders_timeline_shows_the_office_held_on_each_day() -> None:
    before = CALL.replace("2022-01-17", "2016-01-17")
    after = CALL.replace("2022-01-17", "2023-01-17")
    drawn, _ = planned(
        {
            "entries/call.md": CALL,
            "entries/before.md": before,
            "entries/after.md": after,
            "people/imran-khan.md": KHAN,
        }
    )
    view = pages(drawn)["/leaders/imran-khan/"].view
    assert isinstance(view, PersonView)
    cards = {each.card.id: each.card for group in view.groups for each in group.entries}
    assert {id: card.people[0].note for id, card in cards.items()} == {
        "call": "Prime Minister of Pakistan",
        "before": "later Prime Minister of Pakistan (from 18 August 2018)",
        "after": "former Prime Minister of Pakistan",
    }


def test_where_a_card_has_no_offices_the_leaders_timeline_adds_the_leaders() -> None:
    crowd = CALL.replace("people: [Imran Khan,", "people: [Imran Khan, Anna, Boris, Carl,")
    files = {"entries/call.md": CALL, "entries/crowd.md": crowd, "people/imran-khan.md": KHAN}
    view = pages(planned(files)[0])["/leaders/imran-khan/"].view
    assert isinstance(view, PersonView)
    notes = {each.card.id: each.note for group in view.groups for each in group.entries}
    assert notes == {"call": None, "crowd": "Prime Minister of Pakistan"}


def test_an_entry_knows_those_before_and_after_it_in_its_relation() -> None:
    files = {f"entries/{id}.md": entry(f"200{n}") for n, id in enumerate("abc")}
    view = pages(planned(files)[0])["/entries/b/"].view
    assert isinstance(view, EntryView)
    neighbour = view.neighbours[0]
    assert neighbour.label.text == "Pakistan–Russia"
    assert neighbour.previous
    assert neighbour.next
    assert (neighbour.previous.address, neighbour.next.address) == ("/entries/a/", "/entries/c/")


def test_entries_of_the_same_two_leaders_are_neighbours() -> None:
    files = {"entries/a.md": CALL, "entries/b.md": CALL.replace("01-17", "02-23")}
    view = pages(planned(files | {"people/imran-khan.md": KHAN})[0])["/entries/a/"].view
    assert isinstance(view, EntryView)
    labels = [neighbour.label.text for neighbour in view.neighbours]
    assert labels == ["Pakistan–Russia", "Imran Khan and Vladimir Putin"]


def test_a_translation_has_its_own_address_and_both_name_each_other() -> None:
    urdu = "---\ntitle: فون\n---\nبات ہوئی۔"
    drawn, _ = planned({"entries/a.md": CALL, "entries/a.ur.md": urdu})
    view = pages(drawn)["/ur/entries/a/"].view
    assert isinstance(view, EntryView)
    assert (view.title, view.head.language, view.head.direction) == ("فون", "ur", "rtl")
    original = pages(drawn)["/entries/a/"].view
    assert isinstance(original, EntryView)
    assert original.head.translations == view.head.translations
    assert [each.address for each in view.head.translations] == ["/entries/a/", "/ur/entries/a/"]


def test_an_old_path_redirects_to_where_the_entry_is_now() -> None:
    drawn, codes = planned(
        {"entries/a.md": CALL.replace("kind: call", "aliases: [2022/old.html, x]")}
    )
    assert not codes
    for old in ("/2022/old.html", "/x/"):
        assert pages(drawn)[old].template == "redirect.html"
        assert pages(drawn)[old].view.target.address == "/entries/a/"  # type: ignore[union-attr]


def test_an_alias_outside_the_site_is_refused() -> None:
    _, codes = planned({"entries/a.md": CALL.replace("kind: call", "aliases: [../../etc]")})
    assert codes == ["bad-value"]


def test_two_things_at_one_address_are_an_error_that_names_both() -> None:
    _, codes = planned({"entries/a.md": CALL, "pages/topics.md": "# Our topics\n\nText."})
    assert codes == ["address-clash"]


def test_an_alias_that_another_page_has_is_an_error_where_it_is_written() -> None:
    wanting = CALL.replace("kind: call", "aliases: [/old/, /topics/energy/]")
    _, (clash,) = drawn_up({"entries/a.md": wanting})
    assert clash.location
    assert (clash.code, clash.location.line, clash.location.column) == ("address-clash", 3, 18)


def test_a_topic_and_a_party_of_one_name_have_a_page_each() -> None:
    drawn, codes = planned(
        {"entries/a.md": entry("2001", parties="[Syria, Russia]", topics="[Syria]")}
    )
    assert not codes
    assert {"/parties/syria/", "/topics/syria/"} <= set(pages(drawn))


def test_undated_sides_of_an_interval_are_listed_under_the_year_that_is_known() -> None:
    drawn, _ = planned({"entries/a.md": entry("../2001"), "entries/b.md": entry("198X")})
    assert listed(drawn, "/timeline/2001/") == ["a"]
    assert listed(drawn, "/timeline/1980/") == ["b"]


def test_sources_are_listed_by_their_publishers_else_by_the_hosts_of_their_addresses() -> None:
    sources = (
        "[{title: A report, publisher: Dawn, url: 'https://www.dawn.com/1'},"
        " 'https://www.mid.ru/one', 'https://mid.ru/two', A book]"
    )
    text = entry("2022").replace("topics:", f"sources: {sources}\ntopics:")
    drawn, _ = planned({"entries/a.md": text})
    view = pages(drawn)["/sources/"].view
    assert isinstance(view, IndexView)
    assert [(part.title, len(part.items)) for part in view.sections] == [
        ("Dawn", 1),
        ("mid.ru", 2),
        ("No publisher named", 1),
    ]


def test_a_chronicle_without_entries_still_has_all_its_indexes() -> None:
    drawn, _ = planned({"pages/about.md": "# About\n\nSoon."})
    assert {"/", "/timeline/", "/leaders/", "/commitments/", "/corrections/"} <= set(pages(drawn))


def related(drawn: Plan, address: str) -> list[tuple[str, str]]:
    """The titles of the entries related to one, each with the reason."""
    view = pages(drawn)[address].view
    assert isinstance(view, EntryView)
    return [(other.entry.text, other.reason) for other in view.related]


def dated(date: str, fields: str) -> str:
    return f"---\ndate: {date}\nparties: [Pakistan, Russia]\n{fields}\n---\n# Of {date}\n"


def test_related_entries_say_what_they_share_and_how_far_off_they_are() -> None:
    leaders = "people: [{name: Khan, for: Pakistan}, {name: Putin, for: Russia}]"
    drawn, _ = planned(
        {
            "entries/a.md": dated("2021-01-01", "topics: [energy]\ndossiers: [Stream]"),
            "entries/b.md": dated("2021-02-11", "topics: [energy]\ndossiers: [Stream]"),
            "entries/c.md": dated("2021-06", f"topics: [trade]\n{leaders}"),
            "entries/d.md": dated("2021-08-02", f"topics: [trade]\n{leaders}"),
            "entries/e.md": dated("1999?", "topics: [fish, energy]"),
        }
    )
    assert related(drawn, "/entries/a/") == [
        ("Of 2021-02-11", "same dossier (Stream), 41 days later"),
        ("Of 1999?", "same topic (energy)"),
    ]
    assert related(drawn, "/entries/d/") == [
        ("Of 2021-06", "same leaders (Khan and Putin) and topic (trade), 2 months earlier")
    ]


def test_of_entries_equally_like_the_nearer_comes_first_then_the_first_by_id() -> None:
    drawn, _ = planned(
        {
            f"entries/{id}.md": dated(date, "topics: [energy]")
            for id, date in (
                ("x", "2021-01-15"),
                ("far", "2021-01-05"),
                ("b", "2021-01-12"),
                ("a", "2021-01-18"),
            )
        }
    )
    assert [title for title, _ in related(drawn, "/entries/x/")] == [
        "Of 2021-01-18",
        "Of 2021-01-12",
        "Of 2021-01-05",
    ]


def test_a_translation_says_in_its_own_language_why_entries_are_related() -> None:
    drawn, _ = planned(
        {
            "entries/a.md": entry("2021-01-01"),
            "entries/a.ru.md": "---\ntitle: Запись\n---\n",
            "entries/b.md": entry("2021-02-11"),
        },
        "languages: [en, ru]\n",
    )
    ((_, english),) = related(drawn, "/entries/a/")
    ((_, russian),) = related(drawn, "/ru/entries/a/")
    assert english == "same topic (energy), 41 days later"
    assert "41 день" in russian
