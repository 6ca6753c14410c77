"""Who gave an account of an event, and which topics each account names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from chronicle.model import Entry, Readout, Source, Topic

State = Literal["given", "not found", "not recorded", "not summarised"]
"""`not recorded`: the entry says nothing of an account. `not summarised`: it only has a source of that side."""
Naming = Literal["named", "named in part", "silent", "not listed", "not found", "not recorded"]
"""`named in part`: only a broader topic is. `not listed`: an account of which no topics are recorded."""


@dataclass(frozen=True, slots=True)
class Account:
    """All that one side said of an event, or several sides jointly; or word that nothing is known."""

    sides: tuple[str, ...]
    state: State
    readouts: tuple[Readout, ...] = ()
    sources: tuple[Source, ...] = ()
    """Where `not summarised`: the sources of that side."""

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that are named, each once, in the order in which they are."""
        return tuple(dict.fromkeys(topic for each in self._given for topic in each.topics))

    @property
    def is_listed(self) -> bool:
        """Whether topics are recorded of all that this side said, so that silence can be told."""
        return bool(self._given) and all(each.topics for each in self._given)

    @property
    def _given(self) -> list[Readout]:
        return [each for each in self.readouts if each.text]


@dataclass(frozen=True, slots=True)
class Cell:
    """What an account does with a topic; `through` are the narrower or broader ones that it names."""

    naming: Naming
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A topic that some account names, and what each account does with it."""

    topic: str
    cells: tuple[Cell, ...]


def accounts_of(entry: Entry, most_parties: int) -> tuple[Account, ...]:
    """The accounts of an event in the order of its readouts, then the parties of whom none is recorded.

    There are none where the entry has no readout. Of an event with more than `most_parties`
    parties only those sides are told that the entry names.
    """
    columns: dict[frozenset[str], list[Readout]] = {}
    for readout in entry.readouts:
        columns.setdefault(frozenset(readout.sides), []).append(readout)
    found = [_given(tuple(readouts)) for readouts in columns.values()]
    if not found or len(entry.parties) > most_parties:
        return tuple(found)
    # A joint account that was not found says nothing of what each side published of its own.
    heard = {side for each in found if each.state == "given" for side in each.sides}
    alone = {each.sides[0] for each in found if len(each.sides) == 1}
    missing = [party for party in entry.parties if party not in heard | alone]
    return (*found, *(_missing(entry, party) for party in missing))


def _given(readouts: tuple[Readout, ...]) -> Account:
    is_given = any(readout.text for readout in readouts)
    return Account(readouts[0].sides, "given" if is_given else "not found", readouts)


def _missing(entry: Entry, party: str) -> Account:
    sources = tuple(source for source in entry.sources if source.side == party)
    return Account((party,), "not summarised" if sources else "not recorded", (), sources)


def compared(accounts: Iterable[Account], topics: Mapping[str, Topic]) -> tuple[Row, ...]:
    """Which account names which topic, the topics in the order in which they are first named."""
    accounts = tuple(accounts)
    named = dict.fromkeys(topic for account in accounts for topic in account.topics)
    return tuple(
        Row(topic, tuple(_cell(account, topic, topics) for account in accounts)) for topic in named
    )


def _cell(account: Account, topic: str, topics: Mapping[str, Topic]) -> Cell:
    match account.state:
        case "not found" | "not recorded":
            return Cell(account.state)
        case "not summarised":
            return Cell("not listed")
    if topic in account.topics:
        return Cell("named")
    narrower = tuple(each for each in account.topics if topic in _broader(each, topics))
    if narrower:
        return Cell("named", narrower)
    over = _broader(topic, topics)
    broader = tuple(each for each in account.topics if each in over)
    if broader:
        return Cell("named in part", broader)
    return Cell("silent" if account.is_listed else "not listed")


def _broader(topic: str, topics: Mapping[str, Topic]) -> set[str]:
    """The topics that one is part of, at any remove; a circle, which is a finding, ends the way."""
    found: set[str] = set()
    known = topics.get(topic)
    while known and known.broader and known.broader not in found:
        found.add(known.broader)
        known = topics.get(known.broader)
    return found
