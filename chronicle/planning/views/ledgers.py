"""What the ledger of commitments and the log of corrections may show."""

from dataclasses import dataclass

from chronicle.planning.views.entries import Commitment, Correction, Discrepancy
from chronicle.planning.views.pieces import ONE_PAGE, Head, Link, Pagination


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many commitments have a status (None: any), and the address that shows these alone.

    `anchor` is the id of this link where it filters the page that it stands on.
    """

    status: str | None
    count: int
    address: str
    anchor: str | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A commitment in the table, and the values by which a script may sort it; empty ones are last."""

    commitment: Commitment
    dossiers: tuple[Link, ...]
    stale: str | None
    """When something last happened to it, where that is longer ago than the site allows."""
    who: str
    """By whom and to whom, in lower case."""
    made: str
    """The days between which it was made, ISO."""
    due: str
    rank: int
    """The place of its status among all that there are."""
    days: int | None
    """About how many days it took to be kept."""


@dataclass(frozen=True, slots=True)
class LedgerSection:
    """A table of commitments: all of a page, or those of one role."""

    title: str
    count: int | None
    """How many there are on all pages of the ledger; told on its first."""
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsView:
    """template: commitments.html"""

    head: Head
    title: str
    count: int
    """On the first page those of the whole ledger, as `outcomes` are; else those on the page."""
    outcomes: tuple[Outcome, ...]
    sections: tuple[LedgerSection, ...]
    scope: str
    """How far what is worked out reaches."""
    about: Link | None = None
    """The page of the party, person, pair or dossier whose ledger it is."""
    pagination: Pagination = ONE_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """template: corrections.html"""

    head: Head
    title: str
    count: int
    """Corrections in the whole log, on its first page; on others those that are there."""
    disputed: int
    """Discrepancies, likewise."""
    disputed_at: str | None = None
    """The page where discrepancies begin, if it is not this one; told on the first page."""
    corrections: tuple[Correction, ...]
    discrepancies: tuple[Discrepancy, ...]
    pagination: Pagination = ONE_PAGE
