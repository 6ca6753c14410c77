"""What every page knows of its site, in the language of an edition."""

from chronicle import __version__, urls
from chronicle.planning.parts import Parts
from chronicle.planning.scope import covered
from chronicle.planning.views import Link, Site
from chronicle.planning.ways import NAMES, NAVIGATION
from chronicle.wording import Words

LICENSES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
}


def site_of(parts: Parts) -> Site:
    """What every page knows of its site; a page called about is in the navigation of its own accord."""
    site, at = parts.settings.site, parts.at
    said = parts.settings.said_in(parts.language)
    navigation = tuple(
        Link(
            item.label or _label(item.address, parts.words),
            at.nearest(item.address),
            parts.unlike(parts.first_language)
            if item.label and item.address not in said.navigation
            else None,
        )
        for item in site.navigation
    )
    about = [parts.link("page", id) for id in parts.content.pages if id == "about"]
    return Site(
        title=site.title,
        tagline=site.tagline or "",
        root=parts.settings.url,
        prefix=at.prefix,
        title_language=parts.heads.home.language,
        tagline_language=None if said.tagline else parts.unlike(parts.first_language),
        elsewhere=tuple(
            urls.ORIGINAL.address(kind, id) for kind, id in sorted(at.elsewhere) if kind == "page"
        ),
        language=parts.language,
        authors=tuple(site.authors),
        license=site.license,
        license_url=LICENSES.get(site.license or ""),
        repository=site.repository,
        navigation=navigation or (*map(parts.way, NAVIGATION), *about),
        accent=site.theme.accent,
        logo=_media(site.theme.logo),
        logo_dark=_media(site.theme.logo_dark),
        fonts=tuple(sorted(site.theme.fonts.items())),
        coverage=_coverage(parts),
        without=tuple(site.without),
        generator=f"Chronicle {__version__}",
    )


def _media(path: str | None) -> str | None:
    """The address of a file below content/media."""
    return f"/media/{path.removeprefix('media/')}" if path else None


def _label(address: str, words: Words) -> str:
    """What a place in the navigation is called whose author does not say."""
    if address in NAMES:
        return words(NAMES[address])
    return address.strip("/").rpartition("/")[2].capitalize()


def _coverage(parts: Parts) -> str | None:
    """What the chronicle covers, in words, with the note."""
    told = (covered(parts.coverage, parts.words), parts.coverage.note)
    return ". ".join(text for text in told if text) or None
