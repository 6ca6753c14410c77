"""All that the chronicle knows of one thing, as values that JSON can hold."""

from collections.abc import Callable, Mapping
from typing import Any

from chronicle import urls
from chronicle.history import NO_HISTORY, History
from chronicle.inspecting.coverage import about_coverage
from chronicle.inspecting.desk import Description, Desk
from chronicle.inspecting.entries import about_entry
from chronicle.inspecting.finding import COVERAGE, Between, Thing
from chronicle.inspecting.parties import about_party
from chronicle.inspecting.people import about_person
from chronicle.inspecting.relations import about_relation
from chronicle.inspecting.subjects import about_dossier, about_place, about_topic
from chronicle.linking import Chronicle
from chronicle.model import Mention
from chronicle.settings import Settings


def describe(
    chronicle: Chronicle, settings: Settings, thing: Thing, history: History = NO_HISTORY
) -> Description:
    """Everything about a thing: names, dates, entries, counts, counterparts, promises, sources, backlinks.

    What it has none of is left out; the order of keys is the order to read them in. Dates are
    EDTF, other things are `{kind, id, name}`. `address` is the path of its page below the site's
    base, `url` is there when the site has one.
    """
    desk = Desk(chronicle, settings, history)
    if isinstance(thing, Between):
        about = about_relation(desk, thing)
    elif thing == COVERAGE:
        about = about_coverage(desk)
    else:
        about = _of_kind[thing.kind](desk, thing)
    told: Description = told_of(about)
    return told


def told_of(value: Any) -> Any:
    """A value without what it says nothing of, at any depth."""
    if isinstance(value, dict):
        told = {key: told_of(each) for key, each in value.items()}
        return {key: each for key, each in told.items() if each not in (None, "", [], {})}
    return [told_of(each) for each in value] if isinstance(value, list) else value


def _about_page(desk: Desk, mention: Mention) -> Description:
    page = desk.chronicle.content.pages[mention.id]
    return {
        **desk.head("page", page.id, page.title, urls.ORIGINAL.address("page", page.id)),
        "file": page.origin.file,
        "summary": page.summary,
        "language": page.language,
        "translations": [translation.language for translation in page.translations],
        **desk.backlinks(mention),
    }


_of_kind: Mapping[str, Callable[[Desk, Mention], Description]] = {
    "entry": about_entry,
    "person": about_person,
    "party": about_party,
    "topic": about_topic,
    "dossier": about_dossier,
    "place": about_place,
    "page": _about_page,
}
