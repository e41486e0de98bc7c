"""How the kinds of budgets and costs are kept: what adding, editing and removing one of them does."""

from bizdesk.budgets import changing, commitments, drawing_up, notes, pools, spending, years
from bizdesk.budgets.models import (
    Budget,
    BudgetAlert,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    CostAllocation,
    CostPool,
    CostShare,
    Expense,
    FiscalYear,
    VarianceNote,
)
from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.record import Record

KEPT: dict[type[Record], Keep] = {
    FiscalYear: Keep(years.add, years.edit, years.remove),
    Budget: Keep(drawing_up.add, drawing_up.edit, drawing_up.remove),
    BudgetLine: Keep(drawing_up.add_line, drawing_up.edit_line, drawing_up.remove_line),
    BudgetChange: Keep(changing.add, changing.edit, changing.remove),
    BudgetChangeLine: Keep(changing.add_line, changing.edit_line, changing.remove_line),
    Commitment: Keep(
        commitments.add,
        commitments.edit,
        deleted=False,
        instead=N_("{number} is promised: release what is not needed, with 'release'."),
    ),
    Expense: Keep(spending.add, spending.edit, spending.remove),
    BudgetAlert: Keep(
        by_operation=N_("An alert comes about when something spent crosses a share of its line."),
        edited=False,
        deleted=False,
    ),
    VarianceNote: Keep(notes.add),
    CostPool: Keep(pools.add, pools.edit),
    CostShare: Keep(pools.add_share),
    CostAllocation: Keep(by_operation=N_("Costs are shared out with the step 'allocate' of a pool.")),
}
