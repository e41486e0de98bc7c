"""The table of commands: parser, help and README are made from it."""

from collections.abc import Iterable

from bizdesk.commands.argument import Argument, Command
from bizdesk.commands.table_exchange import EXCHANGE
from bizdesk.commands.table_journal import JOURNAL
from bizdesk.commands.table_offices import HEALTH, MAKING
from bizdesk.commands.table_records import RECORDS
from bizdesk.commands.table_reports import REPORTS
from bizdesk.commands.usage import Usage
from bizdesk.office.language import LANGUAGES, N_, _

GLOBAL = (
    Argument("--office", N_("The office file; else BIZDESK_OFFICE, else the one in your data folder."), value="FILE"),
    Argument("--today", N_("The office's day, for looking ahead."), value="DATE"),
    Argument("--as", N_("Who acts: a staff number."), value="STAFF", key="who"),
    Argument("--lang", N_("The language, whatever the office's own."), choices=tuple(LANGUAGES)),
)
HELP = (
    Command(
        "help",
        (Argument("COMMAND", N_("The command to be explained."), "?"),),
        N_("Explains a command."),
        "bizdesk help import",
        "explain:help_on",
    ),
)
TABLE = (*MAKING, *RECORDS, *EXCHANGE, *REPORTS, *JOURNAL, *HEALTH, *HELP)
BY_NAME = {command.name: command for command in TABLE}


def named(name: str) -> Command:
    """The command of this name; Usage with the nearest ones where there is none."""
    if name in BY_NAME:
        return BY_NAME[name]
    raise Usage(
        N_("There is no command {name}. {near}"), name=name, near=nearest(name, BY_NAME, _("See 'bizdesk help'."))
    )


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """The names that look like a mistyped one, in a sentence; otherwise where to find them all."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), 3, 0.6)
    return _("Did you mean {names}?").format(names=" / ".join(found)) if found else otherwise


def usage(command: Command) -> str:
    """A command with its arguments, as the help and the README write it."""
    return " ".join([command.name, *(argument.shown() for argument in command.arguments)])
