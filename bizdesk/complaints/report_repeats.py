"""Complaints that come again: from the same customer, of the same kind, about the same subject."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from bizdesk.complaints.models import Complaint, ComplaintCategory
from bizdesk.complaints.report_figures import SPAN, asked, grouped, joined, two_levels
from bizdesk.complaints.report_register import received
from bizdesk.complaints.report_standing import UNJUDGED
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.text import fold
from bizdesk.reports.making import make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import Coded, Column, Field, Fields, Report, Row, Table

PARAMETERS = dict(SPAN)
Group = tuple[Coded, list[Complaint]]


def repeats(office: Office, from_: date | None = None, to: date | None = None, month: str = "") -> Report:
    """What was complained of more than once in a period."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    found = [each for each in received(office, first, last, {}) if each.state not in UNJUDGED]
    names = Names()
    categories = {each.id: two_levels(each) for each in ComplaintCategory.select()}

    def customer(complaint: Complaint) -> Coded | None:
        return names.of(Customer, complaint.__data__["customer"])

    customers = again(found, customer)
    kinds = again(found, lambda each: categories.get(each.__data__["category"]))
    subjects = [
        (together[-1].subject, together)
        for _of, together in again(found, lambda each: Coded(each.subject, fold(each.subject)))
    ]
    marked = sum(each.repeated is not None for each in found)
    summary = Fields(
        (
            Field("count", _("Complaints"), len(found), "integer"),
            Field("customers", _("Customers who complained again"), len(customers), "integer"),
            Field("marked", _("Marked as a repeat when taken down"), marked, "integer"),
        ),
        _("Summary"),
    )
    tables = (
        by_customer(customers),
        by_what("by_category", _("By complaint category"), "category", _("Complaint category"), kinds, customer),
        by_what("by_subject", _("By subject"), "subject", _("Subject"), subjects, customer),
    )
    return make(
        office,
        "complaint-repeats",
        _("Repeat complaints"),
        [summary, *tables],
        period=(first, last),
        parameters=asked(first, last),
    )


def again(found: Iterable[Complaint], group: Callable[[Complaint], Coded | None]) -> list[Group]:
    """What several complaints have in common, the most frequent first."""
    several = [part for part in grouped(found, group) if len(part[1]) > 1]
    return sorted(several, key=lambda part: (-len(part[1]), part[1][0].number))


def by_customer(groups: Sequence[Group]) -> Table:
    """The customers who complained more than once, with what of."""
    rows: list[Row] = [
        (
            customer,
            len(together),
            together[-1].received_at,
            sum(each.repeated is not None for each in together),
            joined(each.subject for each in together),
            joined(each.number for each in together),
        )
        for customer, together in groups
    ]
    columns = (
        Column("customer", _("Customer"), width=18),
        Column("count", _("Number"), "integer", total=True),
        Column("last", _("Last received"), "instant"),
        Column("marked", _("Marked as repeat"), "integer", total=True),
        Column("subjects", _("Subjects"), width=30),
        Column("numbers", _("Complaints"), width=14),
    )
    return Table("by_customer", _("By customer"), columns, rows, empty=_("No customer complained more than once."))


def by_what(
    name: str,
    title: str,
    key: str,
    label: str,
    groups: Sequence[tuple[str, list[Complaint]]],
    customer: Callable[[Complaint], Coded | None],
) -> Table:
    """What was complained of more than once, and by whom."""
    rows: list[Row] = [
        (
            what,
            len(together),
            together[-1].received_at,
            len({each.__data__["customer"] for each in together}),
            joined(customer(each) or "" for each in together),
            joined(each.number for each in together),
        )
        for what, together in groups
    ]
    columns = (
        Column(key, label, width=24),
        Column("count", _("Number"), "integer", total=True),
        Column("last", _("Last received"), "instant"),
        Column("customers", _("Customers"), "integer"),
        Column("who", _("By whom"), width=24),
        Column("numbers", _("Complaints"), width=14),
    )
    return Table(name, title, columns, rows, empty=_("Nothing was complained of more than once."))
