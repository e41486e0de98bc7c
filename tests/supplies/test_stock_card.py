"""The card of a supply and the stock on any day, by figures worked out by hand: no value ever lies below nothing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Table
from bizdesk.supplies.models import Supply
from tests.supplies.store import Store
from tests.supplies.test_supply_moving import AVERAGE, FIFO, MONTH, Step, done
from tests.supplies.test_supply_reports import table


def card(store: Store, supply: Supply, **asked: str) -> list[tuple[str, str, str]]:
    """Kind, amount, and what was there and what it was worth, of every line; yuan, '' where nothing is told."""

    def told(figure: Any, scale: int = 1) -> str:
        return "" if figure is None else f"{Decimal(figure) / scale:f}"

    return [
        (row["kind"].key, told(row["value"], 100), f"{told(row['balance'])} {told(row['balance_value'], 100)}".strip())
        for row in table(store, "stock-card", "card", supply=supply.code, **asked)
    ]


def stock_on(store: Store, days: int) -> list[tuple[Decimal, Decimal]]:
    """Quantity and value on a day so many days ago."""
    rows = table(store, "stock", "stock", on=store.ago(days).isoformat())
    return [(row["quantity"], Decimal(row["value"]) / 100) for row in rows]


def test_an_issue_before_a_dearer_receipt_takes_no_more_off_the_stock_than_was_there(store: Store) -> None:
    """Ten for 5.00, five out, ten for 25.00: the month's price is 1.50, so the five cost 7.50. When they went the
    average was 0.50, and five were left at 2.50; then 30.00 less 7.50."""
    pen = store.supply(valuation=MONTH)
    done(store, pen, [("in", 10, "5", 14), ("out", 5, 12), ("in", 10, "25", 5)])
    assert card(store, pen) == [
        ("receipt", "5", "10 5"), ("issue", "-2.5", "5 2.5"), ("revaluation", "-5", ""), ("receipt", "25", "15 22.5"),
    ]  # fmt: skip
    assert [stock_on(store, days) for days in (14, 12, 6, 5, 0)] == [
        [(10, 5)], [(5, Decimal("2.5"))], [(5, Decimal("2.5"))], [(15, Decimal("22.5"))], [(15, Decimal("22.5"))],
    ]  # fmt: skip


def test_what_went_before_anything_dearer_came_leaves_a_shelf_of_nothing_worth_nothing(store: Store) -> None:
    """February: ten for 100 out, ten for 200 in, at 15 each; 150 at its end and in March, whatever March brings."""
    pen = store.supply(valuation=MONTH)
    done(
        store, pen, [("in", 10, "100", 40), ("out", 10, 38), ("in", 10, "200", 30), ("out", 5, 10), ("in", 5, "25", 4)]
    )
    assert [stock_on(store, days) for days in (40, 38, 30, 16, 10, 0)] == [
        [(10, 100)], [], [(10, 150)], [(10, 150)], [(5, 75)], [(10, Decimal("116.67"))],
    ]  # fmt: skip
    # March: 150 and 25 over 15 are 11.67 each; five went for 58.33.
    assert [line[2] for line in card(store, pen) if line[2]] == ["10 100", "0 0", "10 150", "5 75", "10 116.67"]
    begun = card(store, pen, from_=store.ago(9).isoformat())
    assert begun[0] == ("brought_forward", "", "5 75")


def test_places_share_what_the_average_so_far_makes_it(store: Store) -> None:
    pen = store.supply(valuation=MONTH)
    done(store, pen, [("in", 10, "5", 14), ("carry", 4, 13), ("out", 5, 12), ("in", 10, "25", 5)])
    assert stock_on(store, 12) == [(1, Decimal("0.5")), (4, 2)]
    (row,) = table(store, "dead-stock", "dead_stock", on=store.ago(12).isoformat(), days="0")
    assert (row["quantity"], row["value"]) == (5, 250)


CARDS: list[tuple[str, str, Sequence[Step], list[tuple[str, str, str]]]] = [
    ("a receipt that is taken back stands beside its reversal, and nobody is owed its price", AVERAGE,
     [("in", 10, "100", 10), ("in", 10, "300", 9), ("out", 10, 5), ("undo", 1)],
     [("receipt", "100", "10 100"), ("receipt", "300", "10 100"), ("reversal", "-300", ""), ("issue", "-200", "0 0"),
      ("revaluation", "100", "")]),
    ("an issue taken back after another was entered for the day before", AVERAGE,
     [("in", 5, "50", 10), ("out", 5, 5), ("undo", 1), ("out", 5, 7)],
     [("receipt", "50", "5 50"), ("issue", "-50", "0 0"), ("issue", "-50", "0 0"), ("reversal", "50", "")]),
    ("by FIFO a layer that never was", FIFO,
     [("in", 5, "50", 10), ("in", 5, "10", 9), ("out", 5, 5), ("undo", 0)],
     [("receipt", "50", "0 0"), ("reversal", "-50", ""), ("receipt", "10", "5 10"), ("issue", "-50", "0 0"),
      ("revaluation", "40", "")]),
    ("what is carried lies there all the time", AVERAGE,
     [("in", 5, "50", 10), ("carry", 5, 9)],
     [("receipt", "50", "5 50"), ("transfer", "0", "5 50"), ("transfer", "0", "5 50")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "method", "steps", "lines"), CARDS, ids=[each[0] for each in CARDS])
def test_every_movement_tells_what_is_there_after_it_and_all_that_belongs_to_it(
    store: Store, why: str, method: str, steps: Sequence[Step], lines: list[tuple[str, str, str]]
) -> None:
    pen = store.supply(valuation=method)
    done(store, pen, steps)
    assert card(store, pen) == lines


def test_what_was_there_before_a_card_within_the_first_month_is_brought_forward(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=date(2026, 3, 2))
    store.issue(pen, 3, on=date(2026, 3, 9))
    rows = table(store, "stock-card", "card", supply="YP-1", from_="2026-03-05")
    assert [(row["kind"].key, row["balance"], row["balance_value"]) for row in rows] == [
        ("brought_forward", 10, 1_000), ("issue", 7, 700),
    ]  # fmt: skip


def test_what_belongs_to_a_movement_is_set_apart_below_it_and_names_it(store: Store) -> None:
    pen = store.supply()
    _first, issue = done(store, pen, [("in", 10, "100", 10), ("out", 5, 5)])
    done(store, pen, [("in", 10, "300", 8)])
    *_rest, gone, later = table(store, "stock-card", "card", supply="YP-1")
    assert (gone["number"], str(gone["kind"]), gone["balance"]) == (issue.number, "Issue", 15)
    assert (str(later["kind"]), later["balance"], later["reason"]) == ("└ Later price", None, f"of {issue.number}")
    assert later["reason"].key == issue.number
    report = "".join(pieces(REPORTS["stock-card"].made(store.office, {"supply": "YP-1"}), "text"))
    assert "What is set apart below a movement is counted in what is on hand after that" in " ".join(report.split())


def test_the_average_of_a_month_is_told_with_what_it_is_made_of(store: Store) -> None:
    """February: 3 for 10.00 are left of January; 4 more for 9.00 make 7 for 19.00, 2.7143 each. Two go for 5.43, one
    for 2.71 (3 x 19.00 / 7 is 8.14, less 5.43) that comes back: 5.43 for those that stayed away. In March one goes."""
    pen = store.supply(valuation=MONTH)
    done(store, pen, [("in", 3, "10", 60), ("out", 2, 40), ("in", 4, "9", 30), ("out", 1, 20), ("back", 3, 1, 18)])
    done(store, pen, [("out", 1, 9)])
    february, march = table(store, "stock-card", "averages", supply="YP-1", from_="2026-02-10", to="2026-03-16")
    figures = [
        "opening_quantity", "opening_value", "in_quantity", "in_value", "average", "out_quantity", "out_value",
        "closing_quantity", "closing_value",
    ]  # fmt: skip
    assert february["month"] == "2026-02"
    assert [february[name] for name in figures] == [3, 1_000, 4, 900, Decimal("2.7143"), 2, 543, 5, 1_357]
    # 13.57 over 5 are 2.714.
    assert [march[name] for name in figures] == [5, 1_357, 0, 0, Decimal("2.714"), 1, 271, 4, 1_086]
    went = [line for line in card(store, pen) if line[0] in ("issue", "return_from_user", "revaluation")]
    assert sum(Decimal(amount) for _kind, amount, _there in went) == Decimal("-8.14")
    # The month is told whole, also where the card ends within it: later receipts have their part in what was issued.
    (row,) = table(store, "stock-card", "averages", supply="YP-1", from_="2026-02-01", to="2026-02-05")
    assert row == february


def test_other_valuations_have_no_average_of_a_month(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 1, 100)
    blocks = REPORTS["stock-card"].made(store.office, {"supply": "YP-1"}).blocks
    assert [block.name for block in blocks if isinstance(block, Table)] == ["card", "sums"]


def test_a_value_that_nothing_lies_behind_is_shown(store: Store) -> None:
    """Only another program could leave it there: bizdesk check finds it, and the list must not hide the money."""
    pen = store.supply()
    done(store, pen, [("in", 10, "100", 10), ("out", 10, 5)])
    assert stock_on(store, 0) == []
    store.damage("DROP TRIGGER movement_no_update")
    store.damage("UPDATE movement SET value = -9000 WHERE kind = 'issue'")
    assert stock_on(store, 0) == [(0, 10)]


def test_a_card_of_a_span_of_days_says_of_which(store: Store) -> None:
    store.receive(store.supply(), 10, 1_000, on=date(2026, 3, 2))
    report = REPORTS["stock-card"].made(store.office, {"supply": "YP-1", "from_": "2026-03-01", "to": "2026-03-09"})
    assert report.period == (date(2026, 3, 1), date(2026, 3, 9))
    assert "From 2026-03-01 to 2026-03-09" in "".join(pieces(report, "text"))
    # From the beginning of the business year, where only the end is named.
    report = REPORTS["stock-card"].made(store.office, {"supply": "YP-1", "to": "2026-03-09"})
    assert (report.period, report.parameters["from"]) == ((date(2026, 1, 1), date(2026, 3, 9)), date(2026, 1, 1))
    whole = REPORTS["stock-card"].made(store.office, {"supply": "YP-1"})
    assert (whole.as_of, whole.period) == (date(2026, 3, 16), None)


def test_a_card_tells_the_average_after_every_movement_and_what_came_and_went_in_all(store: Store) -> None:
    """Ten at 1.00 before; in March ten more for 20.00 are 1.50 each; six go for 9.00 and one of them comes
    back for 1.50; 15 for 22.50 are left. What is carried neither comes nor goes."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=date(2026, 2, 2))
    store.receive(pen, 10, 2_000, on=date(2026, 3, 2))
    given = store.issue(pen, 6, on=date(2026, 3, 9))
    store.do(given, "give_back", quantity=Decimal(1), on=date(2026, 3, 10))
    store.do(pen, "transfer", quantity=Decimal(5), to=store.shelf, on=date(2026, 3, 11))
    asked = {"supply": "YP-1", "from_": "2026-03-01", "to": "2026-03-16"}
    assert [row["average_cost"] for row in table(store, "stock-card", "card", **asked)] == [100, *[150] * 5]
    (sums,) = table(store, "stock-card", "sums", **asked)
    (period,) = table(store, "stock-period", "lines", from_="2026-03-01", to="2026-03-16")
    assert list(sums.values()) == [10, 1_000, 11, 2_150, 6, 900, 15, 2_250]
    assert list(sums.values()) == [period[name] for name in sums]
    (whole,) = table(store, "stock-card", "sums", supply="YP-1")
    assert list(whole.values()) == [0, 0, 21, 3_150, 6, 900, 15, 2_250]


def test_the_average_cost_is_rounded_half_up_and_nothing_has_none(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 2, 5)
    store.issue(pen, 2)
    assert [row["average_cost"] for row in table(store, "stock-card", "card", supply="YP-1")] == [3, None]


def test_a_card_of_what_expires_tells_the_lots(store: Store) -> None:
    milk = store.supply(track_expiry=True)
    store.receive(milk, 2, 200, batch="A", expires_on=date(2026, 3, 20))
    store.issue(milk, 1)
    rows = table(store, "stock-card", "card", supply="YP-1")
    assert [(row["batch"], row["expires_on"]) for row in rows] == [("A", date(2026, 3, 20))] * 2
    # What was there before is of no one lot.
    later = table(store, "stock-card", "card", supply="YP-1", from_="2026-03-17", to="2026-03-20")
    assert [(row["balance"], row["batch"], row["expires_on"]) for row in later] == [(1, None, None)]
    store.receive(store.supply("YP-2"), 2, 200)
    assert "batch" not in table(store, "stock-card", "card", supply="YP-2")[0]


def test_a_transfer_tells_from_where_to_where(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500)
    store.do(pen, "transfer", quantity=Decimal(2), to=store.shelf, reason="refill")
    rows = [
        row["reason"] for row in table(store, "stock-card", "card", supply=pen.code) if row["kind"].key == "transfer"
    ]
    assert rows == ["Store room to Back shelf; refill"] * 2
    assert [each.key for each in rows] == ["S1 > S2; refill"] * 2
