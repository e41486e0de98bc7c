"""The plan of return visits (clause 2.3.3): after a closed complaint, and those of a year by the customer's level."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import peewee

from bizdesk.complaints.models import Complaint, Visit
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.customers import CUSTOMER_STATUSES, LEVELS, Customer
from bizdesk.office.errors import NothingToDo
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.journal import Act, JournalEntry, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, has_left
from bizdesk.office.periods import add_months

# Customers that are visited.
VISITED = ("active", "dormant")
# So many weeks before the end of a span the visits of a plan are spread over.
SPREAD = 4
# More customers in one act are a register that comes in: Today tells how many of them have no plan.
MOST_AT_ONCE = 100
# What of a customer its plan follows from.
LEADING = frozenset({"level", "status"})
BY_PLAN: Any = Visit.complaint.is_null()


class Standing(NamedTuple):
    """When a visit by the plan is or was due, and its state."""

    due_on: date
    state: str


def plan_after(act: Act, complaint: Complaint) -> Visit | None:
    """Plan the return visit after a complaint that is being closed, within the working days of the policy."""
    days = act.office.policy.get("visit_after_complaint_days")
    waits = Visit.select().where((Visit.complaint == complaint.id) & (Visit.state == "planned"))
    # One that was reopened and is closed again may have its visit still before it.
    if not days or waits.exists():
        return None
    due_on = working_calendar(act.office).add_working_days(act.office.today(), days)
    return act.add(
        Visit(
            customer=complaint.customer,
            contact=complaint.contact,
            complaint=complaint,
            due_on=due_on,
            visited_by=_here(act.office, complaint.owner),
        )
    )


def plan_year(office: Office, who: str, customer: Customer, *, year: int | None = None) -> list[Visit]:
    """Plan a customer's visits of a year by the rule of its level; what is planned already stays."""
    year = year or office.today().year
    if not _months(office, customer):
        raise NothingToDo(
            N_("Customers of level {level} are not visited by a plan: nothing to do."), level=customer.level or "-"
        )
    if customer.status not in VISITED:
        raise NothingToDo(
            N_("{customer} is not visited by a plan as it stands ({status}): nothing to do."),
            customer=customer.key,
            status=_(CUSTOMER_STATUSES[customer.status]),
        )
    words = N_("Plan the visits of {year} to {customer}")
    with change(office, who, words, year=year, customer=customer.caption) as act:
        if planned := _plan(act, customer, year):
            return planned
    told = (
        N_("The visits of {year} to {customer} are planned already: nothing to do.")
        if any(each.due_on.year == year for each in _standing(customer))
        else N_("No visit to {customer} is due by the plan in what is left of {year}: nothing to do.")
    )
    raise NothingToDo(told, year=year, customer=customer.key)


def plan_new(act: Act) -> None:
    """Within an act that added customers, or changed what their plan follows from, plan what is left of the year."""
    act.flush()
    mine: Any = JournalEntry.select(JournalEntry.record_id, JournalEntry.after).where(JournalEntry.batch == act.batch)
    written = mine.where(JournalEntry.kind == Customer.kind_name()).tuples()
    wanted = {row for row, after in written if not LEADING.isdisjoint(json.loads(after))}
    if len(wanted) > MOST_AT_ONCE:
        return
    visited = Customer.select().where(Customer.id.in_(wanted) & Customer.status.in_(VISITED))
    for customer in visited.order_by(Customer.id):
        if _months(act.office, customer):
            _plan(act, customer, act.office.today().year)


def plan_next(act: Act, visit: Visit, on: date) -> None:
    """Plan the next visit after one by the plan, where none is planned yet."""
    customer = visit.customer
    months = _months(act.office, customer)
    if visit.complaint is None and months and customer.status in VISITED:
        due_on = working_calendar(act.office).first_working_day(add_months(on, months))
        if not _about(_standing(customer), due_on, months):
            _add(act, customer, due_on, contact=visit.contact)


def without_plan(office: Office) -> int:
    """How many customers have no visit by the plan in the running year, though one would be due in what is left of it.

    Two questions to the file however many there are.
    """
    today = office.today()
    begin, end = date(today.year, 1, 1), date(today.year, 12, 31)
    spans = {level: months for level in LEVELS if (months := office.policy.get(f"visit_months_{level}"))}
    has = Visit.select(Visit.id).where(BY_PLAN & (Visit.customer == Customer.id) & Visit.due_on.between(begin, end))
    to_visit = Customer.status.in_(VISITED) & Customer.level.in_([*spans]) & ~peewee.fn.EXISTS(has)
    without = list(Customer.select(Customer.id, Customer.level).where(to_visit).tuples())
    if not without:
        return 0
    before = Visit.select(Visit.customer, peewee.fn.MAX(Visit.due_on)).where(
        BY_PLAN & (Visit.state != "cancelled") & (Visit.due_on < begin)
    )
    newest = dict(before.group_by(Visit.customer).tuples())
    calendar, known = working_calendar(office), dict[tuple[int, date | None, int], bool]()
    count = 0
    for row, level in without:
        # Of thousands most stand alike.
        alike = (spans[level], newest.get(row), row % SPREAD)
        if alike not in known:
            last = [Standing(alike[1], "done")] if alike[1] is not None else []
            known[alike] = bool(_lacking(row, last, today.year, spans[level], calendar, today))
        count += known[alike]
    return count


def remove_customer(office: Office, who: str, customer: Customer) -> None:
    """Delete a customer that nothing refers to; the visits to it that are only planned go with it."""
    with change(office, who, N_("Delete {number}"), number=customer.key) as act:
        untouched = (Visit.customer == customer.id) & BY_PLAN & (Visit.state == "planned") & (Visit.attempts == 0)
        for visit in Visit.select().where(untouched).order_by(Visit.id):
            act.remove(visit)
        act.remove(customer)


def _plan(act: Act, customer: Customer, year: int) -> list[Visit]:
    office, months = act.office, _months(act.office, customer)
    days = _lacking(customer.id, _standing(customer), year, months, working_calendar(office), office.today())
    return [_add(act, customer, day) for day in days]


def _add(act: Act, customer: Customer, due_on: date, **more: Any) -> Visit:
    return act.add(Visit(customer=customer, due_on=due_on, visited_by=_here(act.office, customer.owner), **more))


def _lacking(
    row: int, standing: Sequence[Standing], year: int, months: int, calendar: WorkingCalendar, today: date
) -> list[date]:
    """The days of a year, from today on, on which a visit to the customer of a row id is to be planned."""
    found = []
    for day in days_of(_last_before(standing, year), year, months):
        # Not all customers of a level on one day: each a week apart, over four weeks.
        on = calendar.first_working_day(day - timedelta(weeks=row % SPREAD))
        if on >= today and not _about(standing, on, months):
            found.append(on)
    return found


def days_of(since: date, year: int, months: int) -> list[date]:
    """The days of a year that lie whole spans of so many months after a day."""
    # Counted in months, not until a day lies beyond the year: behind 9999 there is none.
    last = (12 * (year - since.year) + 12 - since.month) // months
    days = (add_months(since, months * count) for count in range(1, last + 1))
    return [day for day in days if day.year == year]


def _standing(customer: Customer) -> list[Standing]:
    """The visits to a customer by the plan."""
    mine = Visit.select(Visit.due_on, Visit.state).where((Visit.customer == customer.id) & BY_PLAN)
    return [Standing(*each) for each in mine.order_by(Visit.due_on).tuples()]


def _last_before(standing: Iterable[Standing], year: int) -> date:
    """The newest visit before a year; without one the year is cut into whole spans."""
    before = (each.due_on for each in standing if each.state != "cancelled" and each.due_on.year < year)
    return max(before, default=date(year - 1, 12, 31))


def _about(standing: Iterable[Standing], on: date, months: int) -> bool:
    """Whether a visit stands within half a span of a day; one that was called off is not planned once more."""
    half = months * 15
    return any(abs((each.due_on - on).days) < half for each in standing)


def _here(office: Office, person: Staff | None) -> Staff | None:
    """A person, unless that one has left."""
    return None if has_left(person, office.today()) else person


def _months(office: Office, customer: Customer) -> int:
    """So many months lie between the visits to a customer by its level; 0 where there is no plan."""
    return (office.policy.get(f"visit_months_{customer.level}") or 0) if customer.level else 0
