"""References as authors write them → exact ids.

A reference is an id, a name or an alias in any spelling that `fold` makes
equal; a party is also any name or code of a state. What nothing knows becomes
new, under the slug of its name, and is remembered with all its spellings.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chronicle import territories
from chronicle.diagnostics import Diagnostic, Location, error, warning
from chronicle.slugs import fold, slug

Where = Callable[[], Location]
"""Looks a position up; called only when there is something to report."""

PREFIXES = {
    "entry": "entry",
    "person": "person",
    "leader": "person",
    "party": "party",
    "topic": "topic",
    "dossier": "dossier",
    "place": "place",
    "page": "page",
}
"""What may stand before a colon in a reference that names its kind."""

_NUMERALS = re.compile(r"[ivxlc]+|\d+")


class Register:
    """The names of one kind of noun: those that registry files give, and those met in entries."""

    def __init__(self, kind: str, *, strict: bool = False, language: str = "en") -> None:
        self.kind = kind
        self._strict = strict
        self._language = language
        self._ids: dict[str, tuple[str, ...]] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        self._spellings: dict[str, Counter[str]] = {}
        self._first_use: dict[str, Where] = {}

    def add(self, id: str, names: Iterable[str]) -> None:
        """Make `id` known by these names, and by itself."""
        for name in (id, *names):
            key = fold(name)
            if id not in (known := self._ids.get(key, ())):
                self._ids[key] = tuple(sorted((*known, id)))
        self._found.clear()

    def known(self, text: str) -> tuple[str, ...]:
        """The ids that a reference may mean, without making anything new."""
        if text not in self._found:
            self._found[text] = self._lookup(text)
        return self._found[text]

    def _lookup(self, text: str) -> tuple[str, ...]:
        if ids := self._ids.get(fold(text)):
            return ids
        if self.kind == "party" and (state := territories.find_state(text, self._language)):
            return (state.id,)
        return ()

    def resolve(
        self,
        text: str,
        where: Where,
        problems: list[Diagnostic],
        settle: Callable[[Collection[str]], Collection[str]] = lambda ids: ids,
    ) -> str:
        """The one id that is meant.

        `settle` picks those of several ids that the context allows. An
        ambiguous or (where site.yaml is strict) unknown name adds an error to
        `problems` and still gives an id, so that reading goes on.
        """
        ids = self.known(text)
        if len(ids) > 1:
            ids = tuple(sorted(settle(ids))) or ids
        if len(ids) > 1:
            offers = " or ".join(f"`{id}`" for id in ids)
            problems.append(
                error(
                    "ambiguous-reference",
                    f"“{text}” may be any of {len(ids)}",
                    where(),
                    f"write {offers}",
                )
            )
        if ids:
            self._met(ids[0], text, where)
            return ids[0]
        id = slug(text)
        if self._strict and id not in self._spellings:
            problems.append(self._unknown(text, where))
        self._met(id, text, where)
        return id

    def _met(self, id: str, text: str, where: Where) -> None:
        self._spellings.setdefault(id, Counter())[text.strip()] += 1
        self._first_use.setdefault(id, where)

    def _unknown(self, text: str, where: Where) -> Diagnostic:
        near = self._nearly(text)
        return error(
            "unknown-reference",
            f"no {self.kind} is called “{text}”, and site.yaml is strict about that",
            where(),
            f"did you mean “{near}”?"
            if near
            else "add a file for it, or take its kind out of `strict`",
        )

    def met(self) -> dict[str, str]:
        """Every id that was referred to, with the spelling most used (of equals, the first by alphabet)."""
        return {
            id: min(counted, key=lambda text: (-counted[text], text))
            for id, counted in sorted(self._spellings.items())
        }

    def doubts(self) -> list[Diagnostic]:
        """A warning for each new name that is nearly a known one."""
        known_ids = {id for ids in self._ids.values() for id in ids}
        found = []
        for id, spelling in self.met().items():
            if id in known_ids or self._strict or (self.kind == "party" and territories.state(id)):
                continue
            if near := self._nearly(spelling):
                found.append(
                    warning(
                        "nearly-known",
                        f"“{spelling}” is new, and nearly “{near}”",
                        self._first_use[id](),
                        f"did you mean “{near}”? If not, give it a file of its own or `ignore: [nearly-known]`",
                    )
                )
        return found

    def _nearly(self, text: str) -> str | None:
        """A known name one slip away (two in a long name), which differs by more than a numeral."""
        key = fold(text)
        if len(key) < 5:
            return None
        names = list(self._ids)
        if self.kind == "party":
            names += _state_names()
        slips = 2 if len(key) >= 14 else 1
        near = process.extractOne(key, names, scorer=OSA.distance, score_cutoff=slips)
        if near is None or _differ_by_numeral(key, near[0]):
            return None
        return self._spelled(near[0])

    def _spelled(self, key: str) -> str:
        """A folded name as somebody would write it."""
        ids = self._ids.get(key)
        if ids:
            return ids[0]
        state = territories.find_state(key)
        return state.name if state else key


def _state_names() -> list[str]:
    return [fold(state.name) for state in territories.all_states()]


def _differ_by_numeral(one: str, other: str) -> bool:
    """Whether two names differ in a regnal or other number only: Hassan I and Hassan II."""
    mine, yours = one.split(), other.split()
    pairs = [pair for pair in zip(mine, yours, strict=False) if pair[0] != pair[1]]
    return len(mine) == len(yours) and all(
        _NUMERALS.fullmatch(a) and _NUMERALS.fullmatch(b) for a, b in pairs
    )


def prefixed(text: str) -> tuple[str | None, str]:
    """The kind that a reference names before a colon, and the rest.

    >>> prefixed("topic:energy"), prefixed("Energy: a history")
    (('topic', 'energy'), (None, 'Energy: a history'))
    """
    prefix, colon, rest = text.partition(":")
    kind = PREFIXES.get(prefix.strip().lower()) if colon else None
    return (kind, rest.strip()) if kind else (None, text.strip())


def kinds_that_know(text: str, registers: Mapping[str, Register]) -> list[tuple[str, str]]:
    """Every (kind, id) that a reference without a prefix may mean."""
    return [(kind, id) for kind, register in registers.items() for id in register.known(text)]
