"""The next version of a budget: what was told of its lines stays told, and it plans no less than is used already."""

from datetime import date
from typing import Any

import pytest

from bizdesk.budgets import figures, previews
from bizdesk.budgets.duties import duties
from bizdesk.budgets.models import Budget, BudgetAlert, BudgetLine, FiscalYear
from bizdesk.office.journal import newest
from bizdesk.office.undo import redo, undo
from tests.budgets.desk import Desk, day, refused


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


# What is planned for the year and for January of it, of 300.00 spent in March and 200.00 promised -> what is said.
PLANNED: list[Any] = [
    ("all that is used", "stop ignore", [0, 0, 50_000], ""),
    ("a cent less", "stop ignore", [0, 0, 49_999],
     "TF Flights · R Research: {number} plans 499.99, and 300.00 are spent and 200.00 committed already: plan 0.01"
     " more."),
    ("enough, but later", "stop stop", [0, 0, 29_999, 0, 0, 90_000],
     "TF Flights · R Research: {number} plans 299.99 through 2026-03, and 300.00 are spent and 0.00 committed by then:"
     " plan 0.01 more."),
    ("enough by then", "stop stop", [0, 0, 30_000, 0, 0, 20_000], ""),
    ("enough, but later, which nothing stops", "stop ignore", [*[0] * 11, 50_000], ""),
    ("less on a line that lets pass", "ignore ignore", [1], ""),
]  # fmt: skip


@pytest.mark.parametrize(("controls", "months", "says"), [case[1:] for case in PLANNED], ids=[c[0] for c in PLANNED])
def test_a_version_plans_for_what_is_spent_and_promised(desk: Desk, controls: str, months: Any, says: str) -> None:
    first = desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 30_000, day("03-10"))
    desk.promise("R/TF", 20_000)
    made = desk.draft(("R/TF", controls, [*months, *[0] * (12 - len(months))]))
    assert refused(desk.enter, made) == says.format(number=made.number)
    assert first.afresh().state == ("approved" if says else "superseded")


def test_a_version_that_plans_less_on_a_line_that_warns_is_let_pass_with_the_figures(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 30_000)
    desk.plan(("R/TF", "warn", 29_000))
    assert "plans 290.00, and 300.00 are spent and 0.00 committed already: plan 10.00 more." in desk.office.notices[-1]
    assert desk.stands("R/TF") == (29_000, 30_000, 0, -1_000)


def test_what_somebody_let_pass_holds_up_no_version_that_takes_nothing_away(desk: Desk) -> None:
    """1,100.00 of 1,000.00 were let pass: 1,000.00 again is as it was, 999.99 is a cent less."""
    desk.plan(("R/TF", "stop", 100_000))
    desk.do(desk.keyed("R/TF", 110_000), "post", exception_by=desk.qian, reason="Fair")
    less = desk.draft(("R/TF", "stop", 99_999))
    assert "plan 100.01 more" in refused(desk.enter, less)
    desk.plan(("R/TF", "stop", 100_000))
    assert desk.stands("R/TF")[3] == -10_000


def test_who_approves_a_version_is_told_before(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 30_000)
    made = desk.draft(("R/TF", "stop", 20_000))
    told = previews.coming(desk.office, made)
    assert told[-1].startswith("Stopped: TF Flights · R Research: YS-2026-0002 plans 200.00, and 300.00 are spent")


def test_what_was_spent_and_taken_back_in_another_month_is_planned_in_neither(desk: Desk) -> None:
    """5.00 in February and 3.00 in March, of which 3.00 came back in April: 5.00, not 8.00, by 5 to 3."""
    following = desk.add(FiscalYear, year="2027", starts_on=date(2027, 1, 1))
    budget = desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 500, day("02-01"))
    desk.do(desk.spend("R/TF", 300, day("03-01")), "reverse", reason="Not ours", on=day("04-01"))
    (line,) = figures.lines_of(desk.do(budget, "copy", year=following, basis="actual"))
    assert figures.planned(line) == (0, 313, 187, *[0] * 9)


def test_a_version_that_falls_short_is_not_handed_in_and_all_its_lines_are_told(desk: Desk) -> None:
    """Seven lines of 10.00 are spent and plan 4.00 now: five are told with their figures, and how many more."""
    names = [f"R/P/{number}" for number in range(7)]
    desk.plan(*((name, "stop", 1_000) for name in names))
    for name in names:
        desk.spend(name, 1_000)
    made = desk.draft(*((name, "stop", 400) for name in names))
    words = refused(desk.do, made, "submit")
    assert made.afresh().state == "draft"
    assert words.count("plan 6.00 more.") == 5
    assert words.startswith(
        "YS-2026-0002 falls short in 7 lines. P Paper goods · R Research · 0: YS-2026-0002 plans 4.00, and 10.00 are"
    )
    assert words.endswith("plan 6.00 more. And 2 more.")
    one = desk.draft(*((name, "stop", 400 if name == names[0] else 1_000) for name in names))
    assert refused(desk.do, one, "submit").endswith("plan 6.00 more.")
