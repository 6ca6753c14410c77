"""Bodies: their pictures, files and footnotes, and whether there is anything to say in short."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from chronicle.checking import spots
from chronicle.converting import Body, opening
from chronicle.converting.addresses import is_elsewhere, resolve
from chronicle.converting.slots import BASE
from chronicle.diagnostics import Diagnostic, Location, error, nearest, note, warning
from chronicle.documents import Document
from chronicle.linking import Chronicle, bodies_of
from chronicle.model import Image
from chronicle.reading.files import MEDIA
from chronicle.settings import Settings
from chronicle.validating import located

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
                if not _is_there(address, media):
                    yield _missing(address, media, spots.in_body(document, address, nth))
    for image, document in _images(chronicle):
        if not _is_image_there(image.src, media):
            yield _missing(image.src, media, document.locate(("image", "src")))
    site = settings.site
    named = (
        (("theme", "logo"), site.theme.logo),
        (("theme", "logo_dark"), site.theme.logo_dark),
        (("map", "outlines"), site.map.outlines),
    )
    for key, path in named:
        if path and not _is_image_there(path, media):
            yield _missing(path, media, settings.document.locate(key))


def _addresses(body: Body) -> Iterator[tuple[str, int]]:
    """The addresses of a body that may name a file, and which of the like of them each is."""
    pictures = [picture.src for picture in body.pictures]
    links = [link for link in body.links if resolve(link).startswith(_BELOW)]
    for addresses in (pictures, [link for link in links if link not in pictures]):
        for number, address in enumerate(addresses):
            yield address, addresses[:number].count(address)


def _is_there(address: str, media: frozenset[str]) -> bool:
    """Whether an address in a body leads to a file, or elsewhere than to content/media.

    A relative address that is not below media leads nowhere, wherever its file may be.
    """
    resolved = resolve(address)
    if is_elsewhere(address) or (resolved.startswith(BASE) and not resolved.startswith(_BELOW)):
        return True
    return resolved.startswith(_BELOW) and _file(resolved.removeprefix(_BELOW)) in media


def _is_image_there(src: str, media: frozenset[str]) -> bool:
    """Whether a path in front matter, below media whether it says so or not, leads to a file."""
    return is_elsewhere(src) or src.removeprefix("/").removeprefix(f"{MEDIA}/") in media


def _file(address: str) -> str:
    """The path that an address names: without its query and fragment."""
    return unquote(address.partition("#")[0].partition("?")[0])


def _images(chronicle: Chronicle) -> Iterator[tuple[Image, Document]]:
    content = chronicle.content
    for nouns in (content.entries, content.people, content.parties, content.pages):
        for noun in nouns.values():
            image: Image | None = getattr(noun, "image", None)
            origin: Document | None = getattr(noun, "origin", None)
            if image and origin:
                yield image, origin


def _missing(address: str, media: frozenset[str], where: Location) -> Diagnostic:
    path = _file(address.rpartition(f"{MEDIA}/")[2])
    name = path.rpartition("/")[2].casefold()
    moved = [known for known in sorted(media) if known.rpartition("/")[2].casefold() == name]
    near = moved or nearest(path, media)
    return error(
        "missing-file",
        f"“{address}” leads to no file of content/{MEDIA}/",
        where,
        f"did you mean “{MEDIA}/{near[0]}”?"
        if near
        else f"put the file into content/{MEDIA}/, and write {MEDIA}/{path}",
    )


def links_to_what_is_left_out(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """left-out: neither a body nor the navigation leads to a section that the site does without."""
    if not settings.site.without:
        return
    editions, sections = "|".join(settings.languages), "|".join(settings.site.without)
    of_section = re.compile(rf"/(?:(?:{editions})/)?({sections})(?:[/?#]|$)", re.IGNORECASE).match
    for number, item in enumerate(settings.site.navigation):
        if found := of_section(item.address):
            where = located(settings.document, ("navigation", number, "address"))
            yield _left_out(item.address, found[1], where)
    for _, body, document in bodies_of(chronicle.content):
        for number, address in enumerate(body.links):
            if found := of_section(address):
                nth = body.links[:number].count(address)
                yield _left_out(address, found[1], spots.in_body(document, address, nth))


def _left_out(address: str, section: str, where: Location) -> Diagnostic:
    return warning(
        "left-out",
        f"“{address}” leads to a section that site.yaml does without",
        where,
        f"take the link away, or “{section}” from `without`",
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
