"""Cost measures (clause 4.3.2): what one saved is what it would have cost less what it did cost, never typed in."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bizdesk.budgets.costs import direct
from bizdesk.budgets.coverage import way_up
from bizdesk.budgets.flows import MEASURE_FLOW
from bizdesk.budgets.models import Account, CostMeasure
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import _
from bizdesk.office.money import spread
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, period_of, periods_between


class Realised(NamedTuple):
    """What a measure came to in its months that are over, in minor units: what it would have cost and what it did."""

    months: int
    of: int
    baseline: int
    actual: int
    target: int

    @property
    def saving(self) -> int:
        return self.baseline - self.actual


def realised(office: Office, measure: CostMeasure, on: date) -> Realised:
    """What a measure saved in those of its months that are over on a day, against the same share of its baseline."""
    return realised_of(office, [measure], on)[measure.id]


def realised_of(office: Office, measures: Sequence[CostMeasure], on: date) -> dict[int, Realised]:
    """The same of several measures, by row id; their costs are read once for all of them."""
    periods = {each.id: list(periods_between(period_of(each.starts_on), period_of(each.ends_on))) for each in measures}
    over = {row: [period for period in those if last_day(period) <= on] for row, those in periods.items()}
    costs = _costs(office, [period for those in over.values() for period in those])
    found: dict[int, Realised] = {}
    for each in measures:
        months, of, even = len(over[each.id]), len(periods[each.id]), [1] * len(periods[each.id])
        baseline, target = (sum(spread(whole, even)[:months]) for whole in (each.baseline, each.target))
        told = each.__data__
        actual = sum(costs[told["account"], told.get("department"), period] for period in over[each.id])
        found[each.id] = Realised(months, of, baseline, actual, target)
    return found


def _costs(office: Office, periods: Collection[str]) -> Mapping[tuple[int, int | None, str], int]:
    """What every account and department cost in each of some months, with all that lies below both; None is every
    department."""
    found: dict[tuple[int, int | None, str], int] = defaultdict(int)
    if not periods:
        return found
    departments = dict(Department.select(Department.id, Department.parent).tuples())
    accounts = dict(Account.select(Account.id, Account.parent).tuples())
    for cost in direct(office, min(periods), max(periods)):
        for account in way_up(cost.account, accounts):
            for department in (*way_up(cost.department, departments), None):
                found[account, department, cost.period] += cost.amount
    return found


def step(action: str, words: str) -> Callable[[Office, str, CostMeasure], CostMeasure]:
    """The function that takes a measure a step on."""

    def taken(office: Office, who: str, measure: CostMeasure) -> CostMeasure:
        with change(office, who, words, number=measure.number) as act:
            MEASURE_FLOW.move(measure, action)
            return act.save(measure)

    return taken


def previewed(office: Office, measure: CostMeasure, **_inputs: object) -> list[str]:
    """What a measure saved until now, against its target."""
    came = realised(office, measure, office.today())
    return [
        _("Saved in {months} of {of} months: {saving}; the target is {target}").format(
            months=came.months,
            of=came.of,
            saving=office.money(came.saving),
            target=office.money(came.target),
        )
    ]
