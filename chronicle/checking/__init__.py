"""Whether what was read can be true, and can be shown: every rule that needs the whole chronicle.

A rule is a function of the chronicle and the settings that yields findings; its docstring begins
with their codes. `CODES` lists the codes of all of Chronicle, and docs/checks.md explains them.
"""

from collections.abc import Callable, Iterable, Iterator

from chronicle.checking import (
    bodies,
    maps,
    people,
    promises,
    sources,
    states,
    times,
    translations,
    upkeep,
    weekdays,
)
from chronicle.checking.codes import CODES, Code
from chronicle.checking.spots import listed
from chronicle.diagnostics import Diagnostic, Severity
from chronicle.linking import Chronicle
from chronicle.reading import Content
from chronicle.settings import Settings

__all__ = ["CODES", "ON_OFFICES", "RULES", "Code", "Rule", "check", "without_ignored"]

Rule = Callable[[Chronicle, Settings], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    times.ends_before_starts,
    times.future_dates,
    times.due_dates,
    weekdays.weekdays,
    people.offices_outside_dates,
    people.not_alive,
    people.duplicate_participants,
    people.overlapping_offices,
    states.states_outside_dates,
    promises.promises_kept,
    promises.unkept,
    promises.follow_ups,
    sources.source_dates,
    sources.late_sources,
    sources.citations,
    sources.evidence,
    sources.readouts,
    bodies.pictures_without_alt,
    bodies.missing_files,
    bodies.links_to_what_is_left_out,
    bodies.missing_summaries,
    bodies.footnotes,
    bodies.deep_bodies,
    translations.terms_of_nothing,
    translations.without_edition,
    maps.outlines,
    upkeep.near_duplicates,
    upkeep.unused_files,
    upkeep.circular_topics,
    upkeep.ignored_codes,
)

ON_OFFICES: tuple[Rule, ...] = (
    times.ends_before_starts,
    people.offices_outside_dates,
    people.overlapping_offices,
    translations.terms_of_nothing,
    upkeep.unused_files,
)
"""Those that look at the offices of people: no other can find anything else when only these are edited."""


def check(
    chronicle: Chronicle, settings: Settings, rules: Iterable[Rule] = RULES
) -> list[Diagnostic]:
    """Every finding of every rule, or of some, those that authors ignore with them."""
    return [finding for rule in rules for finding in rule(chronicle, settings)]


def without_ignored(
    problems: Iterable[Diagnostic], content: Content, settings: Settings
) -> list[Diagnostic]:
    """The findings that authors have not accepted.

    `ignore:` in a file accepts a code for that file, in site.yaml for all files. Errors cannot be
    accepted: what they report has to be put right.
    """
    everywhere = set(settings.site.ignore)
    ignored = {
        document.file: {str(code).strip() for code in listed(document, "ignore")}
        for document in upkeep.documents(content)
        if document.data.get("ignore")
    }

    def is_ignored(problem: Diagnostic) -> bool:
        if problem.severity is Severity.ERROR:
            return False
        own = ignored.get(problem.location.file, set()) if problem.location else set()
        return problem.code in everywhere or problem.code in own

    return [problem for problem in problems if not is_ignored(problem)]
