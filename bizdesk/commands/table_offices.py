"""Commands on the office file as a whole, in two parts: making one, and its health."""

from bizdesk.commands.argument import DRY, Argument, Command, reading
from bizdesk.office.language import N_

MAKING = (
    Command(
        "demo",
        (Argument("--keep", N_("Leave the demo office as this file."), value="FILE"), DRY),
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
            Argument(
                "--country",
                N_("Its country, such as CN: presets and holidays; in Chinese CN unless named."),
                value="CODE",
            ),
            Argument("--year-start", N_("The first month of its business year."), value="MONTH", whole=True),
            DRY,
        ),
        N_("Creates an office with the preset categories, policy and calendar."),
        'bizdesk new office.bizdesk --name "Blue Heron Ltd" --country CN',
        "offices:new",
    ),
)
HEALTH = (
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
)
