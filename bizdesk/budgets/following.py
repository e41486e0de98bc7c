"""What acts of other areas spend and promise, booked within the same act (clauses 4.3.1b, 4.3.2)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from bizdesk.budgets import commitments, control, years
from bizdesk.budgets.accounts import in_use
from bizdesk.budgets.control import RULE, Spending
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Account, Commitment, Expense, FiscalYear
from bizdesk.office.act import Act
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.numbering_series import draw_many
from bizdesk.office.people import Department
from bizdesk.office.periods import period_of
from bizdesk.office.posting import Posting, Promise
from bizdesk.office.record import Record
from bizdesk.office.sentences import kept

RELEASED = N_("Nothing more comes of {number} for it")
LESS = N_("Less of {number} is to come than was promised for it")


def book(act: Act, spent: Sequence[Posting], promised: Sequence[Promise]) -> None:
    """Write the expenses and the commitments an act brings with it; Refused where a line of the budget stops it.

    All of it is checked as one sum, with what is promised no more: an order and its receipts count once.
    """
    office, accounts = act.office, Accounts(act.office)
    calendar = Calendar()
    spent = [each for each in spent if calendar.takes(each)]
    expenses = [_expense(each, accounts, calendar) for each in spent]
    more: dict[int, int] = defaultdict(int)
    for expense in expenses:
        if expense.commitment is not None:
            more[expense.commitment.id] += expense.amount
    new: list[Commitment] = []
    left: dict[int, int] = {}
    for promise in promised:
        if years.year_of(promise.day) is not None:
            new += _newly(promise, accounts, left)
    checked = [
        Spending(key_of(expense), expense.period, expense.amount)
        for expense, posting in zip(expenses, spent, strict=True)
        if posting.checked
    ]
    bought: dict[tuple[int, str, str], tuple[Expense, Posting]] = {}
    named: dict[int, Account] = {each.account.id: each.account for each in new}
    for expense, posting in zip(expenses, spent, strict=True):
        # What was promised while it was active still comes, and what comes back still goes there.
        if posting.checked and expense.commitment is None and expense.amount > 0:
            named[expense.account.id] = expense.account
            if expense.asset:
                bought[expense.department.id, expense.period, posting.otherwise] = expense, posting
    for account in named.values():
        in_use(account)
    # Of many cards at once it is asked and said once.
    told = [
        words
        for expense, posting in bought.values()
        for words in promised_for(office, expense.department, expense.date, posting.otherwise)
    ]
    office.notices += dict.fromkeys(told)
    for each in new:
        checked += _of_promise(each, each.amount)
    standing: list[Commitment] = []
    for row in sorted({*more, *left}):
        commitment = Commitment.get_by_id(row)
        before = commitment.open_amount
        _bring_to(office, commitment, more.get(row, 0), left.get(row))
        checked += _of_promise(commitment, commitment.open_amount - before)
        standing.append(commitment)
    control.admit(office, [each for each in checked if each.amount])
    for commitment in standing:
        act.save(commitment)
    for commitment in new:
        act.add(commitment)
    for expense, number in zip(expenses, draw_many(office, Expense, len(expenses)), strict=True):
        expense.number = number
        expense.verify()
    act.add_many(list[Record](expenses))


def _of_promise(promised: Commitment, amount: int) -> list[Spending]:
    """So much more or less promised, held against the year it counts in; nothing before that year is there."""
    period = years.counted_in(promised.date)
    return [] if period is None else [Spending(key_of(promised), period, amount)]


def _expense(posting: Posting, accounts: "Accounts", calendar: "Calendar") -> Expense:
    """The expense of something spent, not written yet, with the promise that it keeps."""
    expense = Expense(
        date=posting.day,
        period=calendar.posting_period(posting.day),
        department=posting.department or default_department(),
        account=accounts.of(posting.account, posting.otherwise),
        project=posting.project,
        asset=posting.asset,
        payee=posting.payee,
        amount=posting.amount,
        description=posting.words,
        source_kind=posting.kind,
        source_id=posting.row,
        state="posted",
    )
    if posting.order is not None:
        expense.commitment = _matching(_of_order(posting.order), expense)
    return expense


def promised_for(office: Office, department: Department | None, on: date, otherwise: str) -> list[str]:
    """The commitments made by hand that are open for what a department is about to buy, in sentences: an expense that
    is not keyed in cannot name the one it was promised by. otherwise: the policy's rule that names the account."""
    year = years.year_of(on)
    if year is None or year.state == "closed":
        return []
    account, whose = Accounts(office).of("", otherwise), department or default_department()
    same = (Commitment.account == account.id) & (Commitment.department == whose.id)
    by_hand = same & (Commitment.source_kind == "") & (Commitment.open_amount > 0)
    words = _(
        "{number} {description}: {open} of it are open for the same account and department. If it was promised for"
        " this, release so much of it: else both count."
    )
    return [
        words.format(
            number=each.number,
            description=Commitment.description.show(each.description, office),
            open=office.money(each.open_amount),
        )
        for each in Commitment.select().where(by_hand).order_by(Commitment.id)
    ]


def _of_order(row: int) -> list[Commitment]:
    mine = (Commitment.source_kind == "purchase_order") & (Commitment.source_id == row)
    return list(Commitment.select().where(mine).order_by(Commitment.id))


def _matching(promised: Sequence[Commitment], expense: Expense) -> Commitment | None:
    """The promise of an order that an expense keeps: of the same, or of the same account, or any that it made."""
    same = [each for each in promised if key_of(each) == key_of(expense)]
    account = [each for each in promised if each.account == expense.account]
    return next(iter(same or account or promised), None)


def _newly(promise: Promise, accounts: "Accounts", left: dict[int, int]) -> list[Commitment]:
    """The commitments an order newly makes, not written yet; left: what is to come of those it made, by row id."""
    standing = {key_of(each): each for each in _of_order(promise.row)}
    left |= {each.id: 0 for each in standing.values()}
    new: dict[Key, Commitment] = {}
    for account, department, project, to_come in promise.shares:
        wanted = Commitment(
            date=promise.day,
            department=department or default_department(),
            account=accounts.of(account),
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
    """Make a commitment open by what is still to come, whatever was spent on what came; else by what is not spent."""
    commitment.open_amount = commitments.reckoned(commitment, more)
    if left is not None and commitment.open_amount > left:
        words = kept(LESS if left else RELEASED, number=commitment.description)
        commitments.let_go(office, commitment, commitment.open_amount - left, words, office.today())
    elif left is not None and commitment.open_amount < left:
        commitments.promise_besides(commitment, left, more)
        if commitment.reason == kept(RELEASED, number=commitment.description):
            commitment.reason = kept(LESS, number=commitment.description)


class Calendar:
    """The budget years that days lie in, each month looked up once."""

    def __init__(self) -> None:
        self._years: dict[str, FiscalYear | None] = {}
        self._posted: dict[str, str] = {}

    def takes(self, posting: Posting) -> bool:
        """Whether there is a budget year for something spent, and an open one where it is not booked late."""
        month = period_of(posting.day)
        if month not in self._years:
            self._years[month] = years.year_of(posting.day)
        year = self._years[month]
        return year is not None and (posting.late or year.state == "open")

    def posting_period(self, day: date) -> str:
        """The month that something of a day is posted to."""
        month = period_of(day)
        if month not in self._posted:
            self._posted[month] = years.posting_period(day)
        return self._posted[month]


class Accounts:
    """The accounts that codes and names mean, each looked up once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: dict[tuple[str, str], Account] = {}

    def of(self, told: str, otherwise: str = "supplies_account") -> Account:
        """The account that a code or a name means; the one a rule of the policy names where it means none."""
        if (told, otherwise) not in self._known:
            self._known[told, otherwise] = _account_of(self._office, told, otherwise)
        return self._known[told, otherwise]


def _account_of(office: Office, told: str, otherwise: str) -> Account:
    for text in (told, office.policy.text(otherwise)):
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
