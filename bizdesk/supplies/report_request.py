"""The papers of handing supplies out (clause 4.2.2b): the requisition to sign, and the register of what was issued."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from peewee import JOIN, fn

from bizdesk.office import rows
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import within
from bizdesk.office.sentences import worded
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import fields_of, make, span, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Column, Report, Row, Signatures, Table
from bizdesk.supplies import papers, positions, stock
from bizdesk.supplies.decided import DECIDED
from bizdesk.supplies.issuing import outstanding
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
from bizdesk.supplies.requisitions import lines_of
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.usage import ISSUED

REQUISITION = {"requisition": Reference(Requisition, N_("Requisition"), required=True)}
REGISTER = {
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
    "department": Reference(Department, N_("Department")),
    "staff": Reference(Staff, N_("Employee")),
}
HEAD = (
    "number",
    "requested_on",
    "applicant",
    "department",
    "needed_by",
    "urgency",
    "project",
    "state",
    "purpose",
    "remarks",
)


def requisition(office: Office, requisition: Requisition) -> Report:
    """A requisition as it is signed and filed: what is asked for, what of it was approved and issued, what it costs."""
    lines = lines_of(requisition)
    left, costs = outstanding(lines), stock.unit_costs([line.supply for line in lines])
    held = positions.on_hand(supplies=costs)
    places = papers.places(office, RequisitionLine, lines)
    told = [
        _asked(places[line.id], line, left[line.id], held.get(line.supply.id, 0), costs[line.supply.id])
        for line in lines
    ]
    columns = (
        Column("line", _("Line no."), "integer", width=4),
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("specification", _("Specification"), width=14),
        Column("quantity", _("Quantity"), "quantity"),
        Column("unit", _("Unit"), width=6),
        Column("approved", _("Approved"), "quantity"),
        Column("issued", _("Handed out"), "quantity"),
        Column("on_hand", _("On hand"), "quantity"),
        Column("amount", _("Estimated amount"), "money", total=True),
        Column("remarks", _("Remarks"), width=14),
    )
    table = Table("lines", _("Supplies asked for"), columns, told, empty=_("Nothing is asked for yet."))
    decided = [made] if (made := decisions(office, requisition, DECIDED)).rows else []
    signed = Signatures((_("Applicant"), _("Requesting department"), _("Administration"), _("Finance"), _("Head")))
    shown = [name for name in HEAD if getattr(requisition, name) not in (None, "")]
    return make(
        office,
        "requisition",
        _("Requisition of office supplies {number}").format(number=requisition.number),
        [fields_of(requisition, shown, office), table, *decided, signed],
        as_of=office.today(),
        parameters={"requisition": requisition.number},
    )


def _asked(place: int, line: RequisitionLine, left: Decimal, held: int, cost: Fraction) -> Row:
    supply = line.supply
    wanted = line.quantity if line.approved is None else line.approved
    return (
        place,
        supply.code,
        supply.name,
        supply.specification,
        line.quantity,
        supply.unit,
        line.approved,
        None if line.approved is None else line.approved - left,
        Decimal(held) / SCALE,
        half_up(cost * stock.scaled(wanted), SCALE),
        line.remarks,
    )


def register(office: Office, from_: date | None = None, to: date | None = None, **filters: Any) -> Report:
    """The register of what was issued and taken back in a span of days, at what it cost; without what was reversed."""
    first, last = span(office, {"from_": from_, "to": to})
    names, supplies = Names(), {supply.id: supply for supply in Supply.select()}
    lines = []
    for place, (day, number, row, department, staff, quantity, value, reason) in enumerate(
        _issued(first, last, **filters), start=1
    ):
        supply = supplies[row]
        lines.append(
            (
                place,
                date.fromisoformat(day),
                number,
                names.of(Department, department),
                names.of(Staff, staff),
                supply.name,
                supply.specification,
                supply.unit,
                Decimal(-quantity) / SCALE,
                half_up(value * SCALE, quantity),
                -value,
                worded(reason),
                None,
                None,
            )
        )
    columns = (
        Column("line", _("Line no."), "integer", width=4),
        Column("date", _("Date"), "date"),
        Column("number", _("Movement no."), width=12),
        Column("department", _("Department"), width=12),
        Column("staff", _("Employee"), width=12),
        Column("name", _("Item name"), width=18),
        Column("specification", _("Specification"), width=12),
        Column("unit", _("Unit"), width=6),
        Column("quantity", _("Quantity"), "quantity"),
        Column("unit_cost", _("Unit cost"), "money"),
        Column("value", _("Amount"), "money", total=True),
        Column("reason", _("Reason and use"), width=14),
        Column("received_by", _("Received by (signature)"), width=10),
        Column("issued_by", _("Handed out by"), width=10),
    )
    return make(
        office,
        "issue-register",
        _("Register of supplies issued"),
        [Table("issues", _("Supplies issued"), columns, lines, empty=_("Nothing was issued."))],
        period=(first, last),
        parameters={"from": first, "to": last, **{name: each.key for name, each in filters.items() if each}},
        filter=words_for({name: REGISTER[name] for name in ("department", "staff")}, filters, office),
    )


def _issued(
    first: date, last: date, department: Department | None = None, staff: Staff | None = None
) -> list[tuple[Any, ...]]:
    """Issues and returns that stand, each at what later prices made of it, in the order of the ledger; what was taken
    back on a later day stands on either."""
    later, owner = Movement.alias(), Movement.alias()
    priced = later.select(fn.SUM(later.value)).where((later.of == Movement.id) & (later.kind == "revaluation"))
    gone = later.select(later.of).where(
        (later.of == Movement.id) & (later.kind == "reversal") & (later.date == Movement.date)
    )
    back = (Movement.kind == "reversal") & owner.kind.in_(ISSUED) & (Movement.date > owner.date)
    asked = [Movement.date >= first, Movement.date <= last, Movement.kind.in_(ISSUED) | back]
    if department is not None:
        asked.append(Movement.department.in_(within(Department, department.id)))
    if staff is not None:
        asked.append(Movement.staff == staff.id)
    query = Movement.select(
        Movement.date,
        Movement.number,
        Movement.supply,
        Movement.department,
        Movement.staff,
        Movement.quantity,
        Movement.value + fn.COALESCE(priced, 0),
        Movement.reason,
    ).join(owner, JOIN.LEFT_OUTER, on=Movement.of == owner.id)
    query = query.where(*asked, ~fn.EXISTS(gone))
    return rows.as_stored(query.order_by(Movement.date, Movement.id))
