"""When a file was first published and last changed, asked of real repositories of git."""

import os
import random
import subprocess
from pathlib import Path

import pytest

from chronicle.history import NO_HISTORY, Change, History, Past, read_history
from chronicle.repository import revision

A, B = "content/entries/a.md", "content/entries/b.md"


class Repository:
    """A repository in a folder, whose commits are made on given days."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2024-01-01") -> str:
        moment = f"{day}T12:00:00+00:00"
        who = {"NAME": "An editor", "EMAIL": "editor@example.org", "DATE": moment}
        people = {
            f"GIT_{role}_{key}": v for role in ("AUTHOR", "COMMITTER") for key, v in who.items()
        }
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.root,
            env=os.environ | people | {"GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def commit(self, day: str, subject: str, **files: str | None) -> str:
        """Commit texts by a letter for their file (None: taken away); the hash."""
        for letter, text in files.items():
            if text is None:
                (self.root / f"content/entries/{letter}.md").unlink()
            else:
                self.write(f"content/entries/{letter}.md", text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", subject, day=day)
        return self.git("rev-parse", "HEAD")

    def read(self) -> History:
        return read_history(self.root, self.root / ".git/memory")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "site")


def days(past: Past | None) -> tuple[str | None, str | None]:
    """The first and the last day."""
    assert past is not None
    return past.first and past.first.day, past.last and past.last.day


def test_a_file_has_the_commit_that_brought_it_and_the_one_that_changed_it_last(
    repository: Repository,
) -> None:
    first = repository.commit("2024-01-05", "Add the call", a="1\n")
    repository.commit("2024-02-05", "Add another", b="2\n")
    last = repository.commit("2024-03-05", "Name the <source>: Dawn", a="3\n")
    repository.commit("2024-04-05", "Nothing at all")
    assert repository.read().of(A) == Past(
        Change(first, "2024-01-05", "Add the call"),
        Change(last, "2024-03-05", "Name the <source>: Dawn"),
    )
    assert days(repository.read().of(B)) == ("2024-02-05", "2024-02-05")
    assert repository.read().of("content/entries/none.md") is None


def test_a_renamed_file_keeps_its_past(repository: Repository) -> None:
    text = "".join(f"line {n}\n" for n in range(20))
    repository.commit("2024-01-05", "Add", a=text)
    repository.commit("2024-02-05", "Rename", a=None, b=text + "more\n")
    assert days(repository.read().of(B)) == ("2024-01-05", "2024-02-05")
    assert repository.read().of(A) is None


def test_a_file_that_came_back_was_published_when_it_came_back(repository: Repository) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    repository.commit("2024-02-05", "Take away", a=None)
    repository.commit("2024-03-05", "Bring back", a="1\n")
    assert days(repository.read().of(A)) == ("2024-03-05", "2024-03-05")


def test_what_is_not_committed_has_no_last_change(repository: Repository) -> None:
    repository.commit("2024-01-05", "Add", a="1\n", b="1\n")
    repository.write(A, "2\n")
    repository.write("content/entries/c.md", "3\n")
    history = repository.read()
    assert days(history.of(A)) == ("2024-01-05", None)
    assert days(history.of(B)) == ("2024-01-05", "2024-01-05")
    assert history.of("content/entries/c.md") is None
    repository.git("add", "--all")
    assert days(repository.read().of(A)) == ("2024-01-05", None)
    assert repository.read().of("content/entries/c.md") is None


def clone(repository: Repository, *arguments: str) -> Repository:
    copy = Repository(repository.root.parent / "copy")
    place = copy.root / "clone"
    copy.git("clone", "--quiet", *arguments, f"file://{repository.root}", str(place))
    copy.root = place
    return copy


def test_a_shallow_clone_knows_nothing_of_what_lies_beyond_its_edge(
    repository: Repository,
) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    repository.commit("2024-02-05", "Change", a="2\n", b="1\n")
    repository.commit("2024-03-05", "Add c", b="2\n", c="1\n")
    shallow = clone(repository, "--depth", "1")
    assert [days(past) for past in shallow.read().files.values()] == [(None, None)] * 3
    shallow.git("fetch", "--quiet", "--deepen", "1")
    history = shallow.read()
    assert days(history.of(A)) == (None, None)
    assert days(history.of(B)) == (None, "2024-03-05")
    assert days(history.of("content/entries/c.md")) == ("2024-03-05", "2024-03-05")
    shallow.git("fetch", "--quiet", "--unshallow")
    assert shallow.read() == repository.read()


def test_a_change_beyond_the_edge_of_one_branch_is_not_hidden_by_another(
    repository: Repository,
) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2024-01-06", "Add b", b="1\n")
    repository.commit("2024-01-07", "Side", c="1\n")
    repository.git("checkout", "--quiet", "main")
    repository.commit("2024-02-05", "Add b as well", b="1\n")
    repository.commit("2024-02-06", "On", d="1\n")
    repository.git("merge", "--quiet", "-m", "Merge", "side", day="2024-03-05")
    shallow = clone(repository, "--depth", "3").read()
    whole = repository.read()
    assert days(whole.of(B))[0] in ("2024-01-06", "2024-02-05")
    for file, past in shallow.files.items():
        first, last = days(past)
        assert first in (None, days(whole.of(file))[0])
        assert last in (None, days(whole.of(file))[1])


def test_a_clone_without_its_blobs_says_the_same_of_what_was_not_renamed(
    repository: Repository,
) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    repository.commit("2024-02-05", "Change", a="2\n")
    repository.git("config", "uploadpack.allowFilter", "true")
    partial = clone(repository, "--filter=blob:none")
    assert partial.read().of(A) == repository.read().of(A)


def test_a_merge_is_a_change_only_where_it_made_something_new(repository: Repository) -> None:
    lines = [f"line {n}\n" for n in range(9)]
    repository.commit("2024-01-05", "Add", a="".join(lines), b="1\n")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2024-01-06", "Side", a="".join([*lines, "end\n"]), b="2\n")
    repository.git("checkout", "--quiet", "main")
    repository.commit("2024-01-07", "Main", a="".join(["begin\n", *lines]))
    repository.git("merge", "--quiet", "-m", "Merge", "side", day="2024-02-01")
    history = repository.read()
    assert days(history.of(A)) == ("2024-01-05", "2024-02-01")
    assert days(history.of(B)) == ("2024-01-05", "2024-01-06")


def test_a_site_in_a_folder_of_its_repository_has_the_past_of_its_files(
    repository: Repository,
) -> None:
    repository.write("docs/site/content/entries/a.md", "1\n")
    repository.write("content/entries/b.md", "1\n")
    repository.commit("2024-01-05", "Add")
    repository.write("docs/site/content/entries/a.md", "2\n")
    site = repository.root / "docs/site"
    history = read_history(site, site / ".chronicle")
    assert history.folder == "docs/site/"
    assert list(history.files) == [A]
    assert days(history.of(A)) == ("2024-01-05", None)
    assert read_history(site, site / ".chronicle", wanted=False) == History(folder="docs/site/")


def test_without_a_repository_a_commit_or_git_nothing_is_known(
    tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_history(tmp_path, tmp_path / "memory") == NO_HISTORY
    assert repository.read() == NO_HISTORY
    repository.commit("2024-01-05", "Add", a="1\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert repository.read() == NO_HISTORY


def test_what_a_hook_says_of_its_own_repository_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert days(read_history(repository.root, tmp_path / "memory").of(A))[0] == "2024-01-05"


@pytest.mark.parametrize("subject", ["", "a\x01b 2024-01-01 c", "عمران خان", "x" * 3000])
def test_any_subject_is_taken_as_it_is(repository: Repository, subject: str) -> None:
    repository.write(A, "1\n")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--allow-empty-message", "-m", subject)
    past = repository.read().of(A)
    assert past is not None
    assert past.last is not None
    assert past.last.subject == subject


def test_files_of_any_name_have_their_past(repository: Repository) -> None:
    files = ["content/entries/خط.md", "content/entries/two words.md", 'content/entries/a"b.md']
    for file in files:
        repository.write(file, file)
    repository.commit("2024-01-05", "Add")
    assert sorted(repository.read().files) == sorted(files)


@pytest.mark.parametrize("seed", range(6))
def test_a_log_read_commit_by_commit_says_what_one_read_at_once_does(
    tmp_path: Path, seed: int
) -> None:
    repository = Repository(tmp_path / "site")
    draw = random.Random(seed)
    alive: dict[str, str] = {}
    for number in range(10):
        files: dict[str, str | None] = {}
        for letter in draw.sample("abcd", 2):
            what = draw.choice(("write", "write", "remove", "rename"))
            new = draw.choice("efgh")
            if what == "write" or letter not in alive:
                files[letter] = f"{letter}\n" * 9 + f"{number}\n"
            elif what == "rename" and new not in alive and new not in files:
                files[letter], files[new] = None, alive[letter]
            else:
                files[letter] = None
        gone = [letter for letter, text in files.items() if text is None]
        alive = {**alive, **{k: v for k, v in files.items() if v is not None}}
        alive = {letter: text for letter, text in alive.items() if letter not in gone}
        repository.commit(f"2024-01-{draw.randint(1, 28):02}", f"Commit {number}", **files)
        if draw.random() < 0.2:
            repository.git(
                "checkout", "--quiet", "-b", f"side{number}", "HEAD~1" if number else "HEAD"
            )
            repository.git("checkout", "--quiet", "main")
        step_by_step = repository.read()
        at_once = read_history(repository.root, tmp_path / f"memory{number}")
        assert step_by_step == at_once
        assert set(at_once.files) == {f"content/entries/{letter}.md" for letter in alive}


def test_a_history_that_was_rewritten_is_read_anew(repository: Repository) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    repository.commit("2024-02-05", "Change", a="2\n")
    repository.read()
    repository.git("commit", "--quiet", "--amend", "--date=2024-02-06T12:00:00", "-m", "Better")
    past = repository.read().of(A)
    assert past is not None
    assert past.last is not None
    assert (past.last.day, past.last.subject) == ("2024-02-06", "Better")


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b'{"edition": 1, "known": {"edge": ""}}'])
def test_a_damaged_memory_of_the_log_is_forgotten(repository: Repository, junk: bytes) -> None:
    repository.commit("2024-01-05", "Add", a="1\n")
    known = repository.read()
    (repository.root / ".git/memory/history.json").write_bytes(junk)
    assert repository.read() == known


def test_the_revision_follows_the_commit_wherever_git_writes_it(
    repository: Repository, tmp_path: Path
) -> None:
    assert revision(tmp_path) == ""
    seen = [revision(repository.root)]
    for number in (1, 2):
        head = repository.commit("2024-01-05", "Add", a=f"{number}\n")
        assert head in revision(repository.root)
        seen.append(revision(repository.root))
    repository.git("pack-refs", "--all")
    assert revision(repository.root) == seen[-1]
    assert len(set(seen)) == 3
    assert revision(repository.root / "content") == seen[-1]
    repository.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "tree"))
    head = repository.git("rev-parse", "other")
    assert head in revision(tmp_path / "tree")
    repository.git("checkout", "--quiet", "--detach")
    assert head in revision(repository.root)


def test_a_change_that_was_made_earlier_and_came_later_is_not_the_last(
    repository: Repository,
) -> None:
    repository.commit("2024-02-05", "Add", a="1\n")
    repository.commit("2024-03-05", "Change", a="2\n")
    repository.commit("2024-01-05", "Made long ago", a="3\n")
    past = repository.read().of(A)
    assert days(past) == ("2024-02-05", "2024-03-05")
