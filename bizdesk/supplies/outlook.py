"""What is known of a supply where it is decided what to order (clause 4.2.2c): the figures of page and report alike."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from bizdesk.office import rows
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.money import half_up
from bizdesk.office.people import Supplier
from bizdesk.reports.names import Names
from bizdesk.supplies import usage
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.needs import Need, needs
from bizdesk.supplies.prices import last_prices
from bizdesk.supplies.replenishment import Position, days_of_cover
from bizdesk.supplies.stock import SCALE


class Figure(NamedTuple):
    """What a figure is called, in full and where there is little room, as message ids; and what it is."""

    label: str
    short: str
    type: Literal["quantity", "money"] = "quantity"


FIGURES: Mapping[str, Figure] = {
    "on_hand": Figure(N_("On hand"), N_("On hand")),
    "on_order": Figure(N_("On order"), N_("Ord")),
    "planned": Figure(N_("Planned"), N_("Plan")),
    "reserved": Figure(N_("Reserved"), N_("Res")),
    "projected": Figure(N_("Projected"), N_("Proj")),
    "reorder_level": Figure(N_("Reorder level"), N_("Level")),
    "average_use": Figure(N_("Average use a day"), N_("A day")),
    "days_of_cover": Figure(N_("Days of cover"), N_("Days")),
    "proposed": Figure(N_("To order"), N_("To order")),
    "price": Figure(N_("Unit price"), N_("Price"), "money"),
    "amount": Figure(N_("Amount"), N_("Amount"), "money"),
    "budget_left": Figure(N_("Budget left"), N_("Budget"), "money"),
}


class Outlook(NamedTuple):
    """A supply, how it stands, what was used of it in so many days, and what it costs; quantities in ten-thousandths.

    Each of FIGURES is one of its properties: a quantity in units, money in minor units, None where it is not known.
    """

    supply: Supply
    position: Position
    wanted: int
    used: int
    days: int
    price: int | None
    supplier: str | None
    budget_left: int | None

    @property
    def code(self) -> str:
        return self.supply.code

    @property
    def name(self) -> str:
        return self.supply.name

    @property
    def unit(self) -> str:
        return self.supply.unit

    @property
    def on_hand(self) -> Decimal:
        return _units(self.position.on_hand)

    @property
    def on_order(self) -> Decimal:
        return _units(self.position.on_order)

    @property
    def planned(self) -> Decimal:
        return _units(self.position.planned)

    @property
    def reserved(self) -> Decimal:
        return _units(self.position.reserved)

    @property
    def projected(self) -> Decimal:
        return _units(self.position.projected)

    @property
    def reorder_level(self) -> Decimal | None:
        return self.supply.reorder_level

    @property
    def average_use(self) -> Decimal:
        return _units(half_up(Fraction(self.used, self.days)))

    @property
    def days_of_cover(self) -> Decimal | None:
        cover = days_of_cover(self.position.on_hand, self.used, self.days)
        return Decimal(half_up(cover * 10)) / 10 if cover is not None else None

    @property
    def proposed(self) -> Decimal:
        return _units(self.wanted)

    @property
    def amount(self) -> int | None:
        return half_up(self.wanted * self.price, SCALE) if self.price is not None else None


def outlooks(office: Office, on: date | None = None, only: Callable[[Need], bool] = lambda need: True) -> list[Outlook]:
    """The outlook of the supplies that are watched, by code; only says which of them are asked for.

    on: what was on hand, used and paid up to that day; what is ordered, planned and promised is what is so now.
    """
    from bizdesk.budgets.operations import left_of

    day, days, names = on or office.today(), office.policy.get("use_days"), Names()
    wanted = [need for need in needs(office, on) if only(need)]
    mine = rows.among(Movement.supply, [need.supply.id for need in wanted])
    used = usage.used(day - timedelta(days=days - 1), day, Movement.supply, where=[mine])
    prices = last_prices([need.supply for need in wanted], day)
    left = left_of(office, {need.supply.account for need in wanted}, day) if wanted else {}
    return [
        Outlook(
            supply=need.supply,
            position=need.position,
            wanted=need.wanted,
            used=used.get((need.supply.id,), usage.Used()).quantity,
            days=days,
            price=prices[need.supply.id],
            supplier=names.of(Supplier, need.supply.__data__["supplier"]),
            budget_left=left[need.supply.account],
        )
        for need in wanted
    ]


def _units(quantity: int) -> Decimal:
    return Decimal(quantity) / SCALE
