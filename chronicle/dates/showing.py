"""Dates as a person would say them, in any language of CLDR, and as HTML wants them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chronicle.dates.parsing import Date
from chronicle.dates.words import NEUTRAL, WORDS, Words
from chronicle.languages import locale as cldr

if TYPE_CHECKING:
    from babel import Locale

Pattern = Callable[[datetime.date], str]

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Style:
    """How one language writes dates.

    `spans` has the two halves of an interval by its precision and the greatest difference of its
    ends: ("day", "M") for 28 September – 9 October 2021. `governed` is the month as it stands
    after a preposition, which in Russian is the genitive.
    """

    words: Words
    plain: Mapping[str, Pattern]
    governed: Pattern
    spans: Mapping[tuple[str, str], tuple[Pattern, Pattern]]
    joiner: str


def show(date: Date, language: str) -> str:
    """The date in the words of a language (BCP 47 tag), as running text has it.

    English without a region is written day-month-year. A language for which CLDR has nothing
    gets the EDTF text itself; one without words for "about" and "from" gets typography.
    """
    style = _style(language)
    if style is None:
        return date.text
    if date.precision == "day" and not (date.is_uncertain or date.is_approximate):
        return style.plain["day"](date.earliest)
    if date.precision == "interval":
        return _interval(date, style)
    return _alone(date, style)


def datetime_attribute(date: Date) -> str | None:
    """What HTML's `<time datetime>` may hold for a date, or None: then there is no such element.

    A day, month, year or time is given as it is, without `?`, `~` and `X`. HTML has no intervals
    or seasons: an interval gives its start, or its end when the start is open or unknown, and a
    season its year. It has no decades and centuries either: None. See "valid … string" under
    https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value.
    """
    if date.precision == "interval":
        side = date.start or date.end
        return datetime_attribute(side) if side else None
    if date.year is None:
        return None
    length = {"day": 10, "month": 7, "year": 4, "season": 4}.get(date.precision)
    return date.text[:length]


def _alone(date: Date, style: _Style) -> str:
    """A date that is no interval, or one side of one, with all that qualifies it."""
    words = style.words
    if date.is_approximate:
        text = words["about"].format(_form(date, style, "about"))
    else:
        text = _form(date, style)
    return words["uncertain"].format(text) if date.is_uncertain else text


def _interval(date: Date, style: _Style) -> str:
    start, end = date.start, date.end
    if start and end:
        exact = not (date.is_uncertain or date.is_approximate)
        if exact and start.precision == end.precision and start.precision in style.plain:
            return _span(start.precision, start.earliest, end.earliest, style)
        return style.joiner.format(_alone(start, style), _alone(end, style))
    if start:
        text = _governed(start, "from", style)
        return style.words["end unknown"].format(text) if date.text.endswith("/") else text
    assert end is not None, "an interval has a start or an end"
    text = _governed(end, "until", style)
    return style.words["start unknown"].format(text) if date.text.startswith("/") else text


def _governed(date: Date, word: str, style: _Style) -> str:
    """The side of an open interval after "from" or "until"."""
    words = style.words
    if not date.is_approximate:
        text = words[word].format(_form(date, style, word))
    elif "approximately" in words:
        text = words["approximately"].format(words[word].format(_form(date, style, word)))
    else:
        text = words[word].format(words["about"].format(_form(date, style, "about")))
    return words["uncertain"].format(text) if date.is_uncertain else text


def _form(date: Date, style: _Style, word: str = "") -> str:
    """The date without its qualifiers, in the form that `word` asks for."""
    first = date.earliest
    if date.precision == "time":
        return _time(date, style)
    if date.precision in style.plain:
        template = _template((date.precision,), word, style.words)
        write = (
            style.governed if word and date.precision == "month" else style.plain[date.precision]
        )
        return template.format(write(first)) if template else write(first)
    # No year is 0, so 000X and 00XX begin with the year 1, but are called after 0.
    decade, century = first.year // 10 * 10, first.year // 100 + 1
    particular = {"season": date.season, "decade": f"{decade % 100:02}", "century": century}
    kinds = (f"{date.precision} {particular[date.precision]}", date.precision)
    template = _template(kinds, word, style.words)
    if template is None:
        unit = "month" if date.precision == "season" else "year"
        return _span(unit, first, date.latest, style)
    return template.format(
        decade if date.precision == "decade" else first.year,
        short=f"{decade % 100:02}",
        number=century,
        roman=_roman(century),
        ordinal=_ordinal(century),
    )


def _template(kinds: tuple[str, ...], word: str, words: Words) -> str | None:
    suffixes = (f" {word}", " oblique", "") if word else ("",)
    keys = (kind + suffix for kind in kinds for suffix in suffixes)
    return next((words[key] for key in keys if key in words), None)


def _span(unit: str, start: datetime.date, end: datetime.date, style: _Style) -> str:
    """Two days, months or years in one expression, without saying twice what they share."""
    difference = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    write = style.plain[unit]
    if halves := style.spans.get((unit, difference)):
        return halves[0](start) + halves[1](end)
    return style.joiner.format(write(start), write(end))


def _time(date: Date, style: _Style) -> str:
    assert date.time is not None, "a date to the minute has a time"
    template = style.words["time"]
    zone = _zone(date.time.utcoffset())
    if zone is None:
        # The zone's brackets go with it, whatever brackets the language has.
        template = re.sub(r" ?\W\{zone\}\W", "", template)
    return template.format(
        day=style.plain["day"](date.earliest), time=date.time.strftime("%H:%M"), zone=zone
    )


def _zone(offset: datetime.timedelta | None) -> str | None:
    if offset is None:
        return None
    minutes = offset // datetime.timedelta(minutes=1)
    if minutes == 0:
        return "UTC"
    hours, past = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{past:02}" if past else "")


def _roman(number: int) -> str:
    """A Roman numeral up to 100, which is as many centuries as there are."""
    text = "C" * (number // 100)
    number %= 100
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


@cache
def _style(language: str) -> _Style | None:
    locale = cldr(language)
    if locale is None:
        return None
    script = f"{locale.language}_{locale.script}"
    words = WORDS.get(script) or WORDS.get(locale.language) or NEUTRAL
    month = _skeleton(locale, "yMMMM", "MMMM y")
    # Only where our own words govern it may a month leave the nominative.
    governed = month if words is NEUTRAL else month.replace("LLLL", "MMMM")
    plain = {
        "day": _written(locale.date_formats["long"].pattern, locale, words),
        "month": _written(month, locale, words),
        "year": _written(_skeleton(locale, "y", "y"), locale, words),
    }
    joiner = _spaced(locale.interval_formats.get(None, "{0} – {1}"))
    return _Style(words, plain, _written(governed, locale, words), _spans(locale, words), joiner)


def _skeleton(locale: Locale, skeleton: str, default: str) -> str:
    found = locale.datetime_skeletons.get(skeleton)
    return found.pattern if found else default


def _spans(locale: Locale, words: Words) -> dict[tuple[str, str], tuple[Pattern, Pattern]]:
    """CLDR's interval patterns with the names of months in full.

    CLDR seldom has them with full names, and lets the short pattern be widened instead
    (Unicode Technical Standard 35, part 4, "Missing Skeleton Fields").
    """
    spans = {}
    for unit, skeletons in {
        "day": ("yMMMMd", "yMMMd"),
        "month": ("yMMMM", "yMMM"),
        "year": ("y",),
    }.items():
        known = (each for each in skeletons if each in locale.interval_formats)
        skeleton = next(known, None)
        for difference, halves in locale.interval_formats[skeleton].items() if skeleton else ():
            # A pattern that CLDR does not divide cannot take two dates.
            if len(halves) == 2:
                first, second = (_written(_widened(half), locale, words) for half in halves)
                spans[unit, difference] = first, second
    return spans


def _widened(pattern: str) -> str:
    return re.sub(r"(?<![ML])([ML])\1\1(?![ML])", r"\1\1\1\1", pattern)


def _written(pattern: str, locale: Locale, words: Words) -> Pattern:
    """The function that writes a date by a CLDR pattern."""
    from babel.dates import parse_pattern

    usual = parse_pattern(_spaced(pattern))
    if "first of month" not in words:
        return lambda day: usual.apply(day, locale)
    first = parse_pattern(_spaced(pattern).replace("d", words["first of month"]))
    return lambda day: (first if day.day == 1 else usual).apply(day, locale)


def _spaced(pattern: str) -> str:
    # The thin spaces around CLDR's dashes are missing from many fonts.
    return pattern.replace("\u2009", " ")
