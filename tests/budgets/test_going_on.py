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
    assert told[-4:] == [
        "Promised and open, goes on into the next year: 200.00",
        "Of it without its money, for no line that is carried over has anything left for it: 200.00",
        "  ZY-2026-0001 Promise: 200.00",
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


def closed(desk: Desk, year: FiscalYear, months: int = 12) -> FiscalYear:
    """A year of which so many months are closed."""
    for _month in range(months):
        desk.do(year, "close_month")
    return year.afresh()


def previewed(desk: Desk, year: FiscalYear, name: str) -> list[str]:
    """What is told of a year before a step is taken on it."""
    preview = next(each.preview for each in OPERATIONS if each.name == name)
    assert preview is not None
    return list(preview(desk.office, year))


def test_what_is_carried_over_says_how_much_of_it_is_promised_and_by_what(desk: Desk) -> None:
    """Flights are marked and have 800.00 left, hotels are not; 200.00 and 300.00 are promised of the one, 50.00 of the
    other."""
    before = desk.add(FiscalYear, year="2025", starts_on=date(2025, 1, 1))
    budget = desk.draft(("R/TH", "stop", 50_000), year=before)
    desk.line(budget, "R/TF", "stop", 100_000, carry_over=True)
    desk.enter(budget)
    desk.spend("R/TF", 20_000, date(2025, 6, 2))
    for name, amount in (("R/TF", 20_000), ("R/TF", 30_000), ("R/TH", 5_000)):
        desk.promise(name, amount, date(2025, 12, 1))
    closed(desk, before, 11)
    without = [
        "Of it without its money, for no line that is carried over has anything left for it: 50.00",
        "  ZY-2026-0003 Promise: 50.00",
    ]
    assert previewed(desk, before.afresh(), "close_month")[-3:] == [
        "Promised and open, goes on into the next year: 550.00",
        *without,
    ]
    closed(desk, before, 1)
    into = desk.plan(("R/TF", "stop", 100_000))
    assert previewed(desk, before.afresh(), "carry_over") == [
        f"Into {into.number}:",
        "TF Flights · R Research: 800.00, of it promised: 500.00",
        "  ZY-2026-0001 Promise: 200.00",
        "  ZY-2026-0002 Promise: 300.00",
        *without,
    ]


def test_a_line_that_has_less_left_than_is_promised_of_it_says_so(desk: Desk) -> None:
    """Six promises of 100.00 each, and 150.00 left: five are named."""
    before = desk.add(FiscalYear, year="2025", starts_on=date(2025, 1, 1))
    desk.plan(("R/TF", "warn", 15_000), year=before, carry_over=True)
    for _each in range(6):
        desk.promise("R/TF", 10_000, date(2025, 12, 1))
    closed(desk, before)
    desk.plan(("R/TF", "warn", 100_000))
    told = previewed(desk, before.afresh(), "carry_over")
    assert told[1] == "TF Flights · R Research: 150.00, less than is promised of it: 600.00"
    assert told[2:] == [*(f"  ZY-2026-000{row} Promise: 100.00" for row in range(1, 6)), "  and 1 more"]
