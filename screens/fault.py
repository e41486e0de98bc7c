"""What happens after an unexpected fault: a private log without values, a page of our own, and another beginning."""

import contextlib
import sqlite3
import sys
from collections.abc import Callable

from peewee import PeeweeException

from bizdesk import beforehand
from bizdesk.office.errors import Damaged, Refused
from bizdesk.office.faultlog import told
from bizdesk.office.faults import worded
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _, use

from .terminal import at_terminal, need_utf8

WORDS = N_(
    "Something went wrong in bizdesk itself.\n\nWhat was saved is whole, and what you were typing is kept as a draft.\n"
    "{where}\n\nenter  go on with the office        q  leave"
)
OF_FILE = N_("{reason}\n\n{where}\n\nenter  go on with the office        q  leave")


def run(office: Office, language: str = "") -> int:
    """Show the screens of an office until they are left, in a language or, without one, in the office's own; the exit
    status. Refused by a terminal that cannot."""
    need_utf8()
    from .app import App

    def begun() -> None:
        from bizdesk.opening import backup_in_background

        backup_in_background(office)

    then: Callable[[], None] | None = begun
    while True:
        app = App(office, then, language)
        then = None
        app.run()
        if app.anew:
            use(app.spoken())
            continue
        if app.fault is None:
            # Whoever leaves an office that cannot be read any more is not kept for that.
            with contextlib.suppress(Refused, PeeweeException, sqlite3.Error, OSError):
                beforehand.work_out(office)
            return 0
        where = told(app.fault)
        if not at_terminal():
            with contextlib.suppress(OSError):
                print(where, file=sys.stderr)
            return 1
        from .fault_page import FaultPage

        if not FaultPage(page(app.fault, where)).run():
            return 1
        office.db.rollback()


def page(fault: Exception, where: str) -> str:
    """What the page says: of a damaged file its own words, of anything else that it is our fault."""
    if isinstance(fault, PeeweeException | sqlite3.Error) and isinstance(said := worded(fault), Damaged):
        return _(OF_FILE).format(reason=said, where=where)
    return _(WORDS).format(where=where)
