"""What the demo company plans and spends in five years: budgets, vouchers, changes, shared costs, month by month."""

from datetime import date, timedelta
from functools import partial

from bizdesk.demo import LAST_DAY
from bizdesk.demo.agenda import Agenda
from bizdesk.demo.budget_costs import begin_measures, begin_pools, end_measures, explain, see, share_out
from bizdesk.demo.budget_lately import last_weeks
from bizdesk.demo.budget_list import PLANNED
from bizdesk.demo.budget_spending import CONTRACTS, close, come_late, lease, rent, sign, take_back, take_in, type_in
from bizdesk.demo.budget_year import CHANGES, REFUSED, REVISIONS, carry, change_it, draw_up, hand_in, refuse_it, revise
from bizdesk.demo.service import Service
from bizdesk.office.periods import add_months, last_day, period_of, periods_between

# The accountant came in November 2021.
BEGINS, FIRST_YEAR, POOLS_FROM = date(2021, 11, 2), 2022, date(2023, 2, 6)
# What is typed in by hand rather than taken in with the month's list.
BY_HAND = tuple((each.department, each.account) for each in PLANNED if each.vouchers >= 2 and each.project is None)


def budgeted(service: Service) -> None:
    """Put the five years of the books on their way, among what the store room and service do."""
    books = Agenda(service, 3)
    for year in range(FIRST_YEAR, LAST_DAY.year + 1):
        a_year(books, year)
    for period in periods_between(period_of(BEGINS), period_of(LAST_DAY)):
        a_month(books, date(int(period[:4]), int(period[5:]), 1))
    books.put(POOLS_FROM, 9, 35, partial(begin_pools, books))
    for contract in CONTRACTS:
        (year, month), *_rest = contract
        books.put(date(year, month, 12), 10, 45, partial(sign, books, contract))
    last_weeks(books, LAST_DAY.year)
    service.begin(books.ahead[0][0], books.life())


def a_year(books: Agenda, year: int) -> None:
    """One year: drawn up in the autumn before, in force with its first day, changed, carried over from."""
    books.put(date(year - 1, 11, 15), 9, 40, partial(draw_up, books, year))
    books.put(date(year - 1, 11, 25), 9, 30, partial(hand_in, books, year))
    books.put(date(year, 1, 1), 9, 15, partial(lease, books, year))
    books.put(date(year, 1, 5), 9, 45, partial(begin_measures, books, year))
    if year > FIRST_YEAR:
        books.put(date(year, 1, 20), 10, 30, partial(carry, books, year))
        books.put(date(year, 1, 24), 10, 30, partial(end_measures, books, year - 1))
    if year in REVISIONS:
        books.put(date(year, 6, 20), 9, 30, partial(revise, books, year))
    for asked in CHANGES[year]:
        books.put(date(year, asked[0], 9), 14, 20, partial(change_it, books, asked))
    for asked in REFUSED if year == LAST_DAY.year - 1 else ():
        books.put(date(year, asked[0], 9), 14, 40, partial(refuse_it, books, asked))


def a_month(books: Agenda, first: date) -> None:
    """One month: what is typed in and paid, its voucher list, and what is done about the month before."""
    end = min(last_day(period_of(first)), LAST_DAY)
    days = [day for day in (first + timedelta(days=n) for n in range(end.day)) if BEGINS <= day < LAST_DAY]
    workdays = [day for day in days if books.service.calendar.is_working_day(day)]
    for _typed in range(5):
        books.put(books.dice.choice(workdays), 14, 31, partial(type_in, books, *books.dice.choice(BY_HAND)))
    books.put(workdays[0], 11, 50, partial(rent, books))
    books.put(workdays[-1], 16, 15, partial(take_in, books, first))
    if books.chance(30):
        books.put(workdays[-1], 16, 45, partial(take_back, books))
    if first < BEGINS:
        return
    before = add_months(first, -1)
    # The last month that is over lies open on the last day.
    if end < LAST_DAY:
        books.put(first + timedelta(days=11), 10, 0, partial(close, books, before))
        books.put(first + timedelta(days=10), 9, 25, partial(explain, books, 3))
        if first > POOLS_FROM:
            books.put(first + timedelta(days=10), 9, 55, partial(share_out, books))
        if first.month % 4 == 1:
            books.put(first + timedelta(days=13), 15, 50, partial(come_late, books))
    if end < date(LAST_DAY.year, LAST_DAY.month, 1):
        books.put(first + timedelta(days=15), 17, 5, partial(see, books))
