"""Where the store room of the demo company stands: what lies ahead of it, what it keeps, its dice and its people."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from heapq import heappop, heappush
from random import Random

from bizdesk.demo.company import Words
from bizdesk.demo.desk import SEED
from bizdesk.demo.service import Life, Service
from bizdesk.demo.supply_item import SEASONS, Item
from bizdesk.demo.supply_list import STATIONERY
from bizdesk.demo.supply_list_house import HOUSEHOLD
from bizdesk.exchange.fates import IMPORTED
from bizdesk.office.act import Act
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.office.record import Record
from bizdesk.office.working_time import add_working_time, working_seconds
from bizdesk.supplies.models import Movement, Supply

ITEMS = (*STATIONERY, *HOUSEHOLD)
KEEPER, MANAGER, APPROVERS = "004", "003", ("006", "002", "001")
# What prices rise by in a year, by the class.
RISE = {"P": 0.05, "W": 0.02, "F": 0.02, "D": 0.01, "I": -0.03, "C": 0.03, "K": 0.06, "S": 0.02, "G": 0.03, "O": 0.01}
# How many lines of the register one of the staff takes up in a week.
LINES_A_WEEK = 2.15
WEEKS_A_MONTH = 4.35


class Stockroom:
    """What lies ahead of the store room, in the order of time; nothing of the assets or of service hangs on it."""

    def __init__(self, service: Service) -> None:
        self.service, self.desk, self.office = service, service.desk, service.office
        self.dice = Random(SEED + 2)
        self.ahead: list[tuple[datetime, int, Callable[[], object]]] = []
        self.begun = 0
        self.wobble = {item.name: [self.dice.uniform(-0.025, 0.025) for _half in range(12)] for item in ITEMS}
        self.supplies: dict[str, Supply] = {}
        self.items: dict[int, Item] = {}
        # The issues of the last weeks, of which something may come back.
        self.lately: list[int] = []

    def put(self, day: date, hour: int, minute: int, doing: Callable[[], object]) -> None:
        """Have something done at an hour of a day."""
        at = datetime.combine(day, time(hour, minute), self.office.zone).astimezone(self.office.now().tzinfo)
        self.begun += 1
        heappush(self.ahead, (at, self.begun, doing))

    def after(self, days: int, hour: int, minute: int, doing: Callable[[], object]) -> None:
        """Have something done so many days from today."""
        self.put(self.office.today() + timedelta(days=days), hour, minute, doing)

    def life(self) -> Life:
        """Do everything in its order; what falls outside the working hours is done when work begins again."""
        while self.ahead:
            at, _order, doing = heappop(self.ahead)
            yield self.worked(max(at, self.office.now()))
            try:
                doing()
            except Refused:
                # The dice asked for what the rules forbid: the day passes without it.
                continue

    def worked(self, at: datetime) -> datetime:
        """The instant itself, or one soon after work begins again: service throws no dice for what the store does."""
        calendar = self.service.calendar
        if working_seconds(calendar, at, at + timedelta(seconds=1)):
            return at
        return add_working_time(calendar, at, 900)

    def imported(self, who: str, count: int, kind: type[Record], file: Words) -> AbstractContextManager[Act]:
        """The one act that takes in a spreadsheet of another's, as the journal calls it."""
        return change(self.office, who, IMPORTED, count=count, kind=kind.plural, file=self.say(file))

    def chance(self, percent: float) -> bool:
        """Whether something happens that happens in so many of a hundred cases."""
        return self.dice.random() * 100 < percent

    def say(self, words: Words) -> str:
        return self.desk.say(words)

    def pick(self, sayings: Sequence[Words]) -> str:
        """One of several sayings."""
        return self.say(self.dice.choice(sayings))

    def staff(self) -> list[Staff]:
        """Who works here today and tomorrow, by number."""
        today = self.office.today()
        rows = Staff.select().order_by(Staff.number)
        return [p for p in rows if (p.hired_on or today) <= today and not (p.left_on and p.left_on <= today)]

    def approver(self, amount: int = 0) -> Staff:
        """Who approves an amount: the first whose limit covers it."""
        fit = [p for p in map(Staff.named, APPROVERS) if p.approval_limit is None or amount <= p.approval_limit]
        return fit[0]

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
