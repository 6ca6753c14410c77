"""The pages of dossiers: the story, the figures, the promises, what lies around."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronicle import urls
from chronicle.deriving import dossiers
from chronicle.deriving.promises import Promise
from chronicle.model import Dossier, Entry, Mention, Step
from chronicle.planning.commitments import commitment_view, commitments_fact, outcomes_in
from chronicle.planning.corrections import claim_view
from chronicle.planning.lists import panels, plan_list
from chronicle.planning.mentions import MOST_MENTIONS, all_mentions, links_to
from chronicle.planning.nouns import aliases_fact, leader_panel, topic_panel
from chronicle.planning.parts import Parts
from chronicle.planning.views import DossierView, Fact, Figure, Moment, Page, Related
from chronicle.wording import Words, messages

MOST_MOMENTS, MOST_PROMISES = 100, 50
"""How many moments and promises a dossier tells; its entries are listed, and it has a ledger."""

DOSSIER_TYPES = messages(
    {"agreement": "Agreement", "project": "Project", "process": "Process", "dispute": "Dispute"}
)


def plan_dossiers(parts: Parts, some: Sequence[Dossier]) -> Iterator[Page]:
    """A page for each of some dossiers."""
    for dossier in some:
        entries = parts.chronicle.in_dossier.get(dossier.id, ())
        for page in plan_list(parts, "dossier.html", _view(parts, dossier, entries), entries):
            yield (
                page
                if page.address == parts.at.address("dossier", dossier.id)
                else _continued(page)
            )


def _continued(page: Page) -> Page:
    """A later page of the dossier's entries, without what stands before the first of them."""
    assert isinstance(page.view, DossierView)
    view = replace(
        page.view,
        milestones=(),
        figures=(),
        commitments=(),
        outcomes=(),
        related=(),
        all_mentions=None,
        scope="",
    )
    return replace(page, view=view)


def _view(parts: Parts, dossier: Dossier, entries: Sequence[Entry]) -> DossierView:
    promises = parts.promises.in_dossier.get(dossier.id, ())
    opening = parts.opening(dossier.body, ("dossier", dossier.id, "")) if dossier.body else ""
    address = parts.at.address("dossier", dossier.id)
    first, foreign = parts.original.dossiers[dossier.id], parts.unlike(parts.first_language)
    written = {
        first.status,
        *(each for claim in first.claims for each in (claim.name, claim.value)),
    }
    return DossierView(
        head=parts.head(
            dossier.name,
            address,
            [parts.way(urls.DOSSIERS)],
            description=opening,
            origin=dossier.origin,
            title_language=parts.foreign("dossier", dossier.id),
        ),
        title=dossier.name,
        kicker=parts.words(DOSSIER_TYPES[dossier.type]),
        intro=parts.prose(("dossier", dossier.id, ""), dossier.body),
        facts=tuple(_facts(parts, dossier, promises)),
        panels=panels(leader_panel(parts, entries), topic_panel(parts, entries)),
        # The entries that link here are among the related ones, with their reasons.
        backlinks=links_to(
            parts,
            [
                mention
                for mention in parts.chronicle.backlinks.get(Mention("dossier", dossier.id), ())
                if mention.kind != "entry"
            ],
        ),
        all_mentions=all_mentions(parts, Mention("dossier", dossier.id)),
        status=dossier.status,
        status_language=foreign if dossier.status in written else None,
        milestones=tuple(
            _moment(parts, dossier, moment)
            for moment in _in_brief(dossiers.story_of(dossier, entries))
        ),
        figures=tuple(
            Figure(
                figure.name or "",
                tuple(
                    claim_view(parts, claim, foreign if claim.value in written else None)
                    for claim in figure.claims
                ),
                figure.is_disputed,
                foreign if figure.name in written else None,
            )
            for figure in dossiers.figures_of(dossier.claims)
        ),
        commitments=tuple(commitment_view(parts, promise) for promise in promises[:MOST_PROMISES]),
        outcomes=outcomes_in(parts, promises, parts.at.commitments("dossier", dossier.id))
        if promises
        else (),
        related=tuple(
            Related(
                parts.link("entry", kin.entry.id),
                parts.when(kin.entry.date),
                _reason(parts, kin),
            )
            for kin in dossiers.kin_of(parts.chronicle, dossier)[:MOST_MENTIONS]
        ),
        scope=parts.scope(),
    )


def _in_brief(story: Sequence[dossiers.Moment]) -> Sequence[dossiers.Moment]:
    """A story without what is long past, but for its key dates; the entries of all of it are listed."""
    long = len(story) - MOST_MOMENTS
    return [moment for place, moment in enumerate(story) if moment.keys or place >= long]


def _facts(parts: Parts, dossier: Dossier, promises: Sequence[Promise]) -> Iterator[Fact]:
    if dossier.parties:
        yield Fact(parts.words("Parties"), links=parts.links("party", dossier.parties))
    if dossier.topics:
        yield Fact(parts.words("Topics"), links=parts.links("topic", dossier.topics))
    for key, date in (
        ("signed", dossier.signed),
        ("in force", dossier.in_force),
        ("ended", dossier.ended),
    ):
        if date:
            yield Fact(_label(parts.words, key), when=parts.when(date))
    yield from commitments_fact(parts, promises, parts.at.commitments("dossier", dossier.id))
    written = parts.original.dossiers[dossier.id]
    yield from aliases_fact(parts, parts.words("Also called"), dossier, written)


def _label(words: Words, key: str) -> str:
    match key:
        case "signed":
            return words("Signed")
        case "in force":
            return words("In force")
        case _:
            return words("Ended")


def _moment(parts: Parts, dossier: Dossier, moment: dossiers.Moment) -> Moment:
    words, entry, since = parts.words, moment.entry, moment.since
    text, language = None, None
    if entry and moment.text:
        text, language = parts.milestone(entry, Step(dossier.id, moment.text))
    return Moment(
        when=parts.when(moment.date),
        labels=tuple(_label(words, key) for key in moment.keys),
        entry=parts.link("entry", entry.id) if entry else None,
        status=entry.status if entry else "confirmed",
        text=text,
        language=language,
        since=words("%(time)s later", time=words.elapsed(since)) if since else None,
    )


def _reason(parts: Parts, kin: dossiers.Kin) -> str:
    words, title = parts.words, parts.text(kin.of).title if kin.of else ""
    match kin.reason:
        case "keeps a promise of":
            return words("Keeps a promise made at “%(entry)s”", entry=title)
        case "promised":
            return words("A promise made here is kept by “%(entry)s”", entry=title)
        case "follows":
            return words("Follows “%(entry)s”", entry=title)
        case "followed by":
            return words("Is followed by “%(entry)s”", entry=title)
        case "links to":
            if kin.of is None:
                return words("Its text links to this dossier")
            return words("Its text links to “%(entry)s”", entry=title)
