"""What lies ahead of one part of the demo company, in the order of time; nothing of the other parts hangs on it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random

from bizdesk.demo.company import Words
from bizdesk.demo.desk import SEED
from bizdesk.demo.service import Life, Service
from bizdesk.exchange.fates import IMPORTED
from bizdesk.office.act import Act
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.people import Staff
from bizdesk.office.record import Record
from bizdesk.office.working_time import add_working_time, working_seconds

# Who approves, the one with the smallest limit first.
APPROVERS = ("006", "002", "001")


class Agenda:
    """What is to be done on which day, with dice of its own: which, tells the parts of the company apart."""

    def __init__(self, service: Service, which: int) -> None:
        self.service, self.desk, self.office = service, service.desk, service.office
        self.dice = Random(SEED + which)
        self.ahead: list[tuple[datetime, int, Callable[[], object]]] = []
        self.begun = 0

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
        """The instant itself, or one soon after work begins again: service throws no dice for what others do."""
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
