"""The next version of a budget: what was told of its lines stays told, and it plans no less than is used already."""

from datetime import date

from bizdesk.budgets.duties import duties
from bizdesk.budgets.models import Budget, BudgetAlert, BudgetLine
from bizdesk.office.journal import newest
from bizdesk.office.undo import redo, undo
from tests.budgets.desk import Desk, day


def due(desk: Desk) -> list[str]:
    return [duty.words for duty in duties(desk.office) if duty.kind == "budget_alert"]


def standing(desk: Desk) -> list[tuple[int, date, bool]]:
    """The alerts of the version in force: which share, crossed when, seen or not."""
    query = BudgetAlert.select().join(BudgetLine).join(Budget).where(Budget.state == "approved")
    return [(each.percent, each.crossed_on, each.seen_on is not None) for each in query.order_by(BudgetAlert.percent)]


def test_a_crossing_that_was_seen_is_not_told_of_again_by_the_next_version(desk: Desk) -> None:
    """850.00 are 85.0 % of 1,000.00, and 81.0 % of 1,050.00."""
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 85_000)
    desk.do(BudgetAlert.get(), "see")
    desk.at(day("07-01"))
    desk.plan(("R/TF", "stop", 105_000))
    entering = newest(desk.office)
    assert (due(desk), standing(desk)) == ([], [(80, day("06-16"), True)])
    undo(desk.office, "001", entering)
    redo(desk.office, "001")
    assert (due(desk), desk.wrong()) == ([], [])


def test_one_that_nobody_saw_is_told_of_as_the_crossing_it_was(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 85_000)
    desk.at(day("07-01"))
    desk.plan(("R/TF", "stop", 105_000))
    assert (due(desk), standing(desk)) == (["TF Flights · R Research: 80 % used"], [(80, day("06-16"), False)])


def test_what_the_next_version_brings_over_a_share_is_a_crossing_of_its_own(desk: Desk) -> None:
    """850.00 of 850.00 are all of it; of 1,200.00 they are 70.8 %, and 110.00 more 80 % of it anew."""
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 85_000)
    desk.do(BudgetAlert.get(), "see")
    desk.at(day("07-01"))
    desk.plan(("R/TF", "stop", 85_000))
    assert standing(desk) == [(80, day("06-16"), True), (100, day("07-01"), False)]
    desk.plan(("R/TF", "stop", 120_000))
    assert standing(desk) == []
    desk.spend("R/TF", 11_000)
    assert standing(desk) == [(80, day("07-01"), False)]
