"""What is due, as a table of a report."""

from collections.abc import Iterable

from bizdesk.office.duty import STATES, Duty
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.reports.making import chosen
from bizdesk.reports.report import Column, Row, Table


def due_table(office: Office, duties: Iterable[Duty]) -> Table:
    """The duties in the order they come."""
    kinds = {name: kind.singular for name, kind in office.kinds.items()}
    rows: list[Row] = [
        (chosen(STATES, duty.state), duty.due_on, duty.words, duty.clause, chosen(kinds, duty.kind), duty.key)
        for duty in duties
    ]
    columns = (
        Column("state", _("Status")),
        Column("due_on", _("Due date"), "date"),
        Column("what", _("What"), width=50),
        Column("clause", _("Clause")),
        Column("kind", _("Kind")),
        Column("number", _("No.")),
    )
    return Table("due", _("Due"), columns, rows, empty=_("Nothing is due."))
