"""The command line read by the table of commands."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from bizdesk.commands.argument import Argument, Command
from bizdesk.commands.table import GLOBAL, TABLE
from bizdesk.commands.usage import Usage
from bizdesk.office.language import N_

# What the standard library says of a wrong line, and what we say.
PHRASES = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), N_("{what} is missing.")),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), N_("Not understood: {what}.")),
    (re.compile(r"argument (?P<what>\S+): expected (one|at least one) argument"), N_("{what} needs a value.")),
    (re.compile(r"argument (?P<what>\S+): ignored explicit argument .*"), N_("{what} takes no value.")),
    (
        re.compile(r"argument (?P<what>\S+): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)"),
        N_("{what} is one of {choices}, not {value}."),
    ),
    (
        re.compile(r"argument (?P<what>\S+): invalid .*value: (?P<value>.+)"),
        N_("{what} is a whole number from 1 up, not {value}."),
    ),
)
WHOLE = re.compile(r"[0-9]{1,12}")
# Options that a value follows, which is therefore no command.
VALUED = {
    name
    for argument in (*GLOBAL, *(argument for command in TABLE for argument in command.arguments))
    if argument.option and argument.times
    for name in (argument.name, argument.short)
}
ONE_VALUE = {name for name in VALUED if name.startswith("--") and name != "--map"}


class Parser(argparse.ArgumentParser):
    """A parser that refuses in our words and never ends the program."""

    def error(self, message: str) -> NoReturn:
        for pattern, words in PHRASES:
            if found := pattern.fullmatch(message):
                fault = Usage(words, **found.groupdict())
                break
        else:
            fault = Usage(message)
        fault.command = self.prog
        raise fault


def split(line: Sequence[str]) -> tuple[str, list[str]]:
    """The name of the command on a line, '' where there is none, and the rest of the line."""
    skip = False
    for place, word in enumerate(line):
        if skip:
            skip = False
        elif word == "--":
            break
        elif word.startswith("-") and len(word) > 1:
            skip = word in VALUED
        else:
            return word, [*line[:place], *line[place + 1 :]]
    return "", list(line)


def parse(command: Command | None, line: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command by their attributes; Usage where the line is wrong."""
    parser = Parser(prog=command.name if command else "", add_help=False, allow_abbrev=False)
    arguments = (*GLOBAL, *(command.arguments if command else ()))
    for argument in arguments:
        _declare(parser, argument)
    options = parser.parse_intermixed_args(_joined(line))
    for argument in arguments:
        if getattr(options, argument.attribute) == "":
            words = N_("{what} needs a value.") if argument.option else N_("{what} is missing.")
            raise Usage(words, what=argument.name)
    return options


def _joined(line: Sequence[str]) -> list[str]:
    """The line with each value joined to its option, as the library takes -cost after --sort for another option."""
    words: list[str] = []
    for word in line:
        if words and words[-1] in ONE_VALUE and not word.startswith("--"):
            words[-1] += f"={word}"
        else:
            words.append(word)
    return words


def _declare(parser: Parser, argument: Argument) -> None:
    rest: dict[str, Any] = {"metavar": argument.value or argument.name}
    if argument.whole:
        rest["type"] = whole
    if argument.choices:
        rest["choices"] = argument.choices
    if argument.option:
        names = [name for name in (argument.name, argument.short) if name]
        if not argument.times:
            parser.add_argument(*names, dest=argument.attribute, action="store_true")
            return
        if argument.times == "+":
            rest |= {"nargs": "+", "action": "extend"}
        parser.add_argument(*names, dest=argument.attribute, required=argument.needed, **rest)
    else:
        if argument.times == "*":
            rest["default"] = []
        parser.add_argument(argument.attribute, nargs=None if argument.times == "1" else argument.times, **rest)


def whole(text: str) -> int:
    """A whole number from 1 up, in plain digits."""
    if not WHOLE.fullmatch(text) or not int(text):
        raise ValueError(text)
    return int(text)
