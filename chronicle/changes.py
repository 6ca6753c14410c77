"""What changed since the last build, in the terms of those who write, and on which pages it can be seen.

now = causes_of(outline, settings, theme)
for change in changes(before, now):         # "the offices of imran-khan changed"
    change.sign in signs_of(page, theme)    # whether this page can see it
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from chronicle import urls
from chronicle.causes import Causes, Common, Said, said_in
from chronicle.documents import Document
from chronicle.front_matter import read_mapping
from chronicle.ledger import fingerprint
from chronicle.model import Relation
from chronicle.planning.outlining import Outline
from chronicle.planning.views import Page
from chronicle.program import program
from chronicle.reading import Content
from chronicle.rendering.data import SERIALISERS
from chronicle.rendering.faults import THEIRS
from chronicle.rendering.theme import Theme, names_behind
from chronicle.repository import revision
from chronicle.settings import SITE_FILE, Settings

EVERYWHERE = "*"
"""The sign of what every page depends on."""

CHANGED = "changed"

_ADDRESS = re.compile(rb'"(/[^"#\\]*)')

_SETTINGS = {
    "root": "url",
    "accent": "theme",
    "logo": "theme",
    "logo_dark": "theme",
    "fonts": "theme",
}
"""What is called otherwise in site.yaml than among what pages know of their site."""


class Change(NamedTuple):
    """What is otherwise than at the last build, as a clause; and the sign of what pages it can be seen on.

    An empty sign says that this cannot be told.
    """

    what: str
    sign: str = ""


def causes_of(outline: Outline, settings: Settings, theme: Theme) -> Causes:
    """What a site is made from now."""
    common = Common(
        program=program(settings.memory),
        today=settings.today.isoformat(),
        asked=f"{settings.drafts} {settings.future}",
        revision=revision(settings.root) if settings.site.history else "",
        settings=settings.document.source,
        templates=digests_of(theme),
        editions={site.language: orjson.loads(orjson.dumps(site)) for site in outline.sites},
        media={asset.address: asset.path.stat().st_size for asset in outline.media},
    )
    files = {
        document.file: said_in(document, called, address)
        for document, called, address in _documents(outline.content)
    }
    return Causes(common, files)


def digests_of(theme: Theme) -> dict[str, str]:
    """The digests of templates, by their names."""
    return {name: fingerprint(text) for name, text in theme.sources}


def changes(before: Causes, after: Causes) -> list[Change]:
    """What is otherwise than it was, all that every page can see first."""
    return [
        *_in_common(before.common, after.common),
        *_in_settings(before.common, after.common),
        *_in_templates(before.common.templates, after.common.templates),
        *_in_media(before.common.media, after.common.media),
        *_in_files(before.files, after.files),
    ]


def signs_of(page: Page, theme: Theme) -> set[str]:
    """The signs of all that a page can see: its templates, its edition, the nouns and files that it leads to."""
    shown = _ADDRESS.findall(orjson.dumps(page))
    signs = {EVERYWHERE, *(address.decode() for address in shown)}
    if page.template not in SERIALISERS:
        head = getattr(page.view, "head", None)
        edition = theme.site(head.edition if head else "")
        signs.add(_of_edition(edition.language))
        signs |= {_of_template(name) for name in names_behind(theme, page.template)}
        if edition.prefix:
            signs |= {sign.removeprefix(edition.prefix) for sign in signs}
    return signs


def _in_common(before: Common, after: Common) -> Iterator[Change]:
    if before.program != after.program:
        yield Change("Chronicle, Python or an installed package changed", EVERYWHERE)
    if before.today != after.today:
        yield Change(f"the build date is {after.today}, and was {before.today}")
    if before.asked != after.asked:
        yield Change("drafts or what is under embargo were asked for otherwise")
    if before.revision != after.revision:
        yield Change("git has another commit or history")


def _in_settings(before: Common, after: Common) -> Iterator[Change]:
    """What site.yaml says otherwise, and what else pages know otherwise of their site."""
    fields = _fields_changed(before.settings, after.settings, SITE_FILE)
    seen = set()
    for language, site in after.editions.items():
        was = before.editions.get(language)
        names = [name for name in site if was and site[name] != was.get(name)]
        for name in dict.fromkeys(_SETTINGS.get(name, name) for name in names):
            seen.add(name)
            what = f"{SITE_FILE}: {name}" if name in fields else f"the {name} of the site"
            yield Change(f"{what} changed", _of_edition(language))
    yield from (Change(f"{SITE_FILE}: {name} changed") for name in fields if name not in seen)


def _in_templates(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for name, how in _differences(before, after):
        # What is said of a template of the default theme is also true of its name without a mark.
        if not name.startswith(THEIRS):
            yield Change(f"templates/{name} {how}", _of_template(name))


def _in_media(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[Change]:
    for address, how in _differences(before, after):
        yield Change(f"content{address} {how}", address)


def _in_files(before: Mapping[str, Said], after: Mapping[str, Said]) -> Iterator[Change]:
    for path, how in _differences(before, after):
        if how != CHANGED:
            yield Change(f"{path} {how}", (after.get(path) or before[path]).address)
            continue
        was, now = before[path], after[path]
        fields = _fields_changed(was.front, now.front, path)
        parts = [
            *fields,
            *(["heading"] if was.heading != now.heading else []),
            *(["text"] if was.text != now.text else []),
        ]
        for part in parts:
            yield Change(f"the {part} of {now.called} {CHANGED}", now.address)


def _differences(
    before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """The names of what is otherwise, each with how it is."""
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            yield name, "is new in the site"
        elif name not in after:
            yield name, "is no longer in the site"
        elif before[name] != after[name]:
            yield name, CHANGED


def _fields_changed(before: str, after: str, file: str) -> list[str]:
    """The fields that two texts of front matter say otherwise."""
    if before == after:
        return []
    (was, _), (now, _) = read_mapping(before, file), read_mapping(after, file)
    return [name for name in {**was, **now} if was.get(name) != now.get(name)]


def _documents(content: Content) -> Iterator[tuple[Document, str, str]]:
    """Every file that says something of a noun, with what that is called, and its address."""
    nouns: dict[str, Mapping[str, Any]] = {
        "person": content.people,
        "party": content.parties,
        "topic": content.topics,
        "place": content.places,
        "dossier": content.dossiers,
        "relation": content.relations,
        "entry": content.entries,
        "page": content.pages,
    }
    for kind, some in nouns.items():
        for id, noun in some.items():
            if noun.origin:
                address = _address(kind, noun)
                yield noun.origin, id, address
                for each in noun.translations:
                    yield each.origin, f"{id} in {each.language}", address


def _address(kind: str, noun: Any) -> str:
    if isinstance(noun, Relation):
        return urls.ORIGINAL.relation(noun.parties, noun.topic)
    return urls.ORIGINAL.address(kind, noun.id)


def _of_template(name: str) -> str:
    return f"template {name}"


def _of_edition(language: str) -> str:
    return f"edition {language}"
