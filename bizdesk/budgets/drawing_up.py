"""Drawing up a budget (clause 4.3.1a): its versions and its lines of twelve months."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from peewee import fn

from bizdesk.budgets import figures, years
from bizdesk.budgets.accounts import still_in_use
from bizdesk.budgets.figures import MONTH_FIELDS
from bizdesk.budgets.flows import BUDGET_FLOW
from bizdesk.budgets.models import Budget, BudgetChange, BudgetLine, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.money import spread
from bizdesk.office.periods import add_months

RULE = "4.3.1a"
PATTERNS = {"equal": N_("Equally"), "weights": N_("By weights"), "last_year": N_("As last year was spent")}


def add(office: Office, who: str, values: Mapping[str, Any]) -> Budget:
    """Begin a budget: the next version of its year, by who acts unless it is said otherwise."""
    with change(office, who, N_("Add budget {number}")) as act:
        budget = begun(act, who, values)
        act.words["number"] = budget.number
        return budget


def begun(act: Act, who: str, values: Mapping[str, Any]) -> Budget:
    """The next version of a year, not a line planned yet."""
    values = dict(values)
    year = values.get("year") or years.needed_year(act.office.today())
    if year.state == "closed":
        raise Refused(N_("The year {year} is closed."), rule=RULE, year=year.year)
    newest = Budget.select(fn.MAX(Budget.version)).where(Budget.year == year.id).scalar() or 0
    values |= {"year": year, "version": newest + 1}
    values["title"] = values.get("title") or _("Budget {year}").format(year=year.year)
    values["prepared_by"] = values.get("prepared_by") or act.office.staff(who)
    return act.add(Budget(**values))


def edit(office: Office, who: str, budget: Budget, values: Mapping[str, Any]) -> Budget:
    """Correct a draft."""
    with change(office, who, N_("Edit {number}"), number=budget.number) as act:
        changeable(budget.afresh())
        if "year" in values and values["year"] != budget.year:
            raise Refused(N_("{number} stays a budget of its year: copy it into the other."), number=budget.number)
        for name, value in values.items():
            setattr(budget, name, value)
        return act.save(budget)


def remove(office: Office, who: str, budget: Budget) -> None:
    """Delete a draft with its lines."""
    with change(office, who, N_("Delete draft {number}"), number=budget.number) as act:
        changeable(budget.afresh())
        for line in figures.lines_of(budget):
            act.remove(line)
        act.remove(budget)


def changeable(budget: Budget) -> None:
    """Refuse to change a budget that was handed in."""
    words = (
        N_("{number} is {state}: what is in force is changed by a budget change or by the next version.")
        if budget.state in ("approved", "superseded", "closed")
        else N_("{number} is {state}: send it back before it is changed.")
    )
    BUDGET_FLOW.within(budget, ("draft",), words)


def add_line(office: Office, who: str, values: Mapping[str, Any]) -> BudgetLine:
    """Plan for one account more; in a budget in force a line of nothing, which a budget change then fills."""
    line = BudgetLine(**values)
    with change(office, who, N_("Add {line} to {number}")) as act:
        line.verify()
        still_in_use(line.account)
        budget = line.budget.afresh()
        if budget.state != "approved" or any(months(line)):
            changeable(budget)
        elif (line.control_annual, line.carry_over) != ("stop", False):
            raise Refused(
                N_("{number} is in force: a line is added to it as one of nothing that stops all beyond it."),
                rule="4.3.1b",
                number=budget.number,
            )
        once(line)
        act.words |= {"number": budget.number, "line": figures.title(line)}
        return act.add(line)


def edit_line(office: Office, who: str, line: BudgetLine, values: Mapping[str, Any]) -> BudgetLine:
    """Plan other amounts."""
    budget, account = line.budget.afresh(), line.account
    for name, value in values.items():
        setattr(line, name, value)
    with change(office, who, N_("Edit {line} of {number}"), number=budget.number, line=figures.title(line)) as act:
        changeable(budget)
        if line.budget != budget:
            raise Refused(N_("A line stays in its budget: add it to the other and take it off this one."), rule=RULE)
        if line.account != account:
            still_in_use(line.account)
        once(line)
        return act.save(line)


def remove_line(office: Office, who: str, line: BudgetLine) -> None:
    """Plan for one account less."""
    with change(office, who, N_("Take {line} off {number}"), number=line.budget.number) as act:
        changeable(line.budget.afresh())
        act.words["line"] = figures.title(line)
        act.remove(line)


def months(line: BudgetLine) -> list[int]:
    """The twelve amounts of a line."""
    return [getattr(line, name) for name in MONTH_FIELDS]


def put(line: BudgetLine, amounts: Sequence[int]) -> None:
    """Write twelve amounts into a line; the operation saves it."""
    for name, amount in zip(MONTH_FIELDS, amounts, strict=True):
        setattr(line, name, amount)


def once(line: BudgetLine) -> None:
    """Refuse a second line of the same in one budget."""
    told = figures.key_of(line)
    for other in BudgetLine.select().where((BudgetLine.budget == line.budget) & (BudgetLine.account == line.account)):
        if other.id != line.id and figures.key_of(other) == told:
            raise Refused(
                N_("{number} has a line of {line} already: change that one."),
                rule=RULE,
                number=line.budget.number,
                line=figures.title(line),
            )


def shares(total: int, weights: Sequence[Decimal | int]) -> list[int]:
    """A total over twelve months by weights, to the cent."""
    return spread(total, list(weights) if any(weights) else [1] * figures.MONTHS)


def spread_line(
    office: Office, who: str, line: BudgetLine, *, total: int, pattern: str = "equal", weights: str = ""
) -> BudgetLine:
    """Spread a total over the months of a line: equally, by typed weights, or as it was spent the year before."""
    with change(office, who, N_("Spread {amount} over {line}"), amount=office.money(total)) as act:
        changeable(line.budget.afresh())
        act.words["line"] = figures.title(line)
        put(line, shares(total, weights_of(line, pattern, weights)))
        return act.save(line)


def weights_of(line: BudgetLine, pattern: str, typed: str) -> Sequence[Decimal | int]:
    """The weights of the twelve months by a pattern of PATTERNS; Refused where typed ones are not twelve."""
    if pattern == "equal":
        return [1] * figures.MONTHS
    if pattern == "weights":
        told = typed.replace("，", " ").replace(",", " ").split()
        if len(told) != figures.MONTHS or not all(
            part.isascii() and part.replace(".", "", 1).isdigit() for part in told
        ):
            raise Refused(
                N_("Type twelve weights, one for each month: {count} can be read."), rule=RULE, count=len(told)
            )
        return [Decimal(part) for part in told]
    before = year_before(line.budget.year)
    if before is None:
        raise Refused(N_("There is no budget year before {year}."), rule=RULE, year=line.budget.year.year)
    actual = figures.of_lines(before, [line], figures.covering([line]))[line.id].actual
    if sum(actual) <= 0:
        raise Refused(
            N_("Nothing was spent on {line} in {year}."), rule=RULE, line=figures.title(line), year=before.year
        )
    return [max(amount, 0) for amount in actual]


def year_before(year: FiscalYear) -> FiscalYear | None:
    """The budget year that ends where this one begins."""
    return years.year_of(add_months(year.starts_on, -1))


def undecided_changes(budget: Budget) -> list[BudgetChange]:
    """The changes of a budget that are under way."""
    under_way = BudgetChange.state.in_(("draft", "submitted"))
    return list(BudgetChange.select().where((BudgetChange.budget == budget.id) & under_way))
