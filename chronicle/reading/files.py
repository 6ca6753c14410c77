"""The content folder → the files as their authors wrote them, typed but not yet linked."""

import os
import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from chronicle.converting import split_heading
from chronicle.diagnostics import Diagnostic, Location, Severity, did_you_mean, error, warning
from chronicle.documents import Document, read_front_matter, split_document
from chronicle.languages import locale
from chronicle.reading.meanings import Meaning, Meanings
from chronicle.reading.shelves import Shelf, digest_of
from chronicle.reading.written import Folder, Written
from chronicle.schema import (
    FOLDERS,
    TRANSLATIONS,
    EntryFields,
    Fields,
    PageFields,
    PageTranslationFields,
)
from chronicle.slugs import slug
from chronicle.validating import example, validate

MEDIA = "media"
_TRANSLATION = re.compile(r"(?P<stem>.+)\.(?P<language>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)")


def list_files(content: Path) -> list[str]:
    """Every file below the content folder, as sorted posix paths; hidden and backup files left out."""
    found = []
    folders = [""] if content.is_dir() else []
    while folders:
        folder = folders.pop()
        with os.scandir(content / folder) as inside:
            for each in inside:
                if each.name.startswith((".", "#")) or each.name.endswith(("~", ".swp", ".tmp")):
                    continue
                if each.is_dir():
                    folders.append(f"{folder}{each.name}/")
                else:
                    found.append(f"{folder}{each.name}")
    return sorted(found)


def read_files(
    content: Path, meanings: Meanings | None = None, shelf: Shelf | None = None
) -> tuple[Folder, list[Diagnostic]]:
    """Read every file below `content`, and type those that are not on the shelf."""
    base = str(content)

    def read(path: str) -> bytes:
        with open(f"{base}/{path}", "rb") as file:  # noqa: PTH123 - a path object takes half as long
            return file.read()

    return type_files(list_files(content), read, meanings, shelf)


def type_files(
    paths: Sequence[str],
    read: Callable[[str], bytes],
    meanings: Meanings | None = None,
    shelf: Shelf | None = None,
) -> tuple[Folder, list[Diagnostic]]:
    """Type the files at `paths` (below content/), whose bytes `read` gives.

    Codes, besides those of documents and validation: misplaced-file, unreadable-file,
    missing-front-matter, missing-title, orphan-translation, duplicate-id.
    """
    files: list[Written] = []
    media: list[str] = []
    broken: set[tuple[str, str]] = set()
    problems: list[Diagnostic] = []
    stems = {path.removesuffix(".md") for path in paths}
    if shelf:
        shelf.open(stems)
    for path in paths:
        folder, _, rest = path.partition("/")
        if folder == MEDIA and rest:
            media.append(rest)
        elif folder not in FOLDERS or not rest or not path.endswith(".md"):
            problems.append(_misplaced(path, folder))
        else:
            try:
                data = read(path)
            except OSError as problem:
                problems.append(_unreadable(path, problem))
                broken.add((folder, slug(_stem(path))))
                continue
            kept = shelf.get(path, data) if shelf else None
            if kept:
                files.append(kept)
                continue
            written, faults = type_file(f"content/{path}", data, stems, meanings)
            problems += faults
            if shelf and isinstance(written, Written) and not faults:
                shelf.put(path, digest_of(data), written)
            if isinstance(written, Written):
                files.append(written)
            else:
                broken |= written
    files, doubles = _without_doubles(files)
    return Folder(tuple(files), frozenset(broken), tuple(media)), problems + doubles


def type_file(
    path: str, data: bytes, stems: Collection[str] = (), meanings: Meanings | None = None
) -> tuple[Written | frozenset[tuple[str, str]], list[Diagnostic]]:
    """One file's bytes → what its author wrote, or all by which a file with faults may be referred to.

    `path` is relative to the site's root; `stems` are the paths of all files
    below content/ without `.md`: a.ur.md is a translation only beside a.md.
    Front matter among the known `meanings` is neither read nor validated again.
    """
    meanings = meanings or Meanings()
    folder = path.split("/")[1]
    stem = _stem(path)
    declared: type[Fields] = FOLDERS[folder]
    language = None
    translation = _TRANSLATION.fullmatch(stem)
    if translation:
        beside = path.removeprefix("content/").removesuffix(f"{stem}.md")
        if beside + translation["stem"] in stems:
            stem, language = translation["stem"], translation["language"]
            declared = TRANSLATIONS[folder]
    document, problems = split_document(data, path)
    source = document.source
    known = meanings.recall(declared, source)
    document, found = (
        (document.with_data(known.values), []) if known else read_front_matter(document)
    )
    problems += found
    if (
        translation
        and not language
        and _is_translation(document, folder, translation["language"])
        and not _errors(problems)
    ):
        problems.append(_orphan(document, translation["stem"]))
    id = slug(stem)
    fields: Fields | None = None
    if not _errors(problems):
        fields, faults = (known.fields, []) if known else validate(declared, document)
        if faults and not document.has_front_matter:
            faults = [_without_front_matter(document, declared)]
        problems += faults
        if fields and not known and not problems:
            meanings.remember(declared, source, Meaning(document.data, fields))
    if fields is None:
        return _broken(folder, id, document), problems
    heading, text = None, document.body
    if isinstance(fields, EntryFields | PageFields | PageTranslationFields) and not fields.title:
        heading, text = split_heading(document.body)
        if heading is None:
            problems.append(_untitled(document))
            return _broken(folder, id, document), problems
    return Written(folder, id, document, fields, text, heading, language), problems


def _is_translation(document: Document, folder: str, tag: str) -> bool:
    """Whether a file that is named like a translation reads like one, and like no original."""
    said = document.data.keys()
    required = {
        info.alias or name
        for name, info in FOLDERS[folder].model_fields.items()
        if info.is_required()
    }
    return said <= set(TRANSLATIONS[folder].names()) and (
        not required <= said or locale(tag) is not None
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _broken(folder: str, id: str, document: Document) -> frozenset[tuple[str, str]]:
    """A file's id, and the ids that its names would have."""
    aliases = document.data.get("aliases")
    names = [document.data.get("name"), *(aliases if isinstance(aliases, list) else [aliases])]
    ids = [id, *(slug(name) for name in names if isinstance(name, str))]
    return frozenset((folder, each) for each in ids)


def _without_front_matter(document: Document, declared: type[Fields]) -> Diagnostic:
    return error(
        "missing-front-matter",
        "the file does not begin with front matter",
        document.locate(),
        f"begin with a line of `---`, then {example(declared)}, each on its line, then `---`",
    )


def _untitled(document: Document) -> Diagnostic:
    return error(
        "missing-title",
        "there is no title",
        document.locate(),
        "write `title: …`, or begin the body with `# The title`",
    )


def _orphan(document: Document, stem: str) -> Diagnostic:
    return error(
        "orphan-translation",
        f"there is no {stem}.md in this folder that this could be the translation of",
        document.locate(),
        "a translation has the name of its original, with the language's tag before `.md`",
    )


def _unreadable(path: str, problem: OSError) -> Diagnostic:
    reason = problem.strerror or str(problem)
    return error(
        "unreadable-file", f"the file cannot be read: {reason}", Location(f"content/{path}")
    )


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
        key = (file.folder, file.id, file.language and file.language.lower())
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
