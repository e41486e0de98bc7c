"""Carrying over (clause 4.3.1c): what is left of marked lines of a closed year goes on into the next, once."""

from collections.abc import Sequence
from typing import NamedTuple

from bizdesk.budgets import figures, going_on, years
from bizdesk.budgets.changing import RULE
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine, Commitment, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months

KEY = ("department", "account", "project", "activity")
# What a line of a draft in which something is carried on takes besides from the one it was left of.
TAKEN = ("control_annual", "control_to_date", "carry_over")


class Left(NamedTuple):
    """A marked line of the year that ended, its like in the next where there is one, and what is left of it."""

    line: BudgetLine
    into: BudgetLine | None
    amount: int


def carry_over(office: Office, who: str, year: FiscalYear) -> BudgetChange | Budget:
    """Carry over what a closed year left of its marked lines, in the first month of the next: by a change of its budget
    in force, handed in like any other, or in its draft."""
    with change(office, who, N_("Carry {year} over into {number}"), year=year.year) as act:
        into = _next_budget(year)
        act.words["number"] = into.number
        todo = left(year, into)
        if not todo:
            raise Refused(N_("Nothing of {year} is left to be carried over."), rule=RULE, year=year.year)
        office.notices += years.left_in(office, year)
        return _planned(act, year, into, todo) if into.state == "draft" else _changed(act, who, year, into, todo)


def left(year: FiscalYear, into: Budget) -> list[Left]:
    """What of a closed year is to be carried over: of each marked line all that is not spent, for what is promised of
    it is promised in the next year then."""
    budget = figures.in_force(year)
    lines = figures.lines_of(budget) if budget is not None else []
    standing = figures.of_lines(year, lines, figures.covering(lines))
    likes = {key_of(line): line for line in figures.lines_of(into)}
    return [
        Left(line, likes.get(key_of(line)), going_on.rest(standing[line.id]))
        for line in lines
        if going_on.is_carried(line, standing[line.id])
    ]


def _next_budget(year: FiscalYear) -> Budget:
    """The budget that what is left of a closed year goes into: the next year's in force, else its newest draft."""
    if year.state != "closed":
        raise Refused(N_("{year} is open: close its months first."), rule=RULE, year=year.year)
    years.not_carried(year)
    following = years.needed_year(add_months(year.starts_on, years.MONTHS))
    standing = figures.in_force(following)
    if standing is not None and standing.state == "approved":
        return standing
    drafts = Budget.select().where((Budget.year == following.id) & (Budget.state == "draft"))
    draft: Budget | None = drafts.order_by(Budget.version.desc()).first()
    if draft is None:
        raise Refused(
            N_("No budget of {year} is in force, and none is in draft: draw one up first."),
            rule=RULE,
            year=following.year,
        )
    return draft


def _planned(act: Act, year: FiscalYear, into: Budget, todo: Sequence[Left]) -> Budget:
    for each in todo:
        line = each.into or _like(into, each.line, (*KEY, *TAKEN))
        line.month_1 += each.amount
        if each.into is None:
            act.add(line)
        else:
            act.save(line)
    into.carried_from = year
    return act.save(into)


def _changed(act: Act, who: str, year: FiscalYear, into: Budget, todo: Sequence[Left]) -> BudgetChange:
    made: BudgetChange = act.add(
        BudgetChange(
            budget=into,
            kind="increase",
            reason=_("Carried over from {year}").format(year=year.year),
            applicant=act.office.staff(who),
            requested_on=act.office.today(),
            carried_from=year,
        )
    )
    covers = figures.covering(figures.lines_of(into))
    for each in todo:
        if each.into is None and covers.over(key_of(each.line)):
            raise _missing(into, each.line)
        line = each.into or act.add(_like(into, each.line, KEY))
        act.add(BudgetChangeLine(change=made, line=line, month=1, amount=each.amount))
    return made


def _like(into: Budget, line: BudgetLine, names: Sequence[str]) -> BudgetLine:
    return BudgetLine(budget=into, **{name: getattr(line, name) for name in names})


def _missing(into: Budget, line: BudgetLine) -> Refused:
    """A line of nothing under one from which is spent would stop that until the change is approved: nobody adds it
    unasked."""
    return Refused(
        N_("{number} has no line {line} to carry over to, only a wider one: add it first."),
        rule=RULE,
        number=into.number,
        line=figures.title(line),
    )


def previewed(office: Office, year: FiscalYear, **_inputs: object) -> list[str]:
    """What would be carried over of each line, what is promised of it, and into which budget."""
    try:
        into = _next_budget(year)
    except Refused as fault:
        return [str(fault)]
    of_line, _without = going_on.promised_of(year)
    told = [words for each in left(year, into) for words in _spoken(office, each, of_line.get(each.line.id, []))]
    told = [_("Into {number}:").format(number=into.number), *told] if told else [_("Nothing is left.")]
    return [*told, *going_on.without_money(office, year), *years.left_in(office, year)]


def _spoken(office: Office, left: Left, promised: Sequence[Commitment]) -> list[str]:
    """What is carried over of a line, and the promises that it is needed for."""
    words = _("{line}: {amount}")
    if promised:
        words = _("{line}: {amount}, of it promised: {promised}")
    if (worth := going_on.worth(promised)) > left.amount:
        words = _("{line}: {amount}, less than is promised of it: {promised}")
    told = words.format(line=figures.title(left.line), amount=office.money(left.amount), promised=office.money(worth))
    return [told, *going_on.named(office, promised)]
