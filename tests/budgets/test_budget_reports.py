"""The reports of budgets and costs, against figures worked out by hand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk.budgets.models import (
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    CostMeasure,
    CostPool,
    CostShare,
    VarianceNote,
)
from bizdesk.budgets.report_variance import variances
from bizdesk.office.language import use
from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from tests.budgets.books import Books, opened


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def increase(books: Books, line: BudgetLine, amount: int, month: int = 12) -> BudgetChange:
    """An increase of a line in force."""
    made = books.add(BudgetChange, budget=line.budget.afresh(), kind="increase", reason="More of it")
    books.add(BudgetChangeLine, change=made, line=line, month=month, amount=amount)
    books.do(made, "submit")
    books.do(made, "approve", approver=books.lin)
    changed: BudgetChange = made.afresh()
    return changed


def test_execution_tells_every_line_and_counts_none_twice(books: Books) -> None:
    """1,200.00 for the running costs of 04, of which 600.00 for travel; 150.00 of travel spent, 90.00 on the office,
    100.00 promised. Of the year 75 of 365 days are over: 20.5 %."""
    budget = books.budget({"account": "A", "total": 120_000}, {"account": "A02", "total": 60_000})
    books.spend("A02", 15_000, "2026-02-03")
    books.spend("A01", 9_000, "2026-03-03")
    books.add(Commitment, description="A trip", department="04", account="A02", amount=10_000)
    parent, travel = books.table("budget-execution", "execution")
    assert (parent["in_force"], parent["actual"], parent["committed"], parent["available"]) == (
        *(120_000, 24_000, 10_000, 86_000),
    )
    assert (travel["actual"], travel["available"], travel["used_percent"]) == (15_000, 35_000, Decimal("25.0"))
    assert parent["time_percent"] == Decimal("20.5")
    # three months of 100.00 were planned, 240.00 are spent
    assert (parent["planned"], parent["pace"]) == (30_000, Decimal("80.0"))
    # spent 240.00; March has 100.00 - 90.00 to come, and nine months of 100.00
    assert parent["forecast"] == 24_000 + 1_000 + 90_000
    assert (parent["status"].key, travel["status"].key) == ("ok", "ok")
    block = books.block("budget-execution", "execution")
    assert "Spent %" in [column.label for column in block.columns], "what is committed is no part of it"
    assert "what is committed counts in Available and Status besides" in block.note
    totals = block.totals
    assert totals is not None
    assert (totals["in_force"], totals["actual"]) == (120_000, 24_000)
    (department,) = books.table("budget-execution", "by_department")
    assert (department["department"].key, department["in_force"], department["actual"]) == ("04", 120_000, 24_000)
    account, under = books.table("budget-execution", "by_account")
    assert (under["account"].key, under["in_force"], under["actual"]) == ("A02", 60_000, 15_000)
    assert (account["account"].key, account["available"]) == ("A", 86_000)
    line = books.line(budget, "A02")
    books.spend("A02", 5_000, "2026-03-10")
    assert books.table("budget-execution", "execution")[1]["status"].key == "ahead", "200.00 of 150.00 planned so far"
    increase(books, line, 1_000)


def test_execution_as_of_a_day_knows_nothing_of_what_came_later(books: Books) -> None:
    budget = books.budget({"account": "A02", "total": 60_000})
    books.spend("A02", 15_000, "2026-03-10")
    promised = books.add(Commitment, description="A trip", department="04", account="A02", amount=10_000)
    books.on("2026-04-20")
    increase(books, books.line(budget, "A02"), 6_000)
    books.spend("A02", 4_000, "2026-04-20", commitment=promised)
    books.on("2026-05-20")
    (then,) = books.table("budget-execution", "execution", on="2026-04-19")
    assert (then["changes"], then["actual"], then["committed"], then["available"]) == (0, 15_000, 10_000, 35_000)
    (now,) = books.table("budget-execution", "execution")
    assert (now["changes"], now["actual"], now["committed"], now["available"]) == (6_000, 19_000, 6_000, 41_000)
    assert books.table("budget-execution", "execution", on="2026-03-15") == [], "approved on the 16th"
    assert [row["amount"] for row in books.table("budget-execution", "changes")] == [6_000]
    assert books.table("budget-execution", "changes", on="2026-04-19") == []


def test_the_version_that_was_in_force_on_a_day_is_told(books: Books) -> None:
    first = books.budget({"account": "A02", "total": 60_000})
    books.on("2026-04-20")
    books.enter(books.do(first, "copy", percent=Decimal(10)))
    assert books.table("budget-execution", "execution")[0]["in_force"] == 66_000
    assert books.table("budget-execution", "execution", on="2026-04-19")[0]["in_force"] == 60_000


def test_a_line_of_nothing_has_a_dash_and_is_over_once_anything_is_spent(books: Books) -> None:
    books.budget({"account": "A01", "total": 1_200}, {"account": "A02", "control_annual": "warn"})
    (_office, travel) = books.table("budget-execution", "execution")
    assert (travel["used_percent"], travel["status"].key) == (None, "ok")
    books.spend("A02", 1, "2026-03-10")
    (_office, travel) = books.table("budget-execution", "execution")
    assert (travel["used_percent"], travel["status"].key) == (None, "over")


def test_a_hair_under_the_limit_shows_the_limit_and_is_under_it(books: Books) -> None:
    """799.996 of 1,000.00 in thousands: 79.9996 % shows as 80.0 and is no alert yet."""
    books.budget({"account": "A01", "month_1": 1_000_000, "control_to_date": "ignore"})
    books.spend("A01", 799_996, "2026-01-10")
    (line,) = books.table("budget-execution", "execution")
    assert (line["used_percent"], line["status"].key) == (Decimal("80.0"), "ok")
    books.spend("A01", 4, "2026-01-10")
    assert books.table("budget-execution", "execution")[0]["status"].key == "tight"


def test_the_book_has_quarters_trees_and_the_year_before_beside_them(books: Books) -> None:
    """2025: travel 1,000.00, spent 800.00. 2026: travel 1,100.00 and office 100.00: 10.0 % more, and no base."""
    books.on("2025-06-02")
    books.budget({"account": "A02", "total": 100_000}, year="2025")
    books.spend("A02", 80_000, "2025-05-04")
    books.on("2026-03-16")
    books.draft({"account": "A02", "total": 110_000}, {"account": "A01", "month_4": 10_000, "department": "06"})
    travel, office = books.table("budget-book", "book", year="2026")
    assert (travel["last_budget"], travel["last_actual"], travel["total"]) == (100_000, 80_000, 110_000)
    assert (travel["change"], travel["change_percent"]) == (10_000, Decimal("10.0"))
    # 1,100.00 : 12 = 91.666..: the eight cents over go to the first eight months: 8 x 91.67 and 4 x 91.66
    assert [travel[f"quarter_{place}"] for place in (1, 2, 3, 4)] == [27_501, 27_501, 27_500, 27_498]
    assert (office["quarter_2"], office["last_budget"], office["change_percent"]) == (10_000, None, None)
    accounts = books.table("budget-book", "by_account", year="2026")
    assert [(row["account"].key, row["total"]) for row in accounts] == [("A", 120_000), ("A01", 10_000),
                                                                        ("A02", 110_000)]  # fmt: skip
    months = books.table("budget-book", "months", year="2026")
    assert [months[0][f"month_{place}"] for place in (8, 9)] == [9_167, 9_166]
    printed = "".join(pieces(REPORTS["budget-book"].made(books.office, {"year": "2026"}), "text"))
    assert "Drawn up by" in printed
    assert "Approved by" in printed
    assert books.table("budget-book", "book", year="2025")[0]["total"] == 100_000


def test_the_book_tells_what_was_approved_from_what_was_changed_since(books: Books) -> None:
    """600.00 and 120.00 were approved and signed; 60.00 came later, and 10.00 went from one line to the other."""
    budget = books.budget({"account": "A02", "total": 60_000}, {"account": "A01", "total": 12_000})
    travel, other = books.line(budget, "A02"), books.line(budget, "A01")
    increase(books, travel, 6_000)
    moved = books.do(travel, "transfer", to=other, month=12, amount=1_000, reason="Less travel")
    books.do(moved, "submit")
    books.do(moved, "approve", approver=books.lin)
    told = books.table("budget-book", "book")
    assert [(row["approved"], row["changes"], row["total"]) for row in told] == [
        (12_000, 1_000, 13_000),
        (60_000, 5_000, 65_000),
    ]
    block = books.block("budget-book", "book")
    assert block.totals is not None
    assert [block.totals[name] for name in ("approved", "changes", "total")] == [72_000, 6_000, 78_000]
    assert "signed is the original budget" in block.note
    for tree in ("by_department", "by_account"):
        totals = books.block("budget-book", tree).totals
        assert totals is not None
        assert (totals["approved"], totals["changes"]) == (72_000, 6_000)


def test_the_history_of_a_line_adds_up_to_what_is_in_force(books: Books) -> None:
    budget = books.budget({"account": "A02", "total": 60_000}, {"account": "A01", "total": 12_000})
    line, other = books.line(budget, "A02"), books.line(budget, "A01")
    increase(books, line, 6_000)
    moved = books.do(line, "transfer", to=other, month=12, amount=1_000, reason="Less travel")
    books.do(moved, "submit")
    books.do(moved, "approve", approver=books.lin)
    told = books.table("budget-line-history", "history", line=line.key)
    assert [(row["amount"], row["in_force"]) for row in told] == [(60_000, 60_000), (6_000, 66_000), (-1_000, 65_000)]
    months = books.table("budget-line-history", "months", line=line.key)
    assert (months[11]["budget"], months[11]["changes"], months[11]["in_force"]) == (5_000, 5_000, 10_000)


def test_the_form_of_a_change_has_before_and_after(books: Books) -> None:
    """600.00 with 6.00 more, and then 4.00: the first says 600.00 to 606.00 for ever, the second 606.00 to 610.00."""
    budget = books.budget({"account": "A02", "total": 60_000})
    line = books.line(budget, "A02")
    first, second = increase(books, line, 600), increase(books, line, 400)
    books.spend("A02", 5_000, "2026-03-10")
    (told,) = books.table("budget-change", "lines", change=first.number)
    assert (told["before"], told["amount"], told["after"]) == (60_000, 600, 60_600)
    (told,) = books.table("budget-change", "lines", change=second.number)
    assert (told["before"], told["after"], told["spent"], told["left"]) == (60_600, 61_000, 5_000, 56_000)


def test_a_variance_over_the_share_asks_for_its_cause(books: Books) -> None:
    """100.00 a month each: 109.99 is within 10 %, 110.00 is not, nor are 90.00 saved and 0.01 that nobody planned."""
    budget = books.budget(
        *({"account": account, "total": 120_000} for account in ("A01", "A02", "A03")),
        {"account": "A04", "month_1": 1_000},
    )
    for account, amount in (("A01", 10_999), ("A02", 11_000), ("A03", 9_000), ("A04", 1)):
        books.spend(account, amount, "2026-02-10")
    asked = books.table("variance", "variance", month="2026-02")
    assert [(row["variance"], row["variance_percent"], row["verdict"].key) for row in asked] == [
        (1_000, Decimal("10.0"), "over"),
        (-1_000, Decimal("-10.0"), "saved"),
        (1, None, "over"),
    ]
    assert {str(row["cause"]) for row in asked} == {"(to be given)"}
    assert len(books.table("variance", "variance", month="2026-02", all="yes")) == 4
    note = books.add(
        VarianceNote,
        line=books.line(budget, "A02"),
        period="2026-02",
        cause="A fair",
        action="Book earlier",
        due=date(2026, 4, 1),
    )
    told = books.table("variance", "variance")[0]
    assert (told["cause"], told["action"], told["owner"].key, told["due"]) == (
        *("A fair", "Book earlier", "002", date(2026, 4, 1)),
    )
    assert [each.lacking for each in variances.of_month(books.office, "2026-02")] == [False, False, True, True]
    books.do(note, "finish")
    assert books.table("variance", "variance")[0]["state"].key == "done"


def test_costs_are_told_by_what_they_are_for(books: Books) -> None:
    """90.00 of rent shared 1 : 2, and 30.00 of travel for a project."""
    pool = books.add(CostPool, code="P1", name="Rent", department="04", account="A16", driver="shares")
    for department, basis in (("04", 1), ("06", 2)):
        books.add(CostShare, pool=pool, department=department, basis=Decimal(basis))
    books.spend("A16", 9_000, "2026-02-10")
    books.spend("A02", 3_000, "2026-02-10", project="XM-1")
    books.spend("E", 50_000, "2026-02-10")
    books.do(pool, "allocate")
    asked = {"from_": "2026-02-01", "to": "2026-02-28"}
    by = {row["department"].key: row for row in books.table("cost", "cost", by="department", **asked)}
    assert [(by[key]["direct"], by[key]["shared"], by[key]["total"]) for key in ("04", "06")] == [
        (12_000, -6_000, 6_000),
        (0, 6_000, 6_000),
    ]
    assert by["04"]["share"] == Decimal("50.0")
    projects = books.table("cost", "cost", by="project", **asked)
    assert [(str(row["project"]), row["total"]) for row in projects] == [("(none)", 9_000), ("XM-1", 3_000)]
    only = books.table("cost", "cost", by="account", account="A02", **asked)
    assert [(row["account"].key, row["total"], row["share"]) for row in only] == [("A02", 3_000, Decimal("100.0"))]


def test_the_trend_of_costs_is_told_month_by_month_and_per_head(books: Books) -> None:
    """100.00 in January and 150.00 in February, three people: 33.33 and 50.00 each, 50.0 % more."""
    books.spend("A02", 10_000, "2026-01-10")
    books.spend("A02", 15_000, "2026-02-10")
    january, february = books.table("cost-trend", "trend", months="2")
    assert (january["total"], january["per_head"], january["month_percent"]) == (10_000, 3_333, None)
    assert (february["total"], february["per_head"], february["month_percent"]) == (15_000, 5_000, Decimal("50.0"))


def test_commitments_are_told_by_age_as_of_a_day(books: Books) -> None:
    """One of 3 February (41 days on 16 March) and one of 16 March; 20.00 of the first are released on 1 April."""
    first = books.add(
        Commitment, description="A fair", department="04", date=date(2026, 2, 3), account="A02", amount=10_000
    )
    books.add(Commitment, description="A trip", department="04", account="A02", amount=5_000)
    told = books.table("commitments", "ageing")
    assert [(row["age"], row["count"], row["open"]) for row in told] == [
        ("0-30", 1, 5_000),
        ("31-60", 1, 10_000),
        ("61-90", 0, 0),
        ("91+", 0, 0),
    ]
    books.on("2026-04-01")
    books.do(first, "release", amount=2_000, reason="Cheaper")
    books.on("2026-05-05")
    assert [row["open"] for row in books.table("commitments", "commitments")] == [8_000, 5_000]
    assert [row["old"] for row in books.table("commitments", "commitments")] == [True, False], "91 days and 50"
    assert [row["open"] for row in books.table("commitments", "commitments", on="2026-03-31")] == [10_000, 5_000]


def test_measures_are_told_with_what_they_saved(books: Books) -> None:
    books.add(
        CostMeasure,
        what="One printer less",
        owner=books.chen,
        account="A01",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        baseline=120_000,
        target=24_000,
    )
    books.spend("A01", 17_000, "2026-01-10")
    (told,) = books.table("cost-measures", "measures")
    assert (told["saving"], told["target"], told["reached"]) == (3_000, 4_000, Decimal("75.0"))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_report_is_made_of_an_empty_office(books: Books, language: str) -> None:
    use(language)
    for name in ("budget-book", "budget-execution", "variance", "commitments", "cost", "cost-trend", "cost-measures"):
        for form in ("text", "html", "csv", "json"):
            assert "".join(pieces(REPORTS[name].made(books.office, {}), form))
