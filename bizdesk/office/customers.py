"""The customers of the office and the people one speaks to there (clauses 2.3, 3.2)."""

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Flag, Money, Reference, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.record import Record

LEVELS = {"A": N_("A (key customer)"), "B": N_("B (regular)"), "C": N_("C (small)")}
CUSTOMER_STATUSES = {
    "prospect": N_("Prospect"),
    "active": N_("Active"),
    "dormant": N_("Dormant"),
    "lost": N_("Lost"),
}


class Customer(Record):
    """A company or person the office works for, or may work for."""

    singular, plural = N_("Customer"), N_("Customers")
    carries_out = "2.3"
    series = "KH"
    code = Code(N_("Customer no."))
    name = Text(N_("Customer name"), required=True, index=True)
    short_name = Text(N_("Short name"))
    industry = Text(N_("Industry"))
    region = Text(N_("Region"))
    level = Choice(LEVELS, N_("Customer level"), default="B", help=N_("How often the customer is visited."))
    owner = Reference(Staff, N_("Owner"))
    status = Choice(CUSTOMER_STATUSES, N_("Status"), default="active", required=True)
    phone = Text(N_("Phone"), index=True)
    email = Text(N_("Email"))
    address = Text(N_("Address"), limit=500)
    tax_number = Text(N_("Tax number"))
    source = Text(N_("Customer source"))
    credit_limit = Money(N_("Credit limit"))
    credit_rating = Text(N_("Credit rating"), limit=20)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class Contact(Record):
    """A person at a customer's."""

    singular, plural = N_("Contact"), N_("Contacts")
    carries_out = "2.3"
    belongs_to = "customer"
    series = "LX"
    number = Code(N_("Contact no."))
    customer = Reference(Customer, N_("Customer"), required=True)
    name = Text(N_("Full name"), required=True, index=True)
    title = Text(N_("Job title"))
    phone = Text(N_("Phone"), index=True)
    email = Text(N_("Email"))
    primary = Flag(N_("Main contact"))
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


def of_customer(contact: Contact | None, customer: int | None, rule: str) -> None:
    """Refuse a contact of another customer than the one of a row id."""
    if contact is not None and contact.__data__["customer"] != customer:
        raise Refused(
            N_("{contact} is a contact of {customer}, not of this customer."),
            rule=rule,
            contact=contact.name,
            customer=contact.customer.caption,
        )
