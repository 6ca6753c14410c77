"""How nouns belong together: pairs, topics, sources, links within bodies and back."""

import pytest
from sample_site import chronicle_of, entry

from chronicle.diagnostics import Diagnostic, Severity
from chronicle.inspecting.finding import find
from chronicle.linking import Entries
from chronicle.model import Mention

PR = ("pakistan", "russia")


def ids(entries: Entries) -> list[str]:
    return [entry.id for entry in entries]


def only(problems: list[Diagnostic]) -> Diagnostic:
    (problem,) = problems
    return problem


def spot(problem: Diagnostic) -> tuple[str, int, int, int]:
    at = problem.location
    assert at
    return at.file, at.line, at.column, at.length


# Lists


def test_an_entry_belongs_to_its_people_parties_topics_kind_place_and_dossiers() -> None:
    chronicle, problems = chronicle_of(
        {
            "entries/a.md": entry(
                "people: [Imran Khan, Imran Khan]\nkind: call\nplace: Moscow\ndossiers: Pipeline"
            ),
            "entries/b.md": entry("kind: visit", date="2021"),
        }
    )
    assert problems == []
    assert ids(chronicle.with_person["imran-khan"]) == ["a"]
    assert ids(chronicle.with_party["russia"]) == ["b", "a"]
    assert ids(chronicle.on_topic["energy"]) == ["b", "a"]
    assert ids(chronicle.of_kind["call"]) == ["a"]
    assert ids(chronicle.at_place["moscow"]) == ["a"]
    assert ids(chronicle.in_dossier["pipeline"]) == ["a"]


TOPICS = {
    "topics/gas.md": "---\nname: Gas\nbroader: Fuels\n---\n",
    "topics/fuels.md": "---\nname: Fuels\nbroader: Energy\n---\n",
}


def test_an_entry_on_a_narrow_topic_is_also_on_every_broader_one() -> None:
    chronicle, problems = chronicle_of({**TOPICS, "entries/a.md": entry(topics="gas, energy")})
    assert problems == []
    assert {topic: ids(found) for topic, found in chronicle.on_topic.items()} == {
        "gas": ["a"],
        "energy": ["a"],
        "fuels": ["a"],
    }
    assert chronicle.topics_of(chronicle.entries["a"]) == ("gas", "energy", "fuels")
    assert ids(chronicle.between_on[PR, "fuels"]) == ["a"]


def test_topics_that_are_broader_than_each_other_do_not_hang() -> None:
    chronicle, _ = chronicle_of(
        {
            **TOPICS,
            "topics/energy.md": "---\nname: Energy\nbroader: gas\n---\n",
            "topics/self.md": "---\nname: Self\nbroader: self\n---\n",
            "entries/a.md": entry(topics="gas, self"),
        }
    )
    assert sorted(chronicle.on_topic) == ["energy", "fuels", "gas", "self"]


# Pairs


def test_an_entry_belongs_to_every_pair_of_its_parties_in_the_order_of_ids() -> None:
    chronicle, _ = chronicle_of({"entries/a.md": entry(parties="Russia, Pakistan, China")})
    assert list(chronicle.between) == [("china", "pakistan"), ("china", "russia"), PR]


def test_an_entry_of_one_party_makes_no_pair() -> None:
    chronicle, problems = chronicle_of({"entries/a.md": entry(parties="Russia, RU")})
    assert (dict(chronicle.between), problems) == ({}, [])


SUMMIT = entry(parties="Pakistan, Russia, China, India", date="2022-09-15", topics="trade")


def test_an_entry_of_many_parties_makes_no_pair_but_is_in_those_that_exist() -> None:
    chronicle, _ = chronicle_of(
        {"entries/summit.md": SUMMIT, "entries/a.md": entry(date="2023")}, "relation_max_parties: 3"
    )
    assert list(chronicle.between) == [PR]
    assert ids(chronicle.between[PR]) == ["summit", "a"]
    assert ids(chronicle.between_on[PR, "trade"]) == ["summit"]
    assert chronicle.multilateral == {"summit"}


def test_an_introduction_makes_its_pair_exist() -> None:
    chronicle, _ = chronicle_of(
        {
            "entries/summit.md": SUMMIT,
            "relations/x.md": "---\nparties: [RU, PK]\n---\nThe two.\n",
            "relations/y.md": "---\nparties: [RU, PK]\ntopic: energy\n---\n",
        },
        "relation_max_parties: 3",
    )
    assert ids(chronicle.between[PR]) == ["summit"]
    assert chronicle.between_on[PR, "energy"] == ()
    assert chronicle.introductions[PR, None].id == "x"
    assert chronicle.introductions[PR, "energy"].id == "y"


def test_a_former_state_and_its_successor_are_two_relations() -> None:
    chronicle, _ = chronicle_of(
        {
            "entries/a.md": entry(parties="Pakistan, Soviet Union", date="1966"),
            "entries/b.md": entry(),
        }
    )
    assert list(chronicle.between) == [PR, ("pakistan", "soviet-union")]
    assert "russia" in chronicle.content.parties["soviet-union"].successors


# Sources


def test_sources_with_one_url_are_one_whatever_their_fragment() -> None:
    chronicle, problems = chronicle_of(
        {
            "entries/a.md": entry("sources: {url: 'https://mid.ru/a#1', title: First}"),
            "entries/b.md": entry("sources: {url: 'https://mid.ru/a', title: Second}"),
        }
    )
    assert problems == []
    assert list(chronicle.sources) == ["mid-ru-a"]
    assert chronicle.sources["mid-ru-a"].title == "First"
    assert ids(chronicle.resting_on["mid-ru-a"]) == ["a", "b"]


def test_urls_that_share_a_slug_have_ids_of_their_own() -> None:
    chronicle, _ = chronicle_of(
        {
            "entries/a.md": entry(
                "sources: ['https://mid.ru/a', 'https://mid.ru/?a', 'https://mid.ru/a-2']"
            )
        }
    )
    assert len(chronicle.sources) == 3
    assert chronicle.source_ids["https://mid.ru/a"] in chronicle.sources
    assert len(set(chronicle.source_ids.values())) == 3


def test_sources_without_a_url_are_one_only_if_published_on_one_day() -> None:
    source = "sources: {{publisher: MOFA, title: Press release, date: {}}}"
    chronicle, _ = chronicle_of(
        {
            "entries/a.md": entry(source.format("2022")),
            "entries/b.md": entry(source.format("2021")),
            "entries/c.md": entry(source.format("2022")),
        }
    )
    assert sorted(map(ids, chronicle.resting_on.values())) == [["a", "c"], ["b"]]


# Promises


def test_what_keeps_a_promise_is_listed_with_it() -> None:
    chronicle, _ = chronicle_of(
        {
            "entries/a.md": entry("commitments: {id: visit, by: Russia, text: To come}"),
            "entries/b.md": entry("fulfils: {commitment: a#visit, extent: partly}", date="2023"),
            "entries/c.md": entry("fulfils: a#visit\nfollows: a", date="2024"),
        }
    )
    kept = chronicle.kept["a", "visit"]
    assert [(entry.id, fulfilment.partly) for entry, fulfilment in kept] == [
        ("b", True),
        ("c", False),
    ]
    assert ids(chronicle.followers["a"]) == ["c"]


# Links within bodies


KNOWN = {
    "people/imran-khan.md": "---\nname: Imran Khan\naliases: Kaptaan\n---\n",
    "topics/energy.md": "---\nname: Energy\n---\nSee [[first]].\n",
    "pages/about.md": "# About us\n",
    "entries/first.md": entry(title="They meet"),
}


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("imran-khan", Mention("person", "imran-khan")),
        ("Imran Khan", Mention("person", "imran-khan")),
        ("person:kaptaan", Mention("person", "imran-khan")),
        ("topic:energy|the energy talks", Mention("topic", "energy")),
        ("first", Mention("entry", "first")),
        ("They meet", Mention("entry", "first")),
        ("about", Mention("page", "about")),
        ("RU", Mention("party", "russia")),
        ("Russian Federation", Mention("party", "russia")),
    ],
)
def test_a_reference_within_a_body_finds_its_target(written: str, target: Mention) -> None:
    chronicle, problems = chronicle_of({**KNOWN, "entries/a.md": entry(body=f"On [[{written}]].")})
    assert problems == []
    assert chronicle.links["entry", "a", ""] == (target,)
    assert Mention("entry", "a") in chronicle.backlinks[target]


def test_a_link_finds_a_state_by_any_name_though_its_file_has_another_id() -> None:
    chronicle, problems = chronicle_of(
        {
            "parties/uk.md": "---\nname: United Kingdom\n---\n",
            "entries/a.md": entry(body="[[Great Britain]]"),
        }
    )
    assert problems == []
    assert chronicle.links["entry", "a", ""] == (Mention("party", "uk"),)
    assert find(chronicle, "Great Britain") == ((Mention("party", "uk"),), [])


def test_backlinks_are_each_once_and_never_from_oneself() -> None:
    chronicle, _ = chronicle_of(
        {**KNOWN, "entries/a.md": entry(body="[[first]] [[first]] [[a]] [[Energy]]")}
    )
    assert chronicle.backlinks == {
        Mention("entry", "first"): (Mention("entry", "a"), Mention("topic", "energy")),
        Mention("topic", "energy"): (Mention("entry", "a"),),
    }


def test_a_translation_has_links_of_its_own() -> None:
    chronicle, _ = chronicle_of(
        {**KNOWN, "entries/first.ur.md": "# ملاقات\n\n[[energy]] [[about]]\n"}
    )
    assert chronicle.links["entry", "first", "ur"] == (
        Mention("topic", "energy"),
        Mention("page", "about"),
    )


def test_a_dead_reference_is_an_error_at_its_line_and_column() -> None:
    body = "Words.\n\nOn [[energy]] and [[enrgy]], then `[[enrgy]]` and [[enrgy]]."
    _, problems = chronicle_of({**KNOWN, "entries/a.md": entry(body=body)})
    assert [(problem.code, spot(problem)) for problem in problems] == [
        ("dead-link", ("content/entries/a.md", 11, 21, 5)),
        ("dead-link", ("content/entries/a.md", 11, 53, 5)),
    ]
    assert problems[0].hint == "did you mean “energy”?"


def test_a_dead_reference_of_a_title_does_not_move_those_of_the_body() -> None:
    _, problems = chronicle_of({"entries/a.md": entry(title="On [[gas]]", body="Of [[gas]].")})
    assert [spot(problem)[1] for problem in problems] == [9]


SYRIA = {
    "topics/syria.md": "---\nname: Syria\n---\n",
    "entries/a.md": entry(parties="Syria, Russia", topics="Syria"),
}


def test_a_party_and_a_topic_of_one_name_are_ambiguous_and_both_are_offered() -> None:
    _, problems = chronicle_of({**SYRIA, "entries/b.md": entry(body="On [[syria]].")})
    problem = only(problems)
    assert (problem.code, spot(problem)[1:3]) == ("ambiguous-reference", (9, 6))
    assert problem.hint == "write `party:syria` or `topic:syria`"


def test_a_prefix_settles_what_is_ambiguous() -> None:
    chronicle, problems = chronicle_of(
        {**SYRIA, "entries/b.md": entry(body="[[party:syria]], [[topic:Syria]]")}
    )
    assert problems == []
    assert chronicle.links["entry", "b", ""] == (
        Mention("party", "syria"),
        Mention("topic", "syria"),
    )


def test_an_id_is_meant_before_a_name_of_the_same_kind() -> None:
    chronicle, problems = chronicle_of(
        {
            "people/imran-khan.md": "---\nname: Imran Khan\n---\n",
            "people/imran-khan-nazir.md": "---\nname: Imran Khan\n---\n",
            "entries/a.md": entry(body="[[imran-khan]]"),
            "entries/b.md": entry(body="[[Imran Khan]]"),
        }
    )
    assert chronicle.links["entry", "a", ""] == (Mention("person", "imran-khan"),)
    assert only(problems).hint == "write `person:imran-khan` or `person:imran-khan-nazir`"


def test_a_reference_to_what_is_left_out_is_a_note() -> None:
    _, problems = chronicle_of(
        {
            "entries/draft.md": entry("draft: true"),
            "pages/later.md": "---\ndraft: true\n---\n# B",
            "entries/a.md": entry(body="[[draft]] [[later]]"),
        }
    )
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("hidden-reference", Severity.NOTE)
    ] * 2


def test_a_reference_to_a_file_with_faults_is_not_dead() -> None:
    _, problems = chronicle_of(
        {
            "entries/broken.md": "---\ndate: 2022-13\nparties: a\ntopics: b\n---\n# A\n",
            "people/khan.md": "---\nname: Imran Khan\nborm: 1952\n---\n",
            "entries/a.md": entry(body="[[broken]] [[khan]] [[Imran Khan]]"),
        }
    )
    assert [problem.code for problem in problems] == ["bad-date", "unknown-field"]


def test_bodies_with_thousands_of_references_are_linked_in_one_pass() -> None:
    body = " ".join(["[[first]]"] * 3000)
    chronicle, problems = chronicle_of({**KNOWN, "entries/a.md": entry(body=body)})
    assert problems == []
    assert len(chronicle.links["entry", "a", ""]) == 3000


def test_hundreds_of_dead_references_are_all_reported_and_the_first_have_offers() -> None:
    body = " ".join(f"[[firs{number}]]" for number in range(300))
    _, problems = chronicle_of({**KNOWN, "entries/a.md": entry(body=body)})
    assert [problem.code for problem in problems] == ["dead-link"] * 300
    assert problems[0].hint == "did you mean “first”?"


def test_sources_that_share_a_slug_are_numbered_without_trying_all_numbers() -> None:
    urls = ", ".join(f"'https://a.example/{'.' * number}'" for number in range(1, 40))
    chronicle, _ = chronicle_of({"entries/a.md": entry(f"sources: [{urls}]")})
    assert len(chronicle.sources) == 39
    assert {"a-example", "a-example-2", "a-example-39"} <= set(chronicle.sources)


def test_a_body_links_to_the_page_of_a_pair_whether_it_has_a_file_or_not() -> None:
    body = "See [[pakistan-russia]], [[relation:pakistan-russia]] and [[Pakistan–Russia|them]].\n"
    chronicle, problems = chronicle_of({"entries/a.md": entry(body=body)})
    assert not problems
    assert chronicle.links["entry", "a", ""] == (Mention("relation", "pakistan-russia"),) * 3
