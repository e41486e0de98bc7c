"""A command line that cannot be understood."""

from bizdesk.office.errors import Refused
from bizdesk.office.language import _


class Usage(Refused):
    """A wrong command line, in words: exit status 2, where a refusal of the office is 1.

    command: the command whose help would explain it, '' for none.
    """

    command = ""

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} " + _("See 'bizdesk help {command}'.").format(command=self.command) if self.command else text
