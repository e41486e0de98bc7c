"""Service levels, causes, repeats, satisfaction, inquiries, visits: figures worked out by hand in report_story."""

import json
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.complaints import visiting
from bizdesk.complaints.models import Complaint, Visit
from bizdesk.complaints.report_standing import Reckoning, standings
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.reports import render
from bizdesk.reports.report import Chart, Report

from ..assets.report_story import fields, made, rows, table
from .desk import Desk
from .report_story import WHO, at, step, whole


@pytest.fixture
def story(office: Office) -> SimpleNamespace:
    return whole(office)


def told(report: Report) -> dict:
    return json.loads("".join(render.pieces(report, "json")))


def test_service_levels_count_every_step(office: Office, story) -> None:
    """Without E, cancelled. Findings: A 1 h late, B overdue by 3 h, C in time, D and F running: 1 of 3 judged in time.
    First answers: B overdue by 19 h, D running. All: 11 of 15 judged in time, late 1 + 3 + 19 + 2 h, 6.25 h on average.
    """
    report = made(office, "service-levels")
    lines = {line.pop("step").key: tuple(line.values()) for line in rows(report, "steps")}
    assert lines == {
        "assign": (5, 4, 0, 1, 0, Decimal(100), None, None),
        "respond": (5, 3, 0, 1, 1, Decimal(75), 1140, 1140),
        "investigate": (5, 1, 1, 2, 1, Decimal("33.3"), 120, 180),
        "propose": (5, 2, 0, 3, 0, Decimal(100), None, None),
        "resolve": (5, 1, 1, 3, 0, Decimal(50), 120, 120),
    }
    assert tuple(table(report, "steps").totals.values()) == (25, 11, 2, 10, 2, Decimal("73.3"), 375, 1140)


def test_service_levels_by_department_severity_and_month(office: Office, story) -> None:
    report = made(office, "service-levels")
    departments = {line["department"].key: tuple(line.values())[1:7] for line in rows(report, "by_department")}
    assert departments == {
        "06": (2, 0, 0, 2, 0, None),
        "07": (2, 1, 1, 0, 0, Decimal(50)),
        "": (1, 0, 0, 1, 0, None),
    }
    severities = {line["severity"].key: line["met_percent"] for line in rows(report, "by_severity")}
    assert severities == {"minor": None, "serious": Decimal(100), "critical": Decimal(0)}
    assert "—" in "".join(render.pieces(report, "text")), "nothing judged has no percent"
    assert [(line["month"], line["count"]) for line in rows(report, "by_month")] == [("2026-03", 5)]
    (chart,) = told(report)["charts"]
    assert [series["values"] for series in chart["series"]] == [[1], [1]]
    form = fields(report)
    assert (form["count"], form["never_late"], form["first_time_resolution"]) == (5, 2, Decimal(50))


def test_causes_are_shared_out_and_what_is_not_known_stands_last(office: Office, story) -> None:
    """A and C have one cause: 800.00 and 900.00 agreed in two rounds, not the 1,500.00 refused, and 123.45."""
    report = made(office, "complaint-causes")
    lines = [tuple(line.values()) for line in rows(report, "causes")]
    assert lines == [
        ("Work / Not checked", 2, Decimal(40), Decimal(40), 80_000 + 90_000 + 12_345),
        ("not recorded", 3, Decimal(60), Decimal(100), 0),
    ]
    assert [line["cause"].key for line in rows(report, "groups")] == ["W", ""]
    only = made(office, "complaint-causes", justified="yes")
    assert [(line["cause"].key, line["cumulative_share"]) for line in rows(only, "causes")] == [("W2", Decimal(100))]
    assert "Only justified" in only.filter


def test_repeats_by_customer_category_and_subject(office: Office, story) -> None:
    step(office, 16, "12:00", keeping.edit, story.d, values={"subject": "wrong PARTS"})
    report = made(office, "complaint-repeats")
    lines = [(line["customer"], line["count"], line["last"]) for line in rows(report, "by_customer")]
    assert lines == [("华夏公司", 3, at(11, "10:00")), ("Northwind", 2, at(16, "11:00"))]
    assert rows(report, "by_customer")[0]["subjects"] == "电机过热 motor hot / Late again / Wrong invoice"
    assert [(line["category"].key, line["count"]) for line in rows(report, "by_category")] == [("P2", 2)]
    (same,) = rows(report, "by_subject")
    assert same["numbers"] == f"{story.c.number} / {story.d.number}", "capitals do not part them"


def test_two_customers_of_one_name_are_two(office: Office, story) -> None:
    other = keeping.add(office, WHO, Customer, {"name": "华夏公司"})
    keeping.add(office, WHO, Complaint, {"customer": other, "subject": "x"})
    assert [line["count"] for line in rows(made(office, "complaint-repeats"), "by_customer")] == [3, 2]


def test_satisfaction_of_complaints_and_visits(office: Office, story) -> None:
    """Complaints 2, 5, 4: 3.67. Visits 4 (20 / 5) and 2: 3. All five: 17 / 5 = 3.4; three of five are 4 or 5."""
    report = made(office, "satisfaction")
    (line,) = rows(report, "by_month")
    averages = (Decimal("3.67"), 2, Decimal(3), 5, Decimal("3.4"), Decimal(60))
    assert tuple(line.values()) == ("2026-03", 3, *averages)
    assert [line["average"] for line in rows(report, "by_question")] == [5, 4, 4, 3, 4]
    unhappy = [(line["date"], line["rating"], line["reason"]) for line in rows(report, "dissatisfied")]
    assert unhappy == [(date(2026, 3, 11), 2, "Hot again"), (date(2026, 3, 12), 2, "slow")]
    (suggestion,) = rows(report, "suggestions")
    assert (suggestion["suggestion"], suggestion["measure"]) == ("Longer hours", "Open on Saturdays")
    assert suggestion["improvement"] == story.improvement.number


def test_who_gives_the_middle_figure_and_is_content_is_not_dissatisfied(office: Office, story) -> None:
    visit = keeping.add(office, WHO, Visit, {"customer": Customer.get(), "due_on": date(2026, 3, 16)})
    content = {"person_reached": "Ann", "satisfaction": 3, "dissatisfied_with": "We are content."}
    step(office, 16, "12:00", visiting.finish, visit, **content)
    report = made(office, "satisfaction")
    assert "We are content." not in {line["reason"] for line in rows(report, "dissatisfied")}
    (trend,) = (block for block in report.blocks if isinstance(block, Chart))
    assert trend.ends == (1, 5)


def test_causes_tell_the_share_that_is_reached(office: Office, story) -> None:
    report = made(office, "complaint-causes")
    (pareto,) = (block for block in report.blocks if isinstance(block, Chart))
    assert pareto.share is not None
    assert list(pareto.share.values) == [line["cumulative_share"] for line in rows(report, "causes")]
    for format in ("text", "html", "csv", "json"):
        assert "Cumulative share" in "".join(render.pieces(report, format)).rpartition("Causes by number")[2], format


def test_inquiries_tell_how_long_answers_took(office: Office, story) -> None:
    """8 h and 17 h: 12.5 h on average; one in time of three that are judged."""
    report = made(office, "inquiries")
    lines = [(line["question"], line["response_time"], line["standing"]) for line in rows(report, "inquiries")]
    assert lines == [
        ("Price?", 480, "in time"),
        ("Manual?", 1020, "late"),
        ("Opening hours?", None, "overdue"),
        ("Where is my order?", None, None),
    ]
    assert tuple(table(report, "by_channel").totals.values()) == (4, 2, 1, 1, 0, 1, Decimal("33.3"), 750)
    assert [line["channel"].key for line in rows(report, "by_channel")] == ["email", "online", "phone"]


def test_visits_due_done_and_customers_left_out(office: Office, story) -> None:
    report = made(office, "visits")
    form = fields(report)
    names = ("overdue", "due", "done", "done_late", "attempts")
    assert [form[name] for name in names] == [1, 0, 2, 1, 1]
    first = rows(report, "visits")[0]
    assert (first["due_on"], first["state"].key, first["days_late"]) == (date(2026, 3, 12), "overdue", 4)
    levels = {line["level"].key: tuple(line.values())[1:] for line in rows(report, "coverage")}
    assert levels == {"A": (3, 1, 1, 0, Decimal(100)), "B": (6, 1, 1, 0, Decimal(100))}


def test_visits_of_another_day(office: Office, story) -> None:
    """On the 11th Northwind was still to be visited; on 11 June the three months of Huaxia are over."""
    before = made(office, "visits", on="2026-03-11")
    assert [line["customer"] for line in rows(before, "done")] == ["华夏公司"]
    assert rows(before, "visits")[0]["due_on"] == date(2026, 3, 5)
    after = made(office, "visits", on="2026-06-11")
    (left,) = rows(after, "uncovered")
    assert (left["customer"], left["last"], left["next"]) == (
        story.huaxia.code,
        date(2026, 3, 10),
        date(2026, 3, 12),
    )


def test_stopped_complaints_are_read_together(desk: Desk) -> None:
    cases = [desk.take_down(department=desk.service) for _each in range(4)]
    for case in cases:
        desk.do(case, "pause", waiting_for="customer")
    held, told = [case.afresh() for case in cases], list[str]()
    reckoning = Reckoning(desk.office)
    desk.office.db.connection().set_trace_callback(told.append)
    found = standings(reckoning, held)
    desk.office.db.connection().set_trace_callback(None)
    assert {stand[-1].state for stand in found.values()} == {"paused"}
    assert len([each for each in told if "complaint_event" in each or '"extension"' in each]) == 3
