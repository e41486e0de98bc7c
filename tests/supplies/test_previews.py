"""What a step would do is told before it is taken: what lies where, its worth, which lots, what a quota leaves."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.office.errors import Refused
from bizdesk.supplies import previews
from bizdesk.supplies.models import Movement, Quota, Requisition, RequisitionLine, Supply, SupplyCategory
from tests.supplies.store import Store


def foretold(store: Store, record: Any, name: str, **inputs: Any) -> list[str]:
    """What a form says of a step; nothing moves by it."""
    preview, moved = acts.named(type(record), name).preview, Movement.select().count()
    assert preview is not None
    try:
        return preview(store.office, record.afresh(), **inputs)
    finally:
        assert Movement.select().count() == moved


@pytest.fixture
def pen(store: Store) -> Supply:
    """Twelve pens at 2.00, nine in the store room and three on the back shelf; at ten they are ordered again."""
    pen = store.supply(reorder_level=Decimal(10), category=SupplyCategory.named("W1"))
    store.receive(pen, 12, 2_400, on=store.ago(9))
    store.do(pen, "transfer", quantity=Decimal(3), to=store.shelf, on=store.ago(8))
    return pen


def test_what_is_carried_tells_of_either_place(store: Store, pen: Supply) -> None:
    told = foretold(store, pen, "transfer", quantity=Decimal(4), to=store.shelf)
    assert told == ["S1 Store room: 9 -> 5 pc", "S2 Back shelf: 3 -> 7 pc"]
    with pytest.raises(Refused, match="there would be 9 pc of YP-1 Pen YP-1, and 10 would go out"):
        foretold(store, pen, "transfer", quantity=Decimal(10), to=store.shelf)
    with pytest.raises(Refused, match="It is there already"):
        foretold(store, pen, "transfer", quantity=Decimal(1), to=store.room)


def test_what_is_written_off_tells_what_is_left_and_what_it_was_worth(store: Store, pen: Supply) -> None:
    assert foretold(store, pen, "write_off", quantity=Decimal(2), reason="", place=store.shelf) == [
        "On hand: 12 -> 10 pc",
        "Value: -4.00",
        "At or below the reorder level of 10 pc.",
        "S2 Back shelf: 3 -> 1 pc",
    ]


def test_what_goes_back_to_the_supplier_names_its_lots(store: Store) -> None:
    ink = store.supply(track_expiry=True)
    for batch, days in (("A", 10), ("B", 20)):
        store.receive(ink, 5, 1_000, batch=batch, expires_on=store.ago(-days))
    assert foretold(store, ink, "return_to_supplier", quantity=Decimal(7)) == [
        "On hand: 10 -> 3 pc",
        "Value: -14.00",
        "Lot A, expires on 2026-03-26: 5 pc",
        "Lot B, expires on 2026-04-05: 2 pc",
    ]


def test_what_comes_back_from_a_user_comes_back_at_its_cost(store: Store, pen: Supply) -> None:
    given = store.issue(pen, 5, on=store.ago(5))
    store.receive(pen, 10, 4_000, on=store.ago(2))
    assert foretold(store, given, "give_back", quantity=Decimal(2)) == [
        "On hand: 17 -> 19 pc",
        "Value: 4.00",
        "S1 Store room: 14 -> 16 pc",
    ]
    with pytest.raises(Refused, match="of which 0 came back: 6 more cannot"):
        foretold(store, given, "give_back", quantity=Decimal(6))


def test_an_issue_tells_what_the_quotas_leave(store: Store, pen: Supply) -> None:
    keeping.add(store.office, "001", Quota, {"supply": pen, "quantity": Decimal(8), "amount": 2_000})
    store.issue(pen, 2)
    assert foretold(store, pen, "issue", quantity=Decimal(3), staff=store.zhao)[-2:] == [
        "Quota DE-2026-0001: 3 of 8 left",
        "Quota DE-2026-0001: 10.00 of 20.00 left",
    ]


def test_an_issue_on_a_requisition_tells_of_every_supply_and_of_a_quota_once(store: Store, pen: Supply) -> None:
    pencil = store.supply("YP-2", category=SupplyCategory.named("W2"))
    store.receive(pencil, 10, 1_000)
    values = {"category": SupplyCategory.named("W"), "quantity": Decimal(15)}
    keeping.add(store.office, "001", Quota, values)
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    for supply, quantity in ((pen, 6), (pencil, 4)):
        line = {"requisition": asked, "supply": supply, "quantity": Decimal(quantity)}
        keeping.add(store.office, "003", RequisitionLine, line)
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    assert foretold(store, asked, "issue") == [
        "YP-1 Pen YP-1",
        "On hand: 12 -> 6 pc",
        "Value: -12.00",
        "At or below the reorder level of 10 pc.",
        "S1 Store room: 9 -> 3 pc",
        "YP-2 Pen YP-2",
        "On hand: 10 -> 6 pc",
        "Value: -4.00",
        "Quota DE-2026-0001: 5 of 15 left",
    ]
    assert foretold(store, asked, "issue", supply=pencil, quantity=Decimal(1))[-2:] == [
        "Value: -1.00",
        "Quota DE-2026-0001: 14 of 15 left",
    ]
    with pytest.raises(Refused, match="6 of YP-1 Pen YP-1 approved, 6 left to issue; not 7"):
        foretold(store, asked, "issue", supply=pen, quantity=Decimal(7))


def test_a_line_of_a_requisition_tells_what_the_quotas_of_its_own_supply_leave(store: Store, pen: Supply) -> None:
    """Nine pads beyond twelve are no matter of the pens; what was issued of a line counts once."""
    pad = store.supply("YP-2")
    store.receive(pad, 90, 9_000)
    for supply in (pen, pad):
        values = {"supply": supply, "period": "month", "quantity": Decimal(12)}
        keeping.add(store.office, "001", Quota, values)
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    first = {"requisition": asked, "supply": pen, "quantity": Decimal(5)}
    keeping.add(store.office, "003", RequisitionLine, first)

    def quotas(supply: Supply, quantity: int) -> list[str]:
        values = {"requisition": asked.afresh(), "supply": supply, "quantity": Decimal(quantity)}
        return previews.asked_for(store.office, values)[1:]

    assert quotas(pad, 21) == ["Quota DE-2026-0002: 9 beyond its 12"]
    store.do(asked, "submit", who="003")
    store.do(asked, "approve", who="001", approver=store.lin)
    store.do(asked, "issue", quantity=Decimal(2))
    assert quotas(pen, 5) == ["Quota DE-2026-0001: 7 of 12 left"]
    assert quotas(pen, 13) == ["Quota DE-2026-0001: 1 beyond its 12"]
