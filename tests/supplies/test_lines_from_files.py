"""Lines of papers out of files: by the rules of those typed one by one, and what the program wrote it reads again."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk.exchange.exporting import exporting
from bizdesk.exchange.importing import ImportPlan, apply, plan
from bizdesk.exchanged import never_imported
from bizdesk.kinds import KINDS, invariants
from bizdesk.office.errors import Refused
from bizdesk.office.undo import undo
from bizdesk.office.work import finished
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Requisition,
    RequisitionLine,
)
from tests.supplies.buying import Buying, refused


@pytest.fixture
def spring(desk: Buying) -> Any:
    """A plan of 20 reams of paper at 10.00 each, of Beta, that Qian approved."""
    return desk.approved()


def looked(desk: Buying, kind: Any, *lines: str, update: bool = False) -> ImportPlan:
    """What importing a file of these lines would do."""
    path = desk.office.path.parent / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return finished(plan(desk.office, kind, path, update=update))


def brought(desk: Buying, kind: Any, *lines: str, update: bool = False) -> Any:
    """Import a file of these lines; what came of it."""
    return apply(desk.office, "002", looked(desk, kind, *lines, update=update))


def why(desk: Buying, kind: Any, *lines: str, update: bool = False) -> str:
    """Why the first row of a file is refused."""
    (first, *_rest) = looked(desk, kind, *lines, update=update).of("refused")
    return first.words


def wrong(desk: Buying) -> list[str]:
    return [sentence for area in invariants() for sentence in area(desk.office)]


def test_a_requisition_takes_no_line_out_of_a_file_once_it_is_handed_in(desk: Buying) -> None:
    asked = desk.add(Requisition, applicant=desk.lin, purpose="fair")
    header = "requisition,supply,quantity"
    assert "above nothing" in why(desk, RequisitionLine, header, f"{asked.number},PEN,0")
    assert brought(desk, RequisitionLine, header, f"{asked.number},PEN,5").added == 1
    desk.do(asked, "submit")
    desk.do(asked, "approve", approver=desk.qian)
    words = why(desk, RequisitionLine, header, f"{asked.number},PAP,7")
    assert words == "LY-2026-0001 is Approved: send it back before it is changed. [4.2.2b]"
    assert (RequisitionLine.select().count(), wrong(desk)) == (1, [])


def test_a_requisition_out_of_a_file_is_of_somebody_who_works_here(desk: Buying) -> None:
    desk.edit(desk.lin, left_on=desk.office.today().replace(day=1))
    header = "applicant,requested_on,purpose"
    assert "001 Lin left on 2026-03-01" in why(desk, Requisition, header, "001,2026-03-16,fair")
    brought(desk, Requisition, header, "002,2026-03-16,fair")
    one = Requisition.get()
    told = "number,applicant,purpose", f"{one.number},001,fair"
    assert "001 Lin left on 2026-03-01" in why(desk, Requisition, *told, update=True)
    desk.add(RequisitionLine, requisition=one, supply=desk.pen, quantity=Decimal(5))
    desk.do(one, "submit")
    desk.do(one, "approve", approver=desk.qian)
    told = "number,purpose", f"{one.number},another fair"
    assert "send it back before it is changed" in why(desk, Requisition, *told, update=True)


def test_a_plan_that_takes_lines_out_of_a_file_waits_for_another_approval(desk: Buying, spring: Any) -> None:
    header = "plan,supply,planned"
    assert "above nothing" in why(desk, PurchasePlanLine, header, f"{spring.number},PEN,0")
    brought(desk, PurchasePlanLine, header, f"{spring.number},PEN,500")
    line = PurchasePlanLine.get(PurchasePlanLine.supply == desk.pen)
    # As one typed in: at the price of the supply, of its usual supplier.
    assert (line.planned, line.price, line.supplier) == (500, 200, desk.alpha)
    assert (spring.afresh().state, wrong(desk)) == ("submitted", [])
    undo(desk.office, "002")
    assert (spring.afresh().state, PurchasePlanLine.select().count()) == ("approved", 1)
    brought(desk, PurchasePlan, "number,month", f"{spring.number},2026-05", update=True)
    assert (spring.afresh().state, wrong(desk)) == ("submitted", [])
    desk.do(spring, "approve", approver=desk.qian)
    desk.do(spring, "order")
    words = f"{spring.number} is Ordered: it is not changed any more. Make another plan. [4.2.2a]"
    assert why(desk, PurchasePlanLine, header, f"{spring.number},PEN,500") == words
    assert why(desk, PurchasePlan, "number,month", f"{spring.number},2026-06", update=True) == words
    assert why(desk, Quotation, "line,supplier,price", f"{spring.number}/1,S1,9.00") == words


def test_an_order_takes_out_of_a_file_what_its_plan_allows(desk: Buying, spring: Any) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    header, line = "order,supply,quantity,price,plan_line", f"{spring.number}/1"
    told = f"{order.number},PAP,5000,10.00,{line}"
    assert "20 of PAP Paper planned, 0 ordered already; 5000 more" in why(desk, PurchaseOrderLine, header, told)
    told = f"{order.number},PAP,5,12.00,{line}"
    assert "plans PAP Paper at 10.00: 12.00 was not approved" in why(desk, PurchaseOrderLine, header, told)
    # Each would fit alone: together they do not, and neither is taken.
    other = desk.add(PurchaseOrder, supplier=desk.beta)
    both = [f"{each.number},PAP,15,10.00,{line}" for each in (order, other)]
    assert "15 ordered already; 15 more is too much" in refused(brought, desk, PurchaseOrderLine, header, *both)
    assert PurchaseOrderLine.select().count() == 0
    brought(desk, PurchaseOrderLine, header, f"{order.number},PAP,15,,{line}")
    assert PurchaseOrderLine.get().price == 1_000
    desk.do(order, "place")
    assert "only a draft is changed" in why(desk, PurchaseOrderLine, header[:29], f"{order.number},PEN,5,9.00")
    told = "number,supplier", f"{order.number},S1"
    assert "Supplier stands on the supplier's paper" in why(desk, PurchaseOrder, *told, update=True)
    told = "number,supplier", f"{other.number},S1"
    assert brought(desk, PurchaseOrder, *told, update=True).updated == 1
    assert (order.afresh().amount, wrong(desk)) == (15_000, [])


def test_what_an_order_says_of_its_plan_is_looked_at_when_it_is_placed(desk: Buying, spring: Any) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    planned = PurchasePlanLine.get()
    line = desk.add(PurchaseOrderLine, order=order, supply=desk.paper, quantity=Decimal(20), plan_line=planned)
    # As files hold it that were written before lines out of files were looked at.
    desk.damage("UPDATE purchase_order_line SET quantity = 50000000 WHERE id = ?", line.id)
    assert "20 of PAP Paper planned" in refused(desk.do, order, "place")
    assert wrong(desk) == [f"{spring.number}: 5000 of PAP Paper ordered, 20 planned."]


def test_an_unknown_line_is_refused_in_words(desk: Buying, spring: Any) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    header = "order,supply,quantity,price,plan_line"
    for text in ("Paper", f"{spring.number}/7", "1"):
        words = why(desk, PurchaseOrderLine, header, f"{order.number},PAP,5,10.00,{text}")
        assert words == (
            f"Plan line: There is no purchase plan line {text}: such records are named like {spring.number}/1."
        )


REFERRING = [
    kind for kind in KINDS.values()
    if not never_imported(kind) and any(field.rel_model.key_field() is None for field in kind.references())
]  # fmt: skip


def test_the_kinds_that_refer_to_a_line() -> None:
    assert {PurchaseOrderLine, Quotation} <= set(REFERRING)


@pytest.mark.parametrize("kind", REFERRING)
def test_what_refers_to_a_line_is_exported_and_comes_back_as_it_was(desk: Buying, spring: Any, kind: Any) -> None:
    autumn = desk.add(PurchasePlan, title="Autumn")
    desk.add(PurchasePlanLine, plan=autumn, supply=desk.paper, planned=Decimal(20), price=1_000)
    pens = desk.add(PurchasePlanLine, plan=autumn, supply=desk.pen, planned=Decimal(12), price=200)
    desk.add(Quotation, line=pens, supplier=desk.alpha, price=190)
    desk.do(spring, "order")
    path = desk.office.path.parent / "out.csv"
    finished(exporting(desk.office, kind, path))
    again = finished(plan(desk.office, kind, path))
    assert {row.fate for row in again.rows} == ({"same"} if kind.select().exists() else set())
    apply(desk.office, "002", again)


def test_all_changes_of_a_file_go_with_the_one_that_voids_the_approval(desk: Buying, spring: Any) -> None:
    desk.edit(PurchasePlanLine.get(), planned=Decimal(21))
    desk.add(PurchasePlanLine, plan=spring.afresh(), supply=desk.pen, planned=Decimal(12))
    desk.do(spring, "approve", approver=desk.qian)
    rows = (f"{spring.number},PAP,30", f"{spring.number},PEN,24")
    assert brought(desk, PurchasePlanLine, "plan,supply,planned", *rows, update=True).updated == 2
    assert (spring.afresh().state, wrong(desk)) == ("submitted", [])


def test_a_line_stays_on_its_requisition(desk: Buying) -> None:
    one, other = (desk.add(Requisition, applicant=desk.lin, purpose=purpose) for purpose in ("fair", "move"))
    line = desk.add(RequisitionLine, requisition=one, supply=desk.pen, quantity=Decimal(5))
    assert "A line stays on its requisition" in refused(desk.edit, line, requisition=other)
    desk.do(one, "submit")
    desk.do(one, "approve", approver=desk.qian)
    words = "A line stays on its requisition: take it off this one and add it to the other. [4.2.2b]"
    assert refused(desk.edit, line, requisition=other) == words
    assert (line.afresh().requisition, wrong(desk)) == (one, [])
    with pytest.raises(Refused, match="send it back"):
        desk.edit(line, quantity=Decimal(6))


def test_what_lines_of_a_file_cost_last_is_asked_once_for_all_of_them(desk: Buying) -> None:
    """Of three supplies and of nine: what was paid for them is looked up by as many statements."""
    plan, order = desk.add(PurchasePlan), desk.add(PurchaseOrder, supplier=desk.alpha)
    for place in range(9):
        supply = desk.supply(f"YP-{place}", f"Pen {place}", "pc", 0, 0, price=200)
        desk.do(supply, "receive", quantity=Decimal(1), price=100 + place, supplier=desk.alpha)
    for kind, header, number in (
        (PurchasePlanLine, "plan,supply,planned", plan.number),
        (PurchaseOrderLine, "order,supply,quantity", order.number),
    ):
        told = []
        for count in (3, 9):
            asked: list[str] = []
            desk.office.db.connection().set_trace_callback(asked.append)
            looked_at = looked(desk, kind, header, *(f"{number},YP-{place},5" for place in range(count)))
            desk.office.db.connection().set_trace_callback(None)
            told.append(sum('"movement"' in statement for statement in asked))
            assert [getattr(fate.record, "price", 0) for fate in looked_at.of("add")] == [*range(100, 100 + count)]
        assert told[0] == told[1]


def test_what_never_had_a_price_is_not_asked_for_it_line_by_line(desk: Buying) -> None:
    plan = desk.add(PurchasePlan)
    for place in range(9):
        desk.supply(f"YP-{place}", f"Pen {place}", "pc", 0, 0)
    told = []
    for count in (3, 9):
        asked: list[str] = []
        desk.office.db.connection().set_trace_callback(asked.append)
        rows = (f"{plan.number},YP-{place},5" for place in range(count))
        found = looked(desk, PurchasePlanLine, "plan,supply,planned", *rows)
        desk.office.db.connection().set_trace_callback(None)
        told.append(sum('"movement"' in statement for statement in asked))
        assert [getattr(fate.record, "price", 0) for fate in found.of("add")] == [None] * count
    assert told[0] == told[1]
