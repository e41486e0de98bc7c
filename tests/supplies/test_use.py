"""What was used, by whom and in which span; what lies unused, what expires, and what costs most: worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.people import Department, Staff
from bizdesk.office.policy import Policy
from bizdesk.supplies.models import Movement, SupplyCategory
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.usage import before, used
from tests.supplies.store import Store
from tests.supplies.test_supply_reports import table

SPANS = [
    ("2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31", "a month before a month, however long"),
    ("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28", "a short one before a long one"),
    ("2026-01-01", "2026-02-28", "2025-11-01", "2025-12-31", "two months before two"),
    ("2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31", "a year before a year"),
    ("2026-02-05", "2026-02-14", "2026-01-26", "2026-02-04", "ten days before ten days"),
    ("2026-02-01", "2026-02-10", "2026-01-22", "2026-01-31", "the first ten days of a month: no month"),
    ("2026-02-02", "2026-02-28", "2026-01-06", "2026-02-01", "the last 27 days of one: no month"),
    ("2026-02-02", "2026-02-02", "2026-02-01", "2026-02-01", "a day before a day"),
]


@pytest.mark.parametrize(("first", "last", "begun", "ended", "why"), SPANS, ids=[each[-1] for each in SPANS])
def test_the_span_before(first: str, last: str, begun: str, ended: str, why: str) -> None:
    told = before(date.fromisoformat(first), date.fromisoformat(last))
    assert [day.isoformat() for day in told] == [begun, ended], why


def of(first: date, last: date) -> list[tuple[int, int]]:
    """Whole units and money used in a span."""
    return [(each.quantity // SCALE, each.value) for each in used(first, last, Movement.supply).values()]


def test_the_first_and_the_last_day_are_in_and_what_comes_back_counts_on_its_own_day(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 100, 10_000, on=date(2026, 1, 5))
    for day, quantity in ((date(2026, 1, 31), 1), (date(2026, 2, 1), 2), (date(2026, 2, 28), 4), (date(2026, 3, 1), 8)):
        given = store.issue(pen, quantity, on=day)
    february = date(2026, 2, 1), date(2026, 2, 28)
    assert of(*february) == [(6, 600)]
    store.do(given, "give_back", quantity=Decimal(3), on=date(2026, 3, 2))
    assert of(*february) == [(6, 600)]
    assert of(date(2026, 3, 1), date(2026, 3, 1)) == [(8, 800)]
    assert of(date(2026, 3, 1), date(2026, 3, 2)) == [(5, 500)]


def test_only_what_was_issued_is_used(store: Store) -> None:
    """Neither a receipt that was taken back nor its later prices, nor what was thrown away or carried."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(9))
    spoilt = store.do(pen, "write_off", quantity=Decimal(2), reason="broken", on=store.ago(8))
    store.do(pen, "transfer", quantity=Decimal(2), to=store.shelf, on=store.ago(8))
    wrong = store.receive(pen, 10, 3_000, on=store.ago(9))
    assert Movement.get(Movement.kind == "revaluation").of == spoilt
    store.do(wrong, "reverse", reason="never came")
    assert of(store.ago(20), store.office.today()) == []
    store.do(store.issue(pen, 1), "reverse", reason="not taken")
    assert of(store.ago(20), store.office.today()) == []


def test_use_per_head_is_by_those_who_are_there_on_the_last_day(store: Store) -> None:
    """Three work there; one leaves on the last day of February, one left the day before it, one comes the day after."""
    pen = store.supply()
    store.receive(pen, 100, 10_000, on=date(2026, 1, 5))
    store.issue(pen, 8, on=date(2026, 2, 10))
    store.do(pen, "issue", quantity=Decimal(4), department=Department.named("06"), on=date(2026, 1, 10))
    given = {"department": store.department, "roles": "applicant"}
    for number, days in (
        ("004", {"left_on": date(2026, 2, 28)}), ("005", {"left_on": date(2026, 2, 27)}),
        ("006", {"hired_on": date(2026, 2, 28)}), ("007", {"hired_on": date(2026, 3, 1)}),
    ):  # fmt: skip
        keeping.add(store.office, "", Staff, {"number": number, "name": f"N{number}", **given, **days})
    rows = table(store, "consumption", "by_department", from_="2026-02-01", to="2026-02-28")
    # Five are there: 8.00 / 5. Nothing was used in 06 in February, and what was in January is told.
    assert [(row["department"].key, row["value"], row["heads"], row["per_head"]) for row in rows] == [
        ("04", 800, 5, 160), ("06", 0, None, None),
    ]  # fmt: skip
    assert [(row["value_before"], row["change"], row["change_percent"]) for row in rows] == [
        (0, 800, None), (400, -400, -100),
    ]  # fmt: skip


def test_a_return_in_the_next_month_is_less_used_in_that_one(store: Store) -> None:
    """10.00 in January, 4.00 of it back in February beside 3.00 issued: 1.00 less than nothing, 110 % down."""
    pen = store.supply()
    store.receive(pen, 100, 10_000, on=date(2026, 1, 5))
    given = store.issue(pen, 10, on=date(2026, 1, 20))
    store.do(given, "give_back", quantity=Decimal(4), on=date(2026, 2, 3))
    store.issue(pen, 3, on=date(2026, 2, 5))
    (row,) = table(store, "consumption", "by_supply", from_="2026-02-01", to="2026-02-28")
    names = ("quantity", "quantity_before", "value", "value_before", "change", "change_percent")
    assert [row[name] for name in names] == [-1, 10, -100, 1_000, -1_100, -110]


def test_the_dearest_comes_first_and_a_class_is_told_alone(store: Store) -> None:
    """Nine cheap pens and one dear stapler."""
    odd = keeping.add(store.office, "", SupplyCategory, {"code": "X1", "name": "Odd"})
    pen, stapler = store.supply(), store.supply("YP-2", category=odd)
    store.receive(pen, 10, 100)
    store.receive(stapler, 1, 5_000)
    store.issue(pen, 9)
    store.issue(stapler, 1)
    month = {"from_": "2026-03-01", "to": "2026-03-31"}
    assert [row["code"] for row in table(store, "consumption", "by_supply", **month)] == ["YP-2", "YP-1"]
    (row,) = table(store, "consumption", "by_supply", category="X1", **month)
    assert (row["code"], row["share"]) == ("YP-2", 100)


def classed(store: Store, **asked: str) -> dict[str, str]:
    return {row["code"]: row["class"] for row in table(store, "abc", "abc", **asked)}


def test_classes_with_ties_limits_and_what_is_out_of_use(store: Store) -> None:
    """B, A and C cost 40, 40 and 20: by code A (before it 0 %), B (40 %), C (80 %: the limit is reached)."""
    for code, amount in (("B", 4_000), ("A", 4_000), ("C", 2_000), ("D", 0), ("E", 0)):
        supply = store.supply(code)
        store.receive(supply, 1, amount, on=store.ago(60))
        if amount:
            store.issue(supply, 1, on=store.ago(20))
        if code in ("C", "E"):
            keeping.edit(store.office, "002", supply, {"active": False})
    # What is out of use and was used is told, what was not used is not.
    assert list(classed(store).items()) == [("A", "A"), ("B", "A"), ("C", "B"), ("D", "C")]
    assert set(classed(store, year="2025").values()) == {"C"}
    for rule, value in (("abc_a_percent", "40"), ("abc_b_percent", "80")):
        keeping.edit(store.office, "", Policy.named(rule), {"value": value})
    assert classed(store) == {"A": "A", "B": "B", "C": "C", "D": "C"}
    # A year that begins in July began in the last one.
    keeping.edit(store.office, "", Policy.named("year_start"), {"value": "7"})
    assert classed(store) == {"A": "A", "B": "B", "C": "C", "D": "C"}


def idle(store: Store, **asked: str) -> list[tuple[str, int]]:
    return [(row["code"], row["idle_days"]) for row in table(store, "dead-stock", "dead_stock", **asked)]


def test_stock_is_dead_on_the_day_the_limit_is_reached(store: Store) -> None:
    """Issued 180 days ago; 179; never, there for 200, more of it came 5 days ago; used up; the dearest first."""
    for code, amount in (("A", 1_000), ("B", 1_000), ("C", 9_000), ("D", 1_000), ("E", 5_000)):
        store.receive(store.supply(code), 10, amount, on=store.ago(200))
    named = {supply.code: supply for supply in (Movement.get_by_id(row).supply for row in range(1, 6))}
    store.issue(named["A"], 1, on=store.ago(180))
    store.issue(named["B"], 1, on=store.ago(179))
    store.receive(named["C"], 1, 900, on=store.ago(5))
    store.issue(named["D"], 10, on=store.ago(190))
    # Thrown away is not used.
    store.do(named["E"], "write_off", quantity=Decimal(1), reason="broken", on=store.ago(3))
    assert idle(store) == [("C", 200), ("E", 200), ("A", 180)]
    assert idle(store, days="181") == [("C", 200), ("E", 200)]
    # On a day that is over, what was issued since had not been.
    assert idle(store, on=store.ago(1).isoformat(), days="179") == [("C", 199), ("E", 199), ("A", 179)]
    assert idle(store, on=store.ago(185).isoformat(), days="15") == [("C", 15), ("E", 15), ("A", 15), ("B", 15)]


def test_lots_share_out_what_the_supply_is_worth_to_the_cent(store: Store) -> None:
    """Three for 10.00: 3.33, 6.67 and 10.00 with each more. On the day it expires a lot is still good."""
    milk = store.supply(track_expiry=True)
    for batch, days, cents in (("A", 0, 0), ("B", 1, 1_000), ("C", 2, 0)):
        store.receive(milk, 1, cents, batch=batch, expires_on=store.ago(-days))
    rows = table(store, "expiring", "expiring", days="2")
    assert [(row["batch"], row["days_left"], row["value"], row["state"].key) for row in rows] == [
        ("A", 0, 333, "soon"), ("B", 1, 334, "soon"), ("C", 2, 333, "soon"),
    ]  # fmt: skip
    assert [row["batch"] for row in table(store, "expiring", "expiring", days="1")] == ["A", "B"]
    rows = table(store, "expiring", "expiring", on="2026-03-17", days="0")
    assert [(row["batch"], row["state"].key) for row in rows] == [("A", "expired"), ("B", "soon")]


def test_an_issue_that_was_taken_back_later_used_nothing_whatever_its_price_became(store: Store) -> None:
    """Five at 10.00 go and are taken back a day later; what came before at 30.00 makes both dearer."""
    pen = store.supply()
    store.receive(pen, 10, 10_000, on=store.ago(10))
    store.do(store.issue(pen, 5, on=store.ago(5)), "reverse", reason="wrong", on=store.ago(4))
    store.receive(pen, 10, 30_000, on=store.ago(8))
    assert of(store.ago(9), store.office.today()) == []


def stood(store: Store, **asked: str) -> list[tuple[Any, ...]]:
    rows = table(store, "stock", "stock", **asked)
    return [(row["code"], row["place"] and row["place"].key, row["quantity"], row["value"]) for row in rows]


def test_the_stock_is_told_by_place_class_and_day_with_shares_that_add_up(store: Store) -> None:
    """Three pens for 10.00 on two places: two thirds are 6.67, one third 3.33."""
    odd = keeping.add(store.office, "", SupplyCategory, {"code": "X1", "name": "Odd"})
    pen, pad = store.supply(category=odd), store.supply("YP-2")
    store.receive(pen, 3, 1_000, on=store.ago(9))
    store.do(pen, "transfer", quantity=Decimal(1), to=store.shelf, on=store.ago(5))
    assert stood(store) == [("YP-1", "S1", 2, 667), ("YP-1", "S2", 1, 333)]
    assert stood(store, place="S2") == [("YP-1", "S2", 1, 333)]
    assert stood(store, on=store.ago(6).isoformat()) == [("YP-1", "S1", 3, 1_000)]
    assert stood(store, on=store.ago(9).isoformat()) == [("YP-1", "S1", 3, 1_000)]
    assert stood(store, on=store.ago(10).isoformat()) == []
    assert [each[0] for each in stood(store, all="yes")] == ["YP-1", "YP-1", "YP-2"]
    store.receive(pad, 2, 999)
    assert stood(store, category="X1") == [("YP-1", "S1", 2, 667), ("YP-1", "S2", 1, 333)]
    (row,) = table(store, "stock", "stock", category=odd.code, place="S1")
    # 6.67 / 2 = 3.335
    assert row["unit_cost"] == 334


def test_by_the_month_what_came_on_its_first_day_is_counted_once(store: Store) -> None:
    """10 for 100 on the first, 5 out: 5 for 50 on the 6th; with 10 for 300 on the 12th 15 are left at 20."""
    pen = store.supply(valuation="month_end_average")
    store.receive(pen, 10, 10_000, on=date(2026, 3, 1))
    store.issue(pen, 5, on=date(2026, 3, 5))
    store.receive(pen, 10, 30_000, on=date(2026, 3, 12))
    assert stood(store, on="2026-03-01") == [("YP-1", "S1", 10, 10_000)]
    assert stood(store, on="2026-03-06") == [("YP-1", "S1", 5, 5_000)]
    assert stood(store, on="2026-03-12") == [("YP-1", "S1", 15, 30_000)]


def test_the_register_tells_returns_and_a_department_with_those_below_it(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=store.ago(9))
    given = store.issue(pen, 4, on=store.ago(5))
    store.do(given, "give_back", quantity=Decimal(1), on=store.ago(4))
    below = keeping.add(store.office, "", Department, {"code": "04X", "name": "Lab", "parent": store.department})
    store.do(pen, "issue", quantity=Decimal(2), department=below, on=store.ago(3))
    rows = table(store, "issue-register", "issues", department="04")
    assert [(row["department"].key, row["quantity"], row["unit_cost"], row["value"]) for row in rows] == [
        ("04", 4, 100, 400), ("04", -1, 100, -100), ("04X", 2, 100, 200),
    ]  # fmt: skip
