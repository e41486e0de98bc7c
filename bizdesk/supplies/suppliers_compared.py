"""What several suppliers were paid for a unit of one supply, period by period (clause 4.2.2a)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from bizdesk.office.language import _
from bizdesk.office.money import half_up, percent
from bizdesk.office.people import Supplier
from bizdesk.office.periods import period_of
from bizdesk.reports.names import Names
from bizdesk.reports.report import Coded, Column, Row, Table
from bizdesk.supplies.prices import Bought
from bizdesk.supplies.stock import SCALE


def compared(receipts: Iterable[Bought], by: str, names: Names) -> Table:
    """What was paid, by period and supplier, the cheapest of each period first; by: month, quarter or year."""
    columns = (
        Column("period", _("Period"), width=8),
        Column("supplier", _("Supplier"), width=20),
        Column("receipts", _("Receipts"), "integer", total=True),
        Column("quantity", _("Quantity"), "quantity", total=True),
        Column("free", _("Of that free"), "quantity", total=True),
        Column("value", _("Amount"), "money", total=True),
        Column("price", _("Unit price"), "money"),
        Column("change", _("Price change"), "percent"),
        Column("above", _("Above the lowest"), "percent"),
        Column("lowest", _("Comparison"), width=8),
    )
    note = _(
        "The unit price is all that was paid to a supplier in a period over what came for it, without what came free;"
        " it is compared with that of the same supplier in the period before in which it was paid, and with the lowest"
        " of its period."
    )
    rows = list(_rows(receipts, by, names))
    return Table("suppliers", _("Suppliers compared"), columns, rows, note=note, empty=_("Nothing was bought."))


def _rows(receipts: Iterable[Bought], by: str, names: Names) -> Iterator[Row]:
    periods: dict[str, dict[int | None, list[Bought]]] = defaultdict(lambda: defaultdict(list))
    for each in receipts:
        periods[_period(each.on, by)][each.supplier].append(each)
    before: dict[int | None, int] = {}
    for period, suppliers in sorted(periods.items()):
        sums = {supplier: _sums(mine) for supplier, mine in suppliers.items()}
        # What was free is no price that anybody asks.
        prices = {
            supplier: half_up(value * SCALE, quantity - free)
            for supplier, (quantity, free, value) in sums.items()
            if value
        }
        lowest, several = min(prices.values(), default=0), len(prices) > 1
        for supplier in sorted(sums, key=lambda each: (each not in prices, prices.get(each, 0))):
            (quantity, free, value), price = sums[supplier], prices.get(supplier)
            earlier = before.get(supplier)
            yield (
                period,
                names.of(Supplier, supplier) or Coded(_("no supplier"), ""),
                len(suppliers[supplier]),
                Decimal(quantity) / SCALE,
                Decimal(free) / SCALE if free else None,
                value,
                price,
                None if earlier is None or price is None else percent(price - earlier, earlier),
                percent(price - lowest, lowest) if several and price is not None else None,
                Coded(_("lowest"), "lowest") if several and price == lowest else None,
            )
        before |= prices


def _sums(receipts: Iterable[Bought]) -> tuple[int, int, int]:
    """How much came with receipts, how much of it free, and for what the rest."""
    quantity = free = value = 0
    for each in receipts:
        quantity += each.quantity
        free += 0 if each.value else each.quantity
        value += each.value
    return quantity, free, value


def _period(day: date, by: str) -> str:
    """The period that a day lies in, as 2026, 2026-Q1 or 2026-03."""
    if by == "year":
        return f"{day:%Y}"
    return f"{day:%Y}-Q{(day.month + 2) // 3}" if by == "quarter" else period_of(day)
