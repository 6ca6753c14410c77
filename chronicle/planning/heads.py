"""The heads of pages: their titles, what is above them, and the languages and editions that they are in."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import quote

from chronicle import urls
from chronicle.documents import Document
from chronicle.history import History
from chronicle.languages import direction, own_name
from chronicle.model import Entry, FreePage, Translation
from chronicle.planning.editions import Edition
from chronicle.planning.views import Head, Link


class Heads:
    """Makes the heads of one edition's pages; `languages` are those of all editions, the first one's first."""

    def __init__(self, edition: Edition, languages: tuple[str, ...], history: History) -> None:
        self._edition = edition
        self._languages = languages
        self._history = history
        self._language = edition.settings.language
        self._site = edition.settings.site
        self._at = edition.at

    def of(
        self,
        title: str,
        address: str,
        trail: Sequence[Link] = (),
        *,
        description: str = "",
        origin: Document | None = None,
        language: str | None = None,
        translations: tuple[Link, ...] | None = None,
        listed: bool = True,
        **more: object,
    ) -> Head:
        """A page's head; `trail` are the pages above it, without home and itself.

        Unless its `translations` are given, a page is in all editions at the same place.
        """
        language = language or self._language
        breadcrumbs = (self.home, *trail) if address != self._at.here(urls.HOME) else ()
        if translations is None:
            translations = self._everywhere(address) if listed else ()
            languages = translations or self._fronts
        else:
            languages = self._continued(translations)
        return Head(
            title=title,
            address=address,
            language=language,
            edition=self._language,
            translations=translations,
            languages=languages,
            listed=listed,
            direction=direction(language),
            description=description,
            breadcrumbs=breadcrumbs,
            edit=self.in_repository(f"edit/{self._site.branch}", origin),
            **more,  # type: ignore[arg-type]  # the named fields of Head that few pages set
        )

    def _everywhere(self, address: str) -> tuple[Link, ...]:
        """A page of this edition in all of them, where there are several."""
        if len(self._prefixes) == 1:
            return ()
        path = address.removeprefix(self._at.prefix)
        return tuple(
            Link(own_name(language), f"{prefix}{path}", language)
            for language, prefix in self._prefixes
        )

    def _continued(self, translations: tuple[Link, ...]) -> tuple[Link, ...]:
        """Where a reader goes on in each language: with the same page, else at the front of its edition."""
        there = {link.language: link for link in translations}
        fronts = {link.language: there.get(link.language, link) for link in self._fronts}
        return tuple((fronts | there).values())

    @cached_property
    def _fronts(self) -> tuple[Link, ...]:
        return self._everywhere(self._at.here(urls.HOME))

    @cached_property
    def _prefixes(self) -> tuple[tuple[str, str], ...]:
        """The language of each edition, and what its addresses begin with."""
        first, *others = self._languages
        return ((first, ""), *((tag, urls.edition_prefix(tag)) for tag in others))

    @cached_property
    def home(self) -> Link:
        """The front page of the edition, with the language of its title if it has none in its own."""
        first, said = self._languages[0], self._edition.settings.said_in(self._language)
        is_foreign = not said.title and first != self._language
        return Link(self._site.title, self._at.here(urls.HOME), first if is_foreign else None)

    def in_repository(self, what: str, origin: Document | None) -> str | None:
        """Where the repository's host shows something of a file: "edit/main", "commits/main"."""
        if origin is None or self._site.repository is None:
            return None
        file = quote(f"{self._history.folder}{origin.file}")
        return f"{self._site.repository.rstrip('/')}/{what}/{file}"

    def versions(self, noun: Entry | FreePage) -> Iterator[Translation | None]:
        """Which of an entry's or a page's texts this edition has; None is the original.

        The first has those in languages without an edition, too.
        """
        tag = self._language.casefold()
        others = {language.casefold() for language, _ in self._prefixes[1:]}
        if self._edition.is_first:
            yield None
        for each in noun.translations:
            language = each.language.casefold()
            if language not in others if self._edition.is_first else language == tag:
                yield each

    def in_languages(self, kind: str, noun: Entry | FreePage) -> tuple[Link, ...]:
        """An entry or a page in each language that it is in, the original first, if there are several."""
        if not noun.translations:
            return ()
        address = urls.ORIGINAL.address(kind, noun.id)
        return (
            Link(own_name(noun.language), address, noun.language),
            *(
                Link(
                    own_name(each.language), urls.translated(address, each.language), each.language
                )
                for each in noun.translations
            ),
        )
