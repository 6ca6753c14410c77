"""Catalogues of translated messages: gettext's PO files, read as they are, so that none has to be compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "catalogues"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language: the forms of each, one but for plurals; `form` says which fits a number."""

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = lambda number: int(number != 1)

    def message(self, message: str) -> str:
        """A message translated, or as it is where the catalogue lacks it."""
        found = self.forms.get(message)
        return found[0] if found else message

    def plural(self, one: str, many: str, number: int) -> str:
        """Of a message with forms for numbers that which fits."""
        found = self.forms.get(one)
        if found:
            return found[self.form(number)] if len(found) > 1 else found[0]
        return one if number == 1 else many


@cache
def catalogue_name(language: str) -> str:
    """What the catalogue of a language (or of the language without its region) is called; empty where there is none."""
    tag = language.replace("-", "_")
    while tag and not (FOLDER / f"{tag}.po").is_file():
        tag = tag.rpartition("_")[0]
    return tag


def open_catalogue(language: str) -> Catalogue:
    """The catalogue of a language; an empty one where there is none."""
    name = catalogue_name(language)
    return _read(name) if name else Catalogue()


@cache
def _read(name: str) -> Catalogue:
    return read_catalogue(FOLDER / f"{name}.po")


def read_catalogue(path: Path) -> Catalogue:
    """A catalogue from its file, which is named after the language."""
    # Loaded where it is used: a site in English needs no catalogue.
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        translated = message.string or ""
        texts = (translated,) if isinstance(translated, str) else tuple(translated)
        if all(texts):
            forms[key] = texts
    return Catalogue(forms, _chosen(catalogue.plural_expr))


def _chosen(expression: str) -> Callable[[int], int]:
    """A plural expression of gettext (C syntax) as a function."""
    from gettext import c2py

    return c2py(expression)
