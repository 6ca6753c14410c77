"""The output folder: whole files, only those that changed, and nothing of anybody else's.

A manifest in the folder lists the files that are ours. It names a file before the file exists, so a
build that is killed at any moment leaves nothing behind that the next one does not know.
"""

# For tens of thousands of files, Path objects would cost as much as the system calls.
# ruff: noqa: PTH102, PTH104, PTH105, PTH106, PTH108, PTH112, PTH114, PTH118, PTH123, PTH208

from __future__ import annotations

import errno
import os
import shutil
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from chronicle.diagnostics import Diagnostic, error
from chronicle.staging import MANY, Stage, Stamp
from chronicle.swapping import swap

MANIFEST = ".chronicle-manifest"
_PART = ".chronicle-part-"


class OutputRefused(Exception):  # noqa: N818 (says that nothing was harmed, not that a bug was met)
    """The output folder, or a place in it, is not ours to write to."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.diagnostic: Diagnostic = error(code, message, hint=hint)


def replace_file(place: Path, data: bytes) -> None:
    """Write a file, whole or not at all, and the folder that it is in."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(place)


class Output:
    """A folder that holds what builds made, and knows which of its files those are.

    Paths are posix paths relative to the folder. Open it with `Output.open`; announce what a build
    will write with `promise`, write, and end with `sweep`.
    """

    def __init__(self, folder: Path, owned: Iterable[str], *, fresh: bool) -> None:
        self.folder = folder
        self._root = str(folder)
        self._owned = set(owned)
        self._fresh = fresh
        self._folders = {""}
        self._written: set[str] = set()

    @classmethod
    def open(cls, folder: Path, site: Path | None = None) -> Output:
        """Take a folder that is ours, or empty, or not there yet; nothing is made before a write.

        `site` is the site's root, which must not lie in the folder. What a killed build left half
        written is removed. Raises `OutputRefused` for a folder that is anything else.
        """
        output = cls.look_at(folder, site)
        with _refusing(str(folder)):
            for part in sorted(folder.glob(f"{_PART}*")):
                part.unlink()
        return output

    @classmethod
    def look_at(cls, folder: Path, site: Path | None = None) -> Output:
        """What `open` does, but for that it changes nothing."""
        with _refusing(str(folder)):
            _check_place(folder, site)
            names = os.listdir(folder) if folder.exists() else []
            parts = {name for name in names if name.startswith(_PART)}
            foreign = not parts.issuperset(names) and MANIFEST not in names
            if foreign:
                raise OutputRefused(
                    "output-not-ours",
                    f"the output folder {folder} holds files that Chronicle did not write",
                    "empty it, or name another folder as “output” in site.yaml",
                )
            owned = _read_manifest(folder) if MANIFEST in names else ()
        return cls(folder, owned, fresh=not names)

    def promise(self, paths: Iterable[str]) -> None:
        """Enter paths in the manifest, on disk, before any of them is written.

        Raises `OutputRefused` if a file of somebody else's is in the place of one of them.
        """
        new = sorted(set(paths) - self._owned)
        if not new:
            return
        for path in new:
            _check_path(path)
        if not self._fresh:
            for path in new:
                self._check_free(path)
        self._owned.update(new)
        self._write_manifest()

    @property
    def is_fresh(self) -> bool:
        """Whether nothing is there yet."""
        return self._fresh

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a file is there with these bytes."""
        return not self._fresh and self._holds(self._locate(path), data)

    def stamp(self, path: str) -> Stamp | None:
        """Look at a file without reading it; None when there is none.

        A caller that remembers the stamp that a file had after it was written, and the digest of
        its bytes, need not write equal bytes again while the stamp is the same.
        """
        try:
            found = os.lstat(self._locate(path))
        except OSError:
            return None
        return Stamp(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None

    def write(self, path: str, data: bytes) -> bool:
        """Put a whole file in its place; False, and the file untouched, when it is there already.

        Raises `OutputRefused` where a file or a folder of somebody else's stands in the way.
        """
        if path not in self._owned:
            self.promise([path])
        with _refusing(self._locate(path)):
            target = self._locate(path)
            self._make_folder(path.rpartition("/")[0])
            self._written.add(path)
            if self._fresh:
                # Nobody has seen this folder yet, and a file cut short is unlike its bytes later.
                with open(target, "wb") as file:
                    file.write(data)
                return True
            if self._holds(target, data):
                return False
            self._make_way(path, target)
            self._replace(target, data)
        return True

    def take(self, stage: Stage, paths: Collection[str]) -> None:
        """Put the files of a stage, which are promised, in their places.

        What was there may be on the stage then, to be removed with it.
        Raises `OutputRefused` where a file or a folder of somebody else's stands in the way.
        """
        if not paths:
            return
        with _refusing(self._root):
            if (
                self._fresh
                and not (stage.is_flat or self._written)
                and self._take_whole(stage, paths)
            ):
                return
            are_many = len(paths) >= MANY
            for path in paths:
                target = self._locate(path)
                with _refusing(target):
                    self._make_folder(path.rpartition("/")[0])
                    self._written.add(path)
                    self._make_way(path, target)
                    if not (are_many and swap(stage.place(path), target)):
                        self._move(stage.place(path), target)

    def _take_whole(self, stage: Stage, paths: Collection[str]) -> bool:
        """Move the folders of a stage with all that is in them, where the output has none yet."""
        try:
            for name in sorted(os.listdir(stage.folder)):
                os.rename(f"{stage.folder}/{name}", self._locate(name))
        except OSError as problem:
            if problem.errno != errno.EXDEV:
                raise
            return False
        self._written.update(paths)
        return True

    def _move(self, source: str, target: str) -> None:
        """Put a file in the place of another, whole, from another file system if need be."""
        try:
            os.replace(source, target)
        except OSError as problem:
            if problem.errno != errno.EXDEV:
                raise
            part = self._locate(f"{_PART}{os.getpid()}")
            shutil.copy2(source, part)
            os.replace(part, target)

    def _make_way(self, path: str, target: str) -> None:
        if os.path.isdir(target) and not os.path.islink(target):
            self._clear_folder(path)

    def surplus(self, keep: Collection[str]) -> list[str]:
        """The files that `sweep` would remove."""
        return sorted(path for path in self._owned.difference(keep) if self.stamp(path))

    def sweep(self, keep: Collection[str]) -> list[str]:
        """Remove the files that earlier builds wrote and that are not kept; return their paths.

        Folders that this leaves empty go with them. The manifest then lists exactly what is there.
        """
        kept = set(keep)
        stale = sorted(self._owned - kept)
        twins = {_same_name(path): path for path in kept} if stale else {}
        with _refusing(self._root):
            removed = [path for path in stale if self._remove(path, twins.get(_same_name(path)))]
            self._owned.difference_update(stale)
            if stale or self._owned:
                self._write_manifest()
        self._fresh = False
        self._written.clear()
        return removed

    def _locate(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _holds(self, target: str, data: bytes) -> bool:
        try:
            found = os.lstat(target)
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return False
        with open(target, "rb") as file:
            return file.read() == data

    def _replace(self, target: str, data: bytes) -> None:
        # Parts stand at the top of the folder, where a later build finds them without a search.
        part = self._locate(f"{_PART}{os.getpid()}")
        with open(part, "wb") as file:
            file.write(data)
        os.replace(part, target)

    def _make_folder(self, path: str) -> None:
        """Make a folder and those above it, and see that none of them leads elsewhere."""
        if path in self._folders:
            return
        self._make_folder(path.rpartition("/")[0])
        target = self._locate(path)
        try:
            mode = os.lstat(target).st_mode
        except FileNotFoundError:
            mode = 0
        if mode and not stat.S_ISDIR(mode):
            if path not in self._owned or path in self._written:
                raise _in_the_way(self.folder / path)
            os.unlink(target)
            mode = 0
        if not mode:
            os.mkdir(target)
        self._folders.add(path)

    def _clear_folder(self, path: str) -> None:
        """Remove a folder where a file is to be, if all that it holds is ours."""
        target = self._locate(path)
        ours, folders = [], [target]
        for parent, names, files in os.walk(target):
            inside = Path(parent).relative_to(self.folder)
            folders += [os.path.join(parent, name) for name in names]
            links = [name for name in names if os.path.islink(os.path.join(parent, name))]
            ours += [(inside / name).as_posix() for name in [*files, *links]]
        if not self._owned.issuperset(ours) or not self._written.isdisjoint(ours):
            raise _in_the_way(self.folder / path)
        for file in ours:
            os.unlink(self._locate(file))
        for folder in reversed(folders):
            os.rmdir(folder)
        self._folders = {""}

    def _check_free(self, path: str) -> None:
        with _refusing(self._locate(path)):
            try:
                mode = os.lstat(self._locate(path)).st_mode
            except (FileNotFoundError, NotADirectoryError):
                return
        # A folder is looked into when the file is written. And where letter case is ignored, it is
        # our own file that is found under a new name.
        ours = _same_name(path) in map(_same_name, self._owned)
        if not stat.S_ISDIR(mode) and not ours:
            raise _in_the_way(self.folder / path)

    def _remove(self, path: str, twin: str | None) -> bool:
        """Remove one stale file, and the folders that it leaves empty."""
        target = self._locate(path)
        above = [str(parent) for parent in PurePosixPath(path).parents][:-1]
        if any(os.path.islink(self._locate(parent)) for parent in above):
            return False  # The folder was exchanged for a way out of the output.
        try:
            if twin and os.path.samestat(os.lstat(target), os.lstat(self._locate(twin))):
                return False
            os.unlink(target)
            removed = True
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            removed = False
        with suppress(OSError):
            for parent in above:
                os.rmdir(self._locate(parent))
                self._folders.discard(parent)
        return removed

    def _write_manifest(self) -> None:
        data = "".join(f"{path}\n" for path in sorted(self._owned))
        with _refusing(self._root):
            self.folder.mkdir(parents=True, exist_ok=True)
            target = self._locate(MANIFEST)
            if not self._holds(target, encoded := data.encode("utf-8", "surrogateescape")):
                self._replace(target, encoded)


def exchange(folder: Path, path: str, data: bytes) -> Stamp | None:
    """Put a whole file in the place of one in an output folder that is known to be ours; its stamp.

    None, and the file untouched, when it has these bytes already. Nothing else in the folder is looked
    at. Raises `OutputRefused` where the system does not allow it.
    """
    output = Output(folder, (path,), fresh=False)
    with _refusing(f"{folder}/{path}"):
        if output.holds(path, data):
            return None
        output._replace(f"{folder}/{path}", data)
    return output.stamp(path)


@contextmanager
def _refusing(path: str) -> Iterator[None]:
    """Turn what the operating system refuses into an `OutputRefused`."""
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputRefused("cannot-write", f"{path}: {reason}") from problem


def _check_place(folder: Path, site: Path | None) -> None:
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        kind = "a link that leads to no folder" if folder.is_symlink() else "a file"
        raise OutputRefused("output-not-a-folder", f"the output folder {folder} is {kind}")
    if site is not None and site.resolve().is_relative_to(folder.resolve()):
        raise OutputRefused(
            "output-holds-the-site",
            f"the output folder {folder} holds the site itself",
            "name a folder inside the site, such as “public”, or beside it",
        )
    manifest = folder / MANIFEST
    if manifest.is_symlink() or manifest.is_dir():
        raise OutputRefused("output-not-ours", f"{manifest} is not a file that Chronicle wrote")


def _read_manifest(folder: Path) -> list[str]:
    """The paths that an earlier build entered; a line that leads out of the folder is none of ours."""
    lines = (folder / MANIFEST).read_bytes().decode("utf-8", "surrogateescape").split("\n")
    return [line for line in lines if _is_inside(line)]


def _check_path(path: str) -> None:
    if not _is_inside(path):
        raise OutputRefused("bad-output-path", f"{path!r} is not a path in the output folder")


def _is_inside(path: str) -> bool:
    """Whether a path stays in the folder, can be a line of the manifest, and is not the manifest."""
    if any(character in path for character in "\0\n\r\\") or path == MANIFEST:
        return False
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return not {"", ".", ".."}.intersection(path.split("/")) and not path.startswith(_PART)


def _same_name(path: str) -> str:
    """The path as file systems see it that ignore letter case or composition."""
    return unicodedata.normalize("NFC", path).casefold()


def _in_the_way(path: Path) -> OutputRefused:
    return OutputRefused(
        "output-not-ours",
        f"{path} is in the way, and Chronicle did not write it",
        "move it out of the output folder; files to publish belong in content/media",
    )
