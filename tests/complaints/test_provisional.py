"""Due times that rest on a year whose days off are not announced yet: marked, explained, and settled when they come."""

from datetime import date, datetime

from bizdesk import keeping
from bizdesk.complaints import clocking
from bizdesk.complaints.foreseen import preview
from bizdesk.complaints.models import Complaint
from bizdesk.office.holidays import Holiday
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Report
from tests.assets.report_story import fields, made
from tests.complaints.desk import SHANGHAI, Desk

SENTENCE = "A year on the way is not announced yet: the time due may still move."


def moving(desk: Desk, case: Complaint) -> tuple[str, ...]:
    """The steps of a complaint, as the file has it, that are provisional."""
    case = case.afresh()
    return clocking.provisional(case, clocking.course(desk.office, case), desk.now)


def clock(desk: Desk, case: Complaint, step: str) -> Report:
    return made(desk.office, "complaint-clock", complaint=case.number, step=step)


def test_a_due_time_in_a_year_not_announced_is_marked_until_the_list_comes(desk: Desk) -> None:
    desk.at("2026-12-30 10:00:00")
    # A Wednesday: assigned the same day, answered on Thursday; the others are due in January 2027.
    case = desk.take_down()
    assert moving(desk, case) == ("investigate", "propose", "resolve")
    assert local(case.resolution_due) == "2027-01-08 18:00"
    for step, told in (("respond", False), ("resolve", True)):
        report = clock(desk, case, step)
        assert fields(report)["provisional"] is told
        assert (SENTENCE in " ".join("".join(pieces(report, "text")).split())) is told
    shown = preview(desk.office, {"customer": desk.customer, "subject": "Pump leaks", "severity": "minor"})
    times = next(line for line in shown if line.startswith("Due: "))
    assert " · First response 12-31 18:00 · " in times
    assert times.endswith(" · Resolution 2027-01-08 18:00 (provisional)")
    assert SENTENCE in shown
    keeping.add(desk.office, "", Holiday, {"date": date(2027, 1, 1), "name": "New Year"})
    assert moving(desk, case) == ()
    # Friday 1 January is off: recomputed, a working day later.
    assert local(case.afresh().resolution_due) == "2027-01-11 18:00"
    assert fields(clock(desk, case, "resolve"))["provisional"] is False


def test_what_is_over_was_judged_and_moves_no_more(desk: Desk) -> None:
    desk.at("2026-12-30 10:00:00")
    case = desk.to_feedback(desk.take_down())
    assert moving(desk, case) != ()
    desk.do(case, "satisfied")
    assert moving(desk, case) == ()
    report = clock(desk, case, "resolve")
    assert fields(report)["provisional"] is False
    assert SENTENCE not in " ".join("".join(pieces(report, "text")).split())


def local(instant: datetime | None) -> str:
    return instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if instant else ""
