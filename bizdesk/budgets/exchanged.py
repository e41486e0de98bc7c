"""How accounts, budgets and expenses come out of the lists of other programs, offices and banks."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from bizdesk.budgets import commitments, control, drawing_up, spending, synonyms, years
from bizdesk.budgets.accounts import in_use
from bizdesk.budgets.control import Spending
from bizdesk.budgets.figures import MONTH_FIELDS, key_of
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    CostPool,
    CostShare,
    Expense,
    FiscalYear,
    VarianceNote,
)
from bizdesk.office.errors import Refused
from bizdesk.office.exchange import Exchange, Values
from bizdesk.office.fields import Money
from bizdesk.office.file import Office
from bizdesk.office.journal import Act
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

WHICH = N_("It names no budget, and {count} are drafts: name one in a column of their numbers.")
REVERSED = N_("What was reversed does not come in, nor does its reversal: together they are nothing.")
KEPT = N_("Kept as a draft, would be stopped: {reason}")
OTHER_SUM = N_(
    "The months come to {months}, the row says {total} in all: a month is lacking, its heading is not known, or a"
    " figure is wrong."
)
SILENT = N_("No figure for month {months} of the budget year: in a new line nothing is planned then.")
TOTAL = Money(N_("Total of the year"))
TOTAL.name = "total"
# What makes two lines of a budget one.
LINE_KEY = ("budget", "department", "account", "project", "activity")


def complete_line(values: Values) -> None:
    """A plan on a sheet names no budget: it is the one in draft; for what it names nothing is for all."""
    if "budget" not in values:
        drafts = list(Budget.select().where(Budget.state == "draft").limit(2))
        if len(drafts) != 1:
            raise Refused(WHICH, rule=drawing_up.RULE, count=Budget.select().where(Budget.state == "draft").count())
        values["budget"] = drafts[0]
    for name in ("project", "activity"):
        values.setdefault(name, "")
    values.setdefault("department", None)


def weigh_line(office: Office, values: Values, told: Values) -> list[str]:
    """Hold the months of a row against the sum it tells; without one, say which months it says nothing of."""
    silent = [str(month) for month, name in enumerate(MONTH_FIELDS, start=1) if name not in values]
    total = told.get("total")
    if total is None:
        return [_(SILENT).format(months=_(", ").join(silent))] if silent else []
    planned = sum(values.get(name, 0) for name in MONTH_FIELDS)
    if total == planned:
        return []
    # Of a line that stands already a file may tell some months only, and what they all come to.
    line = BudgetLine.get_or_none(*(getattr(BudgetLine, name) == values.get(name) for name in LINE_KEY))
    if line is None or total != sum(values.get(name, getattr(line, name)) for name in MONTH_FIELDS):
        raise Refused(OTHER_SUM, months=office.money(planned), total=office.money(total))
    return []


def draw_up_line(_office: Office, values: Values, _today: date) -> tuple[BudgetLine, list[str]]:
    """The line of a row, for a budget in draft that has no line of the same."""
    line = BudgetLine(**values)
    drawing_up.changeable(line.budget)
    in_use(values.get("account"))
    if isinstance(values.get("account"), Record):
        drawing_up.once(line)
    return line, []


def refuse_line_change(_office: Office, line: BudgetLine, corrected: BudgetLine, changed: Collection[str]) -> None:
    """Refuse to plan anew in a budget that was handed in."""
    drawing_up.changeable(line.budget)
    if "account" in changed:
        in_use(corrected.account)


def of_the_year(name: str) -> str:
    """The field for a month of the calendar, by the field it would be where years begin with January."""
    newest = FiscalYear.select().order_by(FiscalYear.starts_on.desc()).first()
    begins = newest.starts_on.month if newest is not None else 1
    month = int(name.removeprefix("month_"))
    return f"month_{(month - begins) % years.MONTHS + 1}"


def complete_expense(values: Values) -> None:
    """That it is no more than keyed in is said of none that was posted since: a list may come twice."""
    if values.get("state") == "draft":
        del values["state"]


def draw_up_expense(office: Office, given: Values, _today: date) -> tuple[Expense, list[str]]:
    """The expense of a row: a draft, or posted where the row says so."""
    values = dict(given)
    state = values.pop("state", "draft")
    if state == "reversed":
        raise Refused(REVERSED)
    expense = spending.drawn_up(office, office.who, values)
    if state == "posted":
        expense.period = years.posting_period(expense.date)
        expense.state = "posted"
    return expense, []


def add_expenses(act: Act, expenses: list[Expense]) -> None:
    """Write the expenses of a list; those that are posted are checked as one sum."""
    posted = [expense for expense in expenses if expense.state == "posted"]
    more: dict[int, int] = defaultdict(int)
    checked = [Spending(key_of(expense), expense.period, expense.amount) for expense in posted]
    for expense in posted:
        if expense.commitment is not None:
            more[expense.commitment.id] += expense.amount
    for row, amount in more.items():
        checked.append(commitments.freed(Commitment.get_by_id(row), amount))
    control.admit(act.office, checked)
    for row, amount in more.items():
        commitments.settle(act, Commitment.get_by_id(row), amount)
    act.add_many(list[Record](expenses))


def refuse_beyond(office: Office, expenses: Sequence[Expense]) -> dict[int, Refused]:
    """Which of the expenses that a list has as posted a line of the budget stops, by their place."""
    return _stopped(office, expenses, [place for place, each in enumerate(expenses) if each.state == "posted"])


def foretell(office: Office, expenses: Sequence[Expense]) -> dict[int, str]:
    """Which drafts of a list the budget would stop as it stands, what the list has as posted taken first."""
    drafts = [place for place, each in enumerate(expenses) if each.state == "draft"]
    posted = [place for place, each in enumerate(expenses) if each.state == "posted"]
    stopped = _stopped(office, expenses, [*posted, *drafts])
    return {place: _(KEPT).format(reason=stopped[place]) for place in drafts if place in stopped}


def _stopped(office: Office, expenses: Sequence[Expense], places: Sequence[int]) -> dict[int, Refused]:
    """Which of the expenses at these places a line stops, by their place, each after those before it that fit."""
    more: dict[int, int] = defaultdict(int)
    parts: list[list[Spending]] = []
    shut: dict[int, Refused] = {}
    asked: list[int] = []
    for place in places:
        expense = expenses[place]
        try:
            period = expense.period or years.posting_period(expense.date)
        except Refused as fault:
            shut[place] = fault
            continue
        asked.append(place)
        part = [Spending(key_of(expense), period, expense.amount)]
        if (promised := expense.commitment) is not None:
            before = commitments.freed(promised, more[promised.id])
            more[promised.id] += expense.amount
            after = commitments.freed(promised, more[promised.id])
            part.append(after._replace(amount=after.amount - before.amount))
        parts.append(part)
    return shut | {asked[place]: told for place, told in control.not_fitting(office, parts).items()}


def refuse_change(office: Office, expense: Expense, corrected: Expense, changed: Collection[str]) -> None:
    """Refuse to change what is posted, and what no draft may say."""
    spending.still_draft(expense)
    if "account" in changed and corrected.commitment is None:
        in_use(corrected.account)
    spending.known(office, corrected)


ONE_BY_ONE = Exchange(one_by_one=True)
EXCHANGED: dict[type[Record], Exchange] = {
    Account: Exchange(synonyms.ACCOUNT, wordings={"kind": synonyms.ACCOUNT_KIND}, preset="accounts"),
    BudgetLine: Exchange(
        synonyms.LINE,
        synonyms.LINE_WEAKER,
        synonyms.LINE_USELESS,
        stands_by=LINE_KEY,
        besides={"total": TOTAL},
        calendar=of_the_year,
        complete=complete_line,
        weigh=weigh_line,
        draw_up=draw_up_line,
        refuse_change=refuse_line_change,
    ),
    Expense: Exchange(
        synonyms.EXPENSE,
        synonyms.EXPENSE_WEAKER,
        synonyms.EXPENSE_USELESS,
        wordings={"state": synonyms.EXPENSE_STATE},
        begins=("state",),
        complete=complete_expense,
        draw_up=draw_up_expense,
        refuse_change=refuse_change,
        paper="voucher_number",
        refuse_together=refuse_beyond,
        weigh_together=foretell,
        add_many=add_expenses,
    ),
    # Each looks at what is in force, spent, promised or shared out before it.
    FiscalYear: ONE_BY_ONE,
    Budget: ONE_BY_ONE,
    BudgetChange: ONE_BY_ONE,
    BudgetChangeLine: ONE_BY_ONE,
    Commitment: ONE_BY_ONE,
    CostPool: ONE_BY_ONE,
    CostShare: ONE_BY_ONE,
    VarianceNote: ONE_BY_ONE,
}
