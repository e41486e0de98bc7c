"""Carrying over (clause 4.3.1c): what is left of some lines at the end of a year goes on into the next, by a change."""

from bizdesk.budgets import figures, years
from bizdesk.budgets.changing import RULE
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months


def carry_over(office: Office, who: str, year: FiscalYear) -> BudgetChange:
    """Draw up the change that adds what a closed year left of its carried lines to the first month of the next year."""
    with change(office, who, N_("Carry over from {year} by {number}"), year=year.year) as act:
        _closed_once(year)
        budget, into = _in_force(year), _in_force(years.needed_year(add_months(year.starts_on, years.MONTHS)))
        lines = figures.lines_of(budget)
        standing = figures.of_lines(year, lines, figures.covering(lines))
        left = {line.id: standing[line.id].available for line in lines if line.carry_over}
        if not any(amount > 0 for amount in left.values()):
            raise Refused(N_("Nothing of {year} is to be carried over."), rule=RULE, year=year.year)
        made: BudgetChange = act.add(
            BudgetChange(
                budget=into,
                kind="increase",
                reason=_("Carried over from {year}").format(year=year.year),
                applicant=office.staff(who),
                requested_on=office.today(),
                carried_from=year,
            )
        )
        same = {figures.key_of(line): line for line in figures.lines_of(into)}
        for line in lines:
            if left.get(line.id, 0) > 0:
                target = same.get(figures.key_of(line))
                if target is None:
                    raise _missing(into, line)
                act.add(BudgetChangeLine(change=made, line=target, month=1, amount=left[line.id]))
        act.words["number"] = made.number
        return made


def _closed_once(year: FiscalYear) -> None:
    if year.state != "closed":
        raise Refused(N_("{year} is open: close its months first."), rule=RULE, year=year.year)
    done = (BudgetChange.carried_from == year.id) & (BudgetChange.state != "rejected")
    if before := BudgetChange.get_or_none(done):
        raise Refused(
            N_("{year} was carried over already, by {number}."), rule=RULE, year=year.year, number=before.number
        )


def _in_force(year: FiscalYear) -> Budget:
    budget = figures.in_force(year)
    if budget is None:
        raise Refused(N_("No budget of {year} is in force."), rule=RULE, year=year.year)
    return budget


def _missing(into: Budget, line: BudgetLine) -> Refused:
    return Refused(
        N_("{number} has no line {line} to carry over to: add it first."),
        rule=RULE,
        number=into.number,
        line=figures.title(line),
    )
