"""What became of an entry's record: when it was published and changed, what was set right, what is open."""

from chronicle.deriving.changes import changes_of
from chronicle.history import Past
from chronicle.inspecting.desk import Description
from chronicle.model import Entry


def past(entry: Entry, known: Past | None) -> Description:
    """When an entry's page changed and why, its corrections, and its discrepancies."""
    changes = changes_of(known, entry.corrections, entry.publish)
    return {
        "first_published": changes.first and changes.first.isoformat(),
        "last_changed": changes.last and changes.last.isoformat(),
        "why": changes.why if changes.last else None,
        "commit": changes.commit and changes.commit.commit,
        "discrepancies": [
            {
                "text": each.text,
                "field": each.field,
                "claims": [{"value": claim.value, "source": claim.source} for claim in each.claims],
            }
            for each in entry.discrepancies
        ],
        "corrections": [
            {
                "date": str(each.date),
                "text": each.text,
                "field": each.field,
                "reported": each.reported,
                "corrected": each.corrected,
                "evidence": each.evidence,
            }
            for each in entry.corrections
        ],
    }
