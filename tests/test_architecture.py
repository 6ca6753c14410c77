"""A module imports only from the floors under it, and nothing goes round in a circle."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "chronicle"

# From the ground up. A module may import what stands before it, on its own floor too.
FLOORS = (
    (
        "diagnostics",
        "slugs",
        "folding",
        "languages",
        "explaining",
        "measuring",
        "garbage",
        "packing",
        "spreading",
        "tables",
        "repository",
        "looks",
    ),
    ("front_matter",),
    ("documents", "reporting", "staging", "swapping", "writing", "program"),
    ("dates", "converting"),
    ("model", "schema", "terms"),
    ("validating", "territories", "urls", "wording"),
    ("settings", "offices"),
    ("reading", "history"),
    ("linking",),
    ("deriving", "drawing", "outlines"),
    ("checking",),
    ("planning",),
    ("rendering",),
    ("ledger", "store"),
    ("keeping", "causes", "locking"),
    ("preparing", "remembering"),
    ("searching", "inventory", "changes"),
    (
        "sightings",
        "drafts",
        "plates",
        "editing",
        "engraving",
        "making",
        "proofing",
        "retouching",
        "reprinting",
        "redrawing",
        "amending",
        "mending",
        "publishing",
    ),
    ("drawing_up", "building"),
    ("serving", "rehearsing", "scaffolding", "inspecting"),
    ("commands",),
    ("cli", "__main__"),
)
ORDER = [module for floor in FLOORS for module in floor]


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module by its dotted name below the package, parsed."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            yield name, ast.parse(path.read_text("utf-8"))


NAMES = {name for name, _ in modules()}


def imports(tree: ast.Module) -> set[str]:
    """The modules of Chronicle that a module imports, wherever within it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            submodules = {name for name in names if name.removeprefix("chronicle.") in NAMES}
            found |= submodules or {node.module}
    return {name.removeprefix("chronicle.") for name in found if name.startswith("chronicle.")}


def test_every_module_has_its_floor() -> None:
    assert {name.split(".")[0] for name in NAMES} <= set(ORDER)


def test_a_module_imports_only_from_the_floors_under_it() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, tree in modules()
        for other in sorted(imports(tree))
        if (room := name.split(".")[0]) != (below := other.split(".")[0])
        and ORDER.index(below) > ORDER.index(room)
    ]
    assert wrong == []


def test_no_imports_go_round_in_a_circle() -> None:
    above = {name: imports(tree) & NAMES for name, tree in modules()}
    while free := {name for name, others in above.items() if not others}:
        above = {name: others - free for name, others in above.items() if name not in free}
    assert above == {}


def test_only_the_commands_print_or_exit() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        if name.split(".")[0] not in ("cli", "commands", "__main__")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("print", "exit", "sys.exit", "quit")
    ]
    assert wrong == []


def test_nothing_below_the_commands_reads_the_clock() -> None:
    clocks = ("datetime.date.today", "date.today", "datetime.datetime.now", "datetime.now")
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        if name.split(".")[0] not in ("cli", "commands", "__main__")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in clocks
    ]
    assert wrong == []
