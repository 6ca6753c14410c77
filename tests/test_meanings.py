"""Front matter that is known is not parsed again, and a build cannot tell the difference."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_site import entry

from chronicle.diagnostics import Diagnostic
from chronicle.reading import files as reading_files
from chronicle.reading.files import type_files
from chronicle.reading.meanings import Meanings
from chronicle.reading.written import Folder

FILES = {
    "entries/a.md": entry("place: {name: Moscow, lat: 55.7}\nsources: [https://example.org/a]"),
    "entries/a.ur.md": "---\ntitle: بات چیت\n---\nمتن\n",
    "entries/lost.ur.md": "---\ntitle: بات چیت\n---\nمتن\n",
    "pages/lost.ur.md": "---\ntitle: بات چیت\n---\nمتن\n",
    "people/khan.md": "---\nname: Imran Khan\noffices: [{title: PM, from: 2018-08}]\n---\n",
    "pages/about.md": "# About\n\nWhy.\n",
    "pages/empty.md": "---\n---\n# Empty\n",
    "entries/typo.md": entry("knid: call\ndate: 2023"),
    "entries/untitled.md": entry().replace("# ", ""),
    "entries/open.md": "---\ndate: 2022\n",
}


def typed(
    files: Mapping[str, str], meanings: Meanings | None = None
) -> tuple[Folder, list[Diagnostic]]:
    data = {path: text.encode() for path, text in files.items()}
    return type_files(sorted(data), data.__getitem__, meanings)


def learnt(files: Mapping[str, str]) -> dict[bytes, bytes]:
    meanings = Meanings("1")
    assert typed(files, meanings) == typed(files)
    return meanings.new


def test_what_is_known_is_neither_parsed_nor_validated_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = {path: FILES[path] for path in ("entries/a.md", "entries/a.ur.md", "people/khan.md")}
    wanted = typed(good)
    known = learnt(good)
    for name in ("read_front_matter", "validate"):
        monkeypatch.delattr(reading_files, name)
    assert typed(good, Meanings("1", known)) == wanted


def test_another_body_leaves_what_front_matter_means() -> None:
    meanings = Meanings("1", learnt(FILES))
    typed({"entries/a.md": FILES["entries/a.md"] + "More.\n"}, meanings)
    assert meanings.new == {}
    assert len(meanings.used) == 1


def test_every_finding_is_made_again() -> None:
    _, problems = typed(FILES)
    assert {problem.code for problem in problems} >= {
        "duplicate-key",
        "orphan-translation",
        "missing-title",
        "unclosed-front-matter",
    }
    assert typed(FILES, Meanings("1", learnt(FILES))) == typed(FILES)


def test_one_text_means_something_else_in_another_folder() -> None:
    text = "---\nname: Energy\ntitle: Energy\n---\n"
    known = learnt({"topics/energy.md": text.replace("title: Energy\n", "")})
    other = {"pages/energy.md": text.replace("name: Energy\n", "")}
    for files in (other, {"pages/energy.md": text.replace("title: Energy\n", "")}):
        assert typed(files, Meanings("1", known)) == typed(files)


def test_what_another_edition_of_the_program_understood_is_not_used() -> None:
    meanings = Meanings("2", learnt(FILES))
    assert typed(FILES, meanings) == typed(FILES)
    assert len(meanings.new) == len(learnt(FILES))


@pytest.mark.parametrize("junk", [b"", b"junk", b"N.", b"(K\x01K\x02t.", b"cno_such\nthing\n."])
def test_what_is_no_meaning_is_not_understood(junk: bytes) -> None:
    known = dict.fromkeys(learnt(FILES), junk)
    meanings = Meanings("1", known)
    assert typed(FILES, meanings) == typed(FILES)
    assert meanings.new.keys() == known.keys()


PLAIN = st.text(st.sampled_from("ab:-[]{}, \n'\"#&*!|>~?"), max_size=30)


@given(st.sampled_from(["entries", "people", "pages"]), PLAIN, st.booleans())
def test_any_front_matter_is_the_same_when_it_is_met_again(
    folder: str, text: str, complete: bool
) -> None:
    least = "date: 2022\nparties: [Russia]\ntopics: [x]\n" if complete else ""
    files = {f"{folder}/a.md": f"---\n{least}{text}\n---\n# A\n"}
    assert typed(files, Meanings("1", learnt(files))) == typed(files)
