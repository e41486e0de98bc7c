"""Opening an office: the one way programs come to one, with what there is to say about its file."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path, PurePath

from bizdesk.kinds import KINDS, follow, invariants
from bizdesk.office import engine, faults, header, migrations, seal
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import newest_at
from bizdesk.office.language import _, use
from bizdesk.rules import RULES

# Folders that a service copies while the office is open, by the names they bear, folded.
SYNCED = (
    "dropbox",
    "onedrive",
    "icloud",
    "mobile documents",
    "google drive",
    "googledrive",
    "nutstore",
    "坚果云",
    "我的坚果云",
    "baidusyncdisk",
    "百度网盘同步空间",
    "nextcloud",
    "owncloud",
    "syncthing",
    "wpsdrive",
    "wps云盘",
    "box sync",
    "pcloud drive",
)
# A script of many commands makes one backup, not one for each of them.
COMMANDS_APART = 3_600


def with_areas(
    path: Path, *, clock: Callable[[], datetime] | None = None, today: date | None = None, who: str = ""
) -> Office:
    """An office file as it stands, with the kinds and rules of all areas."""
    return Office(path, KINDS, invariants, RULES, follow, clock=clock, today=today, who=who)


def open_office(
    path: Path,
    *,
    today: date | None = None,
    who: str = "",
    clock: Callable[[], datetime] | None = None,
    language: str | None = None,
) -> Office:
    """Open an office file, brought to this program's schema; office.notices says what is odd about it.

    language overrides the office's own. Refused: no office file of ours, or newer than this program;
    Damaged: not whole.
    """
    told: list[str] = []
    header.check(path)
    if engine.cut_off(path):
        told.append(_("The last save was interrupted and is taken back; everything saved before is there."))
    older = header.known(path, migrations.latest()) < migrations.latest()
    if older:
        from bizdesk.office.upgrade import upgrade

        before = upgrade(path, (clock or (lambda: datetime.now(UTC)))())
        told.append(_("The office was brought to this program's schema; {path} is how it was.").format(path=before))
        seal.forget(path)
    office = with_areas(path, clock=clock, today=today, who=who)
    try:
        with faults.in_words(office):
            use(language or office.policy.text("language"))
            if older:
                # Read only here: no office that is of today waits for it.
                from bizdesk.growing import grow

                grow(office)
            odd = (seal.compare(office), odd_clock(office), synced(path))
    except BaseException:
        office.close()
        raise
    mark = seal.Mark(path)

    def closing(ended: Office) -> None:
        seal.write(ended)
        mark.close()

    office.closing = closing
    office.notices += [*told, *filter(None, odd)]
    return office


def backup_in_background(office: Office) -> threading.Thread:
    """Back the office up on a thread and a connection of its own: for the screens, once the first page is painted.

    A fault becomes a notice of the office. The thread may be left alone: an unfinished backup is only a partial file.
    """
    path, at, last = office.path, _at(office), office.policy.get("backup_last")

    def work() -> None:
        try:
            with engine.reading(path) as source:
                _backup(source, path, at, last)
        except (Refused, engine.Fault, OSError) as fault:
            office.notices.append(_("No backup was made: {reason}").format(reason=fault))

    thread = threading.Thread(target=work, name="backup", daemon=True)
    thread.start()
    return thread


def backup_before_writing(office: Office) -> Path | None:
    """Back the office up before a command writes, unless it was done within the hour; a fault becomes a notice."""
    from bizdesk.office.backup import kept

    backups = kept(office.path)
    at = _at(office)
    if backups and abs((at.replace(tzinfo=None) - backups[-1].at).total_seconds()) < COMMANDS_APART:
        return None
    try:
        return _backup(office.db.connection(), office.path, at, office.policy.get("backup_last"))
    except (Refused, engine.Fault, OSError) as fault:
        office.notices.append(_("No backup was made: {reason}").format(reason=fault))
        return None


def odd_clock(office: Office) -> str:
    """A sentence where the newest act is dated after now: the clock was set back, or the file comes from elsewhere."""
    newest, now = newest_at(office), office.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if newest <= now or (office.told_day and newest[:10] <= office.today().isoformat()):
        return ""
    return _("The newest act is dated {then}, after now: is this computer's clock right?").format(
        then=newest[:16].replace("T", " ")
    )


def synced(path: Path) -> str:
    """A warning where a file lies in a folder that a service keeps in step with other computers."""
    resolved = path.resolve()
    for part in PurePath(resolved).parts[:-1]:
        folded = part.casefold()
        if any(folded == name or folded.startswith((f"{name} ", f"{name}-", f"{name}~")) for name in SYNCED):
            return _(
                "{path} lies in a folder that is synced ({name}): such a service may copy or replace the file while "
                "it is open. Keep the office on this computer and its backups there."
            ).format(path=resolved, name=part)
    return ""


def _at(office: Office) -> datetime:
    return office.now().astimezone(office.zone)


def _backup(source: engine.Connection, path: Path, at: datetime, last: int | None) -> Path | None:
    from bizdesk.office.backup import automatic

    return automatic(source, path, at, last or 10)
