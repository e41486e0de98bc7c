"""What customer service of the demo company goes through in five years, and what lies open on the last day."""

from datetime import UTC, date, datetime, timedelta

from bizdesk import keeping
from bizdesk.complaints import planning
from bizdesk.complaints.models import Visit
from bizdesk.demo import LAST_DAY
from bizdesk.demo.affair import LIMIT, Affair
from bizdesk.demo.asking import asked, turned
from bizdesk.demo.clients import customers
from bizdesk.demo.matter import Matter
from bizdesk.demo.matters_delivery import ABOUT_DELIVERY
from bizdesk.demo.matters_product import ABOUT_PRODUCTS
from bizdesk.demo.matters_service import ABOUT_SERVICE
from bizdesk.demo.returning import follow
from bizdesk.demo.service import HEAD, Life, Service
from bizdesk.office.customers import Customer
from bizdesk.office.holiday_table import bring_holidays
from bizdesk.office.policy import Policy

MATTERS = (*ABOUT_PRODUCTS, *ABOUT_DELIVERY, *ABOUT_SERVICE)
BEGINS, CALM = date(2021, 10, 18), date(2026, 10, 27)
COMPLAINTS, INQUIRIES, TURNED, VISITS = 250, 300, 12, 120
# So many are closed shortly before the last day, so that visits to their customers are ahead, or should have been.
CLOSED_LATELY = 9
# How many complaints take a turn; those on which another stands end there, or make two of one.
ENDING = (("cancel", 12), ("double", 10), ("split", 6))
TURNING = (
    ("pause", 22), ("extend", 14), ("escalate", 9), ("remind", 16), ("refer", 14), ("regrade", 7), ("link", 12),
    ("costly", 18), ("reject", 5), ("refuse", 12), ("measures", 30), ("second", 18), ("third", 6), ("reopen", 8),
)  # fmt: skip
# The years that are brought in when their days off are announced, and the day of it in the year before.
ANNOUNCED, ON = (2024, 2025, 2026), (11, 3)
# Since when customers are visited after a complaint, and from when on by a plan.
VISITED_SINCE, FIRST_TIME, BY_PLAN = date(2025, 4, 14), date(2025, 11, 17), date(2026, 1, 6)
# The months between two visits, by the rule of a level: none until the plan begins.
SPANS = {"visit_months_A": "3", "visit_months_B": "6", "visit_months_C": "12"}
# What stands open on the last day: when it came in, by month, day, hour and minute, where it stands, what it has taken.
OPEN: tuple[tuple[tuple[int, int, int, int], str, tuple[str, ...]], ...] = (
    ((11, 16, 9, 12), "recorded", ()),
    ((11, 16, 9, 40), "recorded", ()),
    ((11, 13, 16, 45), "recorded", ()),
    ((11, 12, 10, 20), "recorded", ("remind", "grave")),
    ((11, 13, 14, 5), "assigned", ()),
    ((11, 13, 9, 30), "assigned", ()),
    ((11, 12, 11, 10), "assigned", ("remind",)),
    ((11, 13, 10, 20), "answered", ("refer",)),
    ((11, 12, 15, 45), "answered", ("halt",)),
    ((11, 11, 9, 25), "answered", ("escalate", "grave")),
    ((11, 12, 13, 5), "investigating", ()),
    ((11, 11, 10, 15), "investigating", ("halt",)),
    ((11, 12, 9, 30), "investigating", ()),
    ((11, 9, 9, 50), "investigating", ("escalate", "remind", "grave")),
    ((11, 12, 9, 35), "found", ()),
    ((11, 10, 13, 25), "found", ("halt",)),
    ((11, 11, 10, 40), "found", ("extend",)),
    ((11, 5, 9, 45), "found", ("escalate", "grave")),
    ((11, 10, 9, 15), "to_approve", ("costly",)),
    ((11, 10, 10, 20), "to_approve", ("costly",)),
    ((11, 9, 14, 50), "to_approve", ("costly", "extend")),
    ((11, 4, 9, 55), "to_approve", ("costly", "escalate", "grave")),
    ((11, 10, 9, 5), "proposed", ()),
    ((11, 9, 13, 40), "proposed", ("halt",)),
    ((11, 9, 9, 30), "proposed", ("costly",)),
    ((11, 6, 15, 15), "proposed", ("extend",)),
    ((11, 9, 9, 35), "agreed", ()),
    ((11, 6, 9, 20), "agreed", ("measures",)),
    ((11, 5, 13, 10), "agreed", ("measures", "to_verify", "extend")),
    ((11, 3, 14, 25), "agreed", ("measures",)),
    ((11, 5, 13, 30), "fed_back", ()),
    ((11, 4, 10, 55), "fed_back", ("measures", "to_verify")),
    ((11, 3, 9, 40), "fed_back", ("measures",)),
    ((11, 4, 15, 5), "fed_back", ()),
)
# Those that are in a later round by now.
OPEN_AGAIN: tuple[tuple[tuple[int, int, int, int], str, tuple[str, ...]], ...] = (
    ((10, 19, 9, 50), "found", ("second",)),
    ((10, 16, 10, 30), "proposed", ("second", "extend")),
    ((10, 14, 13, 15), "agreed", ("second", "measures")),
    ((10, 12, 9, 35), "fed_back", ("second",)),
)
# Questions of the last days, and how they stand.
ASKED_LATELY = (
    ((11, 12, 10, 40), "open"), ((11, 12, 15, 10), "open"), ((11, 13, 11, 25), "open"), ((11, 13, 16, 30), "open"),
    ((11, 16, 9, 20), "open"), ((11, 13, 9, 15), "answered"), ((11, 12, 14, 20), "answered"),
    ((11, 11, 16, 5), "answered"),
)  # fmt: skip


def programme(service: Service) -> None:
    """Put all of it on the way."""
    for rule in (*SPANS, "visit_after_complaint_days"):
        keeping.edit(service.office, service.desk.keeper, Policy.named(rule), {"value": "0"})
    customers(service)
    for year in ANNOUNCED:
        service.begin(service.on(date(year - 1, *ON)), announced(service, year))
    service.begin(service.on(VISITED_SINCE), visited_since(service))
    service.begin(service.on(FIRST_TIME - timedelta(days=10)), first_time(service))
    service.begin(service.on(BY_PLAN), by_plan(service))
    complaints(service)
    questions(service)


def some_day(service: Service, until: date) -> date:
    """Some day, the later ones more often: the company grows."""
    share = service.dice.random() if service.chance(60) else service.dice.triangular(0, 1, 0.95)
    return BEGINS + timedelta(days=int((until - BEGINS).days * share))


def this_year(service: Service, when: tuple[int, int, int, int]) -> datetime:
    """An instant of the last year, by month, day, hour and minute where the company is."""
    return datetime(LAST_DAY.year, *when, tzinfo=service.office.zone).astimezone(UTC)


def complaints(service: Service) -> None:
    """Every complaint that is neither a part, nor a second message, nor an inquiry before."""
    dice, standing = service.dice, len(OPEN) + len(OPEN_AGAIN)
    count = COMPLAINTS - standing - TURNED - sum(number for name, number in ENDING if name != "cancel")
    matters = [MATTERS[place % len(MATTERS)] for place in dice.sample(range(count), count)]
    turns: list[set[str]] = [set() for _each in range(count)]
    order = dice.sample(range(count), count)
    for name, number in ENDING:
        for place in order[:number]:
            turns[place].add(name)
        order = order[number:]
    for name, number in TURNING:
        for place in dice.sample(order, number):
            turns[place].add(name)
    plain = [place for place, taken in enumerate(turns) if not taken][:CLOSED_LATELY]
    for place, (matter, taken) in enumerate(zip(matters, turns, strict=True)):
        affair = Affair(service, matter, taken)
        day = some_day(service, CALM)
        if place in plain:
            affair.slow, day = "", LAST_DAY - timedelta(days=service.dice.randrange(14, 22))
        service.begin(service.on(day), affair.life())
    for round_, rows in ((1, OPEN), (2, OPEN_AGAIN)):
        for when, stop, taken_ in rows:
            matter = dice.choice(fitting(taken_))
            service.begin(this_year(service, when), Affair(service, matter, taken_, stop, round_).life())


def fitting(turns: tuple[str, ...]) -> list[Matter]:
    """The matters that fit what a complaint has taken: graver ones run late, dear ones wait for an approval."""
    least, most = (LIMIT * 8 // 10, LIMIT * 20) if "costly" in turns else (0, LIMIT)
    fit = [matter for matter in MATTERS if least <= matter.cost[1] <= most]
    return [matter for matter in fit if ("grave" in turns) == (matter.severity != "minor")]


def questions(service: Service) -> None:
    """Every inquiry, with those that are complaints and those of the last days."""
    dice = service.dice
    for matter in dice.sample(MATTERS, TURNED):
        service.begin(service.on(some_day(service, date(2026, 8, 31))), turned(service, matter))
    for _each in range(INQUIRIES - TURNED - len(ASKED_LATELY)):
        service.begin(service.on(some_day(service, LAST_DAY - timedelta(days=9))), asked(service))
    for when, left in ASKED_LATELY:
        service.begin(this_year(service, when), asked(service, left))


def announced(service: Service, year: int) -> Life:
    """Bring in the days off of a year."""
    bring_holidays(service.office, service.desk.keeper, Policy.named("country"), year=year)
    yield from ()


def visited_since(service: Service) -> Life:
    """From now on customers are visited after their complaints."""
    keeping.edit(service.office, service.desk.keeper, Policy.named("visit_after_complaint_days"), {"value": "3"})
    yield from ()


def first_time(service: Service) -> Life:
    """Visit every key customer a first time, on days of their own."""
    for place, customer in enumerate(of_level("A")):
        day = service.calendar.first_working_day(FIRST_TIME + timedelta(days=place * 5))
        visit_on(service, customer, day)
    follow(service)
    yield from ()


def by_plan(service: Service) -> Life:
    """From now on customers are visited by the year; the visits to the key customers are planned at once."""
    for rule, months in SPANS.items():
        keeping.edit(service.office, service.desk.keeper, Policy.named(rule), {"value": months})
    for customer in of_level("A"):
        planning.plan_year(service.office, HEAD, customer)
    follow(service)
    yield from ()


def plan_ahead(service: Service) -> None:
    """Plan visits by hand until there are as many as the demo shows."""
    rows = of_level("B")
    for place in range(VISITS - Visit.select().count()):
        due_on = service.calendar.first_working_day(LAST_DAY + timedelta(days=3 + place * 4))
        visit_on(service, rows[place % len(rows)], due_on)


def of_level(level: str) -> list[Customer]:
    """The customers of a level the company works for."""
    mine = (Customer.level == level) & (Customer.status == "active")
    return list(Customer.select().where(mine).order_by(Customer.id))


def visit_on(service: Service, customer: Customer, due_on: date) -> None:
    """Plan a visit to a customer by hand."""
    values = {
        "customer": customer,
        "contact": service.contact(customer),
        "due_on": due_on,
        "visited_by": customer.owner,
    }
    keeping.add(service.office, HEAD, Visit, values)
