"""The check before anything is spent or promised (clause 4.3.1b): by every line it falls under, the tighter wins."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bizdesk.budgets import figures, years
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.models import Account, BudgetLine, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent_of
from bizdesk.office.people import Department
from bizdesk.office.periods import first_day

RULE = "4.3.1b"
BEYOND = N_(
    "{line}: in force {in_force}, spent {spent}, committed {committed}; this {this} is {excess} more than is left."
)
BEYOND_SO_FAR = N_(
    "{line}: in force through {period} {in_force}, spent {spent}, committed {committed}; this {this} is {excess} more"
    " than is left."
)
UNPLANNED = N_("No line of the budget covers {account} of {department}: {this} is outside the plan.")


STRICTEST = ("stop", "warn", "ignore")


class Spending(NamedTuple):
    """Something about to be spent or promised: what for, in which month, how much in minor units; below zero: freed."""

    key: Key
    period: str
    amount: int


class Found(NamedTuple):
    """What a line, or the plan as a whole where there is none, says to a spending: its control and the sentence."""

    control: str
    line: BudgetLine | None
    told: Refused


def found(office: Office, spending: Sequence[Spending]) -> list[Found]:
    """What speaks against spending, those of one act taken together; nothing where all fits or no budget is in force.

    What lowers use is never held up, and exactly as much as is left passes.
    """
    made: list[Found] = []
    by_year: dict[int, list[Spending]] = defaultdict(list)
    of: dict[int, FiscalYear] = {}
    for each in spending:
        year = years.needed_year(first_day(each.period))
        of[year.id] = year
        by_year[year.id].append(each)
    for row, those in by_year.items():
        made += _in_year(office, of[row], those)
    return made


def _in_year(office: Office, year: FiscalYear, spending: Sequence[Spending]) -> list[Found]:
    budget = figures.in_force(year)
    if budget is None:
        return []
    covers = figures.lines_over(budget, {each.key for each in spending})
    earning = {row for (row,) in Account.select(Account.id).where(Account.kind == "income").tuples()}
    outside: dict[Key, int] = defaultdict(int)
    sums: dict[int, list[int]] = defaultdict(lambda: [0] * years.MONTHS)
    lines: dict[int, BudgetLine] = {}
    for each in spending:
        if each.key.account in earning:
            continue
        over = covers.over(each.key)
        if not over:
            outside[each.key] += each.amount
        for line in over:
            lines[line.id] = line
            sums[line.id][years.month_of(year, each.period) - 1] += each.amount
    made = [_unplanned(office, key, amount) for key, amount in outside.items() if amount > 0]
    standing = figures.of_lines(year, list(lines.values()), covers)
    tolerance = office.policy.get("budget_tolerance_percent")
    for row, line in lines.items():
        this, has = sums[row], standing[row]
        said = _beyond_so_far(office, year, line, has, this, tolerance)
        if sum(this) > 0 and sum(this) > has.available + percent_of(sum(has.in_force), tolerance):
            said.insert(0, _beyond(office, line, has, this))
        # Of one line the tighter is told, and the year before the months so far.
        made += sorted(said, key=lambda each: STRICTEST.index(each.control))[:1]
    return [each for each in made if each.control != "ignore"]


def _beyond(office: Office, line: BudgetLine, has: figures.Figures, this: list[int]) -> Found:
    told = Refused(
        BEYOND,
        rule=RULE,
        line=figures.title(line),
        in_force=office.money(sum(has.in_force)),
        spent=office.money(sum(has.actual)),
        committed=office.money(has.committed),
        this=office.money(sum(this)),
        excess=office.money(sum(this) - has.available),
    )
    return Found(line.control_annual, line, told)


def _beyond_so_far(
    office: Office, year: FiscalYear, line: BudgetLine, has: figures.Figures, this: list[int], tolerance: Decimal
) -> list[Found]:
    """What the months so far say, at the first of them that is too small."""
    if line.control_to_date == "ignore" or not any(this):
        return []
    first = next(month for month, amount in enumerate(this, start=1) if amount)
    # What is posted to a month that is past takes from what the months since had left, too.
    for month in range(first, years.MONTHS + 1):
        so_far = sum(this[:month])
        if so_far <= 0:
            continue
        limit = sum(has.in_force[:month])
        if so_far > has.available_to(month) + percent_of(limit, tolerance):
            told = Refused(
                BEYOND_SO_FAR,
                rule=RULE,
                line=figures.title(line),
                period=years.periods(year)[month - 1],
                in_force=office.money(limit),
                spent=office.money(sum(has.actual[:month])),
                committed=office.money(sum(has.promised[:month])),
                this=office.money(so_far),
                excess=office.money(so_far - has.available_to(month)),
            )
            return [Found(line.control_to_date, line, told)]
    return []


def _unplanned(office: Office, key: Key, amount: int) -> Found:
    account = Account.get_by_id(key.account).caption
    department = _("the whole office")
    if key.department is not None:
        department = Department.get_by_id(key.department).caption
    told = Refused(UNPLANNED, rule=RULE, account=account, department=department, this=office.money(amount))
    return Found(office.policy.text("budget_unplanned"), None, told)


def held_up(office: Office, spending: Sequence[Spending]) -> list[Refused]:
    """What stops spending, in the order of its lines; what a line only warns of is said with the act."""
    stops: list[Refused] = []
    for each in found(office, spending):
        if each.control == "stop":
            stops.append(each.told)
        else:
            office.notices.append(str(each.told))
    return stops


def admit(office: Office, spending: Sequence[Spending]) -> None:
    """Refuse what a line stops, with its figures."""
    if stops := held_up(office, spending):
        raise stops[0]
