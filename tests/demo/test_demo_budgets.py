"""The books of the demo office: five budget years, what was spent in them, and what is open on the last day."""

from bizdesk.budgets import figures, measures, years
from bizdesk.budgets.models import (
    Budget,
    BudgetAlert,
    BudgetChange,
    Commitment,
    CostAllocation,
    CostMeasure,
    CostPool,
    Expense,
    FiscalYear,
    VarianceNote,
)
from bizdesk.budgets.words import BUDGET_STATES, CHANGE_STATES, EXPENSE_STATES, MEASURE_STATES, NOTE_STATES
from bizdesk.demo import LAST_DAY
from bizdesk.duties import due
from bizdesk.office.approval import Approval
from bizdesk.office.file import Office
from bizdesk.office.periods import period_of


def test_five_years_are_planned_and_spent(demo: Office) -> None:
    demo.activate()
    assert 10_500 <= Expense.select().count() <= 13_500
    for year in range(2022, 2027):
        standing = figures.in_force(FiscalYear.named(str(year)))
        assert standing is not None
        assert standing.state == ("approved" if year == LAST_DAY.year else "closed")
        spent = Expense.select().where(Expense.period.startswith(str(year)) & (Expense.source_kind == ""))
        assert spent.count() >= 1_300
    assert Budget.select().where(Budget.state == "superseded").count() == 2
    assert {row.year.year for row in Budget.select().where(Budget.state.in_(("draft", "reviewed")))} == {"2027"}


def test_supplies_assets_and_depreciation_flow_in(demo: Office) -> None:
    demo.activate()
    for kind, least in (("movement", 2_000), ("asset", 350), ("depreciation_run", 400)):
        assert Expense.select().where(Expense.source_kind == kind).count() >= least
    assert Commitment.select().where(Commitment.source_kind == "purchase_order").count() >= 200
    assert Commitment.select().where((Commitment.source_kind == "") & (Commitment.open_amount > 0)).count() >= 2
    # What the house costs in a year was promised in January and is drawn on month by month.
    rents = Expense.select().where(Expense.commitment.is_null(False) & (Expense.source_kind == ""))
    assert rents.count() >= 55


def test_some_lines_are_over_and_some_far_under(demo: Office) -> None:
    demo.activate()
    of_year = years.needed_year(LAST_DAY)
    standing = figures.in_force(of_year)
    assert standing is not None
    lines = [line for line in figures.lines_of(standing) if line.project == ""]
    has = figures.of_lines(of_year, lines, figures.covering(lines))
    over = [line for line in lines if has[line.id].available < 0]
    under = [line for line in lines if sum(has[line.id].actual) * 2 < sum(has[line.id].in_force)]
    assert 3 <= len(over) <= len(lines) // 4
    assert len(under) >= 2
    assert Expense.select().where(Expense.exception_by.is_null(False)).count() >= 60


def test_everything_is_there_in_every_state(demo: Office) -> None:
    demo.activate()
    for kind, states in (
        (Expense, EXPENSE_STATES), (CostMeasure, MEASURE_STATES), (VarianceNote, NOTE_STATES),
        (BudgetChange, CHANGE_STATES), (Budget, BUDGET_STATES),
    ):  # fmt: skip
        there = {state for (state,) in kind.select(kind.state).distinct().tuples()}
        missing = {*states} - there
        # A budget handed in waits for its reviewer only a day.
        assert missing <= ({"submitted"} if kind is Budget else set()), kind
    waiting = BudgetChange.select().where(BudgetChange.state.in_(("draft", "submitted")))
    assert {row.budget.year.year for row in waiting} == {str(LAST_DAY.year)}
    assert BudgetAlert.select().where(BudgetAlert.seen_on.is_null()).exists()


def test_months_are_closed_but_the_last_and_pools_shared_out_but_one(demo: Office) -> None:
    demo.activate()
    this_year = years.needed_year(LAST_DAY)
    assert this_year.closed_through == "2026-09"
    assert all(year.state == "closed" for year in FiscalYear.select() if year.starts_on < this_year.starts_on)
    assert CostPool.select().count() == 3
    shared = CostAllocation.select(CostAllocation.pool, CostAllocation.period).distinct().count()
    assert shared >= 120
    late = [row for row in Expense.select() if row.period and row.period > period_of(row.date)]
    assert len(late) >= 10


def test_measures_saved_something_and_one_did_not(demo: Office) -> None:
    demo.activate()
    came = [measures.realised(demo, measure, LAST_DAY).saving for measure in CostMeasure.select()]
    assert any(saving > 0 for saving in came)
    assert any(saving < 0 for saving in came)


def test_what_the_books_ask_for_on_the_last_day(demo: Office) -> None:
    demo.activate()
    kinds = {duty.kind for duty in due(demo) if duty.clause.startswith("4.3")}
    assert kinds >= {"budget", "budget_change", "budget_alert", "commitment"}


def test_who_approves_a_budget_did_not_draw_it_up(demo: Office) -> None:
    demo.activate()
    for kind, asker in ((Budget, "prepared_by"), (BudgetChange, "applicant")):
        decisions = list(Approval.select().where(Approval.subject_kind == kind.kind_name()))
        assert len(decisions) >= 8
        for decision in decisions:
            assert getattr(kind.get_by_id(decision.subject_id), asker) != decision.approver
