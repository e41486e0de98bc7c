"""What Today says of the store room."""

from decimal import Decimal

from bizdesk import keeping
from bizdesk.office.people import Supplier
from bizdesk.supplies.duties import duties
from bizdesk.supplies.models import PurchaseOrder, Requisition
from tests.supplies.store import Store


def test_of_many_supplies_that_are_low_the_most_pressing_are_told_by_name(store: Store) -> None:
    """Seven are low, two of them below their minimum: those come first, and two are only counted."""
    for number in range(1, 8):
        levels = {"min_quantity": Decimal(2), "reorder_level": Decimal(5), "max_quantity": Decimal(10)}
        supply = store.supply(f"YP-{number}", **levels)
        store.receive(supply, 1 if number in (4, 6) else 4, 100)
    told = [(duty.words, duty.state, duty.kind, duty.key) for duty in duties(store.office) if duty.clause == "4.2.2c"]
    low = [each for each in told if each[2] == "supply"]
    assert [(state, key) for _words, state, _kind, key in low] == [
        ("overdue", "YP-4"), ("overdue", "YP-6"), ("due", "YP-1"), ("due", "YP-2"), ("due", "YP-3"), ("due", ""),
    ]  # fmt: skip
    assert low[0][0] == "YP-4 Pen YP-4: 1 pc left, order 9"
    assert low[-1][0] == "Supplies at their reorder level or below besides these: 2"


def test_what_is_due_is_read_by_as_many_statements_however_much_it_is(store: Store) -> None:
    read = []
    for length in (1, 5):
        for place in range(length):
            milk = store.supply(f"M{length}{place}", track_expiry=True)
            store.receive(milk, 5, 500, batch="A", expires_on=store.ago(-2))
            keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "tea"})
            supplier = keeping.add(store.office, "", Supplier, {"name": f"Maker {length}{place}"})
            for _order in range(2):
                keeping.add(store.office, "002", PurchaseOrder, {"supplier": supplier, "expected_on": store.ago(1)})
        store.damage("UPDATE requisition SET state = 'submitted'")
        store.damage("UPDATE purchase_order SET state = 'ordered' WHERE id % 2")
        asked: list[str] = []
        store.office.db.connection().set_trace_callback(asked.append)
        told = list(duties(store.office))
        store.office.db.connection().set_trace_callback(None)
        read.append((len(asked), len(told)))
    (few, short), (many, long) = read
    assert (few, long - short) == (many, 20)
