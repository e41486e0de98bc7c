"""Two programs that buy at the same time: what the one did just before is what the other finds."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.office.file import Office
from bizdesk.office.people import Staff
from bizdesk.opening import with_areas
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Supply,
)
from bizdesk.supplies.proposing import month_plan
from tests.supplies.buying import Buying, refused


@pytest.fixture
def spring(desk: Buying) -> Any:
    """A plan of 20 reams of paper at 10.00 each, of Beta, that Qian approved."""
    return desk.approved()


@pytest.fixture
def meanwhile(desk: Buying) -> Iterator[Callable[[Callable[[Office], Any]], None]]:
    """meanwhile(act): another program does this when the one here is about to begin its next act."""
    office = desk.office
    with with_areas(office.path, clock=lambda: desk.now) as other:

        def then(act: Callable[[Office], Any]) -> None:
            def first() -> None:
                office.before_change = lambda: None
                other.activate()
                act(other)
                office.activate()

            office.before_change = first

        yield then


def step(office: Office, record: Any, name: str, **inputs: Any) -> None:
    acts.named(type(record), name).do(office, "002", record, inputs)


def test_what_the_other_proposed_is_not_proposed_again(desk: Buying, meanwhile: Any) -> None:
    meanwhile(lambda other: month_plan(other, "002"))
    assert "Nothing to order" in refused(month_plan, desk.office, "002")
    assert PurchasePlan.select().count() == 1
    empty = desk.add(PurchasePlan)
    desk.remove(PurchasePlan.get())
    meanwhile(lambda other: month_plan(other, "002"))
    assert "Nothing to order" in refused(desk.do, empty, "propose")
    assert {line.plan.number for line in PurchasePlanLine.select()} != {empty.number}


def test_no_quotation_is_taken_down_for_what_the_other_ordered(desk: Buying, spring: Any, meanwhile: Any) -> None:
    line = PurchasePlanLine.get()
    quotation = desk.add(Quotation, line=line, supplier=desk.alpha, price=900)
    words = f"{spring.number} is Ordered: it is not changed any more."
    meanwhile(lambda other: step(other, PurchasePlan.get(), "order"))
    assert words in refused(desk.add, Quotation, line=line, supplier=desk.beta, price=900)
    meanwhile(lambda other: None)
    assert words in refused(desk.edit, quotation, price=800)
    assert words in refused(desk.remove, quotation)
    assert [each.price for each in Quotation.select()] == [900]


def test_no_quotation_is_struck_once_the_other_ordered(desk: Buying, spring: Any, meanwhile: Any) -> None:
    quotation = desk.add(Quotation, line=PurchasePlanLine.get(), supplier=desk.alpha, price=900)
    meanwhile(lambda other: step(other, PurchasePlan.get(), "order"))
    assert "is Ordered: it is not changed any more." in refused(desk.remove, quotation)


def test_no_less_is_planned_than_the_other_ordered(desk: Buying, spring: Any, meanwhile: Any) -> None:
    line, _order = PurchasePlanLine.get(), desk.add(PurchaseOrder, supplier=desk.beta)

    def orders(other: Office) -> None:
        values = {"order": PurchaseOrder.get(), "supply": Supply.named("PAP"), "plan_line": PurchasePlanLine.get()}
        keeping.add(other, "002", PurchaseOrderLine, {**values, "quantity": Decimal(20)})

    meanwhile(orders)
    words = "20 of PAP Paper are ordered for CJ-2026-0001 already: less cannot be planned."
    assert words in refused(desk.edit, line, planned=Decimal(5))
    assert PurchasePlanLine.get().planned == 20


def test_nothing_is_proposed_for_what_the_other_approved(desk: Buying, meanwhile: Any) -> None:
    plan = desk.add(PurchasePlan, title="Spring")
    desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(20), price=1_000)
    desk.do(plan, "submit")
    meanwhile(lambda other: step(other, PurchasePlan.get(), "approve", approver=Staff.named("003")))
    assert "was changed by somebody else" in refused(desk.do, plan, "propose")
    assert PurchasePlanLine.select().count() == 1
