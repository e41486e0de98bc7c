"""The due times of a complaint explained: every stretch from receipt on, and what it adds to the working time."""

from collections.abc import Sequence
from datetime import datetime

from bizdesk.complaints import clock, clocking, explained
from bizdesk.complaints.course import NONE_KEPT, Course, stages
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.report_standing import Reckoning, Standing, standings, to_the_second
from bizdesk.complaints.target import Target
from bizdesk.complaints.words import NOT_ANNOUNCED, STANDINGS, STEPS
from bizdesk.office.fields import Choice, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.working_time import SECOND, merged, working_seconds
from bizdesk.reports.making import chosen, fields_of, make
from bizdesk.reports.report import Block, Coded, Column, Exact, Field, Fields, Paragraph, Report, Row, Table

PARAMETERS = {
    "complaint": Reference(Complaint, N_("Complaint"), required=True),
    "step": Choice({**STEPS, "all": N_("All steps")}, N_("Step"), help=N_("Empty: the resolution.")),
}
KINDS = {
    "working": N_("working"),
    "paused": N_("clock stopped"),
    "closed": N_("outside working hours"),
    "extended": N_("extended"),
}
UNITS = {
    "m": N_("working minutes: {count}"),
    "h": N_("working hours: {count}"),
    "d": N_("working days: {count}"),
    "cd": N_("calendar days: {count}"),
}
OF_COMPLAINT = (
    "number",
    "subject",
    "severity",
    "received_at",
    "state",
    "paused_since",
    "first_breached_at",
    "first_breached_step",
    "closed_at",
)


def intervals(office: Office, complaint: Complaint, step: str = "") -> Report:
    """The stretches that add up to the due time of a step, or of all steps one after the other."""
    reckoning = Reckoning(office)
    # One that is over is told as it was judged when it ended.
    now = complaint.closed_at or reckoning.now
    course = clocking.running(office, complaint, reckoning.now)
    blocks: list[Block] = [fields_of(complaint, OF_COMPLAINT, office, _("Complaint"))]
    for stand in standings(reckoning, [complaint])[complaint.id]:
        if step in ("all", stand.step) or (not step and stand.step == "resolve"):
            blocks += section(reckoning, complaint, course, stand, now, alone=step != "all")
    return make(
        office,
        "complaint-clock",
        _("Clock of complaint {number}").format(number=complaint.number),
        [*blocks, Paragraph(reckoning.note())],
        as_of=office.today(),
        parameters={"complaint": complaint.number, "step": step or "resolve"},
    )


def section(
    reckoning: Reckoning, complaint: Complaint, course: Course, stand: Standing, now: datetime, *, alone: bool
) -> list[Block]:
    """What is to be known of the due time of one step, and its stretches."""
    step = stand.step
    due = clock.due_of(course, step, now)
    rows = explained.intervals(course, step, now)
    stood = merged(span for stage in stages(course, step, now) for span in stage.pauses)
    given = [each for each in course.extensions if each.step == step and each.extended_at <= now]
    anew = clock.due_of(clocking.course(reckoning.office, complaint), step, now)
    # A due time that stands was made by the target of then, which nothing keeps.
    told = course.targets.get(step) if anew.original == due.original else None
    worked = rows[-1].total_seconds if rows else 0
    first = working_seconds(course.calendar, course.received_at, due.original) if due.original else 0
    items = (
        Field("step", _("Step"), chosen(STEPS, step)),
        Field("state", _("Status"), chosen(STANDINGS, stand.state)),
        Field("target", _("Target"), in_words(told) if told else None),
        Field("allowed", _("Working time at first"), reckoning.told(first), "integer"),
        Field("original", _("Due at first"), Exact.of(due.original), "instant"),
        Field("due", _("Due in force"), Exact.of(due.due), "instant"),
        Field("provisional", _("Provisional"), step in clocking.provisional(complaint, course, now), "boolean"),
        Field("pauses", _("Pauses"), len(stood), "integer"),
        Field("paused", _("Working time stopped"), reckoning.told(stopped(rows), exact=True), "integer"),
        Field("extensions", _("Extensions"), len(given), "integer"),
        Field("extended", _("Working time added"), reckoning.told(worked - first), "integer"),
        Field("done", _("Done"), Exact.of(due.done), "instant"),
        Field("missed", _("Due time missed"), Exact.of(stand.late[0] if stand.late else None), "instant"),
        Field("late_by", _("Late by"), reckoning.told(reckoning.late(stand)), "integer"),
    )
    told_of = [Paragraph(words) for words in remarks(complaint, course, due, anew, now, reckoning)]
    return [Fields(items, _(STEPS[step])), table(rows, "intervals" if alone else f"intervals_{step}"), *told_of]


def in_words(target: Target) -> Coded:
    """A target as people say it, coded as the policy types it."""
    if target.count == 0:
        return Coded(_("the same working day") if target.unit == "d" else _("the same day"), str(target))
    return Coded(_(UNITS[target.unit]).format(count=target.count), str(target))


def stopped(rows: Sequence[explained.Row]) -> int:
    """The working seconds under a pause."""
    return sum((each.end - each.start) // SECOND for each in rows if each.kind == "paused")


def table(rows: list[explained.Row], name: str) -> Table:
    """The stretches in order; seconds are told where they are no whole minutes, due where more was given."""
    odd = any(row.odd_seconds for row in rows)
    extended = any(row.new_due is not None for row in rows)
    columns = (
        Column("from", _("From"), "instant"),
        Column("to", _("To"), "instant"),
        Column("kind", _("Kind")),
        Column("working_minutes", _("Working minutes"), "integer", total=True),
        *((Column("working_seconds", _("Working seconds"), "integer", total=True),) if odd else ()),
        Column("total", _("Total"), "integer"),
        *((Column("due", _("New due time"), "instant"),) if extended else ()),
    )
    lines: list[Row] = []
    reached = 0
    for row in rows:
        # The minutes of a row are those that its seconds complete, so that the column adds up.
        total = row.total_seconds // 60
        lines.append(
            (
                Exact.of(row.start),
                Exact.of(row.end),
                chosen(KINDS, row.kind),
                total - reached,
                *((row.working_seconds,) if odd else ()),
                total,
                *((Exact.of(row.new_due),) if extended else ()),
            )
        )
        reached = total
    note = _("Seconds that are no whole minute count in the row in which the minute is full.") if odd else ""
    return Table(
        name, _("How the time adds up"), columns, lines, note=note, empty=_("This step has no time by which it is due.")
    )


def remarks(
    complaint: Complaint, course: Course, due: clock.Due, anew: clock.Due, now: datetime, reckoning: Reckoning
) -> list[str]:
    """What a reader of the due time must know beside it; anew: by the rules of today."""
    told = []
    if due.step in clocking.provisional(complaint, course, now):
        told.append(_(NOT_ANNOUNCED))
    kept = course.kept.get(due.step, NONE_KEPT).due
    if kept is not None and anew.due is not None and kept != anew.due:
        words = _("It was judged by {at}; by its severity and the rules of today it would be due by {anew}.")
        at, other = (to_the_second(reckoning.office, each) for each in (due.due, anew.due))
        told.append(words.format(at=at, anew=other))
    elif due.original is not None and anew.original is not None and due.original != anew.original:
        words = _("By its severity and the rules of today it would have been due by {anew} at first.")
        told.append(words.format(anew=to_the_second(reckoning.office, anew.original)))
    return told
