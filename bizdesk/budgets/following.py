"""What acts of other areas spend and promise, booked within the same act (clauses 4.3.1b, 4.3.2)."""

from collections import defaultdict
from collections.abc import Sequence

from bizdesk.budgets import commitments, control, years
from bizdesk.budgets.control import RULE, Spending
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Account, Commitment, Expense
from bizdesk.office.act import Act
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.people import Department
from bizdesk.office.posting import Posting, Promise
from bizdesk.office.sentences import kept

RELEASED = N_("Nothing more comes of {number} for it")


def book(act: Act, spent: Sequence[Posting], promised: Sequence[Promise]) -> None:
    """Write the expenses and the commitments an act brings with it; Refused where a line of the budget stops it.

    All of it is checked as one sum, with what is promised no more: an order and its receipts count once.
    """
    office = act.office
    expenses, more = _expenses(office, spent)
    new: list[Commitment] = []
    left: dict[int, int] = {}
    for promise in promised:
        if years.year_of(promise.day) is not None:
            new += _newly(office, promise, left)
    checked = [Spending(key_of(each), each.period, each.amount) for each in expenses]
    checked += [Spending(key_of(each), years.promise_period(each.date), each.amount) for each in new]
    standing: list[Commitment] = []
    for row in sorted({*more, *left}):
        commitment = Commitment.get_by_id(row)
        before = commitment.open_amount
        _bring_to(office, commitment, more.get(row, 0), left.get(row))
        change = commitment.open_amount - before
        checked.append(Spending(key_of(commitment), years.promise_period(commitment.date), change))
        standing.append(commitment)
    control.admit(office, [each for each in checked if each.amount])
    for commitment in standing:
        act.save(commitment)
    for record in (*new, *expenses):
        act.add(record)


def _expenses(office: Office, spent: Sequence[Posting]) -> tuple[list[Expense], dict[int, int]]:
    """The expenses of what was spent, not written yet, and by row id of a commitment what is spent on it."""
    made: list[Expense] = []
    more: dict[int, int] = defaultdict(int)
    for posting in spent:
        if years.year_of(posting.day) is None:
            continue
        expense = Expense(
            date=posting.day,
            period=years.posting_period(posting.day),
            department=posting.department or default_department(),
            account=account_of(office, posting.account),
            project=posting.project,
            payee=posting.payee,
            amount=posting.amount,
            description=posting.words,
            source_kind=posting.kind,
            source_id=posting.row,
            state="posted",
        )
        if posting.order is not None:
            expense.commitment = _matching(_of_order(posting.order), expense)
        if expense.commitment is not None:
            more[expense.commitment.id] += expense.amount
        made.append(expense)
    return made, more


def _of_order(row: int) -> list[Commitment]:
    mine = (Commitment.source_kind == "purchase_order") & (Commitment.source_id == row)
    return list(Commitment.select().where(mine).order_by(Commitment.id))


def _matching(promised: Sequence[Commitment], expense: Expense) -> Commitment | None:
    """The promise of an order that an expense keeps: of the same, or of the same account, or any that it made."""
    same = [each for each in promised if key_of(each) == key_of(expense)]
    account = [each for each in promised if each.account == expense.account]
    return next(iter(same or account or promised), None)


def _newly(office: Office, promise: Promise, left: dict[int, int]) -> list[Commitment]:
    """The commitments an order newly makes, not written yet; left: what is to come of those it made, by row id."""
    standing = {key_of(each): each for each in _of_order(promise.row)}
    left |= {each.id: 0 for each in standing.values()}
    new: dict[Key, Commitment] = {}
    for account, department, project, to_come in promise.shares:
        wanted = Commitment(
            date=promise.day,
            department=department or default_department(),
            account=account_of(office, account),
            project=project,
            description=promise.number,
            amount=to_come,
            open_amount=to_come,
            source_kind=promise.kind,
            source_id=promise.row,
        )
        key = key_of(wanted)
        if key in standing:
            left[standing[key].id] += to_come
        elif key in new:
            new[key].amount = new[key].open_amount = new[key].amount + to_come
        elif to_come:
            new[key] = wanted
    return list(new.values())


def _bring_to(office: Office, commitment: Commitment, more: int, left: int | None) -> None:
    """Make a commitment open by what is not spent on it, and no further than what is still to come."""
    commitment.open_amount = commitments.reckoned(commitment, more)
    if left is not None and commitment.open_amount > left:
        words = kept(RELEASED, number=commitment.description)
        commitments.let_go(office, commitment, commitment.open_amount - left, words, office.today())


def account_of(office: Office, told: str) -> Account:
    """The account that a code or a name means; that of the policy for supplies where it means none."""
    for text in (told, office.policy.text("supplies_account")):
        if text:
            found = Account.get_or_none(Account.code == text) or Account.get_or_none(Account.name == text)
            if found is not None:
                return found
    first: Account | None = Account.select().where(Account.kind == "expense").order_by(Account.code).first()
    if first is None:
        raise Refused(N_("There is no budget account to book this on: add one first."), rule=RULE)
    return first


def default_department() -> Department:
    """Whose it is where nobody is told: the department that stands above the others."""
    top: Department | None = Department.select().where(Department.parent.is_null()).order_by(Department.code).first()
    if top is None:
        raise Refused(N_("There is no department to book this on: add one first."), rule=RULE)
    return top
