"""Where the demo company's story stands: its office, its day, its dice, and picking what the next act is about."""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from bizdesk.assets import ledger
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.demo.company import KEEPERS, NAME, Words
from bizdesk.founding import found
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff

SEED = 20261116


class Clock:
    """The demo's own time: whatever instant the story has come to."""

    def __init__(self, day: date) -> None:
        self.now = morning(day)

    def __call__(self) -> datetime:
        return self.now


def morning(day: date) -> datetime:
    """Ten o'clock of a day where the company is: when what has no hour of its own happens."""
    return datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


class Desk:
    """Who tells the story: tongue picks English or Chinese words, first is the day it begins."""

    def __init__(self, path: Path, tongue: str, first: date) -> None:
        self.dice = Random(SEED)
        self.chinese = tongue == "zh_CN"
        self.clock = Clock(first)
        language.use(tongue)
        self.office: Office = found(path, name=self.say(NAME), country="CN", clock=self.clock, language=tongue)
        self.keeper, self.accountant = "003", "007"

    def say(self, words: Words) -> str:
        return words[self.chinese]

    def keeper_of(self, department: Department) -> Staff:
        """Who keeps the assets of a department."""
        return Staff.named(KEEPERS[department.code])

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

    def some_of(self, category: str, status: str) -> Asset:
        """An asset of a category whose value can still change."""
        of_category = Asset.select().where((Asset.status == status) & (Asset.category == AssetCategory.named(category)))
        rows = [row for row in of_category if ledger.value(row, self.office.today()).left > 400_000]
        return self.dice.choice(rows or [self.some(status)])

    def due_first(self, status: str) -> Asset:
        """What should be back first."""
        asset = Asset.select().where(Asset.status == status).order_by(Asset.due_back_on, Asset.id).first()
        return asset or self.some(status)
