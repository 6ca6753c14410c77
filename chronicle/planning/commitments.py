"""The ledger of commitments: of the whole chronicle, by status, and of each party, person, pair and dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from chronicle import urls
from chronicle.deriving.promises import STATUSES, Promise, Timing, by_status
from chronicle.model import Mention
from chronicle.planning import views
from chronicle.planning.cutting import Cut, cuts_of
from chronicle.planning.editions import in_language
from chronicle.planning.paging import WHOLE, Division, continued, page_at, paginate
from chronicle.planning.parts import Parts
from chronicle.planning.views import (
    CommitmentsView,
    Fact,
    LedgerRow,
    LedgerSection,
    Link,
    Outcome,
    Page,
)
from chronicle.wording import Words, messages

TITLES = messages(
    {
        "overdue": "Overdue commitments",
        "open": "Open commitments",
        "partly fulfilled": "Partly fulfilled commitments",
        "fulfilled": "Fulfilled commitments",
        "not met": "Commitments not met",
        "lapsed": "Lapsed commitments",
        "withdrawn": "Withdrawn commitments",
        "superseded": "Superseded commitments",
    }
)

OUTCOMES = messages(
    {
        "overdue": "Overdue",
        "open": "Open",
        "partly fulfilled": "Partly fulfilled",
        "fulfilled": "Fulfilled",
        "not met": "Not met",
        "lapsed": "Lapsed",
        "withdrawn": "Withdrawn",
        "superseded": "Superseded",
    }
)

Sections = Sequence[tuple[str, Sequence[Promise]]]
"""The tables of one ledger: their titles, and what is in them."""


def commitment_view(
    parts: Parts, promise: Promise, language: str | None = None
) -> views.Commitment:
    """A promise as its entry, the ledger and a dossier show it, in the site's language or another."""
    entry, commitment = promise.entry, promise.commitment
    page = language or parts.language
    words, text, spoken = parts.words_in(page), commitment.text, entry.language
    said = in_language(page, entry.translations)
    if said and commitment.id in dict(said.commitments):
        text, spoken = dict(said.commitments)[commitment.id], page
    sources = [source.id for source in entry.sources]
    return views.Commitment(
        id=commitment.id,
        anchor=commitment.id,
        by=parts.named_at(entry, commitment.by, language),
        to=parts.named_at(entry, commitment.to, language),
        text=text,
        status=promise.status,
        entry=parts.link("entry", entry.id),
        made=parts.when(entry.date, language),
        due=parts.when(commitment.due, language) if commitment.due else None,
        note=commitment.note,
        source=sources.index(commitment.source) + 1 if commitment.source in sources else None,
        kept=tuple(
            views.Kept(
                parts.link("entry", by.id),
                parts.when(by.date, language),
                fulfilment.partly,
                fulfilment.note,
                parts.unlike(by.language, page),
            )
            for by, fulfilment in promise.kept
        ),
        taken=words.elapsed(promise.taken) if promise.taken else None,
        timing=_timing(words, promise.timing) if promise.timing else None,
        caveat=None
        if promise.is_watched
        else words("This chronicle does not cover all the time in which it may have been kept."),
        language=parts.unlike(spoken, page),
        note_language=parts.unlike(entry.language, page),
    )


def _timing(words: Words, timing: Timing) -> str:
    if timing.margin is None:
        return words("after it was due") if timing.is_late else words("in time")
    time = words.elapsed(timing.margin)
    if timing.is_late:
        return words("%(time)s after it was due", time=time)
    return words("%(time)s before it was due", time=time)


def commitments_fact(parts: Parts, promises: Sequence[Promise], address: str) -> list[Fact]:
    """A line of particulars that leads to a ledger: how many promises, and how many are overdue."""
    if not promises:
        return []
    overdue = by_status(promises).get("overdue", 0)
    text = number = parts.words.number(len(promises))
    if overdue:
        text = parts.words(
            "%(number)s, of which %(overdue)s overdue",
            number=number,
            overdue=parts.words.number(overdue),
        )
    return [Fact(parts.words("Commitments"), links=(Link(text, address),))]


def promises_with(parts: Parts, kind: str, id: str) -> tuple[Promise, ...]:
    """The promises in a party's or a person's ledger, each once."""
    sections = _sections_of(parts, kind, id)
    return tuple(dict.fromkeys(promise for _, section in sections for promise in section))


def _sections_of(parts: Parts, kind: str, id: str) -> Sections:
    """What a party or a person promised, what they were promised, what was promised in their presence."""
    promises, name, mention = parts.promises, parts.name(kind, id), Mention(kind, id)
    by, to = promises.by.get(mention, ()), promises.to.get(mention, ())
    sections = [
        (parts.words("Promised by %(name)s", name=name), by),
        (parts.words("Promised to %(name)s", name=name), to),
    ]
    if kind == "person":
        named = {*by, *to}
        others = tuple(each for each in promises.before.get(id, ()) if each not in named)
        sections.append((parts.words("Promised where %(name)s took part", name=name), others))
    return [section for section in sections if section[1]]


def plan_commitments(parts: Parts) -> Iterator[Page]:
    """Every page of the ledger; that of the whole chronicle is there even if nothing was promised."""
    promises, words = parts.promises, parts.words
    desk = _Desk(parts)
    title = words("Commitments")
    yield from desk.site_wide(title, parts.at.here(urls.COMMITMENTS), promises.ledger, None)
    for status, found in groupby(promises.ledger, key=lambda each: each.status):
        address = parts.at.commitments_of_status(status)
        yield from desk.site_wide(words(TITLES[status]), address, tuple(found), status)
    for kind, ids in (
        ("party", _named(parts, "party")),
        ("person", sorted({*_named(parts, "person"), *promises.before})),
    ):
        for id in ids:
            about = parts.link(kind, id)
            yield from desk.scoped(
                about, parts.at.commitments(kind, id), _sections_of(parts, kind, id)
            )
    for pair in sorted(promises.between):
        address, own = parts.at.commitments_between(pair), promises.between[pair]
        yield from desk.scoped(parts.relation(pair), address, [("", own)])
    for dossier in sorted(promises.in_dossier):
        address, own = parts.at.commitments("dossier", dossier), promises.in_dossier[dossier]
        yield from desk.scoped(parts.link("dossier", dossier), address, [("", own)])


def _named(parts: Parts, kind: str) -> list[str]:
    """The parties or the people by or to whom something was promised."""
    mentions = {*parts.promises.by, *parts.promises.to}
    return sorted(mention.id for mention in mentions if mention.kind == kind)


def outcomes_in(parts: Parts, promises: Sequence[Promise], address: str) -> tuple[Outcome, ...]:
    """How many of a ledger's promises have each status; the links lead to where the first stands."""
    return _outcomes(promises, address, _divided(parts, [("", promises)]))


def _outcomes(promises: Sequence[Promise], address: str, division: Division) -> tuple[Outcome, ...]:
    pages: dict[str, str] = {}
    for place, promise in enumerate(promises):
        pages.setdefault(promise.status, page_at(address, division, place))
    outcomes = [
        Outcome(
            status=status,
            count=count,
            address=f"{pages[status] or address}#{_anchor(status)}",
            anchor=_anchor(status),
        )
        for status, count in by_status(promises).items()
    ]
    every = Outcome(None, len(promises), f"{address}#all", "all")
    return (every, *outcomes)


def _divided(parts: Parts, sections: Sections) -> Division:
    """A ledger is cut between its tables, between statuses and between years in which things are due."""
    flat = [(title, each) for title, own in sections for each in own]

    def label(cut: Cut, beyond: Cut | None) -> str:
        title, promise = flat[cut.start]
        due = promise.commitment.due
        year = [str(due.latest.year)] if due and cut.depth > _STATUS else []
        texts = [title, parts.words(OUTCOMES[promise.status]), *year]
        return parts.words.series([text for text in texts if text])

    units = [
        tuple(_units(number, each)) for number, (_, own) in enumerate(sections, 1) for each in own
    ]
    return Division(cuts_of(units, parts.settings.site.page_size), label)


_STATUS = 1
"""The depth of statuses among the units of a ledger."""


def _units(section: int, promise: Promise) -> Iterator[str]:
    due, status = promise.commitment.due, promise.status.replace(" ", "-")
    yield str(section)
    yield (part := status if section == 1 else f"{section}-{status}")
    yield (part := f"{part}-{due.latest.year if due else 'undated'}")
    yield f"{part}-{promise.entry.id}-{promise.commitment.id}"


def _anchor(status: str) -> str:
    return f"status-{status.replace(' ', '-')}"


class _Desk:
    """Where the pages of the ledger are made; a row is made once for all of them."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.scope = parts.scope()
        self.rows: dict[Promise, LedgerRow] = {}

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The statuses of all promises, each with its page."""
        ledger, at = self.parts.promises.ledger, self.parts.at
        return (
            Outcome(None, len(ledger), at.here(urls.COMMITMENTS)),
            *(
                Outcome(status, count, at.commitments_of_status(status))
                for status, count in by_status(ledger).items()
            ),
        )

    def site_wide(
        self, title: str, address: str, promises: Sequence[Promise], status: str | None
    ) -> Iterator[Page]:
        """The promises of the whole chronicle, all or those of a status."""
        trail = [] if status is None else [self.ledger]
        outcomes = tuple(
            Outcome(each.status, each.count, each.address, None, each.status == status)
            for each in self.outcomes
        )
        sections = [("", promises)]
        division = _divided(self.parts, sections)
        yield from self.pages(title, address, trail, outcomes, sections, division)

    def scoped(self, about: Link, address: str, sections: Sections) -> Iterator[Page]:
        """The promises of somebody or something, which has a page of its own."""
        title = self.parts.words("Commitments: %(name)s", name=about.text)
        promises = [promise for _, section in sections for promise in section]
        division = _divided(self.parts, sections)
        outcomes = _outcomes(promises, address, division)
        yield from self.pages(title, address, [self.ledger], outcomes, sections, division, about)

    @property
    def ledger(self) -> Link:
        return self.parts.way(urls.COMMITMENTS)

    def pages(
        self,
        title: str,
        address: str,
        trail: Sequence[Link],
        outcomes: tuple[Outcome, ...],
        sections: Sections,
        division: Division,
        about: Link | None = None,
    ) -> Iterator[Page]:
        parts = self.parts
        flat = [(number, each) for number, (_, own) in enumerate(sections) for each in own]
        description = parts.words("What was promised, and what became of it.")
        head = parts.head(title, address, trail, description=description)
        for pagination, chunk in paginate(address, flat, division):
            is_first, here = pagination.is_first, [each for _, each in chunk]
            page = head if is_first else continued(head, pagination, parts.words)
            view = CommitmentsView(
                head=page,
                title=title,
                count=len({each for _, each in (flat if is_first else chunk)}),
                # Those of the whole chronicle lead to pages of their own, from the first page.
                outcomes=outcomes
                if is_first
                else _outcomes(here, page.address, WHOLE)
                if about
                else (),
                sections=tuple(
                    LedgerSection(
                        sections[place][0],
                        len(sections[place][1]) if is_first else None,
                        tuple(self.row(each) for _, each in own),
                    )
                    for place, own in groupby(chunk, key=lambda each: each[0])
                ),
                scope=self.scope,
                about=about,
                pagination=pagination,
            )
            yield Page(view.head.address, "commitments.html", view)

    def row(self, promise: Promise) -> LedgerRow:
        if promise not in self.rows:
            self.rows[promise] = self._row(promise)
        return self.rows[promise]

    def _row(self, promise: Promise) -> LedgerRow:
        parts, entry, due = self.parts, promise.entry, promise.commitment.due
        view = commitment_view(parts, promise)
        return LedgerRow(
            commitment=view,
            dossiers=parts.links("dossier", promise.dossiers),
            stale=parts.words(
                "Last movement in this chronicle: %(date)s.",
                date=parts.words.date(promise.moved.date),
            )
            if promise.is_stale
            else None,
            who=", ".join(link.text.casefold() for link in (*view.by, *view.to)),
            made=f"{entry.date.earliest}/{entry.date.latest}",
            due=f"{due.latest}/{due.earliest}" if due else "",
            rank=STATUSES.index(promise.status),
            days=(promise.keeper.date.earliest - entry.date.earliest).days
            if promise.taken and promise.keeper
            else None,
        )
