"""Supplies and the lines of papers read for a list, with the figures that no field of theirs holds."""

from decimal import Decimal

from bizdesk import keeping
from bizdesk.commands.rows import pieces, plain
from bizdesk.office.addresses import Addresses
from bizdesk.office.people import Supplier
from bizdesk.office.record import Record
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCount,
    SupplyCountLine,
)
from tests.supplies.store import Store


def test_a_page_of_supplies_asks_once_for_all_that_is_on_hand(store: Store) -> None:
    supplies = [store.supply(f"YP-{place}") for place in range(30)]
    for place, supply in enumerate(supplies, 1):
        store.receive(supply, place, 100)
    asked: list[str] = []
    connection = store.office.db.connection()
    connection.set_trace_callback(asked.append)
    called = Addresses(store.office.kinds)
    found = list(pieces(store.office, called, Supply, [], [Supply.id.asc()], None))
    assert [plain(each, store.office, ("on_hand",), called)["on_hand"] for each in found] == [
        str(place) for place in range(1, 31)
    ]
    connection.set_trace_callback(None)
    assert len([sql for sql in asked if '"movement"' in sql]) == 1


def told(store: Store, kind: type[Record], name: str) -> list[str]:
    """What a list of a kind tells in one column, in the order the rows were made."""
    called = Addresses(store.office.kinds)
    found = list(pieces(store.office, called, kind, [], [kind.id.asc()], None))
    return [str(plain(each, store.office, (name,), called)[name]) for each in found]


def test_lines_tell_what_was_issued_and_what_came_with_one_question_a_page(store: Store) -> None:
    asked = Requisition.get_by_id(_requisition(store, 3))
    pens = [line.supply for line in RequisitionLine.select().order_by(RequisitionLine.id)]
    store.do(asked, "issue", supply=pens[1], quantity=Decimal(2))
    assert told(store, RequisitionLine, "issued") == ["0", "2", "0"]
    order = _order(store, pens)
    store.do(order, "receive", supply=pens[2], quantity=Decimal(4))
    questions: list[str] = []
    connection = store.office.db.connection()
    connection.set_trace_callback(questions.append)
    assert told(store, PurchaseOrderLine, "received") == ["0", "0", "4"]
    connection.set_trace_callback(None)
    assert len([sql for sql in questions if '"movement"' in sql]) == 1


def test_a_blind_count_tells_no_difference_while_it_is_counted(store: Store) -> None:
    pen, pad = store.supply(), store.supply("YP-2")
    store.receive(pen, 10, 100)
    store.receive(pad, 5, 100)
    count = keeping.add(store.office, "002", SupplyCount, {"title": "March", "counted_on": store.ago(0), "blind": True})
    store.do(count, "enter", supply=pen, quantity=Decimal(8))
    assert told(store, SupplyCountLine, "difference") == ["", ""]
    store.do(count, "count")
    assert told(store, SupplyCountLine, "difference") == ["-2", ""]


def _requisition(store: Store, lines: int) -> int:
    requisition = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "courses"})
    for place in range(lines):
        supply = store.supply(f"YP-{place}")
        store.receive(supply, 50, 5_000)
        values = {"requisition": requisition, "supply": supply, "quantity": Decimal(6)}
        keeping.add(store.office, "003", RequisitionLine, values)
    store.do(requisition, "submit", who="003")
    store.do(requisition, "approve", who="001", approver=store.lin)
    return int(requisition.id)


def _order(store: Store, supplies: list[Supply]) -> Record:
    supplier = keeping.add(store.office, "", Supplier, {"code": "S1", "name": "Office Depot"})
    order = keeping.add(store.office, "002", PurchaseOrder, {"supplier": supplier})
    for supply in supplies:
        values = {"order": order, "supply": supply, "quantity": Decimal(10), "price": 100}
        keeping.add(store.office, "002", PurchaseOrderLine, values)
    store.do(order, "place")
    return order
