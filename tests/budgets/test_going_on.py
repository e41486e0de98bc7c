"""What a year that closes leaves promised is of the next, which is told before and crossed by it."""

from datetime import date

from bizdesk.budgets import carrying
from bizdesk.budgets.models import BudgetAlert, FiscalYear
from bizdesk.budgets.operations import OPERATIONS
from tests.budgets.desk import Desk


def test_what_a_year_leaves_promised_is_told_before_it_closes_and_crosses_what_the_next_plans(desk: Desk) -> None:
    """200.00 are open of 2025, and 2026 plans 100.00 for the same."""
    before = desk.add(FiscalYear, year="2025", starts_on=date(2025, 1, 1))
    desk.plan(("R/TF", "stop", 100_000), year=before)
    desk.plan(("R/TF", "stop", 10_000))
    desk.promise("R/TF", 20_000, date(2025, 12, 1))
    for _month in range(11):
        desk.do(before, "close_month")
    preview = next(each.preview for each in OPERATIONS if each.name == "close_month")
    assert preview is not None
    told = preview(desk.office, before.afresh())
    assert told[-2:] == [
        "Promised and open, goes on into the next year: 200.00",
        "TF Flights · R Research: in force 100.00, spent 0.00, committed 0.00; this 200.00 is 100.00 more than is left."
        " [4.3.1b]",
    ]
    desk.do(before, "close_month")
    assert desk.stands("R/TF") == (10_000, 0, 20_000, -10_000)
    assert [each.percent for each in BudgetAlert.select().order_by(BudgetAlert.percent)] == [80, 100]
    desk.do(before, "reopen_month", reason="A voucher turned up")
    assert BudgetAlert.select().count() == 0


def test_drafts_left_behind_are_told_with_their_sum_by_all_that_closes(desk: Desk) -> None:
    """20.00 and 30.00 of December are not posted when the year closes, is carried over, and its budget closes."""
    before = desk.add(FiscalYear, year="2025", starts_on=date(2025, 1, 1))
    old = desk.plan(("R/TF", "stop", 100_000), year=before, carry_over=True)
    desk.plan(("R/TF", "stop", 10_000))
    for amount in (2_000, 3_000):
        desk.keyed("R/TF", amount, date(2025, 12, 9))
    for _month in range(11):
        desk.do(before, "close_month")
    desk.office.notices.clear()
    words = "Expenses dated in {period} that are not posted, for a later month then: 2, 50.00 in all"
    desk.do(before, "close_month")
    assert desk.office.notices == [words.format(period="2025-12")]
    assert carrying.previewed(desk.office, before.afresh())[-1] == words.format(period="2025")
    desk.do(before, "carry_over")
    desk.do(old, "close")
    assert desk.office.notices[1:] == [words.format(period="2025")] * 2
