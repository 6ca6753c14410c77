"""When each file was first published, and when and why it last changed, as git remembers it.

Whatever git does not know for certain is left out: what lies beyond the edge of a shallow clone,
and the last change of a file that differs from what is committed.
"""

import datetime
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson

from chronicle.repository import folder_in_repository, text_of
from chronicle.writing import replace_file

EDITION = 1
SIMILAR = "-M50%"
MOST_RENAMES = 1000
"""Of so many files that appear and as many that vanish at once git finds out which were renamed."""

_TEXTS = ":(top)*.md"
_CONTENT = "content"
# A commit's line stands where a file's name cannot: after NUL, as no line of a message does.
_COMMIT = re.compile(r"(?:^|\0)\x01(?=[0-9a-f]{40,64} )")
# What a hook or a calling git says of its own repository need not be true of the site's.
_THEIRS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")
_PLAIN = (
    *("--no-pager", "--no-optional-locks"),
    *("-c", "core.quotePath=false", "-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A commit: its hash, the day on which its author made it, and the first line of its message."""

    commit: str
    day: str
    subject: str

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.day)


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a committed file: what brought it, and what changed it last."""

    first: Change | None = None
    last: Change | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The past of the committed files, by their paths below the site's folder.

    `folder` is where the site's folder lies in the repository: "" or "docs/site/".
    """

    files: Mapping[str, Past] = field(default_factory=dict)
    folder: str = ""

    def of(self, file: str) -> Past | None:
        """The past of a file; None for one that is not committed, or of which nothing is known."""
        return self.files.get(file)


NO_HISTORY = History()


def read_history(root: Path, memory: Path, *, wanted: bool = True) -> History:
    """What git knows of the texts in content/ below `root`; nothing where there is no git, or no commit.

    What was found is kept in `memory` by commit, so that later only new commits are looked at.
    Unless it is `wanted`, git is not asked, and only where the site lies is told.
    """
    nothing = History(folder=folder_in_repository(root))
    if not wanted:
        return nothing
    found = _git(root, "rev-parse", "--show-prefix", "--git-path", "shallow", "HEAD^{commit}")
    status = found and _git(
        *(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames"),
        *("--", _CONTENT),
    )
    if found is None or status is None:
        return nothing
    folder, shallow, head = found.removesuffix("\n").rsplit("\n", 2)
    edge = text_of(root / shallow)
    place = memory / "history.json"
    known = _remembered(place, edge)
    if known is None or known.head != head:
        start = known if known and _goes_on_from(root, known.head, head) else None
        files = _read_log(root, start, head, frozenset(edge.split()))
        if files is None:
            return nothing
        known = _Known(head, edge, files)
        with suppress(OSError):
            replace_file(place, orjson.dumps({"edition": EDITION, "known": known}))
    here = {
        file.removeprefix(folder): past
        for file, past in known.files.items()
        if file.startswith(f"{folder}{_CONTENT}/")
    }
    return History(_as_they_are(here, status, folder), folder)


def differs(root: Path, file: str) -> bool:
    """Whether a file below the site's folder is not as it was committed, or not committed at all."""
    asked = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", file)
    return bool(_git(root, *asked))


def _git(root: Path, *arguments: str) -> str | None:
    """What a git command says; None where git is not there, or fails."""
    environment = {name: value for name, value in os.environ.items() if name not in _THEIRS}
    # A clone without its blobs must not fetch them for this (git 2.45 and later).
    environment["GIT_NO_LAZY_FETCH"] = "1"
    try:
        done = subprocess.run(
            ["git", *_PLAIN, *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Known:
    """The past of every text of the repository up to a commit, given the edge of a shallow clone."""

    head: str
    edge: str
    files: Mapping[str, Past]


def _remembered(place: Path, edge: str) -> _Known | None:
    """What was kept, if it is whole and of a repository with the same edge."""
    try:
        data = orjson.loads(place.read_bytes())
        known = data["known"]
        if data["edition"] != EDITION or known["edge"] != edge:
            return None
        files = {
            str(file): Past(_change(past["first"]), _change(past["last"]))
            for file, past in known["files"].items()
        }
        return _Known(str(known["head"]), edge, files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _change(fields: dict[str, Any] | None) -> Change | None:
    return Change(**fields) if fields else None


def _goes_on_from(root: Path, old: str, head: str) -> bool:
    """Whether the commits since `old` are one line that begins there.

    With a merge among them commits may come in between those that are known.
    """
    return (
        _git(root, "merge-base", "--is-ancestor", old, head) is not None
        and _git(root, "rev-list", "--min-parents=2", "--max-count=1", f"{old}..{head}") == ""
    )


def _read_log(
    root: Path, start: _Known | None, head: str, edge: frozenset[str]
) -> dict[str, Past] | None:
    """The past of every text at `head`, from the beginning or from what is known up to `start`."""
    partial = _git(root, "config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partial)")
    # To see that a file was renamed and edited at once needs blobs, which a partial clone lacks.
    similar, most = ("-M100%", 0) if partial else (SIMILAR, MOST_RENAMES)
    log = _git(
        *(root, "log", "-z", "--name-status", "-c", "--full-history", "--topo-order", "--reverse"),
        *(similar, f"-l{MOST_RENAMES}", "--no-color", "--no-notes", "--encoding=UTF-8"),
        *("--format=%x01%H %as %s", f"{start.head}..{head}" if start else head, "--", _TEXTS),
    )
    if log is None:
        return None
    files = dict(start.files) if start else {}
    # What a shallow clone was cut off at comes first: nothing that is known lies before it.
    commits = sorted(_commits(log), key=lambda each: each[0] not in edge)
    for commit, change, steps in commits:
        _apply(files, None if commit in edge else change, steps, most=most)
    return files


@dataclass(frozen=True, slots=True)
class _Step:
    """What a commit did to a file: A(dded), D(eleted), M(odified) or R(enamed, from `old`)."""

    did: str
    file: str
    old: str = ""


def _commits(log: str) -> Iterator[tuple[str, Change | None, list[_Step]]]:
    """The commits of a log, the oldest first: the hash, what is known of it, and what it did."""
    for record in _COMMIT.split(log)[1:]:
        head, _, rest = record.partition("\0")
        commit, day, *subject = head.split(" ", 2)
        words = iter(rest.lstrip("\n\0").rstrip("\0").split("\0"))
        steps = [_step(status, words) for status in words if status]
        change = Change(commit, day, " ".join(subject).strip())
        yield commit, change if _is_day(day) else None, steps


def _is_day(text: str) -> bool:
    """Whether this is a day; a damaged commit may have been made on none."""
    try:
        return len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _step(status: str, words: Iterator[str]) -> _Step:
    if status[0] in "RC" and status[1:].isdigit():
        old, new = next(words), next(words)
        return _Step("R" if status[0] == "R" else "A", new, old)
    # Of a merge there is a letter for each parent, and files that are unlike all of them.
    did = status[0] if set(status) in ({"A"}, {"D"}) else "M"
    return _Step(did, next(words))


def _apply(files: dict[str, Past], change: Change | None, steps: list[_Step], *, most: int) -> None:
    """Enter a commit; None for one of which nothing is known but what it left behind.

    At the edge of a shallow clone all files seem to be new, and none is known to be.
    """
    added = [step.file for step in steps if step.did == "A"]
    deleted = [step.file for step in steps if step.did == "D"]
    # So many that git does not compare them: any of the new ones may be one of the old.
    unsure = len(added) * len(deleted) > most * most
    before = {step.old: files.pop(step.old, Past()) for step in steps if step.did == "R"}
    for file in deleted:
        files.pop(file, None)
    for step in steps:
        match step.did:
            case "A" if step.file not in files:
                files[step.file] = Past(None if unsure else change, change)
            case "R":
                files[step.file] = _changed(before[step.old], change)
            case "A" | "M":
                files[step.file] = _changed(files.get(step.file, Past()), change)


def _changed(past: Past, change: Change | None) -> Past:
    """A past with one more change; a commit that was made earlier and came later is not the last."""
    is_later = change is None or past.last is None or change.day >= past.last.day
    return replace(past, last=change) if is_later else past


def _as_they_are(files: dict[str, Past], status: str, folder: str) -> dict[str, Past]:
    """The past of files as they lie there: one that differs from HEAD changed at no known time."""
    for line in filter(None, status.split("\0")):
        state, file = line[:2], line[3:].removeprefix(folder)
        if set(state) & set("A?"):
            files.pop(file, None)
        elif file in files:
            files[file] = replace(files[file], last=None)
    return files
