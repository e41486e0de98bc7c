"""Expenses: late vouchers, what is promised and drawn on, reversals, and who may let something pass."""

from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.budgets import behind, previews, years
from bizdesk.budgets.models import Commitment, Expense, FiscalYear
from tests.budgets.desk import Desk, day, named, refused


def test_a_draft_spends_nothing_and_is_posted_once(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 10_000))
    draft = desk.keyed("R/TF", 4_000)
    assert desk.stands("R/TF") == (10_000, 0, 0, 10_000)
    desk.do(draft, "post")
    assert desk.stands("R/TF") == (10_000, 4_000, 0, 6_000)
    assert refused(desk.do, draft, "post") == "FY-2026-0001 is Posted: 'Post' is a step from Draft."
    assert refused(desk.edit, draft, amount=1) == (
        "FY-2026-0001 is Posted: it is not changed any more. Reverse it and enter it anew."
    )
    assert refused(keeping.remove, desk.office, "001", draft.afresh()).startswith("FY-2026-0001 is Posted")


def test_nothing_of_nothing_and_nothing_of_tomorrow_is_posted(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 10_000))
    assert refused(desk.spend, "R/TF", 0) == "An expense of nothing is not posted."
    assert refused(desk.keyed, "R/TF", 5, day("06-17")) == (
        "2026-06-17 lies in the future: what has not happened is not booked."
    )
    assert refused(desk.keyed, "R/TF", 5, asset="ZC-1") == "There is no asset ZC-1."


# Months closed, the day of a voucher -> the month it is posted to.
LATE = [
    ("its own month while that is open", 0, "2026-03-31", "2026-03"),
    ("the last closed month, then the next", 3, "2026-03-31", "2026-04"),
    ("long closed, the first open one", 5, "2026-01-01", "2026-06"),
    ("an open month after closed ones", 3, "2026-05-31", "2026-05"),
    ("a whole year closed, the next year", 12, "2026-12-31", "2027-01"),
]


@pytest.mark.parametrize(("closed", "on", "period"), [case[1:] for case in LATE], ids=named(LATE))
def test_a_late_voucher_goes_to_the_first_open_month_and_keeps_its_date(
    desk: Desk, closed: int, on: str, period: str
) -> None:
    desk.at(date(2027, 1, 15))
    desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    for _month in range(closed):
        desk.do(desk.year, "close_month")
    spent = desk.spend("R/TF", 100, date.fromisoformat(on)).afresh()
    assert (spent.date.isoformat(), spent.period) == (on, period)


def test_a_late_voucher_is_checked_in_the_month_it_is_posted_to(desk: Desk) -> None:
    # May is closed: a voucher of May is one of June, whose limit is 600.00 with 550.00 spent.
    desk.plan(("R/TF", "stop stop", [10_000] * 12))
    desk.spend("R/TF", 55_000, day("06-02"))
    for _month in range(5):
        desk.do(desk.year, "close_month")
    assert "in force through 2026-06 600.00, spent 550.00" in refused(desk.spend, "R/TF", 5_001, day("05-30"))
    assert refused(desk.spend, "R/TF", 5_000, day("05-30")) == ""


def test_a_month_closes_when_it_is_over_and_opens_again_for_a_reason(desk: Desk) -> None:
    for _month in range(5):
        desk.do(desk.year, "close_month")
    assert refused(desk.do, desk.year, "close_month") == "2026-06 is not over yet."
    desk.do(desk.year, "reopen_month", reason="A voucher was found")
    assert desk.year.afresh().closed_through == "2026-04"


# The day a year begins on, a day -> its month, and which of the year it is.
JULY = [
    ("the first day", "2025-07-01", "2025-07", 1),
    ("the turn of the year", "2025-12-31", "2025-12", 6),
    ("the seventh month", "2026-01-01", "2026-01", 7),
    ("the last day", "2026-06-30", "2026-06", 12),
]


@pytest.mark.parametrize(("on", "period", "month"), [case[1:] for case in JULY], ids=named(JULY))
def test_a_year_may_begin_in_july(desk: Desk, on: str, period: str, month: int) -> None:
    desk.edit(desk.year, starts_on=date(2026, 7, 1))
    year = desk.add(FiscalYear, year="2025", starts_on=date(2025, 7, 1))
    when = date.fromisoformat(on)
    assert years.needed_year(when) == year
    assert years.periods(year)[month - 1] == period
    assert years.month_of(year, period) == month


def test_what_is_spent_in_january_is_the_seventh_month_of_a_year_from_july(desk: Desk) -> None:
    # 100.00 a month from July: 700.00 through January, and 1,200.00 through June.
    desk.edit(desk.year, starts_on=date(2025, 7, 1))
    desk.plan(("R/TF", "stop stop", [10_000] * 12))
    assert "through 2026-01 700.00" in refused(desk.spend, "R/TF", 70_001, day("01-31"))
    desk.spend("R/TF", 70_000, day("01-31"))
    assert desk.figures("R/TF").actual == (0, 0, 0, 0, 0, 0, 70_000, 0, 0, 0, 0, 0)


def test_two_years_share_no_month_and_a_planned_one_stays_where_it_is(desk: Desk) -> None:
    assert refused(desk.add, FiscalYear, year="2027", starts_on=date(2026, 12, 1)) == (
        "2027 and 2026 would share months: a year begins where the one before it ends."
    )
    desk.plan(("R/TF", "stop", 1))
    assert refused(desk.edit, desk.year, starts_on=date(2026, 7, 1)) == "2026 is planned for: its months stay."


# What is promised, what is spent on it one by one -> open after each, and left of 1,000.00.
DRAWN = [
    # 600 promised; 250, 350: 350 and then 0 open; 1000 - 600 = 400 left all the time.
    ("all of it in two", 60_000, [25_000, 35_000], [35_000, 0], [40_000, 40_000]),
    # 600 promised, 700 spent: 100 more than was promised, 300 left.
    ("more than was promised", 60_000, [70_000], [0], [30_000]),
    # After 700 nothing is open; 10 more: 290 left.
    ("beyond what was promised again", 60_000, [70_000, 1_000], [0, 0], [30_000, 29_000]),
    # A credit of 50 on 250 spent: 200 spent, 400 open again.
    ("a credit opens it again", 60_000, [25_000, -5_000], [35_000, 40_000], [40_000, 40_000]),
    # 700 spent and 150 back: 550 of 600 are spent, 50 open.
    ("a credit below what was promised", 60_000, [70_000, -15_000], [0, 5_000], [30_000, 40_000]),
]


@pytest.mark.parametrize(("promised", "spent", "opens", "left"), [case[1:] for case in DRAWN], ids=named(DRAWN))
def test_what_is_spent_on_a_commitment_counts_once(
    desk: Desk, promised: int, spent: list[int], opens: list[int], left: list[int]
) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", promised)
    for amount, open_, rest in zip(spent, opens, left, strict=True):
        desk.spend("R/TF", amount, commitment=made.afresh())
        assert (made.afresh().open_amount, desk.stands("R/TF")[3]) == (open_, rest)
        assert desk.wrong() == []


def test_a_commitment_that_is_all_there_is_can_still_be_spent_and_not_a_cent_more(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 100_000)
    assert refused(desk.promise, "R/TF", 1).endswith("this 0.01 is 0.01 more than is left.")
    assert refused(desk.spend, "R/TF", 100_001, commitment=made.afresh()).endswith(
        "this 0.01 is 0.01 more than is left."
    )
    desk.spend("R/TF", 100_000, commitment=made.afresh())
    assert desk.stands("R/TF") == (100_000, 100_000, 0, 0)


def test_what_was_promised_is_spent_though_the_line_is_overdrawn(desk: Desk) -> None:
    # 500.00 are promised, and somebody let 700.00 pass: spending those 500.00 uses no more than is used already.
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 50_000)
    desk.do(desk.keyed("R/TF", 70_000), "post", exception_by=desk.qian, reason="Fair")
    assert refused(desk.spend, "R/TF", 1) != ""
    desk.spend("R/TF", 50_000, commitment=made.afresh())
    assert desk.stands("R/TF") == (100_000, 120_000, 0, -20_000)


def test_an_expense_on_a_commitment_is_of_the_same(desk: Desk) -> None:
    made = desk.promise("R/TF", 50_000)
    assert refused(desk.spend, "S/TF", 1, commitment=made) == (
        "ZY-2026-0001 was promised for another department, account, project or activity: it stays there."
    )
    taken: Any = desk.add(Expense, amount=5, commitment=made)
    assert (taken.department, taken.account, taken.description) == (desk.of("R"), desk.accounts["TF"], "Promise")


def test_what_is_not_needed_is_released_for_a_reason(desk: Desk) -> None:
    # 500 promised, 200 spent, 120 let go: 180 open, 1000 - 200 - 180 = 620 left.
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 50_000)
    desk.spend("R/TF", 20_000, commitment=made.afresh())
    assert refused(desk.do, made, "release", amount=30_001, reason="Cheaper") == (
        "ZY-2026-0001 has 300.00 open: 300.01 cannot be released."
    )
    desk.do(made, "release", amount=12_000, reason="Cheaper")
    assert desk.stands("R/TF") == (100_000, 20_000, 18_000, 62_000)
    desk.do(made, "release", reason="Over")
    assert desk.stands("R/TF") == (100_000, 20_000, 0, 80_000)
    assert refused(desk.do, made, "release", reason="Again") == "Nothing of ZY-2026-0001 is open any more."
    assert refused(desk.edit, made, amount=5) == "ZY-2026-0001 is promised as it is: release it and enter it anew."
    assert desk.wrong() == []


def test_what_a_closed_year_left_promised_is_promised_of_the_next(desk: Desk) -> None:
    # 300.00 promised in December 2026 are open when 2026 closes: of the 1,000.00 of 2027 700.00 are left.
    desk.at(date(2026, 12, 20))
    desk.promise("R/TF", 30_000)
    desk.at(date(2027, 1, 15))
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    desk.plan(("R/TF", "stop", 100_000), year=following)
    assert desk.stands("R/TF")[2:] == (0, 100_000)
    for _month in range(12):
        desk.do(desk.year, "close_month")
    assert desk.stands("R/TF")[2:] == (30_000, 70_000)
    assert refused(desk.spend, "R/TF", 70_001) != ""
    desk.spend("R/TF", 30_000, commitment=Commitment.get())
    assert desk.stands("R/TF")[1:] == (30_000, 0, 70_000)


def test_a_reversal_takes_back_to_the_cent_and_opens_what_was_promised(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 50_000)
    spent = desk.spend("R/TF", 30_000, day("02-10"), commitment=made.afresh())
    back = desk.do(spent, "reverse", reason="Wrong amount")
    assert (back.amount, back.period, back.description, back.reverses) == (-30_000, "2026-06", "Wrong amount", spent)
    assert spent.afresh().state == "reversed"
    assert desk.stands("R/TF") == (100_000, 0, 50_000, 50_000)
    # Of February it stays, of June it is taken back.
    assert desk.figures("R/TF").actual == (0, 30_000, 0, 0, 0, -30_000, 0, 0, 0, 0, 0, 0)
    assert desk.wrong() == []


def test_what_is_reversed_stays_so_and_a_reversal_is_not_reversed(desk: Desk) -> None:
    back = desk.do(desk.spend("R/TF", 300), "reverse", reason="Twice")
    assert refused(desk.do, back.reverses, "reverse", reason="Again") == (
        "FY-2026-0001 is Reversed: 'Reverse' is a step from Posted."
    )
    assert refused(desk.do, back, "reverse", reason="Again") == (
        "FY-2026-0002 is a reversal and stays: enter what was spent anew."
    )


def test_a_credit_is_taken_back_only_while_there_is_room_for_it(desk: Desk) -> None:
    # 1,000 in force, 1,000 spent, 50 came back and were spent elsewhere: taking the credit back is 50 too much.
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 100_000)
    credit = desk.spend("R/TF", -5_000)
    desk.spend("R/TF", 5_000)
    assert refused(desk.do, credit, "reverse", reason="Not ours").endswith("this 50.00 is 50.00 more than is left.")
    assert credit.afresh().state == "posted"


# Who lets it pass, the reason, what is spent on 1,000.00 -> what is said; Lin's limit is 1,000.00.
EXCEPTIONS = [
    ("an approver within the limit", "lin", "Fair", 100_000, 90_000, ""),
    ("an approver without a limit", "qian", "Fair", 200_000, 0, ""),
    ("exactly the limit", "lin", "Fair", 100_000, 1, ""),
    ("a cent beyond the limit", "lin", "Fair", 100_001, 0,
     "003 Lin may approve up to 1,000.00; FY-2026-0001 is 1,000.01."),
    ("no reason", "qian", "", 200_000, 0, "Say why FY-2026-0001 is to pass beyond the budget."),
    ("no approver", "zhou", "Fair", 200_000, 0,
     "This step is for the role approver, which 002 Zhou does not have: give "
     "the role or name another person."),
    ("nothing to let pass", "qian", "Fair", 100_000, 0, "FY-2026-0001 fits the budget: it needs no exception."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("person", "reason", "amount", "before", "says"), [case[1:] for case in EXCEPTIONS], ids=named(EXCEPTIONS)
)
def test_a_named_person_lets_a_stop_pass_with_a_reason(
    desk: Desk, person: str, reason: str, amount: int, before: int, says: str
) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    spent = desk.keyed("R/TF", amount)
    if before:
        desk.spend("R/TF", before)
    assert refused(desk.do, spent, "post", exception_by=getattr(desk, person), reason=reason) == says
    after = spent.afresh()
    assert (after.state, after.exception_by is not None, bool(after.exception_reason)) == (
        ("draft", False, False) if says else ("posted", True, True)
    )


def test_who_posts_lets_nothing_pass(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 0))
    spent = desk.keyed("R/TF", 5)
    assert refused(desk.do, spent, "post", who="004", exception_by=desk.qian, reason="Fair") == (
        "004 Qian posts FY-2026-0001: another person must let it pass."
    )


def test_nothing_is_taken_back_before_it_was_spent(desk: Desk) -> None:
    # January would have 30.00 too much for its months so far.
    desk.plan(("R/TF", "stop stop", [1_000] * 12))
    spent = desk.spend("R/TF", 3_000, day("05-10"))
    words = "Nothing is taken back before it was booked."
    assert refused(desk.do, spent, "reverse", reason="Wrong", on=day("05-09")) == words
    desk.do(spent, "reverse", reason="Wrong", on=day("05-10"))
    assert desk.figures("R/TF").actual == (0,) * 12


def test_the_promises_behind_a_line_are_those_it_counts(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.promise("R/TF", 40_000)
    old = desk.lines["R/TF"]
    desk.at(date(2027, 1, 15))
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    for _month in range(12):
        desk.do(desk.year, "close_month")
    desk.plan(("R/TF", "stop", 100_000), year=following)
    told = [[each.open_amount for each in behind.promises(line.afresh())] for line in (old, desk.lines["R/TF"])]
    assert (told, desk.figures("R/TF").committed) == ([[], [40_000]], 40_000)


def test_the_drafts_beyond_the_budget_are_those_that_are_stopped(desk: Desk) -> None:
    """What a draft is promised by leaves room for it."""
    desk.plan(("R/TF", "stop", 100_000))
    promised = desk.promise("R/TF", 100_000)
    fits, beyond = desk.keyed("R/TF", 50_000, commitment=promised), desk.keyed("R/TF", 1)
    assert previews.unfitting(desk.office) == {beyond.id}
    desk.do(fits, "post")
