"""No page of a site in another language has English left on it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from chronicle.planning.views import Page, Plan, RedirectView
from chronicle.rendering.data import SERIALISERS
from chronicle.rendering.theme import open_theme, render
from chronicle.schema import CommitmentFields, DossierFields, EntryFields, SourceFields
from chronicle.settings import KINDS
from chronicle.wording import words_of
from tests.test_planning import planned

SHOWN = frozenset({"aria-label", "alt", "title", "placeholder", "content", "label"})
"""Attributes whose text a reader sees or hears."""
SAME = re.compile(
    r"A chronicle|Natural Earth|https?://\S+|example\.org|\bChronicle\b(?: [\d.]+)?|\b(?:Atom|CC-BY-4\.0|CSV|EDTF|ISO|JSON|Wikidata)\b"
    r"|\b[A-Z]{2}\b|\bQ\d+\b|party:pakistan|[(（](?:confirmed|reported|disputed|denied)[)）]"
    r"|[\w/.-]+\.(?:json|csv|xml|html)|\b(?:[a-z]{2}_)?[a-z]{2}\b(?=$)"
    r"|width=device-width.*|light dark|#[0-9a-f]{6}|noindex|website|article|\d{4}-\d{2}.*",
    re.ASCII,
)
"""What is the same in every language: names of formats and programs, addresses, what only machines read."""
ENGLISH = re.compile(r"[A-Za-z]{2,}")
WORD = "საქმე"
"""A word of the site's content, in letters that no interface has."""


def site() -> dict[str, str]:
    """A small chronicle that has a page of every kind, in Georgian letters."""
    common = "parties: [PK, RU]\ntopics: [აირი]\n"
    files = {
        "topics/airi.md": f"---\nname: აირი\nbroader: {WORD}\naliases: [ბ]\n---\n{WORD} [[entry:a-1]].\n",
        "people/a.md": "---\nname: ანა\nnative_name: {ka: ანა}\nparty: PK\nborn: 1950\ndied: 2024\naliases: [ან]\nwikidata: Q1\n"
        "offices: [{title: თავი, of: PK, kind: head of government, from: 2001, to: 2003},"
        " {title: მინისტრი, of: PK, kind: foreign minister, from: 2003-05, to: unknown}]\n---\nა\n",
        "people/b.md": "---\nname: ბაბა\nparty: RU\n"
        "offices: [{title: მეფე, of: RU, kind: head of state, from: 2000}]\n---\n",
        "people/c.md": "---\nname: გია\nparty: PK\n"
        "offices: [{title: თავი, of: PK, kind: head of government, from: 2003-06}]\n---\n",
        "parties/o.md": "---\nname: ორგ\ncode: OO\ntype: organisation\nfrom: 1999\nto: 2020\naliases: [ო]\n"
        "members: [{party: PK, from: 2001}, {party: RU, from: 1999, to: 2010}]\npredecessors: [SU]\n---\nო\n",
        "parties/bloc.md": "---\nname: ბლოკი\ntype: bloc\n---\n",
        "parties/entity.md": "---\nname: ერთეული\ntype: entity\n---\n",
        "places/q.md": "---\nname: ქალაქი\ncountry: RU\nlat: 55.7\nlon: 37.6\naliases: [ქ]\n---\nქ\n",
        "relations/pakistan-russia.md": "---\nparties: [PK, RU]\n---\nწ\n",
        "relations/pakistan-russia-airi.md": "---\nparties: [PK, RU]\ntopic: აირი\n---\nწ\n",
        "pages/about.md": "# შესახებ\n\nა [[entry:a-1]]\n",
        "entries/a-1.md": f"---\ndate: 2001-02-03\n{common}kind: visit\nlevel: state\nplace: ქალაქი\n"
        "people: [{name: ანა, for: PK, role: guest}, {name: ბაბა, for: RU, role: host}]\nmentions: ['party:IN']\n"
        "sources:\n"
        + "".join(
            f"  - {{id: s{n}, title: ს{n}, type: {type}, url: 'https://example.org/{n}', publisher: გ, language: en,"
            f" author: ა, accessed: 2020-01-01, archived: 'https://example.org/z', date: 2001-02, side: {side}}}\n"
            for n, (type, side) in enumerate(
                zip(words_of_field(SourceFields, "type"), ["PK", "RU", "CN"] * 3, strict=True)
            )
        )
        + "readouts: [{side: PK, source: s0, text: ა, topics: [აირი, ნავთობი]}, {side: RU, text: ბ, topics: [საქმე]},"
        " {side: CN, absent: true, searched: 2001-03}, {side: [PK, RU], text: ე}]\n"
        "commitments:\n  - {id: c0, by: PK, to: RU, text: პ, due: 2002-01-01, source: s1}\n"
        "  - {id: c1, by: [ანა], to: RU, text: პ, due: 2004-01-01}\n  - {id: c2, by: PK, text: პ}\n"
        "  - {id: c3, by: RU, to: PK, text: პ, due: 2001-06-01}\n"
        + "".join(
            f"  - {{id: d{n}, by: PK, to: RU, text: პ, status: {status}, note: ნ}}\n"
            for n, status in enumerate(words_of_field(CommitmentFields, "status"))
        )
        + "dossiers: [{dossier: დოსიე, milestone: მ}]\n"
        "corrections: [{date: 2020-01-01, text: შ, field: date, reported: ა, corrected: ბ, evidence: s1}]\n"
        "discrepancies: [{text: გ, field: place, claims: [{value: ა, source: s1}, {value: ბ, source: ც}]}]\n"
        "aliases: [old]\n---\n# ვიზიტი\n\nა [[entry:b-call]].[^src:s1]\n",
        "entries/a-1.ur.md": "---\ntitle: აა\n---\nა\n",
        "dossiers/d.md": "---\nname: დოსიე\ntype: project\nparties: [PK, RU]\ntopics: [აირი]\nstatus: ს\nsigned: 2001\n"
        "in_force: 2002\nended: 2003\naliases: [დ]\nclaims: [{name: ა, value: '1', source: ს, date: 2001},"
        " {name: ა, value: '2'}, {name: ბ, value: '2'}]\n---\nდ\n",
    }
    for type in words_of_field(DossierFields, "type"):
        files[f"dossiers/d-{type}.md"] = (
            f"---\nname: დ-{len(type)}-{ord(type[0])}\ntype: {type}\n---\n"
        )
    for number, kind in enumerate(KINDS):
        files[f"entries/b-{kind.id}.md"] = (
            f"---\ndate: 20{number + 2:02}-02-03\n{common}kind: {kind.id}\n"
            "people: [{name: ანა, for: PK}, {name: ბაბა, for: RU}]\ndossiers: [დოსიე]\nplace: ქალაქი\n"
            f"follows: [a-1]\nfulfils: [a-1#c0, {{commitment: a-1#c1, extent: partly}}]\n---\n# {WORD} {number}\n\nა\n"
        )
    for number, status in enumerate(words_of_field(EntryFields, "status")):
        for level in words_of_field(EntryFields, "level"):
            files[f"entries/c-{status}-{level}.md"] = (
                f"---\ndate: 2020-0{number + 1}\n{common}kind: visit\nlevel: {level}\nstatus: {status}\n"
                "people: [ანა, გია]\n---\n# ვიზიტი\n\nა\n"
            )
    files["entries/d-many.md"] = (
        "---\ndate: 1999~\nparties: [PK, RU, IN, CN, FR, SU, ორგ]\ntopics: [აირი]\n---\n# კრება\n\nა\n"
    )
    files["entries/d-three.md"] = (
        "---\ndate: 2019-02-03/2019-02-05\nkind: talks\nparties: [PK, RU, CN]\ntopics: [აირი]\n---\n# კრება\n\nა\n"
    )
    return files


def words_of_field(fields: type, name: str) -> list[str]:
    """The words that a field may be."""
    schema = fields.model_json_schema()["properties"][name]
    return next(each["enum"] for each in (schema, *schema.get("anyOf", ())) if "enum" in each)


class Text(HTMLParser):
    """All that a reader of a page sees or hears, but for the names of columns and the like (`<code>`)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta" or ("name", "generator") not in attrs:
            self.found += [
                value for name, value in attrs if value and name in SHOWN | {"data-side"}
            ]

        self.is_code = tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.is_code = False

    def handle_data(self, data: str) -> None:
        if not self.is_code:
            self.found.append(data)


def english_on(html: str) -> Iterator[str]:
    """The words of a page in Latin letters."""
    text = Text()
    text.feed(html)
    for said in text.found:
        if ENGLISH.search(SAME.sub("", said.strip())):
            yield " ".join(said.split())


FOR_MACHINES = frozenset(
    {*SERIALISERS, "feeds/robots.txt", "feeds/sitemap.xml", "feeds/sitemap-index.xml"}
)


def rendered(drawn: Plan) -> Iterator[tuple[Page, str]]:
    theme, _ = open_theme(drawn.sites, None)
    for page in drawn.pages:
        if (
            page.template not in FOR_MACHINES
            and page.view
            and not isinstance(page.view, RedirectView)
        ):
            yield page, render(theme, page.template, page.view)


COVERAGE = "coverage: {from: 1998, to: 2025, gaps: [2004-05/2004-07, 2010/2012], note: ნ}"
SETTINGS = "url: https://example.org/\nlicense: CC-BY-4.0\nrepository: https://example.org/r\npage_size: 12"


@pytest.mark.parametrize("language", ["ru", "ar", "ur", "zh"])
def test_a_site_in_another_language_has_no_english_on_its_pages(language: str) -> None:
    settings = f"language: {language}\n{SETTINGS}\n{COVERAGE}"
    drawn, _ = planned(site(), settings)
    left = {(page.template, said) for page, html in rendered(drawn) for said in english_on(html)}
    assert sorted(left) == []


def test_a_translation_leads_to_the_rest_of_the_site_in_its_own_language() -> None:
    drawn, _ = planned(site())
    (html,) = (html for page, html in rendered(drawn) if page.address == "/ur/entries/a-1/")
    header = html[html.index("<header") : html.index("<main")]
    assert words_of("ur")("Leaders") in header
    assert words_of("ur")("Relations") in header
    assert "Leaders" not in header
