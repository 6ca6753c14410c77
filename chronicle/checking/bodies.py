"""Bodies: their pictures, files and footnotes, and whether there is anything to say in short."""

from collections.abc import Iterator
from urllib.parse import unquote

from chronicle.checking import spots
from chronicle.converting import Body, opening
from chronicle.converting.addresses import is_elsewhere, resolve
from chronicle.converting.slots import BASE
from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error, note, warning
from chronicle.documents import Document
from chronicle.linking import Chronicle, bodies_of
from chronicle.model import Image
from chronicle.reading.files import MEDIA
from chronicle.settings import Settings

_BELOW = f"{BASE}{MEDIA}/"


def pictures_without_alt(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """image-without-alt: whoever cannot see a picture is told what it shows."""
    for _, body, document in bodies_of(chronicle.content):
        sources = [picture.src for picture in body.pictures]
        for number, picture in enumerate(body.pictures):
            if not picture.alt.strip():
                nth = sources[:number].count(picture.src)
                yield warning(
                    "image-without-alt",
                    f"nothing says what “{picture.src}” shows",
                    spots.in_body(document, picture.src, nth),
                    f"write ![what it shows]({picture.src})",
                )


def missing_files(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """missing-file: every picture, and every document linked to, is in content/media."""
    media = frozenset(chronicle.content.media)
    for _, body, document in bodies_of(chronicle.content):
        if body.pictures or body.links:
            for address, nth in _addresses(body):
                path = _path(address)
                if path is not None and path not in media:
                    yield _missing(path, media, spots.in_body(document, address, nth))
    for image, document in _images(chronicle):
        path = _path_of_image(image.src)
        if path is not None and path not in media:
            yield _missing(path, media, document.locate(("image", "src")))
    logo = settings.site.theme.logo
    path = _path_of_image(logo) if logo else None
    if path is not None and path not in media:
        yield _missing(path, media, settings.document.locate(("theme", "logo")))


def _addresses(body: Body) -> Iterator[tuple[str, int]]:
    """The addresses of a body that may name a file, and which of the like of them each is."""
    pictures = [picture.src for picture in body.pictures]
    links = [link for link in body.links if resolve(link).startswith(_BELOW)]
    for addresses in (pictures, [link for link in links if link not in pictures]):
        for number, address in enumerate(addresses):
            yield address, addresses[:number].count(address)


def _path(address: str) -> str | None:
    """The path below content/media that an address in a body names; None when it names no file.

    A relative address that is not below media leads nowhere either, whatever its path.
    """
    if is_elsewhere(address):
        return None
    resolved = resolve(address)
    if resolved.startswith(BASE) and not resolved.startswith(_BELOW):
        return None
    return unquote(resolved.removeprefix(_BELOW).partition("#")[0].partition("?")[0])


def _path_of_image(src: str) -> str | None:
    if is_elsewhere(src):
        return None
    return src.removeprefix("/").removeprefix(f"{MEDIA}/")


def _images(chronicle: Chronicle) -> Iterator[tuple[Image, Document]]:
    content = chronicle.content
    for nouns in (content.entries, content.people, content.parties, content.pages):
        for noun in nouns.values():
            image: Image | None = getattr(noun, "image", None)
            origin: Document | None = getattr(noun, "origin", None)
            if image and origin:
                yield image, origin


def _missing(path: str, media: frozenset[str], where: Location) -> Diagnostic:
    name = path.rpartition("/")[2].casefold()
    moved = [known for known in sorted(media) if known.rpartition("/")[2].casefold() == name]
    hint = f"did you mean “{MEDIA}/{moved[0]}”?" if moved else did_you_mean(path, media)
    return error(
        "missing-file",
        f"there is no file content/{MEDIA}/{path}",
        where,
        hint or f"put it into content/{MEDIA}/",
    )


def missing_summaries(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """missing-summary: there is a sentence to show where there is no room for all."""
    for entry in chronicle.entries.values():
        if not (entry.summary or entry.body.lead.strip() or opening(entry.body)):
            yield note(
                "missing-summary",
                "there is neither a summary nor a first sentence",
                entry.origin.locate(),
                "write a sentence below the title, or `summary: …`",
            )


def footnotes(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """undefined-footnote: every footnote that a body refers to is there."""
    for _, body, document in bodies_of(chronicle.content):
        for name in body.undefined_footnotes:
            yield warning(
                "undefined-footnote",
                f"there is no footnote “{name}”",
                spots.in_body(document, f"^{name}"),
                f"write it in a line of its own: [^{name}]: …",
            )


def deep_bodies(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """too-deep-body: a body can be converted."""
    for _, body, document in bodies_of(chronicle.content):
        if body.unconverted:
            yield warning(
                "too-deep-body",
                "this text is nested too deeply, and is shown as it is written",
                document.locate_in_body(0),
                "use fewer levels of lists and quotations",
            )
