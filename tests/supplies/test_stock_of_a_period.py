"""The stock list of a period: what was there, what came in and went out, what is left, and what to look at; worked out
by hand, and against the stock of both ends."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Report, Table
from bizdesk.supplies.models import Movement, Supply, SupplyCategory
from bizdesk.supplies.passed import Way, passed
from bizdesk.supplies.words import VALUATIONS
from tests.supplies.store import Store
from tests.supplies.test_supply_reports import table

FEBRUARY = {"month": "2026-02"}
FIGURES = ("opening_quantity", "opening_value", "in_quantity", "in_value", "out_quantity", "out_value",
           "closing_quantity", "closing_value")  # fmt: skip


def made(store: Store, **asked: str) -> Report:
    return REPORTS["stock-period"].made(store.office, asked)


def lines(report: Report) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines of every category, each with the name of its category."""
    (block,) = (each for each in report.blocks if isinstance(each, Table) and each.name == "lines")
    names = [column.name for column in block.columns]
    rows = [dict(zip(names, row, strict=True)) for row in block.rows]  # type: ignore[union-attr, arg-type]
    yield from ((str(row["category"]), row) for row in rows)


def figures(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in FIGURES)


def alerts(row: dict[str, Any]) -> str:
    return row["alert"].key if row["alert"] else ""


def test_the_stock_list_of_a_month_goes_from_what_was_there_to_what_is_left(store: Store) -> None:
    """Ten pens at 1.00 in January. In February ten more come for 20.00, 1.50 each then; six go for 9.00, two of them
    come back for 3.00, one is spoilt for 1.50: 15 are left at 1.50. March is not in it."""
    paper = keeping.add(store.office, "", SupplyCategory, {"code": "X1", "name": "Writing"})
    pen = store.supply(category=paper)
    store.receive(pen, 10, 1_000, on=date(2026, 1, 20))
    store.receive(pen, 10, 2_000, on=date(2026, 2, 1))
    given = store.issue(pen, 6, on=date(2026, 2, 10))
    store.do(given, "give_back", quantity=Decimal(2), on=date(2026, 2, 11))
    store.do(pen, "write_off", quantity=Decimal(1), reason="dry", on=date(2026, 2, 12))
    store.do(pen, "transfer", quantity=Decimal(5), to=store.shelf, on=date(2026, 2, 28))
    store.issue(pen, 3, on=date(2026, 3, 1))
    ((category, row),) = lines(made(store, **FEBRUARY))
    assert category == "X1 Writing"
    assert (row["code"], row["unit"]) == ("YP-1", "pc")
    assert figures(row) == (10, 1_000, 12, 2_300, 7, 1_050, 15, 2_250)
    assert (row["unit_cost"], alerts(row)) == (150, "")
    kinds = table(store, "stock-period", "by_kind", **FEBRUARY)
    assert [(each["kind"].key, each["in_value"], each["out_value"]) for each in kinds] == [
        ("receipt", 2_000, 0), ("issue", 0, 900), ("return_from_user", 300, 0), ("write_off", 0, 150),
    ]  # fmt: skip
    (told,) = table(store, "stock-period", "by_category", **FEBRUARY)
    assert (told["category"].key, told["supplies"], told["opening_value"], told["closing_value"]) == (
        "X1", 1, 1_000, 2_250,
    )  # fmt: skip


def test_what_is_taken_back_is_so_much_less_that_came_or_went(store: Store) -> None:
    """A receipt of January that is taken back in February: in February five less came."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=date(2026, 1, 20))
    wrong = store.receive(pen, 5, 500, on=date(2026, 1, 21))
    store.do(wrong, "reverse", reason="never came", on=date(2026, 2, 3))
    gone = store.issue(pen, 4, on=date(2026, 2, 4))
    store.do(gone, "reverse", reason="not given")
    ((_category, row),) = lines(made(store, **FEBRUARY))
    assert figures(row) == (15, 1_500, -5, -500, 0, 0, 10, 1_000)


def test_a_later_price_of_what_was_taken_back_later_stands_with_the_issue(store: Store) -> None:
    """Five of ten at 10.00 go and come back a day later; ten more at 30.00, entered for before, make them 20.00 each:
    both the issue and what took it back have a later price, and in all nothing went."""
    pen = store.supply()
    store.receive(pen, 10, 10_000, on=store.ago(10))
    store.do(store.issue(pen, 5, on=store.ago(5)), "reverse", reason="wrong", on=store.ago(4))
    store.receive(pen, 10, 30_000, on=store.ago(8))
    assert Movement.select().where(Movement.kind == "revaluation").count() == 2
    sums = passed(store.ago(5), store.office.today())
    assert sums == {Way(pen.id, store.room.id, "issue", False): (0, 0)}


def test_each_category_has_its_sum_and_they_add_up_to_the_stock_of_both_ends(store: Store) -> None:
    classes = [keeping.add(store.office, "", SupplyCategory, {"code": f"X{n}", "name": f"Class {n}"}) for n in (1, 2)]
    for number, category in enumerate((*classes, None, classes[0])):
        supply = store.supply(f"YP-{number}", category=category)
        store.receive(supply, 3 + number, 1_000, on=store.ago(60))
        store.issue(supply, 2, on=store.ago(20))
    report = made(store, **FEBRUARY)
    assert [category for category, _row in lines(report)] == ["X1 Class 1", "X1 Class 1", "X2 Class 2", "(no category)"]
    sums = table(store, "stock-period", "by_category", **FEBRUARY)
    assert [each["category"].key for each in sums] == ["X1", "X2", ""]
    for name, day in (("opening_value", date(2026, 1, 31)), ("closing_value", date(2026, 2, 28))):
        stock = sum(each["value"] for each in table(store, "stock", "stock", on=day.isoformat()))
        assert stock == sum(each[name] for each in sums) == sum(row[name] for _category, row in lines(report))
    only = list(lines(made(store, category="X1", **FEBRUARY)))
    assert [row["code"] for _category, row in only] == ["YP-0", "YP-3"]
    assert "Class 1" in "".join(pieces(report, "text"))


def test_programs_are_told_one_table_and_people_one_for_each_category(store: Store) -> None:
    for number in (1, 2):
        category = keeping.add(store.office, "", SupplyCategory, {"code": f"X{number}", "name": f"Class {number}"})
        store.receive(store.supply(f"YP-{number}", category=category), number, 100, on=store.ago(60))
    store.receive(store.supply("YP-3"), 3, 100, on=store.ago(60))
    report = made(store, **FEBRUARY)
    csv = "".join(pieces(report, "csv"))
    assert csv.count("Supply code") == 1
    assert [line.split(",")[-1] for line in csv.splitlines() if line.startswith("YP-")] == [
        "X1 Class 1", "X2 Class 2", "(no category)",
    ]  # fmt: skip
    told = json.loads("".join(pieces(report, "json")))["tables"]
    assert [table["name"] for table in told] == ["lines", "by_category", "by_kind"]
    assert [row["category"] for row in told[0]["rows"]] == ["X1", "X2", ""]
    for form in ("text", "html"):
        paper = "".join(pieces(report, form))
        assert paper.count("Supply code") == 3
        assert all(title in paper for title in ("X1 Class 1", "X2 Class 2", "(no category)"))


def test_place_by_place_what_was_carried_came_and_went(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=date(2026, 1, 20))
    store.do(pen, "transfer", quantity=Decimal(4), to=store.shelf, on=date(2026, 2, 5))
    store.issue(pen, 3, on=date(2026, 2, 6))
    asked = ("opening_quantity", "opening_value", "in_quantity", "out_quantity", "closing_quantity", "closing_value")
    told = [
        (row["place"].key, *(row[name] for name in asked)) for _c, row in lines(made(store, by_place="yes", **FEBRUARY))
    ]
    assert told == [("S1", 10, 1_000, 0, 7, 3, 300), ("S2", 0, 0, 4, 0, 4, 400)]
    ((_category, row),) = lines(made(store, place="S2", **FEBRUARY))
    assert row["closing_quantity"] == 4


def test_the_list_of_a_place_tells_what_lies_there_and_comes_to(store: Store) -> None:
    """Four of ten pens at 1.00 were carried there in January, and one in February. Paper, of which there is none, is
    below its safety stock everywhere: that is no line of one place."""
    pen = store.supply()
    store.supply("YP-2", min_quantity=Decimal(5))
    store.receive(pen, 10, 1_000, on=date(2026, 1, 20))
    for quantity, day in ((4, date(2026, 1, 21)), (1, date(2026, 2, 5))):
        store.do(pen, "transfer", quantity=Decimal(quantity), to=store.shelf, on=day)
    assert [row["code"] for _category, row in lines(made(store, **FEBRUARY))] == ["YP-1", "YP-2"]
    ((_category, row),) = lines(made(store, place="S2", **FEBRUARY))
    assert row["code"] == "YP-1"
    # Nor is what there is to look at in the office: a list of places tells no alerts.
    assert "alert" not in row
    assert [row["code"] for _category, row in lines(made(store, by_place="yes", **FEBRUARY))] == ["YP-1", "YP-1"]
    (told,) = table(store, "stock-period", "by_category", place="S2", **FEBRUARY)
    assert (told["supplies"], told["opening_value"], told["closing_value"]) == (1, 400, 500)


def test_what_came_and_went_is_told_of_the_category_that_is_asked_for(store: Store) -> None:
    paper = keeping.add(store.office, "", SupplyCategory, {"code": "X1", "name": "Writing"})
    for code, category, amount in (("YP-1", paper, 1_000), ("YP-2", None, 5_000)):
        store.receive(store.supply(code, category=category), 10, amount, on=date(2026, 2, 3))
    for asked, value in (({"category": "X1"}, 1_000), ({}, 6_000)):
        (kind,) = table(store, "stock-period", "by_kind", **asked, **FEBRUARY)
        assert (kind["kind"].key, kind["in_value"]) == ("receipt", value)


def test_within_a_month_whose_average_is_not_known_the_kinds_add_up_to_what_the_list_says(store: Store) -> None:
    """Ten at 1.00 and five of them gone by the 5th are 5.00 then; ten more at 3.00 on the 20th make the issue 10.00."""
    pen = store.supply(valuation="month_end_average")
    store.receive(pen, 10, 1_000, on=date(2026, 2, 2))
    store.issue(pen, 5, on=date(2026, 2, 5))
    store.receive(pen, 10, 3_000, on=date(2026, 2, 20))
    for last, went in (("2026-02-10", 500), ("2026-02-28", 1_000)):
        asked = {"from_": "2026-02-01", "to": last}
        ((_category, row),) = lines(made(store, **asked))
        kinds = {each["kind"].key: each["out_value"] for each in table(store, "stock-period", "by_kind", **asked)}
        assert (row["out_value"], kinds["issue"], kinds["receipt"]) == (went, went, 0)


def test_an_alert_tells_what_to_look_at(store: Store) -> None:
    """On 28 February: too little, at the level, too much, lots that went off or soon will, and nothing issued
    for the 180 days of the policy: H came on 1 September, 180 days before, L a day later, and of M one went since."""
    low = {"min_quantity": Decimal(5), "reorder_level": Decimal(8)}
    for code, there, levels in (
        ("A", 4, low), ("B", 8, low), ("C", 9, low), ("D", 11, {"max_quantity": Decimal(10)}), ("E", 0, low),
    ):  # fmt: skip
        supply = store.supply(code, **levels)
        if there:
            store.receive(supply, there, 100, on=date(2026, 2, 3))
    store.receive(store.supply("F", track_expiry=True), 1, 100, expires_on=date(2026, 2, 27), on=date(2026, 2, 3))
    store.receive(store.supply("G", track_expiry=True), 1, 100, expires_on=date(2026, 3, 1), on=date(2026, 2, 3))
    for code, day in (("H", date(2025, 9, 1)), ("L", date(2025, 9, 2)), ("M", date(2025, 8, 1))):
        store.receive(store.supply(code), 2, 100, on=day)
    store.issue(Supply.named("M"), 1, on=date(2026, 1, 9))
    # Nothing of N is left that could lie unused.
    store.receive(store.supply("N"), 2, 100, on=date(2025, 7, 1))
    store.issue(Supply.named("N"), 2, on=date(2025, 7, 2))
    store.supply("I")
    # On the day it expires a lot still is good; too little of what is not used any more is nothing to look at.
    store.receive(store.supply("J", track_expiry=True), 1, 100, expires_on=date(2026, 2, 28), on=date(2026, 2, 3))
    keeping.edit(store.office, "", store.supply("K", **low), {"active": False})
    keeping.edit(store.office, "", Supply.named("A"), {"max_quantity": Decimal(9)})
    rows = {row["code"]: row for _category, row in lines(made(store, **FEBRUARY))}
    assert rows["H"]["alert"] == "Unused for 180 days"
    assert {code: alerts(row) for code, row in rows.items()} == {
        "A": "below", "B": "low", "C": "", "D": "above", "E": "below", "F": "expired", "G": "soon", "H": "idle",
        "J": "soon", "L": "", "M": "",
    }  # fmt: skip


@pytest.mark.parametrize("method", VALUATIONS)
def test_whatever_happens_opening_and_in_less_out_is_closing(store: Store, method: str) -> None:
    random = Random(f"2026 {method}")
    pen, began = store.supply(valuation=method), date(2026, 1, 1)
    store.receive(pen, 50, 5_000, on=began)
    for _turn in range(25):
        day = began + timedelta(days=random.randint(0, 74))
        if random.random() < 0.4:
            store.receive(pen, random.randint(1, 9), random.randint(0, 3_000), on=day)
        else:
            gone = store.issue(pen, 1, on=day)
            if random.random() < 0.4:
                store.do(gone, "reverse", reason="wrong", on=random.choice([day, store.office.today()]))
    for first, last in (("2026-01-01", "2026-01-31"), ("2026-01-10", "2026-02-20"), ("2026-02-05", "2026-03-10")):
        ((_category, row),) = lines(made(store, from_=first, to=last))
        opening, opening_value, came, came_for, went, went_for, closing, closing_value = figures(row)
        assert (opening + came - went, opening_value + came_for - went_for) == (closing, closing_value)
        sums = passed(date.fromisoformat(first), date.fromisoformat(last)).values()
        # Within a month whose average is not known yet, what is booked is not what the stock was worth then.
        if method != "month_end_average" or (first, last) == ("2026-01-01", "2026-01-31"):
            assert sum(each.value for each in sums) == closing_value - opening_value
        before = date.fromisoformat(first) - timedelta(days=1)
        ends = [
            [(each["quantity"], each["value"]) for each in table(store, "stock", "stock", on=day.isoformat())]
            for day in (before, date.fromisoformat(last))
        ]
        assert ends == [[(opening, opening_value)] if opening else [], [(closing, closing_value)]]


def test_nothing_is_told_of_days_that_have_not_come(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    words = "Nothing is known beyond today, 2026-03-16"
    asked: dict[str, dict[str, str]] = {
        "stock": {"on": "2026-12-31"}, "stock-period": {"month": "2026-03"},
        "stock-card": {"supply": "YP-1", "to": "2026-12-31"},
    }  # fmt: skip
    for name, texts in asked.items():
        report = REPORTS[name].made(store.office, texts)
        for format in ("text", "html", "csv", "json"):
            assert words in "".join(pieces(report, format)), (name, format)
    today = REPORTS["stock"].made(store.office, {"on": "2026-03-16"})
    assert words not in "".join(pieces(today, "text"))
