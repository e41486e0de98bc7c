"""The commands of bizdesk: the table that declares them, and a module for each noun that carries them out."""

from bizdesk.commands.argument import Argument, Command
from bizdesk.commands.table import BY_NAME, GLOBAL, TABLE, named, usage

__all__ = ["BY_NAME", "GLOBAL", "TABLE", "Argument", "Command", "named", "usage"]
