"""The register of complaints: who complained of what, who has it, when it is due and how late it is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bizdesk.complaints import clocking
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.report_figures import SPAN, asked
from bizdesk.complaints.report_standing import (
    Reckoning,
    Standing,
    missing,
    resolution,
    standings,
    within_days,
)
from bizdesk.complaints.words import COMPLAINT_STATES, OPEN, SEVERITIES, STEPS
from bizdesk.office.customers import Customer
from bizdesk.office.fields import Choice, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import within
from bizdesk.reports.making import cell, chosen, column, make, span, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Cell, Column, Field, Fields, Report, Table

FILTERS = {
    "customer": Reference(Customer, N_("Customer")),
    "department": Reference(Department, N_("Responsible department")),
    "severity": Choice(SEVERITIES, N_("Severity")),
    "state": Choice({"open": N_("Still open"), **COMPLAINT_STATES}, N_("Status")),
}
PARAMETERS = {**SPAN, **FILTERS}


def register(
    office: Office, from_: date | None = None, to: date | None = None, month: str = "", **filters: Any
) -> Report:
    """The complaints received in a period, those that are open as they stand at the moment of looking."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    found = received(office, first, last, filters)
    reckoning, names = Reckoning(office), Names()
    stand = standings(reckoning, found)
    table = Table(
        "complaints",
        _("Complaints"),
        columns(),
        [_line(office, each, stand[each.id], reckoning, names) for each in found],
        empty=_("No complaint was received in this time."),
        note=_(
            "Due is the resolution. Overdue: of an open complaint the step that is late now; of one that is resolved,"
            " whether that was late."
        )
        + "\n"
        + reckoning.note(),
    )
    return make(
        office,
        "complaints",
        _("Register of complaints"),
        [summary(reckoning, found, stand), table],
        period=(first, last),
        parameters=asked(first, last, **filters),
        filter=words_for(FILTERS, filters, office),
    )


def received(office: Office, first: date, last: date, filters: dict[str, Any]) -> list[Complaint]:
    """The complaints received from a day to another that pass the filters, in the order they came."""
    wanted = within_days(Complaint.received_at, office, first, last)
    if (customer := filters.get("customer")) is not None:
        wanted &= Complaint.customer == customer.id
    if (department := filters.get("department")) is not None:
        wanted &= Complaint.department.in_(within(Department, department.id))
    if severity := filters.get("severity"):
        wanted &= Complaint.severity == severity
    if state := filters.get("state"):
        wanted &= Complaint.state.in_(OPEN if state == "open" else (state,))
    return list(Complaint.select().where(wanted).order_by(Complaint.received_at, Complaint.number))


def columns() -> tuple[Column, ...]:
    """The columns of the register."""
    declared = Complaint.fields()
    return (
        column(declared["number"]),
        column(declared["received_at"]),
        column(declared["customer"]),
        column(declared["subject"], width=24),
        column(declared["severity"]),
        column(declared["department"]),
        column(declared["state"], name="status"),
        Column("due", _("Due"), "instant"),
        Column("overdue", _("Overdue"), "boolean"),
        Column("late_by", _("Late by"), "integer"),
        column(declared["round"]),
        column(declared["satisfied"]),
        Column("late_step", _("Late step")),
        column(declared["channel"]),
        column(declared["owner"]),
        column(declared["closed_at"]),
        column(declared["first_breached_at"]),
    )


def _line(
    office: Office, complaint: Complaint, steps: tuple[Standing, ...], reckoning: Reckoning, names: Names
) -> tuple[Cell, ...]:
    declared, stored = Complaint.fields(), complaint.__data__
    resolved, late = resolution(steps), late_step(steps)
    breach = clocking.missed(complaint, reckoning.now)
    return (
        complaint.number,
        complaint.received_at,
        names.of(Customer, stored["customer"]),
        complaint.subject,
        cell(declared["severity"], complaint.severity, office),
        names.of(Department, stored["department"]),
        cell(declared["state"], complaint.state, office),
        resolved.due,
        late is not None,
        reckoning.told(reckoning.late(late)) if late else None,
        complaint.round,
        cell(declared["satisfied"], complaint.satisfied, office),
        chosen(STEPS, late.step) if late else None,
        cell(declared["channel"], complaint.channel, office),
        names.of(Staff, stored["owner"]),
        complaint.closed_at,
        breach[0] if breach is not None else None,
    )


def late_step(steps: tuple[Standing, ...]) -> Standing | None:
    """What makes a complaint overdue: the step that is late now, or else the resolution that came late."""
    resolved = resolution(steps)
    return missing(steps) or (resolved if resolved.state == "late" else None)


def summary(reckoning: Reckoning, found: Iterable[Complaint], stand: dict[int, tuple[Standing, ...]]) -> Fields:
    """How many complaints there are, and how many of them are open, stopped, overdue or were late."""
    told = [(each, late_step(stand[each.id])) for each in found]
    still = [(each, late) for each, late in told if each.state in OPEN]
    figures = (
        ("count", _("Complaints"), len(told)),
        ("open", _("Still open"), len(still)),
        ("paused", _("Clock stopped"), sum(each.paused_since is not None for each, _late in still)),
        ("overdue", _("Overdue"), sum(late is not None and late.state == "overdue" for _each, late in still)),
        ("late", _("Resolved late"), sum(late is not None and late.state == "late" for _each, late in told)),
        (
            "breached",
            _("A time was missed"),
            sum(clocking.missed(each, reckoning.now) is not None for each, _late in told),
        ),
        ("closed", _("Closed"), sum(each.state == "closed" for each, _late in told)),
    )
    return Fields(tuple(Field(name, label, value, "integer") for name, label, value in figures), _("Summary"))
