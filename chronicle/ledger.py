"""What was built from what: which pages are as they should be, and whether all of them are.

Nothing heavy is imported here, so that a build with nothing to do ends before it has begun.
"""

import datetime
import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Self, TypedDict, Unpack

import orjson

from chronicle.diagnostics import Diagnostic, Location, Severity
from chronicle.looks import RACY, Look, digest, looks
from chronicle.program import program
from chronicle.repository import revision
from chronicle.staging import Stamp
from chronicle.writing import MANIFEST, replace_file

EDITION = 3
_DAMAGED = (OSError, ValueError, TypeError, KeyError, AttributeError)
"""What comes of reading as a ledger what is none, or none any more."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build found and did. `written` and `removed` are paths in the output folder."""

    problems: tuple[Diagnostic, ...] = ()
    pages: int = 0
    """Files that the site has."""
    rendered: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    converted: int = 0
    """Markdown texts that were new."""
    indexed: int = 0
    """Records that search was told of; none if it knew all of them."""
    is_behind: bool = False
    """Search does not know what the pages say now."""
    failed: bool = False


Made = tuple[str, int, int]
"""The fingerprint of what a file was made from, and the size and change that it had then."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build was asked for, and which of that site.yaml says itself."""

    output: str
    url: str
    drafts: bool
    future: bool
    today: str
    usual_output: str
    usual_url: str
    usual_today: str | None
    """The build date of site.yaml, where it names one."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The files of one output folder, by path; and the survey of all that they were made from.

    Without a survey it is not known whether the sources are still the same. `problems` are the
    findings that the build had in spite of which it went on.
    """

    options: Options
    survey: str | None = None
    problems: tuple[Diagnostic, ...] = ()
    files: Mapping[str, Made] = field(default_factory=dict)

    @classmethod
    def load(cls, memory: Path, options: Options) -> Self:
        """The ledger of an output folder; an empty one where there is none, or a damaged one."""
        try:
            with _place(memory, options.output).open("rb") as lines:
                head = _head(lines)
                paths, sizes, changes, sources = map(orjson.loads, lines)
            made = zip(sources, sizes, changes, strict=True)
            files = dict(zip(paths, made, strict=True))
            return cls(options, problems=head.problems, files=files)
        except _DAMAGED:
            return cls(options)

    def covers(self, path: str, fingerprint: str, stamp: Stamp | None) -> bool:
        """Whether the file was made from the same, and nobody has touched it since.

        An empty fingerprint says that nothing is known, and covers nothing.
        """
        return (
            bool(fingerprint)
            and stamp is not None
            and self.files.get(path) == (fingerprint, *stamp)
        )

    def save(self, memory: Path) -> None:
        """Write the ledger, whole or not at all; forget folders that are gone.

        Each thing that is known of files stands for all of them on a line of its own, so that who
        asks for some of it need not read, let alone put together, the rest.
        """
        for old in _ledgers(memory):
            if not _is_of_use(old):
                old.unlink(missing_ok=True)
        head = {"edition": EDITION, "ledger": replace(self, files={})}
        made = self.files.values()
        lines = (
            head,
            list(self.files),
            [size for _, size, _ in made],
            [changed for _, _, changed in made],
            [source for source, _, _ in made],
        )
        replace_file(_place(memory, self.options.output), b"\n".join(map(orjson.dumps, lines)))


class Survey(NamedTuple):
    """One look at all that a site is made from, without reading it."""

    digest: str
    newest: int
    """When the last of the site's own files changed, in nanoseconds."""
    files: Sequence[Look]
    """The site's own files."""
    program: str
    """What tells the program from any other."""
    revision: str
    """What tells the state of the repository from any other."""


class Asked(TypedDict, total=False):
    """What a build can be asked for besides what site.yaml says, as `read_settings` takes it."""

    date: datetime.date | None
    output: Path | None
    url: str | None
    drafts: bool
    future: bool


def unchanged(
    root: Path,
    today: datetime.date,
    *,
    strict: bool = False,
    seen: Survey | None = None,
    **asked: Unpack[Asked],
) -> Report | None:
    """The report of a build that has nothing to do; None when there may be something.

    `seen` is what the site looks like, if somebody looked already. True to the letter: every source has
    the size and the time of last change that it had when the output was made, and so has every file of
    the output.
    """
    for ledger, lines in _ledgers_of(root / ".chronicle", today, **asked):
        if (
            ledger.survey is not None
            and not (strict and stops(ledger.problems, strict=True))
            and ledger.survey == (seen or survey(root)).digest
            and (pages := _untouched(ledger.options.output, lines))
        ):
            return Report(ledger.problems, pages=pages)
    return None


def untouched(
    root: Path, today: datetime.date, *, is_known: bool = False, **asked: Unpack[Asked]
) -> Options | None:
    """The options of the last build that was asked for the same, if nobody touched its output since.

    `is_known`: that nobody did.
    """
    for ledger, lines in _ledgers_of(root / ".chronicle", today, **asked):
        if is_known or _untouched(ledger.options.output, lines):
            return ledger.options
    return None


def _ledgers_of(
    memory: Path,
    today: datetime.date,
    *,
    date: datetime.date | None = None,
    output: Path | None = None,
    url: str | None = None,
    drafts: bool = False,
    future: bool = False,
) -> Iterator[tuple[Ledger, BinaryIO]]:
    """The ledgers of builds that were asked for the same, without their files, which are the lines to come."""
    folder = str(output.absolute()) if output else None
    for place in [_place(memory, folder)] if folder else _ledgers(memory):
        with suppress(*_DAMAGED), place.open("rb") as lines:
            ledger = _head(lines)
            if _same(ledger.options, folder, url, date, today, drafts, future):
                yield ledger, lines


def stops(problems: Collection[Diagnostic], *, strict: bool) -> bool:
    """Whether a site with these findings is not built."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in bad for problem in problems)


def survey(root: Path) -> Survey:
    """Look at the site's content, templates, settings and commit, and at the program itself."""
    files = [*looks(root / "content"), *looks(root / "templates"), *looks(root / "site.yaml")]
    besides = (program(root / ".chronicle"), revision(root))
    newest = max((changed for *_, changed in files), default=0)
    return Survey(digest([*files, *besides]), newest, files, *besides)


def settled(survey: Survey, now: int) -> str | None:
    """The survey's digest, unless a file was so young that it may have changed again unseen.

    `now` is the time of a file that was written just before the survey, so that it is told by the
    same clock as theirs.
    """
    return survey.digest if survey.newest < now - RACY else None


def time_of(memory: Path) -> int:
    """The time by the clock of the file system that holds the site, in nanoseconds."""
    memory.mkdir(parents=True, exist_ok=True)
    mark = memory / "last-build"
    mark.write_bytes(b"\n")
    return mark.stat().st_mtime_ns


def fingerprint(*parts: object) -> str:
    """Digest of what a file is made from: plain data, and frozen dataclasses of it."""
    return blake2b(orjson.dumps(parts), digest_size=16).hexdigest()


def name_of(output: str) -> str:
    """What is remembered of an output folder is called."""
    return blake2b(output.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _place(memory: Path, output: str) -> Path:
    return memory / "ledgers" / f"{name_of(output)}.json"


def _ledgers(memory: Path) -> list[Path]:
    return sorted((memory / "ledgers").glob("*.json"))


def _head(lines: BinaryIO) -> Ledger:
    """All of a ledger but its files, from its first line; one of `_DAMAGED` if it is not one."""
    head = orjson.loads(lines.readline())
    if head["edition"] != EDITION:
        raise ValueError(f"of another edition, {head['edition']}")
    ledger = head["ledger"]
    return Ledger(
        options=Options(**ledger["options"]),
        survey=ledger["survey"],
        problems=tuple(_diagnostic(fields) for fields in ledger["problems"]),
    )


def _is_of_use(place: Path) -> bool:
    """Whether this is a ledger that can be read, of a folder that is there."""
    try:
        with place.open("rb") as lines:
            return Path(_head(lines).options.output).is_dir()
    except _DAMAGED:
        return False


def _diagnostic(fields: dict[str, Any]) -> Diagnostic:
    location = Location(**fields["location"]) if fields["location"] else None
    severity = Severity(fields["severity"])
    return Diagnostic(fields["code"], severity, fields["message"], location, fields["hint"])


def _same(
    made: Options,
    output: str | None,
    url: str | None,
    date: datetime.date | None,
    today: datetime.date,
    drafts: bool,
    future: bool,
) -> bool:
    """Whether a build with these options would be asked for what this one was."""
    return (
        made.output == (output or made.usual_output)
        and made.url.rstrip("/") == (made.usual_url if url is None else url).rstrip("/")
        and made.today == (date.isoformat() if date else made.usual_today or today.isoformat())
        and (made.drafts, made.future) == (drafts, future)
    )


def _untouched(output: str, lines: BinaryIO) -> int:
    """How many files a folder has, if none was touched since the ledger was made; else 0.

    `lines` are those of the ledger after its first.
    """
    folder = Path(output)
    with suppress(ValueError):
        # From where we are, since the system looks up each folder of a path anew for each file.
        folder = folder.relative_to(Path.cwd())
    with suppress(*_DAMAGED):  # A file that is missing is an OSError, too.
        (folder / MANIFEST).stat()
        paths, sizes, changes = (orjson.loads(lines.readline()) for _ in range(3))
        for path, size, changed in zip(paths, sizes, changes, strict=True):
            look = os.lstat(f"{folder}/{path}")
            if (
                look.st_size != size
                or look.st_mtime_ns != changed
                or not stat.S_ISREG(look.st_mode)
            ):
                return 0
        return len(paths)
    return 0
