"""From files to nouns: ids, names, references, and what is said when they do not fit."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sample_site import chronicle_of, content_of, entry, folder_of

from chronicle.diagnostics import Diagnostic, Severity
from chronicle.model import Mention
from chronicle.reading.files import type_file, type_files
from chronicle.reading.written import Written
from chronicle.schema import FOLDERS


def codes(problems: list[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def only(problems: list[Diagnostic]) -> Diagnostic:
    (problem,) = problems
    return problem


def spot(problem: Diagnostic) -> tuple[str, int, int]:
    assert problem.location
    return problem.location.file, problem.location.line, problem.location.column


# Files


def test_an_entry_of_one_minute_is_complete_without_a_word() -> None:
    content, problems = content_of(
        {"entries/2022/call.md": entry(topics="energy, Afghanistan", title="Khan and Putin speak")}
    )
    assert problems == []
    found = content.entries["call"]
    assert found.title == "Khan and Putin speak"
    assert found.parties == ("pakistan", "russia")
    assert found.topics == ("energy", "afghanistan")
    assert (found.kind, found.language, found.status) == ("other", "en", "confirmed")
    assert content.parties["russia"].name == "Russia"
    assert content.parties["russia"].code == "RU"
    assert content.topics["afghanistan"].name == "Afghanistan"


def test_a_site_without_content_is_empty() -> None:
    content, problems = content_of({})
    assert (dict(content.entries), problems) == ({}, [])


def test_the_id_is_the_stem_of_the_file_in_folders_of_any_depth() -> None:
    content, _ = content_of({"entries/a/b/c/2022 Khan–Putin.md": entry()})
    assert list(content.entries) == ["2022-khan-putin"]


def test_entries_are_in_the_order_of_earliest_day_then_latest_then_id() -> None:
    content, _ = content_of(
        {
            "entries/a.md": entry(date="2022"),
            "entries/b.md": entry(date="2022-01-01"),
            "entries/d.md": entry(date="2021-12-XX"),
            "entries/c.md": entry(date="2022-01-01"),
        }
    )
    assert list(content.entries) == ["d", "b", "c", "a"]


@pytest.mark.parametrize("text", ["", "# A title\n\nWords.\n", "Words only"])
def test_an_entry_without_front_matter_gives_one_error_with_an_example(text: str) -> None:
    problem = only(folder_of({"entries/a.md": text})[1])
    assert problem.code == "missing-front-matter"
    assert problem.hint is not None
    assert "`date: 2022-01-17`, `parties: [Pakistan, Russia]`" in problem.hint


def test_front_matter_without_fields_misses_each_of_them() -> None:
    assert codes(folder_of({"entries/a.md": "---\n---\n# A"})[1]) == ["missing-field"] * 3


def test_a_page_and_a_party_need_no_front_matter() -> None:
    content, problems = content_of({"pages/about.md": "# About us\n", "parties/russia.md": "Big."})
    assert problems == []
    assert content.pages["about"].title == "About us"
    assert content.parties["russia"].name == "Russia"


def test_the_heading_is_taken_out_of_the_body_and_the_title_of_the_front_matter_wins() -> None:
    content, _ = content_of(
        {
            "entries/a.md": entry(title="From the *body*"),
            "entries/b.md": entry("title: From above", title="From the body"),
        }
    )
    assert content.entries["a"].title == "From the body"
    assert "<h1" not in content.entries["a"].body.html
    assert content.entries["b"].title == "From above"


def test_an_entry_without_a_title_is_an_error() -> None:
    text = "---\ndate: 2022\nparties: a\ntopics: b\n---\nWords.\n"
    assert only(folder_of({"entries/a.md": text})[1]).code == "missing-title"


def test_a_title_may_have_257_characters() -> None:
    content, problems = content_of({"entries/a.md": entry(title="x" * 257)})
    assert problems == []
    assert len(content.entries["a"].title) == 257


def test_two_files_with_one_id_are_an_error_that_names_both() -> None:
    problem = only(folder_of({"entries/2021/a.md": entry(), "entries/2022/a.md": entry()})[1])
    assert problem.code == "duplicate-id"
    assert "content/entries/2021/a.md" in problem.message
    assert spot(problem)[0] == "content/entries/2022/a.md"


def test_one_id_in_two_kinds_is_no_clash() -> None:
    _, problems = content_of(
        {"topics/syria.md": "---\nname: Syria\n---\n", "parties/syria.md": "---\ncode: SY\n---\n"}
    )
    assert problems == []


@pytest.mark.parametrize(
    ("path", "offer"),
    [
        ("entrys/a.md", "did you mean “entries”?"),
        ("entries/a.txt", None),
        ("a.md", None),
        ("entries/a.MD", None),
    ],
)
def test_a_file_that_is_not_read_is_a_warning(path: str, offer: str | None) -> None:
    problem = only(folder_of({path: entry()})[1])
    assert (problem.code, problem.severity) == ("misplaced-file", Severity.WARNING)
    assert offer is None or problem.hint == offer


def test_media_are_listed_and_not_read() -> None:
    folder, problems = type_files(["media/a/b.pdf"], lambda path: 1 / 0)  # type: ignore[arg-type, return-value]
    assert (folder.media, problems) == (("a/b.pdf",), [])


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    folder, problems = type_files(["entries/a.md"], refuse)
    assert only(problems).code == "unreadable-file"
    assert ("entries", "a") in folder.broken


# Translations, drafts, embargoes


def test_a_file_with_a_language_tag_beside_its_original_is_its_translation() -> None:
    content, problems = content_of(
        {"entries/a.md": entry(), "entries/a.ur.md": "# بات چیت\n\nمتن\n"}
    )
    assert problems == []
    assert list(content.entries) == ["a"]
    (translation,) = content.entries["a"].translations
    assert (translation.language, translation.title) == ("ur", "بات چیت")


def test_a_translation_without_its_original_is_one_error() -> None:
    problem = only(folder_of({"entries/a.ur.md": "---\ntitle: بات\n---\n"})[1])
    assert problem.code == "orphan-translation"
    assert "a.md" in problem.message


def test_an_entry_whose_name_only_looks_like_a_translation_is_an_entry() -> None:
    content, problems = content_of({"entries/treaty.abm.md": entry()})
    assert (list(content.entries), problems) == (["treaty-abm"], [])


def test_any_registry_file_may_have_a_translation() -> None:
    content, problems = content_of(
        {
            "people/khan.md": "---\nname: Imran Khan\noffices: Prime Minister\n---\n",
            "people/khan.ur.md": "---\nname: عمران خان\noffices: {Prime Minister: وزیر اعظم}\n---\nمتن",
            "relations/a.md": "---\nparties: [Pakistan, Russia]\n---\n",
            "relations/a.ur.md": "---\ntitle: پاکستان اور روس\n---\n",
        }
    )
    assert problems == []
    (khan,) = content.people["khan"].translations
    assert (khan.language, khan.name, khan.body.text) == ("ur", "عمران خان", "متن")
    assert khan.terms == (("Prime Minister", "وزیر اعظم"),)
    assert content.relations["a"].translations[0].name == "پاکستان اور روس"


def test_a_translation_may_not_change_a_fact() -> None:
    files = {"people/a.md": "---\nname: A\n---\n", "people/a.ur.md": "---\nborn: 1950\n---\n"}
    assert only(folder_of(files)[1]).code == "unknown-field"


def test_a_registry_file_that_only_looks_like_a_translation_is_an_original() -> None:
    content, problems = content_of({"people/khan.jrx.md": "---\nname: Khan Jr\n---\n"})
    assert (list(content.people), problems) == (["khan-jrx"], [])
    problem = only(folder_of({"people/khan.ur.md": "---\nname: خان\n---\n"})[1])
    assert problem.code == "orphan-translation"


def test_a_translated_name_finds_what_it_names() -> None:
    files = {
        "people/khan.md": "---\nname: Imran Khan\n---\n",
        "people/khan.ur.md": "---\nname: عمران خان\n---\n",
        "entries/a.md": entry("people: [عمران خان]"),
    }
    content, problems = content_of(files)
    assert problems == []
    assert [each.person for each in content.entries["a"].people] == ["khan"]


def test_a_tag_in_capitals_is_the_same_translation() -> None:
    files = {"entries/a.md": entry(), "entries/a.UR.md": "# A", "entries/a.ur.md": "# B"}
    assert only(folder_of(files)[1]).code == "duplicate-id"


def test_drafts_are_left_out_unless_asked_for() -> None:
    files = {"entries/a.md": entry("draft: true"), "pages/b.md": "---\ndraft: true\n---\n# B"}
    content, _ = content_of(files)
    assert (dict(content.entries), dict(content.pages)) == ({}, {})
    assert content.hidden == {"a", "b"}
    content, _ = content_of(files, drafts=True)
    assert (list(content.entries), list(content.pages), content.hidden) == (["a"], ["b"], set())


def test_what_is_under_embargo_is_left_out_until_its_day() -> None:
    files = {
        "entries/past.md": entry("publish: 2026-01-01"),
        "entries/later.md": entry("publish: 2026-01-02"),
    }
    content, _ = content_of(files)
    assert (list(content.entries), content.hidden) == (["past"], {"later"})
    assert sorted(content_of(files, future=True)[0].entries) == ["later", "past"]


def test_what_only_a_draft_names_is_not_of_the_chronicle() -> None:
    content, _ = content_of({"entries/a.md": entry("draft: true", topics="secrets")})
    assert dict(content.topics) == {}


# References


@pytest.mark.parametrize(
    "name",
    [
        "Russia",
        "russia",
        "RU",
        "rus",
        "Россия",
        "Russian Federation",
        "the Russian Federation",
        "RUSSIA",
    ],
)
def test_a_state_is_known_by_its_names_and_codes(name: str) -> None:
    content, problems = content_of({"entries/a.md": entry(parties=f"Pakistan, {name}")})
    assert (content.entries["a"].parties, problems) == (("pakistan", "russia"), [])


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("no", "norway"),
        ("US", "united-states"),
        ("U.S.", "united-states"),
        ("UK", "united-kingdom"),
        ("UAE", "united-arab-emirates"),
        ("DPRK", "north-korea"),
        ("پاکستان", "pakistan"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Soviet Union", "soviet-union"),
        ("Islamic Republic of Pakistan", "pakistan"),
    ],
)
def test_common_names_of_states_lead_to_their_ids(name: str, id: str) -> None:
    content, problems = content_of({"entries/a.md": entry(parties=name)})
    assert problems == []
    assert content.entries["a"].parties[0] in (id, id.replace("-d-", "-d"))


def test_the_same_party_under_two_names_is_listed_once() -> None:
    content, _ = content_of({"entries/a.md": entry(parties="Russia, RU, Pakistan, Россия")})
    assert content.entries["a"].parties == ("russia", "pakistan")


def test_a_state_is_named_in_the_language_of_the_site() -> None:
    content, _ = content_of({"entries/a.md": entry(parties="Германия")}, "language: ru")
    assert content.parties["germany"].name == "Германия"


def test_a_party_file_renames_a_state_and_keeps_the_rest() -> None:
    content, problems = content_of(
        {
            "parties/myanmar.md": "---\nname: Burma\n---\n",
            "entries/a.md": entry(parties="Burma, Myanmar, MM"),
        }
    )
    assert (content.entries["a"].parties, problems) == (("myanmar",), [])
    party = content.parties["myanmar"]
    assert (party.name, party.code, party.type) == ("Burma", "MM", "state")


def test_a_state_whose_file_has_another_id_is_one_party() -> None:
    content, problems = content_of(
        {
            "parties/uk.md": "---\nname: United Kingdom\n---\n",
            "entries/a.md": entry(parties="UK, Britain, GB, United Kingdom, united-kingdom"),
        }
    )
    assert (content.entries["a"].parties, problems) == (("uk",), [])
    assert (list(content.parties), content.parties["uk"].code) == (["uk"], "GB")
    assert content.states == {"united-kingdom": "uk"}


def test_an_organisation_with_a_code_of_iso_is_not_that_state() -> None:
    content, problems = content_of(
        {
            "parties/au.md": "---\nname: African Union\ncode: AU\n---\n",
            "entries/a.md": entry(parties="AU, Australia"),
        }
    )
    assert (content.entries["a"].parties, problems) == (("au", "australia"), [])


def test_a_name_of_two_states_is_an_error_that_offers_both() -> None:
    problem = only(content_of({"entries/a.md": entry(parties="Korea, Pakistan")})[1])
    assert problem.code == "ambiguous-reference"
    assert "`north-korea`" in (problem.hint or "")
    assert "`south-korea`" in (problem.hint or "")


@pytest.mark.parametrize(
    "name",
    ["imran-khan", "Imran Khan", "IMRAN KHAN", "Imrán  Khan", "Kaptaan", "عمران خان", "Imran-Khan"],
)
def test_a_person_is_known_by_id_name_alias_and_native_name(name: str) -> None:
    content, problems = content_of(
        {
            "people/imran-khan.md": "---\nname: Imran Khan\naliases: Kaptaan\n"
            "native_name: {ur: عمران خان}\n---\n",
            "entries/a.md": entry(f"people: {name}"),
        }
    )
    assert problems == []
    assert [person.person for person in content.entries["a"].people] == ["imran-khan"]


def test_names_with_apostrophes_diacritics_and_single_names_need_no_file() -> None:
    people = ["Sun’an O'Neil", "Recep Tayyip Erdoğan", "Modi", "Đặng Tiểu Bình"]
    content, problems = content_of({"entries/a.md": entry(f"people: [{', '.join(people)}]")})
    assert problems == []
    assert [person.person for person in content.entries["a"].people] == [
        "sunan-oneil",
        "recep-tayyip-erdogan",
        "modi",
        "dang-tieu-binh",
    ]


def test_spellings_that_share_a_slug_are_one_and_the_most_used_is_shown() -> None:
    content, problems = content_of(
        {
            "entries/a.md": entry("people: Kim Dae Jung"),
            "entries/b.md": entry("people: Kim Dae-jung"),
            "entries/c.md": entry("people: Kim Dae-jung"),
        }
    )
    assert problems == []
    assert {id: person.name for id, person in content.people.items()} == {
        "kim-dae-jung": "Kim Dae-jung"
    }


SADIQS = {
    "people/sadiq-envoy.md": "---\nname: Mohammad Sadiq\nparty: Pakistan\n"
    "offices: {title: Envoy, from: 2020, to: 2023}\n---\n",
    "people/sadiq-elder.md": "---\nname: Mohammad Sadiq\nparty: Pakistan\ndied: 1990\n---\n",
    "people/sadiq-iran.md": "---\nname: Mohammad Sadiq\nparty: Iran\n---\n",
}


@pytest.mark.parametrize(
    ("date", "parties", "id"),
    [
        ("2022-01-17", "Pakistan, Russia", "sadiq-envoy"),
        ("1980", "Pakistan, Russia", "sadiq-elder"),
        ("2022", "Iran, Russia", "sadiq-iran"),
    ],
)
def test_a_name_of_two_people_is_settled_by_the_parties_and_the_date(
    date: str, parties: str, id: str
) -> None:
    content, problems = content_of(
        {
            **SADIQS,
            "entries/a.md": entry(
                "people: Mohammad Sadiq\nmentions: Mohammad Sadiq\n"
                "commitments: {id: c, by: Mohammad Sadiq, text: To come}",
                date=date,
                parties=parties,
            ),
        }
    )
    assert problems == []
    found = content.entries["a"]
    assert found.people[0].person == id
    assert found.mentions == (Mention("person", id),)
    assert found.commitments[0].by == (Mention("person", id),)


def test_a_name_of_two_people_that_nothing_settles_is_an_error_with_their_ids() -> None:
    problem = only(
        content_of(
            {**SADIQS, "entries/a.md": entry("people: Mohammad Sadiq", parties="Iran, Pakistan")}
        )[1]
    )
    assert problem.code == "ambiguous-reference"
    assert spot(problem) == ("content/entries/a.md", 5, 9)
    assert problem.hint == "write `sadiq-envoy` or `sadiq-iran`"


def test_an_id_means_its_file_though_another_has_the_same_name() -> None:
    content, problems = content_of(
        {
            "people/imran-khan.md": "---\nname: Imran Khan\n---\n",
            "people/imran-khan-nazir.md": "---\nname: Imran Khan\n---\n",
            "entries/a.md": entry("people: imran-khan"),
        }
    )
    assert problems == []
    assert content.entries["a"].people[0].person == "imran-khan"


def test_a_participant_acts_for_the_party_that_is_named_or_that_their_file_names() -> None:
    content, _ = content_of(
        {
            "people/lavrov.md": "---\nname: Sergey Lavrov\nparty: Russia\n---\n",
            "entries/a.md": entry("people: [Lavrov, {name: A, for: PK, as: Envoy, role: host}, B]"),
            "entries/b.md": entry("people: [Sergey Lavrov]"),
        }
    )
    assert content.entries["b"].people[0].party == "russia"
    first, second, third = content.entries["a"].people
    assert (first.person, second.party, third.party) == ("lavrov", "pakistan", None)
    assert (second.office, second.role) == ("Envoy", "host")


# Nearly known, strict


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Imran Khan", "Imran Kahn"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Shah Mahmood Qureshi", "Shah Mehmood Qureishi"),
        ("Hassan II", "Hasan II"),
    ],
)
def test_a_name_that_is_nearly_known_is_a_warning_at_its_place(known: str, written: str) -> None:
    _, problems = content_of(
        {"people/x.md": f"---\nname: {known}\n---\n", "entries/a.md": entry(f"people: {written}")}
    )
    problem = only(problems)
    assert (problem.code, problem.severity) == ("nearly-known", Severity.WARNING)
    assert spot(problem) == ("content/entries/a.md", 5, 9)
    assert "did you mean “x”" in (problem.hint or "")


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Kim Jong Il", "Kim Jong Un"),
        ("Elizabeth I", "Elizabeth II"),
        ("Muhammad Zahir Shah", "Muhammad Zahir Shah I"),
        ("Modi", "Mody"),
        ("COP26", "COP27"),
        ("Summit of 2012", "Summit of 2013"),
        ("Imran Khan", "Ayub Khan"),
    ],
)
def test_names_that_merely_resemble_each_other_are_no_warning(known: str, written: str) -> None:
    _, problems = content_of(
        {"people/x.md": f"---\nname: {known}\n---\n", "entries/a.md": entry(f"people: {written}")}
    )
    assert problems == []


def test_a_misspelt_state_is_a_warning_that_offers_it() -> None:
    problem = only(content_of({"entries/a.md": entry(parties="Pakistan, Rusia")})[1])
    assert (problem.code, spot(problem)) == ("nearly-known", ("content/entries/a.md", 3, 21))
    assert "“Russia”" in problem.message


def test_a_strict_site_takes_no_unknown_names() -> None:
    _, problems = content_of(
        {
            "people/imran-khan.md": "---\nname: Imran Khan\n---\n",
            "topics/energy.md": "---\nname: Energy\n---\n",
            "entries/a.md": entry("people: [Imran Kahn, Imran Khan]", parties="Pakistan, Atlantis"),
        },
        "strict: [parties, people, topics]",
    )
    assert codes(problems) == ["unknown-reference", "unknown-reference"]
    party, person = problems
    assert spot(party) == ("content/entries/a.md", 3, 21)
    assert person.hint == "did you mean “imran-khan”?"


def test_a_reference_to_a_broken_file_is_not_blamed() -> None:
    _, problems = content_of(
        {
            "people/khan.md": "---\nname: Imran Khan\nborm: 1952\n---\n",
            "topics/energy.md": "---\nname: Energy\n---\n",
            "entries/a.md": entry("people: [Imran Khan, khan]"),
        },
        "strict: [people]",
    )
    assert codes(problems) == ["unknown-field"]


# Mentions


def test_a_mention_finds_parties_people_and_topics() -> None:
    content, problems = content_of(
        {
            "people/putin.md": "---\nname: Vladimir Putin\n---\n",
            "topics/energy.md": "---\nname: Energy\n---\n",
            "entries/a.md": entry("mentions: [India, Vladimir Putin, energy, topic:gas, wheat]"),
        }
    )
    assert problems == []
    assert content.entries["a"].mentions == (
        Mention("party", "india"),
        Mention("person", "putin"),
        Mention("topic", "energy"),
        Mention("topic", "gas"),
        Mention("topic", "wheat"),
    )


def test_a_mention_finds_somebody_without_a_file_whom_a_later_entry_names() -> None:
    content, problems = content_of(
        {
            "entries/a.md": entry(
                "mentions: Imran Khan\ncommitments: {id: c, by: Imran Khan, text: To visit}"
            ),
            "entries/b.md": entry("people: person:Imran Khan"),
        }
    )
    assert problems == []
    assert content.entries["a"].mentions == (Mention("person", "imran-khan"),)
    assert content.entries["a"].commitments[0].by == (Mention("person", "imran-khan"),)
    assert list(content.topics) == ["energy"]


def test_a_mention_of_a_party_and_topic_of_one_name_offers_both() -> None:
    problem = only(
        content_of(
            {
                "topics/syria.md": "---\nname: Syria\n---\n",
                "entries/a.md": entry("mentions: Syria"),
            }
        )[1]
    )
    assert problem.code == "ambiguous-reference"
    assert problem.hint == "write `party:syria` or `topic:syria`"


# Parts of an entry


def test_an_end_date_makes_an_interval() -> None:
    content, problems = content_of({"entries/a.md": entry("end_date: 2022-01-19")})
    assert problems == []
    assert content.entries["a"].date.text == "2022-01-17/2022-01-19"


@pytest.mark.parametrize(
    ("date", "end", "code"),
    [
        ("2022-01-17", "2022-01-16", "end-before-start"),
        ("2022-01-17/2022-01-18", "2022-01-19", "bad-date"),
    ],
)
def test_an_end_date_that_does_not_fit_is_an_error_at_its_place(
    date: str, end: str, code: str
) -> None:
    problem = only(content_of({"entries/a.md": entry(f"end_date: {end}", date=date)})[1])
    assert (problem.code, spot(problem)) == (code, ("content/entries/a.md", 5, 11))


def test_an_unknown_kind_is_an_error_with_an_offer() -> None:
    problem = only(content_of({"entries/a.md": entry("kind: meating")})[1])
    assert (problem.code, problem.hint) == ("unknown-kind", "did you mean “meeting”?")


def test_sources_without_ids_get_one_each_from_their_host() -> None:
    content, problems = content_of(
        {"entries/a.md": entry("sources: ['https://www.mid.ru/a', 'https://mid.ru/b', {title: T}]")}
    )
    assert problems == []
    first, second, third = content.entries["a"].sources
    assert (first.id, second.id, third.id) == ("mid-ru", "mid-ru-2", "t")
    assert (first.title, third.title) == ("mid.ru/a", "T")


def test_an_id_that_is_made_up_never_takes_one_that_is_given() -> None:
    content, problems = content_of(
        {"entries/a.md": entry("sources: ['https://mid.ru/a', {id: mid-ru, title: B}]")}
    )
    assert problems == []
    assert [source.id for source in content.entries["a"].sources] == ["mid-ru-2", "mid-ru"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("sources: {publisher: A}", "missing-field"),
        ("sources: [{id: a, title: A}, {id: a, title: B}]", "duplicate-id"),
        ("readouts: {side: Russia}", "missing-field"),
        ("readouts: {side: Russia, text: A, source: b}", "unknown-source"),
        ("commitments: [{id: a, by: RU, text: A}, {id: a, by: RU, text: B}]", "duplicate-id"),
        ("fulfils: some-entry", "bad-value"),
    ],
)
def test_what_the_schema_cannot_say_of_an_entry_is_an_error(fields: str, code: str) -> None:
    problem = only(content_of({"entries/a.md": entry(fields)})[1])
    assert problem.code == code
    assert spot(problem)[1] == 5


def test_a_source_with_an_impossible_address_does_not_stop_the_reading() -> None:
    content, _ = content_of({"entries/a.md": entry("sources: 'https://[::1'")})
    assert content.entries["a"].sources[0].url == "https://[::1"


def test_the_absence_of_a_readout_can_be_documented() -> None:
    content, problems = content_of(
        {"entries/a.md": entry("readouts: {side: PK, absent: true, searched: 2022-02-01}")}
    )
    assert problems == []
    (readout,) = content.entries["a"].readouts
    assert (readout.sides, readout.absent) == (("pakistan",), True)


def test_a_place_that_an_entry_describes_needs_no_file() -> None:
    place = "[Moscow, moscow, {name: Kazan, country: Russia, lat: 55.8, lon: 49.1}]"
    content, problems = content_of({"entries/a.md": entry(f"place: {place}")})
    assert problems == []
    assert content.entries["a"].places == ("moscow", "kazan")
    assert (content.places["kazan"].country, content.places["kazan"].lat) == ("russia", 55.8)
    assert content.places["moscow"].country is None


def test_a_fulfilment_names_its_entry_commitment_and_extent() -> None:
    content, _ = content_of(
        {"entries/a.md": entry("fulfils: [b#c, {commitment: d#e, extent: partly, note: Half}]")}
    )
    first, second = content.entries["a"].fulfils
    assert (first.entry, first.commitment, first.partly) == ("b", "c", False)
    assert (second.entry, second.partly, second.note) == ("d", True, "Half")


# Relations


@pytest.mark.parametrize(
    ("second", "code"),
    [("parties: [RU, PK]", "duplicate-relation"), ("parties: [RU, Russia]", "bad-value")],
)
def test_a_relation_is_of_two_parties_and_introduced_once(second: str, code: str) -> None:
    content, problems = content_of(
        {
            "relations/a.md": "---\nparties: [Russia, Pakistan]\n---\n",
            "relations/b.md": f"---\n{second}\n---\n",
            "relations/c.md": "---\nparties: [Russia, Pakistan]\ntopic: energy\n---\n",
        }
    )
    assert only(problems).code == code
    assert sorted(content.relations) == ["a", "c"]
    assert content.relations["a"].parties == ("pakistan", "russia")


# Anything at all


NAMES = st.text(st.characters(blacklist_characters="/\0"), min_size=1, max_size=300)


@given(
    st.sampled_from(["entries", "people", "parties", "topics", "pages", "media", "x"]),
    NAMES,
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"---\n{text}".encode()),
)
def test_any_file_of_any_name_gives_findings_and_never_raises(
    folder: str, name: str, data: bytes
) -> None:
    path = f"{folder}/{name}.md"
    content, problems = content_of({path: data})
    assert content.entries or problems or folder not in ("entries", "x")


TEXTS = st.sampled_from(
    [
        "2022-01-17",
        "2021/2022",
        "..",
        "true",
        "Russia",
        "Korea",
        "a#b",
        "https://[::1",
        "topic:x",
        ":",
    ]
) | st.text(st.characters(codec="utf-8"), max_size=6)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "for",
                    "as",
                    "url",
                    "title",
                    "date",
                    "text",
                    "id",
                    "by",
                    "to",
                    "side",
                    "source",
                    "src",
                    "alt",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=8,
)


@given(
    st.sampled_from(sorted(FOLDERS)).flatmap(
        lambda folder: st.tuples(
            st.just(folder),
            st.dictionaries(st.sampled_from(FOLDERS[folder].names()), VALUES, max_size=8),
        )
    ),
    st.booleans(),
)
def test_any_front_matter_is_linked_or_blamed_and_never_raises(
    file: tuple[str, dict[str, object]], complete: bool
) -> None:
    folder, data = file
    if complete:
        least = {"name": "A", "date": "2022", "parties": ["Russia", "India"], "topics": ["x"]}
        known = FOLDERS[folder].names()
        data = {**data, **{key: value for key, value in least.items() if key in known}}
    text = f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\n# A\n\n[[a]] [[Korea]]\n"
    chronicle, problems = chronicle_of({f"{folder}/a.md": text, "entries/b.md": entry()})
    assert "b" in chronicle.entries
    assert all(problem.location for problem in problems)


@given(NAMES)
def test_any_file_name_makes_an_id_that_fits_an_address(name: str) -> None:
    written, _ = type_file(f"content/entries/{name}.md", entry().encode())
    assert isinstance(written, Written)
    assert len(written.id) <= 80
    assert written.id.isascii()


def test_of_two_namesakes_the_one_of_the_party_is_meant_though_no_office_covers_the_day() -> None:
    def sharif(party: str) -> str:
        return (
            f"---\nname: A. Sharif\nparty: {party}\noffices:\n"
            "  - {title: Minister, from: 2013, to: 2017}\n---\n"
        )

    content, problems = content_of(
        {
            "people/one.md": sharif("Pakistan"),
            "people/two.md": sharif("Iran"),
            "entries/a.md": entry("people: A. Sharif", date="2022-01-17"),
        }
    )
    assert [person.person for person in content.entries["a"].people] == ["one"]
    assert "ambiguous-reference" not in {problem.code for problem in problems}
