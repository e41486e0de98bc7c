"""The reports that belong to no area: what is due, the rule book, the journal."""

from datetime import date
from typing import Any

from bizdesk.duties import due
from bizdesk.office.declared import Declared
from bizdesk.office.fields import Date
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.policy import Policy
from bizdesk.reports.duties import due_table
from bizdesk.reports.making import make
from bizdesk.reports.report import Coded, Column, Report, Signatures, Table


def today(office: Office, on: date | None = None) -> Report:
    """What is overdue, due and soon on a day."""
    with office.looking_on(on):
        day, found = office.today(), due(office)
    return make(office, "today", _("Today"), [due_table(office, found)], as_of=day, parameters={"on": day})


def rule_book(office: Office) -> Report:
    """The office's own rules, clause by clause."""
    rows: list[tuple[Any, ...]] = []
    for row in Policy.select().order_by(Policy.clause, Policy.key):
        policy = office.policy
        rows.append((row.clause, row.key, policy.label(row.key), Coded(policy.told(row.key, row.value), row.value)))
    table = Table(
        "rules",
        _("Rules"),
        (
            Column("clause", _("Clause")),
            Column("rule", _("Rule")),
            Column("meaning", _("Meaning"), width=40),
            Column("value", _("Setting")),
        ),
        rows,
    )
    return make(
        office,
        "rule-book",
        _("Rule book"),
        [table, Signatures((_("Drawn up by"), _("Approved by")))],
        as_of=office.today(),
    )


REPORTS = (
    Declared("today", N_("What is due"), today, {"on": Date(N_("On"))}, "1.3.3"),
    Declared("rule-book", N_("Rule book"), rule_book, {}, "1.1"),
)
