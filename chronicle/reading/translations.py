"""Files such as name.ur.md → what the nouns are called, and what is written of them, in other languages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from chronicle.converting import Body
from chronicle.model import (
    Dossier,
    NounTranslation,
    Party,
    Person,
    Place,
    Relation,
    Topic,
    Translation,
)
from chronicle.reading.written import Folder, Written, titled
from chronicle.schema import EntryTranslationFields, PageTranslationFields

Registered = TypeVar("Registered", Person, Party, Topic, Place, Dossier, Relation)


class Translations:
    """The translations among the files of a content folder, by the files that they translate."""

    def __init__(self, folder: Folder, bodies: Mapping[str, Body]) -> None:
        self._files = folder.translations()
        self._bodies = bodies

    def of_text(self, file: Written) -> tuple[Translation, ...]:
        """Those of an entry or a free page, by language."""
        return tuple(self._text(other) for other in self._of(file.folder, file.id))

    def _text(self, file: Written) -> Translation:
        fields, language = file.fields, file.language or ""
        assert isinstance(fields, PageTranslationFields)
        body = self._bodies[file.text]
        found = Translation(language, titled(file), fields.summary, body, file.document)
        if isinstance(fields, EntryTranslationFields):
            commitments = tuple(fields.commitments.items())
            milestones = tuple(fields.milestones.items())
            found = replace(found, commitments=commitments, milestones=milestones)
        return found

    def of_nouns(self, folder: str, nouns: Mapping[str, Registered]) -> dict[str, Registered]:
        """The nouns of a folder with their translations."""
        return {
            id: replace(noun, translations=found)
            if (found := tuple(self._noun(other) for other in self._of(folder, id)))
            else noun
            for id, noun in nouns.items()
        }

    def _noun(self, file: Written) -> NounTranslation:
        said = file.fields
        terms: Mapping[str, str] = getattr(said, "offices", None) or getattr(said, "claims", {})
        return NounTranslation(
            language=file.language or "",
            origin=file.document,
            body=self._bodies[file.text],
            name=getattr(said, "name", None) or getattr(said, "title", None),
            sort_name=getattr(said, "sort_name", None),
            demonym=getattr(said, "demonym", None),
            status=getattr(said, "status", None),
            aliases=tuple(getattr(said, "aliases", ())),
            terms=tuple(terms.items()),
        )

    def _of(self, folder: str, id: str) -> Sequence[Written]:
        return sorted(self._files.get((folder, id), ()), key=lambda file: file.language or "")
