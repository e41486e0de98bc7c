"""In the sums of reports nothing counts twice, where lines lie under others, cross, or are those of one department."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bizdesk.budgets.models import Account, Commitment
from tests.budgets.books import Books, opened

CROSSING = (
    {"account": "A02", "total": 120_000},
    {"account": "A02", "department": None, "project": "P", "total": 60_000},
)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def stands(row: Any) -> tuple[int, int, int, int]:
    """In force, spent, committed and left of a row, or of the totals."""
    return row["in_force"], row["actual"], row["committed"], row["available"]


def crossed(books: Books) -> None:
    """Travel of department 04 (1,200.00) and of project P in the whole office (600.00). 04 spends 100.00 for P and
    50.00 besides, 06 spends 30.00 for P, and 04 has promised 10.00 for P: the 100.00 and the 10.00 are of both."""
    books.budget(*CROSSING)
    books.spend("A02", 10_000, "2026-02-03", project="P")
    books.spend("A02", 5_000, "2026-02-03")
    books.spend("A02", 3_000, "2026-02-03", department="06", project="P")
    books.add(Commitment, description="A trip", department="04", account="A02", project="P", amount=1_000)


def test_what_two_lines_that_cross_cover_counts_once_in_every_sum(books: Books) -> None:
    """In force 1,800.00; spent 100.00 + 50.00 + 30.00 = 180.00; committed 10.00; left 1,800 - 180 - 10 = 1,610.00."""
    crossed(books)
    execution = books.block("budget-execution", "execution")
    assert [stands(row) for row in books.table("budget-execution", "execution")] == [
        (120_000, 15_000, 1_000, 104_000),
        (60_000, 13_000, 1_000, 46_000),
    ]
    assert execution.totals is not None
    assert stands(execution.totals) == (180_000, 18_000, 1_000, 161_000)
    (account,) = books.table("budget-execution", "by_account")
    assert stands(account) == (180_000, 18_000, 1_000, 161_000)
    departments = books.block("budget-execution", "by_department")
    assert [row["actual"] for row in books.table("budget-execution", "by_department")] == [15_000, 13_000]
    assert departments.totals is not None
    assert departments.totals["actual"] == 18_000, "not the 280.00 that the departments add up to"
    (project,) = books.table("budget-execution", "by_project")
    assert stands(project) == (60_000, 13_000, 1_000, 46_000)


def test_the_lines_of_one_department_are_summed_up_as_they_are_shown(books: Books) -> None:
    """Travel of 04 lies under that of the whole office, which is not shown with the lines of 04: 1,200.00, of which it
    spent 50.00."""
    books.budget({"account": "A02", "department": None, "total": 600_000}, {"account": "A02", "total": 120_000})
    books.spend("A02", 5_000, "2026-02-03")
    books.spend("A02", 3_000, "2026-02-03", department="06")
    whole = books.block("budget-execution", "execution").totals
    assert whole is not None
    assert stands(whole) == (600_000, 8_000, 0, 592_000)
    mine = books.block("budget-execution", "execution", department="04").totals
    assert mine is not None
    assert stands(mine) == (120_000, 5_000, 0, 115_000)
    (department,) = books.table("budget-execution", "by_department", department="04")
    assert stands(department) == (120_000, 5_000, 0, 115_000)


def test_what_lies_under_a_ceiling_of_the_whole_office_is_told_beside_it(books: Books) -> None:
    """6,000.00 of travel for all; of them 04 has 1,200.00 and spent 50.00, 06 has 600.00 and spent 30.00; 04 has
    240.00 of office expense besides: 6,240.00 in all, of which 80.00 are spent."""
    books.budget(
        {"account": "A02", "department": None, "total": 600_000},
        {"account": "A02", "total": 120_000},
        {"account": "A02", "department": "06", "total": 60_000},
        {"account": "A01", "total": 24_000},
    )
    books.spend("A02", 5_000, "2026-02-03")
    books.spend("A02", 3_000, "2026-02-03", department="06")
    told = {row["department"].key: stands(row) for row in books.table("budget-execution", "by_department")}
    assert told == {
        "": (600_000, 8_000, 0, 592_000),
        "04": (144_000, 5_000, 0, 139_000),
        "06": (60_000, 3_000, 0, 57_000),
    }
    accounts = {row["account"].key: stands(row) for row in books.table("budget-execution", "by_account")}
    assert accounts == {"A01": (24_000, 0, 0, 24_000), "A02": (600_000, 8_000, 0, 592_000)}
    for name in ("by_department", "by_account"):
        totals = books.block("budget-execution", name).totals
        assert totals is not None
        assert stands(totals) == (624_000, 8_000, 0, 616_000)


def test_an_account_under_a_ceiling_of_its_parent_is_told_beside_it(books: Books) -> None:
    top = books.add(Account, code="T", name="Trips")
    below = books.add(Account, code="T1", name="Fares", parent=top)
    books.budget({"account": "T", "total": 60_000}, {"account": "T1", "total": 24_000})
    books.spend(below.code, 1_000, "2026-02-03")
    told = {row["account"].key: stands(row) for row in books.table("budget-execution", "by_account")}
    assert told == {"T": (60_000, 1_000, 0, 59_000), "T1": (24_000, 1_000, 0, 23_000)}


def test_the_book_counts_what_was_spent_last_year_once(books: Books) -> None:
    """Of each line its own 150.00 and 130.00; of both 180.00, in the totals and at the top of the accounts."""
    crossed(books)
    books.on("2026-12-01")
    books.draft(*CROSSING, year="2027")
    assert [row["last_actual"] for row in books.table("budget-book", "book", year="2027")] == [13_000, 15_000]
    totals = books.block("budget-book", "book", year="2027").totals
    assert totals is not None
    assert totals["last_actual"] == 18_000
    assert [row["last_actual"] for row in books.table("budget-book", "by_account", year="2027")] == [18_000, 18_000]


def test_a_day_of_a_year_closed_since_still_tells_what_was_promised_then(books: Books) -> None:
    books.on("2025-06-02")
    books.budget({"account": "A02", "total": 100_000}, year="2025")
    books.add(Commitment, description="A fair", department="04", account="A02", amount=20_000, date=date(2025, 5, 4))
    books.on("2026-03-16")
    for _month in range(12):
        books.do(books.year("2025"), "close_month")
    (line,) = books.table("budget-execution", "execution", on="2025-12-31")
    assert stands(line) == (100_000, 0, 20_000, 80_000)


# Of 1,200.00 of fees, 100.00 a month, on 16 March 300.00 are planned so far: earned -> how it stands in the reports.
EARNED = [
    ("more than the year's plan", 130_000, "met", "more"),
    ("all that was planned so far", 30_000, "met", "more"),
    ("a cent less", 29_999, "short", "more"),
    ("nothing", 0, "short", "short"),
]


@pytest.mark.parametrize(("earned", "stands", "verdict"), [case[1:] for case in EARNED], ids=[c[0] for c in EARNED])
def test_income_above_its_plan_is_good_and_below_it_is_short(
    books: Books, earned: int, stands: str, verdict: str
) -> None:
    books.add(Account, code="I", name="Fees", kind="income")
    books.budget({"account": "I", "total": 120_000})
    if earned:
        books.spend("I", earned, "2026-02-03")
    (line,) = books.table("budget-execution", "execution")
    assert line["status"].key == stands
    (month,) = books.table("variance", "variance", month="2026-02", all="yes")
    assert month["verdict"].key == verdict
