"""Months and years are closed, late vouchers go on, and what is left is carried over by the mark of its line."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.budgets import figures, variances
from bizdesk.budgets.models import (
    Budget,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    Expense,
    FiscalYear,
    VarianceNote,
)
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import undo
from tests.budgets.books import Books, opened


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with opened(tmp_path / "office.bizdesk") as books:
        yield books


def close(books: Books, year: str, months: int = 12) -> FiscalYear:
    """Close so many months of a year."""
    closed = books.year(year)
    for _month in range(months):
        books.do(closed, "close_month")
    return closed.afresh()


def ended(books: Books, *, travel: int = 70_000) -> FiscalYear:
    """2025 with 1,000.00 for travel, marked, of which something is spent, and 500.00 for the office; all closed."""
    books.on("2025-06-02")
    books.budget(
        {"account": "A02", "total": 100_000, "carry_over": True}, {"account": "A01", "total": 50_000}, year="2025"
    )
    books.spend("A02", travel, "2025-05-04")
    books.spend("A01", 10_000, "2025-05-04")
    books.on("2026-03-16")
    return close(books, "2025")


def in_force(budget: Budget) -> dict[str, int]:
    """What is in force of each account of a budget."""
    lines = figures.lines_of(budget)
    standing = figures.of_lines(budget.year, lines, figures.covering(lines))
    return {line.account.code: sum(standing[line.id].in_force) for line in lines}


def test_months_close_one_after_the_other_and_none_before_it_is_over(books: Books) -> None:
    year = close(books, "2026", 2)
    assert year.closed_through == "2026-02"
    assert "not over" in books.refused(year, "close_month")
    books.do(year, "reopen_month", reason="A voucher turned up")
    assert year.afresh().closed_through == "2026-01"


def test_before_a_month_closes_its_drafts_and_unexplained_variances_are_told(books: Books) -> None:
    """100.00 were planned for January and nothing was spent: 100 % saved, and nobody said why."""
    books.budget({"account": "A02", "month_1": 10_000})
    books.add(Expense, department="04", account="A02", amount=1_000, date=date(2026, 1, 20))
    told = acts.named(FiscalYear, "close_month").preview
    assert told is not None
    assert told(books.office, books.year("2026")) == [
        "To be closed: 2026-01",
        "Expenses dated in 2026-01 that are not posted, for a later month then: 1, 10.00 in all",
        "Lines off their plan in 2026-01 without a cause: 1",
    ]


def test_a_late_voucher_goes_to_the_first_open_month_and_keeps_its_date(books: Books) -> None:
    close(books, "2026", 2)
    late = books.spend("A02", 1_000, "2026-01-20")
    assert (late.date, late.period) == (date(2026, 1, 20), "2026-03")


def test_a_late_voucher_of_a_closed_year_goes_to_the_first_open_month_of_the_next(books: Books) -> None:
    books.year("2025")
    books.on("2026-03-16")
    close(books, "2025")
    close(books, "2026", 1)
    late = books.spend("A02", 1_000, "2025-12-20")
    assert (late.date, late.period) == (date(2025, 12, 20), "2026-02")


def test_a_year_closes_with_its_last_month_and_its_budget_then(books: Books) -> None:
    year = ended(books)
    assert year.state == "closed"
    budget = Budget.get(Budget.year == year.id)
    books.do(budget, "close")
    assert budget.afresh().state == "closed"
    assert "closed" in books.refused(year, "close_month")


def test_what_is_left_of_marked_lines_becomes_a_change_of_the_next_budget(books: Books) -> None:
    """1,000.00 less 700.00: 300.00 go on; the 400.00 of the office, which is not marked, are gone."""
    year = ended(books)
    budget = books.budget({"account": "A02", "total": 120_000})
    told = acts.named(FiscalYear, "carry_over").preview
    assert told is not None
    assert told(books.office, year) == ["Into YS-2026-0001:", "A02 Travel · 04 Sales: 300.00"]
    made = books.do(year, "carry_over")
    assert (made.kind, made.state, made.carried_from.year) == ("increase", "draft", "2025")
    assert in_force(budget) == {"A02": 120_000}, "it is handed in and approved like any other"
    once = f"2025 was carried over already, by {made.number}."
    assert once in books.refused(year, "carry_over")
    books.do(made, "submit")
    books.do(made, "approve", approver=books.lin)
    assert in_force(budget) == {"A02": 150_000}
    second = books.enter(books.do(budget, "copy"))
    assert in_force(second) == {"A02": 150_000}
    assert once in books.refused(year, "carry_over"), "the next version has it in its plan"


def test_a_rejected_carry_over_makes_room_for_another_and_stays_rejected_then(books: Books) -> None:
    year = ended(books)
    books.budget({"account": "A02", "total": 120_000})
    made = books.do(year, "carry_over")
    books.do(made, "submit")
    books.do(made, "reject", approver=books.lin, opinion="Not now")
    rejection = newest(books.office)
    books.do(year, "reopen_month", reason="Late vouchers")
    assert "2025 is open again" in books.refused(made, "return")
    books.do(year, "close_month")
    other = books.do(year, "carry_over")
    assert f"already, by {other.number}" in books.refused(made, "return")
    with pytest.raises(Refused, match=f"{made.number} carries over what 2025 left, and so does {other.number}"):
        undo(books.office, "002", rejection)
    assert [finding.sentence for finding in check(books.office) if finding.severity == "error"] == []


def test_a_line_that_the_next_budget_has_not_is_added_to_it(books: Books) -> None:
    year = ended(books)
    budget = books.budget({"account": "A01", "total": 120_000})
    made = books.do(year, "carry_over")
    books.do(made, "submit")
    books.do(made, "approve", approver=books.lin)
    assert in_force(budget) == {"A01": 120_000, "A02": 30_000}
    line = books.line(budget, "A02")
    assert (line.control_annual, line.carry_over) == ("stop", False), "as any that is added to what is in force"


def test_no_line_is_added_under_a_wider_one_that_is_spent_from(books: Books) -> None:
    """A line of nothing under it would stop what it lets pass until the change is approved."""
    year = ended(books)
    budget = books.budget({"account": "A", "total": 120_000})
    assert "only a wider one: add it first" in books.refused(year, "carry_over")
    assert in_force(budget) == {"A": 120_000}
    books.add(BudgetLine, budget=budget, department="04", account="A02")
    assert books.do(year, "carry_over").state == "draft"


def test_into_a_draft_it_goes_as_its_first_month(books: Books) -> None:
    year = ended(books)
    draft = books.draft({"account": "A02", "total": 120_000})
    books.do(year, "carry_over")
    assert f"already, by {draft.number}" in books.refused(year, "carry_over")
    line = books.line(draft, "A02")
    assert (line.month_1, line.month_2, draft.afresh().carried_from) == (40_000, 10_000, year)
    keeping.remove(books.office, "002", draft.afresh())
    other = books.draft()
    books.do(year, "carry_over")
    line = books.line(other, "A02")
    assert (line.month_1, line.carry_over) == (30_000, True), "a draft takes the line as it was"


def test_what_was_carried_over_into_a_year_is_not_planned_for_the_next(books: Books) -> None:
    """1,200.00 and 300.00 carried over: the copy into 2027 plans 1,200.00, and says what it leaves out."""
    year = ended(books)
    budget = books.budget({"account": "A02", "total": 120_000})
    made = books.do(year, "carry_over")
    books.do(made, "submit")
    books.do(made, "approve", approver=books.lin)
    second = books.enter(books.do(budget, "copy"))
    told = acts.named(Budget, "copy").preview
    assert told is not None
    following = books.year("2027")
    said = "Left out, for it was carried over into 2026: 300.00"
    for each in (budget, second):
        assert told(books.office, each.afresh(), year=following) == [said]
        assert in_force(books.do(each, "copy", year=following)) == {"A02": 120_000}
    assert told(books.office, second) == [], "the next version of the same year keeps it"
    assert in_force(books.do(second, "copy")) == {"A02": 150_000}
    assert told(books.office, second, year=following, basis="actual") == []


def test_what_was_carried_over_into_a_draft_is_not_planned_for_the_next_year_either(books: Books) -> None:
    year = ended(books)
    draft = books.draft({"account": "A02", "total": 120_000})
    books.do(year, "carry_over")
    books.enter(draft)
    assert in_force(draft.afresh()) == {"A02": 150_000}
    assert in_force(books.do(draft, "copy", year=books.year("2027"))) == {"A02": 120_000}


def test_nothing_is_carried_over_from_an_open_year_or_into_nothing(books: Books) -> None:
    year = ended(books)
    assert "draw one up" in books.refused(year, "carry_over")
    books.do(year, "reopen_month", reason="Late vouchers")
    assert "close its months" in books.refused(year, "carry_over")


def test_what_is_overspent_carries_nothing(books: Books) -> None:
    year = ended(books, travel=100_000)
    books.draft({"account": "A02", "total": 120_000})
    assert "Nothing of 2025 is left" in books.refused(year, "carry_over")


def test_what_is_promised_goes_on_with_its_money(books: Books) -> None:
    """1,000.00, 700.00 spent and 200.00 promised: 300.00 go on, and 200.00 of them are promised in 2026."""
    books.on("2025-06-02")
    books.budget({"account": "A02", "total": 100_000, "carry_over": True}, year="2025")
    books.spend("A02", 70_000, "2025-05-04")
    promised = books.add(Commitment, description="A fair", department="04", account="A02", amount=20_000)
    books.on("2026-03-16")
    year = close(books, "2025")
    budget = books.enter(_carried(books, year))
    line = books.line(budget, "A02")
    has = figures.of_lines(budget.year, [line], figures.covering([line]))[line.id]
    assert (sum(has.in_force), has.committed, has.available) == (30_000, 20_000, 10_000)
    books.spend("A02", 20_000, "2026-03-10", commitment=promised)
    has = figures.of_lines(budget.year, [line], figures.covering([line]))[line.id]
    assert (sum(has.actual), has.committed, has.available) == (20_000, 0, 10_000), "counted once"


def _carried(books: Books, year: FiscalYear) -> Budget:
    draft = books.draft({"account": "A02", "total": 0})
    books.do(year, "carry_over")
    return draft


def test_a_reserve_is_a_line_from_which_money_is_moved(books: Books) -> None:
    budget = books.budget({"account": "A02", "total": 12_000}, {"account": "A13", "month_12": 50_000})
    reserve, travel = books.line(budget, "A13"), books.line(budget, "A02")
    moved = books.do(reserve, "transfer", to=travel, month=12, amount=20_000, reason="A fair")
    books.do(moved, "submit")
    books.do(moved, "approve", approver=books.lin)
    assert in_force(budget) == {"A02": 32_000, "A13": 30_000}
    again = books.do(reserve, "transfer", to=travel, month=12, amount=30_001, reason="Another")
    assert "300.00 left" in books.refused(again, "submit")
    assert BudgetChange.select().where(BudgetChange.state == "approved").count() == 1
    assert BudgetLine.select().count() == 2


def test_what_a_closed_year_plans_stays_as_it_was_closed(books: Books) -> None:
    """What it left may be carried over already: neither a change nor another version comes into force in it."""
    standing = books.budget({"account": "A02", "total": 120_000})
    change = books.add(BudgetChange, budget=standing, kind="increase", reason="Fair")
    books.add(BudgetChangeLine, change=change, line=books.line(standing, "A02"), month=12, amount=1_000)
    books.do(change, "submit")
    second = books.do(standing, "copy")
    books.do(second, "submit")
    books.do(second, "review", approver=books.zhao)
    books.on("2027-01-20")
    close(books, "2026")
    for waiting in (change, second):
        assert "The year 2026 is closed." in books.refused(waiting, "approve", approver=books.lin)
    with pytest.raises(Refused, match="The year 2026 is closed"):
        books.add(BudgetChange, budget=standing, kind="increase", reason="Late")
    assert (standing.afresh().state, change.afresh().state) == ("approved", "submitted")


def test_a_cause_once_given_stands_with_the_next_version(books: Books) -> None:
    standing = books.budget({"account": "A02", "total": 120_000})
    books.spend("A02", 60_000, "2026-02-10")
    books.add(VarianceNote, line=books.line(standing, "A02"), period="2026-02", cause="Fair")
    books.enter(books.do(standing, "copy"))
    assert [(each.asked, each.lacking) for each in variances.of_month(books.office, "2026-02")] == [(True, False)]
