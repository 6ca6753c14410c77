"""Jinja as templates get it: closed data, a few pure functions, and no way out."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, Template, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from chronicle.diagnostics import did_you_mean
from chronicle.planning.views import Prose, Site
from chronicle.rendering.compiling import DATA, Generator, Piece, macro, safe, shown
from chronicle.rendering.prose import html_of
from chronicle.urls import Urls
from chronicle.wording import words_of

NAMES = ("view", "site", "url", "here", "absolute", "number", "card", "prose")
"""What every template can use besides Jinja's own words."""
ESCAPED = (".html", ".xml", ".svg")


class Environment(ImmutableSandboxedEnvironment):
    """Templates without files, clock, chance or anything private.

    The sandbox looks long at every attribute and every call. What is known to
    be harmless goes past it, in the code that templates are compiled to (`compiling`).
    """

    code_generator_class = Generator
    shown = staticmethod(shown)
    safe = staticmethod(safe)
    macro = staticmethod(macro)
    piece = Piece
    pure: frozenset[Callable[..., Any]] = frozenset()
    """Functions that return the same for the same, and that any template may call."""
    known: Mapping[str, Any] = {}
    """What is known of names before there is a page: pure functions of texts, and the site."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._imported: dict[str, TemplateModule] = {}
        self._included: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template can use without being given it; known in full before the first is loaded.

        One dict rather than Jinja's chain of them, which each include and import goes through anew.
        """
        return {**self.globals, **(d or {})}

    @staticmethod
    def with_attribute(name: str) -> frozenset[type]:
        """The types of data that have an attribute."""
        return frozenset(kind for kind in DATA if hasattr(kind, name))

    def included(self, name: str, context: Context, given: Mapping[str, Any]) -> str:
        """The text of a template that another includes, which knows all that the other does.

        `given` are names that the other has by now; some may have no value yet.
        """
        known = {**context.parent, **context.vars}
        known.update(item for item in given.items() if item[1] is not missing)
        # Nothing reloads a template, so that Jinja need not be asked anew whether it is still the same.
        template = self._included.get(name)
        if template is None:
            template = self._included[name] = self.get_template(name)
        # All globals are known to all templates, so it need not be said which of these names are global.
        inner = Context(self, known, name, template.blocks)
        return self.concat(template.root_render_func(inner))

    def imported(self, name: str) -> TemplateModule:
        """The macros and values of a template that depend on no page, made once."""
        module = self._imported.get(name)
        if module is None:
            module = self._imported[name] = self.get_template(name).module
        return module

    def own(self, name: str, function: Callable[[Any], Markup]) -> Macro:
        """A function of one value that makes HTML, as a template gets it: it is called as macros are."""
        return macro(self, function, name, (name,), False, False, False, True)

    def checked(self, context: Context, called: Any) -> Callable[..., Any]:
        """Something that can be called, if the sandbox lets it be."""
        return partial(self.call, context, called)


class Unknown(StrictUndefined):
    """What stands for a name that does not exist: using it fails, with the nearest name that does."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """The message and, on a line of its own, the hint."""
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint or owner is missing:
            message = self._undefined_hint or f"There is no “{name}” here"
            return f"{message}\n{did_you_mean(name, NAMES) or ''}"
        known = [known for known in dir(owner) if not known.startswith("_")]
        message = f"{type(owner).__name__} has no “{name}”"
        return f"{message}\n{did_you_mean(name, known) or ''}"


def open_environment(
    sources: Mapping[str, str],
    site: Site,
    file: Callable[[str], str],
    language: str,
    code: BytecodeCache | None = None,
) -> Environment:
    """Set up Jinja over templates held in memory, for pages in a language.

    `file` is what findings call a template. `code` keeps what templates are compiled to.
    """
    urls = Urls(site.root)
    words = words_of(language)
    catalogue, number = words.catalogue, words.number

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], file(name), None) if name in sources else None

    @lru_cache(maxsize=4096)
    def url(address: str) -> str:
        # What does not start at the site's root is a link already: "#top", "https://…".
        return urls.link(address) if address.startswith("/") else address

    def here(address: str) -> str:
        return url(address if address in site.elsewhere else f"{site.prefix}{address}")

    def absolute(address: str) -> str:
        return urls.absolute(address) if address.startswith("/") else address

    def prose(prose: Prose) -> Markup:
        return html_of(prose, url)

    translate = catalogue.message
    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=lambda name: name is not None and name.endswith(ESCAPED),
        undefined=Unknown,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=code,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.message, catalogue.plural, newstyle=True
    )
    plural: Any = environment.globals["ngettext"]
    environment.globals["ngettext"] = _with_number(plural, number)
    # The same page must come out the same: nothing that draws lots.
    del environment.globals["lipsum"], environment.filters["random"]
    environment.globals.update(
        site=site, url=url, here=here, absolute=absolute, number=number, prose=prose, _=translate
    )
    environment.pure = frozenset({url, here, absolute, number, prose, translate})
    environment.known = {
        "site": site,
        "url": url,
        "here": here,
        "absolute": absolute,
        "_": translate,
    }
    return environment


def _with_number(plural: Callable[..., str], number: Callable[[int], str]) -> Callable[..., str]:
    """Sentences with a plural, in which `count` is written as the language writes numbers."""

    @pass_context
    def numbered(context: Context, one: str, many: str, count: int, /, **values: Any) -> str:
        if values.get("count") == count:
            values["count"] = number(count)
        return plural(context, one, many, count, **values)

    return numbered
