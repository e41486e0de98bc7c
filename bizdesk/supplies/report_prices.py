"""What a supply cost at every receipt and of whom, and which way the prices of a supplier went (clause 4.2.2a)."""

from datetime import date
from decimal import Decimal

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent
from bizdesk.office.people import Supplier
from bizdesk.office.rows import among
from bizdesk.reports.making import fields_of, make, span, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Chart, Column, Report, Row, Series, Table
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Supply
from bizdesk.supplies.prices import Bought, bought
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.suppliers_compared import compared
from bizdesk.supplies.words import PERIODS

PARAMETERS = {
    "supply": Reference(Supply, N_("Supply"), help=N_("Empty: every supply of the supplier.")),
    "supplier": Reference(Supplier, N_("Supplier")),
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
    "by": Choice(PERIODS, N_("Period"), help=N_("By which its suppliers are compared; empty: quarter.")),
}
HEAD = ("code", "name", "specification", "unit", "supplier", "price")


def history(
    office: Office,
    supply: Supply | None = None,
    supplier: Supplier | None = None,
    from_: date | None = None,
    to: date | None = None,
    by: str = "quarter",
) -> Report:
    """Every receipt of a supply with its unit price and the change since the one before of the same supplier, and its
    suppliers compared by period; of a supplier without a supply, the first and the last price of each."""
    spanned = bool(from_ or to)
    first, last = span(office, {"from_": from_, "to": to}) if spanned else (date.min, office.today())
    conditions = [Movement.date.between(first, last)]
    if supplier is not None:
        conditions.append(Movement.supplier == supplier.id)
    blocks: list[Block]
    if supply is not None:
        receipts, names = list(bought(Movement.supply == supply.id, *conditions)), Names()
        title = _("Price history of {supply}").format(supply=supply.caption)
        tables = [_table(receipts, names), compared(receipts, by, names)]
        paid = [each for each in receipts if each.value]
        blocks = [fields_of(supply, HEAD, office), *tables, *_chart(paid, names)]
    elif supplier is not None:
        title = _("Price trend of {supplier}").format(supplier=supplier.caption)
        blocks = [_trend(list(bought(Movement.value > 0, *conditions)))]
    else:
        raise Refused(
            N_("Name a supply, to see every receipt of it, or a supplier, to see which way its prices went."),
            rule="4.2.2a",
        )
    told = {"supply": supply, "supplier": supplier}
    return make(
        office,
        "price-history",
        title,
        blocks,
        as_of=None if spanned else last,
        period=(first, last) if spanned else None,
        parameters={
            **{name: each.code for name, each in told.items() if each is not None},
            "to": last,
            **({"from": first} if spanned else {}),
            **({"by": by} if supply is not None else {}),
        },
        filter=words_for({"supplier": PARAMETERS["supplier"]}, {"supplier": supplier}, office),
    )


def _trend(receipts: list[Bought]) -> Table:
    """What each supply cost when it was first and last paid for; what rose most comes first."""
    columns = (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=20),
        Column("unit", _("Unit"), width=6),
        Column("receipts", _("Receipts"), "integer"),
        Column("first_on", _("First bought"), "date"),
        Column("first_price", _("First price"), "money"),
        Column("last_on", _("Last bought"), "date"),
        Column("last_price", _("Last price"), "money"),
        Column("change", _("Price change"), "percent"),
        Column("value", _("Amount"), "money", total=True),
    )
    by_supply: dict[int, list[Bought]] = {}
    for each in receipts:
        by_supply.setdefault(each.supply, []).append(each)
    found: list[tuple[Decimal | None, Row]] = []
    for supply in Supply.select().where(among(Supply.id, by_supply)).order_by(Supply.code):
        first, *_between = every = by_supply[supply.id]
        last = every[-1]
        change = _change(first.price, last.price) if len(every) > 1 else None
        told = (len(every), first.on, first.price, last.on, last.price, change, sum(each.value for each in every))
        found.append((change, (supply.code, supply.name, supply.unit, *told)))
    found.sort(key=lambda each: (each[0] is None, -(each[0] or 0)))
    rows = [row for _percent, row in found]
    return Table("trend", _("Prices"), columns, rows, empty=_("Nothing was bought."))


def _table(receipts: list[Bought], names: Names) -> Table:
    columns = (
        Column("date", _("Date"), "date"),
        Column("number", _("Movement no."), width=14),
        Column("supplier", _("Supplier"), width=20),
        Column("order", _("Purchase order"), width=14),
        Column("quantity", _("Quantity"), "quantity", total=True),
        Column("free", _("Of that free"), "quantity", total=True),
        Column("value", _("Amount"), "money", total=True),
        Column("price", _("Unit price"), "money"),
        Column("change", _("Price change"), "percent"),
    )
    before: dict[int | None, int] = {}
    ordered = _orders([each.order for each in receipts if each.order])
    rows: list[Row] = []
    for each in receipts:
        told = (each.on, each.number, names.of(Supplier, each.supplier), ordered.get(each.order or 0))
        quantity = Decimal(each.quantity) / SCALE
        # What was free is no price that anybody asks.
        if not each.value:
            rows.append((*told, quantity, quantity, each.value, None, None))
            continue
        change = _change(before.get(each.supplier), each.price)
        before[each.supplier] = each.price
        rows.append((*told, quantity, None, each.value, each.price, change))
    return Table("prices", _("Receipts"), columns, rows, empty=_("Nothing was bought."))


def _orders(lines: list[int]) -> dict[int, str]:
    """The number of the order of each of its lines."""
    kind = PurchaseOrderLine
    query = kind.select(kind.id, PurchaseOrder.number).join(PurchaseOrder).where(kind.id.in_(lines))
    return dict(query.tuples())


def _change(before: int | None, now: int) -> Decimal | None:
    """By how many per cent a price changed, to one decimal; None where there was no price to compare with."""
    return None if before is None else percent(now - before, before)


def _chart(receipts: list[Bought], names: Names) -> list[Chart]:
    """The price by supplier over time: on each day of a receipt the last price that each of them took until then."""
    days = sorted({each.on for each in receipts})
    if len(days) < 2:
        return []
    suppliers = list(dict.fromkeys(each.supplier for each in receipts))
    series = []
    for supplier in suppliers:
        prices = {each.on: each.price for each in receipts if each.supplier == supplier}
        values, last = [], None
        for day in days:
            last = prices.get(day, last)
            values.append(last)
        series.append(Series(names.of(Supplier, supplier) or _("no supplier"), tuple(values)))
    labels = tuple(day.isoformat() for day in days)
    return [Chart("prices", _("Unit price over time"), "line", labels, tuple(series), type="money")]
