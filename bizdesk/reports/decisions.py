"""The decisions on a record, as its papers print them: every one that was ever made, revoked and void ones too."""

from collections.abc import Mapping

from bizdesk.office import approval
from bizdesk.office.approval import Decided
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.voided import verdict
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
    rows = [
        (
            made.decided_on,
            chosen(approval.STEPS, made.step),
            titled(made.approver),
            _verdict(office, made, decided),
            made.opinion,
            made.paper_reference,
        )
        for made in approval.decisions(record)
    ]
    return Table("decisions", _("Decisions"), columns, rows, empty=_("Not decided yet."))


def _verdict(office: Office, made: approval.Approval, decided: Mapping[str, Decided]) -> Coded:
    """What was decided in words, coded as it is kept; where it holds no longer, as void."""
    words = verdict(office, made, decided)
    return Coded(words, made.verdict if words == _(approval.VERDICTS[made.verdict]) else "void")
