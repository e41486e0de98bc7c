"""Movements taken back out of the ledger: they take all with them that they said and cost, and nothing else."""

from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk import keeping
from bizdesk.office.policy import Policy
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Requisition, RequisitionLine
from tests.supplies.buying import Buying
from tests.supplies.store import Store

SAID = (
    "supply", "date", "place", "department", "staff", "supplier", "order", "requisition", "batch", "expires_on",
    "account", "project", "reference",
)  # fmt: skip
PRICED = ("supply", "date", "place", "department", "staff", "account", "project")


def said(movement: Any, names: tuple[str, ...] = SAID) -> dict[str, Any]:
    return {name: movement.__data__[name] for name in names}


def of(movement: Movement, kind: str) -> Movement:
    """The reversal or the later price that belongs to a movement."""
    return Movement.get((Movement.of == movement.id) & (Movement.kind == kind))


def test_a_receipt_of_an_order_takes_its_lot_account_and_project_back_along(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    line = {"account": "6601", "project": "School", "quantity": Decimal(4)}
    desk.add(PurchaseOrderLine, order=order, supply=desk.ink, **line)
    desk.do(order, "place")
    desk.days(3)
    desk.do(order, "receive", batch="L1", expires_on=date(2027, 1, 31), reference="R-9")
    came = Movement.get()
    assert (came.batch, came.account, came.project, came.supplier) == ("L1", "6601", "School", desk.beta)
    desk.days(3)
    desk.do(came, "reverse", reason="not ours")
    gone = of(came, "reversal")
    assert said(gone) == said(came)
    assert (gone.quantity, gone.value, gone.reason) == (-4, -39_600, "not ours")
    assert gone.time > came.time


def test_an_issue_on_a_requisition_takes_who_had_it_back_along(desk: Buying) -> None:
    desk.edit(desk.pen, account="6602")
    desk.do(desk.pen, "receive", quantity=Decimal(10), price=200)
    asked = desk.add(Requisition, applicant=desk.lin, purpose="fair", project="Fair")
    desk.add(RequisitionLine, requisition=asked, supply=desk.pen, quantity=Decimal(6))
    desk.do(asked, "submit")
    desk.do(asked, "approve", approver=desk.qian)
    desk.do(asked, "issue")
    given = Movement.get(Movement.kind == "issue")
    assert (given.staff, given.account, given.project) == (desk.lin, "6602", "Fair")
    desk.do(given, "reverse", reason="not taken")
    assert said(of(given, "reversal")) == said(given)


def test_a_later_price_is_booked_for_whom_its_movement_was(store: Store) -> None:
    """10 for 10.00, 4 out, 10 for 30.00 before them: they are 2.00 each, so 4.00 more."""
    pen = store.supply(account="6602")
    store.receive(pen, 10, 1_000, on=store.ago(9))
    given = store.issue(pen, 4, on=store.ago(5), project="Fair")
    store.receive(pen, 10, 3_000, on=store.ago(7))
    later = of(given, "revaluation")
    assert said(later, PRICED) == said(given, PRICED)
    assert (later.project, later.account, later.department) == ("Fair", "6602", store.department)
    assert (later.quantity, later.value) == (0, -400)


def test_prices_that_came_later_one_after_another_add_up_and_go_with_the_issue(store: Store) -> None:
    """10 for 10.00, 5 out for 5.00; with 10 for 30.00 they are 2.00 each, with 10 for 50.00 too 3.00: 15.00 in all."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(9))
    given = store.issue(pen, 5, on=store.ago(3))
    store.receive(pen, 10, 3_000, on=store.ago(8))
    store.receive(pen, 10, 5_000, on=store.ago(7))
    mine = Movement.select().where(Movement.of == given.id).order_by(Movement.id)
    assert [each.value for each in mine] == [-500, -500]
    assert store.held(pen) == (25, 7_500)
    store.issue(pen, 1, on=store.ago(1))
    store.do(given, "reverse", reason="not taken")
    assert of(given, "reversal").value == 1_500
    # 29 of 30 are there, at 3.00.
    assert store.held(pen) == (29, 8_700)


def test_a_transfer_is_taken_back_with_its_first_half_told(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    first = store.do(pen, "transfer", quantity=Decimal(4), to=store.shelf)
    second = Movement.get((Movement.of == first.id) & (Movement.kind == "transfer"))
    assert (first.place, first.quantity, second.place, second.quantity) == (store.room, -4, store.shelf, 4)
    gone = store.do(second, "reverse", reason="not carried")
    assert (gone.of, gone.quantity, gone.place) == (first, 4, store.room)
    assert of(second, "reversal").place == store.shelf


def test_an_issue_whose_return_was_taken_back_is_taken_back_too(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    given = store.issue(pen, 4)
    back = store.do(given, "give_back", quantity=Decimal(4))
    assert f"Some of {given.number} came back" in store.refused(given, "reverse", reason="wrong")
    store.do(back, "reverse", reason="kept after all")
    again = store.do(given, "give_back", quantity=Decimal(3))
    store.do(again, "reverse", reason="kept after all")
    store.do(given, "reverse", reason="wrong")
    assert store.held(pen) == (10, 1_000)


def test_a_closed_day_between_two_issues_of_a_month_is_the_one_that_is_told(store: Store) -> None:
    """Stock is closed between two issues; a receipt after both would make the first of them dearer as well."""
    pen = store.supply(valuation="month_end_average")
    store.receive(pen, 10, 1_000, on=date(2026, 3, 1))
    store.issue(pen, 2, on=date(2026, 3, 5))
    store.issue(pen, 2, on=date(2026, 3, 12))
    keeping.edit(store.office, "001", Policy.named("stock_closed_through"), {"value": "2026-03-08"})
    words = store.refused(pen, "receive", quantity=Decimal(10), amount=4_000, on=date(2026, 3, 14))
    assert "would make what YP-1 Pen YP-1 cost on 2026-03-05 another figure" in words
    # What costs the average that there is changes no figure.
    store.receive(pen, 10, 1_000, on=date(2026, 3, 14))


def test_what_is_reversed_on_a_day_is_gone_from_that_day_on(store: Store) -> None:
    """The reversal is of the day of its movement, whenever it is written."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(20))
    given = store.issue(pen, 10, on=store.ago(10))
    store.do(given, "reverse", reason="not taken")
    store.issue(pen, 10, on=store.ago(9))
    assert of(given, "reversal").date == store.ago(10)
    assert store.held(pen) == (0, 0)
