"""Commands that bring spreadsheets in and take them out."""

from bizdesk.commands.argument import DRY, FILTERS, FORCE, KIND, OUT, Argument, Command, reading
from bizdesk.office.language import N_

EXCHANGE = (
    Command(
        "import",
        (
            KIND,
            Argument("FILE", N_("A CSV, TSV, XLSX or XLS file.")),
            Argument("field=value", N_("What every row is to have, such as plan=CJ-2026-0001."), "*", key="values"),
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
        (KIND, FILTERS, OUT, FORCE),
        N_("Writes rows as CSV, or XLSX by the file's ending; imports back without change."),
        "bizdesk export asset status=in_use -o assets.xlsx",
        "exchange:export",
    ),
)
