"""New files: named and filled in so that what was asked for is what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.diagnostics import Severity
from chronicle.reading.files import type_file
from chronicle.reading.written import Written, titled
from chronicle.scaffolding import KINDS, draft, draft_entry, draft_relation, front_matter, skeleton
from chronicle.schema import FOLDERS, EntryFields, SiteFields, TopicFields

NAMES = st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
# What Chronicle reads as it stands: no characters that no file should hold.
READABLE = NAMES.filter(lambda text: text.isprintable())


def typed(path: str, text: str) -> Written:
    written, problems = type_file(path, text.encode())
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    assert isinstance(written, Written)
    return written


@given(READABLE)
def test_any_title_is_read_as_it_was_given(title: str) -> None:
    entry = draft_entry(title, "2022-01-17", ["Pakistan"], ["energy"])
    written = typed(entry.path, entry.text)
    assert (titled(written), written.id) == (title, entry.id)


@given(st.lists(READABLE, min_size=1, max_size=4), st.lists(READABLE, min_size=1, max_size=4))
def test_any_parties_and_topics_are_read_as_they_were_given(
    parties: list[str], topics: list[str]
) -> None:
    fields = typed("content/entries/a.md", draft_entry("A", "2022", parties, topics).text).fields
    assert isinstance(fields, EntryFields)
    assert (fields.parties, fields.topics) == (parties, topics)


@given(READABLE)
def test_any_name_of_a_topic_is_read_as_it_was_given(name: str) -> None:
    topic = draft("topic", name)
    fields = typed(topic.path, topic.text).fields
    assert isinstance(fields, TopicFields)
    assert fields.name == name


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_new_file_offers_every_field_that_is_declared(folder: str) -> None:
    lines = front_matter(FOLDERS[folder], {}).splitlines()
    assert [line.removeprefix("# ").partition(":")[0] for line in lines] == FOLDERS[folder].names()


def test_an_offered_field_says_what_it_is_for_and_what_it_may_be() -> None:
    lines = front_matter(EntryFields, {}).splitlines()
    assert "# level:  # of a visit; state, official, working, private, transit" in lines
    assert "# draft: false  # left out unless --drafts" in lines


def test_a_field_that_is_not_declared_cannot_be_filled_in() -> None:
    with pytest.raises(ValueError, match="declares no colour"):
        front_matter(SiteFields, {"colour": "red"})


def test_whatever_has_a_folder_can_be_begun() -> None:
    assert set(KINDS.values()) == set(FOLDERS)


def test_a_relation_is_named_by_the_ids_of_its_parties_in_order() -> None:
    assert draft_relation(["US", "Rossiya Zemlya"], None).id == "rossiya-zemlya-united-states"
    assert draft_relation(["Russia", "PK"], "Oil & gas").id == "pakistan-russia-oil-gas"


def test_the_skeleton_keeps_its_hidden_files() -> None:
    paths = skeleton("Ours", "en")
    assert {".gitignore", ".github/workflows/pages.yml", "site.yaml"} <= paths.keys()
    assert not any("dot-" in path for path in paths)
