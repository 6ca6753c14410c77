"""New sites and new files: what an author would otherwise copy from somewhere.

The fields offered in a new file are those that the schema declares. Nothing here touches a disk.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from chronicle.schema import FOLDERS, Fields, SiteFields
from chronicle.slugs import slug
from chronicle.territories import find_state, state_name

KINDS = {
    "entry": "entries",
    "person": "people",
    "party": "parties",
    "topic": "topics",
    "dossier": "dossiers",
    "place": "places",
    "relation": "relations",
    "page": "pages",
}
"""What can be begun, and the folder of content/ that it belongs in."""

_DOT = "dot-"
"""What a dot at the beginning of a name is written as in the skeleton, so that no tool hides it."""

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ()./’–-](?! *$))*")
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

Value = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to begin with. `path` is below the site's root; `id` is unique in `folder`."""

    folder: str
    id: str
    path: str
    text: str


def draft_entry(title: str, date: str, parties: Sequence[str], topics: Sequence[str]) -> Draft:
    """An entry, in the folder of its year; `date` is any EDTF date."""
    day = "-".join(re.findall("[0-9X]+", date.partition("/")[0].partition("T")[0]))
    id = slug(f"{day} {title}")
    known = {"title": title, "date": date, "parties": parties, "topics": topics}
    return _draft("entries", id, known, under=f"{id[:4]}/")


def draft_relation(parties: Sequence[str], topic: str | None, language: str = "en") -> Draft:
    """The introduction of a pair of parties, or of a pair and a topic."""
    ids = sorted(_party_id(party, language) for party in parties)
    known = {"parties": parties, **({"topic": topic} if topic else {})}
    return _draft("relations", "-".join([*ids, slug(topic)] if topic else ids), known)


def draft_party(name: str, language: str = "en") -> Draft:
    """A party; a known state under its own id and name, however it was called."""
    state = find_state(name, language)
    if state is None:
        return _draft("parties", slug(name), {"name": name})
    return _draft("parties", state.id, {"name": state_name(state.id, language) or state.name})


def draft(kind: str, name: str, known: Mapping[str, Value] = {}) -> Draft:
    """A person, topic, dossier, place or page."""
    folder = KINDS[kind]
    naming = "title" if folder == "pages" else "name"
    return _draft(folder, slug(name), {naming: name, **known})


def skeleton(title: str, language: str) -> dict[str, bytes]:
    """The files of a new site by path: settings, an entry, a page, a workflow for GitHub Pages."""
    settings = front_matter(SiteFields, {"title": title, "language": language})
    head = "# The settings. A line without its leading # counts.\n"
    made = {"site.yaml": (head + settings).encode()}
    for path, file in _walk(files("chronicle").joinpath("skeleton"), ""):
        made[path] = file.read_bytes()
    return dict(sorted(made.items()))


def front_matter(declared: type[Fields], known: Mapping[str, Value]) -> str:
    """Every declared field on a line of its own: those known with their values, the others as comments."""
    fields = {info.alias or name: info for name, info in declared.model_fields.items()}
    unknown = known.keys() - fields
    if unknown:
        raise ValueError(f"{declared.__name__} declares no {', '.join(sorted(unknown))}")
    lines = [f"{name}: {_yaml(value)}\n" for name, value in known.items()]
    lines += [_offer(name, info) for name, info in fields.items() if name not in known]
    return "".join(lines)


def _draft(folder: str, id: str, known: Mapping[str, Value], under: str = "") -> Draft:
    text = f"---\n{front_matter(FOLDERS[folder], known)}---\n\n"
    return Draft(folder, id, f"content/{folder}/{under}{id}.md", text)


def _party_id(name: str, language: str) -> str:
    state = find_state(name, language)
    return state.id if state else slug(name)


def _offer(name: str, info: FieldInfo) -> str:
    """A field as a comment: valid once its leading # is gone, with what it is for."""
    default = info.default
    written = json.dumps(default) if isinstance(default, bool) else str(default)
    value = f" {written}" if isinstance(default, str | int) else ""
    said = "; ".join(filter(None, [info.description, _shape(info.annotation)]))
    return f"# {name}:{value}  # {said}\n" if said else f"# {name}:{value}\n"


def _shape(annotation: Any) -> str:
    """What can be written for a field: its choices, or the fields of a mapping."""
    for part in _parts(annotation):
        if get_origin(part) is Literal:
            return ", ".join(map(str, get_args(part)))
        if isinstance(part, type) and issubclass(part, Fields):
            return f"{{{', '.join(part.names())}}}"
    return ""


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all that it is made of, outermost first."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _yaml(value: Value) -> str:
    """A text, or a list of texts, as YAML on one line."""
    if isinstance(value, str):
        return _scalar(value)
    return f"[{', '.join(map(_scalar, value))}]"


def _scalar(text: str) -> str:
    """A text as any YAML tool reads it as text; a day is left bare, as authors write it."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    if plain or re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return text
    # JSON's strings are YAML's (YAML 1.2.2, 1.3).
    return json.dumps(text, ensure_ascii=False)


def _walk(folder: Traversable, below: str) -> Iterable[tuple[str, Traversable]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        name = each.name
        path = below + ("." + name.removeprefix(_DOT) if name.startswith(_DOT) else name)
        if each.is_dir():
            if name != "__pycache__":
                yield from _walk(each, f"{path}/")
        else:
            yield path, each
