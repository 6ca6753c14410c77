"""The words of a language: messages from its catalogue, with numbers, lists and times as CLDR has them.

A message is a whole sentence in English with named places, `"First %(kind)s in this chronicle"`, so
that a language can order it anew. Catalogues are gettext's, in `chronicle/catalogues/`; what one
lacks stays English.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

from chronicle import dates
from chronicle.dates import Date, Elapsed
from chronicle.languages import locale
from chronicle.wording.articles import with_article
from chronicle.wording.catalogues import Catalogue, catalogue_name, open_catalogue
from chronicle.wording.ordering import ordering

if TYPE_CHECKING:
    from babel import Locale

Table = TypeVar("Table")

__all__ = ["Words", "messages", "words_of"]


class Words:
    """How one language (a BCP 47 tag) says what Chronicle has to say."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue: Catalogue = open_catalogue(language)
        self._numbers: dict[int, str] = {}
        self._dates: dict[str, str] = {}
        self._months: dict[tuple[int, str], str] = {}
        self._lengths: dict[tuple[int, int, int, bool], str] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self.order = cache(ordering(language))
        """What to sort names by, worked out once for each."""

    def __call__(self, message: str, **values: object) -> str:
        """A message in this language, with values in its places."""
        text = self.catalogue.message(message)
        return text % values if values else text

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """A message in the form that goes with a number, which is `%(number)s` in it."""
        text = self.catalogue.plural(one, many, number)
        return text % {"number": self.number(number), **values}

    def number(self, number: int) -> str:
        """A whole number with the separators of the language: 1,961. Each is put into words once."""
        text = self._numbers.get(number)
        if text is None:
            from babel.numbers import format_decimal

            text = self._numbers[number] = format_decimal(number, locale=self._locale)
        return text

    def ordinal(self, number: int) -> str:
        """A place in a row: third, 11th in English; the number in other languages, for which CLDR has no words."""
        return _english_ordinal(number) if self._locale.language == "en" else self.number(number)

    def list(self, items: Sequence[str]) -> str:
        """Several things in running text: a, b and c. Each list is put into words once."""
        if len(items) < 2:
            return "".join(items)
        key = tuple(items)
        text = self._lists.get(key)
        if text is None:
            from babel.lists import format_list

            text = self._lists[key] = format_list(key, locale=self._locale)
        return text

    def series(self, items: Sequence[str]) -> str:
        """Several things side by side, as between any two of a longer list: a, b, c."""
        between: str = self._locale.list_patterns["standard"]["middle"]
        return between.replace("{0}", "").replace("{1}", "").join(items)

    def named(self, name: str) -> str:
        """A state or organisation in running text: with its article, in English."""
        return with_article(name) if self._locale.language == "en" else name

    def date(self, date: Date) -> str:
        """A date as running text has it. Each is put into words once."""
        text = self._dates.get(date.text)
        if text is None:
            text = self._dates[date.text] = dates.show(date, self.language)
        return text

    def month(self, month: int, width: Literal["wide", "abbreviated"] = "wide") -> str:
        """What a month (from 1) is called where it stands by itself. Each is put into words once."""
        text = self._months.get((month, width))
        if text is None:
            from babel.dates import get_month_names

            names = get_month_names(width, "stand-alone", self._locale)
            text = self._months[month, width] = str(names[month])
        return text

    def elapsed(self, time: Elapsed) -> str:
        """A length of time: 125 days; 22 years 10 months; about 5 years. Each is put into words once."""
        key = (time.days, time.months, time.years, time.is_about)
        text = self._lengths.get(key)
        if text is None:
            text = self._lengths[key] = self._elapsed(time)
        return text

    def _elapsed(self, time: Elapsed) -> str:
        parts = [
            (time.days, self.plural("%(number)s day", "%(number)s days", time.days)),
            (time.years, self.plural("%(number)s year", "%(number)s years", time.years)),
            (time.months, self.plural("%(number)s month", "%(number)s months", time.months)),
        ]
        text = " ".join(said for number, said in parts if number)
        return self("about %(time)s", time=text) if time.is_about else text

    @property
    def _locale(self) -> Locale:
        """Of the language that sentences come in: English, where there is no catalogue."""
        known = locale(self.language if catalogue_name(self.language) else "en")
        assert known is not None, "CLDR has English"
        return known


def messages(table: Table) -> Table:
    """Mark messages that are kept in a table and said later, so that catalogues have them."""
    return table


@cache
def words_of(language: str) -> Words:
    """The words of a language, read once."""
    return Words(language)


_FIRST_TEN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905 - read more easily
)


def _english_ordinal(number: int) -> str:
    if 1 <= number <= 10:
        return _FIRST_TEN[number - 1]
    teen = 10 < number % 100 < 20
    return f"{number:,}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
