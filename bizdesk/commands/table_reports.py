"""Commands that tell: reports, what is due, what is found; and the posting that reports rest on."""

from bizdesk.commands.argument import DOCUMENTS, DRY, FORCE, LIMIT, ON, OUT, Argument, Command, reading
from bizdesk.office.language import N_

REPORTS = (
    Command("reports", (reading(),), N_("The reports there are."), "bizdesk reports", "reports:reports"),
    Command(
        "report",
        (
            Argument("NAME", N_("A report, as 'bizdesk reports' lists them.")),
            Argument("key=value", N_("What else the report asks for."), "*", key="values"),
            ON,
            Argument("--month", N_("For this month."), value="YYYY-MM"),
            Argument("--year", N_("For the business year that begins in this year."), value="YYYY"),
            Argument("--from", N_("From this day on."), value="DATE", key="from_"),
            Argument("--to", N_("Up to this day."), value="DATE"),
            reading(DOCUMENTS),
            OUT,
            FORCE,
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
            Argument("--through", N_("The last month to post."), value="YYYY-MM", needed=True),
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
)
