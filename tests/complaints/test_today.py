"""Today tells what waits of customer service: for an approver, for the customer, and only what lies near."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from bizdesk import keeping
from bizdesk.complaints.duties import duties
from bizdesk.complaints.models import Complaint, CorrectiveAction, Improvement, Inquiry
from bizdesk.duties import due
from tests.complaints.desk import SHANGHAI, Desk


def told(desk: Desk, kind: str = "complaint") -> list[str]:
    return [duty.words for duty in due(desk.office) if duty.kind == kind]


def proposed(desk: Desk, cost: int) -> Complaint:
    case = desk.take_down()
    desk.do(case, "assign", department=desk.service, owner=desk.chen)
    desk.do(case, "investigate", finding="The seal is worn.")
    return desk.do(case, "propose", proposal="A new pump", proposal_cost=cost)


def test_a_remedy_above_the_limit_waits_for_an_approver_until_it_is_approved(desk: Desk) -> None:
    case = proposed(desk, 150_000)
    waits = "Complaint TS-2026-0001 Pump leaks: its remedy of 1,500.00 waits for an approver"
    assert waits in told(desk)
    desk.do(case, "approve", approver=desk.lin)
    assert waits not in told(desk)
    # What was approved is not what is proposed now.
    desk.do(case, "propose", proposal="Two new pumps", proposal_cost=300_000)
    assert waits.replace("1,500.00", "3,000.00") in told(desk)
    assert not any("waits for an approver" in words for words in told(desk) if "TS-2026-0002" in words)
    proposed(desk, 9_000)
    assert not any("waits for an approver" in words for words in told(desk) if "TS-2026-0002" in words)


def test_who_was_told_and_says_nothing_is_asked_after_three_working_days(desk: Desk) -> None:
    # Fed back on Monday 16 March: asked on Friday the 20th, not yet on Thursday.
    desk.to_feedback(desk.take_down())
    desk.at("2026-03-19 17:00:00")
    assert told(desk) == []
    desk.at("2026-03-20 09:00:00")
    assert told(desk) == [
        "Complaint TS-2026-0001 Pump leaks: fed back on 2026-03-16, the customer has not said yet what of it"
    ]


def test_an_open_complaint_without_a_time_due_is_not_lost(desk: Desk) -> None:
    case = desk.take_down()
    # So it came from an office whose clocks were never wound.
    desk.office.db.execute_sql("UPDATE complaint SET next_due = NULL WHERE id = ?", (case.id,))
    assert told(desk) == ["Complaint TS-2026-0001 Pump leaks: open without a time due (Recorded)"]


def test_a_stopped_clock_says_that_it_waits(desk: Desk) -> None:
    case = desk.take_down()
    desk.do(case, "pause", waiting_for="other")
    assert told(desk) == ["Complaint TS-2026-0001 Pump leaks: Waiting (other) since 2026-03-16"]


def test_what_lies_beyond_the_days_warned_ahead_is_not_told(desk: Desk) -> None:
    case = desk.take_down()
    for day in (date(2026, 3, 20), date(2027, 2, 22)):
        values = {"complaint": case, "what": "Change the seal", "owner": desk.zhao, "due": day}
        keeping.add(desk.office, "", CorrectiveAction, values)
        keeping.add(desk.office, "", Improvement, {"what": "A spare seal", "owner": desk.zhao, "due": day})
        at = desk.now.replace(year=day.year, month=day.month, day=day.day).astimezone(SHANGHAI)
        keeping.add(desk.office, "", Inquiry, {"question": "When?", "due_at": at})
    for kind in ("corrective_action", "improvement", "inquiry"):
        assert len(told(desk, kind)) == 1, kind


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that the office's file is asked within."""
    asked: list[str] = []
    connection = desk.office.db.connection()
    connection.set_trace_callback(asked.append)
    try:
        yield asked
    finally:
        connection.set_trace_callback(None)


def test_today_asks_no_more_of_many_complaints_than_of_one(desk: Desk) -> None:
    proposed(desk, 150_000)
    desk.to_feedback(desk.take_down())
    desk.at("2026-03-27 09:00:00")
    with counted(desk) as few:
        list(duties(desk.office))
    for _each in range(5):
        desk.do(proposed(desk, 150_000), "approve", approver=desk.lin)
        proposed(desk, 150_000)
        desk.to_feedback(desk.take_down())
    desk.at("2026-04-10 09:00:00")
    with counted(desk) as many:
        list(duties(desk.office))
    # What is asked again is only whether the file has changed.
    assert len([text for text in many if "FROM" in text]) == len([text for text in few if "FROM" in text])
