"""Help, made from the table of commands."""

from collections.abc import Sequence

from bizdesk.commands.argument import Argument, Command
from bizdesk.commands.layout import pairs
from bizdesk.commands.output import Output
from bizdesk.commands.session import Session
from bizdesk.commands.table import GLOBAL, TABLE, named, usage
from bizdesk.office.language import N_, _

STATUSES = N_(
    "Exit status: 0 done, 1 refused, 2 wrong usage. Results go to standard output, messages to standard error."
)
ALONE = N_("Without a command the screens open.")


def help_on(session: Session) -> None:
    """Explain one command, or list them all."""
    name = session.options.command
    explain(named(name) if name else None, session.output)


def explain(command: Command | None, output: Output, typed: Sequence[str] = ()) -> None:
    """Write the help of a command, or the overview; typed: the words behind the command, which may name an action."""
    if command is None:
        _overview(output)
        return
    output.line(f"bizdesk {usage(command)}")
    output.line()
    output.lines(pairs([("", _(command.words))], output.width))
    if command.arguments:
        output.line()
        output.lines(pairs([_described(argument) for argument in command.arguments], output.width))
    if told := _asked(typed) if command.name == "do" else []:
        output.line()
        output.lines(pairs(told, output.width))
    output.line()
    output.line(_("Example:"))
    output.line(f"  {command.example}")


def _asked(typed: Sequence[str]) -> list[tuple[str, str]]:
    """What the action that is named asks for: each field, and what may stand in it."""
    from bizdesk.acts import for_kind
    from bizdesk.kinds import KINDS

    name, kind = [*typed, "", ""][:2]
    asked = next((each.inputs for each in for_kind(KINDS[kind]) if each.name == name), {}) if kind in KINDS else {}
    told = []
    for word, field in asked.items():
        label = _(", ").join([field.label, *([_("required")] if field.required else [])])
        told.append((f"  {word}", _("{label}: {text}").format(label=label, text=field.help) if field.help else label))
    return told


def _overview(output: Output) -> None:
    output.line("bizdesk " + " ".join(argument.shown() for argument in GLOBAL) + " [COMMAND ...]")
    output.line()
    output.line(_(ALONE))
    output.line()
    output.lines(pairs([(f"  {command.name}", _(command.words)) for command in TABLE], output.width))
    output.line()
    output.line(_("Before or after any command:"))
    output.lines(pairs([_described(argument) for argument in GLOBAL], output.width))
    output.line()
    output.lines(pairs([("", _(STATUSES))], output.width))


def _described(argument: Argument) -> tuple[str, str]:
    """The argument and what it is for."""
    name = f"{argument.short}, {argument.name}" if argument.short else argument.name
    if argument.option and argument.times:
        name += f" {argument.value or '|'.join(argument.choices)}"
    elif argument.choices and not argument.option:
        name = "|".join(argument.choices)
    return f"  {name}", _(argument.words)
