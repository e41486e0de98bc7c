"""The plan of return visits: by itself with a new customer, for many at once, told on Today where it is lacking."""

from datetime import date

import pytest

from bizdesk import acts, keeping
from bizdesk.complaints.models import Visit
from bizdesk.duties import due
from bizdesk.office.customers import Customer
from bizdesk.office.errors import NothingToDo
from bizdesk.office.journal import change
from bizdesk.office.policy import Policy
from bizdesk.office.record import Record
from bizdesk.office.undo import redo, undo
from bizdesk.office.work import finished
from tests.complaints.desk import Desk

# Level A every 3 months; from the end of 2025: 31 March, 30 June, 30 September and 31 December 2026, for the first
# customer a week sooner, so that not all are visited on one day.
OF_A = [date(2026, 3, 24), date(2026, 6, 23), date(2026, 9, 23), date(2026, 12, 24)]


def days(customer: Record) -> list[date]:
    mine = Visit.select(Visit.due_on).where(Visit.customer == customer.id).order_by(Visit.due_on)
    return [day for (day,) in mine.tuples()]


def span(desk: Desk, level: str, months: int) -> None:
    rule = Policy.get(Policy.key == f"visit_months_{level}")
    keeping.edit(desk.office, "", rule, {"value": str(months)})


def told(desk: Desk) -> list[str]:
    return [duty.words for duty in due(desk.office) if duty.words.startswith("Plan the visits")]


def customer(desk: Desk, name: str, **values: object) -> Customer:
    made = keeping.add(desk.office, "", Customer, {"name": name, **values})
    assert isinstance(made, Customer)
    return made


def test_a_new_customer_has_its_visits_planned_in_the_same_act(desk: Desk) -> None:
    assert days(desk.customer) == OF_A
    with pytest.raises(NothingToDo, match="The visits of 2026 to KH-2026-0001 are planned already"):
        desk.do(desk.customer, "plan_visits", year=2026)
    other = customer(desk, "Other", level="B")
    assert days(other) == [date(2026, 6, 16), date(2026, 12, 17)]
    undo(desk.office, "")
    assert Customer.get_or_none(name="Other") is None
    assert Visit.select().count() == len(OF_A)
    redo(desk.office, "")
    assert days(other) == [date(2026, 6, 16), date(2026, 12, 17)]


def test_a_higher_level_brings_the_visits_that_lack_and_is_undone_as_one(desk: Desk) -> None:
    other = customer(desk, "Other", level="B")
    keeping.edit(desk.office, "", other, {"level": "A"})
    assert days(other) == [date(2026, 3, 17), date(2026, 6, 16), date(2026, 9, 16), date(2026, 12, 17)]
    undo(desk.office, "")
    assert days(other) == [date(2026, 6, 16), date(2026, 12, 17)]


def test_who_becomes_a_customer_is_planned_and_what_changes_besides_plans_nothing(desk: Desk) -> None:
    other = customer(desk, "Other", level="B", status="prospect")
    assert days(other) == []
    keeping.edit(desk.office, "", other, {"status": "active"})
    assert len(days(other)) == 2
    for visit in Visit.select().where(Visit.customer == other.id):
        desk.do(visit, "cancel", reason="They do not want it")
    keeping.edit(desk.office, "", other.afresh(), {"status": "dormant"})
    # What was called off is not planned once more in that year.
    assert len(days(other)) == 2
    assert told(desk) == []


def test_many_are_planned_at_once_and_those_that_are_planned_are_left_out(desk: Desk) -> None:
    for level in "AB":
        span(desk, level, 0)
    new = [customer(desk, f"Customer {n}", level="B") for n in range(3)]
    assert told(desk) == []
    span(desk, "A", 3)
    span(desk, "B", 6)
    assert told(desk) == ["Plan the visits of 2026: 3 customers have none"]
    desk.office.notices.clear()
    plan = acts.named(Customer, "plan_visits")
    every = list(Customer.select().order_by(Customer.id))
    finished(plan.do_all(desk.office, "002", every, {"year": 2026}))
    assert [len(days(each)) for each in every] == [4, 2, 2, 2]
    assert desk.office.notices == ["1 of 4: The visits of 2026 to KH-2026-0001 are planned already: nothing to do."]
    assert told(desk) == []
    with pytest.raises(NothingToDo, match="4 of 4: The visits of 2026 to each of them are planned already"):
        finished(plan.do_all(desk.office, "002", every, {"year": 2026}))
    undo(desk.office, "")
    assert [len(days(each)) for each in new] == [0, 0, 0]


def test_after_the_turn_of_the_year_today_tells_who_has_no_plan(desk: Desk) -> None:
    desk.at("2027-01-04 09:00:00")
    assert told(desk) == ["Plan the visits of 2027: 1 customers have none"]
    desk.do(desk.customer, "plan_visits", year=2027)
    assert told(desk) == []


def test_a_year_that_is_over_and_one_without_a_visit_are_not_told_as_planned(desk: Desk) -> None:
    with pytest.raises(NothingToDo, match="No visit to KH-2026-0001 is due by the plan in what is left of 1900"):
        desk.do(desk.customer, "plan_visits", year=1900)
    span(desk, "C", 0)
    small = customer(desk, "Small", level="C")
    with pytest.raises(NothingToDo, match="Customers of level C are not visited by a plan"):
        desk.do(small, "plan_visits", year=2026)


def test_a_register_of_customers_is_left_to_today(desk: Desk) -> None:
    with change(desk.office, "", "Import") as act:
        act.add_many([Customer(code=f"K{n}", name=f"Customer {n}") for n in range(150)])
    assert Visit.select().count() == len(OF_A)
    assert told(desk) == ["Plan the visits of 2026: 150 customers have none"]


def test_a_customer_typed_by_mistake_goes_with_the_visits_planned_to_it(desk: Desk) -> None:
    other = customer(desk, "Other", level="A")
    keeping.remove(desk.office, "", other.afresh())
    assert Visit.select().count() == len(OF_A)
