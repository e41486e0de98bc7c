"""The demo company's customer service: lives of cases that go on by the hour, in the order of time."""

from collections.abc import Generator, Sequence
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random

from bizdesk.demo.company import Words
from bizdesk.demo.desk import SEED, Desk
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.holidays import working_calendar
from bizdesk.office.people import Department, Staff
from bizdesk.office.working_time import add_working_time, working_seconds

# What happens to one case: it yields the instant at which it goes on.
Life = Generator[datetime, None, None]
# Who is named for a case stays for so long at least.
STAYS = timedelta(days=120)
WEIGHTS = {"A": 6, "B": 3, "C": 1}
HEAD = "021"


class Service:
    """What lies ahead of customer service, with dice of its own: what happens to the assets does not hang on it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.office = desk, desk.office
        self.dice = Random(SEED + 1)
        self.ahead: list[tuple[datetime, int, Life]] = []
        self.begun = 0
        self.followed = 0

    def begin(self, at: datetime, life: Life) -> None:
        """Let a life begin at an instant, or go on."""
        self.begun += 1
        heappush(self.ahead, (at, self.begun, life))

    def until(self, moment: datetime) -> None:
        """Live through everything before an instant; what falls outside the working hours waits for the next."""
        while self.ahead and self.ahead[0][0] < moment:
            at, _order, life = heappop(self.ahead)
            if (worked := self.worked(at)) != at:
                self.begin(worked, life)
                continue
            self.desk.clock.now = at
            if (goes_on := next(life, None)) is not None:
                self.begin(max(goes_on, at), life)

    @property
    def calendar(self) -> WorkingCalendar:
        return working_calendar(self.office)

    def worked(self, at: datetime) -> datetime:
        """The instant itself, or one soon after work begins again."""
        if working_seconds(self.calendar, at, at + timedelta(seconds=1)):
            return at
        return add_working_time(self.calendar, at, self.dice.randrange(120, 5_400))

    def after(self, hours: float) -> datetime:
        """The instant so many working hours from now."""
        return add_working_time(self.calendar, self.office.now(), max(60, int(hours * 3_600)))

    def on(self, day: date) -> datetime:
        """Some instant within the hours of a day."""
        at = datetime.combine(day, time(9), self.office.zone) + timedelta(seconds=self.dice.randrange(300, 30_000))
        return at.astimezone(self.office.now().tzinfo)

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens in so many of a hundred cases."""
        return self.dice.randrange(100) < percent

    def say(self, words: Words) -> str:
        return self.desk.say(words)

    def pick(self, sayings: Sequence[Words]) -> str:
        """One of several sayings."""
        return self.say(self.dice.choice(sayings))

    def staying(self, person: Staff) -> bool:
        """Whether somebody works here today and will for some time."""
        today = self.office.today()
        return (person.hired_on or today) <= today and (person.left_on is None or person.left_on > today + STAYS)

    def of(self, department: str) -> Staff:
        """Somebody of a department who stays."""
        mine = Staff.select().where(Staff.department == Department.named(department)).order_by(Staff.number)
        return self.dice.choice([person for person in mine if self.staying(person)])

    def first_of(self, *numbers: str) -> Staff:
        """The first of several people who is here already."""
        return next(person for person in map(Staff.named, numbers) if self.staying(person))

    def taker(self) -> Staff:
        """Who is on the telephone: the hotline once there is one, now and then the front desk."""
        if self.chance(25):
            return self.first_of("005", "003")
        return self.first_of("025", "005", "022", HEAD)

    def approver(self, amount: int, but: Staff | None) -> Staff:
        """Somebody who may approve an amount, and is not who asks for it."""
        fit = [
            person
            for person in map(Staff.named, ("006", "002", "001"))
            if person != but and (person.approval_limit is None or amount <= person.approval_limit)
        ]
        return self.dice.choice(fit)

    def customer(self, *levels: str) -> Customer:
        """One of those the company works for, the key ones more often."""
        rows = list(Customer.select().where(Customer.status.in_(("active", "dormant"))).order_by(Customer.id))
        fit = [row for row in rows if not levels or row.level in levels]
        return self.dice.choices(fit, [WEIGHTS[row.level] for row in fit])[0]

    def contact(self, customer: Customer) -> Contact:
        """One of a customer's people."""
        return self.dice.choice(list(Contact.select().where(Contact.customer == customer).order_by(Contact.id)))
