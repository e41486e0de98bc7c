"""The register of complaints and the handling form: figures worked out by hand in report_story."""

from types import SimpleNamespace

import pytest

from bizdesk.complaints import handling, joining, solving, timing
from bizdesk.complaints.models import Complaint
from bizdesk.office import notes
from bizdesk.office.file import Office
from bizdesk.reports import render
from bizdesk.reports.report import Table

from ..assets.report_story import fields, made, rows, table
from .desk import Desk
from .report_story import WHO, at, clock, step, whole


@pytest.fixture
def story(office: Office) -> SimpleNamespace:
    return whole(office)


def by(lines: list[dict], name: str) -> dict:
    return {line[name]: line for line in lines}


# The register


def test_the_register_tells_what_is_late_at_the_moment_of_looking(office: Office, story) -> None:
    """B: the first answer was due Wednesday 18:00, by Monday noon 8 + 8 + 3 = 19 h passed; C: fed back 2 h late."""
    lines = by(rows(made(office, "complaints"), "complaints"), "number")
    figures = {number: (line["overdue"], line["late_by"], line["late_step"]) for number, line in lines.items()}
    assert figures == {
        story.a.number: (False, None, None),
        story.b.number: (True, 19 * 60, "First response"),
        story.c.number: (True, 120, "Resolution"),
        story.d.number: (False, None, None),
        story.e.number: (False, None, None),
        story.f.number: (False, None, None),
    }
    assert lines[story.a.number]["due"] == at(13, "18:00")
    assert lines[story.b.number]["due"] == at(19, "18:00")
    assert lines[story.f.number]["due"] == at(25, "18:00"), "the clock stands: it moves with every hour"
    assert (lines[story.a.number]["round"], lines[story.a.number]["satisfied"]) == (2, "Yes")
    assert lines[story.b.number]["late_by"].words == "2 d 3 h"


def test_what_is_late_grows_as_time_passes_without_anything_written(office: Office, story) -> None:
    """B, on Tuesday at nine: the 19 h until Monday noon and the 5 h of the afternoon."""
    with clock(office, 17, "09:00"):
        line = by(rows(made(office, "complaints"), "complaints"), "number")[story.b.number]
    assert line["late_by"] == 24 * 60


def test_the_register_adds_up(office: Office, story) -> None:
    """Open are B, D, F; A and B missed a time besides C, which came late."""
    names = ("count", "open", "paused", "overdue", "late", "breached", "closed")
    assert [fields(made(office, "complaints"))[name] for name in names] == [6, 3, 1, 1, 1, 3, 2]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"customer": "Northwind"}, "c d e"),
        ({"department": "06"}, "b f"),
        ({"severity": "minor"}, "b d e f"),
        ({"state": "open"}, "b d f"),
        ({"state": "closed"}, "a c"),
        ({"from_": "2026-03-10", "to": "2026-03-11"}, "b f"),
        ({"to": "2026-03-02"}, "a"),
        ({"month": "2026-02"}, ""),
    ],
)
def test_the_register_is_limited_as_it_is_asked(office: Office, story, texts: dict, found: str) -> None:
    report = made(office, "complaints", **texts)
    assert {line["number"] for line in rows(report, "complaints")} == {
        getattr(story, name).number for name in found.split()
    }
    assert bool(report.filter) == bool(texts.keys() & {"customer", "department", "severity", "state"})


def test_an_extension_given_too_late_does_not_make_a_resolution_one_in_time(office: Office, story) -> None:
    """D is due Wednesday 25th 18:00; extended on Thursday 26th at 10:00, resolved on Friday: late since Wednesday."""
    step(office, 16, "13:00", handling.assign, story.d, department=story.service)
    step(office, 16, "14:00", solving.investigate, story.d, finding="lost")
    step(office, 16, "15:00", solving.propose, story.d, proposal="again")
    step(office, 26, "10:00", timing.extend, story.d, due=at(31, "18:00"), reason="more", approver=story.li)
    step(office, 26, "10:30", solving.agree, story.d)
    step(office, 27, "10:00", solving.feed_back, story.d, method="phone", person_reached="Ann")
    with clock(office, 27, "12:00"):
        line = by(rows(made(office, "complaints"), "complaints"), "number")[story.d.number]
        form = fields(made(office, "complaint-clock", complaint=story.d.number))
    assert line["due"] == at(31, "18:00")
    assert (line["overdue"], line["late_by"]) == (True, 9 * 60), "Thursday 8 h, Friday 1 h"
    assert (form["state"].key, form["late_by"], form["missed"]) == ("late", 9 * 60, at(25, "18:00"))


# The handling form


def test_the_form_tells_who_had_it_and_for_how_long(office: Office, story) -> None:
    """Zhang from Monday 10:30 to Tuesday 11:00: 1.5 + 5 + 2 h; Wang until Thursday 12th 16:00: 6 + 6 x 8 + 8 - 2 h."""
    lines = rows(made(office, "complaint", complaint=story.a.number), "holders")
    assert [(line["owner"].key, line["held"]) for line in lines] == [("001", 510), ("003", 3600)]
    (held,) = rows(made(office, "complaint", complaint=story.f.number), "holders")
    assert (held["to"], held["held"]) == (None, 26 * 60), "2 + 5 + 8 + 8 + 3 h and going on"


def test_the_form_has_the_due_times_of_every_step(office: Office, story) -> None:
    lines = by(rows(made(office, "complaint", complaint=story.a.number), "clock"), "step")
    found = {line["step"].key: (line["due"], line["state"].key, line["late_by"]) for line in lines.values()}
    assert found == {
        "assign": (at(2, "15:00"), "met", None),
        "respond": (at(3, "10:00"), "met", None),
        "investigate": (at(6, "12:00"), "late", 60),
        "propose": (at(9, "12:00"), "met", None),
        "resolve": (at(13, "18:00"), "met", None),
    }
    assert lines["Resolution"]["original"] == at(9, "18:00")
    assert (
        "First missed: Investigation, due 2026-03-06 12:00."
        in table(made(office, "complaint", complaint=story.a.number), "clock").note
    )


def test_the_form_keeps_every_round_approval_and_word(office: Office, story) -> None:
    report = made(office, "complaint", complaint=story.a.number)
    form = fields(report)
    assert (form["proposal"], form["proposal_cost"], form["rating"]) == ("New bearing", 90_000, 5)
    assert (form["category"], form["cause"]) == ("Product / Fails in use", "Work / Not checked")
    (first,) = rows(report, "rounds")
    assert (first["round"], first["proposal"], first["proposal_cost"]) == (1, "Repair on site", 80_000)
    assert (first["rating"], first["reason"]) == (2, "Hot again")
    (decision,) = rows(report, "decisions")
    assert (decision["approver"], decision["opinion"], decision["paper_reference"]) == ("002 李四", "同意", "26-031")
    log = [(line["event"].key, line["round"]) for line in rows(report, "log")]
    assert log[:6] == [(kind, 1) for kind in ("responded", "found", "proposed", "approved", "refused", "proposed")]
    assert log[-1] == ("satisfied", 2)
    (action,) = rows(report, "actions")
    assert (action["what"], action["verified_by"], action["state"]) == ("Grease on delivery", "李四", "Verified")
    (more,) = rows(report, "extensions")
    assert (more["before"], more["due"], more["approver"]) == (at(11, "12:00"), at(13, "18:00"), "002 李四")
    # What the customer said at a step stands with the step, and nowhere twice.
    assert "Fine with us" in [line["text"] for line in rows(report, "log")]
    assert "Fine with us" not in [line["text"] for line in rows(report, "notes")]


def test_notes_that_are_not_for_the_customer_stay_off_the_form(office: Office, story) -> None:
    notes.write(office, WHO, story.a, "between us", "internal")
    assert "between us" not in "".join(render.pieces(made(office, "complaint", complaint=story.a.number), "text"))


def test_the_form_has_lines_to_sign_and_says_where_nothing_was_decided(office: Office, story) -> None:
    text = "".join(render.pieces(made(office, "complaint", complaint=story.d.number), "text"))
    for role in ("Received by: __", "Case handler: __", "Reviewer: __", "Approver: __"):
        assert role in text
    for words in ("No approval is needed.", "It was given to nobody yet.", "This is the first round."):
        assert words in " ".join(text.split())


def test_the_form_of_a_usual_complaint_is_two_pages_without_empty_tables(desk: Desk) -> None:
    case = desk.to_feedback(
        desk.take_down(contact=desk.contact, description="It leaks since Monday.", demand="A new one")
    )
    desk.do(case, "satisfied", rating=5, text="Fine now")
    report = made(desk.office, "complaint", complaint=case.number)
    pages = "".join(render.pieces(report, "text")).split("\f")
    assert len(pages) == 2
    assert len(pages[1].splitlines()) > 30
    assert all(list(block.rows) for block in report.blocks if isinstance(block, Table))


def related(office: Office, complaint: Complaint) -> dict[str, str]:
    lines = rows(made(office, "complaint", complaint=complaint.number), "links")
    return {line["number"]: line["relation"].key for line in lines}


def test_what_belongs_together_is_told_on_both_sides(office: Office, story) -> None:
    part = step(office, 16, "12:00", joining.split, story.b, subject="Rude")
    step(office, 16, "12:00", joining.merge, story.f, into=story.b.afresh())
    step(office, 16, "12:00", joining.link, story.b, other=story.d.afresh())
    assert related(office, story.b) == {
        part.number: "split_off",
        story.f.number: "merged_from",
        story.d.number: "linked",
    }
    assert related(office, part)[story.b.number] == "split_from"
    assert related(office, story.f)[story.b.number] == "merged_into"
    assert related(office, story.d) == {story.b.number: "linked", story.inquiry.number: "inquiry"}
    (held,) = rows(made(office, "complaint", complaint=part.number), "holders")
    assert held["department"].key == "06", "it came with who had it"
