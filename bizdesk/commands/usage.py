"""A command line that cannot be understood."""

from bizdesk.office.errors import Refused


class Usage(Refused):
    """A wrong command line, in words: exit status 2, where a refusal of the office is 1."""
