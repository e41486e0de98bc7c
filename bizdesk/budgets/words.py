"""The words of budgets and costs: what choices may say, each with its message id."""

from bizdesk.office.language import N_

ACCOUNT_KINDS = {"expense": N_("Expense"), "capital": N_("Capital spending"), "income": N_("Income")}
YEAR_STATES = {"open": N_("Open for booking"), "closed": N_("Closed for booking")}
BUDGET_STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "reviewed": N_("Reviewed"),
    "approved": N_("In force"),
    "rejected": N_("Rejected"),
    "superseded": N_("Superseded"),
    "closed": N_("Finished"),
}
CHANGE_KINDS = {"increase": N_("Increase"), "decrease": N_("Decrease"), "transfer": N_("Reallocation")}
CHANGE_STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "approved": N_("Approved"),
    "rejected": N_("Rejected"),
}
CONTROLS = {"stop": N_("Stop"), "warn": N_("Warn"), "ignore": N_("Let pass")}
EXPENSE_STATES = {"draft": N_("Draft"), "posted": N_("Posted"), "reversed": N_("Reversed")}
# What counts as spent: a reversal is a row of its own that lowers it again.
SPENT = ("posted", "reversed")
DRIVERS = {
    "head_count": N_("Head count"),
    "area": N_("Floor area"),
    "hours": N_("Hours"),
    "shares": N_("Typed shares"),
}
MEASURE_STATES = {"open": N_("Under way"), "done": N_("Done"), "dropped": N_("Given up")}
NOTE_STATES = {"open": N_("Under way"), "done": N_("Done")}
COSTS = {
    "direct": N_("Spent directly"),
    "supplies": N_("Supplies used"),
    "depreciation": N_("Depreciation"),
    "shared": N_("Shared out"),
}
