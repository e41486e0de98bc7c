"""Quantities typed as they are bought: boxes on a plan, an order and a receipt are the pieces that are in them."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.office import operation
from bizdesk.office.errors import Refused
from bizdesk.office.language import use
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine, Supply
from bizdesk.supplies.packed import Packed
from tests.supplies.buying import Buying, refused


def typed(desk: Buying, record: Any, name: str, **texts: str) -> Any:
    """Take a step with what a person types."""
    action = acts.named(type(record), name)
    return action.do(desk.office, "002", record.afresh(), action.read(desk.office, texts))


def line(desk: Buying, kind: Any, **texts: str) -> Any:
    """Add a line as a person types it."""
    return keeping.add(desk.office, "002", kind, operation.read(kind.fields(), desk.office, texts))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("2 box", 24), ("2box", 24), ("２ＢＯＸ", 24), ("0.5 box", 6), ("3 box 5", 41), ("3 box 5 pc", 41), ("7 pc", 7),
     ("1,000", 1_000),
     ("12 pcs", 12), ("2 boxes", 24), ("2 boxes 5 pcs", 29)],
)  # fmt: skip
def test_a_receipt_by_the_box_is_of_pieces(desk: Buying, text: str, pieces: int) -> None:
    typed(desk, desk.pen, "receive", quantity=text, amount="100")
    assert desk.moved(desk.pen) == [("receipt", Decimal(pieces), 10_000)]


def test_it_is_foreseen_in_pieces(desk: Buying) -> None:
    receive = acts.named(Supply, "receive")
    assert receive.preview is not None
    told = receive.preview(desk.office, desk.pen, **receive.read(desk.office, {"quantity": "2 box", "price": "2"}))
    assert told[0] == "On hand: 0 -> 24 pc"


def test_boxes_are_planned_ordered_and_received(desk: Buying) -> None:
    plan = desk.add(PurchasePlan)
    planned = line(desk, PurchasePlanLine, plan=plan.number, supply="PEN", planned="4 box")
    assert planned.planned == 48
    values = operation.read(PurchasePlanLine.fields(), desk.office, {"planned": "5 box 1"})
    assert keeping.edit(desk.office, "002", planned.afresh(), values).planned == 61
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered = line(desk, PurchaseOrderLine, order=order.number, supply="PEN", quantity="2 box")
    assert (ordered.quantity, ordered.price) == (24, 200)
    values = operation.read(PurchaseOrderLine.fields(), desk.office, {"quantity": "3 box"})
    assert keeping.edit(desk.office, "002", ordered.afresh(), values).quantity == 36
    desk.do(order, "place")
    typed(desk, order, "receive", quantity="2 box")
    assert order.afresh().state == "partly_received"
    assert "with 108 it would be more than" in refused(typed, desk, order, "receive", quantity="9 box")
    typed(desk, order, "return", quantity="1 box")
    assert desk.stands(desk.pen)[0] == 12
    assert "24" in refused(typed, desk, order, "return", supply="PEN", quantity="2 box")


@pytest.mark.parametrize("text", ["2 carton", "2 box 3 carton", "2 pc 3"])
def test_a_unit_that_is_not_the_supply_s_is_refused_with_those_it_has(desk: Buying, text: str) -> None:
    assert f"{text} cannot be counted: PEN Pen is counted in pc and bought in box of 12." in refused(
        typed, desk, desk.pen, "receive", quantity=text, amount="1"
    )
    assert "PAP Paper is counted in ream." in refused(typed, desk, desk.paper, "receive", quantity=text, amount="1")
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    assert text in refused(line, desk, PurchaseOrderLine, order=order.number, supply="PEN", quantity=text)
    assert desk.moved(desk.pen) == []


@pytest.mark.parametrize("text", ["-2 box", "1e5", "1_000", "box", "2 box 3 box 4", "٣ box"])
def test_what_is_no_quantity_is_refused_as_before(desk: Buying, text: str) -> None:
    with pytest.raises(Refused):
        Packed("Quantity").parse(text, desk.office)


def test_chinese_packs_are_read_and_told_again_as_typed(desk: Buying) -> None:
    use("zh_CN")
    pen = desk.add(Supply, code="BI", name="中性笔", unit="支", purchase_unit="盒", factor=Decimal(12))
    unnamed = desk.add(Supply, code="ZHI", name="复印纸", unit="包", factor=Decimal(5))
    field = Packed("Quantity")
    assert field.show(field.parse("2盒3支", desk.office), desk.office) == "2 盒 3 支"
    typed(desk, pen, "receive", quantity="2盒3支", amount="1")
    typed(desk, unnamed, "receive", quantity="2 包", amount="1")
    assert (desk.moved(pen)[0][1], desk.moved(unnamed)[0][1]) == (27, 2)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1千", 1_000),
        ("0.5万", 5_000),
        ("1千支", 1_000),
        ("1 万", 10_000),
        ("2千盒", 24_000),
        ("2百", 200),
        ("1千5百", 1_500),
        ("1万5千", 15_000),
        ("1万2千支", 12_000),
    ],
)
def test_thousands_and_ten_thousands_are_figures(desk: Buying, text: str, pieces: int) -> None:
    pen = desk.add(Supply, code="BI", name="中性笔", unit="支", purchase_unit="盒", factor=Decimal(12))
    typed(desk, pen, "receive", quantity=text, amount="1")
    assert desk.moved(pen)[0][1] == pieces


def test_where_a_unit_is_called_so_it_is_that_unit(desk: Buying) -> None:
    pen = desk.add(Supply, code="BI", name="中性笔", unit="支", purchase_unit="万", factor=Decimal(12))
    typed(desk, pen, "receive", quantity="2万", amount="1")
    assert desk.moved(pen)[0][1] == 24
    # What this is colloquially, 15,000, may be 10,005 as well; with the unit of its rest it may not.
    assert "1 万 5 cannot be counted" in refused(typed, desk, desk.pen, "receive", quantity="1万5", amount="1")


def test_nothing_else_takes_packs_for_pieces(desk: Buying) -> None:
    # Where no supply is known a quantity in packs is refused, never taken for a number.
    packs = Packed("Quantity").parse("2 box", desk.office)
    with pytest.raises(Refused, match="2 box"):
        list(PurchaseOrderLine.select().where(PurchaseOrderLine.quantity == packs))


@pytest.mark.parametrize("text", ["1千5", "1.5千5百", "5百1千", "1千12百", "2百5十", "1千支5百"])
def test_a_figure_that_may_be_another_is_refused(desk: Buying, text: str) -> None:
    assert "cannot be counted" in refused(typed, desk, desk.pen, "receive", quantity=text, amount="1")
    assert desk.moved(desk.pen) == []
