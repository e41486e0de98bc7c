"""The register of inquiries, with how long their answers took."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from bizdesk.complaints.models import Inquiry
from bizdesk.complaints.report_figures import SPAN, asked, grouped, mean_seconds
from bizdesk.complaints.report_standing import Reckoning, day_of, within_days
from bizdesk.complaints.words import CHANNELS, STANDINGS
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.money import percent
from bizdesk.office.people import Staff
from bizdesk.office.periods import period_of
from bizdesk.reports.making import cell, chosen, column, make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import Cell, Coded, Column, Report, Row, Table

PARAMETERS = dict(SPAN)


class Asked(NamedTuple):
    """An inquiry, a key of STANDINGS or '', and the working seconds until it was answered."""

    inquiry: Inquiry
    state: str
    seconds: int | None


def inquiries(office: Office, from_: date | None = None, to: date | None = None, month: str = "") -> Report:
    """The inquiries received in a period, with the time their answers took, and in sum by channel and by month."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    reckoning, names = Reckoning(office), Names()
    wanted = within_days(Inquiry.received_at, office, first, last)
    found = [
        _asked(each, reckoning) for each in Inquiry.select().where(wanted).order_by(Inquiry.received_at, Inquiry.number)
    ]
    declared = Inquiry.fields()
    table = Table(
        "inquiries",
        _("Inquiries"),
        (
            column(declared["number"]),
            column(declared["received_at"]),
            column(declared["channel"]),
            column(declared["customer"]),
            column(declared["question"], width=24),
            column(declared["owner"]),
            column(declared["due_at"]),
            column(declared["answered_at"]),
            Column("response_time", _("Response time"), "integer"),
            Column("standing", _("In time or late")),
            column(declared["state"], name="status"),
            column(declared["complaint"]),
        ),
        [_line(office, each, reckoning, names) for each in found],
        empty=_("Nobody asked anything in this time."),
        note=reckoning.note(),
    )

    def channel(each: Asked) -> Coded | None:
        return chosen(CHANNELS, each.inquiry.channel)

    def received(each: Asked) -> Coded:
        period = period_of(day_of(each.inquiry.received_at, office))
        return Coded(period, period)

    return make(
        office,
        "inquiries",
        _("Inquiries and response times"),
        [
            summed("by_channel", _("By channel"), "channel", _("Channel"), found, channel, reckoning),
            summed("by_month", _("By month"), "month", _("Month"), found, received, reckoning),
            table,
        ],
        period=(first, last),
        parameters=asked(first, last),
    )


def _asked(inquiry: Inquiry, reckoning: Reckoning) -> Asked:
    """How an inquiry stands: a time once missed stays missed; one that became a complaint waits for no answer."""
    answered, due = inquiry.answered_at, inquiry.due_at
    seconds = reckoning.between(inquiry.received_at, answered) if answered is not None else None
    missed = inquiry.first_breached_at is not None
    if answered is not None:
        state = "late" if missed or (due is not None and answered > due) else "met"
    elif inquiry.state == "open":
        state = "overdue" if due is not None and due < reckoning.now else "running"
    else:
        state = "late" if missed else ""
    return Asked(inquiry, state, seconds)


def _line(office: Office, asked: Asked, reckoning: Reckoning, names: Names) -> Row:
    inquiry, declared = asked.inquiry, Inquiry.fields()
    who: Cell = names.of(Customer, inquiry.__data__["customer"]) or inquiry.caller
    return (
        inquiry.number,
        inquiry.received_at,
        cell(declared["channel"], inquiry.channel, office),
        who,
        inquiry.question,
        names.of(Staff, inquiry.__data__["owner"]),
        inquiry.due_at,
        inquiry.answered_at,
        reckoning.told(asked.seconds),
        chosen(STANDINGS, asked.state),
        cell(declared["state"], inquiry.state, office),
        inquiry.complaint.number if inquiry.complaint is not None else None,
    )


def summed(
    name: str,
    title: str,
    key: str,
    label: str,
    found: Sequence[Asked],
    group: Callable[[Asked], Coded | None],
    reckoning: Reckoning,
) -> Table:
    """How many inquiries each group has, how many were answered in time, and the average time of an answer."""
    parts = sorted(grouped(found, group), key=lambda part: part[0].key)
    columns = (
        Column(key, label),
        Column("count", _("Number"), "integer"),
        Column("answered", _("Answered"), "integer"),
        Column("met", _("In time"), "integer"),
        Column("late", _("Late"), "integer"),
        Column("open", _("Running"), "integer"),
        Column("overdue", _("Overdue"), "integer"),
        Column("met_percent", _("Met percent"), "percent"),
        Column("average", _("Response time on average"), "integer"),
    )
    rows: list[Row] = [(of, *_figures(part, reckoning)) for of, part in parts]
    totals = dict(zip((each.name for each in columns[1:]), _figures(found, reckoning), strict=True))
    return Table(name, title, columns, rows, totals=totals, empty=_("Nobody asked anything in this time."))


def _figures(some: Sequence[Asked], reckoning: Reckoning) -> tuple[Cell, ...]:
    met, late, running, over = (
        sum(each.state == state for each in some) for state in ("met", "late", "running", "overdue")
    )
    taken = [each.seconds for each in some if each.seconds is not None]
    return (
        len(some),
        len(taken),
        met,
        late,
        running,
        over,
        percent(met, met + late + over),
        reckoning.told(mean_seconds(taken)),
    )
