"""What acts of other areas spend and promise, booked within the same act (clauses 4.3.1b, 4.3.2)."""

from collections.abc import Sequence

from bizdesk.budgets import alerts, commitments, control, years
from bizdesk.budgets.control import Spending
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Account, Commitment, Expense
from bizdesk.office.act import Act
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.numbering_series import draw_many
from bizdesk.office.people import Department
from bizdesk.office.posting import Posting, Promise
from bizdesk.office.record import Record
from bizdesk.office.sentences import kept

RELEASED = N_("{number} is over")


def book(act: Act, spent: Sequence[Posting], promised: Sequence[Promise]) -> None:
    """Write the expenses and the commitments an act brings with it; Refused where a line of the budget stops it.

    What was promised before is open no more as far as it is spent, so that an order and its receipts count once; what
    an order newly promises is checked as one sum.
    """
    office = act.office
    spent = [each for each in spent if _lies_in_a_year(each)]
    accounts = Accounts(office)
    expenses = [_expense(each, accounts) for each in spent]
    drawn = {row: list(_of_order(row)) for row in {each.order for each in spent} if row is not None}
    checked: list[Spending] = []
    for expense, posting in zip(expenses, spent, strict=True):
        expense.period = years.posting_period(expense.date)
        expense.commitment = _matching(drawn.get(posting.order or 0, ()), expense)
        taken = 0
        if expense.commitment is not None and expense.amount > 0:
            taken = min(expense.amount, expense.commitment.open_amount)
            if taken:
                expense.commitment.open_amount -= taken
                act.save(expense.commitment)
        if posting.checked:
            checked.append(Spending(key_of(expense), expense.period, expense.amount - taken))
    new = [each for promise in promised if years.year_of(promise.day) for each in _promise(act, promise, accounts)]
    checked += [Spending(key_of(each), years.posting_period(each.date), each.amount) for each in new]
    control.admit(office, [each for each in checked if each.amount])
    for commitment in new:
        act.add(commitment)
    for expense, number in zip(expenses, draw_many(office, Expense, len(expenses)), strict=True):
        expense.number, expense.state = number, "posted"
        expense.verify()
    act.add_many(list[Record](expenses))
    for touched in {row for each in expenses if (row := each.__data__["commitment"]) is not None}:
        commitments.settle(act, Commitment.get_by_id(touched))
    alerts.look(act, [(key_of(expense), expense.period) for expense in expenses])


def _lies_in_a_year(posting: Posting) -> bool:
    """Whether there is a budget year for something spent, and an open one where it is not booked late."""
    year = years.year_of(posting.day)
    return year is not None and (posting.late or year.state == "open")


def _of_order(row: int) -> list[Commitment]:
    mine = (Commitment.source_kind == "purchase_order") & (Commitment.source_id == row)
    return list(Commitment.select().where(mine).order_by(Commitment.id))


def _matching(promised: Sequence[Commitment], expense: Expense) -> Commitment | None:
    return next((each for each in promised if key_of(each) == key_of(expense)), None)


def _expense(posting: Posting, accounts: "Accounts") -> Expense:
    return Expense(
        date=posting.day,
        department=posting.department or default_department(),
        account=accounts.of(posting.account, posting.otherwise),
        project=posting.project,
        asset=posting.asset,
        payee=posting.payee,
        amount=posting.amount,
        description=posting.words,
        source_kind=posting.kind,
        source_id=posting.row,
    )


def _promise(act: Act, promise: Promise, accounts: "Accounts") -> list[Commitment]:
    """The commitments an order newly makes, not written yet; what one that is over leaves open is released."""
    standing = _of_order(promise.row)
    new: list[Commitment] = []
    for account, department, project, left in promise.shares:
        wanted = Commitment(
            date=promise.day,
            department=department or default_department(),
            account=accounts.of(account),
            project=project,
            description=promise.number,
            amount=left,
            open_amount=left,
            source_kind=promise.kind,
            source_id=promise.row,
        )
        found = next((each for each in standing if key_of(each) == key_of(wanted)), None)
        if found is None and left:
            new.append(wanted)
        elif found is not None and promise.over and (found := found.afresh()).open_amount:
            words = kept(RELEASED, number=promise.number)
            commitments.let_go(act, found, found.open_amount, words, act.office.today())
            act.save(found)
    return new


class Accounts:
    """The accounts that codes and names mean, each looked up once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: dict[tuple[str, str], Account] = {}

    def of(self, told: str, otherwise: str = "supplies_account") -> Account:
        """The account that a code or a name means; the one a rule of the policy names where it means none."""
        if (told, otherwise) not in self._known:
            self._known[told, otherwise] = account_of(self._office, told, otherwise)
        return self._known[told, otherwise]


def account_of(office: Office, told: str, otherwise: str = "supplies_account") -> Account:
    """The account that a code or a name means; the one a rule of the policy names where it means none."""
    for text in (told, office.policy.text(otherwise)):
        if text:
            found = Account.get_or_none(Account.code == text) or Account.get_or_none(Account.name == text)
            if found is not None:
                return found
    return Account.select().where(Account.kind == "expense").order_by(Account.code).get()


def default_department() -> Department:
    """Whose it is where nobody is told: the department that stands above the others."""
    return Department.select().where(Department.parent.is_null()).order_by(Department.code).get()
