"""The records of budgets and costs: the single declaration of their fields."""

from bizdesk.budgets.model_account import Account, FiscalYear
from bizdesk.budgets.model_budget import (
    Budget,
    BudgetAlert,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    VarianceNote,
)
from bizdesk.budgets.model_cost import CostAllocation, CostMeasure, CostPool, CostShare
from bizdesk.budgets.model_expense import Commitment, Expense

__all__ = [
    "Account",
    "Budget",
    "BudgetAlert",
    "BudgetChange",
    "BudgetChangeLine",
    "BudgetLine",
    "Commitment",
    "CostAllocation",
    "CostMeasure",
    "CostPool",
    "CostShare",
    "Expense",
    "FiscalYear",
    "VarianceNote",
]
