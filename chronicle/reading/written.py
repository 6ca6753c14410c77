"""The files of the content folder as their authors wrote them: typed, and not yet linked."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.documents import Document
from chronicle.schema import Fields


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

    `broken` names what could not be typed, by its id and those of its names,
    so that nothing that refers to it is blamed as well. `media` are paths below content/media.
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


def titled(file: Written) -> str:
    """The title that a file gives itself."""
    own: str | None = getattr(file.fields, "title", None)
    return own or file.heading or file.id
