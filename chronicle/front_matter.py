"""YAML as authors expect it: texts in lists and named fields, each with its place.

Every scalar is the text that the author wrote (`no`, `2022-01`, `12:30`), and only `~`, `null` and
nothing at all are None. What a text means is for the schema to say. The limits keep a hostile or
broken file from costing more than a moment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from chronicle.diagnostics import Diagnostic, Location, error
from chronicle.explaining import explain

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

LARGEST_FRONT_MATTER = 256 * 1024
DEEPEST = 32
_TOO_DEEP_TO_PARSE = "exceeded maximum nesting depth"  # as libyaml 0.2.6 and later say it
MOST_ALIASED = 10_000

# libyaml is ten times as fast; an installation without it reads the same.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_YAML = "tag:yaml.org,2002:"
_TAGS = {
    yaml.ScalarEvent: ("null", "str", "int", "float", "bool", "timestamp"),
    yaml.SequenceStartEvent: ("seq",),
    yaml.MappingStartEvent: ("map",),
}

# What neither YAML nor XML (the feeds) may contain.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_mapping(source: str, file: str) -> tuple[dict[str, Value], list[Diagnostic]]:
    """Read a text that is one YAML mapping; a text without content is an empty one.

    What cannot be read at all is empty too, and a finding. Of two fields of one name, the first
    counts.
    """
    if len(source) > LARGEST_FRONT_MATTER:
        message = f"the front matter is larger than {LARGEST_FRONT_MATTER // 1024} KiB"
        hint = "what is to be read belongs in the body"
        return {}, [error("too-large", message, Location(file), hint)]
    builder = _Builder(source, file)
    try:
        builder.build()
    except _Refused as refused:
        return {}, [*builder.problems, refused.diagnostic]
    except yaml.MarkedYAMLError as problem:
        if problem.problem == _TOO_DEEP_TO_PARSE and problem.problem_mark:
            start = problem.problem_mark.index
            return {}, [*builder.problems, _too_deep(builder.place(start))]
        found = explain(problem, source)
        place = Location.of(file, source, found.offset, found.offset + 1)
        return {}, [
            *builder.problems,
            error("malformed-front-matter", found.message, place, found.hint),
        ]
    if builder.root is None or isinstance(builder.root, dict):
        return builder.root or {}, builder.problems
    message = "this must be a list of fields, each “field: value”"
    return {}, [
        *builder.problems,
        error("not-a-mapping", message, builder.place(builder.root_start)),
    ]


def _too_deep(place: Location) -> Diagnostic:
    return error("too-deep", f"values are nested more than {DEEPEST} levels deep", place)


class _Refused(Exception):  # noqa: N818 (a verdict on the text, not a fault of the program)
    """Front matter that cannot be given any value."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Branch:
    """A list or mapping that is being filled.

    `size` counts the values in it and `height` its levels, both with itself and all that aliases
    repeat. `key` waits for its value; a value that has `dropped` set is read, and forgotten.
    """

    value: list[Value] | dict[str, Value]
    anchor: str | None
    size: int = 1
    height: int = 1
    key: str | None = None
    dropped: bool = False
    keys: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value that has a name; `size` is 0 until its end is reached."""

    value: Value
    size: int
    height: int


class _Builder:
    """Builds values from the parser's events in one pass.

    Events rather than composed nodes, because a loop over events has no depth at which the C stack
    ends, and an alias is met before it is expanded.
    """

    def __init__(self, source: str, file: str) -> None:
        self.source = source
        self.file = file
        self.problems: list[Diagnostic] = []
        self.root: Value = None
        self.root_start = 0
        self.branches: list[_Branch] = []
        self.anchors: dict[str, _Anchored] = {}
        self.aliased = 0

    def build(self) -> None:
        next_event = _Loader(self.source).get_event
        documents = 0
        while True:
            event = next_event()
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close()
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open(event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "a second document begins here, where one is all there may be"
                    raise self.refuse("malformed-front-matter", message, event)
            elif isinstance(event, yaml.StreamEndEvent):
                return

    def scalar(self, event: yaml.ScalarEvent) -> None:
        text: str = event.value
        if event.style == '"' and (found := UNFIT.search(text)):
            self.problems.append(unfit(found[0], self.place(_start(event))))
            text = UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
        branch = self.branches[-1] if self.branches else None
        if branch and branch.key is None and isinstance(branch.value, dict):
            self.key(branch, text, event)
            return
        plain = event.implicit[0] and event.tag is None
        null = (plain and text in _NULLS) or event.tag == f"{_YAML}null"
        if event.tag is not None:
            self.check_tag(event.tag, event)
        value = None if null else text
        if event.anchor:
            self.name(event.anchor, _Anchored(value, 1, 0), event)
        self.put(value, 1, 0, event)

    def key(self, branch: _Branch, text: str, event: yaml.ScalarEvent) -> None:
        start = _start(event)
        end = start + len(text)
        plain = event.implicit[0]
        if plain and not text:
            raise self.refuse("bad-key", "a field without a name", event)
        if event.tag is not None:
            self.check_tag(event.tag, event)
        branch.key = text
        branch.dropped = True
        if plain and text == "<<":
            message = "“<<” (a merge key) is not part of YAML 1.2 and is not followed"
            hint = "write the fields out"
            self.problems.append(error("merge-key", message, self.place(start, end), hint))
        elif text in branch.keys:
            line = Location.of(self.file, self.source, branch.keys[text], 0).line
            message = f"“{text}” is given twice"
            hint = f"it is first given on line {line}"
            self.problems.append(error("duplicate-key", message, self.place(start, end), hint))
        else:
            branch.keys[text] = start
            branch.dropped = False

    def open(self, event: yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            self.check_tag(event.tag, event)
        if len(self.branches) >= DEEPEST:
            raise self.too_deep(event)
        branch = _Branch([] if isinstance(event, yaml.SequenceStartEvent) else {}, event.anchor)
        self.put(branch.value, 0, 0, event)
        if event.anchor:
            self.name(event.anchor, _Anchored(branch.value, 0, 0), event)
        self.branches.append(branch)

    def close(self) -> None:
        branch = self.branches.pop()
        if branch.anchor:
            self.anchors[branch.anchor] = _Anchored(branch.value, branch.size, branch.height)
        if self.branches:
            outer = self.branches[-1]
            outer.size += branch.size
            outer.height = max(outer.height, branch.height + 1)

    def name(self, anchor: str, value: _Anchored, event: yaml.Event) -> None:
        if anchor in self.anchors:
            message = f"“&{anchor}” names a second value"
            raise self.refuse("malformed-front-matter", message, event)
        self.anchors[anchor] = value

    def alias(self, event: yaml.AliasEvent) -> None:
        named = self.anchors.get(event.anchor or "")
        if named is None:
            message = (
                f"“*{event.anchor}” stands for a value named “&{event.anchor}”, and there is none"
            )
            raise self.refuse(
                "malformed-front-matter", message, event, "put the whole value in quotes"
            )
        if not named.size:
            message = f"“*{event.anchor}” stands for a value that it is itself a part of"
            raise self.refuse("malformed-front-matter", message, event)
        self.aliased += named.size
        if self.aliased > MOST_ALIASED:
            message = f"aliases repeat more than {MOST_ALIASED:,} values"
            raise self.refuse("too-many-aliases", message, event, "write the values out")
        if len(self.branches) + named.height > DEEPEST:
            raise self.too_deep(event)
        self.put(named.value, named.size, named.height, event)

    def put(self, value: Value, size: int, height: int, event: yaml.NodeEvent) -> None:
        """Add a value where the reading has got to."""
        if not self.branches:
            self.root, self.root_start = value, _start(event)
            return
        branch = self.branches[-1]
        branch.size += size
        branch.height = max(branch.height, height + 1)
        if isinstance(branch.value, list):
            branch.value.append(value)
        elif branch.key is None:
            hint = "if it begins with a bracket or a brace, put it in quotes"
            raise self.refuse("bad-key", "a field's name must be a plain text", event, hint)
        else:
            if not branch.dropped:
                branch.value[branch.key] = value
            branch.key = None

    def check_tag(self, tag: str, event: yaml.NodeEvent) -> None:
        """Accept the types that a text, list or mapping has anyway."""
        if tag == "!" or tag.removeprefix(_YAML) in _TAGS[type(event)]:
            return
        shown = f"!!{tag.removeprefix(_YAML)}" if tag.startswith(_YAML) else tag
        place = self.place(_start(event), _start(event) + len(shown))
        hint = "leave it out, or put the whole value in quotes if the “!” belongs to it"
        self.problems.append(
            error("unknown-tag", f"the type “{shown}” means nothing here", place, hint)
        )

    def too_deep(self, event: yaml.Event) -> _Refused:
        end = event.end_mark.index if event.end_mark else None
        return _Refused(_too_deep(self.place(_start(event), end)))

    def refuse(
        self, code: str, message: str, event: yaml.Event, hint: str | None = None
    ) -> _Refused:
        place = self.place(_start(event), event.end_mark.index if event.end_mark else None)
        return _Refused(error(code, message, place, hint))

    def place(self, start: int, end: int | None = None) -> Location:
        return Location.of(self.file, self.source, start, start + 1 if end is None else end)


def locate(source: str, file: str, path: Sequence[str | int], *, key: bool = False) -> Location:
    """Find where the value at `path` was written, or its key.

    A path that leads nowhere gives the key, or else the list item, that it got to: a field that is
    missing is missed there. So does the path of an empty value. The empty path is the file.
    """
    node = yaml.compose(source, Loader=_Loader) if path and source else None
    label: yaml.Node | None = None
    for step in path:
        found = _child(node, step)
        if found is None:
            key = True
            break
        label, node = found
    if node is None or label is None:
        return Location(file)
    spot = label if key or node.start_mark.index == node.end_mark.index else node
    return Location.of(file, source, spot.start_mark.index, spot.end_mark.index)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and the value that a step leads to; an item of a list is its own key."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, value
        return None
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return (items[step], items[step]) if isinstance(step, int) and 0 <= step < len(items) else None


def unfit(character: str, place: Location) -> Diagnostic:
    """Report a character of `UNFIT`; what reads it puts U+FFFD in its place."""
    message = f"an invisible character (U+{ord(character):04X}) that no page can show"
    return error(
        "control-character", message, place, "delete it and what surrounds it, then retype"
    )
