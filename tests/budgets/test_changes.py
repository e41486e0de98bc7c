"""Budget changes, carry-over and versions: every figure in force is the sum of its history, and there is no gap."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.budgets import previews
from bizdesk.budgets.models import Budget, BudgetChange, BudgetLine, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import undo
from tests.budgets.desk import Desk, day, named, refused

TWO = (("R/TF", "stop", [10_000] * 12), ("S/P", "stop", [5_000] * 12))
# Spent and promised of flights (1,200.00, 100.00 a month), kind, parts -> in force of both then, or what is said.
CHANGES: list[Any] = [
    # 1200 - 100 and 600 + 100: 1,800.00 all the time.
    ("a transfer keeps the total", 0, 0, "transfer", [("R/TF", 3, -10_000), ("S/P", 9, 10_000)], (110_000, 70_000), ""),
    ("a transfer between months of one line", 0, 0, "transfer", [("R/TF", 3, -10_000), ("R/TF", 9, 10_000)],
     (120_000, 60_000), ""),
    ("a transfer that loses a cent", 0, 0, "transfer", [("R/TF", 3, -10_000), ("S/P", 9, 9_999)], None,
     "TZ-2026-0001 moves money between lines: what it adds and what it takes are not the same."),
    # 1,200 - 1,150 spent = 50 left: 50 may go, 50.01 not.
    ("all that is left may go", 115_000, 0, "transfer", [("R/TF", 3, -5_000), ("S/P", 3, 5_000)],
     (115_000, 65_000), ""),
    ("a cent more than is left", 115_000, 0, "transfer", [("R/TF", 3, -5_001), ("S/P", 3, 5_001)], None,
     "TF Flights · R Research has 50.00 left: 50.01 cannot be taken from it."),
    # 1,200 - 1,000 spent - 150 promised = 50 left.
    ("what is promised stays", 100_000, 15_000, "decrease", [("R/TF", 3, -5_001)], None,
     "TF Flights · R Research has 50.00 left: 50.01 cannot be taken from it."),
    ("down to what is spent and promised", 100_000, 15_000, "decrease", [("R/TF", 3, -5_000)], (115_000, 60_000), ""),
    # March has 100.00.
    ("no month below nothing", 0, 0, "decrease", [("R/TF", 3, -10_001)], None,
     "TF Flights · R Research plans 0.01 less than nothing for month 3: take less of that month."),
    ("two parts of one month add up", 0, 0, "decrease", [("R/TF", 3, -6_000), ("R/TF", 3, -4_001)], None,
     "TF Flights · R Research plans 0.01 less than nothing for month 3: take less of that month."),
    ("a month to exactly nothing", 0, 0, "decrease", [("R/TF", 3, -10_000)], (110_000, 60_000), ""),
    ("an increase adds", 0, 0, "increase", [("R/TF", 3, 1)], (120_001, 60_000), ""),
    ("an increase that takes", 0, 0, "increase", [("R/TF", 3, -1)], None,
     "TZ-2026-0001 is an increase: a line of it takes something away."),
    ("a decrease that adds", 0, 0, "decrease", [("R/TF", 3, 1)], None,
     "TZ-2026-0001 is a decrease: a line of it adds something."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spent", "promised", "kind", "parts", "after", "says"), [case[1:] for case in CHANGES], ids=named(CHANGES)
)
def test_a_change_of_the_budget_in_force(
    desk: Desk, spent: int, promised: int, kind: str, parts: Any, after: Any, says: str
) -> None:
    desk.plan(*TWO)
    if spent:
        desk.spend("R/TF", spent)
    if promised:
        desk.promise("R/TF", promised)
    assert refused(desk.change, kind, *parts) == says
    in_force = (desk.stands("R/TF")[0], desk.stands("S/P")[0])
    assert in_force == (after or (120_000, 60_000))
    assert desk.wrong() == []


def test_the_months_so_far_keep_what_is_spent_of_them(desk: Desk) -> None:
    # Through March 300.00, 250.00 of it spent: no more than 50.00 may go to December.
    desk.plan(("R/TF", "stop stop", [10_000] * 12))
    desk.spend("R/TF", 25_000, day("03-10"))
    assert refused(desk.change, "transfer", ("R/TF", 2, -5_001), ("R/TF", 12, 5_001)) == (
        "TF Flights · R Research has 50.00 left through month 3: 50.01 cannot be taken from these months."
    )
    desk.change("transfer", ("R/TF", 2, -5_000), ("R/TF", 12, 5_000))


def test_a_transfer_in_one_step_is_a_change_that_waits(desk: Desk) -> None:
    desk.plan(*TWO)
    made = desk.do(desk.lines["R/TF"], "transfer", to=desk.lines["S/P"], month=4, amount=2_500, reason="Paper ran out")
    assert (made.state, desk.stands("S/P")[0]) == ("draft", 60_000)
    desk.do(made, "submit")
    assert refused(desk.spend, "S/P", 60_001) != ""
    desk.do(made, "approve", approver=desk.qian)
    assert desk.stands("S/P")[0] == 62_500
    desk.spend("S/P", 62_500)
    assert (
        refused(desk.edit, made, reason="Other") == "TZ-2026-0001 is Approved: make another change that takes it back."
    )


# What is free by the policy, kind, amount -> whether it is in force when it is handed in.
FREE = [
    ("exactly as much as is free", 5_000, "transfer", 5_000, True),
    ("a cent more", 5_000, "transfer", 5_001, False),
    ("an increase is never free", 5_000, "increase", 1, False),
    ("a decrease is", 5_000, "decrease", 5_000, True),
    ("nothing is free", 0, "transfer", 1, False),
]


@pytest.mark.parametrize(("free", "kind", "amount", "at_once"), [case[1:] for case in FREE], ids=named(FREE))
def test_small_changes_need_no_approval(desk: Desk, free: int, kind: str, amount: int, at_once: bool) -> None:
    desk.policy(budget_change_free=f"{free // 100}.{free % 100:02d}")
    desk.plan(*TWO)
    less, more = ("R/TF", 1, -amount), ("S/P", 1, amount)
    parts = {"transfer": [less, more], "increase": [more], "decrease": [less]}[kind]
    made = desk.changing(kind, *parts)
    desk.do(made, "submit")
    assert made.afresh().state == ("approved" if at_once else "submitted")
    assert desk.wrong() == []


def test_version_1_controls_until_version_2_is_approved_and_then_2_at_once(desk: Desk) -> None:
    first = desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 60_000)
    second = desk.draft(("R/TF", "stop", 70_000))
    assert (first.afresh().version, second.version) == (1, 2)
    desk.do(second, "submit")
    desk.do(second, "review", approver=desk.zhou)
    # 1,000 - 600 = 400 by version 1, though version 2 waits with 700.
    desk.spend("R/TF", 5_000)
    desk.do(second, "approve", approver=desk.qian)
    assert (first.afresh().state, second.afresh().state) == ("superseded", "approved")
    # 700 - 650 = 50.
    assert refused(desk.spend, "R/TF", 5_001) != ""
    desk.spend("R/TF", 5_000)
    assert desk.stands("R/TF") == (70_000, 70_000, 0, 0)
    assert desk.wrong() == []


def test_a_change_that_waits_is_decided_before_the_next_version(desk: Desk) -> None:
    desk.plan(*TWO)
    waiting = desk.changing("increase", ("R/TF", 1, 5))
    second = desk.draft(("R/TF", "stop", 1))
    desk.do(second, "submit")
    desk.do(second, "review", approver=desk.zhou)
    assert refused(desk.do, second, "approve", approver=desk.qian) == (
        "TZ-2026-0001 waits to be decided and changes YS-2026-0001: decide on it first."
    )
    assert waiting.afresh().state == "draft"


def test_what_is_in_force_is_not_edited(desk: Desk) -> None:
    budget = desk.plan(*TWO)
    stays = "YS-2026-0001 is In force: what is in force is changed by a budget change or by the next version."
    assert refused(desk.edit, desk.lines["R/TF"], month_1=1) == stays
    assert refused(desk.edit, budget, title="Other") == stays
    assert refused(desk.line, budget, "S/TF", "stop", 5) == stays
    assert refused(desk.do, desk.lines["R/TF"], "spread", total=5) == stays


def test_a_line_of_nothing_joins_a_budget_in_force_and_is_filled_by_a_change(desk: Desk) -> None:
    budget = desk.plan(*TWO)
    assert refused(desk.line, budget, "S/TF", "ignore", 0) == (
        "YS-2026-0001 is in force: a line is added to it as one of nothing that stops all beyond it."
    )
    desk.lines["S/TF"] = desk.line(budget, "S/TF", "stop", 0)
    assert refused(desk.spend, "S/TF", 1) != ""
    desk.change("transfer", ("R/TF", 1, -700), ("S/TF", 1, 700))
    desk.spend("S/TF", 700)
    assert desk.wrong() == []


def test_other_persons_review_and_approve(desk: Desk) -> None:
    budget = desk.draft(("R/TF", "stop", 200_000))
    desk.edit(budget, prepared_by=desk.lin)
    desk.do(budget, "submit")
    assert refused(desk.do, budget, "approve", approver=desk.qian) == (
        "YS-2026-0001 is not reviewed yet: have it reviewed first."
    )
    assert refused(desk.do, budget, "review", approver=desk.lin) == (
        "003 Lin is the preparer of YS-2026-0001: another person must decide."
    )
    desk.do(budget, "review", approver=desk.zhou)
    assert refused(desk.do, budget, "approve", approver=desk.lin) == (
        "003 Lin is the preparer of YS-2026-0001: another person must decide."
    )
    assert "role approver, which 002 Zhou does not have" in refused(desk.do, budget, "approve", approver=desk.zhou)
    desk.do(budget, "approve", approver=desk.qian)


def test_who_reviewed_does_not_approve_and_a_limit_is_one(desk: Desk) -> None:
    budget = desk.draft(("R/TF", "stop", 200_000))
    desk.do(budget, "submit")
    desk.do(budget, "review", approver=desk.lin)
    assert refused(desk.do, budget, "approve", approver=desk.lin) == (
        "003 Lin is the reviewer of YS-2026-0001: another person must decide."
    )
    change = desk.plan(*TWO) and desk.changing("increase", ("R/TF", 1, 100_001))
    desk.do(change, "submit")
    assert refused(desk.do, change, "approve", approver=desk.lin) == (
        "003 Lin may approve up to 1,000.00; TZ-2026-0001 is 1,000.01."
    )


def test_what_is_left_of_carried_lines_goes_on_into_the_next_year(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000), ("S/P", "stop", 50_000), carry_over=True)
    desk.change("increase", ("R/TF", 1, 1_000))
    desk.spend("R/TF", 60_000)
    desk.spend("S/P", 50_000)
    desk.at(date(2027, 1, 15))
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    assert refused(desk.do, desk.year, "carry_over") == "2026 is open: close its months first."
    for _month in range(12):
        desk.do(desk.year, "close_month")
    closing = newest(desk.office)
    assert refused(desk.do, desk.year, "carry_over") == (
        "No budget of 2027 is in force, and none is in draft: draw one up first."
    )
    budget = desk.plan(("R/TF", "stop", 5), year=following)
    # 1,000 + 10 - 600 = 410.00 of flights; all of the paper was spent.
    made = desk.do(desk.year, "carry_over")
    assert desk.stands("R/TF")[0] == 5
    desk.do(made, "submit")
    desk.do(made, "approve", approver=desk.qian)
    assert desk.stands("R/TF")[0] == 41_005
    assert (made.afresh().budget, made.reason) == (budget, "Carried over from 2026")
    assert refused(desk.do, desk.year, "carry_over") == f"2026 was carried over already, by {made.number}."
    # What was left is spoken for: no more is spent of 2026.
    assert refused(desk.do, desk.year, "reopen_month", reason="Late").startswith("2026 was carried over already")
    with pytest.raises(Refused, match="2026 is open, and TZ-2027-0001 carries over what it left"):
        undo(desk.office, "001", closing)
    assert desk.wrong() == []


# A total, how -> the twelve months; largest remainders first, at a tie the earlier month.
SPREADS: list[Any] = [
    # 1,000.00 / 12 = 83.33 1/3: 4 cents are left over.
    ("1,000.00 equally", 100_000, "equal", "", [8_334] * 4 + [8_333] * 8),
    ("0.10 equally", 10, "equal", "", [1] * 10 + [0] * 2),
    ("nothing", 0, "equal", "", [0] * 12),
    # 100.00 by 2, ten times 1 and 3: 15 parts of 6.666..., so 13.33 1/3, 6.66 2/3 and 20.00; eleven are left over, the
    # largest remainders 2/3 of the ten ones, and then nothing but the 1/3 of the first: 13.33 + 66.67 (10 of 6.667).
    ("by weights", 10_000, "weights", "2 1 1 1 1 1 1 1 1 1 1 3", [1_333, *[667] * 7, *[666] * 3, 2_000]),
    ("by weights with commas", 1_200, "weights", "0,0,0,0,0,0,0,0,0,0,0,1", [0] * 11 + [1_200]),
    ("by weights with a point", 300, "weights", "0.5 0.25 0 0 0 0 0 0 0 0 0 0", [200, 100, *[0] * 10]),
]  # fmt: skip


@pytest.mark.parametrize(("total", "how", "weights", "months"), [case[1:] for case in SPREADS], ids=named(SPREADS))
def test_a_total_is_spread_to_the_cent(desk: Desk, total: int, how: str, weights: str, months: list[int]) -> None:
    desk.draft(("R/TF", "stop", 7))
    desk.do(desk.lines["R/TF"], "spread", total=total, pattern=how, weights=weights)
    assert list(desk.figures("R/TF").budget) == months
    assert sum(months) == total


def test_a_total_is_spread_as_last_year_was_spent(desk: Desk) -> None:
    # 30.00 in February and 60.00 in May: 100.00 is 33.33 and 66.67.
    desk.spend("R/TF", 3_000, day("02-03"))
    desk.spend("R/TF", 6_000, day("05-03"))
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    desk.draft(("R/TF", "stop", 0), ("S/P", "stop", 0), year=following)
    desk.do(desk.lines["R/TF"], "spread", total=10_000, pattern="last_year")
    assert desk.figures("R/TF").budget == (0, 3_333, 0, 0, 6_667, 0, 0, 0, 0, 0, 0, 0)
    assert refused(desk.do, desk.lines["S/P"], "spread", total=5, pattern="last_year") == (
        "Nothing was spent on P Paper goods · S Sales in 2026."
    )
    assert refused(desk.do, desk.lines["S/P"], "spread", total=5, pattern="weights", weights="1 2 ²") == (
        "Type twelve weights, one for each month: 3 can be read."
    )


# Months in force, per cent -> the months of the copy.
COPIES: list[Any] = [
    ("as it is", [100] * 12, "0", [100] * 12),
    # 1.20 * 1.04 = 1.248, half up 1.25: five cents more; each month by itself, 0.104, would have had none.
    ("a total is raised once, not each month", [10] * 12, "4", [*[11] * 5, *[10] * 7]),
    # 0.12 * 1.05 = 0.126, half up 0.13: one month has the cent.
    ("a cent goes to one month", [1] * 12, "5", [2, *[1] * 11]),
    ("less", [1_000, *[0] * 11], "-12.5", [875, *[0] * 11]),
    ("less than nothing is nothing", [1_000] * 12, "-150", [0] * 12),
]


@pytest.mark.parametrize(("months", "percent", "copied"), [case[1:] for case in COPIES], ids=named(COPIES))
def test_a_budget_is_copied_with_a_percentage(desk: Desk, months: Any, percent: str, copied: list[int]) -> None:
    budget = desk.plan(("R/TF", "warn stop", months))
    made: Budget = desk.do(budget, "copy", percent=Decimal(percent))
    line = BudgetLine.get(BudgetLine.budget == made.id)
    assert [getattr(line, f"month_{month}") for month in range(1, 13)] == copied
    assert (made.version, made.state, line.control_annual, line.control_to_date) == (2, "draft", "warn", "stop")


def test_what_was_spent_is_copied_too(desk: Desk) -> None:
    budget = desk.plan(("R/TF", "stop", 10_000))
    desk.change("increase", ("R/TF", 1, 500))
    desk.spend("R/TF", 700, day("03-05"))
    desk.do(desk.spend("R/TF", 9, day("04-05")), "reverse", reason="Twice", on=day("04-06"))
    made: Budget = desk.do(budget, "copy", basis="actual", percent=Decimal(10))
    line = BudgetLine.get(BudgetLine.budget == made.id)
    assert [line.month_1, line.month_3, line.month_4] == [0, 770, 0]
    assert BudgetChange.select().count() == 1


def test_before_a_change_comes_into_force_each_line_is_told_once_with_all_its_months(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    change = desk.changing("increase", ("R/TF", 1, 1_000), ("R/TF", 2, 2_000))
    assert previews.changed(desk.office, change) == ["TF Flights · R Research: 1,000.00, then 1,030.00"]
