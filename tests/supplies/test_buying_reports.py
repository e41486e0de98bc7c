"""What the reports of buying say, worked out by hand; in both languages programs are told the same.

Pens by the box of 12, level 10, maximum 30. 100 came on 1 December for 195.50, which is 1.96 each. 50 went on
16 December, one day before the 90 days that end on 16 March; 40 on the 17th, the first of them, and 10 on 1 March, of
which 5 came back; 3 more were taken back out of the books. In 90 days 45: half a pen a day. 5 are left: 10 days. To
the maximum 25 are missing, by the box 36, at 1.96 for 70.56.
"""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.policy import Policy
from bizdesk.reports import render
from bizdesk.reports.report import Fields, Paragraph, Signatures, Table
from bizdesk.supplies import looked_up
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Requisition,
    RequisitionLine,
    SupplyCategory,
)
from bizdesk.supplies.plans import lines_of
from bizdesk.supplies.proposing import month_plan
from tests.supplies.buying import Buying

PROMISED = (
    "code", "on_hand", "on_order", "reserved", "projected", "reorder_level", "average_use", "days_of_cover", "proposed",
    "price", "amount", "budget_left", "supplier",
)  # fmt: skip


@pytest.fixture
def used(desk: Buying) -> Buying:
    """The pens as told above."""
    desk.do(desk.pen, "receive", quantity=Decimal(100), amount=19_550, on=date(2025, 12, 1))
    for quantity, day in ((50, date(2025, 12, 16)), (40, date(2025, 12, 17)), (10, date(2026, 3, 1))):
        desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(quantity), on=day)
    last = Movement.select().order_by(Movement.id.desc()).first()
    desk.do(last, "give_back", quantity=Decimal(5), on=date(2026, 3, 2))
    wrong = desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(3), on=date(2026, 3, 3))
    desk.do(wrong, "reverse", reason="not taken")
    return desk


def of(rows: list[dict[str, Any]], code: str) -> dict[str, Any]:
    return next(row for row in rows if row["code"] == code)


def test_the_replenishment_says_what_to_order_and_why(used: Buying) -> None:
    rows = used.table("replenishment", "plan")
    assert list(rows[0])[: len(PROMISED)] == list(PROMISED)
    pens = of(rows, "PEN")
    assert [pens[name] for name in PROMISED[:11]] == [
        "PEN", 5, 0, 0, 5, 10, Decimal("0.5"), 10, 36, 196, 7_056,
    ]  # fmt: skip
    assert (pens["budget_left"], pens["supplier"], pens["planned"]) == (None, "Alpha", 0)
    # Paper was never bought nor used: at the reference price, and nobody can say how long nothing lasts.
    paper = of(rows, "PAP")
    assert [paper[name] for name in PROMISED[5:11]] == [20, 0, None, 50, 1_800, 90_000]
    # Ink has no reorder level.
    assert [row["code"] for row in rows] == ["PAP", "PEN"]


def test_once_proposed_nothing_more_is(used: Buying) -> None:
    month_plan(used.office, "002")
    pens = of(used.table("replenishment", "plan"), "PEN")
    assert (pens["planned"], pens["projected"], pens["proposed"], pens["amount"]) == (36, 41, 0, 0)
    assert used.table("replenishment", "plan", proposed="yes") == []


def test_what_is_promised_is_bought_without_a_level_too(used: Buying) -> None:
    ask = used.add(Requisition, applicant=used.lin, purpose="printing")
    used.add(RequisitionLine, requisition=ask, supply=used.ink, quantity=Decimal("2.5"))
    used.do(ask, "submit")
    used.do(ask, "approve", approver=used.qian)
    ink = of(used.table("replenishment", "plan"), "INK")
    assert [ink[name] for name in PROMISED[1:6]] == [0, 0, Decimal("2.5"), Decimal("-2.5"), None]
    assert (ink["proposed"], ink["amount"]) == (Decimal("2.5"), 24_750)


def test_at_the_level_by_the_policy(used: Buying) -> None:
    used.do(used.pen, "receive", quantity=Decimal(5), price=200)
    pens = of(used.table("replenishment", "plan"), "PEN")
    # 10 are there, the level: 20 to the maximum, two boxes, at the new last price.
    assert (pens["on_hand"], pens["proposed"], pens["price"], pens["amount"]) == (10, 24, 200, 4_800)
    used.edit(Policy.named("reorder_strictly_below"), value="yes")
    assert of(used.table("replenishment", "plan"), "PEN")["proposed"] == 0
    used.edit(Policy.named("use_days"), value="16")
    # From 1 March: 10 less 5, in 16 days.
    assert of(used.table("replenishment", "plan"), "PEN")["average_use"] == Decimal("0.3125")
    assert of(used.table("replenishment", "plan"), "PEN")["days_of_cover"] == 32


def test_another_day_a_class_a_supplier(used: Buying) -> None:
    rows = used.table("replenishment", "plan", on="2025-12-16")
    pens = of(rows, "PEN")
    assert (pens["on_hand"], pens["average_use"], pens["proposed"]) == (50, Decimal("0.5556"), 0)
    # Before the first receipt the reference price is all there is.
    assert of(used.table("replenishment", "plan", on="2025-11-30"), "PEN")["price"] == 200
    writing = used.add(SupplyCategory, code="01", name="Writing")
    used.edit(used.pen, category=writing)
    assert [row["code"] for row in used.table("replenishment", "plan", category="01")] == ["PEN"]
    assert [row["code"] for row in used.table("replenishment", "plan", supplier="S2")] == ["PAP"]


def test_the_paper_of_a_plan(used: Buying) -> None:
    plan = month_plan(used.office, "002")
    paper, pens = lines_of(plan)
    used.edit(pens, planned=Decimal(30), needed_by=date(2026, 4, 1), reason="exams")
    used.add(Quotation, line=paper, supplier=used.alpha, price=1_700)
    rows = used.table("purchase-plan", "lines", purchase_plan=plan.number)
    told = of(rows, "PEN")
    names = ("line", "on_hand", "proposed", "planned", "packs", "price", "amount", "needed_by", "reason")
    assert [told[name] for name in names] == [
        2, 5, 36, 30, "2 box of 12 pc, and 6 pc", 196, 5_880, date(2026, 4, 1), "exams",
    ]  # fmt: skip
    assert (told["packs"].key, of(rows, "PAP")["packs"]) == ("2x12+6", None)
    assert sum(row["amount"] for row in rows) == 95_880
    used.edit(paper, reason="delivers tomorrow")
    used.do(plan, "submit")
    used.do(plan, "approve", approver=used.lin, opinion="agreed")
    decided = used.table("purchase-plan", "decisions", purchase_plan=plan.number)
    assert [(row["approver"].key, row["opinion"]) for row in decided] == [("001", "agreed")]


def test_the_paper_of_an_order(used: Buying) -> None:
    order = used.add(PurchaseOrder, supplier=used.alpha)
    used.add(PurchaseOrderLine, order=order, supply=used.pen, quantity=Decimal(24))
    used.do(order, "place")
    used.do(order, "receive", quantity=Decimal(10), price=190, reference="R-1")
    (line,) = used.table("purchase-order", "lines", purchase_order=order.number)
    names = ("quantity", "packs", "price", "amount", "received", "open")
    assert [line[name] for name in names] == [24, "2 box of 12 pc", 196, 4_704, 10, 14]
    (came,) = used.table("purchase-order", "deliveries", purchase_order=order.number)
    assert (came["kind"].key, came["quantity"], came["value"], came["reference"]) == ("receipt", 10, 1_900, "R-1")
    # 10 x 1.96 were ordered; one more at the price of a box is taken back, and is no difference then.
    assert came["above"] == -60
    used.do(order, "receive", quantity=Decimal(1), price=2_352)
    used.do(Movement.select().order_by(Movement.id.desc()).first(), "reverse", reason="a box")
    rows = used.table("purchase-order", "deliveries", purchase_order=order.number)
    assert [row["above"] for row in rows] == [-60, 2_156, -2_156]
    # What goes back goes at what it is worth, which is no difference to the order.
    used.do(order, "return", quantity=Decimal(1), reason="leaks")
    gone = used.table("purchase-order", "deliveries", purchase_order=order.number)[-1]
    assert (gone["quantity"], gone["above"]) == (-1, None)
    signed = used.report("purchase-order", purchase_order=order.number).blocks[-1]
    assert isinstance(signed, Signatures)
    assert signed.roles == ("Buyer", "Approved by", "Accepted by")
    used.do(order, "close", reason="sold out")
    (line,) = used.table("purchase-order", "lines", purchase_order=order.number)
    assert (line["received"], line["open"], line["given_up"]) == (9, 0, 15)
    (told,) = (
        block.text
        for block in used.report("purchase-order", purchase_order=order.number).blocks
        if isinstance(block, Paragraph)
    )
    assert told == f"The rest was given up: Close {order.number}: sold out (002 Chen, 2026-03-16)"


def test_a_line_of_a_paper_keeps_its_number_where_one_before_it_is_gone(used: Buying) -> None:
    """What the paper calls line 3 is what the list of lines calls so."""
    order = used.add(PurchaseOrder, supplier=used.alpha)
    plan = used.add(PurchasePlan, title="Spring")
    asked = used.add(Requisition, applicant=used.lin)
    for paper, kind, name, quantity in (
        (order, PurchaseOrderLine, "order", "quantity"),
        (plan, PurchasePlanLine, "plan", "planned"),
        (asked, RequisitionLine, "requisition", "quantity"),
    ):
        for supply in (used.pen, used.paper, used.ink):
            used.add(kind, **{name: paper, "supply": supply, quantity: Decimal(12)})
        used.remove(kind.get(kind.supply == used.paper, getattr(kind, name) == paper))
    for report, paper in (("purchase-order", order), ("purchase-plan", plan), ("requisition", asked)):
        rows = used.table(report, "lines", **{report.replace("-", "_"): paper.number})
        assert [row["line"] for row in rows] == [1, 3]


def test_the_paper_of_a_plan_says_why_no_budget_is_left_on_it(used: Buying) -> None:
    plan = month_plan(used.office, "002")
    (told,) = (
        block
        for block in used.report("purchase-plan", purchase_plan=plan.number).blocks
        if getattr(block, "name", "") == "lines"
    )
    assert isinstance(told, Table)
    assert told.note == "No budget is kept for these supplies."


def test_the_paper_of_a_draft_of_an_order_says_what_it_comes_to(used: Buying) -> None:
    """24 pens at 1.96 are 47.04, 12 of them 23.52."""
    order = used.add(PurchaseOrder, supplier=used.alpha)

    def amount() -> Any:
        head = used.report("purchase-order", purchase_order=order.number).blocks[0]
        assert isinstance(head, Fields)
        return next(item.value for item in head.items if item.name in ("amount", "comes_to"))

    assert amount() is None
    line = used.add(PurchaseOrderLine, order=order, supply=used.pen, quantity=Decimal(24))
    assert amount() == 4_704
    used.edit(line, quantity=Decimal(12))
    assert amount() == 2_352
    # What the supplier is told is written down when it is placed, and not before: whoever looks a draft up and saves
    # it writes nothing of that into it.
    draft = order.afresh()
    looked_up.look([draft])
    keeping.edit(used.office, "002", draft, {"remarks": "soon"})
    assert (draft.comes_to, order.afresh().amount) == (2_352, None)
    used.do(order, "place")
    assert (order.afresh().amount, amount()) == (2_352, 2_352)


def test_the_price_of_a_supply_over_time(desk: Buying) -> None:
    # 2.00 of Alpha, 1.80 of Beta, 2.20 of Alpha: a tenth more; a gift is no price; 2.09: a twentieth less.
    bought = [
        (desk.alpha, 200, 1),
        (desk.beta, 180, 5),
        (desk.alpha, 220, 9),
        (desk.alpha, 0, 12),
        (desk.alpha, 209, 14),
    ]
    for supplier, price, day in bought:
        inputs = {"supplier": supplier, "price": price, "on": date(2026, 3, day)}
        desk.do(desk.pen, "receive", quantity=Decimal(10), **inputs)
    wrong = desk.do(desk.pen, "receive", quantity=Decimal(10), price=99, supplier=desk.beta)
    desk.do(wrong, "reverse", reason="another supply")
    rows = desk.table("price-history", "prices", supply="PEN")
    assert [(row["supplier"].key, row["free"], row["price"], row["change"]) for row in rows] == [
        ("S1", None, 200, None),
        ("S2", None, 180, None),
        ("S1", None, 220, Decimal(10)),
        ("S1", 10, None, None),
        ("S1", None, 209, Decimal(-5)),
    ]
    (chart,) = [
        each for each in desk.report("price-history", supply="PEN").blocks if each.__class__.__name__ == "Chart"
    ]
    assert [(each.label, each.values) for each in chart.series] == [
        ("Alpha", (200, 200, 220, 209)), ("Beta", (None, 180, 180, 180)),
    ]  # fmt: skip
    rows = desk.table("price-history", "prices", supply="PEN", supplier="S2")
    assert [row["price"] for row in rows] == [180]
    rows = desk.table("price-history", "prices", supply="PEN", from_="2026-03-05", to="2026-03-09")
    assert [row["price"] for row in rows] == [180, 220]


def test_the_suppliers_of_a_supply_are_compared_by_period(desk: Buying) -> None:
    """First quarter: Alpha 30 for 63.00, 2.10 each, Beta 10 at 2.00. January alone: Alpha 10 at 2.00, Beta none. The
    last quarter of the year before: Alpha at 1.75. A gift comes, but is no price; what was taken back never came."""
    for firm, quantity, price, day in (
        (desk.alpha, 10, 175, date(2025, 12, 31)), (desk.alpha, 10, 200, date(2026, 1, 1)),
        (desk.alpha, 20, 215, date(2026, 2, 9)), (desk.beta, 10, 200, date(2026, 3, 2)),
        (desk.beta, 10, 0, date(2026, 3, 3)), (desk.beta, 5, 0, date(2026, 2, 3)),
    ):  # fmt: skip
        desk.do(desk.pen, "receive", quantity=Decimal(quantity), price=price, supplier=firm, on=day)
    wrong = desk.do(desk.pen, "receive", quantity=Decimal(10), price=99, supplier=desk.beta)
    desk.do(wrong, "reverse", reason="another supply")

    def told(**asked: str) -> list[tuple[Any, ...]]:
        rows = desk.table("price-history", "suppliers", supply="PEN", **asked)
        names = ("quantity", "free", "value", "price", "change", "above")
        keys = [(row["period"], row["supplier"].key, row["lowest"] and row["lowest"].key) for row in rows]
        return [(*key, *(row[name] for name in names)) for key, row in zip(keys, rows, strict=True)]

    assert told() == [
        ("2025-Q4", "S1", None, 10, None, 1_750, 175, None, None),
        ("2026-Q1", "S2", "lowest", 25, 15, 2_000, 200, None, 0),
        ("2026-Q1", "S1", None, 30, None, 6_300, 210, 20, 5),
    ]
    came = desk.table("price-history", "prices", supply="PEN")
    for name in ("quantity", "free", "value"):
        halves = (came, desk.table("price-history", "suppliers", supply="PEN"))
        assert len({sum(row[name] or 0 for row in half) for half in halves}) == 1
    assert [each[:2] + each[6:8] for each in told(by="month")] == [
        ("2025-12", "S1", 175, None), ("2026-01", "S1", 200, Decimal("14.3")), ("2026-02", "S1", 215, Decimal("7.5")),
        ("2026-02", "S2", None, None), ("2026-03", "S2", 200, None),
    ]  # fmt: skip
    assert [each[0] for each in told(by="year", from_="2026-01-01", to="2026-12-31")] == ["2026", "2026"]


def test_two_suppliers_that_only_gave_are_told_with_what_they_gave(desk: Buying) -> None:
    for firm, quantity in ((desk.alpha, 3), (desk.beta, 4)):
        desk.do(desk.pen, "receive", quantity=Decimal(quantity), price=0, supplier=firm)
    rows = desk.table("price-history", "suppliers", supply="PEN")
    told = [(row["supplier"].key, row["quantity"], row["free"], row["price"], row["lowest"]) for row in rows]
    assert told == [("S1", 3, 3, None, None), ("S2", 4, 4, None, None)]


def test_a_supplier_is_compared_with_when_it_was_last_paid_at_a_rounded_price(desk: Buying) -> None:
    """January: Alpha 3 for 5.00, 1.67 each; February: Beta alone; March: Alpha at 2.00, a fifth more (33 of 167)."""
    for firm, quantity, amount, day in (
        (desk.alpha, 3, 500, date(2026, 1, 5)), (desk.beta, 1, 150, date(2026, 2, 5)),
        (desk.alpha, 1, 200, date(2026, 3, 5)),
    ):  # fmt: skip
        desk.do(desk.pen, "receive", quantity=Decimal(quantity), amount=amount, supplier=firm, on=day)
    rows = desk.table("price-history", "suppliers", supply="PEN", by="month")
    assert [(row["period"], row["supplier"].key, row["price"], row["change"]) for row in rows] == [
        ("2026-01", "S1", 167, None), ("2026-02", "S2", 150, None), ("2026-03", "S1", 200, Decimal("19.8")),
    ]  # fmt: skip


def test_a_price_history_says_by_what_it_compares(desk: Buying) -> None:
    assert desk.report("price-history", supply="PEN").parameters["by"] == "quarter"
    assert desk.report("price-history", supply="PEN", by="year").parameters["by"] == "year"
    assert "by" not in desk.report("price-history", supplier="S1").parameters


def test_a_price_history_of_a_span_of_days_says_of_which_and_of_whom(desk: Buying) -> None:
    report = desk.report("price-history", supply="PEN", supplier="S1", from_="2026-03-01", to="2026-03-09")
    assert report.period == (date(2026, 3, 1), date(2026, 3, 9))
    head = "".join(render.pieces(report, "text"))
    assert "From 2026-03-01 to 2026-03-09" in head
    assert "Filter: Supplier: S1 Alpha" in head
    told = json.loads("".join(map(str, render.pieces(report, "json"))))
    assert told["period"] == {"from": "2026-03-01", "to": "2026-03-09"}
    # From the beginning of the business year, where only the end is named.
    report = desk.report("price-history", supply="PEN", to="2026-03-09")
    assert (report.period, report.parameters["from"]) == ((date(2026, 1, 1), date(2026, 3, 9)), date(2026, 1, 1))
    whole = desk.report("price-history", supplier="S1")
    assert (whole.as_of, whole.period) == (date(2026, 3, 16), None)


def test_which_way_the_prices_of_a_supplier_went(desk: Buying) -> None:
    """Pens 2.00, 2.10, 2.20 and a gift: a tenth more; paper 18.00, 17.10: a twentieth less; ink once: no telling."""
    bought = [
        (desk.pen, 200, 2), (desk.paper, 1_800, 3), (desk.pen, 210, 5), (desk.pen, 220, 9), (desk.pen, 0, 12),
        (desk.paper, 1_710, 14),
    ]  # fmt: skip
    for supply, price, day in bought:
        inputs = {"supplier": desk.alpha, "price": price, "on": date(2026, 3, day)}
        desk.do(supply, "receive", quantity=Decimal(10), **inputs)
    lot = {"batch": "A", "expires_on": date(2026, 12, 31)}
    desk.do(desk.ink, "receive", quantity=Decimal(1), price=9_900, supplier=desk.alpha, on=date(2026, 3, 4), **lot)
    desk.do(desk.pen, "receive", quantity=Decimal(10), price=500, supplier=desk.beta)
    wrong = desk.do(desk.pen, "receive", quantity=Decimal(10), price=999, supplier=desk.alpha)
    desk.do(wrong, "reverse", reason="another supply")
    rows = desk.table("price-history", "trend", supplier="S1")
    assert [tuple(row.values()) for row in rows] == [
        ("PEN", "Pen", "pc", 3, date(2026, 3, 2), 200, date(2026, 3, 9), 220, Decimal(10), 6_300),
        ("PAP", "Paper", "ream", 2, date(2026, 3, 3), 1_800, date(2026, 3, 14), 1_710, Decimal(-5), 35_100),
        ("INK", "Ink", "bottle", 1, date(2026, 3, 4), 9_900, date(2026, 3, 4), 9_900, None, 9_900),
    ]
    rows = desk.table("price-history", "trend", supplier="S1", from_="2026-03-05", to="2026-03-31")
    assert [(row["code"], row["first_price"], row["last_price"]) for row in rows] == [
        ("PEN", 210, 220), ("PAP", 1_710, 1_710),
    ]  # fmt: skip
    assert desk.report("price-history", supplier="S1").title == "Price trend of S1 Alpha"
    with pytest.raises(Refused, match="Name a supply, to see every receipt of it, or a supplier"):
        desk.report("price-history")


@pytest.mark.parametrize("form", ["text", "html", "csv", "json"])
def test_every_report_in_every_form_and_both_languages(used: Buying, form: str) -> None:
    plan = month_plan(used.office, "002")
    used.do(plan, "submit")
    used.do(plan, "approve", approver=used.lin)
    used.do(plan, "order")
    assert PurchasePlan.get().state == "ordered"
    asked = {
        "replenishment": {},
        "purchase-plan": {"purchase_plan": plan.number},
        "purchase-order": {"purchase_order": "CG-2026-0001"},
        "price-history": {"supply": "PEN"},
    }
    for name, texts in asked.items():
        told = []
        for each in ("en", "zh_CN"):
            language.use(each)
            pieces = list(render.pieces(used.report(name, **texts), form))
            assert pieces
            if form == "json":
                told.append([table["rows"] for table in json.loads("".join(map(str, pieces)))["tables"]])
        language.use("en")
        assert form != "json" or told[0] == told[1]
