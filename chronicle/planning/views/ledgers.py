"""What the ledger of commitments and the log of corrections may show."""

from dataclasses import dataclass

from chronicle.planning.views.entries import Commitment, Correction, Discrepancy
from chronicle.planning.views.pieces import ONE_PAGE, Head, Link, Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsView:
    """template: commitments.html"""

    head: Head
    title: str
    count: int
    statuses: tuple[tuple[str, int], ...]
    """How many have each status, over the whole ledger."""
    commitments: tuple[Commitment, ...]
    pagination: Pagination = ONE_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """template: corrections.html"""

    head: Head
    title: str
    count: int
    corrections: tuple[Correction, ...]
    discrepancies: tuple[tuple[Link, Discrepancy], ...]
    pagination: Pagination = ONE_PAGE
