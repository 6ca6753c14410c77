import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronicle import swapping
from chronicle.staging import MANY, Stage
from chronicle.swapping import swap
from chronicle.writing import MANIFEST, Output, OutputRefused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


class Killed(BaseException):
    """Stands for the end of the process in the middle of a build."""


def build(folder: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write files as a build does; return the paths written and those removed."""
    output = Output.open(folder)
    output.promise(files)
    written = [path for path, text in files.items() if output.write(path, text.encode())]
    return written, output.sweep(files)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def manifest(folder: Path) -> str:
    return (folder / MANIFEST).read_text()


def refusal(folder: Path, files: dict[str, str]) -> str:
    with pytest.raises(OutputRefused) as caught:
        build(folder, files)
    return caught.value.diagnostic.code


# Writing


def test_files_are_written_in_folders_as_deep_as_need_be(folder: Path) -> None:
    files = {"index.html": "home", "a/b/c/index.html": "deep", "é ü.txt": "x"}
    assert build(folder, files) == (list(files), [])
    assert tree(folder) == files


def test_a_file_with_the_same_bytes_is_left_alone(folder: Path) -> None:
    build(folder, {"a": "one", "b": "two"})
    os.utime(folder / "a", ns=(1, 1))
    assert build(folder, {"a": "one", "b": "2"}) == (["b"], [])
    assert (folder / "a").stat().st_mtime_ns == 1
    assert tree(folder) == {"a": "one", "b": "2"}


def test_a_file_of_the_same_size_and_other_bytes_is_replaced(folder: Path) -> None:
    build(folder, {"a": "one"})
    assert build(folder, {"a": "two"}) == (["a"], [])


def test_a_file_is_replaced_whole_and_never_written_into(folder: Path) -> None:
    build(folder, {"a": "one"})
    with (folder / "a").open() as reader:
        build(folder, {"a": "two"})
        assert reader.read() == "one"


def test_a_stamp_changes_when_a_file_is_written_and_only_then(folder: Path) -> None:
    build(folder, {"a": "one"})
    output = Output.open(folder)
    before = output.stamp("a")
    assert before is not None
    assert before.size == 3
    output.write("a", b"one")
    assert output.stamp("a") == before
    output.write("a", b"four")
    assert output.stamp("a") != before
    assert output.stamp("b") is None


def test_a_path_that_was_not_promised_is_entered_before_it_is_written(folder: Path) -> None:
    Output.open(folder).write("a", b"")
    assert manifest(folder) == "a\n"


@pytest.mark.parametrize(
    "path", ["../a", "/a", "a/../../b", "a//b", "", ".", "a/", "a\nb", "a\0b", "a\\b", MANIFEST]
)
def test_a_path_that_leads_elsewhere_is_refused(folder: Path, path: str) -> None:
    assert refusal(folder, {path: "x"}) == "bad-output-path"
    assert not folder.exists()


@pytest.mark.parametrize("path", ["CON", "aux.html", "a:b", "a.", "x" * 300, "a\udc80"])
def test_a_name_that_some_system_cannot_take_is_written_or_refused(folder: Path, path: str) -> None:
    with suppress(OutputRefused):
        Output.open(folder).write(path, b"x")
        assert Output.open(folder).write(path, b"x") is False


def test_a_name_that_no_system_can_take_is_refused(folder: Path) -> None:
    assert refusal(folder, {"\ud800": "x"}) == "bad-output-path"


# Sweeping


def test_what_is_no_longer_made_is_removed_with_the_folders_it_leaves_empty(folder: Path) -> None:
    build(folder, {"a/b/c": "1", "a/d": "2", "e/f": "3"})
    assert build(folder, {"a/d": "2"}) == ([], ["a/b/c", "e/f"])
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, "a"]
    assert [path.name for path in (folder / "a").iterdir()] == ["d"]


def test_a_foreign_file_is_never_touched(folder: Path) -> None:
    build(folder, {"a/b": "1", "c": "2"})
    (folder / "a" / "notes.txt").write_text("mine")
    (folder / "CNAME").write_text("example.org")
    (folder / "empty").mkdir()
    assert build(folder, {"c": "2"}) == ([], ["a/b"])
    assert tree(folder) == {"a/notes.txt": "mine", "CNAME": "example.org", "c": "2"}
    assert (folder / "empty").is_dir()


def test_a_file_that_is_already_gone_is_not_missed(folder: Path) -> None:
    build(folder, {"a/b": "1", "c": "2"})
    (folder / "a" / "b").unlink()
    assert build(folder, {"c": "2"}) == ([], [])
    assert manifest(folder) == "c\n"


def test_a_kept_file_survives_under_whichever_of_its_names(folder: Path) -> None:
    build(folder, {"Photo.jpg": "1"})
    # As a file system that ignores letter case shows it: two names, one file.
    os.link(folder / "Photo.jpg", folder / "photo.jpg")
    assert build(folder, {"photo.jpg": "1"}) == ([], [])
    assert (folder / "photo.jpg").read_text() == "1"


def test_the_manifest_lists_exactly_what_is_there_in_order(folder: Path) -> None:
    build(folder, {"b": "", "a/c": ""})
    assert manifest(folder) == "a/c\nb\n"
    build(folder, {"b": "", "a/d": ""})
    assert manifest(folder) == "a/d\nb\n"


def test_a_manifest_cannot_lead_the_sweep_out_of_the_folder(folder: Path) -> None:
    build(folder, {"a": ""})
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "b").write_text("mine")
    (folder / "link").symlink_to(outside)
    (folder / MANIFEST).write_text("a\n../outside/b\nlink/b\n")
    build(folder, {"a": ""})
    assert (outside / "b").read_text() == "mine"


# What stands in the way


def test_our_own_file_makes_way_for_a_folder_and_the_reverse(folder: Path) -> None:
    build(folder, {"a": "file", "b/c/d": "deep", "b/e": "x"})
    assert build(folder, {"a/index.html": "now deep", "b": "now a file"})[0] == [
        "a/index.html",
        "b",
    ]
    assert tree(folder) == {"a/index.html": "now deep", "b": "now a file"}
    assert manifest(folder) == "a/index.html\nb\n"


@pytest.mark.parametrize(
    ("foreign", "path"),
    [("x", "x"), ("x", "x/index.html"), ("x/notes.txt", "x")],
    ids=["a file for a file", "a file for a folder", "a folder for a file"],
)
def test_a_foreign_file_is_not_replaced(folder: Path, foreign: str, path: str) -> None:
    build(folder, {"a": "1"})
    (folder / foreign).parent.mkdir(exist_ok=True)
    (folder / foreign).write_text("mine")
    assert refusal(folder, {"a": "1", path: "x"}) == "output-not-ours"
    assert (folder / foreign).read_text() == "mine"


def test_a_folder_of_ours_that_holds_a_foreign_file_is_left_whole(folder: Path) -> None:
    build(folder, {"a/b": "1"})
    (folder / "a" / "mine").write_text("mine")
    assert refusal(folder, {"a": "x"}) == "output-not-ours"
    assert tree(folder) == {"a/b": "1", "a/mine": "mine"}


def test_nothing_is_written_through_a_link(folder: Path) -> None:
    build(folder, {"a": "1"})
    outside = folder.parent / "outside"
    outside.mkdir()
    (folder / "link").symlink_to(outside)
    assert refusal(folder, {"a": "1", "link/b": "x"}) == "output-not-ours"
    assert refusal(folder, {"a": "1", "link": "x"}) == "output-not-ours"
    assert list(outside.iterdir()) == []


def test_a_path_cannot_be_a_file_and_a_folder_in_one_build(folder: Path) -> None:
    for _ in range(2):
        output = Output.open(folder)
        output.write("a", b"file")
        with pytest.raises(OutputRefused):
            output.write("a/b", b"deep")


# Opening


def test_a_folder_that_holds_something_else_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.doc").write_text("mine")
    assert refusal(folder, {"a": "1"}) == "output-not-ours"
    assert tree(folder) == {"thesis.doc": "mine"}


def test_an_empty_folder_is_taken(folder: Path) -> None:
    folder.mkdir()
    build(folder, {"a": "1"})
    assert tree(folder) == {"a": "1"}


def test_a_folder_that_holds_the_site_is_refused(tmp_path: Path) -> None:
    for site in (tmp_path, tmp_path / "sites" / "mine"):
        with pytest.raises(OutputRefused) as caught:
            Output.open(tmp_path, site)
        assert caught.value.diagnostic.code == "output-holds-the-site"
    Output.open(tmp_path / "public", tmp_path)


def test_a_file_or_a_broken_link_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    assert refusal(tmp_path / "file", {"a": "1"}) == "output-not-a-folder"
    assert refusal(tmp_path / "broken", {"a": "1"}) == "output-not-a-folder"


def test_a_link_to_a_folder_is_followed_and_to_the_site_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build(tmp_path / "link", {"a": "1"})
    assert tree(tmp_path / "real") == {"a": "1"}
    with pytest.raises(OutputRefused):
        Output.open(tmp_path / "link", tmp_path / "real" / "site")


def test_opening_makes_nothing(folder: Path) -> None:
    Output.open(folder)
    assert not folder.exists()


# A build that is killed


def killed_build(folder: Path, files: dict[str, str], count: int) -> None:
    """Build until `count` files have been put in their places, and end the process at the next."""
    replace = os.replace
    places = iter(range(count))

    def dying(source: str, target: str) -> None:
        if next(places, None) is None:
            raise Killed
        replace(source, target)

    with pytest.MonkeyPatch.context() as patch, suppress(Killed):
        patch.setattr(os, "replace", dying)
        build(folder, files)


@pytest.mark.parametrize("count", range(5))
def test_the_build_after_a_killed_one_leaves_no_trace_of_it(folder: Path, count: int) -> None:
    build(folder, {"a": "1", "b/c": "2", "old": "3"})
    (folder / "mine").write_text("mine")
    killed_build(folder, {"a": "one", "b/c": "two", "new/d": "four"}, count)
    build(folder, {"a": "1"})
    assert tree(folder) == {"a": "1", "mine": "mine"}
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, "a", "mine"]
    assert manifest(folder) == "a\n"


def test_a_file_cut_short_by_a_kill_is_made_whole(folder: Path) -> None:
    output = Output.open(folder)
    output.promise(["a", "b"])
    output.write("a", b"cut")
    assert build(folder, {"a": "whole", "b": "x"})[0] == ["a", "b"]
    assert tree(folder) == {"a": "whole", "b": "x"}


def test_a_first_build_killed_before_its_manifest_stands_can_be_repeated(folder: Path) -> None:
    killed_build(folder, {"a": "1"}, 0)
    assert [path.name for path in folder.iterdir()] != [MANIFEST]
    build(folder, {"a": "1"})
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, "a"]


def test_a_full_disk_is_a_finding_and_not_a_crash(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputRefused) as caught:
        build(folder, {"a": "1"})
    assert caught.value.diagnostic.code == "cannot-write"
    assert "No space left" in caught.value.diagnostic.message


_sites = st.dictionaries(
    st.sampled_from(["a", "a/b", "a/c", "b/a", "b/c/d", "b/c", "e"]), st.sampled_from("xy")
).filter(lambda files: not any(other.startswith(f"{one}/") for one in files for other in files))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_sites, st.none() | st.integers(0, 4)), max_size=4), _sites)
def test_any_run_of_builds_ends_as_a_build_from_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    earlier: list[tuple[dict[str, str], int | None]],
    last: dict[str, str],
) -> None:
    folder = tmp_path_factory.mktemp("site") / "public"
    for files, kill in earlier:
        if kill is None:
            build(folder, files)
        else:
            killed_build(folder, files, kill)
    build(folder, last)
    clean = folder.with_name("clean")
    build(clean, last)
    folder.mkdir(exist_ok=True)
    clean.mkdir(exist_ok=True)
    assert tree(folder) == tree(clean)
    folders = [sorted(p.relative_to(top) for p in top.rglob("*")) for top in (folder, clean)]
    leftover = {Path(MANIFEST)}
    assert set(folders[0]) - leftover == set(folders[1]) - leftover


def stage_all(stage: Stage, folder: Path, text: str, number: int) -> list[str]:
    """Take that many files of a stage into the output; their paths."""
    paths = [f"{place % 7}/{place}.html" for place in range(number)]
    output = Output.open(folder)
    output.promise(paths)
    for path in paths:
        stage.put(path, f"{text} {path}".encode())
    output.take(stage, paths)
    stage.clear()
    output.sweep(paths)
    return paths


@pytest.mark.parametrize("can_swap", [True, False])
@pytest.mark.parametrize("number", [3, MANY + 3])
def test_files_of_a_stage_take_the_place_of_those_that_are_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_swap: bool, number: int
) -> None:
    if not can_swap:
        monkeypatch.setattr(swapping, "_call", lambda: None)
    stage = Stage(tmp_path / "stage", is_flat=True)
    stage_all(stage, folder, "old", number - 1)
    outside = tmp_path / "outside.html"
    outside.write_text("not ours")
    (folder / "1/1.html").unlink()
    (folder / "1/1.html").symlink_to(outside)
    paths = stage_all(stage, folder, "new", number)
    assert tree(folder) == {path: f"new {path}" for path in sorted(paths)}
    assert outside.read_text() == "not ours"
    assert not stage.folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to swap files")
def test_two_files_change_places(tmp_path: Path) -> None:
    one, other = tmp_path / "один", tmp_path / "other"
    one.write_text("one")
    other.write_text("other")
    look = one.stat()
    assert swap(str(one), str(other))
    assert (one.read_text(), other.read_text()) == ("other", "one")
    assert other.stat().st_mtime_ns == look.st_mtime_ns
    assert not swap(str(one), str(tmp_path / "nowhere"))
    assert one.read_text() == "other"
