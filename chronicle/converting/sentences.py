# ruff: noqa: SIM905 - a list of words reads best as words
"""The first sentence of a body, which stands for an entry where there is no room for all of it."""

import re
from collections.abc import Callable

from chronicle.converting.nouns import Body
from chronicle.converting.slots import named

LONGEST = 300

_STOP = re.compile(r"""[.!?…۔؟।]+["'”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*""")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_ABBREVIATIONS = frozenset(
    # titles and ranks
    "adm amb brig capt col dr gen gov hon lt maj messrs mr mrs ms pres prof rep rev sen sgt st"
    # months, numbers, references, firms
    " jan feb mar apr jun jul aug sep sept oct nov dec art ch cf ca approx est fig mt no nos p para pp"
    " sec vol vs viz bros co corp inc jr ltd sr"
    # Russian: titles, places, amounts
    " акад г ген гг гр д див доц им кв кн млн млрд ок пл полк пос проф руб с св см ст стр тов тыс ул"
    # German, French, Spanish, Turkish
    " bzw hr nr sog usw mme mlle sra dña doç yrd".split()
)
_ONLY_BEFORE_NUMBERS = frozenset("art ch fig mar no nos p para pp sec vol д г кв с ст стр".split())
_BEGINNERS = frozenset(
    "A After An At Both But He His Her However I In It On Our She The Their They This We".split()
)
_PAIRS = ("“”", "«»", "()", "[]", "„“")


def opening(body: Body, name: Callable[[int], str] | None = None) -> str:
    """Return the first sentence of the first paragraph as plain text, at most 300 characters.

    `name(n)` is what to call `body.references[n]`: the title of the page. Without it, the label or
    else the target is used.
    """
    lead = named(body.lead, name or (lambda number: body.references[number].text))
    sentence = first_sentence(" ".join(lead.split()))
    if len(sentence) <= LONGEST:
        return sentence
    cut = sentence[:LONGEST]
    head = cut[: cut.rfind(" ")] if " " in cut[LONGEST // 2 :] else cut[:-1]
    return head.rstrip(" ,;:.–—-") + "…"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text in which runs of white space are single spaces."""
    # What is longer is cut anyway, and need not be read to its end.
    for stop in _STOP.finditer(text, 0, 4 * LONGEST):
        head, rest = text[: stop.end()], text[stop.end() :].lstrip()
        if not rest:
            return head
        if _ends(text[: stop.start()], stop[0], rest) and _closed(head):
            return head
    return text


def _ends(head: str, stop: str, rest: str) -> bool:
    """Say whether a mark after `head` and before `rest` ends a sentence."""
    if stop[0] not in ".…":
        # “Really?” he asked.
        return not rest[0].islower()
    if rest[0].islower():
        return False
    found = _LAST_WORD.search(head)
    word = found[0] if found else ""
    folded = word.lower()
    if stop != "." or not word:
        return True
    if folded in _ABBREVIATIONS:
        return folded in _ONLY_BEFORE_NUMBERS and not rest[0].isdigit()
    if len(word) == 1 and word.isupper():
        return False  # an initial: M. V. Degtyar
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        # The U.S. and the U.N. are followed by names as often as by a new sentence.
        return word.islower() or rest.split()[0] in _BEGINNERS
    return True


def _closed(head: str) -> bool:
    """Say whether all quotations and brackets of a text are closed."""
    return all(head.count(pair[0]) <= head.count(pair[1]) for pair in _PAIRS)
