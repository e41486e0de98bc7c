"""The reports of supplies, against figures worked out by hand."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from bizdesk import keeping
from bizdesk.office.people import Department
from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Table
from bizdesk.supplies.duties import expiring, requisitions
from bizdesk.supplies.models import Requisition, RequisitionLine
from tests.supplies.store import Store


def table(store: Store, report: str, name: str, **parameters: str) -> list[dict[str, Any]]:
    """The rows of a table of a report, by column."""
    made = REPORTS[report].made(store.office, parameters)
    assert "".join(pieces(made, "text"))
    (found,) = (block for block in made.blocks if isinstance(block, Table) and block.name == name)
    rows: Any = found.rows() if callable(found.rows) else found.rows
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in rows]


def test_use_is_told_by_department_person_and_supply_against_the_month_before(store: Store) -> None:
    """Pens at 1.00: 4 in January, 10 in February less 2 given back, 3 by mistake; pads at 5.00: 2 for a department."""
    pen, pad = store.supply(), store.supply("YP-2")
    store.receive(pen, 100, 10_000, on=store.ago(75))
    store.receive(pad, 10, 5_000, on=store.ago(75))
    store.issue(pen, 4, on=store.ago(50))
    given = store.issue(pen, 10, on=store.ago(40))
    store.do(given, "give_back", quantity=Decimal(2), on=store.ago(39))
    wrong = store.issue(pen, 3, on=store.ago(38))
    store.do(wrong, "reverse", reason="Not given")
    other = Department.named("06")
    store.do(pad, "issue", quantity=Decimal(2), department=other, on=store.ago(30))
    asked = {"from_": "2026-02-01", "to": "2026-02-28"}
    one, two = table(store, "consumption", "by_department", **asked)
    assert (one["department"].key, one["value"], one["heads"], one["per_head"]) == ("06", 1_000, None, None)
    assert (two["value"], two["value_before"], two["change"], two["change_percent"]) == (800, 400, 400, 100)
    assert (two["heads"], two["per_head"], two["share"]) == (3, 267, Decimal("44.4"))
    persons = table(store, "consumption", "by_person", **asked)
    assert [(row["staff"].key, row["value"]) for row in persons] == [("", 1_000), ("003", 800)]
    supplies = {row["code"]: row for row in table(store, "consumption", "by_supply", **asked)}
    assert (supplies["YP-1"]["quantity"], supplies["YP-1"]["quantity_before"]) == (8, 4)
    only = table(store, "consumption", "by_supply", department="06", **asked)
    assert [row["code"] for row in only] == ["YP-2"]


def test_a_later_price_counts_as_use_of_its_day(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(40))
    store.issue(pen, 5, on=store.ago(30))
    store.receive(pen, 10, 3_000, on=store.ago(35))
    (row,) = table(store, "consumption", "by_supply", from_="2026-02-01", to="2026-02-28")
    assert (row["quantity"], row["value"]) == (5, 1_000)
    (issue,) = table(store, "issue-register", "issues", from_="2026-02-01", to="2026-02-28")
    assert (issue["quantity"], issue["unit_cost"], issue["value"]) == (5, 200, 1_000)


def test_the_register_leaves_out_what_was_reversed(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    store.do(store.issue(pen, 5), "reverse", reason="Not given")
    store.issue(pen, 2, reason="Training")
    (row,) = table(store, "issue-register", "issues")
    assert (row["line"], row["quantity"], row["value"], row["reason"]) == (1, 2, 200, "Training")
    assert table(store, "issue-register", "issues", staff="001") == []


def test_abc_follows_what_use_cost(store: Store) -> None:
    """90 % before the second: it is B; 97 % before the third: C, as what was not used."""
    for code, amount in (("YP-1", 9_000), ("YP-2", 700), ("YP-3", 300), ("YP-4", 0)):
        supply = store.supply(code)
        store.receive(supply, 10, amount)
        if amount:
            store.issue(supply, 10)
    rows = table(store, "abc", "abc", year="2026")
    assert [(row["code"], row["class"], row["cumulated"]) for row in rows] == [
        ("YP-1", "A", 90), ("YP-2", "B", 97), ("YP-3", "C", 100), ("YP-4", "C", 100),
    ]  # fmt: skip
    assert [row["count"] for row in table(store, "abc", "classes", year="2026")] == [1, 1, 2]


def test_dead_stock_is_what_nobody_used(store: Store) -> None:
    used, dead, fresh = store.supply(), store.supply("YP-2"), store.supply("YP-3")
    for supply, days in ((used, 300), (dead, 300), (fresh, 20)):
        store.receive(supply, 10, 1_000, on=store.ago(days))
    store.issue(used, 1, on=store.ago(10))
    store.issue(dead, 1, on=store.ago(200))
    store.do(store.issue(dead, 1, on=store.ago(5)), "reverse", reason="Not given")
    (row,) = table(store, "dead-stock", "dead_stock")
    assert (row["code"], row["quantity"], row["value"], row["idle_days"]) == ("YP-2", 9, 900, 200)
    assert len(table(store, "dead-stock", "dead_stock", days="10")) == 3


def test_lots_that_expire_are_told_with_their_worth(store: Store) -> None:
    milk = store.supply(track_expiry=True)
    for batch, days, amount in (("A", -2, 100), ("B", 10, 200), ("C", 90, 300)):
        store.receive(milk, 2, amount, batch=batch, expires_on=store.ago(-days), on=store.ago(5))
    rows = table(store, "expiring", "expiring", days="30")
    assert [(row["batch"], row["days_left"], row["value"], row["state"].key) for row in rows] == [
        ("A", -2, 200, "expired"), ("B", 10, 200, "soon"),
    ]  # fmt: skip
    (duty,) = expiring(store.office)
    assert (duty.state, duty.key) == ("overdue", "YP-1")


def test_a_requisition_is_printed_and_waited_for(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    asked = keeping.add(store.office, "003", Requisition, {"purpose": "Training"})
    keeping.add(store.office, "003", RequisitionLine, {"requisition": asked, "supply": pen, "quantity": Decimal(6)})
    store.do(asked, "submit", who="003")
    assert [duty.words for duty in requisitions(store.office)] == [
        f"Requisition {asked.key} of 003 Zhao waits for approval"
    ]
    store.do(asked, "approve", who="001", approver=store.lin, quantities="4")
    store.do(asked, "issue", quantity=Decimal(3), supply=pen)
    (row,) = table(store, "requisition", "lines", requisition=asked.key)
    figures = ("quantity", "approved", "issued", "on_hand", "amount")
    assert [row[name] for name in figures] == [6, 4, 3, 7, 400]
    # What was issued is told as of the day it is printed, also where that is a later one.
    store.now += timedelta(days=3)
    paper = REPORTS["requisition"].made(store.office, {"requisition": asked.key})
    assert paper.as_of == store.office.today() > asked.requested_on
    (duty,) = requisitions(store.office)
    assert "issued in part only" in duty.words
