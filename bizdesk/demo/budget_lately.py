"""What lies open in the books of the demo company on the last day, so that every state can be seen."""

from datetime import date
from functools import partial

from bizdesk import keeping
from bizdesk.budgets import budget_steps, changing, copying, drawing_up
from bizdesk.budgets.models import Account, Budget, Expense
from bizdesk.demo.agenda import Agenda
from bizdesk.demo.budget_costs import explain, share_out
from bizdesk.demo.budget_list import PAID, SAID
from bizdesk.demo.budget_year import (
    ACCOUNTANT,
    DIRECTOR,
    FINANCE,
    TOO_MUCH,
    ask_for,
    draw_up,
    in_force,
    line_of,
    newest,
)
from bizdesk.demo.company import Words
from bizdesk.office.people import Department, Staff

ACTUALS: Words = ("{year} after what was spent", "{year}年按实际编制")
DRAFTS = (
    ("04", "A02", 286_000), ("05", "A02", 412_500), ("06", "B02", 8_900), ("02", "A10", 64_000), ("07", "A12", 119_900),
    ("01", "A03", 88_800), ("05", "B03", 230_000), ("04", "A05", 12_650),
)  # fmt: skip


def last_weeks(books: Agenda, year: int) -> None:
    """Put all of it on the way."""
    books.put(date(year, 11, 9), 9, 40, partial(draw_up, books, year + 1))
    books.put(date(year, 11, 10), 10, 20, partial(sent_back, books, year + 1))
    books.put(date(year, 11, 11), 9, 40, partial(by_actuals, books, year + 1))
    books.put(date(year, 11, 12), 9, 40, partial(hand_over, books, year + 1))
    books.put(date(year, 11, 12), 10, 5, partial(explain, books, 2))
    books.put(date(year, 11, 12), 11, 5, partial(share_out, books, "IT"))
    books.put(date(year, 11, 12), 13, 45, partial(waiting, books))
    books.put(date(year, 11, 13), 13, 45, partial(thought_of, books))
    books.put(date(year, 11, 13), 16, 40, partial(drafts, books))


def sent_back(books: Agenda, year: int) -> None:
    """The first plan of next year is rejected."""
    budget_steps.submit(books.office, ACCOUNTANT, newest(year))
    director = Staff.named(DIRECTOR)
    budget_steps.reject(books.office, DIRECTOR, newest(year), approver=director, opinion=books.say(TOO_MUCH))


def by_actuals(books: Agenda, year: int) -> None:
    """Another plan of next year starts from what was spent, and is reviewed."""
    made = copying.copy(books.office, ACCOUNTANT, in_force(books), year=newest(year).year, basis="actual")
    drawing_up.edit(books.office, ACCOUNTANT, made, {"title": books.say(ACTUALS).format(year=year)})


def hand_over(books: Agenda, year: int) -> None:
    """It is handed in and reviewed; a third version is begun beside it."""
    made: Budget = newest(year)
    budget_steps.submit(books.office, ACCOUNTANT, made)
    budget_steps.review(books.office, FINANCE, made, approver=Staff.named(FINANCE))
    copying.copy(books.office, ACCOUNTANT, in_force(books), year=made.year)


def waiting(books: Agenda) -> None:
    """A change waits for the director."""
    why = ("Repairs of the winter", "冬季维修追加")
    ask_for(books, (11, "increase", ("", ""), ("02", "A10"), 6_000, why))


def thought_of(books: Agenda) -> None:
    """A change is drawn up and not handed in."""
    standing, why = in_force(books), ("Licences instead of courses", "培训费调剂至软件费")
    source, target = line_of(standing, "03", "A07"), line_of(standing, "07", "A12")
    changing.transfer(books.office, FINANCE, source, to=target, month=12, amount=120_000, reason=books.say(why))


def drafts(books: Agenda) -> None:
    """Vouchers that were typed in and wait to be posted."""
    for department, account, amount in DRAFTS:
        values = {
            "date": books.office.today(),
            "department": Department.named(department),
            "account": Account.named(account),
            "amount": amount,
            "description": books.pick(SAID[account]),
            "payee": books.say(PAID[account]),
        }
        keeping.add(books.office, ACCOUNTANT, Expense, values)
