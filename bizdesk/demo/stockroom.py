"""Where the store room of the demo company stands: what lies ahead of it, what it keeps, its dice and its people."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bizdesk.demo.agenda import Agenda
from bizdesk.demo.company import Words
from bizdesk.demo.service import Service
from bizdesk.demo.supply_item import SEASONS, Item
from bizdesk.demo.supply_list import STATIONERY
from bizdesk.demo.supply_list_house import HOUSEHOLD
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.supplies.models import Movement, Supply

ITEMS = (*STATIONERY, *HOUSEHOLD)
KEEPER, MANAGER = "004", "003"
# What prices rise by in a year, by the class.
RISE = {"P": 0.05, "W": 0.02, "F": 0.02, "D": 0.01, "I": -0.03, "C": 0.03, "K": 0.06, "S": 0.02, "G": 0.03, "O": 0.01}
# How many lines of the register one of the staff takes up in a week.
LINES_A_WEEK = 2.15
WEEKS_A_MONTH = 4.35


class Stockroom(Agenda):
    """The store room's days."""

    def __init__(self, service: Service) -> None:
        super().__init__(service, 2)
        self.wobble = {item.name: [self.dice.uniform(-0.025, 0.025) for _half in range(12)] for item in ITEMS}
        self.supplies: dict[str, Supply] = {}
        self.items: dict[int, Item] = {}
        # The issues of the last weeks, of which something may come back.
        self.lately: list[int] = []

    def price(self, item: Item, day: date) -> int:
        """What a supply costs in the half-year of a day, in fen: the lists of the suppliers come out twice a year."""
        half = (day.year - 2021) * 2 + (day.month > 6)
        rise = (1 + RISE[item.category[0]]) ** (half / 2)
        return max(5, round(item.price * rise * (1 + self.wobble[item.name][half]) / 5) * 5)

    def wanted(self, department: str, month: int, year: int) -> tuple[list[Item], list[float]]:
        """What a department takes in a month, and how often each."""
        mine = [item for item in ITEMS if item.last >= year and (not item.who or department[-1] in item.who)]
        return mine, [item.often * SEASONS[item.season].get(month, 0) for item in mine]

    def use(self, year: int) -> dict[Words, float]:
        """What is used of every supply in a month on average, with the staff there is."""
        told: dict[Words, float] = dict.fromkeys((item.name for item in ITEMS), 0.0)
        heads: dict[str, int] = {}
        for person in self.staff():
            heads[person.department.code] = heads.get(person.department.code, 0) + 1
        for department, count in heads.items():
            for month in range(1, 13):
                items, weights = self.wanted(department, month, year)
                share = count * LINES_A_WEEK * WEEKS_A_MONTH / 12 / sum(weights)
                for item, weight in zip(items, weights, strict=True):
                    told[item.name] += share * weight * (1 + item.most) / 2
        return told

    def keep(self, item: Item, supply: Supply) -> None:
        """Remember the card of a sort: nobody else changes it."""
        self.supplies[item.name[0]], self.items[supply.id] = supply, item

    def supply(self, item: Item) -> Supply:
        """The card of a sort."""
        return self.supplies[item.name[0]]

    def item(self, supply: Supply) -> Item:
        """The sort of a supply."""
        return self.items[supply.id]

    def expiry(self, supply: Supply) -> date | None:
        """Until when a lot that comes today keeps."""
        months = self.item(supply).keeps
        return self.office.today() + timedelta(days=months * 30 - self.dice.randrange(60)) if months else None

    def issues_lately(self) -> Iterator[Movement]:
        """Some of the issues of the last weeks."""
        for row in self.dice.sample(self.lately, min(4, len(self.lately))):
            yield Movement.get_by_id(row)


def some(quantity: int) -> Decimal:
    """A quantity as the ledger takes it."""
    return Decimal(quantity)


def department(code: str) -> Department:
    """A department by its code."""
    return Department.named(code)


def shelf(item: Item) -> Place:
    """Where a sort lies."""
    return Place.named({"P": "A-ST-1", "F": "A-ST-1", "C": "A-ST", "K": "A-ST"}.get(item.category[0], "A-ST-2"))
