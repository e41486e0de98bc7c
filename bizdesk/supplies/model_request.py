"""Asking for supplies: requisitions with their lines, and what anyone may have in a period (clause 4.2.2b)."""

from decimal import Decimal
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Date, Flag, Money, Quantity, Reference, State, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record, told_beside
from bizdesk.supplies.model_supply import Supply, SupplyCategory
from bizdesk.supplies.words import PERIODS, REQUISITION_STATES, URGENCIES


class Quota(Record):
    """How much of a supply or of a class a person, a department or everybody may have in a period."""

    singular, plural = N_("Quota"), N_("Quotas")
    carries_out = "4.2.2b"
    series = "DE"
    number = Code(N_("No."))
    department = Reference(Department, N_("Department"))
    staff = Reference(Staff, N_("Employee"), help=N_("Neither department nor employee: everybody, each."))
    supply = Reference(Supply, N_("Supply"))
    category = Reference(SupplyCategory, N_("Supply category"))
    period = Choice(PERIODS, N_("Period"), default="month", required=True)
    quantity = Quantity(N_("Quantity"))
    amount = Money(N_("Amount"))
    active = Flag(N_("Active"), default=True)

    def rules(self) -> dict[str, Refused]:
        """A quota is of one thing and says how much of it."""
        faults: dict[str, Refused] = {}
        if self.__data__.get("supply") and self.__data__.get("category"):
            faults["category"] = Refused(N_("A quota is of a supply or of a class, not of both."), rule="4.2.2b")
        if self.quantity is None and self.amount is None:
            faults["quantity"] = Refused(N_("A quota says a quantity or an amount."), rule="4.2.2b")
        if self.active and not faults and (other := self._other()) is not None:
            faults["period"] = Refused(
                N_("Quota {number} is of the same thing for the same people and period: change that one."),
                rule="4.2.2b",
                number=other.number,
            )
        return faults

    def _other(self) -> Any:
        """A quota in use that stands beside this one for the same people, thing and period."""
        alike = [
            field.is_null() if (value := self.__data__.get(field.name)) is None else field == value
            for field in (Quota.department, Quota.staff, Quota.supply, Quota.category, Quota.period)
        ]
        return Quota.get_or_none(Quota.active, *alike, Quota.id != (self.id or 0))


class Requisition(Record):
    """Somebody asks for supplies, for a department and a use."""

    singular, plural = N_("Requisition"), N_("Requisitions")
    carries_out = "4.2.2b"
    series = "LY"
    called_by = "purpose"
    number = Code(N_("Requisition no."))
    applicant = Reference(Staff, N_("Applicant"), required=True)
    department = Reference(Department, N_("Department"), help=N_("Empty: the applicant's."))
    requested_on = Date(N_("Requested on"), required=True, index=True)
    needed_by = Date(N_("Wanted by"))
    purpose = Text(N_("Reason and use"), limit=500)
    urgency = Choice(URGENCIES, N_("Urgency"), default="normal", required=True)
    project = Text(N_("Project"))
    state = State(REQUISITION_STATES, "draft")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class RequisitionLine(Record):
    """One supply of a requisition: what was asked for, and what was approved of it.

    issued: what was issued on it, once that was looked up by looked_up.look().
    """

    singular, plural = N_("Requisition line"), N_("Requisition lines")
    carries_out = "4.2.2b"
    belongs_to = "requisition"
    called_by = "supply"
    worked_out = told_beside(issued=Quantity(N_("Issued so far"), editable=False))
    issued: Decimal | None = None
    requisition = Reference(Requisition, N_("Requisition"), required=True)
    supply = Reference(Supply, N_("Supply"), required=True)
    quantity = Quantity(N_("Quantity"), required=True)
    approved = Quantity(N_("Approved"), editable=False)
    remarks = Text(N_("Remarks"))

    class Meta:
        indexes = ((("requisition", "supply"), True),)
