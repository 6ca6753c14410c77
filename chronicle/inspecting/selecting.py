"""Entries chosen by who, what and when, and the rows of a table of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chronicle import urls
from chronicle.dates import BadDate, Date, parse
from chronicle.deriving.days import Day, day_of
from chronicle.diagnostics import Diagnostic, did_you_mean, error
from chronicle.inspecting.finding import Names
from chronicle.linking import Chronicle
from chronicle.model import Entry, Kind
from chronicle.reading.naming import prefixed
from chronicle.settings import KINDS
from chronicle.slugs import fold

BUILT_IN: Mapping[str, Kind] = {kind.id: kind for kind in KINDS}


def select(
    chronicle: Chronicle,
    *,
    party: Sequence[str] = (),
    person: Sequence[str] = (),
    topic: Sequence[str] = (),
    kind: Sequence[str] = (),
    since: Date | str | None = None,
    until: Date | str | None = None,
    on_day: str | None = None,
    untranslated: str | None = None,
    kinds: Mapping[str, Kind] = BUILT_IN,
    language: str = "en",
) -> tuple[tuple[Entry, ...], list[Diagnostic]]:
    """The entries with all of these parties, people and topics, of any of these kinds, by date.

    References are as forgiving as in an entry; one that names two people
    means either. A narrower topic counts to its broader one. An entry is
    within `since` and `until` when any day of its date is, and on a day of the
    year ("01-17") when it certainly began on it; `untranslated` into a language
    unless it is written in that or has a translation. Nothing is selected
    when a reference is unknown. Codes: unknown-reference, unknown-kind,
    bad-date.
    """
    problems: list[Diagnostic] = []
    of_kind = {found for text in kind if (found := _kind(text, kinds, problems))}
    lists = {
        "party": (party, chronicle.with_party),
        "person": (person, chronicle.with_person),
        "topic": (topic, chronicle.on_topic),
    }
    wanted = []
    for what, (texts, having) in lists.items():
        names = Names(chronicle, (what,), language) if texts else None
        for text in texts if names else ():
            assert names is not None
            ids = _ids(what, text, names, problems)
            wanted.append({entry.id for id in ids for entry in having.get(id, ())})
    first, last = _date(since, problems), _date(until, problems)
    day = _day(on_day, problems) if on_day else None
    if problems:
        return (), problems
    return tuple(
        entry
        for entry in chronicle.entries.values()
        if all(entry.id in ids for ids in wanted)
        and (not kind or entry.kind in of_kind)
        and (first is None or entry.date.latest >= first.earliest)
        and (last is None or entry.date.earliest <= last.latest)
        and (day is None or day_of(entry.date) == day)
        and (untranslated is None or not _is_in(entry, untranslated))
    ), []


def _is_in(entry: Entry, language: str) -> bool:
    tags = (entry.language, *(each.language for each in entry.translations))
    return language.casefold() in (tag.casefold() for tag in tags)


def rows(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The columns of a list of entries; who and what are lists of ids."""
    return [
        {
            "id": entry.id,
            "date": str(entry.date),
            "title": entry.title,
            "kind": entry.kind,
            "status": entry.status,
            "parties": list(entry.parties),
            "people": [participant.person for participant in entry.people],
            "topics": list(entry.topics),
            "places": list(entry.places),
            "file": entry.origin.file,
            "address": urls.ORIGINAL.address("entry", entry.id),
        }
        for entry in entries
    ]


def _ids(kind: str, text: str, names: Names, problems: list[Diagnostic]) -> list[str]:
    prefix, rest = prefixed(text)
    found = names.known(rest if prefix == kind else text)
    if not found:
        problems.append(names.unknown(text))
    return [mention.id for mention in found]


def _kind(text: str, kinds: Mapping[str, Kind], problems: list[Diagnostic]) -> str | None:
    for kind in kinds.values():
        if fold(text) in {fold(kind.id), fold(kind.name), fold(kind.plural)}:
            return kind.id
    hint = did_you_mean(text, kinds) or f"there are {', '.join(kinds)}"
    problems.append(error("unknown-kind", f"there is no kind “{text}”", hint=hint))
    return None


def _date(date: Date | str | None, problems: list[Diagnostic]) -> Date | None:
    if not isinstance(date, str):
        return date
    try:
        return parse(date)
    except BadDate as bad:
        problems.append(error("bad-date", str(bad), hint=bad.hint))
        return None


def _day(text: str, problems: list[Diagnostic]) -> Day | None:
    try:
        # A leap year has all days.
        day = day_of(parse(f"2000-{text}"))
    except BadDate:
        day = None
    if day is None:
        problems.append(
            error(
                "bad-date", f"“{text}” is not a day of the year", hint="write 01-17 for 17 January"
            )
        )
    return day
