"""The purchase order as it goes to the supplier and is filed with what came of it (采购订单)."""

from decimal import Decimal

from peewee import JOIN

from bizdesk.office import journal, rows
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import names_of
from bizdesk.office.places import Place
from bizdesk.reports.making import chosen, fields_of, make, titled
from bizdesk.reports.report import Column, Paragraph, Report, Row, Signatures, Table
from bizdesk.supplies import looked_up, orders, papers, plans
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine
from bizdesk.supplies.receiving import came_of
from bizdesk.supplies.units import packs
from bizdesk.supplies.words import MOVEMENT_KINDS

PARAMETERS = {"purchase_order": Reference(PurchaseOrder, N_("Purchase order"), required=True)}
HEAD = ("number", "ordered_on", "expected_on", "buyer", "plan", "amount", "reference", "state", "remarks")
NOT_PLACED = tuple("comes_to" if name == "amount" else name for name in HEAD)
# Nothing more comes of such an order.
OVER = ("closed", "cancelled")
OF_SUPPLIER = ("code", "name", "contact", "phone", "email", "address", "tax_number")


def order(office: Office, purchase_order: PurchaseOrder) -> Report:
    """Everything the paper of a purchase order shows."""
    lines = orders.lines_of(purchase_order)
    head, came = purchase_order.afresh(), came_of(lines)
    looked_up.look([head])
    return make(
        office,
        "purchase-order",
        _("Purchase order {number}").format(number=purchase_order.number),
        [
            fields_of(head, NOT_PLACED if head.amount is None else HEAD, office),
            fields_of(purchase_order.supplier, OF_SUPPLIER, office, _("Supplier")),
            _table(lines, came, papers.places(office, PurchaseOrderLine, lines), purchase_order.state in OVER),
            *_closed(office, head, lines, came),
            _came(lines),
            Signatures((_("Buyer"), _("Approved by"), _("Accepted by"))),
        ],
        as_of=office.today(),
        parameters={"purchase_order": purchase_order.number},
    )


def _table(lines: list[PurchaseOrderLine], came: dict[int, Decimal], places: dict[int, int], over: bool) -> Table:
    """The lines with what came of them, and what is still to come unless it is over with the order."""
    columns = (
        Column("line", _("Line"), "integer", width=4),
        Column("code", _("Supply code"), width=10),
        Column("name", _("Item name"), width=20),
        Column("specification", _("Specification"), width=14),
        Column("unit", _("Unit"), width=6),
        Column("quantity", _("Quantity"), "quantity"),
        Column("packs", _("Packs"), width=10),
        Column("price", _("Unit price"), "money"),
        Column("amount", _("Amount"), "money", total=True),
        Column("received", _("Quantity received"), "quantity"),
        Column("open", _("Still to come"), "quantity"),
        Column("remarks", _("Remarks"), width=14),
        Column("given_up", _("Quantity given up"), "quantity"),
    )
    told: list[Row] = [
        (
            places[line.id],
            line.supply.code,
            line.supply.name,
            line.supply.specification,
            line.supply.unit,
            line.quantity,
            packs(line.supply, line.quantity),
            line.price,
            plans.cost(line.quantity, line.price),
            came[line.id],
            Decimal(0) if over else max(line.quantity - came[line.id], Decimal(0)),
            line.remarks,
            max(line.quantity - came[line.id], Decimal(0)) if over else Decimal(0),
        )
        for line in lines
    ]
    return Table("lines", _("Details"), columns, told, empty=_("Nothing is ordered yet."))


def _closed(
    office: Office, head: PurchaseOrder, lines: list[PurchaseOrderLine], came: dict[int, Decimal]
) -> list[Paragraph]:
    """Who gave up what did not come, when and why: as the act that closed or cancelled the order tells it."""
    if head.state not in OVER or all(came[line.id] >= line.quantity for line in lines):
        return []
    for act, _before, after in papers.turns(head):
        if after == head.state:
            batch = journal.JournalBatch.get_by_id(act)
            words = _("The rest was given up: {what} ({who}, {date})")
            who = names_of([batch.who]).get(batch.who, batch.who)
            day = batch.at.astimezone(office.zone).date()
            return [Paragraph(words.format(what=journal.told(batch), who=who, date=day))]
    return []


def _came(lines: list[PurchaseOrderLine]) -> Table:
    """What came of the order and what went back, day by day."""
    columns = (
        Column("date", _("Date"), "date"),
        Column("number", _("Movement no."), width=14),
        Column("kind", _("Kind"), width=14),
        Column("name", _("Item name"), width=20),
        Column("quantity", _("Quantity"), "quantity"),
        Column("value", _("Amount"), "money", total=True),
        Column("above", _("Above the order"), "money", total=True),
        Column("place", _("Place"), width=14),
        Column("batch", _("Batch no."), width=10),
        Column("expires_on", _("Expires on"), "date"),
        Column("reference", _("Voucher no."), width=12),
    )
    of_line = {line.id: line for line in lines}
    mine = Movement.select(Movement, Place).join(Place, JOIN.LEFT_OUTER)
    mine = mine.where(rows.among(Movement.order, [line.id for line in lines]))
    moved = list(mine.order_by(Movement.date, Movement.id))
    above = {
        each.id: each.value - plans.cost(each.quantity, of_line[each.__data__["order"]].price)
        for each in moved
        if each.kind == "receipt"
    }
    for each in moved:
        if each.kind == "reversal" and (owner := each.__data__["of"]) in above:
            above[each.id] = -above[owner]
    told = [
        (
            each.date,
            each.number,
            chosen(MOVEMENT_KINDS, each.kind),
            of_line[each.__data__["order"]].supply.name,
            each.quantity,
            each.value,
            above.get(each.id),
            titled(each.place),
            each.batch,
            each.expires_on,
            each.reference,
        )
        for each in moved
    ]
    return Table("deliveries", _("Deliveries"), columns, told, empty=_("Nothing has come yet."))
