"""Commands on the journal."""

from bizdesk.commands.argument import DRY, LIMIT, Argument, Command, reading
from bizdesk.office.language import N_

JOURNAL = (
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
        (
            Argument("ACT", N_("The number of an act in the history; else the newest."), "?", whole=True, key="batch"),
            DRY,
        ),
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
)
