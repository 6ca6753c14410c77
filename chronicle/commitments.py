"""What has become of a promise: the only place that derives its status."""

import datetime

from chronicle.linking import Chronicle
from chronicle.model import Commitment, Entry


def status(chronicle: Chronicle, entry: Entry, commitment: Commitment, today: datetime.date) -> str:
    """The status of a commitment made at `entry`, as of `today`.

    The author's own word ("not met", "lapsed", "withdrawn", "superseded")
    decides. Else it is "fulfilled" or "partly fulfilled" by entries that keep
    it, "overdue" once the last day of `due` has passed, and "open" till then.
    An entry that lies wholly before the promise cannot keep it.
    """
    if commitment.status:
        return commitment.status
    kept = [
        fulfilment
        for later, fulfilment in chronicle.kept.get((entry.id, commitment.id), ())
        if later.date.latest >= entry.date.earliest
    ]
    if kept:
        whole = any(not fulfilment.partly for fulfilment in kept)
        return "fulfilled" if whole else "partly fulfilled"
    if commitment.due and commitment.due.latest < today:
        return "overdue"
    return "open"
