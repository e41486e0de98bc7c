"""The command line: from the words typed to the command that does it, and from whatever goes wrong to a sentence."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from bizdesk import __version__
from bizdesk.commands.argument import Command
from bizdesk.commands.output import Output
from bizdesk.commands.signs import holds_chinese, take_any_text
from bizdesk.commands.table import named
from bizdesk.commands.tongue import tongue
from bizdesk.commands.usage import Usage
from bizdesk.office import language
from bizdesk.office.errors import NothingToDo, Refused, Unknown, system_words
from bizdesk.office.language import _

if TYPE_CHECKING:
    from bizdesk.commands.session import Session

DONE, REFUSED, WRONG = 0, 1, 2
STOPPED = 130  # what a shell expects of a program ended by ctrl+c, so that its loop ends too
HELP = ("-h", "--help")


def run(argv: Sequence[str] | None = None, stdout: TextIO | None = None, stderr: TextIO | None = None) -> int:
    """Carry out a command line; the exit status: 0 done, 1 refused, 2 wrong usage, 130 stopped."""
    output = Output(stdout or _ready(sys.stdout), stderr or _ready(sys.stderr))
    try:
        status = _worded(sys.argv[1:] if argv is None else argv, output)
        output.flush()
    except BrokenPipeError:
        _hush(output.out)
        _hush(output.err)
        return DONE
    return status


def _worded(line: Sequence[str], output: Output) -> int:
    """Carry a line out; what goes wrong becomes one line on the stream of messages."""
    try:
        status = dispatch(line, output)
        output.flush()
        return status
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        output.say(_("Stopped."))
        return STOPPED
    except NothingToDo as fault:
        output.say(str(fault))
        return DONE
    except (Usage, Unknown) as fault:
        output.say(str(fault))
        return WRONG
    except Refused as fault:
        output.say(str(fault))
        return REFUSED
    except Exception as fault:  # whatever it is, nobody at a keyboard shall read a traceback
        output.say(_unexpected(fault))
        return REFUSED


def dispatch(line: Sequence[str], output: Output) -> int:
    """Find the command of a line and run it; without a command the screens open."""
    from bizdesk.commands.parsing import parse, split

    name, rest = split(line)
    if not name and "--version" in rest:
        output.line(f"bizdesk {__version__}")
        return DONE
    language.use(tongue(name, rest) if holds_chinese(output.out) else "en")
    command = named(name) if name else None
    if any(word in HELP for word in rest):
        from bizdesk.commands.explain import explain

        explain(command, output, [word for word in rest if word not in HELP])
        return DONE
    options = parse(command, rest)
    if not holds_chinese(output.out):
        options.lang = "en"  # the words of the office's own language would be question marks
    from bizdesk.commands.session import Session

    session = Session(options, output)
    try:
        return _function(command)(session) or DONE
    finally:
        session.close()


def _function(command: Command | None) -> Callable[["Session"], int | None]:
    module, _colon, function = (command.run if command else "screens:screens").partition(":")
    return getattr(import_module(f"bizdesk.commands.{module}"), function)


def _unexpected(fault: Exception) -> str:
    if "peewee" in sys.modules:
        import peewee

        from bizdesk.office.faults import FAULTS, worded

        if isinstance(fault, FAULTS):
            return str(worded(fault))
        if isinstance(fault, peewee.DoesNotExist):
            return _("A record names another that is not there: the file is damaged. Run 'bizdesk check'.")
    if isinstance(fault, OSError) and fault.strerror:
        return _("The system refused: {reason}.").format(
            reason=": ".join(str(part) for part in (fault.filename, system_words(fault)) if part)
        )
    from bizdesk.office.faultlog import told

    return _("Something went wrong in bizdesk itself; what was saved is whole.") + " " + told(fault)


def _ready(stream: TextIO | None) -> TextIO:
    """A stream that takes any text: what its encoding lacks becomes plain signs; a closed one swallows it."""
    if stream is None:
        return StringIO()
    if isinstance(stream, TextIOWrapper):
        take_any_text(stream)
    return stream


def _hush(stream: TextIO) -> None:
    """Keep Python from complaining, as it ends, about what a closed pipe did not take."""
    try:
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except ValueError:
        return
