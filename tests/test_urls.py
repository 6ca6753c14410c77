"""Addresses: stable, the same with and without a base path."""

import pytest

from chronicle import urls
from chronicle.urls import ORIGINAL, Urls, file_of


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("entry", "/entries/x/"),
        ("person", "/leaders/x/"),
        ("party", "/parties/x/"),
        ("topic", "/topics/x/"),
        ("kind", "/kinds/x/"),
        ("dossier", "/dossiers/x/"),
        ("place", "/places/x/"),
        ("source", "/sources/x/"),
        ("page", "/x/"),
    ],
)
def test_every_kind_of_noun_has_a_folder(kind: str, address: str) -> None:
    assert ORIGINAL.address(kind, "x") == address


def test_the_timeline_has_years_of_four_digits_and_months_of_two() -> None:
    assert ORIGINAL.year(987) == "/timeline/0987/"
    assert ORIGINAL.month(2022, 1) == "/timeline/2022/01/"


def test_a_relation_is_addressed_by_its_pair_and_topic() -> None:
    assert ORIGINAL.relation(("pakistan", "russia")) == "/relations/pakistan-russia/"
    assert (
        ORIGINAL.relation(("pakistan", "russia"), "energy") == "/relations/pakistan-russia/energy/"
    )


def test_a_long_list_continues_below_its_address() -> None:
    assert urls.continued("/topics/energy/", "") == "/topics/energy/"
    assert urls.continued("/topics/energy/", "2018") == "/topics/energy/page/2018/"


def test_a_translation_lives_under_its_tag() -> None:
    assert urls.translated("/entries/a/", "zh-Hant") == "/zh-hant/entries/a/"
    assert urls.translated("/entries/a/", None) == "/entries/a/"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/topics/energy/", "topics/energy/index.html"),
        ("/404.html", "404.html"),
        ("/data/entries.json", "data/entries.json"),
    ],
)
def test_an_address_ends_in_a_slash_where_its_file_is_an_index(address: str, file: str) -> None:
    assert file_of(address) == file


@pytest.mark.parametrize(
    ("root", "link", "absolute"),
    [
        ("https://org.github.io/repo/", "/repo/topics/", "https://org.github.io/repo/topics/"),
        ("https://org.github.io/repo", "/repo/topics/", "https://org.github.io/repo/topics/"),
        ("https://example.org/", "/topics/", "https://example.org/topics/"),
        ("https://example.org:8000/a/b/", "/a/b/topics/", "https://example.org:8000/a/b/topics/"),
        ("", "/topics/", "/topics/"),
    ],
)
def test_a_link_works_with_and_without_a_base_path(root: str, link: str, absolute: str) -> None:
    assert Urls(root).link("/topics/") == link
    assert Urls(root).absolute("/topics/") == absolute


def test_names_of_media_are_quoted_and_fragments_kept() -> None:
    assert Urls("").link("/media/a b é.pdf#page=2") == "/media/a%20b%20%C3%A9.pdf#page=2"
