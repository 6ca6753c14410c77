"""Jinja as templates get it: closed data, a few pure functions, and no way out."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from chronicle.diagnostics import did_you_mean
from chronicle.planning import views
from chronicle.planning.views import Prose, Site
from chronicle.rendering.prose import html_of
from chronicle.urls import Urls
from chronicle.wording.catalogues import open_catalogue

NAMES = ("view", "site", "url", "here", "absolute", "card", "prose")
"""What every template can use besides Jinja's own words."""
ESCAPED = (".html", ".xml", ".svg")
DATA = frozenset(kind for kind in vars(views).values() if isinstance(kind, type)) | {LoopContext}


class Environment(ImmutableSandboxedEnvironment):
    """Templates without files, clock, chance or anything private.

    The sandbox looks long at every attribute and every call. What is known to
    be harmless goes past it: the public fields of views, macros, and the
    theme's own functions (`pure`); that halves the time that a page takes.
    """

    pure: frozenset[Callable[..., Any]] = frozenset()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template can use without being given it; known in full before the first is loaded.

        One dict rather than Jinja's chain of them, which each include and import goes through anew.
        """
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, or what stands for one that does not exist."""
        if type(obj) in DATA and attribute[0] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """What a function or a macro returns."""
        is_macro = type(obj) is Macro
        if not is_macro and obj not in self.pure:
            return super().call(context, obj, *args, **kwargs)
        if kwargs:
            # What Jinja adds for functions that ask for the context, as none of these does.
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return obj(context.eval_ctx, *args, **kwargs) if is_macro else obj(*args, **kwargs)


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
    sources: Mapping[str, str], site: Site, file: Callable[[str], str], language: str
) -> Environment:
    """Set up Jinja over templates held in memory, for pages in a language.

    `file` is what findings call a template.
    """
    urls = Urls(site.root)
    catalogue = open_catalogue(language)

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
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.message, catalogue.plural, newstyle=True
    )
    # The same page must come out the same: nothing that draws lots.
    del environment.globals["lipsum"], environment.filters["random"]
    environment.globals.update(
        site=site, url=url, here=here, absolute=absolute, prose=prose, _=translate
    )
    environment.pure = frozenset({url, here, absolute, prose, translate})
    return environment
