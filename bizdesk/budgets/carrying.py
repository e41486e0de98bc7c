"""Carrying over (clause 4.3.1c): what is left of marked lines of a closed year goes on into the next, once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from peewee import fn

from bizdesk.budgets import figures, years
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine, FiscalYear
from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import last_day

RULE = "4.3.1c"
# What a line in which something is carried on takes from the one it was left of.
TAKEN = ("department", "account", "project", "activity", "control_annual", "control_to_date", "carry_over")


class Left(NamedTuple):
    """A marked line of the year that ended, its like in the next where there is one, and what is to be added there."""

    line: BudgetLine
    into: BudgetLine | None
    amount: int


def carried_by_line(lines: Sequence[BudgetLine], *, approved: bool = False) -> dict[int, int]:
    """What was carried into lines already, by row id: as they were drawn up, and by changes that were not rejected;
    approved: only by those in force."""
    found = defaultdict(int, {line.id: line.carried for line in lines})
    states = ("approved",) if approved else ("draft", "submitted", "approved")
    query = BudgetChangeLine.select(BudgetChangeLine.line, fn.SUM(BudgetChangeLine.amount)).join(BudgetChange)
    query = query.where(
        BudgetChange.carried_from.is_null(False)
        & BudgetChange.state.in_(states)
        & rows.among(BudgetChangeLine.line, [line.id for line in lines])
    )
    for row, amount in query.group_by(BudgetChangeLine.line).tuples():
        found[row] += amount
    return found


def next_budget(year: FiscalYear) -> Budget:
    """The budget that what is left of a closed year goes into: the next year's in force, else its newest draft."""
    if year.state != "closed":
        raise Refused(N_("{year} is open: close its months first."), rule=RULE, year=year.year)
    following = years.needed_year(last_day(years.periods(year)[-1]) + timedelta(days=1))
    standing = figures.in_force(following)
    if standing is not None and standing.state == "approved":
        return standing
    drafts = Budget.select().where((Budget.year == following.id) & (Budget.state == "draft"))
    draft: Budget | None = drafts.order_by(Budget.version.desc()).first()
    if draft is None:
        words = N_("{year} has no budget in force and none in draft: draw one up first.")
        raise Refused(words, rule=RULE, year=following.year)
    return draft


def left(year: FiscalYear, into: Budget) -> list[Left]:
    """What of a year is still to be carried over: of each marked line what is not spent, promised or not, for what is
    promised is open in the next year then; less what was carried over before."""
    budget = figures.in_force(year)
    lines = figures.lines_of(budget) if budget is not None else []
    standing = figures.of_lines(year, lines, figures.covering(lines))
    known = figures.lines_of(into)
    by_key = {key_of(line): line for line in known}
    before = carried_by_line(known)
    found: list[Left] = []
    for line in lines:
        if not line.carry_over:
            continue
        like = by_key.get(key_of(line))
        amount = max(0, sum(standing[line.id].in_force) - sum(standing[line.id].actual))
        if difference := amount - (before[like.id] if like is not None else 0):
            found.append(Left(line, like, difference))
    return found


def carry_over(office: Office, who: str, year: FiscalYear) -> list[BudgetChange]:
    """Carry over what is left of the marked lines of a year: into the first month of the next year's draft, or as
    changes of its budget in force that are handed in like any other."""
    with change(office, who, N_("Carry {year} over into {number}"), year=year.year) as act:
        into = next_budget(year)
        act.words["number"] = into.number
        todo = left(year, into)
        if not todo:
            office.notices.append(_("Nothing of {year} is left to be carried over.").format(year=year.year))
            return []
        if into.state == "draft":
            for each in todo:
                _plan(act, into, each)
            return []
        parts = (("increase", [each for each in todo if each.amount > 0]),
                 ("decrease", [each for each in todo if each.amount < 0]))  # fmt: skip
        return [_changed(act, who, year, into, kind, part) for kind, part in parts if part]


def _like(into: Budget, each: Left) -> BudgetLine:
    """The line of the next budget for the same, new where it has none."""
    return each.into or BudgetLine(budget=into, **{name: getattr(each.line, name) for name in TAKEN})


def _plan(act: Act, into: Budget, each: Left) -> None:
    line = _like(into, each)
    line.month_1 += each.amount
    line.carried += each.amount
    if each.into is None:
        act.add(line)
    else:
        act.save(line)


def _changed(act: Act, who: str, year: FiscalYear, into: Budget, kind: str, todo: Sequence[Left]) -> BudgetChange:
    made: BudgetChange = act.add(
        BudgetChange(
            budget=into,
            kind=kind,
            reason=_("Carried over from {year}").format(year=year.year),
            applicant=act.office.staff(who),
            requested_on=act.office.today(),
            carried_from=year,
        )
    )
    for each in todo:
        line = each.into or act.add(_like(into, each))
        act.add(BudgetChangeLine(change=made, line=line, month=1, amount=each.amount))
    return made


def previewed(office: Office, year: FiscalYear, **_inputs: object) -> list[str]:
    """What would be carried over of each line, and into which budget."""
    try:
        into = next_budget(year)
    except Refused as fault:
        return [str(fault)]
    told = [
        _("{line}: {amount}").format(line=figures.title(each.line), amount=office.money(each.amount))
        for each in left(year, into)
    ]
    return [_("Into {number}:").format(number=into.number), *told] if told else [_("Nothing is left.")]
