"""Goods that come without an order: whose budget they are held against."""

from decimal import Decimal

from bizdesk.supplies.models import Supply
from tests.budgets.desk import Desk, refused


def test_what_comes_without_an_order_is_for_the_department_of_who_takes_it_in_unless_it_is_told(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 10_000), ("S/TF", "stop", 10_000))
    flight = desk.add(Supply, code="W-TF", name="Flight", unit="pc", account="TF")
    receipt = desk.do(flight, "receive", quantity=Decimal(1), price=3_000)
    assert (receipt.department.code, desk.stands("R/TF")[1]) == ("R", 3_000)
    desk.do(flight, "receive", quantity=Decimal(1), price=2_000, department=desk.of("S"))
    assert (desk.stands("R/TF")[1], desk.stands("S/TF")[1]) == (3_000, 2_000)
    # Whoever takes it back, it goes back to where it was booked.
    desk.edit(desk.zhou, department=desk.of("S"))
    desk.do(receipt, "reverse", who="002", reason="Twice")
    assert (desk.stands("R/TF")[1], desk.stands("S/TF")[1]) == (0, 2_000)
    desk.edit(desk.zhou, department=desk.of("H"))
    assert refused(desk.do, flight, "receive", who="002", quantity=Decimal(1), price=1_000) == (
        "No line of the budget covers TF Flights of H House: 10.00 is outside the plan."
        " Where it is for another department or account, name that."
    )
    assert desk.wrong() == []
