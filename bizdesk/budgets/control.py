"""The check before anything is spent or promised (clause 4.3.1b): by every line it falls under, the tighter wins."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bizdesk.budgets import figures, years
from bizdesk.budgets.coverage import Coverage, Key
from bizdesk.budgets.models import Account, BudgetLine, FiscalYear
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import percent_of
from bizdesk.office.people import Department
from bizdesk.office.periods import first_day
from bizdesk.office.record import Record

RULE = "4.3.1b"
BEYOND = N_(
    "{line}: in force {in_force}, spent {spent}, committed {committed}; this {this} is {excess} more than is left."
)
BEYOND_SO_FAR = N_(
    "{line}: in force through {period} {in_force}, spent {spent}, committed {committed}; this {this} is {excess} more"
    " than is left."
)
UNPLANNED = N_("No line of the budget covers {account} of {department}: {this} is outside the plan.")
STOPPED = N_(
    "No line of the budget covers {account} of {department}: {this} is outside the plan. Where it is for another"
    " department or account, name that."
)


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
    return Check(office, spending).found(spending)


class _Plan(NamedTuple):
    """The lines in force of a year that spending falls under, and where each stands, by row id."""

    year: FiscalYear
    covers: Coverage[BudgetLine]
    standing: dict[int, figures.Figures]


class Check:
    """What is left for spending, read once for all of it, so that its parts may be held against it one by one."""

    def __init__(self, office: Office, spending: Sequence[Spending]) -> None:
        self._office = office
        self._earning = {row for (row,) in Account.select(Account.id).where(Account.kind == "income").tuples()}
        self._years = {period: years.needed_year(first_day(period)) for period in {each.period for each in spending}}
        self._plans: dict[int, _Plan] = {}
        for year in {each.id: each for each in self._years.values()}.values():
            keys = {each.key for each in self._planned(spending) if self._years[each.period] == year}
            budget = figures.in_force(year)
            if budget is not None:
                covers = figures.lines_over(budget, keys)
                lines = {line.id: line for key in keys for line in covers.over(key)}
                self._plans[year.id] = _Plan(year, covers, figures.of_lines(year, list(lines.values()), covers))

    def _planned(self, spending: Sequence[Spending]) -> list[Spending]:
        """What is held against a plan: income is not."""
        return [each for each in spending if each.key.account not in self._earning]

    def found(self, spending: Sequence[Spending]) -> list[Found]:
        """What speaks against so much of it, besides what was taken before."""
        by_year: dict[int, list[Spending]] = defaultdict(list)
        for each in self._planned(spending):
            by_year[self._years[each.period].id].append(each)
        return [
            each for row, those in by_year.items() if row in self._plans for each in self._in(self._plans[row], those)
        ]

    def take(self, spending: Sequence[Spending]) -> None:
        """Count so much of it as spent."""
        for each in self._planned(spending):
            plan = self._plans.get(self._years[each.period].id)
            if plan is None:
                continue
            for line in plan.covers.over(each.key):
                actual = list(plan.standing[line.id].actual)
                actual[years.month_of(plan.year, each.period) - 1] += each.amount
                plan.standing[line.id] = plan.standing[line.id]._replace(actual=tuple(actual))

    def _in(self, plan: _Plan, spending: Sequence[Spending]) -> list[Found]:
        outside: dict[Key, int] = defaultdict(int)
        sums: dict[int, list[int]] = defaultdict(lambda: [0] * years.MONTHS)
        lines: dict[int, BudgetLine] = {}
        for each in spending:
            over = plan.covers.over(each.key)
            if not over:
                outside[each.key] += each.amount
            for line in over:
                lines[line.id] = line
                sums[line.id][years.month_of(plan.year, each.period) - 1] += each.amount
        made = [unplanned(self._office, key, amount, STOPPED) for key, amount in outside.items() if amount > 0]
        tolerance = self._office.policy.get("budget_tolerance_percent")
        for row, line in lines.items():
            this, has = sums[row], plan.standing[row]
            said = _beyond_so_far(self._office, plan.year, line, has, this, tolerance)
            if sum(this) > 0 and sum(this) > has.available + percent_of(sum(has.in_force), tolerance):
                said.insert(0, _beyond(self._office, line, has, this))
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


def unplanned(office: Office, key: Key, amount: int, stopped: str = UNPLANNED) -> Found:
    """What the plan as a whole says to something that no line of it covers; stopped: in which words where it stops."""
    control = office.policy.text("budget_unplanned")
    account = _named(Account, key.account)
    department = _("the whole office") if key.department is None else _named(Department, key.department)
    words = stopped if control == "stop" else UNPLANNED
    told = Refused(words, rule=RULE, account=account, department=department, this=office.money(amount))
    return Found(control, None, told)


def _named(kind: type[Record], row: int) -> str:
    """A record in words; one that an import is yet to make cannot be read."""
    record = kind.get_or_none(kind.id == row)
    return record.caption if record is not None else _("(new)")


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


def not_fitting(office: Office, parts: Sequence[Sequence[Spending]]) -> dict[int, Refused]:
    """Which of several parts a line stops, by their place, each after those before it that fit."""
    check = Check(office, [each for part in parts for each in part])
    if not any(each.control == "stop" for each in check.found([each for part in parts for each in part])):
        return {}
    refused: dict[int, Refused] = {}
    for place, part in enumerate(parts):
        stops = [each.told for each in check.found(part) if each.control == "stop"]
        if stops:
            refused[place] = stops[0]
        else:
            check.take(part)
    return refused
