"""Five years of the demo company, told by a seeded script through the office's own operations."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from bizdesk import keeping
from bizdesk.assets import changes, disposals, parts, posting, upkeep
from bizdesk.assets.models import Asset, AssetCategory, Disposal, Stocktake
from bizdesk.demo import LAST_DAY
from bizdesk.demo.budgets import budgeted
from bizdesk.demo.company import OUTWORN, PEOPLE, PLACES, SUPPLIERS
from bizdesk.demo.counts import count, scan
from bizdesk.demo.days import DAILY, hand_back, lend, note, repair, store, works
from bizdesk.demo.desk import Desk, morning
from bizdesk.demo.lately import rarities
from bizdesk.demo.programme import plan_ahead, programme
from bizdesk.demo.service import Service
from bizdesk.demo.supplies import supplied
from bizdesk.demo.things import THINGS, Thing, buy
from bizdesk.office import documents
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.periods import add_months, last_day, period_of, periods_between
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy

FIRST, LAST = date(2021, 10, 4), LAST_DAY


class Story(Desk):
    """The company on its way through the years."""

    def __init__(self, path: Path, tongue: str) -> None:
        super().__init__(path, tongue, FIRST)
        self.buying = self.shopping()
        self.service = Service(self)

    def tell(self) -> Office:
        """Live through every month, then leave the last weeks' business open."""
        self.settle_in()
        programme(self.service)
        supplied(self.service)
        budgeted(self.service)
        for period in periods_between(period_of(FIRST), period_of(LAST)):
            self.month(period)
        self.last_weeks()
        plan_ahead(self.service)
        return self.office

    def reach(self, day: date) -> None:
        """Come to a day, once customer service has done what lies before its morning."""
        self.service.until(morning(day))
        self.clock.now = morning(day)

    def settle_in(self) -> None:
        """The staff, places and suppliers of the first day."""
        for code, parent, name in PLACES:
            upper = Place.named(parent) if parent else None
            keeping.add(self.office, "", Place, {"code": code, "name": self.say(name), "parent": upper})
        for name, contact, phone in SUPPLIERS:
            values = {"name": self.say(name), "contact": self.say(contact), "phone": phone, "rating": "A"}
            keeping.add(self.office, "", Supplier, values)
        for number, person in enumerate(PEOPLE, start=1):
            keeping.add(
                self.office,
                "",
                Staff,
                {
                    "number": f"{number:03}",
                    "name": self.say(person.name),
                    "post": self.say(person.post),
                    "department": Department.named(person.department),
                    "hired_on": date(*person.joined, 1),
                    "left_on": last_day(f"{person.left[0]}-{person.left[1]:02}") if person.left else None,
                    "phone": f"+00 555 {1000 + number * 37 % 9000:04}",
                    "email": f"{person.name[0].lower().replace(' ', '.')}@harbourfield.example",
                    "roles": person.roles,
                    "approval_limit": person.limit * 100 if person.limit else None,
                },
            )
        keeping.edit(self.office, "", Policy.named("acting_staff"), {"value": self.keeper})
        for row in Department.select():
            leader = next((p for p in Staff.select() if "leader" in p.roles and p.department == row), None)
            if leader is not None:
                keeping.edit(self.office, "", row, {"manager": leader})

    def shopping(self) -> dict[str, list[Thing]]:
        """What is bought in which month: two fifths at the start, the rest over the years."""
        months = list(periods_between(period_of(FIRST), period_of(add_months(LAST, -1))))
        plan: dict[str, list[Thing]] = {month: [] for month in months}
        for thing in THINGS:
            for _each in range(thing.bought):
                early = self.dice.random() < 0.4
                plan[self.dice.choice(months[:4] if early else months)].append(thing)
        return plan

    def month(self, period: str) -> None:
        """One month: what is posted, bought, moved, repaired, lent, counted and scrapped."""
        year, month = int(period[:4]), int(period[5:])
        days = [date(year, month, day) for day in range(1, last_day(period).day + 1)]
        days = [day for day in days if FIRST <= day <= min(LAST, last_day(period)) and day.weekday() < 5]
        if not days:
            return
        agenda: list[tuple[date, Callable[[], None]]] = [
            (self.dice.choice(days[2:] or days), partial(buy, self, thing)) for thing in self.buying.get(period, ())
        ]
        doings: list[tuple[date, Callable[[], None]]] = [
            (self.dice.choice(days[3:] or days), partial(self.dice.choice(DAILY), self)) for _each in range(7)
        ]
        self.reach(days[min(2, len(days) - 1)])
        self.post(period)
        for day, doing in sorted([*agenda, *doings, *works(self, days)], key=lambda each: each[0]):
            self.reach(day)
            try:
                doing()
            except Refused:
                # The dice asked for what the rules forbid, such as moving what is on loan: the day passes without it.
                continue
        for number, person in enumerate(PEOPLE, start=1):
            if person.left == (year, month):
                self.reach(days[-1])
                hand_back(self, Staff.named(f"{number:03}"))
        if month == 12 and days:
            self.reach(days[-1])
            count(self, full=year >= 2024)

    def post(self, period: str) -> None:
        """Post the month before, with the readings it needs."""
        before = period_of(add_months(date(int(period[:4]), int(period[5:]), 1), -1))
        for asset in Asset.select().where(
            Asset.method.in_(("units_of_production", "manual")) & (Asset.status != "draft")
        ):
            if asset.status in ("in_use", "idle") and before >= period_of(asset.in_use_on):
                if asset.method == "manual":
                    upkeep.charge(self.office, self.accountant, asset, period=before, amount=15_000)
                else:
                    units = Decimal(self.dice.randrange(180, 320))
                    upkeep.read_meter(self.office, self.accountant, asset, period=before, units=units)
        posting.depreciate(self.office, self.accountant, before)

    def last_weeks(self) -> None:
        """What lies open on the desk on the last day, so that every state can be seen."""
        office, keeper = self.office, self.keeper
        self.reach(LAST)
        bench = self.some_of("02", "in_use")
        changes.improve(
            office, keeper, bench, amount=1_250_000, life_months=144, reason=self.say(("New sensor head", "更换传感器"))
        )
        changes.impair(
            office,
            keeper,
            self.some_of("02", "in_use"),
            amount=300_000,
            reason=self.say(("Damaged by damp", "受潮贬值")),
        )
        changes.change_terms(
            office,
            keeper,
            self.some_of("04", "in_use"),
            life_months=48,
            reason=self.say(("Lasts longer than planned", "预计使用年限延长")),
        )
        chairs = next((a for a in Asset.select().where((Asset.quantity == 12) & (Asset.status == "in_use"))), None)
        if chairs is not None:
            parts.split(
                office,
                keeper,
                chairs,
                quantities=[Decimal(6), Decimal(6)],
                reason=self.say(("Half go to the laboratory", "一半调拨实验室")),
            )
        for doing in (repair, lend, store, note):
            doing(self)
        if not Disposal.select().where(Disposal.state == "requested").exists():
            disposals.request(
                office,
                keeper,
                self.some_of("04", "in_use"),
                kind="scrap",
                reason=self.say(OUTWORN[0]),
                requested_by=Staff.named(keeper),
            )
        for name, category, cost in (
            (("Drone", "无人机"), "04", 1_680_000),
            (("Label printer", "标签打印机"), "04", 129_900),
        ):
            keeping.add(
                office,
                keeper,
                Asset,
                {
                    "name": self.say(name),
                    "category": AssetCategory.named(category),
                    "cost": cost,
                    "acquired_on": LAST,
                    "remarks": self.say(("Ordered, not in use yet", "已订购，尚未投入使用")),
                },
            )
        spot_check = keeping.add(
            office,
            keeper,
            Stocktake,
            {
                "name": self.say(("Spot check of the workshop", "车间抽盘")),
                "scope": "place",
                "place": Place.named("A-102"),
            },
        )
        assert isinstance(spot_check, Stocktake)
        scan(self, spot_check, missing=1, share=0.6)
        rarities(self)


def attach_papers(story: Story, folder: Path) -> None:
    """A few papers on cards: a receipt and a manual, as text files."""
    for asset in story.dice.sample(list(Asset.select().where(Asset.status == "in_use").order_by(Asset.id)), 6):
        paper = folder / story.say(("receipt.txt", "收货单.txt"))
        paper.write_text(f"{asset.number} {asset.name}\n{asset.acquired_on}\n", encoding="utf-8")
        documents.attach(story.office, story.keeper, asset, paper, "form")
