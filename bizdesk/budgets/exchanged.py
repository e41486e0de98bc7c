"""How accounts, budgets and expenses come out of files of other programs and offices."""

from bizdesk.budgets.models import Account, Budget, BudgetChange, BudgetLine, Commitment, Expense
from bizdesk.office.exchange import Exchange
from bizdesk.office.record import Record

EXCHANGED: dict[type[Record], Exchange] = {
    Account: Exchange(
        {"code": ("科目编码", "科目代码", "account code"), "name": ("科目名称", "预算科目", "account name")}
    ),
    Budget: Exchange(one_by_one=True),
    BudgetLine: Exchange(one_by_one=True),
    BudgetChange: Exchange(one_by_one=True),
    Commitment: Exchange(one_by_one=True),
    Expense: Exchange(one_by_one=True),
}
