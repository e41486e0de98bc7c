"""What later movements, papers and closed days rest on: it is not taken back, changed or written over unseen."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.opening import with_areas
from bizdesk.supplies import booking, moving
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
from bizdesk.supplies.prices import last_price
from tests.supplies.store import Store


def close(store: Store, day: str) -> None:
    keeping.edit(store.office, "001", Policy.named("stock_closed_through"), {"value": day})


def refused(do: Callable[..., Any], *arguments: Any, **values: Any) -> str:
    with pytest.raises(Refused) as fault:
        do(*arguments, **values)
    return str(fault.value)


def test_a_receipt_whose_goods_went_out_is_not_taken_back_by_its_number(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 2_000)
    act = newest(store.office)
    store.issue(pen, 4)
    assert "KC-2026-0001 was changed later by act 9 (Issue 4 pc of YP-1 Pen YP-1 to 003 Zhao): undo that" in refused(
        undo, store.office, "002", act
    )
    assert store.held(pen) == (Decimal(6), 1_200)
    undo(store.office, "002")
    undo(store.office, "002", act)
    assert store.held(pen) == (Decimal(0), 0)


def test_what_was_booked_before_a_day_was_closed_is_not_taken_back(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 2_000, on=date(2026, 3, 10))
    act = newest(store.office)
    close(store, "2026-03-10")
    words = refused(undo, store.office, "002", act)
    assert words.startswith("What was booked for 2026-03-10 stays: it is closed through 2026-03-10.")
    assert store.held(pen) == (Decimal(10), 2_000)


def test_the_average_of_a_month_writes_nothing_on_a_closed_day(store: Store) -> None:
    """10 at 1.00 and 5 issued by the 5th; another 10 at 4.00 on the 12th would make the five cost 2.50 each."""
    pen = store.supply(valuation="month_end_average")
    store.receive(pen, 10, 1_000, on=date(2026, 3, 1))
    store.issue(pen, 5, on=date(2026, 3, 5))
    close(store, "2026-03-10")
    words = store.refused(pen, "receive", quantity=Decimal(10), amount=4_000, on=date(2026, 3, 12))
    assert "would make what YP-1 Pen YP-1 cost on 2026-03-05 another figure, and stock is closed through" in words
    close(store, "")
    store.receive(pen, 10, 4_000, on=date(2026, 3, 12))
    assert [(row.kind, row.value) for row in Movement.select().order_by(Movement.id)] == [
        ("receipt", 1_000), ("issue", -500), ("receipt", 4_000), ("revaluation", -750),
    ]  # fmt: skip


def test_a_unit_is_not_changed_while_another_till_books_the_first_movement(store: Store) -> None:
    pen, office = store.supply(), store.office
    with with_areas(office.path, clock=lambda: store.now) as other:

        def first() -> None:
            office.before_change = lambda: None
            other.activate()
            moving.receive(other, "002", Supply.named(pen.code), quantity=Decimal(5), amount=500)
            office.activate()

        office.before_change = first
        assert "has moved: Unit cannot be changed" in refused(keeping.edit, office, "002", pen, {"unit": "box"})
    assert pen.afresh().unit == "pc"


def test_a_movement_is_reversed_once_by_two_tills(store: Store) -> None:
    pen, office = store.supply(), store.office
    came = store.receive(pen, 10, 2_000)
    with with_areas(office.path, clock=lambda: store.now) as other:

        def first() -> None:
            office.before_change = lambda: None
            other.activate()
            booking.reverse(other, "002", Movement.named(came.number), reason="wrong")
            office.activate()

        office.before_change = first
        assert "is reversed already" in refused(booking.reverse, office, "002", came, reason="wrong")
    assert store.held(pen) == (Decimal(0), 0)


def test_a_gift_says_nothing_of_the_price(store: Store) -> None:
    pen = store.supply(price=150)
    assert last_price(pen) == 150
    store.receive(pen, 10, 2_000)
    store.receive(pen, 5, 0)
    assert last_price(pen) == 200


def test_many_later_prices_are_written_as_one_by_one(store: Store) -> None:
    """20 issues of one out of 100 at 1.00; a free receipt of 100 the day before halves what each of them cost."""
    pen = store.supply()
    store.receive(pen, 100, 10_000, on=store.ago(9))
    for _issue in range(20):
        store.issue(pen, 1, on=store.ago(5))
    store.receive(pen, 100, 0, on=store.ago(6))
    later = list(Movement.select().where(Movement.kind == "revaluation").order_by(Movement.id))
    assert [(row.value, row.of.kind, row.date, row.staff) for row in later] == [
        (50, "issue", store.ago(5), store.zhao)
    ] * 20
    assert len({row.number for row in Movement.select()}) == 42
    assert store.held(pen) == (Decimal(180), 9_000)


@pytest.fixture
def asked(store: Store) -> Requisition:
    """Zhao asked for 6 pens and 8 pencils, of which there are plenty; all of it is approved."""
    requisition = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "courses"})
    assert isinstance(requisition, Requisition)
    for code, quantity in (("YP-1", 6), ("YP-2", 8)):
        supply = store.supply(code)
        store.receive(supply, 50, 5_000)
        values = {"requisition": requisition, "supply": supply, "quantity": Decimal(quantity)}
        keeping.add(store.office, "003", RequisitionLine, values)
    store.do(requisition, "submit", who="003")
    store.do(requisition, "approve", who="001", approver=store.lin)
    return requisition


def test_a_quantity_is_of_one_supply(store: Store, asked: Requisition) -> None:
    pencil = Supply.named("YP-2")
    assert "has 2 lines to issue: name the supply" in store.refused(asked, "issue", quantity=Decimal(2))
    assert "must be above nothing" in store.refused(asked, "issue", supply=pencil, quantity=Decimal(0))
    assert "8 of YP-2 Pen YP-2 approved, 8 left to issue; not 9" in store.refused(
        asked, "issue", supply=pencil, quantity=Decimal(9)
    )
    assert Movement.select().where(Movement.kind == "issue").count() == 0
    store.do(asked, "issue", supply=pencil)
    assert "0 left to issue; not 1" in store.refused(asked, "issue", supply=pencil, quantity=Decimal(1))
    # One line is left: a quantity can only be of that.
    store.now += timedelta(hours=1)
    store.do(asked, "issue", quantity=Decimal(2))
    assert store.held(Supply.named("YP-1"))[0] == Decimal(48)
    assert asked.afresh().state == "partly_issued"
    store.do(asked, "issue")
    assert asked.afresh().state == "issued"


def test_an_approved_requisition_takes_no_line_from_a_page_that_was_opened_before(
    store: Store, asked: Requisition
) -> None:
    """The page still holds the requisition as a draft; what was approved since is looked up in the act."""
    old = asked.afresh()
    old.state = "draft"
    values = {"requisition": old, "supply": store.supply("YP-3"), "quantity": Decimal(1)}
    words = refused(keeping.add, store.office, "003", RequisitionLine, values)
    assert words.startswith("LY-2026-0001 is Approved: send it back before it is changed.")
    assert RequisitionLine.select().count() == 2


def test_what_is_issued_in_part_is_closed_and_asked_for_anew(store: Store, asked: Requisition) -> None:
    """It cannot be sent back any more: what is said is what can be done."""
    line = RequisitionLine.select().where(RequisitionLine.requisition == asked.id).order_by(RequisitionLine.id).first()
    store.do(asked, "issue", supply=Supply.named("YP-1"))
    words = (
        "LY-2026-0001 is Partly issued: it is not changed any more. Close it with the reason why the rest is not"
        " issued, and make another requisition."
    )
    for act, arguments in (
        (keeping.edit, (asked.afresh(), {"purpose": "fair"})),
        (keeping.edit, (line.afresh(), {"quantity": Decimal(1)})),
        (keeping.remove, (line.afresh(),)),
    ):
        assert refused(act, store.office, "003", *arguments).startswith(words)
    store.do(asked, "close", reason="enough")
    words = "LY-2026-0001 is Finished: it is not changed any more. Make another requisition."
    assert refused(keeping.edit, store.office, "003", asked.afresh(), {"purpose": "fair"}).startswith(words)


def test_what_is_not_used_any_more_is_not_asked_for(store: Store) -> None:
    requisition = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "courses"})
    old, pen = store.supply("YP-8"), store.supply("YP-9")
    keeping.edit(store.office, "", old, {"active": False})
    values = {"requisition": requisition, "supply": old.afresh(), "quantity": Decimal(1)}
    assert "YP-8 Pen YP-8 is not used any more" in refused(keeping.add, store.office, "003", RequisitionLine, values)
    line = keeping.add(store.office, "003", RequisitionLine, {**values, "supply": pen})
    told = refused(keeping.edit, store.office, "003", line.afresh(), {"supply": old.afresh()})
    assert "YP-8 Pen YP-8 is not used any more" in told
    # What was asked for before is still corrected, and taken off.
    keeping.edit(store.office, "", pen.afresh(), {"active": False})
    keeping.edit(store.office, "003", line.afresh(), {"quantity": Decimal(2)})
    keeping.remove(store.office, "003", line.afresh())
