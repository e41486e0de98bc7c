"""The people and the partners of the office: departments, staff, suppliers."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.fields import Choice, Code, Date, Flag, Money, Reference, Tags, Text
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.rows import among

if TYPE_CHECKING:
    from bizdesk.office.file import Office

ROLES = {
    "applicant": N_("applicant"),
    "reviewer": N_("reviewer"),
    "approver": N_("approver"),
    "keeper": N_("keeper"),
    "leader": N_("leader"),
}
RATINGS = {"A": N_("A (preferred)"), "B": N_("B (approved)"), "C": N_("C (on trial)"), "D": N_("D (blocked)")}


class Department(Record):
    """A department of the office."""

    singular, plural = N_("Department"), N_("Departments")
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class Staff(Record):
    """A person who works for the office."""

    singular, plural = N_("Employee"), N_("Staff")
    number = Code(N_("Staff no."))
    name = Text(N_("Full name"), required=True, index=True)
    department = Reference(Department, N_("Department"))
    post = Text(N_("Position"))
    phone = Text(N_("Phone"))
    email = Text(N_("Email"))
    hired_on = Date(N_("Joined on"))
    left_on = Date(N_("Left on"))
    skills = Tags(N_("Skills"))
    roles = Tags(
        N_("Roles"), options=ROLES, help=N_("What the person may do: applicant, reviewer, approver, keeper, leader.")
    )
    approval_limit = Money(
        N_("Approval limit"), help=N_("The largest amount this person may approve; empty means no limit.")
    )
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    def rules(self) -> dict[str, Refused]:
        if self.hired_on and self.left_on and self.left_on < self.hired_on:
            return {"left_on": Refused(N_("Left on may not be before joined on."))}
        return {}


# Departments have managers and managers have departments: the second reference is added when both are there.
Department._meta.add_field("manager", Reference(Staff, N_("Manager")))


def has_left(person: Staff | None, day: date) -> bool:
    """Whether a person has left before a day: the day of leaving itself is one of work."""
    return person is not None and person.left_on is not None and person.left_on < day


def at_work(person: Staff | None, day: date, rule: str = "1.3.1") -> None:
    """Refuse a person who has left before a day."""
    if person is not None and has_left(person, day):
        raise Refused(
            N_("{name} left on {date}: name somebody who works here."),
            rule=rule,
            name=person.caption,
            date=person.left_on,
        )


def acting(office: "Office", who: str) -> Staff | None:
    """Who acts, by staff number; nobody where nobody is named, refused where the number is nobody's."""
    person = office.staff(who)
    if who and person is None:
        raise NotFound(N_("There is no employee {number}: see 'bizdesk list staff'."), number=who)
    return person


def names_of(numbers: Iterable[str]) -> dict[str, str]:
    """Those who did something, by staff number: their number and name; who was not of the staff is left out."""
    return {person.number: person.caption for person in Staff.select().where(among(Staff.number, set(numbers)))}


def admit(person: Staff | None, role: str, day: date) -> None:
    """Refuse a person who may not take a step: who has left, or lacks the role the flow names; nobody is not asked."""
    at_work(person, day)
    if person is not None and role and role not in person.roles.split(","):
        raise Refused(
            N_("This step is for the role {role}, which {name} does not have: give the role or name another person."),
            rule="1.3.1",
            role=_(ROLES[role]),
            name=person.caption,
        )


class Supplier(Record):
    """A company the office buys from."""

    singular, plural = N_("Supplier"), N_("Suppliers")
    series = "GYS"
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    contact = Text(N_("Contact"))
    phone = Text(N_("Phone"))
    email = Text(N_("Email"))
    address = Text(N_("Address"), limit=500)
    tax_number = Text(N_("Tax number"))
    rating = Choice(RATINGS, N_("Rating"))
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)
