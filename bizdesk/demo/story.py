"""Five years of the demo company, told by a seeded script through the office's own operations."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random

from bizdesk import keeping
from bizdesk.assets import changes, custody, disposals, ledger, parts, posting, settlement, stocktakes, upkeep
from bizdesk.assets.models import Asset, AssetCategory, Disposal, Maintenance, Stocktake
from bizdesk.demo import LAST_DAY
from bizdesk.demo.company import (
    FAULTS,
    NAME,
    NOTES,
    OUTWORN,
    PEOPLE,
    PLACES,
    REASONS,
    SUPPLIERS,
    THINGS,
    Thing,
    Words,
)
from bizdesk.founding import found
from bizdesk.office import documents, language, notes
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.periods import add_months, last_day, period_of, periods_between
from bizdesk.office.places import Place
from bizdesk.office.policy import Policy

FIRST, LAST = date(2021, 10, 4), LAST_DAY
SEED = 20261116
ROOMS = {"01": "A-301", "02": "A-101", "03": "A-203", "04": "A-201", "05": "A-202", "06": "A-102", "07": "A-204"}


class Clock:
    """The demo's own time: mid-morning of whatever day the story has come to."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 2, 0, tzinfo=UTC)


class Story:
    """The company on its way through the years; tongue picks English or Chinese words."""

    def __init__(self, path: Path, tongue: str) -> None:
        self.dice = Random(SEED)
        self.chinese = tongue == "zh_CN"
        self.clock = Clock(FIRST)
        language.use(tongue)
        self.office: Office = found(path, name=self.say(NAME), country="CN", clock=self.clock, language=tongue)
        self.keeper, self.accountant = "003", "007"
        self.buying = self.shopping()

    def say(self, words: Words) -> str:
        return words[self.chinese]

    def tell(self) -> Office:
        """Live through every month, then leave the last weeks' business open."""
        self.settle_in()
        for period in periods_between(period_of(FIRST), period_of(LAST)):
            self.month(period)
        self.last_weeks()
        return self.office

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
            (self.dice.choice(days[2:] or days), partial(self.buy, thing)) for thing in self.buying.get(period, ())
        ]
        doings: list[tuple[date, Callable[[], None]]] = [
            (self.dice.choice(days[3:] or days), self.dice.choice(self.daily())) for _each in range(7)
        ]
        self.clock.day = days[min(2, len(days) - 1)]
        self.post(period)
        for day, doing in sorted([*agenda, *doings, *self.works(days)], key=lambda each: each[0]):
            self.clock.day = day
            try:
                doing()
            except Refused:
                # The dice asked for what the rules forbid, such as moving what is on loan: the day passes without it.
                continue
        for number, person in enumerate(PEOPLE, start=1):
            if person.left == (year, month):
                self.clock.day = days[-1]
                self.hand_back(Staff.named(f"{number:03}"))
        if month == 12 and days:
            self.clock.day = days[-1]
            self.count(full=year >= 2024)

    def hand_back(self, person: Staff) -> None:
        """Take back what somebody who leaves has in use."""
        for asset in Asset.select().where((Asset.user == person.id) & Asset.status.in_(("in_use", "idle", "on_loan"))):
            back = custody.return_ if asset.status == "on_loan" else custody.take_back
            back(self.office, self.keeper, asset, place=Place.named("A-ST"), reason=self.say(("Leaves", "离职")))

    def daily(self) -> list[Callable[[], None]]:
        """What may happen on any day, the likelier the oftener named."""
        return [
            self.move,
            self.move,
            self.assign,
            self.assign,
            self.repair,
            self.mended,
            self.mended,
            self.lend,
            self.back,
            self.back,
            self.store,
            self.reuse,
            self.note,
            self.scrap,
            self.settle,
            self.settle,
            self.settle,
        ]

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

    def buy(self, thing: Thing) -> None:
        """Draw up the card of a new asset, place it and give it to somebody."""
        user = self.worker()
        low, high = thing.price
        cost = self.dice.randrange(low, high + 1, 10) * 100
        code = ROOMS[user.department.code] if thing.place == "A-2" else thing.place
        bought = self.office.today()
        personal = thing.place == "A-2"
        values = {
            "name": self.say(thing.name),
            "category": AssetCategory.named(thing.category),
            "specification": thing.specification,
            "manufacturer": self.say(thing.manufacturer),
            "model": f"{thing.manufacturer[0][:3].upper()}-{self.dice.randrange(100, 999)}",
            "serial": "" if thing.category == "05" else f"{self.dice.randrange(16**9):09X}",
            "supplier": self.dice.choice(list(Supplier.select())),
            "quantity": Decimal(thing.pieces),
            "unit": self.say(thing.unit),
            "cost": cost,
            "acquired_on": bought,
            "in_use_on": bought,
            "place": Place.named(code),
            "department": user.department,
            "user": user if personal else None,
            "custodian": Staff.named("004"),
            "invoice_number": f"{self.dice.randrange(10**8):08}",
            "warranty_until": add_months(bought, 36 if thing.category in ("03", "02") else 24),
            **thing.terms,
        }
        if thing.category == "03":
            values |= {
                "insurer": self.say(("Seaboard Insurance", "海岸保险公司")),
                "insured_value": cost,
                "policy_number": f"P{self.dice.randrange(10**6):06}",
                "insured_until": add_months(bought, 12 * 6),
            }
        asset = keeping.add(self.office, self.keeper, Asset, values)
        if isinstance(asset, Asset) and asset.maintenance_months:
            first = add_months(bought, asset.maintenance_months)
            upkeep.plan(self.office, self.keeper, asset, planned_on=first)

    def worker(self) -> Staff:
        """Somebody who works here today."""
        today = self.office.today()
        here = [p for p in Staff.select() if (p.hired_on or today) <= today and not (p.left_on and p.left_on < today)]
        return self.dice.choice(here)

    def some(self, *statuses: str) -> Asset:
        """Any asset in one of these states."""
        rows = list(Asset.select().where(Asset.status.in_(statuses)).order_by(Asset.id))
        if not rows:
            raise Refused("Nothing is in that state.")
        return self.dice.choice(rows)

    def due_first(self, status: str) -> Asset:
        """What should be back first."""
        asset = Asset.select().where(Asset.status == status).order_by(Asset.due_back_on, Asset.id).first()
        return asset or self.some(status)

    def move(self) -> None:
        user = self.worker()
        place = Place.named(ROOMS[user.department.code])
        custody.move(
            self.office,
            self.keeper,
            self.some("in_use"),
            place=place,
            department=user.department,
            reason=self.say(self.dice.choice(REASONS)),
        )

    def assign(self) -> None:
        custody.assign(
            self.office,
            self.keeper,
            self.some("in_use", "idle"),
            user=self.worker(),
            reason=self.say(self.dice.choice(REASONS)),
        )

    def repair(self) -> None:
        back = self.office.today() + timedelta(days=self.dice.randrange(5, 30))
        custody.repair(
            self.office, self.keeper, self.some("in_use"), due_back_on=back, reason=self.say(self.dice.choice(FAULTS))
        )

    def mended(self) -> None:
        custody.repaired(self.office, self.keeper, self.due_first("under_repair"))

    def lend(self) -> None:
        back = self.office.today() + timedelta(days=self.dice.randrange(7, 60))
        custody.lend(self.office, self.keeper, self.some("in_use"), user=self.worker(), due_back_on=back)

    def back(self) -> None:
        custody.return_(self.office, self.keeper, self.due_first("on_loan"), condition="good")

    def store(self) -> None:
        custody.store(self.office, self.keeper, self.some("in_use"), place=Place.named("A-ST-1"))

    def reuse(self) -> None:
        custody.restore_use(self.office, self.keeper, self.some("idle"), user=self.worker())

    def note(self) -> None:
        notes.write(self.office, self.keeper, self.some("in_use"), self.say(self.dice.choice(NOTES)))

    def maintain(self, work: Maintenance) -> None:
        """Do work that was planned; the next follows by itself from the asset's own interval."""
        cost = self.dice.randrange(80, 1_500) * 100
        upkeep.finish(self.office, self.keeper, work, cost=cost, downtime_hours=Decimal(self.dice.randrange(1, 9)))

    def works(self, days: list[date]) -> list[tuple[date, Callable[[], None]]]:
        """The work planned by the end of these days, each put on one of them; now and then one is put off."""
        planned = Maintenance.select().where(Maintenance.done_on.is_null() & (Maintenance.planned_on <= days[-1]))
        return [
            (max(work.planned_on, self.dice.choice(days[3:] or days)), partial(self.maintain, work))
            for work in planned.order_by(Maintenance.id)
            if self.dice.random() < 0.95
        ]

    def scrap(self) -> None:
        """Apply for the disposal of something old."""
        asset = self.some("in_use", "idle")
        if ledger.value(asset, self.office.today()).months_charged < 30:
            return
        kind = self.dice.choice(("scrap", "scrap", "sale", "donation"))
        disposals.request(
            self.office,
            self.keeper,
            asset,
            kind=kind,
            reason=self.say(self.dice.choice(OUTWORN)),
            requested_by=Staff.named(self.keeper),
        )

    def settle(self) -> None:
        """Decide the oldest application, or carry out the oldest that is approved."""
        waiting = list(Disposal.select().where(Disposal.state.in_(("requested", "approved"))).order_by(Disposal.id))
        if not waiting:
            return
        disposal = waiting[0]
        if disposal.state == "requested":
            agreed = self.dice.random() < 0.85
            decide = disposals.approve if agreed else disposals.reject
            opinion = self.say(
                ("Agreed.", "同意。") if agreed else ("Can still be used in the workshop.", "车间仍可使用。")
            )
            decide(self.office, self.keeper, disposal, approver=Staff.named("001"), opinion=opinion)
            return
        proceeds = self.dice.randrange(1, 9) * 5_000 if disposal.kind == "sale" else 0
        costs = self.dice.choice((0, 0, 3_000))
        disposals.dispose(self.office, self.keeper, disposal, proceeds=proceeds, costs=costs)

    def count(self, full: bool) -> None:
        """Count at the year's end: everything, or a room of the first years."""
        title = self.say((f"Stocktake {self.office.today().year}", f"{self.office.today().year}年度盘点"))
        scope = {"scope": "all"} if full else {"scope": "department", "department": Department.named("03")}
        stocktake = keeping.add(self.office, self.keeper, Stocktake, {"name": title, **scope})
        assert isinstance(stocktake, Stocktake)
        self.scan(stocktake, missing=1)
        stocktakes.finish(self.office, "004", stocktake, counted_by=Staff.named("004"))
        for line in stocktakes.differences(stocktake):
            decision = {"missing": "lost", "misplaced": "move"}.get(line.result, "keep")
            settlement.decide(self.office, self.keeper, line, decision=decision)
        settlement.review(self.office, self.accountant, stocktake, reviewer=Staff.named("007"))
        settlement.book(self.office, self.keeper, stocktake, approver=Staff.named("001"))

    def scan(self, stocktake: Stocktake, missing: int, share: float = 1.0) -> None:
        """Walk round and scan, all but a few, two of them in another room."""
        lines = [
            line for line in stocktakes.lines(stocktake) if line.expected_status not in ("on_loan", "under_repair")
        ]
        lost = {line.id for line in self.dice.sample(lines, min(missing, len(lines) // 10))}
        astray = {line.id for line in self.dice.sample(lines, min(2, len(lines) // 10))}
        found_lines = [line for line in lines if line.id not in lost]
        for line in found_lines[: int(len(found_lines) * share)]:
            place = Place.named("A-302") if line.id in astray else None
            stocktakes.scan(self.office, "004", stocktake, tag=line.tag, place=place)

    def last_weeks(self) -> None:
        """What lies open on the desk on the last day, so that every state can be seen."""
        office, keeper = self.office, self.keeper
        self.clock.day = LAST
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
        for doing in (self.repair, self.lend, self.store, self.note):
            doing()
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
        count = keeping.add(
            office,
            keeper,
            Stocktake,
            {
                "name": self.say(("Spot check of the workshop", "车间抽盘")),
                "scope": "place",
                "place": Place.named("A-102"),
            },
        )
        assert isinstance(count, Stocktake)
        self.scan(count, missing=1, share=0.6)

    def some_of(self, category: str, status: str) -> Asset:
        """An asset of a category whose value can still change."""
        of_category = Asset.select().where((Asset.status == status) & (Asset.category == AssetCategory.named(category)))
        rows = [row for row in of_category if ledger.value(row, self.office.today()).left > 400_000]
        return self.dice.choice(rows or [self.some(status)])


def attach_papers(story: Story, folder: Path) -> None:
    """A few papers on cards: a receipt and a manual, as text files."""
    for asset in story.dice.sample(list(Asset.select().where(Asset.status == "in_use").order_by(Asset.id)), 6):
        paper = folder / story.say(("receipt.txt", "收货单.txt"))
        paper.write_text(f"{asset.number} {asset.name}\n{asset.acquired_on}\n", encoding="utf-8")
        documents.attach(story.office, story.keeper, asset, paper, "form")
