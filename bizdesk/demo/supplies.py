"""What the store room of the demo company goes through in five years: bought, issued, counted, month by month."""

from datetime import date, timedelta
from functools import partial

from bizdesk.demo import LAST_DAY
from bizdesk.demo.service import Service
from bizdesk.demo.stockroom import Stockroom
from bizdesk.demo.supply_buying import plan
from bizdesk.demo.supply_counts import count
from bizdesk.demo.supply_lately import last_weeks
from bizdesk.demo.supply_setting import quotas, review, settle
from bizdesk.demo.supply_use import ask, carry, correct, expired, register, take_back, write_off
from bizdesk.office.periods import last_day, period_of, periods_between

# The first day of work after the holidays in which the company was founded.
BEGINS, QUOTAS_FROM = date(2021, 10, 8), date(2024, 1, 4)
ASKED_IN_A_WEEK = 4
# What is past its date is looked for until then: on the last day some of it waits to be found.
LOOKED_UNTIL = date(2026, 9, 30)


def supplied(service: Service) -> None:
    """Put the five years of the store room on their way, among what service does."""
    room = Stockroom(service)
    room.put(BEGINS, 9, 10, partial(settle, room))
    room.put(QUOTAS_FROM, 9, 20, partial(quotas, room))
    for period in periods_between(period_of(BEGINS), period_of(LAST_DAY)):
        month(room, date(int(period[:4]), int(period[5:]), 1))
    last_weeks(room, LAST_DAY.year)
    service.begin(room.ahead[0][0], room.life())


def month(room: Stockroom, first: date) -> None:
    """One month: levels each year, the plan, the weeks, what is spoilt or carried, the count."""
    end = last_day(period_of(first))
    if first.month in (1, 7) and first > BEGINS:
        room.put(first + timedelta(days=3), 9, 30, partial(review, room))
    if first > BEGINS:
        room.put(first + timedelta(days=3), 10, 5, partial(plan, room))
        counting(room, first, end)
    for day in (first + timedelta(days=n) for n in range(end.day)):
        if BEGINS <= day < LAST_DAY and room.service.calendar.is_working_day(day):
            works(room, day, end)
    if first.month % 3 == 2:
        room.put(first + timedelta(days=9), 15, 30, partial(carry, room))
    if end < LOOKED_UNTIL:
        room.put(end - timedelta(days=5), 15, 40, partial(expired, room))
    for minute in range(room.dice.randrange(1, 4)):
        room.put(first + timedelta(days=8 + room.dice.randrange(6)), 16, 40 + minute, partial(write_off, room))


def counting(room: Stockroom, first: date, end: date) -> None:
    """The count at a month's end: of everything at the end of a quarter."""
    if end < LAST_DAY:
        whole = first.month % 3 == 0
        room.put(end - timedelta(days=4), 15, 15, partial(count, room, whole))


def works(room: Stockroom, day: date, end: date) -> None:
    """A day of work: what is asked for and comes back, and on Fridays the register of the week."""
    if day.weekday() == 4 or day == end:
        room.put(day, 16, 30, partial(register, room))
    if room.chance(ASKED_IN_A_WEEK * 20):
        room.put(day, 9 + room.dice.randrange(2), room.dice.randrange(31, 60), partial(ask, room))
    if room.chance(9):
        room.put(day, 15, 5 + room.dice.randrange(50), partial(take_back, room))
    if room.chance(1.2):
        room.put(day, 11, 5 + room.dice.randrange(50), partial(correct, room))
