"""Every message of the program and of the default theme → the catalogues that translators fill in.

`python -m tools.messages` writes `chronicle/catalogues/chronicle.pot` and brings each `LANG.po` up
to date with it: new messages are added empty, those that are gone are left out. `python -m
tools.messages LANG` begins the catalogue of a language. Dates and line numbers are in none of the
files, so that they change with the messages only.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from chronicle.settings import FAMILIES, KINDS

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "chronicle" / "catalogues"
TEMPLATE = CATALOGUES / "chronicle.pot"
PLURALS = {
    # As gettext and its editors have it; CLDR counts its forms in another order.
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
}


class Message(NamedTuple):
    """A message, with its plural or none, and the file that says it."""

    text: str
    plural: str
    file: str


def extracted() -> Catalog:
    """Every message of the program and the theme, in order; each with the files that say it."""
    catalogue = Catalog(charset="utf-8")
    found = {*of_program(ROOT / "chronicle"), *of_templates(ROOT / "templates"), *_of_kinds()}
    for message in sorted(found, key=lambda each: (each.file, each)):
        id = (message.text, message.plural) if message.plural else message.text
        catalogue.add(id, locations=[(message.file, 0)])
    return catalogue


def of_program(folder: Path) -> Iterator[Message]:
    """`words("…")`, `words.plural("…", "…", n)`, and `messages(…)` for what tables keep."""
    for path, file in _files(folder, {".py"}):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                if _called(node) in {"words", "self", "messages"}:
                    yield from (Message(text, "", file) for text in _texts(node.args[0]))
                elif _called(node) == "plural" and len(node.args) > 1:
                    both = zip(_texts(node.args[0]), _texts(node.args[1]), strict=True)
                    yield from (Message(one, many, file) for one, many in both)


def _of_kinds() -> Iterator[Message]:
    """The names of the kinds of event that every site has."""
    for kind in KINDS:
        yield Message(kind.name, "", "chronicle/settings.py")
        yield Message(kind.plural, "", "chronicle/settings.py")
    for family in FAMILIES:
        yield Message(family.name, "", "chronicle/settings.py")


def _files(folder: Path, suffixes: set[str]) -> Iterator[tuple[Path, str]]:
    """The files below a folder that have one of the suffixes, with what catalogues call them."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in suffixes:
            yield path, path.relative_to(folder.parent).as_posix()


def _called(node: ast.Call) -> str:
    """The last name of what is called; `words` where that is what a call gave: `words_in("fr")("…")`."""
    match node.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case ast.Call() as inner if _called(inner) in {"words_in", "words_of"}:
            return "words"
    return ""


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: a literal, one of several by a condition, those of a table."""
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.IfExp(_, one, other):
            yield from (*_texts(one), *_texts(other))
        case ast.Dict(_, several) | ast.Tuple(several) | ast.List(several):
            for each in several:
                yield from _texts(each)


def of_templates(folder: Path) -> Iterator[Message]:
    """`_("…")` and `{% trans %}`."""
    options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
    for path, file in _files(folder, {".html", ".xml", ".txt"}):
        with path.open("rb") as text:
            for _, _, found, _ in babel_extract(text, ("_", "gettext", "ngettext"), (), options):
                if isinstance(found, str):
                    yield Message(found, "", file)
                elif found and found[0]:
                    yield Message(found[0], found[1] or "", file)


def opened(path: Path) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem if path.suffix == ".po" else None)


def updated(old: Catalog, template: Catalog) -> Catalog:
    """A catalogue with the messages of the template, translated as far as the old one is."""
    new = Catalog(locale=old.locale, charset="utf-8")
    for message in template:
        if message.id:
            known = old.get(message.id)
            same = known is not None and known.pluralizable == message.pluralizable
            text = known.string if known and same and not known.fuzzy else None
            new.add(message.id, text, locations=message.locations)
    return new


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file has it."""
    language = str(catalogue.locale or "")
    plurals = PLURALS.get(language, catalogue.plural_forms)
    head = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if language:
        head = [f"Language: {language}", *head, f"Plural-Forms: {plurals.rstrip(';')};"]
    text = BytesIO()
    write_po(
        text, catalogue, width=0, omit_header=True, sort_output=True, include_lineno=False
    )  # fmt: skip
    lines = "".join(f'"{line}\\n"\n' for line in head)
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + text.getvalue()


def main(languages: list[str]) -> None:
    """Write the template, and bring every catalogue up to date with it."""
    template = extracted()
    TEMPLATE.write_bytes(written(template))
    for language in languages:
        path = CATALOGUES / f"{language.replace('-', '_')}.po"
        if not path.exists():
            path.write_bytes(written(Catalog(locale=path.stem)))
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = updated(opened(path), template)
        path.write_bytes(written(catalogue))
        missing = sum(
            not message.string or not all(message.string) for message in catalogue if message.id
        )
        print(f"{path.stem}: {len(catalogue)} messages, {missing} to translate")


if __name__ == "__main__":
    main(sys.argv[1:])
