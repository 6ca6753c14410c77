"""What is read at length: bodies with their links, their first sentences, milestones, pictures."""

from collections.abc import Sequence

from chronicle.converting import Body, opening
from chronicle.linking import Owner
from chronicle.measuring import size_at
from chronicle.model import Entry, Image, Mention, Step
from chronicle.planning.editions import Edition, in_language
from chronicle.planning.names import Names
from chronicle.planning.views import Link, Picture, Prose
from chronicle.reading import Content


class Passages(Names):
    """Names, and the texts that have them in links."""

    def __init__(self, edition: Edition, languages: tuple[str, ...], original: Content) -> None:
        """`original` is what the files say, in the words of no edition."""
        super().__init__(edition, languages)
        self.original = original
        self._openings: dict[Owner, str] = {}

    def owner(self, entry: Entry) -> Owner:
        """Whose body the text of an entry is here."""
        text = self.text(entry)
        return ("entry", entry.id, "" if text is entry else text.language)

    def milestone(
        self, entry: Entry, step: Step, page: str | None = None
    ) -> tuple[str | None, str | None]:
        """What an entry reached in a dossier, and the language of that, where it is not the page's."""
        said = in_language(page or self.language, entry.translations)
        text = dict(said.milestones).get(step.dossier) if said else None
        return (text, None) if text else (step.milestone, self.unlike(entry.language, page))

    def standfirst(self, entry: Entry) -> str:
        """The summary, else the body's first sentence; may be empty."""
        text = self.text(entry)
        return text.summary or self.opening(text.body, self.owner(entry))

    def opening(self, body: Body, owner: Owner) -> str:
        """A body's first sentence, with the names of what it links to."""
        if owner not in self._openings:
            self._openings[owner] = self._opening(body, owner)
        return self._openings[owner]

    def _opening(self, body: Body, owner: Owner) -> str:
        targets = self.chronicle.links.get(owner, ())

        def name(number: int) -> str:
            reference, target = body.references[number], targets[number]
            if reference.label or target is None:
                return reference.text
            return self.link(target.kind, target.id).text

        return opening(body, name)

    def prose(self, owner: Owner, body: Body | None, sources: Sequence[str] = ()) -> Prose | None:
        """A body with what fills its slots; None when there is nothing to read."""
        if body is None or body.is_blank:
            return None
        numbers = {id: number for number, id in enumerate(sources, 1)}
        targets = self.chronicle.links.get(owner, ())
        links = tuple(
            self._reference(target, reference.target) if target else None
            for target, reference in zip(targets, body.references, strict=True)
        )
        citations = tuple(numbers.get(id, 0) for id in body.citations)
        language = self.edition.untold.get(owner[:2])
        return Prose(body, links, citations, language=language, file=self._written_in(owner))

    def _written_in(self, owner: Owner) -> str:
        """The file of a noun's text, be it a translation; an entry or a page says itself what its text is."""
        kind, id, _ = owner
        noun = self.original.introduced.get(kind, {}).get(id)
        if noun is None:
            return ""
        is_own = self.edition.is_first or (kind, id) in self.edition.untold
        said = None if is_own else in_language(self.language, noun.translations)
        origin = said.origin if said else noun.origin
        return origin.file if origin else ""

    def _reference(self, target: Mention, written: str) -> Link:
        """A link from a body, to a part of the page where the reference names one."""
        link = self.link(target.kind, target.id)
        part = written.partition("#")[2]
        return Link(link.text, f"{link.address}#{part}", link.language) if part else link

    def picture(self, image: Image | None, language: str | None = None) -> Picture | None:
        """A picture at the address where it stands in the site, or elsewhere.

        `language` is that of what is said of it, where it is not the page's.
        """
        if image is None:
            return None
        if "://" in image.src:
            return Picture(image.src, image.alt, image.caption, image.credit, language=language)
        path = image.src.removeprefix("/").removeprefix("media/")
        size = size_at(self.settings.content / "media" / path)
        return Picture(f"/media/{path}", image.alt, image.caption, image.credit, size, language)
