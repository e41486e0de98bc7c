"""The purchase plan as it is printed, signed and filed (采购计划表), with what suppliers asked for its lines."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import fields_of, make, titled
from bizdesk.reports.report import Column, Report, Row, Signatures, Table
from bizdesk.supplies import papers, plans, positions
from bizdesk.supplies.dearer import reason_of
from bizdesk.supplies.decided import DECIDED
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Quotation, Supply
from bizdesk.supplies.quoted import lowest, of_lines
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.units import packs

# The quotations of each line, by its row.
Quoted = Mapping[int, list[Quotation]]
PARAMETERS = {"purchase_plan": Reference(PurchasePlan, N_("Purchase plan"), required=True)}
HEAD = ("number", "title", "month", "prepared_by", "state", "remarks")


def plan(office: Office, purchase_plan: PurchasePlan) -> Report:
    """Everything the paper of a purchase plan shows."""
    lines = plans.lines_of(purchase_plan)
    places, quoted = papers.places(office, PurchasePlanLine, lines), of_lines(lines)
    return make(
        office,
        "purchase-plan",
        _("Purchase plan {number}").format(number=purchase_plan.number),
        [
            fields_of(purchase_plan, HEAD, office),
            _table(office, lines, places),
            _compared(lines, places, quoted),
            _against_lowest(office, lines, places, quoted),
            decisions(office, purchase_plan, DECIDED),
            Signatures((_("Drawn up by"), _("Reviewed by"), _("Approved by"))),
        ],
        as_of=office.today(),
        parameters={"purchase_plan": purchase_plan.number},
    )


def _table(office: Office, lines: list[PurchasePlanLine], places: Mapping[int, int]) -> Table:
    from bizdesk.budgets.operations import left_of

    there = positions.on_hand(supplies={line.supply.id for line in lines})
    columns = (
        Column("line", _("Line"), "integer", width=4),
        Column("code", _("Supply code"), width=10),
        Column("name", _("Item name"), width=18),
        Column("specification", _("Specification"), width=12),
        Column("unit", _("Unit"), width=6),
        Column("on_hand", _("On hand"), "quantity"),
        Column("proposed", _("Proposed quantity"), "quantity"),
        Column("planned", _("Planned quantity"), "quantity"),
        Column("packs", _("Packs"), width=10),
        Column("price", _("Unit price"), "money"),
        Column("amount", _("Amount"), "money", total=True),
        Column("needed_by", _("Needed by"), "date"),
        Column("supplier", _("Supplier"), width=14),
        Column("department", _("Requesting department"), width=12),
        Column("account", _("Budget account"), width=10),
        Column("budget_left", _("Budget left"), "money"),
        Column("reason", _("Reason"), width=14),
    )
    left = left_of(office, {line.supply.account for line in lines}, office.today()) if lines else {}
    rows = [_line(places[line.id], line, there.get(line.supply.id, 0), left[line.supply.account]) for line in lines]
    note = "" if any(each is not None for each in left.values()) else _("No budget is kept for these supplies.")
    return Table("lines", _("Details"), columns, rows, note=note if lines else "", empty=_("Nothing is planned yet."))


def _line(place: int, line: PurchasePlanLine, there: int, left: int | None) -> Row:
    supply: Supply = line.supply
    return (
        place,
        supply.code,
        supply.name,
        supply.specification,
        supply.unit,
        Decimal(there) / SCALE,
        line.proposed,
        line.planned,
        packs(supply, line.planned),
        line.price,
        plans.cost(line.planned, line.price) if line.price is not None else None,
        line.needed_by,
        titled(line.supplier),
        titled(line.department),
        supply.account,
        left,
        line.reason,
    )


def _compared(lines: list[PurchasePlanLine], places: Mapping[int, int], quoted: Quoted) -> Table:
    """The quotations line by line, the lowest first, each with what it is above the lowest."""
    columns = (
        Column("line", _("Line"), "integer", width=4),
        Column("name", _("Item name"), width=18),
        Column("supplier", _("Supplier"), width=18),
        Column("price", _("Unit price"), "money"),
        Column("amount", _("Amount"), "money"),
        Column("above", _("Above the lowest"), "money"),
        Column("valid_until", _("Valid until"), "date"),
        Column("chosen", _("Chosen"), "boolean"),
        Column("remarks", _("Remarks"), width=20),
    )
    rows: list[Row] = []
    for line in lines:
        asked = sorted(quoted[line.id], key=lambda each: (each.price, each.valid_until or date.max, each.id))
        for each in asked:
            amount = plans.cost(line.planned, each.price)
            chosen = (each.supplier, each.price) == (line.supplier, line.price)
            above = amount - plans.cost(line.planned, asked[0].price)
            told = (titled(each.supplier), each.price, amount, above, each.valid_until, chosen, each.remarks)
            rows.append((places[line.id], line.supply.name, *told))
    return Table("quotations", _("Price comparison"), columns, rows, empty=_("No quotations were taken down."))


def _against_lowest(office: Office, lines: list[PurchasePlanLine], places: Mapping[int, int], quoted: Quoted) -> Table:
    """What is planned beside the lowest quotation that holds, for each line that one was taken down for."""
    columns = (
        Column("line", _("Line"), "integer", width=4),
        Column("name", _("Item name"), width=18),
        Column("planned", _("Planned price"), "money"),
        Column("supplier", _("Supplier"), width=18),
        Column("lowest", _("Lowest quotation"), "money"),
        Column("of", _("Asked by"), width=18),
        Column("difference", _("Planned above the lowest"), "money"),
        Column("reason", _("Reason"), width=20),
    )
    rows: list[Row] = []
    for line in lines:
        least = lowest(office, quoted[line.id])
        if least is None or line.price is None:
            continue
        difference = plans.cost(line.planned, line.price) - plans.cost(line.planned, least.price)
        reason = reason_of(line, quoted[line.id])
        told = (line.price, titled(line.supplier), least.price, titled(least.supplier), difference, reason)
        rows.append((places[line.id], line.supply.name, *told))
    title = _("Planned prices against the lowest quotation")
    return Table("against_lowest", title, columns, rows, empty=_("No quotation holds."))
