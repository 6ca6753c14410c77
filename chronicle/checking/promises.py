"""Promises and follow-ups: what an entry says of an earlier one."""

from collections.abc import Iterator

from chronicle.checking import spots
from chronicle.checking.periods import DAY, show_day
from chronicle.dates import certainly_before, show
from chronicle.deriving.promises import promises_of
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error, note, warning
from chronicle.linking import Chronicle
from chronicle.model import Entry
from chronicle.settings import Settings
from chronicle.slugs import slug
from chronicle.validating import located


def promises_kept(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """dead-fulfils, fulfilled-before-made, own-fulfilment: what is kept was promised, and earlier."""
    for entry in chronicle.entries.values():
        if entry.fulfils:
            yield from _kept(chronicle, entry)


def _kept(chronicle: Chronicle, entry: Entry) -> Iterator[Diagnostic]:
    for number, written in enumerate(spots.listed(entry.origin, "fulfils")):
        text = str(written.get("commitment", "") if isinstance(written, dict) else written).strip()
        name, hash_, commitment = text.partition("#")
        if not (name and hash_ and commitment):
            continue  # an error of reading
        where = located(entry.origin, ("fulfils", number, "commitment"))
        made = chronicle.entries.get(slug(name))
        if made is None:
            yield from _no_entry(chronicle, "dead-fulfils", name, where)
            continue
        known = [promise.id for promise in made.commitments]
        if commitment not in known:
            listed = f"its commitments are {', '.join(known)}" if known else "it has no commitments"
            yield error(
                "dead-fulfils",
                f"{made.id} has no commitment “{commitment}”",
                where,
                did_you_mean(commitment, known) or listed,
            )
        elif made.id == entry.id:
            yield note(
                "own-fulfilment",
                f"the entry keeps “{commitment}”, which it promises itself",
                where,
                "a promise kept at once may say so itself: `status: fulfilled`",
            )
        elif certainly_before(entry.date, made.date):
            yield error(
                "fulfilled-before-made",
                f"“{commitment}” was promised only later: {show(made.date, 'en')}",
                where,
                "correct one of the two dates",
            )


def unkept(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """commitment-overdue, commitment-stale: what was promised is followed up."""
    promises = promises_of(chronicle, settings)
    for made in promises.at.values():
        for number, promise in enumerate(made):
            where = located(promise.entry.origin, ("commitments", number))
            id, due = promise.commitment.id, promise.commitment.due
            named = f"`fulfils: [{promise.entry.id}#{id}]`"
            if promise.status == "overdue" and due:
                yield note(
                    "commitment-overdue",
                    f"“{id}” is overdue since {show_day(due.latest + DAY)}, and no entry keeps it",
                    where,
                    f"let the entry that keeps it say {named}, or give it a `status` with a note",
                )
            elif promise.is_stale:
                since = show(promise.moved.date, "en")
                yield note(
                    "commitment-stale",
                    f"“{id}” is {promise.status}, and its last movement here is of {since}",
                    where,
                    f"let the entry that keeps it say {named}, give it a `status` with a note, "
                    "or `ignore: [commitment-stale]` here",
                )


def follow_ups(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """dead-follows, follows-later, follows-itself: an entry follows an earlier one."""
    for entry in chronicle.entries.values():
        for number, id in enumerate(entry.follows):
            yield from _followed(chronicle, entry, number, id)


def _followed(chronicle: Chronicle, entry: Entry, number: int, id: str) -> Iterator[Diagnostic]:
    earlier = chronicle.entries.get(id)
    if earlier and earlier is not entry and not certainly_before(entry.date, earlier.date):
        return
    where = located(entry.origin, ("follows", number))
    if earlier is None:
        yield from _no_entry(chronicle, "dead-follows", id, where)
    elif earlier is entry:
        yield warning("follows-itself", "the entry follows itself", where, "leave this out")
    else:
        yield warning(
            "follows-later",
            f"{id} is later than this entry: {show(earlier.date, 'en')}",
            where,
            f"let {id} follow this one, or correct one of the two dates",
        )


def _no_entry(chronicle: Chronicle, code: str, name: str, where: Location) -> Iterator[Diagnostic]:
    """The finding for an entry that is not there; none is due when its file has faults of its own."""
    id = slug(name)
    if ("entries", id) in chronicle.content.broken:
        return
    if id in chronicle.content.hidden:
        message = f"“{name}” is left out of this build"
        yield note("hidden-reference", message, where, "--drafts and --future show it")
        return
    hint = did_you_mean(id, chronicle.entries) or "write the name of its file, without .md"
    yield error(code, f"there is no entry “{name}”", where, hint)
