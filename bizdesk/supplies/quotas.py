"""How much anyone may have in a period (clause 4.2.2b): what was issued in it against the quota."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Department, Staff
from bizdesk.office.periods import add_months
from bizdesk.office.places import within
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Quota, Supply, SupplyCategory
from bizdesk.supplies.stock import RULE, SCALE
from bizdesk.supplies.usage import Used, used
from bizdesk.supplies.words import PERIODS

MONTHS = {"month": 1, "quarter": 3, "year": 12}
Wanted = Sequence[tuple[Supply, Decimal]]


class Drawn(NamedTuple):
    """What was had of a quota in its period and what is wanted of it more: quantities as stored, amounts."""

    quota: Quota
    had: int
    cost: int
    wanted: int
    price: int

    @property
    def above(self) -> bool:
        """Whether it is more than the quantity that is allowed."""
        return self.quota.quantity is not None and self.had + self.wanted > stock.scaled(self.quota.quantity)

    @property
    def dearer(self) -> bool:
        """Whether it costs more than the amount that is allowed."""
        return self.quota.amount is not None and self.cost + self.price > self.quota.amount


def admit(
    office: Office,
    wanted: Wanted,
    *,
    staff: Staff | None,
    department: Department | None,
    on: date | None = None,
) -> None:
    """Refuse what would together go beyond a quota of the person, of the department or of everybody, with its figures.

    wanted: how much of which supplies.
    """
    day = on or office.today()
    for each in _drawn(wanted, staff, department, day):
        if each.above or each.dearer:
            quota, above = each.quota, each.above
            raise Refused(
                N_(
                    "Quota {number} ({whom}; {what}; {period}) allows {limit} from {first}: {had} was had, {wanted} "
                    "more is too much."
                ),
                rule=RULE,
                number=quota.number,
                whom=_(", ").join(each.caption for each in (quota.staff, quota.department) if each) or _("anyone"),
                what=next((each.caption for each in (quota.supply, quota.category) if each), _("all supplies")),
                period=_(PERIODS[quota.period]).lower(),
                limit=stock.shown(stock.scaled(quota.quantity)) if above else office.money(quota.amount),
                first=first_day(quota.period, day),
                had=stock.shown(each.had) if above else office.money(each.cost),
                wanted=stock.shown(each.wanted) if above else office.money(each.price),
            )


def left(
    office: Office,
    wanted: Wanted,
    *,
    staff: Staff | None,
    department: Department | None,
    on: date | None = None,
    beside: Wanted = (),
) -> list[str]:
    """What each quota leaves once so much more was had, in sentences; beside: what else is asked for with it."""
    told = []
    for quota, had, cost, more, price in _drawn([*wanted, *beside], staff, department, on or office.today()):
        if not any(_is_of(quota, supply) for supply, _quantity in wanted):
            continue
        if quota.quantity is not None:
            limit = stock.scaled(quota.quantity)
            told.append(_rest(quota, limit - had - more, limit, stock.shown))
        if quota.amount is not None:
            told.append(_rest(quota, quota.amount - cost - price, quota.amount, office.money))
    return told


def _rest(quota: Quota, rest: int, limit: int, shown: Callable[[int], str]) -> str:
    words = _("Quota {number}: {left} of {limit} left") if rest >= 0 else _("Quota {number}: {left} beyond its {limit}")
    return words.format(number=quota.number, left=shown(abs(rest)), limit=shown(limit))


def first_day(period: str, day: date) -> date:
    """The first day of the month, quarter or year that a day lies in."""
    months = MONTHS[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _drawn(wanted: Wanted, staff: Staff | None, department: Department | None, day: date) -> Iterator[Drawn]:
    """The quotas that apply to any of what is wanted, each with all of it that it is of.

    The department is that which it is booked to, as what was had is summed by it: the person's own where none is told.
    """
    department = department or (staff.department if staff else None)
    for quota in Quota.select().where(Quota.active).order_by(Quota.id):
        mine = [(supply, stock.scaled(quantity)) for supply, quantity in wanted if _is_of(quota, supply)]
        if mine and _is_for(quota, staff, department):
            had, cost = _had(quota, staff, department, day)
            price = sum(half_up(stock.unit_cost(supply) * quantity, SCALE) for supply, quantity in mine)
            yield Drawn(quota, had, cost, sum(quantity for _supply, quantity in mine), price)


def _is_of(quota: Quota, supply: Supply) -> bool:
    told = quota.__data__
    if told["supply"] not in (None, supply.id):
        return False
    return told["category"] is None or supply.__data__["category"] in within(SupplyCategory, told["category"])


def _is_for(quota: Quota, staff: Staff | None, department: Department | None) -> bool:
    told = quota.__data__
    if told["staff"] is not None and (staff is None or told["staff"] != staff.id):
        return False
    return told["department"] is None or _belongs(department, told["department"])


def _belongs(department: Department | None, to: int) -> bool:
    return department is not None and department.id in within(Department, to)


def _had(quota: Quota, staff: Staff | None, department: Department | None, day: date) -> tuple[int, int]:
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
    # The days of a period are fewer than all that a department or a person ever had.
    of_staff, of_department = rows.besides(Movement.staff), rows.besides(Movement.department)
    if told["department"] is not None and told["staff"] is None:
        conditions.append(rows.among(of_department, within(Department, told["department"])))
    elif staff is not None:
        conditions.append(of_staff == staff.id)
    else:
        conditions += [of_staff.is_null(), of_department == department.id if department else False]
    return used(first, last, where=conditions).get((), Used())
