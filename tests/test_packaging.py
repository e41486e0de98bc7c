"""What is installed: every package under the one name, with every file it reads, and nothing of anybody else's name."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
ELSEWHERE = {ROOT / folder: name for name, folder in SETUPTOOLS["package-dir"].items()}


def folders() -> dict[str, Path]:
    """Every package there is, by the name it is imported by."""
    found = {name: folder for folder, name in ELSEWHERE.items()}
    for top, name in [(ROOT / "bizdesk", "bizdesk"), *ELSEWHERE.items()]:
        for file in top.rglob("__init__.py"):
            found[".".join((name, *file.parent.relative_to(top).parts))] = file.parent
    return found


def test_every_package_is_installed_and_under_the_one_name() -> None:
    assert sorted(SETUPTOOLS["packages"]) == sorted(folders())
    assert {name.partition(".")[0] for name in SETUPTOOLS["packages"]} == {"bizdesk"}
    assert set(SETUPTOOLS["package-dir"].values()) == {"screens", "data"}


def test_what_a_package_reads_is_installed_with_it() -> None:
    patterns = SETUPTOOLS["package-data"]
    sent = {file for name, folder in folders().items() for each in patterns.get(name, ()) for file in folder.glob(each)}
    there = {file for top in (ROOT / "bizdesk", *ELSEWHERE) for file in top.rglob("*") if file.is_file()}
    left = {file for file in there - sent if file.suffix not in (".py", ".pyc", ".po", ".pot")}
    assert not left, sorted(map(str, left))
