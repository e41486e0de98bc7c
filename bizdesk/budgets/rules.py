"""The rules of budgets and costs in the office's policy (clause 4.3)."""

from bizdesk.budgets.words import CONTROLS
from bizdesk.office.fields import Choice, Flag, Integer, Money, Percent, Text
from bizdesk.office.language import N_
from bizdesk.office.policy import Rule

RULES = (
    Rule("supplies_account", "4.3.1b", Text(N_("Account of supplies where none is told"), limit=60), "A01"),
    Rule("depreciation_account", "4.3.2", Text(N_("Account of depreciation where none is told"), limit=60), "C01"),
    Rule("capital_account", "4.3.1b", Text(N_("Account of assets that are bought"), limit=60), "E"),
    Rule(
        "budget_unplanned", "4.3.1b", Choice(CONTROLS, N_("Spending that no budget line covers"), required=True), "stop"
    ),
    Rule("budget_tolerance_percent", "4.3.1b", Percent(N_("So much above a line is let pass"), required=True), "0"),
    Rule("budget_needs_review", "4.3.1b", Flag(N_("Budgets are reviewed before they are approved")), "yes"),
    Rule(
        "budget_change_free",
        "4.3.1c",
        Money(N_("Changes up to this amount need no approval"), required=True),
        "0",
    ),
    Rule(
        "budget_alert_percent",
        "4.3.1c",
        Integer(N_("A line is told of when so many % of it are used"), required=True, minimum=1, maximum=100),
        "80",
    ),
    Rule(
        "variance_percent",
        "4.3.1c",
        Integer(N_("A cause is asked for from so many % off the plan"), required=True, minimum=1, maximum=1_000),
        "10",
    ),
    Rule(
        "commitment_days",
        "4.3.1b",
        Integer(N_("A commitment is old after so many days"), required=True, minimum=1, maximum=3_660),
        "90",
    ),
)
