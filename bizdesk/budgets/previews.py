"""What a step of budgets would do, in sentences, before it is done."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.budgets import budget_steps, changing, commitments, control, drawing_up, entering, figures, years
from bizdesk.budgets.control import Spending
from bizdesk.budgets.figures import Figures, key_of
from bizdesk.budgets.models import Budget, BudgetChange, BudgetLine, Commitment, Expense
from bizdesk.budgets.spending import as_promised
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import first_day


def coming(office: Office, budget: Budget, **_inputs: Any) -> list[str]:
    """What a budget plans in all, what it takes the place of, and what of that speaks against it."""
    told = [_("Planned in all: {amount}").format(amount=office.money(budget_steps.worth(budget)))]
    before = figures.in_force(budget.year)
    if before is not None:
        amount = office.money(budget_steps.worth(before))
        told.append(_("In force until then: {number}, {amount}").format(number=before.number, amount=amount))
    return [*told, *map(_spoken, entering.found(office, budget))]


def spread(
    office: Office, line: BudgetLine, *, total: int | None = None, pattern: str = "equal", weights: str = ""
) -> list[str]:
    """The twelve months a total would make."""
    if total is None:
        return []
    shares = drawing_up.shares(total, drawing_up.weights_of(line, pattern, weights))
    return ["  ".join(office.money(share) for share in shares)]


def moved(
    office: Office,
    line: BudgetLine,
    *,
    to: BudgetLine | None = None,
    month: int | None = None,
    amount: int | None = None,
    **_rest: Any,
) -> list[str]:
    """What is left of both lines after a transfer, and what speaks against it."""
    if to is None or amount is None:
        return []
    lines = [line, to]
    standing = figures.of_lines(line.budget.year, lines, figures.covering(figures.lines_of(line.budget)))
    told = [
        _("{line}: {left} left, then {then}").format(
            line=figures.title(each),
            left=office.money(standing[each.id].available),
            then=office.money(standing[each.id].available + signed),
        )
        for each, signed in ((line, -amount), (to, amount))
    ]
    if month is None:
        return told
    taken = [-amount if each == month else 0 for each in range(1, figures.MONTHS + 1)]
    return [*told, *_refused(lambda: changing.leaves_enough(office, line, standing[line.id], taken))]


def changed(office: Office, change: BudgetChange, **_inputs: Any) -> list[str]:
    """What is in force of each line now, and after the change, and what speaks against it."""
    amounts: dict[int, int] = defaultdict(int)
    lines: dict[int, BudgetLine] = {}
    for each in changing.lines_of(change):
        lines[each.line.id] = each.line
        amounts[each.line.id] += each.amount
    those = list(lines.values())
    standing = figures.of_lines(change.budget.year, those, figures.covering(those))
    told = [
        _("{line}: {now}, then {then}").format(
            line=figures.title(line),
            now=office.money(now := sum(standing[row].in_force)),
            then=office.money(now + amounts[row]),
        )
        for row, line in lines.items()
    ]
    return [*told, *_refused(lambda: changing.admit(office, change))]


def _refused(asks: Callable[[], None]) -> list[str]:
    """The sentence in which something is refused, as it would be once it is done."""
    try:
        asks()
    except Refused as fault:
        return [_("Stopped: {reason}").format(reason=fault)]
    return []


def posted(office: Office, expense: Expense, **_inputs: Any) -> list[str]:
    """Where an expense stands against each line it falls under, and what speaks against it."""
    return against(office, expense)


def stopped(office: Office, expense: Expense) -> bool:
    """Whether the budget stops a draft as it stands, so that only an exception lets it pass."""
    try:
        found = control.found(office, commitments.used(expense, years.posting_period(expense.date)))
    except Refused:
        return False
    return expense.state == "draft" and any(each.control == "stop" for each in found)


def keyed_in(office: Office, values: Mapping[str, Any]) -> list[str]:
    """What the budget says to an expense as far as it is keyed in."""
    told = {name: value for name, value in values.items() if value is not None}
    if told.get("commitment") is not None:
        as_promised(told)
    return against(office, Expense(**told))


def against(office: Office, expense: Expense | Commitment) -> list[str]:
    """What the budget says to an expense or a commitment not written yet: its lines with their figures."""
    told = expense.__data__
    if expense.date is None or not told.get("account") or not told.get("department") or expense.amount is None:
        return []
    try:
        period = years.posting_period(expense.date)
    except Refused as fault:
        return [str(fault)]
    year = years.needed_year(first_day(period))
    budget = figures.in_force(year)
    if budget is None:
        return [_("No budget of {year} is in force.").format(year=year.year)]
    spending = [Spending(key_of(expense), period, expense.amount)]
    if isinstance(expense, Expense):
        spending = commitments.used(expense, period)
    covers = figures.lines_over(budget, [key_of(expense)])
    over = covers.over(key_of(expense))
    standing = figures.of_lines(year, over, covers)
    freed = sum(each.amount for each in spending[1:])
    said = [_standing(office, line, standing[line.id], expense.amount, freed) for line in over]
    return [*said, *map(_spoken, control.found(office, spending))]


def _spoken(found: control.Found) -> str:
    words = _("Stopped: {reason}") if found.control == "stop" else _("Let through with a warning: {reason}")
    return words.format(reason=found.told)


def _standing(office: Office, line: BudgetLine, has: Figures, amount: int, freed: int) -> str:
    return _(
        "{line}: budget {budget}, changes {changes}, spent {spent}, committed {committed}, this {this}, left {left}"
    ).format(
        line=figures.title(line),
        budget=office.money(sum(has.budget)),
        changes=office.money(sum(has.changes)),
        spent=office.money(sum(has.actual)),
        committed=office.money(has.committed),
        this=office.money(amount),
        left=office.money(has.available - amount - freed),
    )


def unfitting(office: Office) -> set[int]:
    """The drafts that the budget speaks against as it stands, each by itself, by row id."""
    found: set[int] = set()
    asked: dict[int, list[Spending]] = {}
    for expense in Expense.select().where(Expense.state == "draft"):
        try:
            asked[expense.id] = commitments.used(expense, years.posting_period(expense.date))
        except Refused:
            found.add(expense.id)
    check = control.Check(office, [each for those in asked.values() for each in those])
    return found | {row for row, those in asked.items() if check.found(those)}
