"""The explanation of a due time adds up, interval by interval; the letter holds what was recorded and nothing else."""

from datetime import timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from bizdesk import keeping
from bizdesk.complaints import solving, timing
from bizdesk.complaints.clocking import DUES
from bizdesk.complaints.models import Complaint, LetterTemplate
from bizdesk.complaints.words import STEPS
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.policy import Policy
from bizdesk.reports import render
from bizdesk.reports.report import Paragraph, Report

from ..assets.report_story import fields, made, rows, table
from .report_story import WHO, at, clock, step, whole


@pytest.fixture
def story(office: Office) -> SimpleNamespace:
    return whole(office)


def adds_up(report: Report, name: str = "intervals") -> int:
    """The minutes of all rows, after proving that the rows follow each other without a gap and count on."""
    lines = rows(report, name)
    for one, other in pairwise(lines):
        assert one["to"] == other["from"]
    reached = 0
    for line in lines:
        assert line["kind"].key == "working" or line["working_minutes"] == 0
        # Odd seconds of the rows before may fill a minute here.
        assert timedelta(minutes=line["working_minutes"]) < line["to"] - line["from"] + timedelta(minutes=1)
        reached += line["working_minutes"]
        assert line["total"] == reached
    return reached


def test_a_stopped_and_extended_clock_adds_up_to_its_due_time(office: Office, story) -> None:
    """7 h on Monday, 6 on Tuesday until it is stopped, 7 on Thursday, 8 on Friday, 5 on Monday until more is given:
    33 h. Then 3 h and four days: 35 h. At first it was 7 + 5 x 8 = 47 h; stopped were 11 h in one pause.
    """
    report = made(office, "complaint-clock", complaint=story.a.number)
    lines = rows(report, "intervals")
    assert adds_up(report) == (33 + 35) * 60
    assert (lines[0]["from"], lines[-1]["to"]) == (at(2, "10:00"), at(13, "18:00"))
    stopped = [line["to"] - line["from"] for line in lines if line["kind"].key == "paused"]
    assert sum(stopped, timedelta()) == timedelta(hours=11)
    (given,) = [line for line in lines if line["kind"].key == "extended"]
    assert (given["from"], given["total"], given["due"]) == (at(9, "15:00"), 33 * 60, at(13, "18:00"))
    form = fields(report)
    assert (form["target"].key, form["original"], form["due"]) == ("5d", at(9, "18:00"), at(13, "18:00"))
    assert (form["pauses"], form["paused"], form["extensions"]) == (1, 11 * 60, 1)
    assert (form["allowed"], form["extended"]) == (47 * 60, 21 * 60)
    assert (form["first_breached_at"], form["first_breached_step"]) == (at(6, "12:00"), "Investigation")


@pytest.mark.parametrize("step_", STEPS)
def test_the_rows_of_every_step_end_where_the_record_says(office: Office, story, step_: str) -> None:
    for complaint in (story.a, story.b, story.c, story.d):
        complaint = complaint.afresh()
        report = made(office, "complaint-clock", complaint=complaint.number, step=step_)
        assert rows(report, "intervals")[-1]["to"] == getattr(complaint, DUES[step_][0])
        adds_up(report)


def test_all_steps_stand_one_after_the_other(office: Office, story) -> None:
    """A may be investigated within 7 + 6 + 7 + 3 = 23 h: two days after Monday's 7 h, what was stopped left out."""
    report = made(office, "complaint-clock", complaint=story.a.number, step="all")
    assert adds_up(report, "intervals_investigate") == 23 * 60
    assert [adds_up(report, f"intervals_{each}") for each in ("assign", "respond")] == [240, 480]


def test_seconds_are_carried_so_that_minutes_add_up(office: Office, story) -> None:
    """Received 30 seconds past nine: 4 h later is 30 seconds past two."""
    moment = at(16, "09:00") + timedelta(seconds=30)
    values = {"customer": story.huaxia, "subject": "x", "severity": "serious", "received_at": moment}
    late = keeping.add(office, WHO, Complaint, values)
    report = made(office, "complaint-clock", complaint=late.number, step="assign")
    assert adds_up(report) == 240
    lines = rows(report, "intervals")
    assert [line["working_minutes"] for line in lines if line["kind"].key == "working"] == [179, 61]
    assert sum(line["working_seconds"] for line in lines) == 4 * 3600
    assert lines[-1]["to"] == at(16, "14:00") + timedelta(seconds=30)


def test_a_clock_that_stands_is_told_as_if_resumed_now(office: Office, story) -> None:
    """F: stopped for 24 h until Monday noon, the resolution now due Wednesday 25th."""
    report = made(office, "complaint-clock", complaint=story.f.number)
    assert rows(report, "intervals")[-1]["to"] == at(25, "18:00")
    assert (fields(report)["state"].key, fields(report)["paused"]) == ("paused", 24 * 60)


def test_what_was_judged_by_other_rules_is_said(office: Office, story) -> None:
    keeping.edit(office, WHO, Policy.named("complaint_resolve_critical"), {"value": "9d"})
    words = "It was judged by 2026-03-11 18:00;"
    assert words in "".join(render.pieces(made(office, "complaint-clock", complaint=story.c.number), "text"))
    assert words not in "".join(render.pieces(made(office, "complaint-clock", complaint=story.a.number), "text"))


def test_the_target_beside_a_kept_due_time_is_the_one_it_was_made_by(office: Office, story) -> None:
    """A is extended, so that its due time in force is the same by any target; C is over, judged by its own."""
    assert fields(made(office, "complaint-clock", complaint=story.c.number))["target"].key == "3d"
    for severity in ("critical", "serious"):
        keeping.edit(office, WHO, Policy.named(f"complaint_resolve_{severity}"), {"value": "9d"})
    words = "By its severity and the rules of today it would have been due by 2026-03-13 18:00 at first."
    for complaint, told in ((story.a, True), (story.c, False)):
        report = made(office, "complaint-clock", complaint=complaint.number)
        assert fields(report)["target"] is None
        assert (words in " ".join("".join(render.pieces(report, "text")).split())) is told
    fresh = keeping.add(office, WHO, Complaint, {"customer": story.huaxia, "subject": "x", "severity": "critical"})
    assert fields(made(office, "complaint-clock", complaint=fresh.number))["target"].key == "9d"


# The letter


def letter(report: Report) -> str:
    return "\n\n".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def test_the_letter_is_in_the_language_asked_for(office: Office, story) -> None:
    english = letter(made(office, "complaint-letter", complaint=story.a.number))
    assert english.startswith("华夏公司\n陈经理\n采购经理\n上海市南京路 1 号\n\n2026-03-16\n\nDear 陈经理,")
    assert f"complaint {story.a.number} of 2026-03-02 about: 电机过热 motor hot." in english
    assert "What we do: New bearing" in english
    assert english.endswith("王五\nTest office")
    chinese = letter(made(office, "complaint-letter", complaint=story.a.number, language="zh_CN"))
    assert "2026年3月16日" in chinese
    assert "您于2026年3月2日就“电机过热 motor hot”提出的投诉" in chinese
    language.use("zh_CN")
    assert letter(made(office, "complaint-letter", complaint=story.a.number)) == chinese


def test_a_template_fills_what_it_knows_and_nothing_else(office: Office, story) -> None:
    """Braces in what a customer said are no places, and attributes of what is filled in cannot be reached."""
    values = {"code": "T", "name": "T", "body": "{subject} / {number}\n\n{{date}}"}
    template = keeping.add(office, WHO, LetterTemplate, values)
    step(office, 16, "12:00", keeping.edit, story.d, values={"subject": "{finding} {0} {remedy}"})
    text = letter(made(office, "complaint-letter", complaint=story.d.number, template=template.code))
    assert f"{{finding}} {{0}} {{remedy}} / {story.d.number}\n\n{{2026-03-16}}" in text
    for body, told in (
        ("{discount} / {number.__class__}", r"places that nobody fills: \{discount\}, \{number.__class__\}"),
        ("{finding} {outcome}", r"nothing is recorded for \{finding\}, \{outcome\}"),
    ):
        keeping.edit(office, WHO, template.afresh(), {"body": body})
        with pytest.raises(Refused, match=told):
            made(office, "complaint-letter", complaint=story.d.number, template=template.code)


def test_what_is_only_taken_down_is_acknowledged(office: Office, story) -> None:
    english = letter(made(office, "complaint-letter", complaint=story.d.number))
    assert "We have received your complaint of" in english
    assert "What we found" not in english
    chinese = letter(made(office, "complaint-letter", complaint=story.d.number, language="zh_CN"))
    assert "我们已经受理" in chinese


def test_a_letter_bears_the_name_of_the_office_and_nothing_of_its_books(office: Office, story) -> None:
    report = made(office, "complaint-letter", complaint=story.a.number)
    for format in ("text", "html"):
        told = "".join(render.pieces(report, format))
        assert "Test office" in told
        assert not [words for words in ("Printed at", "Prepared by", "Journal", "As of", "Page 1") if words in told]
    keeping.edit(office, WHO, LetterTemplate.named("answer-en"), {"body": "Dear {contact},\n\n" + "A line.\n" * 90})
    assert "Page 2 of 2" in "".join(render.pieces(made(office, "complaint-letter", complaint=story.a.number), "text"))


def test_a_language_without_a_template_is_refused_in_words(office: Office, story) -> None:
    for template in LetterTemplate.select().where(LetterTemplate.language == "en"):
        keeping.remove(office, WHO, template)
    with pytest.raises(Refused, match="There is no letter template in English"):
        made(office, "complaint-letter", complaint=story.a.number)


def test_the_letter_of_a_second_round_has_the_second_remedy(office: Office, story) -> None:
    step(office, 16, "12:00", solving.reopen, story.c, reason="again")
    with pytest.raises(Refused, match=r"nothing is recorded for \{remedy\}"):
        made(office, "complaint-letter", complaint=story.c.number, template="answer-en")


def test_a_pause_after_the_due_time_is_not_taken_out(office: Office, story) -> None:
    """B's first answer was due on Wednesday; stopped on Monday, that stays so."""
    step(office, 16, "12:00", timing.pause, story.b, waiting_for="supplier")
    with clock(office, 20, "12:00"):
        report = made(office, "complaint-clock", complaint=story.b.number, step="respond")
    assert rows(report, "intervals")[-1]["to"] == at(11, "18:00")
    assert (fields(report)["state"].key, fields(report)["pauses"]) == ("overdue", 0)
    assert table(report, "intervals").note == ""
