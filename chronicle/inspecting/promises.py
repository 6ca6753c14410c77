"""Promises, with what became of them, as values that JSON can hold."""

from collections.abc import Iterable

from chronicle.deriving.promises import Promise, by_status
from chronicle.inspecting.desk import Description, Desk, edtf
from chronicle.model import Entry, Mention


def commitments(desk: Desk, promises: Iterable[Promise]) -> Description:
    """How many promises have each status, then the promises, in the given order."""
    known = tuple(promises)
    return {
        "commitments_by_status": by_status(known),
        "commitments": [_promise(desk, promise) for promise in known],
    }


def made_at(desk: Desk, entries: Iterable[Entry]) -> Description:
    """The promises made at some entries."""
    return commitments(
        desk,
        (promise for entry in entries for promise in desk.promises.at.get(entry.id, ())),
    )


def named_in(desk: Desk, mention: Mention) -> Description:
    """The promises by somebody and to them, as the ledger has them."""
    promises = desk.promises
    named = (*promises.by.get(mention, ()), *promises.to.get(mention, ()))
    return commitments(desk, dict.fromkeys(named))


def _promise(desk: Desk, promise: Promise) -> Description:
    entry, commitment = promise.entry, promise.commitment
    timing = promise.timing
    return {
        "id": f"{entry.id}#{commitment.id}",
        "status": promise.status,
        "text": commitment.text,
        "by": [desk.ref(*mention) for mention in commitment.by],
        "to": [desk.ref(*mention) for mention in commitment.to],
        "made": str(entry.date),
        "due": edtf(commitment.due),
        "note": commitment.note,
        "kept_by": [
            {"id": later.id, "date": str(later.date), "partly": fulfilment.partly}
            for later, fulfilment in promise.kept
        ],
        "taken": desk.words.elapsed(promise.taken) if promise.taken else None,
        "late": timing.is_late if timing else None,
        "covered": None if promise.is_watched else "not all the time till it was due",
        "stale_since": str(promise.moved.date) if promise.is_stale else None,
    }
