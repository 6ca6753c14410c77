"""Addresses: the only place that spells one.

An address is the path of a page below the site's base, with both slashes
("/topics/energy/"), whatever the site's own path is. `file_of` says where its
bytes lie in the output folder, `Urls` turns it into a link for a browser.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

HOME = "/"
NOT_FOUND = "/404.html"
FEED = "/feed.xml"
SITEMAP = "/sitemap.xml"

TIMELINE = "/timeline/"
LEADERS = "/leaders/"
PARTIES = "/parties/"
RELATIONS = "/relations/"
TOPICS = "/topics/"
KINDS = "/kinds/"
DOSSIERS = "/dossiers/"
PLACES = "/places/"
COMMITMENTS = "/commitments/"
CORRECTIONS = "/corrections/"
SOURCES = "/sources/"
SEARCH = "/search/"
DATA = "/data/"
COVERAGE = "/coverage/"
ON_THIS_DAY = "/on-this-day/"
PICTURES = "/pictures/"
PAGEFIND = "/pagefind/"
"""Where the index to search in stands, for all editions."""
FEED_OF_CORRECTIONS = f"{CORRECTIONS}feed.xml"

FOLDERS = {
    "entry": "/entries/",
    "person": LEADERS,
    "party": PARTIES,
    "topic": TOPICS,
    "kind": KINDS,
    "dossier": DOSSIERS,
    "place": PLACES,
    "source": SOURCES,
    "page": HOME,
}

_ONCE = ("/media/", "/static/")
"""Below which addresses are the same in all editions."""

_LEDGERS = {"party": "parties", "person": "people", "dossier": "dossiers"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages of one edition stand: all below its `prefix`, "/ur", which the first has none of.

    `elsewhere` are the nouns, by kind and id, that have no page in this edition: they are read
    where they were written.
    """

    prefix: str = ""
    elsewhere: frozenset[tuple[str, str]] = frozenset()

    def here(self, address: str) -> str:
        """The page of this edition that is at `address` in the first: "/ur/timeline/"."""
        return f"{self.prefix}{address}"

    def nearest(self, address: str) -> str:
        """Where an address that an author wrote leads from this edition; not all is in each."""
        if not address.startswith("/") or address.startswith(_ONCE):
            return address
        path = address.partition("#")[0]
        entry = path.removeprefix(FOLDERS["entry"])
        noun = ("entry" if entry != path else "page", entry.strip("/"))
        return address if noun in self.elsewhere else self.here(address)

    def address(self, kind: str, id: str) -> str:
        """The address of a noun by its kind and id."""
        prefix = "" if (kind, id) in self.elsewhere else self.prefix
        return f"{prefix}{FOLDERS[kind]}{id}/"

    def year(self, year: int) -> str:
        """The timeline of one year."""
        return f"{self.prefix}{TIMELINE}{year:04d}/"

    def month(self, year: int, month: int) -> str:
        """The timeline of one month."""
        return f"{self.prefix}{TIMELINE}{year:04d}/{month:02d}/"

    def day(self, month: int, day: int) -> str:
        """What happened on a day of the year, in any year."""
        return f"{self.prefix}{ON_THIS_DAY}{month:02d}-{day:02d}/"

    def coverage_list(self, id: str) -> str:
        """Entries that rest on little, by what they lack: "one-source"."""
        return f"{self.prefix}{COVERAGE}{id}/"

    def relation(self, pair: tuple[str, str], topic: str | None = None) -> str:
        """The page of two parties, or of two parties and a topic; the parties in the given order."""
        return f"{self.prefix}{RELATIONS}{'-'.join(pair)}/{topic + '/' if topic else ''}"

    def commitments_of_status(self, status: str) -> str:
        """The commitments that have a status, over the whole chronicle."""
        return f"{self.prefix}{COMMITMENTS}status/{status.replace(' ', '-')}/"

    def commitments(self, kind: str, id: str) -> str:
        """The commitments of a party, a person or a dossier."""
        return f"{self.prefix}{COMMITMENTS}{_LEDGERS[kind]}/{id}/"

    def commitments_between(self, pair: tuple[str, str]) -> str:
        """The commitments between two parties, which are in the given order."""
        return f"{self.prefix}{COMMITMENTS}relations/{'-'.join(pair)}/"


ORIGINAL = Addresses()
"""The addresses of a site's first edition, in its own language."""


def continued(address: str, name: str) -> str:
    """The page of a long list that is called by `name`; the first has none."""
    return f"{address}page/{name}/" if name else address


def mentions(address: str) -> str:
    """The list of all that mention what has a page at an address."""
    return f"{address}mentions/"


def part_of_sitemap(number: int) -> str:
    """A file of a sitemap that takes several, from 1; they stand where all pages are below them."""
    return f"/sitemap-{number}.xml"


def edition_prefix(language: str) -> str:
    """What the addresses of an edition begin with, but for the first."""
    return f"/{language.lower()}"


def translated(address: str, language: str | None) -> str:
    """The address of a translation: below its language's tag."""
    return f"{edition_prefix(language)}{address}" if language else address


def file_of(address: str) -> str:
    """The path in the output folder that serves this address.

    >>> file_of("/topics/energy/"), file_of("/404.html")
    ('topics/energy/index.html', '404.html')
    """
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


_SAFE = "/#:@!$&'()*+,;=~.-_%?"
_PLAIN = re.compile(rf"[{re.escape(_SAFE)}\w]*", re.ASCII).fullmatch


@cache
def host_of(url: str) -> str:
    """Whose machine a URL leads to, without `www.`; nothing where it says none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # https://[::1 is no address
        return ""


def _path_of(root: str) -> str:
    return urlsplit(root).path.rstrip("/")


@dataclass(frozen=True, slots=True)
class Urls:
    """How addresses become links on a site at `root`, "https://org.github.io/repo/" (or "" if unknown)."""

    root: str

    @property
    def base(self) -> str:
        """The site's path without its last slash: "" or "/repo"."""
        return _path_of(self.root)

    def link(self, address: str) -> str:
        """A link that works wherever the site stands on its host."""
        return self.base + (address if _PLAIN(address) else quote(address, safe=_SAFE))

    def absolute(self, address: str) -> str:
        """The link with its scheme and host, for feeds and canonical links."""
        parts = urlsplit(self.root)
        host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        return host + self.link(address)
