"""One view of every kind, with everything in it that a template may show."""

from dataclasses import replace

from chronicle.converting import convert
from chronicle.model import Kind
from chronicle.planning import views
from chronicle.planning.views import Link, Listed, Prose, Tally, When

SITE = views.Site(
    title="Pakistan–Russia, a chronicle",
    tagline="Contacts between two states, 1948–2025",
    root="https://example.github.io/chronicle/",
    language="en",
    authors=("The editors",),
    license="CC-BY-4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    repository="https://github.com/example/chronicle",
    navigation=(
        Link("Timeline", "/timeline/"),
        Link("Leaders", "/leaders/"),
        Link("Relations", "/relations/"),
        Link("Topics", "/topics/"),
        Link("Dossiers", "/dossiers/"),
        Link("Commitments", "/commitments/"),
        Link("Search", "/search/"),
    ),
    accent="#7a1f2b",
    logo=None,
    fonts=(("text", "Charter, Georgia, serif"),),
    coverage="1 May 1948 to 31 December 2025. Official contacts for which a source could be read.",
    generator="Chronicle 0.1.0",
)
CALL = Kind("call", "Call", "Calls", "call")
VISIT = Kind("visit", "Visit", "Visits", "visit")
PAKISTAN = Link("Pakistan", "/parties/pakistan/")
RUSSIA = Link("Russia", "/parties/russia/")
KHAN = Link("Imran Khan", "/leaders/imran-khan/")
PUTIN = Link("Vladimir Putin", "/leaders/putin/")
ENERGY = Link("Energy", "/topics/energy/")
AFGHANISTAN = Link("Afghanistan", "/topics/afghanistan/")
ISLAMOPHOBIA = Link("Islamophobia", "/topics/islamophobia/")
TRADE = Link("Trade and the economy", "/topics/trade/")
RELATION = Link("Pakistan–Russia", "/relations/pakistan-russia/")
STREAM = Link("Pakistan Stream Gas Pipeline", "/dossiers/pakistan-stream/")
MOSCOW = Link("Moscow", "/places/moscow/")
JANUARY = When("17 January 2022", "2022-01-17")
SEPTEMBER = When("14 September 2021", "2021-09-14")
FEBRUARY = When("23–24 February 2022")
THIS = Link("Imran Khan and Vladimir Putin speak by telephone", "/entries/2022-01-17-call/")
EARLIER = Link("Khan and Putin discuss Afghanistan", "/entries/2021-09-14-call/")
LATER = Link("Imran Khan in Moscow", "/entries/2022-02-23-khan-moscow/")
URDU = Link("عمران خان اور ولادیمیر پیوٹن کا ٹیلیفونک رابطہ", "/entries/x/", "ur")

BODY = """
[[imran-khan|Imran Khan]] and [[putin]] spoke by telephone on Monday 17 January 2022.[^src:dawn] It was their
third recorded call since August 2021, after those of 25 August and 14 September 2021, and the first of the new year.

Khan said that he had wished above all to express his appreciation of what Putin had said at his news
conference in December: that free speech is no cover for insulting the Prophet.[^src:wottot] He spoke of the
warnings that he had given in his own addresses to the General Assembly.[^1]

## The Kremlin’s account

> The Kremlin’s own page was not seen. Its text is known only from one quotation.

| Subject | Pakistan | Russia |
|---|---|---:|
| Afghanistan | named | not named |

- An item
- Another, about [[nobody-knows]]

[^1]: In 2019, 2020 and 2021.
"""
PROSE = Prose(convert(BODY), (KHAN, PUTIN, None), (1, 2))
INTRO = Prose(
    convert(
        "An *introduction* of two sentences. It says what the list is about, and where it has gaps."
    )
)
PICTURE = views.Picture(
    "/media/khan-putin.jpg", "Two men on the telephone", "In 2022", "Press office"
)


def head(title: str, address: str, **more: object) -> views.Head:
    """The head of a page two steps below the front page."""
    whole = views.Head(
        title=title,
        address=address,
        language="en",
        description=f"What the chronicle says of {title}.",
        breadcrumbs=(Link("Home", "/"), Link("Timeline", "/timeline/")),
        edit="https://github.com/example/chronicle/edit/main/content/x.md",
    )
    return replace(whole, **more)  # type: ignore[arg-type]


def card(number: int, title: str, when: When, **more: object) -> Listed:
    """A card in a list."""
    whole = views.Card(
        id=f"e{number}",
        address=f"/entries/e{number}/",
        title=title,
        when=when,
        days="2022-01-17/2022-01-17",
        broader=(ISLAMOPHOBIA,),
        kind=CALL,
        status="confirmed",
        standfirst="Imran Khan thanked Vladimir Putin for his words and confirmed his government’s wish to carry"
        " out the Pakistan Stream pipeline.",
        parties=(PAKISTAN, RUSSIA),
        people=(KHAN, PUTIN),
        places=(),
        topics=(ENERGY, AFGHANISTAN, ISLAMOPHOBIA),
        language="en",
        sources=10,
    )
    return Listed(replace(whole, **more))  # type: ignore[arg-type]


LISTED = (
    card(1, "Imran Khan in Moscow", FEBRUARY, kind=VISIT, level="working", places=(MOSCOW,)),
    card(2, "Imran Khan and Vladimir Putin speak by telephone", JANUARY),
    replace(
        card(
            3, "Steel mill agreement", When("about 1971"), status="reported", people=(), sources=1
        ),
        note="multilateral",
    ),
    card(
        4,
        "عمران خان اور ولادیمیر پیوٹن کا ٹیلیفونک رابطہ",
        SEPTEMBER,
        standfirst="وزیراعظم نے روسی صدر کے بیان کا خیر مقدم کیا۔",
        language="ur",
        direction="rtl",
    ),
)
GROUPS = (
    views.Group(
        "2022",
        (
            views.Month("Jan", "m2022-01", LISTED[:1]),
            views.Month("Month not known", "", LISTED[1:2]),
        ),
        "/timeline/2022/",
        "y2022",
    ),
    views.Group("Before 2022", (views.Month("", "", LISTED[2:]),)),
)
BANDED = (
    replace(
        GROUPS[0],
        bands=(views.Band("head of government", begins=True, ends=True), None),
        offices=(views.BandLabel("head of government", "Prime Minister of Pakistan, 2018–2022"),),
    ),
    views.Group("", bands=(None, None), quiet="2008–2021: not collected", is_collected=False),
    views.Group("", bands=(None, views.Band("minister", is_sure=False)), quiet=""),
)
TOPICS = views.Panel(
    "Topics",
    (Tally(ENERGY, 17), Tally(AFGHANISTAN, 9, "also a party"), Tally(TRADE, 5)),
    Link("All topics", "/topics/"),
)
LEADERS = views.Panel(
    "Leaders",
    (Tally(KHAN, 12, "Prime Minister of Pakistan, 2018–2022"), Tally(PUTIN, 21)),
    None,
)
PAGES = views.Pagination(
    "2018",
    "2015–2018",
    "/timeline/",
    "/timeline/",
    "/timeline/page/2014/",
)
FIRST_PAGE = views.Pagination(
    label="from 2019",
    next="/timeline/page/2018/",
    pages=(Link("from 2019", "/timeline/"), Link("until 2018", "/timeline/page/2018/")),
)
COMMITMENTS = (
    views.Commitment(
        id="c1",
        anchor="commitment-c1",
        by=(RUSSIA,),
        to=(PAKISTAN,),
        text="Putin’s invitation to Khan to visit Russia.",
        status="fulfilled",
        entry=THIS,
        made=JANUARY,
        source=1,
        kept=(views.Kept(LATER, FEBRUARY), views.Kept(EARLIER, SEPTEMBER, True, "In part.")),
        taken="37 days",
        timing="5 days before it was due",
        caveat="This chronicle does not cover all the time in which it may have been kept.",
    ),
    views.Commitment(
        id="c2",
        anchor="commitment-c2",
        by=(PAKISTAN, RUSSIA),
        to=(),
        text="Sign the shareholders’ agreement of the Pakistan Stream pipeline.",
        status="not met",
        entry=THIS,
        made=JANUARY,
        due=When("February 2022", "2022-02"),
        note="Not reported as signed by the end of 2025.",
    ),
    *(
        views.Commitment(
            f"c{n}", f"commitment-c{n}", (PAKISTAN,), (), "Stay in contact.", status, THIS, JANUARY
        )
        for n, status in enumerate(
            ("open", "partly fulfilled", "overdue", "lapsed", "withdrawn", "superseded"), 3
        )
    ),
)
LEDGER_ROWS = tuple(
    views.LedgerRow(
        commitment=commitment,
        dossiers=(STREAM,) if number == 1 else (),
        stale="Last movement in this chronicle: 17 January 2022." if number == 2 else None,
        who="russia, pakistan",
        made="2022-01-17/2022-01-17",
        due="2022-02-28/2022-02-01" if commitment.due else "",
        rank=number,
        days=37 if commitment.taken else None,
    )
    for number, commitment in enumerate(COMMITMENTS)
)
CORRECTION = views.Correction(
    when=When("23 November 2026", "2026-11-23"),
    text="The dateline of The Diplomatic Insight’s report gives the year as 2021.",
    field="date",
    reported="17 January 2021",
    corrected="17 January 2022",
    evidence="The same publisher’s article of 8 February 2022",
    evidence_source=2,
    evidence_url="https://thediplomaticinsight.com/",
    entry=replace(THIS, address=f"{THIS.address}#correction-2026-11-23"),
    anchor="correction-2026-11-23",
)
DISCREPANCY = views.Discrepancy(
    "Urdu outlets say that Khan contacted Putin; English reports say only that the two spoke.",
    "people",
    (
        views.Claim("Khan contacted Putin", "Asal Media", 3, "https://asalmedia.com/?p=1234442"),
        views.Claim("Putin held the conversation", "wottot.com", 2),
        views.Claim("the two spoke", name="Who", when=JANUARY),
    ),
    replace(THIS, address=f"{THIS.address}#discrepancy-people"),
    "discrepancy-people",
)
PAGE_HISTORY = views.PageHistory(
    first=JANUARY,
    last=FEBRUARY,
    why="Name the <second> source",
    commit="https://github.com/example/chronicle/commit/0123abc",
    changes="https://github.com/example/chronicle/commits/main/content/x.md",
)
SOURCES = (
    views.Source(
        1,
        "In telephone call, PM Imran thanks Putin for ‘emphatic’ statement",
        Link("In telephone call", "/sources/dawn-1669975/"),
        "https://www.dawn.com/news/1669975/in-telephone-call?a=1&b=2",
        "Dawn",
        JANUARY,
        "en",
        "English",
        "news report",
        PAKISTAN,
        "A reporter",
        When("23 November 2026", "2026-11-23"),
        "https://web.archive.org/web/2022/https://www.dawn.com/news/1669975",
        "Quotes Khan’s tweets and the Prime Minister’s Office.",
    ),
    views.Source(
        2, "Putin speaks with Imran Khan", Link("Putin speaks", "/sources/wottot/"), side=RUSSIA
    ),
    views.Source(
        3,
        "وزیراعظم کا روسی صدر سے رابطہ، اسلامو فوبیا سے متعلق بیان کا خیر مقدم",
        Link("وزیراعظم", "/sources/asal/", "ur"),
        "https://asalmedia.com/?p=1234442",
        "Asal Media",
        JANUARY,
        "ur",
        "Urdu",
        "news report",
    ),
)
RELATED = (
    views.Related(EARLIER, SEPTEMBER, "the same two leaders"),
    views.Related(LATER, FEBRUARY, ""),
)

VERSIONS = (
    Link("English", THIS.address, "en"),
    Link("اردو", "/ur/entries/2022-01-17-call/", "ur"),
)
ENTRY = views.EntryView(
    head=head(
        THIS.text,
        THIS.address,
        type="article",
        published="2022-01-17",
        image=PICTURE,
        translations=VERSIONS,
        languages=VERSIONS,
    ),
    id="2022-01-17-call",
    title=THIS.text,
    when=JANUARY,
    kind=CALL,
    status="confirmed",
    standfirst="Imran Khan thanked Vladimir Putin for his words on insults to the Prophet, confirmed his"
    " government’s wish to carry out the Pakistan Stream pipeline and asked for Afghanistan’s frozen assets to be"
    " released. Each invited the other to visit.",
    parties=(PAKISTAN, RUSSIA),
    topics=(ISLAMOPHOBIA, TRADE, ENERGY, AFGHANISTAN),
    prose=PROSE,
    participants=(
        views.Participant(KHAN, "Prime Minister", PAKISTAN, "host", (("ur", "عمران خان"),)),
        views.Participant(PUTIN, "President", RUSSIA, None, (("ru", "Владимир Путин"),)),
    ),
    places=(MOSCOW,),
    mentions=(Link("United States", "/parties/united-states/"), Link("UN", "/parties/un/")),
    relations=(RELATION, Link("Pakistan–Russia: energy", "/relations/pakistan-russia/energy/")),
    sources=SOURCES,
    accounts=(
        views.Account(
            "Pakistan",
            (PAKISTAN,),
            "given",
            (
                views.Readout(
                    "The Prime Minister’s Office named Khan’s warnings on Islamophobia at the United Nations, the"
                    " upward course of relations, Pakistan Stream, and Afghanistan and its frozen assets.",
                    SOURCES[0],
                    (ISLAMOPHOBIA, ENERGY, AFGHANISTAN),
                ),
                views.Readout("دونوں نے ایک دوسرے کو دعوت دی۔", None, (), "ur", "rtl"),
            ),
        ),
        views.Account(
            "Russia",
            (RUSSIA,),
            "given",
            (
                views.Readout(
                    "The Kremlin said that Khan had reported broad support.",
                    SOURCES[1],
                    (ISLAMOPHOBIA,),
                ),
            ),
        ),
        views.Account(
            "China",
            (Link("China", "/parties/china/"),),
            "not found",
            (views.Readout(absent=True, searched=When("23 November 2026", "2026-11-23")),),
        ),
        views.Account("Pakistan and Russia, jointly", (PAKISTAN, RUSSIA), "not recorded"),
        views.Account(
            "India", (Link("India", "/parties/india/"),), "not summarised", (), SOURCES[:1]
        ),
    ),
    comparisons=(
        views.Comparison(
            ISLAMOPHOBIA,
            tuple(
                map(views.Naming, ("named", "silent", "not found", "not recorded", "not listed"))
            ),
        ),
        views.Comparison(
            ENERGY,
            (
                views.Naming("named", (TRADE,)),
                views.Naming("named in part", (TRADE,)),
                *map(views.Naming, ("not found", "not recorded", "not listed")),
            ),
        ),
    ),
    commitments=COMMITMENTS[:3],
    fulfils=(replace(COMMITMENTS[0], entry=EARLIER, made=SEPTEMBER),),
    dossiers=(
        views.Milestone(
            JANUARY, STREAM, "Khan confirms to Putin his government’s wish to carry it out."
        ),
    ),
    follows=RELATED[:1],
    followed_by=RELATED[1:],
    corrections=(CORRECTION,),
    history=PAGE_HISTORY,
    discrepancies=(DISCREPANCY, views.Discrepancy("Rediff counts three calls.")),
    record=(
        views.Statement(
            "Third telephone call between Imran Khan and Vladimir Putin in this chronicle; previous:"
            " 14 September 2021, 125 days earlier",
            (EARLIER,),
        ),
        views.Statement("First visit to Moscow by a Pakistani prime minister in this chronicle"),
    ),
    scope="Worked out from the entries of this chronicle, which does not state what it covers.",
    image=PICTURE,
    backlinks=(LATER, URDU),
    related=RELATED,
    neighbours=(
        views.Neighbour(RELATION, EARLIER, SEPTEMBER, LATER, FEBRUARY),
        views.Neighbour(Link("Khan and Putin", "/leaders/imran-khan/"), next=LATER),
    ),
    citation="“Imran Khan and Vladimir Putin speak by telephone”, Pakistan–Russia, a chronicle.",
)
BARE_ENTRY = views.EntryView(
    head=views.Head("A first entry", "/entries/first/", "en"),
    id="first",
    title="A first entry",
    when=When("1966", "1966"),
    kind=VISIT,
    level="state",
    status="disputed",
    standfirst="",
    parties=(PAKISTAN,),
    topics=(ENERGY,),
    prose=Prose(convert("")),
)
SHARES = views.ShareTable(
    "Sources by side",
    "Side",
    (views.ShareRow("Pakistan", 80, 37, PAKISTAN), views.ShareRow("independent", 117, 40)),
)
SCOPE = "Worked out from the entries of this chronicle, which covers the time since 1 May 1948."
LIST = views.ListView(
    head=head("Energy", "/topics/energy/", feed="/topics/energy/feed.xml"),
    title="Energy",
    kicker="Topic",
    native_names=(("ur", "توانائی"), ("ru", "Энергетика")),
    intro=INTRO,
    image=PICTURE,
    facts=(
        views.Fact("Broader", links=(TRADE, AFGHANISTAN)),
        views.Fact("Dates", "about 40 years", when=When("1 May 1948", "1948-05-01")),
        views.Fact("Website", url="https://example.org/"),
    ),
    count=4,
    span="1971–2022",
    groups=GROUPS,
    panels=(TOPICS, LEADERS),
    pagination=PAGES,
    previous=Link("2021", "/timeline/2021/"),
    next=Link("2023", "/timeline/2023/"),
    backlinks=(LATER,),
)
STRIP = views.Strip(
    id="strip",
    title="Entries by year and kind",
    description="Each bar is a year: 4 entries of 1971–2022, by kind.",
    table=views.ChartTable(
        ("Year", "Visits", "All"),
        (
            views.ChartRow("2022", ("2", "2"), "#y2022"),
            views.ChartRow("1973–1998", text="not collected"),
        ),
    ),
    legend=(views.LegendItem("family-visit", "Visits"),),
    most="2",
    unit=50.0,
    is_coarse=True,
    bars=(
        views.StripBar(
            "2022", "2022: 2 entries", 90.0, 1.0, (views.Segment("family-visit", 0.0, 100.0),)
        ),
    ),
    steps=(
        views.StripStep("1970", "1970–1979: 1 entry", "1", "/timeline/page/2018/#y1971"),
        views.StripStep("1980", "1980–1989: 0 entries", "0", is_minor=True),
    ),
    blanks=(views.Blank(20.0, 30.0),),
)
LIST = replace(LIST, strip=STRIP)
_SHARED = {name: getattr(LIST, name) for name in views.ListView.__slots__}
RELATION_PAGE = views.RelationView(
    **_SHARED,
    coverage=views.CoveragePanel(
        (views.Fact("Quiet years", "1950–1965, 2020"), views.Fact("Not collected", "1973–1998")),
        SHARES,
        Link("Coverage", "/coverage/"),
    ),
    kin=(
        views.Kin("Before", Link("Pakistan–Soviet Union", "/relations/x/"), "5 entries, 1948–1972"),
        views.Kin("After", RELATION, ""),
    ),
    included="The list below also holds 5 entries of Pakistan–Soviet Union.",
    contacts=views.Contacts(
        statements=(
            views.Statement("Busiest year in this chronicle: 2021, with 7 entries."),
            views.Statement("First entry in this chronicle: 14 September 2021.", (EARLIER,)),
        ),
        counts=(
            views.Counts("Visits", (views.Count("Pakistan visited, Russia hosted", 1, (LATER,)),)),
            views.Counts("By kind", (views.Count("Calls", 30, (THIS, EARLIER), "and 28 more"),)),
        ),
        matrix=views.Matrix(
            "Entries in which both took part",
            "Pakistan, by row; Russia, by column",
            (PUTIN, Link("Sergey Lavrov", "/leaders/lavrov/")),
            (views.MatrixRow(KHAN, (views.MatrixCell(2, EARLIER, LATER), None)),),
            "1 person is left out.",
        ),
        scope=SCOPE,
        coverage=Link("Coverage", "/coverage/"),
    ),
)
PERSON = views.PersonView(
    **_SHARED
    | {
        "title": "Imran Khan",
        "kicker": "Leader",
        "native_names": (("ur", "عمران خان"),),
        "groups": BANDED,
    },
    parties=(PAKISTAN,),
    offices=(
        views.Tenure(
            title="Prime Minister of Pakistan",
            span="2018–2022",
            kind="head of government",
            holders=(views.Holder("Preceded by", PUTIN, "2017–2018"),),
        ),
        views.Tenure(
            title="Chairman", span="from 1996", kind="other", source="https://example.org/"
        ),
        views.Tenure(title="Member", span="2013", kind="other", source="The Assembly’s roll"),
    ),
    counterparts=(
        views.Counterparts(
            "while Prime Minister of Pakistan (2018–2022)",
            RUSSIA,
            RELATION,
            (
                views.CounterpartYears("2018–2019", (PUTIN,), "1 entry with both"),
                views.CounterpartYears("2020", (replace(PUTIN, note="perhaps"),)),
            ),
        ),
    ),
    scope="Worked out from the entries of this chronicle, which does not state what it covers.",
)
PARTY = views.PartyView(
    **_SHARED | {"title": "SCO", "kicker": "Organisation"},
    members=(views.Member(PAKISTAN, "from 9 June 2017"), views.Member(RUSSIA, "")),
)
DOSSIER = views.DossierView(
    **_SHARED | {"title": STREAM.text, "kicker": "Project", "pagination": FIRST_PAGE},
    status="Not built; still discussed in 2023",
    milestones=(
        views.Moment(When("2015", "2015"), ("Signed",)),
        views.Moment(
            SEPTEMBER,
            ("In force", "Ended"),
            EARLIER,
            "reported",
            "The two sides agree on a protocol.",
            "6 years later",
        ),
        views.Moment(JANUARY, entry=THIS, text="They speak.", since="125 days later"),
    ),
    figures=(
        views.Figure(
            "Length",
            (
                views.Claim(
                    "about 1,100 km", "most sources", name="Length", when=When("2015", "2015")
                ),
                views.Claim(
                    "1,040 km",
                    "Business Recorder",
                    name="Length",
                    source_url="https://example.org/a",
                ),
            ),
            True,
        ),
        views.Figure("", (views.Claim("2.5–3 billion dollars"),), False),
    ),
    commitments=COMMITMENTS,
    outcomes=(
        views.Outcome(None, 8, "/commitments/dossiers/pakistan-stream/#all", "all"),
        views.Outcome(
            "not met",
            1,
            "/commitments/dossiers/pakistan-stream/#status-not-met",
            "status-not-met",
        ),
    ),
    related=(views.Related(LATER, FEBRUARY, "Follows “Khan and Putin discuss Afghanistan”"),),
    scope="Worked out from the entries of this chronicle.",
)
INDEX = views.IndexView(
    head=head("Topics", "/topics/"),
    title="Topics",
    kicker="Index",
    intro="Everything that was spoken of.",
    count=4,
    sections=(
        replace(TOPICS, title="", items=TOPICS.items * 4),
        replace(LEADERS, title="K"),
    ),
)
BARS = views.BarChart(
    id="chart-contacts",
    title="Entries by year and kind",
    description="Each bar is a year: 12 entries of 1966–2022, by kind.",
    table=views.ChartTable(
        ("Year", "Visits", "All"),
        (
            views.ChartRow("1966", ("2", "2"), "/timeline/1966/"),
            views.ChartRow("1973–1998", text="not collected"),
            views.ChartRow("Year not known", ("1", "1")),
        ),
    ),
    legend=(
        views.LegendItem("family-visit", "Visits"),
        views.LegendItem("uncollected", "not collected"),
    ),
    notes=("1 denied entry is not counted.",),
    is_linked=True,
    scale=(views.Mark(100, "0"), views.Mark(0, "8")),
    years=(views.Mark(10, "1966"), views.Mark(90, "2022", is_minor=True)),
    bars=(
        views.Bar(
            "1966: 2 entries",
            0,
            2,
            0.2,
            1.6,
            (views.Segment("family-visit", 75, 25),),
            "/timeline/1966/",
        ),
        views.Bar("1967: none", 2, 2, 2.2, 1.6, ()),
    ),
    blanks=(views.Blank(10, 40, "not collected"), views.Blank(60, 2)),
)
ROWS = views.RowsChart(
    id="chart-topics",
    title="Topics over time",
    description="How many entries each topic has in each year of 2001–2004.",
    table=views.ChartTable(("Year", "Energy", "Trade"), (views.ChartRow("2001", ("2", "0")),)),
    is_linked=True,
    bins=4,
    top=2,
    rows=(
        views.Row(ENERGY, "2", "M0.1 2v-2h0.8v2z"),
        views.Row(TRADE, "1", "M2.1 2v-1h0.8v1z"),
    ),
    years=(views.Mark(12.5, "2001"), views.Mark(37.5, "2002", is_minor=True)),
    blanks=(views.Blank(50, 25),),
)
CALENDAR_OF_YEAR = views.YearChart(
    id="chart-year",
    title="Day by day",
    description="Each square is a day of 2022.",
    table=views.ChartTable(
        ("Day", "Entries"), (views.ChartRow("17 January 2022", ("1",), THIS.address),)
    ),
    legend=(views.LegendItem("shade-5", "1"),),
    is_linked=True,
    months=(
        views.YearMonth(
            "January",
            "January 2022",
            "/timeline/2022/01/",
            (views.YearDay(0, 20, "shade-5", "17", "17 January 2022: a call", THIS.address),),
            "M0 0h9v9h-9z",
            "M10 0h9v9h-9z",
        ),
        views.YearMonth("February", "February 2022", None, (), "", "M10 0h9v9h-9z"),
    ),
)
MAP = views.MapChart(
    id="chart-map",
    title="Places and visits",
    description="3 of 4 entries, by place: the larger a disc, the more entries.",
    table=views.ChartTable(
        ("Place", "Entries", "Visits from"),
        (
            views.ChartRow("Moscow", ("2", "Pakistan (1)"), "/places/moscow/"),
            views.ChartRow("Iran", ("1", "")),
        ),
    ),
    legend=(views.LegendItem("map-place", "place"), views.LegendItem("map-way", "visit")),
    notes=("1 entry names no place.",),
    is_linked=True,
    width=720,
    height=400,
    land="M0 0l720 0 0 400-720 0z",
    borders="M100 0l50 400",
    disputed="M300 100l50 20",
    ways=(
        views.MapWay("way-1", "M10 10Q20 0 30 10", "M28 8l2 2-2 2", "Pakistan to Moscow: 1 visit"),
    ),
    spots=(
        views.MapSpot("map-place", 30, 10, 8, "Moscow: 2 entries", "/places/moscow/"),
        views.MapSpot("map-country", 100, 200, 4, "Iran: 1 entry"),
    ),
    labels=(
        views.MapLabel(45, 14, "start", "Moscow"),
        views.MapLabel(90, 204, "end", "Iran", is_minor=True),
    ),
    credit="Natural Earth",
)
TIES = views.TiesChart(
    id="chart-ties",
    title="Who took part with whom",
    description="A line joins two people who took part in an entry for different parties.",
    table=views.ChartTable(
        ("Who", "With whom", "Entries"),
        (views.ChartRow("Imran Khan", ("Vladimir Putin", "6"), "/leaders/imran-khan/"),),
    ),
    notes=("That two took part in an entry does not say that they met.",),
    columns=(
        views.TiesColumn(
            "Pakistan",
            (views.TiesPerson(Link("Imran Khan", "/leaders/imran-khan/"), "", "6", 50, 9),),
        ),
        views.TiesColumn(
            "Others",
            (views.TiesPerson(Link("Vladimir Putin", "/leaders/putin/"), "Russia", "6", 50, 9),),
        ),
    ),
    ties=(
        views.Tie("tie-3", "M0 50C50 50 50 50 100 50", "Imran Khan and Vladimir Putin: 6 entries"),
    ),
)
GRID = views.GridChart(
    id="chart-leaders",
    title="Leader by leader",
    description="In how many entries two leaders took part for different parties.",
    table=views.ChartTable(
        ("Leader", "With", "Entries"),
        (views.ChartRow("Imran Khan", ("Vladimir Putin", "6")),),
        texts=1,
    ),
    legend=(views.LegendItem("shade-1", "1–3"), views.LegendItem("shade-5", "4–6")),
    is_linked=True,
    width=50,
    pitch=26,
    rows=(views.GridName(13, "Imran Khan", "Imran Khan", KHAN.address),),
    columns=(
        views.GridName(25, "Vladimir Putin", "Vladimir Pu…", PUTIN.address),
        views.GridName(75, "Mikhail Mishustin of Russia", "Mikhail Mis…", PUTIN.address),
    ),
    cells=(
        views.GridCell(0, 0, "shade-5", "6", "Imran Khan and Vladimir Putin: 6 entries"),
        views.GridCell(50, 0, "shade-1", "1,200", "Two: 1,200 entries", RELATION.address),
    ),
    diagonal=((0, 0),),
)
PICTURES = views.PicturesView(
    head=head("The record in pictures", "/pictures/"),
    title="The record in pictures",
    intro="What the entries add up to, drawn.",
    count=45,
    scope="Worked out from the entries of this chronicle, which does not state what it covers.",
    coverage=Link("Coverage", "/coverage/"),
    contacts=BARS,
    topics=ROWS,
    map=MAP,
    ties=TIES,
    leaders=GRID,
    parties=replace(GRID, id="chart-parties", columns=GRID.columns[:1], cells=GRID.cells[:1]),
)
HOME = views.HomeView(
    head=views.Head(SITE.title, "/", "en", description=SITE.tagline),
    intro=INTRO,
    counts=tuple(
        Tally(Link(name, f"/{name.lower()}/"), count)
        for name, count in (("Entries", 46), ("Leaders", 38), ("Relations", 12), ("Sources", 212))
    ),
    span="1948–2025",
    latest=LISTED,
    panels=(TOPICS, LEADERS),
    contacts=BARS,
    day=views.DayAhead("On this day", "17 January", "/on-this-day/01-17/", RELATED),
    anniversaries=(views.Related(EARLIER, When("14 September 2026", "2026-09-14"), "5 years"),),
)
MONTHS = (
    ("Jan", "January"), ("Feb", "February"), ("Mar", "March"), ("Apr", "April"), ("May", "May"), ("Jun", "June"),
    ("Jul", "July"), ("Aug", "August"), ("Sep", "September"), ("Oct", "October"), ("Nov", "November"),
    ("Dec", "December"),
)  # fmt: skip
COVERAGE = views.CoverageView(
    head=head("Coverage", "/coverage/"),
    title="Coverage",
    count=46,
    facts=(views.Fact("Collected from", when=When("1 May 1948", "1948-05-01")),),
    scope=SCOPE,
    months=MONTHS,
    rows=(
        views.CoverageRow(
            label="1948",
            address="/timeline/1948/",
            cells=(
                *(views.CoverageCell(0, "outside", "not collected") for _ in range(4)),
                views.CoverageCell(
                    2, "partly", "2 entries, partly collected", "/timeline/1948/05/"
                ),
                views.CoverageCell(0, "reached", "no entry of its own"),
                *(views.CoverageCell(0, "quiet", "quiet") for _ in range(6)),
            ),
            undated=1,
        ),
        views.CoverageRow(label="1973–1998", state="outside", text="not collected: no source"),
    ),
    legend=(("quiet", "Quiet."), ("outside", "Not collected.")),
    undated=(Tally(Link("the 1980s", "/timeline/1980/"), 2),),
    shares=(SHARES, replace(SHARES, title="Sources by language", label="Language")),
    lists=(Tally(Link("Entries with one source only", "/coverage/one-source/"), 3),),
)
EXPLAINED = views.ExplainedListView(
    **_SHARED | {"title": "17 January", "kicker": "On this day", "panels": ()},
    explained="What happened on this day of the year, in any year.",
    scope=SCOPE,
)
CALENDAR = views.CalendarView(
    head=head("On this day", "/on-this-day/"),
    title="On this day",
    explained="The days of the year on which something happened, in any year.",
    scope=SCOPE,
    count=46,
    months=tuple(
        views.CalendarMonth(
            name,
            (
                views.CalendarDay(f"day-{number:02d}-01", "1", f"1 {name}"),
                views.CalendarDay(
                    f"day-{number:02d}-02",
                    "2",
                    f"2 {name}: 1 entry",
                    1,
                    f"/on-this-day/{number:02d}-02/",
                ),
            ),
        )
        for number, (_, name) in enumerate(MONTHS, 1)
    ),
)
TEXT = views.TextView(
    head=head("About", "/about/"),
    title="About this chronicle",
    prose=PROSE,
    panels=(TOPICS, LEADERS),
    image=PICTURE,
    backlinks=(LATER,),
    history=PAGE_HISTORY,
)
FEED_ITEM = views.FeedItem(
    id="x",
    address="/entries/x/",
    title="Talks <on> gas & oil",
    updated="2022-01-17",
    summary="They spoke.",
    language="en",
    categories=("Energy", "Call"),
)
VIEWS: tuple[tuple[str, views.View], ...] = (
    ("entry.html", ENTRY),
    ("entry.html", BARE_ENTRY),
    ("entry.html", replace(BARE_ENTRY, status="reported", original=URDU)),
    ("entry.html", replace(BARE_ENTRY, status="denied")),
    *((f"{kind}.html", LIST) for kind in ("timeline", "topic", "kind", "place", "source")),
    ("relation.html", RELATION_PAGE),
    ("relation.html", replace(RELATION_PAGE, map=replace(MAP, is_small=True))),
    ("relation.html", replace(RELATION_PAGE, topics=ROWS)),
    (
        "year.html",
        views.YearView(
            head=head("2022", "/timeline/2022/"),
            title="2022",
            kicker="Year",
            calendar=CALENDAR_OF_YEAR,
        ),
    ),
    (
        "relation.html",
        views.RelationView(head=head("A–B", "/relations/a-b/"), title="A–B", kicker="Relation"),
    ),
    ("topic.html", views.ListView(head=head("Gas", "/topics/gas/"), title="Gas", kicker="Topic")),
    ("person.html", PERSON),
    ("person.html", replace(PERSON, map=replace(MAP, is_small=True))),
    ("party.html", PARTY),
    ("dossier.html", DOSSIER),
    ("index.html", INDEX),
    ("index.html", replace(INDEX, map=MAP)),
    ("home.html", HOME),
    ("home.html", replace(HOME, day=None, anniversaries=())),
    ("home.html", replace(HOME, contacts=None)),
    ("pictures.html", PICTURES),
    (
        "pictures.html",
        replace(
            PICTURES,
            contacts=None,
            map=replace(MAP, borders="", disputed="", credit="", is_small=True),
            ties=replace(TIES, columns=(replace(TIES.columns[1], title=""),), is_mirrored=True),
        ),
    ),
    ("pictures.html", replace(PICTURES, contacts=replace(BARS, is_mirrored=True))),
    (
        "pictures.html",
        replace(
            PICTURES,
            contacts=None,
            topics=None,
            leaders=None,
            parties=None,
            map=None,
            ties=None,
        ),
    ),
    ("coverage.html", COVERAGE),
    ("coverage.html", replace(COVERAGE, facts=(), rows=(), undated=(), count=0)),
    ("coverage-list.html", EXPLAINED),
    ("day.html", EXPLAINED),
    ("on-this-day.html", CALENDAR),
    (
        "commitments.html",
        views.CommitmentsView(
            head=head("Commitments", "/commitments/"),
            title="Commitments",
            count=8,
            outcomes=(
                views.Outcome(None, 8, "/commitments/", is_current=True),
                views.Outcome("open", 1, "/commitments/status/open/"),
            ),
            sections=(views.LedgerSection("", 8, LEDGER_ROWS),),
            scope="Worked out from the entries of this chronicle.",
            pagination=PAGES,
        ),
    ),
    (
        "commitments.html",
        views.CommitmentsView(
            head=head("Commitments: Pakistan", "/commitments/parties/pakistan/"),
            title="Commitments: Pakistan",
            count=8,
            outcomes=(
                views.Outcome(None, 8, "/commitments/parties/pakistan/#all", "all"),
                views.Outcome(
                    "open", 1, "/commitments/parties/pakistan/#status-open", "status-open"
                ),
            ),
            sections=(
                views.LedgerSection("Promised by Pakistan", 7, LEDGER_ROWS[1:]),
                views.LedgerSection("Promised to Pakistan", 1, LEDGER_ROWS[:1]),
            ),
            scope="Worked out from the entries of this chronicle.",
            about=PAKISTAN,
        ),
    ),
    (
        "commitments.html",
        views.CommitmentsView(
            head=head("Commitments", "/commitments/"),
            title="Commitments",
            count=0,
            outcomes=(views.Outcome(None, 0, "/commitments/", is_current=True),),
            sections=(),
            scope="Worked out from the entries of this chronicle.",
        ),
    ),
    (
        "corrections.html",
        views.CorrectionsView(
            head=head("Corrections", "/corrections/", feed="/corrections/feed.xml"),
            title="Corrections",
            count=1,
            corrections=(CORRECTION,),
            disputed=1,
            discrepancies=(DISCREPANCY,),
        ),
    ),
    ("page.html", TEXT),
    ("page.html", views.TextView(head=head("Bare", "/bare/"), title="Bare")),
    (
        "search.html",
        views.SearchView(
            head=head("Find", "/search/"),
            title="Find",
            panels=TEXT.panels,
            index="/pagefind/pagefind.js",
            letters="يی æae",
            facets=(views.Facet("kind", "Kinds of event"), views.Facet("year", "Years")),
            kinds=(CALL, VISIT),
        ),
    ),
    ("search.html", views.SearchView(head=head("Find", "/search/"), title="Find")),
    (
        "data.html",
        views.DownloadsView(
            head=head("Data", "/data/"),
            title="Data",
            datasets=(
                views.Dataset(
                    "entries",
                    "Entries",
                    "Every event, one a row.",
                    3,
                    (Link("entries.json", "/data/entries.json"),),
                    (("id", "The entry's id."), ("date", "When it happened.")),
                ),
            ),
            feeds=(Link("Corrections", "/corrections/feed.xml"),),
        ),
    ),
    (
        "404.html",
        views.TextView(head=head("Not found", "/404.html", listed=False), title="Not found"),
    ),
    (
        "redirect.html",
        views.RedirectView(
            head=head("Moved", "/relations/russia-pakistan/", listed=False), target=RELATION
        ),
    ),
    (
        "feeds/atom.xml",
        views.FeedView(
            head=head("Energy", "/topics/energy/feed.xml"),
            title="Energy",
            updated="2022-01-17",
            items=(FEED_ITEM,),
        ),
    ),
    (
        "feeds/sitemap.xml",
        views.SitemapView(
            pages=(
                views.MappedPage("/"),
                views.MappedPage(
                    "/topics/energy/", (Link("English", "/topics/energy/", "en"), URDU)
                ),
            )
        ),
    ),
    (
        "feeds/sitemap-index.xml",
        views.SitemapView(parts=("/sitemap-1.xml", "/sitemap-2.xml")),
    ),
    ("feeds/robots.txt", views.SitemapView()),
)
