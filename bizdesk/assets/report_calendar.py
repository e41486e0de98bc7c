"""The calendar of maintenance: the work planned and done between two days."""

from datetime import date, timedelta

from bizdesk.assets.models import Asset, Maintenance
from bizdesk.assets.words import MAINTENANCE_KINDS
from bizdesk.office.fields import Date, Period
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Supplier
from bizdesk.office.periods import add_months
from bizdesk.reports.making import chosen, column, make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import Column, Report, Table

PARAMETERS = {"from_": Date(N_("From")), "to": Date(N_("To")), "month": Period(N_("Month"))}


def calendar(office: Office, from_: date | None = None, to: date | None = None, month: str = "") -> Report:
    """The work in the order of its days; without a span from a month ago to three months ahead."""
    if not (from_ or to or month):
        from_, to = office.today() - timedelta(days=30), add_months(office.today(), 3)
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    planned = Maintenance.planned_on.between(first, last) | Maintenance.done_on.between(first, last)
    works = Maintenance.select(Maintenance, Asset).join(Asset).where(planned)
    declared, names = Maintenance.fields(), Names()
    rows = [
        (
            work.planned_on,
            work.done_on,
            work.number,
            work.asset.number,
            work.asset.name,
            chosen(MAINTENANCE_KINDS, work.kind),
            names.of(Supplier, work.__data__["supplier"]),
            work.cost,
            work.description,
        )
        for work in sorted(works, key=lambda work: (work.planned_on or work.done_on, work.number))
    ]
    table = Table(
        "maintenance",
        _("Maintenance"),
        (
            column(declared["planned_on"]),
            column(declared["done_on"]),
            column(declared["number"]),
            Column("asset", _("Asset no.")),
            Column("name", _("Asset name")),
            column(declared["kind"]),
            column(declared["supplier"]),
            column(declared["cost"], total=True),
            column(declared["description"], width=24),
        ),
        rows,
        empty=_("No work is planned or done in this time."),
    )
    return make(
        office,
        "maintenance-calendar",
        _("Maintenance calendar"),
        [table],
        period=(first, last),
        parameters={"from": first, "to": last},
    )
