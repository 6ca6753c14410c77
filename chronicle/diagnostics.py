"""What is wrong with what an author wrote, where, and what would put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of one line of a file.

    `file` is a posix path relative to the site's root. Lines and columns count from 1; columns and
    `length` are in characters (Unicode code points), whatever their width on a screen.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1

    @classmethod
    def of(cls, file: str, text: str, start: int, end: int) -> Location:
        """Turn offsets in the text of a file into line and column; the length stays on the line.

        A line ends at `\\n` alone, as in an editor, and not at U+2028 as YAML has it.
        """
        start = max(0, min(start, len(text)))
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start)
        stop = min(end, line_end if line_end >= 0 else len(text))
        line = text.count("\n", 0, start) + 1
        return cls(file, line, start - line_start + 1, max(1, stop - start))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is a stable kebab-case word that an author can search for or ignore."""

    code: str
    severity: Severity
    message: str
    location: Location | None = None
    hint: str | None = None


def error(
    code: str, message: str, location: Location | None = None, hint: str | None = None
) -> Diagnostic:
    """Something that must be put right before the site can be built."""
    return Diagnostic(code, Severity.ERROR, message, location, hint)


def warning(
    code: str, message: str, location: Location | None = None, hint: str | None = None
) -> Diagnostic:
    """Something that is probably a mistake, and that the site can be built with."""
    return Diagnostic(code, Severity.WARNING, message, location, hint)


def note(
    code: str, message: str, location: Location | None = None, hint: str | None = None
) -> Diagnostic:
    """Something worth knowing that asks for nothing."""
    return Diagnostic(code, Severity.NOTE, message, location, hint)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Order findings as a reader goes through files; those without a place come first.

    The order is total, so that the same findings are listed the same way in every run.
    """
    return sorted(diagnostics, key=_order)


def did_you_mean(word: str, known: Iterable[str], *, limit: int = 1) -> str | None:
    """Ask whether one of the known words was meant: `did you mean “date”?`.

    At most `limit` words are offered, the nearest first; None when nothing is near.
    """
    near = [f"“{candidate}”" for candidate in nearest(word, known, limit=limit)]
    if not near:
        return None
    *others, last = near
    return f"did you mean {', '.join(others)} or {last}?" if others else f"did you mean {last}?"


def nearest(word: str, known: Iterable[str], *, limit: int = 1) -> list[str]:
    """The known words that `word` may be a slip of the pen for, the nearest first.

    Letter case does not count. One slip (a letter missing, added, wrong, or two exchanged) is
    forgiven for every three letters, so that short words do not resemble everything.
    """
    # Imported here because most builds have nothing to suggest and need not load it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word,
        sorted(set(known)),
        scorer=OSA.distance,
        processor=str.casefold,
        score_cutoff=len(word) // 3,
        limit=None,
    )
    ranked = sorted((distance, candidate) for candidate, distance, _ in found)
    return [candidate for _, candidate in ranked[:limit]]


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str, int, str, str]:
    place = diagnostic.location or Location("", 0, 0, 0)
    return (
        place.file,
        place.line,
        place.column,
        diagnostic.code,
        diagnostic.message,
        place.length,
        diagnostic.severity,
        diagnostic.hint or "",
    )
