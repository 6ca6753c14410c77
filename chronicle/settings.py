"""site.yaml → Settings: what a site wants, with defaults, and the day that counts as today."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from chronicle.diagnostics import Diagnostic, Severity, error
from chronicle.documents import Document, read_yaml
from chronicle.model import Family, Kind
from chronicle.schema import EditionFields, KindFields, SiteFields
from chronicle.validating import validate

SITE_FILE = "site.yaml"

FAMILIES = (
    Family("contact", "Calls and messages"),
    Family("meeting", "Meetings and talks"),
    Family("visit", "Visits"),
    Family("agreement", "Agreements and decisions"),
    Family("statement", "Statements and votes"),
    Family("cooperation", "Exercises and aid"),
    Family("other", "Other"),
)
"""In the order in which pictures stack them."""

KINDS = (
    Kind("call", "Call", "Calls", "call", "contact"),
    Kind("meeting", "Meeting", "Meetings", "meeting", "meeting"),
    Kind("visit", "Visit", "Visits", "visit", "visit"),
    Kind("summit", "Summit", "Summits", "summit", "meeting"),
    Kind("talks", "Talks", "Talks", "talks", "meeting"),
    Kind("agreement", "Agreement", "Agreements", "agreement", "agreement"),
    Kind("statement", "Statement", "Statements", "statement", "statement"),
    Kind("message", "Message", "Messages", "message", "contact"),
    Kind("exercise", "Exercise", "Exercises", "exercise", "cooperation"),
    Kind("appointment", "Appointment", "Appointments", "appointment", "agreement"),
    Kind("protest", "Protest", "Protests", "protest", "statement"),
    Kind("vote", "Vote", "Votes", "vote", "statement"),
    Kind("decision", "Decision", "Decisions", "decision", "agreement"),
    Kind("milestone", "Milestone", "Milestones", "milestone", "agreement"),
    Kind("aid", "Aid", "Aid", "aid", "cooperation"),
    Kind("other", "Other", "Other", "other"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """A site's settings, resolved.

    `root` is the folder of site.yaml. `today` is the build date: what is
    overdue, embargoed or in the future is judged by it and by no clock.
    """

    root: Path
    site: SiteFields
    document: Document
    output: Path
    url: str
    kinds: Mapping[str, Kind]
    today: datetime.date
    drafts: bool = False
    future: bool = False

    @property
    def content(self) -> Path:
        """The folder that authors write in."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """The folder of a site's own templates, which need not exist."""
        return self.root / "templates"

    @property
    def memory(self) -> Path:
        """Where Chronicle keeps what it remembers between builds."""
        return self.root / ".chronicle"

    @property
    def language(self) -> str:
        return self.site.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the editions, each once: the site's own, then the others as site.yaml has them."""
        found: dict[str, str] = {}
        for tag in (self.language, *self.site.languages):
            found.setdefault(tag.casefold(), tag)
        return tuple(found.values())

    def said_in(self, language: str) -> EditionFields:
        """The texts that site.yaml has for an edition."""
        tag = language.casefold()
        found = (said for each, said in self.site.editions.items() if each.casefold() == tag)
        return next(found, EditionFields())

    def in_language(self, language: str) -> "Settings":
        """The same settings with the texts that site.yaml has for an edition; what it has not, stays."""
        site = self.site
        own = self.said_in(language)
        gaps = [
            gap.model_copy(update={"note": own.gaps.get(gap.period.text, gap.note)})
            for gap in site.coverage.gaps
        ]
        note = own.note or site.coverage.note
        changes = {
            "language": language,
            "title": own.title or site.title,
            "tagline": own.tagline or site.tagline,
            "coverage": site.coverage.model_copy(update={"note": note, "gaps": gaps}),
            "navigation": [
                item.model_copy(update={"label": own.navigation.get(item.address, item.label)})
                for item in site.navigation
            ],
        }
        renamed = {
            id: replace(self.kinds[id], name=names.name, plural=names.plural or names.name)
            for id, names in own.kinds.items()
            if id in self.kinds
        }
        return replace(self, site=site.model_copy(update=changes), kinds={**self.kinds, **renamed})


def read_settings(
    root: Path,
    today: datetime.date,
    *,
    date: datetime.date | None = None,
    output: Path | None = None,
    url: str | None = None,
    drafts: bool = False,
    future: bool = False,
) -> tuple[Settings | None, list[Diagnostic]]:
    """The settings of the site at `root`, or None and what is wrong with its site.yaml.

    `today` counts unless site.yaml names a build date; `date`, `output` and
    `url` (from the command line) come before site.yaml's.
    """
    path = root / SITE_FILE
    if not path.is_file():
        return None, [
            error(
                "no-site",
                f"there is no {SITE_FILE} in {root}",
                hint="go to the site's folder, name it with -C DIR, or start one with `chronicle init DIR`",
            )
        ]
    document, problems = read_yaml(path.read_bytes(), SITE_FILE)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    site, faults = validate(SiteFields, document)
    problems += faults
    if site is None:
        return None, problems
    if site.markdown.engine == "gfm" and find_spec("comrak") is None:
        return None, [*problems, _no_gfm(document)]
    address = (url if url is not None else site.url) or ""
    settings = Settings(
        root=root,
        site=site,
        document=document,
        output=(output or root / site.output).absolute(),
        url=address.rstrip("/") + "/" if address else "",
        kinds=_kinds(site.kinds),
        today=date or (site.date.earliest if site.date else today),
        drafts=drafts,
        future=future,
    )
    return settings, problems


def _no_gfm(document: Document) -> Diagnostic:
    return error(
        "no-gfm",
        "what `engine: gfm` needs is not installed",
        document.locate(("markdown", "engine")),
        "install it with `pip install 'diplomatic-chronicle[gfm]'`, or leave `engine` out",
    )


def _kinds(own: Mapping[str, KindFields]) -> dict[str, Kind]:
    """The built-in kinds, with a site's own added and its names for the others.

    A kind that borrows the icon of another is of its family, too, unless it says otherwise.
    """
    kinds = {kind.id: kind for kind in KINDS}
    for id, fields in own.items():
        known = kinds.get(id, Kind(id, id.replace("-", " ").capitalize(), "", "other"))
        name = fields.name or known.name
        plural = fields.plural or (known.plural if not fields.name else "") or f"{name}s"
        icon = fields.icon or known.icon
        like = known if known.icon == icon else kinds.get(icon, known)
        kinds[id] = Kind(id, name, plural, icon, fields.family or like.family)
    return kinds
