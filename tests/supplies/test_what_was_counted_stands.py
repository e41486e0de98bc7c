"""What a count found stands: nobody takes it away unseen, and what booking it refuses is foretold."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.office.errors import Refused
from bizdesk.office.people import Supplier
from bizdesk.opening import with_areas
from bizdesk.screens.supplies import TABS
from bizdesk.supplies import counter, counts, duties
from bizdesk.supplies.models import Movement, PurchaseOrder, SupplyCount, SupplyCountLine
from tests.supplies.store import Store


def opened(store: Store) -> Any:
    return keeping.add(store.office, "002", SupplyCount, {"title": "Spring"})


def test_a_count_is_not_deleted_under_a_figure_another_program_has_just_entered(store: Store) -> None:
    pen, office = store.supply(), store.office
    store.receive(pen, 5, 500)
    count = opened(store)
    with with_areas(office.path, clock=lambda: store.now) as other:

        def first() -> None:
            office.before_change = lambda: None
            other.activate()
            counts.enter(other, "001", SupplyCount.named(count.number), supply=pen, quantity=Decimal(4))
            office.activate()

        office.before_change = first
        with pytest.raises(Refused, match="was counted on: cancel it instead"):
            keeping.remove(office, "002", count)
    assert SupplyCountLine.get().counted == 4


def foretold(store: Store, count: Any, **inputs: Any) -> list[str]:
    preview = acts.named(SupplyCount, "book").preview
    assert preview is not None
    return preview(store.office, count.afresh(), **inputs)


def test_what_booking_refuses_is_said_where_it_is_foretold(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 20, 2_000)
    count = opened(store)
    store.do(count, "enter", supply=pen, quantity=Decimal(5))
    assert foretold(store, count) == ["Shortage: one line, 15.00"]
    store.issue(pen, 18)
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)
    words = store.refused(count, "book", reason="Gone")
    assert "there would be 2 pc of YP-1 Pen YP-1, and 15 would go out" in words
    with pytest.raises(Refused) as why:
        foretold(store, count, reason="Gone")
    assert str(why.value) == words


def test_what_a_count_found_is_not_reversed_but_counted_again(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 20, 2_000)
    count = opened(store)
    store.do(count, "enter", supply=pen, quantity=Decimal(18))
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)
    store.do(count, "book", reason="Gone")
    found = Movement.get(Movement.kind == "count")
    assert store.refused(found, "reverse", reason="They lay behind the shelf") == (
        f"{found.number} is what {count.number} found, and that stands: count YP-1 Pen YP-1 again, and book what is "
        "found then. [4.2.2c]"
    )
    assert acts.named(Movement, "reverse").refusal(found) is not None
    assert store.held(pen) == (18, 1_800)


def test_a_draft_that_nobody_placed_is_not_overdue(store: Store) -> None:
    supplier = keeping.add(store.office, "", Supplier, {"name": "Alpha"})
    _draft, placed = (
        keeping.add(store.office, "002", PurchaseOrder, {"supplier": supplier, "expected_on": store.ago(1)})
        for _order in range(2)
    )
    store.damage("UPDATE purchase_order SET state = 'ordered' WHERE id = ?", placed.id)
    view = next(view for view in TABS if view.kind == "purchase_order")
    late = next(saved for saved in view.filters if saved.name == "late")
    assert late.where is not None
    assert list(PurchaseOrder.select().where(late.where(store.office))) == [placed]
    overdue = [duty.key for duty in duties.orders(store.office) if duty.state == "overdue"]
    assert overdue == [placed.number]


def test_a_supply_out_of_use_is_called_so(store: Store) -> None:
    pen = store.supply(barcodes="690001")
    keeping.edit(store.office, "002", pen, {"active": False})
    for words in ("yp-1", "690001", "Pen"):
        assert str(counter.unknown(words)) == "YP-1 Pen YP-1 is not used any more. [4.2.2b]"
    assert str(counter.unknown("chair")) == "There is no supply chair in use. [4.2.2]"
