"""Costs (clause 4.3.2): what flows in by itself, what is shared out, and what a measure saved."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets import previews
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.assets.posting import depreciate
from bizdesk.budgets import costs
from bizdesk.budgets.measures import realised
from bizdesk.budgets.models import Account, Commitment, CostAllocation, CostMeasure, CostPool, CostShare, Expense
from bizdesk.office import undo
from bizdesk.office.errors import Refused
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.supplies.models import Movement, Supply
from tests.budgets.books import Books, opened


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def laptop(books: Books, cost: int, day: str, **values: Any) -> Asset:
    """A laptop on the books, over 36 months with 5 % left."""
    told = {"name": "Laptop", "category": AssetCategory.select().first(), "method": "straight_line"}
    told |= {"cost": cost, "acquired_on": date.fromisoformat(day), "life_months": 36, "department": books.home}
    asset = books.add(Asset, **told, **values)
    books.do(asset, "register")
    found: Asset = asset.afresh()
    return found


def booked() -> list[tuple[str, str, int]]:
    """What stands as posted: month, account and amount."""
    return [(each.period, each.account.code, each.amount) for each in Expense.select().order_by(Expense.id)]


def test_an_asset_is_capital_spending_when_it_is_bought_and_a_cost_as_it_wears(books: Books) -> None:
    """1,000.00 of which 5 % are left: 950.00 / 36 = 26.39 a month, from the month after."""
    asset = laptop(books, 100_000, "2026-01-10")
    assert booked() == [("2026-01", "E", 100_000)]
    assert Expense.get().asset == asset.number
    depreciate(books.office, "002", "2026-03")
    assert booked()[1:] == [("2026-02", "C01", 2_639), ("2026-03", "C01", 2_639)]
    told = [
        (each.period, each.kind, each.amount, each.asset) for each in costs.costs(books.office, "2026-01", "2026-03")
    ]
    worn = [(month, "depreciation", 2_639, asset.number) for month in ("2026-02", "2026-03")]
    assert sorted(told) == worn, "the purchase itself is no cost"


def test_a_line_stops_a_purchase_and_never_the_depreciation(books: Books) -> None:
    books.budget({"account": "E", "total": 100_000}, {"account": "C01", "total": 1_200})
    with pytest.raises(Refused, match=r"0\.01 more than is left"):
        laptop(books, 100_001, "2026-01-10")
    laptop(books, 100_000, "2026-01-10")
    depreciate(books.office, "002", "2026-03")
    assert booked()[-1] == ("2026-03", "C01", 2_639), "1.00 was planned for it"


def test_an_asset_taken_over_or_given_was_not_bought(books: Books) -> None:
    laptop(books, 100_000, "2026-01-10", acquisition="donation")
    laptop(books, 100_000, "2026-01-10", opening_months=1, opening_accumulated=2_639)
    laptop(books, 100_000, "2024-01-10")
    assert booked() == []


def test_what_was_bought_in_a_closed_year_is_not_bought_now(books: Books) -> None:
    year = books.year("2025")
    for _month in range(12):
        books.do(year, "close_month")
    laptop(books, 100_000, "2025-11-10")
    assert booked() == []


def test_a_corrected_cost_books_what_it_adds(books: Books) -> None:
    asset = laptop(books, 100_000, "2026-01-10")
    keeping.edit(books.office, "002", asset, {"cost": 110_000})
    keeping.edit(books.office, "002", asset.afresh(), {"acquired_on": date(2026, 2, 1), "in_use_on": date(2026, 2, 1)})
    assert booked() == [("2026-01", "E", 100_000), ("2026-01", "E", 10_000), ("2026-01", "E", -110_000),
                        ("2026-02", "E", 110_000)]  # fmt: skip


def test_what_is_undone_takes_its_expense_along(books: Books) -> None:
    laptop(books, 100_000, "2026-01-10")
    depreciate(books.office, "002", "2026-02")
    undo.undo(books.office, "002")
    assert booked() == [("2026-01", "E", 100_000)]


def test_what_is_bought_into_stock_costs_when_it_is_issued(books: Books) -> None:
    """10 pens for 20.00 in January, 4 of them issued in March: spent 20.00 in January, cost 8.00 in March."""
    room = books.add(Place, code="S1", name="Store room")
    pen = books.add(Supply, code="YP-1", name="Pen", unit="pc", place=room, account="A01")
    books.do(pen, "receive", quantity=Decimal(10), amount=2_000, on=date(2026, 1, 5))
    books.do(pen, "issue", quantity=Decimal(4), staff=books.chen, on=date(2026, 3, 2))
    assert booked() == [("2026-01", "A01", 2_000)]
    told = [(each.period, each.kind, each.amount) for each in costs.costs(books.office, "2026-01", "2026-03")]
    assert told == [("2026-03", "supplies", 800)]


def test_what_a_later_price_makes_of_an_issue_and_of_what_came_back_is_cost(books: Books) -> None:
    """4 pens issued at 2.00 and one given back; 10 more at 4.00 turn up, received before: 3.00 each, 9.00 in March."""
    room = books.add(Place, code="S1", name="Store room")
    pen = books.add(Supply, code="YP-1", name="Pen", unit="pc", place=room, account="A01")
    books.do(pen, "receive", quantity=Decimal(10), amount=2_000, on=date(2026, 1, 5))
    books.do(pen, "issue", quantity=Decimal(4), staff=books.chen, on=date(2026, 3, 2))
    issued = Movement.get(Movement.kind == "issue")
    books.do(issued, "give_back", quantity=Decimal(1), on=date(2026, 3, 9))
    books.do(pen, "receive", quantity=Decimal(10), amount=4_000, on=date(2026, 2, 1))
    assert Movement.select().where(Movement.kind == "revaluation").count() == 2, "of the issue and of what came back"
    told = [(each.period, each.kind, each.amount) for each in costs.costs(books.office, "2026-01", "2026-03")]
    assert told == [("2026-03", "supplies", 900)]
    assert booked() == [("2026-01", "A01", 2_000), ("2026-02", "A01", 4_000)], "what was paid is another matter"


def rent(books: Books, driver: str = "shares", *shares: tuple[str, str]) -> CostPool:
    """A pool of the rent, with who bears how much of it."""
    pool: CostPool = books.add(CostPool, code="P1", name="Rent", department="04", account="A16", driver=driver)
    for department, basis in shares:
        books.add(CostShare, pool=pool, department=department, basis=Decimal(basis))
    return pool


def borne() -> dict[str, int]:
    """What each department bears of pools, by its code."""
    sums: dict[str, int] = {}
    for row in CostAllocation.select():
        sums[row.department.code] = sums.get(row.department.code, 0) + row.amount
    return sums


@pytest.mark.parametrize(
    ("amount", "shares", "expected"),
    [
        # 100.00 in three equal parts: the cent left over goes to the first.
        (10_000, ("1", "1", "1"), (3_334, 3_333, 3_333)),
        # 1,000.00 by 120.5, 79.5 and 100 square metres of 300: 401.666.., 265.0, 333.333..
        (100_000, ("120.5", "79.5", "100"), (40_167, 26_500, 33_333)),
        # 0.02 among three: none below nothing.
        (2, ("1", "1", "1"), (1, 1, 0)),
        # what comes back is shared out like what went out
        (-10_000, ("1", "1", "1"), (-3_334, -3_333, -3_333)),
    ],
)
def test_a_pool_is_shared_out_to_the_cent(
    books: Books, amount: int, shares: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    pool = rent(books, "area", *zip(("01", "04", "06"), shares, strict=True))
    books.spend("A16", amount, "2026-02-10")
    rows = books.do(pool, "allocate", period="2026-02")
    assert tuple(row.amount for row in rows) == expected
    assert sum(expected) == amount


def test_head_count_is_that_of_the_end_of_the_month(books: Books) -> None:
    """Three in 04 and one in 06 who came on 28 February; one left 04 on the 27th: 90.00 is 67.50 and 22.50."""
    books.add(Staff, number="004", name="Wu", department="06", hired_on=date(2026, 2, 28))
    books.add(Staff, number="005", name="Hu", department="06", hired_on=date(2026, 3, 1))
    books.add(Staff, number="006", name="Xu", department="04", left_on=date(2026, 2, 27))
    pool = rent(books, "head_count")
    books.spend("A16", 9_000, "2026-02-10")
    books.do(pool, "allocate", period="2026-02")
    assert borne() == {"04": 6_750, "06": 2_250}


def test_a_month_is_shared_out_once_and_taken_back_by_other_rows(books: Books) -> None:
    pool = rent(books, "shares", ("04", "40"), ("06", "60"))
    books.spend("A16", 10_000, "2026-02-10")
    assert "not over" in books.refused(pool, "allocate", period="2026-03")
    assert "no costs" in books.refused(pool, "allocate", period="2026-01")
    books.do(pool, "allocate")
    assert borne() == {"04": 4_000, "06": 6_000}
    assert books.do(pool, "allocate") == []
    assert "already" in books.office.notices[-1]
    books.spend("A16", 1_000, "2026-02-20")
    books.do(pool, "allocate")
    assert "110.00" in books.office.notices[-1], "a late voucher is said, and nothing is posted"
    books.do(pool, "take_back", reason="A late voucher")
    assert borne() == {"04": 0, "06": 0}
    assert "not shared out" in books.refused(pool, "take_back", reason="Again")
    books.do(pool, "allocate")
    assert borne() == {"04": 4_400, "06": 6_600}
    assert CostAllocation.select().count() == 6, "nothing was changed or deleted"


def test_sharing_out_moves_costs_and_changes_no_total(books: Books) -> None:
    pool = rent(books, "shares", ("01", "1"), ("06", "2"))
    books.spend("A16", 10_000, "2026-02-10")
    books.do(pool, "allocate")
    by: dict[int, int] = {}
    for cost in costs.costs(books.office, "2026-02", "2026-02"):
        by[cost.department] = by.get(cost.department, 0) + cost.amount
    names = {each.id: each.code for each in Department.select()}
    # 100.00 : 3 = 33.333..; the two thirds have the larger remainder
    assert {names[row]: amount for row, amount in by.items()} == {"04": 0, "01": 3_333, "06": 6_667}


def test_nobody_bears_a_pool_without_shares_and_nobody_twice(books: Books) -> None:
    pool = rent(books, "area")
    books.spend("A16", 10_000, "2026-02-10")
    assert "Nobody bears" in books.refused(pool, "allocate")
    books.add(CostShare, pool=pool, department="04", basis=Decimal(1))
    with pytest.raises(Refused, match="already"):
        books.add(CostShare, pool=pool, department="04", basis=Decimal(2))


def test_what_a_measure_saved_does_not_hang_on_who_bears_the_costs(books: Books) -> None:
    """200.00 expected, 150.00 spent; that others bear most of it is no saving."""
    books.add(Staff, number="050", name="Driver", department="06")
    pool = books.add(CostPool, code="P9", name="Power", department="04", account="A17", driver="head_count")
    measure = books.add(
        CostMeasure,
        what="LED lamps",
        owner=books.chen,
        department="04",
        account="A17",
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 2, 28),
        baseline=20_000,
        target=4_000,
    )
    books.spend("A17", 15_000, "2026-02-10")
    books.do(pool, "allocate", period="2026-02")
    assert realised(books.office, measure, date(2026, 3, 16)).saving == 5_000


def test_a_measure_saved_what_it_would_have_cost_less_what_it_did(books: Books) -> None:
    """1,200.00 expected over a year; on 16 March two months are over: 200.00 of it, of which 150.00 were spent."""
    measure = books.add(
        CostMeasure,
        what="Print on both sides",
        owner=books.chen,
        account="A01",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        baseline=120_000,
        target=24_000,
    )
    books.spend("A01", 9_000, "2026-01-10")
    books.spend("A01", 6_000, "2026-02-10", department="06")
    books.spend("A01", 5_000, "2026-03-10")
    books.spend("A02", 7_000, "2026-02-10")
    came = realised(books.office, measure, date(2026, 3, 16))
    assert (came.months, came.of, came.saving) == (2, 12, 5_000)
    assert (came.baseline, came.actual, came.target) == (20_000, 15_000, 4_000)
    assert realised(books.office, measure, date(2026, 3, 31)).saving == 10_000, "300.00 less 200.00"
    assert realised(books.office, measure, date(2026, 1, 30)).saving == 0
    books.do(measure, "finish")
    assert measure.afresh().state == "done"


def test_accounts_of_the_policy_are_there(books: Books) -> None:
    for rule in ("supplies_account", "depreciation_account", "capital_account"):
        assert Account.named(books.office.policy.text(rule))


def test_who_registers_what_a_contract_promised_is_told_to_release_it(books: Books) -> None:
    """Reserved by the contract and spent by the card, 1,000.00 would count twice: released, they count once."""
    books.budget({"account": "E", "department": None, "total": 205_000})
    contract = books.add(Commitment, department="04", account="E", amount=100_000, description="Laptop contract")
    books.add(Commitment, department="06", account="E", amount=5_000, description="Of others")
    bought, given = (
        books.add(
            Asset,
            name="Laptop",
            category=AssetCategory.select().first(),
            cost=100_000,
            acquisition=acquisition,
            acquired_on=date(2026, 3, 10),
            department=books.home,
        )
        for acquisition in ("purchase", "donation")
    )
    words = (
        f"{contract.number} Laptop contract: 1,000.00 of it are open for the same account and department. If it was"
        " promised for this, release so much of it: else both count."
    )
    told = [
        [each for each in previews.registered(books.office, card) if "open for" in each] for card in (bought, given)
    ]
    assert told == [[words], []]
    books.do(bought, "register")
    assert words in books.office.notices
    books.do(contract, "release", amount=100_000, reason="The laptop came")
    (line,) = books.table("budget-execution", "execution")
    assert (line["committed"], line["actual"], line["available"]) == (5_000, 100_000, 100_000)
