"""What an office file is told by, before anything in it is believed."""

import os
import stat
from pathlib import Path

from bizdesk.office.errors import Damaged, Refused, system_words
from bizdesk.office.language import N_

APPLICATION_ID = 0x42495A44  # "BIZD"
MAGIC = b"SQLite format 3\x00"


def version(path: Path) -> int:
    """The schema version written in a file's header."""
    with open(path, "rb") as stream:
        stream.seek(60)
        return int.from_bytes(stream.read(4), "big")


def known(path: Path, latest: int) -> int:
    """The schema version of a file; Refused where it is newer than the latest this program knows."""
    found = version(path)
    if found > latest:
        raise Refused(
            N_("{path} was made by a newer bizdesk (schema {found}, this program knows {known}): install that one."),
            path=path,
            found=found,
            known=latest,
        )
    if found == 0:
        raise Damaged(N_("{path} was never finished: delete it and make a new office."), path=path)
    return found


def interrupted(path: Path) -> bool:
    """Whether a save was under way when the last program stopped: its journal takes it back at the next opening."""
    try:
        return os.stat(f"{path}-journal").st_size > 0
    except OSError:
        return False


def is_office(path: Path) -> bool:
    """Whether a file is an office file, whole or not."""
    with open(path, "rb") as stream:
        head = stream.read(100)
    return head[:16] == MAGIC and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def check(path: Path) -> os.stat_result:
    """Refuse what is not an office file of ours or not whole; the file's state otherwise."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise Refused(N_("{path} is not a file."), path=path)
        with open(path, "rb") as stream:
            head = stream.read(100)
    except FileNotFoundError:
        raise Refused(N_("There is no office file {path}: make one with 'bizdesk new {path}'."), path=path) from None
    except OSError as fault:
        raise Refused(N_("{path} cannot be opened: {reason}."), path=path, reason=system_words(fault)) from None
    if not head:
        raise Damaged(N_("{path} is empty: restore a backup."), path=path)
    if head[:16] != MAGIC or len(head) < 100:
        raise Refused(N_("{path} is not an office file."), path=path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Refused(N_("{path} is a database of another program, not an office file."), path=path)
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    # A save that was interrupted may have cut or lengthened the file: only its journal knows how long it was.
    if page < 512 or (found.st_size < page * pages and not interrupted(path)):
        raise Damaged(
            N_("{path} is cut short: {size} bytes of {expected}. Restore a backup, or salvage what is readable."),
            path=path,
            size=found.st_size,
            expected=page * pages,
        )
    return found
