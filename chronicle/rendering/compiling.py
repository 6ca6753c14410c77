"""Templates → Python: what is known when a template is compiled is done then, and what is harmless is not looked at again.

Jinja asks the sandbox about every attribute and every call, and makes of every
text that it escapes an object that says so. Most of what templates do needs none of
that: they show fields of views, and call macros and the theme's own functions.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import LoopContext, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from chronicle.converting import Body
from chronicle.model import Kind
from chronicle.planning import views

DATA = frozenset(
    {kind for kind in vars(views).values() if isinstance(kind, type)} | {Kind, Body, LoopContext}
)
"""Whose public fields templates may have without a question."""
_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Mark a text as HTML: what `Markup(text)` does, without the questions that it asks."""


def shown(value: object) -> str:
    """A value as HTML shows it."""
    kind = type(value)
    if kind is str:
        return _text(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is int:
        return str(value)
    if kind is float:
        return str(value).removesuffix(".0")
    return markupsafe.escape(value)


class Piece(Macro):
    """A macro that takes nothing but its parameters, and makes HTML: `direct` is its function, to be called as it is."""

    direct: Callable[..., Markup]


def macro(
    environment: Any, function: Any, name: str | None, parameters: tuple[str, ...], *rest: bool
) -> Macro:
    """What a macro is to those who call it. `rest`: whether it uses kwargs, varargs, a caller; whether it escapes."""
    if rest != (False, False, False, True):
        return Macro(environment, function, name, parameters, *rest)  # type: ignore[arg-type]
    piece = Piece(environment, function, name, parameters, *rest)  # type: ignore[arg-type]
    function.__defaults__ = (missing,) * len(parameters)
    function.__name__ = function.__qualname__ = name or "caller"
    piece.direct = function
    return piece


class Generator(CodeGenerator):
    """Writes the Python of a template.

    The tests of types that it writes stand in the place of questions to the
    sandbox: only the public fields of known views, macros and pure functions pass them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._attributes: dict[str, None] = {}

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The whole module: at its end, which types have the attributes that the template asks for."""
        known: Mapping[str, Any] = self.environment.known  # type: ignore[attr-defined]
        Foreseen(known, node).visit(node)
        super().visit_Template(node, frame)
        for attribute in self._attributes:
            self.writeline(f"with_{attribute} = environment.with_attribute({attribute!r})")

    def write_commons(self) -> None:
        """What each function of the module begins with."""
        super().write_commons()
        self.writeline(
            "shown, safe, macro_of = environment.shown, environment.safe, environment.macro"
        )
        self.writeline(
            "pure, Piece, checked = environment.pure, environment.piece, environment.checked"
        )

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """Statements. Those of a whole template or block hand on what they make in one piece."""
        if frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute: at once of a view that has it, else through the sandbox."""
        if node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self._attributes[node.attr] = None
        owner = self.temporary_identifier()
        self.write(f"({owner}.{node.attr} if type({owner} := ")
        self.visit(node.node, frame)
        self.write(f") in with_{node.attr} else environment.getattr({owner}, {node.attr!r}))")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call: at once of a macro or of a pure function, else through the sandbox."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        called = self.temporary_identifier()
        self.write(f"({called}.direct if type({called} := ")
        self.visit(node.node, frame)
        self.write(
            f") is Piece else {called} if {called} in pure else checked(context, {called}))("
        )
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Another template's text; a name that is not known, or need not be there, is left to Jinja."""
        if node.ignore_missing or not node.with_context or not _is_text(node.template):
            super().visit_Include(node, frame)
            return
        self.newline(node)
        self.write(f"{frame.buffer}.append(environment.included(")
        self.visit(node.template, frame)
        self.write(f", context, {self.dump_local_context(frame)}))")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """What another template has to give."""
        if node.with_context or not _is_text(node.template):
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """What stands for a macro."""
        names = "".join(f"{parameter.name!r}, " for parameter in macro_ref.node.args)
        name = getattr(macro_ref.node, "name", None)
        self.write(
            f"macro_of(environment, macro, {name!r}, ({names}), {macro_ref.accesses_kwargs!r},"
            f" {macro_ref.accesses_varargs!r}, {macro_ref.accesses_caller!r}, context.eval_ctx.autoescape)"
        )

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """The end of a macro."""
        if force_unescaped and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.writeline(f"return safe(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Foreseen(NodeTransformer):
    """Works out ahead what a template would find anew for each page.

    Calls of pure functions with known texts, such as messages to their
    translation, plain fields of known values, such as the title of the site, and which branch they choose. A
    name that the template gives a meaning of its own is not known.
    """

    def __init__(self, known: Mapping[str, Any], template: nodes.Template) -> None:
        own = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
        for each in template.find_all(nodes.FromImport):
            own |= {name if isinstance(name, str) else name[1] for name in each.names}
        own |= {each.target for each in template.find_all(nodes.Import)}
        self._known = {name: value for name, value in known.items() if name not in own}

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """A call of a pure function, if all arguments are known texts."""
        self.generic_visit(node)
        called = self._known.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        known = [each.value for each in node.args if isinstance(each, nodes.Const)]
        texts = [value for value in known if isinstance(value, str)]
        is_plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if callable(called) and is_plain and len(texts) == len(node.args):
            return _constant(called(*texts), node)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """A field of something known, if it is plain."""
        self.generic_visit(node)
        owner = self._known.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if type(owner) in DATA and not node.attr.startswith("_"):
            value = getattr(owner, node.attr, owner)
            if value is None or type(value) in (str, bool, int):
                return _constant(value, node)
        return node

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """A choice without the branches that cannot be taken; only what is chosen, if that is known."""
        branches = (node, *node.elif_)
        for each in branches:
            each.test = self.visit(each.test)
            each.body = self._all(each.body)
        left: list[nodes.If] = []
        otherwise = self._all(node.else_)
        for each in branches:
            if not isinstance(each.test, nodes.Const):
                left.append(each)
            elif each.test.value:
                otherwise = each.body
                break
        if not left:
            return otherwise
        first, *others = left
        first.elif_, first.else_ = others, otherwise
        return first

    def _all(self, body: list[nodes.Node]) -> list[nodes.Node]:
        return [made for node in body for made in self.visit_list(node)]


def _constant(value: object, node: nodes.Node) -> nodes.Const:
    return nodes.Const(value, lineno=node.lineno, environment=node.environment)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)
