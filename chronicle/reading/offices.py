"""The files of people in which nothing was edited but offices, read again without the rest of the content.

Whom an entry names depends on people's files, too. Where an edit may touch that, the whole is to be read.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from chronicle.documents import Document
from chronicle.model import Person
from chronicle.reading import Content
from chronicle.reading.files import type_file
from chronicle.reading.naming import Register
from chronicle.reading.references import References
from chronicle.reading.registries import read_people, register_names
from chronicle.reading.written import Folder, Written
from chronicle.settings import Settings


def read_offices(
    files: Sequence[str],
    read: Callable[[str], bytes],
    is_same_text: Callable[[str, Person], bool],
    content: Content,
    settings: Settings,
) -> dict[str, Person] | None:
    """The people of these files as they are now; None if more than offices, or what these decide, may differ.

    `files` are paths below the site's root, whose bytes `read` gives; `is_same_text` tells whether a text
    is that which somebody's file had.
    """
    before = {
        each.origin.file: each
        for each in content.people.values()
        if isinstance(each.origin, Document)
    }
    parties = [each.origin.file for each in content.parties.values() if each.origin]
    typed = [type_file(file, read(file)) for file in (*parties, *files)]
    written = tuple(file for file, _ in typed if isinstance(file, Written))
    if len(written) < len(typed) or any(problems for _, problems in typed):
        return None
    folder = Folder(written, content.broken, ())
    refs = References.of(settings)
    register_names(folder, refs)
    bodies = {
        each.text: person.body
        for each in folder.of("people")
        if (person := before.get(each.document.file)) and person.body
        if is_same_text(each.text, person)
    }
    if not all(each.text in bodies for each in folder.of("people")):
        return None
    found = read_people(folder, refs, bodies)
    if refs.problems:
        return None
    names = _names(content)
    for id, person in found.items():
        old = before[person.origin.file] if person.origin else None
        if old is None or old.id != id or not _differs_in_offices_only(person, old, names):
            return None
        found[id] = replace(person, translations=old.translations)
    return found


def _differs_in_offices_only(new: Person, old: Person, names: Register) -> bool:
    """Whether somebody is the same but for offices, and all who are named in entries are who they were."""
    return (
        replace(new, offices=old.offices, origin=old.origin, translations=old.translations) == old
        and _sides(new) == _sides(old)
        and (_days(new) == _days(old) or _is_named_alone(old, names))
    )


def _sides(person: Person) -> list[str | None]:
    """Whom somebody acts for, in the order in which that decides."""
    return list(dict.fromkeys((person.party, *(office.of for office in person.offices))))


def _days(person: Person) -> list[tuple[object, object]]:
    """By which one of two people of one name is told from the other."""
    return [(office.start, office.end) for office in person.offices]


def _names(content: Content) -> Register:
    """By what names people with files are known."""
    register = Register("person")
    for person in content.people.values():
        if person.origin:
            register.add(person.id, _called(person))
    for folder, id in content.broken:
        if folder == "people":
            register.add(id, ())
    return register


def _called(person: Person) -> list[str]:
    return [person.name, *(name for _, name in person.native_names), *person.aliases]


def _is_named_alone(person: Person, names: Register) -> bool:
    return all(names.known(name) == (person.id,) for name in (person.id, *_called(person)))
