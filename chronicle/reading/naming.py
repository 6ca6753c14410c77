"""References as authors write them → exact ids.

A reference is an id, a name or an alias in any spelling that `fold` makes
equal; a party is also any name or code of a state. What nothing knows becomes
new, under the slug of its name, and is remembered with all its spellings.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

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
    "relation": "relation",
}
"""What may stand before a colon in a reference that names its kind."""

_NUMERALS = re.compile(r"\b(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})\b|\d+")
"""Regnal and other numbers in a folded name."""


class Register:
    """The names of one kind of noun: those that registry files give, and those met in entries.

    `states` are the parties that stand for a state under another id, by that state's.
    """

    def __init__(self, kind: str, *, strict: bool = False, language: str = "en") -> None:
        self.kind = kind
        self._strict = strict
        self._language = language
        self._ids: dict[str, tuple[str, ...]] = {}
        self._own: set[str] = set()
        self.states: dict[str, str] = {}
        self._expected: set[str] = set()
        self._slugs: dict[str, str] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        self._spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._first_use: dict[str, Where] = {}

    def add(self, id: str, names: Iterable[str]) -> None:
        """Make `id` known by these names, and by itself."""
        self._own.add(id)
        for name in (id, *names):
            key = fold(name)
            if id not in (known := self._ids.get(key, ())):
                self._ids[key] = tuple(sorted((*known, id)))
        self._found.clear()

    def stand_for(self, state: str, id: str) -> None:
        """Make every name of a state mean the party `id`, whose file gives it another name."""
        self.states.setdefault(state, id)

    def expect(self, names: Iterable[str]) -> None:
        """Say what will be met, for `expects`."""
        self._expected.update(self._slug(prefixed(name)[1]) for name in names)

    def expects(self, text: str) -> bool:
        """Whether a noun without a file is called this somewhere."""
        return slug(text) in self._expected

    def known(self, text: str) -> tuple[str, ...]:
        """The ids that a reference may mean, without making anything new."""
        if text not in self._found:
            self._found[text] = self._lookup(text)
        return self._found[text]

    def _lookup(self, text: str) -> tuple[str, ...]:
        if text in self._own:
            return (text,)
        if ids := self._ids.get(fold(text)):
            return ids
        if (id := slug(text)) in self._own:
            return (id,)
        if self.kind != "party":
            return ()
        states = territories.find_states(text, self._language)
        return tuple(self.party_of(state.id) for state in states)

    def party_of(self, state: str) -> str:
        """The id of the party that a state is here."""
        return self.states.get(state, state)

    def state_of(self, party: str) -> str:
        """The id of the state that a party is, if it is one."""
        return next((state for state, id in self.states.items() if id == party), party)

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
        id = self._slug(text)
        if self._strict and id not in self._spellings:
            problems.append(self._unknown(text, where))
        self._met(id, text, where)
        return id

    def _slug(self, text: str) -> str:
        """The slug of a name, which is met as often as somebody takes part."""
        if text not in self._slugs:
            self._slugs[text] = slug(text)
        return self._slugs[text]

    def _met(self, id: str, text: str, where: Where) -> None:
        self._spellings[id][text.strip()] += 1
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
        found = []
        for id, spelling in self.met().items():
            if id in self._own or self._strict or (self.kind == "party" and territories.state(id)):
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
        """A known name one slip away (two in a long name) that has the same numbers in it."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = fold(text)
        if len(key) < 5:
            return None
        slips = 2 if len(key) >= 14 else 1
        near = process.extract(
            key, self._names(), scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        alike = [name for name, _, _ in near if _numbers(name) == _numbers(key)]
        return self._spelled(alike[0]) if alike else None

    def _names(self) -> list[str]:
        return [*self._ids, *(_state_names() if self.kind == "party" else ())]

    def _spelled(self, key: str) -> str:
        """A folded name as somebody would write it."""
        ids = self._ids.get(key)
        if ids:
            return ids[0]
        state = territories.find_state(key)
        return state.name if state else key


@cache
def _state_names() -> tuple[str, ...]:
    return tuple(fold(state.name) for state in territories.all_states())


def _numbers(name: str) -> list[str]:
    """What tells Hassan I from Hassan II, and COP26 from COP27."""
    return _NUMERALS.findall(name)


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
