"""What a budget has to plan for before it comes into force (clause 4.3.1b): what is spent and promised already."""

from collections.abc import Iterator
from decimal import Decimal

from bizdesk.budgets import control, figures, years
from bizdesk.budgets.control import RULE, STRICTEST, Found
from bizdesk.budgets.figures import Figures, key_of
from bizdesk.budgets.models import Budget, BudgetLine
from bizdesk.budgets.outside import outside
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent_of

SHORT = N_(
    "{line}: {number} plans {planned}, and {spent} are spent and {committed} committed already: plan {excess} more."
)
SHORT_SO_FAR = N_(
    "{line}: {number} plans {planned} through {period}, and {spent} are spent and {committed} committed by then: plan"
    " {excess} more."
)


SEVERAL = N_("{number} falls short in {count} lines. {lines}")
# So many lines that fall short are told one by one.
TOLD = 5


def admit(office: Office, budget: Budget) -> None:
    """Refuse a budget that plans for less than is used of lines that stop, naming them all; of one that warns it is
    said."""
    told = found(office, budget)
    stops = [each.told for each in told if each.control == "stop"]
    if len(stops) == 1:
        raise stops[0]
    if stops:
        lines = [_(stop.message).format(**stop.values) for stop in stops[:TOLD]]
        if len(stops) > TOLD:
            lines.append(_("And {count} more.").format(count=len(stops) - TOLD))
        raise Refused(SEVERAL, rule=RULE, number=budget.number, count=len(stops), lines=" ".join(lines))
    office.notices += [str(each.told) for each in told]


def found(office: Office, budget: Budget) -> list[Found]:
    """What speaks against putting a budget into force, by its lines; of each the tighter control is told.

    What somebody let pass beyond a line is no reason against a version that leaves the line no less than it has. What a
    line of the version before covers and none of this one does is outside the plan then.
    """
    tolerance = office.policy.get("budget_tolerance_percent")
    before = figures.in_force(budget.year)
    use = figures.used(budget.year)
    lines, old = figures.lines_of(budget), figures.lines_of(before) if before is not None and before != budget else []
    covers, covered = figures.covering(lines), figures.covering(old)
    anew, those = figures.standing(lines, covers, use), figures.standing(old, covered, use)
    standing = {key_of(line): those[line.id] for line in old}
    found: list[Found] = []
    for line in lines:
        if line.account.kind != "income":
            said = list(_short(office, budget, line, anew[line.id], standing.get(key_of(line)), tolerance))
            found += sorted(said, key=lambda each: STRICTEST.index(each.control))[:1]
    dropped = [
        control.unplanned(office, key, amount)
        for key, amount in outside(use, covers).items()
        if covered.over(key) or not old
    ]
    # Nothing held up what was spent while no budget was in force: it is said, and no more.
    dropped = [each._replace(control="warn") if each.control == "stop" and not old else each for each in dropped]
    return found + [each for each in dropped if each.control != "ignore"]


def _short(
    office: Office, budget: Budget, line: BudgetLine, has: Figures, before: Figures | None, tolerance: Decimal
) -> Iterator[Found]:
    if line.control_annual != "ignore" and _too_little(has, before, years.MONTHS, tolerance):
        told = Refused(
            SHORT,
            rule=RULE,
            line=figures.title(line),
            number=budget.number,
            planned=office.money(sum(has.in_force)),
            spent=office.money(sum(has.actual)),
            committed=office.money(has.committed),
            excess=office.money(-has.available),
        )
        yield Found(line.control_annual, line, told)
    for month, period in enumerate(years.periods(budget.year), start=1):
        if line.control_to_date != "ignore" and _too_little(has, before, month, tolerance):
            told = Refused(
                SHORT_SO_FAR,
                rule=RULE,
                line=figures.title(line),
                number=budget.number,
                period=period,
                planned=office.money(sum(has.in_force[:month])),
                spent=office.money(sum(has.actual[:month])),
                committed=office.money(sum(has.promised[:month])),
                excess=office.money(-has.available_to(month)),
            )
            yield Found(line.control_to_date, line, told)
            return


def _too_little(has: Figures, before: Figures | None, month: int, tolerance: Decimal) -> bool:
    """Whether less is planned through a month than is used by then, and less than was before."""
    left = has.available_to(month)
    if left + percent_of(sum(has.in_force[:month]), tolerance) >= 0:
        return False
    return before is None or left < before.available_to(month)
