"""A command line that cannot be understood."""

from collections.abc import Iterator
from contextlib import contextmanager

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _


class Usage(Refused):
    """A wrong command line, in words: exit status 2, where a refusal of the office is 1.

    command: the command whose help would explain it, '' for none.
    """

    command = ""

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} " + _("See 'bizdesk help {command}'.").format(command=self.command) if self.command else text


@contextmanager
def usage_of(option: str) -> Iterator[None]:
    """Make of a value that is none, such as a day that does not exist, a wrong use of its option."""
    try:
        yield
    except Refused as fault:
        raise Usage(N_("{label}: {reason}"), label=option, reason=str(fault)) from None
