"""What was set right and where sources disagree: on an entry, in the log with its feed; and when a page changed."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronicle import urls
from chronicle.deriving.changes import changes_of
from chronicle.documents import Document
from chronicle.model import Claim, Correction, Entry, Source
from chronicle.planning import views
from chronicle.planning.cutting import Cut, cuts_of, time_between, units_of_time
from chronicle.planning.paging import Division, continued, page_at, paginate
from chronicle.planning.parts import Parts
from chronicle.planning.views import CorrectionsView, FeedItem, FeedView, Link, Page, PageHistory
from chronicle.slugs import slug

FEED_SIZE = 50


def page_history(
    parts: Parts, origin: Document, language: str, entry: Entry | None = None
) -> PageHistory | None:
    """When a page's file was first published, when it last changed, and why; None if all is unknown."""
    past = parts.history.of(origin.file)
    changes = changes_of(past, entry.corrections, entry.publish) if entry else changes_of(past)
    if changes.first is None and changes.why is None and changes.last is None:
        return None
    commit = changes.commit and f"commit/{changes.commit.commit}"
    repository = parts.settings.site.repository
    correction = changes.correction
    return PageHistory(
        first=parts.on(changes.first, language) if changes.first else None,
        last=parts.on(changes.last, language) if changes.last else None,
        corrected=parts.when(correction.date, language)
        if correction and not changes.last
        else None,
        why=changes.why,
        commit=f"{repository.rstrip('/')}/{commit}" if repository and commit else None,
        changes=parts.heads.in_repository(f"commits/{parts.settings.site.branch}", origin)
        if past
        else None,
    )


def correction_views(
    parts: Parts, entry: Entry, language: str | None = None
) -> Iterator[views.Correction]:
    """The corrections of an entry in the order in which they are written."""
    sources = {source.id: (n, source) for n, source in enumerate(entry.sources, 1)}
    anchors = _anchors("correction", [slug(each.date.text) for each in entry.corrections])
    for correction, anchor in zip(entry.corrections, anchors, strict=True):
        number, source = sources.get(correction.evidence or "", (None, None))
        evidence = correction.evidence
        yield views.Correction(
            when=parts.when(correction.date, language),
            text=correction.text,
            field=correction.field,
            reported=correction.reported,
            corrected=correction.corrected,
            evidence=(source.publisher or source.title) if source else evidence,
            evidence_source=number,
            evidence_url=source.url if source else _url(evidence),
            entry=_part(parts, entry, anchor),
            anchor=anchor,
            language=parts.unlike(entry.language, language),
        )


def discrepancy_views(
    parts: Parts, entry: Entry, language: str | None = None
) -> Iterator[views.Discrepancy]:
    """The discrepancies of an entry in the order in which they are written."""
    sources = {source.id: (n, source) for n, source in enumerate(entry.sources, 1)}
    spoken = parts.unlike(entry.language, language)
    anchors = _anchors(
        "discrepancy", [slug(each.field) if each.field else "" for each in entry.discrepancies]
    )
    for discrepancy, anchor in zip(entry.discrepancies, anchors, strict=True):
        yield views.Discrepancy(
            discrepancy.text,
            discrepancy.field,
            tuple(claim_view(parts, claim, spoken, sources) for claim in discrepancy.claims),
            _part(parts, entry, anchor),
            anchor,
            spoken,
        )


def claim_view(
    parts: Parts,
    claim: Claim,
    language: str | None = None,
    sources: dict[str, tuple[int, Source]] | None = None,
) -> views.Claim:
    """A value and who gives it: one of the entry's sources, or words."""
    number, source = (sources or {}).get(claim.source or "", (None, None))
    return views.Claim(
        value=claim.value,
        source=(source.publisher or source.title) if source else claim.source,
        source_number=number,
        source_url=source.url if source else _url(claim.source),
        name=claim.name,
        when=parts.when(claim.date) if claim.date else None,
        language=language,
    )


def _url(text: str | None) -> str | None:
    return text if text and text.startswith(("https://", "http://")) else None


def _part(parts: Parts, entry: Entry, anchor: str) -> Link:
    """A link to a part of an entry's page."""
    link = parts.link("entry", entry.id)
    return Link(link.text, f"{link.address}#{anchor}", link.language)


def _anchors(what: str, marks: Iterable[str]) -> Iterator[str]:
    """Ids that stay when another is added: by what each is about, numbered among its equals."""
    seen: dict[str, int] = {}
    for mark in marks:
        seen[mark] = seen.get(mark, 0) + 1
        words = (what, mark, str(seen[mark]) if seen[mark] > 1 or not mark else "")
        yield "-".join(word for word in words if word)


def plan_corrections(parts: Parts) -> Iterator[Page]:
    """The log: all corrections, the latest first, and all discrepancies; and the feed of the former."""
    dated = _latest_first(parts)
    corrections = [
        _Logged(correction.date.earliest, f"{entry.id}-{view.anchor}", view)
        for entry, correction, view in dated
    ]
    disputed = [
        _Logged(entry.date.earliest, f"{entry.id}-{view.anchor}", view)
        for entry in parts.ordered(list(parts.chronicle.entries.values()))
        for view in discrepancy_views(parts, entry)
    ]
    division = _divided(parts, corrections, disputed)
    title = parts.words("Corrections")
    description = parts.words("What was set right, and where sources disagree.")
    address, feed = parts.at.here(urls.CORRECTIONS), parts.at.here(urls.FEED_OF_CORRECTIONS)
    head = parts.head(title, address, description=description, feed=feed)
    for pagination, chunk in paginate(address, [*corrections, *disputed], division):
        is_first, here = pagination.is_first, [each.view for each in chunk]
        right = tuple(view for view in here if isinstance(view, views.Correction))
        unlike = tuple(view for view in here if isinstance(view, views.Discrepancy))
        view = CorrectionsView(
            head=head if is_first else continued(head, pagination, parts.words),
            title=title,
            count=len(corrections) if is_first else len(right),
            disputed=len(disputed) if is_first else len(unlike),
            disputed_at=page_at(address, division, len(corrections)) or None
            if is_first and disputed
            else None,
            corrections=right,
            discrepancies=unlike,
            pagination=pagination,
        )
        yield Page(view.head.address, "corrections.html", view)
    yield Page(feed, "feeds/atom.xml", _feed(parts, feed, dated[:FEED_SIZE]))


@dataclass(frozen=True, slots=True)
class _Logged:
    """Something in the log: a correction by its day, or a discrepancy by the day of its entry."""

    day: datetime.date
    id: str
    view: views.Correction | views.Discrepancy


def _divided(parts: Parts, corrections: Sequence[_Logged], disputed: Sequence[_Logged]) -> Division:
    """The log is cut between corrections and discrepancies, and each of these by time."""
    both, words = [*corrections, *disputed], parts.words
    is_newest = parts.settings.site.order == "newest"

    def label(cut: Cut, beyond: Cut | None) -> str:
        # Of what begins with a part of the log, or ends with one, no day is said.
        here, there = (
            (both[each.start].day, each.depth - 1) if each and each.depth else None
            for each in (cut, beyond)
        )
        is_correction = cut.start < len(corrections)
        time = time_between(here, there, parts.language, is_newest_first=is_correction or is_newest)
        if is_correction:
            return time or words("Set right")
        return words.series([each for each in (words("Where sources disagree"), time) if each])

    units = [
        *(
            ("set-right", *units_of_time(each.day, each.id, is_newest_first=True))
            for each in corrections
        ),
        *(
            ("disputed", *units_of_time(each.day, each.id, "disputed-", is_newest_first=is_newest))
            for each in disputed
        ),
    ]
    return Division(cuts_of(units, parts.settings.site.page_size), label)


Dated = tuple[Entry, Correction, views.Correction]


def _latest_first(parts: Parts) -> list[Dated]:
    """Every correction with its entry, by its date."""
    dated = [
        (entry, correction, view)
        for entry in parts.chronicle.entries.values()
        for correction, view in zip(entry.corrections, correction_views(parts, entry), strict=True)
    ]
    return sorted(dated, key=lambda each: each[1].date, reverse=True)


def _feed(parts: Parts, address: str, dated: Sequence[Dated]) -> FeedView:
    items = tuple(_item(parts, *each) for each in dated)
    title = parts.words("%(site)s: corrections", site=parts.settings.site.title)
    return FeedView(
        head=parts.head(title, address, listed=False),
        title=title,
        updated=max((item.updated for item in items), default="1970-01-01"),
        items=items,
    )


def _item(parts: Parts, entry: Entry, correction: Correction, view: views.Correction) -> FeedItem:
    assert view.entry is not None, "a correction is on its entry's page"
    text = parts.text(entry)
    words = parts.words_in(text.language)
    said = [correction.text]
    if view.reported:
        said.append(words("As reported: %(value)s.", value=view.reported.rstrip(".")))
    if view.corrected:
        said.append(words("As used here: %(value)s.", value=view.corrected.rstrip(".")))
    if view.evidence:
        said.append(words("Evidence: %(value)s.", value=view.evidence.rstrip(".")))
    return FeedItem(
        id=view.anchor,
        address=view.entry.address,
        title=words("Correction: %(title)s", title=text.title),
        updated=correction.date.earliest.isoformat(),
        summary=" ".join(said),
        language=text.language,
        categories=tuple(parts.name("topic", topic) for topic in entry.topics),
    )
