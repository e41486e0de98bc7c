"""Undo and redo: at once where an act was small, with a bar and a key to stop the looking where it was large."""

from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Refused
from bizdesk.office.language import _
from bizdesk.office.work import Work, finished

if TYPE_CHECKING:
    from ..app import App

AT_ONCE = 2_000


def undo(app: "App") -> None:
    """Take the newest act back, and say which."""
    from bizdesk.office.undo import taking_back

    _turn(app, taking_back(app.office), _("Undo"), _("Undone: {what}"))


def redo(app: "App") -> None:
    """Do again what was undone last, and say what."""
    from bizdesk.office.undo import doing_again

    _turn(app, doing_again(app.office), _("Redo"), _("Done again: {what}"))


def _turn(app: "App", looking: Work[Any], title: str, words: str) -> None:
    from bizdesk.office.undo import turning

    def write(found: Any) -> str:
        return finished(turning(app.office, app.office.who, found))

    def turned(what: str | Refused) -> None:
        if isinstance(what, Refused):
            raise what
        app.say(words.format(what=what))
        app.reread()

    _done, entries, _words = next(looking)
    if entries <= AT_ONCE:
        turned(write(finished(looking)))
        return
    from .progress import Progress

    app.ask(Progress(title, looking, finish=write), turned)
