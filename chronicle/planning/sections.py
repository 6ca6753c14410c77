"""The sections of a site: its pages by what they are about, so that any share of them can be planned alone.

A section has subjects (entries, pairs, years …) in a fixed order, and plans the pages of any run of
them. A lot is such a run: so much work that it is worth handing to another process.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chronicle.planning.commitments import plan_commitments
from chronicle.planning.corrections import plan_corrections
from chronicle.planning.coverage import plan_coverage
from chronicle.planning.days import plan_days
from chronicle.planning.dossiers import plan_dossiers
from chronicle.planning.entries import plan_entries
from chronicle.planning.exports import plan_exports
from chronicle.planning.grounds import Ground
from chronicle.planning.indexes import plan_home, plan_indexes
from chronicle.planning.leaders import plan_leaders
from chronicle.planning.lots import Lot
from chronicle.planning.mentions import often_mentioned, plan_mentions
from chronicle.planning.nouns import (
    plan_kinds,
    plan_parties,
    plan_places,
    plan_sources,
    plan_topics,
)
from chronicle.planning.outputs import plan_feed, plan_pages
from chronicle.planning.parts import Parts
from chronicle.planning.pictures import plan_pictures
from chronicle.planning.relations import plan_relations
from chronicle.planning.timelines import plan_timeline, plan_years, years_of_all
from chronicle.planning.views import Page

Subjects = Sequence[Any]


class Run(NamedTuple):
    """The pages of one subject, and the grounds on which they are as they are."""

    pages: tuple[Page, ...]
    grounds: frozenset[Ground]


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one sort: what they are about, and how those about some of these are planned."""

    name: str
    subjects: Callable[[Parts], Subjects]
    plan: Callable[[Parts, Subjects], Iterator[Page]]
    lot: int = 1
    """How many subjects make a lot: some tenths of a second's work."""
    tells_history: bool = False
    """Whether its pages tell what git knows of any file; a page of an entry tells it of its own only."""


def _alone(plan: Callable[[Parts], Iterator[Page]]) -> dict[str, Any]:
    """A section that is planned as a whole."""
    return {"subjects": lambda parts: (None,), "plan": lambda parts, subjects: plan(parts)}


SECTIONS = (
    Section("home", **_alone(lambda parts: iter((plan_home(parts),)))),
    Section("timeline", **_alone(plan_timeline)),
    Section("indexes", **_alone(plan_indexes)),
    Section("commitments", **_alone(plan_commitments)),
    Section("corrections", **_alone(plan_corrections)),
    Section("coverage", **_alone(plan_coverage)),
    Section("on-this-day", **_alone(plan_days)),
    Section("pictures", **_alone(lambda parts: iter((plan_pictures(parts),)))),
    Section("pages", **_alone(plan_pages)),
    Section("feed", **_alone(lambda parts: iter((plan_feed(parts),)))),
    Section("data", **_alone(plan_exports), tells_history=True),
    Section(
        "entries", lambda parts: tuple(parts.chronicle.entries.values()), plan_entries, lot=200
    ),
    Section("relations", lambda parts: tuple(parts.chronicle.between), plan_relations, lot=20),
    Section("leaders", lambda parts: tuple(parts.content.people.values()), plan_leaders, lot=40),
    Section("sources", lambda parts: tuple(parts.chronicle.sources), plan_sources, lot=500),
    Section("parties", lambda parts: tuple(parts.content.parties.values()), plan_parties, lot=5),
    Section("topics", lambda parts: tuple(parts.content.topics.values()), plan_topics, lot=4),
    Section("years", lambda parts: tuple(parts.once(years_of_all)), plan_years, lot=10),
    Section("kinds", lambda parts: tuple(parts.chronicle.of_kind), plan_kinds, lot=1),
    Section("places", lambda parts: tuple(parts.content.places.values()), plan_places, lot=50),
    Section("dossiers", lambda parts: tuple(parts.content.dossiers.values()), plan_dossiers, 20),
    Section("mentions", often_mentioned, plan_mentions, lot=20),
)
"""Those that are planned as a whole come first: where several processes share the lots, none waits long for the last."""


def lots_of(editions: Sequence[Parts]) -> list[Lot]:
    """All lots of a site, in the order of its pages."""
    return [
        Lot(edition, number, start, min(start + section.lot, count))
        for edition, parts in enumerate(editions)
        for number, section in enumerate(SECTIONS)
        if section.name not in parts.settings.site.without
        for count in (len(section.subjects(parts)),)
        for start in range(0, count, section.lot)
    ]


def plan_lot(editions: Sequence[Parts], lot: Lot) -> Iterator[Page]:
    """The pages of one lot."""
    parts, section = editions[lot.edition], SECTIONS[lot.section]
    return section.plan(parts, section.subjects(parts)[lot.start : lot.stop])


def plan_runs(editions: Sequence[Parts], lot: Lot) -> Iterator[Run]:
    """The pages of one lot, subject by subject."""
    parts, section = editions[lot.edition], SECTIONS[lot.section]
    for subject in section.subjects(parts)[lot.start : lot.stop]:
        yield _run(parts, section, subject)


def plan_run(editions: Sequence[Parts], lot: Lot, number: int) -> Run:
    """The pages of one of the subjects of a lot, by its number there."""
    parts, section = editions[lot.edition], SECTIONS[lot.section]
    return _run(parts, section, section.subjects(parts)[lot.start + number])


def _run(parts: Parts, section: Section, subject: object) -> Run:
    with parts.facts.notes.apart() as grounds:
        pages = tuple(section.plan(parts, (subject,)))
    return Run(pages, frozenset(grounds))
