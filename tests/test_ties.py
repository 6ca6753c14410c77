"""The network of who took part with whom."""

from sample_site import chronicle_of, entry
from test_planning import pages, planned

from chronicle.deriving.company import company_of
from chronicle.drawing.networks import across, beside, row
from chronicle.planning.views import PicturesView, TiesChart


def call(
    date: str, *people: tuple[str, str], parties: str = "Pakistan, Russia", more: str = ""
) -> str:
    named = ", ".join(f"{{name: {name}, for: {party}}}" for name, party in people)
    return entry(f"people: [{named}]\n{more}", date=date, parties=parties)


KHAN, SHARIF, PUTIN, LAVROV = (
    ("Imran Khan", "Pakistan"),
    ("Nawaz Sharif", "Pakistan"),
    ("Vladimir Putin", "Russia"),
    ("Sergey Lavrov", "Russia"),
)
FOUR = {
    "entries/a.md": call("2015", SHARIF, PUTIN),
    "entries/b.md": call("2021", KHAN, PUTIN),
    "entries/c.md": call("2021-08", KHAN, PUTIN),
    "entries/d.md": call("2022", KHAN, LAVROV),
}


def ties_in(files: dict[str, str], site: str = "") -> TiesChart | None:
    view = pages(planned(files, site)[0])["/pictures/"].view
    assert isinstance(view, PicturesView)
    return view.ties


def drawn(files: dict[str, str], site: str = "") -> TiesChart:
    chart = ties_in(files, site)
    assert chart
    return chart


def test_the_people_of_two_parties_stand_on_two_sides_in_the_order_of_time() -> None:
    chart = drawn(FOUR)
    assert [
        (column.title, [person.link.text for person in column.people]) for column in chart.columns
    ] == [
        ("Pakistan", ["Nawaz Sharif", "Imran Khan"]),
        ("Russia", ["Vladimir Putin", "Sergey Lavrov"]),
    ]


def test_a_line_is_the_thicker_the_more_entries_two_took_part_in() -> None:
    assert [(tie.style, tie.label) for tie in drawn(FOUR).ties] == [
        ("tie-1", "Imran Khan and Sergey Lavrov: 1 entry"),
        ("tie-1", "Nawaz Sharif and Vladimir Putin: 1 entry"),
        ("tie-2", "Imran Khan and Vladimir Putin: 2 entries"),
    ]


def test_the_table_has_every_two_with_their_entries() -> None:
    rows = drawn(FOUR).table.rows
    assert (rows[0].label, *rows[0].cells) == ("Imran Khan", "Vladimir Putin", "2")
    assert rows[0].address == "/leaders/imran-khan/"
    assert len(rows) == 3


def test_people_of_one_party_are_not_joined() -> None:
    files = FOUR | {"entries/e.md": call("2022", KHAN, SHARIF)}
    assert drawn(files).ties == drawn(FOUR).ties


def test_a_denied_entry_makes_no_line() -> None:
    files = FOUR | {"entries/e.md": call("2023", SHARIF, LAVROV, more="status: denied\n")}
    assert drawn(files).ties == drawn(FOUR).ties


def test_an_entry_of_many_people_makes_no_lines() -> None:
    many = tuple((f"Somebody {n}", "Pakistan" if n % 2 else "Russia") for n in range(11))
    files = FOUR | {"entries/e.md": call("2023", *many)}
    assert drawn(files).ties == drawn(FOUR).ties


def test_where_one_party_has_part_in_nearly_everything_all_others_stand_against_it() -> None:
    files = FOUR | {
        "entries/e.md": call("2019", KHAN, ("Xi Jinping", "China"), parties="Pakistan, China")
    }
    ours, others = drawn(files).columns
    assert (ours.title, others.title) == ("Pakistan", "Others")
    assert [person.party for person in others.people] == ["China", "Russia", ""]


def test_where_many_deal_with_many_all_stand_in_one_column_by_party() -> None:
    xi, modi = ("Xi Jinping", "China"), ("Narendra Modi", "India")
    files = FOUR | {
        "entries/e.md": call("2019", xi, modi, parties="China, India"),
        "entries/f.md": call("2020", xi, modi, parties="China, India"),
        "entries/g.md": call("2020", xi, PUTIN, parties="China, Russia"),
        "entries/h.md": call("2020", modi, PUTIN, parties="India, Russia"),
    }
    (column,) = drawn(files).columns
    assert [person.party for person in column.people] == [
        "Pakistan", "", "Russia", "", "China", "India",
    ]  # fmt: skip


def test_of_many_people_the_most_frequent_are_drawn_and_the_others_counted() -> None:
    files = {
        f"entries/e{n}.md": call(f"20{n:02}", (f"Minister {n}", "Pakistan"), PUTIN)
        for n in range(1, 25)
    }
    chart = drawn(files)
    assert [len(column.people) for column in chart.columns] == [16, 1]
    assert chart.notes[0] == "8 more people, with fewer entries, are in the table."


def test_a_few_people_make_no_network() -> None:
    assert ties_in({"entries/a.md": call("2021", KHAN, PUTIN)}) is None


def test_where_a_page_is_read_from_the_right_the_first_side_stands_there() -> None:
    chart = drawn(FOUR, "language: ur")
    assert chart.is_mirrored
    assert all(tie.path.startswith("M100 ") for tie in chart.ties)


def test_who_acted_for_two_parties_is_counted_where_they_did_so_most_often() -> None:
    files = FOUR | {"entries/e.md": call("2010", ("Imran Khan", "Russia"), SHARIF)}
    chronicle, _ = chronicle_of(files)
    company = company_of(chronicle.entries.values())
    assert company.people["imran-khan"].party == "pakistan"


def test_rows_are_of_one_height_and_lines_begin_in_their_middles() -> None:
    assert [row(number, 4) for number in range(4)] == [12.5, 37.5, 62.5, 87.5]
    assert across(12.5, 50.0) == "M0 12.5C50 12.5 50 50 100 50"
    assert beside(0.0, 10.0, is_mirrored=True).startswith("M100 0C")
