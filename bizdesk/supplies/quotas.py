"""How much anyone may have in a period (clause 4.2.2b): what was issued in it against the quota."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.money import half_up
from bizdesk.office.people import Department, Staff
from bizdesk.office.periods import add_months
from bizdesk.office.places import within
from bizdesk.office.values import show_quantity
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Quota, Supply, SupplyCategory
from bizdesk.supplies.stock import RULE, SCALE
from bizdesk.supplies.usage import Used, used

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def admit(
    office: Office,
    supply: Supply,
    quantity: Decimal,
    *,
    staff: Staff | None,
    department: Department | None,
    on: date | None = None,
) -> None:
    """Refuse what would go beyond a quota of the person, of the department or of everybody, with its figures."""
    day = on or office.today()
    for quota in _that_apply(supply, staff, department):
        had, cost = _had(quota, supply, staff, department, day)
        wanted = int(quantity * SCALE)
        price = half_up(stock.unit_cost(supply) * wanted, SCALE)
        above = quota.quantity is not None and had + wanted > stock.scaled(quota.quantity)
        dearer = quota.amount is not None and cost + price > quota.amount
        if above or dearer:
            limit = stock.shown(stock.scaled(quota.quantity)) if above else office.money(quota.amount)
            raise Refused(
                N_("Quota {number} allows {limit} from {first}: {had} was had, {wanted} more is too much."),
                rule=RULE,
                number=quota.number,
                limit=limit,
                first=first_day(quota.period, day),
                had=stock.shown(had) if above else office.money(cost),
                wanted=show_quantity(quantity) if above else office.money(price),
            )


def first_day(period: str, day: date) -> date:
    """The first day of the month, quarter or year that a day lies in."""
    months = MONTHS[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _that_apply(supply: Supply, staff: Staff | None, department: Department | None) -> Iterable[Quota]:
    for quota in Quota.select().where(Quota.active).order_by(Quota.id):
        told = quota.__data__
        if told["supply"] not in (None, supply.id):
            continue
        if told["category"] is not None and supply.__data__["category"] not in within(SupplyCategory, told["category"]):
            continue
        if told["staff"] is not None and (staff is None or told["staff"] != staff.id):
            continue
        if told["department"] is not None and not _belongs(department, told["department"]):
            continue
        yield quota


def _belongs(department: Department | None, to: int) -> bool:
    return department is not None and department.id in within(Department, to)


def _had(
    quota: Quota, supply: Supply, staff: Staff | None, department: Department | None, day: date
) -> tuple[int, int]:
    """What was had of a quota in its period: the quantity and what it cost, what came back taken off."""
    told = quota.__data__
    first = first_day(quota.period, day)
    # All of the period: what is entered for a day before others counts beside them.
    last = add_months(first, MONTHS[quota.period]) - timedelta(days=1)
    conditions: list[Any] = []
    if told["supply"] is not None:
        conditions.append(Movement.supply == told["supply"])
    elif told["category"] is not None:
        classes = within(SupplyCategory, told["category"])
        conditions.append(Movement.supply.in_(Supply.select(Supply.id).where(rows.among(Supply.category, classes))))
    if told["department"] is not None and told["staff"] is None:
        conditions.append(rows.among(Movement.department, within(Department, told["department"])))
    elif staff is not None:
        conditions.append(Movement.staff == staff.id)
    else:
        conditions += [Movement.staff.is_null(), Movement.department == department.id if department else False]
    return used(first, last, where=conditions).get((), Used())
