"""The language of what is said before an office is opened, and of what is said without opening one."""

import os
from collections.abc import Sequence
from pathlib import Path

# Commands that make an office, or bring their own: they are not about the one that is there.
APART = ("new", "demo", "salvage")


def tongue(command: str, line: Sequence[str]) -> str:
    """The name of the language: as --lang says, else the office's own where its file can be read, else the system's."""
    if told := _option(line, "--lang"):
        return told
    of_office = "" if command in APART else _kept(place(_option(line, "--office")))
    return of_office or _of_system()


def place(named: str) -> Path:
    """The office file: as the command line names it, as BIZDESK_OFFICE does, or in the user's data folder.

    A link stands for the file it leads to, beside which the backups lie.
    """
    if named := named or os.environ.get("BIZDESK_OFFICE", ""):
        path = Path(named)
        return path.resolve() if path.is_symlink() else path
    from bizdesk.office import homes

    return homes.data() / "office.bizdesk"


def _option(line: Sequence[str], name: str) -> str:
    """The value of an option on a line that was not looked at yet; '' where it is not there."""
    for index, word in enumerate(line):
        if word.startswith(f"{name}="):
            return word.removeprefix(f"{name}=")
        if word == name and index + 1 < len(line):
            return line[index + 1]
    return ""


def _kept(path: Path) -> str:
    """The language that an office file holds; '' where there is none."""
    try:
        if not path.is_file():
            return ""
    except (OSError, ValueError):
        return ""
    from bizdesk.office.engine import language

    return language(path)


def _of_system() -> str:
    """Chinese where the system speaks it, else English."""
    told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh_CN" if told.startswith("zh") else "en"
