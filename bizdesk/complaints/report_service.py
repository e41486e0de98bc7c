"""Service levels: how many steps of complaints were taken in time, how many late, and by how much."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bizdesk.complaints import clocking
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.report_figures import SPAN, asked, grouped, mean_seconds, months, nothing
from bizdesk.complaints.report_register import received
from bizdesk.complaints.report_standing import UNJUDGED, Reckoning, Standing, day_of, resolution, standings
from bizdesk.complaints.words import SEVERITIES, STEPS
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.money import percent
from bizdesk.office.people import Department
from bizdesk.office.periods import period_of
from bizdesk.reports.making import chosen, make, span
from bizdesk.reports.names import Names
from bizdesk.reports.report import (
    Block,
    Cell,
    Chart,
    Coded,
    Column,
    Field,
    Fields,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
)

PARAMETERS = dict(SPAN)
WAITING = ("running", "paused")
Parts = list[tuple[Coded, list[Standing]]]


class Measured(NamedTuple):
    """How many of some steps there are by how they stand, and the working seconds of those that are late."""

    number: int
    met: int
    late: int
    open: int
    overdue: int
    seconds: list[int]


def levels(office: Office, from_: date | None = None, to: date | None = None, month: str = "") -> Report:
    """The complaints received in a period, measured by their due times."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    every = received(office, first, last, {})
    found = [each for each in every if each.state not in UNJUDGED]
    reckoning, names = Reckoning(office), Names()
    stand = standings(reckoning, found)

    def department(complaint: Complaint) -> Coded:
        return names.of(Department, complaint.__data__["department"]) or nothing(_("(none)"))

    def severity(complaint: Complaint) -> Coded:
        return chosen(SEVERITIES, complaint.severity) or nothing("-")

    def month_of(complaint: Complaint) -> Coded:
        period = period_of(day_of(complaint.received_at, office))
        return Coded(period, period)

    by_step = [
        (Coded(_(words), step), [each[place] for each in stand.values()])
        for place, (step, words) in enumerate(STEPS.items())
    ]
    by_month = sorted(resolutions(found, stand, month_of), key=lambda part: part[0].key)
    blocks: list[Block] = [
        summary(reckoning, found),
        table(reckoning, "steps", _("By step"), "step", _("Step"), by_step),
    ]
    for name, title, label, parts in (
        (
            "department",
            _("Resolution by department"),
            _("Responsible department"),
            ordered(resolutions(found, stand, department)),
        ),
        ("severity", _("Resolution by severity"), _("Severity"), ordered(resolutions(found, stand, severity))),
        ("month", _("Resolution by month of receipt"), _("Month"), by_month),
    ):
        blocks.append(table(reckoning, f"by_{name}", title, name, label, parts))
    blocks += [chart(reckoning, by_month), Paragraph(notes(len(every) - len(found), reckoning))]
    return make(
        office,
        "service-levels",
        _("Service levels"),
        blocks,
        period=(first, last),
        parameters=asked(first, last),
    )


def notes(left_out: int, reckoning: Reckoning) -> str:
    """How the figures are to be read."""
    told = [
        _(
            "Met percent: of the steps that are done or overdue, those done in time. A time once missed stays missed,"
            " whatever was given later."
        ),
        reckoning.note(),
    ]
    if left_out:
        told.append(_("Merged and cancelled complaints are left out: {count}.").format(count=left_out))
    return "\n".join(told)


def measured(reckoning: Reckoning, stood: Iterable[Standing]) -> Measured:
    """Count some steps by how they stand; those that have no due time are not counted."""
    known = [each for each in stood if each.state]
    counts = {state: sum(each.state == state for each in known) for state in ("met", "late", "overdue")}
    waiting = sum(each.state in WAITING for each in known)
    seconds = [length for each in known if (length := reckoning.late(each)) is not None]
    return Measured(len(known), counts["met"], counts["late"], waiting, counts["overdue"], seconds)


def resolutions(
    found: Iterable[Complaint], stand: Mapping[int, Sequence[Standing]], group: Callable[[Complaint], Coded]
) -> Parts:
    """How the resolutions of complaints stand, by what each complaint belongs to."""
    return [(of, [resolution(stand[each.id]) for each in part]) for of, part in grouped(found, group)]


def ordered(parts: Parts) -> Parts:
    """The largest first; of equal ones by their code."""
    return sorted(parts, key=lambda part: (-len(part[1]), part[0].key))


def table(reckoning: Reckoning, name: str, title: str, key: str, label: str, parts: Parts) -> Table:
    """One line for each part that has anything due, and all of them together."""
    columns = (
        Column(key, label),
        Column("count", _("Number"), "integer"),
        Column("met", _("In time"), "integer"),
        Column("late", _("Late"), "integer"),
        Column("open", _("Running"), "integer"),
        Column("overdue", _("Overdue"), "integer"),
        Column("met_percent", _("Met percent"), "percent"),
        Column("late_average", _("Late on average"), "integer"),
        Column("late_maximum", _("Late at most"), "integer"),
    )
    told = [(of, measured(reckoning, stood)) for of, stood in parts]
    rows: list[Row] = [(of, *figures(reckoning, each)) for of, each in told if each.number]
    whole = figures(reckoning, measured(reckoning, (each for _of, stood in parts for each in stood)))
    totals = dict(zip((each.name for each in columns[1:]), whole, strict=True))
    return Table(name, title, columns, rows, totals=totals, empty=_("No complaint was received in this time."))


def figures(reckoning: Reckoning, part: Measured) -> tuple[Cell, ...]:
    """The figures of a line."""
    return (
        part.number,
        part.met,
        part.late,
        part.open,
        part.overdue,
        percent(part.met, part.met + part.late + part.overdue),
        reckoning.told(mean_seconds(part.seconds)),
        reckoning.told(max(part.seconds, default=None)),
    )


def summary(reckoning: Reckoning, found: Sequence[Complaint]) -> Fields:
    """The complaints of the period as a whole."""
    closed = [each for each in found if each.state == "closed"]
    clean = sum(clocking.missed(each, reckoning.now) is None for each in found)
    at_once = sum(each.round == 1 for each in closed)
    return Fields(
        (
            Field("count", _("Complaints"), len(found), "integer"),
            Field("closed", _("Closed"), len(closed), "integer"),
            Field("never_late", _("No time missed"), clean, "integer"),
            Field("never_late_percent", _("No time missed, percent"), percent(clean, len(found)), "percent"),
            Field("first_round", _("Closed in the first round"), at_once, "integer"),
            Field("first_time_resolution", _("First-time resolution rate"), percent(at_once, len(closed)), "percent"),
        ),
        _("Summary"),
    )


def chart(reckoning: Reckoning, by_month: Parts) -> Chart:
    """Resolutions in time and late, by the month of receipt."""
    known = {month.key: measured(reckoning, stood) for month, stood in by_month}
    labels = tuple(months(known))
    parts = [known.get(month) for month in labels]
    met = tuple(part.met if part else 0 for part in parts)
    late = tuple(part.late + part.overdue if part else 0 for part in parts)
    series = (Series(_("In time"), met), Series(_("Late or overdue"), late))
    return Chart("met_and_late", _("Resolved in time and late"), "stacked", labels, series, type="integer")
