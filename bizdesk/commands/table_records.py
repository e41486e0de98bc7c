"""Commands on kinds of record and on single records."""

from bizdesk.commands.argument import DRY, FILTERS, KIND, LIMIT, NUMBER, VALUES, Argument, Command, reading
from bizdesk.office.language import N_

RECORDS = (
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
            Argument("--kind", N_("For whom it is meant."), value="internal|customer", key="sort_of"),
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
                value="plan|report|contract|minutes|photo|form|other",
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
)
