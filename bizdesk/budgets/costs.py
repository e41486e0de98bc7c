"""What was spent as cost (clause 4.3.2): what is bought into stock costs when it is issued, an asset as it wears."""

from collections.abc import Iterator
from typing import NamedTuple

from peewee import fn

from bizdesk.assets.operations_costs import charges_of_assets
from bizdesk.budgets.following import Accounts, default_department
from bizdesk.budgets.models import Account, CostAllocation, CostPool, Expense
from bizdesk.office.file import Office
from bizdesk.office.periods import first_day, last_day
from bizdesk.supplies.operations_costs import costs_of_use

STOCK, DEPRECIATION = "movement", "depreciation_run"


class Cost(NamedTuple):
    """A cost in minor units: its month and kind (a key of words.COSTS), whose it is, on what account, for what.

    department, account and customer are row ids; asset, complaint and project are told as they are known by.
    """

    period: str
    kind: str
    department: int
    account: int
    amount: int
    project: str = ""
    activity: str = ""
    customer: int | None = None
    asset: str = ""
    complaint: str = ""


def direct(office: Office, first: str, last: str) -> Iterator[Cost]:
    """The costs of some months before anything of them is shared out, both months included."""
    yield from _expenses(first, last)
    accounts, nobody = Accounts(office), default_department().id
    for (period, department, told, project), amount in costs_of_use(first_day(first), last_day(last)).items():
        yield Cost(period, "supplies", department or nobody, accounts.of(told).id, amount, project)
    for (period, asset, department, told), amount in charges_of_assets(first, last).items():
        account = accounts.of(told, "depreciation_account").id
        yield Cost(period, "depreciation", department or nobody, account, amount, asset=asset)


def _expenses(first: str, last: str) -> Iterator[Cost]:
    """What was spent and is no stock, no asset and no income; depreciation is told by its assets."""
    fields = (
        *(Expense.period, Expense.department, Expense.account, Expense.project, Expense.activity),
        *(Expense.customer, Expense.asset, Expense.complaint),
    )
    costs = Account.select(Account.id).where(Account.kind == "expense")
    query = Expense.select(*fields, fn.SUM(Expense.amount)).where(
        (Expense.period >= first)
        & (Expense.period <= last)
        & Expense.account.in_(costs)
        & Expense.source_kind.not_in((STOCK, DEPRECIATION))
    )
    for period, department, account, project, activity, *for_whom, amount in query.group_by(*fields).tuples():
        if amount:
            yield Cost(period, "direct", department, account, amount, project, activity, *for_whom)


def shared(first: str, last: str) -> Iterator[Cost]:
    """What pools shared out in some months: what each bears, and the same taken off where it was booked at first."""
    fields = (CostAllocation.period, CostAllocation.pool, CostAllocation.department, CostAllocation.project)
    query = CostAllocation.select(*fields, fn.SUM(CostAllocation.amount)).where(
        (CostAllocation.period >= first) & (CostAllocation.period <= last)
    )
    pools = {pool.id: pool for pool in CostPool.select()}
    for period, row, department, project, amount in query.group_by(*fields).tuples():
        if amount:
            told = pools[row].__data__
            yield Cost(period, "shared", department, told["account"], amount, project)
            yield Cost(period, "shared", told["department"], told["account"], -amount)


def costs(office: Office, first: str, last: str) -> Iterator[Cost]:
    """The costs of some months as they are borne: with what pools shared out, which changes no total."""
    yield from direct(office, first, last)
    yield from shared(first, last)
