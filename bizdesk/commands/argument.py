"""A command and its arguments as the table of commands declares them, and the arguments that several have."""

from typing import NamedTuple

from bizdesk.office.language import N_

LISTS = ("text", "json", "csv")
DOCUMENTS = ("text", "html", "csv", "xlsx", "json")


class Argument(NamedTuple):
    """One word of a command line: a place in order ("KIND") or, with dashes, an option ("--limit").

    times: '1', '?' at most one, '*' any number, '+' at least one; '' for an option without a value. value names what
    an option takes; whole asks for a whole number; key is its name in the program where that differs; needed
    is an option that may not be left out.
    """

    name: str
    words: str
    times: str = "1"
    value: str = ""
    choices: tuple[str, ...] = ()
    whole: bool = False
    key: str = ""
    short: str = ""
    needed: bool = False

    @property
    def option(self) -> bool:
        return self.name.startswith("-")

    @property
    def attribute(self) -> str:
        """What the parsed value is called."""
        return self.key or self.name.strip("-").replace("-", "_").lower()

    def shown(self) -> str:
        """The argument as the usage line writes it."""
        if self.option:
            dots = " ..." if self.times == "+" else ""
            value = f" {self.value or '|'.join(self.choices)}{dots}" if self.times else ""
            return f"{self.short or self.name}{value}" if self.needed else f"[{self.short or self.name}{value}]"
        name = "|".join(self.choices) or self.name
        return {"1": name, "?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}[self.times]


class Command(NamedTuple):
    """One command: its name, its arguments, what it does, an example, and the module and function that do it."""

    name: str
    arguments: tuple[Argument, ...]
    words: str
    example: str
    run: str


def reading(formats: tuple[str, ...] = LISTS) -> Argument:
    return Argument("--format", N_("How the result is written."), choices=formats)


KIND = Argument("KIND", N_("A kind of record, as 'bizdesk kinds' lists them."))
NUMBER = Argument("NUMBER", N_("The record's number or code, or its name where it is the only one."))
VALUES = Argument(
    "field=value", N_("A field and its value; field=@FILE reads the value from a file."), "*", key="values"
)
FILTERS = Argument(
    "field=value",
    N_("Only rows like this: field=value, field!=value, field~part, field>=value; several must all hold."),
    "*",
    key="filters",
)
DRY = Argument("--dry-run", N_("Say what would be done, and do nothing."), "")
ON = Argument("--on", N_("As of this day."), value="DATE")
OUT = Argument("--output", N_("Write to this file."), value="FILE", short="-o")
FORCE = Argument("--force", N_("Write over a file that is there."), "")
LIMIT = Argument("--limit", N_("At most so many."), value="N", whole=True)
