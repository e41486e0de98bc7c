"""Buying at random: whatever is tried in whatever order, the position of every supply is what a plain recount says."""

import random
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bizdesk import acts
from bizdesk.kinds import invariants
from bizdesk.office.errors import Refused
from bizdesk.office.journal import verify
from bizdesk.office.undo import undo
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Requisition,
    RequisitionLine,
)
from bizdesk.supplies.needs import needs
from bizdesk.supplies.positions import positions
from bizdesk.supplies.proposing import month_plan
from bizdesk.supplies.stock import SCALE
from tests.supplies.buying import Buying, opened

STEPS = 120


def recounted(supply: Any) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """On hand, on order, planned, reserved, line by line, slowly and without a query that sums."""
    moved = [each for each in Movement.select() if each.supply == supply]
    on_hand = sum((each.quantity for each in moved), Decimal(0))
    on_order = planned = reserved = Decimal(0)
    lines = [each for each in PurchaseOrderLine.select() if each.supply == supply]
    for line in lines:
        came = sum((each.quantity for each in moved if each.order == line), Decimal(0))
        if line.order.state in ("ordered", "partly_received"):
            on_order += max(line.quantity - came, Decimal(0))
        if line.order.state == "draft":
            planned += line.quantity
    for want in PurchasePlanLine.select():
        if want.supply == supply and want.plan.state in ("draft", "submitted", "approved"):
            mine = [line.quantity for line in lines if line.plan_line == want and line.order.state != "cancelled"]
            planned += max(want.planned - sum(mine, Decimal(0)), Decimal(0))
    for ask in RequisitionLine.select():
        if ask.supply == supply and ask.requisition.state in ("approved", "partly_issued"):
            went = sum((-each.quantity for each in moved if each.requisition == ask), Decimal(0))
            reserved += max((ask.approved or Decimal(0)) - went, Decimal(0))
    return on_hand, on_order, planned, reserved


class Tries:
    """Acts drawn by lot; what the rules refuse is left."""

    def __init__(self, desk: Buying, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        often: list[Callable[[], object]] = [
            lambda: month_plan(desk.office, "002"),
            lambda: self.step(PurchasePlan, "submit"),
            lambda: self.step(PurchasePlan, "approve", approver=desk.qian),
            lambda: self.step(PurchasePlan, self.dice.choice(("propose", "return", "order", "order", "close"))),
            lambda: self.step(PurchasePlan, "reject", approver=desk.qian, opinion="too much"),
            lambda: desk.edit(self.one(PurchasePlanLine), planned=self.some()),
            lambda: desk.add(Quotation, line=self.one(PurchasePlanLine), supplier=self.supplier(), price=self.price()),
            lambda: self.step(PurchasePlanLine, "choose"),
            lambda: desk.add(PurchaseOrder, supplier=self.supplier()),
            lambda: self.ordered(),
            lambda: self.step(PurchaseOrder, "place"),
            lambda: self.step(PurchaseOrder, "receive"),
            lambda: self.step(PurchaseOrder, self.dice.choice(("cancel", "close")), reason="no more of it"),
            lambda: self.of_order("receive", price=self.price()),
            lambda: self.of_order("receive", price=self.price()),
            lambda: self.of_order("return", reason="broken"),
            lambda: self.asked(),
            lambda: self.step(Requisition, self.dice.choice(("issue", "issue", "close"))),
            lambda: self.step(Movement, "reverse", reason="wrong"),
        ]
        self.acts = [*often, *often, *often, lambda: undo(desk.office, "002")]

    def one(self, kind: Any) -> Any:
        """A record of a kind; refused where there is none."""
        there = list(kind.select())
        if not there:
            raise Refused("none")
        return self.dice.choice(there)

    def some(self) -> Decimal:
        return Decimal(self.dice.randrange(0, 400)) / 10

    def price(self) -> int:
        return self.dice.randrange(0, 3_000)

    def supplier(self) -> Any:
        return self.dice.choice((self.desk.alpha, self.desk.beta))

    def supply(self) -> Any:
        return self.dice.choice((self.desk.pen, self.desk.paper))

    def step(self, kind: Any, name: str, **inputs: Any) -> object:
        """A step of a record that it is open to, if there is one."""
        operation = acts.named(kind, name)
        able = [record for record in kind.select() if operation.refusal(record) is None]
        return self.desk.do(self.dice.choice(able) if able else self.one(kind), name, **inputs)

    def of_order(self, name: str, **inputs: Any) -> object:
        return self.step(PurchaseOrder, name, supply=self.supply(), quantity=self.some(), **inputs)

    def ordered(self) -> object:
        planned = self.dice.choice([None, *PurchasePlanLine.select()])
        supply = planned.supply if planned else self.supply()
        drafts = list(PurchaseOrder.select().where(PurchaseOrder.state == "draft"))
        order = self.dice.choice(drafts) if drafts else self.one(PurchaseOrder)
        values = {"order": order, "supply": supply, "quantity": self.some(), "plan_line": planned}
        return self.desk.add(PurchaseOrderLine, **values)

    def asked(self) -> object:
        desk = self.desk
        ask = desk.add(Requisition, applicant=desk.lin, purpose="work")
        desk.add(RequisitionLine, requisition=ask, supply=self.supply(), quantity=self.some())
        desk.do(ask, "submit")
        return desk.do(ask, "approve", approver=desk.qian)


@pytest.mark.parametrize("seed", range(4))
def test_the_position_is_what_a_plain_recount_says(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path / "office.bizdesk") as desk:
        tries, done = Tries(desk, seed), 0
        for _step in range(STEPS):
            try:
                tries.dice.choice(tries.acts)()
                done += 1
            except Refused:
                continue
            assert [sentence for area in invariants() for sentence in area(desk.office)] == []
            stands = positions()
            for supply in (desk.pen, desk.paper):
                found = stands.get(supply.id, (0, 0, 0, 0))
                assert tuple(Decimal(quantity) / SCALE for quantity in found) == recounted(supply)
        assert done > STEPS // 4
        with suppress(Refused):
            month_plan(desk.office, "002")
        assert [need.supply.code for need in needs(desk.office) if need.wanted] == []
        assert verify(desk.office) == []
