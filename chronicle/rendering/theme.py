"""The theme: templates as data, and pages as pure functions of a view and a theme.

A site's own `templates/` shadows the default theme file by file; what it
shadows stays reachable as "!theme/NAME", so that one block can be changed
without copying the rest. Files below `static/` are copied as they are.
"""

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import orjson
from jinja2 import TemplateSyntaxError, nodes
from markupsafe import Markup

from chronicle.diagnostics import Diagnostic, Location, did_you_mean, error, warning
from chronicle.planning.views import Card, Head, Site, View
from chronicle.rendering.environment import Environment, open_environment
from chronicle.rendering.faults import THEIRS, TemplateFault, explain, file_of, no_template
from chronicle.rendering.icons import without_unused_icons
from chronicle.rendering.kept import Kept, KeptCode
from chronicle.wording.catalogues import catalogue_name

__all__ = [
    "TemplateFault",
    "Theme",
    "card_key",
    "default_templates",
    "digest",
    "names_behind",
    "open_theme",
    "render",
    "render_card",
]

CARD = "partials/entry-card.html"
SUFFIXES = frozenset({".html", ".xml", ".txt", ".css", ".svg", ".json"})


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates as data: picklable, so that a page can be rendered in any process.

    Two themes with the same `key` are the same theme.
    """

    sources: tuple[tuple[str, str], ...] = field(compare=False, repr=False)
    """Template name -> text; a site's own shadow the default ones."""
    statics: tuple[tuple[str, Path], ...] = field(compare=False, repr=False)
    """Address -> the file that is copied there."""
    sites: tuple[Site, ...] = field(compare=False, repr=False)
    """What pages know of their site, in the language of each edition, the first first."""
    key: str
    kept: Kept | None = field(default=None, compare=False, repr=False)
    """Where what was found out of templates is kept between builds, if it is."""

    def site(self, edition: str) -> Site:
        """What the pages of an edition, which is called by its language, know of it."""
        return next((site for site in self.sites if site.language == edition), self.sites[0])


def default_templates() -> Path:
    """The default theme's folder: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def open_theme(
    sites: Sequence[Site], own: Path | None, kept: Kept | None = None
) -> tuple[Theme, list[Diagnostic]]:
    """Read the default theme and whatever of it the site's `own` folder of templates overrides."""
    defaults, default_statics, _ = _read(default_templates())
    mine, my_statics, diagnostics = _read(own) if own and own.is_dir() else ({}, {}, [])
    theirs = {THEIRS + name: text for name, text in defaults.items()}
    sources = tuple(sorted({**defaults, **mine, **theirs}.items()))
    theme = Theme(
        sources=sources,
        statics=tuple(sorted({**default_statics, **my_statics}.items())),
        sites=tuple(sites),
        key=_digest_of(sources, tuple(sites)),
        kept=kept,
    )
    changed = [name for name, text in sorted(mine.items()) if defaults.get(name) != text]
    for name in changed:
        diagnostics += _check(theme, name)
    return theme, diagnostics + _check_names(theme, changed, defaults)


@lru_cache(maxsize=256)
def digest(theme: Theme, template: str, edition: str = "") -> str:
    """Digest of a template, of all that it extends, includes or imports, and of the site in an edition.

    A template whose includes are computed may show any other, and depends on them all.
    """
    sources = dict(theme.sources)
    names = names_behind(theme, template)
    return _digest_of([(name, sources.get(name)) for name in sorted(names)], theme.site(edition))


@lru_cache(maxsize=256)
def names_behind(theme: Theme, template: str) -> frozenset[str]:
    """The name of a template, and of all that it extends, includes or imports."""
    names: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            used = _uses(theme, name)
            waiting += dict(theme.sources) if None in used else [other for other in used if other]
    return frozenset(names)


def render(
    theme: Theme,
    template: str,
    view: View | None = None,
    cards: MutableMapping[str, Markup] | None = None,
) -> str:
    """The text of a page.

    `cards` keeps what each card looks like, for the other lists of the same
    edition that show it. Raises `TemplateFault`.
    """
    head: Head | None = getattr(view, "head", None)
    environment = _of_head(theme, head) if head else _of_edition(theme)
    made: MutableMapping[str, Markup] = {} if cards is None else cards
    card = environment.own("card", lambda card: _card(theme, made, card))
    try:
        text = environment.get_template(template).render(view=view, card=card)
    except Exception as failure:
        raise TemplateFault(explain(failure, dict(theme.sources))) from failure
    return without_unused_icons(text)


def render_card(theme: Theme, card: Card) -> Markup:
    """What lists show of an entry, in the words of their edition. Raises `TemplateFault`."""
    try:
        return _card(theme, {}, card)
    except Exception as failure:
        raise TemplateFault(explain(failure, dict(theme.sources))) from failure


def _card(theme: Theme, cards: MutableMapping[str, Markup], card: Card) -> Markup:
    key = card_key(card)
    html = cards.get(key)
    if html is None:
        environment = _of_edition(theme, card.edition)
        html = Markup(environment.get_template(CARD).render(card=card).strip())
        cards[key] = html
    return html


# A preview that reopens its theme after each edit needs only the last, in each language.
@lru_cache(maxsize=32)
def _environment(theme: Theme, catalogue: str, edition: str) -> Environment:
    """Templates that say their words from one catalogue, which many languages may share: that of none."""
    sources, site, kept = dict(theme.sources), theme.site(edition), theme.kept
    code = KeptCode(kept, f"{edition}/{catalogue}", _digest_of(site)) if kept else None
    return open_environment(sources, site, lambda name: file_of(name, sources), catalogue, code)


def _of_head(theme: Theme, head: Head) -> Environment:
    """For a page in its language, which may not be that of its edition."""
    return _environment(theme, catalogue_name(head.language), theme.site(head.edition).language)


def _of_edition(theme: Theme, edition: str = "") -> Environment:
    language = theme.site(edition).language
    return _environment(theme, catalogue_name(language), language)


def card_key(card: Card) -> str:
    """What a card is kept by: an entry has one in each edition."""
    return f"{card.edition}/{card.id}"


@lru_cache(maxsize=1024)
def _uses(theme: Theme, template: str) -> frozenset[str | None]:
    """The templates that one names; None stands for a name that is computed."""
    text = dict(theme.sources).get(template)
    if text is None:
        return frozenset()
    kept = theme.kept and theme.kept.get(f"uses/{template}", text)
    if kept:
        return frozenset(orjson.loads(kept))
    try:
        tree = _of_edition(theme).parse(text, template)
    except TemplateSyntaxError:
        return frozenset()
    names = {name for name, _, _ in _references(tree)}
    if any(node.name == "card" for node in tree.find_all(nodes.Name)):
        names.add(CARD)
    if theme.kept:
        theme.kept.put(f"uses/{template}", text, orjson.dumps(sorted(names, key=str)))
    return frozenset(names)


def _references(tree: nodes.Template) -> Iterator[tuple[str | None, int, bool]]:
    """Other templates that this one names, at which line, and whether it can do without.

    The name is None where it is computed. Of several alternatives each can be missing.
    """
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named: nodes.Expr = node.template  # type: ignore[attr-defined]
        optional = isinstance(node, nodes.Include) and node.ignore_missing
        try:
            names = named.as_const()
        except nodes.Impossible:
            names = None
        if isinstance(names, str) or names is None:
            yield names, node.lineno, optional
        else:
            yield from ((name, node.lineno, True) for name in names)


def _read(folder: Path) -> tuple[dict[str, str], dict[str, Path], list[Diagnostic]]:
    """The templates of a folder by name, its static files by address, and what cannot be read."""
    templates: dict[str, str] = {}
    statics: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or not path.is_file():
            continue
        if name.startswith("static/"):
            statics["/" + name] = path
        elif path.suffix in SUFFIXES:
            try:
                templates[name] = path.read_text("utf-8")
            except UnicodeDecodeError:
                place = Location(f"templates/{name}")
                problem = "This template is not text in UTF-8"
                diagnostics.append(error("template-encoding", problem, place))
    return templates, statics, diagnostics


def _check(theme: Theme, name: str) -> list[Diagnostic]:
    """What can be seen to be wrong with a template before any page is made with it."""
    environment, sources = _of_edition(theme), dict(theme.sources)
    try:
        tree = environment.parse(sources[name], name)
        environment.get_template(name)
    except TemplateSyntaxError as failure:
        return [explain(failure, sources)]
    return [
        no_template(other, sources, Location(file_of(name, sources), line))
        for other, line, optional in _references(tree)
        if other is not None and other not in sources and not optional
    ]


def _check_names(theme: Theme, mine: list[str], defaults: dict[str, str]) -> list[Diagnostic]:
    """Own templates that override nothing and that nothing uses, but for a slip in their names."""
    new = [name for name in mine if name not in defaults]
    used = {other for name, _ in theme.sources for other in _uses(theme, name)} if new else set()
    findings = []
    for name in new:
        hint = did_you_mean(name, defaults)
        if name not in used and hint:
            problem = f"No page is made with “{name}”, and it overrides nothing"
            place = Location(f"templates/{name}")
            findings.append(warning("template-unused", problem, place, hint))
    return findings


def _digest_of(*data: object) -> str:
    return blake2b(repr(data).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
