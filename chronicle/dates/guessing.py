"""What an author may have meant by a date that is not EDTF: an offer, never an assumption."""

from __future__ import annotations

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Nobody spells a date in more letters; what is longer is not worth reading twice.
_LONGEST = 80
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_WORDED = (
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -]{_YEAR}"),
    re.compile(rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}"),
    re.compile(rf"{_YEAR}[ -]{_MONTH}[ -](?P<day>[0-9]{{1,2}})"),
    re.compile(rf"{_MONTH},? (?:of )?{_YEAR}"),
    re.compile(rf"{_YEAR}[ -]{_MONTH}"),
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{4})")
_CLOCK = re.compile(
    r"(.+?)[t ,]+([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))? ?(z|utc|gmt|[+-][0-9:]+)?"
)
_ABOUT = re.compile(r"(?:about|around|circa|ca\.?|c\.|approximately) ?(.+)")
_UNSURE = re.compile(r"(?:perhaps|maybe|possibly|probably) (.+)|(.+) \(?(?:uncertain|\?)\)?")
_QUALIFIED = re.compile(r"(.*[^?~% ]) ?(\?~|~\?|[?~%])")
_SIDES = re.compile(r" ?(?:/| to | until | till |–|—| - ) ?")
_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")
_DAYS_OF_ONE_MONTH = re.compile(r"([0-9]{1,2}) ?[-–] ?([0-9]{1,2}) ([a-z]{3,9} [0-9]{4})")


def guess(text: str) -> tuple[str, ...]:
    """EDTF texts that `text` may stand for, the likeliest first; not all need be real dates.

    More than one only where a day and a month could change places (03/04/2022).
    """
    plain = " ".join(text.casefold().split())
    return (*_span(plain), *_single(plain)) if len(plain) <= _LONGEST else ()


def _span(text: str) -> tuple[str, ...]:
    if match := _YEARS.fullmatch(text):
        return (f"{match[1]}/{match[2]}",)
    if match := _DAYS_OF_ONE_MONTH.fullmatch(text):
        sides = [f"{match[1]} {match[3]}", f"{match[2]} {match[3]}"]
    elif match := re.fullmatch(r"(?:from|since|after) (.+)", text):
        sides = [*_SIDES.split(match[1], maxsplit=1), ".."][:2]
    elif match := re.fullmatch(r"(?:until|till|before) (.+)", text):
        sides = ["..", match[1]]
    elif match := re.fullmatch(r"(.+) ?/ ?(open|unknown|now|present|today|…|\.{3})", text):
        sides = [match[1], "" if match[2] == "unknown" else ".."]
    elif match := re.fullmatch(r"([0-9]{4}-[0-9]{2}-)([0-9]{2})/([0-9]{2})", text):
        return (f"{match[1]}{match[2]}/{match[1]}{match[3]}",)
    else:
        sides = _SIDES.split(text)
        if len(sides) != 2:
            return ()
    start, end = (_side(side) for side in sides)
    return (f"{start}/{end}",) if start is not None and end is not None else ()


def _side(text: str) -> str | None:
    """One side of an interval, when it can be read in one way only."""
    if text in {"", ".."}:
        return text
    meant = _single(text) or (text.upper(),)
    # Times have no place in an interval.
    return meant[0].partition("T")[0] if len(meant) == 1 else None


def _single(text: str) -> tuple[str, ...]:
    if match := _ABOUT.fullmatch(text):
        return tuple(f"{each}~" for each in _single(match[1]) or (match[1],))
    if match := _UNSURE.fullmatch(text):
        inner = match[1] or match[2]
        return tuple(f"{each}?" for each in _single(inner) or (inner,))
    if match := _QUALIFIED.fullmatch(text):
        qualifier = match[2] if len(match[2]) == 1 else "%"
        return tuple(f"{each}{qualifier}" for each in _single(match[1]) or (match[1],))
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    return _numeric(text) or _worded(text) or _vague(text) or _clock(text)


def _numeric(text: str) -> tuple[str, ...]:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        if day is None:
            return (f"{year}-{int(month):02}",)
        # A month after 12 can only be a day that changed places with it.
        return (_iso(year, month, day),) if int(month) <= 12 else (_iso(year, day, month),)
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        readings = [(second, first), (first, second)]
        return tuple(_iso(year, month, day) for month, day in readings if int(month) <= 12)
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return (f"{match[2]}-{int(match[1]):02}",)
    if re.fullmatch(r"[0-9]{8}", text):
        return (f"{text[:4]}-{text[4:6]}-{text[6:]}",)
    return ()


def _worded(text: str) -> tuple[str, ...]:
    for pattern in _WORDED:
        match = pattern.fullmatch(text)
        if match and (month := _month(match["month"])):
            year, day = match["year"], match.groupdict().get("day")
            return (_iso(year, month, day) if day else f"{year}-{int(month):02}",)
    return ()


def _vague(text: str) -> tuple[str, ...]:
    if match := re.fullmatch(r"(?:the )?([0-9]{3})0'?s", text):
        return (f"{match[1]}X",)
    if match := re.fullmatch(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century", text):
        return (f"{int(match[1]) - 1:02}XX",)
    if match := re.fullmatch(r"([a-z]+),? (?:of )?([0-9]{4})", text):
        season = _SEASONS.get(match[1])
        return (f"{match[2]}-{season}",) if season else ()
    if re.fullmatch(r"[0-9]{2,4}[xu]{0,2}(-([0-9]{2}|xx|uu|\?\?)){0,2}[?~%]?", text):
        return (text.replace("u", "x").replace("??", "xx").upper(),)
    return ()


def _clock(text: str) -> tuple[str, ...]:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return ()
    day, hour, minute, second, zone = match.groups()
    zone = {None: "", "z": "Z", "utc": "Z", "gmt": "Z"}.get(zone, zone)
    seconds = f":{second}" if second else ""
    time = f"T{int(hour):02}:{minute}{seconds}{zone}"
    return tuple(f"{each}{time}" for each in _single(day) or (day,))


def _month(name: str) -> str | None:
    for number, month in enumerate(MONTHS, 1):
        if month.casefold().startswith(name) or (name, number) == ("sept", 9):
            return str(number)
    return None


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
