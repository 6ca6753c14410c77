"""Weekdays that do not fit the date that they stand beside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from chronicle.checking import spots
from chronicle.dates import Date, parse, show
from chronicle.diagnostics import Diagnostic, Location, warning
from chronicle.documents import Document
from chronicle.linking import Chronicle, bodies_of
from chronicle.settings import Settings

# Until then some states counted days otherwise, and a text may give either count.
_GREGORIAN_SINCE = 1924


@dataclass(frozen=True, slots=True)
class _Names:
    """How a language writes weekdays (from Monday) and months, as patterns between spaces.

    `dates` are patterns with DAY, MONTH and YEAR. `joint` is what may stand between a weekday and
    its date, `after` what may stand between a date and its weekday.
    """

    weekdays: str
    months: str
    dates: tuple[str, ...]
    joint: str
    after: str


_LANGUAGES: Mapping[str, _Names] = {
    "en": _Names(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug"
        " September|Sept|Sep October|Oct November|Nov December|Dec",
        (
            r"DAY(?:st|nd|rd|th)?\s(?:of\s)?MONTH\.?(?:,?\sYEAR)?",
            r"MONTH\.?\sDAY(?:st|nd|rd|th)?(?:,?\sYEAR)?",
        ),
        r",?\s(?:the\s)?|\s\(",
        r"\s\(",
    ),
    "ru": _Names(
        "понедельник|понедельника вторник|вторника среда|среду|среды четверг|четверга"
        " пятница|пятницу|пятницы суббота|субботу|субботы воскресенье|воскресенья",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        (r"DAY\sMONTH(?:\sYEAR)?",),
        r",?\s|\s\(",
        r"(?:\s?г(?:\.|ода))?(?:\s\(|,\s(?:в\s|во\s)?)",
    ),
    "ur": _Names(
        "پیر|سوموار منگل بدھ جمعرات جمعہ|جمعے ہفتہ|ہفتے اتوار",
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        (r"DAY\sMONTH(?:\sYEAR)?",),
        r"[،,]?\s|\s\(",
        r"ء?(?:\s\(|[،,]?\sبروز\s)",
    ),
}


@dataclass(frozen=True, slots=True)
class _Finder:
    """The patterns of a language, and the numbers of its names.

    `weekday` alone is tried first, since most texts have none. Numbers count from 0.
    """

    weekday: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]


def weekdays(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """weekday-mismatch: a date falls on the weekday that stands beside it.

    A date without a year is the entry's own, or is left alone.
    """
    content = chronicle.content
    for (kind, id, translated), _, document in bodies_of(content):
        owner = content.entries.get(id) if kind == "entry" else content.pages.get(id)
        language = translated or (owner.language if owner else settings.language)
        finder = _finder(re.split("[-_]", language.lower())[0])
        if finder is None:
            continue
        own = content.entries[id].date if kind == "entry" else None
        for match, day in _mismatches(finder, document.body, own):
            offset, length = match.start("weekday"), len(match["weekday"])
            yield _finding(finder, match, day, document.locate_in_body(offset, length))
        for key in ("title", "summary"):
            for match, day in _mismatches(finder, str(document.data.get(key, "")), own):
                yield _finding(finder, match, day, _in_value(document, key, match))


def naming(language: str) -> re.Pattern[str] | None:
    """What finds the weekdays of a language; in a text without any there is nothing to be found wrong."""
    finder = _finder(re.split("[-_]", language.lower())[0])
    return finder.weekday if finder else None


def _in_value(document: Document, key: str, match: re.Match[str]) -> Location:
    whole = spots.in_value(document, key, match[0])
    if whole.length != len(match[0]):
        return whole
    column = whole.column + match.start("weekday") - match.start()
    return Location(whole.file, whole.line, column, len(match["weekday"]))


def _mismatches(
    finder: _Finder, text: str, own: Date | None
) -> Iterator[tuple[re.Match[str], date]]:
    """Each weekday with a date, and the day that is meant, where the two do not agree."""
    if not finder.weekday.search(text):
        return
    for pattern in finder.patterns:
        for match in pattern.finditer(text):
            day = _day(finder, match, own)
            if day is None or day.year < _GREGORIAN_SINCE:
                continue
            if finder.weekdays[match["weekday"].lower()] != day.weekday():
                yield match, day


def _day(finder: _Finder, match: re.Match[str], own: Date | None) -> date | None:
    """The day that a match means, if it can be told."""
    month, day = finder.months[match["month"].lower()] + 1, int(match["day"])
    for year in [int(match["year"])] if match["year"] else _years(own):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if match["year"] or (own and own.earliest <= found <= own.latest):
            return found
    return None


def _years(own: Date | None) -> list[int]:
    """The years of an entry's own days; none when these are not known."""
    if own is None or own.days is None or own.is_approximate or own.is_uncertain:
        return []
    return list(range(own.earliest.year, own.latest.year + 1))


def _finding(finder: _Finder, match: re.Match[str], day: date, where: Location) -> Diagnostic:
    names = _LANGUAGES["en"].weekdays.split()
    wrong, right = names[finder.weekdays[match["weekday"].lower()]], names[day.weekday()]
    return warning(
        "weekday-mismatch",
        f"{show(parse(day.isoformat()), 'en')} was not a {wrong}",
        where,
        f"it was a {right}: correct the weekday or the date",
    )


@cache
def _finder(language: str) -> _Finder | None:
    names = _LANGUAGES.get(language)
    if names is None:
        return None
    weekday = f"(?P<weekday>{_any_of(names.weekdays)})"
    parts = {
        "DAY": r"(?<!\d)(?P<day>\d{1,2})",
        "MONTH": f"(?P<month>{_any_of(names.months)})",
        "YEAR": r"(?P<year>\d{4})",
    }
    patterns = []
    for written in names.dates:
        dated = re.sub("DAY|MONTH|YEAR", lambda match: parts[match[0]], written)
        patterns.append(rf"\b{weekday}(?:{names.joint}){dated}(?!\w)")
        patterns.append(rf"{dated}(?:{names.after}){weekday}\b")
    flags = re.IGNORECASE if language == "ru" else 0
    return _Finder(
        re.compile(weekday, flags),
        tuple(re.compile(pattern, flags) for pattern in patterns),
        _numbers(names.weekdays),
        _numbers(names.months),
    )


def _any_of(names: str) -> str:
    """A pattern for any of the names, the longer of two that begin alike first."""
    return "|".join(sorted(names.replace("|", " ").split(), key=lambda name: (-len(name), name)))


def _numbers(names: str) -> dict[str, int]:
    return {
        form.lower(): number
        for number, forms in enumerate(names.split())
        for form in forms.split("|")
    }
