"""Cost measures (clause 4.3.2): what one saved is what it would have cost less what it did cost, never typed in."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bizdesk.budgets.costs import direct
from bizdesk.budgets.flows import MEASURE_FLOW
from bizdesk.budgets.models import Account, CostMeasure
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import _
from bizdesk.office.money import spread
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, period_of, periods_between
from bizdesk.office.places import within


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
    periods = list(periods_between(period_of(measure.starts_on), period_of(measure.ends_on)))
    over = [period for period in periods if last_day(period) <= on]
    if not over:
        return Realised(0, len(periods), 0, 0, 0)
    even = [1] * len(periods)
    baseline, target = (sum(spread(whole, even)[: len(over)]) for whole in (measure.baseline, measure.target))
    accounts = within(Account, measure.account.id)
    departments = within(Department, measure.department.id) if measure.department else None
    actual = sum(
        cost.amount
        for cost in direct(office, over[0], over[-1])
        if cost.account in accounts and (departments is None or cost.department in departments)
    )
    return Realised(len(over), len(periods), baseline, actual, target)


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
