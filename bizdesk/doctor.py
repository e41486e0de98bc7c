"""The health of the program's surroundings: one line each on the file, the disk, the terminal and the language."""

import locale
import os
import platform
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bizdesk.office import engine, header, homes, migrations
from bizdesk.office.backup import folder, kept
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.opening import synced

LEAST_SQLITE = (3, 37, 0)  # STRICT tables
LEAST_FREE = 3  # times the file: a backup, an upgrade and room to work
LEAST_COLUMNS, LEAST_LINES = 80, 24


@dataclass(frozen=True)
class Line:
    """One thing looked at: what it is, what was found, whether it is as it should be."""

    label: str
    value: str
    ok: bool


def examine(path: Path) -> list[Line]:
    """Everything worth knowing when something does not work; nothing is changed, a missing or broken file is a line."""
    lines = [*_program(), *_terminal()]
    found = _line(N_("Office file"), lambda: _whole(path))
    lines.append(found)
    if path.is_file():
        lines += _file(path)
        if found.ok:
            lines += _inside(path)
    return lines


def _line(label: str, ask: Callable[[], tuple[str, bool]]) -> Line:
    try:
        value, ok = ask()
    except (Refused, OSError, engine.Fault) as fault:
        value, ok = str(fault), False
    return Line(_(label), value, ok)


def _program() -> list[Line]:
    fts, new_enough = engine.searches(), engine.VERSION_INFO >= LEAST_SQLITE
    settings = homes.settings()
    return [
        Line("Python", platform.python_version(), sys.version_info >= (3, 11)),
        Line("SQLite", engine.VERSION + ("" if fts else " - FTS5"), new_enough and fts),
        Line(_("Settings folder"), str(settings), _writable(settings)),
    ]


def _terminal() -> list[Line]:
    size = shutil.get_terminal_size()
    encoding = (getattr(sys.stdout, "encoding", None) or "?").lower()
    language = ".".join(part for part in locale.getlocale() if part) or "C"
    colour = os.environ.get("COLORTERM", "").lower()
    kind = os.environ.get("TERM", "") or ("Windows" if os.name == "nt" else "")
    plain = "NO_COLOR" in os.environ
    large = size.columns >= LEAST_COLUMNS and size.lines >= LEAST_LINES
    return [
        Line(_("Terminal"), f"{kind or '?'} {size.columns}x{size.lines}", kind not in ("", "dumb") and large),
        Line(_("Colours"), _("none (NO_COLOR)") if plain else colour or _("256 or fewer"), True),
        Line(_("Encoding"), encoding, encoding.replace("-", "") == "utf8"),
        Line(_("Locale"), language, True),
        Line(_("Chinese characters"), "办公室 ｜资产", encoding.replace("-", "") in ("utf8", "gbk", "gb18030")),
    ]


def _whole(path: Path) -> tuple[str, bool]:
    header.check(path)
    version = header.known(path, migrations.latest())
    told = _("{path}, schema {version}").format(path=path.resolve(), version=version)
    return (told + ", " + _("a save was interrupted"), False) if engine.cut_off(path) else (told, True)


def _file(path: Path) -> list[Line]:
    found, free = path.stat(), shutil.disk_usage(path.parent).free
    mode, warning = stat.S_IMODE(found.st_mode), synced(path)
    return [
        Line(_("Size"), f"{found.st_size / 1e6:,.1f} MB", True),
        Line(_("Rights"), f"{mode:04o}", os.name == "nt" or not mode & 0o077),
        Line(_("Writable"), _("yes") if os.access(path, os.W_OK) else _("no"), os.access(path, os.W_OK)),
        Line(_("Folder"), str(path.resolve().parent), os.access(path.parent, os.W_OK)),
        Line(_("Free space"), f"{free / 1e9:,.1f} GB", free > LEAST_FREE * found.st_size),
        Line(_("Synced folder"), warning or _("no"), not warning),
        _line(N_("Backups"), lambda: _backups(path)),
    ]


def _inside(path: Path) -> list[Line]:
    return [
        _line(N_("Journal mode"), lambda: (mode := engine.setting(path, "journal_mode"), mode != "wal")),
        _line(N_("Pages"), lambda: (" x ".join(engine.setting(path, n) for n in ("page_count", "page_size")), True)),
    ]


def _backups(path: Path) -> tuple[str, bool]:
    backups = kept(path)
    if not backups:
        return _("none yet, in {folder}").format(folder=folder(path)), False
    return _("{count}, the newest of {at}, in {folder}").format(
        count=len(backups), at=backups[-1].at.strftime("%Y-%m-%d %H:%M"), folder=folder(path)
    ), True


def _writable(place: Path) -> bool:
    while not place.exists() and place != place.parent:
        place = place.parent
    return os.access(place, os.W_OK)
