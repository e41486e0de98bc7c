"""The message ids of the program, found in its source; run as a script it brings the zh_CN catalogue up to date.

python tests/catalogue.py      (needs Babel; the tests do not)
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("bizdesk", "screens")
CATALOGUE = ROOT / "data" / "locale" / "zh_CN" / "LC_MESSAGES" / "bizdesk.po"
# Pure modules know nothing of the catalogue: the sentences they hold in tables are shown translated.
TABLES = {"bizdesk/office/refusal.py": str.isupper, "bizdesk/assets/why.py": "MESSAGES".__eq__}


def sources() -> Iterator[Path]:
    """Every source file of the program, but for the demo company's script."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "demo" not in path.parts:
                yield path


def messages() -> dict[str, list[str]]:
    """Every message id with the places it stands in."""
    found: dict[str, list[str]] = {}
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text, line in (*marked(tree), *tabled(tree, TABLES.get(name))):
            if text:
                found.setdefault(text, []).append(f"{name}:{line}")
    return found


def marked(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The strings inside _() and N_(), and the sentences of refusals."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_") and node.args:
            for inner in ast.walk(node.args[0]):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value, inner.lineno


def unmarked(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Sentences handed to a refusal that nobody marked."""
    for node in ast.walk(tree):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if named and node.func.id in ("Refused", "NotFound", "Damaged", "NothingToDo", "Stale") and node.args:  # type: ignore[attr-defined]
            first = node.args[0]  # type: ignore[attr-defined]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, first.lineno


def tabled(tree: ast.Module, wanted: object) -> Iterator[tuple[str, int]]:
    """The strings assigned to names of a pure module that hold sentences."""
    if not callable(wanted):
        return
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and wanted(node.targets[0].id):
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            for value in values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value, value.lineno


def update() -> list[str]:
    """Write the catalogue anew with every message id, keeping its translations; the ids still without one."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po, write_po

    old = Catalog(locale="zh_CN")
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as stream:
            old = read_po(stream, locale="zh_CN")
    new = Catalog(locale="zh_CN", project="bizdesk", charset="utf-8", fuzzy=False)
    missing = []
    for text, places in sorted(messages().items()):
        known = old.get(text)
        translation = known.string if known is not None else ""
        new.add(text, translation, locations=[(place.split(":")[0], 0) for place in sorted(set(places))][:1])
        if not translation:
            missing.append(text)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as stream:
        write_po(stream, new, omit_header=False, width=0, include_lineno=False, sort_output=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, new)
    return missing


if __name__ == "__main__":
    for message in update():
        print("no translation:", message)
