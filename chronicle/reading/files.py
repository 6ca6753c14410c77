"""The content folder → the files as their authors wrote them, typed but not yet linked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chronicle.converting import split_heading
from chronicle.diagnostics import Diagnostic, Location, Severity, did_you_mean, error, warning
from chronicle.documents import Document, read_document
from chronicle.schema import FOLDERS, EntryFields, Fields, PageFields, TranslationFields
from chronicle.slugs import slug
from chronicle.validating import validate

MEDIA = "media"
_TRANSLATION = re.compile(r"(?P<stem>.+)\.(?P<language>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)")


@dataclass(frozen=True, slots=True)
class Written:
    """One file: its id, its fields, its body's text and the heading taken out of that.

    `language` is set on a translation only: the tag in its file's name.
    """

    folder: str
    id: str
    document: Document
    fields: Fields
    text: str
    heading: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """All that the content folder holds.

    `broken` names what could not be typed, so that nothing that refers to it
    is blamed as well. `media` are paths below content/media.
    """

    files: tuple[Written, ...]
    broken: frozenset[tuple[str, str]]
    media: tuple[str, ...]

    def of(self, folder: str) -> Iterator[Written]:
        """The originals (not the translations) in one folder of content/."""
        return (file for file in self.files if file.folder == folder and not file.language)

    def translations(self) -> dict[tuple[str, str], list[Written]]:
        """The translations of each file, by its folder and id."""
        found: dict[tuple[str, str], list[Written]] = {}
        for file in self.files:
            if file.language:
                found.setdefault((file.folder, file.id), []).append(file)
        return found


def list_files(content: Path) -> list[str]:
    """Every file below the content folder, as sorted posix paths; hidden and backup files left out."""
    found = []
    folders = [content] if content.is_dir() else []
    while folders:
        for path in folders.pop().iterdir():
            if path.name.startswith((".", "#")) or path.name.endswith(("~", ".swp", ".tmp")):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                found.append(path.relative_to(content).as_posix())
    return sorted(found)


def read_files(content: Path) -> tuple[Folder, list[Diagnostic]]:
    """Read and type every file below `content`.

    Codes, besides those of documents and validation: misplaced-file, bad-language,
    duplicate-id, missing-title.
    """
    files = []
    media = []
    broken = set()
    problems = []
    paths = list_files(content)
    stems = {path.removesuffix(".md") for path in paths}
    for path in paths:
        folder, _, rest = path.partition("/")
        if folder == MEDIA and rest:
            media.append(rest)
        elif folder not in FOLDERS or not rest or not path.endswith(".md"):
            problems.append(_misplaced(path, folder))
        else:
            text = (content / path).read_bytes()
            written, faults = type_file(f"content/{path}", text, stems)
            problems += faults
            if isinstance(written, Written):
                files.append(written)
            else:
                broken.add(written)
    files, doubles = _without_doubles(files)
    return Folder(tuple(files), frozenset(broken), tuple(media)), problems + doubles


def type_file(
    path: str, data: bytes, stems: set[str] | frozenset[str] = frozenset()
) -> tuple[Written | tuple[str, str], list[Diagnostic]]:
    """One file's bytes → what its author wrote, or its folder and id where that has faults.

    `path` is relative to the site's root; `stems` are the paths of all files
    below content/ without `.md`: a.ur.md is a translation only beside a.md.
    """
    _, folder, *_, name = path.split("/")
    stem = name.removesuffix(".md")
    declared: type[Fields] = FOLDERS[folder]
    language = None
    translation = _TRANSLATION.fullmatch(stem)
    beside = path.removeprefix("content/").removesuffix(f"{stem}.md")
    if translation and beside + translation["stem"] in stems:
        stem, language, declared = translation["stem"], translation["language"], TranslationFields
    id = slug(stem)
    document, problems = read_document(data, path)
    fields: Fields | None = None
    if not _errors(problems):
        fields, faults = validate(declared, document)
        problems = [*problems, *faults]
    if fields is None:
        return (folder, id), problems
    heading, text = None, document.body
    if isinstance(fields, EntryFields | PageFields | TranslationFields) and not fields.title:
        heading, text = split_heading(document.body)
        if heading is None:
            problems.append(
                error(
                    "missing-title",
                    "there is no title",
                    document.locate(),
                    "write `title: …`, or begin the body with `# The title`",
                )
            )
            return (folder, id), problems
    return Written(folder, id, document, fields, text, heading, language), problems


def _errors(problems: list[Diagnostic]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _misplaced(path: str, folder: str) -> Diagnostic:
    hint = did_you_mean(folder, [*FOLDERS, MEDIA]) if "/" in path else None
    return warning(
        "misplaced-file",
        f"{path} is not read",
        Location(f"content/{path}"),
        hint
        or (
            f"content/ holds Markdown files in {', '.join(FOLDERS)}; "
            f"images and documents go to content/{MEDIA}/"
        ),
    )


def _without_doubles(files: list[Written]) -> tuple[list[Written], list[Diagnostic]]:
    """Of two files with one id, the first, and an error at the second."""
    first: dict[tuple[str, str, str | None], Written] = {}
    problems = []
    for file in files:
        key = (file.folder, file.id, file.language)
        kept = first.setdefault(key, file)
        if kept is not file:
            problems.append(
                error(
                    "duplicate-id",
                    f"“{file.id}” is also the id of {kept.document.file}",
                    Location(file.document.file),
                    "the id is the file's name without its folder: rename one of the two",
                )
            )
    return list(first.values()), problems


def titled(file: Written) -> str:
    """The title that a file gives itself."""
    own: str | None = getattr(file.fields, "title", None)
    return own or file.heading or file.id
