"""Small sites in memory: texts by path → what the reading and the linking make of them."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from chronicle.diagnostics import Diagnostic
from chronicle.documents import read_yaml
from chronicle.linking import Chronicle, link
from chronicle.reading import Content, resolve
from chronicle.reading.files import type_files
from chronicle.reading.written import Folder
from chronicle.schema import SiteFields
from chronicle.settings import KINDS, Settings
from chronicle.validating import validate

TODAY = datetime.date(2026, 1, 1)


def settings_of(site: str = "", *, drafts: bool = False, future: bool = False) -> Settings:
    """Settings without a disk, from what site.yaml says besides a title."""
    document, problems = read_yaml(f"title: Sample\n{site}", "site.yaml")
    fields, faults = validate(SiteFields, document)
    assert fields is not None, problems + faults
    kinds = {kind.id: kind for kind in KINDS}
    root = Path("/nowhere")
    return Settings(root, fields, document, root / "public", "", kinds, TODAY, drafts, future)


def folder_of(files: Mapping[str, str | bytes]) -> tuple[Folder, list[Diagnostic]]:
    """Typed files, from texts by their paths below content/."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return type_files(sorted(data), data.__getitem__)


def content_of(
    files: Mapping[str, str | bytes], site: str = "", *, drafts: bool = False, future: bool = False
) -> tuple[Content, list[Diagnostic]]:
    """Resolved nouns, and all that was found."""
    folder, problems = folder_of(files)
    content, found = resolve(folder, settings_of(site, drafts=drafts, future=future))
    return content, problems + found


def chronicle_of(
    files: Mapping[str, str | bytes], site: str = ""
) -> tuple[Chronicle, list[Diagnostic]]:
    """A linked chronicle, and all that was found."""
    content, problems = content_of(files, site)
    chronicle, found = link(content, settings_of(site))
    return chronicle, problems + found


def entry(
    fields: str = "",
    body: str = "",
    *,
    date: str = "2022-01-17",
    parties: str = "Pakistan, Russia",
    topics: str = "energy",
    title: str = "They speak",
) -> str:
    """An entry's file: the least that one needs, and what is added."""
    least = f"date: {date}\nparties: [{parties}]\ntopics: [{topics}]\n"
    return f"---\n{least}{fields}\n---\n# {title}\n\n{body}\n"
