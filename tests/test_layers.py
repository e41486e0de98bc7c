"""The direction of the house: which part may import which, read from the source of every module."""

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from bizdesk import acts, keeping, kinds

ROOT = Path(__file__).parents[1]
STDLIB = sys.stdlib_module_names
AREAS = ("assets", "budgets", "complaints", "supplies")
# Rules that calculate, and what they are made of: they know neither the database nor the office.
PURE = {
    *(
        f"bizdesk.assets.{name}"
        for name in (
            "absence", "course", "depreciation", "plan", "split", "statement", "takeover", "terms", "valuation", "why",
        )
    ),
    "bizdesk.budgets.coverage",
    *(f"bizdesk.supplies.{name}" for name in ("abc_classes", "layers", "replenishment", "valuation")),
    *(f"bizdesk.complaints.{name}" for name in ("clock", "course", "explained", "target")),
    *(
        f"bizdesk.office.{name}"
        for name in (
            "amounts", "calendar", "dates", "money", "numbering", "periods", "quantities", "refusal", "text", "values",
            "working_time",
        )
    ),
}  # fmt: skip
# The width of unusual characters is asked of Rich, whose answer the screens use too; a target that cannot be read is
# refused as every rule of the policy is.
PURE_EXCEPTIONS = {
    "bizdesk.complaints.target": {"bizdesk.office.errors", "bizdesk.office.language"},
    "bizdesk.office.text": {"rich.cells"},
}
# What takes long to load is loaded by the function that uses it.
HEAVY = {
    "barcode", "charset_normalizer", "holidays", "platformdirs", "python_calamine", "rich", "segno", "textual_plotext",
    "xlsxwriter",
}  # fmt: skip
# What stands on the office and on no area; and what stands on all areas.
GENERAL = ("office", "reports")
WHOLE = (
    "acts", "beforehand", "decided", "demo", "doctor", "duties", "exchange", "exchanged", "founding", "growing",
    "keeping", "kinds", "office_reports", "opening", "reporting", "rules",
)  # fmt: skip
# What any engine knows; everything else of SQL is spoken in bizdesk/office.
FUNCTIONS = {"COALESCE", "COUNT", "EXISTS", "LOWER", "MAX", "MIN", "SUM", "UPPER"}
SPOKEN = {"execute_sql", "execute_many", "executemany", "executescript"}
LAUNCHER = "bizdesk.commands.screens"


class Import(NamedTuple):
    """One import: the module named, whether it waits inside a function, and whether it is written with dots."""

    name: str
    lazy: bool
    relative: bool
    line: int


def imports(tree: ast.AST, lazy: bool = False) -> Iterator[Import]:
    """The imports of a module that are carried out; those for the type checker alone are not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, lazy, False, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield Import(base, lazy, node.level > 0, node.lineno)
            # `from bizdesk.assets import cards` names the module bizdesk.assets.cards
            yield from (
                Import(f"{base}.{alias.name}", lazy, node.level > 0, node.lineno) for alias in node.names if base
            )
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        else:
            yield from imports(node, lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def breaches(module: str, source: str) -> list[str]:
    """What a module imports that it may not, one line each."""
    return [
        f"{module}:{each.line} imports {each.name}: {reason}"
        for each in imports(ast.parse(source))
        for reason in reasons(module, each)
    ]


def dialects(module: str, source: str) -> list[str]:
    """What a module outside the office says that only SQLite understands, one line each."""
    if module.startswith("bizdesk.office."):
        return []
    tree = ast.parse(source)
    # The screens catch SQLite's errors by its name for them, and say no more of it.
    named = [each for each in imports(tree) if each.name == "sqlite3" and not module.startswith("bizdesk.screens")]
    found = [(each.line, "imports sqlite3") for each in named]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        over = ast.unparse(node.value)
        if over.split(".")[-1] == "fn" and node.attr not in FUNCTIONS:
            found.append((node.lineno, f"asks {node.attr}"))
        if node.attr in SPOKEN or (over == "sqlite3" and node.attr != "Error"):
            found.append((node.lineno, f"says {node.attr}"))
    return [f"{module}:{line} {what}: SQLite is spoken to in bizdesk/office" for line, what in found]


def reasons(module: str, each: Import) -> Iterator[str]:
    """Why a module may not import what it imports."""
    top, part = each.name.split(".")[0], _part(each.name)
    if module.startswith("bizdesk.screens"):
        if each.name.startswith("bizdesk.screens") and not each.relative:
            yield "inside the screens imports are relative"
        if each.name.startswith(("bizdesk.commands", "bizdesk.cli")):
            yield "the screens know nothing of the command line"
        return
    if each.relative:
        yield "imports are absolute"
    if top.startswith("textual"):
        yield "only the screens know Textual"
    if each.name.startswith("bizdesk.screens") and not (module == LAUNCHER and each.lazy):
        yield "only the launcher names the screens, when they open"
    if top in HEAVY and not each.lazy:
        yield "it is loaded where it is used"
    if module in PURE and top not in STDLIB and not _pure(each.name, PURE_EXCEPTIONS.get(module, set())):
        yield "a pure rule imports the standard library and pure rules"
    yield from _directions(module, each.name, part)


def _directions(module: str, name: str, part: str) -> Iterator[str]:
    own = _part(module)
    if own in GENERAL and part in (*AREAS, *WHOLE):
        yield f"{own} stands below {part}"
    if own in AREAS and part in AREAS and part != own and not name.startswith(f"bizdesk.{part}.operations"):
        yield "areas know each other through their operations"
    if own in AREAS and part in WHOLE:
        yield f"an area stands below {part}"
    if own == "exchange" and part in AREAS:
        yield "what an area asks of import and export it says itself, in exchanged.py"
    if own == "exchange" and part == "founding":
        yield "what a country begins with is read from bizdesk/office/presets.py"
    if part in ("commands", "cli") and own not in ("commands", "cli", "__main__", "demo"):
        yield "nothing stands on the command line"


def _part(name: str) -> str:
    """The part of the house a module belongs to: office, assets, commands, kinds ..."""
    words = name.split(".")
    return words[1] if words[0] == "bizdesk" and len(words) > 1 else ""


def _pure(name: str, exceptions: set[str]) -> bool:
    """Whether a name is a pure module, something in one, or a package on the way to one."""
    allowed = PURE | exceptions
    packages = {each.rpartition(".")[0] for each in allowed}
    return name in allowed | packages or name.rpartition(".")[0] in allowed


def modules() -> dict[str, Path]:
    """Every module of the program by its import name."""
    found = {}
    for folder, package in (("bizdesk", "bizdesk"), ("screens", "bizdesk.screens")):
        for path in sorted((ROOT / folder).rglob("*.py")):
            words = path.relative_to(ROOT / folder).with_suffix("").parts
            found[".".join((package, *words)).removesuffix(".__init__")] = path
    return found


MODULES = modules()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_it_may(module: str) -> None:
    assert breaches(module, MODULES[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_outside_the_office_does_not_speak_sqlite(module: str) -> None:
    assert dialects(module, MODULES[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bizdesk.opening", "import sqlite3"),
        ("bizdesk.commands.tongue", "def f():\n    from sqlite3 import connect"),
        ("bizdesk.commands.selecting", "x = peewee.fn.INSTR(field, text) > 0"),
        ("bizdesk.assets.arrears", "from peewee import fn\nx = fn.json_each(y)"),
        ("bizdesk.demo.story", "office.db.execute_sql('VACUUM')"),
        ("bizdesk.screens.kit.table", "import sqlite3\nx = sqlite3.connect('y')"),
    ],
)
def test_a_word_of_sqlite_outside_the_office_is_found(module: str, source: str) -> None:
    assert len(dialects(module, source)) == 1


def test_what_any_engine_knows_is_said_anywhere() -> None:
    assert dialects("bizdesk.assets.arrears", "x = peewee.fn.SUM(amount)") == []
    assert dialects("bizdesk.screens.kit.table", "import sqlite3\ntry: f()\nexcept sqlite3.Error: pass") == []


def test_every_part_of_the_house_has_its_place() -> None:
    """A new part on top of the areas is held to the same as those there are."""
    parts = {_part(name) for name in MODULES if name.count(".")} - {"__main__", "cli", "commands", "screens"}
    assert parts == {*GENERAL, *AREAS, *WHOLE}


def test_the_pure_rules_are_there() -> None:
    assert MODULES.keys() >= PURE


def test_every_area_is_held_to_its_direction() -> None:
    assert {path.parent.name for path in (ROOT / "bizdesk").glob("*/models.py")} == {*AREAS}


def test_the_data_hold_no_code() -> None:
    assert [path.name for path in (ROOT / "data").rglob("*.py") if path.read_text().strip()] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bizdesk.office.text", "import peewee"),
        ("bizdesk.assets.valuation", "from bizdesk.office.file import Office"),
        ("bizdesk.assets.valuation", "from bizdesk.assets import ledger"),
        ("bizdesk.assets.plan", "def f():\n    import peewee"),
        ("bizdesk.office.file", "from bizdesk.assets.models import Asset"),
        ("bizdesk.office.file", "def f():\n    from bizdesk import kinds"),
        ("bizdesk.reports.as_text", "from bizdesk.assets import cards"),
        ("bizdesk.assets.cards", "from bizdesk.keeping import add"),
        ("bizdesk.duties", "from bizdesk.commands import TABLE"),
        ("bizdesk.exchange.planning", "from bizdesk.assets.models import Asset"),
        ("bizdesk.exchange.referring", "from bizdesk.founding import found"),
        ("bizdesk.cli", "from textual.app import App"),
        ("bizdesk.cli", "def f():\n    import textual"),
        ("bizdesk.commands.screens", "from bizdesk.screens.fault import run"),
        ("bizdesk.commands.records", "def f():\n    from bizdesk.screens.fault import run"),
        ("bizdesk.office.holiday_list", "import holidays"),
        ("bizdesk.office.file", "from . import record"),
        ("bizdesk.screens.app", "from bizdesk.screens.kit import view"),
        ("bizdesk.screens.app", "from bizdesk.commands import TABLE"),
    ],
)
def test_a_breach_is_found(module: str, source: str) -> None:
    assert breaches(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bizdesk.assets.valuation", "from bizdesk.assets import why\nfrom bizdesk.office.periods import next_period"),
        ("bizdesk.office.holiday_list", "def f():\n    import holidays"),
        ("bizdesk.office.file", "if TYPE_CHECKING:\n    from bizdesk.assets import cards"),
        ("bizdesk.commands.screens", "def f():\n    from bizdesk.screens.fault import run"),
        ("bizdesk.screens.app", "from .kit import view\nfrom bizdesk.office.file import Office"),
    ],
)
def test_what_is_allowed_is_no_breach(module: str, source: str) -> None:
    assert breaches(module, source) == []


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_asked_of_its_own_kinds_and_says_nothing_of_another_s(area: str) -> None:
    """Only the area of a kind is loaded to keep it: what another said of it would not be heard."""
    known = {*kinds.AREAS[area], *kinds.OFFICE}
    operations = import_module(f"bizdesk.{area}.operations").OPERATIONS
    rules = import_module(f"bizdesk.{area}.kept").KEPT
    assert [operation.name for operation in operations if operation.kind.kind_name() not in known] == []
    assert [kind.kind_name() for kind in rules if kind.kind_name() not in known] == []
    for operation in operations:
        assert operation in acts.for_kind(operation.kind)
    for kind, rule in rules.items():
        assert keeping.kept(kind) is rule
