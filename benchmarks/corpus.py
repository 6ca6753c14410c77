"""A made-up chronicle of any size, with the shape of real diplomacy, from a seed.

Few pairs have most of the contacts and most pairs have few; a state is mostly
represented by the same few people, who hold office for some years; a body has
about 300 words under a few headings; a report is a source of one to a few
entries. Same size and seed, same bytes.

    python benchmarks/corpus.py FOLDER --entries 10000 --seed 1
"""

import argparse
import datetime
import random
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.model import Corpus, Dossier, Entry, Leader, Office, Source, slug
from benchmarks.words import GIVEN_NAMES, HEADINGS, KINDS, SOUNDS, SPEECH, STATES, TOPICS

T = TypeVar("T")

FIRST_DAY = datetime.date(1950, 1, 1)
DAYS = 27_000
LEADERS_OF_A_STATE = 12
PAIRS = 300
THIRD_PARTY = 0.1
WORDS_OF_A_BODY = (220, 380)

STATES_WITH_FILES = 6
"""How many states have a file for each of their leaders: those with the most contacts."""

PAIRS_WITH_DOSSIERS = 20
STEP_OF_A_DOSSIER = 0.25
STEPS_OF_A_DOSSIER = 25

ENTRIES_OF_A_REPORT = ((1, 2, 3, 4), (30, 30, 20, 20))
"""How many entries of a pair in a row a ministry's report tells of, and how often."""

TIME_OF_A_REPORT = datetime.timedelta(730)
"""How long a time it tells of."""

YEARBOOK = 0.2
"""How often an entry rests on the yearbook of a state, too, which has entries of one year."""


def draw(entries: int, seed: int = 1) -> Corpus:
    """Make up a chronicle of so many entries."""
    chance = random.Random(seed)
    states = list(STATES)
    chance.shuffle(states)
    pairs = [_some(chance, states, 2) for _ in range(PAIRS)]
    leaders = _leaders(chance, states)
    threads = _Threads(chance, frozenset(pairs[:PAIRS_WITH_DOSSIERS]))
    days = sorted(chance.randrange(DAYS) for _ in range(entries))
    found = tuple(
        _entry(chance, number, day, states, pairs, leaders, threads)
        for number, day in enumerate(days)
    )
    everybody = tuple(leader for state in states for leader in leaders[state])
    return Corpus(found, everybody, tuple(threads.dossiers))


def day(number: int) -> datetime.date:
    """The date of a day of the chronicle."""
    return FIRST_DAY + datetime.timedelta(number)


def _entry(
    chance: random.Random,
    number: int,
    today: int,
    states: Sequence[str],
    pairs: Sequence[tuple[str, ...]],
    leaders: Mapping[str, Sequence[Leader]],
    threads: "_Threads",
) -> Entry:
    pair = parties = _one(chance, pairs)
    if chance.random() < THIRD_PARTY:
        parties = tuple(dict.fromkeys([*pair, _one(chance, states)]))
    people = tuple(
        chance.choice([one for one in leaders[state] if one.first <= today <= one.last])
        for state in parties[: chance.choices((1, 2, 3), (30, 55, 15))[0]]
    )
    topics = _some(chance, TOPICS, chance.choices((1, 2, 3), (40, 40, 20))[0])
    return Entry(
        number,
        day(today),
        chance.choice(KINDS),
        parties,
        people,
        topics,
        threads.sources(pair, day(today)),
        threads.dossier(pair, topics[0], day(today)),
        _body(chance, people[0].name, topics[0]),
    )


class _Threads:
    """What goes on from one entry of a pair to its next: the report that tells of both, a dossier."""

    def __init__(self, chance: random.Random, with_dossiers: frozenset[tuple[str, ...]]) -> None:
        self.dossiers: list[Dossier] = []
        self._chance = chance
        self._with_dossiers = with_dossiers
        self._reports: dict[tuple[str, ...], tuple[Source, datetime.date, int]] = {}
        self._open: dict[tuple[str, ...], tuple[Dossier, int]] = {}

    def sources(self, pair: tuple[str, ...], date: datetime.date) -> tuple[Source, ...]:
        """A report of one side's ministry, and perhaps a yearbook."""
        report, until, left = self._reports.get(pair, (None, date, 0))
        if report is None or until < date or not left:
            report, until = _report(pair, self._chance.choice(pair), date), date + TIME_OF_A_REPORT
            left = self._chance.choices(*ENTRIES_OF_A_REPORT)[0]
        self._reports[pair] = report, until, left - 1
        if self._chance.random() < YEARBOOK:
            return report, _yearbook(self._chance.choice(pair), date.year)
        return (report,)

    def dossier(self, pair: tuple[str, ...], topic: str, date: datetime.date) -> Dossier | None:
        """The dossier that the entry moves on, if it moves on any."""
        if pair not in self._with_dossiers or self._chance.random() >= STEP_OF_A_DOSSIER:
            return None
        dossier, left = self._open.get(pair, (None, 0))
        if dossier is None or not left:
            dossier = Dossier(f"{' and '.join(pair)} process of {date}", pair, topic)
            left = STEPS_OF_A_DOSSIER
            self.dossiers.append(dossier)
        self._open[pair] = dossier, left - 1
        return dossier


def _report(pair: tuple[str, ...], side: str, date: datetime.date) -> Source:
    (other,) = (party for party in pair if party != side)
    title = f"Report of {side} on {other}, {date}"
    url = f"https://ministry.example/{slug(title)}"
    return Source("report", title, f"Foreign Ministry of {side}", url, side)


def _yearbook(state: str, year: int) -> Source:
    title = f"Foreign relations of {state}, {year}"
    return Source("yearbook", title, "The Archive", f"https://archive.example/{slug(title)}")


def _body(chance: random.Random, person: str, topic: str) -> str:
    """Paragraphs under headings, with a quotation, a list, two links and a note."""
    left = chance.randint(*WORDS_OF_A_BODY)
    blocks = [f"[[{person}]] spoke of **[[topic:{topic}]]** first.[^src:report]"]
    for heading in HEADINGS[: chance.randint(2, len(HEADINGS))]:
        blocks.append(f"## {heading}")
        for _ in range(2):
            length = min(left, chance.randint(30, 70))
            if length > 0:
                left -= length
                blocks.append(_sentences(chance, length))
    blocks.append(f"> {_sentences(chance, 20)}")
    blocks.append("\n".join(f"- {_sentences(chance, 8)}" for _ in range(3)))
    return "\n\n".join(blocks) + "\n"


def _sentences(chance: random.Random, length: int) -> str:
    found = chance.choices(SPEECH, k=length)
    parts = [found[start : start + 14] for start in range(0, length, 14)]
    return " ".join(" ".join(part).capitalize() + "." for part in parts)


def _leaders(chance: random.Random, states: Sequence[str]) -> dict[str, list[Leader]]:
    """Heads of each state, one after another, so that each day has one; and one who stays long."""
    taken: set[str] = set()
    found = {}
    for rank, state in enumerate(states):
        ends = sorted(chance.sample(range(1, DAYS), LEADERS_OF_A_STATE - 1))
        terms = list(zip([0, *ends], [*ends, DAYS], strict=True))
        found[state] = [
            Leader(_name(chance, taken), state, first, last, _offices(first, last, is_head))
            if rank < STATES_WITH_FILES
            else Leader(_name(chance, taken), state, first, last)
            for first, last, is_head in [*((*term, True) for term in terms), (0, DAYS // 2, False)]
        ]
    return found


def _offices(first: int, last: int, is_head: bool) -> tuple[Office, ...]:
    """Two offices one after the other."""
    if not is_head:
        early, late = (
            ("Deputy Foreign Minister", "official"),
            ("Foreign Minister", "foreign minister"),
        )
    else:
        early, late = ("Acting President", "head of state"), ("President", "head of state")
    middle = first + (last - first) // 4
    return (
        Office(*early, day(first), day(middle)),
        Office(*late, day(middle), day(last)),
    )


def _name(chance: random.Random, taken: set[str]) -> str:
    """A name that nobody has yet."""
    while True:
        family = "".join(chance.choices(SOUNDS, k=chance.randint(2, 4))).capitalize()
        name = f"{chance.choice(GIVEN_NAMES)} {family}"
        if name not in taken:
            taken.add(name)
            return name


def _some(chance: random.Random, things: Sequence[str], number: int) -> tuple[str, ...]:
    """Different things, of which the first in the list are drawn far more often."""
    found: dict[str, None] = {}
    while len(found) < number:
        found[_one(chance, things)] = None
    return tuple(found)


def _one(chance: random.Random, things: Sequence[T]) -> T:
    return chance.choices(things, cum_weights=_weights(len(things)))[0]


@lru_cache
def _weights(number: int) -> tuple[float, ...]:
    """The first of some things is drawn twice as often as the second (Zipf's law)."""
    return tuple(accumulate(1 / rank for rank in range(1, number + 1)))


def main() -> None:
    """Write a chronicle where the command line says."""
    from benchmarks.builders import Chronicle

    parser = argparse.ArgumentParser(description="Write a made-up chronicle.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    Chronicle().write(draw(asked.entries, asked.seed), asked.folder)


if __name__ == "__main__":
    main()
