"""What the schema lets an author write, and the JSON Schemas that follow from it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from chronicle.documents import read_document, read_yaml
from chronicle.schema import FOLDERS, EntryFields, Fields, SiteFields, json_schema
from chronicle.validating import validate

ROOT = Path(__file__).parent.parent
LEAST = "date: 2022-01-17\nparties: [Pakistan, Russia]\ntopics: [energy]\n"


def fields_of(text: str, declared: type[Fields] = EntryFields) -> Any:
    document, problems = read_document(f"---\n{text}\n---\n", "content/a.md")
    fields, faults = validate(declared, document)
    assert not problems + faults
    return fields


def test_an_entry_needs_a_date_parties_and_topics_only() -> None:
    assert fields_of(LEAST).kind == "other"
    assert [name for name, info in EntryFields.model_fields.items() if info.is_required()] == [
        "date",
        "parties",
        "topics",
    ]


@pytest.mark.parametrize("name", EntryFields.names())
def test_a_field_left_empty_is_as_good_as_not_written(name: str) -> None:
    if name not in ("date", "parties", "topics"):
        assert fields_of(f"{LEAST}{name}:") == fields_of(LEAST)


def test_one_value_where_a_list_is_expected_is_a_list_of_one() -> None:
    fields = fields_of("date: 2022\nparties: Pakistan\ntopics: energy\nfollows: a\naliases: /b/")
    assert (fields.parties, fields.topics) == (["Pakistan"], ["energy"])
    assert (fields.follows, fields.aliases) == (["a"], ["/b/"])


def test_people_may_be_a_name_a_mapping_or_a_list_of_both() -> None:
    one = fields_of(f"{LEAST}people: Imran Khan").people
    other = fields_of(LEAST + "people: {name: Imran Khan}").people
    several = fields_of(LEAST + "people: [Imran Khan, {name: Putin, for: Russia}]").people
    assert one == other == several[:1]
    assert several[1].for_ == "Russia"


def test_a_bare_url_is_a_source() -> None:
    (source,) = fields_of(LEAST + "sources: https://mofa.gov.pk/a#b").sources
    assert source.url == "https://mofa.gov.pk/a#b"


def test_names_and_ids_stand_for_their_mappings() -> None:
    fields = fields_of(
        LEAST + "place: Moscow\nfulfils: a#b\ndossiers: Pakistan Stream\ndiscrepancies: Two dates."
    )
    assert fields.place[0].name == "Moscow"
    assert fields.fulfils[0].commitment == "a#b"
    assert fields.fulfils[0].extent == "wholly"
    assert fields.dossiers[0].dossier == "Pakistan Stream"
    assert fields.discrepancies[0].text == "Two dates."


def test_keywords_of_python_are_fields_by_their_plain_names() -> None:
    (person,) = fields_of(LEAST + "people: {name: A, for: Russia, as: envoy}").people
    assert (person.for_, person.as_) == ("Russia", "envoy")
    office = fields_of(
        "name: A\noffices: {title: Envoy, from: 2020, to: 2021}", FOLDERS["people"]
    ).offices[0]
    assert (office.from_.text, office.to.text) == ("2020", "2021")


def test_the_traps_of_yaml_do_not_bite() -> None:
    fields = fields_of(
        "date: 2022-01\nparties: [no, 0123]\ntopics: [12:30, on, 1e3]\ntitle: 1984\nsummary: 0o17"
    )
    assert fields.date.text == "2022-01"
    assert fields.parties == ["no", "0123"]
    assert fields.topics == ["12:30", "on", "1e3"]
    assert (fields.title, fields.summary) == ("1984", "0o17")


@pytest.mark.parametrize(("written", "meant"), [("true", True), ("True", True), ("false", False)])
def test_booleans_are_those_of_yaml_1_2(written: str, meant: bool) -> None:
    assert fields_of(f"{LEAST}draft: {written}").draft is meant


@pytest.mark.parametrize("status", ["not met", "lapsed", "withdrawn", "superseded"])
def test_an_author_may_decide_what_became_of_a_commitment(status: str) -> None:
    (commitment,) = fields_of(
        f"{LEAST}commitments: {{id: a, by: Russia, text: B, status: {status}, note: C}}"
    ).commitments
    assert (commitment.status, commitment.by) == (status, ["Russia"])


def _example_files() -> list[Path]:
    files = (ROOT / "content").rglob("*.md")
    originals = (path for path in files if path.suffixes == [".md"])
    return sorted(
        path for path in originals if path.relative_to(ROOT / "content").parts[0] in FOLDERS
    )


def test_the_json_schemas_take_the_example_as_another_yaml_tool_reads_it() -> None:
    validators = {folder: Draft202012Validator(json_schema(folder)) for folder in FOLDERS}
    files = _example_files()
    assert files
    for path in files:
        data = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        # Dates of YAML are texts of JSON.
        data = json.loads(json.dumps(data, default=str))
        validators[path.relative_to(ROOT / "content").parts[0]].validate(data)


def test_the_json_schemas_take_every_shorter_way_of_writing() -> None:
    schema = Draft202012Validator(json_schema("entries"))
    data = {"date": 2022, "parties": "Pakistan", "topics": [1984], "people": "Imran Khan"}
    schema.validate({**data, "sources": ["https://a.example"], "place": "Moscow", "draft": True})
    schema.validate({**data, "people": [{"name": "Imran Khan", "for": "Pakistan"}]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"poeple": ["Imran Khan"]},
        {"people": [{"name": "A", "for_": "B"}]},
        {"level": "stat"},
        {"parties": []},
        {"image": {"src": "a.jpg"}},
    ],
)
def test_the_json_schemas_refuse_what_validation_refuses(wrong: dict[str, Any]) -> None:
    least = {"date": "2022", "parties": ["Pakistan"], "topics": ["energy"]}
    schema = Draft202012Validator(json_schema("entries"))
    assert schema.is_valid(least)
    assert not schema.is_valid({**least, **wrong})


@pytest.mark.parametrize("folder", [*FOLDERS, None])
def test_every_json_schema_is_one(folder: str | None) -> None:
    Draft202012Validator.check_schema(json_schema(folder))


def test_the_json_schema_of_the_settings_takes_the_example() -> None:
    text = (ROOT / "site.yaml").read_text("utf-8")
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    Draft202012Validator(json_schema()).validate(data)
    assert validate(SiteFields, read_yaml(text, "site.yaml")[0])[1] == []
