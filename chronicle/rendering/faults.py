"""What is wrong with a template, told to whoever wrote it."""

from collections.abc import Iterable, Mapping
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error

THEIRS = "!theme/"
"""What a site's templates write before a name to mean the default theme's file."""


class TemplateFault(Exception):  # noqa: N818 - the error is the diagnostic that it carries
    """A page could not be rendered because of what a template says."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        return self.diagnostic.message


def explain(failure: Exception, sources: Mapping[str, str]) -> Diagnostic:
    """A failure in the author's terms: which template, which line, what to do."""
    place = _place(failure, sources)
    match failure:
        case TemplateSyntaxError():
            message = (failure.message or "unknown reason").rstrip(".")
            return error("template-syntax", f"This template cannot be read: {message}", place)
        case TemplatesNotFound() | TemplateNotFound():
            return no_template(str(failure.name), sources, place)
        case SecurityError():
            return error("template-forbidden", f"Templates may not do this: {failure}", place)
        case UndefinedError():
            message, _, hint = str(failure.message).partition("\n")
            return error("template-unknown-name", message, place, hint or None)
        case _:
            reason = f"{type(failure).__name__}: {failure}"
            return error("template-failed", f"This template failed ({reason})", place)


def no_template(name: str, known: Iterable[str], place: Location | None) -> Diagnostic:
    """A template that another one names, and that does not exist."""
    hint = did_you_mean(name, known)
    return error("template-missing", f"There is no template “{name}”", place, hint)


def file_of(name: str, sources: Mapping[str, str]) -> str:
    """How a finding names a template: a file of the site, or "!theme/NAME" for a default one."""
    if name.startswith(THEIRS) or sources.get(THEIRS + name) == sources.get(name):
        return THEIRS + name.removeprefix(THEIRS)
    return f"templates/{name}"


def _place(failure: Exception, sources: Mapping[str, str]) -> Location | None:
    """The innermost line of a template that led to the failure."""
    if isinstance(failure, TemplateSyntaxError):
        return Location(file_of(failure.name or "", sources), failure.lineno)
    files = {file_of(name, sources) for name in sources}
    # Jinja rewrites tracebacks, so that their frames name templates and the lines in them.
    lines = [
        Location(frame.f_code.co_filename, line)
        for frame, line in walk_tb(failure.__traceback__)
        if frame.f_code.co_filename in files
    ]
    return lines[-1] if lines else None
