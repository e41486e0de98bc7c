"""The decisions on a record, as its papers print them: every one that was ever made, revoked and void ones too."""

from collections.abc import Mapping

from bizdesk.office import approval
from bizdesk.office.approval import Approval, Decided
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.voided import look
from bizdesk.reports.making import chosen, titled
from bizdesk.reports.report import Coded, Column, Table


def decisions(office: Office, record: Record, decided: Mapping[str, Decided]) -> Table:
    """Who decided what on which day, oldest first; decided: what is decided on, by kind of record."""
    columns = (
        Column("decided_on", _("Date"), "date"),
        Column("step", _("Step")),
        Column("approver", _("Decided by")),
        Column("verdict", _("Verdict")),
        Column("opinion", _("Opinion"), width=30),
        Column("paper_reference", _("Paper reference")),
    )
    every = approval.decisions(record)
    look(office, every, decided)
    rows = [
        (
            made.decided_on,
            chosen(approval.STEPS, made.step),
            titled(made.approver),
            Coded(Approval.verdict.told(made, office), made.verdict if made.voided is None else "void"),
            made.opinion,
            made.paper_reference,
        )
        for made in every
    ]
    return Table("decisions", _("Decisions"), columns, rows, empty=_("Not decided yet."))
