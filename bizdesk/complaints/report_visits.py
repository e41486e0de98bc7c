"""Return visits on a day: overdue, due, planned and done, and which customers were left out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bizdesk.complaints.models import Visit
from bizdesk.complaints.planning import VISITED
from bizdesk.office.customers import LEVELS, Customer
from bizdesk.office.fields import Date
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent
from bizdesk.office.people import Staff
from bizdesk.office.periods import add_months
from bizdesk.reports.making import cell, chosen, column, make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Cell, Column, Field, Fields, Report, Row, Table

PARAMETERS = {"on": Date(N_("On"))}
STATES = {"overdue": N_("overdue"), "due": N_("due today"), "planned": N_("planned")}
DONE = (
    "number",
    "customer",
    "due_on",
    "done_on",
    "method",
    "visited_by",
    "person_reached",
    "attempts",
    "satisfaction",
    "complaint",
    "project",
)


def visits(office: Office, on: date | None = None) -> Report:
    """The visits that wait on a day, those made in the business year until then, and how far customers are covered."""
    with office.looking_on(on):
        day = office.today()
        first, _last = span(office, {"to": day})
    names = Names()
    # Of a past day, what was done later was still to be done.
    waiting = (Visit.state == "planned") | (Visit.done_on > day)
    to_do = list(Visit.select().where(waiting).order_by(Visit.due_on, Visit.number))
    done = list(Visit.select().where(Visit.done_on.between(first, day)).order_by(Visit.done_on, Visit.number))
    blocks: list[Block] = [
        summary(to_do, done, day),
        waiting_table(to_do, day, office, names),
        done_table(done, first, office, names),
        *coverage(office, day, to_do),
    ]
    return make(office, "visits", _("Return visits"), blocks, as_of=day, parameters={"on": day})


def standing(visit: Visit, day: date) -> str:
    """How a visit that waits stands on a day."""
    return "overdue" if visit.due_on < day else "due" if visit.due_on == day else "planned"


def _planned(visit: Visit) -> date:
    """The day a visit was planned for, before it was put off for not reaching anybody."""
    return visit.first_due_on or visit.due_on


def summary(to_do: Sequence[Visit], done: Sequence[Visit], day: date) -> Fields:
    """How many visits are overdue, due, planned and done, and how often nobody was reached."""
    stood = [standing(visit, day) for visit in to_do]
    late = sum(visit.done_on > _planned(visit) for visit in done)
    figures = (
        ("overdue", _("Overdue"), stood.count("overdue")),
        ("due", _("Due today"), stood.count("due")),
        ("planned", _("Planned"), stood.count("planned")),
        ("done", _("Done this year"), len(done)),
        ("done_late", _("Done late"), late),
        ("attempts", _("Times not reached"), sum(visit.attempts for visit in (*to_do, *done))),
    )
    return Fields(tuple(Field(name, label, value, "integer") for name, label, value in figures), _("Summary"))


def waiting_table(to_do: Sequence[Visit], day: date, office: Office, names: Names) -> Table:
    """The visits to be made, the longest overdue first."""
    declared = Visit.fields()
    rows: list[Row] = [
        (
            visit.number,
            names.of(Customer, visit.__data__["customer"]),
            visit.due_on,
            chosen(STATES, standing(visit, day)),
            max((day - _planned(visit)).days, 0) or None,
            cell(declared["method"], visit.method, office),
            names.of(Staff, visit.__data__["visited_by"]),
            visit.attempts or None,
            visit.complaint.number if visit.complaint is not None else None,
            visit.project,
        )
        for visit in to_do
    ]
    columns = (
        column(declared["number"]),
        column(declared["customer"]),
        column(declared["due_on"]),
        Column("state", _("Status")),
        Column("days_late", _("Days late"), "integer"),
        column(declared["method"]),
        column(declared["visited_by"]),
        column(declared["attempts"], total=True),
        column(declared["complaint"]),
        column(declared["project"]),
    )
    return Table("visits", _("Visits to be made"), columns, rows, empty=_("No visit is planned."))


def done_table(done: Sequence[Visit], first: date, office: Office, names: Names) -> Table:
    """The visits made in the business year."""
    declared = Visit.fields()
    named: dict[str, Any] = {"customer": Customer, "visited_by": Staff}
    rows: list[Row] = [
        tuple(
            names.of(named[name], visit.__data__[name]) if name in named else _value(visit, name, office)
            for name in DONE
        )
        for visit in done
    ]
    columns = tuple(column(declared[name], total=name == "attempts") for name in DONE)
    title = _("Visits made since {date}").format(date=first)
    return Table("done", title, columns, rows, empty=_("No visit was made."))


def _value(visit: Visit, name: str, office: Office) -> Cell:
    if name == "complaint":
        return visit.complaint.number if visit.complaint is not None else None
    return cell(Visit.fields()[name], getattr(visit, name), office)


def coverage(office: Office, day: date, to_do: Sequence[Visit]) -> list[Table]:
    """How many customers of each level were visited within the months of their level, and who was not."""
    newest: dict[int, date] = {}
    for customer, done_on in Visit.select(Visit.customer, Visit.done_on).where(Visit.done_on <= day).tuples():
        newest[customer] = max(newest.get(customer, done_on), done_on)
    ahead: dict[int, date] = {}
    for visit in to_do:
        ahead.setdefault(visit.__data__["customer"], visit.due_on)
    levels: list[Row] = []
    left_out: list[Row] = []
    for level in LEVELS:
        months = office.policy.get(f"visit_months_{level}") or 0
        wanted = (Customer.level == level) & Customer.status.in_(VISITED)
        customers = list(Customer.select().where(wanted).order_by(Customer.code)) if months else []
        without = [each for each in customers if each.id not in newest or add_months(newest[each.id], months) < day]
        if customers:
            visited = len(customers) - len(without)
            share = percent(visited, len(customers))
            levels.append((chosen(LEVELS, level), months, len(customers), visited, len(without), share))
        left_out += [
            (each.code, each.name, chosen(LEVELS, level), newest.get(each.id), ahead.get(each.id)) for each in without
        ]
    return [by_level(levels), uncovered(left_out)]


def by_level(rows: list[Row]) -> Table:
    """The coverage in figures."""
    columns = (
        Column("level", _("Customer level")),
        Column("months", _("Months between visits"), "integer"),
        Column("customers", _("Customers"), "integer", total=True),
        Column("visited", _("Visited in time"), "integer", total=True),
        Column("without", _("Without a visit"), "integer", total=True),
        Column("visited_percent", _("Visited percent"), "percent"),
    )
    return Table("coverage", _("Coverage by customer level"), columns, rows, empty=_("No customer is to be visited."))


def uncovered(rows: list[Row]) -> Table:
    """The customers without a visit within the months of their level."""
    columns = (
        Column("customer", _("Customer no.")),
        Column("name", _("Customer name"), width=24),
        Column("level", _("Customer level")),
        Column("last", _("Last visit"), "date"),
        Column("next", _("Next planned"), "date"),
    )
    return Table("uncovered", _("Customers without a visit in their time"), columns, rows, empty=_("None."))
