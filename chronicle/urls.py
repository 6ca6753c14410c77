"""Addresses: the only place that spells one.

An address is the path of a page below the site's base, with both slashes
("/topics/energy/"), whatever the site's own path is. `file_of` says where its
bytes lie in the output folder, `Urls` turns it into a link for a browser.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

HOME = "/"
NOT_FOUND = "/404.html"

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

_LEDGERS = {"party": "parties", "person": "people", "dossier": "dossiers"}


def address(kind: str, id: str) -> str:
    """The address of a noun by its kind and id."""
    return f"{FOLDERS[kind]}{id}/"


def year(year: int) -> str:
    """The timeline of one year."""
    return f"{TIMELINE}{year:04d}/"


def month(year: int, month: int) -> str:
    """The timeline of one month."""
    return f"{TIMELINE}{year:04d}/{month:02d}/"


def day(month: int, day: int) -> str:
    """What happened on a day of the year, in any year."""
    return f"{ON_THIS_DAY}{month:02d}-{day:02d}/"


def coverage_list(id: str) -> str:
    """Entries that rest on little, by what they lack: "one-source"."""
    return f"{COVERAGE}{id}/"


def relation(pair: tuple[str, str], topic: str | None = None) -> str:
    """The page of two parties, or of two parties and a topic; the parties in the given order."""
    return f"{RELATIONS}{'-'.join(pair)}/{topic + '/' if topic else ''}"


def commitments_of_status(status: str) -> str:
    """The commitments that have a status, over the whole chronicle."""
    return f"{COMMITMENTS}status/{status.replace(' ', '-')}/"


def commitments(kind: str, id: str) -> str:
    """The commitments of a party, a person or a dossier."""
    return f"{COMMITMENTS}{_LEDGERS[kind]}/{id}/"


def commitments_between(pair: tuple[str, str]) -> str:
    """The commitments between two parties, which are in the given order."""
    return f"{COMMITMENTS}relations/{'-'.join(pair)}/"


def numbered(address: str, number: int) -> str:
    """Page `number` (from 1) of a long list."""
    return address if number == 1 else f"{address}page/{number}/"


def translated(address: str, language: str | None) -> str:
    """The address of a translation: below its language's tag."""
    return f"/{language.lower()}{address}" if language else address


def file_of(address: str) -> str:
    """The path in the output folder that serves this address.

    >>> file_of("/topics/energy/"), file_of("/404.html")
    ('topics/energy/index.html', '404.html')
    """
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Urls:
    """How addresses become links on a site at `root`, "https://org.github.io/repo/" (or "" if unknown)."""

    root: str

    @property
    def base(self) -> str:
        """The site's path without its last slash: "" or "/repo"."""
        return urlsplit(self.root).path.rstrip("/")

    def link(self, address: str) -> str:
        """A link that works wherever the site stands on its host."""
        return self.base + quote(address, safe="/#:@!$&'()*+,;=~.-_%?")

    def absolute(self, address: str) -> str:
        """The link with its scheme and host, for feeds and canonical links."""
        parts = urlsplit(self.root)
        host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        return host + self.link(address)
