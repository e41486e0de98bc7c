"""The papers attached to a record, as a table of a report."""

from bizdesk.office.documents import attached
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.reports.report import Column, Table


def documents_table(record: Record) -> Table:
    """The papers attached to a record."""
    rows = [(paper.name, paper.version, paper.size, paper.added_at) for paper in attached(record)]
    return Table(
        "documents",
        _("Documents"),
        (
            Column("name", _("Name")),
            Column("version", _("Version"), "integer"),
            Column("size", _("Size"), "integer"),
            Column("added_at", _("Added at"), "instant"),
        ),
        rows,
        empty=_("None so far."),
    )
