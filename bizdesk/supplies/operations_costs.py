"""What supplies cost where they are used, for the areas that reckon costs (clause 4.3.2)."""

from collections import defaultdict
from datetime import date

from bizdesk.office.periods import period_of
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.usage import used

# By month, department (row id), budget account as it is told, and project.
Place = tuple[str, int | None, str, str]


def costs_of_use(first: date, last: date) -> dict[Place, int]:
    """What was issued in a span of days, less what was given back, in minor units at what it had cost."""
    columns = (Movement.date, Movement.department, Movement.account, Movement.project, Movement.supply)
    told = dict(Supply.select(Supply.id, Supply.account).tuples())
    found: dict[Place, int] = defaultdict(int)
    for (day, department, account, project, supply), each in used(first, last, *columns).items():
        period = period_of(date.fromisoformat(day))
        found[period, department, account or told.get(supply, ""), project] += each.value
    return {place: amount for place, amount in found.items() if amount}
