"""What the page of an entry may show."""

from dataclasses import dataclass

from chronicle.model import Kind
from chronicle.planning.views.pieces import (
    Head,
    Link,
    PageHistory,
    Picture,
    Prose,
    Statement,
    When,
)


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at an event: the offices held on that day, in words, whom for, in what role."""

    person: Link
    offices: str
    party: Link | None = None
    role: str | None = None
    native_names: tuple[tuple[str, str], ...] = ()
    offices_language: str | None = None
    """Of the offices, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Members:
    """The recorded members of an organisation on a day; a note says what makes one unsure."""

    organisation: Link
    members: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source as an entry cites it; `number` is what [1] in the body points to."""

    number: int
    title: str
    link: Link | None = None
    """Its own page, if there is one: every entry that rests on it."""
    url: str | None = None
    publisher: str | None = None
    when: When | None = None
    language: str | None = None
    language_name: str | None = None
    type: str = "other"
    side: Link | None = None
    author: str | None = None
    accessed: When | None = None
    archived: str | None = None
    note: str | None = None
    note_language: str | None = None
    """Of the note, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Readout:
    """What a side published of an event, or word that nothing was found."""

    text: str | None = None
    source: Source | None = None
    topics: tuple[Link, ...] = ()
    language: str | None = None
    """Of the text, where it is not the page's."""
    direction: str = "ltr"
    absent: bool = False
    searched: When | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """All that one side said, or several jointly: a column."""

    name: str
    """The side, or all of a joint account."""
    sides: tuple[Link, ...]
    state: str
    """given, not found, not recorded, not summarised"""
    readouts: tuple[Readout, ...] = ()
    sources: tuple[Source, ...] = ()
    """Where `not summarised`: the sources of that side."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What an account does with a topic; `through` are the narrower or broader ones that it names."""

    state: str
    """named, named in part, silent, not listed, not found, not recorded"""
    through: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A topic, and what each account does with it, in the order of the accounts."""

    topic: Link
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry that kept a promise, or part of it."""

    entry: Link
    when: When
    partly: bool = False
    note: str | None = None
    language: str | None = None
    """Of the note, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise: by whom, to whom, when, and what became of it."""

    id: str
    anchor: str
    """The id of its row on the entry's page."""
    by: tuple[Link, ...]
    to: tuple[Link, ...]
    text: str
    status: str
    """open, fulfilled, partly fulfilled, overdue, not met, lapsed, withdrawn, superseded"""
    entry: Link
    made: When
    due: When | None = None
    note: str | None = None
    source: int | None = None
    kept: tuple[Kept, ...] = ()
    taken: str | None = None
    """The time till it was kept wholly, where that is certain: "37 days"."""
    timing: str | None = None
    """How that lies to the day when it was due: "in time", "41 days after it was due"."""
    caveat: str | None = None
    """Of an overdue one: that not all the time till it was due is covered."""
    language: str | None = None
    """Of the text, where it is not the page's."""
    note_language: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to the record, as the entry and the log show it."""

    when: When
    text: str
    field: str | None = None
    reported: str | None = None
    corrected: str | None = None
    evidence: str | None = None
    """Words, or who published the source that is the evidence."""
    evidence_source: int | None = None
    """The number of that source on the entry's page."""
    evidence_url: str | None = None
    entry: Link | None = None
    """To the correction, on the entry's page."""
    anchor: str = ""
    """The id that it has on the entry's page."""
    language: str | None = None
    """Of the text, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that one source gives."""

    value: str
    source: str | None = None
    source_number: int | None = None
    source_url: str | None = None
    name: str | None = None
    when: When | None = None
    language: str | None = None
    """Of the value, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A point on which sources disagree."""

    text: str
    field: str | None = None
    claims: tuple[Claim, ...] = ()
    entry: Link | None = None
    """To the discrepancy, on the entry's page."""
    anchor: str = ""
    """The id that it has on the entry's page."""
    language: str | None = None
    """Of the text, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dossier as an entry moved it on; `entry` links to the dossier."""

    when: When
    entry: Link
    text: str | None = None
    language: str | None = None
    """Of the text, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The entries before and after this one in one relation, or of the same two leaders."""

    label: Link
    previous: Link | None = None
    previous_when: When | None = None
    next: Link | None = None
    next_when: When | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry worth reading, and why."""

    entry: Link
    when: When
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """template: entry.html"""

    head: Head
    id: str
    title: str
    when: When
    kind: Kind
    status: str
    standfirst: str
    parties: tuple[Link, ...]
    topics: tuple[Link, ...]
    prose: Prose
    level: str | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[Link, ...] = ()
    mentions: tuple[Link, ...] = ()
    members: tuple[Members, ...] = ()
    relations: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    accounts: tuple[Account, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    fulfils: tuple[Commitment, ...] = ()
    dossiers: tuple[Milestone, ...] = ()
    follows: tuple[Related, ...] = ()
    followed_by: tuple[Related, ...] = ()
    corrections: tuple[Correction, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    record: tuple[Statement, ...] = ()
    """The entry's place in the record, as far as it is certain."""
    scope: str = ""
    """How far what is told in `record` reaches; empty without any."""
    coverage: Link | None = None
    """Where the coverage is shown, beside `scope`."""
    image: Picture | None = None
    backlinks: tuple[Link, ...] = ()
    all_mentions: Link | None = None
    """Where all that mention it are listed, if they are more than it names."""
    related: tuple[Related, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    original: Link | None = None
    """On a translation: the page that it translates."""
    citation: str = ""
    """How to cite this page, one line."""
    history: PageHistory | None = None
