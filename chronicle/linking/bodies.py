"""What the references within bodies point to: `[[imran-khan]]`, `[[topic:energy]]`, `[[They meet]]`."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from chronicle import territories
from chronicle.converting import Body, Reference, find_in_source, split_heading
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error, note
from chronicle.documents import Document
from chronicle.model import (
    Entry,
    FreePage,
    Mention,
    NounTranslation,
)
from chronicle.reading import Content
from chronicle.reading.naming import prefixed
from chronicle.reading.references import ambiguous
from chronicle.slugs import fold, slug

Problem = Callable[[Location], Diagnostic]
Pair = tuple[str, str]
Owner = tuple[str, str, str]
"""Whose body it is: kind, id, and the language of a translation or ""."""
Links = Mapping[Owner, tuple[Mention | None, ...]]
"""The targets of a body's references by slot, None where there is none."""


def bodies_of(content: Content) -> Iterator[tuple[Owner, Body, Document]]:
    """Every body of the chronicle, with its owner and the file that it stands in."""
    for kind, nouns in content.introduced.items():
        for id, noun in nouns.items():
            if noun.body and noun.origin:
                yield (kind, id, ""), noun.body, noun.origin
            for each in noun.translations:
                yield (kind, id, each.language), each.body, each.origin
    texts: list[tuple[str, Iterable[Entry | FreePage]]] = [
        ("entry", content.entries.values()),
        ("page", content.pages.values()),
    ]
    for kind, owners in texts:
        for text in owners:
            yield (kind, text.id, ""), text.body, text.origin
            for other in text.translations:
                yield (kind, text.id, other.language), other.body, other.origin


def link_bodies(
    content: Content, pairs: Iterable[Pair], language: str
) -> tuple[Links, list[Diagnostic]]:
    """What each reference within each body points to. `language` is the site's.

    A pair of parties that has a page is a relation by their ids, whether it has a file or not.
    """
    targets = _Targets(content, pairs, language)
    links: dict[Owner, tuple[Mention | None, ...]] = {}
    problems: list[Diagnostic] = []
    for owner, body, document in bodies_of(content):
        found = []
        before: Counter[str] = Counter()
        for reference in body.references:
            target, problem = targets.find(reference, owner)
            found.append(target)
            if problem:
                titled = owner[0] not in ("entry", "page") or bool(document.data.get("title"))
                nth = before[reference.target]
                problems.append(problem(_place(document, reference, nth, titled=titled)))
            before[reference.target] += 1
        links[owner] = tuple(found)
    return links, problems


def _place(document: Document, reference: Reference, nth: int, *, titled: bool) -> Location:
    """Where the nth reference to one target stands; what a body's title refers to does not count."""
    text = document.body if titled else split_heading(document.body)[1]
    offset = find_in_source(text, reference.target, nth)
    if offset is None:
        return document.locate()
    offset += len(document.body) - len(text)
    offset += 2 if document.body.startswith("[[", offset) else 0
    return document.locate_in_body(offset, len(reference.target))


# Where more links than these are dead, one cause has killed them, and to seek a name for each is slow.
_MOST_HINTS = 200
_ANY_ID = "write the id of an entry, person, party, topic, relation, dossier, place or page"


class _Targets:
    """What a reference within a body may point to."""

    def __init__(self, content: Content, pairs: Iterable[Pair], language: str) -> None:
        self._content = content
        self._language = language
        self._broken = {id for _, id in content.broken}
        self._hints: dict[tuple[str | None, str], str] = {}
        self._nouns: dict[str, Mapping[str, object]] = {
            "entry": content.entries,
            "person": content.people,
            "party": content.parties,
            "topic": content.topics,
            "dossier": content.dossiers,
            "place": content.places,
            "page": content.pages,
            "relation": content.relations,
        }
        self._named: dict[str, dict[Mention, None]] = defaultdict(dict)
        for kind, nouns in self._nouns.items():
            for id, noun in nouns.items():
                for name in names_of(id, noun):
                    self._named[fold(name)][Mention(kind, id)] = None
        for pair in pairs:
            relation = Mention("relation", "-".join(pair))
            names = "–".join(content.parties[party].name for party in pair)
            for name in (relation.id, names):
                self._named[fold(name)][relation] = None

    def find(self, reference: Reference, owner: Owner) -> tuple[Mention | None, Problem | None]:
        """The one noun that is meant, or how to report that there is none, or more than one."""
        kind, text = prefixed(reference.target.partition("#")[0])
        found = [m for m in self._named.get(fold(text), ()) if kind in (None, m.kind)]
        # What has this very id is meant before what has it for a name, among nouns of one kind.
        exact = {mention.kind for mention in found if mention.id == text}
        found = [m for m in found if m.kind not in exact or m.id == text]
        if not found and kind in (None, "party"):
            found = self._states(text)
        if len(found) > 1:
            own = [mention for mention in found if mention != Mention(owner[0], owner[1])]
            found = own if len(own) == 1 else found
        if len(found) == 1:
            return found[0], None
        if found:
            return None, lambda where: ambiguous(text, found, where)
        return None, self._dead(kind, text)

    def _states(self, text: str) -> list[Mention]:
        """The parties of this chronicle that are states by this name."""
        states = territories.find_states(text, self._language)
        parties = (self._content.states.get(state.id, state.id) for state in states)
        return [Mention("party", id) for id in parties if id in self._content.parties]

    def _dead(self, kind: str | None, text: str) -> Problem | None:
        id = slug(text)
        if id in self._content.hidden:
            return lambda where: note(
                "hidden-reference", f"“{text}” is left out of this build", where
            )
        if id in self._broken:
            return None
        hint = self._hint(kind, id)
        return lambda where: error(
            "dead-link", f"no page of this chronicle is called “{text}”", where, hint
        )

    def _hint(self, kind: str | None, id: str) -> str:
        """What else may be meant; found once, however often a link is dead."""
        if (kind, id) not in self._hints and len(self._hints) < _MOST_HINTS:
            kinds = [kind] if kind else list(self._nouns)
            known = (known for each in kinds for known in self._nouns[each])
            self._hints[kind, id] = did_you_mean(id, known) or _ANY_ID
        return self._hints.get((kind, id), _ANY_ID)


def names_of(id: str, noun: object) -> tuple[str, ...]:
    """Every name by which a reference finds a noun, its id first."""
    name = getattr(noun, "name", None) or getattr(noun, "title", None) or id
    native = tuple(text for _, text in getattr(noun, "native_names", ()))
    aliases = () if hasattr(noun, "title") else getattr(noun, "aliases", ())
    translated = [
        text
        for each in getattr(noun, "translations", ())
        if isinstance(each, NounTranslation)
        for text in (each.name, *each.aliases)
        if text
    ]
    return (id, name, *native, *aliases, *translated)
