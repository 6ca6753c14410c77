"""Where the repository of a site is and which state it is at, read without asking git.

A build with nothing to do needs to know no more than this of the past.
"""

import re
from pathlib import Path


def revision(root: Path) -> str:
    """What tells one state of the site's repository from another, read without git.

    That is the commit of HEAD and the edge of a shallow clone; "" where there is no repository.
    Source: gitrepository-layout(5).
    """
    mark = _mark(root)
    if mark is None:
        return ""
    # A worktree's or a submodule's .git is a file that says where its own folder is.
    own = mark if mark.is_dir() else mark.parent / text_of(mark).removeprefix("gitdir:").strip()
    shared = own / (text_of(own / "commondir").strip() or ".")
    head = text_of(own / "HEAD").strip()
    name = head.removeprefix("ref:").strip()
    commit = "" if name == head else _commit_of(name, own, shared)
    return f"{head}\n{commit}\n{text_of(shared / 'shallow')}"


def folder_in_repository(root: Path) -> str:
    """Where a folder lies in its repository, with a slash at the end; "" at the top of it."""
    mark = _mark(root)
    inside = root.absolute().relative_to(mark.parent).as_posix() if mark else "."
    return "" if inside == "." else f"{inside}/"


def text_of(path: Path) -> str:
    """What a file says; "" where there is none."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _mark(root: Path) -> Path | None:
    """The .git of the repository that a folder is in: a folder itself, or a file."""
    marks = (folder / ".git" for folder in (root.absolute(), *root.absolute().parents))
    return next((mark for mark in marks if mark.exists()), None)


def _commit_of(name: str, own: Path, shared: Path) -> str:
    """The commit that a branch is at: in a file of its own, or in one with all the others."""
    loose = text_of(own / name) or text_of(shared / name)
    if loose:
        return loose.strip()
    packed = re.search(rf"^(\w+) {re.escape(name)}$", text_of(shared / "packed-refs"), re.MULTILINE)
    return packed[1] if packed else text_of(shared / "reftable" / "tables.list")
