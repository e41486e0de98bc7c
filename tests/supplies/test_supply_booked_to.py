"""What receipts and issues are booked to: account, department and project, so that budgets and costs can find them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bizdesk import acts
from bizdesk.office.people import Department
from bizdesk.office.record import Record
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Requisition, RequisitionLine, Supply
from tests.supplies.buying import Buying, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Buying]:
    with opened(tmp_path / "office.bizdesk") as desk:
        desk.edit(desk.pen, account="6601")
        yield desk


def booked(movement: Movement) -> tuple[str, str, str]:
    """Account, department and project of a movement."""
    return movement.account, movement.department.code if movement.department else "", movement.project


def newest() -> Movement:
    return Movement.select().order_by(Movement.id.desc()).get()


@pytest.mark.parametrize(
    ("kind", "step"), [(Supply, "receive"), (Supply, "issue"), (PurchaseOrder, "receive"), (Requisition, "issue")]
)
def test_every_form_of_a_receipt_and_an_issue_asks_for_it(kind: type[Record], step: str) -> None:
    inputs = acts.named(kind, step).inputs
    assert inputs["account"].help, "what is meant where it is left empty"
    assert {"department", "project"} <= inputs.keys()


def test_goods_come_in_for_a_department_and_a_project(desk: Buying) -> None:
    sales = Department.named("04")
    of_it: dict[str, Any] = {"quantity": Decimal(24), "price": 200}
    assert booked(desk.do(desk.pen, "receive", **of_it)) == ("6601", "", "")
    told = {"account": "6602", "department": sales, "project": "Spring fair"}
    receipt = desk.do(desk.pen, "receive", **of_it, **told)
    assert booked(receipt) == ("6602", "04", "Spring fair")
    # The card tells who brought it, whomever it is for.
    rows = desk.table("stock-card", "card", supply="PEN")
    assert all("Alpha" in str(row) for row in rows if row["kind"] == "receipt")
    # What takes it back is booked to the same.
    desk.do(receipt, "reverse", reason="wrong count")
    assert (newest().kind, booked(newest())) == ("reversal", ("6602", "04", "Spring fair"))


def test_what_comes_of_an_order_is_booked_as_its_line_says_unless_it_is_told(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    line = {"order": order, "supply": desk.pen, "quantity": Decimal(24), "account": "6603", "project": "Move"}
    desk.add(PurchaseOrderLine, **line)
    desk.do(order, "place")
    desk.do(order, "receive", supply=desk.pen, quantity=Decimal(6))
    assert booked(newest()) == ("6603", "", "Move")
    department = Department.named("04")
    desk.do(order, "receive", supply=desk.pen, quantity=Decimal(6), department=department, account="6604", project="X")
    assert booked(newest()) == ("6604", "04", "X")


def test_an_issue_is_booked_to_the_account_told_else_the_supplys(desk: Buying) -> None:
    desk.lin = desk.edit(desk.lin, department=Department.named("04"))
    desk.do(desk.pen, "receive", quantity=Decimal(24), price=200)
    desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(2))
    assert booked(newest()) == ("6601", "04", "")
    desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(2), account="6605", project="Spring fair")
    assert booked(newest()) == ("6605", "04", "Spring fair")

    asked = desk.add(Requisition, applicant=desk.lin, purpose="fair", project="Autumn fair")
    desk.add(RequisitionLine, requisition=asked, supply=desk.pen, quantity=Decimal(4))
    desk.do(asked, "submit")
    desk.do(asked, "approve", approver=desk.qian)
    desk.do(asked, "issue", supply=desk.pen, quantity=Decimal(1))
    assert booked(newest()) == ("6601", "04", "Autumn fair")
    desk.do(asked, "issue", account="6606", project="Spring fair", department=Department.named("02"))
    assert booked(newest()) == ("6606", "02", "Spring fair")
