"""What Today says of the store room."""

from decimal import Decimal

from bizdesk.supplies.duties import duties
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
