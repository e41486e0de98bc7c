"""Cost measures with what they saved until a day (clause 4.3.2)."""

from datetime import date

from bizdesk.budgets import measures
from bizdesk.budgets.models import CostMeasure
from bizdesk.budgets.percents import percent
from bizdesk.budgets.words import MEASURE_STATES
from bizdesk.office.fields import Date
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.making import chosen, make, titled
from bizdesk.reports.report import Column, Report, Row, Table

PARAMETERS = {"on": Date(N_("On"))}


def report(office: Office, *, on: date | None = None) -> Report:
    """Every measure begun by a day: what it would have cost so far, what it did, and the saving against its target."""
    day = on or office.today()
    columns = (
        Column("number", _("Measure no."), width=14),
        Column("what", _("What is done"), width=28),
        Column("owner", _("Owner"), width=12),
        Column("account", _("Budget account"), width=16),
        Column("starts_on", _("From"), "date"),
        Column("ends_on", _("To"), "date"),
        Column("months", _("Months over"), "integer"),
        Column("baseline", _("Cost without it"), "money", total=True),
        Column("actual", _("Actual"), "money", total=True),
        Column("saving", _("Saved"), "money", total=True),
        Column("target", _("Target so far"), "money", total=True),
        Column("reached", _("Reached %"), "percent"),
        Column("state", _("Status"), width=10),
    )
    told: list[Row] = []
    query = CostMeasure.select().where(CostMeasure.starts_on <= day)
    begun = list(query.order_by(CostMeasure.starts_on, CostMeasure.id))
    realised = measures.realised_of(office, begun, day)
    for each in begun:
        came = realised[each.id]
        told.append(
            (
                each.number,
                each.what,
                titled(each.owner),
                titled(each.account),
                each.starts_on,
                each.ends_on,
                came.months,
                came.baseline,
                came.actual,
                came.saving,
                came.target,
                percent(came.saving, came.target),
                chosen(MEASURE_STATES, each.state),
            )
        )
    table = Table("measures", _("Cost measures"), columns, told, empty=_("There are no cost measures."))
    return make(office, "cost-measures", _("Cost measures"), [table], as_of=day, parameters={"on": day.isoformat()})
