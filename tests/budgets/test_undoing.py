"""Undo and redo of every act, what rests on what, alerts, and two offices on one file."""

from collections.abc import Callable
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.budgets import figures
from bizdesk.budgets.duties import duties
from bizdesk.budgets.models import BudgetAlert, BudgetChangeLine, BudgetLine, Commitment, Expense
from bizdesk.office.errors import Refused, Stale
from bizdesk.office.journal import newest
from bizdesk.office.undo import redo, undo
from bizdesk.opening import with_areas
from tests.budgets.desk import Desk, named, refused

PLAN = (("R/T", "stop", 200_000), ("R/TF", "stop", 100_000), ("S/P", "stop", 50_000))


def waiting_budget(desk: Desk) -> Any:
    budget = desk.draft(("R/TF", "stop", 70_000))
    desk.do(budget, "submit")
    desk.do(budget, "review", approver=desk.zhou)
    return budget


def waiting_change(desk: Desk) -> Any:
    change = desk.changing("transfer", ("R/TF", 1, -500), ("S/P", 1, 500))
    desk.do(change, "submit")
    return change


def promised(desk: Desk) -> Any:
    return desk.promise("R/TF", 30_000)


def drawn(desk: Desk) -> Any:
    return desk.keyed("R/TF", 20_000, commitment=promised(desk))


def spent(desk: Desk) -> Any:
    return desk.spend("R/TF", 20_000, commitment=promised(desk).afresh())


# What stands before, the act on it -> in force, spent, committed, left of flights after it.
ACTS: list[tuple[str, Callable[[Desk], Any], Callable[[Desk, Any], Any], tuple[int, int, int, int]]] = [
    ("promise", lambda desk: None, lambda desk, _: promised(desk), (100_000, 0, 30_000, 70_000)),
    ("release", promised, lambda desk, made: desk.do(made, "release", reason="Over"), (100_000, 0, 0, 100_000)),
    ("post", drawn, lambda desk, made: desk.do(made, "post"), (100_000, 20_000, 10_000, 70_000)),
    ("reverse", spent, lambda desk, made: desk.do(made, "reverse", reason="Twice"), (100_000, 0, 30_000, 70_000)),
    (
        "pass beyond",
        lambda desk: desk.keyed("R/TF", 110_000),
        lambda desk, made: desk.do(made, "post", exception_by=desk.qian, reason="Fair"),
        (100_000, 110_000, 0, -10_000),
    ),
    (
        "approve a change",
        waiting_change,
        lambda desk, made: desk.do(made, "approve", approver=desk.qian),
        (99_500, 0, 0, 99_500),
    ),
    (
        "approve version 2",
        waiting_budget,
        lambda desk, made: desk.do(made, "approve", approver=desk.qian),
        (70_000, 0, 0, 70_000),
    ),
    (
        "close a month",
        lambda desk: desk.year,
        lambda desk, year: desk.do(year, "close_month"),
        (100_000, 0, 0, 100_000),
    ),
    (
        "add a line",
        lambda desk: desk.lines["R/TF"].budget,
        lambda desk, budget: desk.line(budget, "S/TF", "stop", 0),
        (100_000, 0, 0, 100_000),
    ),
]


@pytest.mark.parametrize(("before", "act", "after"), [case[1:] for case in ACTS], ids=named(ACTS))
def test_every_act_is_undone_and_done_again(desk: Desk, before: Any, act: Any, after: Any) -> None:
    desk.plan(*PLAN)
    made = before(desk)
    stood, number = in_force(desk), newest(desk.office)
    act(desk, made)
    assert newest(desk.office) == number + 1
    assert in_force(desk) == after
    for turn, figure in ((undo, stood), (redo, after), (undo, stood)):
        turn(desk.office, "001")
        assert (in_force(desk), desk.wrong()) == (figure, [])


def in_force(desk: Desk) -> tuple[int, int, int, int]:
    """What stands of flights by the version that controls."""
    budget = figures.in_force(desk.year)
    assert budget is not None
    flights = (BudgetLine.budget == budget.id) & (BudgetLine.account == desk.accounts["TF"])
    desk.lines["flights"] = BudgetLine.get(flights & (BudgetLine.department == desk.of("R")))
    return desk.stands("flights")


def test_what_later_spending_rests_on_is_not_taken_back(desk: Desk) -> None:
    # 1,000 + 200 by a change, and 1,100 spent then: without the change 100.00 too much.
    desk.plan(("R/TF", "stop", 100_000))
    change = desk.changing("increase", ("R/TF", 1, 20_000))
    desk.do(change, "submit")
    desk.do(change, "approve", approver=desk.qian)
    approving = newest(desk.office)
    desk.spend("R/TF", 110_000)
    with pytest.raises(Refused) as fault:
        undo(desk.office, "001", approving)
    assert str(fault.value) == (
        "TF Flights · R Research: more is spent and promised than is in force. Undo what came later first."
    )
    assert desk.stands("R/TF") == (120_000, 110_000, 0, 10_000)


def test_a_release_and_a_reversal_are_not_taken_back_under_what_was_spent_of_them(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 60_000)
    desk.do(made, "release", reason="Over")
    releasing = newest(desk.office)
    first = desk.spend("R/TF", 60_000)
    desk.do(first, "reverse", reason="Twice")
    reversing = newest(desk.office)
    desk.spend("R/TF", 100_000)
    for act in (releasing, reversing):
        with pytest.raises(Refused, match="more is spent and promised than is in force"):
            undo(desk.office, "001", act)
    assert desk.wrong() == []


def test_a_line_edited_before_its_budget_was_approved_stays_so(desk: Desk) -> None:
    budget = desk.draft(("R/TF", "stop", 10_000))
    desk.edit(desk.lines["R/TF"], month_1=90_000)
    editing = newest(desk.office)
    desk.enter(budget)
    with pytest.raises(
        Refused, match=r"YS-2026-0001 is not what 00\d \w+ approved on 2026-06-16\. Undo what came later"
    ):
        undo(desk.office, "001", editing)


def test_a_part_of_a_change_added_before_its_approval_stays(desk: Desk) -> None:
    desk.plan(*PLAN)
    change = desk.changing("increase", ("R/TF", 1, 500))
    desk.add(BudgetChangeLine, change=change, line=desk.lines["S/P"], month=1, amount=900)
    adding = newest(desk.office)
    desk.do(change, "submit")
    desk.do(change, "approve", approver=desk.qian)
    with pytest.raises(Refused, match="TZ-2026-0001 is not what 004 Qian approved on 2026-06-16"):
        undo(desk.office, "001", adding)


def alerts(desk: Desk) -> list[tuple[str, int]]:
    return [(each.line.account.code, each.percent) for each in BudgetAlert.select().order_by(BudgetAlert.id)]


def test_a_crossing_is_told_of_once_and_again_after_it_was_below(desk: Desk) -> None:
    # 80 % of 1,000.00 is 800.00; of all travel, 2,000.00, nothing is crossed before 1,600.00.
    desk.plan(*PLAN)
    desk.spend("R/TF", 79_999)
    assert alerts(desk) == []
    desk.spend("R/TF", 1)
    assert alerts(desk) == [("TF", 80)]
    desk.spend("R/TF", 100)
    assert alerts(desk) == [("TF", 80)]
    desk.do(BudgetAlert.get(), "see")
    credit = desk.spend("R/TF", -5_000)
    assert alerts(desk) == []
    desk.do(credit, "reverse", reason="Not ours")
    assert alerts(desk) == [("TF", 80)]
    assert [duty.words for duty in duties(desk.office) if duty.kind == "budget_alert"] == [
        "TF Flights · R Research: 80 % used"
    ]


def test_what_is_promised_and_what_is_taken_crosses_too(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    made = desk.promise("R/TF", 75_000)
    assert alerts(desk) == []
    # 750.00 of 900.00 are 83.3 %; of 750.00 they are 100 %.
    desk.change("decrease", ("R/TF", 1, -10_000))
    assert alerts(desk) == [("TF", 80)]
    desk.change("decrease", ("R/TF", 1, -15_000))
    assert alerts(desk) == [("TF", 80), ("TF", 100)]
    desk.do(made, "release", amount=20_000, reason="Cheaper")
    assert alerts(desk) == []


def test_a_line_of_nothing_is_over_at_the_first_cent(desk: Desk) -> None:
    desk.plan(("R/TF", "warn", 0))
    assert alerts(desk) == []
    desk.spend("R/TF", 1)
    assert alerts(desk) == [("TF", 80), ("TF", 100)]


def test_two_orders_race_for_the_last_of_a_line_and_one_gets_it(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    desk.spend("R/TF", 40_000)
    mine = desk.keyed("R/TF", 60_000)
    theirs = desk.keyed("R/TF", 60_000)
    other = with_areas(desk.office.path, clock=lambda: desk.now)
    try:
        here, desk.office = desk.office, other
        other.activate()
        seen = theirs.afresh()
        desk.office = here
        here.activate()
        desk.do(mine, "post")
        desk.office = other
        other.activate()
        assert refused(desk.do, seen, "post").endswith("this 600.00 is 600.00 more than is left.")
    finally:
        desk.office = here
        other.close()
        here.activate()
    assert desk.stands("R/TF") == (100_000, 100_000, 0, 0)
    assert theirs.afresh().state == "draft"


def test_a_budget_approved_while_an_expense_is_open_in_a_form_is_the_one_that_checks_it(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    draft = desk.keyed("R/TF", 80_000)
    form = draft.afresh()
    desk.plan(("R/TF", "stop", 70_000))
    words = refused(desk.do, form, "post")
    assert words.endswith("in force 700.00, spent 0.00, committed 0.00; this 800.00 is 100.00 more than is left.")


def test_an_expense_posted_by_another_while_it_is_open_in_a_form_is_not_written_over(desk: Desk) -> None:
    form = desk.keyed("R/TF", 500)
    desk.do(form, "post")
    assert refused(keeping.edit, desk.office, "001", form, {"amount": 900}).startswith("FY-2026-0001 is Posted")
    with pytest.raises((Refused, Stale)):
        keeping.edit(desk.office, "001", form, {"description": "Late"})
    assert (Expense.get().amount, Commitment.select().count()) == (500, 0)
