"""The check of the whole office, with a bar and a stop key, and what it found."""

from typing import TYPE_CHECKING

from bizdesk.office.errors import Refused
from bizdesk.office.language import _

from .message import show_text
from .progress import Progress

if TYPE_CHECKING:
    from bizdesk.office.check import Finding

    from ..app import App


def check(app: "App") -> None:
    """Check everything that can be proved of the office, and tell what was found."""
    from bizdesk.office.check import checking

    work = checking(app.office, app.office.invariants())
    app.ask(Progress(_("Check of the office"), work, only_reads=True), lambda found: tell(app, found))


def tell(app: "App", found: "list[Finding] | Refused") -> None:
    """Say that the office is sound, or show what is not as it should be."""
    if isinstance(found, Refused):
        raise found
    told = [finding.sentence for finding in found]
    wrong = sum(finding.severity == "error" for finding in found)
    if not wrong:
        told.append(_("{path} is sound.").format(path=app.office.path))
    else:
        told.append(_("{path} is not sound. Findings: {count}.").format(path=app.office.path, count=wrong))
    if len(told) == 1:
        app.say(told[0])
    else:
        show_text(app, _("Check of the office"), "\n".join(told))
