"""However many lines a report has, it asks the file as often: statements are counted, for a few lines and for many."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping, reporting
from bizdesk.office.people import Supplier
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
    SupplyCount,
)
from bizdesk.supplies.reports import REPORTS
from tests.supplies.store import Store, opened

FEW, MANY = 3, 9
ASKED: dict[str, dict[str, str]] = {
    "stock": {},
    "stock-period": {"by_place": "yes"},
    "stock-card": {"supply": "YP-0"},
    "consumption": {},
    "abc": {},
    "dead-stock": {"days": "0"},
    "expiring": {},
    "replenishment": {},
    "requisition": {"requisition": "LY-2026-0001"},
    "issue-register": {},
    "count-sheet": {"supply_count": "KP-2026-0001"},
    "count-differences": {"supply_count": "KP-2026-0001"},
    "purchase-plan": {"purchase_plan": "CJ-2026-0001"},
    "purchase-order": {"purchase_order": "CG-2026-0001"},
    "price-history": {"supply": "YP-0"},
}
CASES = [*ASKED.items(), ("price-history", {"supplier": "S0"})]


def lived(store: Store, lines: int) -> None:
    """So many supplies, each bought of a supplier of its own, on one of each paper, and issued."""
    office = store.office

    def add(kind: Any, **values: Any) -> Any:
        return keeping.add(office, "002", kind, values)

    firms = [add(Supplier, code=f"S{each}", name=f"Firm {each}") for each in range(lines)]
    kept = {"reorder_level": Decimal(50), "max_quantity": Decimal(90), "price": 100, "valuation": "month_end_average"}
    supplies = [store.supply(f"YP-{each}", supplier=firm, **kept) for each, firm in enumerate(firms)]
    milk = [store.supply(f"MI-{each}", track_expiry=True) for each in range(lines)]
    plan = add(PurchasePlan)
    order = add(PurchaseOrder, supplier=firms[0])
    asked = keeping.add(office, "003", Requisition, {"purpose": "Training"})
    for place, (supply, firm) in enumerate(zip(supplies, firms, strict=True)):
        add(PurchasePlanLine, plan=plan, supply=supply, planned=Decimal(2))
        add(PurchaseOrderLine, order=order, supply=supply, quantity=Decimal(2), price=100)
        line = {"requisition": asked, "supply": supply, "quantity": Decimal(1)}
        keeping.add(office, "003", RequisitionLine, line)
        store.receive(supply, 9, 900, supplier=firm, on=store.ago(9))
        store.receive(supplies[0], 9, 900, supplier=firm, on=store.ago(8))
        store.issue(supply, 3, on=store.ago(7))
        store.receive(milk[place], 2, 200, batch="A", expires_on=store.ago(-5))
    store.do(order, "place")
    store.do(order, "receive")
    count = add(SupplyCount, title="March")
    for supply in supplies:
        store.do(count, "enter", supply=supply, quantity=Decimal(1))
    store.do(count, "count", counted_by=store.chen)


def statements(store: Store, name: str, texts: dict[str, str]) -> int:
    """How many statements making a report and going through its lines takes."""
    asked: list[str] = []
    connection = store.office.db.connection()
    connection.set_trace_callback(asked.append)
    try:
        report = reporting.REPORTS[name].made(store.office, texts)
        for block in report.blocks:
            found: Any = getattr(block, "rows", ())
            list(found() if callable(found) else found)
    finally:
        connection.set_trace_callback(None)
    return len(asked)


@pytest.mark.parametrize(("name", "texts"), CASES, ids=[" ".join((name, *texts)) for name, texts in CASES])
def test_more_lines_take_no_more_statements(tmp_path: Path, name: str, texts: dict[str, str]) -> None:
    told = []
    for lines in (FEW, MANY):
        with opened(tmp_path / f"{lines}.bizdesk") as store:
            lived(store, lines)
            told.append(statements(store, name, texts))
    assert told[0] == told[1]


def test_every_report_of_supplies_is_held_to_it() -> None:
    assert {each.name for each in REPORTS} == set(ASKED)
