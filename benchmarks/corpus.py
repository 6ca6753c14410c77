"""A made-up chronicle of any size, with the shape of real diplomacy, from a seed.

Few pairs have most of the contacts and most pairs have few; a state is mostly
represented by the same few people, who hold office for some years; a body has
about 300 words under a few headings. Same size and seed, same bytes.

    python benchmarks/corpus.py FOLDER --entries 10000 --seed 1
"""

import argparse
import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FIRST_DAY = datetime.date(1950, 1, 1)
DAYS = 27_000
LEADERS_OF_A_STATE = 12
PAIRS = 300
THIRD_PARTY = 0.1
WORDS_OF_A_BODY = (220, 380)

STATES = """
Argentina; Australia; Austria; Bangladesh; Belgium; Brazil; Canada; Chile; China; Cuba; Denmark; Egypt; Ethiopia; Finland;
France; Germany; Ghana; Greece; Hungary; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Japan; Jordan; Kenya; Kuwait;
Lebanon; Libya; Malaysia; Mexico; Mongolia; Morocco; Nepal; Netherlands; New Zealand; Nigeria; Norway; Oman; Pakistan; Peru;
Philippines; Poland; Portugal; Qatar; Romania; Russia; Saudi Arabia; Senegal; South Africa; South Korea; Spain; Sri Lanka;
Sudan; Sweden; Switzerland; Syria; Thailand; Tunisia; Türkiye; United Kingdom; United States; Uruguay; Vietnam; Yemen
"""
TOPICS = """
trade; energy; defence; arms control; border; water; aviation; education; culture; health; migration; fisheries; climate;
agriculture; nuclear power; space; sanctions; human rights; counter-terrorism; railways; shipping; debt; visas; science;
disaster relief; peacekeeping; consular affairs; mining; telecommunications; tourism
"""
GIVEN = """
Amina Boris Carlos Dewi Elena Farid Grace Hassan Ingrid Jamal Karim Leila Marek Nadia Oscar Priya Quentin Rosa Samuel
Tariq Ursula Viktor Wanda Xavier Yusuf Zara Ömer Łucja Çelik Håkon
"""
SOUNDS = """
an bar cor del emi fol gar hin iva jor kel lam mor nes ola pet rin sav tor vel wen yar zim
"""
SPEECH = """
minister president delegation agreement talks border pipeline exports visit statement cooperation signed discussed agreed
proposed regional bilateral commission working group met hosted capital embassy communiqué treaty protocol the the the the of
of of and and to to in in a a on for with that by from as both sides said would during after before new joint further
implementation technical experts tariff corridor investment project year session meeting draft text reservation
"""
HEADINGS = ("Background", "The talks", "What was agreed", "Reactions", "What came after")
KINDS = (
    "call",
    "meeting",
    "meeting",
    "visit",
    "visit",
    "summit",
    "talks",
    "statement",
    "agreement",
)


@dataclass(frozen=True, slots=True)
class Leader:
    """One who speaks for a state from one day of the chronicle to another."""

    name: str
    state: str
    first: int
    last: int


def generate(entries: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The files of a site, as path and text, beginning with site.yaml."""
    chance = random.Random(seed)
    states, topics = _listed(STATES), _listed(TOPICS)
    chance.shuffle(states)
    pairs = [_some(chance, states, 2) for _ in range(PAIRS)]
    leaders = {state: _leaders(chance, state) for state in states}
    yield "site.yaml", "title: A made-up chronicle\nurl: https://example.org/made-up/\n"
    for number, day in enumerate(sorted(chance.randrange(DAYS) for _ in range(entries))):
        date = FIRST_DAY + datetime.timedelta(day)
        parties = list(_one(chance, pairs))
        if chance.random() < THIRD_PARTY:
            parties = list(dict.fromkeys([*parties, _one(chance, states)]))
        people = [
            chance.choice(
                [leader for leader in leaders[state] if leader.first <= day <= leader.last]
            )
            for state in parties[: chance.choices((1, 2, 3), (30, 55, 15))[0]]
        ]
        subjects = _some(chance, topics, chance.choices((1, 2, 3), (40, 40, 20))[0])
        path = f"content/entries/{date.year}/{date}-{number:05}.md"
        yield path, _entry(chance, date, parties, people, subjects, number)


def write(folder: Path, entries: int, seed: int = 1) -> None:
    """Write the site into a folder, which need not exist."""
    for path, text in generate(entries, seed):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def _entry(
    chance: random.Random,
    date: datetime.date,
    parties: Sequence[str],
    people: Sequence[Leader],
    topics: Sequence[str],
    number: int,
) -> str:
    title = f"{' and '.join(parties[:2])} discuss {topics[0]}"
    present = "\n".join(f"  - {{name: {person.name}, for: {person.state}}}" for person in people)
    source = f"https://example.org/archive/{number % 997}/{date}"
    return f"""\
---
date: {date}
kind: {chance.choice(KINDS)}
parties: [{", ".join(parties)}]
topics: [{", ".join(topics)}]
people:
{present}
sources:
  - {{title: Archive of {date}, publisher: The Archive, url: "{source}"}}
---
# {title}

{_body(chance, people, topics)}"""


def _body(chance: random.Random, people: Sequence[Leader], topics: Sequence[str]) -> str:
    """Paragraphs under headings, with a quotation, a list, and links to a person and a topic."""
    words = SPEECH.split()
    left = chance.randint(*WORDS_OF_A_BODY)
    blocks = [f"[[{people[0].name}]] spoke of **[[topic:{topics[0]}]]** first."]
    for heading in HEADINGS[: chance.randint(2, len(HEADINGS))]:
        blocks.append(f"## {heading}")
        for _ in range(2):
            length = min(left, chance.randint(30, 70))
            if length > 0:
                left -= length
                blocks.append(_sentences(chance, words, length))
    blocks.append(f"> {_sentences(chance, words, 20)}")
    blocks.append("\n".join(f"- {_sentences(chance, words, 8)}" for _ in range(3)))
    return "\n\n".join(blocks) + "\n"


def _sentences(chance: random.Random, words: Sequence[str], length: int) -> str:
    found = chance.choices(words, k=length)
    parts = [found[start : start + 14] for start in range(0, length, 14)]
    return " ".join(" ".join(part).capitalize() + "." for part in parts)


def _leaders(chance: random.Random, state: str) -> list[Leader]:
    """Heads of a state, one after another, so that each day has one; and a few who stay long."""
    ends = sorted(chance.sample(range(1, DAYS), LEADERS_OF_A_STATE - 1))
    terms = list(zip([0, *ends], [*ends, DAYS], strict=True))
    return [Leader(_name(chance), state, *term) for term in [*terms, (0, DAYS // 2)]]


def _name(chance: random.Random) -> str:
    family = "".join(chance.choices(SOUNDS.split(), k=chance.randint(2, 4))).capitalize()
    return f"{chance.choice(GIVEN.split())} {family}"


def _some(chance: random.Random, things: Sequence[str], number: int) -> list[str]:
    """Different things, of which the first in the list are drawn far more often."""
    found: dict[str, None] = {}
    while len(found) < number:
        found[_one(chance, things)] = None
    return list(found)


def _one(chance: random.Random, things: Sequence[T]) -> T:
    return chance.choices(things, cum_weights=_weights(len(things)))[0]


@lru_cache
def _weights(number: int) -> tuple[float, ...]:
    """The first of some things is drawn twice as often as the second (Zipf's law)."""
    return tuple(accumulate(1 / rank for rank in range(1, number + 1)))


def _listed(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";")]


def main() -> None:
    """Write a chronicle where the command line says."""
    parser = argparse.ArgumentParser(description="Write a made-up chronicle.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.folder, asked.entries, asked.seed)


if __name__ == "__main__":
    main()
