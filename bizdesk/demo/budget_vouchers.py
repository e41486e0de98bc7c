"""What is on a month's voucher list of the demo company, by dice, so that each line comes near to its plan."""

from collections.abc import Iterator
from datetime import date, timedelta

from bizdesk.budgets.models import Account
from bizdesk.complaints.models import Complaint
from bizdesk.demo import LAST_DAY
from bizdesk.demo.agenda import Agenda
from bizdesk.demo.budget_list import OFF, PAID, PLANNED, SAID, SALARIES, Planned
from bizdesk.demo.budget_year import monthly
from bizdesk.office.customers import Customer
from bizdesk.office.people import Department, Staff
from bizdesk.office.periods import period_of


class Vouchers:
    """What is on the voucher list of a month: made by dice, so that each line comes near to its plan."""

    def __init__(self, books: Agenda, first: date, until: date) -> None:
        self.books, self.first, self.until = books, first, until
        self.year, self.month = first.year, period_of(first)
        self.customers = list(Customer.select().where(Customer.status == "active").order_by(Customer.id))
        lately = Complaint.select().where(Complaint.received_at >= first - timedelta(days=40))
        self.complaints = list(lately.order_by(Complaint.id))
        self.count = 0

    def values(self) -> Iterator[dict[str, object]]:
        """The fields of each voucher, in the order of their days."""
        rows = [row for planned in PLANNED for row in self.of(planned)]
        for row in sorted(rows, key=lambda row: (str(row["date"]), str(row["description"]))):
            self.count += 1
            yield {**row, "voucher_number": f"{self.month}-{self.count:03}"}

    def of(self, planned: Planned) -> Iterator[dict[str, object]]:
        """The vouchers of one line."""
        books, dice = self.books, self.books.dice
        if planned.project is not None and not date(2023, 1, 1) <= self.first <= date(2026, 6, 30):
            return
        if planned.account == "D01":
            yield from self.salaries(planned)
            return
        often = planned.vouchers * planned.season[self.first.month - 1] * 12 / sum(planned.season)
        count = int(often) + (dice.random() < often % 1)
        if not count:
            return
        # Of a line that supplies spend from too, these are a small part.
        share = 0.1 if planned.account == "A01" else 1 / planned.vouchers
        each = monthly(planned, max(self.year, 2022)) * share * (1 if often >= 1 else 0.8)
        off = OFF.get((self.year, planned.department, planned.account), 0.93)
        for _voucher in range(count):
            amount = max(600, round(each * off * dice.uniform(0.55, 1.4)))
            yield self.row(planned, amount, books.pick(SAID[planned.account]), books.say(PAID[planned.account]))

    def salaries(self, planned: Planned) -> Iterator[dict[str, object]]:
        """The salaries of a department, on the day the list is closed; those of the last month are not paid yet."""
        mine = Staff.select().where(Staff.department == Department.named(planned.department).id)
        mine = mine.where((Staff.hired_on <= self.first) & (Staff.left_on.is_null() | (Staff.left_on >= self.first)))
        rise = 1.05 ** (self.year - 2022)
        if (heads := mine.count()) and self.month < period_of(LAST_DAY):
            words = self.books.say(SALARIES).format(month=self.month)
            amount = round(heads * 1_218_000 * rise)
            yield {**self.row(planned, amount, words, ""), "date": self.until, "customer": None, "complaint": ""}

    def row(self, planned: Planned, amount: int, words: str, payee: str) -> dict[str, object]:
        """One voucher, of some day of the month."""
        dice = self.books.dice
        of_customer = planned.account in ("A02", "A03", "B05") and self.customers and dice.random() < 0.5
        of_case = planned.account in ("B02", "A02") and planned.department == "06" and self.complaints
        case = dice.choice(self.complaints) if of_case and dice.random() < 0.7 else None
        customer = case.customer if case else dice.choice(self.customers) if of_customer else None
        return {
            "date": self.first + timedelta(days=dice.randrange((self.until - self.first).days + 1)),
            "department": Department.named(planned.department),
            "account": Account.named(planned.account),
            "project": self.books.say(planned.project) if planned.project else "",
            "amount": amount,
            "description": words,
            "payee": payee,
            "customer": customer,
            "complaint": case.number if case else "",
            "state": "posted",
        }
