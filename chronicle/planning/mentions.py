"""What mentions a noun, an entry or a page: the first of it on the page itself, and all of it on pages of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronicle import urls
from chronicle.deriving.dossiers import kin_of
from chronicle.linking import Entries
from chronicle.model import Entry, Mention
from chronicle.planning.directories import plan_directory
from chronicle.planning.parts import Parts
from chronicle.planning.views import Link, Page, Tally

MOST_MENTIONS = 100
"""How many of those who mention something its own page names."""


def mentions_of(parts: Parts, of: Mention) -> tuple[Mention, ...]:
    """What mentions something and is not listed on its page anyway."""
    chronicle = parts.chronicle
    links = chronicle.backlinks.get(of, ())
    match of.kind:
        case "entry":
            followers = chronicle.followers.get(of.id, ())
            return tuple(dict.fromkeys((*_entries(followers), *links)))
        case "dossier":
            kin = kin_of(chronicle, parts.original.dossiers[of.id])
            others = (each for each in links if each.kind != "entry")
            return (*_entries(each.entry for each in kin), *others)
    named = chronicle.mentioned_in.get(of, ())
    if not named and not links:
        return ()
    listed = set(_entries(_listed(parts, of.kind).get(of.id, ())))
    found = dict.fromkeys((*_entries(named), *links))
    return tuple(each for each in found if each not in listed)


def _listed(parts: Parts, kind: str) -> Mapping[str, Entries]:
    """The entries on the page of each noun of a kind."""
    chronicle = parts.chronicle
    lists: dict[str, Mapping[str, Entries]] = {
        "person": chronicle.with_person,
        "party": chronicle.with_party,
        "topic": chronicle.on_topic,
        "place": chronicle.at_place,
    }
    return lists.get(kind, {})


def _entries(entries: Iterable[Entry]) -> Iterator[Mention]:
    return (Mention("entry", entry.id) for entry in entries)


def links_to(parts: Parts, found: Sequence[Mention]) -> tuple[Link, ...]:
    """The first of those who mention something."""
    return parts.mentions(found[:MOST_MENTIONS])


def all_mentions(parts: Parts, of: Mention) -> Link | None:
    """Where all that mention something are listed, if its page does not name them all."""
    if of not in parts.once(_often_mentioned):
        return None
    title = parts.words("Mentions: %(name)s", name=parts.name(of.kind, of.id))
    return Link(title, urls.mentions(parts.at.address(of.kind, of.id)))


def often_mentioned(parts: Parts) -> tuple[Mention, ...]:
    """What has a page in this edition, and is mentioned so often that this does not name all who do so."""
    return tuple(each for each in parts.once(_often_mentioned) if each not in parts.at.elsewhere)


def _often_mentioned(parts: Parts) -> dict[Mention, tuple[Mention, ...]]:
    chronicle = parts.chronicle
    counts = Counter({Mention("entry", id): len(each) for id, each in chronicle.followers.items()})
    for found in (chronicle.backlinks, chronicle.mentioned_in):
        counts.update({of: len(each) for of, each in found.items()})
    often = [of for of, number in counts.items() if number > MOST_MENTIONS]
    # What has to do with a dossier need not name it.
    dossiers = [Mention("dossier", id) for id in parts.original.dossiers]
    every = {of: mentions_of(parts, of) for of in sorted({*often, *dossiers})}
    return {of: found for of, found in every.items() if len(found) > MOST_MENTIONS}


def plan_mentions(parts: Parts, some: Sequence[Mention]) -> Iterator[Page]:
    """The pages of all that mention each of some, which are often mentioned."""
    for of in some:
        link = all_mentions(parts, of)
        assert link is not None, "only what is often mentioned has such a page"
        tallies = [_tally(parts, each) for each in parts.once(_often_mentioned)[of]]
        about = parts.link(of.kind, of.id)
        yield from plan_directory(
            parts, link, parts.words("Mentioned in"), [("", tallies)], [about], is_counted=False
        )


def _tally(parts: Parts, mention: Mention) -> Tally:
    entry = parts.content.entries[mention.id] if mention.kind == "entry" else None
    return Tally(
        parts.link(mention.kind, mention.id), 0, parts.when(entry.date).text if entry else None
    )
