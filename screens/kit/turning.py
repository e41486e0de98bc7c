"""Undo and redo: at once where an act was small, behind a bar with a key to stop it where it was large."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Refused
from bizdesk.office.language import _
from bizdesk.office.work import Work, finished

if TYPE_CHECKING:
    from ..app import App

AT_ONCE = 2_000


def take_back(app: "App", number: int) -> None:
    """Take an act of the journal back, whichever it is; first ask."""
    from bizdesk.office.journal import JournalBatch, told
    from bizdesk.office.undo import taking_back

    from .question import Question

    what = told(JournalBatch.get_by_id(number))

    def answered(yes: bool) -> None:
        if yes:
            words = _("Undone: {what}").format(what=what)
            _turn(app, taking_back(app.office, number), _("Undo"), lambda _what: words)

    app.ask(Question(_("Take act {number} back: {what}?").format(number=number, what=what)), answered)


def undo(app: "App") -> None:
    """Take the newest act back, and say which; first ask where that is no small matter."""
    from bizdesk.decided import DECIDED
    from bizdesk.office.second_thought import of_another, second_thought
    from bizdesk.office.undo import last_done, taking_back

    act = last_done()
    name = of_another(app.office, act) if act else ""

    def answered(yes: bool) -> None:
        if yes:
            _turn(app, taking_back(app.office, act.id if act else None), _("Undo"), said)

    def said(what: str) -> str:
        return _("Undone: {what}").format(what=_("{what} (by {name})").format(what=what, name=name) if name else what)

    question = second_thought(app.office, act, DECIDED) if act else ""
    if not question:
        answered(True)
        return
    from .question import Question

    app.ask(Question(question), answered)


def redo(app: "App") -> None:
    """Do again what was undone last, and say what; first ask where somebody else undid it."""
    from bizdesk.office.second_thought import thought_again
    from bizdesk.office.undo import doing_again, last_undoing, last_undone

    undoing, undone = last_undoing(), last_undone()

    def answered(yes: bool) -> None:
        if yes and last_undoing() != undoing:
            # Another program undid more while it was asked.
            redo(app)
        elif yes:
            _turn(app, doing_again(app.office), _("Redo"), lambda what: _("Done again: {what}").format(what=what))

    question = thought_again(app.office, undoing, undone) if undoing and undone else ""
    if not question:
        answered(True)
        return
    from .question import Question

    app.ask(Question(question), answered)


def _turn(app: "App", looking: Work[Any], title: str, said: Callable[[str], str]) -> None:
    from bizdesk.office.undo import turning

    def turned(what: str) -> None:
        app.say(said(what))
        app.reread()

    _done, entries, _words = next(looking)
    if entries <= AT_ONCE:
        turned(finished(turning(app.office, app.office.who, finished(looking))))
        return
    from .progress import Progress
    from .writing import write

    def looked(found: Any) -> None:
        if isinstance(found, Refused):
            raise found
        write(app, title, turning(app.office, app.office.who, found), entries, turned)

    app.ask(Progress(title, looking), looked)
