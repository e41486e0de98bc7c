"""The table of commands: parser, help and README are made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bizdesk.commands.usage import Usage
from bizdesk.office.language import LANGUAGES, N_, _

LISTS = ("text", "json", "csv")
DOCUMENTS = ("text", "html", "csv", "xlsx", "json")


@dataclass(frozen=True)
class Argument:
    """One word of a command line: a place in order ("KIND") or, with dashes, an option ("--limit").

    times: '1', '?' at most one, '*' any number, '+' at least one; '' for an option without a value. value names what
    an option takes; whole asks for a whole number; key is its name in the program where that differs.
    """

    name: str
    words: str
    times: str = "1"
    value: str = ""
    choices: tuple[str, ...] = ()
    whole: bool = False
    key: str = ""
    short: str = ""

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
            return f"[{self.short or self.name}{value}]"
        name = "|".join(self.choices) or self.name
        return {"1": name, "?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}[self.times]


@dataclass(frozen=True)
class Command:
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
LIMIT = Argument("--limit", N_("At most so many."), value="N", whole=True)

GLOBAL = (
    Argument("--office", N_("The office file; else BIZDESK_OFFICE, else the one in your data folder."), value="FILE"),
    Argument("--today", N_("The office's day, for looking ahead."), value="DATE"),
    Argument("--as", N_("Who acts: a staff number."), value="STAFF", key="who"),
    Argument("--lang", N_("The language, whatever the office's own."), choices=tuple(LANGUAGES)),
)

TABLE = (
    Command(
        "demo",
        (Argument("--keep", N_("Leave the demo office as this file."), value="FILE"),),
        N_("Opens the screens on a full demo office, a scratch copy."),
        "bizdesk demo",
        "screens:demo",
    ),
    Command(
        "new",
        (
            Argument("FILE", N_("The office file to make."), "?"),
            Argument("--name", N_("The name of the office."), value="NAME"),
            Argument("--currency", N_("Its currency, such as CNY or EUR."), value="CODE"),
            Argument("--country", N_("Its country, such as CN: presets and holidays."), value="CODE"),
            Argument("--year-start", N_("The first month of its business year."), value="MONTH", whole=True),
            DRY,
        ),
        N_("Creates an office with the preset categories, policy and calendar."),
        'bizdesk new office.bizdesk --name "Blue Heron Ltd" --country CN',
        "offices:new",
    ),
    Command(
        "kinds",
        (Argument("KIND", N_("Only this kind, with its fields and actions."), "?"), reading()),
        N_("The kinds of record; of one kind its fields with type, label, choices and whether required."),
        "bizdesk kinds asset",
        "kinds:kinds",
    ),
    Command(
        "list",
        (
            KIND,
            FILTERS,
            Argument("--search", N_("Only rows in which these words stand."), value="TEXT"),
            Argument("--sort", N_("By these fields; -field for the other way round."), value="FIELD,FIELD"),
            Argument("--columns", N_("These fields only."), value="FIELD,FIELD"),
            LIMIT,
            reading(),
        ),
        N_("The rows of a kind."),
        "bizdesk list asset status=in_use 'cost>=5000' --sort -cost --limit 20",
        "records:list_rows",
    ),
    Command(
        "show",
        (KIND, NUMBER, reading()),
        N_("One record with its thread, history and documents."),
        "bizdesk show asset ZC-2026-0001",
        "records:show",
    ),
    Command(
        "add",
        (KIND, VALUES, DRY),
        N_("Adds a record; prints its number."),
        "bizdesk add asset name='Desk' category=05 cost=1,280 acquired_on=2026-03-02",
        "records:add",
    ),
    Command(
        "set",
        (KIND, NUMBER, VALUES, DRY),
        N_("Writes new values into a record; field= empties it."),
        "bizdesk set asset ZC-2026-0001 serial=SN-4711 warranty_until=2028-03-01",
        "records:set_values",
    ),
    Command(
        "do",
        (
            Argument("ACTION", N_("An action of the kind, as 'bizdesk kinds KIND' lists them.")),
            KIND,
            NUMBER,
            VALUES,
            DRY,
        ),
        N_("Takes a step of a flow, or does any other act."),
        "bizdesk do move asset ZC-2026-0001 place=A-MR reason='for the new hall'",
        "records:do",
    ),
    Command(
        "delete",
        (KIND, NUMBER, DRY),
        N_("Deletes a record that nothing refers to."),
        "bizdesk delete place A-MR",
        "records:delete",
    ),
    Command(
        "note",
        (
            KIND,
            NUMBER,
            Argument("TEXT", N_("What is to be said; @FILE reads it from a file.")),
            Argument("--kind", N_("For whom it is meant."), choices=("internal", "customer"), key="sort_of"),
            DRY,
        ),
        N_("Writes into a record's thread."),
        "bizdesk note asset ZC-2026-0001 'The left drawer sticks.'",
        "documents:note",
    ),
    Command(
        "attach",
        (
            KIND,
            NUMBER,
            Argument("FILE", N_("The file to keep with the record.")),
            Argument(
                "--kind",
                N_("What it is."),
                choices=("plan", "report", "contract", "minutes", "photo", "form", "other"),
                key="sort_of",
            ),
            DRY,
        ),
        N_("Keeps a document with a record."),
        "bizdesk attach asset ZC-2026-0001 invoice.pdf --kind contract",
        "documents:attach",
    ),
    Command(
        "documents",
        (
            KIND,
            NUMBER,
            Argument("--save", N_("Write the documents into this folder."), value="FOLDER"),
            reading(),
        ),
        N_("The documents of a record."),
        "bizdesk documents asset ZC-2026-0001 --save .",
        "documents:documents",
    ),
    Command(
        "flow",
        (KIND, reading()),
        N_("The states of a kind and the steps between them."),
        "bizdesk flow asset",
        "kinds:flow",
    ),
    Command("policy", (reading(),), N_("The office's rules and their values."), "bizdesk policy", "kinds:policy"),
    Command(
        "import",
        (
            KIND,
            Argument("FILE", N_("A CSV, TSV, XLSX or XLS file.")),
            Argument("--map", N_("Which field a heading means."), "+", value="Header=field", key="mapping"),
            Argument("--sheet", N_("The sheet, by name or counted from 1."), value="N"),
            Argument("--encoding", N_("The encoding of a text file."), value="E"),
            Argument("--update", N_("Write over records that are there already."), ""),
            Argument(
                "--create", N_("Make the places, people and the like that the rows name and that are missing."), ""
            ),
            Argument("--rejects", N_("Leave bad rows out and write them here."), value="FILE"),
            DRY,
            reading(("text", "json")),
        ),
        N_("Brings the rows of a spreadsheet in, all or nothing unless --rejects takes the bad ones."),
        'bizdesk import asset assets.xlsx --map "Asset tag=number" --dry-run',
        "exchange:import_file",
    ),
    Command(
        "export",
        (KIND, FILTERS, OUT),
        N_("Writes rows as CSV, or XLSX by the file's ending; imports back without change."),
        "bizdesk export asset status=in_use -o assets.xlsx",
        "exchange:export",
    ),
    Command("reports", (reading(),), N_("The reports there are."), "bizdesk reports", "reports:reports"),
    Command(
        "report",
        (
            Argument("NAME", N_("A report, as 'bizdesk reports' lists them.")),
            Argument("key=value", N_("What else the report asks for."), "*", key="values"),
            ON,
            Argument("--month", N_("For this month."), value="YYYY-MM"),
            Argument("--year", N_("For this year."), value="YYYY"),
            Argument("--from", N_("From this day on."), value="DATE", key="from_"),
            Argument("--to", N_("Up to this day."), value="DATE"),
            reading(DOCUMENTS),
            OUT,
            Argument("--print", N_("Hand it to the printer."), "", key="print_it"),
        ),
        N_("Makes a report."),
        "bizdesk report depreciation --year 2026 -o depreciation.xlsx",
        "reports:report",
    ),
    Command(
        "today",
        (reading(),),
        N_("What is due, overdue and warned of, as on the first screen."),
        "bizdesk today --today 2026-06-30",
        "reports:today",
    ),
    Command(
        "depreciate",
        (
            Argument("--through", N_("The last month to post."), value="YYYY-MM"),
            DRY,
            reading(("text", "json")),
        ),
        N_("Posts the months that are due."),
        "bizdesk depreciate --through 2026-03 --dry-run",
        "depreciate:depreciate",
    ),
    Command(
        "search",
        (Argument("TEXT", N_("Words that must all stand in a record."), "+"), LIMIT, reading()),
        N_("Everything in the office, the newest first."),
        "bizdesk search 打印机",
        "reports:search",
    ),
    Command(
        "history",
        (
            Argument("KIND", N_("Only of a record of this kind."), "?"),
            Argument("NUMBER", N_("The record's number or code."), "?"),
            LIMIT,
            reading(),
        ),
        N_("The journal, of the office or of one record, the newest first."),
        "bizdesk history asset ZC-2026-0001",
        "journal:history",
    ),
    Command(
        "undo",
        (Argument("BATCH", N_("The number of an act in the history; else the newest."), "?", whole=True), DRY),
        N_("Takes an act back."),
        "bizdesk undo",
        "journal:undo",
    ),
    Command("redo", (DRY,), N_("Does again what was undone last."), "bizdesk redo", "journal:redo"),
    Command(
        "journal",
        (Argument("ACTION", N_("verify: proves the chain of hashes."), choices=("verify",)), reading(("text", "json"))),
        N_("Proves that nobody changed the journal from outside."),
        "bizdesk journal verify",
        "journal:verify",
    ),
    Command(
        "check",
        (reading(("text", "json")),),
        N_("Checks the file, the journal, every ledger and every document."),
        "bizdesk check",
        "offices:check",
    ),
    Command(
        "backup",
        (Argument("FILE", N_("Where to; else beside the office."), "?"), DRY),
        N_("Makes a verified copy of the office."),
        "bizdesk backup /media/usb",
        "offices:backup",
    ),
    Command(
        "restore",
        (Argument("FILE", N_("The backup to bring back.")), DRY),
        N_("Puts a backup in the office's place; what was there is kept under another name."),
        'bizdesk restore "office 2026-03-16 120000.bizdesk"',
        "offices:restore",
    ),
    Command(
        "salvage",
        (
            Argument("FILE", N_("The damaged office file.")),
            Argument("NEW", N_("The office file to make of it.")),
            DRY,
        ),
        N_("Brings what is readable in a damaged file into a new one."),
        "bizdesk salvage office.bizdesk saved.bizdesk",
        "offices:salvage",
    ),
    Command(
        "upgrade",
        (DRY,),
        N_("Brings an office made by an older bizdesk up to date, after a backup."),
        "bizdesk upgrade",
        "offices:upgrade",
    ),
    Command(
        "doctor",
        (reading(("text", "json")),),
        N_("Looks at what bizdesk stands on: the computer, the folders, the file."),
        "bizdesk doctor",
        "offices:doctor",
    ),
    Command(
        "help",
        (Argument("COMMAND", N_("The command to be explained."), "?"),),
        N_("Explains a command."),
        "bizdesk help import",
        "explain:help_on",
    ),
)
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
